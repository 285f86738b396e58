"""Dataframes at the door: pandas, polars, pyarrow and whatever else narwhals knows; Parquet files."""

from __future__ import annotations

import datetime
import io
import math
from collections import Counter
from typing import Any

import numpy as np

from poliscope.data.files.cells import Column, clean
from poliscope.data.files.faults import Faults
from poliscope.data.files.grid import Block, Grid
from poliscope.errors import DataError, Problem, missing_extra
from poliscope.kernels import FloatArray

__all__ = ["open_frame", "open_parquet"]


def open_frame(frame: Any, name: str, faults: Faults) -> Grid:
    """Return a dataframe as a grid; rows are counted from 1.

    Parameters
    ----------
    frame : dataframe
        pandas (its index becomes columns, unless it only counts the rows), polars eager or lazy,
        pyarrow, and what else narwhals knows. It is not changed.
    name : str
        What errors call it.
    faults : Faults
        Takes what is wrong.
    """
    import narwhals as nw

    try:
        known = nw.from_native(_with_index(frame, name))
    except TypeError:
        problem = Problem(
            "not-a-dataframe",
            f"{type(frame).__name__} is no dataframe",
            where=name or None,
            help="give a pandas, polars or pyarrow table",
        )
        raise DataError(problem) from None
    table = known.collect() if isinstance(known, nw.LazyFrame) else known
    header = tuple(clean(column) for column in table.columns)
    if not header:
        raise DataError(Problem("empty-file", "the dataframe has no column", where=name or None))
    grid = Grid(name, header, 0, iter(()), faults)
    columns = [_column(table[column]) for column in table.columns]
    if len(table):
        grid.blocks = iter([Block(range(1, len(table) + 1), columns)])
    return grid


def _with_index(frame: Any, name: str) -> Any:
    """Turn the index of a pandas DataFrame into columns, and its column labels into texts."""
    if not type(frame).__module__.startswith("pandas") or not hasattr(frame, "reset_index"):
        return frame
    import pandas as pd

    if isinstance(frame, pd.Series):
        raise TypeError("a column is no table")
    if isinstance(frame.columns, pd.MultiIndex):
        help = "flatten them first: df.columns = ['_'.join(names) for names in df.columns]"
        raise DataError(
            Problem(
                "merged-header",
                "the dataframe has column names of several levels",
                where=name or None,
                help=help,
            )
        )
    counted = isinstance(frame.index, pd.RangeIndex) and frame.index.name is None
    labels = [] if counted else [clean(label) for label in frame.index.names]
    labels += [clean(label) for label in frame.columns]
    twice = [label for label, count in Counter(labels).items() if count > 1]
    if twice:
        told = f"the column name {', '.join(map(repr, twice[:5]))} stands twice"
        help = "give every column and the index a name of its own"
        raise DataError(Problem("repeated-column", told, where=name or None, help=help))
    whole = frame if counted else frame.reset_index()
    return whole.set_axis(labels, axis="columns")


def _column(series: Any) -> Column:
    """Return a column as an array of float64 where it holds numbers, else as a list."""
    import narwhals as nw

    if series.dtype.is_numeric() and not isinstance(series.dtype, nw.Decimal):
        array: FloatArray = np.array(series.cast(nw.Float64).to_numpy(), dtype=np.float64, copy=True)
        # a whole number beyond 2^53 may be a code, whose last digit a float would lose
        exact = not series.dtype.is_integer() or not (np.abs(array) >= 2**53).any()
        return array if exact else list(map(_cell, series.to_list()))
    return list(map(_cell, series.to_list()))


def _cell(cell: object) -> object:
    """Return a cell of a kind that tables have: text, number, date or None."""
    if cell is None or type(cell).__name__ in {"NAType", "NaTType"}:
        return None
    if isinstance(cell, float):
        return None if math.isnan(cell) else cell
    kept = (str, bool, int, datetime.date, datetime.time, datetime.timedelta)
    return cell if isinstance(cell, kept) else str(cell)


def open_parquet(data: bytes, name: str, faults: Faults) -> Grid:
    """Return a Parquet file as a grid, read by pyarrow or polars, whichever is there."""
    try:
        frame = _read_parquet(data)
    except ImportError:
        raise missing_extra("reading Parquet", "scale") from None
    except Exception as error:  # each reader has its own kinds of errors
        told = f"the Parquet file cannot be read ({str(error).strip()[:120]})"
        raise DataError(Problem("broken-parquet", told, where=name, help="write the file again")) from None
    return open_frame(frame, name, faults)


def _read_parquet(data: bytes) -> Any:
    try:
        import pyarrow.parquet
    except ImportError:
        import polars

        return polars.read_parquet(io.BytesIO(data))
    return pyarrow.parquet.read_table(io.BytesIO(data))
