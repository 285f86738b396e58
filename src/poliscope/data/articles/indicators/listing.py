"""Listed indicators with listed numbers: "分别为", "respectively"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from poliscope.data.articles.indicators.composing import compose_code
from poliscope.data.articles.indicators.records import VALUE_ADDED, Topic, TopicMention, same_list
from poliscope.data.articles.indicators.wording import NOUN, TRIM_ZH
from poliscope.data.articles.numbers import NumberMention
from poliscope.data.articles.relations import Relation

__all__ = ["zip_respectively"]

_LIST_BEFORE = re.compile(r"[^,。;:]{4,60}$")


def zip_respectively(
    text: str,
    start: int,
    topics: Sequence[TopicMention],
    numbers: Sequence[NumberMention],
    relations: Sequence[Relation],
) -> dict[int, Topic]:
    """Pair listed indicators with listed numbers: "营业额及出口值分别为9293亿元及5005亿元"."""
    pairs: dict[int, Topic] = _zip_english(text, start, topics, numbers, relations)
    for found in re.finditer(r"分别|各(?:为|达)", text[start : numbers[-1].start] if numbers else ""):
        at = start + found.start()
        values = [i for i, n in enumerate(numbers) if n.start > at]
        values = values[
            : next((k for k in range(1, len(values)) if not same_list(text, numbers, values[k])), len(values))
        ]
        comma = at > start and text[at - 1] == ","
        head = _LIST_BEFORE.search(text, start, at - 1 if comma else at)
        if head is None or len(values) < 2:
            continue
        three = next(
            (t for t in topics if t.indicator.code == "sector_value_added" and t.start >= head.start()), None
        )
        if three is not None and len(values) == 3:
            for i, code in zip(values, VALUE_ADDED, strict=True):
                code = compose_code(code, relations[i], text, numbers[i], None, three.indicator)
                pairs[numbers[i].start] = Topic(code, three.start, three.end, 0.85, three.indicator)
            continue
        items = list(re.finditer(r"(?:(?!以及)[^、和及与])+", head.group()))
        if len(items) != len(values):
            continue
        spans = [(head.start() + m.start(), head.start() + m.end()) for m in items]
        known = sum(any(a <= t.start and t.end <= b for t in topics) for a, b in spans)
        if (
            2 * known < len(spans) + 1
            and known < len(spans)
            and not all(
                any(a <= t.start and t.end <= b for t in topics) or NOUN.search(text, a, b) for a, b in spans
            )
        ):
            continue
        for item, i in zip(items, values, strict=True):
            pairs[numbers[i].start] = _listed_topic(
                text, topics, head.start() + item.start(), head.start() + item.end(), numbers[i], relations[i]
            )
        codes = [pairs[numbers[i].start].code for i in values]
        if len(set(codes)) < len(codes):
            for i in values:
                pairs.pop(numbers[i].start)
    return pairs


def _zip_english(
    text: str,
    start: int,
    topics: Sequence[TopicMention],
    numbers: Sequence[NumberMention],
    relations: Sequence[Relation],
) -> dict[int, Topic]:
    """Pair "the output of cars, drones and phones grew by 3%, 5% and 8% respectively"."""
    pairs: dict[int, Topic] = {}
    reach = text[start : numbers[-1].end + 120] if numbers else ""
    for found in re.finditer(r"\brespectively\b", reach) if "respectively" in reach else ():
        at = start + found.start()
        values = [i for i, n in enumerate(numbers) if n.end <= at]
        cut = next((k for k in range(len(values) - 1, 0, -1) if not same_list(text, numbers, values[k])), 0)
        values = values[cut:]
        ahead = [t for t in topics if values and t.end <= numbers[values[0]].start]
        run: list[TopicMention] = []
        for topic in reversed(ahead):
            if run and not re.fullmatch(
                r"(?:, (?:and )?| and )(?:[\w-]+ ){0,2}", text[topic.end : run[-1].start]
            ):
                break
            run.append(topic)
        if len(values) < 2 or len(run) != len(values):
            continue
        for topic, i in zip(reversed(run), values, strict=True):
            code = compose_code(topic.indicator.code, relations[i], text, numbers[i], None, topic.indicator)
            pairs[numbers[i].start] = Topic(code, topic.start, topic.end, 0.85, topic.indicator)
    return pairs


def _listed_topic(
    text: str, topics: Sequence[TopicMention], a: int, b: int, number: NumberMention, relation: Relation
) -> Topic:
    inside = [t for t in topics if t.start >= a and t.end <= b]
    if inside:
        indicator = inside[-1].indicator
        return Topic(
            compose_code(indicator.code, relation, text, number, None, indicator),
            inside[-1].start,
            inside[-1].end,
            0.85,
            indicator,
        )
    phrase = text[a:b]
    while trimmed := TRIM_ZH.search(phrase):
        if trimmed.group() == phrase:
            break
        phrase = phrase[trimmed.end() :] if trimmed.start() == 0 else phrase[: trimmed.start()]
    at = text.find(phrase, a)
    return Topic(
        phrase + {"growth": "_growth", "share": "_share"}.get(relation.kind, ""),
        at,
        at + len(phrase),
        0.5,
        None,
    )
