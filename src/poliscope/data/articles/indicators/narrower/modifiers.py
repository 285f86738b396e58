"""Words that narrow a general indicator, in Chinese and in English: sectors, crops, owners, groups."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Mapping
from importlib.resources import files
from typing import Any, NamedTuple

from poliscope.data.articles.lexicon import build_lexicon

__all__ = [
    "SECTORS_ZH",
    "chinese_of",
    "english_words",
    "goods_en",
    "modifier_behind_en",
    "modifier_en",
    "modifier_zh",
    "own_kind_en",
    "partners_en",
    "partners_zh",
    "sectors",
    "things",
    "whole_en",
    "whole_zh",
]


class _Modifier(NamedTuple):
    """A part of a code, and the name of what it narrows; an empty one narrows every general indicator."""

    token: str
    of: str


class _Modifiers(NamedTuple):
    """The modifiers by their words, and the indicators that each kind of them narrows."""

    zh: dict[str, list[_Modifier]]
    en: dict[str, list[_Modifier]]
    of: dict[str, frozenset[str]]
    longest: int


@functools.cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(
        (files("poliscope.data") / "lexicon" / "modifiers.json").read_text("utf-8")
    )
    return data


def _read() -> _Modifiers:
    chinese: dict[str, list[_Modifier]] = {}
    english: dict[str, list[_Modifier]] = {}
    for token, zh, en, of in _data()["modifiers"]:
        for words, found in ((zh, chinese), (en, english)):
            for word in words:
                found.setdefault(word, []).append(_Modifier(token, of))
    for token, zh, _ in _data()["partners"]:
        for word in zh:
            for prefix in ("对", "自", "从", "与", "输往", "输至", "销往"):
                chinese.setdefault(f"{prefix}{word}", []).append(_Modifier(token, "partner"))
            if len(word) > 1 and word not in chinese:
                chinese[word] = [_Modifier(token, "guests")]
    of = {name: frozenset(codes) for name, codes in _data()["of"].items()}
    return _Modifiers(chinese, english, of, max(map(len, chinese)))


@functools.cache
def partners_en() -> Mapping[str, str]:
    """Give the parts of a code of the countries that a place trades with, by their English names."""
    return {name: token for token, _, names in _data()["partners"] for name in names}


@functools.cache
def partners_zh() -> Mapping[str, str]:
    """Give the parts of a code of the countries that a place trades with, by their Chinese names."""
    return {name: token for token, names, _ in _data()["partners"] for name in names if len(name) > 1}


@functools.cache
def english_words(name: str) -> frozenset[str]:
    """Give a set of English words that are no part of a name: "function", "empty", "fill" ..."""
    return frozenset(_data()["english"][name])


@functools.cache
def sectors() -> frozenset[str]:
    """Give the parts of a code of all sectors, which narrow every general indicator."""
    return frozenset(token for token, _, _, of in _data()["modifiers"] if not of)


@functools.cache
def things() -> Mapping[str, str]:
    """Give the codes of counted things and people by the ends of their Chinese names."""
    names: dict[str, str] = _data()["things"]
    return names


_MODIFIERS = _read()
#: The sectors' Chinese words, the longest first.
SECTORS_ZH = sorted(
    (w for w, found in _MODIFIERS.zh.items() if any(not m.of for m in found)), key=len, reverse=True
)
#: What stands between a modifier and its noun and says nothing.
_FILL_ZH = re.compile(
    r"(?:[两三四五六]条(?:产业)?链|[两三四五六]大(?:产业|行业|集群)|产业链?|行业|领域|制造业?|相关|企业|"
    r"受雇员工|受雇|员工|职工|从业人员|每人每月|每人|每月|平均|经常性|全年|产品|物资|作物|技术|科技|"
    r"设计|封测|封装测试|配套|整机|代表|骨干|龙头|头部|重点|优质|注册|存续|全部|规模以上|国家级?|有效|"
    r"累计|登记|"
    r"申请|授权|境内|种植|播种|生产|收获|养殖|加工|销售|入境|财政|全产业链|综合|在职|全职|规上|业|类|年|"
    r"总|核心|及(?:关键)?零部件|及配件|全链条|应用|全|的|等)$"
)


#: All of the economy but farming, as Taiwan counts its wages: no sector of it.
_ALL_SECTORS_ZH = re.compile(r"工业[及与和]服务业(?:部门)?(?:全体|受雇|员工|劳工|每人|每月|全时|本国籍)*$")
#: Behind these stands any sector: 家具制造业 is of furniture.
_OF_ANY_SECTOR = frozenset(["制造业", "制造", "先进制造", "先进制造业"])


@functools.cache
def chinese_of(token: str) -> str | None:
    """Give the first Chinese word of a modifier by its part of a code, None where it has none."""
    named = (zh[0] for part, zh, _, _ in _data()["modifiers"] if part == token and zh)
    return next(named, None) or next((zh[0] for part, zh, _ in _data()["partners"] if part == token), None)


#: What only groups of people narrow, no sector: "the internet population".
_OF_PEOPLE = frozenset(["population", "life_expectancy", "healthy_life_expectancy", "median_income"])

#: What only holders, policies and ways of going narrow: 银行业存款 are those of no sector.
_OF_KINDS_ONLY = frozenset(["deposits", "loans", "insurance_premiums", "freight_volume"])


def _fitting(found: list[_Modifier] | None, code: str) -> str | None:
    """Give the modifier that narrows a code; of several the one that narrows the fewest."""
    people = code in _OF_PEOPLE
    of_kinds = people or code in _OF_KINDS_ONLY
    fit = [m for m in found or () if (not of_kinds if not m.of else code in _MODIFIERS.of[m.of])]
    if len(fit) < 2:
        return fit[0].token if fit else None
    return min(fit, key=lambda m: len(_MODIFIERS.of[m.of]) if m.of else 1000).token


def modifier_zh(head: str, code: str) -> tuple[str, int] | None:
    """Find what narrows a Chinese noun in the words that end before it.

    Parameters
    ----------
    head : str
        The words before the noun.
    code : str
        The noun's code of the lexicon.

    Returns
    -------
    (str, int) or None
        The modifier's part of the code and where it begins in ``head``.
    """
    if _ALL_SECTORS_ZH.search(head):
        return None
    while head:
        for size in range(min(_MODIFIERS.longest, len(head)), 0, -1):
            token = _fitting(_MODIFIERS.zh.get(head[-size:]), code)
            if token is not None:
                before = modifier_zh(head[:-size], code) if head[-size:] in _OF_ANY_SECTOR else None
                return before or (token, len(head) - size)
        fill = _FILL_ZH.search(head)
        if fill is None:
            return None
        head = head[: fill.start()]
    return None


_LAST_EN = frozenset(words.split(" ")[-1] for words in _MODIFIERS.en)
_OWNING = re.compile(r"['’]s?(?= |$)")
_IT = re.compile(r"\bIT[ -]?$")


def _word_en(words: list[str], code: str) -> str | None:
    """Find the longest run of words at the end that is a modifier."""
    if words[-1] not in _LAST_EN:
        return None
    return next(
        (
            token
            for size in (5, 4, 3, 2, 1)
            if (token := _fitting(_MODIFIERS.en.get(" ".join(words[-size:])), code))
        ),
        None,
    )


def modifier_en(head: str, code: str) -> str | None:
    """Find what narrows an English noun in the words before it: "the mining industry’s nominal" GVA."""
    words = _OWNING.sub("", head.lower()).replace("-", " ").split()[-8:]
    if words[-1:] == ["it"] and _IT.search(head) is None:
        return None
    while words:
        token = _word_en(words, code)
        if token is not None:
            return token
        if words[-1] not in english_words("fill"):
            return None
        words.pop()
    return None


#: Nouns that any noun of goods narrows: "knitwear exports".
_OF_GOODS = frozenset(["exports", "imports", "output_value", "shipments"])

#: One word, in small letters or at the beginning of the sentence: "Ship exports soared".
_GOODS = re.compile(r"(?:(?:^|[ ,;(])([a-z]{3,}(?:-[a-z]+)?)|(?:^|[.!?] )([A-Z][a-z]{2,})) $")


def goods_en(head: str, noun: str, code: str) -> str | None:
    """Find the goods in the one word before an English noun: "knitwear" exports."""
    if code not in _OF_GOODS or noun.lower() not in {"exports", "imports", "output", "shipments"}:
        return None
    found = _GOODS.search(head)
    if found is None or (found[2] and build_lexicon().places.find(found[2])):
        return None
    word = (found[1] or found[2]).lower()
    if word.endswith("s") and not word.endswith(("ics", "ss")):
        return None  # "foresees exports of"
    adjective = word.endswith(
        ("ed", "ing", "al", "ic", "ive", "ous", "ly", "able", "ian", "ean", "ese", "ish", "er", "est")
    )
    said = any(word in english_words(kind) for kind in ("no_goods", "irregular", "adverbs", "function"))
    return None if said or adjective else word.replace("-", "_")


#: Nouns of which any noun before them tells a kind: "bakery firms", "foundry workers".
_OF_KINDS = frozenset(
    [
        "companies", "firms", "businesses", "enterprises", "jobs", "employment", "workers", "workforce",
        "employees", "startups", "start-ups", "revenue", "revenues", "turnover", "projects", "graduates",
        "engineers", "vacancies",
    ]
)  # fmt: skip
_KIND = re.compile(r"(?:^|[ ,;(])([a-z]{3,}(?:-[a-z]{3,})?) $")
#: Ends of words that say how, not of what kind: "rising", "listed", "largest", "domestic".
_NO_KIND_END = ("ed", "ly", "est", "ive", "ous", "able", "ible", "ful", "less")


def own_kind_en(head: str, noun: str, code: str) -> str | None:
    """Find the kind of firms, workers or projects in the one word before the noun, known or not.

    Parameters
    ----------
    head : str
        The words before the noun.

    Returns
    -------
    str or None
        Part of a code: ``bakery`` of "bakery firms"; None where the word tells of no kind.
    """
    found = _KIND.search(head) if noun.lower() in _OF_KINDS else None
    if found is None:
        return None
    word = found[1]
    plural = word.endswith("s") and not word.endswith(("ss", "ics", "services", "sports"))
    acting = word.endswith("ing") and word not in english_words("gerunds")
    said = any(
        word in english_words(kind)
        for kind in ("no_kind", "no_goods", "empty", "irregular", "adverbs", "function", "numbers", "general",
                     "prepositions")
    )  # fmt: skip
    if said or plural or acting or word.endswith(_NO_KIND_END) or _of_place(word):
        return None
    return word.replace("-", "_")


def _of_place(word: str) -> bool:
    return word.endswith(("ese", "ish", "wide")) or bool(build_lexicon().places.find(word.capitalize()))


def whole_en(words: str, code: str) -> str | None:
    """Find the modifier that English words are as a whole.

    Parameters
    ----------
    code : str
        What it is to narrow.
    """
    return _fitting(_MODIFIERS.en.get(words.lower().replace("-", " ")), code)


def whole_zh(words: str, code: str) -> str | None:
    """Find the modifier that Chinese words are as a whole, but for what says nothing: 家具产业 is furniture.

    Parameters
    ----------
    code : str
        What it is to narrow.
    """
    found = modifier_zh(words, code)
    return found[0] if found is not None and found[1] == 0 else None


def modifier_behind_en(words: str, code: str) -> str | None:
    """Find what narrows an English noun in the words behind it: "jobs in" aerospace, "exports of" steel."""
    plain = words.lower().replace("-", " ").split()
    if plain[:1] == ["it"] and not words.startswith("IT"):
        return None
    return next(
        (
            token
            for size in (4, 3, 2, 1)
            if (token := _fitting(_MODIFIERS.en.get(" ".join(plain[:size])), code))
        ),
        None,
    )
