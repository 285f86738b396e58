"""Claims from another extractor: records made whole, and checked against the text they quote."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from typing import Any

from poliscope.data.articles.claims import Claim, Confidence
from poliscope.data.quantities.numerals import fold
from poliscope.data.quantities.reading import interval
from poliscope.data.quantities.scanning import Scanned, scan_quantity
from poliscope.errors import DataError, Problem, one_of

__all__ = ["check_quotes", "make_claims"]

_NEEDED = ("unit", "indicator", "value", "value_text", "quote")
_KNOWN = tuple(field.name for field in fields(Claim))
_EMPTY: Mapping[str, Any] = {
    "unit_of_measure": None, "period": None, "kind": "level", "year": None, "value_high": math.nan,
    "qualifier": None, "polarity": "asserted", "reference_unit": None, "indicator_text": "",
    "period_text": "",
}  # fmt: skip


def make_claims(text: str, records: Iterable[Claim | Mapping[str, Any]]) -> tuple[Claim, ...]:
    """Make claims of what another extractor returned, and check that none is invented.

    Parameters
    ----------
    text : str
        The original.
    records : iterable of Claim or mapping
        A mapping needs ``unit, indicator, value, value_text`` and ``quote``, the sentence and the number as
        the text has them; their places are looked up where ``start`` and ``quote_start`` are not given.

    Returns
    -------
    tuple of Claim
        Status "proposed"; numbered where they have no name.

    Raises
    ------
    poliscope.errors.DataError
        ``not-a-claim`` where a field is missing or unknown; ``invented-quote``, ``invented-number``.
    """
    problems: list[Problem] = []
    claims: list[Claim] = []
    for number, record in enumerate(records, start=1):
        if isinstance(record, Claim):
            claims.append(replace(record, status="proposed"))
        elif problem := _unfit(record, number):
            problems.append(problem)
        else:
            claims.append(_claim(text, record, number))
    if problems:
        raise DataError(problems)
    check_quotes(text, claims)
    return tuple(claims)


def _unfit(record: Mapping[str, Any], number: int) -> Problem | None:
    where = f"claim {number} of the extractor"
    if missing := [name for name in _NEEDED if name not in record]:
        help = f"a claim needs {', '.join(_NEEDED)}"
        return Problem("not-a-claim", f"{missing[0]} is missing", where, help)
    if unknown := [name for name in record if name not in _KNOWN]:
        return Problem(
            "not-a-claim", f"{unknown[0]} is no field of a claim", where, one_of(unknown[0], _KNOWN)
        )
    return None


def _claim(text: str, record: Mapping[str, Any], number: int) -> Claim:
    given: dict[str, Any] = {**_EMPTY, **record, "status": "proposed"}
    quote, value_text, value = str(given["quote"]), str(given["value_text"]), float(given["value"])
    start = int(given.get("quote_start", text.find(quote)))
    at = int(given.get("start", start + max(quote.find(value_text), 0)))
    scanned = _scan(value_text)
    low, high = interval(value, float(scanned.step) if scanned else 0.0, given["qualifier"])
    places = {"quote_start": start, "quote_end": start + len(quote), "start": at, "end": at + len(value_text)}
    period = str(given["period"]) if given["period"] is not None else None
    year = given["year"] or (int(period[:4]) if period and re.match(r"(?:19|20)\d\d", period) else None)
    plain = {
        "claim": f"c{number:03d}",
        "low": low,
        "high": high,
        "confidence": Confidence(1.0, 1.0, 1.0, 1.0),
    }
    return Claim(**{**plain, **given, **places, "value": value, "period": period, "year": year})


def _scan(value_text: str) -> Scanned | None:
    folded = fold(value_text)
    return next((found for at in range(len(folded)) if (found := scan_quantity(folded, at))), None)


def check_quotes(text: str, claims: Iterable[Claim]) -> None:
    """Check that every claim quotes the text verbatim, and that its quote contains its number.

    Parameters
    ----------
    text : str
        The original.
    claims : iterable of Claim
        As another extractor gave them.

    Raises
    ------
    poliscope.errors.DataError
        ``invented-quote`` for each claim whose quote, number or offsets are not in the text;
        ``invented-number`` where the value is not what its words say.
    """
    problems = [problem for claim in claims for problem in _invented(text, claim)]
    if problems:
        raise DataError(problems)


def _invented(text: str, claim: Claim) -> Iterator[Problem]:
    verbatim = text[claim.quote_start : claim.quote_end] == claim.quote and bool(claim.quote)
    inside = claim.quote_start <= claim.start < claim.end <= claim.quote_end
    if not (verbatim and inside and text[claim.start : claim.end] == claim.value_text):
        yield Problem(
            "invented-quote",
            f"claim {claim.claim} ({claim.value_text!r}) does not quote the article",
            claim.locator,
            "a quote must be a verbatim slice of the text that contains the number",
        )
    elif not _is_said(claim):
        yield Problem(
            "invented-number",
            f"claim {claim.claim} has the value {claim.value:g}, its words are {claim.value_text!r}",
            claim.locator,
            "give the number that the words say, or words that hold the number",
        )


def _is_said(claim: Claim) -> bool:
    """Tell whether a value is what its words say: as a whole, or as digits in a measure of its own."""
    scanned = _scan(claim.value_text)
    if scanned is None:
        return True  # "doubled" and other words that only their reader understands
    said = [float(scanned.value), float(scanned.value / scanned.scale if scanned.scale else scanned.value)]
    said += [float(scanned.high)] if scanned.high is not None else []
    said += [
        float(digits.replace(",", "")) for digits in re.findall(r"\d[\d,]*(?:\.\d+)?", fold(claim.value_text))
    ]
    return any(math.isclose(abs(claim.value), abs(one), rel_tol=1e-6) for one in said)
