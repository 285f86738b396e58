"""Figures that leave out what they count, because the sentence or the one before it has said it.

"taking its tally to 355", "Pune, at 360,", "Ann Arbor keeps 19.", "Madison? 7.4.", "53 to four".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from poliscope.data.articles.numbers import NumberMention
from poliscope.data.articles.places.finding import PlaceMention
from poliscope.data.articles.signs import is_latin

__all__ = ["fill_elided", "units_of"]

_FEW = (
    r"(?:just |only |about |around |some |nearly |almost |over |roughly |barely |a mere |no more than |"
    r"more than |fewer than )*"
)
#: What ends a figure: no noun follows.
_ENDS = re.compile(
    r"(?:[,.;:)?!—–]|$| (?:in|for|at|and|of them|last|this|by|a (?:year|decade|century|"
    r"generation)|(?:[a-z]+|\d+) (?:years|decades) (?:ago|earlier)|while|but|against|versus|compared|"
    r"as of)\b)"
)
#: "taking its overall tally to 355", "the number for Leeds, which has no metro, is 870,000".
_TALLY = re.compile(
    rf"\b(?:tally|headcount|count|(?:the|that|its|their|whose|same|equivalent) (?:[a-z-]+ )?(?:number|"
    rf"figure|total|mean|average|median))\b(?:[^.;\d]{{0,110}}?\b|(?=:))"
    rf"(?::|to|at|is|was|stands at|stood at|reached|hit|rises to|rose to|falls to|fell to) {_FEW}$",
    re.IGNORECASE,
)
#: "Pune, at 360, is", "Leeds, with 12,".
_AT = re.compile(
    rf"(?: (?:is|was|does|did|fares?|fared|comes|came|follows|followed|ranks|scored)(?: [a-z]+){{0,3}})?"
    rf",? ?\(?(?:at|with|on) {_FEW}$"
)
#: "Ann Arbor keeps 19", "Sheffield managed fourteen", "Hull could muster only nine".
_VERB = re.compile(
    rf"(?: (?:still|now|alone|itself|also|could|can|did|has|had))*,? (?:keeps?|kept|retains?|retained|"
    rf"holds?|held|has|had|got|gets?|"
    rf"manage[sd]?|muster(?:s|ed)?|boasts?|claims?|claimed|filed|won|scores?|scored|counts?|counted|"
    rf"takes?|took|needs?|needed|clocks?|clocked|posts?|posted|"
    rf"records?|recorded|reached|reaches|drew|attracted|hosts?|hosted|is|was|had|does|did) {_FEW}$"
)
#: "; from Aarhus, 74": the clause has nothing but the place and its figure.
_FROM_PLACE = re.compile(
    r"(?:^|[;.:] |—|–| and |, (?=and|but|while))(?:and |but |while )?"
    r"(?:from|in|for|at|to) (?:the |nearby |neighbouring )?$",
    re.IGNORECASE,
)
#: "Start-ups? Monterrey claims 545.": what the figures count is asked before them.
_ASKED = re.compile(r"(?:^|[.!?] |\n)(?:And |But |The )?(?:[A-Z][a-z-]+ )?[A-Z]?[a-z-]{3,}s\? ?$")
_CLAUSE_START = re.compile(
    r"(?:^|[.;:,] |—|–| -- | and (?=metro |greater ))"
    r"(?:and |but |while |whereas |though |yet |by contrast, |meanwhile, |in |metro |greater )*$",
    re.IGNORECASE,
)
#: "70 of the new centres", "120 of its suppliers".
_OF_THE = re.compile(
    r" of (?:the|its|their|these|those|them|the city['’]s)(?: [a-z][a-z-]+){0,3}? [a-z-]{2,}s\b"
)
#: "Of the 241 regions covered, 205 have improved".
_OF_THEM = re.compile(
    r"\b(?:Of|Among) (?:the|its|their|all|these|those)? ?[\d,]+ [a-z][^.;\d]{2,80}, (?:some |about |just |"
    r"only |nearly |almost |over )*$"
)
#: "Waikato (up 158)", "Otago (down 41 from a peak last year)": so many of what is counted.
_BRACKETED = re.compile(r"\((?:up|down|plus|minus|an? (?:increase|rise|fall|drop|decrease) of|\+|-) ?$")
_BRACKET_ENDS = re.compile(r"\)|,? (?:from|on|since|compared|year|in|over|more|fewer|units?)\b")
#: "has around 355 of them".
_HAS = re.compile(rf"\b(?:has|have|had|hosts?|counts?|houses?|boasts?) {_FEW}$")
_HAS_OF_THEM = re.compile(r" of (?:them|these|those)(?=[,.;]|$)")
#: "issued 1,042 permits, 118 fewer than in 2021", "nine more than Toulouse"; "a further 2,100 are planned".
_MORE_THAN = re.compile(r" (?:more|fewer|less) than (?:[a-zA-Z]|\d+ (?:months|years|weeks|quarters)\b)")
_A_FURTHER = re.compile(r"\b(?:a further|another) (?:about |some )?$")
_ARE = re.compile(r" (?:are|were|will|have|had|is|was|came|come|from|went|go|belong)\b")
#: "41 new flats, 19 of them for rent".
_OF_WHICH = re.compile(r" of (?:them|these|those|which|whom)\b")
#: "Five years ago it had 230."
_PRONOUN_HAD = re.compile(
    rf"\b(?:[Ii]t|[Tt]hey|[Ww]e|[Tt]he (?:city|town|state|region|county|province|latter|former|other|"
    rf"second|first|"
    rf"rest)) (?:now |still |already |once |alone |only )?"
    r"(?:is|was|were|will be|comes to|came to|reached|won|filed|licensed|sold|opened|built|made|produced|"
    r"managed|drew|"
    rf"has|have|had|counts?|counted|employs?|employed|hosts?|hosted|runs?|ran|gets?|got|keeps?|"
    rf"kept)(?: at)? {_FEW}$"
)
#: "Its university alone filed 96", "can point to 61", "Warsaw has more, 409".
_HAD = re.compile(
    rf"[a-z,] (?:(?:has|have|had)(?: (?:more|fewer|less|most|the (?:most|fewest)), (?:at )?)?|boasts?|"
    rf"counts?|"
    rf"filed|files|managed|manages|hosts?|hosted|attracted|attracts|made|makes|share[sd]?|reports?|reported|"
    rf"registered|posted|lists?|listed|won|spends?|spent|produced|opened|(?:can|could) point to) ?{_FEW}$"
)
#: Verbs that can only have a number of things.
_COUNTS = re.compile(r"\b(?:boast|count|file|host|list|regist|open|point|share|attract|won)")
_RATIOS = frozenset({"%", "times", "points", "minutes"})
#: "but the Tricity, with 203, has": a name that no list has.
_NAMED_WITH = re.compile(
    rf"(?:^|[,;] |\b(?:and|while|but) )(?:the )?[A-Z][\w’-]+(?: [A-Z][\w’-]+)*, (?:at|with|on) {_FEW}$"
)
#: "1,250 young companies, or 213 for every 100,000 residents; the second 520, or 33".
_OR_PER_HEAD = re.compile(rf",? or {_FEW}$")
_EACH_SO_MANY = re.compile(r"\bor [^;.]{0,24}\d (?:for every|per) [\d,a-z]+ ")
#: "Patents per 10,000 workers: Austin 33.1, Denver 12.4, U.S. average 9.6."
_LABELLED = re.compile(
    r"^\W*(?P<label>[A-Z][^:;.]{6,70}?(?P<per> per [\d,]+ [a-z]+)?): "
    r"(?:[^:;\d]{2,40} \d[\d.,]*[,;] (?:and |but )?)*(?(per)(?:[A-Z][\w.’' -]{1,36} )?|"
    r"[A-Z][\w.’' -]{1,36} )$"
)
#: "GDP per capita (EU = 100): 119", "per capita income was 119 (EU = 100)".
_BASED = re.compile(r"= ?100\)?(?::| is| was| stood at| of) $")
_SHARES = re.compile(r"%|per ?cent|\b(?:rate|share|percentage|proportion)\b", re.IGNORECASE)
#: "Today there are 79", "the plants are down to three", "in March a loss of 700".
_THERE = re.compile(
    rf"(?:\b[Tt]here (?:are|were|is|was) (?:now |still |maybe |perhaps |once )?|"
    rf"\b(?:[Ii]t|[Tt]hey)['’](?:s|re) (?:now |still |only )?|"
    rf"\b(?:is|are|was|were|now) (?:down|up) to |\ba (?:net )?(?:loss|gain|rise|fall|drop|"
    rf"increase) of ){_FEW}$"
)
#: "The institutes number nine", "the plants, which numbered nine".
_NUMBERED = re.compile(rf"[a-z]s?,?(?: now| which| that| still)? number(?:ed)? {_FEW}$")
#: "The number is three."
_THE_NUMBER_IS = re.compile(rf"\b[Tt]he (?:real |true |actual |correct |right )?number (?:is|was) {_FEW}$")
#: "the number of deals slipped from 31 to 26".
_NUMBER_FROM = re.compile(rf"\bnumber of (?!the )[^.;\d]{{3,70}} from {_FEW}$")
#: "the number of units fell by 12 to 418".
_NUMBER_BY = re.compile(rf"\bnumber of (?!the )[^.;\d]{{3,70}} by {_FEW}$")
_ON_TO_A = re.compile(
    r"(?: (?:in|at|at the end of|by) (?:[A-Z][a-z]+ )?(?:19|20)\d\d)? to "
    r"(?:just |only |about |around |some |nearly )?[\da-z]"
)
_ON_TO = re.compile(rf" to {_FEW}$")
_THEY_DID = re.compile(
    r" (?:have|has|had|are|were|now|still|already|did|do|went|moved|made|belong(?:ed)?|lie|lay|fell|rose|saw|"
    r"came|come|live|work|grew|lost|gained|met|missed|improved)\b"
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
#: "10.9 times earnings in X, compared with 6.7 in Y"; "21.4 points, against an average of 12.6".
_AGAINST = re.compile(
    rf"(?:,| and|\b(?:compared (?:with|to)|as against|against|versus|vs\.?|to|but|while|,? and|than|from|"
    rf"with|or|until)) "
    rf"(?:(?:an?|the) (?:[\w-]+ ){{0,3}}(?:average|mean|median|figure|total|norm|level)(?: of)? )?{_FEW}$"
)
_WHERE = re.compile(
    r" (?:in|for|at|across) (?:the |all of |nearby |neighbouring )?[A-Z]|[.,;)]|$| (?:a (?:year|decade)|"
    r"last|earlier|previously|in \d{4})"
)
#: "On unicorns the chasm is wider still: 53 to four."
_SCORE = re.compile(
    r"\b(?:gap|gulf|chasm|score|ratio|difference|contest|race|margin|lead|comparison|"
    r"imbalance)\b[^.;\d]{0,40}[:,—–-] ?$",
    re.IGNORECASE,
)
_SECOND = re.compile(r" ?(?:to|-|–|against|v|vs\.?|versus) $")
#: 长沙这个数也不过0.52.
_THIS_FIGURE_ZH = re.compile(
    r"(?:这个|这一|该|同一|相应的?)(?:数|数字|比例|比值|比率|比重|指标|数据|倍数|数值|占比|水平)(?:也|就|"
    r"才|只|仅|却|则|更|还|有|不过|不到|是|为|达到?|约|近|只有|高达|,)*$"
)
_RATIO_ZH = re.compile(
    r"(?:之比|比值|配比|倍数)(?:也|就|才|只|仅|却|则|约|近|为|是|在|达到?|高达|不过|只有|降至|升至|降到|"
    r"升到)*$"
)
#: "the ratio of price to income has gone from 3.4 to 4.7", "a ratio that was 3.4 in 2015".
_RATIO_EN = re.compile(
    rf"\bratio\b[^.;\d]{{0,60}}\b(?:(?:from|to|was|is|of|at|stood at|reached) |from [\d.]+ to ){_FEW}$"
)
#: Units that the next figure may leave out; areas and sums are written again.
_LENT = frozenset({"count", "persons", "households", "visits", "%", "points", "times", "minutes"})


def _given(number: NumberMention, unit: str) -> NumberMention:
    return replace(number, scanned=replace(number.scanned, unit=unit), form="elided")


def _fits(number: NumberMention, unit: str) -> bool:
    """Tell whether a number can be of a unit: no half firms, no 300 per cent."""
    value = number.scanned.value
    whole = value == value.to_integral_value()
    if unit == "%":
        return value <= 100
    return whole or unit not in {"persons", "households", "visits"}


def _place_before(places: Sequence[PlaceMention], at: int) -> PlaceMention | None:
    return next((m for m in reversed(places) if m.end <= at), None)


#: "brought the number of its centres to 41, from 17 five years ago".
_NUMBER_OF = re.compile(
    rf"\bnumber of (?!the )[^.;\d]{{3,70}} (?:to|at|was|is|were|are|of|reached|hit|stands at|"
    rf"stood at) {_FEW}$"
)
_FROM_COUNT = re.compile(rf",? (?:up |down )?from {_FEW}$")
_AGO = re.compile(
    r" (?:[a-z]+|\d+) (?:years?|decades?|months?) (?:ago|earlier|before)\b| in (?:19|20)\d\d\b|"
    r" a (?:year|decade) "
)


def _by_words(work: str, start: int, end: int, number: NumberMention) -> str | None:
    """Tell the unit that the number's own words give: a tally, some of the firms, so many per 10,000."""
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


#: What stands before and behind a number that counts things, and the least that it then is.
_COUNTED_BY: tuple[tuple[re.Pattern[str], re.Pattern[str], int], ...] = (
    (_NUMBER_OF, _ENDS, 1),
    (_NUMBER_FROM, _ON_TO_A, 1),
    (_NUMBER_BY, _ON_TO_A, 1),
    (_NUMBERED, _ENDS, 2),
    (_THE_NUMBER_IS, _ENDS, 1),
    (_BRACKETED, _BRACKET_ENDS, 1),
    (re.compile("$"), _OF_THE, 3),
    (_HAS, _HAS_OF_THEM, 3),
    (re.compile(r"[,;(–—] ?$"), _OF_WHICH, 2),
    (re.compile(r"(?:[,;(–—]|\b(?:is|was)) ?(?:or |some |about |just |only )*$"), _MORE_THAN, 1),
    (_HIGHER_IN, _ENDS, 1),
    (_A_FURTHER, _ARE, 1),
    (_OF_THEM, _THEY_DID, 1),
    (re.compile(rf"\btally (?:to|at|of|is|was) {_FEW}$"), _ENDS, 10),
)


def _as_before(
    work: str, start: int, end: int, number: NumberMention, places: Sequence[PlaceMention]
) -> bool:
    """Tell whether a number without a noun is of the unit of the figure before it."""
    head = work[max(start, number.before - 130) : number.before]
    if _THIS_FIGURE_ZH.search(head):
        return True
    if not _ENDS.match(work, number.end, end):
        return False
    if not head.strip() and work[number.end : end].strip(" .") == "":
        return True  # "Madison? 7.4."
    if any(pattern.search(head) for pattern in (_TALLY, _PRONOUN_HAD, _THERE, _HAD, _NAMED_WITH)):
        return True
    place = _place_before(places, number.before)
    if place is None or not is_latin(place.surface[:1]):
        return False
    gap = work[place.end : number.before]
    opened = (
        _CLAUSE_START.search(work[max(start, place.start - 24) : place.start]) or place.start <= start + 4
    )
    if gap in {", ", " a mere "} and _FROM_PLACE.search(work[max(start, place.start - 30) : place.start]):
        return True
    return bool(_AT.fullmatch(gap) or (opened and _VERB.fullmatch(gap)))


def _unit_before(head: str, number: NumberMention, units: Sequence[str]) -> str | None:
    """Give the unit that a number goes on with: the last, of what is had or filed the last that counts."""
    fitting = [unit for unit in units if unit in _LENT and _fits(number, unit)]
    had = _HAD.search(head) if number.scanned.value == number.scanned.value.to_integral_value() else None
    if had is not None and (counted := [unit for unit in fitting if unit not in _RATIOS]):
        return counted[0]
    if had is not None and fitting and _COUNTS.search(had.group()):
        return "count"
    return fitting[0] if fitting else None


def _compared(work: str, end: int, number: NumberMention, last: NumberMention) -> bool:
    """Tell the figure with which one before is compared: "compared with 6.7 in Manchester"."""
    gap = work[last.end : number.before]
    if (
        len(gap) > 80
        or re.search(r"[.;]", gap)
        or not _AGAINST.search(gap)
        or not _WHERE.match(work, number.end, end)
    ):
        return False
    ratio = float(number.scanned.value) / float(last.scanned.value) if last.scanned.value else 0.0
    return 0.02 < ratio < 50


def fill_elided(
    work: str,
    start: int,
    end: int,
    numbers: Sequence[NumberMention],
    places: Sequence[PlaceMention],
    before: Sequence[str] = (),
) -> list[NumberMention]:
    """Give numbers that stand without a noun the unit that they are of.

    Parameters
    ----------
    work : str
        Working text.
    start, end : int
        The sentence.
    numbers : sequence of NumberMention
        Its numbers, from left to right.
    places : sequence of PlaceMention
        Its places.
    before : sequence of str
        Units of the last figures of the sentences before, in the same paragraph, the latest first.

    Returns
    -------
    list of NumberMention
        Those that got a unit are of the form "elided".
    """
    known: list[NumberMention] = []
    units = ("count", *before) if _ASKED.search(work[max(0, start - 40) : start]) else tuple(before)
    for i, number in enumerate(numbers):
        if number.form == "bare" and number.scanned.high is None:
            number = _filled(work, start, end, number, known, places, units)
            if number.form == "bare" and _is_score(work, start, numbers, i):
                number = _given(number, "count")
        known.append(number)
        if number.scanned.unit is not None and number.form != "rank":
            units = units_of([number], units)
    return known


def units_of(numbers: Sequence[NumberMention], before: Sequence[str] = ()) -> tuple[str, ...]:
    """Give the units of the last figures, the latest first, each once.

    Parameters
    ----------
    numbers : sequence of NumberMention
        From left to right.
    before : sequence of str
        Units of the figures before them.

    Returns
    -------
    tuple of str
        At most three.
    """
    units = list(before)
    for number in numbers:
        unit = number.scanned.unit
        if unit is not None and number.form != "rank":
            units = [unit, *(other for other in units if other != unit)]
    return tuple(units[:3])


def _filled(
    work: str,
    start: int,
    end: int,
    number: NumberMention,
    known: Sequence[NumberMention],
    places: Sequence[PlaceMention],
    units: Sequence[str],
) -> NumberMention:
    own = _by_words(work, start, end, number)
    told = number.scanned.words and _ENDS.match(work, number.end, end) is not None
    if own is None and told and _THERE.search(work[max(start, number.before - 40) : number.before]):
        own = "count"  # "are down to three": no three per cent are written so
    if own is not None:
        return _given(number, own)
    unit = _unit_before(work[max(start, number.before - 60) : number.before], number, units)
    if unit is not None and _as_before(work, start, end, number, places):
        return _given(number, unit)
    last = known[-1] if known else None
    gap = work[last.end : number.before] if last is not None else ""
    if (
        last is not None
        and _ON_TO.fullmatch(gap)
        and _NUMBER_FROM.search(work[max(start, last.before - 130) : last.before])
    ):
        return _given(number, "count")
    if (
        last is not None
        and last.scanned.unit in _LENT
        and _FROM_COUNT.fullmatch(gap)
        and _AGO.match(work, number.end, end)
        and _fits(number, last.scanned.unit)
    ):
        return _given(number, last.scanned.unit)
    per_head = _OR_PER_HEAD.fullmatch(gap) and _EACH_SO_MANY.search(work[start : number.before])
    if last is not None and last.scanned.unit == "count" and per_head and _ENDS.match(work, number.end, end):
        return _given(number, "count")
    lends = (
        last is not None
        and last.scanned.unit in {"times", "points"}
        and last.form in {"times", "elided", "quantity"}
    )
    if last is not None and lends and _compared(work, end, number, last):
        return replace(_given(number, last.scanned.unit or ""), form="elided")
    return number


def _is_score(work: str, start: int, numbers: Sequence[NumberMention], i: int) -> bool:
    """Tell both numbers of "53 to four" behind a colon."""
    for first, second in ((i, i + 1), (i - 1, i)):
        if first < 0 or second >= len(numbers):
            continue
        a, b = numbers[first], numbers[second]
        scored = _SCORE.search(work[max(start, a.before - 70) : a.before])
        if (
            scored
            and _SECOND.fullmatch(work[a.end : b.before])
            and re.match(r"[.,;]|$", work[b.end : b.end + 1])
        ):
            return True
    return False
