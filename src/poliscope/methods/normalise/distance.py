"""Distances: from the best unit, from a chosen unit, from a target; and the share of the best."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

import numpy as np
from pydantic import Field

from poliscope.errors import ArrayError, one_of
from poliscope.kernels import FloatArray
from poliscope.kernels.columns import divide, maximum, minimum, spread
from poliscope.methods.base import Layout
from poliscope.methods.normalise.family import RangedNormalisation, directed, refuse, stretch, varies

__all__ = ["DistanceToMaximum", "DistanceToReference", "DistanceToTarget", "FractionOfMaximum"]


class DistanceToMaximum(RangedNormalisation, name="distance-to-maximum"):
    """Distance to the maximum: how much of the way from the worst unit to the best one is covered.

    Parameters
    ----------
    low : float
        Score of the worst unit.
    high : float
        Score of the best unit.

    References
    ----------
    OECD and JRC (2008). Handbook on Constructing Composite Indicators. OECD Publishing, section 1.5.
    """

    low: float = 0.0
    high: float = 1.0

    excel = (
        '=IF(ISNUMBER({x}),IF(MAX({xs})=MIN({xs}),"",{low}+({high}-{low})*(1-'
        'IF({direction}=1,MAX({xs})-{x},{x}-MIN({xs}))/(MAX({xs})-MIN({xs})))),"")'
    )

    def __call__(
        self, x: FloatArray, *, layout: Layout | None = None, reference: FloatArray | None = None
    ) -> FloatArray:
        turned, source, layout = directed(x, layout, reference)
        fixed = self.constants(layout)
        bottom = minimum(source)
        return stretch(turned, bottom, bottom + spread(source), fixed["low"], fixed["high"])


class DistanceToReference(RangedNormalisation, name="distance-to-reference"):
    """Distance to a reference unit: how much of the way from the worst unit to a chosen one is covered.

    Parameters
    ----------
    unit : str
        Code of the unit that everyone is measured against.
    cap : bool
        Whether a unit that is better than the reference scores as the reference.
    low : float
        Score of the worst unit.
    high : float
        Score of the reference unit.

    Notes
    -----
    Where the reference unit lacks the value nobody gets a score. Where it is the worst one nobody does
    either, unless `cap` is set: then all score as it does.

    References
    ----------
    OECD and JRC (2008). Handbook on Constructing Composite Indicators. OECD Publishing, section 1.5.
    """

    unit: str = Field(min_length=1)
    cap: bool = False
    low: float = 0.0
    high: float = 1.0

    def __call__(
        self, x: FloatArray, *, layout: Layout | None = None, reference: FloatArray | None = None
    ) -> FloatArray:
        turned, source, layout = directed(x, layout, reference)
        if self.unit not in layout.units:
            raise ArrayError(
                f'the reference unit "{self.unit}" is not among the units',
                help=one_of(self.unit, layout.units) if layout.units else "the units have no names here",
                code="unknown-unit",
            )
        fixed = self.constants(layout)
        worst, varied = minimum(source), spread(source) > 0
        best = np.where(varied, turned[..., layout.units[self.unit], :], worst)
        reached = (turned >= best[..., None, :]) & varied[..., None, :]
        scores = stretch(turned, worst, best, fixed["low"], fixed["high"])
        if self.cap:
            scores[reached] = self.high
        return scores


class DistanceToTarget(RangedNormalisation, name="distance-to-target"):
    """Distance to the target: how much of the way from the worst unit to the target is covered.

    The targets are given for each indicator, in raw units; ``Target`` in a table.

    Parameters
    ----------
    cap : bool
        Whether a unit beyond the target scores as the target. By indicator: ``dist2targ_cap_max``.
    low : float
        Score of the worst unit.
    high : float
        Score at the target.

    References
    ----------
    OECD and JRC (2008). Handbook on Constructing Composite Indicators. OECD Publishing, section 1.5.
    """

    cap: bool = False
    low: float = 0.0
    high: float = 1.0

    per_indicator: ClassVar[Mapping[str, str]] = {"cap": "dist2targ_cap_max"}
    excel = (
        "=IF(ISNUMBER({x}),IF({cap}*IF({direction}*({x}-{target})>=0,1,0)=1,{high},"
        "{low}+({high}-{low})*IF({direction}=1,({x}-MIN({xs}))/({target}-MIN({xs})),"
        '(MAX({xs})-{x})/(MAX({xs})-{target}))),"")'
    )

    def constants(self, layout: Layout) -> dict[str, FloatArray]:
        """Return the target in raw units, besides the parameters.

        Raises
        ------
        ArrayError
            An indicator has no target.
        """
        target = np.full(layout.leaves, np.nan) if layout.target is None else layout.target
        refuse(
            np.isnan(target),
            "a target is missing",
            help="give each indicator a target in its raw units, or choose another normalisation",
            code="targets-missing",
        )
        return super().constants(layout) | {"target": target}

    def __call__(
        self, x: FloatArray, *, layout: Layout | None = None, reference: FloatArray | None = None
    ) -> FloatArray:
        turned, source, layout = directed(x, layout, reference)
        fixed = self.constants(layout)
        target, cap = fixed["target"] * layout.direction, fixed["cap"] == 1
        worst = minimum(source)
        reached = (target <= worst).reshape(-1, layout.leaves).any(axis=0)
        refuse(
            reached & ~cap & varies(source),
            "every unit is beyond the target, which leaves no distance to measure",
            help="set cap = true, or give a target that is still to be reached",
            code="target-reached",
        )
        beyond = cap & (turned >= target)
        scores = stretch(turned, worst, np.broadcast_to(target, worst.shape), fixed["low"], fixed["high"])
        scores[beyond] = self.high
        return scores


class FractionOfMaximum(RangedNormalisation, name="fraction-of-maximum"):
    """Fraction of the best: each value divided by the best unit's; or the best by it, where lower is better.

    A unit with half the best value, or with twice the best one where lower is better, is half-way.

    Parameters
    ----------
    low : float
        Score of the fraction 0.
    high : float
        Score of the best unit.

    References
    ----------
    OECD and JRC (2008). Handbook on Constructing Composite Indicators. OECD Publishing, section 1.5.
    """

    low: float = 0.0
    high: float = 1.0

    excel = '=IF(ISNUMBER({x}),{low}+({high}-{low})*IF({direction}=1,{x}/MAX({xs}),MIN({xs})/{x}),"")'

    def gives_positive(self) -> bool:
        """Say no: a value below 0 has a fraction below 0."""
        return False

    def __call__(
        self, x: FloatArray, *, layout: Layout | None = None, reference: FloatArray | None = None
    ) -> FloatArray:
        layout = Layout.flat(x.shape[-1]) if layout is None else layout
        source = x if reference is None else reference
        down = layout.direction < 0
        refuse(
            down & (x <= 0),
            "a fraction of the best needs values above 0 where lower is better",
            help="normalise the indicator by min-max, or shift it above 0",
        )
        best = np.where(down, minimum(source), maximum(source))
        refuse(
            (best < 0).reshape(-1, layout.leaves).any(axis=0) & ~down,
            "a fraction of the best needs a best value above 0",
            help="normalise the indicator by min-max",
        )
        best = best[..., None, :]
        scores = np.where(down, divide(best, x), divide(x, best))
        scores *= self.high - self.low
        scores += self.low
        return scores
