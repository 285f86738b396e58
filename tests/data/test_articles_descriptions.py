"""Places that a text describes: the city, 该省, 两地, the Saudi capital, 前者, its rival."""

import pytest

from poliscope.data.articles import read_article
from poliscope.data.articles.lexicon import build_lexicon
from poliscope.data.articles.places.descriptions import Memory, find_described, joint
from poliscope.data.articles.places.finding import find_places
from poliscope.data.articles.places.regions import capital_of, country_of, demonyms, place_named, province_of


@pytest.fixture(scope="module")
def lexicon():
    return build_lexicon(None, None, None)


def owners(text, **options):
    return [(claim.value_text, claim.unit) for claim in read_article(text, **options).claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "2023年,成都的失业率为5.0%,该市研发投入强度为3.59%。全省的失业率为5.3%。",
            [("5.0%", "成都"), ("3.59%", "成都"), ("5.3%", "四川")],
        ),
        (
            "成都失业率为5.0%,重庆为5.4%。两地合计有高新技术企业2.1万家,前者的研发强度为3.59%,后者为2.48%。",
            [
                ("5.0%", "成都"),
                ("5.4%", "重庆"),
                ("2.1万家", "成都、重庆"),
                ("3.59%", "成都"),
                ("2.48%", "重庆"),
            ],
        ),
        (
            "武汉常住人口1380.9万人,成都则有2147.4万人,是前者的1.56倍。",
            [("1380.9万人", "武汉"), ("2147.4万人", "成都"), ("1.56倍", "成都")],
        ),
        (
            "Leeds has 536,000 residents and Bradford 546,400. Unemployment in the former is 3.9 per cent; "
            "in the latter it is "
            "6.7 per cent.",
            [
                ("536,000 residents", "Leeds"),
                ("546,400", "Bradford"),
                ("3.9 per cent", "Leeds"),
                ("6.7 per cent", "Bradford"),
            ],
        ),
        (
            "Riyadh attracted $3.2bn of foreign direct investment in 2022. The Saudi capital has an "
            "unemployment rate of 4.1%, "
            "against 5.6% nationally.",
            [("$3.2bn", "Riyadh"), ("4.1%", "Riyadh"), ("5.6%", "Saudi Arabia")],
        ),
        (
            "In Columbus, Ohio, unemployment stood at 3.4 percent in 2023. The city has 905,000 residents.",
            [("3.4 percent", "Columbus"), ("905,000 residents", "Columbus")],
        ),
    ],
)
def test_descriptions_stand_for_their_places(text, expected):
    assert owners(text) == expected


def test_venture_capital_is_no_capital(lexicon):
    memory = Memory(home=find_places(lexicon, "Lagos", 0, 5)[0])
    text = "In 2015 the placed venture capital came to 40% of all"
    assert find_described(lexicon, text, 0, len(text), [], memory) == []


def test_a_described_place_has_the_surface_of_its_place(lexicon):
    home = find_places(lexicon, "杭州市", 0, 3)[0]
    (found,) = find_described(lexicon, "该市失业率", 0, 5, [], Memory(home=home))
    assert (found.start, found.end, found.surface, found.described) == (0, 2, "杭州市", True)


def test_memory_keeps_the_last_mention_of_each_place(lexicon):
    first, second = find_places(lexicon, "苏州和无锡", 0, 5)
    memory = Memory().after([first, second], "苏州和无锡").after([first], "苏州和无锡")
    assert [m.surface for m in memory.listed] == ["苏州", "无锡"]
    assert [m.surface for m in memory.recent] == ["无锡", "苏州"]
    assert joint([first, second]).surface == "苏州、无锡"


def test_what_belongs_to_what(lexicon):
    hangzhou = place_named(lexicon, "杭州")
    assert province_of(lexicon, hangzhou, "杭州")[1] == "浙江"
    assert capital_of(lexicon, place_named(lexicon, "四川"), "四川")[1] == "成都"
    assert capital_of(lexicon, place_named(lexicon, "Poland"), "Poland")[0].name == "Warsaw"
    assert country_of(lexicon, "PL")[0].name == "Poland"
    assert demonyms()["Saudi"] == "SA"
    assert place_named(lexicon, "no such place") is None
    assert province_of(lexicon, place_named(lexicon, "Leeds"), "Leeds") is None
