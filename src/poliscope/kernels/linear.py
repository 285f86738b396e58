"""Linear and mixed-integer programmes by HiGHS: silent, warm-started, and stopped by Ctrl-C.

A model is always "minimise ``cost @ x`` subject to ``low <= rows @ x <= high`` and ``lower <= x <= upper``".
A model that is changed and solved again starts from its last basis, which is why extreme ranks and
dethroning weights, where hundreds of nearly equal programmes follow each other, take milliseconds.
"""

from __future__ import annotations

import threading
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from poliscope.kernels import FloatArray, IntArray

__all__ = ["add_rows", "bound", "linear_model", "objective", "set_cost", "solution", "solve"]

# weights are of order one and values are scaled to order one before they come here
FEASIBILITY = 1e-9


def linear_model(
    cost: ArrayLike,
    *,
    lower: ArrayLike,
    upper: ArrayLike,
    rows: FloatArray | None = None,
    row_lower: ArrayLike = -np.inf,
    row_upper: ArrayLike = np.inf,
    integer: IntArray | None = None,
    time_limit: float = np.inf,
) -> Any:
    """Build a model.

    Parameters
    ----------
    cost : array, (columns,)
        What is minimised.
    lower, upper : array, (columns,) or scalar
        Bounds of the variables.
    rows : array, (rows, columns), optional
        Coefficients of the constraints.
    row_lower, row_upper : array, (rows,) or scalar
        Bounds of the constraints.
    integer : int array, optional
        Columns that must be integer.
    time_limit : float
        Seconds for one solution.

    Returns
    -------
    highspy.Highs
    """
    import highspy

    cost = np.asarray(cost, dtype=np.float64)
    model: Any = highspy.Highs()  # type: ignore[no-untyped-call]  # highspy ships no types
    model.setOptionValue("output_flag", False)
    model.setOptionValue("threads", 1)
    model.setOptionValue("primal_feasibility_tolerance", FEASIBILITY)
    model.setOptionValue("dual_feasibility_tolerance", FEASIBILITY)
    model.setOptionValue("mip_feasibility_tolerance", FEASIBILITY)
    if integer is None:
        # a small programme that follows another one is solved before presolve has read it
        model.setOptionValue("presolve", "off")
    if np.isfinite(time_limit):
        model.setOptionValue("time_limit", float(time_limit))
    columns = cost.size
    model.addVars(columns, _full(lower, columns), _full(upper, columns))
    set_cost(model, cost)
    if rows is not None and len(rows):
        add_rows(model, rows, row_lower, row_upper)
    if integer is not None and len(integer):
        kinds = np.full(len(integer), highspy.HighsVarType.kInteger)
        model.changeColsIntegrality(len(integer), np.asarray(integer, dtype=np.int32), kinds)
    return model


def set_cost(model: Any, cost: FloatArray) -> None:
    """Replace what is minimised."""
    columns = np.arange(cost.size, dtype=np.int32)
    model.changeColsCost(cost.size, columns, np.ascontiguousarray(cost, dtype=np.float64))


def add_rows(model: Any, rows: FloatArray, lower: ArrayLike, upper: ArrayLike) -> None:
    """Add constraints ``lower <= rows @ x <= upper``; zeros are left out of the model."""
    rows = np.atleast_2d(rows)
    nonzero = rows != 0
    starts = np.concatenate(([0], np.cumsum(nonzero.sum(axis=1))[:-1])).astype(np.int32)
    columns = np.nonzero(nonzero)[1].astype(np.int32)
    values = rows[nonzero].astype(np.float64)
    count = len(rows)
    model.addRows(count, _full(lower, count), _full(upper, count), values.size, starts, columns, values)


def solve(model: Any, *, halt: threading.Event | None = None) -> str:
    """Solve, and say how it ended: optimal, infeasible, unbounded or limit.

    Parameters
    ----------
    model : highspy.Highs
        The model; it keeps its basis for the next solution.
    halt : threading.Event, optional
        Solve in a second thread, stop when this is set, and hear Ctrl-C at once. For long (integer)
        programmes; it costs a thread start.

    Returns
    -------
    str
    """
    if halt is not None:
        _solve_in_thread(model, halt)
    else:
        model.run()
    return _ending(model)


def solution(model: Any) -> FloatArray:
    """Return the values of the variables."""
    return np.asarray(model.getSolution().col_value, dtype=np.float64)


def objective(model: Any) -> float:
    """Return the value that was reached."""
    return float(model.getInfo().objective_function_value)


def bound(model: Any) -> float:
    """Return what no solution of an integer programme can be below, also after a time limit."""
    return float(model.getInfo().mip_dual_bound)


def _full(values: ArrayLike, count: int) -> FloatArray:
    return np.ascontiguousarray(np.broadcast_to(np.asarray(values, dtype=np.float64), (count,)))


def _solve_in_thread(model: Any, halt: threading.Event) -> None:
    """Wait in short steps; an interruption stops the solver before it is passed on."""
    ended = threading.Event()

    def run() -> None:
        try:
            model.run()
        finally:
            ended.set()

    model.HandleUserInterrupt = True
    threading.Thread(target=run, daemon=True).start()
    try:
        # an event, because Thread.join forgets a running thread when Ctrl-C comes in between (bpo-45274)
        while not ended.wait(0.05):
            if halt.is_set():
                break
    finally:
        model.cancelSolve()
        ended.wait()
        model.HandleUserInterrupt = False


def _ending(model: Any) -> str:
    import highspy

    status = highspy.HighsModelStatus
    names = {
        status.kOptimal: "optimal",
        status.kInfeasible: "infeasible",
        status.kUnbounded: "unbounded",
        status.kUnboundedOrInfeasible: "infeasible",
    }
    return names.get(model.getModelStatus(), "limit")
