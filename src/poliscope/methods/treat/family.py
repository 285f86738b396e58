"""The family of treatments, what they return, and how one is applied to the columns that need it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from poliscope.errors import ArrayError
from poliscope.kernels import BoolArray, FloatArray, IntArray
from poliscope.kernels.outliers import fails_shape
from poliscope.kernels.statistics import skewness_and_kurtosis
from poliscope.methods.base import Layout, Method

__all__ = ["NoTreatment", "Stage", "Tested", "Treated", "Treatment", "before_and_after", "in_stages"]

Stage = Callable[[FloatArray, FloatArray], tuple[FloatArray, IntArray]]
"""Columns (units, c) and their directions (c,) -> treated columns, and the action at each cell."""


@dataclass(frozen=True, slots=True, eq=False)
class Treated:
    """Values after treatment, and what was done to each.

    Parameters
    ----------
    values : array, (..., units, indicators)
        Treated values.
    points : int array, (..., units, indicators)
        0 where nothing was done; otherwise a position in `actions`.
    actions : tuple of str
        What was done, ``actions[0]`` being ``""``: ``"winsorised-high"``, ``"winsorised-low"``, the name
        of a transformation such as ``"log"``, or one after the other, ``"winsorised-high+log"``.
    details : mapping of str to array, (..., indicators)
        For the test before, and after the first and second stage (``_before``, ``_first``, ``_second``;
        NaN where there was none): ``skewness``, ``kurtosis``, ``passed`` (1 or 0; NaN where it cannot be
        told, as with constant indicators, which are left alone), and ``points``, the number of cells
        that a stage changed. At last ``passed``: of the values as they are returned.
    """

    values: FloatArray
    points: IntArray
    actions: tuple[str, ...] = ("",)
    details: Mapping[str, FloatArray] = field(default_factory=dict)


class Treatment(Method, family="treat"):
    """What is done to outliers."""

    @abstractmethod
    def __call__(self, x: FloatArray, *, layout: Layout | None = None) -> Treated:
        """Treat each indicator.

        Parameters
        ----------
        x : array, (..., units, indicators)
            Values before treatment, NaN where missing.
        layout : Layout, optional
            Directions, for a transformation that depends on them.
        """


class Tested(Treatment):
    """Opens no family: treatments of the indicators that fail the test of shape."""

    skewness: float = Field(
        default=2.0, ge=0, description="Absolute skewness beyond which an indicator fails."
    )
    kurtosis: float = Field(
        default=3.5, description="Excess kurtosis beyond which it fails, if both are beyond."
    )


class NoTreatment(Treatment, name="none"):
    """No treatment: outliers stay as they are."""

    def __call__(self, x: FloatArray, *, layout: Layout | None = None) -> Treated:
        return Treated(values=x, points=np.zeros(x.shape, dtype=np.intp))


def in_stages(
    x: FloatArray,
    stages: Sequence[Stage],
    actions: Sequence[Sequence[str]],
    *,
    layout: Layout | None,
    test: tuple[float, float],
    force: bool = False,
    combine: bool = False,
) -> Treated:
    """Test the shape of each indicator; treat those that fail; those that still fail, by the next stage.

    Parameters
    ----------
    x : array, (..., units, indicators)
        Values before treatment.
    stages : sequence of callables
        One or two. Each gets the failing columns only: as they came, or, with `combine`, as the stage
        before left them.
    actions : sequence of sequence of str
        What the codes of each stage stand for, the first being ``""``.
    layout : Layout, optional
        Directions.
    test : (float, float)
        Thresholds of skewness and kurtosis.
    force : bool
        Treat every indicator at the first stage, unless it is constant.
    combine : bool
        Whether a stage works on what the one before left.
    """
    columns = np.moveaxis(x, -2, 0).reshape(x.shape[-2], -1)
    directions = _directions(x, layout)
    values, codes = columns.copy(), np.zeros(columns.shape, dtype=np.intp)
    fails, details = _measure(columns, "before", test)
    passed = details["passed_before"].copy()
    chosen = np.flatnonzero(np.isfinite(details["skewness_before"]) if force else fails)
    names: list[str] = [""]
    for name, stage, does in zip(("first", "second"), stages, actions, strict=False):
        source = (values if combine else columns)[:, chosen]
        treated, code = _run(stage, source, directions[chosen], chosen % max(x.shape[-1], 1))
        codes[:, chosen] = code * len(names) + (codes[:, chosen] if combine else 0)
        names = [before + ("+" if before and now else "") + now for now in does for before in names]
        values[:, chosen] = treated
        fails, measured = _measure(treated, name, test)
        measured[f"points_{name}"] = (code > 0).sum(axis=0).astype(np.float64)
        details |= {key: _spread_out(some, chosen, len(passed)) for key, some in measured.items()}
        passed[chosen] = measured[f"passed_{name}"]
        chosen = chosen[fails]
    outer = (*x.shape[:-2], x.shape[-1])
    return Treated(
        values=_as_it_came(values, x),
        points=_as_it_came(codes, x),
        actions=tuple(names),
        details={key: array.reshape(outer) for key, array in (details | {"passed": passed}).items()},
    )


def _run(
    stage: Stage, source: FloatArray, directions: FloatArray, indicators: IntArray
) -> tuple[FloatArray, IntArray]:
    """Run a stage on some columns, and let its errors speak of indicators."""
    try:
        return stage(source, directions)
    except ArrayError as error:
        cells = sorted({(row, int(indicators[column])) for row, column in error.cells})
        raise ArrayError(error.reason, cells=cells, help=error.help, code=error.code) from None


def before_and_after(
    x: FloatArray, values: FloatArray, points: IntArray, *, test: tuple[float, float] = (2.0, 3.5)
) -> dict[str, FloatArray]:
    """Return the details of a treatment of one stage that asks for no test.

    Parameters
    ----------
    x, values : array, (..., units, indicators)
        Before and after.
    points : int array, (..., units, indicators)
        What was done.
    test : (float, float)
        Thresholds of skewness and kurtosis.
    """
    details = _measure(x, "before", test)[1] | _measure(values, "first", test)[1]
    details["points_first"] = (points > 0).sum(axis=-2).astype(np.float64)
    return details | {"passed": details["passed_first"]}


def _directions(x: FloatArray, layout: Layout | None) -> FloatArray:
    """Return the direction of each column of the flattened `x`."""
    direction = np.ones(x.shape[-1]) if layout is None else layout.direction
    return np.broadcast_to(direction, (*x.shape[:-2], x.shape[-1])).reshape(-1)


def _measure(
    columns: FloatArray, stage: str, test: tuple[float, float]
) -> tuple[BoolArray, dict[str, FloatArray]]:
    """Return which columns fail the test, and its numbers by name."""
    skew, kurt = skewness_and_kurtosis(columns)
    fails = fails_shape(skew, kurt, skewness=test[0], kurtosis=test[1])
    told = np.isfinite(skew) & np.isfinite(kurt)
    passed = np.where(told, np.where(fails, 0.0, 1.0), np.nan)
    return fails, {f"skewness_{stage}": skew, f"kurtosis_{stage}": kurt, f"passed_{stage}": passed}


def _spread_out(some: FloatArray, chosen: IntArray, columns: int) -> FloatArray:
    """Put the numbers of some columns among NaN for the others."""
    every = np.full(columns, np.nan)
    every[chosen] = some
    return every


def _as_it_came(columns: NDArray[Any], x: FloatArray) -> NDArray[Any]:
    """Undo the flattening of leading axes."""
    shaped = columns.reshape(x.shape[-2], *x.shape[:-2], x.shape[-1])
    return np.ascontiguousarray(np.moveaxis(shaped, 0, -2))
