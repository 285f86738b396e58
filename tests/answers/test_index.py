"""The index: values by hand, names in errors, flags; nothing is dropped in silence."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from poliscope.data.evidence import Evidence
from poliscope.errors import DataError, MethodError
from studies import CITIES, ROWS, VALUES, panel_study, study


def test_scores_by_hand():
    index = study(normalise={"method": "minmax", "low": 0, "high": 100}).index()
    # p1 and p2 (lower is better) run 100, 75, 50, 25, 0; q1 runs 0, 100, 50, 25, 75
    np.testing.assert_allclose(index.scores.column("P"), [100, 75, 50, 25, 0])
    np.testing.assert_allclose(index.scores.column("index"), [200 / 3, 250 / 3, 50, 25, 25])
    np.testing.assert_array_equal(index.ranks.column("index"), [2, 1, 3, 4, 4])
    assert index.order() == ("B", "A", "C", "D", "E")
    assert index.leaders() == ("B",)
    assert index.leaders("P") == ("A",)


def test_weights_and_contributions_add_up():
    index = study().index()
    assert index.weights["p2", "share"] == pytest.approx(0.75)
    assert index.weights["p2", "effective"] == pytest.approx(0.5)
    leaves = index.contributions.values[:, :3].sum(axis=1)
    np.testing.assert_allclose(leaves, index.scores.column("index"), rtol=1e-12)


def test_ranks_are_shown_from_the_best_as_whole_numbers():
    frame = study().index().ranks.to_frame()
    assert list(frame.index) == ["B", "A", "C", "D", "E"]
    assert next(iter(frame.columns)) == "index"
    assert str(frame["index"].dtype) == "Int64"


def test_a_flat_index_is_a_first_class_case():
    rows = ({"code": "x"}, {"code": "y"})
    index = study(VALUES[:, :2], rows).index()
    assert index.framework.codes == ("x", "y", "index")
    assert np.isfinite(index.scores.column("index")).all()


def test_the_values_of_each_step_are_kept():
    values = VALUES.copy()
    values[1, 0] = np.nan
    index = study(values, impute="mean").index()
    assert np.isnan(index.raw["B", "p1"])
    assert index.stage("imputed")["B", "p1"] == pytest.approx(np.mean([10, 6, 4, 2]))
    assert index.stages.was_imputed.sum() == 1
    assert [f.kind for f in index.flags] == ["imputed"]


def test_constant_and_empty_indicators_are_flagged_and_do_not_stop_the_index():
    values = VALUES.copy()
    values[:, 0] = 7.0
    index = study(values).index()
    assert [(f.kind, f.cells[0].indicator) for f in index.flags] == [("constant", "p1")]
    assert np.isfinite(index.scores.column("index")).all()


def test_a_unit_without_enough_data_is_listed_with_its_reason():
    values = VALUES.copy()
    values[4, :2] = np.nan
    index = study(values, screen={"method": "availability", "minimum": 0.5}).index()
    (out,) = index.excluded
    assert (out.unit, out.reason) == ("E", "availability")
    assert out.available == pytest.approx(1 / 3)
    assert np.isnan(index.ranks["E", "index"])
    # the constants of the normalisation are those of the units that stay
    assert index.normalised["D", "p1"] == index.normalised.column("p1")[:4].min()


def test_forced_units_stay_or_go_by_name():
    index = study(screen={"method": "none", "exclude": ["A"]}).index()
    assert [(e.unit, e.reason) for e in index.excluded] == [("A", "excluded")]
    with pytest.raises(Exception, match='unknown unit "Z"'):
        study(screen={"method": "none", "exclude": ["Z"]})


def test_a_negative_value_under_a_geometric_mean_names_unit_indicator_step_and_fix():
    with pytest.raises(MethodError, match=r'aggregate by "geometric".*"p1" of "C"') as caught:
        study(normalise="zscore", aggregate="geometric").index()
    assert "arithmetic" in str(caught.value)
    assert caught.value.problems[0].where == "recipe.aggregate"


def test_a_zero_denominator_names_unit_and_indicator():
    rows = tuple({**row, "denominator": "size"} if row["code"] == "p1" else row for row in ROWS)
    base = study(rows=ROWS)
    size = Evidence.from_columns(CITIES, ["size"] * 5, [1.0, 2.0, 0.0, 4.0, 5.0])
    with pytest.raises(Exception, match=r'"p1" of "C"'):
        study(rows=ROWS).replace(
            framework=study_framework(rows), evidence=Evidence.concat([base.evidence, size])
        ).index()


def study_framework(rows):
    from poliscope.data.framework import Framework

    return Framework.from_rows([dict(row) for row in rows])


def test_aggregation_by_level_and_at_a_node():
    index = study(
        normalise={"method": "minmax", "low": 1, "high": 100},
        aggregate=["arithmetic", "geometric"],
        aggregate_at={"P": "geometric"},
    ).index()
    normalised = index.normalised
    p = normalised["B", "p1"] ** 0.25 * normalised["B", "p2"] ** 0.75
    assert index.scores["B", "P"] == pytest.approx(p)
    assert index.scores["B", "index"] == pytest.approx(p ** (2 / 3) * normalised["B", "q1"] ** (1 / 3))


def test_a_wrong_number_of_levels_says_how_many():
    with pytest.raises(MethodError, match="lists 3 values, but the framework has 2 levels"):
        study(aggregate=["arithmetic"] * 3).index()


def test_one_scale_over_all_periods_or_one_each():
    values = np.stack([VALUES, VALUES + 10])
    together = panel_study(values, ("2020", "2021")).panel()
    apart = panel_study(values, ("2020", "2021"), normalise_over="each").panel()
    assert together["2020"].scores["A", "p1"] < together["2021"].scores["A", "p1"]
    assert apart["2020"].scores["A", "p1"] == pytest.approx(apart["2021"].scores["A", "p1"])


def test_what_the_evidence_holds_and_the_index_does_not_use_is_flagged():
    base = study()
    more = Evidence.from_columns(["A", "Z"], ["spare", "p1"], [1.0, 2.0])
    index = base.replace(evidence=Evidence.concat([base.evidence, more])).index()
    kinds = {f.kind: f for f in index.flags}
    assert kinds["unused-indicator"].cells[0].indicator == "spare"
    assert kinds["unused-unit"].cells[0].unit == "Z"


@given(arrays(np.float64, (5, 3), elements=st.floats(-1e6, 1e6).map(lambda x: round(x, 3))))
def test_permuting_units_permutes_ranks(values):
    order = [3, 1, 4, 0, 2]
    units = tuple(CITIES[i] for i in order)
    straight = study(values).index().ranks
    turned = study(values[order], units=units).index().ranks
    for unit in CITIES:
        np.testing.assert_array_equal(straight.row(unit), turned.row(unit))


@given(
    arrays(np.float64, (5, 3), elements=st.integers(0, 20).map(float)),
    st.floats(0.1, 50),
    st.floats(-100, 100),
)
def test_a_monotone_rescaling_of_an_indicator_keeps_the_ranks_under_rank_normalisation(values, factor, shift):
    scaled = values.copy()
    scaled[:, 0] = values[:, 0] * factor + shift
    a = study(values, normalise="rank").index().ranks.values
    b = study(scaled, normalise="rank").index().ranks.values
    np.testing.assert_array_equal(a, b)


def test_weights_that_are_all_zero_below_a_node_name_it():
    with pytest.raises(MethodError, match=r'weights-sum.*all weights below a node are zero: "P"'):
        study(weights={"p1": 0, "p2": 0}).index()


def test_figures_whose_squares_are_beyond_a_double_are_refused():
    values = VALUES.copy()
    values[1, 2] = 1e308
    with pytest.raises(DataError, match=r'too-large.*"q1" of "B"'):
        study(values).index()
