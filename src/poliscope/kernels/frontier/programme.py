"""Benefit of the doubt by linear programmes: free, bounded, geometric, directional, multi-directional."""

from __future__ import annotations

import numpy as np

from poliscope.errors import ArrayError
from poliscope.kernels import BoolArray, FloatArray
from poliscope.kernels.frontier.units import NOTHING, by_unit, frontier_rows, own_values, refuse_negative
from poliscope.kernels.means import SHOWN, refuse
from poliscope.kernels.programs import maximise

__all__ = ["benefit_of_the_doubt", "directional_benefit", "geometric_benefit", "multidirectional_benefit"]


def benefit_of_the_doubt(
    x: FloatArray,
    *,
    low: float = 0.0,
    high: float = 1.0,
    reference: FloatArray | None = None,
    prefer: FloatArray | None = None,
) -> tuple[FloatArray, FloatArray]:
    """Score each unit with the weights that suit it best, within bounds on the shares of its score.

    Parameters
    ----------
    x : array, (..., units, indicators)
        Not negative.
    low, high : float
        Smallest and largest share of each indicator in the unit's own score.
    reference : array, (..., reference units, indicators), optional
        Units that make the frontier.
    prefer : array, (..., units, indicators), optional
        Where several shares give the same best score, those with the largest ``sum(share * prefer)``
        are taken.

    Returns
    -------
    scores : array, (..., units)
        1 on the frontier; NaN for a unit without any value.
    shares : array, (..., units, indicators)
        Shares of the indicators in the score; they sum to one, or are 0 where the score is.

    Raises
    ------
    ArrayError
        A value is negative, or the bounds leave no shares.

    References
    ----------
    Melyn, W. and Moesen, W. (1991). Towards a synthetic indicator of macroeconomic performance: unequal
    weighting when limited information is available. Public Economics Research Paper 17, KU Leuven.

    Cherchye, L., Moesen, W., Rogge, N. and Van Puyenbroeck, T. (2007). An introduction to "benefit of
    the doubt" composite indicators. Social Indicators Research 82(1), 111-145.
    """
    refuse_negative(x, reference)
    own, has = own_values(x, x if reference is None else reference)
    _refuse_bounds(x, has, low, high)
    frontier = frontier_rows(x if reference is None else reference)

    def solve(y: FloatArray, best: FloatArray, wish: FloatArray, able: FloatArray) -> list[FloatArray]:
        return list(_shares(y, best, able > 0, low, high, None if prefer is None else wish))

    wishes = np.zeros_like(x) if prefer is None else np.broadcast_to(prefer, x.shape)
    scores, shares = by_unit(solve, own, frontier, wishes, has.astype(np.float64))
    known = np.asarray(np.isfinite(x).any(axis=-1))
    return np.where(known, scores, np.nan), np.where(known[..., None], shares, np.nan)


def _shares(
    own: FloatArray, frontier: FloatArray, able: BoolArray, low: float, high: float, prefer: FloatArray | None
) -> tuple[FloatArray, FloatArray]:
    """Solve for the shares of a block of units: own (k, m), frontier (k, rows, m).

    With ``v`` the parts of the score, ``max sum(v)`` subject to ``ratio v <= 1`` and
    ``low sum(v) <= v <= high sum(v)``. Writing ``v = u + a sum(u)`` takes the lower bound away.
    """
    count = np.maximum(able.sum(axis=1), 1).astype(np.float64)
    ratio = np.where(able[:, None, :], frontier / np.where(able, own, 1.0)[:, None, :], 0.0)
    fixed = count * low > 1 - NOTHING
    free = np.where(fixed, 1.0, 1 - count * low)
    lift = np.where(fixed, 0.0, low / free)[:, None, None]
    rows = np.where(able[:, None, :], ratio + lift * ratio.sum(axis=2, keepdims=True), 0.0)
    limits = np.ones((len(own), rows.shape[1]))
    if high < 1:
        each = np.eye(own.shape[1]) - ((high - low) / free)[:, None, None]
        bounds = np.where(able[:, None, :] & able[:, :, None], each, 0.0)
        rows = np.concatenate([rows, bounds], axis=1)
        limits = np.concatenate([limits, np.zeros((len(own), own.shape[1]))], axis=1)
    wish = None if prefer is None else np.where(able, prefer + lift[..., 0] * _sum(prefer * able), 0.0)
    value, part, _ = maximise(able.astype(np.float64), rows, limits, then=wish)
    total = np.where(value > 0, value, 1.0)[:, None]
    shares = np.where(able, low + part / total * free[:, None], 0.0)
    shares = np.where(fixed[:, None], able / count[:, None], shares)
    worst = np.where(fixed, np.matmul(ratio, shares[:, :, None]).max(axis=(1, 2)), 1.0)
    return np.where(fixed, 1 / np.where(worst > 0, worst, np.inf), value / free), shares


def _sum(values: FloatArray) -> FloatArray:
    return np.asarray(values.sum(axis=-1, keepdims=True))


def geometric_benefit(
    x: FloatArray,
    *,
    benchmark: FloatArray,
    low: float = 0.0,
    high: float = 1.0,
    reference: FloatArray | None = None,
) -> FloatArray:
    """Compare each unit with a benchmark: the product of its ratios, weighted by its best shares.

    The exponents are the shares of :func:`benefit_of_the_doubt`. Where they are not unique, as for units
    on the frontier, those that give the unit the highest product are taken: the benefit of the doubt
    once more, and one answer whatever the solver.

    Parameters
    ----------
    x : array, (..., units, indicators)
        Above 0.
    benchmark : array, (..., indicators)
        What each indicator is divided by.
    low, high : float
        Bounds on the shares.
    reference : array, (..., reference units, indicators), optional
        Units that make the frontier.

    Returns
    -------
    array, (..., units)
        1 for the benchmark itself.

    References
    ----------
    Van Puyenbroeck, T. and Rogge, N. (2017). Geometric mean quantity index numbers with
    Benefit-of-the-Doubt weights. European Journal of Operational Research 256(3), 1004-1014.
    """
    with np.errstate(invalid="ignore"):
        refuse(
            np.asarray(x <= 0),
            "a geometric mean needs values above 0",
            "normalise to an interval that starts above 0, such as minmax with low = 1",
        )
    with np.errstate(over="ignore", invalid="ignore"):
        log = np.log(x) - np.log(benchmark)[..., None, :]
    known = np.where(np.isfinite(log), log, 0.0)
    _, shares = benefit_of_the_doubt(x, low=low, high=high, reference=reference, prefer=known)
    return np.asarray(np.exp((shares * known).sum(axis=-1)))


def directional_benefit(
    x: FloatArray, *, direction: FloatArray, reference: FloatArray | None = None
) -> FloatArray:
    """Score each unit by how far it must go in a given direction to reach the frontier.

    With ``b`` the largest step such that ``x + b * direction`` can still be reached, the score is
    ``1 / (1 + b)``.

    Parameters
    ----------
    x : array, (..., units, indicators)
        Not negative.
    direction : array, (..., units, indicators) or (indicators,)
        Not negative; 0 for an indicator that need not improve.
    reference : array, (..., reference units, indicators), optional
        Units that make the frontier.

    Returns
    -------
    array, (..., units)

    References
    ----------
    Fusco, E. (2015). Enhancing non-compensatory composite indicators: a directional proposal. European
    Journal of Operational Research 242(2), 620-630.
    """
    refuse_negative(x, reference)
    step = _step(x, np.broadcast_to(direction, x.shape), reference)
    return np.where(np.isfinite(x).any(axis=-1), 1 / (1 + step), np.nan)


@np.errstate(over="ignore", invalid="ignore")
def multidirectional_benefit(x: FloatArray, *, reference: FloatArray | None = None) -> FloatArray:
    """Score each unit by its own way to the frontier: towards what it could gain in each indicator.

    The direction is how far each indicator alone could rise, the others kept; the score is the sum of the
    unit's values over the sum of the values it would reach.

    Parameters
    ----------
    x : array, (..., units, indicators)
        Not negative.
    reference : array, (..., reference units, indicators), optional
        Units that make the frontier.

    Returns
    -------
    array, (..., units)

    References
    ----------
    Bogetoft, P. and Hougaard, J. L. (1999). Efficiency evaluations based on potential (non-proportional)
    improvements. Journal of Productivity Analysis 12(3), 233-247.

    Fusco, E., Vidoli, F. and Rogge, N. (2020). Spatial directional robust Benefit of the Doubt approach in
    presence of undesirable output: an application to Italian waste sector. Omega 94, 102053.
    """
    refuse_negative(x, reference)
    frontier = x if reference is None else reference
    children = x.shape[-1]
    alone = np.stack(
        [_step(x, np.broadcast_to(np.eye(children)[j], x.shape), reference) for j in range(children)], axis=-1
    )
    largest = np.nanmax(np.where(np.isfinite(frontier), frontier, 0.0), axis=-2, keepdims=True, initial=0.0)
    gain = np.where(np.isfinite(x) & (alone > NOTHING * largest), alone, 0.0)
    now = np.where(np.isfinite(x), x, 0.0).sum(axis=-1)
    then = now + _step(x, gain, reference) * gain.sum(axis=-1)
    score = np.divide(now, then, out=np.zeros_like(now), where=then > 0)
    return np.where(np.isfinite(x).any(axis=-1), score, np.nan)


def _step(x: FloatArray, direction: FloatArray, reference: FloatArray | None) -> FloatArray:
    """Return the largest step in a direction that stays within reach, (..., units).

    Its inverse is ``max w direction`` subject to ``w (y - x) <= 1`` for all y of the frontier; where that
    has no bound, there is no way to go.
    """
    frontier = frontier_rows(x if reference is None else reference)
    own, has = np.where(np.isfinite(x), x, 0.0), np.isfinite(x).astype(np.float64)

    def solve(y: FloatArray, best: FloatArray, way: FloatArray, able: FloatArray) -> list[FloatArray]:
        rows = (best - y[:, None, :]) * able[:, None, :]
        inverse = maximise(way * able, rows, np.ones((1, rows.shape[1])))[0]
        return [np.divide(1.0, inverse, out=np.zeros_like(inverse), where=inverse > 0)]

    return by_unit(solve, own, frontier, direction, has)[0]


def _refuse_bounds(x: FloatArray, has: BoolArray, low: float, high: float) -> None:
    """Refuse bounds on shares that no unit, or a unit with missing children, can keep."""
    children = x.shape[-1]
    if low * children > 1 + NOTHING or high * children < 1 - NOTHING:
        raise ArrayError(
            f"{children} shares between {low:g} and {high:g} cannot sum to one",
            cells=[(-1, child) for child in range(min(children, SHOWN))],
            help=f"let 1/{children} = {1 / children:.3g} lie between the bounds",
            code="bounds-sum",
        )
    if low > 0:
        refuse(
            np.isfinite(x) & ~has,
            f"a share of at least {low:g} needs values above 0",
            "normalise to an interval that starts above 0, such as minmax with low = 1, or set low = 0",
        )
    short = has.any(axis=-1) & (has.sum(axis=-1) * high < 1 - NOTHING)
    refuse(
        short[..., None] & ~has,
        f"too few children have values above 0 for shares of at most {high:g} to sum to one",
        "raise the upper bound, impute missing values, or set a minimum availability",
    )
