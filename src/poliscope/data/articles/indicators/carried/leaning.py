"""English figures that lean on the sentence before: "The gap of 17 points", "would take that to 90,000"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from poliscope.data.articles.indicators.passage import Passage
from poliscope.data.articles.indicators.records import CURRENCIES, Topic, known_as, topic_of
from poliscope.data.articles.indicators.rules import LATIN, Figure, rule
from poliscope.data.articles.indicators.verbs.verb import NEAR

__all__ = ["leaning"]

_COUNTS = frozenset({"persons", "count", "visits", "households", None})
_RATES = frozenset({"%", "pp", "points", "‰"})
_PART = re.compile(r"_(?:growth|change)$")
#: "The gap of 17 points has barely moved", "That lead is now 4.2 points".
_GAP = re.compile(
    r"\b(?:[Tt]he|[Tt]hat|[Tt]his|[Ii]ts|[Tt]heir) (?:[a-z]+ )?(?:gap|difference|margin|distance|divide|"
    r"lead|advantage|disparity|spread)\b(?: (?:between|with|to|over|from|on) (?:the )?[\w’' -]{2,40}?)??"
    r"(?: (?:is|was|stands?|stood|had|has|been|now|still|put|narrowed|widened|shrank|grew|fell|rose|closed|"
    r"amounts?|amounted|comes?|came|works? out|down|up|between the two))*(?: (?:of|at|to|by|from))?" + NEAR
)
#: "The plan would take that to 90,000".
_MOVED = re.compile(
    r"\b(?:tak(?:es?|ing|en)|took|br(?:ings?|inging|ought)|lift(?:s|ed|ing)?|rais(?:es?|ed|ing)|"
    r"push(?:es|ed|ing)?|cut(?:s|ting)?|get(?:s|ting)?|got|increas(?:es?|ed|ing)|reduc(?:es?|ed|ing)|"
    r"dr(?:ives?|iving|ove|iven)|keep(?:s|ing)?|kept|mov(?:es?|ed|ing)|boost(?:s|ed|ing)?|"
    r"lower(?:s|ed|ing)?|put(?:s|ting)?|le(?:aves|aving|ft)|ma(?:kes?|king|de)) "
    r"(?:that|this|it|them|(?:the|that|this) (?:figure|number|total|share|rate|proportion|level|sum|count|"
    r"ratio|tally|amount|percentage|average))(?: (?:up|down|back))? (?:to|at|above|below|past|beyond|under|"
    r"towards)" + NEAR
)
#: "In real terms the rise was 1.2%".
_RISE = re.compile(
    r"\b(?:[Tt]he|[Tt]hat|[Tt]his|[Aa]n?|[Ii]ts) (?:(?:real|annual|overall|average|actual|net|quarterly|"
    r"monthly|underlying|year-on-year|corresponding|equivalent|increase in|rate of) )*"
    r"(?:rise|increase|gain|growth|fall|drop|decline|change|pace|expansion|improvement)"
    r"(?: (?:in|for|at|across|of) (?:the )?(?:[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*|country|nation|province|state|"
    r"region|county|whole|year|quarter|first|second|third|fourth|half|months|as|a))*"
    r"(?: (?:is|was|were|had|has|been|came|comes|worked out|works out|amounts|amounted|slowed|eased|stood|"
    r"stands|falls|fell|would|will|be|only|shrinks|narrows|reached|averaged|much|smaller|larger|slower|"
    r"faster|lower|higher|closer|nearer|than|the))*(?: (?:of|at|to))?,?" + NEAR
)
#: "and wants to reach 0.9 tonnes".
_AIMED = re.compile(
    r"\b(?:wants?|aims?|hopes?|plans?|intends?|aiming|pledged|promises|promised|expects?|vows|vowed|"
    r"seeks|has) to "
    r"(?:reach|hit|be at|get (?:down |up )?to|arrive at|come down to|have|exceed|return to|"
    r"cut (?:it|this|that) to)" + NEAR
)
_THAT_IS = re.compile(
    r"(?:But |And |Yet )?(?:That|This|It|Which) (?:is|was|remains|makes it|would be|represents|marks|means)"
    r"(?: still| already| now| also)?" + NEAR
)
_LOWER = re.compile(
    r"(?: percentage)?(?: points?)? (?:lower|higher|more|less|fewer|up|down|above|below|better|"
    r"worse|short of|"
    r"ahead of|behind)\b"
)
_THAN_BEFORE = re.compile(
    r" (?:lower|higher|more|less|fewer|up|down|above|below) (?:than|on|from|the level of)? ?(?:in )?(?:the )?"
    r"(?:a (?:year|decade|month|quarter)|last|previous|(?:19|20)\d\d|(?:\w+ )?(?:years|"
    r"months) (?:ago|earlier|"
    r"before)|year|before|its (?:level|peak)|\w+ (?:level|peak))"
)
_BILLED = ("tax", "rates", "bill", "premium", "fee", "fees")
_BILL = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Tt]heir|[Tt]ypical|[Aa]verage) (?:(?:average|typical|annual|yearly|Band D|full|"
    r"standard) )*(?:bill|charge|demand)s?\b[^.;%\d]{0,50}" + NEAR
)
#: "On a per-head basis the district is third".
_HEAD = re.compile(
    r"(?:But |And |Yet |However, )?(?:(?:[Oo]n|[Mm]easured on|[Tt]aken on|[Cc]ompared on) an? "
    r"per[- ](?:head|capita|person|inhabitant|resident) (?:basis|measure)|"
    r"(?:[Mm]easured |[Cc]ounted |[Tt]aken )?[Pp]er (?:head|capita|person|inhabitant|resident)\b(?! of))"
)
_OF_OUTPUT = re.compile(r"^(?:gdp|gva|value_added)(?:_|$)|_value_added(?:_|$)|_share_of_gdp|^nominal_gdp")


def _told(p: Passage, i: int, out: Sequence[Topic]) -> tuple[Topic, str | None] | None:
    """Give what was told last in this unit, else what was told last."""
    if i:
        unit = p.numbers[i].scanned.unit
        j = next((j for j in range(i - 1, -1, -1) if p.numbers[j].scanned.unit == unit), i - 1)
        return out[j], p.numbers[j].scanned.unit
    return p.last if p.last is not None and p.fresh else None


def _own_noun(p: Passage, i: int) -> bool:
    """Tell whether a phrase of the clause itself says what is measured; "after inflation" does not."""
    after = p.numbers[i - 1].end if i else p.start
    return any(
        after <= t.start < p.numbers[i].before
        and not p.text[max(p.start, t.start - 14) : t.start].lower().endswith(("after ", "for ", "out "))
        and t.indicator.code != "gdp_growth"
        for t in p.topics
    )


def _gap(p: Passage, i: int, told: tuple[Topic, str | None], head: str) -> Topic | None:
    unit = p.numbers[i].scanned.unit
    alike = unit == told[1] or (unit in _RATES and told[1] in _RATES)
    if not alike or not _GAP.search(head) or _own_noun(p, i):
        return None
    return replace(told[0], start=-1, end=-1, confidence=0.7)


def _moved(p: Passage, i: int, told: tuple[Topic, str | None], head: str) -> Topic | None:
    if not _MOVED.search(head):
        return None
    unit, code = p.numbers[i].scanned.unit, _PART.sub("", told[0].code or "")
    if unit != told[1]:
        parted = re.fullmatch(r"(.+)_share", code)
        if parted is None or unit not in _COUNTS | CURRENCIES or told[1] != "%":
            return None
        code = parted[1]  # "or 9.1% of all jobs. The plan would take that to 90,000"
    return replace(told[0], code=code, start=-1, end=-1, confidence=0.7)


_SALES = re.compile(
    r"(?:^|[.;,] )(?:[Tt]he (?:number|volume) of )?(?:[Ss]ales|[Cc]ontainers),? (?:at|of|were|was|"
    r"reached|fell to|"
    r"rose to|totall?ed|"
    r"came to|numbered|dropped to|climbed to)" + NEAR
)
_HOMES = re.compile(r"^(?:new_|secondhand_)?house_price|^rent(?:_|$)|^home_|^housing_")


def _sales(p: Passage, i: int, told: tuple[Topic, str | None], head: str) -> Topic | None:
    """Read "Sales, at 1,890" behind prices of homes as those of homes, behind cars as those of cars."""
    if p.numbers[i].scanned.unit not in _COUNTS or not _SALES.search(head):
        return None
    if "ontainers" in head:
        port = re.search(r"cargo|imports|exports|container|vessel", told[0].code or "")
        boxes = known_as("container_throughput")
        return Topic("container_throughput", -1, -1, 0.75, boxes) if port else None
    code = "home_sales" if _HOMES.search(told[0].code or "") else None
    code = "car_sales" if code is None and (told[0].code or "").startswith("car_") else code
    return None if code is None else topic_of(code, 0.75)


def _aimed(p: Passage, i: int, told: tuple[Topic, str | None], head: str) -> Topic | None:
    """Read "and wants to reach 0.9 tonnes by 2030" as what has just been told."""
    if p.numbers[i].scanned.unit != told[1] or not _AIMED.search(head) or _own_noun(p, i):
        return None
    return replace(told[0], code=_PART.sub("", told[0].code or ""), start=-1, end=-1, confidence=0.65)


def _compared(p: Passage, i: int, told: tuple[Topic, str | None], head: str) -> Topic | None:
    """Read "That is 2 points lower than a year ago" as the difference of what has just been told."""
    unit = p.numbers[i].scanned.unit
    if i or not _THAT_IS.fullmatch(head) or not _LOWER.match(p.text, p.numbers[i].end, p.end):
        return None
    if unit in {"pp", "points"} and told[1] in _RATES:
        return replace(told[0], start=-1, end=-1, confidence=0.7)
    code = _PART.sub("", told[0].code or "")
    if unit == told[1] and unit not in _RATES:
        code = f"{code}_change" if unit in _COUNTS else code
        return replace(told[0], code=code, start=-1, end=-1, confidence=0.65)
    if unit != "%" or told[1] in _RATES:
        return None
    before = _THAN_BEFORE.match(p.text, p.numbers[i].end, p.end)
    return replace(told[0], code=f"{code}_growth" if before else code, start=-1, end=-1, confidence=0.7)


def _bill(p: Passage, i: int, told: tuple[Topic, str | None], head: str) -> Topic | None:
    """Read "taking the bill for a typical home to £2,240" as the tax or the price that was told."""
    code = _PART.sub("", told[0].code or "")
    if not code.endswith(_BILLED) or p.numbers[i].scanned.unit not in CURRENCIES or not _BILL.search(head):
        return None
    return replace(told[0], code=code, start=-1, end=-1, confidence=0.75)


def _rise(p: Passage, i: int, told: tuple[Topic, str | None], head: str) -> Topic | None:
    if p.numbers[i].scanned.unit != "%" or not _RISE.search(head) or _own_noun(p, i):
        return None
    code = _PART.sub("", told[0].code or "")
    if told[0].code == "gdp_growth":
        return replace(told[0], start=-1, end=-1, confidence=0.7)
    if not code or code in {"gdp", "cpi", "ppi", "inflation"} or code.endswith(("_share", "_rate")):
        return None
    return replace(told[0], code=f"{code}_growth", start=-1, end=-1, confidence=0.7)


def _per_head(p: Passage, i: int, told: tuple[Topic, str | None], head: str) -> Topic | None:
    found = _HEAD.match(p.text, p.start)
    if found is None or _own_noun(p, i) or not _OF_OUTPUT.search(told[0].code or ""):
        return None
    code = "gva_per_capita" if "gva" in (told[0].code or "") else "gdp_per_capita"
    return topic_of(code, 0.75, "gdp_per_capita")


@rule(script=LATIN)
def leaning(f: Figure) -> Topic | None:
    """Read a figure whose noun is a word for what was told: a gap, a rise, "that", "per head".

    None where the clause has a noun of its own, or nothing was told before.
    """
    p, i = f.passage, f.i
    told = _told(p, i, f.out)
    if told is None or told[0].code is None or " " not in p.text[p.start : f.number.before]:
        return None
    head = p.text[f.after : f.number.before]
    for read in (_sales, _gap, _moved, _aimed, _compared, _bill, _rise, _per_head):
        if (topic := read(p, i, told, head)) is not None:
            return topic
    return None
