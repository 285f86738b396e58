"""Institutions stand for their city: a university, a firm, a port, an epithet says whose a figure is."""

import json
from importlib.resources import files

import pytest

from poliscope.data.articles import read_article
from poliscope.data.articles.lexicon import INSTITUTION, build_lexicon, gazetteer, institutions
from poliscope.data.articles.places.finding import find_named, find_places
from poliscope.data.quantities.numerals import fold

FOLDER = files("poliscope.data") / "lexicon"
ROWS = json.loads((FOLDER / "institutions.json").read_text("utf-8"))["institutions"]


def owners(text):
    return {claim.value_text: claim.unit for claim in read_article(text).claims}


NORTH = (
    "Three towns of the north\n\nBoden, Luleå and Skellefteå lie an hour apart. Boden had 16,000 inhabitants "
    "in 2024. Skellefteå had 37,000 inhabitants. Luleå had 49,000 inhabitants. "
)
KNOX = (
    "How Knoxville grew\n\nKnoxville is growing. In Tennessee rents rose 3% in 2024. Chattanooga had 190,000 "
    "inhabitants. "
)
HUI = "合肥与武汉的较量\n\n2024年,武汉GDP达2.11万亿元,合肥为1.35万亿元。两城都在招人。"
MICH = "Two college towns\n\nAnn Arbor had 120,000 inhabitants in 2024. Detroit had 640,000 inhabitants. "
CAPE = "Two Dutch cities\n\nEindhoven had 246,000 inhabitants in 2024. Amsterdam had 930,000 inhabitants. "
STEEL = "{0} and steel\n\n{0} had 300,000 people in 2024. It is an old town. "
ZHE = "杭州与宁波\n\n2024年,杭州人口1262万人,宁波人口978万人。宁波在追赶。"
BAVARIA = "Two German cities\n\nHamburg had 1,900,000 inhabitants in 2024. Munich had 1,600,000 inhabitants. "


@pytest.mark.parametrize(
    ("text", "value", "place"),
    [
        (NORTH + "When Northvolt went under, unemployment rose to 8.7%.", "8.7%", "Skellefteå"),
        (NORTH + "When Northvolt went under, 3,100 jobs vanished.", "3,100 jobs", "Skellefteå"),
        (NORTH + "After Northvolt failed, house prices fell 12%.", "12%", "Skellefteå"),
        (NORTH + "Stegra promised much, and the population grew by 400.", "400", "Boden"),
        (KNOX + "The University of Tennessee enrolled 40,421 students.", "40,421 students", "Knoxville"),
        (MICH + "The University of Michigan enrolled 52,855 students.", "52,855 students", "Ann Arbor"),
        (CAPE + "At Schiphol 66.8m passengers were counted.", "66.8m passengers", "Amsterdam"),
        (CAPE + "TU/e enrolled 13,000 students.", "13,000 students", "Eindhoven"),
        (CAPE + "ASML grew, and unemployment stood at 3.1%.", "3.1%", "Eindhoven"),
        (BAVARIA + "The Technical University of Munich founded 103 start-ups.", "103 start-ups", "Munich"),
        (BAVARIA + "BMW drives the local economy, and unemployment is 4.4%.", "4.4%", "Munich"),
        (BAVARIA + "At TUM 52,000 students were enrolled.", "52,000 students", "Munich"),
        (MICH + "The University of Michigan, founded in Detroit, has 62 firms.", "62 firms", "Ann Arbor"),
        (HUI + "中科大在校学生1.9万人。", "1.9万人", "合肥"),
        (HUI + "华科在校学生5.6万人。", "5.6万人", "武汉"),
        (HUI + "2024年,华中科技大学毕业生留在本地的占35%。", "35%", "武汉"),
        (HUI + "科大讯飞带动当地就业3.2万人。", "3.2万人", "合肥"),
        (HUI + "长江存储带动上下游就业4.5万人。", "4.5万人", "武汉"),
        (HUI + "东风集团解散一条线后,当地失业率升至6.1%。", "6.1%", "武汉"),
        (HUI + "蔚来汽车来了以后,房价上涨了8%。", "8%", "合肥"),
        (
            "十堰与宜昌\n\n2024年,宜昌常住人口392万人,十堰常住人口315万人。东风汽车减产,失业率升至5.2%。",
            "5.2%",
            "十堰",
        ),
        ("福州与厦门\n\n2024年,厦门人口532万人,福州人口846万人。榕城的失业率为2.9%。", "2.9%", "福州"),
        (STEEL.format("Aberdeen") + "The Granite City's unemployment is 4.1%.", "4.1%", "Aberdeen"),
        (STEEL.format("Sheffield") + "In the Steel City unemployment is 4.2%.", "4.2%", "Sheffield"),
        (STEEL.format("Pittsburgh") + "The Steel City's unemployment is 3.9%.", "3.9%", "Pittsburgh"),
        ("长沙与南昌\n\n2024年,南昌人口656万,长沙人口1050万。江铃的上下游带动就业6万人。", "6万人", "南昌"),
    ],
)  # fmt: skip
def test_an_institution_stands_for_the_city_that_the_article_names(text, value, place):
    assert owners(text)[value] == place


@pytest.mark.parametrize(
    ("text", "value", "place"),
    [
        # the sentence names its place itself
        (NORTH + "In Luleå unemployment rose to 5.5% when Northvolt failed.", "5.5%", "Luleå"),
        (HUI + "合肥从华科引进的毕业生达到1200人。", "1200人", "合肥"),
        # the firm's own figures are the firm's
        (HUI + "蔚来2024年营业收入657亿元。", "657亿元", "蔚来"),
        (CAPE + "ASML's net sales rose to €28.3bn.", "€28.3bn", "ASML"),
        (MICH + "General Motors employs 14,000 people.", "14,000 people", "General Motors"),
        # only the source of a figure, or a partner
        (KNOX + "Knoxville is hot. According to Stanford University, rents rose 7%.", "7%", "Knoxville"),
        (ZHE + "据浙江大学测算,人口将增加3%。", "3%", "宁波"),
        (ZHE + "与浙江大学共建的学院招生1200人。", "1200人", "宁波"),
        # the article has never spoken of the seat
        (KNOX + "Knoxville is hot. Stanford enrolled 17,000 students.", "17,000 students", "Knoxville"),
        (HUI + "合肥很忙。西安交大在校学生4.9万人。", "4.9万人", "合肥"),
        # words that only look like a short name
        (HUI + "合肥很忙。中华科技馆接待观众30万人次。", "30万人次", "合肥"),
        (HUI + "合肥很忙。最美的乡村接待游客30万人次。", "30万人次", "合肥"),
        # a park of its own keeps its figures
        (
            "光谷的十年\n\n2024年,光谷企业总收入2万亿元。武汉大学毕业生来得多,入园企业达到5000家。",
            "5000家",
            "光谷",
        ),
    ],
)  # fmt: skip
def test_an_institution_changes_nothing(text, value, place):
    assert owners(text)[value] == place


def test_the_university_of_a_state_is_not_the_state():
    lexicon = build_lexicon()
    for text in (
        "The University of Tennessee grew.",
        "The University of Nevada grew.",
        "上海交通大学与华南理工大学。",
        "Technical University of Munich",
        "Virginia Tech spun out 12 firms.",
    ):
        assert not find_places(lexicon, text, 0, len(text)), text


def test_a_city_told_by_its_institution_is_unsure():
    claims = read_article(HUI + "中科大在校学生1.9万人。").claims
    assert claims[-1].unit == "合肥"
    assert claims[-1].confidence.unit <= 0.6


def test_institutions_are_no_names_of_parts_of_words():
    lexicon = build_lexicon()
    for text, expected in (
        ("华科的学生", ["华科"]),
        ("中华科技的未来", []),
        ("哈工大厦", []),
        ("全国第一汽车城", []),
        ("33万宗申请", []),
        ("华为和海尔", ["海尔"]),
    ):
        found = find_named(lexicon, text, 0, len(text))
        assert [m.surface for m in found if m.place.kind == INSTITUTION] == expected, text


def test_there_are_many_and_each_has_a_kind():
    kinds = {"university", "firm", "institute", "zone", "port", "airport", "landmark", "epithet"}
    assert len(ROWS) >= 900
    assert {kind for _, kind, _, _ in ROWS} == kinds
    assert len(institutions()) == len(ROWS)


def test_every_seat_is_a_place_of_the_gazetteer():
    known = dict(gazetteer())
    kinds = {"city", "county", "province", "country"}
    lost = [(name, seat) for name, _, seats, _ in ROWS for seat in seats if known.get(seat) is None]
    assert not lost
    assert {known[seat].kind for _, _, seats, _ in ROWS for seat in seats} <= kinds
    assert all(seats for _, _, seats, _ in ROWS)


def test_an_institution_without_names_of_its_own_is_an_organisation_of_the_gazetteer():
    organisations = {place.name for _, place in gazetteer() if place.kind == "organisation"}
    assert all(aliases or name in organisations for name, _, _, aliases in ROWS)


def test_no_alias_stands_twice_or_is_the_name_of_a_place_or_an_indicator():
    aliases = [fold(alias) for _, _, _, names in ROWS for alias in names]
    assert len(aliases) == len(set(aliases))
    places = {
        fold(alias)
        for name in ("places-divisions.json", "places.json", "places-own.json")
        for row in json.loads((FOLDER / name).read_text("utf-8"))["places"]
        for alias in row[4]
    }
    lexicon = build_lexicon()
    assert not places & set(aliases)
    found = {alias: lexicon.indicators.find(alias) for alias in aliases}
    assert not [alias for alias, hits in found.items() if hits and hits[0].end - hits[0].start == len(alias)]


@pytest.mark.parametrize(
    "word",
    ["美的", "思念", "敬业", "好想你", "天能", "许继", "一拖", "新希望", "联想", "长存", "小米", "苹果",
     "方正", "巨大", "日产", "世界先进", "以纯", "中国钢铁", "Target", "Gap", "Amazon", "Apple",
     "Wall Street"],
)  # fmt: skip
def test_ordinary_words_are_no_aliases(word):
    assert not any(word in names for _, _, _, names in ROWS)
