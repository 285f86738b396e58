"""Treatments that bend a whole indicator: logarithms and Box-Cox."""

from __future__ import annotations

from pydantic import Field

from poliscope.kernels import FloatArray
from poliscope.methods.base import Layout
from poliscope.methods.treat.family import Tested, Treated, in_stages
from poliscope.methods.treat.stages import transform

__all__ = ["BoxCox", "Log", "LogGII", "LogPlusOne", "LogTwoSided"]


class _Bent(Tested):
    """Opens no family: transformations of the indicators that fail the test of shape, or of all."""

    force: bool = Field(default=False, description="Transform every indicator, whether it passes or not.")

    def _bend(self, x: FloatArray, layout: Layout | None, **parameters: float | None) -> Treated:
        stage = transform(self.name, **parameters)  # type: ignore[arg-type]
        test = (self.skewness, self.kurtosis)
        return in_stages(x, [stage], [("", self.name)], layout=layout, test=test, force=self.force)


class Log(_Bent, name="log"):
    """Logarithm: log(x - min + 0.01 (max - min)) of the indicators that fail the test of shape.

    COINr's log_CT. It helps a long tail above; one below gets longer.

    Parameters
    ----------
    skewness : float
        Absolute skewness (sample, type 2) beyond which an indicator may fail.
    kurtosis : float
        Excess kurtosis (sample, type 2) beyond which it fails, if both are beyond.
    force : bool
        Transform every indicator, whether it passes or not.

    References
    ----------
    Becker, W. et al. (2022). COINr: An R package for developing composite indicators. Journal of Open
    Source Software 7(78), 4567.
    """

    def __call__(self, x: FloatArray, *, layout: Layout | None = None) -> Treated:
        return self._bend(x, layout)


class LogTwoSided(_Bent, name="log-two-sided"):
    """Two-sided logarithm: the logarithm, mirrored where the long tail is below.

    COINr's log_CT_plus.

    Parameters
    ----------
    skewness : float
        Absolute skewness (sample, type 2) beyond which an indicator may fail.
    kurtosis : float
        Excess kurtosis (sample, type 2) beyond which it fails, if both are beyond.
    force : bool
        Transform every indicator, whether it passes or not.

    References
    ----------
    Becker, W. et al. (2022). COINr: An R package for developing composite indicators. Journal of Open
    Source Software 7(78), 4567.
    """

    def __call__(self, x: FloatArray, *, layout: Layout | None = None) -> Treated:
        return self._bend(x, layout)


class LogPlusOne(_Bent, name="log-plus-one"):
    """Logarithm plus one: log(x - min + 1), as in the JRC's COIN Tool; it depends on the unit of measure.

    COINr's log_CT_orig.

    Parameters
    ----------
    skewness : float
        Absolute skewness (sample, type 2) beyond which an indicator may fail.
    kurtosis : float
        Excess kurtosis (sample, type 2) beyond which it fails, if both are beyond.
    force : bool
        Transform every indicator, whether it passes or not.

    References
    ----------
    Becker, W., Benavente, D., Dominguez Torreiro, M. et al. (2019). COIN Tool user guide. Publications
    Office of the European Union.
    """

    def __call__(self, x: FloatArray, *, layout: Layout | None = None) -> Treated:
        return self._bend(x, layout)


class LogGII(_Bent, name="log-gii"):
    """Logarithm of the Global Innovation Index: log((max f - 1)(x - min) / (max - min) + 1).

    Where lower is better it bends the other end, as that index does.

    Parameters
    ----------
    scale : float, optional
        The factor f, above 0. Without it the smallest power of ten that brings max f to 2 or more.
    skewness : float
        Absolute skewness (sample, type 2) beyond which an indicator may fail.
    kurtosis : float
        Excess kurtosis (sample, type 2) beyond which it fails, if both are beyond.
    force : bool
        Transform every indicator, whether it passes or not.

    References
    ----------
    Cornell University, INSEAD and WIPO (2020). The Global Innovation Index 2020, Appendix IV.
    """

    scale: float | None = Field(default=None, gt=0)

    def __call__(self, x: FloatArray, *, layout: Layout | None = None) -> Treated:
        return self._bend(x, layout, scale=self.scale)


class BoxCox(_Bent, name="box-cox"):
    """Box-Cox: a power of x - min + 1, between the logarithm and no change.

    Parameters
    ----------
    power : float
        Box and Cox's lambda; 0 is the logarithm, 1 no change but a shift.
    skewness : float
        Absolute skewness (sample, type 2) beyond which an indicator may fail.
    kurtosis : float
        Excess kurtosis (sample, type 2) beyond which it fails, if both are beyond.
    force : bool
        Transform every indicator, whether it passes or not.

    References
    ----------
    Box, G. E. P. and Cox, D. R. (1964). An analysis of transformations. Journal of the Royal Statistical
    Society B 26(2), 211-252.
    """

    power: float = 0.0

    def __call__(self, x: FloatArray, *, layout: Layout | None = None) -> Treated:
        return self._bend(x, layout, power=self.power)
