"""Means, ordered means and extremes of the children."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, ClassVar, Self

import numpy as np
from pydantic import Field, model_validator

from poliscope.kernels import FloatArray, means
from poliscope.methods.aggregate.family import Aggregation, one_a_child

__all__ = [
    "Arithmetic",
    "Geometric",
    "Harmonic",
    "Maximum",
    "Median",
    "Minimum",
    "OrderedWeighted",
    "PowerMean",
]

_TOTAL = "SUMPRODUCT({ws}*ISNUMBER({xs}))"
# a missing child becomes 1, whose logarithm is 0 and which any power leaves alone
_FILLED = "({xs}+(1-ISNUMBER({xs})))"
_GEOMETRIC = f"EXP(SUMPRODUCT({{ws}}*LN({_FILLED}))/{_TOTAL})"


class Arithmetic(Aggregation, name="arithmetic"):
    """Weighted arithmetic mean: a weakness can be made up for by a strength, in full.

    References
    ----------
    OECD and JRC (2008). Handbook on Constructing Composite Indicators. OECD Publishing.
    """

    excel: ClassVar[str | None] = f'=IFERROR(SUMPRODUCT({{ws}},{{xs}})/{_TOTAL},"")'

    @property
    def power(self) -> float | None:
        """1."""
        return 1.0

    def __call__(
        self, x: FloatArray, weights: FloatArray, *, reference: FloatArray | None = None
    ) -> FloatArray:
        return means.weighted_mean(x, weights)


class Geometric(Aggregation, name="geometric"):
    """Weighted geometric mean: a weakness counts more than a strength of the same size.

    References
    ----------
    OECD and JRC (2008). Handbook on Constructing Composite Indicators. OECD Publishing.
    """

    excel: ClassVar[str | None] = f'=IFERROR({_GEOMETRIC},"")'

    @property
    def power(self) -> float | None:
        """0."""
        return 0.0

    def needs_positive(self) -> bool:
        return True

    def __call__(
        self, x: FloatArray, weights: FloatArray, *, reference: FloatArray | None = None
    ) -> FloatArray:
        return means.power_mean(x, weights, power=0)


class Harmonic(Aggregation, name="harmonic"):
    """Weighted harmonic mean: a weakness counts more still than under a geometric mean.

    References
    ----------
    OECD and JRC (2008). Handbook on Constructing Composite Indicators. OECD Publishing.
    """

    excel: ClassVar[str | None] = f'=IFERROR({_TOTAL}/SUMPRODUCT({{ws}}*ISNUMBER({{xs}})/{_FILLED}),"")'

    @property
    def power(self) -> float | None:
        """-1."""
        return -1.0

    def needs_positive(self) -> bool:
        return True

    def __call__(
        self, x: FloatArray, weights: FloatArray, *, reference: FloatArray | None = None
    ) -> FloatArray:
        return means.power_mean(x, weights, power=-1)


class PowerMean(Aggregation, name="power"):
    """Weighted power mean: one number says how far a strength makes up for a weakness.

    Parameters
    ----------
    p : float
        The exponent: 1 is the arithmetic, 0 the geometric, -1 the harmonic mean; the lower, the more a
        weakness counts.

    References
    ----------
    OECD and JRC (2008). Handbook on Constructing Composite Indicators. OECD Publishing.

    Hardy, G. H., Littlewood, J. E. and Polya, G. (1934). Inequalities. Cambridge University Press.
    """

    p: Annotated[float, Field(ge=-1000, le=1000)] = 2.0

    excel: ClassVar[str | None] = (
        f"=IFERROR(IF({{p}}=0,{_GEOMETRIC},"
        f'(SUMPRODUCT({{ws}}*ISNUMBER({{xs}})*{_FILLED}^({{p}}))/{_TOTAL})^(1/({{p}}))),"")'
    )

    @property
    def power(self) -> float | None:
        """The exponent p."""
        return self.p

    def needs_positive(self) -> bool:
        return self.p <= 0

    def refuses_negative(self) -> bool:
        return self.p != 1

    def __call__(
        self, x: FloatArray, weights: FloatArray, *, reference: FloatArray | None = None
    ) -> FloatArray:
        return means.power_mean(x, weights, power=self.p)


class Median(Aggregation, name="median"):
    """Median: half of the children are at least as good and half at most, whatever their weights.

    References
    ----------
    OECD and JRC (2008). Handbook on Constructing Composite Indicators. OECD Publishing.
    """

    takes_weights: ClassVar[bool] = False
    excel: ClassVar[str | None] = '=IF(COUNT({xs})=0,"",MEDIAN({xs}))'

    def __call__(
        self, x: FloatArray, weights: FloatArray, *, reference: FloatArray | None = None
    ) -> FloatArray:
        return means.middle(x)


class Minimum(Aggregation, name="min"):
    """Minimum: a unit is as good as its weakest child, whatever the weights.

    References
    ----------
    OECD and JRC (2008). Handbook on Constructing Composite Indicators. OECD Publishing.
    """

    takes_weights: ClassVar[bool] = False
    excel: ClassVar[str | None] = '=IF(COUNT({xs})=0,"",MIN({xs}))'

    def __call__(
        self, x: FloatArray, weights: FloatArray, *, reference: FloatArray | None = None
    ) -> FloatArray:
        return means.lowest(x)


class Maximum(Aggregation, name="max"):
    """Maximum: a unit is as good as its strongest child, whatever the weights.

    References
    ----------
    OECD and JRC (2008). Handbook on Constructing Composite Indicators. OECD Publishing.
    """

    takes_weights: ClassVar[bool] = False
    excel: ClassVar[str | None] = '=IF(COUNT({xs})=0,"",MAX({xs}))'

    def __call__(
        self, x: FloatArray, weights: FloatArray, *, reference: FloatArray | None = None
    ) -> FloatArray:
        return means.highest(x)


class OrderedWeighted(Aggregation, name="owa"):
    """Ordered weighted average: weights go to a unit's best child, its second best, and so on.

    At most one of ``best``, ``worst`` and ``order_weights`` can be given; else ``attitude`` holds. The
    weights of the children say how much of the order each covers; a missing child covers none, and the
    others share its part.

    Parameters
    ----------
    best : int, optional
        The mean of this many best children ("good in at least this many").
    worst : int, optional
        The mean of this many worst children.
    order_weights : list of float, optional
        One weight a place, best child first.
    attitude : float
        1 is the mean; above 1 weak children count more, below 1 strong ones. The first r of the order
        weigh r to this power.

    References
    ----------
    Yager, R. R. (1988). On ordered weighted averaging aggregation operators in multicriteria
    decisionmaking. IEEE Transactions on Systems, Man, and Cybernetics 18(1), 183-190.

    Yager, R. R. (1996). Quantifier guided aggregation using OWA operators. International Journal of
    Intelligent Systems 11(1), 49-73.
    """

    best: Annotated[int, Field(ge=1)] | None = None
    worst: Annotated[int, Field(ge=1)] | None = None
    order_weights: tuple[Annotated[float, Field(ge=0)], ...] | None = None
    attitude: Annotated[float, Field(gt=0, le=1000)] = 1.0

    @model_validator(mode="after")
    def _one_order(self) -> Self:
        given = [self.best, self.worst, self.order_weights, None if self.attitude == 1 else self.attitude]
        if sum(choice is not None for choice in given) > 1:
            raise ValueError("give only one of best, worst, order_weights and attitude")
        if self.order_weights is not None and not sum(self.order_weights) > 0:
            raise ValueError("at least one of order_weights must be above 0")
        return self

    def __call__(
        self, x: FloatArray, weights: FloatArray, *, reference: FloatArray | None = None
    ) -> FloatArray:
        return means.ordered_mean(x, weights, quantifier=self._quantifier(x.shape[-1]))

    def _quantifier(self, children: int) -> Callable[[FloatArray], FloatArray]:
        """Return the share of the weight that the best children of a given importance get."""
        place = np.arange(children)
        if self.order_weights is not None:
            places = one_a_child(self.order_weights, children, "order_weights")
        elif self.best is not None:
            places = np.asarray(place < self.best, dtype=np.float64)
        elif self.worst is not None:
            places = np.asarray(place >= children - self.worst, dtype=np.float64)
        else:
            return lambda share: np.asarray(share**self.attitude)
        reached = np.concatenate([[0.0], places.cumsum() / places.sum()])
        return lambda share: np.interp(share, np.linspace(0, 1, children + 1), reached)
