"""What English says aside, between commas, of the noun before: "Exports from Ulsan, home to ..., rose"."""

from __future__ import annotations

import re

from poliscope.data.articles.signs import compile_from

__all__ = ["aside"]

#: The verb behind the aside, which has its subject before it.
_GOES_ON = compile_from(
    r",",
    r"(?<!\d), (?:(?:also|now|then|still|has|have|had|was|were|is|are|will|would|could|meanwhile) )*"
    r"(?:r[io]se[ns]?|f[ae]ll(?:en|s)?|gr[eo]w[ns]?|climb(?:ed|s)|jump(?:ed|s)|drop(?:ped|s)|declined?s?|"
    r"increase[ds]?|"
    r"decrease[ds]?|surged?s?|soared|slipped|slid|shrank|shrunk|stood|stands|reach(?:ed|es)|came|hit|"
    r"totall?ed|"
    r"amount(?:ed|s)|averaged?s?|remain(?:ed|s)|numbered|exceed(?:ed|s)|tumbled|sank|dipped|edged|doubled|"
    r"expanded|contracted|passed|made up|accounted for|up|down)\b[^,;.]{0,40}$",
)
_OPENS = re.compile(
    r"(?<!\d), (?:home to|where|which|who(?:se)?|with|an?|the|once|long|known|one of|whose|itself|now|"
    r"already|still|"
    r"birthplace|seat|capital|part of|near|north|south|east|west)\b"
)


def aside(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Find what is said between commas behind a subject and before the verb that measures it.

    Parameters
    ----------
    start, end : int
        The sentence up to the figure.

    Returns
    -------
    (int, int) or None
        From the comma that opens it to the one that closes it.
    """
    head = text[start:end]
    closed = _GOES_ON.search(head) if ", " in head else None
    opened = _OPENS.search(head, 0, closed.start()) if closed is not None else None
    if closed is None or opened is None:
        return None
    return start + opened.start(), start + closed.start()
