"""By what passengers go: a ship, a train, an aeroplane."""

from __future__ import annotations

import re

__all__ = ["carried_by"]

_CARRIERS = (
    (re.compile(r"\bcruises?\b"), "cruise_passengers"),
    (
        re.compile(
            r"\b(?:trams?|bus(?:es)?|metro|subway|trains?|rail(?:way)?s?|ferry|ferries|underground|tube|"
            r"public transport|transit|network|lines?)\b"
        ),
        "passenger_volume",
    ),
)


def carried_by(text: str, start: int) -> str:
    """Tell by what passengers go, of whom no more is said.

    Parameters
    ----------
    start : int
        Where they are named.

    Returns
    -------
    str
        ``cruise_passengers``, ``passenger_volume`` or ``air_passengers``.
    """
    head = text[max(0, start - 80) : start].rsplit(". ", 1)[-1].lower()
    if re.search(r"\bair(?:port|line)", head):
        return "air_passengers"
    return next((code for said, code in _CARRIERS if said.search(head)), "air_passengers")
