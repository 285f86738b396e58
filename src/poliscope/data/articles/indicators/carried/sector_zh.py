"""The sector that a Chinese passage goes on about: "生物医药产业有企业360家。去年实现产值540亿元,出口95亿元".

A sentence that names neither a place nor anything wider than the sector tells of the sector that the
figures of the sentence before were of.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from poliscope.data.articles.indicators.narrower.modifiers import SECTORS_ZH, sectors, whole_zh
from poliscope.data.articles.indicators.narrower.narrowing import BASES, OWN_NAMES, same_as_lexicon
from poliscope.data.articles.indicators.narrower.told_sectors import earlier_sector
from poliscope.data.articles.indicators.passage import Passage
from poliscope.data.articles.indicators.records import CURRENCIES, Topic, known_as, plain_code
from poliscope.data.articles.indicators.rules import HAN, LEVEL, Figure, refines, rule

__all__ = [
    "as_named_before",
    "as_narrowed_before",
    "of_the_sector_told",
    "output_of_sector",
    "sector_of",
    "sector_told",
]

_NO_SUM = frozenset({"%", "pp", "times", "rank", "‰"})

_SUFFIX = re.compile(r"(?:_growth|_change|_share(?:_of_gdp)?)$")
#: What a sector has where the sentence names nobody else.
_BARE = frozenset(["output_value", "revenue", "industry_scale", "employment", "profit", "market_size"])
#: What is its own only where the sentence refers to it: a city has exports and firms as well.
_LINKED = frozenset(
    ["exports", "imports", "trade_total", "firms", "rd_expenditure", "projects", "investment", "value_added",
     "patents", "invention_patents", "scale_industrial_firms", "rd_personnel", "tax_revenue", "talent",
     "listed_firms", "business_rd_expenditure"]
)  # fmt: skip
_LINK = re.compile(
    r"它们?|他们|这些(?!年)|这[一个]?(?:产业|行业|领域|集群)|上述|该(?:产业|行业|领域|集群)|两者|"
    r"(?:^|[,;])[^,;。]{0,8}(?:全行业|行业|产业链?|全?产业|集群)(?![园区])|其中"
)
#: From here on the whole place, or other firms than the sector's, are told of.
_WIDER = re.compile(
    r"全[市省国区县州镇港台]|(?:规上|规模以上)(?!企业)|工业(?!机器人|互联网|软件)|外贸|全社会|财政|居民|"
    r"GDP|生产总值|"
    r"服务业|制造业|农业|整个|各类|公司(?!们)|集团|股份|总部|园区|港口|机场|大学|银行|门店|民营企业|"
    r"外资企业|国有企业"
)
#: "占全国的十分之一" tells of no wider thing.
_PART_OF_WIDER = re.compile(r"[占居在列约]全[市省国区县州球港台][^,;。]*")
_ALL = ("全国", "全省", "全球", "世界", "国内", "我国")
_PRONOUN = ("该", "我", "本", "当地", "这里", "全市")
_AIMS = re.compile(r"目标|力争|计划|规划|提出|将|到20\d\d年")


@functools.cache
def _own_names() -> dict[str, str]:
    return {code: token for (token, _), code in OWN_NAMES.items() if code not in BASES}


@functools.cache
def sector_of(code: str) -> str | None:
    """Give the sector that a code is of.

    ``rail_equipment`` of ``rail_equipment_output_growth``; None for what is of a whole place.
    """
    plain = _SUFFIX.sub("", code)
    plain = plain.removeprefix("listed_")
    if plain.endswith("_funded_firms"):
        return plain.removesuffix("_firms")
    if (token := _own_names().get(plain)) is not None:
        return token
    for base in sorted(set(BASES.values()), key=len, reverse=True):
        if plain.endswith(f"_{base}"):
            token = plain.removesuffix(f"_{base}")
            while token not in sectors() and "_" in token:
                token = token.rpartition("_")[0]  # solar of ``solar_module_output``
            return token if token in sectors() else None
    return None


def _one_sector(topics: Iterable[tuple[Topic, str | None]]) -> tuple[str | None, bool]:
    """Find the one sector that figures are of, and whether any sector was told at all."""
    named = {
        token
        for t, unit in topics
        if t.code
        and not (_SUFFIX.sub("", t.code).endswith("_output") and unit not in CURRENCIES | {"%"})
        and (token := sector_of(t.code)) is not None
    }
    return (next(iter(named)) if len(named) == 1 else None), bool(named)


def _told(f: Figure) -> str | None:
    """Find the one sector that the figures before are of, None where they are of several."""
    p = f.passage
    sector, any_told = _one_sector((t, n.scanned.unit) for t, n in zip(f.out, p.numbers[: f.i], strict=True))
    if any_told or p.sector is not None:
        return sector if any_told else p.sector
    if _one_sector((t, unit) for t, unit, _ in p.told)[1]:
        return None
    return _subject_before(p) or _of_the_page(p)


#: "年末集群共有研发人员1.86万人", where the paragraph names no sector: the one that the page is about.
_THE_SECTOR = re.compile(
    r"(?:^|[,;年月日末底,])(?:目前|如今|去年|今年|全年|当前|整个|全|该|这一|这个|上述|当地)*"
    r"(?:产业集群|集群|全?产业链|(?<=[整该全这一个述地])(?:行业|产业)|全行业)(?![园化区主])"
)
_MOST = 0.6
"""This part of the sectors' figures on a page make it one about that sector."""


def _of_the_page(p: Passage) -> str | None:
    if not p.trades or not _THE_SECTOR.search(p.sentence):
        return None
    token, times = Counter(p.trades).most_common(1)[0]
    return token if times >= _MOST * len(p.trades) else None


#: A sentence about the whole of a place.
_OF_THE_WHOLE = re.compile(
    r"[^,。;占居在达]{0,10}?(?:全[市省国区县州镇港台]|规上工业|规模以上工业|GDP|生产总值|常住人口|财政)"
)


def sector_told(
    text: str, start: int, end: int, figures: Sequence[tuple[Topic, str | None, str]], before: str | None
) -> str | None:
    """Give the sector that a sentence leaves behind for those that follow.

    Parameters
    ----------
    figures : sequence of (Topic, str or None, str)
        What its figures measure, in what units.
    before : str or None
        The sector of the sentence before.

    Returns
    -------
    str or None
        None where the sentence tells of several, or of the whole of a place.
    """
    if text[start:end].isascii():
        return None
    sector, any_told = _one_sector((t, unit) for t, unit, kind in figures if kind == "level")
    if any_told and sector is not None and sector.endswith("_funded"):
        return None  # what firms of one country have is told in the sentence that counts them
    if any_told:
        return sector or (before if "其中" in text[start:end] else None)
    still = before is not None and any(t.code and sector_of(t.code) == before for t, _, _ in figures)
    return before if still or not _OF_THE_WHOLE.match(text, start, end) else None


#: "动力装备产业集群有规上企业310家": the subject of the sentence before, whose figures are of no sector.
_SUBJECT = re.compile(
    rf"^[^,;。]{{0,14}}?(?P<words>{'|'.join(SECTORS_ZH)})(?:产业集群|产业链|产业|行业|工业|制造业|集群|"
    rf"业)(?!园|化|链主)"
)


def _subject_before(p: Passage) -> str | None:
    end = p.start - 1
    start = max(p.text.rfind(mark, 0, max(0, end)) for mark in "。!?") + 1
    found = _SUBJECT.match(p.text[start:end]) if p.told and end > start else None
    return whole_zh(found["words"], "output_value") if found is not None else None


@refines(script=HAN)
def of_the_sector_told(f: Figure, topic: Topic) -> Topic:
    """Tell output, revenue and the like of no sector as those of the sector that the text told of last.

    The same where the sentence names a place, other firms or the whole.
    """
    p, out = f.passage, f.out
    base = topic.indicator.code.removesuffix("_growth") if topic.indicator is not None else ""
    if base not in _BARE | _LINKED or topic.code is None or not topic.code.startswith(base):
        return topic
    if topic.start < p.start or p.text[topic.start] < "\u2e80" or not (p.told or out or p.sector or p.trades):
        return topic
    head = _PART_OF_WIDER.sub("", p.text[p.start : topic.start])
    if (base in _LINKED and not _LINK.search(head) and not _carried_here(f)) or _WIDER.search(head):
        return topic
    here = f.after if _carried_here(f) and base in _BARE else p.start
    if _other_subject(f, here, topic.start):
        return topic
    if _names_place(p, here, topic.start, aims=_AIMS.search(head) is not None):
        return topic
    sector = _told(f)
    if sector is None:
        return topic
    narrow = same_as_lexicon(sector, BASES.get(base, base).removeprefix("business_"))
    narrow = f"listed_{sector}_firms" if base == "listed_firms" else narrow
    code = (topic.code or "").replace(base, narrow, 1)
    return replace(topic, code=code, indicator=known_as(narrow) or topic.indicator)


#: What may stand before a noun that is the sector's: when, how, and that it goes on.
_LIGHT = re.compile(
    r"\d+|[去今前当同上近全每]年|年底|年末|年|月|日|季度|上半|下半|截至|目前|如今|现在|同期|期间|其中|"
    r"这些|这个|这一|"
    r"该|它们?|他们|产业链?|集群|行业|领域|企业|合计|累计|总共|共|一共|预计|力争|目标|计划|规划|提出|"
    r"实现|完成|取得|创造|"
    r"达到?|突破|超过|将|要|到|至|的|是|有|了|内|里|中|上|从|在|和|与|及|以|均|也|已|还|又|并|且|同时|"
    r"此外|另外|"
    r"总|年均|主营|工业|销售|规上|规模以上|带动|吸纳|提供|直接|间接|占|全[省国球市]|比重|增长|下降|同比|"
    r"增速|[,;:、“”%]"
)


def _other_subject(f: Figure, start: int, end: int) -> bool:
    """Tell whether a sentence has a subject of its own before a noun: "亿纬锂能是本地长大的,去年营收"."""
    p = f.passage
    rest = p.text[start:end]
    spans = [(t.start, t.end) for t in p.topics] + [(n.before, n.end) for n in p.numbers]
    for a, b in sorted(spans, reverse=True):
        if start <= a and b <= end:
            rest = rest[: a - start] + rest[b - start :]
    return len(_LIGHT.sub("", rest)) > 6


def _names_place(p: Passage, start: int, end: int, *, aims: bool) -> bool:
    """Tell whether a place is named before a noun, but for the whole and, where plans are told, this one."""
    named = [a for a, _, _ in p.named if start <= a < end]
    return any(
        not p.text.startswith(_ALL, a) and not (aims and p.text.startswith(_PRONOUN, a)) for a in named
    )


#: 出口额 behind "新三样"出口势头不减: what the clause before named more narrowly.
_SAME_NOUN = re.compile(
    r"(?:出口|进口)(?:总?额|总?值|规模)?|(?:总|年)?产值|营业?收入?|营收|企业(?:数量|总数)?|规模|产业规模"
)


@refines(script=HAN)
def as_named_before(f: Figure, topic: Topic) -> Topic:
    """Read "“新三样”出口势头不减,前三季度出口额460亿元" as the exports that the sentence named before.

    The same where a figure or anything wider stands between the two nouns.
    """
    p = f.passage
    base = topic.indicator.code if topic.indicator is not None else ""
    if (
        base not in {"exports", "imports", "output_value", "revenue", "industry_scale"}
        or topic.start < p.start
    ):
        return topic
    if not (topic.code or "").startswith(base) or not _SAME_NOUN.fullmatch(p.text, topic.start, topic.end):
        return topic
    for before in reversed(p.topics):
        if not f.after <= before.start < topic.start:
            continue
        tail = BASES.get(base, base)
        if before.indicator.code.endswith(f"_{tail}") and not _WIDER.search(p.text, before.end, topic.start):
            code = (topic.code or "").replace(base, before.indicator.code, 1)
            return replace(topic, code=code, indicator=before.indicator)
        return topic
    return topic


def _carried_here(f: Figure) -> bool:
    """Tell whether the figure before, of the same clauses, is the sector's already."""
    told = f.out[-1].code if f.out else None
    return bool(told and sector_of(told)) and ";" not in f.passage.text[f.after : f.number.before]


@refines(kinds={"share", "growth", "rank", "change"}, script=HAN, place="later")
def as_narrowed_before(f: Figure, topic: Topic) -> Topic:
    """Read "出口集成电路1.1万亿元,占全国一成" as the share of what was told, not of the wider noun.

    The same where the noun is not that of the figure before, which a rule told more narrowly of.
    """
    p, i = f.passage, f.i
    before = f.out[i - 1]
    if topic.indicator is None or before.code is None or p.relations[i - 1].kind not in {"level", "change"}:
        return topic
    earlier = p.numbers[i - 2].end if i > 1 else p.start
    wide = topic.indicator.code
    suffix = (topic.code or "").removeprefix(wide)
    of_before = earlier <= topic.start <= p.numbers[i - 1].end and p.text[topic.start] not in ",;、"
    stem = _SUFFIX.sub("", before.code)
    if not of_before or stem == wide or suffix not in {"", "_share", "_growth", "_change"}:
        return topic
    if before.indicator is None or ";" in p.text[f.after : f.number.before]:
        return topic
    if not (
        stem.endswith(f"_{BASES.get(wide, wide)}")
        or (wide == "firms" and before.indicator.kinds == {"count"})
    ):
        return topic
    return replace(before, code=f"{stem}{suffix}", confidence=0.75)


#: Nouns that say of goods told before how many were made, could be or went out, and their parts of a code.
_OF_GOODS = {
    "产量": "output", "总产": "output", "产能": "capacity", "销量": "sales", "销售量": "sales",
    "产销量": "sales", "出货量": "shipments", "出口量": "exports", "种植面积": "area", "播种面积": "area",
}  # fmt: skip
_BARE_GOODS = re.compile(
    r"(?:^|[,;:、月其度]|[\d去今当同前]年|达产后)(?:总|年|全年|全市|规划|设计|现有)*"
    rf"(?P<noun>{'|'.join(sorted(_OF_GOODS, key=len, reverse=True))})(?:约|近|达到?|为|是|突破|超过?|有|逾)*$"
)
_GOODS_TAIL = re.compile(r"_(?:output|capacity|sales|shipments|exports|area|firms|industry|employment)$")


def _goods_told(f: Figure, at: int) -> str | None:
    """Give the goods that the figures before are of, else those that the sentence or the passage tells of."""
    for topic in reversed(f.out):
        stem = plain_code(topic.code)
        if (tail := _GOODS_TAIL.search(stem)) is not None:
            return stem[: tail.start()]
    sector = earlier_sector(f.passage.text, at, "output_value")
    return sector if sector is not None or f.out else f.passage.sector


@rule(no_units=_NO_SUM | CURRENCIES, kinds=LEVEL, script=HAN, signs=tuple(_OF_GOODS))
def output_of_sector(f: Figure) -> Topic | None:
    """Read "商用车产业集群去年产量31万辆" and "粮食播种面积810万亩、产量65亿斤" as their output."""
    p, number = f.passage, f.number
    found = _BARE_GOODS.search(p.text, max(p.start, f.after - 1), number.before)
    token = _goods_told(f, found.start()) if found is not None else None
    if found is None or token is None:
        return None
    code = f"{token}_{_OF_GOODS[found['noun']]}"
    return Topic(code, found.start("noun"), found.end("noun"), 0.7, known_as(code, "output_value"))
