"""Kinds of homes, debt, journeys and lives that stand near an indicator's phrase."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

__all__ = ["kind_near"]

#: By what people and goods go.
_BY = (
    ("cycling", r"\b(?:bik(?:e|es|ing)|bicycles?|cycl(?:e|es|ing|ists?))\b|自行车|骑行|单车|脚踏车"),
    ("walking", r"\b(?:on foot|walk(?:s|ed|ing)?|pedestrians?)\b|步行"),
    ("minibus", r"\b(?:minibus(?:es)?|matatus?)\b|小巴"),
    ("motorcycle", r"\b(?:motorcycles?|motorbikes?|scooters?)\b|摩托|机车"),
    ("bus", r"\bbus(?:es)?\b|公交|巴士|公车"),
    ("metro", r"\b(?:metro|subway|underground)\b|地铁|捷运|轨道交通"),
    ("tram", r"\btrams?\b|有轨电车"),
    ("public_transport", r"\b(?:public transport|transit)\b|公共交通|大众运输"),
    ("car", r"\b(?:cars?|driv(?:e|es|ing))\b|小汽车|私家车|汽车出行"),
    ("rail", r"\b(?:rail|railways?|trains?)\b|铁路"),
    ("road", r"\b(?:roads?|trucks?|lorr(?:y|ies))\b|公路"),
    ("waterway", r"\b(?:barges?|(?:inland )?waterways?|ships?)\b|驳船|内河|水路|水运"),
    ("pipeline", r"\bpipelines?\b|管道"),
)
_MODES = tuple((token, re.compile(words, re.IGNORECASE)) for token, words in _BY)
_SECONDHAND = re.compile(
    r"二手(?:商品)?(?:住宅|住房|房)[^,。;\d]{0,14}$|\b(?:second[- ]?hand|existing|resale|pre-owned) "
    r"(?:homes?|houses?|flats?|apartments?|properties|housing)\b[^.;,\d]{0,40}$"
)
_NEW = re.compile(
    r"(?:新建(?:商品)?(?:住宅|住房|房)|新房|一手房|一手住宅)[^,。;\d]{0,14}$|"
    r"\b[Nn]ew(?:ly built|-build)? (?:homes?|houses?|flats?|apartments?|properties|housing)\b[^.;,\d]{0,40}$"
)
_LONG = re.compile(r"长期$|\b[Ll]ong[- ]term $")
_SHORT = re.compile(r"短期$|\b[Ss]hort[- ]term $")
_HEALTHY = re.compile(r"\b[Hh]ealthy $|健康(?:平均)?(?:预期)?$")
_OF_MEN = re.compile(
    r"(?: at birth| at 65)?,? (?:of|for|among) (?P<who>(?:wo)?men|males?|females?|boys|girls)\b"
)
_SEX = re.compile(r"(?:(?P<f>女性|妇女)|(?P<m>男性))(?:居民|人口)?的?$|\b(?:(?P<w>[Ff]emale|[Ww]omen['’]s)|"
                  r"(?P<x>[Mm]ale|[Mm]en['’]s)) $")  # fmt: skip


def kind_near(code: str, text: str, start: int, end: int, number: tuple[int, int]) -> str | None:
    """Tell what kind of journeys, homes, debt or lives an indicator is of.

    Parameters
    ----------
    start, end : int
        The indicator's phrase; below nought where it was told before.

    Returns
    -------
    str or None
        The narrower code, None where nothing tells.
    """
    of = _OF.get(code)
    return of(code, text, start, end, number) if of is not None else None


def _mode(code: str, text: str, start: int, end: int, number: tuple[int, int]) -> str | None:
    """Find by what, behind the figure in its clause first, then before it."""
    tail = re.match(r"[^,.;。,;、]{0,50}", text[number[1] :])
    heads = text[max(0, number[0] - 60) : number[0]]
    clause = re.split(r"[,.;。,;、:|\n]|\band\b", heads)[-1]
    inside = text[max(0, start) : max(0, end)]
    for words in (inside, clause, tail.group() if tail else "", heads):
        told = [(found.start(), token) for token, pattern in _MODES if (found := pattern.search(words))]
        if told:
            return f"{max(told)[1] if words in {clause, heads} else min(told)[1]}_modal_share"
    return None


def _homes(code: str, text: str, start: int, end: int, number: tuple[int, int]) -> str | None:
    if start < 0:
        return None
    head = text[max(0, start - 50) : end]
    plain = code.removeprefix("house_").removeprefix("home_")
    if _SECONDHAND.search(head):
        return f"secondhand_house_{plain}" if code == "house_price" else "secondhand_home_sales"
    return f"new_house_{plain}" if code == "house_price" and _NEW.search(head) else None


def _debt(code: str, text: str, start: int, end: int, number: tuple[int, int]) -> str | None:
    head, phrase = text[max(0, start - 12) : max(0, start)], text[max(0, start) : max(0, end)]
    if _LONG.search(head) or phrase.startswith(("长期", "long-term", "Long-term")):
        return f"long_term_{code}"
    short = _SHORT.search(head) or phrase.startswith(("短期", "short-term", "Short-term"))
    return f"short_term_{code}" if short else None


def _lives(code: str, text: str, start: int, end: int, number: tuple[int, int]) -> str | None:
    if start < 0:
        return None
    head = text[max(0, start - 14) : start]
    healthy = code == "life_expectancy" and _HEALTHY.search(head) is not None
    base = f"healthy_{code}" if healthy else code
    behind = _OF_MEN.match(text, end) or _OF_MEN.search(text, start, end)
    before = _SEX.search(head) or re.match(
        r"(?:(?P<f>女性)|(?P<m>男性))|(?:(?P<w>female)|(?P<x>male)) ", text[start:end]
    )
    if behind is not None:
        female = behind["who"] in {"women", "female", "females", "girls"}
    elif before is not None:
        female = bool(before["f"] or before["w"])
    else:
        return base if healthy else None
    return f"{'female' if female else 'male'}_{base}"


_BOARDS = (
    ("科创板", "star_market"),
    ("创业板", "chinext"),
    ("北交所", "beijing_exchange"),
    ("北证", "beijing_exchange"),
)


def _listed(code: str, text: str, start: int, end: int, number: tuple[int, int]) -> str | None:
    """Tell on which exchange firms are listed, where it is not the whole of the market."""
    around = text[max(0, start - 4) : max(0, end)]
    found = next((token for word, token in _BOARDS if word in around), None)
    return None if found is None or "、" in around else f"{found}_{code}"


_HUNDRED = re.compile(
    r"(?P<of>先进制造业|制造业|创新|数字经济|投资(?:潜力)?|消费|营商环境|工业|科技|品质|"
    r"旅游)[\u4e00-\u9fff]{0,4}$"
)
_HUNDREDS = {
    "先进制造业": "advanced_manufacturing",
    "制造业": "manufacturing",
    "创新": "innovation",
    "科技": "innovation",
    "数字经济": "digital_economy",
    "营商环境": "business_environment",
    "工业": "industrial",
    "消费": "consumption",
    "旅游": "tourism",
}


def _best(code: str, text: str, start: int, end: int, number: tuple[int, int]) -> str | None:
    """Tell a list of the best places in one thing from that of the strongest counties."""
    found = _HUNDRED.search(text[max(0, start - 10) : max(0, start)])
    return None if found is None else f"{_HUNDREDS.get(found['of'], 'investment')}_ranking"


def _weight(code: str, text: str, start: int, end: int, number: tuple[int, int]) -> str | None:
    """Tell light industry from heavy: 轻工业增加值."""
    kind = (
        {"轻": "light_industry", "重": "heavy_industry"}.get(text[start - 1 : start]) if start > 0 else None
    )
    return None if kind is None else f"{kind}_value_added"


_LEVELS = (("省级", "provincial"), ("市级", "municipal"), ("自治区级", "provincial"))


def _level(code: str, text: str, start: int, end: int, number: tuple[int, int]) -> str | None:
    """Tell bodies that a province or a city recognises from those of the nation."""
    if start < 0:
        return None
    around = re.split("[、,;和及与]", text[max(0, start - 4) : start])[-1] + text[start : start + 4]
    found = next((token for word, token in _LEVELS if word in around), None)
    joined = re.search(r"国家级?(?:和|、|及|与)?$|以上", text[max(0, start - 8) : start].removesuffix("省级"))
    return None if found is None or joined or "国家" in around else f"{found}_{code}"


#: "引进硕士以上人才1860人": those who come, no stock of them.
_COME = re.compile(
    r"(?:引进|引育|引聚|新引|招引|延揽|吸引)(?:了|并培养|集聚|各类|高层次|海内外|海外|"
    r"国内外)*[^,。;、\d]{0,10}$"
)


def _coming(code: str, text: str, start: int, end: int, number: tuple[int, int]) -> str | None:
    """Tell talent that comes from the talent that a place has."""
    return "talent_inflow" if start > 0 and _COME.search(text[max(0, start - 18) : start]) else None


_OF: Mapping[str, Callable[[str, str, int, int, tuple[int, int]], str | None]] = {
    "modal_share": _mode,
    "talent": _coming,
    "house_price": _homes,
    "home_sales": _homes,
    "government_debt": _debt,
    "life_expectancy": _lives,
    "healthy_life_expectancy": _lives,
    "listed_firms": _listed,
    "specialised_firms": _level,
    "labs": _level,
    "industrial_value_added": _weight,
    "top100_counties": _best,
}
