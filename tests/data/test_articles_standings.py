"""Standings in the English press: "#4", "up three spots"; ends in mid-page; filled lines."""

import textwrap

import pytest

from own_articles import FILLER_EN as FILLER
from poliscope.data.articles import read_article
from poliscope.data.articles.source.normalise import fills_lines


def ranks(sentence):
    claims = read_article(f"{sentence}\n{FILLER}").claims
    return [(c.unit, c.value) for c in claims if c.unit_of_measure == "rank"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Osaka moved up an impressive five places to #10 from #15.",
            [("Osaka", 5), ("Osaka", 10), ("Osaka", 15)],
        ),
        ("Busan has moved up three spots and is now ranked #9 in the table.", [("Busan", 3), ("Busan", 9)]),
        ("Porto slipped two notches to No. 7 in the league table.", [("Porto", 2), ("Porto", 7)]),
        (
            "Leeds is ranked as the No. 1 city on the list, and Bristol is number two.",
            [("Leeds", 1), ("Bristol", 2)],
        ),
        ("Chengdu fell by one place and Wuhan by two in the new index.", [("Chengdu", 1), ("Wuhan", 2)]),
        ("Both Graz and Linz moved up by five and four positions, respectively.", [("Graz", 5), ("Linz", 4)]),
        (
            "Vienna stays at #1 for the third year running, with Copenhagen at #2.",
            [("Vienna", 1), ("Copenhagen", 2)],
        ),
        ("Manchester came in at number 28 of the cities on the list.", [("Manchester", 28)]),
        ("The No. 3 reactor near Kobe was closed, and Route No. 5 in Leeds was shut.", []),
        ("The university in Leeds offers three places to eat, and 4,500 places in its halls.", []),
        ("Police in Leeds are looking into lot #44 and the #LeedsRising posts.", []),
    ],
)
def test_standings_and_moves(sentence, expected):
    assert ranks(sentence) == expected


def test_a_pointer_to_more_in_the_middle_of_a_page_does_not_end_it():
    lines = [
        "Graz, a city of 300,000 people, is the first of the list, and it has grown for ten years.",
        "For more information about the method, please see the last section of this report.",
        "Linz has 210,000 residents and spends 3.1 percent of its output on research, the report says.",
        "Salzburg has 155,000 residents and spends 1.2 percent of its output on research, it says.",
        "Wels has 65,000 residents and is the smallest of the towns that the authors looked at, they say.",
    ]
    article = read_article("\n\n".join(lines))
    assert {"Linz", "Salzburg", "Wels"} <= {claim.unit for claim in article.claims}
    ended = read_article(
        "\n\n".join(
            [*lines[2:], lines[0], lines[1], "Tickets for the fair in Leeds cost £45, and 900 people came."]
        )
    )
    assert "Leeds" not in {claim.unit for claim in ended.claims}


@pytest.mark.parametrize("width", [50, 76, 100, 124])
def test_lines_of_any_width_are_joined(width):
    paragraphs = [
        "Graz spent 6.1 percent of its output on research in 2022, more than any other city of Austria; "
        "and it has done so for ten years in a row, as the statistical office of the state says.",
        "In Linz there were 210,000 residents at the end of 2022, and 3.2 percent of those who want to "
        "work were without a job, which is the lowest share of all state capitals in this year.",
        "Salzburg counted 3.1 million overnight stays in 2022, a third more than in the year before, after "
        "two years in which hardly any guests from abroad had come; its hotels employ 9,000 people.",
    ]
    plain = read_article("\n\n".join(paragraphs)).claims
    wrapped = read_article("\n\n".join(textwrap.fill(text, width) for text in paragraphs)).claims
    assert len(plain) >= 6
    assert [(c.unit, c.value) for c in wrapped] == [(c.unit, c.value) for c in plain]


def test_short_lines_that_end_where_they_end_are_not_joined():
    lines = [
        "Graz: 300,000 residents and a university",
        "Linz: 210,000 residents, on the Danube",
        "Wels: a fair",
    ]
    assert fills_lines(lines * 4) == 0
    assert fills_lines(["A sentence that ends here."] * 12) == 0


def test_three_sectors_in_english_are_told_apart():
    text = (
        "In 2022 the added value of the primary, secondary and tertiary industries of Wuxi was 13.2 billion "
        "yuan, 720 billion yuan and 812 billion yuan; their shares are not told here."
    )
    codes = [claim.indicator for claim in read_article(f"{text}\n{FILLER}").claims]
    assert codes == ["primary_value_added", "secondary_value_added", "tertiary_value_added"]
