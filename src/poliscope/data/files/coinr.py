"""COINr's iData and iMeta: two CSV files, or two sheets of a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from poliscope.data.evidence import Factor
from poliscope.data.files.faults import Faults
from poliscope.data.files.framework_tables import MetaTable, read_meta
from poliscope.data.files.grid import Grid
from poliscope.data.files.inputs import Inputs
from poliscope.data.files.paths import read_bytes
from poliscope.data.files.reading import open_table
from poliscope.data.files.roles import find_roles, folded
from poliscope.data.files.wide import WideTable, read_wide, wide_evidence
from poliscope.data.files.workbooks import Workbook
from poliscope.data.framework import Framework
from poliscope.data.units import Units
from poliscope.errors import DataError, Problem, counted, one_of

__all__ = ["read_coinr"]

_ROLES = {"unit": ("ucode",), "label": ("uname",), "period": ("time",)}


def read_coinr(idata: str | Path, imeta: str | Path | None = None, *, name: str = "") -> Inputs:
    """Read the inputs of a COINr project as they are.

    Parameters
    ----------
    idata : str or Path
        iData as a CSV file; or a workbook with the sheets iData and iMeta, in any letter case.
    imeta : str or Path, optional
        iMeta as a CSV file; not with a workbook that holds both.
    name : str
        What locators and errors call the workbook or iData; its own name where empty.

    Returns
    -------
    Inputs
        Indicators and denominators are claims; groups belong to the units; the column Time is the
        period. Columns of the type Other are left out and noted.

    Raises
    ------
    DataError, StudyError
        With everything that is wrong.
    """
    data, meta = _grids(Path(idata), None if imeta is None else Path(imeta), name)
    table = read_meta(meta)
    framework = table.framework()
    return _inputs(data, table, framework)


def _grids(idata: Path, imeta: Path | None, name: str) -> tuple[Grid, Grid]:
    if imeta is not None:
        data, meta = open_table(idata, name=name), open_table(imeta)
        if not (_has(data, "icode") and _has(meta, "ucode")):
            return data, meta
        data.note("columns", "the two files were given the other way round: this one is iMeta")
        return meta, data
    called = name or idata.name
    if idata.suffix.lower() in {".csv", ".tsv", ".txt"}:
        help = "give both files: iData and iMeta"
        raise DataError(Problem("missing-file", "iMeta is not given", where=called, help=help))
    book = Workbook.open(read_bytes(idata, called), called)
    sheets = {wanted: book.find(wanted) for wanted in ("iData", "iMeta")}
    missing = [wanted for wanted, found in sheets.items() if found is None]
    if missing:
        help = one_of(missing[0], book.sheets)
        told = f"the workbook has no sheet {' and no sheet '.join(missing)}"
        raise DataError(Problem("unknown-sheet", told, where=called, help=help))
    data, meta = (book.grid(sheets[wanted], Faults()) for wanted in ("iData", "iMeta"))
    others = [sheet for sheet in book.sheets if sheet not in sheets.values()]
    if others:
        data.note("left-out", f"sheets that are neither iData nor iMeta: {', '.join(others)}")
    for grid in (data, meta):
        grid.check_header()
    return data, meta


def _has(grid: Grid, column: str) -> bool:
    return column in map(folded, grid.header)


def _inputs(data: Grid, table: MetaTable, framework: Framework) -> Inputs:
    roles = find_roles(data, _ROLES)
    if "unit" not in roles:
        help = "COINr wants a column uCode with a code for every unit"
        data.faults.add("missing-column", "iData has no column uCode", where=data.name, help=help)
    named = {name: number for number, name in enumerate(data.header) if name}
    figures = (*framework.indicators, *table.of_type("Denominator"))
    groups = table.of_type("Group")
    _check_present(data, named, framework, (*figures, *groups))
    data.faults.stop()
    _note_unread(data, named, roles.values(), (*figures, *groups), table)
    texts = {group: named[group] for group in groups}
    if "label" in roles:
        texts["\0label"] = roles["label"]
    wide = read_wide(
        data,
        {role: number for role, number in roles.items() if role != "label"},
        columns={code: named[code] for code in figures},
        wanted=True,
        texts=texts,
    )
    evidence = wide_evidence(wide, data)
    units = _units(wide, groups, data)
    measures = {row["code"]: unit for row in table.rows if (unit := row.get("unit_of_measure"))}
    stated = [
        measures.get(column, unit) for column, unit in zip(wide.columns, wide.units_of_measure, strict=True)
    ]
    if any(stated) and len(evidence):
        evidence = evidence.replace(unit_of_measure=Factor(evidence.indicator.codes, tuple(stated)))
    notes = (*data.notes, *table.grid.notes)
    return Inputs(evidence.replace(notes=notes), framework, units, notes)


def _check_present(data: Grid, named: dict[str, int], framework: Framework, wanted: Sequence[str]) -> None:
    for code in wanted:
        if code not in named:
            data.faults.add(
                "missing-column",
                f'iMeta has "{code}", but iData has no such column',
                where=data.where(data.header_row),
                help=one_of(code, named),
            )
    for node in framework.leaves:
        if node.denominator and node.denominator not in named:
            data.faults.add(
                "missing-column",
                f'"{node.code}" is to be divided by "{node.denominator}", but iData has no such column',
                where=data.where(data.header_row),
                help=one_of(node.denominator, named),
            )


def _note_unread(
    data: Grid, named: dict[str, int], roles: object, read: Sequence[str], table: MetaTable
) -> None:
    taken = set(roles)  # type: ignore[call-overload]
    other = set(table.of_type("Other"))
    left = [name for name, number in named.items() if number not in taken and name not in read]
    told = [name for name in left if name in other]
    unknown = [name for name in left if name not in other]
    if told:
        data.note("left-out", f"columns of the type Other: {', '.join(told)}")
    if unknown:
        data.note("left-out", f"columns that have no row in iMeta: {', '.join(unknown)}")


def _units(wide: WideTable, groups: Sequence[str], data: Grid) -> Units:
    """Return the units; where a panel gives a unit several labels or groups, the last row holds."""
    last = {unit: position for position, unit in enumerate(wide.units)}
    first = tuple(dict.fromkeys(wide.units))
    for group in groups:
        changed = {
            unit
            for position, unit in enumerate(wide.units)
            if wide.texts[group][position] != wide.texts[group][last[unit]]
        }
        if changed:
            some = ", ".join(sorted(changed)[:5])
            told = (
                counted(len(changed), "unit changes", "units change")
                + f" the group over time ({some}); the last one holds"
            )
            data.note("group-changes", told, column=group)
    labels = wide.texts.get("\0label")
    named = {unit: labels[position] for unit, position in last.items() if labels[position]} if labels else {}
    return Units(
        first,
        {"": named} if named else {},
        {group: tuple(wide.texts[group][last[unit]] for unit in first) for group in groups},
    )
