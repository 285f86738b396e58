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
from poliscope.data.articles.tallies import ENDS, FEW, NUMBER_FROM, unit_by_words

__all__ = ["fill_elided", "units_of"]

#: "taking its overall tally to 355", "the number for Leeds, which has no metro, is 870,000".
_TALLY = re.compile(
    rf"\b(?:tally|headcount|count|(?:the|that|its|their|whose|same|equivalent) (?:[a-z-]+ )?(?:number|"
    rf"figure|total|mean|average|median))\b(?:[^.;\d]{{0,110}}?\b|(?=:))"
    rf"(?::|to|at|is|was|stands at|stood at|reached|hit|rises to|rose to|falls to|fell to) {FEW}$",
    re.IGNORECASE,
)
#: "Pune, at 360, is", "Leeds, with 12,".
_AT = re.compile(
    rf"(?: (?:is|was|does|did|fares?|fared|comes|came|follows|followed|ranks|scored)(?: [a-z]+){{0,3}})?"
    rf",? ?\(?(?:at|with|on) {FEW}$"
)
#: "Ann Arbor keeps 19", "Sheffield managed fourteen", "Hull could muster only nine".
_VERB = re.compile(
    rf"(?: (?:still|now|alone|itself|also|could|can|did|has|had))*,? (?:keeps?|kept|retains?|retained|"
    rf"holds?|held|has|had|got|gets?|"
    rf"manage[sd]?|muster(?:s|ed)?|boasts?|claims?|claimed|filed|won|scores?|scored|counts?|counted|"
    rf"takes?|took|needs?|needed|clocks?|clocked|posts?|posted|"
    rf"records?|recorded|reached|reaches|drew|attracted|hosts?|hosted|is|was|had|does|did) {FEW}$"
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
#: "Five years ago it had 230."
_PRONOUN_HAD = re.compile(
    rf"\b(?:[Ii]t|[Tt]hey|[Ww]e|[Tt]he (?:city|town|state|region|county|province|latter|former|other|"
    rf"second|first|"
    rf"rest)) (?:now |still |already |once |alone |only )?"
    r"(?:is|was|were|will be|comes to|came to|reached|won|filed|licensed|sold|opened|built|made|produced|"
    r"managed|drew|"
    rf"has|have|had|counts?|counted|employs?|employed|hosts?|hosted|runs?|ran|gets?|got|keeps?|"
    rf"kept)(?: at)? {FEW}$"
)
#: "Its university alone filed 96", "can point to 61", "Warsaw has more, 409".
_HAD = re.compile(
    rf"[a-z,] (?:(?:has|have|had)(?: (?:more|fewer|less|most|the (?:most|fewest)), (?:at )?)?|boasts?|"
    rf"counts?|"
    rf"filed|files|managed|manages|hosts?|hosted|attracted|attracts|made|makes|share[sd]?|reports?|reported|"
    rf"registered|posted|lists?|listed|won|wants?|targets?|expects?|forecasts?|predicts?|aims (?:for|at)|"
    rf"spends?|spent|produced|opened|(?:can|could) point to) ?{FEW}$"
)
#: Verbs that can only have a number of things.
_COUNTS = re.compile(r"\b(?:boast|count|file|host|list|regist|open|point|share|attract|won)")
_RATIOS = frozenset({"%", "times", "points", "minutes"})
#: "but the Tricity, with 203, has": a name that no list has.
_NAMED_WITH = re.compile(
    rf"(?:^|[,;] |\b(?:and|while|but) )(?:the )?[A-Z][\w’-]+(?: [A-Z][\w’-]+)*, (?:at|with|on) {FEW}$"
)
#: "1,250 young companies, or 213 for every 100,000 residents; the second 520, or 33".
_OR_PER_HEAD = re.compile(rf",? or {FEW}$")
_EACH_SO_MANY = re.compile(r"\bor [^;.]{0,24}\d (?:for every|per) [\d,a-z]+ ")
#: "Today there are 79", "the plants are down to three", "in March a loss of 700".
_THERE = re.compile(
    rf"(?:\b[Tt]here (?:are|were|is|was) (?:now |still |maybe |perhaps |once )?|"
    rf"\b(?:[Ii]t|[Tt]hey)['’](?:s|re) (?:now |still |only )?|"
    rf"\b(?:is|are|was|were|now) (?:down|up) to |\ba (?:net )?(?:loss|gain|rise|fall|drop|"
    rf"increase) of ){FEW}$"
)
_ON_TO = re.compile(rf" to {FEW}$")
#: "10.9 times earnings in X, compared with 6.7 in Y"; "21.4 points, against an average of 12.6".
_AGAINST = re.compile(
    rf"(?:,| and|\b(?:compared (?:with|to)|as against|against|versus|vs\.?|to|but|while|,? and|than|from|"
    rf"with|or|until)) "
    rf"(?:(?:an?|the) (?:[\w-]+ ){{0,3}}(?:average|mean|median|figure|total|norm|level)(?: of)? )?{FEW}$"
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
#: Units that the next figure may leave out; areas and sums are written again.
_LENT = frozenset({"count", "persons", "households", "visits", "%", "points", "times", "minutes"})


def _given(number: NumberMention, unit: str) -> NumberMention:
    return replace(number, scanned=replace(number.scanned, unit=unit), form="elided")


def _fits(number: NumberMention, unit: str) -> bool:
    """Tell whether a number can be of a unit: no half firms, no 300 per cent."""
    value = number.scanned.value
    whole = value == value.to_integral_value()
    if unit == "%":
        return value <= 100 and not (number.scanned.words and value == 1)
    return whole or unit not in {"persons", "households", "visits"}


def _place_before(places: Sequence[PlaceMention], at: int) -> PlaceMention | None:
    return next((m for m in reversed(places) if m.end <= at), None)


_FROM_COUNT = re.compile(rf",? (?:up |down )?from {FEW}$")
_AGO = re.compile(
    r" (?:[a-z]+|\d+) (?:years?|decades?|months?) (?:ago|earlier|before)\b| in (?:19|20)\d\d\b|"
    r" a (?:year|decade) "
)


def _as_before(
    work: str, start: int, end: int, number: NumberMention, places: Sequence[PlaceMention]
) -> bool:
    """Tell whether a number without a noun is of the unit of the figure before it."""
    head = work[max(start, number.before - 130) : number.before]
    if _THIS_FIGURE_ZH.search(head):
        return True
    if not ENDS.match(work, number.end, end):
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
    numbers : sequence of NumberMention
        Its numbers, from left to right.
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
    own = unit_by_words(work, start, end, number)
    told = number.scanned.words and ENDS.match(work, number.end, end) is not None
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
        and NUMBER_FROM.search(work[max(start, last.before - 130) : last.before])
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
    if last is not None and last.scanned.unit == "count" and per_head and ENDS.match(work, number.end, end):
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
