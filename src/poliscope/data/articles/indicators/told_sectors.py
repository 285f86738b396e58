"""The sector that an English sentence told of before: its subject, or the firms that it counts."""

from __future__ import annotations

import re

from poliscope.data.articles.indicators.modifiers import modifier_behind_en, modifier_en

__all__ = ["subject_sector"]

#: "The textile sector of Lodz contributes 57% of the exports", "Agriculture employs 41% of them".
_SECTOR_SUBJECT = re.compile(
    r"(?:^|[.;] )(?:In [^,.;]{2,30}?,? )?(?:[Tt]he |Its |"
    r"[A-Z][\w-]+['’]s )?(?P<words>[A-Za-z][\w-]*(?: [a-z][\w-]*){0,5}) "
    r"(?:sectors?|industry|industries)\b(?P<between>[^;]{0,90})$"
)
_SUBJECT_EMPLOYS = re.compile(
    r"(?:^|[.;] )(?P<words>[A-Z][a-z]+(?: [a-z]+)?) (?:employ|account|provid|support)\w*\b"
    r"(?:[^.;]|\.(?=\d)){0,40}$"
)
#: "1,100 companies in photonics with 24,000 employees", "battery firms of Debrecen employ": theirs.
_FIRMS_OF = re.compile(
    r"(?:\b(?P<words>[A-Za-z][\w-]*(?: [a-z][\w-]*){0,3})[ -](?:companies|firms|businesses|manufacturers|"
    r"makers|"
    r"producers|cluster|industry|sector)\b|"
    r"\b(?:companies|firms|businesses|enterprises) (?:in|"
    r"from) (?:the )?(?P<field>[a-z][\w-]*(?: [a-z][\w-]*){0,3}?)"
    r"(?=,| with| that| which| who| and| employ| of|;)|"
    r"\b(?P<young>[Ss]tart-?ups)\b)(?P<between>(?:[^.]|\.(?=\d)){0,90})$"
)
_OF_FIRMS = frozenset(["employment", "revenue", "profit"])
_OTHER_SUBJECT = re.compile(
    r"\b(?:sector|industry|total|overall|economy|national|all|while|but|whereas)\b|\. "
)
_OF_A_SUBJECT = frozenset(
    ["employment", "exports", "imports", "new_jobs", "revenue", "output_value", "gva", "value_added"]
)


_OTHER_FIRMS = re.compile(
    r"\b(?:companies|firms|plants?|university|universities|council|city['’]s|government|state|county|"
    r"region['’]s|other|others)\b"
)


def _last_stop(head: str) -> int:
    """Give where the last sentence of some words begins: behind the last stop that is no decimal point."""
    at = len(head)
    while (at := head.rfind(".", 0, at)) >= 0 and head[at + 1 : at + 2].isdecimal():
        pass
    return at + 1


def subject_sector(text: str, start: int, code: str) -> str | None:
    """Find the sector that is the subject of an English sentence, or of whose firms it tells.

    Parameters
    ----------
    text : str
    start : int
        Where the phrase of the indicator begins.
    code : str
        Its code.

    Returns
    -------
    str or None
        The sector's part of a code.
    """
    if code not in _OF_A_SUBJECT:
        return None
    head = text[max(0, start - 170) : start]
    found = _SECTOR_SUBJECT.search(head)
    if found is not None and not _OTHER_SUBJECT.search(found["between"]):
        return modifier_en(found["words"], code)
    found = _SUBJECT_EMPLOYS.search(head) if code in {"employment", "new_jobs"} else None
    if found is not None:
        return modifier_en(found["words"], code)
    found = _FIRMS_OF.search(head, _last_stop(head)) if code in _OF_FIRMS else None
    if found is None or _OTHER_SUBJECT.search(found["between"]) or _OTHER_FIRMS.search(found["between"]):
        return None
    if found["young"]:
        return "startup"
    return modifier_en(found["words"], code) if found["words"] else modifier_behind_en(found["field"], code)
