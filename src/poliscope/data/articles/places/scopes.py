"""Wider places in English that only say of what a city is a part, or within what it is compared.

"Karachi contributes 70% of Pakistan's revenue", "the city leads India in start-ups", "Leeds, the UK's
second-largest legal centre": the figure is the city's, wherever the country's name stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from poliscope.data.articles.places.finding import PlaceMention
from poliscope.data.articles.signs import is_latin

__all__ = ["is_scope"]

_WIDE = frozenset({"country", "region", "group", "world"})
_NARROW = frozenset({"city", "county", "zone", "unit", "unknown"})
#: What begins a clause with its own subject: "while India's exports grew".
_CLAUSE_START = re.compile(
    r"(?:^|[,;:.—–] |\b(?:and|while|but|whereas|although|though|if|when|because|since|that|where|which) )"
    r"(?:in |for |the |all |across )*$",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"['’]s? (?!(?:about |just |only |some |nearly |over )?[$€£₹¥]?\d)[A-Za-z“\"]")
#: "Leeds, the UK's second-largest legal centre, employs".
_APPOSITION = re.compile(
    r"['’]s? (?:[\w&-]+ ){0,6}(?:city|town|port|hub|centre|center|capital|market|economy|"
    r"cluster|home|region|state|metropolis|[a-z]{2,}er)\b"
)
_LEADS = re.compile(
    r"\b(?:leads?|led|leading|tops?|topped|topping|heads?|headed|dominates?|dominated|outpaces?|outpaced) "
    r"(?:all of |the rest of |the )?$"
)
_SHARE_IN = re.compile(
    r"\b(?:share|contribution|weight|portion|role|stake|part) (?:of [^,;.]{2,40} )?(?:in|to|of) (?:the )?$|"
    r"\bshare of [^,;.]{2,60} in (?:the )?(?:total|number|country|nation)\b[^,;.\d]{0,70} (?:in|of) "
    r"(?:the )?$",
    re.IGNORECASE,
)
#: "the fifth-largest hub globally, after Silicon Valley and London".
_RANKED_AFTER = re.compile(
    r"(?:\w{3,}est|most \w+|rank\w*|second|third|fourth|fifth|sixth|\d(?:st|nd|rd|th))\b[^.;]{0,50}?,? "
    r"(?:just |only |right )?(?:after|behind|following) (?:the )?$",
    re.IGNORECASE,
)
_TRADED = re.compile(
    r"\b(?:exports?|exported|shipments?|shipped|sales|imports?|imported|goods|flights?|visitors|tourists|"
    r"arrivals|trade)\b[^.;,\d]{0,40}? (?:to|from|with) (?:the )?$",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"(?:It|They|She|He|The (?:city|town|region|county|port|state|district|capital|metropolis)(?! of\b))\b"
)
_ALL_OVER = re.compile(r"(?:nationwide|nationally|countrywide|statewide|globally|worldwide)$", re.IGNORECASE)
_BESIDE_NUMBER = re.compile(r"\d[^.;,]{0,24}$")


def is_scope(text: str, start: int, mentions: Sequence[PlaceMention], marks: Sequence[bool]) -> bool:
    """Tell whether the last of some places is a wider one that owns none of the figures of a sentence.

    Parameters
    ----------
    mentions : sequence of PlaceMention
        Its places up to the one that is asked for.
    marks : sequence of bool
        Which of those before it own no figure.

    Returns
    -------
    bool
        False for Chinese.
    """
    mention = mentions[-1]
    if not is_latin(text[mention.start]):
        return False
    owners = [other for other, mark in zip(mentions, marks, strict=False) if not mark]
    if owners and _is_rival(text, start, mention):
        return True
    narrower = _PRONOUN.match(text, start) or any(is_narrower(other, mention) for other in owners)
    return bool(narrower) and _is_within(text, start, mention)


def is_narrower(other: PlaceMention, mention: PlaceMention) -> bool:
    """Tell a city beside a country, or a province beside one."""
    if mention.place.kind in _WIDE:
        return other.place.kind in _NARROW or other.place.kind == "province"
    return mention.place.kind == "province" and other.place.kind in _NARROW


def _is_rival(text: str, start: int, mention: PlaceMention) -> bool:
    """Tell a place that another is ranked behind, or leads."""
    before = text[max(start, mention.start - 90) : mention.start]
    return bool(_LEADS.search(before) or _RANKED_AFTER.search(before))


def _is_within(text: str, start: int, mention: PlaceMention) -> bool:
    before = text[max(start, mention.start - 90) : mention.start]
    if _LEADS.search(before) or _SHARE_IN.search(before) or _TRADED.search(before):
        return True
    if _ALL_OVER.search(text[mention.start : mention.end]):
        return _BESIDE_NUMBER.search(before) is None
    if _POSSESSIVE.match(text, mention.end) is None:
        return False
    if _CLAUSE_START.search(before):
        return before.endswith((", ", ", the ")) and _APPOSITION.match(text, mention.end) is not None
    return True
