"""Climate or luck: are there more rare successes in a place than its size lets expect, beyond chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from poliscope.data.matrix import Matrix
from poliscope.errors import ArrayError, DataError, Problem
from poliscope.kernels import FloatArray
from poliscope.kernels.incidence import (
    Exceedance,
    Shrinkage,
    censored_exceedance,
    censored_rate,
    chance_of_at_least,
    draw_censored_ratios,
    exceedance,
    expected_counts,
    funnel_limits,
    outlier_probability,
    posterior_ranks,
    ratio_limits,
    shrink_censored_ratios,
    shrink_ratios,
)

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Incidence", "LeftOut", "measure_incidence"]

LOOKED_AT = 50
"""Places at most for which the fit is repeated without them."""
UNUSUAL = 0.05
"""A chance below this is asked a second question: does the place stand out from the climate of all?"""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A place that could not be looked at: ``"no-count"`` or ``"no-exposure"``."""

    unit: str
    reason: str


@dataclass(frozen=True, eq=False)
class Incidence:
    """Counts of rare successes against the size of the places.

    Parameters
    ----------
    count, exposure : str
        Codes of what is counted and of what it is held against.
    listed_from : int
        Smallest count that the source lists; a place without a count then has fewer, which enters as
        such. 0 where every count is known, also 0.
    places : tuple of str
        Codes of the units that were looked at.
    observed : array, (places,)
        Counts; NaN where not listed.
    sizes : array, (places,)
        Exposure.
    left_out : tuple of LeftOut
        Units that could not be looked at.
    level : float
        Probability in the intervals.
    seed, draws : int
        Of the simulations.
    """

    count: str
    exposure: str
    listed_from: int
    places: tuple[str, ...]
    observed: FloatArray
    sizes: FloatArray
    left_out: tuple[LeftOut, ...] = ()
    level: float = 0.95
    seed: int = 1
    draws: int = 10_000

    @property
    def censored(self) -> bool:
        """Whether small counts are not listed."""
        return self.listed_from > 0

    def _rng(self, what: str) -> np.random.Generator:
        return np.random.default_rng([self.seed, *what.encode()])

    @cached_property
    def rate(self) -> float:
        """Successes for one unit of exposure if places differed by size only."""
        if self.censored:
            return float(censored_rate(self.observed, self.sizes, least=self.listed_from))
        return float(self.observed.sum() / self.sizes.sum())

    @cached_property
    def expected(self) -> FloatArray:
        """Expected counts if places differed by size only, (places,)."""
        return self.rate * self.sizes if self.censored else expected_counts(self.observed, self.sizes)

    @cached_property
    def exceedance(self) -> Exceedance:
        """How likely counts so high are, one by one and after looking at all places."""
        if self.censored:
            return censored_exceedance(
                self.observed, self.sizes, least=self.listed_from, rng=self._rng("worlds"), draws=self.draws
            )
        return exceedance(self.observed, self.sizes, rng=self._rng("worlds"), draws=self.draws)

    @cached_property
    def shrinkage(self) -> Shrinkage:
        """True ratios behind the observed ones."""
        return self._shrunk(np.ones(len(self.places), dtype=np.bool_), level=self.level)

    def _shrunk(self, used: np.ndarray, *, level: float) -> Shrinkage:
        observed, expected = self.observed[used], self.expected[used]
        if self.censored:
            return shrink_censored_ratios(observed, expected, least=self.listed_from, level=level)
        return shrink_ratios(observed, expected, level=level)

    @cached_property
    def ranks(self) -> FloatArray | None:
        """Probability of each rank of the true ratio, (places, places); None if they do not differ."""
        fit = self.shrinkage
        if not np.isfinite(fit.shape):
            return None
        if not self.censored:
            return posterior_ranks(
                self.observed,
                self.expected,
                shape=fit.shape,
                mean=fit.mean,
                draws=self.draws,
                rng=self._rng("ranks"),
            )
        ratios = draw_censored_ratios(
            self.observed,
            self.expected,
            shape=fit.shape,
            mean=fit.mean,
            least=self.listed_from,
            draws=self.draws,
            rng=self._rng("ranks"),
        )
        order, n = np.argsort(-ratios, axis=1), len(self.places)
        tally = np.bincount((order * n + np.arange(n)).ravel(), minlength=n * n)
        return tally.reshape(n, n) / self.draws

    @cached_property
    def standing_out(self) -> FloatArray:
        """Probability of so many or more in a place of the ordinary climate of the others, (places,).

        Asked only where size alone makes the count unlikely; NaN elsewhere.
        """
        found = np.full(len(self.places), np.nan)
        alone = self.exceedance.alone
        unusual = np.flatnonzero(alone < UNUSUAL)
        for place in unusual[np.argsort(alone[unusual])][:LOOKED_AT].tolist():
            others = np.arange(len(self.places)) != place
            try:
                fit = self._shrunk(others, level=self.level)
            except ArrayError:  # nobody else has a success
                continue
            found[place] = outlier_probability(
                self.observed[place], self.expected[place], shape=fit.shape, mean=fit.mean
            )
        return found

    @cached_property
    def table(self) -> Matrix:
        """Places x figures.

        ``observed`` (NaN: fewer than `listed_from`), ``exposure``, ``expected``, ``ratio`` with exact
        ``lower`` and ``upper`` limits, ``shrunk`` with ``shrunk_lower`` and ``shrunk_upper``, ``trust``
        (weight of the place's own figures), ``chance`` (of so many or more if only size counted),
        ``chance_after_looking`` (that some place is as surprising as this one), ``holm``,
        ``false_discovery``, ``standing_out``, ``first`` and ``top_three`` (probability of the highest true
        ratio, and of one of the three highest).
        """
        seen = np.where(np.isnan(self.observed), self.listed_from - 1.0, self.observed)
        lower, upper = ratio_limits(seen, self.expected, level=self.level)
        hidden = np.isnan(self.observed)
        e, fit = self.exceedance, self.shrinkage
        nothing = np.full(len(self.places), np.nan)
        ranks = self.ranks
        columns = {
            "observed": self.observed,
            "exposure": self.sizes,
            "expected": self.expected,
            "ratio": self.observed / self.expected,
            "lower": np.where(hidden, 0.0, lower),
            "upper": upper,
            "shrunk": fit.ratio,
            "shrunk_lower": fit.lower,
            "shrunk_upper": fit.upper,
            "trust": fit.trust,
            "chance": e.alone,
            "chance_after_looking": e.simultaneous,
            "holm": e.holm,
            "false_discovery": e.false_discovery,
            "standing_out": self.standing_out,
            "first": nothing if ranks is None else ranks[:, 0],
            "top_three": nothing if ranks is None else np.minimum(ranks[:, :3].sum(axis=1), 1.0),
        }
        return Matrix(np.column_stack(list(columns.values())), self.places, tuple(columns), "place")

    def chance(self, place: str, at_least: int) -> float:
        """Return how likely so many or more are in a place if places differed by size only.

        Parameters
        ----------
        place : str
            Code of a unit that was looked at.
        at_least : int
            Number of successes.

        Returns
        -------
        float
            The same as ``chance`` in :attr:`table` for the number that the place has: the total is taken as
            given unless small counts are not listed.
        """
        if at_least < 0:
            raise DataError(Problem("not-a-count", f"a number of successes is 0 or more, not {at_least}"))
        total = None if self.censored else self.observed.sum()
        expected = self.expected[self.table.row_position(place)]
        return float(chance_of_at_least(at_least, expected, total=total))

    def top_probability(self, m: int) -> Matrix:
        """Return the probability of each place to be among the m highest true ratios."""
        if not 1 <= m <= len(self.places):
            told = f"the top {m} of {len(self.places)} places"
            raise DataError(Problem("bad-top", told, help="give a number from 1 to the number of places"))
        if self.ranks is None:
            values = np.full((len(self.places), 1), np.nan)
        else:
            values = np.minimum(self.ranks[:, :m].sum(axis=1), 1.0)[:, None]
        return Matrix(values, self.places, (f"top_{m}",), "place")

    def funnel(self, points: int = 60) -> Matrix:
        """Return the limits of chance by expected count: rows are points, for the funnel plot."""
        low, high = self.expected.min(), self.expected.max()
        grid = np.geomspace(max(0.5 * low, 1e-3), 1.15 * high, points)
        lower, upper = funnel_limits(grid, levels=(0.95, 0.998))
        values = np.column_stack([grid, lower[0], upper[0], lower[1], upper[1]])
        rows = tuple(str(number) for number in range(points))
        return Matrix(values, rows, ("expected", "lower_95", "upper_95", "lower_998", "upper_998"), "point")

    def to_frame(self) -> pd.DataFrame:
        """Return the table as a pandas DataFrame, the least likely count first."""
        return self.table.to_frame().sort_values("chance", kind="stable")


def measure_incidence(
    places: Sequence[str],
    observed: FloatArray,
    exposure: FloatArray,
    *,
    count: str = "count",
    exposure_name: str = "exposure",
    listed_from: int = 0,
    level: float = 0.95,
    seed: int = 1,
    draws: int = 10_000,
) -> Incidence:
    """Hold counts of rare successes against the size of the places.

    Parameters
    ----------
    places : sequence of str
        Codes.
    observed : array, (places,)
        Whole counts; NaN is unknown, or with `listed_from` fewer than that.
    exposure : array, (places,)
        What chances grow with: firms, researchers, inhabitants, output.
    count, exposure_name : str
        Their codes.
    listed_from : int
        Smallest count that the source lists, if it lists every place from there on.
    level, seed, draws
        See :class:`Incidence`.

    Raises
    ------
    DataError
        A count that is negative, not whole, or below `listed_from`; an exposure that is not above 0;
        fewer than two places; no success at all.
    """
    y, size = np.asarray(observed, dtype=np.float64), np.asarray(exposure, dtype=np.float64)
    _check(places, y, size, count, exposure_name, listed_from)
    no_size = np.isnan(size)
    no_count = np.isnan(y) & (listed_from == 0) & ~no_size
    used = ~(no_size | no_count)
    left = [LeftOut(p, "no-exposure") for p, bad in zip(places, no_size, strict=True) if bad]
    left += [LeftOut(p, "no-count") for p, bad in zip(places, no_count, strict=True) if bad]
    kept = tuple(p for p, good in zip(places, used, strict=True) if good)
    if len(kept) < 2:
        places_have = "no place has" if not kept else "only one place has"
        told = f"{places_have} both {count} and {exposure_name}"
        raise DataError(Problem("too-few-places", told, help="places are compared: at least two are needed"))
    if not np.nansum(y[used]) > 0:
        told = f"there is no {count} anywhere: nothing can be said of chance"
        raise DataError(Problem("no-successes", told))
    return Incidence(
        count, exposure_name, listed_from, kept, y[used], size[used], tuple(left), level, seed, draws
    )


def _check(
    places: Sequence[str], y: FloatArray, size: FloatArray, count: str, exposure: str, listed_from: int
) -> None:
    problems = []
    for place, value, extent in zip(places, y.tolist(), size.tolist(), strict=True):
        if value < 0 or (value == value and value != round(value)):
            told = f"{count} of {place} is {value:g}: a count is a whole number of 0 or more"
            problems.append(Problem("not-a-count", told, help="give counts as they are, not divided by size"))
        elif listed_from and value < listed_from:
            told = f"{count} of {place} is {value:g}, but the source is said to list from {listed_from} on"
            problems.append(Problem("below-listed", told, where="incidence.listed_from"))
        if extent <= 0:
            told = f"{exposure} of {place} is {extent:g}: an exposure is above 0"
            problems.append(Problem("not-an-exposure", told, help="leave the figure out where it is unknown"))
    if problems:
        raise DataError(problems)
