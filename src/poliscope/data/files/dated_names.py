"""Years in the names of columns: "GDP 2022" and "GDP 2023" are one indicator in two periods."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from poliscope.data.evidence import Evidence, Factor
from poliscope.data.files.grid import Grid

__all__ = ["dated_names", "undated", "with_periods"]

_YEAR = r"(?P<period>(?:19|20)\d{2})(?: ?年度?)?"
_LAST = re.compile(rf"(?P<stem>.*[^\s_:：,，·/\-.\d（(\[])[\s_:：,，·/\-.]*[（(\[]?{_YEAR}[)）\]]?").fullmatch
_FIRST = re.compile(rf"{_YEAR}[\s_:：,，·/\-.]*(?P<stem>[^\s_:：,，·/\-.\d].*)").fullmatch
_MIDDLE = re.compile(
    rf"(?P<stem>.*[^\s_:：,，·/\-.\d（(])[\s_:：,，·/\-.]*{_YEAR}\s*(?P<unit>[（(\[][^（(\[\])）]+[)）\]])"
).fullmatch


def _parts(name: str) -> tuple[str, str] | None:
    """Split a name into what is measured and its year."""
    text = name.strip()
    if found := _MIDDLE(text):
        return f"{found['stem']}{found['unit']}", found["period"]
    found = _LAST(text) or _FIRST(text)
    return (found["stem"], found["period"]) if found else None


def undated(name: str) -> str:
    """Return the name of a column without its year: "GDP（亿元）" of "GDP（亿元） 2022"."""
    parts = _parts(name)
    return parts[0] if parts else name


def dated_names(names: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Find columns that hold one indicator in several years.

    Parameters
    ----------
    names : iterable of str
        Of the columns of figures.

    Returns
    -------
    mapping of str to (str, str)
        Indicator and period of each column of an indicator that stands there with two years or more; a
        year that stands with no other ("base 2015") is a part of the name.
    """
    found = {name: parts for name in names if (parts := _parts(name))}
    years = Counter(stem for stem, _ in set(found.values()))
    return {name: (stem, period) for name, (stem, period) in found.items() if years[stem] > 1}


def with_periods(evidence: Evidence, dated: dict[str, tuple[str, str]], grid: Grid) -> Evidence:
    """Give the claims of dated columns their indicator and their period, and tell it.

    Parameters
    ----------
    evidence : Evidence
        Of a table with one column an indicator.
    dated : mapping
        As :func:`dated_names` gives them.
    grid : Grid
        Takes the note.
    """
    if not dated:
        return evidence
    stems = list(dict.fromkeys(stem for stem, _ in dated.values()))
    listed = ", ".join(f'"{stem}"' for stem in stems[:8]) + (
        f" and {len(stems) - 8} more" if len(stems) > 8 else ""
    )
    grid.note("periods-in-headings", f"years in headings were read as periods of: {listed}")
    names = evidence.indicator.names
    period = Factor.of([dated[name][1] if name in dated else "" for name in names])
    own = Factor(period.codes[evidence.indicator.codes], period.names)
    plain = Factor.of([dated[name][0] if name in dated else name for name in names])
    return evidence.replace(
        indicator=Factor(plain.codes[evidence.indicator.codes], plain.names),
        period=_filled(own, evidence.period),
        notes=tuple(grid.notes),
    )


def _filled(own: Factor, other: Factor) -> Factor:
    """Take the other period where a column names none."""
    if "" not in own.names:
        return own
    joined = Factor.join([own, other])
    empty = own.codes == own.names.index("")
    first, second = joined.codes[: len(own)], joined.codes[len(own) :]
    codes = first.copy()
    codes[empty] = second[empty]
    return Factor(codes, joined.names)
