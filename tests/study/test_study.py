"""A study: changes, panels, digests."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from poliscope.answers.robustness.propagation import node_errors
from poliscope.errors import DataError, MethodError, StudyError
from studies import VALUES, panel_study, study


def test_a_change_leaves_the_study_as_it_was():
    base = study()
    changed = base.replace(normalise="zscore", drop=["Q"], weights={"p1": 5})
    assert base.recipe.normalise.name == "minmax"
    assert changed.recipe.normalise.name == "zscore"
    assert changed.framework.codes == ("p1", "p2", "P", "index")
    assert changed.framework["p1"].weight == 5
    assert base.digest != changed.digest
    assert base.replace().digest == base.digest


@pytest.mark.parametrize(
    ("changes", "error", "text"),
    [
        ({"normalize": "minmax"}, StudyError, 'did you mean "normalise"'),
        ({"drop": ["zz"]}, StudyError, 'no indicator or aggregate "zz"'),
        ({"drop": ["P", "Q"]}, StudyError, "nothing would be left"),
        ({"weights": {"zz": 1}}, StudyError, 'no indicator or aggregate "zz"'),
        ({"normalise": "nothing-like-it"}, MethodError, "no method"),
        ({"units": ["A", "Z"]}, DataError, 'no unit "Z"'),
        ({"aggregate_at": {"zz": "geometric"}}, StudyError, 'unknown indicator "zz"'),
    ],
)
def test_a_change_that_does_not_fit(changes, error, text):
    with pytest.raises(error, match=text):
        study().replace(**changes)


def test_a_named_set_of_weights():
    from poliscope.data.framework import Framework
    from studies import ROWS

    framework = Framework.from_rows([dict(r) for r in ROWS], weight_sets={"firm": {"Q": 8.0}})
    base = study().replace(framework=framework)
    assert base.replace(weights="firm").index().weights["Q", "share"] == pytest.approx(0.8)
    with pytest.raises(StudyError, match='no set of weights "soft"'):
        base.replace(weights="soft").index()


def test_one_node_less_at_a_time():
    names = [name for name, _ in study().drop_each(2)]
    assert names == ["without P", "without Q"]
    with pytest.raises(StudyError, match="levels are 1"):
        study().drop_each(3)


def test_periods_and_panels():
    made = panel_study(np.stack([VALUES, VALUES + 1, VALUES * 2]), ("2019", "2020", "2021"))
    assert made.periods == ("2019", "2020", "2021")
    assert made.index().period == "2021"
    assert list(made.panel(["2019", "2021"])) == ["2019", "2021"]
    with pytest.raises(DataError, match='no figure of the period "1999"'):
        made.index("1999")


def test_every_period_of_a_panel_is_on_one_scale():
    values = np.stack([VALUES, VALUES * 2, VALUES * 3])
    made = panel_study(values, ("2019", "2020", "2021"))
    low, high = values.min(axis=(0, 1)), values.max(axis=(0, 1))
    for t, period in enumerate(("2019", "2020", "2021")):
        share = (values[t] - low) / (high - low)  # by hand: constants over all periods
        p1, p2, q1 = np.where([True, False, True], share, 1 - share).T * 100
        by_hand = (2 * (p1 + 3 * p2) / 4 + q1) / 3
        np.testing.assert_allclose(made.index(period).scores.column("index"), by_hand, rtol=1e-12)
    np.testing.assert_array_equal(made.index("2021").node_scores, made.index().node_scores)
    alone = made.replace(period="2019").index()
    assert alone.scores.column("p1").max() == 100
    assert made.index("2019").scores.column("p1").max() < 50


def test_a_study_shows_one_period_of_a_panel_on_the_scale_of_all():
    values = np.stack([VALUES, VALUES[::-1] * 2, VALUES * 3])
    made = panel_study(values, ("2019", "2020", "2021"))
    shown = made.replace(shown="2020")
    np.testing.assert_array_equal(shown.index().node_scores, made.index("2020").node_scores)
    assert (shown.index().period, made.index().period) == ("2020", "2021")
    assert shown.digest != made.digest
    # what is said of how sure it is, is said of that period on that scale: shares counted by hand
    found = shown.robustness(draws=2000, milp=0)
    assert found.order[0] == shown.index().order()[0]
    normalised, rng = shown.index().normalised.values, np.random.default_rng(0)
    # either sibling may be off by a quarter of itself: the smaller one binds
    first, second = (
        made.index().weights[code, "share"] + rng.uniform(-half, half, 4000)
        for code, half in (("P", 0.25 / 3), ("p1", 0.25 / 4))
    )
    pillar = second[:, None] * normalised[:, 0] + (1 - second)[:, None] * normalised[:, 1]
    scores = first[:, None] * pillar + (1 - first)[:, None] * normalised[:, 2]
    wins = np.bincount(scores.argmax(axis=1), minlength=5) / 4000
    np.testing.assert_allclose([found.sampled.first(u) for u in shown.units.codes], wins, atol=0.04)
    # a period alone has a scale of its own, and then there is none to choose from
    assert shown.replace(period="2019").settings.shown == ""
    with pytest.raises(DataError, match=r'no figure of the period "1999"\n  --> study.shown'):
        made.replace(shown="1999").index()
    with pytest.raises(StudyError, match='it goes with period = "all"'):
        study().replace(shown="2019")


def test_imputation_along_time_reaches_a_single_period():
    values = np.stack([VALUES, VALUES])
    values[1, 0, 0] = np.nan
    made = panel_study(values, ("2019", "2020"), impute="latest")
    assert made.index("2020").stage("imputed")["A", "p1"] == VALUES[0, 0]
    assert np.isnan(made.index("2020").raw["A", "p1"])


def test_the_answers_know_where_they_come_from():
    answers = study().answers()
    assert answers.about.digest == study().digest
    assert answers.findings[0].units == ("B",)


def test_errors_of_figures_are_carried_on_the_scale_of_all_periods():
    values = np.stack([VALUES, VALUES[::-1] * 2, VALUES * 3])
    made = panel_study(values, ("2019", "2020", "2021"))
    certain = dataclasses.replace(made, evidence=made.evidence.replace(standard_error=np.ones(45)))
    spread = values.max(axis=(0, 1)) - values.min(axis=(0, 1))
    for period in ("2019", "2020", "2021"):
        errors = node_errors(certain.index(period), np.arange(3)).own
        np.testing.assert_allclose(errors, np.tile(100 / spread, (5, 1)))  # by hand: min-max over all years
        alone = node_errors(certain.replace(period=period).index(), np.arange(3)).own
        assert (alone > errors).all()
