"""The family of normalisations, and what they share."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from typing import ClassVar, Self

import numpy as np
from pydantic import Field, model_validator

from poliscope.errors import ArrayError
from poliscope.kernels import BoolArray, FloatArray
from poliscope.kernels.columns import spread
from poliscope.methods.base import Layout, Method

__all__ = ["NoNormalisation", "Normalisation", "RangedNormalisation", "directed", "stretch"]


class Normalisation(Method, family="normalise"):
    """How indicators of different units are put on one scale.

    Values, targets and goalposts come in raw units; the direction of an indicator is handled here:
    after normalisation higher is better for every indicator.

    The slots of a formula in `excel` are ``{x}``, ``{xs}``, ``{direction}`` and the names of
    :meth:`constants`.
    """

    per_indicator: ClassVar[Mapping[str, str]] = {}
    """Parameters that a table may give indicator by indicator, and the column's name there."""

    def gives_positive(self) -> bool:
        """Say whether every value is above 0, as a geometric or harmonic mean needs it."""
        return False

    def constants(self, layout: Layout) -> dict[str, FloatArray]:
        """Return what the method knows of each indicator besides its data, as its formula names it.

        Returns
        -------
        mapping of str to array, (indicators,)
            The method's own parameters, or where the table gives another for an indicator, that one.
        """
        found = {}
        for name in type(self).model_fields:
            value = getattr(self, name)
            if isinstance(value, bool | int | float):
                given = layout.parameters.get(self.per_indicator.get(name, ""))
                own = np.full(layout.leaves, float(value))
                found[name] = own if given is None else np.where(np.isnan(given), own, given)
        return found

    @abstractmethod
    def __call__(
        self, x: FloatArray, *, layout: Layout | None = None, reference: FloatArray | None = None
    ) -> FloatArray:
        """Normalise each indicator.

        Parameters
        ----------
        x : array, (..., units, indicators)
            Values in raw units.
        layout : Layout, optional
            Directions, targets, goalposts and parameters by indicator; without it higher is better.
        reference : array, (units', indicators), optional
            Values from which constants (minimum, mean, ...) are taken instead of `x`: another year,
            or all years stacked.

        Returns
        -------
        array, (..., units, indicators)
            Higher is better. A constant indicator gives NaN where the method divides by its spread.
        """


class RangedNormalisation(Normalisation):
    """Opens no family: normalisations whose scores run from `low` to `high`."""

    low: float = Field(default=0.0, description="Score at the bottom.")
    high: float = Field(default=100.0, description="Score at the top.")

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if not self.low < self.high:
            raise ValueError("low must be below high")
        return self

    def gives_positive(self) -> bool:
        """Say whether the range lies above 0."""
        return self.low > 0

    def constants(self, layout: Layout) -> dict[str, FloatArray]:
        """Return the parameters, one an indicator, with the range checked.

        Raises
        ------
        ArrayError
            A range given for an indicator runs downwards.
        """
        found = super().constants(layout)
        refuse(
            ~(found["low"] < found["high"]),
            "the range of scores given for an indicator does not run upwards",
            help="let the score at the bottom be below the score at the top; directions are set elsewhere",
            code="range-order",
        )
        return found


class NoNormalisation(Normalisation, name="none"):
    """No normalisation: values stay as they are, negated where lower is better."""

    excel = '=IF(ISNUMBER({x}),{x}*{direction},"")'

    def __call__(
        self, x: FloatArray, *, layout: Layout | None = None, reference: FloatArray | None = None
    ) -> FloatArray:
        return x.copy() if layout is None else x * layout.direction


def directed(
    x: FloatArray, layout: Layout | None, reference: FloatArray | None
) -> tuple[FloatArray, FloatArray, Layout]:
    """Turn values so that higher is better.

    Returns
    -------
    tuple of array, array and Layout
        `x` turned, as a new array; what constants are taken from, turned; the layout, made up where
        there was none.
    """
    layout = Layout.flat(x.shape[-1]) if layout is None else layout
    turned = x * layout.direction
    return turned, turned if reference is None else reference * layout.direction, layout


def stretch(
    x: FloatArray, bottom: FloatArray, top: FloatArray, low: FloatArray, high: FloatArray
) -> FloatArray:
    """Map values linearly, ``bottom`` to ``low`` and ``top`` to ``high``, in place.

    Parameters
    ----------
    x : array, (..., units, indicators)
        Overwritten.
    bottom, top : array, (..., indicators)
        NaN comes out where they are equal.
    low, high : array, (indicators,)
        Scores.

    Returns
    -------
    array, (..., units, indicators)
    """
    with np.errstate(all="ignore"):
        gap = top - bottom
        x -= bottom[..., None, :]
        x /= np.where(gap == 0, np.nan, gap)[..., None, :]
        x *= high - low
        x += low
    return x


def refuse(bad: BoolArray, reason: str, *, help: str, code: str = "unsuitable-values") -> None:
    """Raise an ArrayError that names the columns, or cells, where `bad` holds.

    Parameters
    ----------
    bad : bool array, (indicators,) or (..., units, indicators)
        What does not suit.

    Raises
    ------
    ArrayError
        If any is bad; the first ten are named.
    """
    if not bad.any():
        return
    if bad.ndim == 1:
        cells = [(-1, int(column)) for column in np.flatnonzero(bad)[:10]]
    else:
        found = np.argwhere(bad.reshape(-1, *bad.shape[-2:]).any(axis=0))[:10]
        cells = [(int(row), int(column)) for row, column in found]
    raise ArrayError(reason, cells=cells, help=help, code=code)


def varies(x: FloatArray) -> BoolArray:
    """Say which columns have more than one value, in any of the leading axes.

    Returns
    -------
    bool array, (indicators,)
    """
    vary: BoolArray = np.asarray((spread(x) > 0).reshape(-1, x.shape[-1]).any(axis=0))
    return vary
