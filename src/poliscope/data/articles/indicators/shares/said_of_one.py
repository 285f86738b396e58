"""Shares whose noun stands in the figure: "one shop in six stands empty"."""

from __future__ import annotations

import re

from poliscope.data.articles.indicators.passage import Passage

__all__ = ["said_behind"]

_ONE_IN = re.compile(
    r"\b(?:one|two|three|four|1|2|3) (?P<noun>[a-z]+(?: [a-z]+)?) (?:in|out of)(?: every)? \w+$",
    re.IGNORECASE,
)


def said_behind(p: Passage, i: int, most: int = 110) -> str:
    """Give what stands behind a share, with the noun that the figure itself holds put before it.

    Parameters
    ----------
    most : int
        How much of it.

    Returns
    -------
    str
        ``" of shops stands empty"`` behind "one shop in six".
    """
    number = p.numbers[i]
    tail = p.text[number.end : min(p.end, number.end + most)]
    inside = _ONE_IN.search(p.text[number.start : number.end])
    if inside is None or tail[:1] != " ":
        return tail
    noun = inside["noun"]
    many = noun if noun.endswith("s") else f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f" of {_MANY.get(noun, many)}{tail}"


_MANY = {"person": "people", "man": "men", "woman": "women", "child": "children"}
