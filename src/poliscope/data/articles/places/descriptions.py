"""Places that a text describes instead of naming: "the city", "该省", "两地", "the Saudi capital", "前者".

Each description found becomes a mention of the place that it stands for, taken from the mentions
before it in the sentence, from what the sentences before spoke of, and from what belongs to what.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from poliscope.data.articles.lexicon import Lexicon
from poliscope.data.articles.places.adjectives import city_of_adjective, with_peoples
from poliscope.data.articles.places.comparisons import mark_references
from poliscope.data.articles.places.described import resolve
from poliscope.data.articles.places.description_words import find_descriptions
from poliscope.data.articles.places.finding import PlaceMention
from poliscope.data.articles.places.memory import Memory
from poliscope.data.articles.places.pronouns import antecedent
from poliscope.data.articles.places.regions import capital_of, country_of, members_of
from poliscope.data.articles.places.rivers import with_rivers
from poliscope.data.articles.places.several import joint
from poliscope.data.articles.places.short_names import with_short_names

__all__ = ["Memory", "find_described", "its_capital", "joint"]

_COLLECTIVE = re.compile(
    r"(?:两地|两市|两城|三地|三市)?(?:均|都(?!市|会)|皆|各自?|同为|并列|合计|共同?|一共|总共|加起来|携手)"
    r"|,? (?:both|each|together|combined|jointly)\b"
)
_WITH_SUBURBS = ("area", "conurbation", "city-region", "district", "borough", "island")
_LIST_GAP = re.compile(r"[、,和与及]{1,2}|以及|, ?(?:and )?| and ")


def find_described(
    lexicon: Lexicon, text: str, start: int, end: int, named: Sequence[PlaceMention], memory: Memory
) -> list[PlaceMention]:
    """Find the places that a sentence describes, and give them with those that it names.

    From left to right, without overlap; of a description the surface is that of its place.
    """
    known = [_own_zone(_with_members(lexicon, mention), memory) for mention in named]
    known = [_own_land(lexicon, mention, known[:i], memory) for i, mention in enumerate(known)]
    mentions = with_rivers(lexicon, text, start, end, known, memory)
    mentions = with_peoples(lexicon, text, start, end, mentions)
    for found in sorted(find_descriptions(text, start, end), key=lambda match: match.start()):
        a, b = found.span()
        if _is_no_other(text, start, found, mentions):
            continue
        inner = [m for m in mentions if m.start < b and a < m.end]
        told = [m for m in mentions if m.end <= a and m not in inner]
        own = _by_adjective(lexicon, found, inner, memory, told)
        if own is None and found.lastgroup == "foreign":
            continue
        if own is not None:
            mentions = [m for m in mentions if m not in inner]
            mentions.append(replace(own, start=a, end=b, confidence=0.7, described=True))
            mentions.sort(key=lambda m: m.start)
            continue
        swallowed = (
            found.lastgroup == "city"
            and all(a < m.start and m.end < b for m in inner)
            and not found.group().endswith(_WITH_SUBURBS)  # "the West Midlands metropolitan area" is its own
        )
        if inner and not swallowed:
            continue
        mentions = [m for m in mentions if m not in inner]
        before = [m for m in mentions if m.end <= a and m.place.kind not in {"organisation", "world"}]
        if found.lastgroup in {
            "city",
            "here",
            "there",
            "theirown",
        }:  # what a city is compared with is not "the city"
            compared = mark_references(text, start, before)
            before = [m for m, reference in zip(before, compared, strict=True) if not reference]
            before = [m for m in before if not _is_it_at_end(text, m)]
        pronoun = found.lastgroup in {"it", "near", "far"}
        if found.lastgroup == "near" and memory.home is not None and _ANSWER.match(text):
            mentions.append(replace(memory.home, start=a, end=b, confidence=0.7, described=True))
            mentions.sort(key=lambda m: m.start)
            continue  # who answers is at home
        place = (
            antecedent(text, start, found, mentions, memory)
            if pronoun
            else resolve(lexicon, found, memory, before)
        )
        if place is not None:
            a += len("the ") if found.group()[:4].lower() == "the " else 0
            mentions.append(
                replace(place, start=a, end=b, confidence=min(place.confidence, 0.8), described=True)
            )
            mentions.sort(key=lambda m: m.start)
    spoken = (memory.home, memory.subject, *reversed(memory.recent), *mentions)
    mentions = with_short_names(lexicon, text, start, end, mentions, [m for m in spoken if m is not None])
    mentions = [its_capital(lexicon, text, mention) for mention in mentions]
    return _collected(text, mentions)


#: 答:这里一个工程师年薪3.8万欧元.
_ANSWER = re.compile(r"\W*(?:答|[\u4e00-\u9fff]{2,4})[::]")


def _is_it_at_end(text: str, mention: PlaceMention) -> bool:
    """Tell 它 of "西安也靠它:全市", which is what the clause ends with and not who it is about."""
    return mention.described and text[mention.start] == "它" and text[mention.end] in ",。;:"


def _with_members(lexicon: Lexicon, mention: PlaceMention) -> PlaceMention:
    """Give 双北 its two cities, each of which has its figure in "分别"."""
    if mention.place.kind != "region" or mention.parts:
        return mention
    members = members_of(lexicon, mention.surface)
    parts = tuple(PlaceMention(mention.start, mention.end, name, place, 0.8) for place, name in members)
    return replace(mention, parts=parts) if len(parts) > 1 else mention


def _own_land(
    lexicon: Lexicon, mention: PlaceMention, before: Sequence[PlaceMention], memory: Memory
) -> PlaceMention:
    """Read 全国 behind Cairo as Egypt, whatever country the article is on."""
    if mention.surface != "全国":
        return mention
    spoken = [m for m in (*reversed(before), memory.subject) if m is not None and m.place.country]
    near = spoken[0] if spoken else None
    abroad = mention.place.country not in {"CN", "TW"} and near is not None
    if near is None or near.place.country == mention.place.country or not (abroad or near in before):
        return mention
    found = country_of(lexicon, near.place.country) if near.place.kind != "country" else None
    return mention if found is None else replace(mention, surface=found[1], place=found[0], described=True)


def _own_zone(mention: PlaceMention, memory: Memory) -> PlaceMention:
    """Read 合作区 as the zone of that kind that the text has spoken of: 横琴粤澳深度合作区."""
    if mention.place.kind != "zone" or mention.place.name != mention.surface or len(mention.surface) > 5:
        return mention
    spoken = (memory.home, memory.subject, *reversed(memory.recent))
    full = next(
        (
            m
            for m in spoken
            if m is not None and m.place.kind == "zone" and m.surface.endswith(mention.surface)
        ),
        None,
    )
    return mention if full is None else replace(mention, surface=full.surface, place=full.place)


def _is_no_other(text: str, start: int, found: re.Match[str], mentions: Sequence[PlaceMention]) -> bool:
    """Tell a description that only says more of the place beside it."""
    a, kind = found.start(), found.lastgroup
    beside = any(m.end == a for m in mentions)
    if kind == "far" and beside:
        return True  # 常州那边
    if kind == "capital":  # "Antioquia, of which it is the capital"
        return re.search(r"\b(?:is|was|be|became|as|being) $", text[max(start, a - 8) : a]) is not None
    if kind in {"city", "other"} and any(text[m.end : a] == ", " for m in mentions):
        return True  # "Batam, the Indonesian island", "Dong Nai, its neighbour,"
    if kind in {"pair", "three"}:  # 川渝两地
        return any(m.end == a and m.place.kind == "region" for m in mentions)
    whole = kind in {"province", "county", "city"} and found.group()[0] == "全"
    return whole and beside  # 湖北全省 is Hubei


def _by_adjective(
    lexicon: Lexicon,
    found: re.Match[str],
    inner: Sequence[PlaceMention],
    memory: Memory,
    before: Sequence[PlaceMention],
) -> PlaceMention | None:
    """Read "the Welsh capital", "the Karnataka capital" and "the Alberta city" as the city that is meant."""
    if found.lastgroup not in {"city", "capital", "foreign"} or found.group().endswith(_WITH_SUBURBS):
        return None
    if any(m.place.kind not in {"province", "country", "region"} for m in inner):
        return None
    return city_of_adjective(lexicon, found, memory, before)


_ITS_CAPITAL = re.compile(
    r"['’]s capital\b(?!,? [A-Z])|(?:省|州|邦)?的?(?:首府|首都|省会)(?!圈|经济|机场|都市|国际|城市群)"
)


def its_capital(lexicon: Lexicon, text: str, mention: PlaceMention) -> PlaceMention:
    """Read "Rwanda's capital" as the capital.

    Parameters
    ----------
    mention : PlaceMention
        A place in it.

    Returns
    -------
    PlaceMention
        The mention itself where no capital is named after it.
    """
    owned = _ITS_CAPITAL.match(text, mention.end)
    if owned is None or mention.place.kind not in {"country", "province"}:
        return mention
    named = lexicon.places.find(text, owned.end(), min(len(text), owned.end() + 12))
    if named and named[0].start == owned.end():
        return mention  # 肯尼亚首都内罗毕
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
