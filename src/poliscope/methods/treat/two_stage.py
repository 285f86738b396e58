"""The two-stage treatment: winsorise what fails, then transform what still fails."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from poliscope.kernels import FloatArray
from poliscope.methods.base import Layout
from poliscope.methods.treat.family import Stage, Tested, Treated, in_stages
from poliscope.methods.treat.stages import CUT, WinMax, limit_of, transform, winsorise

__all__ = ["TwoStage"]

Bend = Literal["log", "log-two-sided", "log-plus-one", "log-gii", "box-cox"]


class TwoStage(Tested, name="two-stage"):
    """Two stages: winsorise the indicators that fail the test of shape, transform those that still fail.

    An indicator fails when its skewness and its kurtosis are both beyond their thresholds; it is tested
    before, between and after. What fails to the end is returned as the last stage left it, and marked.

    Parameters
    ----------
    winmax : int or "unlimited"
        How many values of an indicator winsorising may move; ties may exceed it. "unlimited" for as
        many as it takes.
    skewness : float
        Absolute skewness (sample, type 2) beyond which an indicator may fail.
    kurtosis : float
        Excess kurtosis (sample, type 2) beyond which it fails, if both are beyond.
    first : str
        The first stage: ``winsorise``, or a transformation as for `second`.
    second : str
        The transformation of the second stage: ``log``, ``log-two-sided``, ``log-plus-one``,
        ``log-gii`` or ``box-cox``; or ``none``.
    power : float
        Lambda, where a stage is ``box-cox``.
    combine : bool
        Whether the second stage works on what the first one left, instead of on the values as they came.

    References
    ----------
    Becker, W. et al. (2022). COINr: An R package for developing composite indicators. Journal of Open
    Source Software 7(78), 4567.

    OECD and JRC (2008). Handbook on Constructing Composite Indicators. OECD Publishing.
    """

    winmax: WinMax = 5
    skewness: float = Field(default=2.0, ge=0)
    kurtosis: float = 3.5
    first: Bend | Literal["winsorise"] = "winsorise"
    second: Bend | Literal["none"] = "log"
    power: float = 0.0
    combine: bool = False

    def __call__(self, x: FloatArray, *, layout: Layout | None = None) -> Treated:
        chosen = [name for name in (self.first, self.second) if name != "none"]
        return in_stages(
            x,
            [self._stage(name) for name in chosen],
            [CUT if name == "winsorise" else ("", name) for name in chosen],
            layout=layout,
            test=(self.skewness, self.kurtosis),
            combine=self.combine,
        )

    def _stage(self, name: str) -> Stage:
        if name == "winsorise":
            return winsorise(limit_of(self.winmax), (self.skewness, self.kurtosis))
        return transform(name, power=self.power)
