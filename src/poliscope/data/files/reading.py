"""Evidence from files and dataframes: long, wide, or years in columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

from poliscope.data.evidence import Evidence
from poliscope.data.evidence.periods import time
from poliscope.data.files.cells import period_of
from poliscope.data.files.dated_names import dated_names, with_periods
from poliscope.data.files.delimited import open_delimited
from poliscope.data.files.faults import Faults
from poliscope.data.files.frames import open_frame, open_parquet
from poliscope.data.files.grid import Grid
from poliscope.data.files.long import read_long
from poliscope.data.files.paths import read_bytes, unpacked
from poliscope.data.files.roles import EVIDENCE, find_roles, folded
from poliscope.data.files.wide import read_wide, read_years, wide_evidence
from poliscope.data.files.workbooks import Workbook, is_web_page
from poliscope.errors import DataError, PoliscopeError, Problem

__all__ = ["Shape", "evidence_from_frame", "open_table", "read_evidence"]

Shape = Literal["auto", "long", "wide"]
"""Long: a row is a claim. Wide: a row is a unit, a column is an indicator (or a period)."""

_TEXT = {".csv", ".tsv", ".tab", ".txt"}
_WORKBOOK = {".xlsx", ".xlsm", ".ods"}
_PARQUET = {".parquet", ".pq"}
_DECIMAL = re.compile(r"-?\d+\.\d+").fullmatch
_IS_YEAR = re.compile(r"(?:19|20)\d{2} ?年?").fullmatch
_LABELS = {"uname", "name", "label", "unitname", "cityname", "regionname", "countryname", "名称"}
_CODES = {
    "id", "code", "fips", "geoid", "nuts", "nutsid", "nutscode", "iso", "iso2", "iso3", "isocode", "zip",
    "zipcode", "postcode", "postalcode", "代码", "编码", "行政区划代码", "区划代码", "行政代码", "地区代码",
    "城市代码", "省份代码", "单位代码", "统计代码", "邮编", "邮政编码", "区号",
}  # fmt: skip
_COUNTING = {"序号", "编号", "#", "№", "seq", "serial", "serialnumber", "rowid", "rownumber", "lfdnr"}


def open_table(
    path: str | Path,
    *,
    sheet: str | None = None,
    encoding: str | None = None,
    name: str = "",
    kind: type[PoliscopeError] = DataError,
) -> Grid:
    """Open a table, whatever its format.

    Parameters
    ----------
    path : str or Path
        CSV, TSV, xlsx, xlsm, ods or Parquet; any of them packed as ``.gz``.
    sheet : str, optional
        Sheet of a workbook, in any letter case; the first one where none is named.
    encoding : str, optional
        Of a text file, where the user knows it.
    name : str
        What notes, locators and errors call the file; its own name where empty.
    kind : type of PoliscopeError
        What is raised where something is wrong.
    """
    file = Path(path)
    called = name or file.name or str(file)
    faults = Faults(kind)
    data = read_bytes(file, called)
    if file.suffix.lower() == ".gz":
        data, file = unpacked(data, called), file.with_suffix("")
    suffix = file.suffix.lower()
    if suffix in _WORKBOOK:
        grid = Workbook.open(data, called).grid(sheet, faults)
    elif suffix in _PARQUET:
        grid = open_parquet(data, called, faults)
    elif suffix in _TEXT:
        _check_text(data, called)
        grid = open_delimited(data, file, called, faults, encoding=encoding)
    else:
        raise kind(_unknown_format(suffix, called))
    grid.check_header()
    return grid


def _check_text(data: bytes, name: str) -> None:
    if is_web_page(data):
        told = "the file is a web page that bears the name of a table"
        help = "open it in a spreadsheet program and save it as CSV"
        raise DataError(Problem("not-a-text", told, where=name, help=help))
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"PAR1")):
        told = "the file is a workbook or a Parquet file that bears the name of a text file"
        help = "rename it to .xlsx (or .parquet), or export it as CSV"
        raise DataError(Problem("not-a-text", told, where=name, help=help))


def _unknown_format(suffix: str, name: str) -> Problem:
    if suffix in {".xls", ".xlsb"}:
        told, help = (
            f"the old format {suffix} is not read",
            "open it in a spreadsheet program and save it as .xlsx",
        )
        return Problem("old-workbook", told, where=name, help=help)
    known = ", ".join(sorted(_TEXT | _WORKBOOK | _PARQUET))
    told = f'a file with the ending "{suffix}" is not read' if suffix else "the file has no ending"
    return Problem("unknown-format", told, where=name, help=f"use one of: {known}")


def read_evidence(
    path: str | Path,
    *,
    shape: Shape = "auto",
    columns: Mapping[str, str] | None = None,
    indicators: Iterable[str] | None = None,
    sheet: str | None = None,
    source: str = "",
    address: str = "",
    period: str | None = None,
    encoding: str | None = None,
    name: str = "",
) -> Evidence:
    """Read claims from a file.

    Parameters
    ----------
    path : str or Path
        CSV, TSV, xlsx, xlsm, ods or Parquet. Letters may be in UTF-8, UTF-16, GB18030 or Latin-1.
    shape : {"auto", "long", "wide"}
        One row a claim, or one row a unit; "auto" looks for columns that name indicators and values.
        A table with one row a unit and indicator and one column a year is wide, too.
    columns : mapping of str to str, optional
        Our name to theirs: ``{"unit": "city", "period": "year"}``. In a wide table any other key is
        the code of an indicator: ``{"rd": "R&D intensity"}``.
    indicators : iterable of str, optional
        In a wide table: codes of the columns to read, all of which must hold figures. Without it every
        column that mostly holds figures is read, and the others are noted.
    sheet : str, optional
        Sheet of a workbook.
    source, address : str
        Where the figures come from, for rows that do not say it.
    period : str, optional
        Their period, for rows that do not say it.
    encoding : str, optional
        Of a text file, where it is known.
    name : str
        What locators and errors call the file, such as "data/cities.csv"; its own name where empty.

    Returns
    -------
    Evidence
        Its ``notes`` tell what was left out, and what was guessed.

    Raises
    ------
    DataError
        With everything that is wrong with the file (the first 50 problems, and the number of the others).
    MissingExtraError
        For a workbook without the extra "excel", for Parquet without "scale".
    """
    grid = open_table(path, sheet=sheet, encoding=encoding, name=name)
    defaults = {"source": source, "address": address, "period": period or ""}
    return _evidence(grid, shape, columns, indicators, defaults)


def evidence_from_frame(
    frame: Any,
    *,
    shape: Shape = "auto",
    columns: Mapping[str, str] | None = None,
    indicators: Iterable[str] | None = None,
    source: str = "",
    address: str = "",
    period: str | None = None,
    name: str = "",
) -> Evidence:
    """Read claims from a dataframe.

    Parameters
    ----------
    frame : dataframe
        pandas (with its index), polars eager or lazy, pyarrow, and what else narwhals knows.
    shape, columns, indicators, source, address, period, name
        As for :func:`read_evidence`.

    Returns
    -------
    Evidence
        Rows are counted from 1.

    Raises
    ------
    DataError
        With everything that is wrong.
    """
    grid = open_frame(frame, name, Faults())
    grid.check_header()
    defaults = {"source": source, "address": address, "period": period or ""}
    return _evidence(grid, shape, columns, indicators, defaults)


def _evidence(
    grid: Grid,
    shape: Shape,
    columns: Mapping[str, str] | None,
    indicators: Iterable[str] | None,
    defaults: Mapping[str, str],
) -> Evidence:
    if shape not in ("auto", "long", "wide"):
        help = 'use one of: "auto", "long", "wide"'
        raise DataError(Problem("unknown-shape", f'there is no shape "{shape}"', where=grid.name, help=help))
    said = {role: theirs for role, theirs in (columns or {}).items() if role in EVIDENCE}
    codes = {code: theirs for code, theirs in (columns or {}).items() if code not in EVIDENCE}
    roles = find_roles(grid, EVIDENCE, said)
    _swap_unit(grid, roles, said)
    is_long = {"indicator", "value"} <= set(roles) if shape == "auto" else shape == "long"
    if is_long:
        return _long(grid, roles, codes, defaults)
    return _wide(grid, roles, codes, indicators, defaults)


def _swap_unit(grid: Grid, roles: dict[str, int], said: Mapping[str, str]) -> None:
    """Read "city, indicator, year, value, unit": there the column "unit" is the unit of measure."""
    if "unit" in said or "unit_of_measure" in roles or "unit" not in roles:
        return
    if folded(grid.header[roles["unit"]]) != "unit" or "value" not in roles:
        return
    taken = set(roles.values())
    names = {folded(name): number for number, name in enumerate(grid.header) if number not in taken}
    other = next((names[name] for name in EVIDENCE["unit"] if name in names), None)
    if other is not None:
        roles["unit_of_measure"], roles["unit"] = roles["unit"], other
        told = f'"{grid.header[other]}" is taken as the unit, "unit" as the unit of measure'
        grid.note("columns", told)


def _long(
    grid: Grid, roles: dict[str, int], codes: Mapping[str, str], defaults: Mapping[str, str]
) -> Evidence:
    for role in ("unit", "indicator", "value"):
        if role not in roles:
            grid.faults.add(
                "missing-column",
                f"no column holds the {role}",
                where=grid.where(grid.header_row),
                help=f'name the column "{role}", or say which one it is: columns = {{ {role} = "..." }}',
            )
    for code in codes:
        told = f'a long table has nothing that is called "{code}"'
        grid.faults.add("unknown-column", told, where=grid.name, help=f"known: {', '.join(EVIDENCE)}")
    grid.faults.stop()
    _note_unread(grid, set(roles.values()))
    return read_long(grid, roles, defaults)


def _wide(
    grid: Grid,
    roles: dict[str, int],
    codes: Mapping[str, str],
    indicators: Iterable[str] | None,
    defaults: Mapping[str, str],
) -> Evidence:
    if "indicator" in roles and (years := _years(grid, roles)):
        _require_unit(grid, roles)
        _note_unread(grid, set(roles.values()) | set(years))
        source, address = defaults["source"], defaults["address"]
        return read_years(grid, roles, years, source=source, address=address)
    kept = {role: position for role, position in roles.items() if role in ("unit", "period")}
    texts = {role: position for role, position in roles.items() if role in ("source", "address")}
    renamed = find_roles(grid, {}, codes)
    guessed = "unit" not in kept
    if guessed:
        _guess_unit(grid, kept)
    figures = _figures(grid, kept | texts, renamed, indicators)
    if indicators is None:
        _refuse_periods(grid, [name for name, number in figures.items() if number not in renamed.values()])
    grid.faults.stop()
    wanted, period = indicators is not None, defaults["period"]
    table = read_wide(grid, kept, columns=figures, wanted=wanted, texts=texts, period=period)
    if guessed and any(map(_DECIMAL, table.units)):
        raise DataError(_no_unit(grid))
    if not table.columns:
        told = "no column holds figures"
        raise DataError(Problem("no-figures", told, where=grid.name, help="one column an indicator"))
    free = [name for name in table.columns if name not in codes]
    dated = {} if "period" in kept or indicators is not None else dated_names(free)
    evidence = wide_evidence(table, grid, source=defaults["source"], address=defaults["address"])
    return with_periods(evidence, dated, grid)


def _years(grid: Grid, roles: Mapping[str, int]) -> list[int]:
    """Return the columns whose names are periods, if the table has a column of indicators beside them."""
    taken = set(roles.values())
    free = [number for number, name in enumerate(grid.header) if name and number not in taken]
    return [number for number in free if 1000 <= time(period_of(grid.header[number])) < 3000]


def _refuse_periods(grid: Grid, names: Sequence[str]) -> None:
    """Report a table whose columns are years of something that it does not name."""
    if len(names) > 1 and all(map(_IS_YEAR, names)):
        told = f"the columns are periods ({_listed(names)}), and no column says what is measured"
        help = 'add a column "indicator" that names it in every row, or write one column an indicator'
        grid.faults.add("missing-column", told, where=grid.where(grid.header_row), help=help)


def _require_unit(grid: Grid, roles: Mapping[str, int]) -> None:
    if "unit" not in roles:
        grid.faults.report(_no_unit(grid))
    grid.faults.stop()


def _no_unit(grid: Grid) -> Problem:
    help = 'name the column "unit", or say which one it is: columns = { unit = "..." }'
    return Problem("missing-column", "no column holds the unit", where=grid.where(grid.header_row), help=help)


def _guess_unit(grid: Grid, roles: dict[str, int]) -> None:
    """Take the first column as the unit where none is named so."""
    if 0 in roles.values():
        _require_unit(grid, roles)
    roles["unit"] = 0
    if grid.header[0]:
        grid.note("columns", f'the first column "{grid.header[0]}" is taken as the unit')
    else:
        # written so by R and by pandas, whose rows have names but whose column of names has none
        grid.header = ("unit", *grid.header[1:])


def _figures(
    grid: Grid, roles: Mapping[str, int], renamed: Mapping[str, int], indicators: Iterable[str] | None
) -> dict[str, int]:
    """Return the columns of figures by indicator."""
    codes = {position: code for code, position in renamed.items()}
    free = {
        codes.get(number, name): number
        for number, name in enumerate(grid.header)
        if name and number not in roles.values()
    }
    if indicators is not None:
        wanted = set(indicators)
        left = [name for name in free if name not in wanted]
        if left:
            grid.note("left-out", f"not among the indicators: {_listed(left)}")
        return {name: number for name, number in free.items() if name in wanted}
    kinds = {name: _no_figures(grid, number) for name, number in free.items() if number not in codes}
    by_kind = {kind: [name for name, found in kinds.items() if found == kind] for kind in set(kinds.values())}
    if labels := by_kind.get("labels"):
        grid.note("left-out", f"labels of units, not figures: {_listed(labels)}")
    if units := by_kind.get("codes"):
        grid.note("left-out", f"codes of units, not figures: {_listed(units)}")
    if rows := by_kind.get("rows"):
        grid.note("left-out", f"numbers of rows, not figures: {_listed(rows)}")
    return {name: number for name, number in free.items() if not kinds.get(name)}


def _no_figures(grid: Grid, number: int) -> str:
    """Tell by its name a column of numbers that measure nothing; "" for any other."""
    name = folded(grid.header[number])
    if name in _LABELS:
        return "labels"
    if name in _CODES:
        return "codes"
    return "rows" if name in _COUNTING or (number == 0 and name in {"no", "nr"}) else ""


def _note_unread(grid: Grid, read: set[int]) -> None:
    unread = [name for number, name in enumerate(grid.header) if name and number not in read]
    if unread:
        grid.note("left-out", f"columns that are no part of a claim: {_listed(unread)}")


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:20]) + (f" and {len(names) - 20} more" if len(names) > 20 else "")
