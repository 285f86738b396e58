"""Linear programmes against scipy's solver and enumeration."""

from __future__ import annotations

import itertools
import signal
import threading
import time

import numpy as np
import pytest
from scipy.optimize import linprog

from poliscope.kernels import linear


def test_linear_programmes_agree_with_scipy_also_after_changes(capfd):
    rng = np.random.default_rng(3)
    rows, room = rng.normal(size=(6, 5)), rng.random(6)
    model = linear.linear_model(np.zeros(5), lower=0, upper=1, rows=rows, row_upper=room)
    for cost in rng.normal(size=(10, 5)):
        linear.set_cost(model, cost)
        assert linear.solve(model) == "optimal"
        other = linprog(cost, A_ub=rows, b_ub=room, bounds=(0, 1))
        assert linear.objective(model) == pytest.approx(other.fun, abs=1e-9)
        assert cost @ linear.solution(model) == pytest.approx(other.fun, abs=1e-9)
    extra = rng.normal(size=(1, 5))
    linear.add_rows(model, extra, 0.05, np.inf)
    assert linear.solve(model) == "optimal"
    other = linprog(cost, A_ub=np.vstack((rows, -extra)), b_ub=[*room, -0.05], bounds=(0, 1))
    assert linear.objective(model) == pytest.approx(other.fun, abs=1e-9)
    assert capfd.readouterr() == ("", "")


def test_how_a_programme_can_end():
    model = linear.linear_model(np.ones(2), lower=0, upper=1, rows=np.ones((1, 2)), row_lower=3)
    assert linear.solve(model) == "infeasible"
    model = linear.linear_model(-np.ones(2), lower=0, upper=np.inf)
    assert linear.solve(model) in {"unbounded", "infeasible"}


def test_integer_programmes_agree_with_enumeration(capfd):
    rng = np.random.default_rng(5)
    value, weight = rng.random(10), rng.random(10)
    model = linear.linear_model(
        -value, lower=0, upper=1, rows=weight[None, :], row_upper=2.0, integer=np.arange(10)
    )
    assert linear.solve(model, halt=threading.Event()) == "optimal"
    best = max(value @ pick for pick in itertools.product((0, 1), repeat=10) if weight @ pick <= 2.0)
    assert -linear.objective(model) == pytest.approx(best)
    assert -linear.bound(model) == pytest.approx(best)
    assert capfd.readouterr() == ("", "")


def test_an_interruption_stops_a_long_programme_within_a_second(capfd):
    # market split: far too hard to finish, so only the interruption can end it
    rng = np.random.default_rng(1)
    rows = rng.integers(0, 100, size=(6, 60)).astype(float)
    both = np.hstack((rows, np.eye(6), -np.eye(6)))
    half = rows.sum(axis=1) // 2
    model = linear.linear_model(
        np.concatenate((np.zeros(60), np.ones(12))),
        lower=0,
        upper=np.concatenate((np.ones(60), np.full(12, np.inf))),
        rows=both,
        row_lower=half,
        row_upper=half,
        integer=np.arange(60),
        time_limit=20,
    )
    threading.Timer(1.0, signal.raise_signal, args=(signal.SIGINT,)).start()
    begin = time.perf_counter()
    with pytest.raises(KeyboardInterrupt):
        linear.solve(model, halt=threading.Event())
    assert time.perf_counter() - begin < 4  # 1 s of waiting, under 1 s to stop, room for a busy machine
    assert capfd.readouterr() == ("", "")
