"""True ratios behind the observed ones: shrinkage, ranks, and who stands out even so."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from poliscope.errors import ArrayError
from poliscope.kernels.incidence.counts import Array, chance_of_at_least, check_counts, tail_of

__all__ = ["Shrinkage", "outlier_probability", "posterior_ranks", "shrink_ratios", "top_probability"]

LARGEST_SHAPE = 1e6
"""Beyond it true ratios differ by less than a thousandth: they are taken as equal."""


class Shrinkage(NamedTuple):
    """What :func:`shrink_ratios` gives."""

    ratio: Array
    """(places,): posterior mean of the true ratio: the observed one drawn towards `mean`."""
    lower: Array
    """(places,)."""
    upper: Array
    """(places,)."""
    trust: Array
    """(places,): weight of the place's own figures, 0 to 1; the rest is the mean of all."""
    shape: float
    """Shape of the gamma distribution of true ratios; infinite if they do not differ."""
    mean: float
    """Mean of that distribution."""
    heterogeneity: float
    """Standard deviation of the true ratios over their mean: 0 is all luck."""
    p_value: float
    """Probability of such variation if places differed by exposure only (likelihood ratio)."""


def shrink_ratios(observed: ArrayLike, expected: ArrayLike, *, level: float = 0.95) -> Shrinkage:
    """Draw the ratios of places towards their mean, by as much as they are luck.

    True ratios are taken to follow a gamma distribution, whose two parameters maximise the marginal
    likelihood of the counts (empirical Bayes). Intervals take these as known.

    Parameters
    ----------
    observed, expected : array_like (places,)
        Counts and expected counts; NaN leaves a place out (its ratio is then the mean).
    level : float
        Probability in the intervals.

    Returns
    -------
    Shrinkage

    References
    ----------
    Clayton, D. and Kaldor, J. (1987). Empirical Bayes estimates of age-standardized relative risks for
    use in disease mapping. Biometrics 43, 671-681.
    """
    from scipy.special import chdtrc, gammaincinv

    count, should = check_counts(observed, expected)
    if count.ndim != 1:
        raise ArrayError("ratios are shrunk in one list of places at a time")
    known = ~(np.isnan(count) | np.isnan(should))
    count, should = np.where(known, count, 0.0), np.where(known, should, 0.0)
    if count.sum() == 0:
        raise ArrayError("without any success there is nothing to learn", code="no-successes")
    shape, mean, gain = _gamma_fit(count[known], should[known])
    p_value = 0.5 * float(chdtrc(1, max(2 * gain, 0.0))) if gain > 0 else 1.0
    tail = tail_of(level)
    if np.isinf(shape):
        flat = np.full(count.shape, mean)
        return Shrinkage(flat, flat, flat, np.zeros_like(flat), shape, mean, 0.0, p_value)
    rate = shape / mean
    a, b = shape + count, rate + should
    lower, upper = gammaincinv(a, tail) / b, gammaincinv(a, 1 - tail) / b
    return Shrinkage(a / b, lower, upper, should / b, shape, mean, 1.0 / np.sqrt(shape), p_value)


def _gamma_fit(count: Array, should: Array) -> tuple[float, float, float]:
    """Shape and mean of the mixing distribution, and the gain in log-likelihood over no mixing."""
    pooled = float(count.sum() / should.sum())
    # the limit of no mixing is the Poisson likelihood, without the factorials that both share
    poisson = float((count * np.log(pooled * should) - pooled * should).sum())
    logs = np.linspace(np.log(1e-3), np.log(LARGEST_SHAPE), 60)
    for _ in range(7):  # a grid, then finer and finer ones around its best point
        means, values = _profile(np.exp(logs), count, should, pooled)
        at = int(np.argmax(values))
        best = float(logs[at]), float(means[at]), float(values[at])
        logs = np.linspace(logs[max(at - 1, 0)], logs[min(at + 1, len(logs) - 1)], 15)
    if best[2] - poisson <= 1e-6 or best[0] > np.log(0.99 * LARGEST_SHAPE):
        return np.inf, pooled, 0.0
    return float(np.exp(best[0])), best[1], best[2] - poisson


def _profile(shape: Array, count: Array, should: Array, start: float) -> tuple[Array, Array]:
    """Give the best mean for each shape, and the log-likelihood there."""
    from scipy.special import gammaln

    a, mean = shape[:, None], np.full((len(shape), 1), start)
    for _ in range(100):  # the score equation, as a weighted mean of ratios
        weight = 1.0 / (a + mean * should)
        better = (weight @ count)[:, None] / (weight @ should)[:, None]
        settled = np.abs(better - mean).max() <= 1e-13 * better.max()
        mean = better
        if settled:
            break
    share = mean * should / (mean * should + a)
    terms = gammaln(count + a) - gammaln(a) + count * np.log(share) + a * np.log1p(-share)
    return mean[:, 0], terms.sum(axis=1)


def posterior_ranks(
    observed: ArrayLike,
    expected: ArrayLike,
    *,
    shape: float,
    mean: float,
    draws: int,
    rng: np.random.Generator,
) -> Array:
    """Draw the ranks of the true ratios from their posterior distribution.

    Parameters
    ----------
    observed, expected : array_like (places,)
        Counts and expected counts.
    shape, mean : float
        Of the distribution of true ratios, as :func:`shrink_ratios` gives them; `shape` finite.
    draws : int
        Number of draws.
    rng : numpy.random.Generator
        Source of randomness.

    Returns
    -------
    ndarray (places, places)
        ``[i, k]``: probability that place i has the (k + 1)-highest true ratio; rows and columns add up
        to 1.

    References
    ----------
    Shen, W. and Louis, T. A. (1998). Triple-goal estimates in two-stage hierarchical models. JRSS B 60,
    455-471.
    """
    count, should = check_counts(observed, expected)
    if not np.isfinite(shape):
        raise ArrayError("if true ratios do not differ they have no ranks", code="no-differences")
    n = len(count)
    tally = np.zeros(n * n)
    block = max(1, 2_000_000 // n)
    for start in range(0, draws, block):  # blocks bound the memory
        size = (min(block, draws - start), n)
        ratio = rng.standard_gamma(shape + count, size=size) / (shape / mean + should)
        order = np.argsort(-ratio, axis=-1)
        tally += np.bincount((order * n + np.arange(n)).ravel(), minlength=n * n)
    return tally.reshape(n, n) / draws


def top_probability(ranks: ArrayLike, m: int) -> Array:
    """Probability of each place to be among the m highest, from :func:`posterior_ranks`, ``(places,)``."""
    table = np.asarray(ranks, dtype=np.float64)
    if not 1 <= m <= table.shape[-1]:
        raise ArrayError(f"the top {m} of {table.shape[-1]} places")
    return np.asarray(np.minimum(table[..., :m].sum(axis=-1), 1.0))


def outlier_probability(observed: ArrayLike, expected: ArrayLike, *, shape: float, mean: float) -> Array:
    """Compute the probability of so many or more in a place drawn from the ordinary climate of all.

    Unlike :func:`chance_of_at_least` this allows true ratios to differ as they do among the places: it
    asks whether a place stands out even so. Fit `shape` and `mean` without the place in question.

    Parameters
    ----------
    observed, expected : array_like (...)
        Counts and expected counts.
    shape, mean : float
        As in :func:`posterior_ranks`; an infinite shape gives the Poisson probability.

    Returns
    -------
    ndarray (...)
        Upper tail of the negative binomial distribution.
    """
    from scipy.special import betainc

    c, should = np.asarray(observed, dtype=np.float64), np.asarray(expected, dtype=np.float64)
    if np.isinf(shape):
        return chance_of_at_least(c, mean * should)
    some = np.where(c > 0, c, 1.0)
    share = mean * should / (mean * should + shape)
    return np.where(c > 0, betainc(some, shape, share), 1.0)
