"""Names of the gazetteer that are no places where they stand: words, offices, owners, what is counted."""

from __future__ import annotations

import re

from poliscope.data.articles.signs import is_latin

__all__ = ["is_counted", "is_office", "is_other_word"]

_OF_MARKET = ("市场份额", "市场占有率", "市占率")

#: "the Commonwealth." has an article, which no town has that is named alone.
_THE_ALONE = re.compile(r"(?:[,.;:)]|$| (?:is|was|and|had|has)\b|['’]s )")

_ALL = frozenset(["全球", "全国", "全省", "世界", "国内"])

#: "占全国35%、全球20%": the whole of a second share, no owner of it.
_SHARE_BEFORE = re.compile(
    r"占(?:到|了|据)?(?:全[国球省市]|世界|国内)的?(?:约|近|超)?(?:[\d.]+%|[一二三四五六七八九十半]+成半?|"
    r"[一二三四五六七八九十]+分之[一二三四五六七八九十]+)(?:以上|左右)?[、,和及]$"
)

#: German for states.
_WORDS_EN = frozenset(["Länder", "Bundesländer"])


def is_other_word(text: str, a: int, b: int) -> bool:
    """Tell a word, or a part of one, that is also a town's name: "the Commonwealth", "T-Hub"."""
    if a == 0:
        return False
    if not is_latin(text[a]):
        # 其中科创板: no 中科; "全球市场份额27%" is whose it is, not the world's
        wide = text[a:b] in {"全球", "全国", "世界", "国内"} and text.startswith(_OF_MARKET, b)
        owners = text[a:b] in {"港澳", "香港", "澳门"} and text.startswith(
            ("台商", "台投资", "台资", "商投资"), b
        )
        also = text[a:b] in _ALL and _SHARE_BEFORE.search(text[max(0, a - 24) : a]) is not None
        return wide or owners or also or text[a - 1 : a + 1] == "其中"
    if text[a - 1] == "-" and re.search(r"(?<![A-Za-z])[A-Z]-$", text[max(0, a - 3) : a]):
        return True
    return text[a:b] in _WORDS_EN or (
        text[a:b] == "Commonwealth"
        and text.startswith("the ", a - 4)
        and _THE_ALONE.match(text, b) is not None
    )


#: "according to Statistics Canada", "the Reserve Bank of India".
_OFFICE_BEFORE = re.compile(
    r"(?:(?:[Aa]ccording to|by|from) (?:Statistics|Destination|Elections)|"
    r"(?:Reserve |Central |National |State )?Bank of|Museum of|Federation of) (?:the )?$"
)

#: "Hong Kong, Macao and Taiwan companies", as China's statistics call who owns them.
_OWNERS = re.compile(
    r"(?:(?:Hong ?Kong|Maca[uo]|Taiwan)(?:, and |, | and |-)?){2,3}[- ]?"
    r"(?:compan|firm|enterprise|business|invest|fund|capital|compatriot)"
)

#: The university of a state is not the state.
_UNIVERSITIES = ("University of ", "University of the ", "Institute of Technology of ", "Polytechnic of ")


#: "were granted 1,372 U.S. patents": whose office grants them.
_PATENTS = re.compile(
    r" (?:utility |design )?(?:patents?|trademarks?)\b(?! (?:from|by|filed by|in(?! \d))\b)"
)
_GRANTED = re.compile(
    r"(?:\d|\b(?:million|new|active|granted|of|thousand|hundreds?|won|hold|holds|received|more|the|in)) $"
)


def is_office(text: str, a: int, b: int, kind: str) -> bool:
    """Tell a name of an office, a university or an owner from the place in it."""
    if not is_latin(text[a]):
        return False
    if kind in {"country", "group"} and _PATENTS.match(text, b) and _GRANTED.search(text, max(0, a - 24), a):
        return True
    if text.endswith(_UNIVERSITIES, max(0, a - 34), a) and kind in {"province", "country"}:
        return True
    if _OFFICE_BEFORE.search(text, max(0, a - 36), a):
        return True
    if text[a:b] not in {"Hong Kong", "Hongkong", "Macao", "Macau", "Taiwan"}:
        return False
    return any(found.start() <= a < found.end() for found in _OWNERS.finditer(text, max(0, a - 30), b + 40))


def is_counted(text: str, start: int, end: int) -> bool:
    """Tell 三大园区 from 大园区, a new 大学城 from the one that has no other name, 当中科技类 from 中科."""
    if text[end - 1] == "科" and text[end : end + 1] in {*"技学研"}:
        return True
    if text[start] == "大" and text[start - 1 : start] in {*"两二三四五六七八九十"}:
        return True
    return text[start:end] == "大学城" and text[max(0, start - 2) : start] in _BUILT


_BUILT = frozenset(["建设", "打造", "规划", "兴建", "新建", "筹建", "建成", "一座", "推进"])
