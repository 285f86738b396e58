"""Decisions on claims, what they teach, and what the page about an article shows."""

import json

import pytest

from poliscope.data.articles import (
    Aliases,
    apply_decisions,
    decide,
    learn_aliases,
    page_data,
    read_aliases,
    read_article,
    read_decisions,
    write_aliases,
)
from poliscope.errors import DataError

TEXT = (
    "2023年深圳的研发投入强度为6.46%,杭州的研发投入强度为3.92%,都高于全国的平均水平。\n"
    "2023年鹏城的创新企业梯队达到2.4万家,在全国各大城市之中名列前茅,势头非常之好。"
)


@pytest.fixture
def article():
    return read_article(TEXT)


def rows_of(article):
    return [claim.to_row() for claim in article.claims]


def test_accept_reject_and_correct(article):
    rows = rows_of(article)
    rows[0]["status"] = "accepted"
    rows[1]["status"] = "rejected"
    rows[2] |= {"status": "accepted", "indicator": "hightech_firms"}
    done = apply_decisions(article.claims, rows)
    assert [claim.status for claim in done] == ["accepted", "rejected", "corrected"]
    assert done[2].indicator == "hightech_firms"
    assert [claim.status for claim in article.claims] == ["proposed"] * 3  # nothing passed in changes


def test_untouched_rows_stay_proposed_and_deleted_ones_are_rejected(article):
    done = apply_decisions(article.claims, rows_of(article)[:1])
    assert [claim.status for claim in done] == ["proposed", "rejected", "rejected"]


def test_a_corrected_value_and_period(article):
    rows = rows_of(article)
    rows[0] |= {"status": "c", "value": "5.81%", "period": "2022"}
    claim = apply_decisions(article.claims, rows)[0]
    assert (claim.value, claim.low, claim.high, claim.period, claim.year) == (5.81, 5.81, 5.81, "2022", 2022)
    assert claim.status == "corrected"
    assert claim.quote == article.claims[0].quote


@pytest.mark.parametrize(
    ("word", "status"), [("y", "accepted"), ("接受", "accepted"), ("no", "rejected"), ("", "proposed")]
)
def test_words_for_decisions(article, word, status):
    assert decide(article.claims[0], word).status == status


def test_all_mistakes_of_a_table_are_told_at_once(article):
    rows = rows_of(article)
    rows[0]["status"] = "acepted"
    rows[1]["claim"] = "c999"
    rows[2]["value"] = "about ten"
    with pytest.raises(
        DataError, match=r"(?s)'acepted' is not known.*no claim 'c999'.*'about ten'"
    ) as caught:
        apply_decisions(article.claims, rows)
    assert [p.code for p in caught.value.problems] == ["unknown-status", "unknown-claim", "unreadable-number"]
    assert 'did you mean "accepted"' in str(caught.value)
    assert caught.value.problems[0].where.startswith("row 2")


def test_only_known_fields_are_corrected(article):
    with pytest.raises(DataError, match="'quote' cannot be corrected"):
        decide(article.claims[0], "corrected", quote="other words")


def test_csv_edited_and_read_back(article, tmp_path):
    path = tmp_path / "claims.csv"
    text = article.to_csv().replace("proposed", "accepted", 1)
    path.write_text(text, "utf-8")
    done = apply_decisions(article.claims, read_decisions(path))
    assert [claim.status for claim in done] == ["accepted", "proposed", "proposed"]


def test_workbook_edited_and_read_back(article, tmp_path):
    pytest.importorskip("xlsxwriter", reason="workbooks need the extra excel")
    pytest.importorskip("python_calamine", reason="workbooks need the extra excel")
    path = tmp_path / "claims.xlsx"
    frame = article.to_frame()
    frame.loc[0, "status"] = "accepted"
    frame.to_excel(path, index=False, engine="xlsxwriter")
    done = apply_decisions(article.claims, read_decisions(path))
    assert [claim.status for claim in done] == ["accepted", "proposed", "proposed"]


def test_corrections_teach_the_next_article(article, tmp_path):
    rows = rows_of(article)
    rows[0] |= {"status": "corrected", "unit": "Shenzhen"}
    rows[2] |= {"status": "corrected", "indicator": "hightech_firms"}
    done = apply_decisions(article.claims, rows)
    aliases = learn_aliases(article.claims, done)
    assert aliases.units == {"深圳": "Shenzhen"}
    assert list(aliases.indicators.values()) == ["hightech_firms"]
    path = tmp_path / "aliases.json"
    write_aliases(aliases, path)
    again = read_article(TEXT, aliases=read_aliases(path))
    assert again.claims[0].unit == "Shenzhen"
    assert again.claims[2].indicator == "hightech_firms"


def test_rejections_teach_nothing_and_old_aliases_are_kept(article):
    known = Aliases({"鹏城": "Shenzhen"}, {})
    done = [decide(claim, "rejected", unit="X") for claim in article.claims]
    assert learn_aliases(article.claims, done, known=known) == known


def test_damaged_alias_file(tmp_path):
    path = tmp_path / "aliases.json"
    path.write_text("[1, 2", "utf-8")
    with pytest.raises(DataError, match="the alias file cannot be read") as caught:
        read_aliases(path)
    assert caught.value.problems[0].code == "unreadable-aliases"


def test_page_shows_sentences_doubts_and_reasons(article):
    observations = [{"unit": "深圳", "indicator": "rd_intensity", "period": "2022", "value": 6.46}]
    page = page_data(article, observations=observations, published=(2024, 12))
    json.dumps(page, allow_nan=False)
    first = page["sentences"][0]
    assert [first["quote"][a:b] for a, b, _ in first["marks"]] == ["6.46%", "3.92%"]
    assert [check["verdict"] for check in page["doubts"]] == ["other year"]
    assert "is the figure of 2022 in the data" in first["claims"][0]["doubts"][0]
    assert first["claims"][1]["doubts"] == []
    assert page["comparisons"] == [
        {
            "indicator": "rd_intensity",
            "ahead": "深圳",
            "behind": "杭州",
            "period": "2023",
            "claims": ["c001", "c002"],
        }
    ]


def test_page_leaves_rejected_claims_out(article):
    done = [decide(article.claims[0], "r"), *article.claims[1:]]
    page = page_data(article, claims=done)
    assert [claim["claim"] for sentence in page["sentences"] for claim in sentence["claims"]] == [
        "c002",
        "c003",
    ]
