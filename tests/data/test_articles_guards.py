"""One look that spares a search must not keep the search from anything that it finds."""

from __future__ import annotations

import pytest

from poliscope.data.articles.signs import holds
from poliscope.data.articles.times import compared


@pytest.mark.parametrize(
    "before",
    [
        "more than in ", "as recently as in ", "half as it was in ", "as they were in ", "the level in ",
        "the same period in ", "a comparable quarter in ", "the same week in ", "in the same time in ",
        "Higher THAN IN ",
    ],
)  # fmt: skip
def test_years_held_against_others_are_told_by_their_last_words(before: str) -> None:
    assert compared._COMPARED.search(before)
    assert before.lower().endswith(compared._COMPARED_IN)


@pytest.mark.parametrize(
    "ahead",
    [
        "after a strong ", "against the 40 mills of ", "compared to 12 ships in ", "up from 9 ferries in ",
        "above its pre-crisis level in ", "than the record ", "from a high in ", "what it was in ",
        "as they did in ", "than they had in ", "half of the peak in ", "twice the volume reached in ",
        "the treaty signed in ", "a contract won back in ",
    ],
)  # fmt: skip
def test_what_sets_a_year_apart_has_a_sign(ahead: str) -> None:
    assert not compared._AGAINST_EN.search(ahead) or holds(ahead, compared._AGAINST_SIGNS)
    assert ahead.endswith(" ")


def test_most_samples_are_of_what_is_looked_for() -> None:
    samples = ("after a strong ", "up from 9 ferries in ", "from a high in ", "what it was in ")
    assert all(compared._AGAINST_EN.search(ahead) for ahead in samples)
