"""Imputation: fill what is missing (Handbook step 3). Observed cells are never touched."""

from __future__ import annotations

from poliscope.methods.impute.by_column import ColumnMean, ColumnMedian
from poliscope.methods.impute.by_model import Iterative, NearestNeighbours
from poliscope.methods.impute.by_row import RowMean, RowMedian
from poliscope.methods.impute.by_time import Constant, Latest, Linear
from poliscope.methods.impute.family import Imputation, NoImputation

__all__ = [
    "ColumnMean",
    "ColumnMedian",
    "Constant",
    "Imputation",
    "Iterative",
    "Latest",
    "Linear",
    "NearestNeighbours",
    "NoImputation",
    "RowMean",
    "RowMedian",
]
