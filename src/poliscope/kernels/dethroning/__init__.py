"""The smallest change of weights, or of an indicator, that brings a challenger level with a leader.

Everything is asked of a difference ``gains = leader - challenger`` of two rows of values: while
``gains @ w > 0`` the leader is ahead. On the way from the nominal weights the first challenger to draw
level is the new co-leader, so that the smallest change over all challengers dethrones the leader.
"""

from __future__ import annotations

from poliscope.kernels.dethroning.changes import (
    cubic_change,
    nearest_weights,
    square_change,
    transfer_change,
)
from poliscope.kernels.dethroning.radius import flip_shares, relative_radius
from poliscope.kernels.dethroning.rises import required_rise, required_rise_by_search

__all__ = [
    "cubic_change",
    "flip_shares",
    "nearest_weights",
    "relative_radius",
    "required_rise",
    "required_rise_by_search",
    "square_change",
    "transfer_change",
]
