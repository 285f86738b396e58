"""Ranks that name no thing, small counts whose noun stands before them, and counts of long names."""

import pytest

from poliscope.data.articles import read_article

LEAD = "The figures came out on Tuesday and drew wide attention in the local press. "


def told(text):
    claims = read_article(f"A note\n\n{LEAD}{text}").claims
    return [(claim.indicator, claim.value) for claim in claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Huntsville has moved up from seventh to fourth in the Heartland Innovation Index. Madison took "
            "first place again. Chattanooga came in 61st, down from 57th a year ago.",
            [("innovation_index", value) for value in (7, 4, 1, 61, 57)],
        ),
        (
            "The jobs growth of Leeds was 3.1%, which puts the city 112th on that measure.",
            [("employment_growth", 3.1), ("employment_growth", 112)],
        ),
        ("Lagos came third in the ranking of Africa's innovative cities.", [("innovation_ranking", 3)]),
        ("Kigali ranks fifth, up from seventh a year earlier.", [("ranking", 5), ("ranking", 7)]),
        ("Lagos came third in the list of the most liveable cities.", [("liveability_ranking", 3)]),
    ],
)
def test_a_rank_of_no_noun_is_named_by_its_ranking(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The number of firms in Kochi has gone from nine in 2021 to 31 now.",
            [("firms", 9), ("firms", 31)],
        ),
        ("The number of deals in Kigali fell by 15% to 94.", [("deals_growth", -15), ("deals", 94)]),
        (
            "Kochi had nine research centres in 2021 and has 31 today.",
            [("rd_institutions", 9), ("rd_institutions", 31)],
        ),
        (
            "There are now 32 integrated circuit design houses in Penang.",
            [("integrated_circuit_design_houses", 32)],
        ),
    ],
)
def test_a_small_count_is_kept_where_its_noun_is_told(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The meeting in Leeds went from nine to 11 on Monday.",
        "The first chapter came out in Leeds a year ago.",
    ],
)
def test_hours_and_chapters_are_no_figures(text):
    assert told(text) == []
