"""Firms and patents that were told before, by a verb: "Philips alone files 1,100 a year"."""

from __future__ import annotations

import re

from poliscope.data.articles.indicators.records import Topic, topic_of
from poliscope.data.articles.indicators.rules import Figure, rule
from poliscope.data.articles.indicators.verbs.verb import ENDS, NEAR

__all__ = ["files_again", "firms_named", "incubated_again"]

_COUNTS = frozenset({"count", None})

_FILES = re.compile(r"\b(?:files?|filed|filing|applied for|submitted)" + NEAR)
_WINS = re.compile(r"\b(?:was granted|were granted|was awarded|won|obtained|received|secured)" + NEAR)
_ENDS = re.compile(ENDS)


@rule(units=_COUNTS, kinds={"level"}, signs=("fil", "grant", "award", "won", "obtain", "receiv", "applied",
                                             "submit", "secur"))  # fmt: skip
def files_again(f: Figure) -> Topic | None:
    """Read "Philips alone files 1,100 a year" as patents where they were told of before."""
    p, number = f.passage, f.number
    context = p.context.code if p.context is not None else ""
    if "patent" not in context or f.named_here or not _ENDS.match(p.text, number.end):
        return None
    head = p.text[f.after : number.before]
    kind = "applications" if _FILES.search(head) else "grants" if _WINS.search(head) else None
    if kind is None:
        return None
    code = f"invention_patent_{kind}" if context.startswith("invention_patent") else f"patent_{kind}"
    return topic_of(code, 0.75)


_INCUBATORS = frozenset(["incubators", "accelerators", "coworking_spaces", "maker_spaces"])
_THEY_HOUSE = re.compile(
    r"\b(?:[Tt]hey|[Ii]t|[Tt]hese|[Tt]ogether)\b[^.;\d]{0,40}\b(?:hous(?:e[sd]?|ing)|host(?:s|ed)?|support(?:s|ed)?|help(?:s|ed)?|"
    r"nurture[sd]?|h[eo]lds?|back(?:s|ed)?|hatched|graduated|serve[sd]?|incubated?|trained)" + NEAR
)
_FIRMS = re.compile(
    r" ?(?:[a-z-]+ ){0,2}(?:firms|companies|businesses|enterprises|start-?ups|ventures|teams|founders)\b"
)


@rule(units={"count", None}, kinds={"level"}, signs=("hey", "It ", "hese", "ogether"))
def incubated_again(f: Figure) -> Topic | None:
    """Read "They have supported 640 firms" of incubators that were told of before."""
    p, number = f.passage, f.number
    if p.context is None or p.context.code not in _INCUBATORS or f.i:
        return None
    inside = re.search(r"[a-z-]{4,}$", p.text[number.start : number.end])
    tail = (" " + inside.group() if inside else "") + p.text[number.end : min(p.end, number.end + 50)]
    if not _THEY_HOUSE.search(p.text[p.start : number.before]) or not _FIRMS.match(tail):
        return None
    return topic_of("incubated_firms", 0.75)


#: "96 companies made the national list of single champions", "401 firms were recognised as little giants".
_NAMED = re.compile(
    r" ?(?:[a-z-]+ ){0,2}(?:firms|companies|businesses|enterprises|start-?ups|manufacturers)?(?: (?:in|"
    r"from|of) (?:the )?"
    r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)? (?:(?:ha(?:ve|s|d) )?(?:made|entered|joined|are on|were on|"
    r"appear(?:ed)? on|feature[sd]? "
    r"on|won places on|were added to|been added to) (?:the|a|this year['’]s) [\w -]{0,30}?lists? of |"
    r"(?:have |had )?(?:were|"
    r"was|been|are|being) (?:newly |officially )?(?:named|recogni[sz]ed|certified|designated|classified|"
    r"rated|listed|"
    r"approved|accredited|selected|identified|awarded)(?: as| the title of| status as)? )(?:a |an |the |"
    r"new |state-level |"
    r"national-level |national |provincial )*"
)


@rule(units={"count", None}, kinds={"level", "change"}, signs=("list", "as ", "named", "rated", "title"))
def firms_named(f: Figure) -> Topic | None:
    """Read firms that are on a list of what they are, or are named so, as that."""
    p, number = f.passage, f.number
    inside = re.search(r"(?<=\d)? ?[a-z-]{4,}$", p.text[number.start : number.end])
    start = number.end - len(inside.group()) if inside else number.end
    found = _NAMED.match(p.text, start, p.end)
    if found is None:
        return None
    named = next((t for t in p.topics if t.start == found.end()), None)
    if named is None or not named.indicator.kinds & {"count"} or named.indicator.code == "firms":
        return None
    return named.as_topic(0.8)
