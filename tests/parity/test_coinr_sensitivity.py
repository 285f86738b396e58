"""Certainty of the ASEM index: COINr replayed, exact sensitivity indices, the figures of robustness.md.

Reference files: ``shared/peers/coinr-asem/sensitivity`` (COINr 1.1.14, R 4.2.2; its README tells how).
``exact_*`` are not COINr's: 2,000 combinations enumerated with numpy by whoever made the folder.
"""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

from poliscope.answers.robustness import Choice, Variants, build_robustness, cross_choices, replay
from poliscope.data.files import read_coinr
from poliscope.kernels.ranking import competition_ranks, mean_rank_shift, resolution
from poliscope.kernels.sensitivity import coinr_effects
from poliscope.study import Study

# plain double precision on both sides: only the order of sums differs
RELATIVE = 1e-9

RECIPE = {
    "order": ("denominate", "impute", "screen", "treat", "normalise"),
    "impute": {"method": "mean", "group": "EurAsia_group"},
    "screen": {"method": "availability", "minimum": 0.9},
    "treat": {"method": "two-stage", "winmax": 5},
    "normalise": {"method": "minmax", "low": 0, "high": 100},
}
MINMAX = {"method": "minmax", "low": 1, "high": 100}
ZSCORE = {"method": "zscore", "mean": 10, "sd": 2}
NORMALISE = {"n_minmax": MINMAX, "n_zscore": ZSCORE}
AGGREGATE = {"a_amean": "arithmetic", "a_gmean": "geometric"}


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture(scope="module")
def folder(shared):
    return shared / "peers" / "coinr-asem"


@pytest.fixture(scope="module")
def study(folder):
    inputs = read_coinr(folder / "inputs" / "iData.csv", folder / "inputs" / "iMeta.csv")
    return Study(inputs.framework, inputs.evidence, inputs.units).replace(**RECIPE)


@pytest.fixture(scope="module")
def robustness(study):
    """100,000 draws within ±25 %, every rank of the ten first settled."""
    return study.robustness()


def weight_sets(folder: Path, run: str, study: Study) -> np.ndarray:
    """Return COINr's weight sets, (sets, nodes)."""
    rows = {row["iCode"]: row for row in read(folder / "sensitivity" / f"{run}_weight_sets.csv")}
    names = [name for name in next(iter(rows.values())) if name.startswith("set")]
    return np.array([[float(rows[code][name]) for code in study.framework.codes] for name in names])


def column(path: Path, name: str, units) -> np.ndarray:
    by_unit = {row["uCode"]: row for row in read(path)}
    return np.array([float(by_unit[unit][name]) for unit in units])


def changes_of(row: dict[str, str]) -> dict[str, object]:
    return {
        "treat": {"method": "two-stage", "winmax": int(row["winmax"])},
        "normalise": NORMALISE[row["normalisation"]],
        "aggregate": AGGREGATE[row["f_ag"]],
    }


def replayed(folder: Path, run: str, study: Study):
    sets = weight_sets(folder, run, study)
    parameters = read(folder / "sensitivity" / f"{run}_parameters.csv")
    runs = [(changes_of(row), sets[int(row["weight_set"]) - 1]) for row in parameters]
    return replay(study.index(), study._variant, runs)


@pytest.mark.parametrize("run", ["ua100", "ua1000", "sa100"])
def test_every_replication_of_coinr_is_replayed_exactly(folder, study, run):
    scores = replayed(folder, run, study)
    rows = {row["uCode"]: row for row in read(folder / "sensitivity" / f"{run}_scores.csv")}
    names = [f"r_{n}" for n in range(1, len(scores.columns) + 1)]
    wanted = np.array([[float(rows[unit][name]) for name in names] for unit in scores.rows])
    np.testing.assert_allclose(scores.values, wanted, rtol=RELATIVE)


@pytest.mark.parametrize("run", ["ua100", "ua1000", "sa100"])
def test_rank_statistics_of_coinr(folder, study, run):
    scores = replayed(folder, run, study).values.T
    ranks = competition_ranks(scores, step=resolution(scores))
    # COINr takes the statistics of a sensitivity analysis from its first 2 N runs
    used = ranks[:200] if run == "sa100" else ranks
    file = folder / "sensitivity" / f"{run}_rankstats.csv"
    for name, got in (
        ("Mean", used.mean(axis=0)),
        ("Median", np.median(used, axis=0)),
        ("Q5", np.quantile(used, 0.05, axis=0)),
        ("Q95", np.quantile(used, 0.95, axis=0)),
    ):
        np.testing.assert_allclose(got, column(file, name, study.units.codes), atol=1e-9, err_msg=name)


def test_sensitivity_indices_of_coinr_in_its_own_way(folder, study):
    """Its estimator does not centre outputs, and is far off with 600 runs: repeated, not believed."""
    scores = replayed(folder, "sa100", study).values.T
    ranks = competition_ranks(scores, step=resolution(scores))
    nominal = study.index().ranks.column("Index").astype(int)
    found = coinr_effects(mean_rank_shift(ranks, nominal).reshape(6, 100))
    rows = read(folder / "sensitivity" / "sa100_sensitivity.csv")
    np.testing.assert_allclose(found["first"], [float(row["Si"]) for row in rows], rtol=1e-9)
    np.testing.assert_allclose(found["total"], [float(row["STi"]) for row in rows], rtol=1e-9)


@pytest.mark.parametrize("run", ["ua100", "sa100"])
def test_exact_sobol_indices_through_the_crossed_design(folder, study, run):
    treat = tuple({"method": "two-stage", "winmax": n} for n in range(1, 6))
    choices = (
        Choice("treat", treat, tuple("12345")),
        Choice("normalise", (MINMAX, ZSCORE), ("minmax", "zscore")),
        Choice("aggregate", ("arithmetic", "geometric"), ("arithmetic", "geometric")),
    )
    found = cross_choices(
        Variants(study.index(), study._variant),
        choices,
        weights=weight_sets(folder, run, study),
        rng=np.random.default_rng(1),
    )
    assert (found.combinations, found.excluded, found.runs, found.matrices) == (20, 0, 2000, 10)
    shares = found.effects["rank_shift"].shares
    names = {
        "treat": "Winmax",
        "normalise": "Normalisation",
        "weights": "Weights",
        "aggregate": "Aggregation",
    }
    exact = {row["Variable"]: row for row in read(folder / "sensitivity" / f"exact_sobol_{run}.csv")}
    for factor, name in names.items():
        assert shares[factor, "first"] == pytest.approx(float(exact[name]["Si"]), abs=1e-9)
        assert shares[factor, "total"] == pytest.approx(float(exact[name]["STi"]), abs=1e-9)
    first = column(folder / "sensitivity" / f"exact_rankstats_{run}.csv", "P1", found.units)
    np.testing.assert_allclose(found.first_share, first, atol=1e-12)


def test_own_draws_of_coinr_weights_agree_with_its_runs_within_sampling_error(folder, study):
    """COINr's noise (levels 2 and 3, ±25 %) drawn by us: means of weights as in its thousand sets."""
    levels = study.framework.levels
    at = {code: 0.0 for code, level in zip(study.framework.codes, levels, strict=True) if level == 1}
    mine = study.replace(
        uncertainty=study.uncertainty.model_copy(update={"compat": "coinr", "weights_at": at})
    )
    found = mine.robustness(draws=20_000, milp=0)
    # P1 of the arithmetic mean over COINr's own weight sets
    sets = weight_sets(folder, "ua100", study)
    scores = replay(study.index(), study._variant, [({}, one) for one in sets]).values
    ranks = competition_ranks(scores.T, step=resolution(scores))
    theirs, spread = ranks.mean(axis=0), ranks.std(axis=0) / 10
    expected = found.sampled.expected_rank.select(rows=study.units.codes).column("mean")
    assert (np.abs(expected - theirs) <= 4 * spread + 0.02).all()


# --- robustness.md, sections 0, 1 and 2: measured there with other code ---------------------------


def test_switzerland_is_first_in_nearly_all_draws(robustness):
    """robustness.md: 99.999 % of 100,000 draws within ±25 %, never below 2nd."""
    share = robustness.sampled.first("CHE")
    assert abs(share - 0.99999) <= 4 * np.sqrt(1e-5 * (1 - 1e-5) / 100_000)
    assert robustness.sampled.cumulative["CHE", "2"] == 1.0


def test_nine_countries_can_be_first_and_switzerland_can_be_sixth(robustness):
    assert len(robustness.potential_winners) == 9
    assert "CHE" in robustness.potential_winners
    assert robustness.rank_range["CHE", "worst"] == robustness.rank_range["CHE", "worst_bound"] == 6


def test_how_far_switzerland_is_from_the_netherlands(robustness):
    """robustness.md: 13.3 %, and 2.0 points of weight, for the Netherlands to draw level."""
    first, cheapest = robustness.dethroning.first, robustness.dethroning.cheapest
    assert (first.challenger, cheapest.challenger) == ("NLD", "NLD")
    assert first.radius == pytest.approx(0.133, abs=0.0005)
    assert cheapest.moved == pytest.approx(0.020, abs=0.0005)


def test_no_preference_at_all(robustness):
    """robustness.md: 38.1 % of first places under hierarchical Dirichlet(1)."""
    assert robustness.free.first("CHE") == pytest.approx(0.381, abs=4 * 0.0016 + 0.0005)


@pytest.mark.parametrize(
    ("spread", "winners", "share"),
    [(0.5, 25, 0.932)],  # robustness.md, sections 1 and 2.3
)
def test_wider_spread(study, spread, winners, share):
    wide = study.replace(uncertainty=study.uncertainty.model_copy(update={"weights": spread}))
    found = wide.robustness(draws=20_000, milp=0)
    assert len(found.potential_winners) == winners
    assert found.sampled.first("CHE") == pytest.approx(share, abs=4 * 0.0018 + 0.0005)


def test_the_verdict_is_firm(robustness):
    assert robustness.verdict.grade == "firm"
    assert robustness.verdict.worst == 6


def test_the_same_counts_for_any_number_of_threads(study):
    one, three = (build_robustness(study.index(), draws=10_000, milp=0, threads=n) for n in (1, 3))
    np.testing.assert_array_equal(one.sampled.rank_counts, three.sampled.rank_counts)
    np.testing.assert_array_equal(one.free.wins, three.free.wins)
