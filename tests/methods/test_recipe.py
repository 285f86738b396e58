"""The recipe: what a study file may say, and what the steps promise to each other."""

from __future__ import annotations

import numpy as np
import pytest
from pydantic import ValidationError

from poliscope.errors import ArrayError
from poliscope.methods.aggregate import Aggregation
from poliscope.methods.base import Layout
from poliscope.methods.impute import Imputation
from poliscope.methods.recipe import STEPS, Recipe, StepError

X = np.array([[1.0, 10.0], [2.0, np.nan], [4.0, 30.0]])
LAYOUT = Layout.flat(2)
CODES = ("a", "b")


def test_a_recipe_is_read_from_names_and_tables_and_written_back():
    recipe = Recipe(normalise={"method": "minmax", "low": 1}, aggregate=["arithmetic", "geometric"])
    written = recipe.model_dump(mode="json")
    assert written["normalise"] == {"method": "minmax", "low": 1.0}
    assert written["aggregate"] == ["arithmetic", "geometric"]
    assert Recipe(**written) == recipe


@pytest.mark.parametrize(
    ("field", "value", "text"),
    [
        ("normalise", "minmx", 'did you mean "minmax"'),
        ("normalise", {"method": "minmax", "lo": 1}, 'no parameter "lo"'),
        ("aggregate", ["arithmetic", "geometrc"], 'did you mean "geometric"'),
        ("aggregate", 3, "neither a name nor a table"),
        ("order", ["screen"], "each once"),
        ("order", ["normalise", "screen", "denominate", "impute", "treat"], "must be the last"),
        ("minimum_availability", 2, "less than or equal to 1"),
        ("nonsense", 1, "Extra inputs are not permitted"),
    ],
)
def test_what_cannot_be_read_says_why(field, value, text):
    with pytest.raises(ValidationError, match=text):
        Recipe(**{field: value})


def test_methods_for_single_indicators():
    recipe = Recipe(normalise="minmax", normalise_each={"b": "rank"})
    stages = recipe.prepare(np.array([[1.0, 5.0], [3.0, 7.0], [5.0, 100.0]]), LAYOUT, codes=CODES)
    np.testing.assert_allclose(stages.normalised[:, 0], [0, 50, 100])
    np.testing.assert_allclose(stages.normalised[:, 1], [1, 2, 3])


def test_an_imputation_that_changes_observed_cells_cannot_do_harm():
    class Vandal(Imputation, name="vandal-for-a-test"):
        """Vandal: returns zeros everywhere."""

        def __call__(self, x, *, layout=None):
            return np.zeros_like(x)

    try:
        stages = Recipe(impute="vandal-for-a-test").prepare(X, LAYOUT, codes=CODES)
    finally:
        del Imputation.members["vandal-for-a-test"]
    np.testing.assert_array_equal(stages.imputed, [[1, 10], [2, 0], [4, 30]])
    assert stages.was_imputed.sum() == 1


def test_units_that_are_screened_out_stay_out():
    recipe = Recipe(screen={"method": "availability", "minimum": 0.9}, impute="mean")
    stages = recipe.prepare(X, LAYOUT, codes=CODES)
    np.testing.assert_array_equal(stages.kept, [True, False, True])
    assert np.isnan(stages.normalised[1]).all()
    assert not stages.was_imputed.any()


def test_the_order_of_steps_is_a_choice():
    late = Recipe(
        screen={"method": "availability", "minimum": 0.9},
        impute="mean",
        order=("denominate", "impute", "screen", "treat", "normalise"),
    )
    assert late.prepare(X, LAYOUT, codes=CODES).kept.all()


def test_availability_by_level():
    layout = Layout(direction=np.ones(3), children=(np.array([0, 1]), np.array([2, 3])), weights=np.ones(5))
    x = np.array([[1.0, np.nan, 5.0]])
    loose = Recipe().score(x, layout, layout.weights)
    strict = Recipe(minimum_availability=(0.6, 0)).score(x, layout, layout.weights)
    np.testing.assert_allclose(loose[0, 3:], [1, 3])
    np.testing.assert_allclose(strict[0, 3:], [np.nan, 5])


def test_an_error_of_an_aggregation_speaks_of_nodes():
    class Refusing(Aggregation, name="refusing-for-a-test"):
        """Refusing: refuses the second child of the first unit."""

        def __call__(self, x, weights):
            raise ArrayError("refused", cells=[(0, 1)])

    layout = Layout(direction=np.ones(3), children=(np.array([1, 2]), np.array([0, 3])), weights=np.ones(5))
    try:
        with pytest.raises(StepError, match="aggregate \\(refusing-for-a-test\\): refused") as caught:
            Recipe(aggregate="refusing-for-a-test").score(np.ones((2, 3)), layout, layout.weights)
    finally:
        del Aggregation.members["refusing-for-a-test"]
    assert caught.value.columns[caught.value.error.cells[0][1]] == 2


def test_draws_of_weights_broadcast():
    weights = np.array([[1.0, 3.0, 1.0], [3.0, 1.0, 1.0]])
    scores = Recipe().score(np.array([[0.0, 100.0]]), LAYOUT, weights)
    np.testing.assert_allclose(scores[:, 0, -1], [75, 25])


def test_every_step_has_a_family():
    from poliscope.methods.base import FAMILIES

    assert set(STEPS) == set(FAMILIES)
