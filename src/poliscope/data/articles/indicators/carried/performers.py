"""Who does the research that was told of, and who pays: "Firms accounted for 74% of the total", 企业占78%.

R&D statistics are told by performer (business, higher education, government) and by source of funds (Frascati
Manual, OECD 2015). The noun "R&D spending" stands in the sentence before, or at its head.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from poliscope.data.articles.indicators.passage import Passage
from poliscope.data.articles.indicators.phrases.composing import add_per
from poliscope.data.articles.indicators.records import CURRENCIES, Topic
from poliscope.data.articles.indicators.rules import Figure, rule
from poliscope.data.articles.lexicon import build_lexicon

__all__ = ["performer"]

_TOLD = re.compile(
    r"(?:(?:business|higher_education|government|university|public)_)?(?:rd_expenditure|rd_intensity)|"
    r"\w+_rd_funding"
)
#: Who does research; the longer names first. "Business spending" has a phrase of the lexicon.
_WHO = {
    "foreign_firms": r"[Ff]oreign(?:-owned|-controlled)? (?:firms|companies|businesses|affiliates|"
    r"multinationals|"
    r"subsidiaries)",
    "business": r"(?:[Tt]he )?(?:(?:private|business(?: enterprise)?|corporate|enterprise) "
    r"sector|[Pp]rivate (?:firms|companies|industry|enterprise)|"
    r"[Bb]usiness enterprises|[Bb]usinesses|[Bb]usiness|"
    r"[Ff]irms|[Cc]ompanies|[Ee]nterprises|[Cc]orporations|[Ii]ndustry)",
    "higher_education": r"(?:[Tt]he )?(?:[Hh]igher[- ]education(?: sector| institutions)?|"
    r"[Uu]niversity sector|"
    r"[Uu]niversities(?: and colleges)?|[Cc]olleges|[Aa]cademia)",
    "government": r"(?:[Tt]he )?(?:[Gg]overnment (?:sector|lab(?:oratorie)?s|institutes|research institutes)|"
    r"(?:[Pp]ublic|[Ss]tate|[Nn]ational)(?: research)? (?:lab(?:oratorie)?s|institutes|bodies|"
    r"organi[sz]ations|centres|centers)|[Rr]esearch institutes)",
}
_FUNDS = {
    "business": _WHO["business"],
    "foreign": r"(?:[Ff]oreign|[Oo]verseas) (?:sources|funds|funders|investors|money)|abroad|"
    r"the rest of the world",
    "federal": r"[Ff]ederal (?:agencies|government|sources|funds|money)|Washington",
    "public": r"[Pp]ublic (?:domestic )?(?:sources|funds|money|purse)|"
    r"[Tt]he (?:state|government|public sector)|[Gg]overnment|[Tt]axpayers",
    "higher_education": _WHO["higher_education"],
}
_PAY = r"(?:financ|fund|pa(?:id|ys?) for|cover|bankroll|foot|put(?:s|ting)? up|suppl)"

_DO = (
    r"(?:account|ma[dk]es? up|making up|perform|carr(?:y|ies|ied) out|spen[dt]|invest|conduct|contribut|"
    r"represent|did|do(?:es)?\b|carr(?:y|ies|ied)\b|shoulder|bears?\b|bore\b|took|take|absorb|generat|"
    r"deliver|responsible)"
)
_ABOUT = r"[^.,;:%\d]{0,34}$"
_ALONE = (
    r"(?:,? (?:with|at|having|only|just|about|some|around|nearly|a further|another|the other|"
    r"the remaining))* ?$"
)
_ZH = (
    (
        "business",
        r"(?:各类|规上|规模以上)?(?:工业|工商)?企业(?:部门|研发)?|工商机构|(?:产业|企业|工商)界|"
        r"私营机构|私人机构",
    ),
    ("higher_education", r"(?:高等院校|高等学校|高校|大学)(?:部门|[和及与](?:科研)?(?:院所|机构))?"),
    ("government", r"(?:政府属)?(?:研究与开发机构|研究机构|科研机构|科研院所|院所)|政府(?:部门|机构)"),
)
_SPENT_ZH = r"(?:的?(?:研发|R&D)?(?:经费|投入|支出)+)?(?:支出)?"
_PART_ZH = (
    r"(?:(?:只|仅|就|则|也)?所?占(?:全部|全市|全省|全国|总额)?(?:全社会)?(?:研发|R&D)?(?:经费|投入|支出)*的?"
    r"(?:(?:比重|比例))?|贡献|比重|占比)?(?:了|约|近|超|超过|达|达到|分别|为|是)*$"
)
_MONEY_ZH = r"(?:支出|投入)?(?:了|约|近|超|超过|达|达到|分别|为|是|则|仅|的)*$"


def _compiled(names: dict[str, str], verbs: str) -> dict[str, re.Pattern[str]]:
    return {
        token: re.compile(
            rf"(?<![\w-])(?:{name})(?! spending)(?:[^.,;:%\d]{{0,24}}?\b{verbs}\w*{_ABOUT}|{_ALONE})"
        )
        for token, name in names.items()
    }


_DOES, _PAYS = _compiled(_WHO, _DO), _compiled(_FUNDS, _PAY)
_SPENDS = _compiled(_WHO, r"(?:spen[dt]|invest|perform|put)")
_BY_WHOM = {
    token: re.compile(
        rf"(?: of (?:it|this|that|the (?:total|money|sum)|R&D|research)[^.,;:\d]{{0,20}})? "
        rf"(?:was|is|were|came|comes|being|are)(?: \w+){{0,2}} (?:by|from|in) (?:{name})\b"
    )
    for token, name in _WHO.items()
}
_EXPENDITURE_IN = {
    token: re.compile(
        rf"(?:[Ee]xpenditure|[Ss]pending|[Oo]utlays?|that) (?:in|by|of|on|"
        rf"at) (?:[\w’']+ ){{0,3}}?(?:{name})\b[^.,;:%\d]{{0,40}}$|"
        rf"(?<![\w-])(?:{name})(?:,? (?:to|at|with|by|was|were|rose|fell|grew|up|down|about|just))*\W*$"
    )
    for token, name in _WHO.items()
}
#: "2.2 per cent of revenue on research" is no part of the research.
_OF_OTHER = re.compile(
    r" of (?!it\b|this|that|them|these|all\b|(?:the |their |its )?(?:(?!on )[\w’']+ ){0,3}(?:total|sum|money|"
    r"R&D|research|spending|expenditure|outlays|figure|national|country|regional))"
)
_PERFORMERS = (
    r"(?:sector|firms|companies|businesses|universities|colleges|institutes|institutions|bodies|government|"
    r"lab(?:oratorie)?s|agencies|state|industry)"
)
_SEVERAL = re.compile(rf"(?:^|[.;:] ?|, )\w+(?:, | and )(?:\w+ )?{_PERFORMERS}\b")
_JOINED = re.compile(rf"\b{_PERFORMERS},? and (?:the )?$")


def _told(p: Passage, out: Sequence[Topic]) -> bool:
    """Tell whether R&D is what was told of last, here or in the sentence before, of another paragraph too."""
    codes = [out[-1].code] if out else [p.last[0].code] if p.last is not None else []
    codes += [p.context.code] if p.context is not None else []
    codes += [t.indicator.code for t in p.topics]
    return any(code is not None and "rd_" in code and _of_research(code) for code in codes)


@functools.lru_cache(maxsize=4096)
def _of_research(code: str) -> bool:
    return _TOLD.fullmatch(re.sub(r"_(?:share|growth|change|share_of_gdp)$", "", code)) is not None


def _one(found: re.Match[str] | None) -> bool:
    """Tell one performer from the last of several: "The public sector and universities performed"."""
    return found is not None and not _JOINED.search(found.string[: found.start()])


def _english(head: str, tail: str, unit: str | None, *, grown: bool, paid: bool) -> str | None:
    """Name who does it or pays for it; ``paid``: the figure before told who pays."""
    if _SEVERAL.search(head):
        return None
    if unit == "%" and not grown:
        return None if _OF_OTHER.match(tail) else _share(head, tail, paid=paid)
    for names in (_SPENDS, _EXPENDITURE_IN) if unit in CURRENCIES else (_EXPENDITURE_IN,):
        for token, pattern in names.items():
            if _one(pattern.search(head)):
                return f"{token}_rd_expenditure{'_growth' if grown else ''}"
    return None


def _share(head: str, tail: str, *, paid: bool) -> str | None:
    for end, names in (("rd_funding_share", _PAYS), ("rd_expenditure_share", _DOES)):
        for token, pattern in names.items():
            found = pattern.search(head)
            fits = names is _DOES or paid or (found is not None and re.search(_PAY, found.group()))
            if fits and _one(found):
                return f"{token}_{end}"
    by = next((token for token, pattern in _BY_WHOM.items() if pattern.match(tail)), None)
    return f"{by}_rd_expenditure_share" if by else None


def _chinese(head: str, unit: str | None, *, grown: bool) -> str | None:
    clause = re.split(r"[,。;、:]", head)[-1]
    for token, name in _ZH:
        if (
            unit == "%"
            and not grown
            and re.search(rf"(?:^|其中|[,;、里中内])(?:{name}){_SPENT_ZH}{_PART_ZH}", clause)
        ):
            return f"{token}_rd_expenditure_share"
        if unit in CURRENCIES and re.search(rf"(?:^|其中|[,;、])(?:{name}){_SPENT_ZH}{_MONEY_ZH}", clause):
            return f"{token}_rd_expenditure"
    return None


@rule(units={"%", *CURRENCIES}, kinds={"level", "share", "growth"})
def performer(f: Figure) -> Topic | None:
    """Read a figure of research as that of who does it or pays for it.

    None where no R&D was told of, or nobody is named that does it.
    """
    p, number, unit = f.passage, f.number, f.number.scanned.unit
    if not _told(p, f.out):
        return None
    head, grown = p.text[f.after : number.before], f.kind == "growth"
    if p.text[p.start : number.before].isascii() or not re.search(r"[\u4e00-\u9fff]", head):
        paid = bool(f.out) and (f.out[-1].code or "").endswith("_rd_funding_share")
        code = _english(head.rstrip(), p.text[number.end : p.until(f.i)], unit, grown=grown, paid=paid)
    else:
        code = _chinese(head, unit, grown=grown)
    if code is None:
        return None
    base = build_lexicon().by_code
    known = base.get(re.sub(r"_(?:share|growth)$", "", code)) or base["rd_expenditure"]
    told = f.out[-1].code if f.out else p.last[0].code if p.last is not None else None
    of_it = told == "rd_intensity" and p.text.startswith(
        (" of it", " of this", " of that", " of the money", " of the sum"), number.end
    )
    whole = told if of_it else None  # which the sentences behind may go on about
    topic = Topic(code, f.after, number.before, 0.75, known, whole=whole)
    return add_per(p, f.i, topic) if unit in CURRENCIES else topic
