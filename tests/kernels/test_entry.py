import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, roc_auc_score
from sklearn.preprocessing import StandardScaler

from poliscope.errors import ArrayError, MissingExtraError
from poliscope.kernels import entry
from poliscope.kernels.relatedness import proximity, relatedness_density
from poliscope.kernels.specialisation import location_quotient, presence

rng = np.random.default_rng(0)
OLD = np.array([[1.0, 0, 1], [0, 1, 0]])
NEW = np.array([[1.0, 1, 0], [0, 0, 0]])


def test_entries_and_exits_by_hand():
    np.testing.assert_array_equal(entry.entries(OLD, NEW), [[np.nan, 1, np.nan], [0, np.nan, 0]])
    np.testing.assert_array_equal(entry.exits(OLD, NEW), [[0, np.nan, 1], [np.nan, 1, np.nan]])
    with pytest.raises(ArrayError, match="differ in shape"):
        entry.entries(OLD, NEW[:, :2])


def test_transitions_leave_out_what_is_empty():
    x = np.array([[8.0, 2, 0, 0], [2, 8, 0, 0], [0, 0, 0, 0]])
    y = np.array([[2.0, 8, 1, 0], [2, 8, 0, 0], [5, 5, 5, 5]])
    found = entry.find_transitions(x, y)
    # region 2 was empty and nobody had activities 2 and 3
    assert found.at_risk.tolist() == [[0, 1, 0, 0], [1, 0, 0, 0], [0, 0, 0, 0]]
    assert found.entered.tolist() == [[0, 1, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]]
    x_more = x.copy()
    x_more[0, 2] = 1
    appeared = entry.find_transitions(x_more, y, kind="appearance")
    assert appeared.at_risk.sum() == 1 and not appeared.entered.any()
    # a quotient of 0.4 is at risk below 1 but not below 0.3
    assert not entry.find_transitions(x, y, below=0.3).at_risk.any()
    with pytest.raises(ArrayError, match="unknown kind"):
        entry.find_transitions(x, y, kind="birth")
    with pytest.raises(ArrayError, match="differ in shape"):
        entry.find_transitions(x, y[:2])


def test_confirmed_transitions_need_two_periods_on_each_side():
    x = np.array([[8.0, 2], [2, 8]])
    y = np.array([[2.0, 8], [8, 2]])
    assert entry.find_transitions(x, y, earlier=x, later=y).entered.sum() == 2
    assert entry.find_transitions(x, y, earlier=y).at_risk.sum() == 0
    assert entry.find_transitions(x, y, later=x).entered.sum() == 0


@given(arrays(np.float64, st.tuples(st.integers(1, 8), st.integers(1, 8)), elements=st.integers(0, 1)))
def test_the_null_model_meets_the_margins(M):
    p = entry.bicm_probability(M)
    np.testing.assert_allclose(p.sum(axis=0), M.sum(axis=0), atol=1e-7)
    np.testing.assert_allclose(p.sum(axis=1), M.sum(axis=1), atol=1e-7)
    assert ((p >= 0) & (p <= 1)).all()


def test_the_null_model_is_a_logit_of_region_and_activity():
    M = (rng.random((20, 30)) < rng.random((20, 1)) * rng.random(30)).astype(float)
    p = entry.bicm_probability(M)
    inside = (p > 0).any(axis=1)[:, None] & (p > 0).any(axis=0) & (p < 1)
    rows, columns = inside.any(axis=1), inside.any(axis=0)
    some = p[np.ix_(rows, columns)]
    odds = np.log(some / (1 - some))
    # additive: what is left without row and column means is nothing
    left = odds - odds.mean(axis=0) - odds.mean(axis=1, keepdims=True) + odds.mean()
    np.testing.assert_allclose(left, 0, atol=1e-8)
    with pytest.raises(ArrayError, match="0 or 1"):
        entry.bicm_probability(2 * M)


def test_similar_regions_by_hand():
    M = np.array([[1.0, 1, 0], [1, 1, 1], [0, 0, 1]])
    # cosines of region 0: 0.816 with 1, 0 with 2
    np.testing.assert_allclose(entry.similar_regions(M, M, k=1)[0], [1, 1, 1])
    both = entry.similar_regions(M, M, k=2)[1]
    a, b = 2 / np.sqrt(6), 1 / np.sqrt(3)
    np.testing.assert_allclose(both, [a / (a + b), a / (a + b), b / (a + b)])


@pytest.mark.parametrize("shape", [(12, 20), (520, 510)])
def test_low_rank_by_svd(shape):
    x = rng.random((shape[0], 4)) @ rng.random((4, shape[1])) + 0.01 * rng.random(shape)
    U, s, V = np.linalg.svd(x, full_matrices=False)
    np.testing.assert_allclose(entry.low_rank(x, rank=3), (U[:, :3] * s[:3]) @ V[:3], atol=1e-8)
    with pytest.raises(ArrayError, match="at least one factor"):
        entry.low_rank(x, rank=0)


def test_predictors_are_what_their_names_say():
    x = rng.poisson(np.exp(rng.normal(0, 1.5, (25, 18)))).astype(float)
    scores = entry.predictor_scores(x)
    assert tuple(scores) == entry.PREDICTORS
    M = presence(np.nan_to_num(location_quotient(x)))
    np.testing.assert_array_equal(scores["degrees"], M.sum(axis=1)[:, None] * M.sum(axis=0))
    np.testing.assert_allclose(scores["density"], np.nan_to_num(relatedness_density(M, proximity(M))))
    cosine = relatedness_density(M, proximity(M, measure="cosine"))
    np.testing.assert_allclose(scores["density cosine"], np.nan_to_num(cosine))
    null = relatedness_density(entry.bicm_probability(M), proximity(M))
    np.testing.assert_allclose(scores["density excess"], np.nan_to_num(scores["density"] - null))
    np.testing.assert_allclose(scores["log quotient squared"], np.log1p(scores["quotient"]) ** 2)
    assert entry.entry_features(x).shape == (25, 18, len(entry.DEFAULT_FEATURES))
    with pytest.raises(ArrayError, match="unknown predictor"):
        entry.predictor_scores(x, ["densty"])
    with pytest.raises(ArrayError, match="one table"):
        entry.predictor_scores(x[None])


def test_logit_is_scikit_learns():
    X, beta = rng.normal(size=(400, 3)) * [1, 5, 0.1], np.array([1.0, -0.2, 3])
    X = np.column_stack([X, np.ones(400)])
    y = rng.random(400) < 1 / (1 + np.exp(1 - X[:, :3] @ beta))
    model = entry.fit_logistic(X, y)
    scaler = StandardScaler().fit(X)
    theirs = LogisticRegression(C=1.0, tol=1e-10, max_iter=1000).fit(scaler.transform(X), y)
    np.testing.assert_allclose(model.coefficients, theirs.coef_[0], atol=1e-5)
    np.testing.assert_allclose(model.intercept, theirs.intercept_[0], atol=1e-5)
    probability = entry.predict_logistic(model, X)
    np.testing.assert_allclose(probability, theirs.predict_proba(scaler.transform(X))[:, 1], atol=1e-5)
    # with an unpenalised intercept the mean is met
    np.testing.assert_allclose(probability.mean(), y.mean(), atol=1e-9)
    with pytest.raises(ArrayError, match="nothing to learn"):
        entry.fit_logistic(X, np.zeros(400))
    with pytest.raises(ArrayError, match="full table of features"):
        entry.fit_logistic(np.where(X > 2, np.nan, X), y)


def test_separated_classes_do_not_break_the_logit():
    X = np.arange(20.0)[:, None]
    model = entry.fit_logistic(X, X[:, 0] > 9)
    assert np.isfinite(model.coefficients).all()
    assert ((entry.predict_logistic(model, X) > 0.5) == (X[:, 0] > 9)).all()


def test_no_region_helps_to_foretell_itself():
    X, risk = rng.normal(size=(10, 8, 2)), rng.random((10, 8)) < 0.8
    y = rng.random((10, 8)) < 0.5
    fold = entry.region_folds(10, 5, rng=np.random.default_rng(1))
    assert np.bincount(fold).tolist() == [2] * 5
    before = entry.cross_fitted(X, y, risk, fold)
    changed = y.copy()
    changed[3] = ~changed[3]
    after = entry.cross_fitted(X, changed, risk, fold)
    same = fold == fold[3]
    np.testing.assert_array_equal(before[same], after[same])
    assert np.nanmax(np.abs(before - after)) > 0
    assert (np.isnan(before) == ~risk).all()
    with pytest.raises(ArrayError, match="cannot be dealt"):
        entry.region_folds(3, 5, rng=rng)


def one_hot(X, risk):
    """Write the grid as a table with a column for each region and each activity."""
    region, activity = np.nonzero(risk)
    Z = (X[risk] - X[risk].mean(axis=0)) / X[risk].std(axis=0)
    return Z, np.eye(risk.shape[0])[region], np.eye(risk.shape[1])[activity]


@pytest.mark.parametrize("shape", [(9, 14), (14, 9)])
def test_effects_are_the_ridge_on_one_hot_columns(shape):
    rng = np.random.default_rng(4)
    X, risk = rng.normal(size=(*shape, 2)) * [1, 3], rng.random(shape) < 0.8
    odds = X[..., 0] + rng.normal(size=(shape[0], 1)) + rng.normal(size=shape[1]) - 0.5
    y = rng.random(shape) < 1 / (1 + np.exp(-odds))
    spread = (0.7, 1.3)
    model = entry.fit_effects(X, y, risk, spread=spread, penalty=2.0)
    # scikit-learn has one penalty for all: columns scaled by their spread have the ridges 1/spread**2
    Z, regions, activities = one_hot(X, risk)
    columns = np.hstack([Z / np.sqrt(2.0), spread[0] * regions, spread[1] * activities])
    theirs = LogisticRegression(C=1.0, tol=1e-12, max_iter=10_000).fit(columns, y[risk])
    beta = theirs.coef_[0]
    np.testing.assert_allclose(model.coefficients, beta[:2] / np.sqrt(2.0), atol=1e-4)
    np.testing.assert_allclose(model.region_effects, spread[0] * beta[2 : 2 + shape[0]], atol=1e-4)
    np.testing.assert_allclose(model.activity_effects, spread[1] * beta[2 + shape[0] :], atol=1e-4)
    ours = entry.predict_effects(model, X)[risk]
    np.testing.assert_allclose(ours, theirs.predict_proba(columns)[:, 1], atol=1e-5)


def test_the_spread_of_effects_is_found_where_there_is_one_and_not_where_there_is_none():
    found = []
    for seed in range(6):
        rng = np.random.default_rng(seed)
        X = rng.normal(size=(80, 60, 1))
        odds = 0.8 * X[..., 0] - 1 + rng.normal(0, 1.2, size=60)
        y = rng.random((80, 60)) < 1 / (1 + np.exp(-odds))
        found.append(entry.fit_effects(X, y, np.ones((80, 60), dtype=bool)).spread)
    regions, activities = np.array(found).T
    assert abs(activities.mean() - 1.2) < 0.12  # 60 effects know their spread to 9 % each
    assert regions.mean() < 0.12 and regions.min() < 0.01


def test_schalls_rule_is_met_by_a_plain_inverse():
    rng = np.random.default_rng(8)
    X, risk = rng.normal(size=(12, 20, 1)), rng.random((12, 20)) < 0.9
    odds = X[..., 0] + rng.normal(0, 1.5, size=(12, 1)) + rng.normal(size=20)
    y = rng.random((12, 20)) < 1 / (1 + np.exp(-odds))
    model = entry.fit_effects(X, y, risk)
    Z, regions, activities = one_hot(X, risk)
    whole = np.hstack([np.ones((len(Z), 1)), Z, regions, activities])
    p = entry.predict_effects(model, X)[risk]
    prior = np.concatenate([[0, 1], np.repeat(model.spread**-2.0, [12, 20])])
    covariance = np.linalg.inv((whole * (p * (1 - p))[:, None]).T @ whole + np.diag(prior))
    for effects, part, spread in (
        (model.region_effects, slice(2, 14), model.spread[0]),
        (model.activity_effects, slice(14, 34), model.spread[1]),
    ):
        free = len(effects) - np.trace(covariance[part, part]) / spread**2
        np.testing.assert_allclose(spread**2, (effects**2).sum() / free, rtol=0.01)
    with pytest.raises(ArrayError, match="nothing to learn"):
        entry.fit_effects(X, np.zeros((12, 20)), risk)
    with pytest.raises(ArrayError, match="full table of features"):
        entry.fit_effects(np.where(X > 2, np.nan, X), y, np.ones_like(risk))


def test_models_by_name():
    rng = np.random.default_rng(6)
    X, risk = rng.normal(size=(30, 25, 2)), rng.random((30, 25)) < 0.8
    y = rng.random((30, 25)) < 1 / (1 + np.exp(1 - X[..., 0] - rng.normal(0, 1, size=25)))
    ask = {"model": None, "rng": np.random.default_rng(0)}
    made = {m: entry.foretell_entries(X, y, risk, X, risk, **(ask | {"model": m})) for m in entry.MODELS}
    assert all((np.isnan(p) == ~risk).all() and (p[risk] > 0).all() for p in made.values())
    np.testing.assert_allclose(made["blend"], (made["logit"] + made["effects"]) / 2)
    logit = entry.predict_logistic(entry.fit_logistic(X[risk], y[risk]), X)
    np.testing.assert_allclose(made["logit"][risk], logit[risk])
    np.testing.assert_allclose(made["effects"], np.where(risk, _effects(X, y, risk), np.nan))
    area = {m: entry.roc_auc(y[risk], p[risk]) for m, p in made.items()}
    assert area["logit"] < area["blend"] < area["effects"]  # activities differ, and only effects know it
    with pytest.raises(ArrayError, match="unknown model"):
        entry.foretell_entries(X, y, risk, X, risk, **(ask | {"model": "probit"}))


def _effects(X, y, risk):
    return entry.predict_effects(entry.fit_effects(X, y, risk), X)


def test_held_out_regions_have_no_effect_of_their_own():
    rng = np.random.default_rng(3)
    X, y = rng.normal(size=(20, 15, 1)), rng.random((20, 15)) < 0.4
    risk = np.ones((20, 15), dtype=bool)
    risk[5] = False
    assert entry.fit_effects(X, y, risk, spread=(1.0, 1.0)).region_effects[5] == 0.0


def test_boosting_learns_what_a_line_cannot():
    X = np.random.default_rng(2).normal(size=(700, 2))
    y = X[:, 0] * X[:, 1] > 0
    p = entry.boosted_probability(X[:500], y[:500], X[500:], rng=np.random.default_rng(1))
    assert entry.roc_auc(y[500:], p) > 0.9
    again = entry.boosted_probability(X[:500], y[:500], X[500:], rng=np.random.default_rng(1))
    np.testing.assert_array_equal(p, again)
    forest = entry.forest_probability(X[:500], y[:500], X[500:], rng=np.random.default_rng(1))
    assert entry.roc_auc(y[500:], forest) > 0.9


def test_boosting_without_scikit_learn_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "sklearn.ensemble", None)
    with pytest.raises(MissingExtraError, match=r'pip install "poliscope\[models\]"'):
        entry.boosted_probability([[0.0]], [1], [[0.0]], rng=rng)
    with pytest.raises(MissingExtraError, match="a random forest needs an optional package"):
        entry.forest_probability([[0.0]], [1], [[0.0]], rng=rng)


outcomes = st.lists(
    st.tuples(st.integers(0, 1), st.integers(0, 4), st.integers(0, 3)), min_size=3, max_size=40
)


@given(outcomes)
def test_scores_are_scikit_learns(rows):
    y, s, w = (np.array(column, dtype=float) for column in zip(*rows, strict=True))
    if 0 < y.sum() < len(y):
        np.testing.assert_allclose(entry.roc_auc(y, s), roc_auc_score(y, s))
        np.testing.assert_allclose(entry.average_precision(y, s), average_precision_score(y, s))
    if (w * y).sum() and (w * (1 - y)).sum():
        ours = entry.roc_auc(y, s, weights=w), entry.average_precision(y, s, weights=w)
        theirs = roc_auc_score(y, s, sample_weight=w), average_precision_score(y, s, sample_weight=w)
        np.testing.assert_allclose(ours, theirs)
        stacked = entry.roc_auc(y, s, weights=np.stack([np.ones_like(w), w]))
        np.testing.assert_allclose(stacked[1], ours[0])


@given(outcomes)
def test_scores_by_group_by_brute_force(rows):
    y, s, group = (np.array(column) for column in zip(*rows, strict=True))
    area = entry.auc_by_group(y, s, group, least=2)
    top = entry.top_share_by_group(y, s, group, k=2)
    for g in range(group.max() + 1):
        inside = group == g
        a, b = y[inside], s[inside]
        if len(a) < 2 or not 0 < a.sum() < len(a):
            assert np.isnan(area[g])
        else:
            np.testing.assert_allclose(area[g], roc_auc_score(a, b))
        if not a.sum():
            assert np.isnan(top[g])
            continue
        # the mean over all orders of the ties, by repeated shuffling of who comes first among equals
        cut = np.sort(b)[::-1][: min(2, len(b))]
        expected = sum(a[b == value].mean() for value in cut) / len(cut)
        np.testing.assert_allclose(top[g], expected)


def test_a_useless_forecast_scores_the_base():
    risk = np.ones((40, 30), dtype=bool)
    happened = rng.random((40, 30)) < 0.1
    result = entry.evaluate_predictors(happened, [np.zeros((40, 30))], risk, rng=rng, draws=20)
    np.testing.assert_allclose(result.estimate[0], result.base)


def test_lift_of_a_better_forecast_excludes_zero_and_of_an_equal_one_does_not():
    truth = rng.normal(size=(60, 50))
    happened = rng.random((60, 50)) < 1 / (1 + np.exp(3 - 2 * truth))
    risk = rng.random((60, 50)) < 0.9
    scores = [truth, truth + 2 * rng.normal(size=(60, 50)), truth + 2 * rng.normal(size=(60, 50))]
    result = entry.evaluate_predictors(happened, scores, risk, rng=np.random.default_rng(3), draws=200)
    assert result.samples.shape == (200, 3, len(entry.METRICS))
    within = [metric for metric in range(5) if entry.METRICS[metric] != "auc within activity"]
    assert ((result.lower <= result.estimate) & (result.estimate <= result.upper))[:, within].all()
    estimate, lower, _ = entry.lift(result, 0, 1)
    np.testing.assert_allclose(estimate, result.estimate[0] - result.estimate[1])
    assert (lower[:2] > 0).all()
    _, lower, upper = entry.lift(result, 1, 2)
    assert lower[0] < 0 < upper[0]


def test_bootstrap_interval_holds_the_true_area_as_often_as_it_says():
    # regions differ in how well they are foretold: pairs of a region are not independent
    world = np.random.default_rng(5)
    inside = []
    for _ in range(80):
        skill = world.normal(1, 0.5, (30, 1))
        happened = world.random((30, 40)) < 0.3
        score = world.normal(size=(30, 40)) + skill * happened
        result = entry.evaluate_predictors(happened, [score], np.ones((30, 40), bool), rng=world, draws=100)
        inside.append((result.lower[0, 0], result.upper[0, 0]))
    happened = world.random(400_000) < 0.3
    truth = entry.roc_auc(happened, world.normal(size=400_000) + world.normal(1, 0.5, 400_000) * happened)
    share = np.mean([low <= truth <= high for low, high in inside])
    assert share > 0.95 - 3 * 0.024 - 0.02  # a percentile bootstrap of 30 regions is a little short


def test_calibration_by_hand():
    result = entry.calibration([0, 0, 1, 0, 1, 1], [0.1, 0.1, 0.1, 0.6, 0.6, 0.9], bins=3)
    np.testing.assert_allclose(result.foretold, [0.1, 0.7])
    np.testing.assert_allclose(result.observed, [1 / 3, 2 / 3])
    assert result.pairs.tolist() == [3, 3]
    np.testing.assert_allclose(result.brier, (0.01 + 0.01 + 0.81 + 0.36 + 0.16 + 0.01) / 6)
    np.testing.assert_allclose(result.error, (3 * (1 / 3 - 0.1) + 3 * (0.7 - 2 / 3)) / 6)
    with pytest.raises(ArrayError, match="probabilities between 0 and 1"):
        entry.calibration([0, 1], [0.5, 1.5])


def test_forecasts_that_cannot_be_measured_are_refused():
    with pytest.raises(ArrayError, match="entries and non-entries"):
        entry.evaluate_predictors(np.zeros((2, 2)), [np.zeros((2, 2))], np.ones((2, 2)), rng=rng)
    with pytest.raises(ArrayError, match="not missing"):
        entry.roc_auc([0, 1], [np.nan, 1])
