"""What every method owes, over the register: a new class is tested here as soon as it has a name."""

from __future__ import annotations

import dataclasses
import importlib
import json
import re
from typing import Any

import numpy as np
import pytest

from poliscope.errors import ArrayError, MethodError
from poliscope.kernels.tree import roll_up
from poliscope.methods.aggregate import Aggregation, Arithmetic
from poliscope.methods.base import FAMILIES, Layout, Method

for _step in ("screen", "denominate", "impute", "treat", "normalise", "weight", "aggregate"):
    importlib.import_module(f"poliscope.methods.{_step}")

UNITS, LEAVES = 24, 6
REQUIRED: dict[tuple[str, str], dict[str, Any]] = {
    # parameters without a default
    ("normalise", "distance-to-reference"): {"unit": "u3"},
    ("aggregate", "power"): {"p": 2.0},
}
TRIVIAL = {"none", "given", "equal", "median", "min", "max"}
"""Methods that need no source."""


def members(*families: str) -> list[Any]:
    return [
        pytest.param(method, id=f"{family}-{name}")
        for family in families or tuple(FAMILIES)
        for name, method in sorted(FAMILIES[family].members.items())
        if method.__module__.startswith("poliscope.")  # not what other tests define
    ]


def build(method: type[Method], **parameters: Any) -> Any:
    return method.model_validate(REQUIRED.get((method.family, method.name), {}) | parameters)


def data(*, gaps: bool = True, leading: tuple[int, ...] = ()) -> np.ndarray:
    """Positive, skewed, tied in places, with gaps."""
    rng = np.random.default_rng(12)
    x = rng.lognormal(mean=1, size=(*leading, UNITS, LEAVES)).round(1) + 0.1
    x[..., 5, 0] = 900
    x[..., 3:6, 3] = 4.5
    if gaps:
        x[..., 2, 1] = x[..., 7, 4] = x[..., 8, 4] = np.nan
    return x


def layout() -> Layout:
    return Layout(
        direction=np.array([1.0, -1.0, 1.0, 1.0, -1.0, 1.0]),
        children=(np.array([0, 1, 2]), np.array([3, 4, 5]), np.array([6, 7])),
        weights=np.array([1.0, 2, 1, 1, 1, 3, 1, 2, 1]),
        groups={"region": np.arange(UNITS) % 3},
        target=np.array([500.0, 0.01, 100, 100, 0.01, 100]),
        low=np.full(LEAVES, 0.5),
        high=np.full(LEAVES, 20.0),
        units={f"u{row}": row for row in range(UNITS)},
    )


def apply(method: Any, x: np.ndarray, given: Layout) -> np.ndarray:
    """Call a method of a preparing family; for treatment, return the values."""
    if method.family == "denominate":
        denominators = np.ones_like(x)
        denominators[..., 0] = np.arange(1, UNITS + 1)
        return method(x, denominators, layout=given)
    result = method(x, layout=given)
    return result.values if method.family == "treat" else result


def prepared(method: Any, given: Layout, x: np.ndarray) -> tuple[Layout, np.ndarray]:
    """Add periods where a method looks along time."""
    if getattr(method, "needs_panel", False):
        return dataclasses.replace(given, periods=np.array([2001.0, 2002, 2004])), x
    return given, x


# --- the declaration ---------------------------------------------------------------------------


@pytest.mark.parametrize("method", members())
def test_a_method_is_written_and_read_back(method):
    made = build(method)
    spec = made.spec()
    assert json.loads(json.dumps(spec)) == spec
    again = FAMILIES[method.family].parse(spec)
    assert type(again) is method
    assert again == made
    assert again.spec() == spec


@pytest.mark.parametrize("method", members())
def test_a_study_file_can_say_every_default(method):
    # TOML has no null: a parameter may default to None (leave it out), but needs no None to be written
    spec = build(method).spec()
    assert spec == method.name or all(value is not None for value in spec.values())


@pytest.mark.parametrize("method", members())
def test_names_and_labels_can_be_shown(method):
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", method.name)
    assert method.summary().endswith(".")
    assert ":" in method.summary()
    assert 0 < len(method.label()) <= 45
    labels = [other.label() for other in FAMILIES[method.family].members.values()]
    assert labels.count(method.label()) == 1


@pytest.mark.parametrize("method", members())
def test_every_parameter_is_described(method):
    for parameter in method.parameters():
        assert parameter.description.endswith("."), parameter.name
        assert parameter.type, parameter.name


@pytest.mark.parametrize("method", members())
def test_the_source_is_named(method):
    if method.name in TRIVIAL:
        return
    assert method.references()
    for source in method.references():
        assert re.search(r"\((1[5-9]|20)\d\d\)", source), source


@pytest.mark.parametrize("method", members())
def test_an_unknown_parameter_is_refused(method):
    with pytest.raises(MethodError, match=f'the method "{method.name}" has no parameter "colour"'):
        FAMILIES[method.family].parse({"method": method.name, "colour": 1})


@pytest.mark.parametrize("method", members())
def test_a_method_cannot_be_changed(method):
    made = build(method)
    for name in method.model_fields:
        with pytest.raises(ValueError, match="frozen"):
            setattr(made, name, getattr(made, name))


# --- the preparing steps -----------------------------------------------------------------------

PREPARING = ("screen", "denominate", "impute", "treat", "normalise")


@pytest.mark.parametrize("method", members(*PREPARING))
def test_a_stack_is_the_stack_of_singles_and_inputs_stay(method):
    made = build(method)
    leading = (2, 3) if getattr(made, "needs_panel", False) else (3,)
    given, x = prepared(made, layout(), data(leading=leading))
    before = x.copy()
    whole = apply(made, x, given)
    np.testing.assert_array_equal(x, before)
    singles = np.stack([apply(made, sheet, given) for sheet in x])
    assert whole.shape == singles.shape
    np.testing.assert_allclose(whole.astype(float), singles.astype(float), rtol=1e-12, atol=1e-12)
    assert whole.dtype == (bool if made.family == "screen" else np.float64)


@pytest.mark.parametrize("method", members(*PREPARING))
def test_the_order_of_units_makes_no_difference(method):
    made = build(method)
    leading = (3,) if getattr(made, "needs_panel", False) else ()
    given, x = prepared(made, layout(), data(leading=leading))
    order = np.random.default_rng(1).permutation(UNITS)
    shuffled = dataclasses.replace(
        given,
        groups={"region": given.groups["region"][order]},
        units={f"u{row}": place for place, row in enumerate(order)},
    )
    axis = -1 if made.family == "screen" else -2
    expected = np.take(apply(made, x, given), order, axis=axis)
    if made.family == "denominate":
        return  # its denominators are by unit
    got = apply(made, np.take(x, order, axis=-2), shuffled)
    np.testing.assert_allclose(got.astype(float), expected.astype(float), rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("method", members(*PREPARING))
def test_no_units_and_no_values_do_no_harm(method):
    made = build(method)
    leading = (3,) if getattr(made, "needs_panel", False) else ()
    given, x = prepared(made, layout(), np.full((*leading, UNITS, LEAVES), np.nan))
    result = apply(made, x, given)
    if made.family != "screen":
        assert np.isnan(result).all()


@pytest.mark.parametrize("method", members(*PREPARING))
@pytest.mark.parametrize("ends", [(1.7e308, 1e-308), (-1.7e308, 1.7e308)])
def test_numbers_at_the_ends_of_floating_point_are_silent(method, ends):
    made = build(method)  # warnings are errors here
    leading = (3,) if getattr(made, "needs_panel", False) else ()
    given, x = prepared(made, layout(), data(leading=leading))
    x[..., 0, :], x[..., 1, :] = ends
    try:
        apply(made, x, given)
    except ArrayError as error:
        assert error.help  # a method may refuse values below 0


@pytest.mark.parametrize("method", members("denominate", "treat", "normalise"))
def test_missing_stays_missing_and_nothing_else_goes_missing(method):
    x = data()
    np.testing.assert_array_equal(np.isnan(apply(build(method), x, layout())), np.isnan(x))


@pytest.mark.parametrize("method", members("impute"))
def test_observed_cells_are_kept_to_the_last_bit(method):
    # bluefoxr/COINr#40: "non-NA values changed"
    made = build(method)
    leading = (3,) if made.needs_panel else ()
    given, x = prepared(made, layout(), data(leading=leading) / 3)
    got = apply(made, x, given)
    observed = ~np.isnan(x)
    np.testing.assert_array_equal(got[observed], x[observed])
    complete = data(gaps=False, leading=leading)
    np.testing.assert_array_equal(apply(made, complete, given), complete)


@pytest.mark.parametrize("method", members("treat"))
def test_treatment_lists_every_point_that_it_changed(method):
    made = build(method)
    x = data(leading=(2,))
    treated = made(x, layout=layout())
    changed = ~((treated.values == x) | np.isnan(x))
    assert treated.actions[0] == ""
    assert treated.points.max() < len(treated.actions)
    assert not (changed & (treated.points == 0)).any()
    for name, values in treated.details.items():
        assert values.shape == (2, LEAVES), name


@pytest.mark.parametrize("method", members("normalise"))
def test_after_normalisation_higher_is_better(method):
    x, given = data(), layout()
    scores = apply(build(method), x, given)
    for column, direction in enumerate(given.direction):
        known = ~np.isnan(x[:, column])
        order = np.argsort(direction * x[known, column], kind="stable")
        steps = np.diff(scores[known, column][order])
        assert (steps >= -1e-12).all(), column
        assert steps.max() > 0, column


@pytest.mark.parametrize("method", members("normalise"))
def test_a_promise_of_scores_above_zero_is_kept(method):
    made = build(method)
    if {"low", "high"} <= set(method.model_fields):
        made = build(method, low=1.0, high=5.0)
    scores = apply(made, data(), layout())
    if made.gives_positive():
        assert np.nanmin(scores) > 0


@pytest.mark.parametrize("method", members("normalise"))
def test_a_constant_indicator_is_no_crash(method):
    x = data()
    x[:, 2] = 0.1 + 0.2
    x[::2, 2] = 0.3
    scores = apply(build(method), x, layout())
    assert np.unique(scores[:, 2].round(9)).size == 1  # rounding is no difference
    assert np.isfinite(scores[:, 3]).all()


# --- formulas ----------------------------------------------------------------------------------

FUNCTIONS = {"MIN", "MAX", "AVERAGE", "STDEV", "COUNT", "RANK", "IF", "ISNUMBER"}


def evaluate(formula: str, cell: float, column: np.ndarray, slots: dict[str, float]) -> float:
    """Compute a spreadsheet formula as a spreadsheet would: empty cells are left out of ranges."""
    assert formula.startswith("=")
    assert set(re.findall(r"([A-Z]+)\(", formula)) <= FUNCTIONS
    known = column[~np.isnan(column)]
    code = formula[1:].format(x="x", xs="xs", **{name: f"({value!r})" for name, value in slots.items()})
    code = re.sub(r"(?<![<>=])=(?!=)", "==", code)
    # IF chooses what it computes, so that a branch that divides by zero does no harm
    code = re.sub(r"\bIF\(", "IF(lambda:", code)
    code = lazily(code)
    names = {
        "x": None if np.isnan(cell) else float(cell),
        "xs": known,
        "MIN": lambda *v: float(np.min(np.concatenate([np.ravel(i) for i in v]))),
        "MAX": lambda *v: float(np.max(np.concatenate([np.ravel(i) for i in v]))),
        "AVERAGE": np.mean,
        "STDEV": lambda v: np.std(v, ddof=1),
        "COUNT": len,
        "RANK": lambda v, vs, up: 1 + int(np.sum(vs < v if up else vs > v)),
        "IF": lambda test, yes, no: yes() if test() else no(),
        "ISNUMBER": lambda v: v is not None,
    }
    result = eval(code, {"__builtins__": {}, **names})
    return np.nan if isinstance(result, str) else float(result)


def lazily(code: str) -> str:
    """Turn every argument of IF into a function."""
    out, stack = [], []
    for i, letter in enumerate(code):
        if letter == "(":
            stack.append(code[max(0, i - 2) : i] == "IF")
        elif letter == ")":
            stack.pop()
        out.append(letter)
        if letter == "," and stack and stack[-1]:
            out.append("lambda:")
    return "".join(out)


@pytest.mark.parametrize("method", [p for p in members("normalise") if p.values[0].excel])
@pytest.mark.parametrize("ties", ["min", "average", "max"])
def test_the_formula_computes_what_the_method_does(method, ties):
    if "ties" not in method.model_fields and ties != "min":
        return
    made = build(method, **({"ties": ties} if "ties" in method.model_fields else {}))
    x, given = data(), layout()
    x[:, 2] = 7.5  # constant
    wanted = apply(made, x, given)
    constants = made.constants(given)
    for column in range(LEAVES):
        slots = {name: float(values[column]) for name, values in constants.items()}
        slots["direction"] = float(given.direction[column])
        got = [evaluate(method.excel, cell, x[:, column], slots) for cell in x[:, column]]
        np.testing.assert_allclose(got, wanted[:, column], rtol=1e-10, atol=1e-10)


# --- weighting and aggregation -----------------------------------------------------------------


def score(normalised: np.ndarray, given: Layout) -> Any:
    combine = [Arithmetic()] * len(given.children)
    return lambda weights: roll_up(normalised, weights, given.children, combine)


@pytest.mark.parametrize("method", members("weight"))
def test_weights_are_one_a_node_and_not_negative(method):
    given, x = layout(), data(gaps=False) + 1
    before = x.copy()
    weights = build(method)(x, layout=given, score=score(x, given))
    np.testing.assert_array_equal(x, before)
    assert weights.shape == given.weights.shape
    assert np.isfinite(weights).all()
    assert (weights >= 0).all()
    for below in given.children:
        assert weights[below].sum() > 0


@pytest.mark.parametrize("method", members("aggregate"))
def test_aggregation_of_a_stack_with_gaps(method):
    made: Aggregation = build(method)
    x, weights = data(leading=(3,)), np.arange(1.0, LEAVES + 1)
    x[:, 4] = np.nan
    before = x.copy()
    whole = made(x, weights)
    np.testing.assert_array_equal(x, before)
    assert whole.shape == (3, UNITS)
    singles = np.stack([made(sheet, weights) for sheet in x])
    np.testing.assert_allclose(whole, singles, rtol=1e-8, atol=1e-8)
    assert np.isnan(whole[:, 4]).all()
    assert np.isfinite(np.delete(whole, 4, axis=1)).all()


@pytest.mark.parametrize("method", members("aggregate"))
def test_weights_count_where_a_method_says_that_they_do(method):
    made: Aggregation = build(method)
    x = data(gaps=False)
    one, other = made(x, np.ones(LEAVES)), made(x, np.arange(1.0, LEAVES + 1) ** 2)
    same = np.allclose(one, other, rtol=1e-9, equal_nan=True)
    assert same is not made.takes_weights
