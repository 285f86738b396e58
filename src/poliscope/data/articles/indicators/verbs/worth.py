"""Goods told by what they are worth: "exported furniture worth $1.2 billion"."""

from __future__ import annotations

import re

from poliscope.data.articles.indicators.narrower.modifiers import english_words, modifier_behind_en
from poliscope.data.articles.indicators.narrower.narrowing import same_as_lexicon
from poliscope.data.articles.indicators.predicates import is_no_noun, is_verb, one_of
from poliscope.data.articles.indicators.records import CURRENCIES, Topic, topic_of
from poliscope.data.articles.indicators.rules import LEVEL, Figure, rule
from poliscope.data.articles.lexicon import build_lexicon

__all__ = ["fund_of_size", "goods_worth"]

#: What is done with goods, and the part of a code.
_DONE = (
    ("exports", r"export(?:s|ed|ing)?|ship(?:s|ped|ping)?|s(?:ells?|old|elling) abroad"),
    ("imports", r"import(?:s|ed|ing)?"),
    ("output", r"ma(?:k|d)(?:es?|ing)|produc(?:es?|ed|ing)|manufactur(?:es?|ed|ing)|turn(?:s|ed|ing)? out"),
    ("sales", r"s(?:ells?|old|elling)"),
)
_WORTH = re.compile(
    rf"\b(?:{'|'.join(f'(?P<{name}>{words})' for name, words in _DONE)}) "
    r"(?:more |some |its |finished )?(?P<goods>[a-z]{3,}(?:[ -][a-z]{3,})?) (?:worth|valued at)"
    r"(?: (?:about|some|around|nearly|almost|over|more than|roughly|an estimated|a record|just))* ?$"
)
_VERB_ONLY = re.compile(
    rf"\b(?:{'|'.join(f'(?P<{name}>{words})' for name, words in _DONE)})"
    r"(?: (?:about|some|around|nearly|almost|over|more than|roughly|an estimated|a record|just))* ?$"
)
_WORTH_OF = re.compile(
    r"(?: worth)? of (?P<goods>[a-z]{3,}(?:[ -][a-z]{3,})??)(?= (?:a|each|per|every|in|to|last|abroad|"
    r"and)\b|[,.;]|$)"
)
_NO_NAME = frozenset(["parts", "components", "items", "things", "stuff", "wares", "services", "stock"])


@rule(units=CURRENCIES, kinds=LEVEL, signs=("worth", "valued"))
def goods_worth(f: Figure) -> Topic | None:
    """Read what goods were sold, made or shipped abroad for."""
    p, number = f.passage, f.number
    start = max(f.after, number.before - 70)
    head = p.text[start : number.before]
    found, behind = _WORTH.search(head), _WORTH_OF.match(p.text, number.end, p.end)
    done_by = found or (_VERB_ONLY.search(head) if behind is not None else None)
    goods = found or behind  # or "export €2.6 billion worth of fabric"
    if done_by is None or goods is None:
        return None
    done = next(name for name, _ in _DONE if done_by[name])
    token = modifier_behind_en(goods["goods"], "exports") or _named(goods["goods"])
    if token is None:
        return None
    code = same_as_lexicon(token, done)
    offset = start if found is not None else 0
    span = (offset + goods.start("goods"), offset + goods.end("goods"))
    base = {"exports": "exports", "imports": "imports"}.get(done, "output_value")
    known_as = build_lexicon().by_code
    return Topic(code, *span, 0.75, known_as.get(code) or known_as.get(base))


def _named(goods: str) -> str | None:
    words = re.split(r"[ -]", goods)
    kinds = ("no_goods", "function", "general", "empty", "adverbs", "prepositions", "no_kind")
    if is_verb(words[-1]) or is_no_noun(words[-1]):
        return None
    if any(word in english_words(kind) for word in words for kind in kinds) or words[-1] in _NO_NAME:
        return None
    return one_of("_".join(words))


_FUND = re.compile(r"的?[\u4e00-\u9fffA-Za-z“”]{0,14}?(?:母基金|子基金|基金群?)(?!会|经理|管理人|项目|资助)")
_FUND_AT_ONCE = re.compile(
    r"(?:级|规模)?的?(?:产业|母|引导|创投|科创|天使|并购|直投|投资|政府引导|产业投资)+基金"
)
_SIZED = re.compile(
    r"(?:规模|总规模|首期|总额|设立|组建|成立|发起)(?:了|为|达|约|近|超过?|逾|总规模|达到|一只|一支|一个)*$"
)


@rule(units=CURRENCIES, kinds=LEVEL, signs=("基金",))
def fund_of_size(f: Figure) -> Topic | None:
    """Read "设立规模100亿元的天使投资基金" as the size of a fund."""
    p, number = f.passage, f.number
    if "基金" not in p.text[number.end : number.end + 20] or not _FUND.match(p.text, number.end, p.end):
        return None
    at_once = _FUND_AT_ONCE.match(p.text, number.end, p.end)
    if not at_once and not _SIZED.search(p.text, p.start, number.before):
        return None
    return topic_of("fund_size", 0.75)
