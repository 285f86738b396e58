"""How surprising a count is if only exposure differs, also after looking at all places."""

from __future__ import annotations

from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from poliscope.errors import ArrayError, one_of
from poliscope.kernels.incidence.counts import Array, chance_of_at_least, check_counts

__all__ = ["Exceedance", "adjust_for_looks", "exceedance"]


class Exceedance(NamedTuple):
    """What :func:`exceedance` gives: how surprising each count is if only exposure differed."""

    alone: Array
    """(places,): probability of so many or more, for a place that was chosen beforehand."""
    holm: Array
    """(places,): after looking at all places (Holm); true whatever the dependence."""
    simultaneous: Array
    """(places,): probability that *some* place is as surprising as this one, by simulation."""
    false_discovery: Array
    """(places,): expected share of flukes if all places at least as surprising are named."""


def adjust_for_looks(
    p: ArrayLike, *, method: Literal["holm", "bonferroni", "false_discovery"] = "holm"
) -> Array:
    """Adjust probabilities of chance for having looked at all places and not at one only.

    Parameters
    ----------
    p : array_like (..., places)
        Probabilities; NaN is left out.
    method : {"holm", "bonferroni", "false_discovery"}
        Chance that any named place is a fluke (Holm; Bonferroni, cruder), or expected share of flukes
        among those named (Benjamini and Hochberg).

    Returns
    -------
    ndarray (..., places)

    References
    ----------
    Holm, S. (1979). A simple sequentially rejective multiple test procedure. Scandinavian Journal of
    Statistics 6, 65-70.
    Benjamini, Y. and Hochberg, Y. (1995). Controlling the false discovery rate. JRSS B 57, 289-300.
    """
    if method not in (known := ("holm", "bonferroni", "false_discovery")):
        raise ArrayError(f"unknown adjustment {method!r}", help=one_of(str(method), known))
    value = np.asarray(p, dtype=np.float64)
    count = (~np.isnan(value)).sum(axis=-1, keepdims=True)
    if method == "bonferroni":
        return np.asarray(np.minimum(value * count, 1.0))
    order = np.argsort(value, axis=-1)  # NaN comes last
    ordered = np.take_along_axis(value, order, axis=-1)
    place = np.arange(value.shape[-1])
    if method == "holm":
        stepped = np.maximum.accumulate(np.minimum(ordered * (count - place), 1.0), axis=-1)
    else:
        scaled = np.where(place < count, ordered * count / (place + 1), np.inf)
        stepped = np.minimum.accumulate(scaled[..., ::-1], axis=-1)[..., ::-1]
        stepped = np.where(place < count, np.minimum(stepped, 1.0), np.nan)
    adjusted = np.empty_like(value)
    np.put_along_axis(adjusted, order, stepped, axis=-1)
    return np.where(np.isnan(value), np.nan, adjusted)


def exceedance(
    observed: ArrayLike, exposure: ArrayLike, *, rng: np.random.Generator, draws: int = 10_000
) -> Exceedance:
    """Ask how likely counts so high are if places differed by exposure only.

    The total is taken as given and dealt out by exposure.

    Parameters
    ----------
    observed : array_like (places,)
        Whole counts.
    exposure : array_like (places,)
        Positive.
    rng : numpy.random.Generator
        Source of randomness.
    draws : int
        Simulated worlds for `simultaneous`.

    Returns
    -------
    Exceedance

    References
    ----------
    Westfall, P. H. and Young, S. S. (1993). Resampling-Based Multiple Testing. Wiley.
    """
    count, size = check_counts(observed, exposure)
    if count.ndim != 1 or np.isnan(count).any() or np.isnan(size).any() or (count != np.round(count)).any():
        raise ArrayError("chances are asked of whole counts and known exposures of one list of places")
    total = count.sum()
    expected = size * total / size.sum()
    alone = chance_of_at_least(count, expected, total=total)
    least = np.empty(draws)
    block = max(1, 2_000_000 // len(count))
    for start in range(0, draws, block):  # blocks bound the memory
        world = rng.multinomial(int(total), size / size.sum(), size=min(block, draws - start))
        chances = chance_of_at_least(world, expected, total=total)
        least[start : start + block] = chances.min(axis=-1)
    # the observed world counts as one of them, so the probability is never 0
    rank = np.searchsorted(np.sort(least), alone * (1 + 1e-12), side="right")
    simultaneous = np.minimum((rank + 1) / (draws + 1), 1.0)
    return Exceedance(
        alone, adjust_for_looks(alone), simultaneous, adjust_for_looks(alone, method="false_discovery")
    )
