"""Places that own no number: what another is compared with, the scope of a rank, an explanation."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from poliscope.data.articles.places.centering import is_object
from poliscope.data.articles.places.finding import PlaceMention
from poliscope.data.articles.places.memory import CITY_STATES
from poliscope.data.articles.places.passing import is_in_passing
from poliscope.data.articles.places.scopes import is_scope
from poliscope.data.articles.signs import compile_from, is_latin

__all__ = [
    "PART_OF_IT",
    "SCOPE_BEFORE",
    "is_made_by",
    "is_measure",
    "is_one_in",
    "mark_references",
    "without_rank",
]

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
_SCOPE_AFTER = re.compile(
    r"^(?:各?(?:大|主要|副省级|省会|重点|地级)?(?:城市|市|省市|省份|高新区|同类|大中城市)?(?:中|"
    r"里)?(?:的)?(?:第[一二三四五六七八九十\d]|排名?|前[一二三四五六七八九十\d]|首位|"
    r"领先|最|百强|首个|唯一|率先|之首|各|第一)|平均|均值|范围|首|率先|唯一|统一|最大|"
    r"最高|两会|人大)"
)
#: 留在湖南的占63%, 流向广东的高达三成: where a part of somebody's own is.
_PART_IS_IN = (
    re.compile(r"(?:留在?|来自|流[向入]|去往?了?|去到|销往|扎根|转化在|落在|就业在|选择)$"),
    re.compile(r"[省市]?(?:本地|省内|市内)?的(?:[^,。;\d]{0,4}?)(?:占|有|达|为|是|约|近|超|只|仅|不)"),
)
#: 落在湖北后面, 排在杭州之后: by whom another is measured.
_BEHIND_ZH = (
    re.compile(r"(?:落|排|位|居|跟|走|站|紧随|紧跟)(?:在|到|于|着)?了?$"),
    re.compile(r"(?:[省市])?(?:的)?(?:后面|后头|身后|之后|以后|前面|前头|之前|之上|之下|下方|上方)"),
)
#: 约为全港三分一.
_PART_ALONE_ZH = (
    re.compile(r"(?:占|约|为|是|等于|相当于|近|逾)$"),
    re.compile(
        r"的?(?:约|近|逾)?(?:[一二三四五六七八九十]分之?[一二三四五六七八九]|[一两二三四五六七八九]成|一半)"
    ),
)
#: 在广西占21%.
_TAKES_ZH = re.compile(r"(?:[省市区]内)?(?:只|仅|约|也|却|则|已|仍|还|就|都|更)?占")
#: 全国占比只有三分之一.
_SHARE_OF_ZH = re.compile(r"(?:[省市])?的?(?:市场)?(?:占比|份额|占有率|市占率|比重)")
SCOPE_BEFORE = compile_from(
    r"位全出列前占名向在对居总排服来毗源覆走跃跻辐输运遍邻销靠面领飞",
    r"(?:居|位居|排名|排在|排到|位列|名列|在|占[到了]?|全|列|跻身|面向|辐射|服务|遍布|来自|出口到?|"
    r"销往|覆盖|走向|跃居|领跑|前往|飞往|运往|输往|对|向|毗邻|邻近|靠近|源自|总部位于|"
    r"总部设在)$",
)

#: Whose a share is: "Of the people who studied in Leeds, 47 percent".
_OF_PEOPLE = (
    r"(?:the |all )?(?:people|those|graduates|students|workers|residents|adults) (?:who|that|born|living) "
)
_WHOLE_EN = re.compile(
    rf"^(?:(?:Out )?[Oo]f|Among) (?!{_OF_PEOPLE})(?:the |its |all )?[^,]{{0,90}}$|"
    r"(?:%|per ?cent|thirds?|quarters?|fifths?|sixths?|tenths?|half|"
    r"share|proportion|most|part) of (?:(?:the|all|total) )*$"
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


def is_one_in(text: str, at: int) -> bool:
    """Tell 全国每10辆车就有1辆产自这里: what stands before is the whole, of which another has a part."""
    return text.startswith("每", at) and _ONE_IN.match(text, at) is not None


def is_made_by(text: str, at: int) -> bool:
    """Tell 全国三成运动鞋是莆田造的: what stands before is the whole of which another makes a part."""
    return _MADE_BY.match(text, at) is not None


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
PART_OF_IT = re.compile(
    r"(?:约|近|将近|超过?|逾|不到|不足)?(?:[\d.]+%|"
    r"[一二两三四五六七八九十百\d]+分之[一二两三四五六七八九十点\d]+|"
    r"[一二两三四五六七八九\d]成[一二三四五六七八九]?|"
    r"\d/\d|一半|半数)(?:以上|左右)?的(?!(?:总体|整体)?(?:平均|均值|增速|增幅|涨幅|降幅|水平|速度|目标|门槛))"
)

#: 全国小提琴产量的三成出自这里: a share of the whole that somebody else has.
_PART_FROM = re.compile(
    r"[^,。;\d]{0,16}的?(?:约|近|将近|超过?|逾)?(?:[\d.]+%|[一二两三四五六七八九\d]成|"
    r"[一二三四五六七八九十\d]+分之[一二三四五六七八九十\d]+|一半|半数|大部分)(?:以上|左右)?(?:都|均|就)?"
    r"(?:出自|来自|产自|源自|集中(?:在|于)|落在|在|由|从)"
)
#: 全国三成运动鞋是莆田造的.
_MADE_BY = re.compile(
    r"(?:约|近|将近|超过?|逾)?(?:[\d.]+%|[一二两三四五六七八九\d]成|一半|半数)(?:以上|左右)?的?"
    r"[㐀-鿿]{1,8}?(?:都|均)?[是由][㐀-鿿]{2,6}(?:造|产|做|生产|制造|供应|提供)的"
)
#: 居全国第7位、中部地区第2位.
_AFTER_RANK = re.compile(r"第[一二三四五六七八九十\d]+[位名]?[、,和]$")

#: 全球每三辆电动汽车就有一辆产自这里: a share of the whole, of whoever makes them.
_ONE_IN = re.compile(
    r"每[\d一二两三四五六七八九十百]+[^,。;\d]{1,14}?(?:中|里)?,?(?:就|便|约)?有[\d一二两三四五六七八九十]+"
    r"[\u4e00-\u9fff]?(?:是)?(?:来自|产自|出自|产于|由|在|“?[\u4e00-\u9fff]{2,5}[造产])"
)
_WHOLES = frozenset({"country", "province", "region", "group", "city"})
#: 国内游客全国合计3.14亿人次.
_SUMS_UP_ZH = re.compile(r"(?:合计|总计|共计|一共|总共|共有?|平均)(?:约|近|超过?|达|为|是)?[\d.]+(?!%?的)")
_OPENS_ZH = re.compile(r"(?:^|[,。;:]|年|而|但|同期)全?$")
_MEAN_IS_ZH = re.compile(r"平均[\u4e00-\u9fff]{1,10}?(?:为|是|达到?|仅为?|约为?)\d")


def _is_whole(text: str, mention: PlaceMention) -> bool:
    """Tell the whole of which another place has a part: 全国产量的三成出自这里."""
    if is_one_in(text, mention.end):
        return True
    if mention.place.kind not in _WHOLES:
        return False
    from_it = _PART_FROM.match(text, mention.end)
    if mention.place.kind == "city" and text[mention.start - 1 : mention.start] in {"", *",。;:\n"}:
        # "宁波一半以上的集装箱走水铁联运" is told of it, "武汉的研发里有三成由院所完成" as well
        return bool(from_it and from_it.group()[-1] not in "由从在")
    return bool(
        _MOST_OF.match(text, mention.end)
        or PART_OF_IT.match(text, mention.end)
        or from_it
        or is_made_by(text, mention.end)
    )


def is_measure(text: str, start: int, mention: PlaceMention) -> bool:
    """Tell where somebody's part is, behind whom another lies, and of what a share is."""
    if is_latin(text[mention.start]):
        return False
    before = text[max(start, mention.start - 6) : mention.start]
    if any(a.search(before) and b.match(text, mention.end) for a, b in (_PART_IS_IN, _BEHIND_ZH)):
        return True
    wide = mention.place.kind in {"country", "province", "region", "group", "world"}
    whole = _PART_ALONE_ZH[0].search(before) and _PART_ALONE_ZH[1].match(text, mention.end)
    if whole and mention.start > start:
        return True
    if wide and before.endswith("在") and _TAKES_ZH.match(text, mention.end):
        return True
    return wide and mention.start > start and _SHARE_OF_ZH.match(text, mention.end) is not None


#: 越南面积最小的省份: what is told of is another.
_MOST_OF = re.compile(r"[^,。;\d]{0,8}最[^,。;\d]{1,8}的(?:[省市州县区岛]|城|港|地区|都会)")


def _is_scope(text: str, start: int, mention: PlaceMention) -> bool:
    """Tell the scope of a rank or a whole: "居全国第三", "占全省的三分之一", "以全省13.3%的土地"."""
    if _is_whole(text, mention) or is_measure(text, start, mention):
        return True
    before, after = text[max(start, mention.start - 24) : mention.start], text[mention.end : mention.end + 16]
    mean = _OPENS_ZH.search(before) and _MEAN_IS_ZH.match(text, mention.end)
    if mean or _SUMS_UP_ZH.match(text, mention.end):
        return False  # "全国平均失业率为5.2%" tells the country's
    if before.endswith("在") and re.match(
        r"[^,。;\d]{0,16}(?:排名|评价|榜单?|评比|考核)?(?:中|里)(?:位居|位列|排名|居|名列|列|排)",
        text[mention.end : mention.end + 26],
    ):
        return True
    if mention.surface in {"全国", "我国", "中国", "全球"} and not re.search(
        r"(?:^|[,。;:、(“\"\s年月日末底初期]|季度|半年|使|占|目前|当前|其中|显示|以来|而|但)$", before
    ):
        return True
    if (
        mention.place.kind in {"region", "province", "group", "country"}
        and re.search(r"(?:在|居|列|位居)$", before)
        and re.match(r"^[^,;。\d]{0,8}(?:第[一二三四五六七八九十\d]|排|居|名列|领先|首位|前列)", after)
    ):
        return True
    ranked = (
        after.startswith("第")
        and re.match(r"第[一二三四五六七八九十\d]", after)
        and _AFTER_RANK.search(before)
    )
    if ranked and mention.place.kind in {"region", "province", "group", "country"}:
        return True
    if (
        mention.place.kind in {"country", "group"}
        and mention.place.name not in CITY_STATES
        and (_SCOPE_AFTER.match(after) or SCOPE_BEFORE.search(before))
    ):
        return True
    if SCOPE_BEFORE.search(before) and re.search(
        r"(?:占|面向|辐射|出口到?|销往|来自|飞往|运往|输往|毗邻|邻近|靠近)$", before
    ):
        return True
    if mention.place.kind in {"country", "group", "region", "province"} and _WHOLE_EN.search(
        text[start : mention.start][-60:]
    ):
        return True
    return bool(
        re.match(
            r"^(?:\([^)]*\))?(?:市|省|全市|全省|平均(?:水平)?|均值|整体)?的(?:约|近|将近|"
            r"不足)?(?:[\d一二两三四五六七八九十.]+多?(?:倍|分之|"
            r"成(?!立|功|果|本|为|员))|一半)",
            text[mention.end : mention.end + 40],
        )
    )


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
        or _is_scope(text, start, mention)
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
    text : str
        Working text.
    start : int
        Where the sentence begins.
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
