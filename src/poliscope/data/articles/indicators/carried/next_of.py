"""The next of a list in English whose verb is not said again: "services added 21,000, construction 9,400"."""

from __future__ import annotations

import re
from dataclasses import replace

from poliscope.data.articles.indicators.narrower.modifiers import whole_en
from poliscope.data.articles.indicators.narrower.narrowing import BASES, narrowed
from poliscope.data.articles.indicators.records import (
    CURRENCIES,
    Topic,
    TopicMention,
    known_as,
    plain_code,
    topic_of,
)
from poliscope.data.articles.indicators.rules import LATIN, LEVEL, PERCENT, Figure, rule
from poliscope.data.articles.indicators.verbs.verb import NEAR

__all__ = ["drew", "jobs_of_sector", "level_gap", "next_sector", "rank_told_as_rate", "same_move", "worth_of"]

_BASE_OF = {tail: code for code, tail in BASES.items()} | {
    "venture_capital": "investment", "fdi": "investment", "exports_change": "exports", "deals": "firms",
}  # fmt: skip
_TAILS = "|".join(sorted(map(re.escape, _BASE_OF), key=len, reverse=True))
_COMPOSED = re.compile(rf"^(?P<token>\w+?)_(?P<tail>{_TAILS})(?P<grown>_growth|_change)?$")
_SECTOR = (
    r"(?:the |its |those of |that of |in |for )?(?P<words>[A-Za-z][\w&-]*(?: (?:and )?[a-z][\w&-]*){0,3}?)"
    r"(?: sector| industry| firms| companies)?"
)
_NEXT = re.compile(
    r"(?: (?:jobs|positions|posts|people|workers|new jobs|places|projects|firms|companies|deals))?"
    r"(?:,|;| and|, and|, while|, with|, but|, followed by|, ahead of|, then)(?: and)? "
    rf"{_SECTOR}(?: (?:with|by|at|for|another|a further|just|only|about|some|nearly|over|added|lost|"
    rf"gained|got|"
    r"took|drew|attracted|received|up|down|rose|fell|on))*,? "
)


@rule(kinds=LEVEL | {"change", "growth"}, place="later", script=LATIN)
def next_sector(f: Figure) -> Topic | None:
    """Read "construction 9,400" behind what another sector added as the same of that sector.

    None where the words before the figure are no sector, or the figure has another unit.
    """
    p, i, number = f.passage, f.i, f.number
    told = _COMPOSED.match(f.out[i - 1].code or "")
    if told is None or number.form == "rank" or number.scanned.unit != p.numbers[i - 1].scanned.unit:
        if told is None or number.scanned.unit not in {None, "count", "persons"}:
            return None
        if p.numbers[i - 1].scanned.unit not in {None, "count", "persons"} or number.form == "rank":
            return None
    if _NOUN_INSIDE.search(p.text, number.start, number.end) or _NOUN_BEHIND.match(p.text, number.end):
        return None
    gap = _NEXT.fullmatch(p.text, p.numbers[i - 1].end, number.before)
    if gap is None:
        return None
    token = whole_en(gap["words"], _BASE_OF[told["tail"]])
    if token is None:
        return None
    return replace(
        f.out[i - 1], code=f"{token}_{told['tail']}{told['grown'] or ''}", start=-1, end=-1, confidence=0.7
    )


_NOUN_INSIDE = re.compile(r"\d ?(?!million|billion|thousand|hundred|jobs|positions|posts)[a-z]{3,}$")
_NOUN_BEHIND = re.compile(
    r" (?!million|billion|jobs|positions|posts|and|in|while|but|of|at|by|last|this|to|the)[a-z]{3,}"
)

#: "production rose 4.3% and exports 7.1%".
_AND_NOUN = re.compile(
    r"(?:,|;| and|, and|, while|, but|, with)(?: and)? (?:the |its |those of |that of |local )*$"
)
_NO_VERB = re.compile(r"(?: (?:by|up|down|only|just|some|about|nearly|a|another|further|of goods))* ")


@rule(units=PERCENT, kinds=LEVEL, place="later", script=LATIN)
def same_move(f: Figure) -> Topic | None:
    """Read "and exports 7.1%" behind what rose as what exports rose by.

    None where nothing rose before, or no noun of the lexicon stands alone between the two.
    """
    p, i = f.passage, f.i
    if p.relations[i - 1].kind != "growth" or not (f.out[i - 1].code or "").endswith("_growth"):
        return None
    if p.text.startswith(" of ", f.number.end):
        return None
    noun = next((t for t in p.topics if t.start >= f.after and t.end <= f.number.before), None)
    if noun is None or "percent" in noun.indicator.kinds or not _alone(f, noun):
        return None
    base = noun.indicator.code
    return noun.as_topic(0.75, f"{base}_growth")


def _alone(f: Figure, noun: TopicMention) -> bool:
    text = f.passage.text
    before = _AND_NOUN.fullmatch(text, f.after, noun.start)
    return before is not None and _NO_VERB.fullmatch(text, noun.end, f.number.before) is not None


#: "6.4% more than a year before but still 18% below Prague's": below the level that was told, not its growth.
_BELOW = re.compile(
    r" (?:below|above|short of|behind|ahead of|lower than|higher than|less than|more than|under|over) "
    r"(?:(?:the |that of |those of |in )?[A-Z]|the (?:national|provincial|EU|state|average|country|capital)|"
    r"(?:its|their) (?:peak|record|high|level))"
)


@rule(units=PERCENT, kinds=["gap", "level", "growth"], place="later", script=LATIN)
def level_gap(f: Figure) -> Topic | None:
    """Read "but still 18% below Prague's" behind a level and its growth as the difference of levels."""
    p, i = f.passage, f.i
    before = f.out[i - 1].code or ""
    base = before.removesuffix("_growth")
    if base == before or not _BELOW.match(p.text, f.number.end, p.end):
        return None
    level = any(f.out[j].code == base and p.relations[j].kind == "level" for j in range(i))
    named = any(f.after <= t.start < f.number.before for t in p.topics)
    if not level or named:
        return None
    known = known_as(base) or f.out[i - 1].indicator
    return replace(f.out[i - 1], code=base, indicator=known, start=-1, end=-1, confidence=0.7)


_BY_HOW_MUCH = re.compile(r"[^.;%]{0,70}?(?:,| at| with| of|:)(?: (?:about|nearly|some|over|only|just))* ")
_BEHIND_ONLY = re.compile(
    r",? (?:behind|after|ahead of|followed by|beaten by|second to|"
    r"next to) (?:only )?(?:[A-Z][\w’'-]+ ?)+,? ?(?:with|at|on|\() ?"
)


@rule(units=PERCENT, kinds=LEVEL | {"growth"}, place="later", script=LATIN)
def rank_told_as_rate(f: Figure) -> Topic | None:
    """Read "the second-fastest growth in real output, 24%, behind only Austin with 31%" as that growth."""
    p, i = f.passage, f.i
    before = f.out[i - 1]
    told = before.code or ""
    if not told.endswith("_growth") or p.text.startswith(" of ", f.number.end):
        return None
    ranked = p.relations[i - 1].kind == "rank"
    pattern = _BY_HOW_MUCH if ranked else _BEHIND_ONLY
    if not pattern.fullmatch(p.text, f.after, f.number.before):
        return None
    own = ranked and any(
        f.after <= t.start < f.number.before and t.indicator.code not in told for t in p.topics
    )
    return None if own else replace(before, start=-1, end=-1, confidence=0.7)


_ADDED = re.compile(
    rf"(?:^(?:In [A-Z][\w-]+(?: [A-Z][\w-]+)?,? )?|[;,] (?:and |while |but )?|\b(?:and|while|"
    rf"but) ){_SECTOR} (?:(?:has|have|had|also|alone) )*"
    rf"(?:(?P<more>added|created|gained|hired|took on|generated)|(?P<less>shed|cut|lost|axed|slashed)|"
    rf"(?P<has>supports?|supported|sustains?|provides?|gives?)){NEAR}"
)
_JOBS = re.compile(r" ?(?:new |net |more )?(?:jobs|positions|posts|workers|roles|people|staff)\b")


@rule(units=["count", "persons", None], kinds=LEVEL | {"change"}, script=LATIN)
def jobs_of_sector(f: Figure) -> Topic | None:
    """Read "Professional services added 21,000 positions" as the new jobs of that sector."""
    p, number = f.passage, f.number
    inside = re.search(r"[a-z]+$", p.text[number.start : number.end])
    tail = (" " + inside.group() if inside else "") + p.text[number.end : number.end + 24]
    if not _JOBS.match(tail):
        return None
    found = _ADDED.search(p.text[f.after : number.before])
    token = whole_en(found["words"], "employment") if found is not None else None
    if found is None or token is None:
        return None
    base = "new_jobs" if found["more"] else "employment" if found["has"] else "job_losses"
    return topic_of(f"{token}_{base}", 0.75, base)


_DREW = re.compile(
    rf"(?:^|[;,] (?:and |while |but )?|\b(?:and|while|but) ){_SECTOR} (?:drew|attracted|took|"
    rf"received|raised|got|won|"
    r"secured|pulled in|brought in)(?: (?:the )?(?:most|more|largest share|"
    r"lion['’]s share))?(?: of)?(?: the)?"
    rf"(?: (?:money|funding|capital|investment|cash))?(?:,|:| at| with)?{NEAR}"
)
_MONEY_TOLD = {
    "venture_capital": "venture_capital", "deals": "venture_capital", "fdi": "fdi", "foreign_projects": "fdi",
    "investment": "investment", "attracted_investment": "attracted_investment",
}  # fmt: skip


@rule(units=CURRENCIES, kinds=LEVEL, script=LATIN)
def drew(f: Figure) -> Topic | None:
    """Read "Life sciences drew the most money, £96 million" behind venture capital as that of the sector."""
    p = f.passage
    told = f.told
    code = plain_code(told.code) if told is not None else ""
    money = _MONEY_TOLD.get(code) or next((m for c, m in _MONEY_TOLD.items() if code.endswith(f"_{c}")), None)
    found = _DREW.search(p.text[f.after : f.number.before]) if money is not None else None
    token = whole_en(found["words"], "investment") if found is not None else None
    if token is None:
        return None
    return topic_of(f"{token}_{money}", 0.75, money)


_WORTH = re.compile(
    rf"(?: (?:to|from|of|with|in|by) [^,;.\d]{{2,40}})?, (?:worth|valued at|totalling|totaling|"
    rf"amounting to){NEAR}"
)


@rule(
    units=CURRENCIES,
    kinds=LEVEL,
    script=LATIN,
    signs=("worth", "valued", "totalling", "totaling", "amounting"),
)
def worth_of(f: Figure) -> Topic | None:
    """Read "Shipments to the United States, worth ¥4.1 trillion" as those shipments."""
    p, number = f.passage, f.number
    nouns = (t for t in reversed(p.topics) if f.after <= t.start and t.end <= number.before)
    noun = next((t for t in nouns if _WORTH.fullmatch(p.text, t.end, number.before)), None)
    if noun is None or not (noun.indicator.kinds & {"money"} or noun.indicator.code == "shipments"):
        return None
    code = narrowed(noun.indicator.code, p.text, noun.start, noun.end, (number.before, number.end))
    return noun.as_topic(0.8, code)
