"""What a study makes of comparisons in words: the whole, a part, one indicator, who is first."""

import math
from dataclasses import replace

import pytest

from poliscope.answers.claims import Worded, find_node, judge_first, judge_node
from poliscope.data.articles.statements import Statement
from poliscope.study import read_study
from poliscope.study.claims import compare_article, read_article_against

HEAD = "城市观察\n\n文章发表于2025年1月3日\n\n"


@pytest.fixture(scope="module")
def study(root):
    return read_study(root / "examples" / "china-cities")


def worded(study, sentence):
    article = read_article_against(
        study, f"{HEAD}{sentence}\n\n这是另外一句不相干的话,写在这里只为凑成一篇像样的文章。\n"
    )
    return compare_article(study, article, draws=2000, choice_draws=200).worded


def one_of(study, sentence):
    (found,) = worded(study, sentence)
    return found


def test_innovation_as_a_whole_is_tested_with_every_defensible_index(study):
    found = one_of(study, "有人认为,杭州的创新能力强于深圳,这座城市的故事更动人。")
    assert (found.about, found.pair.ahead, found.pair.behind) == ("index", "Hangzhou", "Shenzhen")
    # the study's own bundle: Hangzhou is never ahead with its weights and choices
    assert (found.pair.grade, found.pair.share, found.stance) == ("never", 0.0, "fails")


def test_a_denial_turns_the_stance_round(study):
    found = one_of(study, "说杭州的创新能力强于深圳,这其实是一种误解,数据并不支持这一点。")
    assert (found.statement.mode, found.pair.grade, found.stance) == ("denied", "never", "holds")


def test_a_question_is_answered_in_the_order_of_the_study(study):
    found = one_of(study, "杭州和深圳,创新活力到底孰强孰弱,这个问题已经争论了很多年了?")
    assert (found.statement.mode, found.pair.ahead, found.pair.grade, found.stance) == (
        "asked", "Shenzhen", "always", None,
    )  # fmt: skip


def test_one_indicator_is_answered_by_its_figures(study):
    found = one_of(study, "在研发投入强度上,杭州远远不如深圳,差距由来已久,短期内难以改变。")
    # evidence.csv: 6.46 and 3.86 per cent of GDP in 2023
    assert (found.about, found.in_indicator.raw, found.in_indicator.periods) == (
        "indicator", (6.46, 3.86), ("2023", "2023"),
    )  # fmt: skip
    assert found.stance == "holds"


def test_a_rank_leads_where_it_is_lower(study):
    found = one_of(study, "在全球创新指数集群排名上,深圳不如杭州,这一说法流传很广,很多人信以为真。")
    # evidence.csv: Shenzhen's cluster is second of the world, Hangzhou's is 14th
    assert (found.in_indicator.raw, found.stance) == ((14, 2), "fails")


def test_a_part_of_the_index_is_answered_by_its_scores(study):
    found = one_of(study, "在科学研究方面,北京遥遥领先于深圳,高校和院所云集,无人可以撼动。")
    index = study.index()
    assert (found.about, found.in_node.node) == ("node", "research")
    assert found.in_node.scores == (index.scores["Beijing", "research"], index.scores["Shenzhen", "research"])
    assert found.stance == "holds"


def test_what_the_study_does_not_have_is_said(study):
    place = one_of(study, "深圳的创新能力强于帕洛阿托,而旧金山的创新能力强于深圳,有人这样认为。")
    assert (place.about, place.unknown, place.stance) == ("unknown-unit", ("旧金山",), None)
    price = one_of(study, "深圳的房价远远高于杭州,这也影响了年轻人才的去留,各方看法不一。")
    assert (price.about, price.stance) == ("unknown-indicator", None)


def test_who_is_first(study):
    asked = one_of(study, "到底谁是创新第一城,这个问题在各种榜单之间争论了很多年?")
    # the study's verdict: Beijing, secure
    assert (asked.first.unit, asked.first.verdict.leader, asked.first.grade) == (None, "Beijing", "always")
    wrong = one_of(study, "上海是中国创新第一城,这是许多榜单的结论,但是各种榜单并不相同。")
    assert (wrong.first.grade, wrong.first.share, wrong.stance) == ("never", 0.0, "fails")


def test_a_pair_in_words_is_explained_once_in_the_order_that_the_study_finds(study):
    first = "有人认为,杭州的创新能力强于深圳,这座城市的故事更动人。"
    text = f"{HEAD}{first}深圳的创新能力强于杭州,这是另一种看法,支持者也不少。\n"
    found = compare_article(study, read_article_against(study, text), draws=2000, choice_draws=200)
    assert [one.stance for one in found.worded] == ["fails", "holds"]
    assert [(pair.ahead, pair.behind) for pair in found.pairs] == [("Shenzhen", "Hangzhou")]
    assert len(found.stated) == len(found.pairs)


def test_stances(study):
    said = Statement("Shenzhen", "Hangzhou", None, "", "asserted", None, 0, 1, "x", 0, 1)
    nothing = Worded(said, "untested")
    assert nothing.stance is None
    level = judge_node(study.index(), "research", "Shenzhen", "Shenzhen")
    assert level.holds is None
    for mode in ("asked", "expected"):
        assert Worded(replace(said, mode=mode), "node", in_node=level).stance is None
    missing = replace(level, scores=(math.nan, 1.0))
    assert Worded(said, "node", in_node=missing).stance is None


def test_words_for_a_part(study):
    assert find_node(study.framework, "科学研究") == "research"
    assert find_node(study.framework, "its Research base") == "research"
    assert find_node(study.framework, "房价") is None


def test_a_unit_that_is_not_ranked_has_no_first_place(study):
    robustness = study.robustness(draws=500, choice_draws=50)
    unranked = next(unit for unit in study.units.codes if unit not in robustness.units)
    assert judge_first(robustness, unranked).grade == "unranked"
