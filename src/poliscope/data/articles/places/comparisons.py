"""Places that own no number: what another is compared with, the scope of a rank, an explanation."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from poliscope.data.articles.places.centering import is_object
from poliscope.data.articles.places.finding import PlaceMention
from poliscope.data.articles.places.passing import is_in_passing
from poliscope.data.articles.places.scopes import is_scope
from poliscope.data.articles.places.wholes import names_scope
from poliscope.data.articles.signs import compile_from, is_latin

__all__ = ["mark_references", "without_rank"]

_REF_BEFORE = compile_from(
    r"abceglor-v不于仅优低反直紧区占多大好媲对小少快慢接次比甩相胜落赶超跑较输追逼领高强",
    r"(?:高于|低于|超过|超越|超出|超|(?<![入之占同环配价率])比|较|不如|赶超|领先于?|落后于?|相当于|接近|逼近|"
    r"多于|少于|优于|[高低多少大小快慢胜强]过|不及|仅次于|次于|快于|慢于|大于|小于|相比于?|对比|甩开|追上|追平|"
    r"好于|胜过|不输|输给|跑赢|跑输|超车|反超|赶上|赶超|超前|紧追|直追|高出|多出|区别于|媲美|对标|占|于|"
    r"\b(?:gap (?:with|to|between)|than|against|relative to|compared (?:with|to)|versus|vs\.?|above|below|"
    r"ahead of|behind|compar(?:ing|es?) (?:it|us|them|ourselves|themselves|itself|the (?:city|town)) "
    r"(?:with|to)|"
    r"unlike|that of|those of|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|outstrips?|outpac(?:es|"
    r"ed)|overtak(?:es|en|ing)|overtook|trails|beat|beats|beating|lag(?:s|ged|ging)?|trail(?:s|ed|ing)?|"
    r"outperform(?:s|ed)?|rival(?:s|ling)?))(?:了)?(?:同期"
    r"|同年|(?:隔壁|邻居|近邻|邻市|对手|老对手|邻近|相邻|同省|省会|周边)的?)?"
    r"(?: the| that in| those in| that of| in| at| for)*(?: the)? ?$",
    re.IGNORECASE,
)

_TOWARDS = compile_from(
    r"出外布延扩拓搬流落蔓走转辐输迁运销",
    r"(?:扩散|延伸|拓展|辐射|蔓延|搬|迁|转移|出口|销售|运|流|外溢|输出|布局|落户|扩张|走)(?:至|到|往|向|于)$",
)

#: 从那里迁到东莞的企业有126家: they are Dongguan's now.
_MOVED_TO = re.compile(
    r"(?:[搬迁]|转移|落户|回流)[至到往入]\|(?:市|省|县|区)?的[^,。;]{0,12}(?:企业|公司|人|项目|厂|工厂|机构|家庭)"
)

_CLAUSE_WITH = re.compile(r"(?:^|[,。;:])(?:但|可|却)?(?:与|和|跟)$")

#: "Bosch, Cognizant and a clutch of others": what is told is of none of them.
_LISTED_FIRMS = re.compile(r",(?: [A-Z][\w&.-]+)+(?:,| and| &) ")


def _is_compared(text: str, start: int, mention: PlaceMention) -> bool:
    """Tell whether a place is only what another is compared with."""
    before, after = text[max(start, mention.start - 24) : mention.start], text[mention.end : mention.end + 16]
    before = without_rank(before)
    if mention.place.kind == "organisation" and (
        re.match(r"等|、[^,。、]{2,6}等|(?:[和与、][^,。、]{2,6})?[两二三四五几多]家", after)
        or _LISTED_FIRMS.match(text, mention.end)
        or before.endswith(("including ", "such as "))
    ):
        return True
    if (_TOWARDS.search(before) and not _MOVED_TO.search(before + "|" + after)) or (
        before.endswith(("、", "和")) and _TOWARDS.search(re.sub(r"[^、和,]{2,8}[、和]$", "", before))
    ):
        return True
    if " of " in before and _THAT_OF.search(before):
        return False
    if _REF_BEFORE.search(before):
        return not re.search(
            r"(?:相比之下|与此同时|相较之下|等于|位于|处于|由于|对于|关于|基于|属于|至于|终于|在于)$", before
        )
    if (
        before.endswith(("与", "和", "跟"))
        and _CLAUSE_WITH.search(before)
        and re.match(
            r"^(?:市|省)?的[^,。;]{2,16}(?:还?差|有差距|相比|持平|相当|接近)",
            text[mention.end : mention.end + 28],
        )
    ):
        return True
    apart = re.match(
        r"^(?:.{0,3}|的?[\d.,万亿兆%]+[^,。;\d]{0,6})(?:相比|相较|相差|的差距|差距|一样|持平|相当|接近|差不多|不相上下|看齐)",
        after + text[mention.end + 16 : mention.end + 24],
    )
    return bool(apart and re.search(r"(?:与|和|同|跟|compared with )$", before))


#: 较第5名东莞: the rank is the other's.
_RANK_OF = re.compile(r"(?:排名?)?第(?:[一二三四五六七八九十]+|\d+)[名位]?的?$")


def without_rank(before: str) -> str:
    """Cut off the rank that stands right before a place, so that "较第5名东莞" is read as 较东莞."""
    return _RANK_OF.sub("", before) if "第" in before else before


_THAT_OF = re.compile(
    r"(?:(?:\bwhile|\bwhereas|\band|\bbut|;|,) (?:that|those)|^(?:That|Those)) of (?:the )?$"
)
_REST_OF = re.compile(r"\brest of (?:[a-z]+ )*$")


def _is_aside(text: str, start: int, mention: PlaceMention) -> bool:
    """Tell where figures come from or what is served: "382间内地企业", "服务长三角"."""
    before = text[max(start, mention.start - 24) : mention.start]
    if mention.surface in {"内地", "海外", "国内", "全国"} and re.search(
        r"[\d万千百][间家个名所项宗]?$|(?:及|和|与|、)$", before
    ):
        return True
    if mention.place.kind in {"region", "group"} and re.search(
        r"(?:打造|融入|服务|对接|建设|推进|引领|支撑|深度融入|接轨|聚焦|立足|瞄准|着眼|放眼|辐射)$", before
    ):
        return True
    if (
        ("rest of " in before and _REST_OF.search(before))
        or _NEARBY_EN.search(before)
        or text.startswith("之一", mention.end)
    ):
        return True
    world = mention.place.kind == "world" and not _WORLDS_OWN.match(text, mention.end)
    return bool(world or _in_brackets(text, start, mention))


#: 全球机器人企业数量2万家: a total of the world's own.
_WORLDS_OWN = re.compile(
    r"(?:[^,。;:\d]{0,14}(?:数量?|总[数量额值]|规模|产[量值]|销量|人口|市场|均值|平均(?:值|水平)?))"
    r"(?:为|是|约为?|达到?|已?超过?|近|突破|只有|有)?\d"
)


#: What only tells where another place lies, or from where money comes: "20 km south of Singapore".
_NEARBY_EN = compile_from(
    r"\da-fhmnorstw",
    r"\b(?:south|north|east|west|south-?east|south-?west|north-?east|north-?west|outside|border(?:s|ing)?|"
    r"close to|next to|"
    r"opposite|across from|away from|(?:drive|train|ride|ferry|flight|minutes|hours?) from|suburb of|"
    r"outskirts of|based in|headquartered in|"
    r"capital of)"
    r"(?: of)?(?: the)? $|(?:\d|billion|million|trillion|bn|m) from (?:the )?$",
)


def _is_side_remark(text: str, start: int, mention: PlaceMention) -> bool:
    """Tell a country or province that is only described in passing: "the 1,750 in the country"."""
    described = text[mention.start : mention.end] != mention.surface
    if not described or mention.place.kind not in {"country", "province", "region"}:
        return False
    if text[mention.start] in "这那它":
        return False  # 三星在那里雇了4.5万人
    if is_latin(text[mention.start]) and not re.search(r"\d|[’']s\b|, ", text[start : mention.start]):
        return bool(re.search(r"\b(?:of|than) (?:the )?$", text[start : mention.start]))
    before = text[max(start, mention.start - 24) : mention.start]
    if is_latin(text[mention.start]) and _GOES_TO_NUMBER.match(text, mention.end):
        return False  # "her forecast for the state to 1.1%"
    if is_latin(text[mention.start]):
        return not re.search(
            r"(?:^|[,;:.] |\b(?:and|while|but|whereas|across|that|as) )(?:in |for )?(?:the |The )?$", before
        )
    after = text[mention.end : mention.end + 8]
    ranked = re.match(
        r"各?[^,。;\d]{0,4}(?:倒数|垫底|第[一二三四五六七八九十\d]|首|前[列茅]|排|居|位|最|之|率先|领先|"
        r"唯一|占比)",
        after,
    )
    return bool(
        ranked
        or re.search(r"(?:拉动|带动|服务|辐射|支撑|助力|引领|在|升至|升到|跃居|跻身|比|占|约占)$", before)
    )


_GOES_TO_NUMBER = re.compile(r" (?:to|at|of|by|was|is|stood at|reached) (?:about |only |just )?[$€£₹¥]?\d")


def _in_brackets(text: str, start: int, mention: PlaceMention) -> bool:
    """Tell "园区(含竹科及南科)" and "Kanagawa (Japan)": places that only explain others."""
    opened = text.rfind("(", start, mention.start)
    if opened < 0 or ")" in text[opened : mention.start]:
        return False
    closed = text.find(")", mention.end)
    return closed >= 0 and not re.search(r"\d", text[opened:closed])


@functools.lru_cache(maxsize=64)  # a sentence asks of its places twice
def _is_reference(text: str, start: int, mention: PlaceMention) -> bool:
    return (
        _is_compared(text, start, mention)
        or _is_side_remark(text, start, mention)
        or _is_aside(text, start, mention)
        or names_scope(text, start, mention)
        or is_in_passing(text, start, mention)
    )


_LIST_ON = re.compile(
    r"[、和及与]|(?: with [^,;]{1,14}| ?\([^()]{1,20}\))?(?:, | and |, and |、|和|及)(?:the )?"
)

#: "Compared with the rest of Italy, Milan has": after the comma stands the subject.
_VERB_AFTER = re.compile(r" (?:has|have|had|is|was|are|were|[a-z]{3,}(?:ed|s|ew|ell|ose|ost))\b")


def mark_references(
    text: str, start: int, mentions: Sequence[PlaceMention], aside: Sequence[PlaceMention] = ()
) -> list[bool]:
    """Tell for each place whether it owns no number; a list goes on as it began: "仅次于杭州、武汉".

    Parameters
    ----------
    mentions, aside : sequences of PlaceMention
        Its places, and those known to be explanations only.

    Returns
    -------
    list of bool
        One for each place.
    """
    return list(_marks(text, start, tuple(mentions), tuple(aside)))


@functools.lru_cache(maxsize=8)  # asked for what a sentence is about, and again for its figures
def _marks(
    text: str, start: int, mentions: tuple[PlaceMention, ...], aside: tuple[PlaceMention, ...]
) -> tuple[bool, ...]:
    marks: list[bool] = []
    for i, mention in enumerate(mentions):
        gap = text[mentions[i - 1].end : mention.start] if i else ""
        goes_on = bool(marks and marks[-1] and _LIST_ON.fullmatch(gap))
        goes_on = goes_on and not (gap == ", " and _VERB_AFTER.match(text, mention.end))
        goes_on = goes_on or bool(
            marks and marks[-1] and mention.described and mentions[i - 1].end == mention.start
        )
        marks.append(
            mention in aside
            or goes_on
            or _is_reference(text, start, mention)
            or ((not i or mentions[i - 1].end < mention.start) and is_object(text, start, mention))
            or is_scope(text, start, mentions[: i + 1], marks)
        )
    return tuple(marks)
