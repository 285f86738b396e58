"""Whose part of a whole a percentage is: "Copper accounted for 31% of exports", 女性占科技人员的四成."""

from __future__ import annotations

import re
from dataclasses import replace

from poliscope.data.articles.indicators.narrower.kinds import kind_near
from poliscope.data.articles.indicators.narrower.modifiers import (
    english_words,
    modifier_en,
    whole_en,
    whole_zh,
)
from poliscope.data.articles.indicators.narrower.narrowing import BASES
from poliscope.data.articles.indicators.passage import Passage
from poliscope.data.articles.indicators.predicates import is_no_noun, is_verb, one_of
from poliscope.data.articles.indicators.records import Topic, TopicMention
from poliscope.data.articles.indicators.rules import PARTS, PERCENT, Figure, refines
from poliscope.data.articles.lexicon import build_lexicon

__all__ = ["TO_BE", "WHOLES", "part_code", "token_of", "whose_part"]

#: Wholes that sectors, goods, owners and groups have a part in.
WHOLES = frozenset(
    [
        "employment", "exports", "imports", "trade_total", "output_value", "industrial_output", "revenue",
        "investment", "fixed_investment", "tax_revenue", "firms", "new_jobs", "fdi", "industrial_value_added",
        "profit", "patents", "startups", "visitors", "rd_expenditure", "industrial_revenue", "retail_sales",
        "venture_capital", "fiscal_revenue", "fiscal_expenditure", "budget", "gva", "overnight_stays",
        "vacancies", "jobs", "labour_force", "carbon_emissions", "electricity", "energy_consumption",
    ]
)  # fmt: skip
_OF_GOODS = frozenset(["exports", "imports"])
#: Public money, of which taxes, fees and services have a part under any name: "land transfer tax".
_OF_MONEY = frozenset(["tax_revenue", "fiscal_revenue", "fiscal_expenditure", "budget"])
#: "Federal jobs make up 19% of employment".
_KIND_OF_JOBS = re.compile(r"([A-Za-z-]+)(?: sector)? (?:jobs|workers|employees|posts)")
_A_TAX = re.compile(r"(?:^|_)(?:tax|taxes|vat|duty|duties|rates|fees|charges|fines|levy|royalties)$")
_ITEM = re.compile(
    r"(?:[A-Za-z]+[ -]){0,3}(?:tax|taxes|VAT|duty|duties|rates|fees|charges|fines|grants|transfers|levy|"
    r"spending|expenditure|investment|outlays|payments|subsidies|staff|payroll|service|"
    r"royalties|care|education|schools|health|housing|transport|police|policing|pensions|wages|interest|"
    r"salaries|welfare|culture|security|services)",
    re.IGNORECASE,
)
#: People of whom a group is a part: the code itself goes on behind the group.
_PEOPLE = frozenset({"persons"})
_PART = (
    r"(?:account(?:s|ed|ing)? for|ma[dk]es? up|making up|represent(?:s|ed|ing)?|compris\w+|constitut\w+|"
    r"contribut\w+|generat\w+|provid\w+|suppl(?:y|ies|ied)|employ(?:s|ed|ing)?|are|is|were|was|form(?:s|ed)?|"
    r"swallow(?:s|ed)?|absorb(?:s|ed)?|tak(?:es?|ing)(?: up)?|took(?: up)?|eats?(?: up)?|consum(?:es?|ed)|"
    r"br(?:ings?|ought) in|yield(?:s|ed)?|earn(?:s|ed)?|receiv(?:es?|ed)|attract(?:s|ed)?|drew|draws?|"
    r"own(?:s|ed)?|h[oe]lds?|fil(?:e[sd]?|ing)|won|got|gets?|raised|secured)"
)
#: What stands before a verb that tells of days to come: "is to make up", "should account for".
TO_BE = (
    r"is|are|was|were|will|would|should|could|must|to|be|expected|set|forecast|projected|due|supposed|meant"
)
_SUBJECT = re.compile(
    r"(?:^|[.;:,(] |\b(?:while|and|but|though|where|that) )(?:(?:[Tt]he|[Ii]ts|[Oo]ur|[Tt]heir) )?"
    rf"(?P<words>[A-Za-z][\w-]*(?:(?: and)? [a-z][\w-]*){{0,3}}?)(?: sectors?| industry| industries|"
    r" products| firms| companies)?"
    rf"(?:,? (?:who|which|alone|now|still|also|together|already|only|and [a-z]+ products|{TO_BE}))*"
    rf",? {_PART}"
    r"(?: (?:about|some|around|nearly|almost|over|more than|just|only|roughly|up to|as much as|fully|for))* $"
)
#: "half of it cars", "31% of them women".
_BEHIND = re.compile(
    r" of (?:it|them|that|which|whom) (?:is |are |was |were |being )?(?P<words>[a-z][a-z-]*)"
)
_SUBJECT_ZH = re.compile(
    r"(?:^|[,;。:、年月]|其中|而|但)的?(?P<words>[\u4e00-\u9fff“”]{2,10}?)(?:类|产品|产业|行业|从业者|人员)*"
    r"(?:就|则|仍|又|也|只|仅|约|已|所)*占(?:了|到|去|据|比)?(?P<whole>[^,。;\d]{0,16}?)(?:的|总额|总量|总值)*"
    r"(?:比重|比例|份额)?(?:约|近|超过?|逾|高达|达到?|为)*$"
)
#: "of which 58% was electronics", and "carmakers", who make cars.
_ARE_IN = re.compile(
    r" (?:(?:is|are|was|were|works?|worked|c[ao]me|lies?) )+(?:in|from) (?:the )?(?P<words>[a-z][\w-]*"
    r"(?: (?:and )?[a-z][\w-]*){0,2})"
)
_WAS = re.compile(r"(?P<of> of)?,? ?(?:was|were|is|are) (?P<words>[a-z][a-z-]*)")
_MAKERS = re.compile(r"[- ]?(?:makers|producers|growers|exporters)$")
_GROUPS = {
    "woman": "female",
    "man": "male",
    "women": "female",
    "female": "female",
    "men": "male",
    "male": "male",
}
_ARE_GROUP = re.compile(r"[^.,;]{0,60}? (?:are|were|is|was) (?:an? )?(?P<who>wom[ae]n|female|m[ae]n|male)\b")


@refines(units=PERCENT, kinds=PARTS)
def whose_part(f: Figure, topic: Topic) -> Topic:
    """Tell the part of a sector, of goods or of a group from that of the place.

    The same where nobody is said to have the part.
    """
    p, i, number, out = f.passage, f.i, f.number, f.out
    if topic.code == "modal_share":
        mode = kind_near(topic.code, p.text, topic.start, topic.end, (number.before, number.end))
        return topic if mode is None else replace(topic, code=mode)
    if topic.code in {"female_population_share", "male_population_share"}:
        return _of_these_people(p, i, topic, out)
    if p.text[number.before - 1 : number.before] > "\u2e7f":
        return _chinese(p, i, topic)
    base = (topic.code or "").removesuffix("_share")
    after = f.after
    if topic.code == "employment_share" and (sector := _ARE_IN.match(p.text, number.end, p.end)):
        token = token_of(sector["words"], base)  # "of 3.1 million jobs, 4.2% are in medicine"
        return topic if token is None else replace(topic, code=part_code(token, base))
    if base in _people_codes(topic):  # "a fifth of professors", "one in five professors"
        group = _ARE_GROUP.match(p.text, number.end, p.until(i))
        return topic if group is None else replace(topic, code=f"{_GROUPS[group['who']]}_{base}_share")
    known = topic.indicator.code if topic.indicator is not None else base
    if known in WHOLES and base.endswith(f"_{known}"):
        base = known  # chips among the revenue of a park
    elif topic.code != f"{base}_share" or base not in WHOLES:
        found = _SUBJECT.search(p.text[after : number.before]) if base in _FILED else None
        green = found is not None and "atents" in found["words"] and _kind_named(p, found, after, topic)
        return green or topic
    found = _SUBJECT.search(p.text[after : number.before]) or _BEHIND.match(p.text, number.end, p.end)
    if found is None and re.search(r"\bof (?:which|that|it|them),? $", p.text[after : number.before]):
        found = _WAS.match(p.text, number.end, p.end)
    if found is not None and (whole := _kind_named(p, found, after, topic)) is not None:
        return whole
    token = token_of(found["words"], base) if found is not None else None
    return topic if token is None else replace(topic, code=part_code(token, base))


_FILED = frozenset(["patent_applications", "patent_grants"])
#: Who files and owns patents.
_APPLICANTS = {"companies": "business", "firms": "business", "businesses": "business", "industry": "business",
               "universities": "university", "colleges": "university"}  # fmt: skip
_KINDS_OF_RESEARCH = frozenset(["basic_research", "applied_research", "experimental_development"])


def _kind_named(p: Passage, found: re.Match[str], after: int, topic: Topic) -> Topic | None:
    """Take the subject where the lexicon knows it: "Green patents account for 11% of filings"."""
    if topic.indicator is None or found.re is not _SUBJECT:
        return None
    a, b = after + found.start("words"), after + found.end("words")
    kinds = topic.indicator.kinds & {"count", "persons"}
    who = _APPLICANTS.get(found["words"].lower())
    if who is not None and "patent" in topic.indicator.code:
        return replace(topic, code=f"{who}_{topic.code}")
    for t in p.topics:
        if a <= t.start and b <= t.end <= b + 12 and t.indicator.code in _KINDS_OF_RESEARCH:
            return replace(topic, code=f"{t.indicator.code}_share", indicator=t.indicator)
        if "patent" in topic.indicator.code and "patent" not in t.indicator.code:
            continue  # "ASML and its suppliers account for 62% of patents"
        named = a <= t.start and b <= t.end <= b + 12 and t.indicator is not topic.indicator
        if named and kinds & t.indicator.kinds and "money" not in t.indicator.kinds:
            return replace(topic, code=f"{t.indicator.code}_share", indicator=t.indicator)
    return None


def part_code(token: str, base: str) -> str:
    """Compose the share of a part in a whole; a tax among the taxes is named by itself.

    Parameters
    ----------
    token : str
        The part, as :func:`token_of` gives it.
    base : str
        Code of the whole.
    """
    if token in {"tax", "taxes"}:
        return "tax_share_of_revenue"
    if base in {"tax_revenue", "fiscal_revenue", "revenue"} and _A_TAX.search(token):
        return f"{token}_share"
    return f"{token}_{BASES.get(base, base)}_share"


def _people_codes(topic: Topic) -> frozenset[str]:
    known = topic.indicator
    return frozenset({known.code}) if known is not None and known.kinds & _PEOPLE else frozenset()


def _own_name(words: str, base: str) -> str | None:
    """Name homes among those who use electricity, and the kind of "federal jobs" among all jobs."""
    if base == "electricity" and words.lower() in {"households", "homes", "families"}:
        return "residential"
    if base == "employment" and words.lower() in {"industry", "industries"}:
        return "industrial"
    kind = _KIND_OF_JOBS.fullmatch(words) if base == "employment" else None
    if kind is None or kind[1].lower() in english_words("function"):
        return None
    return whole_en(kind[1], base) or kind[1].lower().replace("-", "_")


def token_of(words: str, base: str) -> str | None:
    """Name who has the part: a known sector, any goods where the whole is traded, a tax of the taxes.

    Parameters
    ----------
    words : str
        The noun that has the part.
    base : str
        Code of the whole.
    """
    words = re.sub(r"^(?:the )?(?:output|sales|exports|revenue|production|value added) (?:of|from|"
                   r"in) (?:the )?", "", words,
                   flags=re.IGNORECASE)  # fmt: skip
    words = re.sub(r" (?:industries|sectors?|industry)$", "", words)
    words = re.sub(r"^(?:of which|of them|of this|and|but|while|though|as|that|where|which) ", "", words)
    words = _MAKERS.sub("", re.sub(r"\b(?:products|goods|items)\b", "", words).strip())
    if base == "venture_capital" and words.lower().startswith(("women", "female")):
        return "female"  # "women-led firms got 6%"
    if base == "venture_capital":
        words = re.sub(r"[ -](?:start-?ups|firms|companies|businesses|ventures)$", "", words)
    if (own := _own_name(words, base)) is not None:
        return own
    token = whole_en(words, base) or whole_en(one_of(words.lower()), base)
    if base == "revenue" and _A_TAX.search(words.lower().replace(" ", "_")):
        base = "fiscal_revenue"
    if token is None and base in _OF_MONEY and (kind := _ITEM.fullmatch(words)):
        return re.sub(r"[ -]", "_", kind.group().lower())
    if token is not None or base not in _OF_GOODS:
        return token or (modifier_en(words, base) if " and " in words else None)
    last = [word for word in words.lower().split(" ") if word != "and"]
    kinds = ("no_goods", "function", "general", "empty", "adverbs", "prepositions")
    if not last:
        return None  # "and" alone
    named = words[0].isupper() and bool(build_lexicon().places.find(words))
    if named or len(last) > 2 or is_verb(last[-1]) or is_no_noun(last[-1]):
        return None
    if any(word in english_words(kind) for word in last for kind in kinds):
        return None
    return "_and_".join(last) if " and " in words else one_of("_".join(last))


def _of_these_people(p: Passage, i: int, topic: Topic, out: list[Topic]) -> Topic:
    """Read "of its 4,100 engineers, 31 per cent are women" as their share among the engineers."""
    who = (topic.code or "").removesuffix("_population_share")
    clause = re.compile(r"[^.,;。]*").match(p.text, p.numbers[i].end, p.until(i))
    end = clause.end() if clause is not None else p.numbers[i].end
    inside = [t for t in p.topics if p.numbers[i].end <= t.start < end and _of_people(t)]
    if inside:
        return replace(topic, code=f"{who}_{inside[0].indicator.code}_share", indicator=inside[0].indicator)
    before = out[i - 1] if i else None
    gap = p.text[p.numbers[i - 1].end : p.numbers[i].before] if i else ""
    if before is None or before.code is None or not re.search(r"\bof (?:whom|them|which)\b", gap):
        return topic
    if before.indicator is None or not before.indicator.kinds & _PEOPLE or before.code == "population":
        return topic
    return replace(topic, code=f"{who}_{before.code}_share", indicator=before.indicator)


def _of_people(mention: TopicMention) -> bool:
    return bool(mention.indicator.kinds & _PEOPLE) and mention.indicator.code not in {
        "population",
        "households",
    }


def _chinese(p: Passage, i: int, topic: Topic) -> Topic:
    after = p.numbers[i - 1].end if i else p.start
    takes = p.text.rfind("占", after, p.numbers[i].before)
    if takes < 0:
        return topic
    start = max(after, p.numbers[i].before - 40, *(end for _, end, _ in p.named if end < takes))
    found = _SUBJECT_ZH.search(p.text[start : p.numbers[i].before])
    if found is None:
        return topic
    at, end = start + found.start("whole"), start + found.end("whole")
    whole = next((t for t in reversed(p.topics) if at <= t.start and t.end <= end + 2), None)
    if whole is None or not (whole.indicator.code in WHOLES or whole.indicator.kinds & _PEOPLE):
        return topic
    code = whole.indicator.code
    base = BASES.get(code, code).removeprefix("industrial_")
    like = code if code in WHOLES else "employment"
    token = whole_zh(found["words"].strip("“”"), like)
    if token is None or base.startswith((f"{token}_", "male_", "female_")):
        return topic
    return replace(topic, code=f"{token}_{base}_share", indicator=whole.indicator, confidence=0.75)
