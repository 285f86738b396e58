"""Choose among the phrases of a sentence the one that a number measures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from poliscope.data.articles.indicators.passage import Passage
from poliscope.data.articles.indicators.phrases.aside import aside
from poliscope.data.articles.indicators.phrases.behind import (
    AFTER_WIDE_EN,
    grows_behind,
    phrase_behind,
    ranked_by,
)
from poliscope.data.articles.indicators.phrases.counting import agrees
from poliscope.data.articles.indicators.phrases.wholes import PRODUCTS, part_named, whole_after_share
from poliscope.data.articles.indicators.records import (
    TopicMention,
    clause_start,
    kinds_of,
)
from poliscope.data.articles.numbers import NumberMention
from poliscope.data.articles.signs import is_latin

__all__ = ["choose_topic"]

_RELATIVE = re.compile(
    r"(?:比(?!重|例|率|值)|较|高于|低于|快于|慢于|高出|超出|领先|than|above|below)[^,。;]{0,20}$",
    re.IGNORECASE,
)

_COMPARED = re.compile(
    r"(?:高于|低于|快于|慢于|超过|多于|少于|跑赢|领先于?|than|above|below)(?:同期|全国|全省)?的? ?$"
)


_GROWN_EN = re.compile(
    r"^,? ?(?:[a-z-]+ ){0,2}(?:more|fewer|less|higher|lower|increase|rise|growth|decline|"
    r"drop|fall|jump|gain|surge|cut|reduction|of|growth rate)\b"
)


#: What is also told in pieces and tonnes: "手机出口1296.5万台".
_OF_GOODS = frozenset(["exports", "imports", "output_value", "revenue"])
_SAID_AT_ONCE = re.compile(
    r"(?:总额|总量|[额量值]|分别|达到?|[为了约共]|超过?|突破|完成|累计| |"
    r"of|reached|were|was|totall?ed|stood|at|about)*"
)
_GOODS = frozenset(["count", "mass", "energy", "volume", "length"])


def _fits(p: Passage, i: int, mention: TopicMention) -> bool:
    text, number, relation = p.text, p.numbers[i], p.relations[i]
    if relation.kind in {"growth", "share", "ratio", "rank"}:
        return True
    kinds = kinds_of(number)
    if relation.kind in {"gap", "change"} and number.scanned.unit in {"%", "pp"}:
        return True
    if (
        mention.indicator.code in _OF_GOODS
        and kinds & _GOODS
        and _SAID_AT_ONCE.fullmatch(
            text[mention.end : number.before] if mention.end <= number.before else "-"
        )
    ):
        return True
    if mention.indicator.kinds <= {"rate"} and _EACH.search(text[mention.end : number.before]):
        return True  # "人口密度每平方公里2,720人"
    if "rate" in mention.indicator.kinds and _PER_MANY.match(text, number.end):
        return True  # "its homicide rate, at 19 per 100,000 people"
    return not kinds or bool(kinds & mention.indicator.kinds)


_PER_MANY = re.compile(r" (?:per|for every|in every) (?:\d|thousand|million|hundred|ten)")
_EACH = re.compile(r"^[^,。;]{0,3}每(?:平方公里|平方千米|万人|千人)[^,。;]{0,6}$")


def _before(p: Passage, i: int) -> tuple[TopicMention | None, float]:
    """Find the last fitting phrase before a number; nearer clauses are trusted more."""
    text, start, number, relation = p.text, p.start, p.numbers[i], p.relations[i]
    clause = clause_start(text, start, number.start)
    # 交通运输、仓储和邮政业增加值 is one name, whatever marks are in it
    clause = next((t.start for t in p.topics if t.start < clause < t.end), clause)
    passed: TopicMention | None = None
    topics, clause = _without_aside(p, i, clause)
    for topic in reversed(topics):
        if topic.end > number.start or _COMPARED.search(text[max(start, topic.start - 6) : topic.start]):
            continue
        if (
            relation.kind in {"gap", "change"}
            and topic.start >= clause
            and _RELATIVE.search(text[clause : topic.start])
        ):
            continue
        if _in_closed_brackets(text, topic, number) and any(
            clause <= t.start and t.end < topic.start and _fits(p, i, t) for t in topics
        ):
            continue
        if whole_after_share(text, topic):
            if passed is None and _SHARE_OF.search(text[max(0, topic.start - 40) : topic.start]):
                passed = topic
            continue
        if topic.start >= clause and (of := _measured_in(p, i, clause, topics, topic)) is not None:
            return of, 0.9
        near = topic.start >= clause
        if _fits(p, i, topic) and agrees(text, number, topic.indicator, near=near):
            topic = _head_noun(p, i, topics, topic)
            return topic, 0.9 if topic.start >= clause else 0.75
    if passed is not None and passed.indicator.code not in PRODUCTS:
        return passed, 0.85  # a place's own share: "had the largest share of exports, 28%"
    return None, 0.0


def _without_aside(p: Passage, i: int, clause: int) -> tuple[Sequence[TopicMention], int]:
    """Leave out what is only said aside of the subject, where the subject itself may be measured."""
    number = p.numbers[i]
    between = (
        aside(p.text, p.start, number.before) if p.text[number.start - 1 : number.start] == " " else None
    )
    if between is None or not any(t.end <= between[0] and _fits(p, i, t) for t in p.topics):
        return p.topics, clause
    return [t for t in p.topics if not between[0] <= t.start < between[1]], p.start


def _in_closed_brackets(text: str, topic: TopicMention, number: NumberMention) -> bool:
    """Tell what only explains: "贸易总额(出口+进口)占GDP比重"."""
    closed = text.find(")", topic.end, number.start)
    return (
        closed >= 0
        and "(" not in text[topic.end : closed]
        and "(" in text[max(0, topic.start - 12) : topic.start]
    )


_SHARE_OF = re.compile(r"\b(?:share|proportion|percentage) of (?:[a-z]+ )?$")

#: Between a noun and another that only says where or whose: "students at universities".
_OF_HEAD = re.compile(r" (?:at|from|to|for|among|by|with) (?:(?!and |but |while )[\w’'-]+ ){0,4}$")


def _head_noun(p: Passage, i: int, topics: Sequence[TopicMention], topic: TopicMention) -> TopicMention:
    """Take the noun that governs the nearest one: "international students at universities climbed 18%"."""
    if not is_latin(p.text[topic.start]) or p.relations[i].kind == "share":
        return topic
    head = next((t for t in reversed(topics) if t.end <= topic.start), None)
    if head is None or not _fits(p, i, head):
        return topic
    return head if _OF_HEAD.fullmatch(p.text[head.end : topic.start]) else topic


_IN_SECTOR = re.compile(r" (?:in|of) (?:(?!and |but )[A-Za-z’'-]+ ){0,4}$")


def _measured_in(
    p: Passage, i: int, clause: int, topics: Sequence[TopicMention], sector: TopicMention
) -> TopicMention | None:
    """Find what is measured in a sector: "average pay in our services sector"."""
    if not is_latin(p.text[sector.start]) or not re.search(
        r"_value_added|economy|industry|_output", sector.indicator.code
    ):
        return None
    for topic in reversed(topics):
        if clause <= topic.start and topic.end < sector.start and _fits(p, i, topic):
            if topic.indicator.code in {"value_added", "gva"} and "_value_added" in sector.indicator.code:
                return None  # "the added value of the primary industry" is the sector's own code
            return topic if _IN_SECTOR.fullmatch(p.text[topic.end : sector.start]) else None
    return None


def choose_topic(p: Passage, i: int) -> tuple[TopicMention | None, float]:
    """Choose among the phrases before and behind a number."""
    text, start, topics, number, relation = p.text, p.start, p.topics, p.numbers[i], p.relations[i]
    until = p.until(i)
    latin = text[number.start - 1 : number.start] in {" ", "", "(", "$"} or number.start == start
    if relation.kind == "share" and text.startswith(" of", number.end):
        for wide in (t for t in topics if number.end < t.start < until):
            if wide.indicator.code in PRODUCTS:
                if re.match(r" (?:on|in|into|for|to) ", text[wide.end : wide.end + 6]):
                    continue  # "spends 1.97% of GDP on R&D"
                break  # "4.1 percent of GDP and public debt": the whole, and then another thing
            if AFTER_WIDE_EN.match(text[number.end : wide.start]):
                return part_named(text, start, topics, number, wide) or wide, 0.8
    if relation.kind == "rank" and latin and (by := ranked_by(text, topics, number, until)) is not None:
        return by, 0.9
    before, trust = _before(p, i)
    if relation.kind == "growth" and latin:
        if (grows := grows_behind(text, topics, number, until)) is not None:
            return grows, 0.85
        if not _GROWN_EN.match(text[number.end : number.end + 24]):
            return before, trust
    return _behind_or(p, i, before, trust, latin=latin)


def _sum_of(text: str, topics: Sequence[TopicMention], number: NumberMention) -> TopicMention | None:
    """Find what a sum is of: "the economy around it produced £62.5bn of gross value added"."""
    return next((t for t in topics if t.start >= number.end and text[number.end : t.start] in _SUMS), None)


_SUMS = frozenset([" of ", " in "])
_JOINED = re.compile('[」”"』]?的|[」”"』]')


def _behind_or(
    p: Passage, i: int, before: TopicMention | None, trust: float, *, latin: bool
) -> tuple[TopicMention | None, float]:
    """Take the noun behind a count, and one farther behind where none is near before it."""
    text, topics, number, relation, until = p.text, p.topics, p.numbers[i], p.relations[i], p.until(i)
    counted = bool(kinds_of(number) & {"count", "persons"}) and relation.kind in {"level", "change", "gap"}
    near = before is not None and trust > 0.8
    if counted and (latin or not near):
        behind = phrase_behind(text, topics, number, until, False)
        if behind is not None and _fits(p, i, behind):
            return behind, 0.9
    if near and counted and not latin and relation.kind == "level":
        at_once = next(
            (t for t in topics if t.start == number.end and not text[t.end : t.end + 1].isdigit()), None
        )
        if at_once is not None and _fits(p, i, at_once):
            return at_once, 0.9  # "每1000家中小企业里有23家专精特新企业"
    joined = _JOINED.match(text, number.end)
    # "2.3兆元产值": the noun of a sum stands right behind it where none stands near before
    behind_at = joined.end() if joined else None if near or latin else number.end
    if behind_at is not None and relation.kind == "level" and not counted:
        near_behind = next((t for t in topics if t.start == behind_at), None)
        if near_behind is not None and _fits(p, i, near_behind):
            return near_behind, 0.85  # "以21106亿元的GDP居第一"
    if near and before is not None:
        worth = (
            _sum_of(text, topics, number) if text[before.start : before.end].lower() == "economy" else None
        )
        return (worth, 0.9) if worth is not None and _fits(p, i, worth) else (before, trust)
    if latin and not re.search(r"[㐀-鿿]", p.sentence):
        behind = phrase_behind(text, topics, number, until, True)
        if (behind is not None and _fits(p, i, behind) and not (relation.kind == "share" and before)) and (
            not whole_after_share(text, behind)
            or (before is None and relation.kind != "share")
            or behind.indicator.code.startswith("rd_")
        ):
            return behind, 0.75
    return before, trust
