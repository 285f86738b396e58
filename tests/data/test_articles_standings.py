"""Standings in the English press: "#4", "No. 7", "up three spots"; marks of the end in mid-page."""

import pytest

from poliscope.data.articles import read_article

FILLER = "This paragraph holds no figures at all and only tells readers what the article is about."


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
