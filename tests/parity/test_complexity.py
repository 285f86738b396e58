"""Parity with nine packages and with the papers' formulas written out (`ref`), on four inputs.

The carried input runs everywhere; three public data sets run where ``../shared`` is. Where packages
disagree, the reasons for our side are in ``docs/explanation/complexity-conventions.md``.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from parity.complexity_reference import Case, carried, outside

from poliscope.kernels import change, complexity, entry, relatedness, specialisation
from poliscope.kernels.complementarity import complementarity
from poliscope.kernels.complexity import (
    complexity_indices,
    fitness_complexity,
    genepy,
    original_fitness,
    outlook_gain,
    outlook_index,
)
from poliscope.kernels.relatedness import relatedness_density, relative_relatedness

RTOL = 1e-9
"""The bar for everything that is computed without an eigenvector."""
VECTOR = 1e-7
"""The bar for eigenvectors: they are found by iteration, on our side and on theirs."""
DIGITS = 9
"""Significant digits in the peers' matrices: their last digit is rounded, their sums are not."""
CASES = ["60x120", "gig", "world_trade", "cbp"]


@pytest.fixture(scope="module", params=CASES)
def case(request) -> Case:
    if request.param == "60x120":
        return carried(request.getfixturevalue("portable"))
    return outside(request.getfixturevalue("shared"), request.param)


def zero(values):
    return np.nan_to_num(values)


def _fitness(steps):
    return lambda c: original_fitness(c.M, tolerance=0, max_steps=steps)


def _trimmed(c: Case, function):
    """Run on the table without empty rows and columns, and put NaN for them."""
    x, rows, columns = c.trimmed
    values = function(specialisation.presence(specialisation.location_quotient(x)))
    full = np.full((len(rows), len(columns))[: values.ndim], np.nan)
    if values.ndim == 2:
        full[np.ix_(rows, columns)] = values
    else:
        used = rows if len(values) == rows.sum() else columns
        full = np.full(len(used), np.nan)
        full[used] = values
    return full


def _shift(part, rows_where_present=None):
    def of(c: Case):
        if part in ("competitive", "allocation"):
            return getattr(change.esteban_marquillas(c.x, c.after), part).sum(axis=1)
        if part == "total":
            return (c.after - c.x).sum(axis=1)
        return getattr(change.shift_share(c.x, c.after), part).sum(axis=1)

    return of


def _sample_sd(z):
    """A z-score with the sample standard deviation, as R and pandas have it."""
    n = np.count_nonzero(~np.isnan(z))
    return z * np.sqrt((n - 1) / n)


def _raw_pci_z(c: Case):
    return c.indices.pci_z


EXACT = {
    # quotients and presences
    "ref__rca": lambda c: zero(c.q),
    "datawheel__rca": lambda c: c.q,
    "pyecomplexity__rca": lambda c: c.q,
    "Reconomiccomplexity__rca": lambda c: c.q,
    "econcomplex__rca": lambda c: zero(c.q),
    "fermi__rca": lambda c: zero(c.q),
    "EconGeo__rca": lambda c: zero(c.q),
    "ps_calcs__rca": lambda c: c.q,
    "ref__mcp": lambda c: c.M,
    "ref__mcp_t1": lambda c: specialisation.presence(specialisation.location_quotient(c.after)),
    "EconGeo__mcp": lambda c: c.M,
    "datawheel__mcp": lambda c: c.M,
    "econcomplex__mcp": lambda c: c.M,
    "fermi__mcp": lambda c: c.M,
    "pyecomplexity__mcp": lambda c: np.where(np.isnan(c.q), np.nan, c.M),
    "ref__diversity": lambda c: specialisation.diversity(c.M),
    "EconGeo__diversity": lambda c: specialisation.diversity(c.M),
    "econcomplex__diversity": lambda c: specialisation.diversity(c.M),
    "ref__ubiquity": lambda c: specialisation.ubiquity(c.M),
    "EconGeo__ubiquity": lambda c: specialisation.ubiquity(c.M),
    "econcomplex__ubiquity": lambda c: specialisation.ubiquity(c.M),
    # concentration
    "ref__herfindahl": lambda c: specialisation.herfindahl(c.x),
    "EconGeo__Herfindahl": lambda c: specialisation.herfindahl(c.x),
    "econcomplex__herfindahl": lambda c: zero(specialisation.herfindahl(c.x)),
    "ref__entropy_nats": lambda c: specialisation.entropy(c.x),
    "econcomplex__entropy_bits": lambda c: zero(specialisation.entropy(c.x, base=2)),
    "ref__krugman_vs_total": lambda c: specialisation.krugman_index(c.x),
    "EconGeo__Krugman.index": lambda c: specialisation.krugman_index(c.x),
    "ref__krugman_vs_rest": lambda c: specialisation.krugman_index(c.x, rest=True),
    "EconGeo__spec.coeff": lambda c: specialisation.specialisation_coefficient(c.x),
    "EconGeo__Hachman": lambda c: specialisation.hachman_index(c.x),
    "ref__hoover_activity_vs_rowsum": lambda c: specialisation.hoover_index(c.x),
    # `ref` has 0, not NaN, between an empty region and one that is not
    "ref__finger_kreinin": lambda c: np.where(
        (c.x.sum(axis=1) == 0)[:, None] & (c.x.sum(axis=1) > 0), 0.0, specialisation.finger_kreinin(c.x)
    ),
    # proximity and density
    "ref__proximity_min": lambda c: c.phi,
    "econcomplex__proximity_min": lambda c: c.phi,
    "fermi__cooccurrence": lambda c: relatedness.cooccurrence(c.M),
    "fermi__proximity_min": lambda c: c.phi_self,
    "EconGeo__cooccurrence": lambda c: relatedness.cooccurrence(c.M) * (1 - np.eye(len(c.phi))),
    "ref__relatedness_cosine_occ": lambda c: c.near("cosine", "occurrence"),
    "ref__relatedness_assoc_occ": lambda c: c.near("association", "occurrence"),
    "ref__relatedness_jaccard_occ": lambda c: c.near("jaccard", "occurrence"),
    "ref__relatedness_cosine_cooc": lambda c: c.near("cosine", "cooccurrence"),
    "ref__relatedness_assoc_cooc": lambda c: c.near("association", "cooccurrence"),
    "ref__relatedness_jaccard_cooc": lambda c: c.near("jaccard", "cooccurrence"),
    "ref__relatedness_prob_cooc": lambda c: c.near("probability", "cooccurrence"),
    "EconGeo__relatedness_prob": lambda c: c.near("probability", "cooccurrence"),
    "EconGeo__relatedness_association": lambda c: c.near("association", "cooccurrence"),
    "EconGeo__relatedness_cosine": lambda c: c.near("cosine", "cooccurrence"),
    "EconGeo__relatedness_jaccard": lambda c: c.near("jaccard", "cooccurrence"),
    "ref__density_nodiag": lambda c: relatedness_density(c.M, c.phi),
    "datawheel__density": lambda c: relatedness_density(c.M, c.phi),
    "econcomplex__density": lambda c: zero(relatedness_density(c.M, c.phi)),
    "ref__density_diag1": lambda c: relatedness_density(c.M, c.phi_self),
    "pyecomplexity__density": lambda c: np.where(np.isnan(c.q), np.nan, relatedness_density(c.M, c.phi_self)),
    "ref__complementarity_bb2021_mean_added_density": lambda c: complementarity(c.M, c.phi),
    # fitness
    "ref__fitness_servedio_delta0.1": lambda c: fitness_complexity(c.M).fitness,
    "ref__fitness_servedio_delta0.01": lambda c: fitness_complexity(c.M, delta=0.01).fitness,
    "ref__fitness_servedio_delta0.001": lambda c: fitness_complexity(c.M, delta=0.001).fitness,
    "ref__complexity_servedio_delta0.1": lambda c: fitness_complexity(c.M).complexity,
    "ref__complexity_servedio_delta0.01": lambda c: fitness_complexity(c.M, delta=0.01).complexity,
    "ref__complexity_servedio_delta0.001": lambda c: fitness_complexity(c.M, delta=0.001).complexity,
    **{f"ref__fitness{n}": lambda c, n=n: _fitness(n)(c).fitness for n in (20, 200, 1000, 2000)},
    **{f"ref__complexity{n}": lambda c, n=n: _fitness(n)(c).complexity for n in (20, 200, 1000, 2000)},
    # change
    "ref__entry": lambda c: entry.entries(c.M, _later(c)),
    "EconGeo__entry": lambda c: entry.entries(c.M, _later(c)),
    "econcomplex__entry": lambda c: zero(entry.entries(c.M, _later(c))),
    "ref__exit": lambda c: entry.exits(c.M, _later(c)),
    "EconGeo__exit": lambda c: entry.exits(c.M, _later(c)),
    "econcomplex__exit": lambda c: zero(entry.exits(c.M, _later(c))),
    "ref__lilien": lambda c: zero(change.lilien_index(c.x, c.after)),
    "ref__michaely_half_abs_change": lambda c: change.michaely_index(c.x, c.after),
    "ref__shiftshare_total_change": _shift("total"),
    "ref__shiftshare_national": _shift("national"),
    "ref__shiftshare_industry_mix": _shift("industry_mix"),
    "ref__shiftshare_regional_shift": _shift("regional"),
    "ref__shiftshare_em_competitive_x_positive_only": _shift("competitive"),
    "ref__shiftshare_em_allocation_x_positive_only": _shift("allocation"),
}


def _later(c: Case):
    return specialisation.presence(specialisation.location_quotient(c.after))


VECTORS = {
    "ref__eci": lambda c: c.indices.eci,
    "pyecomplexity__eci": lambda c: c.indices.eci,
    "econcomplex__eci": lambda c: c.indices.eci,
    "econci__eci": lambda c: c.indices.eci,
    "ref__pci": lambda c: c.indices.pci_z,
    "econcomplex__pci": lambda c: c.indices.pci_z,
    "econci__pci": lambda c: c.indices.pci_z,
    "ref__pci_atlas_scale": lambda c: c.indices.pci,
    "pyecomplexity__pci": lambda c: c.indices.pci,
    "ref__genepy_regions": lambda c: genepy(c.M)[0],
    "ref__genepy_activities": lambda c: genepy(c.M)[1],
    "ref__coi_nodiag_zpci": lambda c: outlook_index(c.M, relatedness_density(c.M, c.phi), c.indices.pci_z),
    # `ref` has 0, not NaN, for empty regions in these two
    "ref__coi_nodiag_raw": lambda c: zero(
        outlook_index(c.M, relatedness_density(c.M, c.phi), c.indices.pci)
    ),
    "ref__coi_diag1_raw": lambda c: zero(
        outlook_index(c.M, relatedness_density(c.M, c.phi_self), c.indices.pci)
    ),
    "ref__cog_exact_nodiag_zpci": lambda c: outlook_gain(c.M, c.phi, c.indices.pci_z),
    "ref__cog_diag1_atlas_book": lambda c: outlook_gain(c.M, c.phi_self, c.indices.pci, form="book"),
    "ref__cog_diag1_partial": lambda c: outlook_gain(c.M, c.phi_self, c.indices.pci, form="partial"),
}


def compare(ours: np.ndarray, case: Case, name: str, rtol: float, scale: float = 0.0) -> None:
    theirs = case.vector(name)
    if theirs is not None and np.isnan(theirs).all():
        pytest.skip(f"{name} has no number here: the original fitness underflows without logarithms")
    if theirs is not None:
        np.testing.assert_allclose(ours, theirs, rtol=rtol, atol=rtol * scale, err_msg=name)
        return
    found = case.matrix(name)
    if found is None:
        pytest.skip(f"{case.name} has no {name}")
    theirs, rows, facts = found
    unit = 10.0 ** (np.floor(np.log10(np.abs(np.where(theirs == 0, 1, theirs)))) - DIGITS + 1)
    room = rtol * np.maximum(np.abs(zero(theirs)), scale) + np.where(theirs == 0, 0.0, 0.51 * zero(unit))
    assert (np.isnan(ours[rows]) == np.isnan(theirs)).all(), name
    worst = np.nanmax(np.abs(ours[rows] - theirs) - room)
    assert worst <= 1e-15, f"{name}: {worst:.3g} beyond the tolerance"
    assert np.isnan(ours).sum() == facts["n_nan"]
    # the sums hold all rows, and all digits
    size = np.sqrt(facts["sum_sq"] * ours.size)
    np.testing.assert_allclose(np.nansum(ours), facts["sum"], rtol=rtol, atol=rtol * size)
    np.testing.assert_allclose(np.nansum(ours**2), facts["sum_sq"], rtol=rtol)


def needs_second_period(name: str) -> bool:
    return any(word in name for word in ("entry", "exit", "lilien", "michaely", "shiftshare", "mcp_t1"))


@pytest.mark.parametrize("name", EXACT)
def test_formula(case, name):
    if needs_second_period(name) and case.after is None:
        pytest.skip("one period only")
    compare(EXACT[name](case), case, name, RTOL)


@pytest.mark.parametrize("name", VECTORS)
def test_eigenvector(case, name):
    ours = VECTORS[name](case)
    compare(ours, case, name, VECTOR, scale=float(np.nanmax(np.abs(ours))))
