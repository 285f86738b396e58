"""Decisions on proposed claims: from a terminal or an edited table; and what they teach.

A table that :meth:`Article.to_csv` wrote is edited in any program: the column ``status`` says
accepted, corrected or rejected, and other cells are corrected in place. :func:`apply_decisions`
brings the edits back, :func:`learn_aliases` remembers them for the next article.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from poliscope.data.articles.claims import Claim
from poliscope.data.articles.lexicon import Aliases
from poliscope.errors import DataError, Problem, one_of

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "STATUSES",
    "apply_decisions",
    "decide",
    "learn_aliases",
    "read_aliases",
    "read_decisions",
    "write_aliases",
]

STATUSES = ("proposed", "accepted", "corrected", "rejected")
_WORDS = {
    "": "proposed",
    "accept": "accepted",
    "a": "accepted",
    "y": "accepted",
    "yes": "accepted",
    "ok": "accepted",
    "reject": "rejected",
    "r": "rejected",
    "n": "rejected",
    "no": "rejected",
    "correct": "corrected",
    "c": "corrected",
    "接受": "accepted",
    "通过": "accepted",
    "拒绝": "rejected",
    "更正": "corrected",
    "修改": "corrected",
}
_EDITABLE = ("unit", "indicator", "period", "value", "unit_of_measure")


def _status(text: Any, where: str) -> str:
    word = str(text).strip().lower() if text is not None and text == text else ""
    status = _WORDS.get(word, word)
    if status not in STATUSES:
        raise DataError(
            Problem("unknown-status", f"status {text!r} is not known", where, one_of(word, STATUSES))
        )
    return status


def _cell(row: Mapping[str, Any], name: str) -> Any:
    value = row.get(name)
    return None if value is None or value != value or value == "" else value


def _edited(claim: Claim, row: Mapping[str, Any], where: str) -> dict[str, Any]:
    """Collect the cells that differ from the claim."""
    changes: dict[str, Any] = {}
    for name in _EDITABLE:
        if name not in row:
            continue
        new, old = _cell(row, name), getattr(claim, name)
        if name == "value":
            new = _number(new, where)
            if not math.isclose(new, old, rel_tol=1e-12) and not (math.isnan(new) and math.isnan(old)):
                changes |= {"value": new, "low": new, "high": new}
        elif (str(new) if new is not None else None) != old and not _same_period(name, new, old):
            changes[name] = str(new) if new is not None else None
    if "period" in changes:
        period = str(changes["period"] or "")
        changes["year"] = int(period[:4]) if period[:4].isdigit() else None
    return changes


_AS_DATE = re.compile(
    r"(?P<y>\d{4})[-/年](?P<m>\d{1,2})(?:[-/月]0?1日?)?(?: 00:00:00)?月?|(?P<name>[A-Za-z]{3})-(?P<yy>\d\d)|"
    r"(?P<yy2>\d\d)-(?P<name2>[A-Za-z]{3})"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def _same_period(name: str, new: Any, old: Any) -> bool:
    """Tell a period that a spreadsheet turned from "2024" into 2024.0, or from "2024-06" into a date."""
    if name != "period" or new is None:
        return False
    if isinstance(new, float):
        return new.is_integer() and bool(str(int(new)) == old)
    found = _AS_DATE.fullmatch(str(new).strip())
    if found is None:
        return False
    month = str(found["name"] or found["name2"] or "").lower()
    number = _MONTHS.index(month) + 1 if month in _MONTHS else int(found["m"] or 0)
    return bool(f"{found['y'] or '20' + (found['yy'] or found['yy2'])}-{number:02d}" == old)


def _number(value: Any, where: str) -> float:
    from poliscope.data.quantities import read_number

    if value is None:
        return math.nan
    try:
        return float(value) if isinstance(value, (int, float)) else read_number(str(value))
    except DataError as error:
        found = error.problems[0]
        raise DataError(Problem(found.code, found.message, where, found.help)) from error


def decide(claim: Claim, status: str, **changes: Any) -> Claim:
    """Accept, reject or correct one claim.

    Parameters
    ----------
    claim : Claim
    status : str
        "accepted", "rejected" or "corrected" (also "a", "r", "c").
    **changes
        For a correction the new ``unit``, ``indicator``, ``period``, ``value``, ``unit_of_measure``.

    Returns
    -------
    Claim
        A new record; a changed claim is "corrected" whatever was said, unless rejected.
    """
    where = f"claim {claim.claim}"
    known = _status(status, where)
    unknown = set(changes) - set(_EDITABLE)
    if unknown:
        raise DataError(
            Problem(
                "unknown-field",
                f"{sorted(unknown)[0]!r} cannot be corrected",
                where,
                one_of(sorted(unknown)[0], _EDITABLE),
            )
        )
    edits = _edited(claim, changes, where)
    if known in {"accepted", "proposed"} and edits:
        known = "corrected"
    return replace(claim, status=known, **edits)


def apply_decisions(claims: Iterable[Claim], rows: Iterable[Mapping[str, Any]]) -> tuple[Claim, ...]:
    """Bring the decisions of an edited table back to the claims.

    Parameters
    ----------
    claims : iterable of Claim
        As they were proposed.
    rows : iterable of mapping
        Rows of the edited table: ``claim`` names the claim, ``status`` is the decision, and other
        cells may have been corrected. A claim without a row was deleted: rejected.

    Returns
    -------
    tuple of Claim
        In the claims' order.

    Raises
    ------
    poliscope.errors.DataError
        ``unknown-claim``, ``unknown-status`` or ``unreadable-number``, all that were found.
    """
    proposed = {claim.claim: claim for claim in claims}
    decided: dict[str, Claim] = {}
    problems: list[Problem] = []
    for number, row in enumerate(rows, start=2):
        name = str(row.get("claim") or "")
        if name not in proposed:
            problems.append(
                Problem(
                    "unknown-claim", f"there is no claim {name!r}", f"row {number}", one_of(name, proposed)
                )
            )
            continue
        try:
            changes = {key: row[key] for key in _EDITABLE if key in row}
            decided[name] = decide(proposed[name], row.get("status", ""), **changes)
        except DataError as error:
            problems.extend(
                Problem(p.code, p.message, f"row {number} ({p.where})", p.help) for p in error.problems
            )
    if problems:
        raise DataError(problems)
    return tuple(decided.get(name) or replace(claim, status="rejected") for name, claim in proposed.items())


def read_decisions(path: str | Path) -> list[dict[str, Any]]:
    """Read an edited table: CSV, or xlsx with the extra "excel".

    Its rows, for :func:`apply_decisions`.
    """
    frame = edited_table(path)
    return [{str(key): value for key, value in row.items()} for row in frame.to_dict("records")]


def edited_table(path: str | Path) -> pd.DataFrame:
    """Read an edited table with its heads, which an empty one has too.

    Raises
    ------
    poliscope.errors.MissingExtraError
        A workbook, and the extra "excel" is not installed.
    """
    import pandas as pd

    path = Path(path)
    if path.suffix.lower() in {".xlsx", ".xls", ".ods"}:
        from poliscope.errors import missing_extra

        try:
            import python_calamine  # noqa: F401
        except ImportError as error:
            raise missing_extra("Reading workbooks", "excel") from error
        frame: pd.DataFrame = pd.read_excel(path, engine="calamine", dtype={"claim": str, "period": str})
    else:
        frame = pd.read_csv(
            path, dtype={"claim": str, "period": str, "unit": str, "indicator": str}, keep_default_na=False
        )
    return frame


def learn_aliases(
    before: Sequence[Claim], after: Iterable[Claim], *, known: Aliases | None = None
) -> Aliases:
    """Learn from corrections: which phrase of a text means which unit and which indicator.

    Parameters
    ----------
    before : sequence of Claim
        As they were proposed.
    after : iterable of Claim
        As a person decided.
    known : Aliases, optional
        What was learnt before; new corrections replace it.

    Returns
    -------
    Aliases
        For the next :func:`read_article`.
    """
    proposed = {claim.claim: claim for claim in before}
    units = dict(known.units) if known else {}
    indicators = dict(known.indicators) if known else {}
    for claim in after:
        old = proposed.get(claim.claim)
        if old is None or claim.status != "corrected":
            continue
        if claim.unit and old.unit and claim.unit != old.unit and old.unit in old.quote:
            units[old.unit] = claim.unit
        phrase = old.indicator_text
        if claim.indicator and claim.indicator != old.indicator and len(phrase) > 1:
            indicators[phrase] = claim.indicator
    return Aliases(units, indicators)


def write_aliases(aliases: Aliases, path: str | Path) -> None:
    """Write aliases as a small JSON file that a person can read and edit."""
    content = {
        "units": dict(sorted(aliases.units.items())),
        "indicators": dict(sorted(aliases.indicators.items())),
    }
    Path(path).write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", "utf-8")


def read_aliases(path: str | Path) -> Aliases:
    """Read an alias file.

    Raises
    ------
    poliscope.errors.DataError
        ``unreadable-aliases`` where the file is missing or not such a file.
    """
    try:
        content = json.loads(Path(path).read_text("utf-8"))
        units, indicators = dict(content.get("units", {})), dict(content.get("indicators", {}))
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise DataError(
            Problem(
                "unreadable-aliases",
                f"the alias file cannot be read: {error}",
                Path(path).name,
                'write {"units": {}, "indicators": {}}',
            )
        ) from error
    return Aliases(
        {str(k): str(v) for k, v in units.items()}, {str(k): str(v) for k, v in indicators.items()}
    )
