"""What a number's own words say that it counts: a tally, some of the firms, so many per 10,000, a label."""

from __future__ import annotations

import re

from poliscope.data.articles.numbers import NumberMention

__all__ = ["ENDS", "FEW", "NUMBER_FROM", "unit_by_words"]

FEW = (
    r"(?:just |only |about |around |some |nearly |almost |over |roughly |barely |a mere |no more than |"
    r"more than |fewer than )*"
)
#: What ends a figure: no noun follows.
ENDS = re.compile(
    r"(?:[,.;:)?!—–]|$| (?:in|for|at|and|of them|last|this|by|a (?:year|decade|century|"
    r"generation)|(?:[a-z]+|\d+) (?:years|decades) (?:ago|earlier)|while|but|against|versus|compared|"
    r"as of)\b)"
)
#: "70 of the new centres", "120 of its suppliers".
_OF_THE = re.compile(
    r" of (?:the|its|their|these|those|them|the city['’]s)(?: [a-z][a-z-]+){0,3}? [a-z-]{2,}s\b"
)
#: "Of the 241 regions covered, 205 have improved".
_OF_THEM = re.compile(
    r"\b(?:Of|Among) (?:the|its|their|all|these|those)? ?[\d,]+ [a-z](?:[^.;\d]|(?:19|"
    r"20)\d\d){2,80}, (?:some |about |just |"
    r"only |nearly |almost |over )*$"
)
#: "Waikato (up 158)", "Otago (down 41 from a peak last year)": so many of what is counted.
_BRACKETED = re.compile(r"\((?:up|down|plus|minus|an? (?:increase|rise|fall|drop|decrease) of|\+|-) ?$")
_BRACKET_ENDS = re.compile(r"\)|,? (?:from|on|since|compared|year|in|over|more|fewer|units?)\b")
#: "has around 355 of them".
_HAS = re.compile(rf"\b(?:has|have|had|hosts?|counts?|houses?|boasts?) {FEW}$")
_HAS_OF_THEM = re.compile(r" of (?:them|these|those)(?=[,.;]|$)")
#: "issued 1,042 permits, 118 fewer than in 2021", "nine more than Toulouse"; "a further 2,100 are planned".
_MORE_THAN = re.compile(r" (?:more|fewer|less) than (?:[a-zA-Z]|\d+ (?:months|years|weeks|quarters)\b)")
_A_FURTHER = re.compile(r"\b(?:a further|another) (?:about |some )?$")
_ARE = re.compile(r" (?:are|were|will|have|had|is|was|came|come|from|went|go|belong)\b")
#: "41 new flats, 19 of them for rent".
_OF_WHICH = re.compile(r" of (?:them|these|those|which|whom)\b")
#: "Patents per 10,000 workers: Austin 33.1, Denver 12.4, U.S. average 9.6."
_LABELLED = re.compile(
    r"^\W*(?P<label>[A-Z][^:;.]{6,70}?(?P<per> per [\d,]+ [a-z]+)?): "
    r"(?:[^:;\d]{2,40} \d[\d.,]*[,;] (?:and |but )?)*(?(per)(?:[A-Z][\w.’' -]{1,36} )?|"
    r"[A-Z][\w.’' -]{1,36} )$"
)
#: "GDP per capita (EU = 100): 119", "per capita income was 119 (EU = 100)".
_BASED = re.compile(r"= ?100\)?(?::| is| was| stood at| of) $")
_SHARES = re.compile(r"%|per ?cent|\b(?:rate|share|percentage|proportion)\b", re.IGNORECASE)
#: "The institutes number nine", "the plants, which numbered nine".
_NUMBERED = re.compile(rf"[a-z]s?,?(?: now| which| that| still)? number(?:ed)? {FEW}$")
#: "The number is three."
_THE_NUMBER_IS = re.compile(rf"\b[Tt]he (?:real |true |actual |correct |right )?number (?:is|was) {FEW}$")
#: "the number of deals slipped from 31 to 26".
NUMBER_FROM = re.compile(rf"\bnumber of (?!the )[^.;\d]{{3,70}} from {FEW}$")
#: "the number of units fell by 12 to 418".
_NUMBER_BY = re.compile(rf"\bnumber of (?!the )[^.;\d]{{3,70}} by {FEW}$")
_ON_TO_A = re.compile(
    r"(?: (?:in|at|at the end of|by) (?:[A-Z][a-z]+ )?(?:19|20)\d\d)? to "
    r"(?:just |only |about |around |some |nearly )?[\da-z]"
)
_THEY_DID = re.compile(
    r" (?:have|has|had|are|were|now|still|already|did|do|went|moved|made|belong(?:ed)?|lie|lay|fell|rose|saw|"
    r"came|come|live|work|grew|lost|gained|met|missed|began|sit|stand|[a-z]{2,}ed)\b"
)
#: "higher in 212 of the 341 districts, lower in 97 and unchanged in 32".
_HIGHER_IN = re.compile(
    r"\b\d+ of the .{0,90}\b(?:higher|lower|unchanged|rose|fell|up|down|increased|decreased|declined) in $"
)
#: "9.2 per 10,000 people".
_PER = re.compile(
    r"(?: [a-z-]{4,}s(?: [a-z]+ed)?)? (?:per|for every|for each|to every) (?:\d[\d,]*|(?:a |"
    r"one )?(?:hundred |ten )?thousand|million)? ?(?:residents|people|"
    r"inhabitants|persons|population|workers|employees|jobs|adults|children|women|men|households|firms|"
    r"businesses|employed|companies|graduates|students)\b"
)
#: "obtains 8.7 per hundred thousand"; "a birth rate of 6.2 per thousand" is a rate already.
_PER_MANY = re.compile(
    r" (?:per|for every) (?:(?:a |one )?(?:hundred |ten )?thousand|\d{1,3},000|(?:a )?million)(?=[,.;)]|$)"
)
_RATIO_ZH = re.compile(
    r"(?:之比|比值|配比|倍数)(?:也|就|才|只|仅|却|则|约|近|为|是|在|达到?|高达|不过|只有|降至|升至|降到|"
    r"升到)*$"
)
#: "the ratio of price to income has gone from 3.4 to 4.7", "a ratio that was 3.4 in 2015".
_RATIO_EN = re.compile(
    rf"\bratio\b[^.;\d]{{0,60}}\b(?:(?:from|to|was|is|of|at|stood at|reached) |from [\d.]+ to ){FEW}$"
)
#: "brought the number of its centres to 41, from 17 five years ago".
_NUMBER_OF = re.compile(
    rf"\bnumber of (?!the )[^.;\d]{{3,70}} (?:to|at|was|is|were|are|of|reached|hit|stands at|"
    rf"stood at) {FEW}$"
)
#: What stands before and behind a number that counts things, and the least that it then is.
_COUNTED_BY: tuple[tuple[re.Pattern[str], re.Pattern[str], int], ...] = (
    (_NUMBER_OF, ENDS, 1),
    (NUMBER_FROM, _ON_TO_A, 1),
    (_NUMBER_BY, _ON_TO_A, 1),
    (_NUMBERED, ENDS, 2),
    (_THE_NUMBER_IS, ENDS, 1),
    (_BRACKETED, _BRACKET_ENDS, 1),
    (re.compile("$"), _OF_THE, 3),
    (_HAS, _HAS_OF_THEM, 3),
    (re.compile(r"[,;(–—] ?$"), _OF_WHICH, 2),
    (re.compile(r"(?:[,;(–—]|\b(?:is|was)) ?(?:or |some |about |just |only )*$"), _MORE_THAN, 1),
    (_HIGHER_IN, ENDS, 1),
    (_A_FURTHER, _ARE, 1),
    (_OF_THEM, _THEY_DID, 1),
    (re.compile(rf"\btally (?:to|at|of|is|was) {FEW}$"), ENDS, 10),
)


def unit_by_words(work: str, start: int, end: int, number: NumberMention) -> str | None:
    """Tell the unit that the number's own words give: a tally, some of the firms, so many per 10,000.

    Parameters
    ----------
    work : str
        Working text.
    start, end : int
        The sentence.
    number : NumberMention
        One without a unit.

    Returns
    -------
    str or None
    """
    head = work[max(start, number.before - 130) : number.before]
    if (labelled := _LABELLED.match(work[start : number.before])) and re.match(
        r"[,.;]|$", work[number.end : end]
    ):
        return "%" if _SHARES.search(labelled["label"]) else "count"
    if _BASED.search(head):
        return "index"
    if _PER.match(work, number.end, end) or (
        _PER_MANY.match(work, number.end, end) and " rate" not in head[-30:]
    ):
        return "count"
    if number.scanned.value != number.scanned.value.to_integral_value():
        return "times" if _RATIO_ZH.search(head) or _RATIO_EN.search(head) else None
    for before, behind, least in _COUNTED_BY:
        if number.scanned.value >= least and behind.match(work, number.end, end) and before.search(head):
            return None if behind is _OF_THE and number.scanned.words else "count"
    return None
