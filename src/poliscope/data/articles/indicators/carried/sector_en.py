"""The sector that an English page goes on about in another paragraph: "The industry shipped goods worth".

Inside a paragraph ``narrower.told_sectors`` reads the words before a phrase. Here it is what the figures of
the whole page were of: where a sentence refers to "the sector", to that which was told of last; where it
refers to nothing, to the one sector that the page is about.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from poliscope.data.articles.indicators.carried.sector_zh import sector_of
from poliscope.data.articles.indicators.narrower.narrowing import BASES, same_as_lexicon
from poliscope.data.articles.indicators.passage import Passage
from poliscope.data.articles.indicators.records import Topic, plain_code
from poliscope.data.articles.indicators.rules import KINDS, LATIN, Figure, refines
from poliscope.data.articles.lexicon import build_lexicon

__all__ = ["of_the_trade", "trades_told"]

#: What a sector has where the sentence says whose only by "the sector".
_OWN = frozenset(
    [
        "employment", "new_jobs", "firms", "plants", "industrial_firms", "suppliers", "revenue", "exports",
        "imports", "output_value", "industrial_output", "productivity", "fdi", "investment", "average_wage",
        "rd_expenditure", "profit", "startups", "production_capacity", "vacancies", "engineers",
        "agreed_investment", "value_added", "gva", "shipments", "orders",
    ]
)  # fmt: skip
#: What it has in the sentence behind that names no place.
_NEXT = frozenset(["orders", "output_value", "revenue", "exports", "employment", "productivity", "profit"])
#: What it has even where the sentence refers to nothing, on a page about one sector only.
_BARE = frozenset(["employment", "firms", "plants", "industrial_firms", "revenue", "suppliers"])
_REFERS = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Tt]hat) (?:(?:whole|entire|local|same|regional|national|state['’]s|city['’]s) )*"
    r"(?:sector|industry|cluster|trade)\b(?! (?:of|park|body|association|group|and)\b)"
)
_WIDER = re.compile(
    r"(?i)\b(?:total|overall|economy|all|every|city|region|county|residents|inhabitants|unemployment|jobless|"
    r"industrial|manufacturing|universit\w+|council|government|services|public|retail|other|others|"
    r"people of|listed|"
    r"company|group|manufacturer|maker|firm|plant|factory|line|mill|yard|campus|headquarters|port|airport)\b"
)
_OF_ALL = re.compile(r"[^,.;]{0,12} (?:for|across|in) (?:all|every|the (?:whole|rest|economy))\b")
_MEANT = 3
"""So many figures of one sector make the page one about it."""
_MOST = 0.6
"""This part of the sectors' figures must be of it."""
#: Who owns firms, and how young they are, is no sector.
_NO_TRADE = frozenset(
    ["startup", "business", "foreign", "private", "state", "private_sector", "public_sector", "foreign_firms",
     "state_firms", "women_led", "manufacturing", "services", "industrial"]
)  # fmt: skip


def trades_told(figures: Sequence[tuple[Topic, str | None, str]], before: tuple[str, ...]) -> tuple[str, ...]:
    """Give the sectors that the figures of a page were of, after those of one more sentence.

    Parameters
    ----------
    figures : sequence of (Topic, str or None, str)
        What they measure, in what units.
    before : tuple of str
        The sectors so far.

    Returns
    -------
    tuple of str
        The last dozen of them.
    """
    named = [
        "technology" if t.code.startswith("technology_") else sector_of(t.code)
        for t, _, _ in figures
        if t.code
    ]
    return (*before, *(token for token in named if token is not None and token not in _NO_TRADE))[-12:]


def _names_place(p: Passage) -> bool:
    return any(kind not in {"organisation", "world"} for _, _, kind in p.named)


def _trade(f: Figure, topic: Topic, base: str) -> str | None:
    """Name the sector that a figure is of: of this sentence, of the one before, or of the whole page."""
    p = f.passage
    if p.scripts[0]:
        return None
    here = sector_of(f.out[-1].code or "") if f.out else None
    if here is not None and _REFERS.search(p.text, f.after, p.until(f.i)):
        return here  # "IT exports were Rs 2.7 lakh crore, and 9.4 lakh people worked in the industry"
    if not p.trades:
        return None
    trades = [token for token in p.trades if token != "technology"] or p.trades  # robots are more than that
    token, times = Counter(trades).most_common(1)[0]
    if times < _MOST * len(trades):
        return None
    if _REFERS.search(p.sentence):
        return None if _OF_ALL.match(p.text, f.number.end, p.end) else token
    if _WIDER.search(p.sentence):
        return None
    told = p.last[0].code if p.last is not None and p.fresh else None
    if base in _NEXT and told and sector_of(told) == token and not _names_place(p):
        return token
    alone = _names_place(p) and times >= _MEANT and times == len(trades) and base in _BARE
    return token if alone and not (topic.code or "").endswith("_share") else None


@refines(kinds=KINDS - {"rank"}, script=LATIN)
def of_the_trade(f: Figure, topic: Topic) -> Topic:
    """Tell what the sector has that the page is about from what the place has.

    The same where the sentence refers to no sector, or the page was of none or of several.
    """
    base = plain_code(topic.code)
    if base not in _OWN:
        return topic
    token = _trade(f, topic, base)
    if token is None:
        return topic
    tail = "firms" if base == "industrial_firms" else BASES.get(base, base)
    narrow = same_as_lexicon(token, tail)
    known = build_lexicon().by_code.get(narrow) or topic.indicator
    return replace(topic, code=(topic.code or "").replace(base, narrow, 1), indicator=known)
