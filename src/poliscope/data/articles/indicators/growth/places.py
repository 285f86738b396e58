"""Places that grow, and what else they do as the subject of an English verb."""

from __future__ import annotations

import re
from collections.abc import Sequence

from poliscope.data.articles.indicators.passage import Passage
from poliscope.data.articles.indicators.records import Topic, topic_of
from poliscope.data.articles.indicators.rules import LATIN, Figure, rule
from poliscope.data.articles.indicators.words.english import MOVED_EN
from poliscope.data.articles.indicators.words.subjects import english

__all__ = ["acts", "place_grew"]

_GREW = re.compile(
    r"(?P<verb>[Gg]r[eo]w(?:s|n|ing)?|shr(?:a|u)nk|shrinks?|expand(?:s|ed)?|contract(?:s|ed)|increased?|"
    r"swelled|swollen|"
    r"added|gained|lost|declined)"
    r"(?: (?:in size|in population|further|again|also|only|just|another|a further|by|to|at|nearly|almost|"
    r"over|about|some|"
    r"around|more than|less than|an?|roughly|a mere|as much as|annual|average|of|between|yearly|barely|"
    r"faster|slower|hardly))* ?$"
)
_WHO = re.compile(
    r"(?:^|[ ,;])(?:[Ii]t|[Tt]hey|(?:[Tt]he|[Oo]ur|[Tt]his) (?:\w+ )?(?:city|town|county|metro|region|"
    r"municipality|suburb|state|village|"
    r"borough|metropolis|province|district|area|country|commune|prefecture|capital|place|"
    r"metro area)(?: (?:proper|itself|as a whole))?)"
    r"(?:,[^,;.]{2,60},)?(?: (?:has|have|had|is|was|are|also|then|itself|only|still|actually|since|now))* $"
)
#: "Growing at barely 2 per cent, the state": who grows stands behind.
_WHO_BEHIND = re.compile(
    r"(?: a year| annually)?, (?:it|the (?:city|town|county|metro|region|state|province|country|district|"
    r"capital|"
    r"island|economy))\b"
)
#: What grows at a rate, not over a span of years: "growing at barely 5 per cent".
_AT = re.compile(r"[Gg]row\w*(?: \w+)? at\b")
_HAS = re.compile(
    r"(?:(?: as a whole| itself| proper|,(?:[^,;.]|(?<=\d)[.,](?=\d)){2,80},| \([^()]{2,40}\))?(?: (?:has|"
    r"have|had|is|was|are|"
    r"also|then|itself|only|still|alone|together|"
    r"actually|since|now|is now|in turn|which))*) $"
)
_PEOPLE_BEHIND = re.compile(
    r" of (?:its|their|the|her|his) (?:people|population|inhabitants|residents|citizens)\b| (?:people|"
    r"residents|inhabitants)\b"
)
_ECONOMIC = frozenset(["gdp", "gdp_growth", "gva", "gdp_per_capita"])


@rule(script=LATIN)
def place_grew(f: Figure) -> Topic | None:
    """Read "Spokane has grown 6.4%" as the growth of its people, or of its economy where that is told of.

    None where something of the place grows and not the place.
    """
    p, i, number, out = f.passage, f.i, f.number, f.out
    if f.trust >= 0.8 or not english(p, i):
        return None
    if number.scanned.unit in {"persons", "count", None} and number.scanned.value >= 1000:
        return _people_more(p, i)
    if f.kind not in {"growth", "level"} or number.scanned.unit not in {"%", "times"}:
        return None
    after = f.after
    head = p.text[after : number.before]
    found = _GREW.search(head)
    if found is None:
        return _growth_of(p, i, after, out)
    people = _PEOPLE_BEHIND.match(p.text, number.end, p.end)
    if (gate := _GATE.search(p.text, after, after + found.start())) is not None:
        return _of_gate(p, gate[1], out)
    kind = _who(p, after, after + found.start())
    if kind is None and after + found.start() == p.start and _WHO_BEHIND.match(p.text, number.end, p.end):
        kind = "state"
    if kind is None:
        return None
    lost = found["verb"] in {"added", "gained", "lost"}
    if people or lost:
        return _growth("population") if people else None
    told = [t.indicator.code for t in out if t.indicator is not None]
    told = told or ([p.context.code] if p.context is not None else [])
    economy = any(code in _ECONOMIC for code in told) or (
        "population" not in told
        and (
            kind == "country"
            or found["verb"].startswith(("expand", "contract"))
            or (_AT.match(found.group()) and not _SINCE.search(p.text, number.end, p.end))
            or _OF_A_QUARTER.match(p.text, number.end, p.end) is not None
        )
    )
    if (
        not economy
        and told
        and told[-1] != "population"
        and not i
        and p.fresh
        and not _SINCE.search(p.text, number.end, p.end)
    ):
        return None if kind == "pronoun" else _growth("population")
    return _growth("gdp" if economy else "population")


#: "The Ivorian port has grown by 15% a year": what goes through it.
_GATE = re.compile(
    r"\b([Pp]ort|[Hh]arbour|[Hh]arbor|[Aa]irport|[Rr]ival)(?: (?:of|in|"
    r"at) (?:[A-Z][\w’'-]+ ?)+)?(?:,[^,;.]{2,40},)?"
    r"(?: (?:has|have|had|also|then|itself|only|still|since|now))* $"
)


def _of_gate(p: Passage, gate: str, out: Sequence[Topic]) -> Topic | None:
    """Take the growth of a port or an airport as that of what goes through it."""
    told = [t.code or "" for t in reversed(out)] + ([p.context.code] if p.context is not None else [])
    through = next((re.sub("_growth$", "", code) for code in told if "_throughput" in code), None)
    if gate.lower() == "rival" and through is None:
        return None
    code = "air_passengers" if gate.lower() == "airport" else through or "cargo_throughput"
    return topic_of(f"{code}_growth", 0.7, code)


_PUT_ON = re.compile(
    r"(?:(?P<by>gr[eo]w(?:n|s)?|shr[au]nk|swell?ed|swollen|increased|declined)(?: in \w+)? by|put on|"
    r"added|adds|gained|gains|lost|loses|"
    r"shed)(?: (?:about|some|around|nearly|almost|over|just|only|barely|hardly|more than|a further|"
    r"another|an estimated|"
    r"roughly))* $"
)


def _people_more(p: Passage, i: int) -> Topic | None:
    """Read "put on 6,800 people" and "has grown by 109,000" of a place as the change of its people."""
    number = p.numbers[i]
    after = p.numbers[i - 1].end if i else p.start
    found = _PUT_ON.search(p.text, after, number.before)
    if found is None or _who(p, after, found.start()) is None:
        return None
    written = p.text[number.start : number.end + 12]
    if not re.search(r"\d ?(?:people|residents|inhabitants|souls|citizens)\b", written) and not (
        found["by"]
        and re.match(
            r"[,.;]| (?:since|in|over|between|during|last|to)\b", p.text[number.end : number.end + 9]
        )
    ):
        return None
    return topic_of("population_change", 0.75)


#: "the growth of the Plzen Region is now 1.6%", "recorded the sharpest decline, 2.9%".
_GROWTH_OF = re.compile(
    r"\b(?:growth|expansion|contraction|decline|slump|recession|rebound) (?:of|in|for) (?:the )?$"
)
_RECORDED = re.compile(
    r"\b(?:record(?:ed|s)|post(?:ed|s)|saw|sees|show(?:ed|s)|register(?:ed|s)|report(?:ed|s)) (?:the|a|"
    r"an) (?:[a-z-]+ )*"
    r"(?:growth|expansion|contraction|decline|fall|drop|rise|increase)(?: of|,| \(|:| at)+ ?$"
)


def _growth_of(p: Passage, i: int, after: int, out: Sequence[Topic]) -> Topic | None:
    """Read the growth "of the region" as that of its economy."""
    number = p.numbers[i]
    told = [t.indicator.code for t in out if t.indicator is not None]
    told = told or ([p.context.code] if p.context is not None else [])
    if any(after <= t.start < number.start and t.indicator.code != "gdp_growth" for t in p.topics):
        return None
    for a, b, _ in p.named:
        if after <= a and b <= number.before and _GROWTH_OF.search(p.text, after, a):
            verb = MOVED_EN.search(p.text[b : number.before])
            return _growth("gdp") if verb and "population" not in told else None
    recorded = _RECORDED.search(p.text, after, number.before)
    return _growth("gdp") if recorded and any(code in _ECONOMIC for code in told) else None


_SINCE = re.compile(r"\b(?:since|decade|years|census)\b")
#: "grew 9.4% in the first half", "grew 5% year on year": people are not counted by the quarter.
_OF_A_QUARTER = re.compile(
    r" (?:(?:in|during|over) (?:the |its )?(?:first|second|third|fourth|final|last|opening)"
    r"(?: (?:two|three|six|nine|\d))? (?:quarter|half|months)\b|year[- ]on[- ]year\b|"
    r"from a year (?:ago|earlier)\b|on the year\b)"
)


def _who(p: Passage, start: int, verb: int) -> str | None:
    """Tell of what kind the place is that is the subject before a verb."""
    for a, b, kind in p.named:
        if start <= a and b <= verb and _HAS.fullmatch(p.text, b, verb):
            lone = re.search(
                r"\b(?:in|of|from|at|to|for|with|by|than|near|around|across|and|['’]s) $|['’]s? $",
                p.text[max(start, a - 8) : a],
            )
            if lone and lone.group().startswith("and") and _owns_list(p, a):
                return None
            of_country = any(q == "country" and p.text[e:a].strip() in {"'s", "’s"} for _, e, q in p.named)
            return None if lone and not of_country and not lone.group().startswith("and") else kind
    return "pronoun" if _WHO.search(p.text[start:verb]) else None


def _owns_list(p: Passage, last: int) -> bool:
    """Tell "exports of Leeds and Hull grew" by what stands before the first of the list."""
    before = next((a for a, b, _ in p.named if p.text[b:last] == " and "), None)
    return before is not None and _OF_LIST.search(p.text, max(p.start, before - 8), before) is not None


_OF_LIST = re.compile(r"\b(?:of|in|from|at|for) $")
#: The first predicate of two: "The metropolitan area has four million people and produces".
_AND_THEN = re.compile(
    r" (?:(?!and |but |while |of |in |from )[a-z]+) [^;]{2,90}[ ,](?:and|but)(?: (?:now|still|also))* $"
)


def acts(p: Passage, verb: int) -> bool:
    """Tell whether a place is the subject of an English verb, also of the second of two joined by "and".

    Parameters
    ----------
    verb : int
        Where the verb begins.
    """
    if _who(p, p.start, verb) is not None:
        return True
    first = next(((a, b) for a, b, _ in p.named if a - p.start <= 12), None)
    opened = _OPENING.match(p.text, p.start, verb)
    ends = first[1] if first is not None else opened.end() if opened is not None else None
    return ends is not None and _AND_THEN.fullmatch(p.text, ends, verb) is not None


_OPENING = re.compile(
    r"(?:It|They|(?:The|Our|This) (?:\w+ )?(?:city|town|county|metro|region|municipality|state|village|"
    r"borough|metropolis|"
    r"province|district|area|country|capital|island|emirate))\b"
)


def _growth(base: str) -> Topic:
    code = "gdp_growth" if base == "gdp" else f"{base}_growth"
    return topic_of(code, 0.7, "gdp_growth" if base == "gdp" else base)
