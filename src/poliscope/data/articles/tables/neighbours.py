"""Headers and labels that leave out of what they are, which the one before says: growth, shares, per head."""

from __future__ import annotations

import re

__all__ = ["goes_with_before", "in_full", "is_increment", "join_words", "names_growth"]

_GROWTH = re.compile(
    r"^(?:比|较)?(?:上年|去年|同期|同比|实际|名义|按年|累计|可比价)*(?:±|增长|增速|增幅|升幅|跌幅|增减|"
    r"涨幅|涨跌|变动|变化|名义增长|可比增长|"
    r"年增|年增率)(?:率|速度|幅度)?(?:同比)?(?:个?百分点)?$|"
    r"^(?:(?:annual|yearly|real|y/y|yoy|year-on-year|5-year|ten-year|%) ?)?(?:growth|change|chg\.?|"
    r"increase|y[/-]?o?-?y|growth rate|trend)"
    r"(?: rate)?(?: (?:on|since|from|over|vs\.?|y/y|yoy|in)\b.*)?$",
    re.IGNORECASE,
)
#: "Share of total (%)", 全国占比; "Per million inhabitants", 每万人.
_SHARE_OF_BEFORE = re.compile(
    r"(?:% ?|per ?cent |percentage |national |market )?(?:share|"
    r"proportion)(?: of (?:the )?(?:[a-z]+ )?total)?|"
    r"% of (?:the )?(?:[a-z]+ )?total|(?:as )?(?:an? )?(?:%|share|per ?cent) of (?:gdp|grdp|grp|gsdp|"
    r"gva)|占GDP比重|"
    r"(?:占)?(?:全国|全省|全市|全球|全部|总量|总数|总额)(?:总量|总数)?(?:占比|比重|比例|份额)|"
    r"占(?:全国|全省|全市|全球|总量|总数|总额)(?:总量|总数)?(?:的)?(?:比重|比例|份额)?|占比|比重",
    re.IGNORECASE,
)
_PER_HEAD_OF_BEFORE = re.compile(
    r"per (?:capita|head|person|(?:(?:\d[\d,]*|thousand|million|hundred thousand) )?(?:inhabitants|people|"
    r"residents|workers|employees|population))|per (?:\d[\d,]*|thousand|million)|"
    r"每[百千万亿\d]+(?:人|名[^的]{2,6})|人均",
    re.IGNORECASE,
)


def names_growth(text: str) -> bool:
    """Tell a header that says nothing but growth or change: of what, its neighbour says."""
    return bool(_GROWTH.match(text.strip())) or bool(
        re.fullmatch(
            r"(?:名义|实际|同比)?(?:增量|增加额|"
            r"增减额|增减量)",
            text.strip(),
        )
    )


def goes_with_before(text: str) -> str:
    """Tell a header that leaves out of what it is: "share", "per" head or "part" ("of which deep tech")."""
    words = text.strip()
    if re.match(r"of which[:,]? [a-z]", words, re.IGNORECASE):
        return "part"
    if _SHARE_OF_BEFORE.fullmatch(words):
        return "share"
    return "per" if _PER_HEAD_OF_BEFORE.fullmatch(words) else ""


def is_increment(text: str) -> bool:
    """Tell a header of increments, which are in the unit of what they are of and are no level."""
    return bool(re.search(r"增量|增加额|增减额|增减量|净增|新增额", text))


def in_full(owner: str, words: str) -> str:
    """Join a header of shares or growth with what it is of: "GERD" and "% of GDP"."""
    if re.match(r"(?:%|per ?cent) of (?!.*total$)", words, re.IGNORECASE):
        return f"{owner} as {words}"
    return join_words(owner, words[0].lower() + words[1:] if words.startswith("Per ") else words)


def join_words(one: str, other: str) -> str:
    """Join words; Chinese ones without a blank: "汽车" and "产量"."""
    blank = "" if one[-1:] > "\u2e7f" or other[:1] > "\u2e7f" else " "
    return f"{one}{blank}{other}".strip()
