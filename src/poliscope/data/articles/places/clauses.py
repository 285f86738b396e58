"""Places that only explain another one: appositions and clauses that describe it."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Sequence

from poliscope.data.articles.places.finding import PlaceMention
from poliscope.data.articles.signs import is_latin

__all__ = ["appositions", "remark_end"]

#: "The province, which includes Pangyo and Suwon, spent", "Saxony, home to Dresden's chip plants, has".
_RELATIVE_EN = re.compile(
    r"(?: of [\d,.]+(?: [a-z]+){1,2})?(?:,? (?:which|whose|where|who|home to|home of|including|comprising|"
    r"famous for|known for|birthplace of|seat of) |, (?:with its [a-z]+ (?:in|at)|near|outside|across|in|on|"
    r"at|below|above|long|once|often|sometimes|now|still|already|itself|second|third|fourth|just|only|about|"
    r"some|half|nearly|less|more|next|north|south|east|west|[a-z]{3,}ed|(?:an?|the) [a-z-]+|"
    r"(?:an|one|two|three) hours?|\d+) )"
)
_VERB_AFTER_EN = re.compile(
    r", (?:(?:also|now|still|alone|itself|meanwhile|in turn|for its part,?) )?(?:has|have|had|is|are|was|"
    r"were|will|would|could|can|does|did|remains?|"
    r"[a-z]{2,}(?:ed|ends?|ows|es)|spent|grew|fell|rose|made|sold|built|drew|won|lost|held|kept|led|saw|"
    r"ran|paid|took|got|came|went|began|became|gave|left|met|stood|lay|bought|brought|sent|slid|hit|set|cut|"
    r"put|shed|[a-z]{3,}s) "
)


def appositions(text: str, mentions: Sequence[PlaceMention]) -> tuple[PlaceMention, ...]:
    """Find places that only explain the one before: "Guangzhou, the capital of Guangdong Province,".

    Parameters
    ----------
    mentions : sequence of PlaceMention
        The places of a sentence, from left to right.

    Returns
    -------
    tuple of PlaceMention
        Those that own no number beside the place that they explain.
    """
    return _explaining(text, tuple(mentions)) if mentions else ()


@functools.lru_cache(maxsize=8)  # asked for what a sentence is about, and again for its figures
def _explaining(text: str, mentions: tuple[PlaceMention, ...]) -> tuple[PlaceMention, ...]:
    owned = [
        later
        for former, later in itertools.pairwise(mentions)
        if re.fullmatch(r"(?: [a-z]+){0,3}, ", text[former.end : later.start])
        and re.match(r"['’]s [^,.;\d]{2,50},", text[later.end : later.end + 60])
    ]
    parts = [  # "Hobart's Long Beach"
        later
        for former, later in itertools.pairwise(mentions)
        if former.place.kind == "city"
        and later.place.kind in {"city", "county", "unknown"}
        and text[former.end : later.start] in {"'s ", "’s "}
    ]
    states = [
        later
        for former, later in itertools.pairwise(mentions)
        if text[former.end : later.start] == ", "
        and later.place.kind in {"province", "country"}
        and former.place.kind in {"city", "county", "unknown"}
        and re.match(r"[,.;)]| (?:region|area|metro)", text[later.end : later.end + 8])
    ]
    reached = [  # "A box from Gdynia to Shanghai takes 41 days"
        later
        for former, later in itertools.pairwise(mentions)
        if text[former.end : later.start] == " to " and text.endswith(("from ", "From "), 0, former.start)
    ]
    return (
        *_by_the_way(text, mentions),
        *owned,
        *reached,
        *parts,
        *states,
        *_inside_clauses(text, mentions),
        *(
            later
            for former, later in itertools.pairwise(mentions)
            if re.match(
                r",? (?:the|an?|in|capital|home|around)\b[^,.;]{0,50}$", text[former.end : later.start]
            )
            and re.match(r"[^,.;\d]{0,20},", text[later.end : later.end + 24])
            and text.startswith(",", former.end)
        ),
    )


#: ", mostly fuel for Uganda, or", "August, when the United States raised its duty, orders": told by the way.
_MOSTLY_EN = re.compile(
    r"[,(] ?(?:most(?:ly)?|mainly|chiefly|largely|partly|notably|especially|primarily|particularly|"
    r"principally|some of (?:it|them)|much of (?:it|them)|many of them) [^,;.()\d]*$"
)
_WHEN_EN = re.compile(
    r"(?:, |[—–] ?)(?:which|when|where|after|because|since|as|though|although|once|until|before) [^,;.\d]*$"
)
_WHICH_EN = re.compile(r", (?:which|where) [^,;.\d]*$")
_CLOSED_EN = re.compile(r"[^,;.()\d]*[,;.)](?!\d)(?! (?:which|where|whose|home to)\b)")
_CLOSED_LATER_EN = re.compile(r"(?:['’]s)? [^,;.()\d]*(?:, |[—–])(?!an? |the )")


def _by_the_way(text: str, mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Find places in a remark between commas that has no figure of its own."""
    inside = []
    for mention in mentions:
        if not is_latin(text[mention.start]):
            continue
        a = max(0, mention.start - 90)
        mostly = _MOSTLY_EN.search(text, a, mention.start) and _CLOSED_EN.match(text, mention.end)
        when = _WHEN_EN.search(text, a, mention.start) and _CLOSED_LATER_EN.match(text, mention.end)
        which = _WHICH_EN.search(text, a, mention.start) and text.startswith(", but ", mention.end)
        if mostly or when or which:
            inside.append(mention)
    return inside


#: As ``_WHEN_EN`` and what closes it, also with figures of its own.
_WITH_FIGURES_EN = re.compile(r"(?:^|, |[—–] ?)(?:when|where|after|because|since|although|once) [^,;.]*$")
_END_EN = re.compile(r"(?:['’]s)? [^,;.]*?(?:, |[—–])(?!\d|an? |the )")


def remark_end(text: str, start: int, mention: PlaceMention) -> int | None:
    """Tell where a remark of a sentence ends in which a place stands: "when Spain cut it to 5 per cent, ".

    Parameters
    ----------
    mention : PlaceMention
        The place.

    Returns
    -------
    int or None
        None for a place in no remark, or in one that the sentence begins with.
    """
    if not is_latin(text[mention.start]):
        return None
    opened = _WITH_FIGURES_EN.search(text, max(start + 1, mention.start - 90), mention.start)
    closed = _END_EN.match(text, mention.end) if opened is not None else None
    return closed.end() if closed is not None else None


def _inside_clauses(text: str, mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Find places inside a clause that only describes the one before it."""
    inside: list[PlaceMention] = []
    for i, mention in enumerate(mentions):
        if not is_latin(text[mention.start]) or mention in inside:
            continue
        opened = _RELATIVE_EN.match(text, mention.end)
        closed = _VERB_AFTER_EN.search(text, opened.end(), opened.end() + 220) if opened is not None else None
        if opened is not None and closed is not None and "." not in text[opened.end() : closed.start()]:
            inside += [m for m in mentions[i + 1 :] if m.end <= closed.start()]
        if i + 1 < len(mentions) and _is_located(text, mention, mentions[i + 1]):
            inside.append(mentions[i + 1])
    return inside


_IN_WIDE = re.compile(r" in (?:the )?(?:(?:far )?(?:north|south|east|west|central)[a-z-]* )?(?:of )?")
_PREPOSITION = re.compile(r"\b(?:in|of|at|from|to|for|than) (?:the )?$")


def _is_located(text: str, mention: PlaceMention, located: PlaceMention) -> bool:
    """Tell "Techno Valley in Seongnam covers", "Oulu in northern Finland saw": where the one before lies."""
    if not re.match(r"(?: alone)? [a-z]", text[located.end : located.end + 8]):
        return False
    gap = text[mention.end : located.start]
    if mention.place.kind == "city" and not mention.described:
        return located.place.kind in {"country", "province", "region"} and _IN_WIDE.fullmatch(gap) is not None
    if mention.described and gap in {" on ", " in "}:
        return True  # "its rival on Funen cost"
    return (
        mention.place.kind in {"zone", "unknown", "organisation", "county"}
        and located.place.kind in {"city", "province", "country", "county", "unknown", "region"}
        and gap in {" in ", " near ", " outside ", " in the "}
        and not _PREPOSITION.search(text[max(0, mention.start - 8) : mention.start])
    )
