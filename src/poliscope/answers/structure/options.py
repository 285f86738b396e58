"""What next: the activities that a region lacks, with what speaks for and against each."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from poliscope.answers.structure.structure import Structure
from poliscope.kernels.activities import to_dense
from poliscope.kernels.relatedness import density_contributions

__all__ = ["Option", "next_activities"]


@dataclass(frozen=True, slots=True)
class Option:
    """An activity that a region lacks.

    Parameters
    ----------
    region, activity : str
        Codes.
    probability : float
        Of entering within the forecast's horizon; NaN where nothing can be learnt.
    density : float
        Share of what is near it that the region has.
    excess : float
        Density beyond what diversity and ubiquity let expect.
    quotient : float
        Today's location quotient: near the threshold already, or far.
    complexity : float
        PCI, on the scale of ECI.
    gain : float
        What entering would add to the region's complexity outlook.
    carriers : tuple of (str, float)
        The region's own activities that carry the density, with their shares in it; the largest first.
    """

    region: str
    activity: str
    probability: float
    density: float
    excess: float
    quotient: float
    complexity: float
    gain: float
    carriers: tuple[tuple[str, float], ...] = ()


def next_activities(structure: Structure, region: str, *, most: int = 10, carriers: int = 3) -> list[Option]:
    """List the likeliest next activities of a region.

    In the order of their probability where entries can be foretold, else of their density beyond what
    degrees let expect.

    Parameters
    ----------
    structure : Structure
        Of the period from which to look ahead.
    region : str
        Code.
    most : int
        Length of the list.
    carriers : int
        How many of the region's own activities are named for each.

    Returns
    -------
    list of Option
        Empty for a region that has everything or nothing.
    """
    place = structure.activities.region_position(region)
    has = to_dense(structure.presences[[place]])[0] > 0
    forecast = structure.forecast
    chance = np.full(len(has), np.nan) if forecast is None else forecast.probability.values[place]
    density = structure.densities[place]
    option = ~has & np.isfinite(density) & (density > 0 if forecast is None else np.isfinite(chance))
    if not option.any() or not has.any():
        return []
    excess = structure.excess_densities[place]
    order = np.where(option, np.nan_to_num(excess if forecast is None else chance, nan=-np.inf), -np.inf)
    chosen = np.argsort(-order, kind="stable")[: min(most, int(option.sum()))]
    carried = density_contributions(structure.presences, structure.links, region=place)
    names = structure.activities.activities
    quotient = np.nan_to_num(to_dense(structure.quotients[[place]])[0])
    return [
        Option(
            region,
            names[c],
            float(chance[c]),
            float(density[c]),
            float(excess[c]),
            float(quotient[c]),
            float(structure.complexity.pci[c]),
            float(structure.gains[place, c]),
            _carriers(carried[:, c], names, carriers),
        )
        for c in chosen.tolist()
    ]


def _carriers(parts: np.ndarray, names: tuple[str, ...], most: int) -> tuple[tuple[str, float], ...]:
    whole = parts.sum()
    if not whole > 0:
        return ()
    order = np.argsort(-parts, kind="stable")[:most]
    return tuple((names[c], float(parts[c] / whole)) for c in order.tolist() if parts[c] > 0)
