"""What users of COINr and its kin asked for, each as a test; the thread stands beside it."""

from __future__ import annotations

import numpy as np
import pytest

from poliscope.answers.comparison import compare, why
from poliscope.answers.profile import profile
from poliscope.answers.statistics import analyse, components
from poliscope.data.framework import Framework
from poliscope.errors import MethodError, PoliscopeError, StudyError
from poliscope.methods.base import Layout
from poliscope.methods.impute import Imputation
from poliscope.methods.normalise import Normalisation
from studies import CITIES, ROWS, VALUES, panel_study, study

PANEL = np.stack([VALUES, VALUES + 1, VALUES * 2])
YEARS = ("2019", "2020", "2021")


def test_an_alternative_of_an_unknown_step_is_an_error_not_skipped(tmp_path):
    """COINr#60: uncertainty analysis silently skips steps that are not in the nominal build."""
    import poliscope as ps

    (tmp_path / "e.csv").write_text("unit,a\nX,1\nY,2\n", encoding="utf-8")
    (tmp_path / "study.toml").write_text(
        'schema = 1\n[data]\nevidence = "e.csv"\n[framework]\nchildren = [{ code = "a" }]\n'
        '[uncertainty]\nimputation = ["mean"]\n',
        encoding="utf-8",
    )
    with pytest.raises(StudyError, match=r'no setting "uncertainty\.imputation"'):
        ps.read_study(tmp_path)


def test_every_analysis_works_on_an_index_of_a_panel():
    """COINr#61: remove_elements and others fail on a coin inside a purse. #67: PCA fails on a purse."""
    made = panel_study(PANEL, YEARS)
    index = made.panel()["2020"]
    assert profile(index, "A").standings
    assert why(index, "A", "B").gap == pytest.approx(index.scores["A", "index"] - index.scores["B", "index"])
    assert analyse(index).statistics["p1", "available"] == 5
    assert components(index).variance.rows
    variants = {"study": index, "less": dict(made.drop_each(1))["without p1"].panel()["2020"]}
    assert compare(variants).ranks.columns == ("study", "less")


def test_another_aggregation_for_one_pillar_of_a_level():
    """COINr#35 (open)."""
    values = VALUES.copy()
    values[1, 1] = 3.5
    scale = {"method": "minmax", "low": 1, "high": 100}
    index = study(values, normalise=scale, aggregate_at={"P": "geometric"}).index()
    arithmetic = study(values, normalise=scale).index()
    assert index.scores["B", "P"] < arithmetic.scores["B", "P"]
    assert index.scores["B", "Q"] == arithmetic.scores["B", "Q"]


@pytest.mark.parametrize(
    "method", sorted(set(Normalisation.members) - {"none", "goalposts", "distance-to-target"})
)
def test_a_method_for_one_indicator_turns_with_its_direction(method):
    """COINr#68 (open): individual normalisation with a negative direction gives surprising values."""
    spec = {"method": method, "unit": "A"} if method == "distance-to-reference" else method
    index = study(normalise_each={"p2": spec}).index()
    x, score = index.raw.column("p2"), index.normalised.column("p2")
    order = np.argsort(x)
    assert (np.diff(score[order]) <= 1e-12).all(), "lower figures must not score lower"


@pytest.mark.parametrize("method", ["goalposts", "distance-to-target"])
def test_goalposts_and_targets_stretch_to_a_range_that_suits_a_geometric_mean(method):
    """COINr#65."""
    rows = tuple(
        {**row, "goalposts": (0.0, 12.0), "target": 1.0 if row.get("direction") == -1 else 9.0}
        if "parent" in row and row["code"].islower()
        else row
        for row in ROWS
    )
    index = study(
        rows=rows, normalise={"method": method, "low": 1, "high": 100}, aggregate="geometric"
    ).index()
    assert np.isfinite(index.scores.values).all()
    assert np.nanmin(index.normalised.values) >= 1


def test_goalposts_of_the_indicators_work_for_a_panel():
    """COINr#58."""
    rows = [
        {**row, "goalposts": (0.0, 40.0)} if row["code"].islower() and row["code"] != "index" else dict(row)
        for row in ROWS
    ]
    made = panel_study(PANEL, YEARS).replace(framework=Framework.from_rows(rows), normalise="goalposts")
    panel = made.panel()
    assert panel["2019"].normalised["A", "p1"] == pytest.approx(100 * 10 / 40)
    assert panel["2021"].normalised["A", "p1"] == pytest.approx(100 * 20 / 40)


def test_weights_of_one_level_alone():
    """COINr#42."""
    index = study(weights={"P": 1, "Q": 3}).index()
    assert index.weights["Q", "share"] == pytest.approx(0.75)
    assert index.weights["p2", "share"] == pytest.approx(0.75)  # as the framework says


def test_aggregations_say_whether_weights_matter():
    """COINr#54: base sum as an aggregator is fed the weights."""
    from poliscope.methods.aggregate import Aggregation

    for name in ("median", "min", "max"):
        method = Aggregation.parse(name)
        assert not method.takes_weights
        x = np.array([[1.0, 2.0, 9.0]])
        np.testing.assert_array_equal(method(x, np.ones(3)), method(x, np.array([5.0, 1.0, 1.0])))


def test_a_value_that_stops_a_geometric_mean_is_named():
    """COINr#47, #50."""
    with pytest.raises(MethodError) as caught:
        study(aggregate="geometric", normalise={"method": "minmax", "low": 0}).index()
    (problem,) = caught.value.problems
    assert '"p1" of "E"' in problem.message
    assert problem.where == "recipe.aggregate"
    assert "low = 1" in problem.help


def test_a_series_of_one_value_does_not_break_linear_imputation():
    """COINr#63 (partly): type="linear" still stops there."""
    x = np.full((3, 2, 1), np.nan)
    x[1, 0, 0] = 5.0
    layout = Layout(
        **{
            **{f: getattr(Layout.flat(1), f) for f in ("direction", "children", "weights")},
            "periods": np.arange(3.0),
        }
    )
    filled = Imputation.parse("linear")(x, layout=layout)
    np.testing.assert_array_equal(filled[:, 0, 0], [5, 5, 5])
    assert np.isnan(filled[:, 1, 0]).all()


@pytest.mark.parametrize(
    "column", [[3.0] * 5, [3.0, 3.0, 3.0, 3.0, 3.0 + 1e-15], [np.nan] * 5, [0.0, 0, 0, 0, 1]]
)
def test_constant_and_nearly_constant_columns_do_not_stop_treatment(column):
    """COINr#45."""
    values = VALUES.copy()
    values[:, 0] = column
    index = study(values, treat="two-stage").index()
    assert np.isfinite(index.scores.column("index")).all()


def test_names_that_are_not_found_are_listed():
    """COINr#44: "column names from iData not found in iMeta", without the names."""
    with pytest.raises(StudyError) as caught:
        study().replace(framework=Framework.from_rows([{"code": "pp1"}, {"code": "qq1"}]))
    assert [p.message.split('"')[1] for p in caught.value.problems] == ["pp1", "qq1"]


def test_group_imputation_keeps_observed_cells():
    """COINr#40: "non-NA values changed". The property is tested over the register too."""
    from poliscope.data.units import Units

    values = VALUES.copy()
    values[0, 0] = np.nan
    base = study(values)
    grouped = base.replace(units=Units(CITIES, groups={"region": ("N", "N", "S", "S", "S")}))
    index = grouped.replace(impute={"method": "mean", "group": "region"}).index()
    there = np.isfinite(values)
    np.testing.assert_array_equal(index.stage("imputed").values[there], values[there])
    assert index.stage("imputed")["A", "p1"] == 8.0


def test_a_flat_index_and_two_levels():
    """COINr#52."""
    flat = study(VALUES, ({"code": "p1"}, {"code": "p2"}, {"code": "q1"})).index()
    assert flat.order()
    assert analyse(flat).consistency.rows == ("index",)
    assert compare({"a": flat, "b": flat}).mean_shift["b", "mean_shift"] == 0


def test_ties_are_shown_as_ties():
    """scikit-criteria#56 (open): ties are broken by position."""
    values = np.vstack([VALUES[0], VALUES[0], VALUES[2:]])
    index = study(values).index()
    assert index.ranks["A", "index"] == index.ranks["B", "index"]
    assert len(index.leaders("P")) == 2


def test_zeros_and_ones_give_scores():
    """scikit-criteria#8: degenerate 0/1 data give NaN."""
    values = np.array([[0, 1, 0], [1, 1, 0], [0, 0, 1], [1, 0, 1], [0, 1, 1]], dtype=float)
    assert np.isfinite(study(values).index().scores.values).all()


def test_every_error_is_one_of_ours():
    with pytest.raises(PoliscopeError):
        study(normalise="?")
