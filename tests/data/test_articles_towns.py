"""Smaller towns, which count where an article uses their names as places; money signs of their countries."""

import pytest

from poliscope.data.articles import read_article
from poliscope.data.articles.lexicon import build_lexicon
from poliscope.data.articles.places.towns import find_towns

LEXICON = build_lexicon()


def towns(text):
    return {name: place.country for name, place in find_towns(LEXICON, text)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Workers in Kettering make shoes, as in all of England.", {"Kettering": "GB"}),
        ("The mill near San Donato Milanese has closed.", {"San Donato Milanese": "IT"}),
        ("Dubuque, Iowa, has 59,000 people.", {"Dubuque": "US"}),
        ("Macclesfield, a small market town, has 52,000 people.", {"Macclesfield": "GB"}),
        ("Trains from Kettering are late. Kettering's factories wait.", {"Kettering": ""}),
        ("Prices in Kettering's shops rose.", {"Kettering": ""}),
        ("Sassuolo makes tiles.\n\nThe town has 41,000 inhabitants.", {"Sassuolo": "IT"}),
        # with and without its marks
        ("Unemployment in Korce, Albania, fell.", {"Korce": "AL"}),
        # no evidence, names of others, words
        ("Kettering said so.", {}),
        ("Prices rose in Kettering General Hospital.", {}),
        ("A boom came. Investors believe in Boom.", {}),
        ("Sales fell in August and in May.", {}),
        ("Sassuolo makes tiles.\n\nThe firm has 41,000 customers.", {}),
    ],
)
def test_towns_count_on_evidence(text, found):
    assert towns(text) == found


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Ghent in Belgium has 2,100 firms, and it wants more of them to come to the town.", "Ghent"),
        ("Dijon, in the east of France, has 2,100 firms, and it wants more to come to town.", "Dijon"),
        ("Prices in Reading rose by 5% in the year, as the office of the town has found.", "Reading"),
        ("Bruges has 118,000 people, who live by their visitors and by the port beside it.", "Bruges"),
        ("Unlike Ghent, Belgium has 5.9% of its people out of work, the bureau has told us.", "Belgium"),
    ],
)
def test_a_town_in_its_country_and_by_its_english_name(text, place):
    assert read_article(text).claims[0].unit == place


def test_a_town_of_several_countries_is_of_the_one_that_the_article_speaks_of():
    assert towns("The road to Ohio begins in Kettering. Ohio has paid for it.") == {"Kettering": "US"}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "Sassuolo makes tiles and worries\n\nThe first thing that one sees on the road is the dust, and "
            "some 2,500 lorries pass every day. The town itself has about 41,000 inhabitants.",
            "Sassuolo",
        ),
        (
            "Research and industry in the counties, 2023\n\nSpending on research in Estonia came to EUR 697 "
            "million. Tartu County followed with EUR 213 million, of which Tartu had most; Tartu leads.\n\n"
            "The average monthly gross wage was EUR 1,832 in the year under review.",
            "Estonia",
        ),
    ],
)
def test_a_page_may_be_about_a_small_town_or_about_a_country_with_its_parts(text, place):
    assert read_article(text).claims[-1].unit == place


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("Davao's economy grew to P412.5 billion.", "PHP", 412.5e9),
        ("People in Davao earn P241,300 a year.", "PHP", 241_300),
        ("Lagos raised N27 billion in tax.", "NGN", 27e9),
        ("Accra spent GH¢3.2 billion on roads.", "GHS", 3.2e9),
        ("Lima invested S/ 450 million in water.", "PEN", 450e6),
        ("Dhaka set aside Tk 12 billion for drains.", "BDT", 12e9),
        ("Kampala collected Sh 3.1 billion in rates.", "UGX", 3.1e9),
        ("Mombasa spent Sh40 million on a pier.", "KES", 40e6),
        ("The data centres of Ningbo have 14 EFLOPS of computing power.", "PFLOPS", 14_000),
        ("宁波算力规模达到14EFlops。", "PFLOPS", 14_000),
        ("宁波骨干网带宽达到2.4万Gbps。", "Gbps", 24_000),
        ("The network of Ningbo has a latency of 5 ms within its province.", "ms", 5),
        ("Windhoek spent N$650 million on a new hospital.", "NAD", 650e6),
        ("The port of Durban has room for 320 000 TEUs more a year.", "TEU", 320_000),
        ("Tartu has 97 000 people and a good name for its university.", "persons", 97_000),
        ("Gaborone spent P40 million on a road in Botswana.", "BWP", 40e6),
    ],
)
def test_signs_of_currencies_before_a_figure(text, unit, value):
    claim = read_article(text).claims[0]
    assert (claim.unit_of_measure.split("/")[0], claim.value) == (unit, pytest.approx(value))
