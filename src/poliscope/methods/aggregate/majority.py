"""Who beats whom, without letting a strength make up for a weakness."""

from __future__ import annotations

from typing import ClassVar

from poliscope.kernels import FloatArray
from poliscope.kernels.outranking import copeland
from poliscope.methods.aggregate.family import Aggregation

__all__ = ["Copeland"]


class Copeland(Aggregation, name="copeland"):
    """Copeland score: how many units a unit beats by a majority of weights, less how many beat it.

    Two units are compared on the children that both have; the one that is better on children of more
    weight wins. Only who is better matters, not by how much, so no normalisation changes the result.

    References
    ----------
    Munda, G. and Nardo, M. (2009). Noncompensatory/nonlinear composite indicators for ranking countries:
    a defensible setting. Applied Economics 41(12), 1513-1523.

    Copeland, A. H. (1951). A reasonable social welfare function. Seminar on Applications of Mathematics
    to the Social Sciences, University of Michigan.
    """

    relative: ClassVar[bool] = True

    def __call__(
        self, x: FloatArray, weights: FloatArray, *, reference: FloatArray | None = None
    ) -> FloatArray:
        return copeland(x, weights, reference=reference)
