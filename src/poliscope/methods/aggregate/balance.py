"""Means with a penalty for an unbalanced profile, and the distance from the ideal."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from poliscope.kernels import FloatArray, balance, columns
from poliscope.methods.aggregate.family import Aggregation, one_a_child

__all__ = ["AdjustedMazziottaPareto", "MazziottaPareto", "MeanMin", "Wroclaw"]

_TOTAL = "SUMPRODUCT({ws}*ISNUMBER({xs}))"
_MEAN = f"(SUMPRODUCT({{ws}},{{xs}})/{_TOTAL})"
_SQUARES = f"SUMPRODUCT({{ws}}*ISNUMBER({{xs}})*({{xs}}-{_MEAN})^2)"
_VARIANCE = f"({_SQUARES}/{_TOTAL}*COUNT({{xs}})/(COUNT({{xs}})-{{ddof}}))"

Penalty = Literal["negative", "positive"]


class MazziottaPareto(Aggregation, name="mpi"):
    """Mazziotta-Pareto index: the mean, less a penalty for differences between a unit's children.

    The penalty is the mean times the squared coefficient of variation of the unit's own scores, so a unit
    with a balanced profile scores above one with the same mean and an uneven profile. It is meant for
    scores such as z-scores with mean 100 and standard deviation 10.

    Parameters
    ----------
    penalty : {"negative", "positive"}
        Taken off the mean (for a phenomenon that is good), or added to it (for one that is bad).
    ddof : {0, 1}
        The variance of a unit's m children divides by m - ddof: 0 as in the paper, 1 as Compind does.

    References
    ----------
    De Muro, P., Mazziotta, M. and Pareto, A. (2011). Composite indices of development and poverty: an
    application to MDGs. Social Indicators Research 104(1), 1-18.
    """

    penalty: Penalty = "negative"
    ddof: Literal[0, 1] = 0

    excel: ClassVar[str | None] = (
        f'=IFERROR({_MEAN}+IF("{{penalty}}"="negative",-1,1)*{_VARIANCE}/{_MEAN},"")'
    )

    def __call__(
        self, x: FloatArray, weights: FloatArray, *, reference: FloatArray | None = None
    ) -> FloatArray:
        return balance.penalised_mean(x, weights, sign=_sign(self.penalty), ddof=self.ddof)


class AdjustedMazziottaPareto(Aggregation, name="ampi"):
    """Adjusted Mazziotta-Pareto index: children on a scale about 100, their mean less a penalty.

    Each child is rescaled so that its centre scores 100 and half its range is 30 points; then the penalty
    of the Mazziotta-Pareto index applies. With centre, low and high given, scores of different years are
    comparable.

    Parameters
    ----------
    penalty : {"negative", "positive"}
        Taken off the mean (for a phenomenon that is good), or added to it (for one that is bad).
    centre : list of float, optional
        One value a child that scores 100, such as the average of a base year; else the mean over units.
    low, high : list of float, optional
        One value a child: the ends of its range; else the lowest and highest over units.

    References
    ----------
    Mazziotta, M. and Pareto, A. (2016). On a generalized non-compensatory composite index for measuring
    socio-economic phenomena. Social Indicators Research 127(3), 983-1003.
    """

    relative: ClassVar[bool] = True

    penalty: Penalty = "negative"
    centre: tuple[float, ...] | None = None
    low: tuple[float, ...] | None = None
    high: tuple[float, ...] | None = None

    @model_validator(mode="after")
    def _a_range(self) -> Self:
        if self.low and self.high and any(a >= b for a, b in zip(self.low, self.high, strict=False)):
            raise ValueError("every low must lie below its high")
        return self

    def __call__(
        self, x: FloatArray, weights: FloatArray, *, reference: FloatArray | None = None
    ) -> FloatArray:
        of = x if reference is None else reference
        rescaled = balance.about_centre(
            x,
            centre=self._given("centre", x.shape[-1], columns.mean(of)),
            low=self._given("low", x.shape[-1], columns.minimum(of)),
            high=self._given("high", x.shape[-1], columns.maximum(of)),
        )
        return balance.penalised_mean(rescaled, weights, sign=_sign(self.penalty))

    def _given(self, parameter: str, children: int, otherwise: FloatArray) -> FloatArray:
        """Return a parameter by child, or what the data say."""
        given: tuple[float, ...] | None = getattr(self, parameter)
        return otherwise if given is None else one_a_child(given, children, parameter)


class MeanMin(Aggregation, name="mean-min"):
    """Mean-min function: the mean, pulled towards the weakest child.

    Parameters
    ----------
    alpha : float
        How far it is pulled: 0 not at all, 1 (with beta = 0) all the way to the weakest child.
    beta : float
        How far below the mean the weakest child must lie before it matters much, in points of the score;
        0 makes the pull proportional.

    References
    ----------
    Casadio Tarabusi, E. and Guarini, G. (2013). An unbalance adjustment method for development
    indicators. Social Indicators Research 112(1), 19-45.
    """

    alpha: Annotated[float, Field(ge=0, le=1)] = 0.5
    beta: Annotated[float, Field(ge=0)] = 1.0

    excel: ClassVar[str | None] = (
        f'=IFERROR({_MEAN}-{{alpha}}*(SQRT(({_MEAN}-MIN({{xs}}))^2+{{beta}}^2)-{{beta}}),"")'
    )

    def __call__(
        self, x: FloatArray, weights: FloatArray, *, reference: FloatArray | None = None
    ) -> FloatArray:
        return balance.mean_min(x, weights, alpha=self.alpha, beta=self.beta)


class Wroclaw(Aggregation, name="wroclaw"):
    """Wroclaw taxonomic measure: how near a unit comes to the ideal, the best on every child.

    The score is one minus the Euclidean distance from the ideal, the distance being a share of the mean
    distance plus twice its standard deviation: 1 for the ideal, and seldom below 0. (The measure as first
    published is the distance itself, where lower is better.)

    References
    ----------
    Hellwig, Z. (1968). Zastosowanie metody taksonomicznej do typologicznego podzialu krajow ze wzgledu na
    poziom ich rozwoju oraz zasoby i strukture wykwalifikowanych kadr. Przeglad Statystyczny 15(4), 307-327.
    """

    relative: ClassVar[bool] = True

    def __call__(
        self, x: FloatArray, weights: FloatArray, *, reference: FloatArray | None = None
    ) -> FloatArray:
        return 1 - balance.distance_to_ideal(x, weights, reference=reference)


def _sign(penalty: Penalty) -> int:
    return -1 if penalty == "negative" else 1
