"""What a superlative compares: "the second-largest coffee producer" is ranked by what it makes of coffee."""

from __future__ import annotations

import re

from poliscope.data.articles.indicators.narrower.modifiers import english_words
from poliscope.data.articles.indicators.predicates import one_of
from poliscope.data.articles.indicators.records import Topic, known_as
from poliscope.data.articles.indicators.rules import Figure, rule
from poliscope.data.articles.indicators.words.translating import translated
from poliscope.data.articles.lexicon import Indicator, build_lexicon

__all__ = ["largest_maker"]

#: Who makes, sells abroad or buys abroad, the noun of what he does, and the indicator it is a case of.
_WHO = (
    (re.compile("produc|grow|mak|manufactur|miner|assembl|build"), "output", "output_value"),
    (re.compile("export|supplier"), "exports", "exports"),
    (re.compile("import|buyer"), "imports", "imports"),
    (re.compile("consum"), "consumption", "consumption"),
)
_PERSON = (
    r"(?:producers?|growers?|makers?|manufacturers?|miners?|exporters?|suppliers?|"
    r"importers?|buyers?|consumers?)"
)
_EN = re.compile(
    r"[- ]?(?:largest|biggest|leading|top|main|most important|ranked)?,? ?"
    r"(?:(?:global|national|domestic|regional|world) )?"
    rf"(?:(?P<goods>[a-z][a-z-]+(?: [a-z]+)?)[ -](?P<who>{_PERSON})\b(?! of)|"
    rf"(?P<agent>{_PERSON}) of (?P<of>[a-z][a-z-]+(?: [a-z]+)?))"
)
_ZH = re.compile(
    r"大的?(?P<goods>[\u4e00-\u9fff]{1,8}?)(?P<who>生产|种植|制造|养殖|出口|进口|消费)?(?:国|地|产地|产区|产地区|省份?|基地|大省|大市|市场|来源地)(?![\u4e00-\u9fff]*(?:经济|城市))"
)
_NOUNS_ZH = {"出口": "出口", "进口": "进口"}
_NO_GOODS = frozenset(
    ["the", "its", "and", "of", "city", "country", "area", "metro", "private", "single", "in"]
)


def _code(goods: str, noun: str, like: str) -> tuple[str, Indicator | None]:
    lexicon = build_lexicon()
    known = lexicon.indicators.whole(f"{goods} {noun}") or lexicon.indicators.whole(f"{one_of(goods)} {noun}")
    if known is not None:
        return known.code, known
    return f"{one_of(goods).replace(' ', '_').replace('-', '_')}_{noun}", lexicon.by_code.get(like)


@rule(kinds={"rank"})
def largest_maker(f: Figure) -> Topic | None:
    """Read "the second-largest coffee producer" and 第二大咖啡产地 as ranks of the output of coffee."""
    p, number = f.passage, f.number
    head = 0 if p.text.startswith("大", number.end) else 1
    chinese = _ZH.match(p.text, number.end - head, p.end) or _ZH.match(p.text, number.end, p.end)
    if chinese is not None and chinese["who"] in {None, "生产", "种植", "制造", "养殖", "出口", "进口"}:
        noun = f"{chinese['goods']}{_NOUNS_ZH.get(chinese['who'] or '', '产量')}"
        known = build_lexicon().indicators.whole(noun)
        code = known.code if known is not None else translated(noun, counted=False)
        return None if code is None else Topic(code, -1, -1, 0.7, known or known_as("output_value"))
    found = _EN.match(p.text, number.end, p.end)
    goods = found["goods"] or found["of"] if found is not None else None
    if found is None or goods is None or goods.split(" ")[0] in _NO_GOODS:
        return None
    words = goods.split(" ")
    if len(words) > 1 and words[-1] in english_words("prepositions"):
        goods = words[0]  # "producer of wheat in India"
    who = found["who"] or found["agent"]
    noun, like = next(
        ((noun, like) for said, noun, like in _WHO if said.match(who)), ("output", "output_value")
    )
    code, indicator = _code(goods.removeprefix("of "), noun, like)
    return Topic(code, -1, -1, 0.7, indicator)
