"""A bundle -> what the interactive page needs of it: less to carry, the same numbers.

The page computes scores, ranks and contributions itself, from normalised figures and weights, by the
rules of the kernels; golden files written by Python hold it to them. So those leave the bundle here, and
matrices stand by column. ``frontend/src/study.ts`` is the description of the result, field by field.

Also here: the page's script and style, which the project builds from ``frontend/``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from importlib import resources
from typing import Any

from poliscope.show.page_regional import page_regional
from poliscope.show.page_robustness import page_robustness
from poliscope.show.words import catalog

__all__ = ["FULL_DIGITS", "embedded_json", "make_page_data", "page_script", "page_style", "widget_script"]

SCHEMA, VERSION = "poliscope-page", 1
FULL_DIGITS = 20_000
"""So many figures are carried with all their digits; of larger studies six."""
SIX, TWELVE = 6, 12
"""Digits of normalised figures: twelve leave scores right to 1e-9; with six the page says so."""
CELLS_SHOWN = 60
"""A flag names at most so many cells in the page."""
_SHARED = ("language.", "list.", "unit.noun", "app.", "step.", "rule.", "status.", "mark.")
"""Sentences that the page's script says, by the beginning of their key."""
_DROPPED = {"schema", "version", "values", "scores", "ranks", "contributions", "evidence", "flags"}

LEAVING_OUT: tuple[frozenset[str], ...] = (
    frozenset(),
    frozenset({"notes"}),
    frozenset({"notes", "references"}),
    frozenset({"notes", "references", "raw"}),
)
"""What to leave out for size: each step more than the one before."""


def make_page_data(bundle: Mapping[str, Any], *, without: frozenset[str] = frozenset()) -> dict[str, Any]:
    """Return the data of the interactive page.

    Parameters
    ----------
    bundle : mapping
        See :mod:`poliscope.show.bundle`.
    without : frozenset of str
        What to leave out: ``"notes"`` (quoted words and places), ``"references"`` (the source of every
        single figure), ``"raw"`` (the figures themselves).

    Returns
    -------
    dict
        Plain JSON; its field ``left_out`` says what is missing.
    """
    units, leaves = bundle["units"]["codes"], bundle["tree"]["indicators"]
    digits = None if len(units) * leaves <= FULL_DIGITS else SIX
    values, powers = bundle["values"], [one["power"] for one in bundle["tree"]["aggregation"]]
    kept = {name: part for name, part in bundle.items() if name not in _DROPPED}
    return {
        "schema": SCHEMA,
        "version": VERSION,
        **kept,
        "values": {
            "normalised": _columns(values["normalised"], digits or TWELVE),
            "raw": None if "raw" in without else _columns(values["raw"], digits),
            "denominators": _columns(values["denominators"], digits) if values["denominators"] else None,
        },
        "scores": _columns(bundle["scores"], digits) if None in powers else None,
        "rank": [row[-1] for row in bundle["ranks"]],
        "evidence": _evidence(bundle["evidence"], without),
        "findings": [_finding(one) for one in bundle["findings"]],
        "robustness": page_robustness(bundle["robustness"]),
        **page_regional(bundle),
        "flags": [{**flag, "cells": flag["cells"][:CELLS_SHOWN]} for flag in bundle["flags"]],
        "left_out": sorted(without) + (["digits"] if digits else []),
        "catalog": _sentences(bundle["languages"]),
    }


def embedded_json(data: Mapping[str, Any]) -> str:
    """Return page data as text that may stand inside a script element: no ``<`` in it ends anything."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for letter in "<>&\u2028\u2029":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    # halves of surrogate pairs cannot be written as UTF-8
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def page_script() -> str:
    """Return the script of the interactive page."""
    return _static("app.js")


def widget_script() -> str:
    """Return the same page as a module for notebooks (anywidget)."""
    return _static("widget.js")


def page_style() -> str:
    """Return the style of the interactive page."""
    return _static("app.css")


def _finding(found: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a finding says and which unit it is about."""
    kept = {name: found[name] for name in ("type", "unit", "region", "words") if name in found}
    if "pacing" in found:
        kept["pacing"] = {"unit": found["pacing"]["unit"]}
    return kept


def _static(name: str) -> str:
    return resources.files("poliscope.show").joinpath("static", name).read_text("utf-8")


def _sentences(languages: Sequence[str]) -> dict[str, Any]:
    """Return the keys of the sentences that the page says, and the sentences by language in their order."""
    keys = [key for key in catalog(languages[0]) if key.startswith(_SHARED)]
    return {"keys": keys, **{name: [catalog(name)[key] for key in keys] for name in languages}}


def _columns(rows: Sequence[Sequence[float | None]], digits: int | None) -> list[list[float | None]]:
    """Turn rows into columns, whole numbers without a point."""
    return [[_short(value, digits) for value in column] for column in zip(*rows, strict=True)]


def _short(value: float | None, digits: int | None) -> float | int | None:
    if value is None:
        return None
    kept = value if digits is None else float(f"{value:.{digits}g}")
    return int(kept) if kept == int(kept) and abs(kept) < 1e15 else kept


def _packed(rows: Sequence[Sequence[int | None]]) -> list[Any]:
    """Turn rows into columns; a column of one value for all units becomes that value."""
    columns = [list(column) for column in zip(*rows, strict=True)]
    return [column[0] if len(set(column)) == 1 else column for column in columns]


def _evidence(evidence: Mapping[str, Any], without: frozenset[str]) -> dict[str, Any]:
    matrices = ("source", "row", "note", "period", "measure")
    plain = {name: part for name, part in evidence.items() if name not in matrices}
    left = {"row", "note", "period", "source"} if "references" in without else set()
    if "notes" in without:
        left.add("note")
        plain["notes"] = None
    return {**plain, **{name: None if name in left else _packed(evidence[name]) for name in matrices}}
