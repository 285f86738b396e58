"""The stages that treatments are put together from: arrays in, arrays and codes out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Literal

import numpy as np
from pydantic import Field

from poliscope.kernels import FloatArray, IntArray
from poliscope.kernels.outliers import winsorising_bounds
from poliscope.kernels.transformations import box_cox, log_gii, log_offset, log_plus_one, log_two_sided
from poliscope.methods.treat.family import Stage

__all__ = ["CUT", "WinMax", "cut_to", "limit_of", "transform", "winsorise"]

WinMax = Annotated[int, Field(ge=0)] | Literal["unlimited"]
"""How many values may be moved."""

CUT = ("", "winsorised-high", "winsorised-low")
"""What the codes of :func:`cut_to` stand for."""

_BENDS: dict[str, Callable[[FloatArray], FloatArray]] = {
    "log": log_offset,
    "log-two-sided": log_two_sided,
    "log-plus-one": log_plus_one,
}


def cut_to(x: FloatArray, lower: FloatArray, upper: FloatArray) -> tuple[FloatArray, IntArray]:
    """Cut values to bounds, and say which were cut.

    Parameters
    ----------
    x : array, (..., units, indicators)
        Values.
    lower, upper : array, (..., indicators)
        Bounds; -inf, inf or NaN for none.

    Returns
    -------
    array and int array, (..., units, indicators)
        Values, and codes of :data:`CUT`.
    """
    above, below = x > upper[..., None, :], x < lower[..., None, :]
    codes = above.astype(np.intp)
    codes[below] = 2
    return np.where(above, upper[..., None, :], np.where(below, lower[..., None, :], x)), codes


def limit_of(winmax: int | Literal["unlimited"]) -> int | None:
    """Return the number of values that may be moved, None for as many as it takes."""
    return None if winmax == "unlimited" else winmax


def winsorise(limit: int | None, test: tuple[float, float], *, force: bool = False) -> Stage:
    """Return the stage that winsorises until columns pass, see `winsorising_bounds`."""

    def stage(x: FloatArray, direction: FloatArray) -> tuple[FloatArray, IntArray]:
        bounds = winsorising_bounds(x, limit=limit, skewness=test[0], kurtosis=test[1], force=force)
        return cut_to(x, *bounds)

    return stage


def transform(name: str, *, power: float = 0.0, scale: float | None = None) -> Stage:
    """Return the stage that bends whole columns by a transformation of that name."""

    def stage(x: FloatArray, direction: FloatArray) -> tuple[FloatArray, IntArray]:
        if name == "box-cox":
            bent = box_cox(x, power=power)
        elif name == "log-gii":
            bent = log_gii(x, direction=direction, scale=scale)
        else:
            bent = _BENDS[name](x)
        return bent, (~np.isnan(x)).astype(np.intp)

    return stage
