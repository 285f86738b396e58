"""Numbers that tell how often something is done, or how many read a page: nothing of a place."""

from __future__ import annotations

import re

from poliscope.data.quantities.scanning import Scanned

__all__ = ["is_how_often", "is_readership"]

#: "Join 12,000 subscribers": who reads the page itself.
_READERS = re.compile(r"\b(?:subscribers|readers|followers|members|listeners|others)$")
_PAPER = re.compile(
    r"\b(?:[Jj]oin|[Nn]ewsletters?|[Ss]ubstack|[Pp]odcast|[Bb]log|[Rr]ead by|[Ss]ent to|[Tt]rusted by)\b"
)
#: "she counted three times.": how often something was done.
_OFTEN = re.compile(r"(?:two|three|four|five|six|seven|eight|nine|ten|several) times\b", re.IGNORECASE)
_A_YEAR = re.compile(
    r" (?:an?|each|every|per|in (?:one|an?|the same)) (?:day|week|month|year|night|hour|morning|evening|\w)\b"
)
_GROWN = re.compile(r"\b(?:gr[eo]w\w*|r[io]se\w*|risen|multipli\w+|increase\w*|up|expand\w+|swell?e\w+)\b")


def is_how_often(text: str, scanned: Scanned, head: str, after: str) -> bool:
    """Tell how often something was done from a multiple: "moved house 11 times", "counted three times.".

    Parameters
    ----------
    scanned : Scanned
        The number, of the unit "times".
    head, after : str
        What stands right before and behind it.
    """
    if text[scanned.end - 1] in "x×" or _is_multiple(head, after):  # "Warsaw's 1.9x"
        return False
    if _A_YEAR.match(after) and not _GROWN.search(head):
        return True  # "is published four times a year"
    said = _OFTEN.match(text, scanned.start) if re.match(r"[.,;:]|$", after) else None
    return not scanned.words or (said is not None and _GROWN.search(head) is None)


def _is_multiple(head: str, after: str) -> bool:
    """Tell "three times the average" from "moved house 11 times"."""
    if not re.search(r"[A-Za-z] ?$", head) or re.search(r"[\u4e00-\u9fff]", head[-12:]):
        return True
    return bool(
        re.match(
            r" ?(?:as|the|that|those|more|higher|larger|bigger|faster|its|their|over|what|[A-Z]|of|"
            r"(?:local |gross |annual |average |median |mean |typical |household |disposable )*(?:earnings|"
            r"incomes?|wages?|salar(?:y|ies)|pay|gdp|rents?)|"
            r"(?:average|median|mean|typical)\b)",
            after,
        )
        or re.search(
            r"\b(?:by|to|nearly|almost|about|roughly|over|than|is|are|was|were|grew|some|around|costs?) $",
            head,
        )
    )


def is_readership(text: str, sentence: int, scanned: Scanned) -> bool:
    """Tell how many a paper says that it has: "Join 12,000 subscribers".

    Parameters
    ----------
    sentence : int
        Where the sentence begins.
    scanned : Scanned
        The number.
    """
    if _READERS.search(text[scanned.start : scanned.end]) is None:
        return False
    return _PAPER.search(text, max(sentence, scanned.start - 70), scanned.start) is not None
