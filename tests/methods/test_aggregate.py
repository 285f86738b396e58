"""Aggregations: their parameters, their formulas for a worksheet, what they refuse."""

from __future__ import annotations

import math
import re

import numpy as np
import pytest

from poliscope.errors import ArrayError, MethodError
from poliscope.methods.aggregate import (
    AdjustedMazziottaPareto,
    Aggregation,
    BenefitOfTheDoubt,
    Copeland,
    DirectionalBenefit,
    GeometricBenefit,
    MeanMin,
    OrderedWeighted,
    OrderMBenefit,
    PowerMean,
    Wroclaw,
)

EXACT = 1e-12
EVERY = sorted(Aggregation.members)


@pytest.fixture
def table():
    return np.random.default_rng(1).uniform(20, 100, (12, 4))


@pytest.mark.parametrize("name", EVERY)
def test_a_stack_is_the_stack_of_singles(name, table):
    method = Aggregation.parse(name)
    stack = np.stack([table, table[::-1] + 1, table * 1.5])
    weights = np.random.default_rng(2).uniform(1, 2, (3, 4))
    singles = [method(x, w) for x, w in zip(stack, weights, strict=True)]
    np.testing.assert_allclose(method(stack, weights), singles, rtol=1e-9)


@pytest.mark.parametrize("name", EVERY)
def test_rows_in_another_order_score_the_same(name, table):
    method, order = Aggregation.parse(name), np.random.default_rng(3).permutation(12)
    weights = np.array([1.0, 2, 3, 4])
    np.testing.assert_allclose(method(table[order], weights), method(table, weights)[order], rtol=1e-9)


@pytest.mark.parametrize("name", EVERY)
def test_nothing_is_changed_and_an_empty_unit_has_no_score(name, table):
    method = Aggregation.parse(name)
    table[4] = np.nan
    before, weights = table.copy(), np.ones(4)
    score = method(table, weights)
    np.testing.assert_array_equal(table, before)
    assert np.isnan(score[4]) and np.isfinite(np.delete(score, 4)).all()
    # and is nobody's rival
    alone = method(np.delete(table, 4, axis=0), weights)
    np.testing.assert_allclose(np.delete(score, 4), alone, rtol=1e-9)


@pytest.mark.parametrize("name", EVERY)
def test_weights_matter_where_the_method_says_so(name, table):
    method = Aggregation.parse(name)
    if name == "owa":
        method = OrderedWeighted(attitude=2)
    one, other = method(table, np.ones(4)), method(table, np.array([5.0, 1, 1, 1]))
    assert (np.abs(one - other) > 1e-9).any() == method.takes_weights


@pytest.mark.parametrize("name", EVERY)
def test_a_reference_matters_where_the_method_says_so(name, table):
    method = Aggregation.parse(name)
    weights = np.ones(4)
    np.testing.assert_allclose(method(table, weights, reference=table), method(table, weights), rtol=1e-9)
    other = np.concatenate([table, table * 1.4])
    assert (np.abs(method(table, weights, reference=other) - method(table, weights)) > 1e-9).any() == (
        method.relative
    )


@pytest.mark.parametrize("name", EVERY)
def test_what_is_refused_is_announced(name, table):
    """Values that `needs_positive` and `refuses_negative` let through are computed."""
    method = Aggregation.parse(name)
    zeros = np.where(np.arange(12)[:, None] == 3, np.array([0.0, 50, 60, 70]), table)
    if method.needs_positive():
        with pytest.raises(ArrayError, match="above 0"):
            method(zeros, np.ones(4))
    else:
        assert np.isfinite(method(zeros, np.ones(4))).all()
    below = np.where(np.arange(12)[:, None] == 3, np.array([-1.0, 50, 60, 70]), table)
    if method.refuses_negative():
        with pytest.raises(ArrayError, match="needs values") as caught:
            method(below, np.ones(4))
        assert caught.value.cells == ((3, 0),)
    else:
        assert np.isfinite(method(below, np.ones(4))).all()


@pytest.mark.parametrize("name", EVERY)
def test_every_parameter_is_described_with_a_source(name):
    method = Aggregation.members[name]
    assert ":" in method.summary() and len(method.label()) < 40
    assert method.references()
    assert all(parameter.description for parameter in method.parameters()), method.parameters()


@pytest.mark.parametrize(
    ("spec", "power"),
    [
        ("arithmetic", 1),
        ("geometric", 0),
        ("harmonic", -1),
        ({"method": "power", "p": 0.5}, 0.5),
        ("median", None),
        ("copeland", None),
    ],
)
def test_the_sliders_know_the_power(spec, power, table):
    method = Aggregation.parse(spec)
    assert method.power == power
    if power is not None:
        weights = np.array([1.0, 2, 3, 4])
        same = PowerMean(p=power)(table, weights)
        np.testing.assert_allclose(method(table, weights), same, rtol=EXACT)


# --- formulas ---------------------------------------------------------------------------------------


def worksheet(formula, scores, weights):
    """Compute a formula as a spreadsheet does, an empty cell being NaN; only what these formulas use."""
    here = np.isfinite(scores)
    empty_as_zero = np.where(here, scores, 0.0)
    names = {
        "SUMPRODUCT": lambda *arrays: float(np.prod(np.broadcast_arrays(*arrays), axis=0).sum()),
        "ISNUMBER": lambda _: here.astype(float),
        "COUNT": lambda _: int(here.sum()),
        "LN": np.log,
        "EXP": math.exp,
        "SQRT": math.sqrt,
        "MIN": lambda _: scores[here].min(),
        "MAX": lambda _: scores[here].max(),
        "MEDIAN": lambda _: float(np.median(scores[here])),
        "IF": lambda condition, yes, no: yes() if condition else no(),
        "IFERROR": lambda value, _: value,
        "XS": empty_as_zero,
        "WS": weights,
    }
    text = re.sub(r"(?<![<>=])=(?!=)", "==", formula[1:]).replace("^", "**")
    return eval(lazy(text), {"__builtins__": {}}, names)


def lazy(text):
    """Write the branches of IF as functions, as a spreadsheet computes only the one that it takes."""
    while (found := re.search(r"(?<![A-Z])IF\(", text)) is not None:
        depth, start, parts = 0, found.end(), []
        for end in range(found.end(), len(text)):
            depth += {"(": 1, ")": -1}.get(text[end], 0)
            if depth < 0 or (depth == 0 and text[end] == ","):
                parts.append(text[start:end])
                start = end + 1
            if depth < 0:
                break
        condition, yes, no = parts
        text = f"{text[: found.start()]}(({yes}) if ({condition}) else ({no})){text[end + 1 :]}"
    return text


@pytest.mark.parametrize(
    "spec",
    [
        "arithmetic",
        "geometric",
        "harmonic",
        "median",
        "min",
        "max",
        "mpi",
        {"method": "mpi", "penalty": "positive", "ddof": 1},
        {"method": "mean-min", "alpha": 0.7, "beta": 3.0},
        *({"method": "power", "p": p} for p in (2.0, -1.5, 0.0, 0.5)),
    ],
)
@pytest.mark.parametrize("missing", [(), (1,), (0, 3)])
def test_formulas_compute_what_the_method_computes(spec, missing, table):
    method = Aggregation.parse(spec)
    table[0, list(missing)] = np.nan
    weights = np.array([1.0, 2, 0.5, 3])
    formula = method.excel.format(xs="XS", ws="WS", **method.model_dump())
    np.testing.assert_allclose(worksheet(formula, table[0], weights), method(table, weights)[0], rtol=EXACT)


def test_formulas_use_functions_of_excel_2010():
    known = {"SUMPRODUCT", "ISNUMBER", "COUNT", "LN", "EXP", "SQRT", "MIN", "MAX", "MEDIAN", "IF", "IFERROR"}
    for method in Aggregation.members.values():
        assert set(re.findall(r"[A-Z][A-Z0-9.]*(?=\()", method.excel or "")) <= known, method.name


# --- single methods ---------------------------------------------------------------------------------


def test_owa_reaches_from_the_best_to_the_worst(table):
    weights, ordered = np.ones(4), np.sort(table, axis=1)
    for method, wanted in [
        (OrderedWeighted(), table.mean(axis=1)),
        (OrderedWeighted(best=1), ordered[:, 3]),
        (OrderedWeighted(best=2), ordered[:, 2:].mean(axis=1)),
        (OrderedWeighted(worst=3), ordered[:, :3].mean(axis=1)),
        (OrderedWeighted(best=9), table.mean(axis=1)),
        (OrderedWeighted(order_weights=(0, 1, 1, 0)), ordered[:, 1:3].mean(axis=1)),
    ]:
        np.testing.assert_allclose(method(table, weights), wanted, rtol=EXACT)
    assert (OrderedWeighted(attitude=3)(table, weights) < table.mean(axis=1)).all()


@pytest.mark.parametrize(
    ("spec", "reason"),
    [
        ({"method": "owa", "best": 2, "attitude": 2}, "give only one of best, worst, order_weights"),
        ({"method": "owa", "order_weights": [0, 0]}, "at least one of order_weights must be above 0"),
        ({"method": "benefit-of-the-doubt", "low": 0.5, "high": 0.2}, "low must not lie above high"),
        ({"method": "ampi", "low": [1, 2], "high": [2, 2]}, "every low must lie below its high"),
        ({"method": "directional-benefit", "direction": [0, 0]}, "at least one step must be above 0"),
        ({"method": "mean-min", "alpha": 2}, "less than or equal to 1"),
        ({"method": "power", "q": 2}, 'has no parameter "q"'),
    ],
)
def test_parameters_that_do_not_fit(spec, reason):
    with pytest.raises(MethodError, match=reason):
        Aggregation.parse(spec)


@pytest.mark.parametrize(
    "method",
    [
        OrderedWeighted(order_weights=(1, 2)),
        AdjustedMazziottaPareto(centre=(1, 2)),
        DirectionalBenefit(direction=(1, 2)),
        GeometricBenefit(benchmark=(1, 2)),
    ],
)
def test_one_value_a_child(method, table):
    with pytest.raises(ArrayError, match="lists 2 values for 4 children"):
        method(table, np.ones(4))


def test_ampi_compares_years_by_a_common_range(table):
    years = np.stack([table, table + 5])
    weights, everything = np.ones(4), years.reshape(-1, 4)
    given = AdjustedMazziottaPareto(
        centre=tuple(table.mean(axis=0)),
        low=tuple(everything.min(axis=0)),
        high=tuple(everything.max(axis=0)),
    )
    by_range = given(years, weights)
    by_reference = AdjustedMazziottaPareto(centre=tuple(table.mean(axis=0)))(
        years, weights, reference=everything
    )
    np.testing.assert_allclose(by_range, by_reference, rtol=EXACT)
    assert (by_range[1] > by_range[0]).all()


def test_order_m_draws_are_seeded(table):
    weights = np.ones(4)
    once, again, other = (OrderMBenefit(m=5, draws=50, seed=s)(table, weights) for s in (1, 1, 2))
    np.testing.assert_array_equal(once, again)
    assert (once != other).any()


def test_copeland_and_benefit_have_their_bounds(table):
    weights = np.ones(4)
    assert np.abs(Copeland()(table, weights)).max() <= 11
    assert Copeland()(table, weights).sum() == 0
    assert BenefitOfTheDoubt()(table, weights).max() == pytest.approx(1)
    best = table.max(axis=0)
    assert Wroclaw()(np.vstack([table, best]), weights)[-1] == 1
    assert MeanMin(alpha=1, beta=0)(table, weights) == pytest.approx(table.min(axis=1))


EDGES = {
    "no units": np.empty((0, 4)),
    "one unit": np.array([[1.0, 2, 3, 4]]),
    "one child": np.arange(1.0, 9)[:, None],
    "nothing": np.full((5, 4), np.nan),
    "all the same": np.full((5, 4), 3.3),
    "all zero": np.zeros((5, 4)),
    "no draws": np.empty((0, 5, 4)),
    "the ends of floating point": np.vstack([np.full(4, 1.7e308), np.full(4, 1e-308), np.arange(1.0, 5)]),
    "infinity": np.vstack([[np.inf, 2, 3, 4], np.arange(1.0, 5)]),
}


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("edge", EDGES)
def test_odd_tables_are_scored_or_refused(name, edge):
    """Warnings are errors here."""
    x = EDGES[edge]
    try:
        assert Aggregation.parse(name)(x, np.ones(x.shape[-1])).shape == x.shape[:-1]
    except ArrayError as error:
        assert error.help
