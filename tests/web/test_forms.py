"""Forms from the register: every method of every family goes through a form and comes back the same."""

from __future__ import annotations

import pytest
from pydantic_core import PydanticUndefined

from poliscope.methods.base import FAMILIES
from poliscope.methods.normalise import Normalisation
from poliscope.methods.recipe import STEPS, Recipe
from poliscope.web.forms import FormError, chosen, fields_of, recipe_from, recipe_table, written

METHODS = [(step, name) for step in STEPS for name in FAMILIES[step].members]


def filled(method):
    """Return a form as a person would leave it: every field at its default."""
    return {"method": method.name} | {field.name: field.default for field in fields_of(method)}


@pytest.mark.parametrize(("step", "name"), METHODS)
def test_every_method_survives_its_own_form(step, name):
    method = FAMILIES[step].members[name]
    given = filled(method)
    for field in fields_of(method):
        if field.needed:
            given[field.name] = "Some Unit, Inc."
    found = getattr(recipe_from({step: given}, Recipe()), step)
    assert type(found) is method
    for key, info in method.model_fields.items():
        default = info.get_default(call_default_factory=True)
        assert getattr(found, key) == ("Some Unit, Inc." if default is PydanticUndefined else default)
    assert found.spec() == method.model_validate(found.model_dump()).spec()


def test_a_method_that_joins_later_has_its_fields():
    class Halved(Normalisation, name="halved-for-the-test"):
        """Halved: half of everything.

        Parameters
        ----------
        by : float
            Divisor.
        """

        by: float = 2.0

        def __call__(self, x, *, layout=None, reference=None):
            return x / self.by

    try:
        (field,) = fields_of(Halved)
        assert (field.name, field.kind, field.default, field.description) == ("by", "number", "2", "Divisor.")
        found = recipe_from({"normalise": {"method": "halved-for-the-test", "by": "4"}}, Recipe())
        assert found.normalise == Halved(by=4.0)
    finally:
        del Normalisation.members["halved-for-the-test"]


@pytest.mark.parametrize(
    ("form", "field", "told"),
    [
        ({"normalise": {"method": "minmax", "low": "abc"}}, "normalise.low", '"abc" is not a number'),
        ({"normalise": {"method": "minmax", "low": "inf"}}, "normalise.low", "not a finite number"),
        ({"normalise": {"method": "minmax", "low": "nan"}}, "normalise.low", "not a finite number"),
        ({"normalise": {"method": "no such"}}, "normalise", "choose one of the methods"),
        ({"normalise": "minmax"}, "normalise", "choose one of the methods"),
        (
            {"impute": {"method": "nearest-neighbours", "neighbours": "2.5"}},
            "impute.neighbours",
            "whole number",
        ),
        (
            {"impute": {"method": "nearest-neighbours", "neighbours": "-1"}},
            "impute.neighbours",
            "greater than",
        ),
        ({"normalise": {"method": "rank", "ties": "wild"}}, "normalise.ties", "'min', 'average' or 'max'"),
        ({"aggregate": {"method": "power", "p": "x"}}, "aggregate.p", "not a number"),
        ({"minimum_availability": "1.5"}, "minimum_availability", "between 0 and 1"),
        ({"minimum_availability": "half"}, "minimum_availability", '"half" is not a number'),
        ({"normalise_over": "none"}, "normalise_over", "'all' or 'each'"),
    ],
)
def test_what_is_wrong_is_said_of_its_field(form, field, told):
    with pytest.raises(FormError, match=field.split(".")[0]) as caught:
        recipe_from(form, Recipe())
    assert list(caught.value.fields) == [field]
    assert told in caught.value.fields[field]


def test_everything_that_is_wrong_is_said_at_once():
    form = {
        "normalise": {"method": "minmax", "low": "a", "high": "b"},
        "impute": {"method": "nothing"},
    }
    with pytest.raises(FormError, match="impute") as caught:
        recipe_from(form, Recipe())
    assert set(caught.value.fields) == {"normalise.low", "normalise.high", "impute"}


def test_one_aggregation_for_each_level():
    form = {"aggregate.2": {"method": "geometric"}, "aggregate.1": {"method": "power", "p": "3"}}
    found = recipe_from(form, Recipe())
    assert [method.name for method in found.aggregate] == ["power", "geometric"]
    assert list(chosen(found))[-2:] == ["aggregate.1", "aggregate.2"]


def test_names_with_commas_survive_being_written():
    names = ("Paris, Texas", 'the "old" town', "北京")
    form = {"screen": {"method": "none", "exclude": written(names)}}
    assert recipe_from(form, Recipe()).screen.exclude == names


def test_a_field_that_is_nested_without_end_or_very_long_is_only_text():
    form = {"screen": {"method": "none", "include": "[" * 9000}}
    assert recipe_from(form, Recipe()).screen.include == ("[" * 9000,)
    with pytest.raises(FormError, match="at most 20,000 letters"):
        recipe_from({"screen": {"method": "none", "include": "x" * 20_001}}, Recipe())


def test_what_the_form_does_not_show_stays():
    old = Recipe(normalise_each={"rd": "rank"}, aggregate_at={"x": "median"}, minimum_availability=0.4)
    found = recipe_from({"normalise": {"method": "zscore"}, "minimum_availability": "0.4, 0.5"}, old)
    assert found.normalise_each == old.normalise_each
    assert found.aggregate_at == old.aggregate_at
    assert found.minimum_availability == (0.4, 0.5)
    table = recipe_table(found)
    assert Recipe(**table) == found


def test_lists_of_names_may_hold_commas():
    form = {"screen": {"method": "none", "include": '"Paris, Texas", "Rome"'}}
    assert recipe_from(form, Recipe()).screen.include == ("Paris, Texas", "Rome")
    form = {"screen": {"method": "none", "include": "北京，上海, Rome"}}
    assert recipe_from(form, Recipe()).screen.include == ("北京", "上海", "Rome")


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, ""), (True, "true"), (1.0, "1"), (0.25, "0.25"), ((1.0, 2.5), "1, 2.5"), ("x", "x"), (5, "5")],
)
def test_values_as_they_are_written(value, text):
    assert written(value) == text
