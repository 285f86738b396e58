"""Claims in files: CSV or xlsx, written whole or not at all, read back without loss.

Only figures may enter a score. What is no figure of an indicator (a difference, a ratio, a rank, a target,
or what the text denies) is written under a name of its own, such as ``gdp_share_secondary_difference``, so
that accepting it can never overwrite the indicator.
"""

from __future__ import annotations

import csv
import io
import math
import os
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from poliscope.data.articles.claims import COLUMNS, EXTRA, Claim, Confidence
from poliscope.data.files.encoding import decode
from poliscope.data.files.paths import read_bytes, write_text
from poliscope.errors import DataError, Problem, missing_extra

__all__ = ["read_claim_rows", "read_claims", "write_claims"]

HEADER = (*COLUMNS, *EXTRA, "place", "place_kind", "whole")
FIGURES = frozenset({"level", "share", "growth"})
WORKBOOKS = frozenset({".xlsx", ".xls", ".ods"})
#: Kinds of file that are no table of evidence: a page written as .html would be CSV under a wrong name.
OTHERS = frozenset({".html", ".htm", ".pdf", ".docx", ".json", ".md", ".parquet", ".toml"})
_NUMBERS = ("value", "value_high", "low", "high")
_PLACES = ("start", "end", "quote_start", "quote_end")
_OPTIONAL = (
    "unit", "indicator", "unit_of_measure", "period", "qualifier", "reference_unit", "source", "address",
    "place", "place_kind", "whole",
)  # fmt: skip
_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def _suffix(claim: Claim) -> str:
    if claim.polarity == "denied":
        return "_denied"
    return "" if claim.kind in FIGURES else f"_{claim.kind}"


def _stored(claim: Claim) -> dict[str, Any]:
    """Return a claim as a row, all its own columns first."""
    row = claim.to_row() | {"place": claim.place, "place_kind": claim.place_kind, "whole": claim.whole}
    suffix = _suffix(claim)
    if suffix and claim.indicator and not claim.indicator.endswith(suffix):
        row["indicator"] = claim.indicator + suffix
    return {name: row[name] for name in HEADER}


def write_claims(claims: Iterable[Claim], path: str | Path) -> Path:
    """Write claims as evidence: CSV, or xlsx by the suffix of the file.

    Parameters
    ----------
    claims : iterable of Claim
        With any status.
    path : str or Path
        An existing file is replaced; the file appears whole or not at all. In CSV a text that a
        spreadsheet would take for a formula gets an apostrophe in front, taken off again on reading.

    Returns
    -------
    Path
        The file.

    Raises
    ------
    poliscope.errors.DataError
        ``unwritable-file``, or ``unknown-format`` for another suffix.
    poliscope.errors.MissingExtraError
        For xlsx without the extra "excel".
    """
    target, rows = Path(path), [_stored(claim) for claim in claims]
    if target.suffix.lower() == ".xlsx":
        return _write_workbook(rows, target)
    if target.suffix.lower() in WORKBOOKS | OTHERS:
        help = "use .csv or .xlsx; --report writes a page"
        raise DataError(Problem("unknown-format", f'"{target.suffix}" cannot be written', str(target), help))
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows([[_cell(row[name]) for name in HEADER] for row in rows])
    return write_text(target, text.getvalue())


def _cell(value: Any) -> str:
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, float):
        return repr(value).removesuffix(".0")
    text = str(value)
    return "'" + text if text.lstrip("'").startswith(_SIGNS) else text


def _write_workbook(rows: Sequence[Mapping[str, Any]], target: Path) -> Path:
    try:
        import xlsxwriter
    except ImportError as error:
        raise missing_extra("Writing workbooks", "excel") from error
    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(content, options) as book:
        sheet = book.add_worksheet("evidence")
        sheet.freeze_panes(1, 1)
        sheet.write_row(0, 0, HEADER, book.add_format({"bold": True}))
        for number, row in enumerate(rows, start=1):
            for column, name in enumerate(HEADER):
                _write_cell(sheet, number, column, row[name])
    return _replace(target, content.getvalue())


def _write_cell(sheet: Any, row: int, column: int, value: Any) -> None:
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return
    if isinstance(value, int | float) and math.isfinite(value):
        sheet.write_number(row, column, value)
    else:
        sheet.write_string(row, column, str(value))


def _replace(target: Path, content: bytes) -> Path:
    """Put a file in its place as a whole."""
    try:
        handle, draft = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(draft).chmod(0o644)
            Path(draft).replace(target)
        finally:
            Path(draft).unlink(missing_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        problem = Problem("unwritable-file", f'"{target}" cannot be written: {reason}', str(target))
        raise DataError(problem) from None
    return target


def read_claim_rows(path: str | Path) -> list[dict[str, Any]]:
    """Read a table of claims, edited in any program, as rows for :func:`apply_decisions`.

    Parameters
    ----------
    path : str or Path
        CSV in any usual encoding, separated by commas, semicolons or tabs; or xlsx.

    Returns
    -------
    list of dict
        Texts, empty where a cell is; numbers where the program wrote them as such.

    Raises
    ------
    poliscope.errors.DataError
        The file cannot be read, or has no column ``claim``.
    """
    source = Path(path)
    content = read_bytes(source, source.name)
    if source.suffix.lower() in WORKBOOKS:
        heads, rows = _workbook_rows(source)
    else:
        heads, rows = _text_rows(decode(content, source.name).text.removeprefix("\ufeff"))
    if "claim" not in heads:  # an empty table of claims has its heads too
        help = "give the file that `poliscope read -o` wrote, or an edited copy of it"
        raise DataError(Problem("no-claims", "the table has no column claim", source.name, help))
    rows = [row for row in rows if any(str(value).strip() for value in row.values())]  # as sheets end
    return [_plain_indicator(row) for row in rows]


def _workbook_rows(source: Path) -> tuple[list[str], list[dict[str, Any]]]:
    """Give the heads and the rows of a workbook's first sheet; an empty cell is an empty text."""
    from poliscope.data.articles.review import edited_table

    frame = edited_table(source)
    rows = [
        {str(key): "" if value is None or value != value else value for key, value in row.items()}
        for row in frame.to_dict("records")
    ]
    return [str(name) for name in frame.columns], rows


def _text_rows(text: str) -> tuple[list[str], list[dict[str, Any]]]:
    """Give the heads and the rows of a table of text, by the separator that its first line has most."""
    head = text.split("\n", 1)[0]
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count))
    rows = [{key.strip(): _unguarded(value or "") for key, value in row.items() if key} for row in reader]
    return [name.strip() for name in reader.fieldnames or ()], rows


def _unguarded(text: str) -> str:
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(_SIGNS) else text


def _plain_indicator(row: dict[str, Any]) -> dict[str, Any]:
    """Take the suffix off that keeps what is no figure apart."""
    kind = str(row.get("kind") or "level")
    suffix = "_denied" if row.get("polarity") == "denied" else "" if kind in FIGURES else f"_{kind}"
    if suffix and str(row.get("indicator") or "").endswith(suffix):
        return row | {"indicator": str(row["indicator"]).removesuffix(suffix)}
    return row


def read_claims(path: str | Path) -> tuple[Claim, ...]:
    """Read claims that :func:`write_claims` wrote, or an edited copy of them.

    Raises
    ------
    poliscope.errors.DataError
        The file cannot be read, or a row is not a claim.
    """
    name, problems, claims = Path(path).name, [], []
    for number, row in enumerate(read_claim_rows(path), start=2):
        try:
            claims.append(_claim(row))
        except (ValueError, KeyError) as error:
            reason = f"there is no {error}" if isinstance(error, KeyError) else str(error)
            problems.append(
                Problem("not-a-claim", f"the row is not a claim: {reason}", f"{name} row {number}")
            )
    if problems:
        raise DataError(problems)
    return tuple(claims)


def _claim(row: Mapping[str, Any]) -> Claim:
    given: dict[str, Any] = {field.name: str(row[field.name]) for field in fields(Claim) if field.name in row}
    given |= {name: _number(row[name]) for name in _NUMBERS}
    given |= {name: int(float(row[name])) for name in _PLACES}
    given |= {name: str(row[name]) or None for name in _OPTIONAL if name in row}
    period = row.get("period", "")
    whole = isinstance(period, float) and period.is_integer()
    given["period"] = (str(int(period)) if whole else str(period)) or None
    given["year"] = int(float(row["year"])) if str(row["year"]) else None
    given["confidence"] = Confidence(
        *(_number(row.get(f"confidence_{name}", "")) for name in ("unit", "indicator", "period", "value"))
    )
    given["status"] = str(row["status"]) or "proposed"
    return replace(Claim(**given), note=str(row.get("note", "")))


def _number(value: Any) -> float:
    return math.nan if value is None or value == "" else float(value)
