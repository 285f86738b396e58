"""The register: a class joins by being defined, and speaks for itself."""

from __future__ import annotations

import pytest

from poliscope.errors import MethodError
from poliscope.methods import recipe
from poliscope.methods.base import FAMILIES, Layout, Method, family_of
from poliscope.methods.impute import Imputation
from poliscope.methods.normalise import Normalisation


def test_a_class_written_in_a_notebook_joins():
    class Halve(Normalisation, name="halve-for-a-test"):
        """Halve: divide by a number.

        Parameters
        ----------
        by : float
            What to divide by.

        References
        ----------
        By hand.
        """

        by: float = 2.0

        def __call__(self, x, *, layout=None, reference=None):
            return x / self.by

    try:
        method = Normalisation.parse({"method": "halve-for-a-test", "by": 4})
        assert method(8.0) == 2.0
        assert method.spec() == {"method": "halve-for-a-test", "by": 4.0}
        assert Halve.label() == "Halve"
        assert Halve.parameters()[0].description == "What to divide by."
        assert Halve.references() == ("By hand.",)
    finally:
        del Normalisation.members["halve-for-a-test"]


@pytest.mark.parametrize(
    ("spec", "text"),
    [
        ("minmx", 'no method "minmx" to normalise'),
        ({"method": "minmax", "lo": 0}, 'did you mean "low"'),
        ({"method": "minmax", "low": "x"}, "should be a valid number"),
        ({"low": 1}, "neither a name nor a table"),
        (None, "neither a name nor a table"),
    ],
)
def test_what_cannot_be_read_says_why(spec, text):
    with pytest.raises(MethodError, match=text):
        Normalisation.parse(spec)


def test_an_unknown_step_lists_the_known():
    with pytest.raises(MethodError, match="aggregate"):
        family_of("aggregat")


def test_a_layout_of_some_columns_is_flat_and_keeps_what_belongs_to_them():
    import numpy as np

    layout = Layout(
        direction=np.array([1.0, -1.0]),
        children=(np.arange(2),),
        weights=np.ones(3),
        target=np.array([5.0, 6.0]),
        parameters={"minmax_lower": np.array([0.0, 1.0])},
    )
    part = layout.columns(np.array([1]))
    assert part.leaves == 1
    assert (part.direction[0], part.target[0], part.parameters["minmax_lower"][0]) == (-1, 6, 1)
    assert issubclass(Normalisation, Method)


@pytest.mark.parametrize(
    ("step", "method", "parameter", "type", "default"),
    [
        ("impute", "row-mean", "level", "int or 'all'", "2"),
        ("impute", "latest", "max_age", "float, optional", None),
        ("impute", "linear", "extend", "bool", "true"),
        ("impute", "mean", "group", "str", '""'),
        ("normalise", "rank", "ties", "'min', 'average' or 'max'", '"min"'),
        ("normalise", "categorical", "percentiles", "list of float", "[15.0, 25.0, 65.0, 85.0, 95.0]"),
        ("normalise", "distance-to-reference", "unit", "str", None),
        ("aggregate", "owa", "order_weights", "list of float, optional", None),
        ("aggregate", "order-m-benefit", "draws", "int, optional", None),
    ],
)
def test_parameters_are_shown_as_a_person_would_say_and_write_them(step, method, parameter, type, default):
    found = {p.name: p for p in family_of(step).members[method].parameters()}[parameter]
    assert (found.type, found.shown_default) == (type, default)


def test_no_parameter_is_shown_in_the_words_of_a_programming_language():
    for step in recipe.STEPS:
        for method in FAMILIES[step].members.values():
            told = [method.usage(), *(f"{p.type} {p.default}" for p in method.parameters())]
            for word in ("Undefined", "Literal", "Union", "Annotated", "tuple", "...]"):
                assert not any(word in text for text in told), (method.name, word, told)
            assert all(p.description for p in method.parameters()), method.name


def test_an_error_for_a_missing_parameter_shows_how_to_write_it():
    with pytest.raises(MethodError, match=r'"unit" of .*: it must be given\n.*unit \(str\), cap = false'):
        Normalisation.parse("distance-to-reference")
    with pytest.raises(MethodError, match="max_age \\(float, optional\\)"):
        Imputation.parse({"method": "latest", "max_age": "old"})
