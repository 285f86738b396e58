"""Parts told after the first of a list: "Textiles made up 18% of the total, shoes another 11%"."""

from __future__ import annotations

import re
from dataclasses import replace

from poliscope.data.articles.indicators.growth.sectors import sector_share
from poliscope.data.articles.indicators.narrower.modifiers import modifier_en
from poliscope.data.articles.indicators.narrower.narrowing import BASES
from poliscope.data.articles.indicators.passage import Passage
from poliscope.data.articles.indicators.records import SHARES_OF_GDP, Topic
from poliscope.data.articles.indicators.rules import LATIN, PARTS, PERCENT, Figure, refines
from poliscope.data.articles.indicators.shares.whose_part import WHOLES, part_code, token_of

__all__ = ["parts_told"]

_BASE_OF = {tail: code for code, tail in BASES.items()} | {"electricity": "electricity"}
_TAILS = "|".join(sorted(map(re.escape, _BASE_OF), key=len, reverse=True))
_COMPOSED = re.compile(rf"^(?P<token>\w+?)_(?P<tail>{_TAILS})_share$")
#: What stands between two parts: the next part, and no other verb than one that says that it is one.
_NEXT = re.compile(
    r"(?: of (?:the |its |all )?[\w’' ]{3,30}?)?(?:,| and|;)(?: and| while| with| but| whereas| ahead of|"
    r" followed by| then)? "
    r"(?:the |that of |"
    r"its )?(?P<words>[A-Za-z][\w&-]*(?:,? (?:and )?[a-z][\w&-]*){0,3}?)(?: alone)?(?:, at|, with)?"
    r"(?: (?:for|with|at|by|another|a further|further|only|just|about|some|around|nearly|almost|over|"
    r"more than|contribut(?:es|ed|ing)|account(?:s|ed|ing)? for|ma(?:kes?|de|king) up|took|takes|taking|"
    r"provid(?:es|ed|ing)|adds?|added|the remaining|a mere|roughly|less than|up to))* "
)
#: ", has been overtaken by that of health and social care, now".
_THAT_OF = re.compile(
    r"[^;.%\d]{0,60}? that of (?:the )?(?P<words>[a-z][\w&-]*(?: (?:and )?[a-z][\w&-]*){0,3}?)(?: "
    r"sector| industry)?"
    r",? (?:now |already )?(?:at |with |is |was |stands at )?(?:about |some |nearly )?"
)
#: ", of which services would provide".
_OF_WHICH = re.compile(
    r"(?:[^;.%\d]|(?:19|20)\d\d){0,60}?,? (?:of which|and of (?:that|this|"
    r"it)) (?:the )?(?P<words>[a-z][\w&-]*(?: (?:and )?[a-z][\w&-]*)"
    r"{0,3}?)(?: sector| industry)? (?:(?:would|will|should|could|alone|now) )*(?:provid|account|mak|ma[dk]e|"
    r"contribut|generat|suppl|represent|produc|form|be|was|were|is|are)\w*(?: up| for)?(?: (?:about|"
    r"some|nearly|"
    r"around|almost|over|more than|only|just))* "
)
_TAX_SHARES = ("vat_share", "tax_share", "taxes_share", "duty_share", "rates_share", "tax_share_of_revenue")
_SECTOR = re.compile(r"(?:the )?(?P<words>[a-z][\w& -]*?)(?: sectors?| industry| industries| activities)?")


def _part_of_output(words: str) -> str | None:
    """Give the code of a sector's share of the product, None where the words are no sector."""
    known = sector_share(words)
    if known is not None:
        return known
    plain = _SECTOR.fullmatch(words.lower())
    token = modifier_en(plain["words"], "output_value") if plain is not None else None
    return None if token is None else f"{token}_value_added_share_of_gdp"


def _of_output(code: str) -> bool:
    return code.startswith("gdp_share_") or code.endswith("_value_added_share_of_gdp")


def _of_which(p: Passage, i: int, out: list[Topic]) -> Topic:
    """Read "an economy of $350 billion, of which services would provide two thirds"."""
    topic, before = out[i], out[i - 1].code if i else None
    if before is None or p.numbers[i - 1].scanned.unit in {"%", "pp", "times"}:
        return topic
    gap = _OF_WHICH.fullmatch(p.text, p.numbers[i - 1].end, p.numbers[i].before)
    if gap is None:
        return topic
    if before in {"gdp", "gva"}:
        code = _part_of_output(gap["words"])
    else:
        code = _named_part(gap["words"], next((c for c, tail in BASES.items() if tail == before), before))
    return topic if code is None else replace(topic, code=code, start=-1, end=-1, confidence=0.7)


def _named_part(words: str, base: str) -> str | None:
    token = token_of(words, base) if base in WHOLES else None
    return None if token is None else part_code(token, base)


#: "$4.6 billion from electronics, or 38% of its export revenue": the part is the thing told before.
_OR = re.compile(
    r"[^.;%\d]{0,40}?,?(?: or| equal to| equivalent to| representing| making up| which is| accounting for|"
    r" amounting to)(?: (?:about|some|nearly|around|almost|over|more than|just|only|roughly))* "
)


def _same_thing(p: Passage, i: int, out: list[Topic]) -> Topic:
    """Name the share in a whole by the part of it that has just been told."""
    topic = out[i]
    base, before = (topic.code or "").removesuffix("_share"), out[i - 1].code if i else None
    if (
        before is None
        or topic.code != f"{base}_share"
        or p.numbers[i - 1].scanned.unit in {"%", "pp", "times"}
    ):
        return topic
    tail = BASES.get(base, base)
    if not before.endswith(f"_{tail}") or not _OR.fullmatch(
        p.text, p.numbers[i - 1].end, p.numbers[i].before
    ):
        return topic
    return replace(topic, code=f"{before}_share", confidence=0.75)


#: "11% of the budget in Naples, against 29% in Bolzano": the same part of another place.
_ELSEWHERE = re.compile(
    r"[^.;\d%]{0,60}?(?:,| and| but| while|;)+ ?(?:(?:against|compared (?:with|to)|versus|up from|"
    r"down from|in|but|"
    r"and|while|only|just|for|from|about|some|it|is|was|the|share|figure|a)[ ,]+|[A-Z][\w’'-]+[ ,]+)*"
)


def _elsewhere(p: Passage, i: int, out: list[Topic]) -> Topic:
    """Give the share of another place the part that the first has, which is not said again."""
    topic = out[i]
    base, before = (topic.code or "").removesuffix("_share"), out[i - 1].code if i else None
    if before is None or topic.code != f"{base}_share" or p.numbers[i - 1].scanned.unit != "%":
        return topic
    if before == topic.code or not before.endswith(f"_{BASES.get(base, base)}_share"):
        return topic
    gap = _ELSEWHERE.fullmatch(p.text, p.numbers[i - 1].end, p.numbers[i].before)
    return topic if gap is None else replace(out[i - 1], confidence=0.65)


#: "now stands at ₹31 trillion, a tenth of India's": the part of a country that its region is.
_SO_MUCH = re.compile(
    r",? (?:or |which is |that is )?(?:just |only |about |some |nearly |over |almost |roughly )*"
)
_ITS = re.compile(r" of (?:the )?")
_OF_A_SIZE = frozenset(["gdp", "population", "exports", "industrial_output", "gva", "employment", "area"])

#: "29% of Calgary's GDP and just 1% of Ottawa's".
_OF_OTHER = re.compile(r" of (?:that of )?[A-Z][\w-]+(?: [A-Z][\w-]+)?['’]s?(?=[.,;)]|$| and\b| in\b)")
_AND_ONLY = re.compile(
    r"(?: of [^,;]{2,40}?)?,?(?: and| but| against| compared with| while)+(?: (?:only|just|about|"
    r"some|nearly|around|over|"
    r"a mere|barely))* "
)


def _of_another(p: Passage, i: int, out: list[Topic]) -> Topic:
    """Give the share in another place's whole the part that the first has."""
    topic, before = out[i], out[i - 1]
    if before.code is None or not before.code.endswith(("_share_of_gdp", "_share")):
        return topic
    alike = p.numbers[i - 1].scanned.unit == "%" and _OF_OTHER.match(p.text, p.numbers[i].end, p.end)
    if not alike or not _AND_ONLY.fullmatch(p.text, p.numbers[i - 1].end, p.numbers[i].before):
        return topic
    return replace(before, confidence=0.7)


_PEOPLE_SHARES = (
    "student_share",
    "children_share",
    "elderly_share",
    "foreign_residents_share",
    "migrants_share",
)
_AND_PEOPLE = re.compile(
    r"(?: of (?:the |all |its )?[a-z ]{3,24}?)?(?:,| and|, and) (?P<words>[a-z-]+)(?: for| another)? "
)


def _next_people(p: Passage, i: int, out: list[Topic]) -> Topic:
    """Read "Students make up 14% of residents and pensioners 19%"."""
    gap = _AND_PEOPLE.fullmatch(p.text, p.numbers[i - 1].end, p.numbers[i].before)
    if out[i - 1].code not in _PEOPLE_SHARES or gap is None:
        return out[i]
    code = next((code for words, code in _WHO_LIVES if words.search(gap["words"])), None)
    return out[i] if code is None else replace(out[i - 1], code=code, confidence=0.7)


def _of_country(p: Passage, i: int, out: list[Topic]) -> Topic:
    """Read "a tenth of India's" behind the size of a region as its share in the country."""
    topic = out[i]
    if not i or topic.code not in _OF_A_SIZE or out[i - 1].code != topic.code:
        return topic
    if not _SO_MUCH.fullmatch(p.text, p.numbers[i - 1].end, p.numbers[i].before):
        return topic
    of = _ITS.match(p.text, p.numbers[i].end, p.end)
    country = of is not None and any(a == of.end() and kind == "country" for a, _, kind in p.named)
    return replace(topic, code=f"{topic.code}_share", confidence=0.7) if country else topic


def _next_part(p: Passage, i: int, out: list[Topic]) -> Topic:
    """Tell the next part of a whole from the first, whose verb and whole are not said again."""
    topic = out[i]
    if not i or p.numbers[i].scanned.unit != "%" or p.numbers[i - 1].scanned.unit != "%":
        return topic
    before = out[i - 1].code or ""
    gap = _NEXT.fullmatch(p.text, p.numbers[i - 1].end, p.numbers[i].before)
    gap = gap or _THAT_OF.fullmatch(p.text, p.numbers[i - 1].end, p.numbers[i].before)
    if (
        gap is None
        or p.relations[i].kind not in {"level", "share"}
        or p.text.startswith(" of ", p.numbers[i].end)
    ):
        return topic
    if _of_output(before):
        code = _part_of_output(gap["words"])
        return topic if code is None else replace(out[i - 1], code=code, confidence=0.7)
    composed = _COMPOSED.match(before)
    if composed is None and not before.endswith(_TAX_SHARES):
        return topic
    base = _BASE_OF[composed["tail"]] if composed is not None else "tax_revenue"
    token = token_of(gap["words"], base) or modifier_en(gap["words"], base)
    if token is None:
        return topic
    return replace(out[i - 1], code=part_code(token, base), confidence=0.7)


#: "24% of GVA but only 11% of its jobs": the part is the same, the whole another.
_ALSO = re.compile(
    r",?(?: of [^,;]{2,40}?)?,?(?: and| but| yet| though| while)+(?: (?:only|just|about|some|nearly|"
    r"around|over|as much as|more than|a mere))* "
)
_PARTS = {
    "jobs": "employment", "workers": "employment", "workforce": "employment", "employment": "employment",
    "employees": "employment", "exports": "exports", "imports": "imports", "firms": "firms",
    "companies": "firms", "businesses": "firms", "tax revenue": "tax_revenue", "taxes": "tax_revenue",
    "investment": "investment", "emissions": "carbon_emissions", "electricity": "electricity",
    "energy": "energy_consumption", "patents": "patents", "R&D": "rd_expenditure",
    "R&D spending": "rd_expenditure", "research spending": "rd_expenditure", "vacancies": "vacancies",
    "residents": "population", "population": "population", "inhabitants": "population",
    "new jobs": "new_jobs", "start-ups": "startups", "startups": "startups",
}  # fmt: skip
_OF_ITS = re.compile(
    r" of (?:(?:its|their|the|all|total|local|private|business|carbon|[\w’]+['’]s) )*"
    rf"(?P<whole>{'|'.join(sorted(map(re.escape, _PARTS), key=len, reverse=True))})\b"
)
_HAS_PART = re.compile(
    r"(?:^|[.;:,] |\b(?:while|and|but|in which|where) )(?:(?:[Tt]he|[Ii]ts) )?"
    r"(?P<words>[A-Za-z][\w&-]*(?: (?:and )?[a-z][\w-]*){0,3}?)(?: sectors?| industry| industries| firms)?"
    r"(?:,? (?:now|still|alone|together|which|also))* (?:generat|account|mak|ma[dk]e|contribut|provid|produc|"
    r"represent|employ|suppl|earn|bring|brought|deliver|yield)[a-z]*\b"
)


def _same_part(p: Passage, i: int, out: list[Topic]) -> Topic:
    """Name the share of a second whole by the part that has the share of the first."""
    topic = out[i]
    if not i or p.numbers[i].scanned.unit != "%" or p.numbers[i - 1].scanned.unit != "%":
        return topic
    whole = _OF_ITS.match(p.text, p.numbers[i].end, p.end)
    if whole is None or not _ALSO.fullmatch(p.text, p.numbers[i - 1].end, p.numbers[i].before):
        return topic
    base = _PARTS[whole["whole"]]
    if base == "population":
        return _of_residents(p, i, topic)
    who = _HAS_PART.search(p.text[p.start : p.numbers[i - 1].before])
    token = token_of(who["words"], base) if who is not None else None
    if token is None or topic.code not in {None, f"{base}_share", out[i - 1].code}:
        return topic
    return replace(topic, code=part_code(token, base), confidence=0.75)


_WHO_LIVES = (
    (re.compile(r"\b[Ff]oreign(?:ers| citizens| nationals)\b"), "foreign_residents_share"),
    (re.compile(r"\b(?:[Mm]igrants|[Ii]mmigrants)\b"), "migrants_share"),
    (re.compile(r"\b[Ss]tudents\b"), "student_share"),
    (re.compile(r"\b[Pp]ensioners\b|\b[Oo]ver-65s\b"), "elderly_share"),
    (re.compile(r"\b[Cc]hildren\b"), "children_share"),
)


def _of_residents(p: Passage, i: int, topic: Topic) -> Topic:
    """Read "make up 31% of the workforce and 41% of its residents" as of those who are told of."""
    head = p.text[p.start : p.numbers[i - 1].before]
    code = next((code for words, code in _WHO_LIVES if words.search(head)), None)
    return topic if code is None else replace(topic, code=code, confidence=0.75)


#: "31% of that" behind the product of a place.
_OF_THAT = re.compile(r" of (?:that|it|this|the total|the whole|the sum)\b")
_OF_PART = re.compile(r"^(?P<sector>\w+)_(?:value_added|output)_share$")


def _of_product(p: Passage, i: int, out: list[Topic]) -> Topic:
    """Read a sector's share "of that" behind the product of a place as its share of GDP."""
    topic = out[i]
    found = _OF_PART.match(topic.code or "")
    if (
        found is None
        or p.numbers[i].scanned.unit != "%"
        or not _OF_THAT.match(p.text, p.numbers[i].end, p.end)
    ):
        return topic
    told = out[i - 1].code if i else p.last[0].code if p.last is not None and p.fresh else None
    if (told or "").removesuffix("_growth") not in {"gdp", "gva"}:
        return topic
    base = f"{found['sector']}_value_added"
    return replace(topic, code=SHARES_OF_GDP.get(base, f"{base}_share_of_gdp"), whole="gdp")


_BEHIND_A_FIGURE = (
    _of_which,
    _same_thing,
    _elsewhere,
    _of_country,
    _of_another,
    _next_people,
    _next_part,
    _same_part,
)


@refines(units=PERCENT, kinds=PARTS, script=LATIN, in_turn=True)
def parts_told(f: Figure, topic: Topic) -> Topic:
    """Name a share by the part that the sentence told of: the next part, or the same of another whole.

    The same where the sentence tells of no such part.
    """
    first = (_of_product,)
    for read in (*first, *_BEHIND_A_FIGURE) if f.i else first:
        if (made := read(f.passage, f.i, f.out)) is not topic:
            return made
    return topic
