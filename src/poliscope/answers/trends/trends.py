"""Trends: growth of figures, against something else's growth, towards targets, and towards each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from poliscope.answers.trends.pace import Pacing, Target, pace_towards
from poliscope.data.matrix import Matrix
from poliscope.errors import ArrayError, DataError, Problem, one_of
from poliscope.kernels import FloatArray
from poliscope.kernels.pace import (
    BetaConvergence,
    SigmaConvergence,
    beta_convergence,
    growth_advantage,
    sigma_convergence,
    trend_growth,
)

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Convergence", "Trends", "follow_trends"]


@dataclass(frozen=True, slots=True)
class Convergence:
    """Whether units come nearer to each other in one indicator.

    Parameters
    ----------
    indicator : str
        Code.
    first, last : float
        Years between which growth is taken.
    beta : BetaConvergence, optional
        Growth against the initial level; None where it cannot be computed.
    sigma : SigmaConvergence, optional
        Dispersion over time.
    verdict : {"converging", "diverging", "lower-grew-faster", "not-shown", "cannot-tell"}
        "converging" (or "diverging") only where the intervals of both beta and sigma exclude 0;
        "lower-grew-faster" where beta's alone does: a measuring error can make that.
    """

    indicator: str
    first: float
    last: float
    beta: BetaConvergence | None
    sigma: SigmaConvergence | None
    verdict: str


@dataclass(frozen=True, slots=True, eq=False)
class Trends:
    """How figures change over the years.

    Parameters
    ----------
    units, indicators : tuple of str
        Codes.
    years : array, (periods,)
        Rising.
    values : array, (periods, units, indicators)
        Figures; NaN is missing.
    growth : Matrix
        Units x indicators: growth a year of the line through the logarithms.
    lower, upper : Matrix
        95 % interval; NaN with fewer than three figures.
    figures : Matrix
        Units x indicators: how many periods have a figure.
    against : str
        Code of what growth is compared with; "" for nothing.
    points : Matrix, optional
        Growth less that of `against`, of lines through the same years, in shares: 0.024 is 2.4
        percentage points.
    elasticity : Matrix, optional
        Growth for each point of `against`'s.
    pacings : tuple of Pacing
        Every unit before its targets.
    convergence : tuple of Convergence
        One an indicator.
    """

    units: tuple[str, ...]
    indicators: tuple[str, ...]
    years: FloatArray
    values: FloatArray
    growth: Matrix
    lower: Matrix
    upper: Matrix
    figures: Matrix
    against: str = ""
    points: Matrix | None = None
    elasticity: Matrix | None = None
    pacings: tuple[Pacing, ...] = ()
    convergence: tuple[Convergence, ...] = ()

    def to_frame(self) -> pd.DataFrame:
        """Return a long pandas DataFrame: unit, indicator, growth, lower, upper, figures."""
        import pandas as pd

        units, indicators = np.meshgrid(self.units, self.indicators, indexing="ij")
        columns = {"growth": self.growth, "lower": self.lower, "upper": self.upper, "figures": self.figures}
        named = {name: matrix.values.ravel() for name, matrix in columns.items()}
        return pd.DataFrame({"unit": units.ravel(), "indicator": indicators.ravel(), **named})


def follow_trends(
    tables: Mapping[str, Matrix], *, targets: Sequence[Target] = (), against: str = ""
) -> Trends:
    """Follow the figures of some units over the years.

    Parameters
    ----------
    tables : mapping of str to Matrix
        Units x indicators by period; periods must be numbers, such as years.
    targets : sequence of Target
        Levels to be reached.
    against : str
        An indicator with whose growth that of the others is compared, such as GDP.

    Raises
    ------
    DataError
        A period that is not a number, or a target or comparison that names an unknown indicator or unit.
    """
    years = _years(tables)
    matrices = list(tables.values())
    units, indicators = matrices[0].rows, matrices[0].columns
    values = np.stack([m.values for m in matrices])[np.argsort(years)]
    years = np.sort(years)
    _check_names(targets, against, units, indicators)
    trend = trend_growth(values, years)

    def named(array: FloatArray) -> Matrix:
        return Matrix(np.asarray(array, dtype=np.float64), units, indicators)

    points = elasticity = None
    if against:
        points, elasticity = map(named, _advantage(values, years, indicators.index(against)))
    return Trends(
        units,
        indicators,
        years,
        values,
        named(trend.rate),
        named(trend.lower),
        named(trend.upper),
        named(trend.periods.astype(np.float64)),
        against,
        points,
        elasticity,
        tuple(_pacings(targets, units, indicators, years, values)),
        tuple(_convergence(c, years, values[:, :, n]) for n, c in enumerate(indicators)),
    )


def _years(tables: Mapping[str, Matrix]) -> FloatArray:
    try:
        years = np.array([float(period) for period in tables])
    except ValueError:
        told = f"trends need periods that are numbers, not {', '.join(tables)}"
        raise DataError(Problem("period-not-a-number", told, help='write periods as "2023"')) from None
    if not len(years):
        raise DataError(Problem("no-period", "there is no figure with a period"))
    return years


def _check_names(
    targets: Sequence[Target], against: str, units: Sequence[str], indicators: Sequence[str]
) -> None:
    problems = []
    named = [(t.indicator, "targets.indicator") for t in targets] + [(against, "trends.against")]
    for code, where in named:
        if code and code not in indicators:
            told = f'there is no figure of "{code}"'
            problems.append(Problem("unknown-indicator", told, where=where, help=one_of(code, indicators)))
    for target in targets:
        if target.unit and target.unit not in units:
            told = f'a target names an unknown unit "{target.unit}"'
            problems.append(
                Problem("unknown-unit", told, where="targets.unit", help=one_of(target.unit, units))
            )
    if problems:
        raise DataError(problems)


def _advantage(values: FloatArray, years: FloatArray, other: int) -> tuple[FloatArray, FloatArray]:
    """Compare growth over the years in which a unit has both figures, both by their lines."""
    reference = np.broadcast_to(values[:, :, other : other + 1], values.shape)
    both = (values > 0) & (reference > 0)
    own, others = (trend_growth(np.where(both, x, np.nan), years).rate for x in (values, reference))
    return growth_advantage(own, others)


def _pacings(
    targets: Sequence[Target],
    units: Sequence[str],
    indicators: Sequence[str],
    years: FloatArray,
    values: FloatArray,
) -> list[Pacing]:
    found = []
    for target in targets:
        column = indicators.index(target.indicator)
        for u, unit in enumerate(units):
            if target.unit in ("", unit):
                found.append(pace_towards(target, unit, years, values[:, u, column]))
    return found


def _convergence(code: str, years: FloatArray, values: FloatArray) -> Convergence:
    """Ask for convergence between the two periods that most units have in common at the ends."""
    counts = np.isfinite(values).sum(axis=1)
    full = np.flatnonzero(counts == counts.max())
    first, last = int(full[0]), int(full[-1])
    if first == last:  # one period has the most figures: take the widest span with the most in common
        common = (np.isfinite(values)[:, None] & np.isfinite(values)[None]).sum(axis=-1)
        common[np.tril_indices(len(years))] = -1
        first, last = divmod(int(np.argmax(common)), len(years)) if len(years) > 1 else (0, 0)
    beta = sigma = None
    try:
        beta = beta_convergence(values[first], values[last], years=float(years[last] - years[first]))
    except ArrayError:  # too few units with both figures, or one period
        beta = None
    try:
        shared = np.isfinite(values[[first, last]]).all(axis=0)
        usable = np.isfinite(values[:, shared]).all(axis=1) if shared.any() else np.zeros(len(years), bool)
        sigma = sigma_convergence(values[usable][:, shared], years[usable])
    except ArrayError:
        sigma = None
    return Convergence(code, float(years[first]), float(years[last]), beta, sigma, _verdict(beta, sigma))


def _verdict(beta: BetaConvergence | None, sigma: SigmaConvergence | None) -> str:
    if beta is None:
        return "cannot-tell"
    narrower = sigma is not None and sigma.upper < 0
    wider = sigma is not None and sigma.lower > 0
    if beta.upper < 0:
        return "converging" if narrower else "lower-grew-faster"
    if beta.lower > 0 and wider:
        return "diverging"
    return "not-shown"
