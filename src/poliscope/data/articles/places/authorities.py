"""Authorities above the place that a text speaks of: whence its figures come, not whose they are."""

from __future__ import annotations

import re

from poliscope.data.articles.lexicon import Lexicon
from poliscope.data.articles.places.finding import PlaceMention
from poliscope.data.articles.places.regions import capital_of, country_of

__all__ = ["without_authorities", "without_governments"]

#: 广西壮族自治区统计局, 国家发改委.
_ZH = re.compile(
    r"(?:省|市|自治区|州|国家)?(?:统计[局厅]|发展?和?改革?委|发改委|海关|银保监局|证监局|调查总队|"
    r"[财民商教科文环住农工交公审外税][一-鿿]{1,8}?[局厅委](?![势部面外])|[一-鿿]{0,4}研究[院所]|"
    r"(?:地区生产总值)?(?:统一|年快报)?(?:核算|反馈)(?:结果|数据|反馈))"
)
#: 南宁海关统计: the customs of a province bear the name of its capital.
_CUSTOMS_ZH = re.compile(r"海关(?:关区)?(?:所属|隶属|发布|介绍|公布|通报|的?(?:统计|数据|资料)|\d{1,2}日)")
#: "Tamil Nadu's Department of Economics".
_EN = re.compile(
    r"['’]s (?:[A-Za-z]+ ){0,2}(?:[Dd]epartment|[Mm]inistry|[Bb]ureau|[Oo]ffice|[Aa]gency|[Cc]ommission|"
    r"[Aa]uthority)\b"
)

#: "compiled by the Western Pennsylvania Economy Council": whence a figure comes, wherever they sit.
_BODY_BEFORE = re.compile(r"\b(?:by|to|from|of|for|with) (?:the )?$")
_BODY_EN = re.compile(
    r" (?:(?:[A-Z][\w&-]+|of|and|for) ){0,4}(?:Council|Alliance|Association|Institute|Federation|Foundation|"
    r"Partnership|Observatory|Board|Chamber|Forum|Monitor|Bureau|Union|Society|Consortium|Commission)\b"
    r"(?!['’]s )"
)

#: "Then Ottawa shut the tap": a capital that acts is its country's government.
_ACTS = re.compile(
    r" (?:has |had |will |would |then |also )*(?:shut|closed|decided|raised|lowered|cut|capped|banned|"
    r"announced|imposed|approved|pledged|promised|ordered|lifted|slapped|wants|wanted|plans|planned|passed|refused|"
    r"agreed|signed|scrapped|put|gave|granted|tightened|eased|stopped|halted|launched|introduced|demands|"
    r"insists|insisted|expects)\b(?! (?:about |some |nearly |just |only )?(?:[$€£¥₹]?\d|\w+ times))"
)


def without_governments(
    lexicon: Lexicon, text: str, places: list[PlaceMention], spoken: PlaceMention | None
) -> list[PlaceMention]:
    """Leave out capitals that stand for the government of the country in which a city lies.

    Parameters
    ----------
    places : list of PlaceMention
        Those of a sentence.
    spoken : PlaceMention or None
        The place that the article is about.
    """
    return [
        m
        for m in places
        if m.place.kind != "city"
        or spoken is None
        or m.place.name == spoken.place.name
        or m.place.country != spoken.place.country
        or not _ACTS.match(text, m.end)
        or not _is_capital(lexicon, m)
    ]


def _is_capital(lexicon: Lexicon, mention: PlaceMention) -> bool:
    country = country_of(lexicon, mention.place.country)
    found = capital_of(lexicon, country[0], country[1]) if country is not None else None
    return found is not None and found[0].name == mention.place.name


def _is_of_body(text: str, mention: PlaceMention) -> bool:
    """Tell a country or region that is only part of the name of who speaks."""
    if mention.place.kind not in {"province", "country", "region", "group"} or not _BODY_EN.match(
        text, mention.end
    ):
        return False
    return _BODY_BEFORE.search(text, max(0, mention.start - 12), mention.start) is not None


def without_authorities(
    text: str, places: list[PlaceMention], spoken: PlaceMention | None
) -> list[PlaceMention]:
    """Leave out provinces and countries whose offices give figures of a city inside them.

    Parameters
    ----------
    places : list of PlaceMention
        Those of a sentence.
    spoken : PlaceMention or None
        The place that the text speaks of.

    Returns
    -------
    list of PlaceMention
        All of them where the text speaks of no smaller place.
    """
    places = [m for m in places if not _is_of_body(text, m)]
    if spoken is None or spoken.place.kind not in {"city", "county", "zone", "province"}:
        return places
    places = [m for m in places if m.place.name == spoken.place.name or not _CUSTOMS_ZH.match(text, m.end)]
    return [
        m
        for m in places
        if m.place.kind not in {"province", "country"}
        or m.place.kind == spoken.place.kind
        or m.place.country != spoken.place.country
        or not (_ZH.match(text, m.end) or _EN.match(text, m.end) or text.endswith("Statistics ", 0, m.start))
    ]
