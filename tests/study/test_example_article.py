"""The article that is shipped with the example study: right figures agree, the two wrong ones are found."""

from pathlib import Path

import pytest

from poliscope.data.consistency import check_claims
from poliscope.study import read_study
from poliscope.study.claims import compare_article, read_article_against

HERE = Path(__file__).parents[2] / "examples" / "china-cities"


@pytest.mark.parametrize("name", ["article.txt", "article.zh.txt"])
def test_the_shipped_article_against_the_shipped_study(name):
    study = read_study(HERE)
    article = read_article_against(study, HERE / name)
    assert (article.published, article.month, len(article.claims)) == (2025, 5, 12)
    found = compare_article(study, article, draws=2000, choice_draws=200)
    claims = {claim.claim: claim for claim in article.claims}
    verdicts = {
        (claims[one.claim].unit, claims[one.claim].indicator): one.verdict
        for one in found.agreements
        if one.verdict != "cannot tell"
    }
    assert verdicts.pop(("Hangzhou", "unicorns")) == "disagrees"  # 29 in the article, 19 in the study
    assert len(verdicts) == 8
    assert set(verdicts.values()) == {"agrees"}
    assert verdicts["Hangzhou", "nature_index_city_rank"] == "agrees"  # the rank of an indicator that is one
    [pair] = found.pairs
    assert (pair.ahead, pair.behind, pair.grade) == ("Shenzhen", "Hangzhou", "always")


def test_the_wrong_share_of_the_shipped_article_is_found():
    article = read_article_against(read_study(HERE), HERE / "article.zh.txt")
    [check] = [check for check in check_claims(article.claims) if check.verdict == "inconsistent"]
    assert "sum to 100" in check.message
    shares = [claim.value for claim in article.claims if claim.claim in check.claims]
    assert shares == [2.7, 28.3, 70.0]
