"""Cities that are named by one character: 在长高校, 来甬就业."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from poliscope.data.articles.lexicon import Lexicon
from poliscope.data.articles.places.finding import PlaceMention
from poliscope.data.articles.places.regions import place_named
from poliscope.data.articles.signs import holds

__all__ = ["with_short_names"]

_KINDS = frozenset({"city", "county", "unit", "unknown", "zone"})
#: 在长高校, 来甬就业: a city by one character.
_SHORT_ZH = re.compile(
    r"[在来留驻赴离](?P<c>(?![新大中高本校外家岗线地])[\u4e00-\u9fff])(?=高校|院校|高职|大学生|毕业生|就业|"
    r"创业|企业|人才|央企|外企|科研|投资|落户|留学|率|工作|[的]?(?:应届|本科|博士|硕士))"
)
_OTHER_SHORT = {
    "甬": "宁波", "穗": "广州", "蓉": "成都", "渝": "重庆", "沪": "上海", "京": "北京", "津": "天津",
    "锡": "无锡", "榕": "福州", "鹏": "深圳", "邕": "南宁", "筑": "贵阳", "洪": "南昌", "汉": "武汉",
    "宁": "南京", "琼": "海南", "港": "香港", "澳": "澳门", "鹭": "厦门",
}  # fmt: skip


def with_short_names(
    lexicon: Lexicon,
    text: str,
    start: int,
    end: int,
    mentions: list[PlaceMention],
    spoken: Sequence[PlaceMention],
) -> list[PlaceMention]:
    """Find cities that are named by one character: of those spoken of the one that has it.

    Parameters
    ----------
    mentions : list of PlaceMention
        The places that are found in it.
    spoken : sequence of PlaceMention
        Those that the text has spoken of, the likeliest first.

    Returns
    -------
    list of PlaceMention
        From left to right.
    """
    if not holds(text[start:end], "在来留驻赴离"):
        return mentions
    for found in _SHORT_ZH.finditer(text, start, end):
        a, b = found.span("c")
        if any(m.start < b and a < m.end for m in mentions):
            continue
        full = _OTHER_SHORT.get(found.group("c"))
        same = next(
            (
                m
                for m in spoken
                if m.place.kind in _KINDS
                and (
                    m.surface.startswith(full) if full else found.group("c") in m.surface.rstrip("市县区")[:3]
                )
            ),
            None,
        )
        place = place_named(lexicon, full) if full and same is None else None
        if same is None and place is not None and full is not None:
            same = PlaceMention(0, 0, full, place, 0.8)
        if same is not None:
            mentions = sorted(
                [*mentions, replace(same, start=a, end=b, confidence=0.8, described=True)],
                key=lambda m: m.start,
            )
    return mentions
