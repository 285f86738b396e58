"""Places that a text describes instead of naming: "the city", "该省", "两地", "the Saudi capital", "前者".

Each description found becomes a mention of the place that it stands for, taken from the mentions
before it in the sentence, from what the sentences before spoke of, and from what belongs to what.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from poliscope.data.articles.comparisons import mark_references
from poliscope.data.articles.entities import PlaceMention
from poliscope.data.articles.lexicon import Lexicon, Place
from poliscope.data.articles.regions import (
    capital_of,
    country_of,
    demonyms,
    prefectures,
    province_of,
)
from poliscope.data.articles.short_names import with_short_names
from poliscope.data.articles.signs import compile_from

__all__ = ["Memory", "find_described"]

_CITIES = frozenset({"city", "county", "unit", "unknown", "zone"})
_REGIONS = frozenset({"province", "region", "group"})
_CITY_STATES = frozenset({"Hong Kong", "Macao", "Singapore", "Beijing", "Shanghai", "Tianjin", "Chongqing"})

_ZH = compile_from(
    r"\d三两五全六前双后四园市我本港澳特省该这县",
    r"(?P<city>该市|全市|我市|本市|该城(?!市群)|这座[^,。;\d]{0,12}?(?:城市|小城|古城|名城|县城|省会|"
    r"之城)|市区(?!划))"
    r"|(?P<province>该省|全省|我省|本省|该州|该自治区|(?<!市)全州(?!市))"
    r"|(?P<county>县府(?!所)|县内|该区|该县|全县|我县|本县|我区|本区|该镇)"
    r"|(?P<country>该国)"
    r"|(?P<capital>省会(?!级|城市|都市))"
    r"|(?P<sar>(?<![港澳])特区政府|港府|澳府)"
    r"|(?P<pair>两地|两市|两城|两省|双城(?!记|经济|地区)|两座城市|两国|两区|两县)"
    r"|(?P<three>三[地市城省区县]|三座城市)"
    r"|(?P<firsttwo>前两者|前二者)|(?P<lasttwo>后两者|后二者)|(?P<former>前者)|(?P<latter>后者)"
    r"|(?P<zone>(?:(?<=[,。;:、使对])|^)(?:该|本)?园区(?!管理)|该园)"
    r"|(?P<parks>[三四五六两3-6](?:大|个)?(?:科学|工业|科技|产业)?园区)",
)
_TOWN = (
    r"city-region|city-state|city|town|municipality|metropolis|conurbation|metro(?:politan)? area|"
    r"borough|district|village|megacity|island"
)
_EN = compile_from(
    r"BCINPRSTbchinprst",
    rf"\b(?:[Tt]he (?P<adj>(?:(?!same|other|whole|first|second|third|next|only|most|largest|biggest)"
    rf"(?!venture|human|share|working|social|foreign|seed|risk|private|paid|registered|intellectual|fixed)"
    rf"[A-Za-zÀ-ɏ’'-]+ ){{0,2}})(?:(?P<city>{_TOWN})|(?P<county>county|shire)|"
    r"(?P<province>state|province|prefecture|land|canton|voivodeship)|"
    r"(?P<region>region)|(?P<country>country|nation|kingdom|emirate|republic)|(?P<capital>capital)|(?P<former>former)|"
    r"(?P<latter>latter))"
    r"\b(?!-| (?:aid|budget|school|pension|company|court|attorney|heating|line|station|spending|expenditure|"
    r"investment|stock|"
    r"markets?|gains?|costs?|projects?|flows?|account|requirements?|council|centre|center|hall|limits|"
    r"government|bank|of |fund|owned|university|and (?:its|the) )|[- ]of-the-art)"
    r"|(?P<other>[Ii]ts (?:[a-z]+ )?(?:rival|neighbou?r|counterpart|competitor)(?!s))"
    r"|(?P<trio>[Tt]he three (?:cities|places|towns|regions|countries|states|provinces|hubs|districts))"
    r"|(?P<pair>(?:[Bb]oth|[Tt]he two) (?:cities|places|towns|regions|countries|conurbations|metropolises|"
    r"states|provinces|areas|"
    r"boroughs|districts|capitals|hubs|rivals|neighbou?rs))"
    r"|(?<=[a-z] )(?P<there>there)(?=[,.;] |[,.;]$| (?:employ|produc|has|have|grew|rose|fell|spen))"
    r"|(?P<here>(?<=[a-z%] )here(?=[ ,.;](?! (?:are|is)\b))|[Tt]his (?:[a-z-]+ )?(?:city|town|village|"
    r"municipality)(?! of [A-Z]))"
    r"|(?P<statewide>[Ss]tatewide|[Pp]rovince-wide|[Rr]egion-wide)"
    r"|(?P<national>[Nn]ational (?:average|rate|figure|level|mean|median|total|share)|[Nn]ationwide|"
    r"[Nn]ationally|"
    r"[Cc]ountrywide))\b",
)
_NOUNS = (
    r"average|economy|economic|gdp|exports?|imports?|unemployment|output|inflation|population|growth|"
    r"households?|"
    r"industr|manufactur|federal|national|state|figure|mean|median|total|R&D|trade|workforce"
)
_COLLECTIVE = re.compile(
    r"(?:两地|两市|两城|三地|三市)?(?:均|都(?!市|会)|皆|各自?|同为|并列|合计|共同?|一共|总共|加起来|携手)"
    r"|,? (?:both|each|together|combined|jointly)\b"
)
_LIST_GAP = re.compile(r"[、,和与及]{1,2}|以及|, ?(?:and )?| and ")


#: Which of the states is not said.
_UNNAMED = frozenset(["statewide", "province-wide", "region-wide"])
_NO_PLACES = frozenset({"organisation", "world", "joint"})


@dataclass(slots=True, unsafe_hash=True)  # never changed; freezing costs a tenth of the reading
class Memory:
    """What places the text before has spoken of.

    Attributes
    ----------
    recent : tuple of PlaceMention
        The last ones, the latest last, each place once.
    home : PlaceMention or None
        What the article is about.
    subject : PlaceMention or None
        What the sentence before was about.
    sentence : tuple of PlaceMention
        The places of the last sentence that had any.
    dateline : PlaceMention or None
        Where the report was written.
    section : PlaceMention or None
        What the heading of the passage names.
    sections : tuple of PlaceMention
        What the headings so far named.
    """

    recent: tuple[PlaceMention, ...] = ()
    home: PlaceMention | None = None
    subject: PlaceMention | None = None
    sentence: tuple[PlaceMention, ...] = ()
    dateline: PlaceMention | None = None
    section: PlaceMention | None = None
    sections: tuple[PlaceMention, ...] = ()
    leads: bool = False

    def after(self, mentions: Sequence[PlaceMention]) -> Memory:
        """Remember the places of a sentence."""
        if not mentions:
            return self
        recent = {m.place.name: m for m in self.recent}
        for mention in mentions:
            if mention.place.kind not in _NO_PLACES and mention.surface not in _UNNAMED:
                recent.pop(mention.place.name, None)
                recent[mention.place.name] = mention
        named = tuple(m for m in mentions if m.place.kind not in {"organisation", "world"})
        kept = tuple(recent.values())[-12:]
        return Memory(kept, self.home, self.subject, named or self.sentence)


def _is_city(mention: PlaceMention) -> bool:
    return mention.place.kind in _CITIES or mention.place.name in _CITY_STATES


def _last(mentions: Sequence[PlaceMention], kinds: frozenset[str]) -> PlaceMention | None:
    return next((m for m in reversed(mentions) if m.place.kind in kinds), None)


def _city(memory: Memory, before: Sequence[PlaceMention], whole: bool) -> PlaceMention | None:
    """Tell which city is "the city": the last of the sentence, the subject, the article's."""
    inside = next((m for m in reversed(before) if _is_city(m)), None)
    home = memory.home if memory.home is not None and _is_city(memory.home) else None
    if whole and inside is None and home is not None and memory.leads:
        return home
    if inside is not None and not (whole and inside.place.kind in {"county", "zone"} and home is not None):
        return inside
    subject = memory.subject if memory.subject is not None and _is_city(memory.subject) else None
    if (
        subject is not None
        and subject.place.kind == "zone"
        and home is not None
        and home.place.kind == "city"
    ):
        return home
    if subject is not None and not (whole and subject.place.kind in {"county", "zone"} and home is not None):
        return subject
    recent = next((m for m in reversed(memory.recent) if _is_city(m)), None)
    return home or recent


def _with_demonym(memory: Memory, before: Sequence[PlaceMention], adjectives: str) -> PlaceMention | None:
    """Tell which city is "the French city": the last one named that is in France."""
    code = demonyms().get(adjectives.strip())
    if code is None:
        return None
    return next(
        (m for m in (*reversed(before), *reversed(memory.recent)) if _is_city(m) and m.place.country == code),
        None,
    )


def _inner(
    memory: Memory, before: Sequence[PlaceMention], kinds: frozenset[str], *, whole: bool = False
) -> PlaceMention | None:
    """Tell which district or zone is "该区": of the sentence, the subject, the article's, the last named."""
    home = memory.home if whole and memory.home is not None and memory.home.place.kind in kinds else None
    own = [
        m
        for m in (home, _last(before, kinds), memory.home, memory.subject)
        if m is not None and m.place.kind in kinds
    ]
    return own[0] if own else _last(memory.recent, kinds)


def _province(lexicon: Lexicon, memory: Memory, before: Sequence[PlaceMention]) -> PlaceMention | None:
    """Tell which province is "全省": that of the city spoken of, else the last one named."""
    provinces = frozenset({"province"})
    if (inside := _last(before, provinces)) is not None:
        return inside
    for city in (*reversed(before), memory.subject, memory.home):
        if city is None:
            continue
        if city.place.kind == "province":
            return city
        if (found := province_of(lexicon, city.place, city.surface)) is not None:
            return PlaceMention(0, 0, found[1], found[0], 0.8)
        if city.place.name in prefectures() and city.place.country == "JP":
            name = f"{city.place.name} Prefecture"
            return PlaceMention(0, 0, name, Place(name, "province", "JP"), 0.8)
    if memory.section is not None:
        return memory.section
    known = next(
        (c.place.country for c in (memory.subject, memory.home) if c is not None and c.place.country), ""
    )
    last = next(
        (m for m in reversed(memory.recent) if m.place.kind == "province" and m.place.country == known), None
    )
    if last is not None and known:
        return last
    return _last(memory.recent, provinces) or _last(memory.recent, frozenset({"region"}))


def _country(lexicon: Lexicon, memory: Memory, before: Sequence[PlaceMention]) -> PlaceMention | None:
    """Tell which country is "the country": the last of the sentence, else that of the place spoken of."""
    countries = frozenset({"country"})
    if (inside := _last(before, countries)) is not None:
        return inside
    for place in (memory.subject, memory.home):
        if place is None or not place.place.country:
            continue
        code = place.place.country
        if (named := next((m for m in reversed(memory.recent) if _is_country(m, code)), None)) is not None:
            return named
        if (found := country_of(lexicon, code)) is not None:
            return PlaceMention(0, 0, found[1], found[0], 0.8)
    return _last(memory.recent, countries)


def _region(memory: Memory, before: Sequence[PlaceMention], adjectives: str) -> PlaceMention | None:
    """Tell which region is "the region": the article's, where it has one or is mostly about a city."""
    home = memory.home
    if adjectives.strip() or home is None or home.place.kind not in {"province", "region", "city"}:
        return None
    if home.place.kind == "city" and not memory.leads:
        return None
    return _last(before, _REGIONS) or home


def _emirate(memory: Memory, before: Sequence[PlaceMention]) -> PlaceMention | None:
    """Tell which emirate is meant: one of the seven, the article's before others; not their federation."""
    spoken = (memory.home, *reversed(before), memory.subject, *reversed(memory.recent))
    return next(
        (m for m in spoken if m is not None and m.place.country == "AE" and m.place.kind != "country"), None
    )


def _is_country(mention: PlaceMention, code: str) -> bool:
    return mention.place.kind == "country" and mention.place.country == code


def _capital(
    lexicon: Lexicon, memory: Memory, before: Sequence[PlaceMention], adjectives: str
) -> PlaceMention | None:
    """Tell which capital is meant: "the Saudi capital", "省会"."""
    code = next((demonyms()[word] for word in (adjectives.strip(),) if word in demonyms()), None)
    if (adjectives.strip() and adjectives.isascii() and code is None) and before:
        return _city(memory, (), whole=False)
    bases: list[PlaceMention | None]
    if code is not None:
        country = country_of(lexicon, code)
        bases = [PlaceMention(0, 0, country[1], country[0])] if country else []
    elif adjectives.isascii():
        bases = [_country(lexicon, memory, before)]
    else:
        bases = [_province(lexicon, memory, before)]
    for base in bases:
        if base is not None and (found := capital_of(lexicon, base.place, base.surface)) is not None:
            return PlaceMention(0, 0, _surface(memory, found[0]) or found[1], found[0], 0.8)
    return None


def _surface(memory: Memory, place: Place) -> str | None:
    return next((m.surface for m in reversed(memory.recent) if m.place.name == place.name), None)


def joint(parts: Sequence[PlaceMention]) -> PlaceMention:
    """Put places together that share a figure."""
    mark = " and " if parts[0].surface.isascii() else "、"
    surface = mark.join(m.surface for m in parts)
    return PlaceMention(0, 0, surface, Place(surface, "joint"), 0.8, tuple(parts))


def _last_few(
    memory: Memory, before: Sequence[PlaceMention], count: int, kinds: frozenset[str]
) -> list[PlaceMention]:
    """Give the last places of some kinds that a text spoke of, in their order."""
    few: list[PlaceMention] = []
    for mention in (*reversed(before), *reversed(memory.recent)):
        known = any(mention.place.name == m.place.name for m in few)
        city = _is_city(mention) and kinds is _CITIES
        if not known and (city or mention.place.kind in kinds):
            few.insert(0, mention)
        if len(few) == count:
            return few
    return []


def _kinds(words: str) -> frozenset[str]:
    if re.search(r"国|countries", words):
        return frozenset({"country"})
    if re.search(r"省|regions", words):
        return _REGIONS
    return frozenset({"county", "zone"}) if re.search(r"[区县]", words) else _CITIES


def _one_of_two(memory: Memory, before: Sequence[PlaceMention], last: bool) -> PlaceMention | None:
    """Tell which place is "the former" or "the latter", of two in the sentence or in the one before."""
    together = next((m for m in reversed(before) if len(m.parts) == 2), None)
    if together is not None:
        return together.parts[last]
    here = _apart(before, memory)
    pair = here[-2:] if len(here) >= 2 else _apart(memory.sentence, memory) if not here else []
    return pair[last] if len(pair) == 2 else None


def _rival(memory: Memory, before: Sequence[PlaceMention]) -> PlaceMention | None:
    """Tell which city is "its rival": the last named that the sentence is not about."""
    about = {m.place.name for m in before} or ({memory.subject.place.name} if memory.subject else set())
    return next((m for m in reversed(memory.recent) if _is_city(m) and m.place.name not in about), None)


def _apart(mentions: Sequence[PlaceMention], memory: Memory) -> list[PlaceMention]:
    """Give the places that a sentence names, each once; a city's country does not count beside cities."""
    seen: dict[str, PlaceMention] = {}
    for mention in mentions:
        if mention.place.kind not in {"organisation", "world"} and not mention.described:
            seen.setdefault(mention.place.name, mention)
    cities = [m for m in seen.values() if _is_city(m)]
    return cities if len(cities) >= 2 else list(seen.values())


def _cluster(memory: Memory, before: Sequence[PlaceMention]) -> PlaceMention | None:
    """Give the group of cities that a text is about: "三市" in an article on 长株潭."""
    for mention in (*reversed(before), memory.home, memory.subject, *reversed(memory.recent)):
        if mention is not None and mention.place.kind == "region" and mention.place.population == _OF_CITIES:
            return mention
    return None


#: Marks groups of cities in the gazetteer, beside populations.
_OF_CITIES = 3


def _verbatim(found: re.Match[str]) -> PlaceMention | None:
    """Keep "national average" and "三园区" as the text has them, where nothing tells which they are.

    "The state" is left out then, and the place spoken of before goes on.
    """
    kinds = {"country": "country", "parks": "zone", "national": "country", "statewide": "province"}
    kind = kinds.get(found.lastgroup or "")
    words = re.sub(r"^[Tt]he ", "", found.group())
    if kind is None or (not words.isascii() and kind != "zone"):
        return None
    return PlaceMention(0, 0, words, Place(words, kind), 0.4)


def _land(
    lexicon: Lexicon, found: re.Match[str], memory: Memory, before: Sequence[PlaceMention]
) -> PlaceMention | None:
    """Find the country, or the emirate, that "the country" and "the national average" are of."""
    if found.lastgroup == "national":
        return _country(lexicon, memory, ())
    emirate = _emirate(memory, before) if "mirate" in found.group() else None
    return emirate or _country(lexicon, memory, before)


def _resolve(
    lexicon: Lexicon, found: re.Match[str], memory: Memory, before: Sequence[PlaceMention]
) -> PlaceMention | None:
    """Find the place that a description stands for."""
    kind, adjectives = found.lastgroup, found.groupdict().get("adj") or ""
    if kind == "there":
        return _city(memory, [m for m in before if m.place.kind != "organisation"], whole=False)
    if kind == "here":
        return memory.dateline or memory.home
    if kind == "sar":
        return memory.home if memory.home is not None and memory.home.place.name in _CITY_STATES else None
    if kind == "city":
        return _with_demonym(memory, before, adjectives) or _city(
            memory, before, found.group()[0] in "全我本市"
        )
    if kind in {"county", "zone"}:
        return _inner(
            memory,
            before,
            frozenset({"zone"} if kind == "zone" else {"county", "zone"}),
            whole=memory.leads and found.group()[0] in "全我本县市",
        )
    if kind in {"province", "statewide"}:
        return _province(lexicon, memory, before)
    if kind in {"country", "national"}:
        return _land(lexicon, found, memory, before)
    if kind == "region":
        return _region(memory, before, adjectives)
    if kind == "capital":
        return _capital(lexicon, memory, before, adjectives if found.group().isascii() else "省")
    return _one_or_several(kind or "", found, memory, before)


def _one_or_several(
    kind: str, found: re.Match[str], memory: Memory, before: Sequence[PlaceMention]
) -> PlaceMention | None:
    """Find "its rival", "前者", "后两者", "两地", "三市"."""
    if kind == "other":
        return _rival(memory, before)
    if kind in {"former", "latter"}:
        return _one_of_two(memory, before, kind == "latter")
    if kind in {"firsttwo", "lasttwo"}:
        listed = [*memory.sentence, *before]
        pair = listed[:2] if kind == "firsttwo" else listed[-2:]
        return joint(pair) if len(pair) == 2 else None
    if kind == "parks":
        return None
    twin = memory.home is not None and re.search(r"[a-z][-–][A-Z]", memory.home.surface)
    if kind == "pair" and twin and re.search(r"towns|cities", found.group()):
        return memory.home  # "the two towns" of Champaign-Urbana
    if kind == "three" and (listed := _listed_before(found, before, 3)):
        return _as_group(listed, _cluster(memory, before))
    if kind == "three" and found.group()[-1] in "区县":
        return None
    if kind == "three" and (cluster := _cluster(memory, before)) is not None:
        return cluster
    kinds, count = _kinds(found.group()), 3 if kind in {"three", "trio"} else 2
    listed = [m for m in memory.sections if m.place.kind in kinds]
    few = listed if len(listed) == count and not before else _last_few(memory, before, count, kinds)
    return joint(few) if few else None


def _as_group(listed: Sequence[PlaceMention], group: PlaceMention | None) -> PlaceMention:
    """Put places together under the name of their group, if it is made of theirs: 长株潭."""
    whole = joint(listed)
    if group is None or not all(any(c in group.surface for c in m.surface) for m in listed):
        return whole
    return replace(group, parts=whole.parts)


def _listed_before(found: re.Match[str], before: Sequence[PlaceMention], count: int) -> list[PlaceMention]:
    """Give the list that "三市" sums up: "长沙、株洲、湘潭三市"."""
    listed, at = list(before[-count:]), found.start()
    for mention in reversed(listed):
        if not re.fullmatch(r"[、,和与及]?", found.string[mention.end : at]):
            return []
        at = mention.start
    return listed if len(listed) == count and listed[-1].end == found.start() else []


def _found(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    if _MAY_BE_ZH.search(text, start, end):
        yield from _ZH.finditer(text, start, end)
    if _MAY_BE_EN.search(text, start, end):
        yield from _EN.finditer(text, start, end)


#: What every description has: most sentences are told by one look.
_MAY_BE_ZH = compile_from(
    r"三两全前双后园市我本港澳特省该这县",
    r"县[府内]|[该我本这双]|全[市省州县]|省会|市区|两[地市城省座国区县者]|三[地市城省座区县]|前[两二者]|后[两二者]|"
    r"园区|特区政府|[港澳]府",
)
_MAY_BE_EN = compile_from(
    r"CN\-a-fhk-nprstv",
    r"here|-wide|tatewide|cit[yi]|town|municip|metro|conurb|borough|district|village|[Cc]ount[yr]|"
    r"shire|state|provinc|prefect|land\b|"
    r"canton|voivod|[Nn]ation|kingdom|emirate|republic|capital|former|latter|rival|neighb|counterpart|"
    r"competitor|"
    r"places|region|areas|hubs",
)


def find_described(
    lexicon: Lexicon, text: str, start: int, end: int, named: Sequence[PlaceMention], memory: Memory
) -> list[PlaceMention]:
    """Find the places that a sentence describes, and give them with those that it names.

    Parameters
    ----------
    lexicon : Lexicon
        What the reader knows.
    text : str
        Working text.
    start, end : int
        The sentence.
    named : sequence of PlaceMention
        The places that it names.
    memory : Memory
        What the sentences before spoke of.

    Returns
    -------
    list of PlaceMention
        From left to right, without overlap; of a description the surface is that of its place.
    """
    mentions = list(named)
    for found in sorted(_found(text, start, end), key=lambda match: match.start()):
        a, b = found.span()
        if found.lastgroup == "capital" and re.search(
            r"\b(?:is|was|be|became|as|being) $", text[max(start, a - 8) : a]
        ):
            continue  # "Antioquia, of which it is the capital"
        if found.lastgroup == "city" and any(text[m.end : a] == ", " for m in mentions):
            continue  # "Batam, the Indonesian island", which is no other
        if (
            found.lastgroup in {"province", "county", "city"}
            and found.group()[0] == "全"
            and any(m.end == a for m in mentions)
        ):
            continue  # 湖北全省 is Hubei
        inner = [m for m in mentions if m.start < b and a < m.end]
        rival = _their_capital(found, inner, memory)
        if rival is not None:
            mentions = [m for m in mentions if m not in inner]
            mentions.append(replace(rival, start=a, end=b, confidence=0.7, described=True))
            mentions.sort(key=lambda m: m.start)
            continue
        swallowed = found.lastgroup == "city" and all(a < m.start and m.end < b for m in inner)
        if inner and not swallowed:
            continue
        mentions = [m for m in mentions if m not in inner]
        before = [m for m in mentions if m.end <= a and m.place.kind not in {"organisation", "world"}]
        if found.lastgroup in {"city", "here"}:  # what a city is compared with is not "the city"
            compared = mark_references(text, start, before)
            before = [m for m, reference in zip(before, compared, strict=True) if not reference]
        place = _resolve(lexicon, found, memory, before) or _verbatim(found)
        if place is not None:
            a += len("the ") if found.group()[:4].lower() == "the " else 0
            mentions.append(
                replace(place, start=a, end=b, confidence=min(place.confidence, 0.8), described=True)
            )
            mentions.sort(key=lambda m: m.start)
    spoken = (memory.home, memory.subject, *reversed(memory.recent), *mentions)
    mentions = with_short_names(lexicon, text, start, end, mentions, [m for m in spoken if m is not None])
    mentions = [_its_capital(lexicon, text, mention) for mention in mentions]
    return _collected(text, mentions)


def _their_capital(
    found: re.Match[str], inner: Sequence[PlaceMention], memory: Memory
) -> PlaceMention | None:
    """Read "the Karnataka capital" as the city that the text has just spoken of beside its own."""
    if found.lastgroup != "capital" or len(inner) != 1 or inner[0].place.kind != "province":
        return None
    own = {m.place.name for m in (memory.home,) if m is not None}
    country = inner[0].place.country
    return next(
        (
            m
            for m in reversed(memory.recent)
            if m.place.kind == "city" and m.place.country == country and m.place.name not in own
        ),
        None,
    )


def _its_capital(lexicon: Lexicon, text: str, mention: PlaceMention) -> PlaceMention:
    """Read "Rwanda's capital" as the capital."""
    owned = re.compile(r"['’]s capital\b(?!,? [A-Z])").match(text, mention.end)
    if owned is None or mention.place.kind not in {"country", "province"}:
        return mention
    found = capital_of(lexicon, mention.place, mention.surface)
    if found is None:
        return mention
    return replace(mention, end=owned.end(), surface=found[1], place=found[0], confidence=0.8, described=True)


def _collected(text: str, mentions: list[PlaceMention]) -> list[PlaceMention]:
    """Take "成都、重庆均" and "Leeds and Hull each" as one place: both share what follows."""
    collected: list[PlaceMention] = []
    run: list[PlaceMention] = []
    for i, mention in enumerate(mentions):
        run = [*run, mention] if run and _LIST_GAP.fullmatch(text[run[-1].end : mention.start]) else [mention]
        collected.append(mention)
        alone = i + 1 == len(mentions) or mentions[i + 1].start > mention.end
        if (
            len(run) > 1
            and alone
            and _COLLECTIVE.match(text, mention.end)
            and not _respectively(text, mention.end)
        ):
            whole = joint(run)
            collected[-len(run) :] = [replace(whole, start=run[0].start, end=mention.end)]
    return collected


def _respectively(text: str, at: int) -> bool:
    """Tell "各为5%和6%", which gives each place a number of its own."""
    return bool(re.match(r"各(?:为|有|达)?[^,。;]{0,12}[、和与]|[^,。;]{0,4}分别", text[at : at + 24]))
