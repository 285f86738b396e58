"""Fill along time, each series from its own values."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from poliscope.errors import ArrayError
from poliscope.kernels import FloatArray
from poliscope.kernels.panel import carry_forward, hold_constant, interpolate, source_periods
from poliscope.methods.base import Layout
from poliscope.methods.impute.family import Imputation

__all__ = ["Constant", "Latest", "Linear"]


class Latest(Imputation, name="latest"):
    """Latest value: a missing cell gets the latest earlier value of the same unit and indicator.

    Parameters
    ----------
    max_age : float, optional
        How old that value may be, in the unit of the periods (years). Without it, as old as may be.

    References
    ----------
    OECD and JRC (2008). Handbook on Constructing Composite Indicators. OECD Publishing.
    """

    max_age: float | None = Field(default=None, ge=0)
    needs_panel: ClassVar[bool] = True

    def __call__(self, x: FloatArray, *, layout: Layout | None = None) -> FloatArray:
        return carry_forward(x, _periods(x, layout), max_age=self.max_age)

    def sources(self, x: FloatArray, *, layout: Layout) -> FloatArray:
        """Return the period that each value was observed in, NaN where there is none.

        Parameters
        ----------
        x : array, (..., periods, units, indicators)
            Before imputation.
        layout : Layout
            With its periods.

        Returns
        -------
        array, (..., periods, units, indicators)
        """
        return source_periods(x, _periods(x, layout), max_age=self.max_age)


class Constant(Imputation, name="constant"):
    """Constant in time: a missing cell gets the latest earlier value, or else the first later one.

    References
    ----------
    Becker, W. et al. (2022). COINr: An R package for developing composite indicators. Journal of Open
    Source Software 7(78), 4567.
    """

    needs_panel: ClassVar[bool] = True

    def __call__(self, x: FloatArray, *, layout: Layout | None = None) -> FloatArray:
        return hold_constant(x, _periods(x, layout))


class Linear(Imputation, name="linear"):
    """Linear in time: a missing cell lies on the straight line between the values before and after it.

    Parameters
    ----------
    extend : bool
        Whether gaps before the first and after the last value get that value; a series of one value is
        then constant.

    References
    ----------
    OECD and JRC (2008). Handbook on Constructing Composite Indicators. OECD Publishing.
    """

    extend: bool = True
    needs_panel: ClassVar[bool] = True

    def __call__(self, x: FloatArray, *, layout: Layout | None = None) -> FloatArray:
        return interpolate(x, _periods(x, layout), extend=self.extend)


def _periods(x: FloatArray, layout: Layout | None) -> FloatArray:
    periods = None if layout is None else layout.periods
    if periods is None or x.ndim < 3 or x.shape[-3] != len(periods):
        raise ArrayError(
            "imputation along time needs data of several periods",
            help="give data with periods, or an imputation that does not look along time, such as mean",
            code="no-panel",
        )
    return periods
