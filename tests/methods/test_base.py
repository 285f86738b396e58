"""The register: a class joins by being defined, and speaks for itself."""

from __future__ import annotations

import pytest

from poliscope.errors import MethodError
from poliscope.methods.base import Layout, Method, family_of
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
