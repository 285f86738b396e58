"""Many small linear programmes at once, against HiGHS and by hand."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import linprog

from poliscope.kernels import programs
from poliscope.kernels.programs import maximise

SOLVER = 1e-8  # HiGHS stops at 1e-7 feasibility; its answers here agree much better


def highs(objective, rows, limits):
    found = linprog(-objective, A_ub=rows, b_ub=limits, method="highs")
    return np.inf if found.status in (3, 4) else -found.fun


@pytest.mark.parametrize(
    ("size", "negative"), [((20, 3), False), ((12, 8), False), ((30, 5), True), ((1, 1), False)]
)
def test_matches_highs(size, negative):
    rng = np.random.default_rng(1)
    problems = 60
    rows = rng.uniform(-0.4 if negative else 0.01, 1, (problems, *size))
    objective = rng.uniform(-0.1, 1, (problems, size[1]))
    limits = rng.uniform(0.1, 1, (problems, size[0]))
    values, solutions, multipliers = maximise(objective, rows, limits)
    wanted = [highs(*one) for one in zip(objective, rows, limits, strict=True)]
    np.testing.assert_allclose(values, wanted, rtol=SOLVER, atol=SOLVER)
    finite = np.isfinite(values)
    np.testing.assert_allclose((objective * solutions).sum(axis=1)[finite], values[finite], atol=1e-9)
    np.testing.assert_allclose((limits * multipliers).sum(axis=1)[finite], values[finite], atol=1e-9)


def test_rows_with_a_limit_of_zero_do_not_trap_it():
    # bounded shares: x_j <= 0.4 sum(x), six homogeneous rows that all tie at the origin
    rng = np.random.default_rng(2)
    shares = np.eye(6) - 0.4
    rows = np.concatenate([rng.uniform(0.1, 1, (40, 15, 6)), np.tile(shares, (40, 1, 1))], axis=1)
    limits = np.concatenate([np.ones(15), np.zeros(6)])[None]
    values, solutions, _ = maximise(np.ones((40, 6)), rows, limits)
    np.testing.assert_allclose(values, [highs(np.ones(6), one, limits[0]) for one in rows], rtol=SOLVER)
    assert (solutions <= 0.4 * solutions.sum(axis=1, keepdims=True) + 1e-9).all()


def test_beale_cycles_without_blands_rule():
    # Beale (1955): the steepest rule with lowest-index ties cycles for ever; the optimum is 1/20
    rows = np.array([[[0.25, -60, -1 / 25, 9], [0.5, -90, -1 / 50, 3], [0, 0, 1, 0]]])
    values, _, _ = maximise(np.array([[0.75, -150, 1 / 50, -6]]), rows, np.array([[0.0, 0, 1]]))
    np.testing.assert_allclose(values, [1 / 20])


def test_no_bound_is_infinite_beside_a_bounded_one():
    rows = np.array([[[1.0, -1.0]], [[1.0, 1.0]]])
    values, solutions, _ = maximise(np.ones((2, 2)), rows, np.ones((1, 1)))
    np.testing.assert_array_equal(values, [np.inf, 1.0])
    assert np.isnan(solutions[0]).all()


def test_second_objective_chooses_among_the_best():
    # x + y <= 1: every point of the edge is best; then y is preferred, or x
    rows, limits = np.ones((1, 1, 2)), np.ones((1, 1))
    values, solutions, _ = maximise(np.ones((2, 2)), rows, limits, then=np.array([[0.0, 1.0], [1.0, 0.0]]))
    np.testing.assert_allclose(values, 1)
    np.testing.assert_allclose(solutions, [[0, 1], [1, 0]])


def test_an_answer_without_proof_goes_to_highs(monkeypatch):
    rng = np.random.default_rng(3)
    rows, objective = rng.uniform(0.1, 1, (5, 6, 3)), np.ones((5, 3))
    wanted, solutions, multipliers = maximise(objective, rows, np.ones((1, 6)))
    monkeypatch.setattr(programs, "PATIENCE", 0)  # no pivots at all: nothing is proven
    values, again, duals = maximise(objective, rows, np.ones((1, 6)))
    np.testing.assert_allclose(values, wanted, rtol=SOLVER)
    np.testing.assert_allclose(again, solutions, atol=SOLVER)
    np.testing.assert_allclose(duals, multipliers, atol=SOLVER)
