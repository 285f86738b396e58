"""Denomination: make figures of units of different size comparable (Handbook step 2)."""

from __future__ import annotations

from abc import abstractmethod

import numpy as np
from pydantic import Field

from poliscope.errors import ArrayError
from poliscope.kernels import FloatArray
from poliscope.methods.base import Layout, Method

__all__ = ["Denomination", "NoDenomination", "Ratio"]


class Denomination(Method, family="denominate"):
    """How a figure is related to the size of its unit."""

    @abstractmethod
    def __call__(
        self, x: FloatArray, denominators: FloatArray, *, layout: Layout | None = None
    ) -> FloatArray:
        """Relate figures to size.

        Parameters
        ----------
        x : array, (..., units, indicators)
            Raw values.
        denominators : array, (..., units, indicators)
            What each cell is divided by; 1 where the indicator has no denominator, NaN where its
            value is missing.
        layout : Layout, optional
            Its parameters may hold ``denominator_scale``, (indicators,), a factor for each ratio.

        Returns
        -------
        array, (..., units, indicators)

        Raises
        ------
        ArrayError
            A denominator is zero.
        """


class NoDenomination(Denomination, name="none"):
    """No denomination: figures stay as they are."""

    def __call__(
        self, x: FloatArray, denominators: FloatArray, *, layout: Layout | None = None
    ) -> FloatArray:
        return x


class Ratio(Denomination, name="ratio"):
    """Ratio: each figure divided by its denominator, such as population or output.

    Where the denominator is missing, so is the ratio. A denominator of zero is an error.

    Parameters
    ----------
    scale : float
        Factor of every ratio that has a denominator, above 0; for example 1000 for "per thousand".
        By indicator: ``denominator_scale``.

    References
    ----------
    OECD and JRC (2008). Handbook on Constructing Composite Indicators. OECD Publishing.
    """

    scale: float = Field(default=1.0, gt=0)

    excel = '=IF(ISNUMBER({x}),IF(ISNUMBER({denominator}),{x}/{denominator}*{scale},""),"")'

    def __call__(
        self, x: FloatArray, denominators: FloatArray, *, layout: Layout | None = None
    ) -> FloatArray:
        zero = (denominators == 0) & ~np.isnan(x)
        if zero.any():
            found = np.argwhere(zero.reshape(-1, *zero.shape[-2:]).any(axis=0))
            raise ArrayError(
                f"the denominator is zero in {len(found)} cell{'s' if len(found) > 1 else ''}",
                cells=[(int(row), int(column)) for row, column in found[:10]],
                help="correct the denominator, or leave its cell empty to make the ratio missing",
                code="zero-denominator",
            )
        with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
            ratio: FloatArray = np.where(np.isnan(x), np.nan, x / denominators)
        ratio *= self._scales(denominators, layout)
        return ratio

    def _scales(self, denominators: FloatArray, layout: Layout | None) -> FloatArray:
        """Return the factor of each indicator, (indicators,): 1 where it has no denominator."""
        indicators = denominators.shape[-1]
        divided = (denominators != 1).reshape(-1, indicators).any(axis=0)
        scales = np.where(divided, self.scale, 1.0)
        given = None if layout is None else layout.parameters.get("denominator_scale")
        return scales if given is None else np.where(np.isnan(given), scales, given)
