"""English codes for Chinese nouns that the lexicon does not know: 夏粮产量 is summer_grain_output."""

from __future__ import annotations

import re

from poliscope.data.articles.indicators.narrower.modifiers import chinese_of, partners_zh, things, whole_zh
from poliscope.data.articles.indicators.narrower.narrowing import BASES
from poliscope.data.articles.indicators.records import known_as

__all__ = ["in_chinese", "translated"]

#: Chinese ends of nouns, their parts of a code, and the indicator of the lexicon that they are a case of.
_ENDS = {
    "产量": ("output", "output_value"),
    "总产值": ("output", "output_value"),
    "产值": ("output", "output_value"),
    "产业规模": ("industry", "industry_scale"),
    "增加值": ("value_added", "value_added"),
    "种植面积": ("area", "area"),
    "面积": ("area", "area"),
    "销售量": ("sales", "output_value"),
    "销量": ("sales", "output_value"),
    "销售额": ("sales", "output_value"),
    "价格": ("price", "output_value"),
    "产能": ("capacity", "output_value"),
    "产品出口": ("exports", "exports"),
    "出口额": ("exports", "exports"),
    "出口量": ("exports", "exports"),
    "出口": ("exports", "exports"),
    "外销金额": ("exports", "exports"),
    "进口额": ("imports", "imports"),
    "进口量": ("imports", "imports"),
    "进口": ("imports", "imports"),
    "失业率": ("unemployment_rate", "unemployment_rate"),
    "企业": ("firms", "firms"),
    "经费支出": ("rd_expenditure", "rd_expenditure"),
    "产业": ("industry", "industry_scale"),
    "投资": ("investment", "investment"),
    "贷款": ("loans", "investment"),
    "资源综合利用率": ("utilisation_rate", "output_value"),
    "综合利用率": ("utilisation_rate", "output_value"),
    "利用率": ("utilisation_rate", "output_value"),
    "原材料就地转化率": ("local_conversion_rate", "output_value"),
    "就地转化率": ("local_conversion_rate", "output_value"),
    "转化率": ("conversion_rate", "output_value"),
    "自给率": ("self_sufficiency_rate", "output_value"),
    "回收率": ("recovery_rate", "output_value"),
}
_LONGEST = max(map(len, _ENDS))


def _thing(noun: str) -> str | None:
    """Name a counted thing or person by the end of the noun; what stands before is dropped if unknown."""
    for size in range(min(6, len(noun)), 0, -1):
        thing = things().get(noun[-size:])
        if thing is not None:
            token = whole_zh(noun[:-size], "firms")
            return thing if token in {None, "tourism"} else f"{token}_{thing}"
    return None


#: 留昌率, 留绵率: of those who stay in the place that the one character is short for.
_RETAINED = re.compile(r"留[\u4e00-\u9fff](?:就业)?率$")


def translated(noun: str, *, counted: bool) -> str | None:
    """Put a Chinese noun into English where its end and all before it are known.

    Parameters
    ----------
    noun : str
        Folded words of the text.
    counted : bool
        Whether it may be the noun of a count: only then things and people have a name.

    Returns
    -------
    str or None
        A code, or None where a part of the noun is not known.
    """
    if _RETAINED.search(noun):
        return "graduate_retention_rate"
    for size in range(min(_LONGEST, len(noun) - 1), 1, -1):
        known = _ENDS.get(noun[-size:])
        if known is None:
            continue
        tail, like = known
        token = whole_zh(noun[:-size], like)
        if token is not None:
            return f"{token}_{tail}"
    return _thing(noun) if counted else None


#: How the parts of composed codes are said in Chinese, where that is not the label of an indicator.
_SAID = {tail: zh for zh, (tail, _) in reversed(_ENDS.items())} | {
    "output": "产出",
    "trade": "进出口",
    "area": "面积",
    "exports": "出口",
    "imports": "进口",
    "sales": "销量",
    "visitors": "游客",
}
#: What is done with a partner: 对美国出口.
_TRADED = frozenset(["exports", "imports", "trade", "investment", "fdi"])
_INDICATOR_OF = {tail: code for code, tail in BASES.items()}


def in_chinese(code: str) -> str | None:
    """Say a composed code in Chinese: ``vegetable_area`` is 蔬菜面积.

    Parameters
    ----------
    code : str
        A modifier and an indicator, without a suffix.

    Returns
    -------
    str or None
        None where a part has no Chinese words.
    """
    parts = code.split("_")
    for cut in range(len(parts) - 1, 0, -1):
        modifier, tail = chinese_of("_".join(parts[:cut])), "_".join(parts[cut:])
        known = known_as(_INDICATOR_OF.get(tail, tail))
        noun = _SAID.get(tail) or (known.zh if known is not None else None)
        if modifier is not None and noun:
            traded = tail in _TRADED and modifier in partners_zh()
            return f"对{modifier}{noun}" if traded else f"{modifier}{noun}"
    return None
