"""Places that a sentence names as a whole or a scope: "nationwide", "占全国", "a third of the country"."""

from __future__ import annotations

import re

from poliscope.data.articles.places.finding import PlaceMention
from poliscope.data.articles.places.memory import CITY_STATES
from poliscope.data.articles.signs import compile_from, is_latin

__all__ = ["PART_OF_IT", "SCOPE_BEFORE", "is_made_by", "is_measure", "is_one_in", "names_scope"]

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


def is_one_in(text: str, at: int) -> bool:
    """Tell 全国每10辆车就有1辆产自这里: what stands before is the whole, of which another has a part."""
    return text.startswith("每", at) and _ONE_IN.match(text, at) is not None


def is_made_by(text: str, at: int) -> bool:
    """Tell 全国三成运动鞋是莆田造的: what stands before is the whole of which another makes a part."""
    return _MADE_BY.match(text, at) is not None


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


def names_scope(text: str, start: int, mention: PlaceMention) -> bool:
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
