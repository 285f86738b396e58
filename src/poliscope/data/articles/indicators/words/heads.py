"""The head of what an article calls a thing: a name is a noun, not the half of the sentence around it."""

from __future__ import annotations

import re

from poliscope.data.articles.indicators.narrower.modifiers import english_words
from poliscope.data.articles.indicators.predicates import is_no_noun

__all__ = ["head_en", "head_zh"]

#: "该工厂规划产能", "园区内企业", "前者产量": whose it is, which the place of the claim says.
_WHOSE_ZH = re.compile(
    r"^(?:(?:该|本|这|那|其|某|各|每)(?:一|些|几)?(?:家|个|座|所|条|项)?"
    r"(?:工厂|企业|公司|项目|园区|基地|集团|集群|产业园|学院|学校|大学|医院|机场|港口?|厂|市|省|县|区|州|院|校|所|国|地)?"
    r"|前者|后者|两者|[\u4e00-\u9fff]{0,4}(?:园区|集群|开发区|示范区|产业园|市域|区域|辖区|境)内)(?:的|里|内)?"
)
#: "省花卉所攒下自主品种", "25天完成铁路专用线", "外界质疑进度": what is done, up to its object. Verbs of one
#: character count only with what completes them: 卖出, 攒下, 留住.
_DONE_ZH = re.compile(
    r"^.*(?:[攒拿留存接卖买签订种养造建拆送运装修开办引带拉吸产收创取获做打攻育研制生](?:下|了|出|到|得|走|回|起|成|进|入|住)(?!口|境|版|租|让|栏|口|车|院|土)|"
    r"完成|实现|达成|建设(?!用地)|打造|攻克|突破|购买|强调|质疑|指出|认为|拥有|具备|带动|吸引(?!力)|集聚(?!区)|聚集|培育|推出|发布|举办|承担|采用|"
    r"使用(?!率|权|面积|费|量)|利用(?!率)|占用|享受|包括|涵盖|覆盖(?!率|面)|涉及|面对|属于|来自|位于|成为|称为)(?=[\u4e00-\u9fff]{2})"
)
#: "规划产能": planned or not, it is the same thing.
_PLANNED_ZH = re.compile(
    r"^(?:规划|设计|新增|现有|已有|原有|最新|目前|全部|全年|一年|去年|今年|每年|年均|主要|实际|建成|新建|互相|共同)(?=[\u4e00-\u9fff]{2})(?!面积|用地)"
)
#: A side of a country is a place: "北部工业区".
_SIDE_ZH = re.compile(
    r"^(?:[东南西北中]部|[东南西北华][北南东西中]|沿[海江边]|全[国省市县区]|当地)(?=[\u4e00-\u9fff]{2})"
)
#: Nouns that say nothing by themselves, whatever they are of.
_EMPTY_ZH = frozenset(
    [
        "同比",
        "环比",
        "产量",
        "产值",
        "普及率",
        "路线",
        "进度",
        "工业",
        "服务业",
        "市场",
        "技术",
        "容量",
        "企业数",
        "比率",
        "机构",
        "项目",
        "平台",
        "成果",
    ]
)


def head_zh(words: str) -> str:
    """Cut Chinese words down to their head noun.

    Parameters
    ----------
    words : str
        Folded words of a text.

    Returns
    -------
    str
        The noun, empty where nothing of the words is one.
    """
    before = None
    while before != words:
        before = words
        for pattern in (_WHOSE_ZH, _DONE_ZH, _PLANNED_ZH, _SIDE_ZH):
            found = pattern.match(words)
            if found is not None and len(words) - found.end() >= 2:
                words = words[found.end() :]
    return "" if words in _EMPTY_ZH else words


def _joins(word: str) -> bool:
    """Tell a word that only joins or says where: "into", "whereas", "leaving"."""
    return (
        word in english_words("joins")
        or word in english_words("prepositions")
        or word in english_words("function")
    )


def _is_doing(word: str) -> bool:
    return word.endswith("ing") and word not in english_words("gerunds") and len(word) > 5


def _breaks_off(parts: list[str], k: int) -> bool:
    """Tell a word at which a name ends: "protesters into", "containers leaving", "plants pour"."""
    word, last = parts[k], k + 1 == len(parts)
    if _joins(word) or (_is_doing(word) and (last or parts[k - 1].endswith("s"))):
        return True
    acts = word in english_words("verbs") or word in _VERBS
    if last and acts and parts[k - 1].endswith("s") and not word.endswith("s"):
        return True
    return is_no_noun(word) and (last or _joins(parts[k + 1]))


def head_en(words: str) -> str:
    """Cut an English name, joined by underlines, down to its noun.

    Parameters
    ----------
    words : str
        ``foundries_pour`` is ``foundries``.

    Returns
    -------
    str
        The name, empty where it is none: "attracting", "twenty_foot_equivalent_units".
    """
    parts = [part for part in words.split("_") if part]
    parts = parts[: next((k for k in range(1, len(parts)) if _breaks_off(parts, k)), len(parts))]
    while parts and (_joins(parts[0]) or parts[0].endswith("ly")) and parts[0] not in _KEPT:
        parts.pop(0)
    if not parts or parts[-1] in english_words("measures") or is_no_noun(parts[-1]) or _is_doing(parts[-1]):
        return ""
    return "_".join(parts)


_VERBS = frozenset(["arrive", "cast", "come", "deal", "flow", "grow", "lie", "pour", "ship", "turn"])
#: Adjectives that make another thing of a noun: "empty homes", and nouns in -ly.
_KEPT = frozenset(
    [
        "empty",
        "old",
        "young",
        "older",
        "younger",
        "poor",
        "full",
        "heavy",
        "busy",
        "supply",
        "assembly",
        "family",
    ]
)
