"""What every aggregation is."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import ClassVar

import numpy as np

from poliscope.errors import ArrayError
from poliscope.kernels import FloatArray
from poliscope.methods.base import Method

__all__ = ["Aggregation", "one_a_child"]


class Aggregation(Method, family="aggregate"):
    """How the children of a node become its score.

    ``excel`` has the slots ``{xs}``, the children's scores in the unit's row, ``{ws}``, their weights in a
    range of the same shape, and the method's own parameters; a missing score is an empty cell.
    """

    takes_weights: ClassVar[bool] = True
    """Whether weights make a difference."""
    relative: ClassVar[bool] = False
    """Whether a unit's score depends on the other units, so that `reference` makes a difference."""

    @property
    def power(self) -> float | None:
        """Exponent, where the method is a power mean: 1 arithmetic, 0 geometric, -1 harmonic."""
        return None

    def needs_positive(self) -> bool:
        """Say whether the method is defined for values above 0 only."""
        return False

    def refuses_negative(self) -> bool:
        """Say whether values below 0 do not suit."""
        return self.needs_positive()

    @abstractmethod
    def __call__(
        self, x: FloatArray, weights: FloatArray, *, reference: FloatArray | None = None
    ) -> FloatArray:
        """Aggregate children.

        Parameters
        ----------
        x : array, (..., units, children)
            Normalised scores; a missing child is left out and its weight goes to its siblings.
        weights : array, (..., children)
            Raw weights; leading axes broadcast.
        reference : array, (..., reference units, children), optional
            Where scores are relative: the units to compare with (another year, all years stacked), instead
            of the units of `x` in the same slice of the leading axes.

        Returns
        -------
        array, (..., units)
            NaN where no child has a score.

        Raises
        ------
        ArrayError
            Values do not suit the method; the cells are (unit, child).
        """


def one_a_child(given: Sequence[float], children: int, parameter: str) -> FloatArray:
    """Return a parameter that lists one value a child as an array.

    Raises
    ------
    ArrayError
        There are more or fewer values than children.
    """
    if len(given) != children:
        raise ArrayError(
            f"{parameter} lists {len(given)} values for {children} children",
            help=f"give {parameter} one value a child, in the order of the framework",
            code="values-per-child",
        )
    return np.asarray(given, dtype=np.float64)
