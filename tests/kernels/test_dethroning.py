"""The smallest changes against independent programmes, and the weights they name put to the test."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import linprog, minimize

from parity.coinr_reference import asem
from poliscope.errors import ArrayError
from poliscope.kernels import dethroning, sampling
from poliscope.kernels.tree import effective_weights, local_shares

TREE = [np.array([0, 1, 2]), np.array([3, 4]), np.array([5, 6, 7]), np.array([8, 9, 10])]
GROUPS = np.array([0, 0, 0, 1, 1, 2, 2, 2])
RAW = np.array([1.0, 2, 1, 3, 1, 1, 1, 2, 1, 1, 2, 1])
# the closed forms are exact; programmes stop within this of the optimum
SOLVER = 1e-8


def cases() -> tuple[np.ndarray, np.ndarray]:
    source = np.random.default_rng(12)
    nominal = effective_weights(RAW, TREE, 8)[:8]
    gains = source.normal(size=(25, 8)) + 0.4
    gains[0] = 1.0  # never level
    gains[1] = -1.0  # ahead already
    gains[2] = [0, 0, 0, 0, 0, 0, 0, 0]  # twins
    gains[3, :5] = 1.0  # many ties of slope
    return gains, nominal


def group_rows(groups: np.ndarray | None) -> np.ndarray:
    names = np.zeros(8, dtype=int) if groups is None else groups
    return np.array([(names == name).astype(float) for name in np.unique(names)])


@pytest.mark.parametrize("groups", [None, GROUPS], ids=["free", "fixed pillars"])
def test_transfers_equal_a_linear_programme(groups):
    gains, nominal = cases()
    moved, new = dethroning.transfer_change(gains, nominal, groups=groups)
    rows = group_rows(groups)
    for row, ours, weights in zip(gains, moved, new, strict=True):
        # w = nominal + up - down
        other = linprog(
            np.full(16, 0.5),
            A_ub=[np.concatenate((row, -row))],
            b_ub=[-row @ nominal],
            A_eq=np.hstack((rows, -rows)),
            b_eq=np.zeros(len(rows)),
            bounds=[(0, None)] * 8 + [(0, w) for w in nominal],
        )
        if other.status == 2:
            assert np.isinf(ours)
            assert np.isnan(weights).all()
            continue
        assert ours == pytest.approx(other.fun, abs=SOLVER)
        assert 0.5 * np.abs(weights - nominal).sum() == pytest.approx(ours, abs=1e-12)
        assert row @ weights <= 1e-12
        assert (weights >= -1e-12).all()
        np.testing.assert_allclose(rows @ weights, rows @ nominal, atol=1e-12)
    assert np.isinf(moved[0])
    assert moved[1] == moved[2] == 0


@pytest.mark.parametrize("groups", [None, GROUPS], ids=["free", "fixed pillars"])
def test_squares_equal_a_general_solver(groups):
    gains, nominal = cases()
    distance, new = dethroning.square_change(gains, nominal, groups=groups)
    rows = group_rows(groups)
    for row, ours, weights in zip(gains, distance, new, strict=True):
        if np.isinf(ours):
            best = sum(row[names == 1].min() * nominal[names == 1].sum() for names in rows)
            assert best > 0
            continue
        other = minimize(
            lambda w: ((w - nominal) ** 2).sum() * 100,
            weights if row @ nominal > 0 else nominal,
            jac=lambda w: 200 * (w - nominal),
            bounds=[(0, 1)] * 8,
            constraints=[
                {"type": "eq", "fun": lambda w: rows @ w - rows @ nominal},
                {"type": "ineq", "fun": lambda w, row=row: -row @ w},
            ],
            options={"ftol": 1e-15, "maxiter": 500},
        )
        assert ours <= np.sqrt(max(other.fun, 0) / 100) + 1e-6
        assert np.sqrt(max(other.fun, 0) / 100) <= ours + 1e-6
        assert row @ weights <= 1e-12
        np.testing.assert_allclose(rows @ weights, rows @ nominal, atol=1e-12)
    assert np.isinf(distance[0])
    assert distance[1] == distance[2] == 0


@pytest.mark.parametrize("groups", [None, GROUPS], ids=["free", "fixed pillars"])
def test_cubes_equal_a_linear_programme(groups):
    gains, nominal = cases()
    distance, new = dethroning.cubic_change(gains, nominal, groups=groups)
    rows = group_rows(groups)
    for row, ours, weights in zip(gains, distance, new, strict=True):
        eye, one = np.eye(8), np.ones((8, 1))
        other = linprog(
            [0] * 8 + [1],
            A_ub=np.vstack((np.hstack((eye, -one)), np.hstack((-eye, -one)), [*row, 0])),
            b_ub=np.concatenate((nominal, -nominal, [0])),
            A_eq=np.hstack((rows, np.zeros((len(rows), 1)))),
            b_eq=rows @ nominal,
        )
        if other.status == 2:
            assert np.isinf(ours)
            continue
        assert ours == pytest.approx(other.fun, abs=SOLVER)
        assert np.abs(weights - nominal).max() <= ours + 1e-12
        assert row @ weights <= 1e-12
        np.testing.assert_allclose(rows @ weights, rows @ nominal, atol=1e-12)
    assert np.isinf(distance[0])


@pytest.mark.parametrize("varying", ["all", "leaves only"])
def test_the_radius_is_where_a_programme_becomes_feasible(varying: str):
    gains, _ = cases()
    factor = np.ones(12)
    if varying == "leaves only":
        factor[8:] = 0.0
    radius = dethroning.relative_radius(gains, RAW, TREE, varying=factor)
    assert np.isinf(radius[0])
    assert radius[1] == radius[2] == 0
    inner = radius[np.isfinite(radius) & (radius > 0)]
    assert len(inner) > 5
    for row, ours in zip(gains, radius, strict=True):
        for spread, expected in ((ours - 1e-6, False), (ours + 1e-6, True)):
            if not 0 < spread < 1:
                continue
            low, high = sampling.perturbation_bounds(RAW, TREE, leaves=8, spread=spread * factor)
            polytope = sampling.weight_polytope(TREE, lower=low, upper=high)
            other = linprog(
                row,
                A_ub=polytope["a_ub"],
                b_ub=polytope["b_ub"],
                A_eq=polytope["a_eq"],
                b_eq=polytope["b_eq"],
            )
            assert (other.fun <= 0) == expected


def test_flip_shares_level_the_two_units():
    gains, _ = cases()
    flips = dethroning.flip_shares(gains, RAW, TREE)
    shares = local_shares(RAW, TREE, 8)
    assert np.isnan(flips[:, -1]).all()
    assert np.isfinite(flips).sum() > 40

    def gap(row: np.ndarray, node: int, share: float) -> float:
        below = next(b for b in TREE if node in b)
        raw = shares.copy()
        raw[below] *= (1 - share) / (1 - shares[node])
        raw[node] = share
        return float(row @ effective_weights(raw, TREE, 8)[:8])

    for row, found in zip(gains[3:], flips[3:], strict=True):
        for node in range(11):
            ends = gap(row, node, 0.0), gap(row, node, 1.0)
            if np.isfinite(found[node]):
                assert gap(row, node, found[node]) == pytest.approx(0, abs=1e-12)
            else:
                assert ends[0] * ends[1] > 0
    # by hand: scores 2 w and 1 - w are level at one third
    flat = dethroning.flip_shares(np.array([2.0, -1.0]), np.ones(3), [np.arange(2)])
    np.testing.assert_allclose(flat[:2], [1 / 3, 2 / 3])


def test_nearest_weights_agree_with_the_closed_forms_and_keep_all_rows():
    gains, nominal = cases()
    polytope = sampling.flat_polytope(8)
    for row in gains[3:10]:
        for norm, closed in (("l1", dethroning.transfer_change), ("linf", dethroning.cubic_change)):
            found, weights = dethroning.nearest_weights(row, nominal, polytope, norm=norm)
            assert found == pytest.approx(float(closed(row, nominal)[0]), abs=SOLVER)
            assert row @ weights <= 1e-8
    several = np.random.default_rng(1).normal(size=(3, 8))
    found, weights = dethroning.nearest_weights(several, nominal, polytope)
    assert (several @ weights <= 1e-8).all()
    assert found >= dethroning.transfer_change(several, nominal)[0].max() - SOLVER
    never, nothing = dethroning.nearest_weights(gains[0], nominal, polytope)
    assert np.isinf(never)
    assert np.isnan(nothing).all()
    with pytest.raises(ArrayError, match='the norm "l7" is unknown'):
        dethroning.nearest_weights(gains[0], nominal, polytope, norm="l7")


@pytest.mark.parametrize("power", [1.0, 0.0, -1.0, 2.0])
def test_a_rise_brings_the_score_to_its_target(power: float):
    values = np.random.default_rng(3).uniform(1, 100, size=(4, 5))
    weights = np.array([0.1, 0.2, 0.3, 0.4, 0.0])

    def score(rows: np.ndarray) -> np.ndarray:
        if power == 0:
            return np.exp(np.log(rows) @ weights)
        return (rows**power @ weights) ** (1 / power)

    target = np.array([60.0, 5.0, 70.0, 55.0])
    rise = dethroning.required_rise(values, weights, target, power=power)
    for unit in range(4):
        for leaf in range(5):
            if score(values)[unit] >= target[unit]:
                assert rise[unit, leaf] == 0
            elif np.isfinite(rise[unit, leaf]):
                raised = values[unit].copy()
                raised[leaf] += rise[unit, leaf]
                assert score(raised[None])[0] == pytest.approx(target[unit], rel=1e-9)
            else:
                raised = values[unit].copy()
                raised[leaf] = 1e12
                assert score(raised[None])[0] < target[unit]
    searched = dethroning.required_rise_by_search(score, values, target, ceiling=1000.0)
    within = rise + values <= 1000
    np.testing.assert_allclose(searched[within], rise[within], rtol=1e-9, atol=1e-9)
    assert np.isinf(searched[~within]).all()


def test_asem_the_netherlands_draw_level(shared):
    case = asem(shared)
    values = case.values("steps/6_normalised.csv", case.units)
    nominal = effective_weights(case.weights, case.children, 49)[:49]
    leader = int(np.argmax(values @ nominal))
    assert case.units[leader] == "CHE"
    others = np.delete(np.arange(51), leader)
    gains = values[leader] - values[others]
    radius = dethroning.relative_radius(gains, case.weights, case.children)
    moved, new = dethroning.transfer_change(gains, nominal)
    # shared/methods/robustness.md: p* = 13.3 %, 2.0 points of weight, the Netherlands
    assert case.units[others[radius.argmin()]] == case.units[others[moved.argmin()]] == "NLD"
    assert radius.min() == pytest.approx(0.133, abs=0.0005)
    assert moved.min() == pytest.approx(0.020, abs=0.0005)
    scores = values @ new[moved.argmin()]
    assert scores.max() == pytest.approx(scores[leader], abs=1e-9)
    assert scores[others[moved.argmin()]] == pytest.approx(scores[leader], abs=1e-9)
