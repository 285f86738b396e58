"""Benefit of the doubt, penalised means and the rest against Compind 3.4 (R 4.2.2)."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from parity.coinr_reference import read_table
from poliscope.kernels.frontier import benefit_of_the_doubt, geometric_benefit
from poliscope.methods.aggregate import (
    AdjustedMazziottaPareto,
    Aggregation,
    BenefitOfTheDoubt,
    DirectionalBenefit,
    Geometric,
    GeometricBenefit,
    MazziottaPareto,
    MeanMin,
    MultidirectionalBenefit,
    OrderedWeighted,
    OrderMBenefit,
    PowerMean,
    Wroclaw,
)
from poliscope.methods.base import Layout
from poliscope.methods.normalise import Normalisation

SOLVER = 1e-6  # Compind's programmes are solved by lpSolve, whose answers differ in the last digits
EXACT = 1e-9
AMPI = 5.01e-4  # Compind rounds the adjusted index to 3 decimals
DRAWS = 1000  # replications behind Compind's order-m files


class Case:
    """A folder of Compind's outputs."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.units = read_table(folder / "input.csv").names

    def values(self, file: str) -> np.ndarray:
        return read_table(self.folder / file).values(self.units)

    def score(self, file: str, column: str = "score") -> np.ndarray:
        return read_table(self.folder / file).column(column, self.units)

    @property
    def x(self) -> np.ndarray:
        return self.values("input.csv")

    @property
    def z(self) -> np.ndarray:
        return self.values("normalise_z_100_10.csv")


@pytest.fixture(params=["asem", "s27x12"])
def case(request):
    if request.param == "asem":
        return Case(request.getfixturevalue("shared") / "peers" / "compind" / "asem_pillars")
    return Case(request.getfixturevalue("portable") / "compind-s27x12")


def equal(x):
    return np.ones(x.shape[-1])


@pytest.mark.parametrize(
    ("file", "method"),
    [
        ("bod.csv", BenefitOfTheDoubt()),
        ("bod_constr_up0.35_low0.02.csv", BenefitOfTheDoubt(low=0.02, high=0.35)),
        ("bod_constr_up0.5_low0.csv", BenefitOfTheDoubt(high=0.5)),
        ("bod_dir_1.csv", DirectionalBenefit()),
        ("bod_mdir.csv", MultidirectionalBenefit()),
    ],
)
def test_benefit_of_the_doubt(case, file, method):
    np.testing.assert_allclose(method(case.x, equal(case.x)), case.score(file), rtol=SOLVER)


@pytest.mark.parametrize(
    ("file", "low", "high"),
    [("bod_constr_up0.35_low0.02.csv", 0.02, 0.35), ("bod_constr_up0.5_low0.csv", 0.0, 0.5)],
)
def test_shares_where_they_are_unique(case, file, low, high):
    """Two opposite preferences that end on the same shares leave no others; then they are Compind's."""
    prefer = np.random.default_rng(1).normal(size=case.x.shape)
    one, other = (benefit_of_the_doubt(case.x, low=low, high=high, prefer=s * prefer)[1] for s in (1, -1))
    unique = np.abs(one - other).max(axis=1) < 1e-9
    assert unique.sum() >= 3
    np.testing.assert_allclose(one[unique], case.values(file)[unique, 1:], atol=1e-6)


def test_geometric_benefit_of_the_doubt(case):
    """Compind takes whatever shares its solver ends on; they lie between the least and the most kind."""
    x, wanted = case.x, case.score("geom_bod.csv")
    found = GeometricBenefit(low=0.02, high=0.5, benchmark=tuple(x[0]))(x, equal(x))
    log = np.log(x / x[0])
    shares = benefit_of_the_doubt(x, low=0.02, high=0.5, prefer=-log)[1]
    least = np.exp((shares * log).sum(axis=1))
    unique = np.abs(found - least) < 1e-9
    assert unique.sum() >= 5
    np.testing.assert_allclose(found[unique], wanted[unique], rtol=SOLVER)
    assert (found >= wanted * (1 - SOLVER)).all() and (least <= wanted * (1 + SOLVER)).all()
    np.testing.assert_allclose(geometric_benefit(x, benchmark=x[0], low=0.02, high=0.5), found)


def test_order_m(case):
    """Compind's estimates lie about the exact expectation as far as 1000 draws let them."""
    x, files = case.x, sorted(case.folder.glob("rbod_M*_B1000.csv"))
    assert len(files) == 2
    for path in files:
        m = int(path.stem.split("_")[1][1:])
        ratio = np.sort((x[None] / x[:, None]).min(axis=2), axis=1)
        chance = np.diff((np.arange(len(x) + 1) / len(x)) ** m)
        mean, square = ratio @ chance, ratio**2 @ chance
        np.testing.assert_allclose(OrderMBenefit(m=m)(x, equal(x)), 1 / mean, rtol=1e-12)
        error = np.sqrt(np.maximum(square - mean**2, 0) / DRAWS)
        away = (1 / case.score(path.name) - mean) / error
        assert np.abs(away).max() < 3  # standard errors; the largest of 51 or 26


@pytest.mark.parametrize("penalty", ["negative", "positive"])
def test_mazziotta_pareto(case, penalty):
    # Compind calls the index that takes the penalty off "POS": for a positive phenomenon
    file = {"negative": "mpi_pos.csv", "positive": "mpi_neg.csv"}[penalty]
    found = MazziottaPareto(penalty=penalty, ddof=1)(case.z, equal(case.x))
    np.testing.assert_allclose(found, case.score(file), rtol=EXACT)


def test_adjusted_mazziotta_pareto(case):
    x = case.x
    centre = tuple(read_table(case.folder / "ampi_gp.csv", "code").column("gp"))
    np.testing.assert_allclose(centre, x.mean(axis=0), rtol=EXACT)
    penalty = case.score("ampi_neg.csv", "penalty")
    less = AdjustedMazziottaPareto(centre=centre)(x, equal(x))
    more = AdjustedMazziottaPareto(centre=centre, penalty="positive")(x, equal(x))
    np.testing.assert_allclose(less, case.score("ampi_neg.csv"), atol=AMPI)
    np.testing.assert_allclose((more - less) / 2, penalty, rtol=EXACT)
    # Compind overwrites its penalty argument: with "POS" the result is that of "NEG"
    np.testing.assert_array_equal(case.score("ampi_pos_quirk.csv"), case.score("ampi_neg.csv"))


def test_adjusted_mazziotta_pareto_over_years(shared):
    folder = shared / "peers" / "compind" / "asem_panel_ampi"
    panel, wanted = read_table(folder / "input.csv", "Time", "uCode"), read_table(folder / "ampi.csv")
    units, years = wanted.names, wanted.columns
    children = panel.columns
    x = np.stack([panel.values([(year, unit) for unit in units], children) for year in years])
    centre = tuple(read_table(folder / "gp.csv", "code").column("gp", children))
    method = AdjustedMazziottaPareto(centre=centre)
    found = method(x, equal(x), reference=x.reshape(-1, x.shape[-1]))
    np.testing.assert_allclose(found.T, wanted.values(), atol=AMPI)
    penalty = read_table(folder / "ampi_penalty.csv").values(units, years)
    positive = AdjustedMazziottaPareto(centre=centre, penalty="positive")
    both = positive(x, equal(x), reference=x.reshape(-1, x.shape[-1]))
    np.testing.assert_allclose((both - found).T / 2, penalty, rtol=EXACT)


@pytest.mark.parametrize(("file", "of"), [("wroclaw.csv", "x"), ("wroclaw_z.csv", "z")])
def test_wroclaw(case, file, of):
    x = getattr(case, of)
    np.testing.assert_allclose(1 - Wroclaw()(x, equal(x)), case.score(file), rtol=EXACT)


def test_geometric(case):
    np.testing.assert_allclose(Geometric()(case.x, equal(case.x)), case.score("geom_equal.csv"), rtol=EXACT)


@pytest.mark.parametrize(
    ("column", "method"), [("at_least", OrderedWeighted(best=3)), ("more_than", OrderedWeighted(worst=3))]
)
def test_ordered_weighted(case, column, method):
    found = method(case.x, equal(case.x))
    np.testing.assert_allclose(found, case.score("owa_atleast3.csv", column), rtol=EXACT)


@pytest.mark.parametrize(
    ("column", "method", "of"),
    [
        ("power_mean_2", PowerMean(p=2), "x"),
        ("power_mean_m1", PowerMean(p=-1), "x"),
        ("mean_min_a05_b1", MeanMin(alpha=0.5, beta=1), "z"),
    ],
)
def test_what_two_functions_are_documented_to_compute(case, column, method, of):
    wanted = case.score("intended_power_mean_and_mean_min.csv", column)
    np.testing.assert_allclose(method(getattr(case, of), equal(case.x)), wanted, rtol=EXACT)


@pytest.mark.parametrize(
    ("file", "method", "wanted"),
    [
        ("generalized_mean_p2_quirk.csv", PowerMean(p=2), lambda score: np.sqrt(2 * score)),
        ("generalized_mean_default_quirk.csv", PowerMean(p=2), None),
        ("mean_min_quirk.csv", MeanMin(alpha=0.5, beta=1), None),
    ],
)
def test_defects_are_not_matched(case, file, method, wanted):
    """The files document defects; the first is mean(x^2) / 2, from which the mean can be had back."""
    found = method(case.z if file.startswith("mean_min") else case.x, equal(case.x))
    assert np.abs(found / case.score(file) - 1).max() > 0.01
    if wanted is not None:
        np.testing.assert_allclose(found, wanted(case.score(file)), rtol=EXACT)


@pytest.mark.parametrize(
    ("file", "spec", "alternating"),
    [
        ("normalise_z_100_10.csv", {"method": "zscore", "mean": 100, "sd": 10}, False),
        ("normalise_minmax_altern_polarity.csv", {"method": "minmax", "low": 0, "high": 1}, True),
        ("normalise_rank.csv", {"method": "rank", "ties": "average"}, False),
    ],
)
def test_normalisation(case, file, spec, alternating):
    x = case.x
    layout = Layout.flat(x.shape[1])
    if alternating:
        layout.direction[1::2] = -1
    found = Normalisation.parse(spec)(x, layout=layout)
    np.testing.assert_allclose(found, case.values(file), rtol=EXACT, atol=1e-12)


def test_every_file_is_used_or_has_its_reason():
    """No file of the carried folder is forgotten."""
    source = Path(__file__).read_text(encoding="utf-8")
    folder = Path(__file__).parent / "data" / "compind-s27x12"
    elsewhere = {"manifest", "factor_one", "factor_all", "factor_ch", "rbod_M10_B1000", "rbod_M12_B1000"}
    names = {path.stem for path in folder.glob("*.csv")} - elsewhere
    assert names and not [name for name in sorted(names) if f"{name}.csv" not in source]
    assert Aggregation.members
