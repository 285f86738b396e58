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
from poliscope.errors import StudyError
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


def test_weight_sets_are_alternatives_too():
    rows = [dict(row) for row in TREE]
    frame = made(VALUES)
    from poliscope.data.framework import Framework

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
    found = frame.replace(uncertainty=uncertainty.model_copy(update={"choice_draws": 65})).robustness(**FAST)
    assert found.choices.design == "sobol"
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
    leaves = node_errors(index, np.arange(4))
    # by hand: ranges of 20 and 2 on a scale of 100; effective weights 2/3 * 1/4 and 1/3 * 1/2
    assert leaves[0] == pytest.approx([10.0, 0, 25.0, 0])
    wanted = np.hypot(10.0 * 2 / 3 / 4, 25.0 / 3 / 2)
    assert node_errors(index, np.array([root]))[0, 0] == pytest.approx(wanted)
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
