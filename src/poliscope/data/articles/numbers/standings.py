"""Standings of English league tables: "#4", "the No. 1 city", "up three spots", "and Pune by two"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from poliscope.data.articles.numbers.records import NumberMention, rank_mention, value_of
from poliscope.data.articles.signs import holds

__all__ = ["find_standings"]

_WORD = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty"
_N = rf"(?:{_WORD}|\d{{1,3}})"
_STEPS = "places?|spots?|positions?|ranks?|notch(?:es)?|rungs?"
_VERB = (
    r"(?:slip|drop|fall|fell|los|climb|ros|ris|gain|mov|went|go|gone|jump|advanc|leap|leapt|improv|tumbl|"
    r"slid|shot|push|surg|declin|vault)(?:e|es|ed|ing|s|en|ped|ping|t)?"
)
#: "#4", "#10 from #15"; no "#MeToo", and no "Lot #4".
_HASH = re.compile(
    r"(?<![\w#&])(?<!Lot )(?<!lot )(?<!Item )(?<!Issue )(?<!Room )(?<!Suite )#(?P<n>\d{1,3})(?![\w:])"
)
#: "ranked number 28", "the No. 1 city", "at No. 7"; no reactor, route or document of that number.
_NUMBER = re.compile(
    rf"(?:\b(?P<rank>[Rr]ank(?:s|ed|ing)?(?: (?:as|at|in))?(?: the)? (?:#|[Nn]umber |[Nn]o\.? ?)?|"
    rf"\b(?:in|at) (?:spot|position) )|"
    rf"\b(?:[Nn]umber |[Nn]o\. ?))(?P<n>{_N})\b"
    r"(?![-–]?(?:\w+ )?(?:reactor|line|plant|unit|train|route|bus|road|school|hospital|factory|well|mine|"
    r"document|article|\d|%))"
)
_NOT_BEFORE_NUMBER = re.compile(
    r"\b[Vv]ol(?:ume)?\.? \w+,? $|\b(?:[Rr]oute|[Bb]us|[Dd]ocument|[Oo]rder|[Ll]ine|[Rr]esolution|"
    r"[Aa]ct|[Uu]nit|[Bb]ill|[Ff]lat) $|"
    r"\b(?:[a-z]{3,}s|now|already|currently|still|together|alone) $|"  # "firms now number 285"
    r"\b(?:who|which) is (?:the )?(?:real |true )?$|"
    r"(?:\bnot|n['’]t|\bnever|\bno longer)(?: [a-z]+)? (?:the |a )?$"  # "is not the number one"
)
_LED_NUMBER = re.compile(
    r"(?:^|[,:;(\"“] ?|['’]s |\b(?:the|is|at|as|was|be|been|its|to|in|of|from|and|currently|still|became|"
    r"becomes|now) )$"
)
_AFTER_NUMBER = re.compile(
    r"[.,;:)–—]|$| (?:spot|place|position|in|on|of|globally|worldwide|nationally|overall|among|behind|"
    r"from|to|last|this|for|and|with|while|out|city|cities|state|county|country|economy|market|"
    r"destination|exporter|producer|"
    r"hub|port|airport|ecosystem|metro|region|university|town|location|source|[a-z]+ (?:city|state|county|"
    r"country|economy|market|destination|exporter|producer|hub|port|ecosystem|metro|region|university|town|"
    r"location))\b"
)
#: "moved up an impressive five places", "down two notches", "by one place", "three spots higher".
_MOVED = re.compile(
    rf"\b(?:(?:{_VERB} )?(?:up|down|back|forward|another|a further|by|an? [a-z]+)|{_VERB})"
    rf"(?: (?:by|an? [a-z]+|some|another|no fewer than|as many as))? (?P<n>{_N}) (?:{_STEPS})\b|"
    rf"\b(?P<m>{_N}) (?:{_STEPS})\b"
    r"(?= (?:to (?:#|[Nn]o\.|number|\d|[a-z]+th\b|first|second|third)|"
    r"(?:above|below|up|down|higher|lower|ahead|behind|better|worse|from)\b))",
    re.IGNORECASE,
)
#: "moved up by five and four positions, respectively": the first of two.
_MOVED_TWO = re.compile(rf"\b(?:by |up |down )(?P<n>{_N}) and (?P<m>{_N}) (?:{_STEPS})\b")
#: "Beijing by one place and Shanghai by two".
_AND_BY = re.compile(
    rf",? (?:and|while|but) (?:[A-Z][\w’'-]+ ){{1,3}}by (?P<n>{_N})"
    r"(?=[.,;)]|$| (?:and|in|on|this|from|to|since) )"
)
#: "tops the list of the most liveable cities", "came top"; not "tops the list of complaints".
_TOP_EN = re.compile(
    r"\b(?P<n>(?:(?:tops?|topped|topping) (?:the|this|its|[A-Z]\w+['’]s) "
    r"(?:[\w'’-]+ ){0,4}?(?:list|ranking|table|league|index|chart|leaderboard|scoreboard)s?"
    r"|(?:came|comes|coming|ranks|ranked|finished|placed) (?:out )?top"
    r"|(?:took|takes|taking|keeps?|kept|holds?|held|retain(?:s|ed)|regain(?:s|ed)|claim(?:s|ed)|won|"
    r"secur(?:es|ed)|defend(?:s|ed)|occup(?:ies|ied)) (?:the )?(?:top|first) (?:spot|place|position)))\b"
    r"(?! (?:of|in|\d|five|ten|three|twenty) ?(?:(?:[a-z]+ )?(?:concerns|worries|priorities|complaints|"
    r"reasons|problems|wishes|agenda|demands)|\d|$))"
)
#: "was runner-up in the ranking": the second.
_RUNNER_UP = re.compile(r"\b(?P<n>runner-up)\b")


def find_standings(text: str, start: int, end: int) -> list[NumberMention]:
    """Find standings and moves in the league tables of the English press.

    Of the form "rank", from left to right, without overlap.
    """
    piece = text[start:end]
    spans: list[tuple[int, int, str]] = []
    if "#" in piece:
        spans += [(m.start("n") - 1, m.end("n"), m.group("n")) for m in _HASH.finditer(text, start, end)]
    # "which is the No. 1 city?" ranks nobody
    if holds(piece, ("umber ", "No.", "no.", "ank", "spot ", "position ")) and not piece.rstrip().endswith(
        "?"
    ):
        spans += _numbered(text, start, end)
    if holds(piece, (" place", " spot", " position", " rank", " notch", " rung")):
        spans += _moves(text, start, end)
    for pattern, signs, rank in (
        (_TOP_EN, (" top", " first "), "1"),
        (_RUNNER_UP, ("runner-up",), "2"),
    ):
        if holds(piece, signs):
            spans += [(*m.span("n"), rank) for m in pattern.finditer(text, start, end)]
    kept: list[NumberMention] = []
    for a, b, word in sorted(spans):
        numeral = value_of(word)
        if numeral and (not kept or a >= kept[-1].end):
            kept.append(rank_mention(a, b, numeral))
    return kept


#: "ranked 1,000 cities", "ranked 151 major economies": how many were ranked.
_RANKED = (
    r"(?:cities|countries|regions|states|universities|economies|firms|companies|ecosystems|metros|"
    r"places|towns)"
)


def _numbered(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    for found in _NUMBER.finditer(text, start, end):
        a, b = found.span("n")
        if found.group("rank") is None:
            if _NOT_BEFORE_NUMBER.search(text, max(start, found.start() - 20), found.start()):
                continue
            plain = text.startswith("number", found.start())
            if plain and not _LED_NUMBER.search(text, max(start, found.start() - 16), found.start()):
                continue  # "the institutes in the city number nine"
            if not _AFTER_NUMBER.match(text, b):
                continue
            a = found.start()
        elif re.match(
            rf" (?:{_STEPS}|of|hundred|thousand|times|years?|(?:[a-z]+ ){{0,2}}{_RANKED})\b|[,.]\d",
            text[b : b + 40],
        ):
            continue
        yield a, b, found.group("n")


def _moves(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    for found in (*_MOVED.finditer(text, start, end), *_MOVED_TWO.finditer(text, start, end)):
        for name in ("n", "m"):
            if found.group(name):
                yield *found.span(name), found.group(name)
        beside = _AND_BY.match(text, found.end(), end)
        if beside:
            yield *beside.span("n"), beside.group("n")
