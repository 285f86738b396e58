"""A plain table of figures as a whole study: every column of numbers becomes an indicator of a flat index."""

from __future__ import annotations

from pathlib import Path

from poliscope.data.evidence import Note, stated_measures
from poliscope.data.files.inputs import Inputs
from poliscope.data.files.reading import read_evidence
from poliscope.data.framework import Framework
from poliscope.data.units import Units
from poliscope.errors import DataError, Problem

__all__ = ["read_table_as_study"]


def read_table_as_study(path: str | Path) -> Inputs:
    """Read a table with one row a unit, and make a flat framework of its columns.

    Parameters
    ----------
    path : str or Path
        CSV, xlsx, ods or Parquet; the first column names the units, or a column does whose head says so.

    Returns
    -------
    Inputs
        With a framework in which higher is better and all weights are equal: to be edited.

    Raises
    ------
    DataError
        There is no column of numbers.
    """
    evidence = read_evidence(path)
    present = [name for name in evidence.indicator.names if name]
    if not present:
        raise DataError(
            Problem(
                "no-figures",
                "there is no column of numbers",
                where=Path(path).name,
                help="give the table one row a unit and one column an indicator, with heads in the first row",
            )
        )
    units = stated_measures(evidence)
    rows = [
        {"code": name, "label": name, "parent": "index", "unit_of_measure": units.get(name, "")}
        for name in present
    ]
    framework = Framework.from_rows([{"code": "index", "label": "Index"}, *rows], where=Path(path).name)
    told = "all indicators count the same, and higher is better in each: mend that in framework.csv"
    notes = (*evidence.notes, Note("assumed", told, Path(path).name))
    return Inputs(evidence, framework, Units(evidence.unit.names), notes)
