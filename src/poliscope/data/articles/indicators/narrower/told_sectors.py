"""The sector or body that a text told of before: its subject, or the firms that it counts.

"The robotics cluster has 131 firms. It employs 7,400": what is said of firms, jobs and money behind such a
subject is the subject's own, until the whole city, its economy or another subject comes.
"""

from __future__ import annotations

import re
from operator import itemgetter

from poliscope.data.articles.indicators.narrower.modifiers import (
    SECTORS_ZH,
    english_words,
    modifier_behind_en,
    modifier_en,
    modifier_zh,
    own_kind_en,
    whole_en,
)

__all__ = ["earlier_sector", "subject_sector"]

#: What is a subject's own where the sentence says no more.
_OF_A_SUBJECT = frozenset(
    [
        "employment", "new_jobs", "exports", "imports", "revenue", "output_value", "gva", "value_added",
        "firms", "startups", "profit", "investment", "agreed_investment", "projects", "engineers",
        "shipments", "orders", "average_wage", "rd_expenditure", "visitors", "graduates", "industry_scale",
        "production_capacity",
    ]
)  # fmt: skip
#: What firms have, wherever in the sentence they stand.
_OF_FIRMS = frozenset(["employment", "revenue", "profit"])
#: What a body has.
_OF_A_BODY = frozenset(
    [
        "employment", "new_jobs", "revenue", "profit", "investment", "value_added", "output_value",
        "visitors", "gva", "rd_expenditure",
    ]
)  # fmt: skip
#: "Construction is to contract by 4%, and exports to edge up": of the place, not of the sector before.
_OF_TRADE = frozenset(["exports", "imports", "average_wage", "investment"])
_NEXT_CLAUSE = (", and ", ", while ", ", but ", "; ", ", whereas ")
#: Behind a body that only speaks: "a University of Leeds study".
_SAYS = re.compile(
    r"(?: (?:of|at|in|for) [A-Z]\w+)*(?:['’]s)? (?:study|report|researchers?|economists?|professor|survey|"
    r"analysis|team|says?|said|estimates?|estimated|found|calls?)\b"
)
#: Words behind the name of a sector.
_KINDS = (
    r"sectors?|industry|industries|cluster|network|ecosystem|supply chain|corridor|hub|scene|trade|business|"
    r"companies|firms|businesses|enterprises|manufacturers|makers|producers|plants|factories|mills|suppliers|"
    r"[A-Za-z][a-z]{2,}makers|[A-Za-z][a-z]{3,}builders|"
    r"start-?ups|labs|studios|growers|farms"
)
#: Bodies that have jobs, money and guests of their own.
_BODIES = (
    r"[Ss]eaport|[Pp]ort|[Hh]arbou?r|[Aa]irport|"
    r"(?:[Ss]cience|[Tt]echnology|[Rr]esearch|[Ii]ndustrial|[Bb]usiness) [Pp]ark|"
    r"[Ff]ree (?:[Tt]rade )?[Zz]one|[Ii]ndustrial (?:[Ee]state|[Zz]one)|[Uu]niversit(?:y|ies)|[Hh]ospitals?|"
    r"[Mm]useum|[Ss]hipyard|[Rr]efinery|[Ff]estival|[Zz]oo|[Ss]tadium|(?:[Ww]holesale |[Ff]lower )?[Mm]arket|"
    r"[Cc]asinos?"
)
_SUBJECT = re.compile(rf"\b(?:(?P<kind>{_KINDS})|(?P<body>{_BODIES}))\b(?!['’-])")
#: Firms told by their field behind them: "companies in photonics".
_FIELD_BEHIND = re.compile(
    r" (?:in|from) (?:the )?(?P<field>[a-z][\w-]*(?: [a-z][\w-]*){0,3}?)(?=,| with| that| which| who| and|"
    r" employ| of|;)"
)
#: "Semiconductors are", "Agriculture employs": a sector named without more at the head of a sentence.
_BARE_SUBJECT = re.compile(
    r"(?!It )(?P<words>[A-Z][\w-]+(?:(?: and)? [a-z][\w-]+){0,2})(?:,? (?:which|that) $|"
    r"(?:,? (?:which|that),?)? (?:is|are|"
    r"was|were|has|have|had|"
    r"employ\w*|account\w*|contribut\w+|provid\w+|support\w+|giv\w+|gave|remain\w*|earn\w*|bring\w*|brought|generat\w+|ma[dk]es?|now|alone|still)\b)"
)
_BESIDES = re.compile(r" (?:alone|now|still|itself|also|already|together)$")
#: What stands before the subject of a sentence: "In 2024 the city's", "Turin's".
_BEFORE_SUBJECT = re.compile(
    r"(?:(?:[Ii]n|[Bb]y|[Ss]ince|[Dd]uring|[Aa]t) [^,.;]{2,30}?,? |Today,? |Here,? |And |But |Yet )?"
    r"(?:(?:[Tt]he|[Ii]ts|[Oo]ur|[Tt]heir|[Aa]n?|(?:[A-Z][\w.-]+ ){0,2}[A-Z][\w-]+['’]s?|"
    r"(?:[Tt]he )?(?:city|region|state|county|country|town)['’]s) )?"
)
#: From here on another subject or the whole is told of.
_OTHER_SUBJECT = re.compile(
    r"\b(?:total|overall|economy|national|nationally|nationwide|all|while|but|whereas|GDP|population|residents|"
    r"inhabitants|households|elsewhere|others?|rest|than|versus|compared|"
    r"(?<!\bin )(?<!\bof )(?<!between )(?<!near )(?<!outside )(?<!around )(?<!across )(?<!\bto )(?<!for )"
    r"[Tt]he (?:city|region|state|county|country|province|borough|district|town|nation|island|council|"
    r"government|metro area|municipality)(?:['’]s)?)\b"
)
_OTHER_FIRMS = re.compile(
    r"\b(?:(?<!\d )(?:companies|firms)|plants?|universit(?:y|ies)|council|(?<!of the )city['’]s|government|"
    r"state|county|"
    r"(?<!of the )region['’]s|others?|museums?|hotels|schools)\b"
)
#: A sentence that goes on about what the one before told of.
_GOES_ON = re.compile(
    r"\b(?:[Tt]hey|[Tt]heir|[Tt]ogether|[Cc]ollectively|[Cc]ombined|"
    r"[Tt]he(?:se)? (?:sector|industry|cluster|network|ecosystem|trade|companies|firms|businesses|plants|"
    r"workforce|latter(?!['’])|former(?!['’])|makers|producers))\b"
)
#: "carmakers", "shipbuilders": what they make stands in the word.
_MAKERS = re.compile(r"([A-Za-z][a-z]{2,})(?:makers|builders)")
_IT = re.compile(r"\b(?:[Ii]t|[Ii]ts)\b")
#: What may stand before what is measured where a sentence says nobody's: "Last year exports".
_OPENS_BARE = re.compile(
    r"(?:(?:In|By|Since|During|Over) [^,.;]{2,30}?,? |(?:Last|This) year,? |Today,? |And |But )?"
    r"(?:(?:[Aa]nnual|[Tt]otal|[Cc]ombined|[Aa]verage|[Gg]ross|[Yy]early) )*"
)
#: "Exports from the city", "Output of the state": somebody's own.
_OF_SOMEBODY = re.compile(
    r"[A-Za-z-]+(?: [a-z]+)? (?:of|in|from|at|for|across) (?:the |its |all )?(?:[A-Z]|city|region|state|"
    r"county|"
    r"country|province|district|whole|economy|rest)|[A-Za-z-]+ (?:and|of|in) [a-z]"
)
#: A sentence that itself goes on about the subject of the one before.
_LINKED = re.compile(
    r"(?:It|Its|They|Their|These|Together|Output|Exports|Revenue|Sales|Turnover|Production|Employment|Profits?|"
    r"Investment|Shipments|Orders|Wages|Pay|The (?:sector|industry|cluster|firms|companies|businesses|number|"
    r"figure|former|latter)|There|Here|(?:An? |One |Two |Three |Four |Some |About |Nearly |Almost |Most |"
    r"More than )"
    r"[a-z\d, -]{0,24}? ?of (?:the|its|their|these|them|those)|Of (?:these|them|those|the)|Another)\b"
)
_THE_SECTOR = re.compile(r"The (?:sector|industry|cluster|trade|ecosystem)\b")
_SENTENCE_END = re.compile(r"[.!?]['’”\"]? (?=[A-Z\"“‘])")


def subject_sector(text: str, start: int, code: str) -> str | None:
    """Find the sector or body that an English passage is about where a phrase of an indicator stands.

    Parameters
    ----------
    start : int
        Where the phrase of the indicator begins.

    Returns
    -------
    str or None
        The sector's part of a code.
    """
    if code not in _OF_A_SUBJECT:
        return None
    ends = [found.end() for found in _SENTENCE_END.finditer(text, max(0, start - 420), start + 1)]
    here = ends[-1] if ends else max(0, start - 420)
    head = text[here:start]
    if code in _OF_TRADE and head.endswith(_NEXT_CLAUSE):
        return None
    if "; " in head and (own := _in_sentence(text, here + head.rindex("; ") + 2, start, code)):
        return own
    if own := _in_sentence(text, here, start, code):
        return own
    if not ends:
        return None
    opens = _opens_bare(head, text, start)
    if not opens and _ELSEWHERE.fullmatch(head):
        return _told_before(text, [max(0, start - 420), *ends], start, code, elsewhere=True)
    if not opens and (_OTHER_SUBJECT.search(head) or not (_GOES_ON.search(head) or _IT.search(head))):
        return None
    return _told_before(text, [max(0, start - 420), *ends], start, code)


#: "In Oulu, 610 firms employ": the same sector in another place.
_ELSEWHERE = re.compile(
    r"(?:And |But )?(?:[Ii]n|[Aa]round|[Nn]ear) (?:[A-Z][\w’'.-]+ ?)+,? (?:(?:about|some|nearly|around|"
    r"over|another|"
    r"just|only|there are|it has) )*[\d,.]+ (?:(?:firms|companies|businesses|start-?ups) (?:now )?)?"
)


def _opens_bare(head: str, text: str, start: int) -> bool:
    """Tell a sentence that opens with what is measured, of nobody new: "Output last year came to"."""
    return _OPENS_BARE.fullmatch(head) is not None and _OF_SOMEBODY.match(text, start) is None


def _told_before(
    text: str, starts: list[int], start: int, code: str, *, elsewhere: bool = False
) -> str | None:
    """Go back through sentences that go on about one subject, up to four of them, for their sector."""
    head = text[starts[-1] : start]
    on = _GOES_ON.search(head)
    sector_named = on is not None and _THE_SECTOR.match(on.group().capitalize()) is not None
    named_near = on is not None and on.group().lower().startswith("the ")
    subject = on is None and code not in _OF_FIRMS and not elsewhere
    first = len(starts) - 1
    for k in range(len(starts) - 2, max(-1, len(starts) - 6), -1):
        said, first = text[starts[k] : starts[k + 1]], k
        told = _in_sentence(text, starts[k], starts[k + 1] - 1, code, subject=subject)
        if told is not None:
            return told
        sector_named = sector_named or _THE_SECTOR.match(said) is not None
        if not sector_named and (_LINKED.match(said) is None or _OTHER_SUBJECT.search(said)):
            break
    if not sector_named:  # "a home of robots. The firms"
        return _last_named(text[starts[-2] : starts[-1]], code) if named_near else None
    return next((told for k in range(len(starts) - 2, first - 1, -1)
                 if (told := _last_named(text[starts[k] : starts[k + 1]], code))), None)  # fmt: skip


def _acts(word: str) -> bool:
    """Tell a form of a verb, which names no sector: "designs", "shipped"."""
    forms = {word, word.removesuffix("s"), word.removesuffix("es")}
    return word.endswith("ed") or any(not forms.isdisjoint(english_words(k)) for k in ("verbs", "irregular"))


def _last_named(sentence: str, code: str) -> str | None:
    words = reversed(re.findall(r"[A-Za-z][\w-]{3,}", sentence))
    return next(
        (token for word in words if not _acts(word.lower()) and (token := whole_en(word, "industry_scale"))),
        None,
    )  # "rose" is no flower


def _in_sentence(text: str, start: int, end: int, code: str, *, subject: bool | None = None) -> str | None:
    """Find the last sector told of in a part of a sentence; ``subject``: only as its subject."""
    if subject is None:
        subject = code not in _OF_FIRMS
    bare = _BARE_SUBJECT.match(text, start, end) or _BARE_SUBJECT.match(
        text, start + len(lead.group()) if (lead := _BEFORE_SUBJECT.match(text, start, end)) else start, end
    )
    if bare is not None and (sector := whole_en(_BESIDES.sub("", bare["words"]), code)):
        return None if _another(text[bare.end("words") : end]) else sector
    told = [(found, _is_subject(text, start, found.start())) for found in _SUBJECT.finditer(text, start, end)]
    for found, is_subject in [*filter(itemgetter(1), told[::-1]), *told[::-1]]:
        if found["body"]:
            speaks = _SAYS.match(text, found.end(), end) or _another(text[found.end() : end])
            listed = (
                text.startswith((" and ", ", "), found.end())
                or ", " in text[found.start() - 2 : found.start()]
            )
            alone = is_subject and not listed and " and " not in text[start : found.start()]
            if alone and code in _OF_A_BODY and not speaks:
                return modifier_en(found["body"], "footfall")
            continue
        sector = _named_by(text, start, end, found, code)
        if sector is None:
            continue
        if subject and not is_subject:
            return None
        return None if _another(text[found.end() : end]) else sector
    return None


_CALLED_SECTOR = re.compile(r"sectors?|industry|cluster")


def _named_by(text: str, start: int, end: int, found: re.Match[str], code: str) -> str | None:
    """Name the sector before or behind a word for firms, or in it: "photonics firms", "carmakers"."""
    if found["kind"].lower().startswith("start"):
        return "startup"
    sector = modifier_en(text[start : found.start()], code) if found.start() > start else None
    if sector is None and (makers := _MAKERS.fullmatch(found["kind"])):
        sector = modifier_en(makers[1], code) or modifier_en(f"{makers[1]}building", code)
    if sector is None and (field := _FIELD_BEHIND.match(text, found.end(), end)):
        sector = modifier_behind_en(field["field"], code)
    if sector is None and _CALLED_SECTOR.fullmatch(found["kind"]):
        return own_kind_en(text[start : found.start()], "firms", code)  # "the vaccine cluster"
    return sector


def _another(between: str) -> bool:
    return len(between) > 230 or bool(_OTHER_SUBJECT.search(between) or _OTHER_FIRMS.search(between))


#: "Its port is better known, but its biotech cluster is growing faster".
_CLAUSE_BEGINS = re.compile(r"(?:, (?:but|and|while|whereas|though)|;) ")


def _is_subject(text: str, start: int, at: int) -> bool:
    """Tell whether the noun at an offset is the subject: only whose and of what kind stand before it."""
    lead = _BEFORE_SUBJECT.match(text, start, at)
    clause = max((found.end() for found in _CLAUSE_BEGINS.finditer(text, start, at)), default=start)
    lead = lead if clause == start else _BEFORE_SUBJECT.match(text, clause, at)
    head = text[lead.end() if lead else clause : at].strip()
    words = re.split(r"[ -]", re.sub(r"\bIT\b", "information", head).lower())
    return len(words) <= 5 and not any(word in english_words("function") for word in words if word != "and")


#: Nouns that a sector named earlier in the sentence narrows: "量子企业92家;实现营业收入63亿元".
_OF_THE_SENTENCE = frozenset(
    [
        "output_value",
        "revenue",
        "employment",
        "profit",
        "industry_scale",
        "exports",
        "industrial_output",
        "value_added",
        "scale_industrial_firms",
    ]
)
#: Those that are the sector's only up to the next semicolon.
_OF_THE_CLAUSES = frozenset(
    [
        "firms", "agreed_investment", "projects", "engineers", "talent", "investment", "startups",
        "rd_personnel",
    ]
)  # fmt: skip
_EARLIER_ZH = re.compile(
    rf"(?P<words>{'|'.join(SECTORS_ZH)})(?:经济)?(?:科技|信息|相关|装备)?"
    r"(?:产业链?|企业|行业|工业|集群|聚落|厂商|经济|领域|公司|家数|业|(?<=业))(?P<between>[^。!?]{0,80})$"
)
#: "长沙靠的是工程机械,产业规模…", "工程机械…,这个行业的产值": named without more.
_BARE_ZH = re.compile(
    rf"(?P<words>{'|'.join(SECTORS_ZH)})(?:,(?:全)?(?:产业)?$|[^。!?]{{0,60}}(?:这个|这一|该|这)(?:行业|产业)[^,。;]{{0,8}}$)"
)
#: Bodies that have jobs and money of their own, at the head of a clause.
_BODY_ZH = re.compile(
    r"(?:^|[,;。、年月市县区州省国])(?P<words>"
    r"[\u4e00-\u9fff]{0,6}(?<!旧)(?:港区|港口|自贸区|综保区|机场|批发市场|博物馆)(?!改|旁|附近|对面|周边)|"
    r"[\u4e00-\u9fff]{2,8}(?<![所的])大学(?=[\d,去今上全年科研从就营]|$)|"
    r"[\u4e00-\u9fff]{2,4}(?<![香云家城贵全本])港(?=[\d,的去今上全实完年从就营]|$))"
    r"(?P<between>(?:(?![。!?;])[^市县]){0,60})$"
)
#: "新能源产业…,其中光伏受价格低迷拖累,产值同比下降": the nearest, named without more.
_AMONG_ZH = re.compile(
    rf"(?:其中|而|但|[,;])(?P<words>{'|'.join(SECTORS_ZH)})(?:受|因|由于)[^,。;]{{0,20}},[^,。;\d]{{0,4}}$"
)
_WIDER_ZH = re.compile("全市|全省|全国|全区|全县|(?:规上|规模以上)(?!企业)|工业|园区(?!总?营业)|另外|此外")
#: A sentence that goes on about the sector of the one before.
_GOES_ON_ZH = re.compile(
    r"(?:^|[,;])(?:\d{4}年|去年|今年|目前|如今|如今,|截至[^,]{2,12},|其中)?,?(?:全产业链|产业链|该产业|该行业|全行业|这一产业|这个产业|"
    r"产业集群|该集群|集群|该领域|产业|行业|相关企业|区内企业|业内)"
)


def earlier_sector(text: str, start: int, code: str) -> str | None:
    """Find the sector that a Chinese sentence is about, where nothing wider came between.

    Parameters
    ----------
    start : int
        Where the phrase of the indicator begins.

    Returns
    -------
    str or None
        The sector's part of a code.
    """
    if code not in _OF_THE_SENTENCE | _OF_THE_CLAUSES | _OF_A_BODY:
        return None
    here = max(text.rfind(mark, 0, start) for mark in "。!?") + 1
    head = text[max(here, start - 110) : start]
    if code in _OF_THE_SENTENCE and (among := _AMONG_ZH.search(head)):
        sector = modifier_zh(among["words"], code)
        return sector[0] if sector else None
    sector_told = code in _OF_THE_SENTENCE | _OF_THE_CLAUSES
    found = (_EARLIER_ZH.search(head) if sector_told else None) or _BODY_ZH.search(head)
    if (
        found is None
        and sector_told
        and here
        and (on := _GOES_ON_ZH.search(head))
        and not _WIDER_ZH.search(head[on.end() :])
    ):
        before = max(text.rfind(mark, 0, here - 1) for mark in "。!?") + 1
        found = _EARLIER_ZH.search(text[max(before, here - 110) : here - 1])
    if found is None and code in _OF_THE_SENTENCE and (bare := _BARE_ZH.search(head)):
        sector = modifier_zh(bare["words"], code)
        return sector[0] if sector else None
    if found is None:
        return None
    between = found["between"]
    if _WIDER_ZH.search(between) and "占" not in between:
        return None
    if code in _OF_THE_CLAUSES and ";" in between and not head.endswith(("相关", "集聚了", "聚集", "集聚")):
        return None
    sector = modifier_zh(found["words"], code)
    if sector is None and found["words"].endswith("港"):
        return "port" if code in _OF_A_BODY else None
    return sector[0] if sector else None
