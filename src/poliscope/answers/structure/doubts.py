"""The choices behind the numbers, and what speaks against trusting them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from poliscope.data.matrix import Matrix
from poliscope.kernels import FloatArray
from poliscope.kernels.complexity import complexity_bounds
from poliscope.kernels.relatedness import density_bounds
from poliscope.kernels.specialisation import quotient_bounds, share_undecided

if TYPE_CHECKING:
    from poliscope.answers.structure.structure import Structure

__all__ = [
    "LARGEST_DENSE",
    "Bounds",
    "Convention",
    "bounds_of",
    "conventions_of",
    "doubts_about",
    "reason_for",
]

FEW_REGIONS = 20
"""With fewer regions proximities rest on a handful of co-occurrences each."""
WEAK_SIGN = 0.1
"""Below this correlation of ECI and diversity the sign of ECI is arbitrary."""
NARROW_GAP = 0.05
"""With the third eigenvalue nearer to the second than this share of it, the axis of ECI may turn."""
MANY_UNDECIDED = 0.2
"""Above this share of quotients whose bounds lie on both sides of the threshold, presence is in doubt."""
LARGEST_DENSE = 20_000_000
"""Cells up to which coherence and the Gini indices are given."""


@dataclass(frozen=True, slots=True)
class Convention:
    """One of the choices behind the numbers.

    Parameters
    ----------
    name : str
        What was chosen: ``"presence"``, ``"proximity"``, ...
    choice : str
        How; a number or the name of a formula.
    """

    name: str
    choice: str


@dataclass(frozen=True, slots=True, eq=False)
class Bounds:
    """How far the numbers could be off if the amounts are counts.

    Parameters
    ----------
    level : float
        Probability in the bounds.
    quotient : tuple of Matrix
        Lower and upper location quotients, regions x activities.
    eci : tuple of array, (regions,)
        Lower and upper ECI.
    density : tuple of Matrix
        Lower and upper relatedness density.
    undecided : float
        Share of quotients whose bounds lie on both sides of the threshold of presence.
    """

    level: float
    quotient: tuple[Matrix, Matrix]
    eci: tuple[FloatArray, FloatArray]
    density: tuple[Matrix, Matrix]
    undecided: float


def conventions_of(structure: Structure) -> tuple[Convention, ...]:
    """Return the choices behind the numbers."""
    return (
        Convention("benchmark", "all"),
        Convention("presence", f"{structure.threshold:g}"),
        Convention("proximity", structure.measure),
        *([] if structure.activities.together is None else [Convention("links", "records")]),
        Convention("density", "others"),
        Convention("eci", "z-score"),
        Convention("outlook", "eci-scale"),
        Convention("fitness", "servedio"),
        Convention("model", structure.model),
    )


def reason_for(component: int, value: float) -> str:
    """Return why a region or an activity has no complexity: "empty", "apart", "flat"; "" where it has one."""
    if np.isfinite(value):
        return ""
    return "empty" if component < 0 else "apart" if component > 0 else "flat"


def doubts_about(structure: Structure) -> tuple[str, ...]:
    """Return what speaks against trusting the numbers, as codes."""
    found, (second, third) = structure.complexity, structure.complexity.eigenvalues
    used = int((found.region_component >= 0).sum())
    flat = not np.isfinite(found.eci).any()
    checks = {
        "few-regions": used < FEW_REGIONS,
        "disconnected": found.components > 1,
        "flat": flat,
        "weak-sign": not flat and found.sign_correlation < WEAK_SIGN,
        "narrow-gap": not flat and (second - third) < NARROW_GAP * second,
        "fitness-not-converged": not structure.fitness.converged,
        "large": structure.is_large,
        "undecided": structure.bounds is not None and structure.bounds.undecided > MANY_UNDECIDED,
    }
    return tuple(name for name, true in checks.items() if true)


def bounds_of(structure: Structure) -> Bounds | None:
    """Return bounds by counting noise; None where amounts are not counts or the table is too large."""
    over, table = structure.activities.overdispersion, structure.table
    if over is None or np.prod(table.shape) * structure.draws > 10 * LARGEST_DENSE:
        return None
    draws, measure = structure.draws, structure.measure
    lower, upper = quotient_bounds(table, overdispersion=over)
    eci = complexity_bounds(table, draws=draws, rng=structure.rng("eci"), overdispersion=over)
    if structure.activities.together is None:
        rng = structure.rng("density")
        density = density_bounds(table, draws=draws, rng=rng, overdispersion=over, measure=measure)
    else:
        # how far counts of records could be off is not known here
        density = np.full(table.shape, np.nan), np.full(table.shape, np.nan)
    return Bounds(
        0.95,
        (structure.matrix(lower), structure.matrix(upper)),
        eci,
        (structure.matrix(density[0]), structure.matrix(density[1])),
        float(share_undecided(lower, upper, threshold=structure.threshold)),
    )
