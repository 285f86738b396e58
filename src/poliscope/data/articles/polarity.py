"""Whether a text stands behind a number: asserted, denied, or put in the place of a denied one."""

from __future__ import annotations

import functools
import re

from poliscope.data.articles.signs import compile_from, holds

__all__ = ["denies_before", "hearsay", "polarity_of"]

_HEARSAY = compile_from(
    r"acfiorstw之传坊外所有此流盛网误谣",
    r"有人(?:说|称|认为)|有文章|有说法|网传|传言|坊间|误传|谣传|此前(?:曾)?(?:报道|公布|"
    r"传)|盛传|流传|(?:所说|所称|所谓)的?|之前(?:说|报道)|外界(?:传|以为)|"
    r"\b(?:(?:it is |it's )?(?:often|widely|sometimes|commonly|frequently) (?:said|claimed|"
    r"reported|believed)|some (?:say|claim)|rumou?rs?|contrary to|reported earlier|was first report"
    r"ed|critics claim|the claim that|a myth)",
    re.IGNORECASE,
)
_DENIAL = compile_from(
    r"fimntw不与失并是有站言谣错",
    r"不对|不准确|不属实|不实|有误|并非如此|并不是|并不|是错的|错误|失实|不成立|言过其实|"
    r"谣言|站不住脚|不是真的|与事实不符|"
    r"\b(?:not (?:true|correct|accurate|so)|wrong|incorrect|false|mistaken|inaccurate|"
    r"(?:it|they|this|that) (?:is|are|does|do|did|was|were)(?: not|n't)\b)",
    re.IGNORECASE,
)
_NEXT_DENIES = re.compile(
    (
        r"^(?:事实(?:上)?并非|其实(?:并)?不|这(?:个|一)?(?:说法|数据|数字)?(?:并)?(?:不|是错|"
        r"有误)|并非如此|实际上?并?(?:非|不)|(?:but |in fact,? )?(?:they|it|this|that) (?:is|"
        r"are|does|do|did|was|were)(?: not|n't)|not (?:so|true)|wrong)"
    ),
    re.IGNORECASE,
)
_DIRECT_DENIAL = compile_from(
    r"inr不并而",
    r"(?:并非|而非|不是|并不是|并没有|并未(?:有|达)|(?<!if )\bnot|rather than|instead of)[^,。;.]{0,12}$",
    re.IGNORECASE,
)
_CORRECTION = compile_from(
    r"acirt修其准官实应更真而",
    r"(?:而是|应为|应是|更正为|更正[::]|修正为|修订为|实际(?:上)?(?:为|是|只有|数据)|"
    r"实为|官方(?:的)?数据(?:是|为|显示)|真实(?:数据|数字)|准确(?:数据|数字)|其实(?:是|"
    r"只有)?|"
    r"true figure|actual figure|correct(?:ed)? figure|real figure|in fact|actually|revised to|"
    r"corrected to)[^,。;.]{0,24}$",
    re.IGNORECASE,
)

#: What each English alternative of the last two has.
_SIGNS_EN = (
    "not",
    "rather than",
    "instead of",
    "figure",
    "in fact",
    "actually",
    "revised to",
    "corrected to",
)


def hearsay(text: str, start: int, end: int, position: int) -> bool:
    """Tell whether a sentence up to a number only reports what others say."""
    return _first_hearsay(text, start, end) <= position


@functools.lru_cache(maxsize=8)
def _first_hearsay(text: str, start: int, end: int) -> int:
    """Give where the first such phrase of a sentence ends, asked anew by each of its numbers."""
    found = _HEARSAY.search(text, start, end)
    return found.end() if found else len(text) + 1


def denies_before(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence takes back what stood before it: "They are not: ..."."""
    return bool(_NEXT_DENIES.match(text[start : min(end, start + 60)]))


def polarity_of(text: str, start: int, end: int, before: int, after: int, *, falling: bool) -> str:
    """Tell the polarity of a number between ``before`` and ``after`` in a sentence.

    "asserted", "fall", "denied" or "corrected".
    """
    head = text[max(start, before - 40) : before]
    plain = head.isascii() and not holds(head.lower(), _SIGNS_EN)
    if (
        not plain
        and _CORRECTION.search(head)
        and (
            hearsay(text, start, end, before)
            or _DENIAL.search(text, start, before)
            or "更正" in head
            or "应为" in head
            or "true figure" in head
        )
    ):
        return "corrected"
    if not plain and _DIRECT_DENIAL.search(head) and not re.search(r"不是(?:很|太|特别)", head):
        return "denied"
    if hearsay(text, start, end, before):
        denial = _DENIAL.search(text, after, end)
        stop = re.search(r"[;；]", text[after:end])
        if denial and not (stop and after + stop.start() < denial.start()):
            return "denied"
    return "fall" if falling else "asserted"
