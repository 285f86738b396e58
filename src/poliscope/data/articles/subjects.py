"""Subject tracking: what a text goes on about from one sentence to the next.

A figure without a place of its own belongs to what the text is about. As in centering theory, of what a
sentence names the one in the foremost role is taken up again:

1. the subject of the sentence before, which is its first place that stands there neither in comparison
   nor in passing (:func:`main_place`); where two clauses have one each, that of the last;
2. else what the paragraph began with;
3. else what the article is about (``context.home``).

A pronoun keeps the subject of before, "that is" the place of the figure before; "our city", "the council"
and 全市 go back to the article's place, or to the town of which the paragraph speaks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from poliscope.data.articles.drafts import Draft, State
from poliscope.data.articles.places.assignment import Subject, main_place
from poliscope.data.articles.places.centering import is_singled_out
from poliscope.data.articles.places.finding import PlaceMention
from poliscope.data.articles.places.told_elsewhere import city_of_name
from poliscope.data.articles.signs import compile_from, holds, is_latin

__all__ = ["kept_subject", "subject_here", "subject_of"]

_WHOLE_CITY = compile_from(r"全市我本该", r"全市|全省|全区|全县|我市|我省|本市|该市|该省|市区|全州")

_RANKED = re.compile(
    r"各?[^,。;\d]{0,6}(?:第[一二三四五六七八九十\d]|首位|前列|前[茅三五十]|之首|最|领先|平均)|"
    r"的[\d一二三四五六七八九十]"
)

_PRONOUN = re.compile(
    r"(?:It(?! (?:is|was|has been|may be) (?:[a-z]+ ){1,3}(?:that|to|whether|in)\b)|Its|They|Their)\b|"
    r"[其它](?![中他余间实次])"
)


def subject_of(text: str, start: int, places: Sequence[PlaceMention], state: State) -> Subject | None:
    """Tell what the next sentence may go on about.

    Parameters
    ----------
    places : sequence of PlaceMention
        Its places, named or described.
    """
    main = main_place(text, start, places)
    if main is None or _are_others(places, state) or _is_named_in_passing(text, start, main, places, state):
        return state.subject
    if state.home is None or main.place.name != state.home.place.name:
        main = _of_last_clause(text, start, main, places)
    if (own := _home_beside(main, places, state)) is not None:
        return own
    if state.subject is not None and (_PRONOUN.match(text, start) or _THAT_EN.match(text, start)):
        return state.subject
    if state.leads and state.home is not None and _ORIGIN.match(text, main.end):
        return Subject(state.home, 0.6)
    return _whole_of(text, places, state) or Subject(main, 0.75)


#: "By comparison, Auckland grew 2.4 per cent".
_ASIDE_EN = re.compile(r"(?:By|In|For) comparison\b")

_BY_PARTS = re.compile(
    r"(?:其中,?)?(?:[分按](?:地市|市州|州市|盟市|地区|区县|县区|县市|市县|城市|省份|设区市|区域|板块|片区)[看来分]|"
    r"从(?:各地市?|各市|区域|地市|各区县?)[^,。;]{0,6}看)"
)


def _is_named_in_passing(
    text: str, start: int, main: PlaceMention, places: Sequence[PlaceMention], state: State
) -> bool:
    """Tell whether the text goes on about what it spoke of before: a part, a firm of many, a partner."""
    if main.place.kind == "organisation" and _LISTED_FIRM.match(text, main.end):
        return True  # "Bosch, Cognizant and others brought the number to 41"
    if state.subject is None:
        return False
    if _BY_PARTS.match(text, start):
        return True  # "分地市看,崇左、钦州四市进出口分别为": behind it the whole goes on
    if is_singled_out(text, start, main):
        return True  # "单是古洞北已批出433亿元": a part, of whose whole the text goes on
    former = state.subject.mention.place.kind
    if former == "city" and main.place.kind == "zone" and main.surface.endswith(("枢纽", "机场")):
        return True  # after its airport a report goes on with the city
    if _ONE_OF_THEM.search(text, start, main.start):
        return True
    if _ASIDE_EN.match(text, start) or text.startswith(" alone", main.end):
        return True  # "Saadiyat alone has cost $10 billion"
    if holds(text, _PARTNER_SIGNS) and _PARTNERS.search(text, start):
        sentence = text[start : max(m.end for m in places) + 120]
        if _PARTNERS.search(re.split(r"[.。] ?(?=[A-Z\u4e00-\u9fff]|$)", sentence)[0]):
            return True
    opens = state.opened is None and is_latin(text[start])  # a paragraph that begins with it is about it
    whole = main.place.kind in {"province", "country"} and _AS_A_WHOLE.match(text, main.end)
    return bool(whole) and not opens


def _are_others(places: Sequence[PlaceMention], state: State) -> bool:
    """Tell "Baja California has 118 plants, Chihuahua 47": others, behind which it is the cluster again."""
    home, former = state.home, state.subject
    if home is None or former is None or former.mention.place.name != home.place.name:
        return False
    same = {home.place.kind, "city", "province"}
    names = {m.place.name for m in places if m.place.kind in same and not m.described}
    return len(names) >= 2 and home.place.name not in names and state.opened == home.place.name


def _whole_of(text: str, places: Sequence[PlaceMention], state: State) -> Subject | None:
    """Give what a sentence only runs through the parts of: the article's place, or the city of before."""
    if state.home is not None and (_is_one_of_many(text, places) or _are_parts(state.home, places)):
        return Subject(state.home, 0.7)
    former = state.subject
    city = former is not None and former.mention.place.kind == "city"
    return former if former is not None and city and _are_parts(former.mention, places) else None


_CLAUSE_EN = re.compile(r"; (?:and |but |while |in |by contrast,? )?(?:the )?$")

#: 鹿特丹靠内河;汉堡靠铁路.
_CLAUSE_ZH = re.compile(r";(?:而|但|反观)?$")
_BESIDE_EN = re.compile(
    r" (?:alone|followed|follows|trailed|trails|came (?:next|second|third|close)|was next)\b"
)


def _of_last_clause(
    text: str, start: int, main: PlaceMention, places: Sequence[PlaceMention]
) -> PlaceMention:
    """Go on with the last of "Qatar exports gas; Oman exports dates": each clause has its own subject.

    So in Chinese, where both clauses begin with theirs and the second is no mere "中科则为1兆元".
    """
    if main.start == start and not is_latin(text[start]):
        headed = [m for m in places if _CLAUSE_ZH.search(text, m.start - 3, m.start)]
        second = headed[-1] if headed else main
        told = text.find("。", second.start) - second.start
        equal = 3 * told > second.start - start and second.place.kind == main.place.kind
        return second if equal and not second.described else main
    later = [m for m in places if m.start > main.start and m.place.kind == main.place.kind]
    last = next((m for m in reversed(later) if _CLAUSE_EN.search(text[max(0, m.start - 18) : m.start])), None)
    beside = last is not None and _BESIDE_EN.match(text, last.end)  # "Cambodia followed at $2,400"
    return last if last is not None and not last.described and not beside else main


_WIDE = frozenset({"country", "region", "group", "province"})


def _home_beside(main: PlaceMention, places: Sequence[PlaceMention], state: State) -> Subject | None:
    """Prefer the article's own city to the wide place beside it: "Few cities in Germany match Leipzig"."""
    home = state.home
    if home is None or main.place.kind not in _WIDE or home.place.kind not in {"city", "county", "unit"}:
        return None
    return next(
        (Subject(m, 0.75) for m in places if m.place.name == home.place.name and not m.described), None
    )


#: "One district, Rangareddy, accounts for a fifth".
_ONE_OF_THEM = re.compile(r"\b(?:[Oo]ne|[Aa]nother) (?:[a-z-]+ ){0,2}[a-z]+, $")

#: "Malaysia was the top source market": of the place that the text is about.
_PARTNERS = re.compile(
    r"\b(?:source|export|feeder|inbound|origin) markets?\b|\btrad(?:e|ing) partners?\b|客源(?:地|国|市场)|"
    r"(?:出口|进口|境外)(?:市场|目的地|来源地)|贸易伙伴"
)

_PARTNER_SIGNS = (" market", " partner", "客源", "出口", "进口", "境外", "贸易伙伴")

#: "Ohio as a whole grew": said in passing.
_AS_A_WHOLE = re.compile(r" (?:as a whole|overall|at large)\b|平均|均值")

#: 苏州一家公司: whence firms come.
_ORIGIN = re.compile(r"市?的?(?:有?一|某|几|两|三)[家个位名][^,。;]{0,16}(?:公司|企业|厂|商人|老板|团队)")

#: "Bosch, Cognizant and Infosys": no one of them.
_LISTED_FIRM = re.compile(r",(?: [A-Z][\w&.-]+)+(?:,| and| &) |、[^,。]{2,8}[、和等]")

#: What lies in what: of places listed beside each other the text goes on with neither.
_INNER = {
    "city": frozenset({"county", "zone"}),
    "province": frozenset({"city", "county"}),
    "country": frozenset({"province", "region"}),
}


def _are_parts(home: PlaceMention, places: Sequence[PlaceMention]) -> bool:
    """Tell a sentence that runs through parts of the article's place: 诸暨市增长7.1%,柯桥区增长6.8%."""
    inner = _INNER.get(home.place.kind, frozenset())
    each = [part for m in places for part in (m.parts or (m,))]
    parts = {m.place.name for m in each if m.place.kind in inner and not m.described}
    return len(parts) >= 2 and all(m.place.kind in inner or m.place.name == home.place.name for m in each)


_FIGURE_BESIDE = re.compile(r"市?\([^()]*\d[^()]*\)(?:[、,和及。;]|$)")


def _is_one_of_many(text: str, places: Sequence[PlaceMention]) -> bool:
    """Tell a sentence that only lists places with figures: "前三位的是襄阳(9.4%)、宜昌(8.9%)和黄石(8.6%)"."""
    if len(places) < 3:
        return False
    return sum(_FIGURE_BESIDE.match(text[m.end : m.end + 24]) is not None for m in places) >= 3


def kept_subject(drafts: Sequence[Draft], going_on: Subject | None, state: State) -> Subject | None:
    """Keep the subject whose figure a sentence begins with: "GDP came to 81bn; Chile followed".

    Parameters
    ----------
    drafts : sequence of Draft
        What the sentence yielded.
    going_on : Subject or None
        What its places would make the next sentence go on about.
    """
    own, former = drafts[0].place if drafts else None, state.subject
    if own is None or former is None or going_on is None or own.place.name != former.mention.place.name:
        return going_on
    later = going_on.mention.start > drafts[0].span[1] and going_on.mention.place.name != own.place.name
    return replace(former, confidence=0.7) if later and own is former.mention else going_on


#: What no company has: a sentence about it goes back to the article's place.
_NO_FIRMS_OWN = compile_from(
    r"cghijlprtu全公固失居常户房生社规财进",
    r"规上|规模以上|全社会|常住人口|户籍人口|生产总值|公共预算|财政|居民|房价|失业率|固定资产投资|"
    r"社会消费品|进出口总额|"
    r"\b(?:GDP|gross domestic product|population|unemployment|jobless|house prices|households|"
    r"residents|inhabitants|council tax|(?:the|local) economy)\b",
    re.IGNORECASE,
)

#: What a government has, and no zone of its city.
_NO_ZONES_OWN = compile_from(
    r"库国财综特市公失社医劏轮",
    r"库房|国库|财政(?:储备|赤字|收支|盈余)|综合赤字|特区政府|市政府|公屋|失业率|社保|医保|劏房",
)
_NO_ZONES_OWN_EN = re.compile(
    r"\b(?:universit(?:y|ies)|airport|population|inhabitants|unemployment|jobless|GDP|labou?r costs|housing|"
    r"house prices|council|mayor|schools|GRP|gross (?:regional|domestic|state) product)\b",
    re.IGNORECASE,
)
#: 三大园区: no one of them.
_COUNTED = frozenset("两二三四五六七八各")
#: "The university spent": that of the article's town.
_ITS_OWN_EN = re.compile(
    r"The (?:university|park|county|governorate|campus|college|council|airport|port|mayor|town hall|"
    r"school district|"
    r"metro)(?:['’]s)?\b(?! of\b)"
)

#: "That is 4.8 per cent more": of the place of the figure before.
_THAT_EN = re.compile(
    r"(?:And |But )?(?:(?:That|This) (?:is|was|makes|made|compares|represents|puts|works out|amounts|equals|"
    r"means|leaves|would|will)\b|The (?:figure|number|total|sum|amount|same figure)\b(?! (?:of|for|in)\b))"
)
#: "The government wants": of a country that the article is about.
_STATE_EN = re.compile(
    r"(?:But )?[Tt]he (?:government|ministry|treasury|central bank|finance minister|parliament|"
    r"prime minister|president)\b"
)
_PARK_EN = re.compile(r"The (?:park|zone|cluster|port|airport|valley|hub|site|estate)(?:['’]s)?\b(?! of\b)")
#: "But our downtown is back": of the town whose mayor speaks.
_OURS_EN = re.compile(
    r"\b(?:of us\b|[Ww]e (?:have|had|are|were|grew|added|lost|built|need|export|exported|employ|"
    r"employed|host|"
    r"spend|spent|produced?|attract|attracted|make|made|sell|sold|ship|shipped) )|"
    r"\b[Oo]ur (?:own )?(?:(?!(?:own|new|report|survey|database|index|analysis|client|"
    r"reader)\b)[a-z-]+ )?(?:metro|rents|"
    r"plants|factories|ports|"
    r"wages|people|city|town|county|region|state|downtown|unemployment|economy|population|residents|"
    r"schools|streets|port|airport|neighbou?rhoods|taxpayers|visitors|tourism|"
    r"electricity|exports|graduates|universities|firms|companies|businesses|industry|start-?ups|workforce|output|"
    r"GDP|farmers|manufacturers|exporters)\b"
)


def subject_here(
    work: str,
    start: int,
    end: int,
    places: Sequence[PlaceMention],
    state: State,
    before: Sequence[Draft] = (),
) -> Subject | None:
    """Tell who a sentence without a place of its own is about: "全市" goes back to the city.

    Parameters
    ----------
    before : sequence of Draft
        The figures of the paragraph so far.
    """
    last = before[-1] if before and before[-1].paragraph.text is work else None
    if last is not None and last.place is not None and _THAT_EN.match(work, start, end):
        return Subject(last.place, 0.75)
    if state.home is not None and state.home.place.kind == "zone" and "园区" in work[start:end]:
        known = state.subject
        named = (
            known is not None
            and known.mention.place.kind == "zone"
            and known.mention.surface[0] not in _COUNTED
        )
        return known if named else Subject(state.home, 0.75)
    if (
        state.home is not None
        and (whole := _WHOLE_CITY.search(work, start, end))
        and not _RANKED.match(work, whole.end())
    ):
        kept = (
            state.subject.mention
            if state.subject
            and state.subject.mention.place.kind in {"city", "province", "county", "unit"}
            and not (state.leads and state.home.place.kind in {"city", "county", "unit"})
            else state.home
        )
        return Subject(kept, 0.75)
    if (told := _of_words_en(work, start, end, state)) is not None:
        return told
    if not places and (city := city_of_name(state.memory, work, start, end)) is not None:
        return Subject(city, 0.6)
    if (
        state.home is not None
        and state.subject is not None
        and state.subject.mention.place.kind == "organisation"
        and state.home.place.kind != "organisation"
        and _NO_FIRMS_OWN.search(work, start, end)
    ):
        return Subject(state.home, 0.6)
    if (
        state.home is not None
        and state.subject is not None
        and state.subject.mention.place.kind == "zone"
        and state.home.place.kind != "zone"
        and (_NO_ZONES_OWN.search(work, start, end) or _NO_ZONES_OWN_EN.search(work, start, end))
    ):
        return Subject(state.home, 0.6)
    narrow = state.subject is not None and state.subject.mention.place.kind in {"county", "zone"}
    if narrow and state.leads and state.home is not None and _ALL_YEAR.match(work, start):
        return Subject(state.home, 0.6)
    return state.subject or (Subject(state.home, 0.5) if state.home else None)


def _of_words_en(work: str, start: int, end: int, state: State) -> Subject | None:
    """Tell whose "The park", "The university", "The government" and "our rents" are."""
    home, known = state.home, state.subject
    if known is not None and known.mention.place.kind == "zone" and _PARK_EN.match(work, start, end):
        return known
    if home is None or home.place.kind == "organisation" or not is_latin(home.surface):
        return None
    own = _ITS_OWN_EN.match(work, start, end)
    land = home.place.kind == "country"
    towns = {"city", "county", "unknown", "province"} if land else {"city", "county", "unknown"}
    narrow = known is not None and known.mention.place.kind in towns
    if own and narrow and state.opened is not None and (land or not state.leads):
        return known  # of the town that the paragraph speaks of
    if own or (home.place.kind == "country" and _STATE_EN.match(work, start, end)):
        return Subject(home, 0.7)
    if known is not None and known.mention.place.kind == "zone" and state.opened is None:
        return None  # "Is Lot Fourteen working? We have 172 firms": of what was asked for
    return Subject(home, 0.6) if _OURS_EN.search(work, start, end) else None


#: 全年新增规上企业88家: after its parts a report goes on with the whole.
_ALL_YEAR = re.compile(r"(?:全年|年末|年底|[上下]半年|前[一二三两]季度)(?!度?考核)")
