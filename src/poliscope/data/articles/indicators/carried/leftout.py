"""What English leaves out: "53 of the country's 118 unicorns", "Hyderabad has six", "those of cars"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from poliscope.data.articles.indicators.narrower.modifiers import english_words, modifier_behind_en
from poliscope.data.articles.indicators.narrower.narrowing import BASES
from poliscope.data.articles.indicators.narrower.partners import partner_token
from poliscope.data.articles.indicators.passage import Passage
from poliscope.data.articles.indicators.phrases.composing import opens_per
from poliscope.data.articles.indicators.predicates import one_of
from poliscope.data.articles.indicators.records import Topic, known_as
from poliscope.data.articles.indicators.rules import (
    LATIN,
    LEVEL,
    NO_LEVEL,
    PARTS,
    PERCENT,
    Figure,
    refines,
    rule,
)
from poliscope.data.articles.indicators.verbs.tables import OVER

__all__ = [
    "as_by_the_verb",
    "of_more",
    "per_so_many",
    "same_count",
    "same_rate",
    "share_of_total",
    "such_ones",
    "those_of",
]

_OF_MORE = re.compile(
    r" of (?:(?:the|its|their|all|some|our)(?: [\w’'.-]+){0,3} )?$|"
    r" of (?:[A-Z][\w.-]+(?: [A-Z][\w.-]+)?[’']s? )$"
)


@rule(units=["count", "persons", None], kinds=LEVEL | {"change"}, signs=(" of ",))
def of_more(f: Figure) -> Topic | None:
    """Read "53 of the country's 118 unicorns" as unicorns."""
    p, i, number = f.passage, f.i, f.number
    if i + 1 >= len(p.numbers):
        return None
    following = p.numbers[i + 1]
    if not _OF_MORE.fullmatch(p.text[number.end : following.before]):
        return None
    for topic in p.topics:
        near = following.start <= topic.start <= following.end + 30 and topic.end <= p.until(i + 1)
        if near and topic.indicator.kinds & {"count", "persons"}:
            return topic.as_topic(0.85)
    return None


_HAS = re.compile(
    r"(?:^|[ ,;])(?:has|have|had|counts?|boasts?|hosts?|claims?|manages?|managed|follows? with|"
    r"comes? with|next with|with|[Tt]here (?:were|was|are|had been))"
    r"(?: (?:only|just|about|some|around|nearly|a mere|fewer than|more than))* $"
)
_NOUN_INSIDE = re.compile(r"\d ?(?!million|billion|thousand|hundred|dozen|lakh|crore|more|others)[a-z]{3,}$")
_NO_NOUN = re.compile(r"[,.;)]|$| (?:and|in|while|but|of them|each|today|now|already)\b")


def _counted_before(p: Passage, i: int, out: Sequence[Topic]) -> Topic | None:
    """Give what is counted first before a semicolon: "1,240 start-ups and nine unicorns; Rome has 900"."""
    if not out:
        return p.last[0] if p.last is not None else None
    breaks = [
        p.start,
        *(m.end() for m in re.finditer(";", p.text[: p.numbers[i].start]) if m.end() > p.start),
    ]
    here = [k for k in range(i) if p.numbers[k].start >= breaks[-1]]
    if here or len(breaks) < 2:
        return out[-1]
    former = [k for k in range(i) if p.numbers[k].start >= breaks[-2]]
    return out[former[0]] if former else out[-1]


@rule(units=["count", None], kinds=LEVEL, script=LATIN)
def same_count(f: Figure) -> Topic | None:
    """Read "Hyderabad has six" as as many of what was just counted elsewhere."""
    p, i, number, out = f.passage, f.i, f.number, f.out
    if number.form == "rank":
        return None
    if _NOUN_INSIDE.search(p.text, number.start, number.end):
        return None  # "108 companies with 7,100 jobs"
    before = _counted_before(p, i, out)
    if before is None or before.code is None or re.search(r"_(?:growth|share|change)$", before.code):
        return None
    if before.indicator is None or not before.indicator.kinds & {"count", "persons"}:
        return None
    after = f.after
    if not _HAS.search(p.text, after, number.before) or not _NO_NOUN.match(p.text, number.end):
        return None
    clause = max(after, p.text.rfind(";", after, number.before))
    if any(clause <= t.start < number.start for t in p.topics):
        return None
    return replace(before, start=-1, end=-1, confidence=0.7)


#: "40,000 additional jobs in life sciences, 15,000 more in fintech".
_MORE_IN = re.compile(
    r"(?: (?:more|others|further|of them|additional|extra))? in (?:the )?"
    r"(?P<words>[a-z][\w&-]*(?: (?:and )?[a-z][\w-]*){0,3}?)(?: sector| industry)?"
    r"(?=[,.;]| (?:and|by|while|but|or|with)\b|$)"
)
_COUNTED_CODE = re.compile(
    r"^(?:\w+?_)?(?P<tail>new_jobs|employment|firms|startups|vacancies|projects|job_losses)$"
)
_ONLY_NEXT = re.compile(
    r"[^.;\d]{0,60}?(?:,| and|;) ?(?:(?:and|with|while|a further|another|some|about|nearly) )*"
)


@rule(
    units=["count", "persons", None], kinds=LEVEL | {"change"}, place="later", script=LATIN, signs=(" in ",)
)
def next_in(f: Figure) -> Topic | None:
    """Read "15,000 more in fintech" as as many of what was counted before, in another sector."""
    p, i, number = f.passage, f.i, f.number
    told = _COUNTED_CODE.match(f.out[i - 1].code or "")
    if told is None or number.form == "rank" or _NOUN_INSIDE.search(p.text, number.start, number.end):
        return None
    found = _MORE_IN.match(p.text, number.end, p.end)
    if found is None or not _ONLY_NEXT.fullmatch(p.text, p.numbers[i - 1].end, number.before):
        return None
    base = next((code for code, tail in BASES.items() if tail == told["tail"]), told["tail"])
    token = modifier_behind_en(found["words"], base)
    new = "new_" if (f.out[i - 1].code or "").startswith("new_") and told["tail"] == "firms" else ""
    return (
        None if token is None else replace(f.out[i - 1], code=f"{new}{token}_{told['tail']}", confidence=0.7)
    )


#: "10 state key laboratories and 190 provincial ones".
_ONES = re.compile(r" ?(?:[a-z-]+ ){1,3}ones\b")


@rule(units=["count", "persons", None], kinds=LEVEL, signs=(" ones",))
def such_ones(f: Figure) -> Topic | None:
    """Read "and 190 provincial ones" as what was counted before."""
    p, number = f.passage, f.number
    before = f.told
    if before is None or before.indicator is None or not _ONES.match(p.text, number.end, p.end):
        return None
    if not before.indicator.kinds & {"count", "persons"} or (before.code or "").endswith(
        ("_growth", "_share")
    ):
        return None
    return replace(before, start=-1, end=-1, confidence=0.7)


_PEOPLE_ONLY = frozenset(["population"])


@rule(units=["count", "persons", None], kinds=LEVEL | {"gap"}, signs=("er ",))
def per_so_many(f: Figure) -> Topic | None:
    """Read "Per 100,000 inhabitants, Bavaria led with 134" as what was counted before, per so many."""
    p, number = f.passage, f.number
    if p.context is None or number.form == "rank" or not p.context.kinds & {"count", "persons"}:
        return None
    suffix, divided = opens_per(p.text, p.start, number.start)
    if not suffix:
        return None
    own = any(t.indicator.code not in _PEOPLE_ONLY for t in p.topics)
    if own or _NOUN_INSIDE.search(p.text, number.start, number.end):
        return None
    told = p.last[0].code if p.last is not None and p.last[0].indicator is p.context else None
    code = re.sub(r"_(?:growth|share|change|per_\w+)$", "", told or p.context.code)
    return Topic(code + suffix, -1, -1, 0.7, p.context, divided)


_OF_TOTAL = re.compile(
    r" of (?:the|its|their) (?:(?:national|provincial|regional|country[’']s|state[’']s|province[’']s|"
    r"nation[’']s|city[’']s|UK|US|EU|overall) )+"
    r"(?:total|figure|sum|number|amount)\b|"
    r" of the total\b(?! (?:area|population|workforce|value|output))"
)
_THAT_IS = re.compile(
    r"^(?:That|This|It|Which) (?:is|was|made|makes|accounts|accounted|represents|represented|equals|"
    r"amounts|amounted|works|comes)\b"
)


@rule(units=PERCENT, place="first", signs=(" of ",))
def share_of_total(f: Figure) -> Topic | None:
    """Read "That was just 2.1% of the national total" as a share of what the sentence before told."""
    p, number, chosen = f.passage, f.number, f.chosen
    if chosen is not None or p.last is None or p.last[0].code is None or p.last[1] in NO_LEVEL:
        return None
    if not _OF_TOTAL.match(p.text, number.end, p.end):
        return None
    if not _THAT_IS.match(p.text[p.start : p.end]) or re.search(r"_(?:share|growth)$", p.last[0].code):
        return None
    code = re.sub(r"_change$", "", p.last[0].code)
    return replace(p.last[0], code=f"{code}_share", start=-1, end=-1, confidence=0.75)


_MANAGED = re.compile(
    r"(?:^|[ ,;])(?:managed|manages|posted|posts|recorded|records|achieved|scored|reached|followed with|"
    r"came in at|clocked|chalked up)"
    r"(?: (?:only|just|about|some|around|nearly|a mere|more than|a more modest))* $"
)


@rule(units=PERCENT, kinds=PARTS | {"growth"}, script=LATIN)
def same_rate(f: Figure) -> Topic | None:
    """Read "Toledo managed 2.1 percent" as the rate that was told of another place."""
    p, i, number, out = f.passage, f.i, f.number, f.out
    after = f.after
    if f.named_here or not _MANAGED.search(p.text, after, number.before):
        return None
    same = next((k for k in range(i - 1, -1, -1) if p.numbers[k].scanned.unit == "%"), None)
    before, unit = (
        (out[same], "%") if same is not None else p.last or (None, None) if not out else (None, None)
    )
    if before is None or before.code is None or unit != "%" or p.text.startswith(" of ", number.end):
        return None
    return replace(before, start=-1, end=-1, confidence=0.7)


_THOSE = re.compile(
    r"\b(?:those|that) (?:of|for|from) (?P<words>[a-z][\w-]*(?: [a-z][\w-]*){0,2}?) (?:was|were|rose|fell|"
    r"grew|slipped|dropped|"
    r"climbed|jumped|surged|sank|slid|declined|increased|decreased|shrank|gained|lost|tumbled|soared|"
    r"stood|came|reached|"
    r"went|dipped|edged|plunged|shrank)\b|"
    r"\b(?:those|that) (?:of|for|from) (?P<bare>[a-z][\w-]*(?: [a-z][\w-]*){0,2}?),? $"
)
#: "Exports to China fell while those to America rose 9 per cent".
_THOSE_ABROAD = re.compile(r"\bthose (?:to|from) (?:the )?(?P<who>[A-Z][\w.]*(?: [A-Z]\w+)?)(?: [a-z]|,? $)")
#: "with investment in infrastructure up 6.1% and in manufacturing up 9.2%".
_IN_PART = re.compile(
    r"\b(?:and|while|but|,) (?:that )?in (?:the )?(?P<words>[a-z][\w-]*(?: [a-z][\w-]*){0,2}?)(?: sector|"
    r" industry)?"
    r"(?: (?:was|were|is))? (?:up|down|rose|fell|grew|by|dropped|climbed)(?: by)? $"
)
_ALONE = re.compile(
    r"(?:^|,| and| while| whereas| but|;) (?:that of )?(?P<words>(?!while |and |but |"
    r"whereas )[a-z]{3,}(?: [a-z]{3,})?) (?:rose|fell|"
    r"grew|slipped|dropped|climbed|"
    r"jumped|surged|sank|slid|declined|increased|decreased|shrank|gained|tumbled|soared|plunged|edged|"
    r"dipped)(?: by| up| down)? $"
)
_OF_GOODS = re.compile(r"^(?:[a-z]+_)+?(?P<base>exports|imports|output|production|shipments|sales)_growth$")


@rule(kinds=LEVEL | {"growth"}, script=LATIN, place="later")
def those_of(f: Figure) -> Topic | None:
    """Read "while those of cars fell 6%", and "refined oil slipped 4%" after exports of other goods."""
    p, i, number, out = f.passage, f.i, f.number, f.out
    if out[-1].code is None:
        return None
    after, before = p.numbers[i - 1].end, number.before
    grown = "_growth" if f.kind == "growth" else ""
    abroad = _THOSE_ABROAD.search(p.text, after, before)
    grown = grown or (
        "_growth" if abroad and f.number.scanned.unit == "%" and out[-1].code.endswith("_growth") else ""
    )
    if abroad is not None and (trade := re.search(r"(?:^|_)(exports|imports)(?:_growth)?$", out[-1].code)):
        return _narrow(f"{partner_token(abroad['who'])}_{trade[1]}", grown, out[-1])
    found = _THOSE.search(p.text, after, before)
    if found is not None:
        words = found["words"] or found["bare"]
        rate = next((t.code or "" for k, t in enumerate(out) if p.numbers[k].scanned.unit == "%"), "")
        if found["bare"] and f.number.scanned.unit == "%" and rate.endswith("_growth"):
            grown = "_growth"  # "and those of pharmaceuticals 7.9 percent"
        base = re.sub(r"_growth$", "", out[-1].code)
        head = next((b for b in BASES.values() if base == b or base.endswith(f"_{b}")), None)
        if head is None:
            return None
        code = next(code for code, tail in BASES.items() if tail == head)
        sector = modifier_behind_en(words, code) or one_of(words).replace(" ", "_")
        return _narrow(f"{sector}_{head}", grown, out[-1])
    part = _IN_PART.search(p.text, after, before)
    base = re.sub(r"_growth$", "", out[-1].code)
    if part is not None and grown and base.endswith("investment"):
        field = modifier_behind_en(part["words"], "investment")
        return _narrow(f"{field}_investment", grown, out[-1]) if field else None
    goods, alone = _OF_GOODS.match(out[-1].code), _ALONE.search(p.text, after, before)
    if goods is None or alone is None or not grown or alone["words"].split()[-1] in english_words("general"):
        return None
    if any(alone.start("words") <= t.start < alone.end("words") for t in p.topics):
        return None
    return _narrow(f"{one_of(alone['words']).replace(' ', '_')}_{goods['base']}", grown, out[-1])


def _narrow(code: str, grown: str, like: Topic) -> Topic:
    known = known_as(code)
    return Topic(code + grown, -1, -1, 0.7, known or like.indicator)


@refines(script=LATIN, place="later")
def as_by_the_verb(f: Figure, topic: Topic) -> Topic:
    """Go on with what a verb told of the same noun: "were granted 3,100 patents, those in Dallas 2,200"."""
    out = f.out
    if topic.code is None or topic.indicator is None:
        return topic
    for before in reversed(out):
        over = OVER.get(before.code or "", ())
        base = topic.indicator.code
        if base in over and topic.code in {base, f"{base}_growth", f"{base}_share"}:
            known = known_as(before.code or "")
            return replace(topic, code=topic.code.replace(base, before.code or "", 1), indicator=known)
    return topic
