"""Listed indicators with listed numbers: "分别为", "respectively"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from poliscope.data.articles.indicators.carried.names_zh import by_their_names
from poliscope.data.articles.indicators.narrower.modifiers import modifier_zh, whole_zh
from poliscope.data.articles.indicators.narrower.narrowing import BASES, same_as_lexicon
from poliscope.data.articles.indicators.passage import Passage
from poliscope.data.articles.indicators.phrases.composing import composed
from poliscope.data.articles.indicators.records import (
    SHARES_OF_GDP,
    VALUE_ADDED,
    Topic,
    TopicMention,
    known_as,
)
from poliscope.data.articles.indicators.words.wording import NOUN, TRIM_ZH
from poliscope.data.articles.lexicon import Indicator, build_lexicon

__all__ = ["zip_respectively"]

#: What stands around the name of a trading partner: 中国台湾地区.
_NO_COUNTRY = re.compile(r"^中国(?=..)|地区|(?:的)?$")
_LIST_BEFORE = re.compile(r"[^,。;:]{4,60}$")


def zip_respectively(p: Passage) -> dict[int, Topic]:
    """Pair listed indicators with listed numbers: "营业额及出口值分别为9293亿元及5005亿元"."""
    pairs: dict[int, Topic] = _zip_english(p)
    both = town_and_country(p)
    for found in re.finditer(r"分别|各(?:为|达)", p.text[p.start : p.numbers[-1].start] if p.numbers else ""):
        at = p.start + found.start()
        values = [i for i, n in enumerate(p.numbers) if n.start > at]
        values = values[: next((k for k in range(1, len(values)) if not p.in_list(values[k])), len(values))]
        comma = at > p.start and p.text[at - 1] == ","
        head = _LIST_BEFORE.search(p.text, p.start, at - 1 if comma else at)
        if head is None or len(values) < 2:
            continue
        three = _three_sectors(p, head.start(), values)
        if (told := three or by_their_names(p, head.span(), values)) is not None:
            pairs |= told
            continue
        items = _items(head.group(), len(values))
        if len(items) != len(values):
            continue
        spans = [(head.start() + m.start(), head.start() + m.end()) for m in items]
        known = sum(
            any(a <= t.start and t.end <= b for t in p.topics)
            or _with_last_noun(p.text, a, b, spans[-1]) is not None
            for a, b in spans
        )
        shared = _parts_of_one(p, values, spans)
        shared = shared or (_one_noun(p, values, spans) if known < 2 else None)
        if shared is not None:
            pairs |= shared
            continue
        if 2 * known < len(spans) + 1 and known < len(spans) and not _all_nouns(p, spans):
            continue
        for (a, b), i in zip(spans, values, strict=True):
            pairs[p.numbers[i].start] = _listed_topic(p, a, b, i, spans[0], spans[-1])
        codes = [pairs[p.numbers[i].start].code for i in values]
        if len(set(codes)) < len(codes):
            for i in values:
                pairs.pop(p.numbers[i].start)
    return pairs | both


def _zip_english(p: Passage) -> dict[int, Topic]:
    """Pair "the output of cars, drones and phones grew by 3%, 5% and 8% respectively"."""
    pairs: dict[int, Topic] = {}
    reach = p.text[p.start : p.numbers[-1].end + 120] if p.numbers else ""
    for found in re.finditer(r"\brespectively\b", reach) if "respectively" in reach else ():
        at = p.start + found.start()
        values = [i for i, n in enumerate(p.numbers) if n.end <= at]
        cut = next((k for k in range(len(values) - 1, 0, -1) if not p.in_list(values[k])), 0)
        values = values[cut:]
        ahead = [t for t in p.topics if values and t.end <= p.numbers[values[0]].start]
        run: list[TopicMention] = []
        for topic in reversed(ahead):
            if run and not re.fullmatch(
                r"(?:, (?:and )?| and )(?:[\w-]+ ){0,2}", p.text[topic.end : run[-1].start]
            ):
                break
            run.append(topic)
        if len(values) < 2 or len(run) != len(values):
            continue
        for topic, i in zip(reversed(run), values, strict=True):
            code = composed(p, i, topic.indicator)
            pairs[p.numbers[i].start] = topic.as_topic(0.85, code)
    return pairs


_OF_THE_THREE = re.compile("三次产业|(?:第)?一、(?:第)?二、(?:第)?三产业")


def _three_sectors(p: Passage, start: int, values: Sequence[int]) -> dict[int, Topic] | None:
    """Pair "三次产业增加值分别为…": three figures, of the three sectors in their order."""
    three = next((t for t in p.topics if t.indicator.code == "sector_value_added" and t.start >= start), None)
    codes: Sequence[str] = VALUE_ADDED
    if (
        three is None
        and (found := _OF_THE_THREE.search(p.text, start, p.numbers[values[0]].start)) is not None
    ):
        three = next((t for t in p.topics if t.start == found.end() and t.indicator.code in BASES), None)
        tail = BASES[three.indicator.code] if three is not None else ""
        codes = [same_as_lexicon(sector, tail) for sector in ("primary", "secondary", "tertiary")]
    if three is None or len(values) != 3:
        return None
    pairs = {}
    for i, code in zip(values, codes, strict=True):
        code = composed(p, i, three.indicator, code)
        pairs[p.numbers[i].start] = three.as_topic(0.85, code)
    return pairs


def _items(head: str, many: int) -> list[re.Match[str]]:
    """Split a list at all that joins, or where that gives too many at 、 alone: "光电、计算机与通信设备"."""
    items = list(re.finditer(r"(?:(?!以及)[^、和及与])+", head))
    return items if len(items) <= many else list(re.finditer(r"[^、]+", head))


_TAKE = re.compile("占(?P<whole>[^占]{2,20}?)的?(?:比重|比例|份额)?$")


def _parts_of_one(
    p: Passage, values: Sequence[int], spans: Sequence[tuple[int, int]]
) -> dict[int, Topic] | None:
    """Pair "先进制造业、高技术制造业占规上工业增加值的比重分别为": the parts of one whole."""
    a, b = spans[-1]
    takes = _TAKE.search(p.text[a:b])
    if takes is None or any(p.relations[i].kind != "share" for i in values):
        return None
    whole = next((t for t in p.topics if a + takes.start("whole") <= t.start and t.end <= b), None)
    if whole is None:
        return None
    base = whole.indicator.code.removeprefix("industrial_")
    names = [
        re.sub("^.*(?:其中|年|市|省|,)", "", p.text[x:y]) for x, y in [*spans[:-1], (a, a + takes.start())]
    ]
    tokens = [whole_zh(name, "output_value") or whole_zh(name, "exports") for name in names]
    if any(token is None for token in tokens):
        return None
    of = "_share_of_gdp" if base == "gdp" else "_share"
    tail = "value_added" if base == "gdp" else BASES.get(base, base)
    pairs = {}
    for (x, y), token, i in zip(spans, tokens, values, strict=True):
        code = same_as_lexicon(token or "", tail)
        code = "hightech_value_added" if code == "hightech_manufacturing_value_added" else code
        share = SHARES_OF_GDP.get(code, f"{code}{of}") if of.endswith("gdp") else f"{code}{of}"
        pairs[p.numbers[i].start] = Topic(share, x, y, 0.8, known_as(code) or whole.indicator)
    return pairs


def _all_nouns(p: Passage, spans: Sequence[tuple[int, int]]) -> bool:
    return all(
        any(a <= t.start and t.end <= b for t in p.topics) or NOUN.search(p.text, a, b) for a, b in spans
    )


def _one_noun(p: Passage, values: Sequence[int], spans: Sequence[tuple[int, int]]) -> dict[int, Topic] | None:
    """Pair items that have only the last one's noun, each with what narrows it; None where one has none."""
    behind = spans[-1][1]
    shared = next((t for t in p.topics if spans[-1][0] <= t.start and t.end <= spans[-1][1]), None)
    # "对欧盟、美国分别进出口": the noun stands behind 分别
    shared = shared or next((t for t in p.topics if behind + 2 <= t.start <= behind + 4), None)
    if shared is None:
        return None
    partners = shared.indicator.code in {"trade_total", "exports", "imports"} and bool(
        re.search(r"[对与自从]", p.text[spans[0][0] : spans[0][1]])
    )
    pairs: dict[int, Topic] = {}
    for (a, b), i in zip(spans, values, strict=True):
        topic = _with_shared_head(p, shared, a, b, i, partners, a == spans[0][0])
        if topic is None:
            return None
        pairs[p.numbers[i].start] = topic
    return pairs


def _with_shared_head(
    p: Passage, shared: TopicMention, a: int, b: int, i: int, partners: bool, first: bool
) -> Topic | None:
    """Give an item the noun that stands behind the last: "香港及台湾旅客分别占28%及8%", "第二、第三产业"."""
    code = shared.indicator.code
    words = re.sub(r"^.*(?:以|由|自|从|其中|而|来自|对|与)", "", p.text[a:b])
    if not words[-1:] > "\u2e7f":
        return None
    at = p.text.find(words, a)
    if code in VALUE_ADDED:
        which = re.search(r"第([一二三])", words)
        if which is None:
            return None
        code = VALUE_ADDED["一二三".index(which[1])]
        if re.search(r"比重|占比|占", p.text[shared.end : p.numbers[i].before]):
            return Topic(SHARES_OF_GDP[code], at, at + len(words), 0.85, shared.indicator)
        return Topic(composed(p, i, shared.indicator, code), at, b, 0.85, shared.indicator)
    stem = words[: max(0, shared.start - at)] if at <= shared.start < b else words
    found = modifier_zh(stem, code) or (modifier_zh(stem, "guests") if code == "visitors" else None)
    if found is None and partners:
        found = modifier_zh(f"对{_NO_COUNTRY.sub('', stem)}", code)
    base = BASES.get(code, code)
    if found is None or (found[1] > 0 and not first and stem[found[1] - 1] not in "和与及") or not stem:
        return None
    narrow = f"{found[0]}_{base}"
    return Topic(composed(p, i, shared.indicator, narrow), at, b, 0.8, shared.indicator)


def town_and_country(p: Passage) -> dict[int, Topic]:
    """Pair "城乡居民人均可支配收入分别增长6%、9%": of townspeople first, then of country people."""
    pairs: dict[int, Topic] = {}
    for topic in p.topics:
        head = p.text[max(p.start, topic.start - 12) : topic.end]
        both = re.search(r"(?:城乡|城镇[、和与及](?:农村|乡村))(?:常住)?(?:居民)?", head)
        if (
            both is None
            or topic.indicator.code == "urban_rural_income_ratio"
            or not re.match(r"(?:年均|预期|预计)?(?:分别|各)", p.text[topic.end : topic.end + 6])
        ):
            continue
        two = [i for i, n in enumerate(p.numbers) if n.start >= topic.end][:2]
        if len(two) < 2 or not p.in_list(two[1]):
            continue
        for who, i in zip(("urban", "rural"), two, strict=True):
            code = composed(p, i, topic.indicator)
            pairs[p.numbers[i].start] = topic.as_topic(0.85, f"{who}_{code}")
        pairs |= _two_more(p, topic, two[1])
    return pairs


def _two_more(p: Passage, topic: TopicMention, last: int) -> dict[int, Topic]:
    """Go on with ",分别达43366元和13835元": the other two of townspeople and of country people."""
    more = (last + 1, last + 2)
    if more[1] >= len(p.numbers) or not p.in_list(more[1]):
        return {}
    gap = p.text[p.numbers[last].end : p.numbers[more[0]].before]
    if not re.fullmatch(r",[^,。;]{0,8}(?:分别|增长|各)[^,。;]{0,8}", gap):
        return {}
    codes = (composed(p, i, topic.indicator) for i in more)
    return {
        p.numbers[i].start: topic.as_topic(0.8, f"{who}_{code}")
        for who, i, code in zip(("urban", "rural"), more, codes, strict=True)
    }


def _with_first_head(p: Passage, first: tuple[int, int], a: int, b: int) -> Indicator | None:
    """Find what an item is with the words that only the first has: "发明专利申请量和授权量"."""
    index = build_lexicon().indicators
    for size in range(min(6, first[1] - first[0] - 1), 1, -1):
        for start in range(first[0], min(first[0] + 6, first[1] - size)):
            phrase = p.text[start : start + size] + p.text[a:b]
            if any(f.start == 0 and f.end == len(phrase) for f in index.find(phrase)):
                return index.find(phrase)[0].payload
    return None


#: "新能源汽车、集成电路、工业机器人产量": the noun of the last is that of all.
_LAST_NOUN = re.compile(r"(?:产量|产值|出口额?|销量|增加值|营收|营业收入|投资)$")
_LAST_TAILS = {
    "产量": "output_value", "产值": "output_value", "出口": "exports", "出口额": "exports",
    "增加值": "value_added", "营收": "revenue", "营业收入": "revenue", "投资": "investment",
}  # fmt: skip


def _with_last_noun(text: str, a: int, b: int, last: tuple[int, int]) -> tuple[str, Indicator] | None:
    """Find what an item is with the noun of the last: 空调 and 冰箱 of "空调、冰箱和洗衣机产量"."""
    noun = _LAST_NOUN.search(text, *last) if b <= last[0] else None
    if noun is None:
        return None
    words = re.sub(r"^.*(?:其中|[年月,])", "", text[a:b])
    if (known := build_lexicon().indicators.whole(words + noun.group())) is not None:
        return known.code, known
    base = _LAST_TAILS.get(noun.group(), "")
    token = whole_zh(words, base) if base else None
    indicator = known_as(base)
    return None if token is None or indicator is None else (same_as_lexicon(token, BASES[base]), indicator)


def _listed_topic(p: Passage, a: int, b: int, i: int, first: tuple[int, int], last: tuple[int, int]) -> Topic:
    if a > first[0] and b - a <= 5 and (known := _with_first_head(p, first, a, b)) is not None:
        return Topic(composed(p, i, known), a, b, 0.8, known)
    inside = [t for t in p.topics if t.start >= a and t.end <= b]
    if inside:
        indicator = inside[-1].indicator
        return Topic(
            composed(p, i, indicator),
            inside[-1].start,
            inside[-1].end,
            0.85,
            indicator,
        )
    if (goods := _with_last_noun(p.text, a, b, last)) is not None:
        code, known = goods
        return Topic(composed(p, i, known, code), a, b, 0.8, known)
    phrase = p.text[a:b]
    while trimmed := TRIM_ZH.search(phrase):
        if trimmed.group() == phrase:
            break
        phrase = phrase[trimmed.end() :] if trimmed.start() == 0 else phrase[: trimmed.start()]
    at = p.text.find(phrase, a)
    return Topic(
        phrase + {"growth": "_growth", "share": "_share"}.get(p.relations[i].kind, ""),
        at,
        at + len(phrase),
        0.5,
        None,
    )
