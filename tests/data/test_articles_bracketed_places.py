"""Places in brackets behind their figures: "52.4 (Accra), 51.8 (Tunis)"."""

import pytest

from poliscope.data.articles import read_article

LEAD = "A note\n\nThe figures were published on Tuesday and drew wide attention in the local press. "
ZH = "本报讯\n\n这份材料周二公布，当地媒体等了很久，各方都很关注。"


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        ("The cities score 52.4 (Accra), 51.8 (Tunis) and 45.0 (Dakar).", ["Accra", "Tunis", "Dakar"]),
        ("The highest shares were 4.1% (Leuven), 3.7% (Graz) and 2.2% (Porto).", ["Leuven", "Graz", "Porto"]),
        ("R&D spending was 3.2% of GDP (Stuttgart) and 2.9% (Munich).", ["Stuttgart", "Munich"]),
        ("今年的得分为52.4分（襄阳）、51.8分（洛阳）和45.0分（南阳）。", ["襄阳", "洛阳", "南阳"]),
        # a single one in brackets may only say where: the sentence's own place stays
        ("Ghent has 340 firms (Antwerp is larger).", ["Ghent"]),
    ],
)  # fmt: skip
def test_each_figure_belongs_to_the_place_in_brackets_behind_it(sentence, places):
    article = read_article((ZH if "一" <= sentence[0] <= "鿿" else LEAD) + sentence)
    assert [claim.unit for claim in article.claims] == places


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Leeds and Hull have 300 and 200 firms.", [("Leeds", "firms"), ("Hull", "firms")]),
        (
            "Exports of Leeds and Hull grew by 3 and 4 per cent.",
            [("Leeds", "exports_growth"), ("Hull", "exports_growth")],
        ),
        # between two ends no place has the first and none the second
        ("Exports of Leeds grew by 3 per cent.", [("Leeds", "exports_growth")]),
    ],
)
def test_a_list_of_places_and_one_of_figures_go_together(sentence, expected):
    assert [(claim.unit, claim.indicator) for claim in read_article(LEAD + sentence).claims] == expected


def test_they_are_no_country_and_a_city_of_it():
    text = (
        "The district of Coimbatore makes 45% of the pump sets sold in India. The cluster has 600 makers and "
        "4,000 suppliers. Together they give work to 120,000 people."
    )
    assert "India and" not in (read_article(LEAD + text).claims[-1].unit or "")
