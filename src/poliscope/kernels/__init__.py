"""Arrays only: no names, no files, no classes.

The array contract: ``x`` is ``(..., units, indicators)``, float64, NaN is missing, higher is better
after direction; leading axes are draws, years, or nothing.

A tree of indicators is a sequence of integer arrays. Nodes are numbered ``0 .. n-1``: the ``k`` leaves
first, then the aggregates from the bottom up, so that every child comes before its parent and the root
is ``n-1``. ``children[a]`` holds the nodes below aggregate ``k + a``. Weights are one number a node.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

__all__ = ["BoolArray", "FloatArray", "IntArray", "Tree"]

FloatArray: TypeAlias = NDArray[np.float64]
IntArray: TypeAlias = NDArray[np.intp]
BoolArray: TypeAlias = NDArray[np.bool_]
Tree: TypeAlias = Sequence[IntArray]
