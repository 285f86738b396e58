"""The rules of the verdict, one by one, with made figures."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pytest

from poliscope.answers.robustness import decide

UNITS = ("A", "B", "C")


@dataclass
class Shares:
    """What the rules ask of draws."""

    shares: dict[str, float]
    draws: int = 100_000
    runs: int = 5000
    units: tuple[str, ...] = field(default=UNITS)

    def first(self, unit: str) -> float:
        return self.shares.get(unit, 0.0)

    def first_error(self, unit: str) -> float:
        return math.sqrt(self.first(unit) * (1 - self.first(unit)) / self.draws)


def verdict(shares, *, worst: int | None = 3, radius: float | None = 0.2, leaders=("A",), **more: Any):
    possible = None if worst is None else SimpleNamespace(rank_range={("A", "worst_bound"): float(worst)})
    first = None if radius in (None, math.inf) else SimpleNamespace(radius=radius)
    dethroning = None if radius is None else SimpleNamespace(first=first)
    given = {name: Shares(one) for name, one in more.items() if name in ("choices", "noise")}
    sets = SimpleNamespace(best=lambda: more["best"]) if "best" in more else None
    return decide(leaders, Shares(shares), possible=possible, dethroning=dethroning, sets=sets, **given)


@pytest.mark.parametrize(
    ("given", "grade", "reason"),
    [
        ({"shares": {"A": 1.0}, "worst": 1, "radius": math.inf}, "secure", ""),
        # first in every draw, but not proved
        ({"shares": {"A": 1.0}, "worst": 2, "radius": 0.2}, "firm", ""),
        # proved for the weights, but not under every choice of method
        ({"shares": {"A": 1.0}, "worst": 1, "choices": {"A": 0.9, "B": 0.1}}, "leaning", ""),
        ({"shares": {"A": 0.99, "B": 0.01}, "radius": 0.1}, "firm", ""),
        # what is shown as 99.0 % and 10.0 % counts as such
        ({"shares": {"A": 0.98951, "B": 0.01049}, "radius": 0.09951}, "firm", ""),
        ({"shares": {"A": 0.98949, "B": 0.01051}, "radius": 0.3}, "leaning", ""),
        ({"shares": {"A": 0.9999, "B": 0.0001}, "radius": 0.0994}, "leaning", ""),
        ({"shares": {"A": 0.66, "B": 0.34}}, "leaning", ""),
        ({"shares": {"A": 0.6594, "B": 0.3406}}, "open", "close"),
        ({"shares": {"A": 0.4, "B": 0.35, "C": 0.25}}, "open", "close"),
        ({"shares": {"A": 0.4, "B": 0.6}}, "unfounded", "other"),
        # one choice of method is enough
        ({"shares": {"A": 1.0}, "worst": 1, "choices": {"A": 0.3, "B": 0.7}}, "unfounded", "other"),
        ({"shares": {"A": 1.0}, "worst": 1, "best": ("A", "B")}, "unfounded", "sampling-error"),
        ({"shares": {"A": 1.0}, "worst": 1, "best": ("A",)}, "secure", ""),
        ({"shares": {"A": 1.0}, "worst": 1, "noise": {"A": 0.8, "B": 0.2}, "best": ("A",)}, "leaning", ""),
        ({"shares": {"A": 1.0, "B": 1.0}, "worst": 2, "leaders": ("A", "B")}, "open", "shared"),
        # without exact answers nothing is firm
        ({"shares": {"A": 1.0}, "worst": None, "radius": None}, "leaning", ""),
    ],
)
def test_grades(given, grade, reason):
    shares = given.pop("shares")
    found = verdict(shares, **given)
    assert (found.grade, found.reason) == (grade, reason)
    assert found.named == (grade in {"secure", "firm", "leaning"})
    assert (found.contenders == ("A",)) or not found.named


def test_another_by_no_more_than_chance_is_open_not_unfounded():
    # 0.5005 against 0.4995 in 100,000 draws: two standard errors are 0.0063
    assert verdict({"A": 0.4995, "B": 0.5005}).grade == "open"
    assert verdict({"A": 0.49, "B": 0.51}).grade == "unfounded"


def test_contenders_are_those_above_a_tenth_the_most_frequent_first():
    found = verdict({"A": 0.45, "B": 0.35, "C": 0.2})
    assert found.contenders == ("A", "B", "C") and found.shares == (0.45, 0.35, 0.2)
    assert verdict({"A": 0.5, "B": 0.44, "C": 0.06}).contenders == ("A", "B")


def test_the_share_is_the_smallest_over_everything_that_was_varied():
    found = verdict({"A": 0.97, "B": 0.03}, choices={"A": 0.8, "B": 0.2}, noise={"A": 0.9, "B": 0.1})
    assert (found.share, found.weight_share, found.choice_share, found.noise_share) == (0.8, 0.97, 0.8, 0.9)
    assert found.runs == 5000
