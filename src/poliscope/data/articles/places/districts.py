"""Districts and counties that an article calls by their short names: 章丘 for 章丘区."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping

from poliscope.data.articles.lexicon import Place, gazetteer

__all__ = ["districts_told"]

#: 从江去年游客, 章丘一个区, 朝阳9199亿元: what is told of a district by its short name.
_TOLD_OF = re.compile(
    r"(?:^|(?<=[,。;:、\n的])|(?<=其中)|(?<=而)|(?<=中心)|(?<=城区))([㐀-鿿]{2,3}?)"
    r"(?=\d|一个[区县市]|[去今]年|20\d\d年|则|也(?:有|增|是|达|站)|靠|凭|的?(?:GDP|生产总值|增速)|区内|规上|以\d|、[㐀-鿿]{2}\d)"
)

#: 安吉是湖州的另一张名片, 嘉善属于浙江嘉兴: a district, for it is told of what city it is.
_PART_OF = re.compile(r"(?:^|(?<=[,。;:\n]))([㐀-鿿]{2})(?:是|属于?|隶属于?|位于|地处|归)(?=([㐀-鿿]{2}))")
_ITS_FIGURE = re.compile(r"\d[\d.]*(?:万?亿|万|%)")
_NEXT_DOOR = re.compile(r"(?:隔壁|邻近|相邻|毗邻|周边|旁边|附近)的?$")
#: Words, firms and parts of a country before which no figure tells of a district.
# fmt: off
_NO_DISTRICTS = frozenset((
    "公安", "合作", "中方", "友谊", "友好", "平安", "资源", "通道", "运河", "港口",
    "海港", "水城", "灯塔", "高明", "解放", "民权", "兴业", "兴国", "振兴", "复兴",
    "和平", "前进", "前锋", "工农", "互助", "同心", "回民", "共和", "安定", "安居",
    "安康", "安乐", "长寿", "长安", "富裕", "富民", "大名", "大通", "大方", "观音",
    "将军", "站前", "中站", "南部", "江北", "江南", "江岸", "河东", "河西", "山上",
    "内门", "凤凰", "凌云", "比如", "无极", "光明", "新兴", "新建", "新市", "新民",
    "新和", "中原", "中和", "中正", "三元", "万年", "太平", "东风", "东方", "民丰",
    "丰满", "古城", "新城", "老城", "高台", "内乡", "爱民", "宏伟", "名山", "文化",
    "建华", "利通", "信义", "仁爱", "三民", "石油", "大东", "三江", "三河", "延长",
    "同安", "开化", "北关", "南关", "合水", "响水",
))
# fmt: on


@functools.cache
def _districts() -> Mapping[str, Place]:
    """Give the districts and counties of two characters and 区 or 县, by these: 章丘 of 章丘区."""
    phrases = dict(gazetteer())
    found = {
        name[:2]: place
        for name, place in phrases.items()
        if len(name) == 3 and name[2] in "区县市" and place.country in {"CN", "TW"} and place.kind == "county"
    }
    return {n: place for n, place in found.items() if n not in phrases and n not in _NO_DISTRICTS}


def districts_told(text: str) -> Iterator[tuple[str, Place]]:
    """Find districts by their short names where a clause begins with them and goes on to a figure.

    A page of one city names its districts so; of a short name that is a word too, a second such place is
    asked for.
    """
    known = _districts()
    hits = [name for name in _TOLD_OF.finditer(text) if name.group(1) in known]
    around = [n for n in _PART_OF.finditer(text) if n.group(1) in known and n.group(2) in _cities()]
    told = [name.group(1) for name in (*hits, *around)]
    surely = {name.group(1) for name in hits if _is_sure(text, name)} | {n.group(1) for n in around}
    for name in dict.fromkeys(told):
        if len(set(told)) > 1 or told.count(name) > 1 or name in surely or text.count(known[name].name):
            yield name, known[name]


@functools.cache
def _cities() -> frozenset[str]:
    """Give the cities and provinces of China by their short names."""
    return frozenset(
        phrase for phrase, place in gazetteer() if place.kind in {"city", "province"} and len(phrase) == 2
    )


def _is_sure(text: str, name: re.Match[str]) -> bool:
    """Tell 章丘一个区, 隔壁的从江 and ",长丰1030亿元", which no words are."""
    if _ITS_FIGURE.match(text, name.end(1)) and text[name.start(1) - 1 : name.start(1)] in {*",;。:、"}:
        return True
    near = _NEXT_DOOR.search(text, max(0, name.start(1) - 4), name.start(1))
    return near is not None or text.startswith("一个", name.end(1))
