"""Which choice matters, and what errors of figures allow: against indices built singly, and by hand."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import rankdata
from tests.answers.test_robustness import NAN, POSITIVE, TREE, made
from tests.studies import study

from poliscope.answers.findings import index_findings
from poliscope.answers.robustness import Choice, ChoiceMatters, MisfitError, Variants, cross_choices, replay
from poliscope.answers.robustness import choices as crossing
from poliscope.answers.robustness.propagation import node_errors
from poliscope.data.evidence import Evidence
from poliscope.data.framework import Framework
from poliscope.data.units import Units
from poliscope.errors import DataError, MethodError, StudyError
from poliscope.study import Study
from poliscope.study.spec import Uncertainty

VALUES = np.random.default_rng(12).integers(1, 60, (7, 4)).astype(float)
FAST = {"draws": 300, "milp": 0}
FIXED = {"weights": 0.0}


def ranks_of(index) -> np.ndarray:
    return rankdata(-np.round(index.scores.column("index"), 9), method="min")


def test_the_table_holds_what_indices_built_one_by_one_give():
    """Weights fixed: mean shifts by alternative from twelve indices, each built by Study.replace."""
    frame = made(
        VALUES,
        normalise=POSITIVE,
        uncertainty=Uncertainty(
            normalise=["rank"], aggregate=["geometric", "harmonic"], drop=["p2"], choice_draws=3, **FIXED
        ),
    )
    found = frame.robustness(**FAST).choices
    nominal = ranks_of(frame.index())
    shifts: dict[tuple[str, str, str], float] = {}
    firsts = np.zeros(7)
    for drop in ((), ("p2",)):
        for scale in (POSITIVE, "rank"):
            for mean in ("arithmetic", "geometric", "harmonic"):
                built = frame.replace(
                    normalise=scale, aggregate=mean, drop=drop, uncertainty=Uncertainty()
                ).index()
                ranks = ranks_of(built)
                name = scale if isinstance(scale, str) else "minmax"
                shifts[(drop or ("–",))[0], name, mean] = float(np.abs(ranks - nominal).mean())
                firsts += ranks == 1
    assert (found.combinations, found.excluded, found.matrices) == (12, 0, 4)
    np.testing.assert_allclose(found.first_share, firsts / 12)
    effects = found.effects["rank_shift"]
    assert effects.mean == pytest.approx(np.mean(list(shifts.values())))
    assert effects.variance == pytest.approx(np.var(list(shifts.values())))
    for place, step in enumerate(("drop", "normalise", "aggregate")):
        for name in effects.conditional[step].rows:
            mine = [shift for key, shift in shifts.items() if key[place] == name]
            assert effects.conditional[step][name, "mean"] == pytest.approx(np.mean(mine)), (step, name)
    assert effects.shares.column("shapley").sum() == pytest.approx(1)
    assert effects.shares["weights", "total"] == pytest.approx(0)


def test_what_does_not_fit_is_left_out_by_rule_and_counted_with_its_reason():
    frame = made(
        VALUES,
        uncertainty=Uncertainty(normalise=["zscore", POSITIVE], aggregate=["geometric"], choice_draws=5),
    )
    found = frame.robustness(**FAST).choices
    assert (found.combinations, found.excluded) == (4, 2)
    assert found.reasons == {
        "geometric needs values above 0, and minmax gives others": 1,
        "geometric needs values above 0, and zscore gives others": 1,
    }


def test_a_rule_that_cannot_tell_looks_at_the_values():
    """A z-score around 10 is above 0 here, though no rule says so (COINr's own specification)."""
    tall = {"method": "zscore", "mean": 10, "sd": 2}
    frame = made(
        VALUES, normalise=POSITIVE, uncertainty=Uncertainty(normalise=[tall], aggregate=["geometric"])
    )
    assert frame.robustness(choice_draws=3, **FAST).choices.excluded == 0


def test_nothing_that_fits_is_refused():
    frame = made(VALUES)
    choices = (Choice("aggregate", ("geometric", "harmonic"), ("geometric", "harmonic")),)
    with pytest.raises(StudyError, match=r"no combination of the choices in \[uncertainty\] fits together"):
        cross_choices(Variants(frame.index(), frame._variant), choices, rng=np.random.default_rng(1))


def test_an_output_that_hardly_varies_gets_no_shares():
    """One unit is far above all others whatever is chosen: its rank never moves."""
    values = np.vstack([VALUES, [500, 500, 500, 500]])[-4:]
    frame = study(values, rows=TREE, units=tuple("WXYZ"), uncertainty=Uncertainty(normalise=["rank"]))
    found = frame.robustness(choice_draws=20, **FAST)
    effects = found.choices.effects["leader_rank"]
    assert found.leader == "Z" and not effects.varies and effects.variance == 0
    assert np.isnan(effects.shares.values).all() and effects.low is None
    still = made([[9, 9, 9, 9], [5, 5, 5, 5], [1, 1, 1, 1]], uncertainty=Uncertainty(normalise=["rank"]))
    told = index_findings(still.index(), still.robustness(choice_draws=5, **FAST))
    (matters,) = [one for one in told if isinstance(one, ChoiceMatters)]
    assert matters.factor == "" and matters.mean_shift == 0


def test_a_leader_that_some_choices_do_not_rank_is_first_where_they_do():
    """Screened out in half of the combinations: first in half of the runs, and nobody more often."""
    values = [[100, 100, NAN, NAN], [50, 60, 50, 50], [40, 30, 40, 60], [1, 1, 1, 1], [30, 20, 10, 20]]
    screened = Uncertainty(screen=[{"method": "availability", "minimum": 0.8}], normalise=["rank"])
    found = made(values, rows=(TREE[0], *({**row, "parent": "index"} for row in TREE[3:])),
                 uncertainty=screened).robustness(choice_draws=20, **FAST)  # fmt: skip
    assert (found.leader, found.choices.units) == ("A", ("B", "C", "D", "E"))
    assert (found.choices.first("A"), found.choices.first("B"), found.choices.first("D")) == (0.5, 0.5, 0.0)
    assert (found.verdict.grade, found.verdict.reason) == ("open", "close")
    assert list(found.choices.first_share) == [1, 0, 0, 0]


def test_the_rank_of_a_unit_is_an_output_where_it_is_asked_for():
    frame = made(
        VALUES,
        normalise=POSITIVE,
        uncertainty=Uncertainty(normalise=["rank"], aggregate=["geometric"], choice_draws=3, **FIXED),
    )
    found = frame.robustness(units=["C"], **FAST).choices
    ranks = np.array(
        [
            [
                ranks_of(frame.replace(normalise=scale, aggregate=mean, uncertainty=Uncertainty()).index())[2]
                for mean in ("arithmetic", "geometric")
            ]
            for scale in (POSITIVE, "rank")
        ]
    )
    effects = found.rank_of("C")
    assert effects.mean == pytest.approx(ranks.mean()) and effects.variance == pytest.approx(ranks.var())
    assert list(effects.conditional["normalise"].column("mean")) == pytest.approx(list(ranks.mean(axis=1)))
    # what is asked besides changes nothing else
    plain = frame.robustness(**FAST).choices
    assert plain.rank_of("C") is None
    for output, one in plain.effects.items():
        np.testing.assert_array_equal(one.shares.values, found.effects[output].shares.values)
    with pytest.raises(DataError, match='there is no unit "Cc"'):
        frame.robustness(units=["Cc"], **FAST)


def test_the_gap_of_two_units_is_an_output_where_it_is_asked_for():
    frame = made(
        VALUES,
        normalise=POSITIVE,
        uncertainty=Uncertainty(normalise=["rank"], aggregate=["geometric"], choice_draws=3, **FIXED),
    )
    gaps = np.zeros((2, 2))
    for i, scale in enumerate((POSITIVE, "rank")):
        for j, mean in enumerate(("arithmetic", "geometric")):
            plain = frame.replace(normalise=scale, aggregate=mean, uncertainty=Uncertainty()).index()
            scores = plain.node_scores[:, -1]
            gaps[i, j] = (scores[0] - scores[2]) / np.ptp(scores)
    found = frame.robustness(pairs=[("A", "C")], **FAST).choices
    effects = found.gap_of("A", "C")
    assert effects.mean == pytest.approx(gaps.mean()) and effects.variance == pytest.approx(gaps.var())
    assert list(effects.conditional["normalise"].column("mean")) == pytest.approx(list(gaps.mean(axis=1)))
    by_scale = gaps.mean(axis=1).var() / gaps.var()
    assert effects.shares["normalise", "first"] == pytest.approx(by_scale)
    # the other way round it is the negative, and what is asked besides changes nothing else
    turned = frame.robustness(pairs=[("C", "A")], units=["C"], **FAST).choices
    assert turned.gap_of("C", "A").mean == pytest.approx(-effects.mean)
    assert turned.gap_of("A", "C") is None
    np.testing.assert_array_equal(turned.effects["lead"].shares.values, found.effects["lead"].shares.values)
    with pytest.raises(DataError, match='there is no unit "Cc"'):
        frame.robustness(pairs=[("A", "Cc")], **FAST)


DEEP = (
    {"code": "index"},
    {"code": "P", "parent": "index", "weight": 2.0},
    {"code": "Q", "parent": "index"},
    {"code": "I", "parent": "P"},
    *({"code": code, "parent": "P"} for code in ("p1", "p2")),
    *({"code": code, "parent": "I"} for code in ("i1", "i2", "i3")),
    *({"code": code, "parent": "Q"} for code in ("q1", "q2")),
)


@pytest.mark.parametrize("periods", [1, 2])
@pytest.mark.parametrize("weight", ["critic", {"method": "pca", "levels": [1, 2]}, "correlation"])
@pytest.mark.parametrize("mean", ["geometric", ["harmonic", "arithmetic", "geometric"], "copeland"])
def test_variants_are_the_indices_that_would_be_built(periods, weight, mean):
    """Weights from data, means by level, panels, parts left out: as Study.replace builds them."""
    framework = Framework.from_rows([dict(row) for row in DEEP])
    values = np.random.default_rng(8).lognormal(size=(2, 9, 7))
    parts = [
        Evidence.from_wide(table, tuple("ABCDEFGHJ"), framework.indicators, periods=[year] * 9)
        for table, year in zip(values[:periods], ("2020", "2021"), strict=False)
    ]
    plain = Study(framework=framework, evidence=Evidence.concat(parts), units=Units(tuple("ABCDEFGHJ")))
    frame = plain.replace(period="all", normalise=POSITIVE, weight=weight, aggregate=mean)
    variants = Variants(frame.index(), frame._variant)
    for changes in (
        {}, {"drop": ("I",)}, {"drop": ("i2",), "normalise": "rank"}, {"weight": "critic"},
        {"aggregate": "harmonic"}, {"aggregate": ["geometric", "arithmetic", "harmonic"]},
    ):  # fmt: skip
        built = frame.replace(**changes).index()
        found = variants.index(changes)
        np.testing.assert_allclose(found.node_scores, built.node_scores, rtol=1e-9, err_msg=str(changes))
        score = variants.scorer(found, np.arange(9), np.ones((1, len(DEEP))), None)
        np.testing.assert_allclose(score(np.zeros((1, 1)))[0], built.node_scores[:, -1], rtol=1e-9)


def test_means_by_level_stay_with_their_nodes_where_a_variant_leaves_out_a_part():
    values = np.random.default_rng(8).lognormal(size=(5, 7))
    means = ["geometric", "arithmetic", "harmonic"]
    varied = Uncertainty(aggregate=[means], drop=["I"], choice_draws=3)
    frame = study(values, rows=DEEP, normalise=POSITIVE, uncertainty=varied)
    found = frame.robustness(**FAST).choices
    assert (found.combinations, found.excluded) == (4, 0)


def test_weight_sets_are_alternatives_too():
    rows = [dict(row) for row in TREE]
    frame = made(VALUES)
    sets = {"q-first": {"P": 1.0, "Q": 9.0}}
    framework = Framework(root=Framework.from_rows(rows).root, weight_sets=sets)
    frame = frame.replace(
        framework=framework,
        uncertainty=Uncertainty(weight=["equal", {"method": "given", "set": "q-first"}], **FIXED),
    )
    found = frame.robustness(**FAST).choices
    ranks = [
        ranks_of(frame.replace(uncertainty=Uncertainty(), **change).index())
        for change in ({}, {"weight": "equal"}, {"weights": "q-first"})
    ]
    shifts = [np.abs(r - ranks[0]).mean() for r in ranks]
    assert found.effects["rank_shift"].conditional["weight"].column("mean") == pytest.approx(shifts)
    assert found.matrices == 1


def test_too_many_combinations_are_sampled(monkeypatch):
    uncertainty = Uncertainty(normalise=["rank"], aggregate=["geometric"], weights=0.5, choice_draws=64)
    frame = made(VALUES, normalise=POSITIVE, uncertainty=uncertainty)
    crossed = frame.robustness(**FAST).choices.effects
    before = crossed["rank_shift"]
    exact = before.shares
    monkeypatch.setattr(crossing, "LIMIT", 3)
    told = []
    found = frame.replace(uncertainty=uncertainty.model_copy(update={"choice_draws": 65})).robustness(
        **FAST, progress=lambda stage, done, total: told.append((stage, done, total))
    )
    assert found.choices.design == "sobol"
    # what is told are the runs that were made, not all that could be
    (matters,) = [one for one in index_findings(frame.index(), found) if isinstance(one, ChoiceMatters)]
    assert matters.runs == found.choices.runs != 4 * 65
    assert found.choices.runs >= 256 and found.verdict.runs == found.choices.runs
    of_choices = [(done, total) for stage, done, total in told if stage == "choices"]
    assert of_choices and all(0 < done <= total for done, total in of_choices)
    effects = found.choices.effects["rank_shift"]
    shares = effects.shares
    assert effects.mean == pytest.approx(before.mean, rel=0.1)
    np.testing.assert_allclose(shares.column("total"), exact.column("total"), atol=0.1)
    np.testing.assert_allclose(shares.column("first"), exact.column("first"), atol=0.12)
    # Shapley effects by walks, against those of the full table, within five of their own standard errors
    assert shares.column("shapley").sum() == pytest.approx(1.0)
    error = (effects.high.column("shapley") - shares.column("shapley")) / 1.645
    assert (error < 0.05).all()
    assert (np.abs(shares.column("shapley") - exact.column("shapley")) < 5 * error + 0.02).all()
    for output, full in crossed.items():
        near = found.choices.effects[output]
        assert near.varies == full.varies
        assert near.mean == pytest.approx(full.mean, rel=0.1, abs=0.02)
        for factor, table in full.conditional.items():
            np.testing.assert_allclose(
                near.conditional[factor].column("mean"), table.column("mean"), rtol=0.1, atol=0.05
            )
    clash = frame.replace(
        normalise="minmax", uncertainty=Uncertainty(normalise=["zscore"], aggregate=["geometric"])
    )
    with pytest.raises(StudyError, match="4 combinations are too many to enumerate, and some do not fit"):
        clash.robustness(**FAST)


def test_replaying_a_run_that_does_not_fit_says_so():
    frame = made(VALUES)
    with pytest.raises(MisfitError, match="geometric needs values above 0"):
        replay(frame.index(), frame._variant, [({"normalise": "zscore", "aggregate": "geometric"}, None)])


# --- errors of the figures -----------------------------------------------------------------------------


def with_errors(values, errors, **changes):
    """Return a study whose figures have standard errors (NaN for none)."""
    frame = made(values, **changes)
    indicators = frame.framework.indicators
    rows = [
        {
            "unit": unit,
            "indicator": code,
            "period": "",
            "value": float(values[u][i]),
            **({} if np.isnan(errors[u][i]) else {"standard_error": float(errors[u][i])}),
        }
        for u, unit in enumerate(frame.units.codes)
        for i, code in enumerate(indicators)
    ]
    return frame.replace(evidence=Evidence.from_records(rows))


def test_errors_scale_as_min_max_does_and_add_as_squares():
    values = np.array([[10.0, 5, 3, 1], [20, 7, 1, 3], [30, 6, 2, 9]])
    errors = np.full(values.shape, NAN)
    errors[0, 0], errors[0, 2] = 2.0, 0.5
    index = with_errors(values, errors).index()
    root = len(index.framework.codes) - 1
    leaves = node_errors(index, np.arange(4)).own
    # by hand: ranges of 20 and 2 on a scale of 100; effective weights 2/3 * 1/4 and 1/3 * 1/2
    assert leaves[0] == pytest.approx([10.0, 0, 25.0, 0])
    wanted = np.hypot(10.0 * 2 / 3 / 4, 25.0 / 3 / 2)
    assert node_errors(index, np.array([root])).total[0, 0] == pytest.approx(wanted)
    assert node_errors(index, np.arange(4)).shared is None
    assert not leaves[1:].any()


def test_rivals_within_sampling_error_leave_no_leader():
    values = np.array([[10.0, 10, 10, 10], [9.9, 9.9, 9.9, 9.9], [1, 1, 1, 1]])
    sure = with_errors(values, np.full(values.shape, 0.001)).robustness(**FAST)
    unsure = with_errors(values, np.full(values.shape, 2.0)).robustness(**FAST)
    assert sure.rank_sets.best() == ("A",) and sure.verdict.grade == "secure"
    assert unsure.rank_sets.best() == ("A", "B")
    assert (unsure.verdict.grade, unsure.verdict.reason) == ("unfounded", "sampling-error")
    assert unsure.noise.first("A") < 0.8 and unsure.sampled.first("A") == 1.0
    joined, together = unsure.rank_sets.joined, unsure.rank_sets.simultaneous
    assert (joined[:, 0] <= together[:, 0]).all() and (joined[:, 1] >= together[:, 1]).all()
    assert unsure.sampled.confidence_factors["A", "factor"] < 1.0


def test_no_error_is_claimed_where_none_is_given():
    found = made(VALUES).robustness(**FAST)
    assert found.rank_sets is None and found.noise is None and found.sampled.confidence_factors is None
    told = [type(one).__name__ for one in index_findings(made(VALUES).index(), found)]
    assert "NoSamplingError" in told


def test_errors_reach_parts_whose_weights_are_fixed_and_scores_without_a_form():
    values = np.array([[10.0, 10, 10, 10], [9.9, 9.9, 9.9, 9.9], [1, 1, 1, 1]])
    errors = np.full(values.shape, 2.0)
    pillars = with_errors(values, errors, uncertainty=Uncertainty(vary="pillars")).robustness(**FAST)
    median = with_errors(values, errors, aggregate="median").robustness(**FAST)
    assert pillars.rank_sets.best() == ("A", "B") and pillars.noise is not None
    assert median.rank_sets.best() == ("A", "B") and median.noise is None


def test_sets_for_any_weights_hold_those_of_other_weightings_where_there_is_no_weighted_sum():
    values = np.array([[10.0, 10, 2, 2], [2, 3, 10, 9], [1, 1, 1, 1], [8, 1, 1, 10]])
    errors = np.full(values.shape, 0.1)
    for mean in (["geometric", "arithmetic"], "copeland"):
        settings = {"aggregate": mean, "normalise": POSITIVE, "uncertainty": Uncertainty(weights=0.9)}
        sets = with_errors(values, errors, **settings).robustness(**FAST).rank_sets
        inner, outer = sets.simultaneous, sets.joined
        assert (outer[:, 0] <= inner[:, 0]).all() and (outer[:, 1] >= inner[:, 1]).all()
        assert (outer != inner).any(), mean
    # one indicator more or less: without weights that vary the sets are only more careful
    fixed = {"aggregate": "median", "normalise": POSITIVE, "uncertainty": Uncertainty(**FIXED)}
    sets = with_errors(values, errors, **fixed).robustness(**FAST).rank_sets
    np.testing.assert_array_equal(sets.joined, sets.simultaneous)


# --- errors of denominators ---------------------------------------------------------------------------


FIGURES = np.array([[40.0, 30, 8, 100], [30, 36, 6, 80], [24, 20, 9, 90], [50, 10, 2, 60], [16, 18, 4, 70]])
SIZE = np.array([10.0, 9, 8, 12, 6])
PER_HEAD = ("p1", "p2", "q1")
"""Indicators that are divided by size; q2 is not."""


def per_head(errors, size_errors, *, as_indicator=False, **changes):
    """Return a study of ratios whose figures and denominators have standard errors (NaN for none)."""
    rows = [{**row, "denominator": "size"} if row["code"] in PER_HEAD else dict(row) for row in TREE]
    frame = with_errors(FIGURES, errors, **changes)
    framework = Framework.from_rows(rows)
    size = [
        {"unit": u, "indicator": "size", "period": "", "value": float(v)}
        | ({} if np.isnan(e) else {"standard_error": float(e)})
        for u, v, e in zip(frame.units.codes, SIZE, size_errors, strict=True)
    ]
    evidence = Evidence.concat([frame.evidence, Evidence.from_records(size)])
    return frame.replace(framework=framework, evidence=evidence, denominate="ratio")


def test_the_error_of_a_ratio_by_hand():
    errors, size_errors = np.full(FIGURES.shape, NAN), np.full(5, NAN)
    errors[0, 0], size_errors[0] = 2.0, 0.5
    index = per_head(errors, size_errors).index()
    own, shared = node_errors(index, np.arange(4))
    ratios = FIGURES[:, :3] / SIZE[:, None]
    widths = np.ptp(ratios, axis=0)
    # 2 / 10 of a person more, on a scale of 100; and 5 % more people, 5 % less of everything per head
    assert own[0] == pytest.approx([100 * 0.2 / widths[0], 0, 0, 0])
    assert shared[0, 0] == pytest.approx([*(-100 * 0.05 * ratios[0] / widths), 0])
    assert not own[1:].any() and not shared[0, 1:].any()
    # the delta method for the first ratio: relative variances add up
    total = node_errors(index, np.arange(4)).total[0, 0]
    assert total == pytest.approx(100 * 4.0 * np.hypot(2 / 40, 0.5 / 10) / widths[0])
    # shared errors add up before they are squared
    effective = np.array([1 / 6, 1 / 2, 1 / 6, 1 / 6])
    root = node_errors(index, np.array([len(index.framework.codes) - 1]))
    assert root.own[0, 0] == pytest.approx(effective[0] * own[0, 0])
    assert root.shared[0, 0, 0] == pytest.approx(effective @ shared[0, 0])


def simulated(errors, size_errors, draws=200_000, *, floor=0.0):
    """Draw figures and denominators, form ratios and scores anew with the constants of the nominal index."""
    stream = np.random.default_rng(31)
    figures = FIGURES + np.nan_to_num(errors) * stream.standard_normal((draws, *FIGURES.shape))
    size = SIZE + np.nan_to_num(size_errors) * stream.standard_normal((draws, 5))
    nominal = FIGURES / np.column_stack([SIZE] * 3 + [np.ones(5)])
    made_ratios = figures / np.stack([size] * 3 + [np.ones((draws, 5))], axis=-1)
    low, wide = nominal.min(axis=0), np.ptp(nominal, axis=0)
    return floor + (100 - floor) * (made_ratios - low) / wide


def test_errors_of_scores_are_those_of_simulated_figures_and_denominators():
    errors, size_errors = 0.02 * FIGURES, 0.04 * SIZE
    index = per_head(errors, size_errors).index()
    cells = simulated(errors, size_errors)
    leaves = node_errors(index, np.arange(4))
    np.testing.assert_allclose(leaves.total, cells.std(axis=0), rtol=0.02)
    # ratios of one unit err together: their covariance is that of the shared part
    for a, b in ((0, 1), (0, 2), (1, 2)):
        together = (leaves.shared[0, :, a] * leaves.shared[0, :, b]).ravel()
        apart = ((cells[..., a] - cells[..., a].mean(0)) * (cells[..., b] - cells[..., b].mean(0))).mean(0)
        np.testing.assert_allclose(together, apart, rtol=0.05)
    scores = cells @ [1 / 6, 1 / 2, 1 / 6, 1 / 6]
    root = node_errors(index, np.array([len(index.framework.codes) - 1])).total[:, 0]
    np.testing.assert_allclose(root, scores.std(axis=0), rtol=0.02)
    # taken as independent, the errors of the scores would be a quarter too small
    naive = np.sqrt(np.square(leaves.total) @ np.square([1 / 6, 1 / 2, 1 / 6, 1 / 6]))
    assert (naive < 0.85 * root).all()


def test_draws_and_rank_sets_know_the_errors_of_denominators():
    errors, size_errors = 0.02 * FIGURES, 0.06 * SIZE
    fixed = Uncertainty(weights=0.0)
    both = per_head(errors, size_errors, uncertainty=fixed).robustness(draws=40_000, milp=0)
    figures = per_head(errors, np.full(5, NAN), uncertainty=fixed).robustness(draws=40_000, milp=0)
    scores = simulated(errors, size_errors) @ [1 / 6, 1 / 2, 1 / 6, 1 / 6]
    first = (scores.argmax(axis=1)[:, None] == np.arange(5)).mean(axis=0)
    for place, unit in enumerate(both.units):
        error = np.sqrt(first[place] * (1 - first[place]) / 40_000)
        # the rule is of first order: a ratio is a little skewed
        assert both.noise.first(unit) == pytest.approx(first[place], abs=4 * error + 0.01)
    np.testing.assert_allclose(both.rank_sets.errors, scores.std(axis=0), rtol=0.02)
    assert (both.rank_sets.errors > 1.5 * figures.rank_sets.errors).all()
    assert (both.rank_sets.figures, figures.rank_sets.figures) == (25, 20)
    leader = both.sampled.confidence_factors[both.leader, "factor"]
    assert leader < figures.sampled.confidence_factors[both.leader, "factor"]


def test_errors_of_denominators_reach_other_means_and_parts():
    errors, size_errors = 0.004 * FIGURES, 0.008 * SIZE
    cells = simulated(errors, size_errors, floor=1.0)
    weights = np.array([1 / 6, 1 / 2, 1 / 6, 1 / 6])
    frame = per_head(errors, size_errors, normalise=POSITIVE, aggregate="geometric")
    sets = frame.robustness(**FAST).rank_sets
    kept = (FIGURES / np.column_stack([SIZE] * 3 + [np.ones(5)])).argmin(axis=0)
    inner = np.setdiff1d(np.arange(5), kept)  # a logarithm near the lowest value is not of first order
    logs = np.log(np.maximum(cells[:, inner], 1e-3)) @ weights
    np.testing.assert_allclose(sets.errors[inner], logs.std(axis=0), rtol=0.03)
    pillars = per_head(errors, size_errors, uncertainty=Uncertainty(vary="pillars")).robustness(**FAST)
    scores = simulated(errors, size_errors) @ weights
    np.testing.assert_allclose(pillars.rank_sets.errors, scores.std(axis=0), rtol=0.02)
    median = per_head(errors, size_errors, aggregate="median").robustness(**FAST)
    assert (median.rank_sets.errors > 0).all()


@pytest.mark.parametrize("mean", ["copeland", "wroclaw", "ampi", ["arithmetic", "copeland"]])
def test_errors_of_scores_that_compare_units_are_those_of_simulated_figures(mean):
    """The figures of all units err: shifted together, nobody would pass anybody."""
    errors, size_errors = 0.1 * FIGURES, 0.05 * SIZE
    low = {"method": "minmax", "low": 30, "high": 100}
    index = per_head(errors, size_errors, normalise=low, aggregate=mean).index()
    cells = np.maximum(30 + 0.7 * simulated(errors, size_errors)[:1000], 0)
    scores = index.recipe.score(cells, index.layout, index.raw_weights, codes=index.framework.codes)[..., -1]
    root = node_errors(index, np.array([len(index.framework.codes) - 1])).total[:, 0]
    np.testing.assert_allclose(root, scores.std(axis=0), rtol=0.15, atol=0.02 * scores.std())


def test_an_error_that_is_larger_than_the_lowest_score():
    """1 of 100 points, give or take 4: a point is a point under an arithmetic mean, and 0 is no cliff."""
    values = np.array([[0.0, 40, 30, 20], [60, 0, 80, 90], [100, 100, 0, 0], [30, 80, 100, 100]])
    errors = np.full(values.shape, 4.0)
    shares = np.array([1 / 6, 1 / 2, 1 / 6, 1 / 6])
    by_hand = 4 * 99 / 100 * np.sqrt(np.square(shares).sum())
    for vary in ("all", "pillars"):
        settings = {"normalise": POSITIVE, "uncertainty": Uncertainty(vary=vary)}
        plain = with_errors(values, errors, **settings).robustness(**FAST)
        np.testing.assert_allclose(plain.rank_sets.errors, by_hand, rtol=1e-9)
    # of the logarithm of 1 that of a rise to 5 points and of as large a fall, not of one to a millionth
    bent = with_errors(values, errors, normalise=POSITIVE, aggregate="geometric").robustness(**FAST)
    lowest = (np.log1p(3.96) + np.log(4 * 3.96)) / 2
    others = (np.log((np.array([40.6, 30.7, 20.8]) + 3.96) / (np.array([40.6, 30.7, 20.8]) - 3.96))) / 2
    first = np.sqrt(np.square(shares) @ np.square([lowest, *others]))
    assert bent.rank_sets.errors[0] == pytest.approx(first, rel=1e-9)
    # a mean with a power above 1 has values of 0
    powers = with_errors(values, errors, aggregate={"method": "power", "p": 2.0})
    assert (node_errors(powers.index(), np.array([6])).total > 0).all()


def test_nothing_changes_where_denominators_have_no_error():
    errors = np.full(FIGURES.shape, NAN)
    none = per_head(errors, np.full(5, NAN)).robustness(**FAST)
    assert none.rank_sets is None and none.noise is None
    some = node_errors(per_head(0.1 * FIGURES, np.full(5, NAN)).index(), np.arange(4))
    zero = node_errors(per_head(0.1 * FIGURES, np.zeros(5)).index(), np.arange(4))
    assert some.shared is None and zero.shared is None
    np.testing.assert_array_equal(some.own, zero.own)
    # not divided by them, their errors do not matter; with errors of denominators alone there are some
    plain = per_head(errors, 0.1 * SIZE).replace(denominate="none")
    assert plain.robustness(**FAST).rank_sets is None
    only = per_head(errors, 0.1 * SIZE).robustness(**FAST)
    assert only.rank_sets.figures == 5 and only.noise is not None


def test_a_denominator_that_is_an_indicator_too_errs_once():
    rows = [{**row, "denominator": "q2"} if row["code"] == "p1" else dict(row) for row in TREE]
    errors = np.full(FIGURES.shape, NAN)
    errors[:, 3] = 0.03 * FIGURES[:, 3]
    frame = with_errors(FIGURES, errors)
    index = frame.replace(framework=Framework.from_rows(rows), denominate="ratio").index()
    own, shared = node_errors(index, np.arange(4))
    assert not own.any()
    ratios = FIGURES[:, 0] / FIGURES[:, 3]
    np.testing.assert_allclose(shared[0, :, 3], 3.0 * FIGURES[:, 3] / np.ptp(FIGURES[:, 3]))
    np.testing.assert_allclose(shared[0, :, 0], -3.0 * ratios / np.ptp(ratios))


def test_a_figure_of_zero_has_the_error_of_its_scale():
    figures = FIGURES.copy()
    figures[4, 0] = 0.0
    rows = [{**row, "denominator": "size"} if row["code"] in PER_HEAD else dict(row) for row in TREE]
    errors = np.full(FIGURES.shape, NAN)
    errors[4, 0] = 1.5
    size = Evidence.from_columns(["A", "B", "C", "D", "E"], ["size"] * 5, SIZE.tolist())
    frame = with_errors(figures, errors)
    evidence = Evidence.concat([frame.evidence, size])
    index = frame.replace(framework=Framework.from_rows(rows), evidence=evidence, denominate="ratio").index()
    wide = np.ptp(figures[:, 0] / SIZE)
    assert node_errors(index, np.arange(4)).own[4, 0] == pytest.approx(100 * 1.5 / 6 / wide)


def test_weights_that_leave_an_aggregation_undefined_are_told():
    """A pillar that is penalised to below 0, and an index in which it has nearly all weight."""
    values = np.array([[1.0, 100, 90, 80], [100, 1, 95, 100], [40, 50, 60, 90], [50, 60, 1, 70]])
    settings = {"weights": {"Q": 2.0}, "uncertainty": Uncertainty(weights=0.9)}
    frame = made(values, normalise=POSITIVE, aggregate="mpi", **settings)
    with pytest.raises(MethodError, match='under other weights aggregate by "mpi" is not defined'):
        frame.robustness(**FAST)
    assert frame.glance() is None
