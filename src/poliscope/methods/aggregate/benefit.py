"""The benefit of the doubt: every unit with the weights that suit it best."""

from __future__ import annotations

from typing import Annotated, ClassVar, Self

import numpy as np
from pydantic import Field, model_validator

from poliscope.kernels import FloatArray, columns, frontier
from poliscope.methods.aggregate.family import Aggregation, one_a_child

__all__ = [
    "BenefitOfTheDoubt",
    "DirectionalBenefit",
    "GeometricBenefit",
    "MultidirectionalBenefit",
    "OrderMBenefit",
]

Share = Annotated[float, Field(ge=0, le=1)]


class _Benefit(Aggregation):
    """What the benefit-of-the-doubt methods share."""

    takes_weights: ClassVar[bool] = False
    relative: ClassVar[bool] = True

    def refuses_negative(self) -> bool:
        return True


class _Bounded(_Benefit):
    """Bounds on the shares of the children in a unit's score."""

    low: Share = 0.0
    high: Share = 1.0

    @model_validator(mode="after")
    def _low_below_high(self) -> Self:
        if self.low > self.high:
            raise ValueError("low must not lie above high")
        return self

    def needs_positive(self) -> bool:
        return self.low > 0


class BenefitOfTheDoubt(_Bounded, name="benefit-of-the-doubt"):
    """Benefit of the doubt: each unit gets the weights under which it does best against all others.

    The score is 1 for a unit that no other beats under its own weights, else the share of the best unit's
    score that it reaches at most. A missing child counts nothing for the unit and never as a benchmark.

    Parameters
    ----------
    low, high : float
        Smallest and largest share of each child in the unit's own score; 0 and 1 leave the choice free.

    References
    ----------
    Cherchye, L., Moesen, W., Rogge, N. and Van Puyenbroeck, T. (2007). An introduction to "benefit of the
    doubt" composite indicators. Social Indicators Research 82(1), 111-145.

    Kuosmanen, T. (2009). Data envelopment analysis with missing data. Journal of the Operational Research
    Society 60(12), 1767-1774.
    """

    def __call__(
        self, x: FloatArray, weights: FloatArray, *, reference: FloatArray | None = None
    ) -> FloatArray:
        return frontier.benefit_of_the_doubt(x, low=self.low, high=self.high, reference=reference)[0]


class GeometricBenefit(_Bounded, name="geometric-benefit"):
    """Geometric benefit of the doubt: ratios to a benchmark, multiplied with the unit's best shares.

    The exponents are the unit's shares under the benefit of the doubt; where several shares are equally
    good, those that give the unit the highest product.

    Parameters
    ----------
    low, high : float
        Smallest and largest share of each child.
    benchmark : list of float, optional
        One value a child that scores 1; else the mean over units.

    References
    ----------
    Van Puyenbroeck, T. and Rogge, N. (2017). Geometric mean quantity index numbers with
    Benefit-of-the-Doubt weights. European Journal of Operational Research 256(3), 1004-1014.
    """

    benchmark: tuple[Annotated[float, Field(gt=0)], ...] | None = None

    def needs_positive(self) -> bool:
        return True

    def __call__(
        self, x: FloatArray, weights: FloatArray, *, reference: FloatArray | None = None
    ) -> FloatArray:
        if self.benchmark is None:
            benchmark = columns.mean(x if reference is None else reference)
        else:
            benchmark = one_a_child(self.benchmark, x.shape[-1], "benchmark")
        return frontier.geometric_benefit(
            x, benchmark=benchmark, low=self.low, high=self.high, reference=reference
        )


class DirectionalBenefit(_Benefit, name="directional-benefit"):
    """Directional benefit of the doubt: how far a unit must go, in one direction, to reach the best.

    The score is 1 / (1 + the number of steps), so 1 on the frontier.

    Parameters
    ----------
    direction : list of float, optional
        One step a child, 0 for a child that need not improve; else one point on each.

    References
    ----------
    Fusco, E. (2015). Enhancing non-compensatory composite indicators: a directional proposal. European
    Journal of Operational Research 242(2), 620-630.
    """

    direction: tuple[Annotated[float, Field(ge=0)], ...] | None = None

    @model_validator(mode="after")
    def _some_direction(self) -> Self:
        if self.direction is not None and not sum(self.direction) > 0:
            raise ValueError("at least one step must be above 0")
        return self

    def __call__(
        self, x: FloatArray, weights: FloatArray, *, reference: FloatArray | None = None
    ) -> FloatArray:
        children = x.shape[-1]
        given = np.ones(children) if self.direction is None else None
        way = one_a_child(self.direction or (), children, "direction") if given is None else given
        return frontier.directional_benefit(x, direction=way, reference=reference)


class MultidirectionalBenefit(_Benefit, name="multidirectional-benefit"):
    """Multi-directional benefit of the doubt: each unit goes its own way to the best within reach.

    The direction is how far each child alone could rise; the score is the unit's sum over the sum that it
    would reach, so 1 on the frontier.

    References
    ----------
    Bogetoft, P. and Hougaard, J. L. (1999). Efficiency evaluations based on potential (non-proportional)
    improvements. Journal of Productivity Analysis 12(3), 233-247.
    """

    def __call__(
        self, x: FloatArray, weights: FloatArray, *, reference: FloatArray | None = None
    ) -> FloatArray:
        return frontier.multidirectional_benefit(x, reference=reference)


class OrderMBenefit(_Benefit, name="order-m-benefit"):
    """Order-m benefit of the doubt: against the best of a few units drawn at random, so outliers matter less.

    A unit scores above 1 if it is better than the best of the units drawn, on average. The average over
    all possible draws is computed exactly; give draws to estimate it from random ones, as in the papers.

    Parameters
    ----------
    m : int
        Number of units in a draw.
    draws : int, optional
        Number of random draws; else the exact average over all.
    seed : int
        Where random draws start.

    References
    ----------
    Cazals, C., Florens, J.-P. and Simar, L. (2002). Nonparametric frontier estimation: a robust approach.
    Journal of Econometrics 106(1), 1-25.

    Vidoli, F. and Mazziotta, C. (2013). Robust weighted composite indicators by means of frontier methods
    with an application to European infrastructure endowment. Statistica Applicata 23(2), 259-282.
    """

    m: Annotated[int, Field(ge=1)] = 10
    draws: Annotated[int, Field(ge=1)] | None = None
    seed: Annotated[int, Field(ge=0)] = 0

    def __call__(
        self, x: FloatArray, weights: FloatArray, *, reference: FloatArray | None = None
    ) -> FloatArray:
        if self.draws is None:
            return frontier.order_m_benefit(x, m=self.m, reference=reference)
        rng = np.random.default_rng(self.seed)
        return frontier.sampled_order_m_benefit(x, m=self.m, draws=self.draws, rng=rng, reference=reference)
