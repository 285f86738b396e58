"""Parity with nine packages and with the papers' formulas written out (`ref`), on four inputs.

The carried input runs everywhere; three public data sets run where ``../shared`` is. Where packages
disagree, the reasons for our side are in ``docs/explanation/complexity-conventions.md``.
"""

from __future__ import annotations

import re

import numpy as np
import pytest

from parity.complexity_reference import Case, carried, outside
from poliscope.kernels import change, entry, relatedness, specialisation
from poliscope.kernels.complementarity import complementarity
from poliscope.kernels.complexity import (
    fitness_complexity,
    genepy,
    original_fitness,
    outlook_gain,
    outlook_index,
    reflections,
)
from poliscope.kernels.relatedness import relatedness_density

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


def _shift(part):
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


def _kept(values, c: Case):
    """Leave out empty regions and activities, which the trimmed input does not have."""
    _, rows, columns = c.trimmed
    regions = rows if values.shape[0] == len(rows) else columns
    return values[regions][:, columns]


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
    "REAT__herf": lambda c: specialisation.herfindahl(c.x),
    "REAT__hoover_region": lambda c: specialisation.specialisation_coefficient(c.x),
    "REAT__gini_region": lambda c: specialisation.gini(c.x.T),
    "REAT__krugman.conc": lambda c: 2 * specialisation.hoover_index(c.x),
    # econcomplex gives a number for what is empty: 1/(1 - n), 1, 1/2, 1/2
    "econcomplex__herfindahl_norm": lambda c: np.nan_to_num(
        specialisation.herfindahl(c.x, normalised=True), nan=1 / (1 - c.x.shape[1])
    ),
    "econcomplex__krugman": lambda c: np.nan_to_num(specialisation.krugman_index(c.x), nan=1.0),
    "econcomplex__spec_coeff": lambda c: np.nan_to_num(
        specialisation.specialisation_coefficient(c.x), nan=0.5
    ),
    "econcomplex__hachman": lambda c: zero(specialisation.hachman_index(c.x)),
    "econcomplex__hoover_activity": lambda c: zero(100 * specialisation.hoover_index(c.x)),
    "econcomplex__gini_activity": lambda c: zero(specialisation.gini(c.x)),
    "econcomplex__locational_gini": lambda c: np.nan_to_num(specialisation.locational_gini(c.x) / 2, nan=0.5),
    "econcomplex__hoover_gini": lambda c: zero(specialisation.locational_gini(c.x)),
    # `ref` has 0, not NaN, between an empty region and one that is not
    "ref__finger_kreinin": lambda c: np.where(
        (c.x.sum(axis=1) == 0)[:, None] & (c.x.sum(axis=1) > 0), 0.0, specialisation.finger_kreinin(c.x)
    ),
    # proximity and density
    "ref__proximity_min": lambda c: c.phi,
    "econcomplex__proximity_min": lambda c: c.phi,
    "econcomplex__proximity_sqrt": lambda c: c.near("cosine", "occurrence"),
    "econcomplex__proximity_region": lambda c: relatedness.proximity(c.M.T),
    "Reconomiccomplexity_trimmed__proximity_min": lambda c: _kept(c.phi_self, c),
    "Reconomiccomplexity_trimmed__density": lambda c: _kept(relatedness_density(c.M, c.phi_self), c),
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
    # R and pandas take the sample standard deviation
    "Reconomiccomplexity_trimmed__eci": lambda c: _sample_sd(c.indices.eci),
    "Reconomiccomplexity_trimmed__pci": lambda c: _sample_sd(c.indices.pci_z),
    "econcomplex__eci_reflections": lambda c: reflections(c.M, steps=20).region_z,
    # these two count a step less for regions than for activities
    "datawheel_trimmed__eci": lambda c: _sample_sd(reflections(c.M, steps=18).region_z),
    "datawheel_trimmed__pci": lambda c: _sample_sd(reflections(c.M, steps=20).activity_z),
    "Reconomiccomplexity_trimmed__eci_reflections": lambda c: _sample_sd(reflections(c.M, steps=18).region_z),
    "Reconomiccomplexity_trimmed__pci_reflections": lambda c: _sample_sd(
        reflections(c.M, steps=20).activity_z
    ),
    "Reconomiccomplexity_trimmed__coi": lambda c: outlook_index(
        c.M, relatedness_density(c.M, c.phi_self), _sample_sd(c.indices.pci_z)
    ),
    "ref__genepy_regions": lambda c: genepy(c.M)[0],
    "ref__genepy_activities": lambda c: genepy(c.M)[1],
    "ref__coi_nodiag_zpci": lambda c: outlook_index(c.M, relatedness_density(c.M, c.phi), c.indices.pci_z),
    # `ref` has 0, not NaN, for empty regions in these two
    "ref__coi_nodiag_raw": lambda c: zero(outlook_index(c.M, relatedness_density(c.M, c.phi), c.indices.pci)),
    "ref__coi_diag1_raw": lambda c: zero(
        outlook_index(c.M, relatedness_density(c.M, c.phi_self), c.indices.pci)
    ),
    "ref__cog_exact_nodiag_zpci": lambda c: outlook_gain(c.M, c.phi, c.indices.pci_z),
    "ref__cog_diag1_atlas_book": lambda c: outlook_gain(c.M, c.phi_self, c.indices.pci, form="book"),
    "ref__cog_diag1_partial": lambda c: outlook_gain(c.M, c.phi_self, c.indices.pci, form="partial"),
}


def _econgeo_density(measure):
    return lambda c: 100 * relatedness_density(c.M, c.near(measure, "cooccurrence"))


ROUNDED = {
    # EconGeo rounds: to 3 digits, and what is in per cent to 2
    "EconGeo__entropy": (lambda c: specialisation.entropy(c.x, base=2), 5.1e-4),
    "EconGeo__Gini": (lambda c: specialisation.gini(c.x), 5.1e-4),
    "EconGeo__locational.Gini": (lambda c: specialisation.locational_gini(c.x) / 2, 5.1e-4),
    "EconGeo__Hoover.Gini_rowsum": (lambda c: specialisation.locational_gini(c.x), 5.1e-4),
    "EconGeo__Hoover.index_rowsum": (lambda c: 100 * specialisation.hoover_index(c.x), 5.1e-3),
    "EconGeo__Hoover.index_equal": (
        lambda c: 100 * specialisation.hoover_index(c.x, reference=np.ones(len(c.x))),
        5.1e-3,
    ),
    "EconGeo__rca_rounded": (lambda c: zero(c.q), 5.1e-3),
    "EconGeo__density_association": (_econgeo_density("association"), 5.1e-3),
    "EconGeo__density_cosine": (_econgeo_density("cosine"), 5.1e-3),
    "EconGeo__density_jaccard": (_econgeo_density("jaccard"), 5.1e-3),
    "EconGeo__density_prob": (_econgeo_density("probability"), 5.1e-3),
    "EconGeo__density_prob_binary": (
        lambda c: 100 * relatedness_density(c.M, (c.near("probability", "cooccurrence") >= 1).astype(float)),
        5.1e-3,
    ),
}

APART = {
    # numbers are those of the list of disagreements in docs/explanation/complexity-conventions.md
    r"Reconomiccomplexity__": "1: an empty region has an advantage in everything, which moves all others",
    r"(ps_calcs|datawheel)__(eci|pci|density|opportunity_gain|similarity)": "1: one empty region, all NaN",
    r"econcomplex__(coi|cog)": "1: one activity that nobody has, all NaN",
    r"fermi__(eci|pci)": "1, 2: empty regions inside the z-score; complex is common",
    r"fermi__(fitness|complexity)1000": "1: empty regions inside the mean",
    r"EconGeo__(KCI|TCI)": "3, 10: rounds the matrix to 4 digits, divides by the sum",
    r"EconGeo__MOR": "4: stretched to 0-100; compared in tests/kernels/test_complexity.py",
    r"econcomplex__pci_reflections": "4: the other parity of steps, which speaks of ubiquity",
    r"pyecomplexity__coi": "5: PCI as raw eigenvector",
    r"(pyecomplexity|Reconomiccomplexity_trimmed)__cog": "6: first term alone, from another PCI",
    r"datawheel_trimmed__opportunity_gain": "6: divided by the target's sum",
    r"(pyecomplexity|ps_calcs|econci|datawheel)__(proximity|density)": "1: as `ref`, with other NaN",
    r"pyecomplexity__(diversity|ubiquity)": "1: as `ref`, NaN for what is empty",
    r"(econcomplex|Reconomiccomplexity_trimmed)__(fitness|complexity)\d+": "9: the other order of update",
    r"(datawheel|econcomplex)__relative_relatedness": "compared in tests/kernels/test_relatedness.py",
    r"econcomplex__export_similarity": "compared in tests/kernels/test_specialisation.py",
    r"REAT__(krugman.spec_vs_rest|gini.spec|gini.conc)": "12: the reference came from the caller, mostly NaN",
    r"Reconomiccomplexity_trimmed__proximity_region": "as econcomplex__proximity_region, on fewer rows",
    r"(EconGeo__growth|econcomplex__growth)": "13: infinite from 0; rounded",
    # measures that are not offered
    r"REAT__(coulter|theil|gini_region_norm)": "not offered",
    r"(EconGeo__location.quotient.avg|econcomplex__lq_avg)": "not offered: mean quotient",
    r"EconGeo__zscore": "not offered: z-score of co-occurrence",
    r"fermi__(taxonomy|ica)": "not offered: taxonomy network, inferred advantage",
    r"(pyecomplexity|econcomplex)__proximity_(continuous|cosine_rca|minnorm)": "not offered",
}
"""What is not compared number by number, and why."""


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
    assert worst <= 1e-14, f"{name}: {worst:.3g} beyond the tolerance"
    assert np.isnan(ours).sum() == facts["n_nan"]
    # the sums hold all rows, and all digits
    size = np.sqrt(facts["sum_sq"] * ours.size)
    np.testing.assert_allclose(np.nansum(ours), facts["sum"], rtol=rtol, atol=rtol * size)
    np.testing.assert_allclose(np.nansum(ours**2), facts["sum_sq"], rtol=rtol)


@pytest.mark.parametrize("name", ROUNDED)
def test_rounded(case, name):
    of, half_unit = ROUNDED[name]
    ours = of(case)
    theirs, rows = case.vector(name), slice(None)
    if theirs is None:
        theirs, rows, _ = case.matrix(name)
    np.testing.assert_allclose(ours[rows], theirs, rtol=0, atol=half_unit)


def test_nothing_is_passed_over(portable):
    """Every figure of every package on the carried input is compared, or named with its reason."""
    case = carried(portable)
    outputs = [*case.regions.columns, *case.activities.columns, *case.manifest.index]
    compared = {*EXACT, *VECTORS, *ROUNDED}
    assert not [name for name in outputs if name.startswith("ref__") and name not in compared]
    left = [name for name in outputs if name not in compared]
    assert not [name for name in left if not any(re.match(pattern, name) for pattern in APART)]
    assert not [pattern for pattern in APART if not any(re.match(pattern, name) for name in left)]


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
