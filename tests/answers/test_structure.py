"""Structure with names and reasons, against hand counts, known truth and the published panel."""

from __future__ import annotations

import sys

import numpy as np
import pytest
from scipy.sparse import csr_array

from poliscope.answers.structure import (
    activity_space,
    compare_models,
    describe_change,
    describe_structure,
    measure_path_dependence,
    next_activities,
)
from poliscope.data.activities import Activities, Rules, read_activities
from poliscope.errors import DataError, MethodError
from poliscope.kernels.relatedness import proximity, relatedness_density
from poliscope.kernels.specialisation import location_quotient, presence


def made(tables, **about):
    first = next(iter(tables.values()))
    rows, columns = np.asarray(first).shape
    regions = tuple(f"R{r}" for r in range(rows))
    return Activities.from_tables(tables, regions, tuple(f"a{c}" for c in range(columns)), **about)


def grown(pull, seed, periods=4, regions=50, activities=40):
    """Return jobs in a plane of skills: what takes root is nearer to a region's centre by `pull`."""
    rng = np.random.default_rng(seed)
    place, centre = rng.uniform(-1, 1, (activities, 2)), rng.uniform(-1, 1, (regions, 2))
    far = np.sqrt(((centre[:, None] - place[None]) ** 2).sum(axis=-1))
    lead = -far + rng.normal(0, 0.5, far.shape)
    tables = {}
    for t in range(periods):
        if t:
            taken = rng.random(far.shape) < 0.1 * np.exp(-pull * far) / np.exp(-pull * far).mean()
            lead = np.where(taken, np.maximum(lead, lead.mean() + 1.2), lead) + rng.normal(0, 0.05, far.shape)
        tables[str(2010 + t)] = np.exp(lead)
    return made(tables)


SMALL = np.array([[8.0, 4.0, 0.0, 1.0], [2.0, 6.0, 5.0, 0.0], [0.0, 1.0, 9.0, 3.0], [0.0, 0.0, 0.0, 0.0]])


@pytest.fixture(scope="module")
def small():
    return describe_structure(made({"": SMALL}, groups=("g", "g", "h", "h")))


def test_names_lead_to_the_numbers_of_the_kernels(small):
    quotient = location_quotient(SMALL)
    assert small.location_quotient["R0", "a0"] == pytest.approx((8 / 13) / (10 / 39))
    np.testing.assert_array_equal(small.presence.values, presence(quotient))
    links = proximity(presence(quotient))
    np.testing.assert_allclose(small.density.values, relatedness_density(presence(quotient), links))
    assert small.proximity["a0", "a1"] == small.proximity["a1", "a0"]
    row = small.by_region
    assert row["R0", "diversity"] == presence(quotient)[0].sum()
    assert row["R0", "herfindahl"] == pytest.approx((64 + 16 + 1) / 169)
    # entropy splits into what is between the groups and what is inside them
    assert row["R0", "related_variety"] + row["R0", "unrelated_variety"] == pytest.approx(
        row["R0", "entropy"]
    )
    assert small.symmetric_quotient["R0", "a2"] == -1
    assert small.similarity()["R0", "R0"] == 1


def test_an_empty_region_is_nan_with_its_reason_and_disturbs_nobody(small):
    without = describe_structure(made({"": SMALL[:3]}, groups=("g", "g", "h", "h")))
    assert np.isnan(small.by_region["R3", "eci"])
    assert (small.reason("R3"), small.reason("R0")) == ("empty", "")
    np.testing.assert_allclose(small.by_region.values[:3], without.by_region.values)
    assert small.to_frame().loc["R3", "reason"] == "empty"


def test_what_is_not_linked_has_a_reason():
    blocks = np.zeros((7, 7))
    blocks[:4, :4], blocks[4:, 4:] = np.tri(4) + 1e-9, np.eye(3)
    found = describe_structure(made({"": blocks}))
    assert "disconnected" in found.warnings
    assert found.reason("R5") == "apart"
    assert found.activity_reason("a5") == "apart"
    with pytest.raises(DataError, match='there is no activity "zz"'):
        found.activity_reason("zz")


def test_every_result_states_its_conventions_and_doubts(small):
    names = [convention.name for convention in small.conventions]
    assert names == ["benchmark", "presence", "proximity", "density", "eci", "outlook", "fitness", "model"]
    assert "few-regions" in small.warnings
    alike = describe_structure(made({"": np.ones((30, 5))}))
    assert "flat" in alike.warnings
    assert alike.reason("R0") == "flat"


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (np.array([[1.0, 2.0, 3.0]]), "only one region has anything"),
        (np.array([[1.0], [2.0]]), "only one activity has anything"),
        (np.zeros((3, 3)), "no region has anything"),
    ],
)
def test_one_region_or_one_activity_has_nothing_to_be_compared_with(table, message):
    with pytest.raises(DataError, match=message):
        describe_structure(made({"": table}))


def test_unknown_measure_and_threshold(small):
    with pytest.raises(MethodError, match='did you mean "jaccard"'):
        describe_structure(small.activities, measure="jacard")
    with pytest.raises(MethodError, match="above 0, not 0"):
        describe_structure(small.activities, threshold=0)


def test_bounds_are_given_for_counts_only():
    rng = np.random.default_rng(0)
    counts = rng.poisson(rng.gamma(1.0, 20.0, (25, 12))).astype(float)
    assert describe_structure(made({"": counts})).bounds is None
    bounds = describe_structure(made({"": counts}, overdispersion=1.0), draws=60).bounds
    lower, upper = (side.values for side in bounds.quotient)
    quotient = location_quotient(counts)
    assert ((lower <= quotient) & (quotient <= upper)).all()
    assert (bounds.eci[0] <= bounds.eci[1]).all()
    assert 0 < bounds.undecided < 0.5


def test_the_seed_decides_and_the_order_of_asking_does_not():
    one, other = (describe_structure(grown(3.0, 5), seed=9) for _ in range(2))
    _ = one.space, one.path_test
    _ = other.path_test, other.space
    np.testing.assert_array_equal(one.path_test.estimate.values, other.path_test.estimate.values)
    np.testing.assert_array_equal(one.path_test.lower.values, other.path_test.lower.values)
    np.testing.assert_array_equal(one.space.x, other.space.x)


def test_permuting_regions_permutes_results():
    base = grown(3.0, 6)
    order = np.random.default_rng(1).permutation(len(base.regions))
    shuffled = Activities.from_tables(
        {p: t[order] for p, t in zip(base.periods, base.tables, strict=True)},
        [base.regions[r] for r in order],
        base.activities,
    )
    a, b = describe_structure(base), describe_structure(shuffled)
    np.testing.assert_allclose(
        a.by_region.select(rows=b.regions).values, b.by_region.values, rtol=1e-6, atol=1e-9
    )


# --- path dependence ------------------------------------------------------------------------------


def verdicts(pull, seeds):
    found = []
    for seed in seeds:
        panel, rng = grown(pull, seed, regions=150, activities=60), np.random.default_rng(seed)
        found.append(measure_path_dependence(panel, rng=rng, horizon=1, draws=50).verdict)
    return found


def test_path_dependence_is_claimed_where_it_was_put_and_seldom_where_not():
    # 8 of 8 and 0 of 20 in a longer run; three intervals have to exclude 0 from above at once
    assert verdicts(4.0, range(2)) == ["shown", "shown"]
    assert "shown" not in verdicts(0.0, range(4))


def test_the_published_panel_is_reproduced_and_not_claimed(shared):
    folder = shared / "data" / "us-state-industry-gdp"
    if not folder.is_dir():
        pytest.skip("the folder ../shared/data/us-state-industry-gdp is not here")
    bea = read_activities(folder / "gdp_leaf_industries.csv", rules=Rules(missing="zero"))
    test = measure_path_dependence(bea, rng=np.random.default_rng(1), horizon=5, draws=100)
    # peers/complexity/entry_auc.csv, BEA states, 5 years: 147 of 2,102; BiCM .634, density .627, RCA_t .879
    assert (test.before, test.after, test.entries, test.pairs) == ("2016", "2021", 147, 2102)
    auc = dict(zip(test.estimate.rows, test.estimate.column("auc"), strict=True))
    assert auc["bicm"] == pytest.approx(0.634, abs=0.005)
    assert auc["density"] == pytest.approx(0.627, abs=0.005)
    assert auc["quotient"] == pytest.approx(0.879, abs=0.005)
    assert auc["similar regions"] == pytest.approx(0.675, abs=0.005)
    assert auc["structure"] > 0.86
    assert test.verdict == "not-shown"
    assert test.lift_lower["quotient", "auc"] < 0


def test_what_cannot_be_tested_says_why():
    rng = np.random.default_rng(0)
    one = made({"2020": rng.random((30, 20))})
    assert measure_path_dependence(one, rng=rng).reason == "one-period"
    still = made({"2020": np.eye(30) + 1, "2021": np.eye(30) + 1})
    assert measure_path_dependence(still, rng=rng).reason == "few-entries"
    assert describe_structure(one).forecast is None
    with pytest.raises(MethodError, match="at least one period ahead, not 0"):
        measure_path_dependence(still, rng=rng, horizon=0)
    apart = made({"1": [[1.0, 0.0], [0.0, 0.0]], "2": [[0.0, 0.0], [0.0, 1.0]]})
    with pytest.raises(DataError, match="have no region in common"):
        measure_path_dependence(apart, rng=rng)


def test_with_two_periods_regions_are_foretold_from_other_regions():
    two = grown(4.0, 3, periods=2, regions=80)
    test = measure_path_dependence(two, rng=np.random.default_rng(0), draws=60)
    assert test.learnt == "folds"
    frame = test.to_frame()
    assert (frame["lower"] <= frame["upper"])[frame["lower"].notna()].all()


def test_foretold_probabilities_come_true_as_often_as_they_say():
    test = measure_path_dependence(
        grown(4.0, 11, regions=120), rng=np.random.default_rng(0), horizon=1, draws=20
    )
    assert test.calibration.error < 0.02
    assert test.calibration.brier < test.rate * (1 - test.rate)


def test_models_are_compared_on_the_same_entries(monkeypatch):
    panel = grown(4.0, 11, regions=120)
    found = describe_structure(panel, horizon=1, draws=20).model_comparison
    assert found.estimate.rows == ("blend", "logit", "effects", "trees", "forest")
    assert (found.learnt, found.skipped) == ("earlier", ())
    test = measure_path_dependence(panel, rng=np.random.default_rng(0), horizon=1, draws=20, model="logit")
    assert found.estimate["logit", "auc"] == test.estimate["structure", "auc"]
    assert (test.entries, test.model) == (found.entries, "logit")
    assert (found.lower.column("auc") <= found.estimate.column("auc")).all()
    assert list(found.to_frame().columns[-2:]) == ["brier", "calibration"]
    monkeypatch.setitem(sys.modules, "sklearn.ensemble", None)
    without = compare_models(panel, rng=np.random.default_rng(0), horizon=1, draws=20)
    assert without.skipped == ("trees", "forest")
    one = made({"2020": np.random.default_rng(0).random((30, 20))})
    with pytest.raises(DataError, match="cannot be compared on these activities: one period"):
        compare_models(one, rng=np.random.default_rng(0))


def test_the_model_is_part_of_what_is_described():
    panel = grown(4.0, 2)
    plain = describe_structure(panel, model="logit")
    blend = plain.with_model("blend")
    assert plain.conventions[-1].choice == "logit" and blend.conventions[-1].choice == "blend"
    assert plain.forecast.probability["R3", "a5"] != blend.forecast.probability["R3", "a5"]
    with pytest.raises(MethodError, match='did you mean "forest"'):
        plain.with_model("forrest")
    with pytest.raises(MethodError, match='there is no model "probit"'):
        describe_structure(panel, model="probit")


def test_nearness_from_records_in_place_of_regions():
    # 40 records by 4 activities: co-occurrence by hand, not by who is where
    records = np.random.default_rng(3).random((40, 4)) < 0.4
    together = (records.T.astype(float) @ records).astype(float)
    held = np.diag(together)
    found = describe_structure(made({"": SMALL}, together=csr_array(together)))
    by_hand = together / np.maximum.outer(held, held)
    np.fill_diagonal(by_hand, 0)
    np.testing.assert_allclose(found.proximity.values, by_hand)
    np.testing.assert_allclose(found.density.values, relatedness_density(found.presence.values, by_hand))
    assert ("links", "records") in [(c.name, c.choice) for c in found.conventions]
    # pairs alone, as counting gives them: sums of pairs stand for the records of one
    alone = together - np.diag(held)
    sums = alone.sum(axis=0)
    pairs = describe_structure(made({"": SMALL}, together=csr_array(alone)))
    np.testing.assert_allclose(pairs.proximity.values, alone / np.maximum.outer(sums, sums))
    strength = describe_structure(made({"": SMALL}, together=csr_array(together)), measure="association")
    np.testing.assert_allclose(strength.proximity.values, sums.sum() * alone / np.outer(sums, sums))
    counts = describe_structure(made({"": SMALL}, together=csr_array(together), overdispersion=1.0), draws=20)
    assert np.isnan(counts.bounds.density[0].values).all() and np.isfinite(counts.bounds.eci[0][:3]).all()


def test_plants_give_the_index_of_ellison_and_glaeser():
    jobs = np.array([[60.0, 10, 5], [20, 30, 5], [20, 60, 0]])
    plants = np.array([0.2, 0.5, np.nan])
    found = describe_structure(made({"": jobs}, plant_herfindahl=(plants,)))
    p = jobs.sum(axis=1) / jobs.sum()
    G = ((jobs[:, 0] / 100 - p) ** 2).sum()
    by_hand = (G - (1 - (p**2).sum()) * 0.2) / ((1 - (p**2).sum()) * 0.8)
    assert found.by_activity["a0", "ellison_glaeser"] == pytest.approx(by_hand)
    assert np.isnan(found.by_activity["a2", "ellison_glaeser"])
    assert "ellison_glaeser" not in describe_structure(made({"": jobs})).by_activity.columns


# --- what next ------------------------------------------------------------------------------------


def test_next_activities_are_lacking_ordered_and_carried_by_own_ones():
    found = describe_structure(grown(4.0, 2))
    options = next_activities(found, "R3", most=8)
    chances = [option.probability for option in options]
    assert chances == sorted(chances, reverse=True)
    for option in options:
        assert found.presence["R3", option.activity] == 0
        assert 0 <= option.density <= 1
        assert option.density == found.density["R3", option.activity]
        assert all(found.presence["R3", code] == 1 for code, _ in option.carriers)
        assert sum(share for _, share in option.carriers) <= 1 + 1e-12


def test_without_a_history_the_order_is_by_relatedness_beyond_size():
    found = describe_structure(made({"": grown(4.0, 2).table()}))
    options = next_activities(found, "R3")
    assert np.isnan(options[0].probability)
    excess = [option.excess for option in options]
    assert excess == sorted(excess, reverse=True)


def test_a_region_with_nothing_has_no_options(small):
    assert next_activities(small, "R3") == []


# --- change ---------------------------------------------------------------------------------------


def test_shift_share_adds_up_with_names():
    rng = np.random.default_rng(4)
    tables = {str(y): rng.poisson(3.0, (6, 5)).astype(float) for y in (2000, 2010, 2020)}
    change = describe_change(made(tables))
    s = change.shift_share
    parts = s.column("national") + s.column("industry_mix") + s.column("regional")
    np.testing.assert_allclose(parts, s.column("change"), atol=1e-9)
    np.testing.assert_allclose(s.column("after") - s.column("before"), s.column("change"))
    for five in (change.esteban_marquillas, change.dynamic_esteban_marquillas, change.dynamic):
        np.testing.assert_allclose(five.values.sum(axis=1), s.column("change"), atol=1e-9)
    np.testing.assert_allclose(change.path.values.sum(axis=1), change.indices.column("steps"))
    assert change.net.columns == ("2010", "2020")
    old, new = (presence(location_quotient(tables[y])) for y in ("2000", "2020"))
    np.testing.assert_array_equal(change.entries.values == 1, (old == 0) & (new == 1))
    np.testing.assert_array_equal(change.exits.values == 1, (old == 1) & (new == 0))


def test_change_needs_two_periods(small):
    assert small.change is None
    with pytest.raises(DataError, match="a change needs at least two periods"):
        describe_change(small.activities)


# --- the drawing ----------------------------------------------------------------------------------


def test_the_space_holds_every_linked_activity_and_is_the_same_every_time():
    links = proximity(presence(location_quotient(grown(3.0, 1).table())))
    one, other = (activity_space(links, rng=np.random.default_rng(5)) for _ in range(2))
    np.testing.assert_array_equal(one.x, other.x)
    assert len(one.shown) == (links.sum(axis=0) > 0).sum()
    assert one.x.min() == 0 and one.x.max() == 1 and np.isfinite(one.y).all()
    # linked activities lie nearer to each other than others do
    apart = np.hypot(one.x[:, None] - one.x, one.y[:, None] - one.y)
    linked = apart[one.edges[:, 0], one.edges[:, 1]]
    assert linked.mean() < 0.6 * apart[np.triu_indices(len(apart), 1)].mean()
    assert len(activity_space(np.zeros((3, 3)), rng=np.random.default_rng(0)).shown) == 0
