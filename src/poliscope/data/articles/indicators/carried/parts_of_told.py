"""Who has what part of the whole that was told before: "Fintech took a quarter of it", 其中金融科技占四成.

The whole stands in the sentence before or at the head of this one (venture capital, exports, jobs); a
sector, a group or a country is said to have a part of it, or the same list goes on to the next.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from poliscope.data.articles.indicators.narrower.modifiers import (
    english_words,
    modifier_en,
    partners_en,
    whole_en,
    whole_zh,
)
from poliscope.data.articles.indicators.narrower.narrowing import BASES
from poliscope.data.articles.indicators.narrower.partners import partner_token
from poliscope.data.articles.indicators.passage import Passage
from poliscope.data.articles.indicators.predicates import is_no_noun, is_verb, one_of
from poliscope.data.articles.indicators.records import CURRENCIES, Topic, plain_code, topic_of
from poliscope.data.articles.indicators.rules import LATIN, LEVEL, PARTS, PERCENT, Figure, rule
from poliscope.data.articles.lexicon import build_lexicon

__all__ = ["part_of_told", "sum_of_told"]

#: Wholes, and the nouns that take them up again.
_WHOLES = {
    "venture_capital": "money|capital|sum|funding|funds|total|cash|amount",
    "investment": "money|capital|sum|funding|funds|total|cash|amount|spending|investment",
    "fdi": "money|capital|sum|funds|total|inflows?|amount|investment",
    "employment": "jobs|posts|positions|workers|workforce|staff|employees|total",
    "new_jobs": "jobs|posts|positions|workers|total",
    "exports": "exports|sales|shipments|goods|total|value",
    "imports": "imports|goods|purchases|total|value",
    "trade_total": "trade|total|turnover|value",
    "output_value": "output|production|total|value",
    "industrial_output": "output|production|total|value",
    "revenue": "revenues?|sales|turnover|total|sum|money",
    "tax_revenue": "revenues?|money|total|sum|takings|tax",
    "patents": "patents|inventions|total|number",
    "patent_applications": "applications|filings|patents|inventions|total|number",
    "patent_grants": "patents|grants|inventions|total|number",
    "deals": "deals|rounds|total|number",
    "projects": "projects|total|number",
    "vacancies": "vacancies|openings|posts|jobs|total",
    "visitors": "visitors|guests|arrivals|tourists|total|number",
    "startups": "start-?ups|firms|companies|total|number",
    "unicorns": "unicorns|total|number",
}  # fmt: skip
#: What a sector contributes is more often said of the whole economy.
_OUTPUT = frozenset(["output_value", "industrial_output"])
_MONEY = frozenset(["venture_capital", "investment", "fdi"])
#: Who files patents: firms and universities are told of as such.
_APPLICANTS = {"companies": "business", "firms": "business", "businesses": "business", "industry": "business",
               "universities": "university", "colleges": "university"}  # fmt: skip
_PATENTS = frozenset(["patents", "patent_applications", "patent_grants"])
_REFERS = (
    r" of (?:all )?(?:it|that(?! of\b)|this|them|these|those|which|the {nouns}|th(?:e|at|is|ese|"
    r"ose) {nouns})\b"
)
_VERB = (
    r"(?:account(?:s|ed|ing)? for|ma[dk]es? up|making up|represent(?:s|ed|ing)?|contribut(?:e[sd]?|ing)|"
    r"generat(?:e[sd]?|ing)|provid(?:e[sd]?|ing)|suppl(?:y|ies|ied|ying)|hold(?:s|ing)?|held|took|"
    r"tak(?:es?|ing)|"
    r"absorb(?:s|ed|ing)?|attract(?:s|ed|ing)?|receiv(?:e[sd]?|ing)|got|gets?|secur(?:e[sd]|ing)|"
    r"captur(?:e[sd]|ing)|"
    r"rais(?:e[sd]|ing)|drew|draws?|won|fill(?:s|ed)?|brought in|claim(?:s|ed)?|"
    r"employ(?:s|ed)?|b(?:uy|ought)s?|"
    r"had|has|have|was|were|is|are|at|with|for)"
)
_ABOUT = (
    r"(?: (?:about|some|around|nearly|almost|over|more than|just|only|roughly|up to|as much as|fully|"
    r"for|another|"
    r"a further|the remaining|a|barely|well over|less than))*"
)
_WHO = r"(?P<who>[A-Za-z][\w’'&-]*(?:(?:,? and)? [A-Za-z][\w’'&-]*){0,5}?)"
_SUBJECT = re.compile(
    rf"(?:^|[.;:(,] |\b(?:while|and|but|though|with|where|then) )(?:[Tt]he |[Ii]ts |[Tt]heir )?{_WHO}"
    rf"(?:,? (?:alone|now|still|also|together|already|only|in turn))* {_VERB}{_ABOUT} ?$"
)
#: The next of a list: "and textiles 19%".
_NEXT = re.compile(
    rf"^(?:%|per ?cent)?(?: of [a-z ]{{2,24}})?,?;? ?(?:and |while |followed by |then )?(?:the )?{_WHO}"
    rf"(?: for| with| at)?{_ABOUT} ?$"
)
#: "More than half of that went to artificial intelligence".
_GOES = re.compile(
    r" (?:(?:of (?:all )?(?:it|that|this|them|these|those|the [a-z]+) )?(?:went|goes|go|flowed|came|"
    r"comes?|is|are|was|were|headed|ended up|(?:was|were|is|are) (?:raised|filed|held|taken|made|"
    r"bought|absorbed|"
    r"placed|spent|earned))|of (?:it|that|this|them|these|those)(?= in ))"
    r" (?:in)?(?:to|from|by|in|with|on) (?:the |"
    r"[a-z, -]{3,60} and other )?(?P<who>[A-Za-z][\w’'&-]*(?: [a-z][\w’'&-]*){0,3})"
)
_GENERIC = re.compile(
    r"(?:^| )(?:companies|firms|businesses|start-?ups|ventures|investors|founders|backers|makers|"
    r"producers|manufacturers|"
    r"sectors?|industry|industries|products|goods|exporters|employers|applicants|buyers|players|groups|"
    r"developers|"
    r"applications|projects|technology|workers|jobs|alone|field)$"
)
_LED = re.compile(
    r"(?P<do>\b(?:led|founded|owned|run) by )?\b(?P<who>[Ww]omen|[Ff]emale)(?:[- ](?P<did>led|founded|"
    r"owned|run))?\b"
)
#: How money is put in: these are no sectors.
_KINDS_OF_MONEY = re.compile(
    r"(?:[Vv]enture )?(?:[Dd]ebt|[Ee]quity|[Ss]eed|[Gg]rants|[Ee]arly-stage|[Ll]ate-stage)\b"
)
_PLACES = frozenset(
    ["city", "province", "region", "district", "area", "locality", "town", "state", "country", "county"]
)
_KINDS = ("no_goods", "function", "general", "empty", "adverbs", "prepositions", "no_kind", "numbers")


@functools.lru_cache(maxsize=4096)
def _base(code: str | None) -> str | None:
    """Give the whole that a code is of: exports of ``footwear_exports_share``."""
    stem = plain_code(code)
    if stem in _WHOLES:
        return stem
    return next((base for base in _WHOLES if stem.endswith(f"_{BASES.get(base, base)}")), None)


def _told(p: Passage, out: Sequence[Topic]) -> str | None:
    """Give the whole that was told of last: here, or in the sentence before."""
    if out:
        whole = next((t.code for t in reversed(out) if not (t.code or "").endswith("_share")), out[-1].code)
        return _base(whole)
    context = p.context.code if p.context is not None else None
    if context in _OF_DEALS and _MOST_OF_IT.match(p.text, p.start, p.end):
        return "venture_capital"
    if not p.fresh or p.last is None:
        return None
    return _base(p.last[0].code) or (context if context in _WHOLES and p.last[1] in {"%", "rank"} else None)


_OF_DEALS = frozenset(["venture_capital", "deals", "startups", "unicorns", "early_stage_deals"])
#: "Most of the Nairobi money, 52 per cent, went to".
_MOST_OF_IT = re.compile(r"(?:Most|Much|Half|A large part|The bulk) of (?:the |that |this )(?:[A-Z]\w+ )?"
                         r"(?:venture )?(?:money|capital|funding|funds|sum)\b")  # fmt: skip


def _token(words: str, base: str) -> str | None:
    """Name who has the part."""
    if (led := _LED.search(words)) is not None:
        return "women_led" if led["do"] or led["did"] else "female"
    if base in _MONEY and (kind := _KINDS_OF_MONEY.match(words)) is not None:
        return kind.group().lower().replace("-", "_").replace(" ", "_")
    if words in partners_en():
        return partner_token(words)
    if base in _PATENTS and words.lower() in _APPLICANTS:
        return _APPLICANTS[words.lower()]
    plain = words
    while (shorter := _GENERIC.sub("", plain)) != plain:
        plain = shorter
    plain = plain.strip().lower()
    if not plain:
        return None
    token = (
        whole_en(plain, base)
        or whole_en(one_of(plain), base)
        or (modifier_en(plain, base) if " " in plain else None)
    )
    if token is not None:
        return token
    parts = re.split(r"[ -]", plain)
    named = words[:1].isupper() and bool(build_lexicon().places.find(words))
    bad = any(word in english_words(kind) for word in parts for kind in _KINDS) or is_verb(parts[-1])
    bad = bad or one_of(parts[-1]) in _PLACES
    if named or len(parts) > 2 or bad or is_no_noun(parts[-1]) or plain == words.lower() == one_of(plain):
        return None  # a bare singular tells of no sector
    return one_of(plain).replace(" ", "_").replace("-", "_")


def _english(p: Passage, i: int, base: str, out: Sequence[Topic]) -> str | None:
    """Name who has the part; an empty name where a part is told of that nothing names."""
    number = p.numbers[i]
    after = p.numbers[i - 1].end if i else p.start
    head, tail = p.text[after : number.before], p.text[number.end : p.until(i)]
    refers = re.match(_REFERS.format(nouns=f"(?:{_WHOLES[base]})"), tail)
    ends = refers is None and (
        not tail.strip() or tail[0] in ",.;)" or re.match(r" (?:and|while|but)\b", tail)
    )
    if (
        (goes := _GOES.match(tail)) is not None
        and (refers or goes.start() == 0)
        and (token := _token(goes["who"], base))
    ):
        return token if refers or base in _MONEY else None
    if refers is None and not ends:
        return None
    shared = bool(out) and (out[-1].code or "").endswith("_share")
    found = (_NEXT.match(head) if i and shared else None) or _SUBJECT.search(head)
    if found is None or (
        refers is None and (base in _OUTPUT or not (shared or (not i and _last_is_share(p))))
    ):
        return None
    return _token(found["who"], base) or ("" if refers else None)


def _last_is_share(p: Passage) -> bool:
    return p.last is not None and (p.last[0].code or "").endswith("_share")


_PART_ZH = re.compile(
    r"(?:^|其中|[,;、])(?:其中,?)?(?P<who>[A-Z\u4e00-\u9fff]{2,16}?)(?:则|也|仅|只|又|更|约)*"
    r"(?:占(?:了|到|去|据|比|总额|总量|全部|融资总额)*|(?:拿[走下到]|分走|吸[走纳收]|揽[下走]|贡献|获得|"
    r"吸引|囊括|包揽|斩获)了?)"
    r"(?P<it>其中的?|总额的?|全部的?|总[数量]的?)?(?:约|近|超过?|逾|高达|达到?|为)*$"
)
#: "四座城市合计": places have a part of the whole, which is no narrower by it.
_PLACES_ZH = re.compile(
    r"(?:[一两二三四五六七八九十]|[两三]者)(?:座|个)?(?:大?城市?|地|市|国|省|州|园区|都市)?(?:合计|一共|"
    r"共同|加起来)?$"
)


def _chinese(p: Passage, i: int, base: str) -> str | None:
    after = max(p.numbers[i - 1].end if i else p.start, p.numbers[i].before - 40)
    found = _PART_ZH.search(p.text[after : p.numbers[i].before])
    if found is None:
        return None
    if found["it"] and (
        _PLACES_ZH.search(found["who"]) or _names_place(p, after + found.start("who"), found["who"])
    ):
        return ""
    who = re.sub(r"(?:企业|公司|行业|产业|领域|赛道|项目|业)$", "", found["who"])
    if re.search(r"^由?(?:女性|妇女)", who):
        return "female"
    return whole_zh(found["who"], base) or whole_zh(who, base)


def _names_place(p: Passage, start: int, words: str) -> bool:
    """Tell whether nothing but a place stands somewhere."""
    return any(start <= a and start + len(words) - 2 <= b <= start + len(words) for a, b, _ in p.named)


@rule(units=PERCENT, kinds=PARTS)
def part_of_told(f: Figure) -> Topic | None:
    """Read a percentage as the part that a sector, a group or a country has in what was told before.

    None where no such whole was told of, or nobody is said to have the part.
    """
    p, i = f.passage, f.i
    base = _told(p, f.out)
    if base is None or _names_its_whole(f, base):
        return None
    chinese = re.search(r"[\u4e00-\u9fff]", p.text[f.after : f.number.end]) is not None
    token = _chinese(p, i, base) if chinese else _english(p, i, base, f.out)
    if token is None:
        return None
    code = f"{token}_{_narrowed(f, token, base)}" if token else _told_code(f, base)
    known = build_lexicon().by_code
    return Topic(f"{code}_share", f.after, f.number.before, 0.7, known.get(code) or known.get(base))


#: "Car parts accounted for $1.9 billion of the total", "Instruments brought in another $410 million".
_BROUGHT = re.compile(
    rf"^(?:[Tt]he |[Ii]ts )?{_WHO}(?:,[^,.;\d]{{3,60}},)?(?:,? (?:alone|now|still|also|together|already))* "
    r"(?:account(?:s|ed)? for|ma[dk]es? up|contribut(?:e[sd]?|ing)|br(?:ings?|ought) in|earn(?:s|ed)?|"
    rf"add(?:s|ed)?|yield(?:s|ed)?){_ABOUT} ?$"
)


@rule(units=CURRENCIES, kinds=LEVEL, script=LATIN, place="first")
def sum_of_told(f: Figure) -> Topic | None:
    """Read a sum as that of the goods or the sector which have a part in what was told before.

    None where the whole is no trade or sales, or nobody is named that has the part.
    """
    p, told = f.passage, f.told
    base = _base(told.code) if told is not None else None
    if base not in _TRADED or (f.chosen is not None and f.chosen.end > f.number.before - 40):
        return None
    found = _BROUGHT.search(p.text[p.start : f.number.before])
    token = _token(found["who"], base) if found is not None else None
    return None if token is None else topic_of(f"{token}_{BASES.get(base, base)}", 0.7, base)


_TRADED = frozenset(["exports", "imports", "revenue"])


def _told_code(f: Figure, base: str) -> str:
    """Give what was told as it was told: ``machine_tool_exports``, not all exports."""
    told = [t.code for t in reversed(f.out)] or [f.passage.last[0].code if f.passage.last else None]
    return next((plain_code(code) for code in told if _base(code) == base), base)


#: Groups that every sector has: women of the battery industry.
_GROUPS = frozenset(["female", "male", "youth", "foreign", "local", "migrant"])


def _narrowed(f: Figure, token: str, base: str) -> str:
    """Keep of what sector the jobs are where a group has a part of them: ``battery_employment``."""
    tail = BASES.get(base, base)
    told = f.out[-1].code if f.out else f.passage.last[0].code if f.passage.last is not None else None
    group = token in _GROUPS or token in partners_en().values()
    sector = told is not None and told.endswith(f"_{tail}") and group
    return told if sector and told is not None else tail


def _names_its_whole(f: Figure, base: str) -> bool:
    whole = f.passage.text.startswith(" of ", f.number.end)
    end = f.passage.until(f.i) if whole else f.number.before
    codes = {t.indicator.code for t in f.passage.topics if f.after <= t.start < end}
    rounds = _OF_DEALS if base in _MONEY else frozenset[str]()  # "seed rounds 9 per cent"
    return any(code != base and _base(code) for code in codes - rounds)
