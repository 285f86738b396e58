"""The measures of regions and of activities, each in one table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from poliscope.data.matrix import Matrix
from poliscope.errors import ArrayError
from poliscope.kernels import FloatArray
from poliscope.kernels.activities import column_totals, row_totals, to_dense
from poliscope.kernels.complexity import genepy, outlook_index
from poliscope.kernels.relatedness import normalise_cooccurrence, proximity
from poliscope.kernels.specialisation import (
    coherence,
    diversity,
    ellison_glaeser,
    entropy,
    gini,
    hachman_index,
    herfindahl,
    hoover_index,
    krugman_index,
    locational_gini,
    specialisation_coefficient,
    ubiquity,
    variety,
)

if TYPE_CHECKING:
    from poliscope.answers.structure.structure import Structure

__all__ = ["activity_measures", "filled_quotients", "genepy_of", "links_of", "region_measures"]


def region_measures(structure: Structure) -> Matrix:
    """Return the measures of regions, regions x measures."""
    table, M, found = structure.table, structure.presences, structure.complexity
    related, unrelated = _variety(structure)
    nothing, links = np.full(len(structure.regions), np.nan), structure.links
    columns = {
        "total": row_totals(table),
        "diversity": diversity(M),
        "herfindahl": herfindahl(table),
        "entropy": entropy(table, base=2),
        "related_variety": related,
        "unrelated_variety": unrelated,
        "krugman": krugman_index(table),
        "hoover": specialisation_coefficient(table),
        "hachman": hachman_index(table),
        "coherence": nothing if structure.is_large else coherence(table, to_dense(links)),
        "eci": found.eci,
        "fitness": structure.fitness.fitness,
        "genepy": structure.genepy[0],
        "outlook": outlook_index(to_dense(M), structure.densities, found.pci, eci=found.eci),
        "outlook_book": outlook_index(to_dense(M), structure.densities, found.pci_z),
    }
    return Matrix(np.column_stack(list(columns.values())), structure.regions, tuple(columns), "region")


def activity_measures(structure: Structure) -> Matrix:
    """Return the measures of activities, activities x measures; that of plants where these are known."""
    table, activities = structure.table, structure.activities
    nothing = np.full(len(activities.activities), np.nan)
    columns = {
        "total": column_totals(table),
        "ubiquity": ubiquity(structure.presences),
        "pci": structure.complexity.pci,
        "pci_z": structure.complexity.pci_z,
        "complexity": structure.fitness.complexity,
        "genepy": structure.genepy[1],
        "hoover": hoover_index(table),
        "gini": nothing if structure.is_large else gini(table),
        "locational_gini": nothing if structure.is_large else locational_gini(table),
    }
    if activities.plant_herfindahl:
        plants = activities.plant_herfindahl[activities.period_position(structure.period)]
        columns |= {"plant_herfindahl": plants, "ellison_glaeser": ellison_glaeser(table, plants)}
    names = activities.activities
    return Matrix(np.column_stack(list(columns.values())), names, tuple(columns), "activity")


def _variety(structure: Structure) -> tuple[FloatArray, FloatArray]:
    if not structure.activities.groups:
        nothing = np.full(len(structure.regions), np.nan)
        return nothing, nothing
    return variety(structure.table, structure.activities.group_codes()[0])


def genepy_of(structure: Structure) -> tuple[FloatArray, FloatArray]:
    """Return GENEPY of regions and activities; NaN where fewer than two of one are not empty."""
    try:
        return genepy(structure.presences)
    except ArrayError:
        names = structure.regions, structure.activities.activities
        return np.full(len(names[0]), np.nan), np.full(len(names[1]), np.nan)


def links_of(structure: Structure) -> Any:
    """Return the proximity of activities, by regions that have both or by records that hold both."""
    activities, measure = structure.activities, structure.measure
    together = activities.together
    if together is None:
        return proximity(structure.presences, measure=measure)
    # without the records of single activities, and for measures that need all records, sums of pairs
    whole = together.diagonal().sum() > 0 and measure in ("minimum", "cosine", "jaccard")
    totals: Literal["occurrence", "cooccurrence"] = "occurrence" if whole else "cooccurrence"
    table = together if activities.is_sparse else together.toarray()
    return normalise_cooccurrence(table, measure=measure, totals=totals)


def filled_quotients(sparse: Any, amounts: Any) -> FloatArray:
    """Return sparse quotients as a full table: NaN for empty regions and activities."""
    dense = to_dense(sparse)
    dense[row_totals(amounts) == 0] = np.nan
    dense[:, column_totals(amounts) == 0] = np.nan
    return dense
