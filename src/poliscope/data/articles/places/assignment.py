"""Whose number it is: the place that a sentence gives to each of its numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from poliscope.data.articles.numbers import NumberMention
from poliscope.data.articles.places.behind import find_behind, find_told
from poliscope.data.articles.places.beside import find_beside, find_ranked, find_where
from poliscope.data.articles.places.centering import centre, is_looked_at
from poliscope.data.articles.places.clauses import appositions, remark_end
from poliscope.data.articles.places.comparisons import mark_references
from poliscope.data.articles.places.finding import PlaceMention
from poliscope.data.articles.places.firms import own_firm
from poliscope.data.articles.places.listed import zip_bracketed, zip_lists, zip_respectively, zip_spoken
from poliscope.data.articles.places.memory import apart
from poliscope.data.articles.places.owners import Owner, Subject, as_in_list, settle_gaps, share_pairs
from poliscope.data.articles.places.partners import trade_partners
from poliscope.data.articles.places.parts import amounts_to, of_named_whole, times_of, whose_part
from poliscope.data.articles.places.passing import is_opened_clause
from poliscope.data.articles.places.wholes import PART_OF_IT, SCOPE_BEFORE, is_measure
from poliscope.data.articles.signs import compile_from, is_latin

__all__ = ["Owner", "Subject", "assign_places", "main_place"]

_DIFFERENCE = compile_from(
    r"dg两之二差彼相中",
    r"(?:相差|差距|之差|中间隔着?了?|差了|差(?=大概|约|近|将近|快|着)|(?:两[家者地市]|二者|彼此)[^,。;]{0,4}差|gap|"
    r"difference)[^。;]{0,16}$",
    re.IGNORECASE,
)
#: "That is 11.2 per cent of all jobs in Leeds and 8.9 per cent in Hull": of each its own.
_IN_EACH = re.compile(
    r" of (?:all |the |its )?[a-z ]{2,24} in [A-Z][\w’-]+(?: [A-Z][\w’-]+)?,? "
    r"(?:and|against|but|versus|compared with|while)(?: only| just| about)? [\d.]+ ?(?:%|per ?cent) in [A-Z]"
)
_PRONOUN_EN = re.compile(r"(?:That|It|This|They|These|Its|Their|The (?:city|region|area|province|state))\b")
_CITY_STATES = frozenset({"Hong Kong", "Macao", "Singapore"})


def _compares(number: NumberMention) -> bool:
    return number.scanned.unit in {"pp", "times"} or number.form in {"rank", "times"}


def _last_before(mentions: Sequence[tuple[PlaceMention, bool]], number: NumberMention) -> PlaceMention | None:
    for mention, reference in reversed(mentions):
        if mention.end <= number.start and not reference:
            return mention
    return None


#: "115,000 workers, about 30% of Mexico's total.": what is said of a figure before, and no clause.
_APPOSED = re.compile(r"['’]s [a-z]+(?: [a-z]+)?(?=[.,;)]|$)")
#: "44 per cent of Malaysia's exports, which totalled RM601 billion".
_OWNED_CLAUSE = re.compile(
    r"['’]s(?: [^,.;\d]{2,40})?, which (?:in total |together )?(?:surpassed|exceeded|topped|totalled|totaled|"
    r"reached|came to|amounted to|stood at|passed|is|was|were|are) (?:about |some |nearly |almost |over )?"
)


def _own(
    text: str,
    start: int,
    end: int,
    number: NumberMention,
    marked: Sequence[tuple[PlaceMention, bool]],
    until: int,
) -> Owner:
    """Give one number to a place of its sentence."""
    mentions = [mention for mention, _ in marked]
    references = [mention for mention, reference in marked if reference]
    level = _is_level(text, start, number)
    if (level or not _compares(number) or _is_bracketed_rank(text, number)) and (
        adjacent := find_beside(text, start, mentions, number)
    ):
        beside = _own_beside(text, start, number, marked, adjacent, level)
        if beside is not None:
            return beside
    compared = _own_compared(text, start, number, marked)
    if compared is not None:
        return compared
    if (described := _described_by(text, mentions, number)) is not None:
        return Owner(described, 0.85)
    last = next((m for m in reversed(mentions) if m.end <= number.before), None)
    if last is not None and (
        (last in references and is_opened_clause(text, last, number.before))
        or _OWNED_CLAUSE.fullmatch(text, last.end, number.before)
    ):
        return Owner(last, 0.85)
    if (firm := own_firm(text, start, number, mentions)) is not None:
        return Owner(firm, 0.75)
    marks = (",", ";", ":", " while ", " but ", " and ", "(")
    clause_start = max(start, *(text.rfind(mark, start, number.start) for mark in marks))
    owners = [m for m, r in marked if not r and not _closed_off(text, start, m, number)]
    own = centre(text, start, owners, number.start)
    behind = find_behind(text, mentions, number, until) if _may_follow(text, start, number) else None
    whole = number.scanned.unit == "%" and behind is not None and text.startswith(" of ", number.end)
    if (
        whole
        and own is not None
        and behind is not None
        and text.startswith(("'s", "’s"), behind.end)
        and (not _opens(text[max(start, clause_start) : number.start]) or _APPOSED.match(text, behind.end))
    ):
        return Owner(own, 0.85)
    if behind is not None and (
        own is None or _gives_way(text, own, behind, (clause_start, number.before), behind in references)
    ):
        return Owner(behind, 0.85)
    reference = next((m for m in reversed(references) if m.end <= number.start), None)
    if own is not None:
        near = own.start >= clause_start
        return Owner(own, 0.92 if near else 0.85, reference if _compares(number) else None)
    wider = of_named_whole(text, start, reference, number)
    return Owner(wider, 0.75) if wider is not None else Owner(None, 0.0, reference)


_OF_OTHER = re.compile(
    r"(?:[高低快慢多少大小强优次]于|不及|不如|比不上|赶不上)(?:[^,。;\d]{2,6}的[\d.]+[倍%]?[和与、及])?[^,。;\d]{2,6}的$"
)
_CHANGED_BY = re.compile(r"[升降增减涨跌高][^,。;\d]{0,2}[\d.]+个百分点[^。;]*$")


def _is_level(text: str, start: int, number: NumberMention) -> bool:
    """Tell the own figure of who is compared with: "上升4.8个百分点,快于沈阳的3.9个百分点"."""
    unit, before = number.scanned.unit, text[start : number.before]
    if unit not in {"times", "pp"} or not _OF_OTHER.search(before[-24:]):
        return False
    return unit == "times" or _CHANGED_BY.search(before) is not None


#: "Of the 1,760 centres in India, Bengaluru hosts 875": whose all of them are.
_ALL_OF = re.compile(r"(?:^|[.;:!?—–] )(?:(?:Out )?[Oo]f|Among) (?:the |all |its |some |those )*$")
_ALL_OF_THEM = re.compile(r"(?:\d,\d|, (?:which|who|that) |[^,;.])+")


def _of_all(text: str, start: int, mentions: Sequence[PlaceMention], number: NumberMention) -> Owner | None:
    """Give the whole with which a sentence begins to the place named beside it, else to the subject."""
    if not is_latin(text[start]) or not _ALL_OF.search(text[start : number.before]):
        return None
    whole = _ALL_OF_THEM.match(text, number.end)
    if whole is None or not text.startswith(",", whole.end()):
        return None
    inside = [m for m in mentions if number.end <= m.start and m.end <= whole.end()]
    return Owner(inside[0], 0.85) if inside else Owner(None, 0.0)


def _where_it_is(
    text: str,
    start: int,
    marked: Sequence[tuple[PlaceMention, bool]],
    number: NumberMention,
    until: int,
) -> Owner | None:
    """Give 这座人口约1440万的城市 the figure inside it, and the share of 七成集中在岘港 to where it is."""
    mentions = [m for m, _ in marked]
    inside = next((m for m in mentions if m.start < number.start and number.end < m.end), None)
    place = inside or find_where(text, mentions, number)
    place = place or find_told(text, start, [m for m, reference in marked if not reference], number, until)
    return Owner(place, 0.9) if place is not None else None


#: "1.9 per cent in Valga to 4.3 per cent in Harju": the first place has its figure before it.
_HAS_FIGURE = re.compile(r"\d[\d.,]*(?: ?%| [a-z]+){0,3} (?:in|at|for) (?:the )?$")
_NEXT_FIGURE = re.compile(r",? (?:to|and|or|but|while)(?: [a-z]+)? |, ")


def _gives_way(
    text: str,
    own: PlaceMention,
    behind: PlaceMention,
    clause: tuple[int, int],
    compared: bool,
) -> bool:
    """Tell whether the place before a number has another clause, its own figure, or is a firm's name."""
    clause_start, at = clause
    if own.start < clause_start or compared or text[behind.start : behind.end] in {"here", "there"}:
        return True
    if _NEXT_FIGURE.fullmatch(text, own.end, at) and _HAS_FIGURE.search(
        text[max(0, own.start - 40) : own.start]
    ):
        return True
    foreign = own.described and own.confidence < 0.7
    return foreign or (own.place.kind == "organisation" and behind.place.kind != "unknown")


#: "Leeds came second and Hull 21st": the verb is said once.
_RANKED_NEXT = re.compile(r"(?:[,;]|\band|\bwhile|\bbut|\bwith) (?:the )?[A-ZÀ-Þ][\w.’' -]{2,30} $")


def _is_bracketed_rank(text: str, number: NumberMention) -> bool:
    """Tell "Munich (34th)", whose rank stands beside it."""
    if number.form == "rank" and text[number.before - 1] == "(" and text[number.end : number.end + 1] == ")":
        return True
    return (
        number.form == "rank"
        and _RANKED_NEXT.search(text, max(0, number.before - 44), number.before) is not None
    )


def _closed_off(text: str, start: int, mention: PlaceMention, number: NumberMention) -> bool:
    """Tell a place in brackets, or between dashes, closed before the number: "3.9%(全省2.7%),其中..."."""
    if (remark := remark_end(text, start, mention)) is not None:
        return remark <= number.before
    opened = text.rfind("(", start, mention.start)
    dash = text.rfind(" – ", start, mention.start)
    if dash >= 0 and text.count(" – ", start, number.before) == 2:
        return text.find(" – ", mention.end, number.before) >= 0
    if opened < 0 or text.find(")", opened, mention.start) >= 0:
        return False
    return text.find(")", mention.end, number.before) >= 0


_ROUGHLY = re.compile(r"\b(?:about|nearly|almost|only|some|over|just|more than|fewer than|around)\b")


def _opens(before: str) -> bool:
    """Tell whether a number begins its clause, but for words such as "and", "nearly"."""
    head = before.strip(" ,;:(").removeprefix("and").removeprefix("while").removeprefix("but")
    return not re.search(r"[A-Za-z]{3}", _ROUGHLY.sub("", head))


def _own_beside(
    text: str,
    start: int,
    number: NumberMention,
    marked: Sequence[tuple[PlaceMention, bool]],
    adjacent: PlaceMention,
    level: bool,
) -> Owner | None:
    """Give a number to the place right before it, unless that is the whole of which it is a part."""
    referred = any(m is adjacent and reference for m, reference in marked)
    if referred and (PART_OF_IT.match(text, adjacent.end) or is_measure(text, start, adjacent)):
        return _of_subject(text, start, marked, number, adjacent)
    scope = referred and SCOPE_BEFORE.search(text[max(start, adjacent.start - 4) : adjacent.start])
    part = (
        not level
        and referred
        and text.startswith("的", adjacent.end)
        and re.search(r"成|分之|一半|倍", text[number.start : number.end])
    )
    if amounts_to(text, start, adjacent, number, referred=referred):
        return _of_subject(text, start, marked, number, adjacent)
    share = part or re.search(r"占[到了]?全?$", text[max(start, adjacent.start - 3) : adjacent.start])
    if number.scanned.unit == "%" and (scope or part) and share:
        return None
    main = _last_before([(m, r) for m, r in marked if m is not adjacent], number)
    return Owner(adjacent, 0.95, main if referred else None)


def _own_compared(
    text: str, start: int, number: NumberMention, marked: Sequence[tuple[PlaceMention, bool]]
) -> Owner | None:
    """Give "前者高出" to the first of two places, and a stated difference to the first that is named."""
    mentions = [mention for mention, _ in marked]
    if (whole := whose_part(text, start, mentions, number)) is not None:
        return Owner(whole, 0.85)
    head = text[max(start, number.before - 24) : number.before]
    if len(mentions) >= 2 and re.search(r"(?<![是为占于比较与和对])前者[^,。;的]{0,16}$", head[-20:]):
        return Owner(mentions[0], 0.8, mentions[1])
    if _DIFFERENCE.search(head):
        named = [
            m
            for m in mentions
            if m.end <= number.start and (m.place.kind != "country" or m.place.name in _CITY_STATES)
        ]
        if named and all(m is not n for n, r in marked if not r for m in named):
            return Owner(None, 0.0, named[-1])  # "与成都接近,与深圳差距在2.1个百分点"
        if len(named) >= 2:
            other = next((m for m in named if m.place.name != named[0].place.name), None)
            return Owner(named[0], 0.85, other)
    return None


def _of_subject(
    text: str,
    start: int,
    marked: Sequence[tuple[PlaceMention, bool]],
    number: NumberMention,
    whole: PlaceMention,
) -> Owner:
    """Give "以全省13.3%的土地" to the place that the sentence is about: the province is the whole."""
    own = centre(text, start, [m for m, r in marked if m is not whole and not r], number.start)
    return Owner(own, 0.85, None) if own is not None else Owner(None, 0.0, None)


def _described_by(text: str, mentions: Sequence[PlaceMention], number: NumberMention) -> PlaceMention | None:
    """Find the place that a number describes: "占地87公顷的河套园区", "与第18名合肥"."""
    if text[number.end : number.end + 1] != "的":
        return find_ranked(text, number, mentions)
    return next((m for m in mentions if m.start == number.end + 1), None)


def _may_follow(text: str, start: int, number: NumberMention) -> bool:
    """Tell whether a place behind a number may own it; not a rank's scope or a whole."""
    whole = number.scanned.unit == "%" and re.match(r" (?:of|share)\b", text[number.end : number.end + 8])
    told = whole and _PRONOUN_EN.match(text, start) and not _IN_EACH.match(text, number.end)
    return number.form != "rank" and not told


def assign_places(
    text: str,
    start: int,
    end: int,
    mentions: Sequence[PlaceMention],
    numbers: Sequence[NumberMention],
    subject: Subject | None,
    spoken: Sequence[PlaceMention] = (),
) -> list[Owner]:
    """Give each number of a sentence to a place.

    Parameters
    ----------
    subject : Subject or None
        What the text was about before.
    spoken : sequence of PlaceMention
        The places of the sentence before.

    Returns
    -------
    list of Owner
        One for each number.
    """
    partners = trade_partners(text, start, mentions)
    if partners and (len(partners) < len(mentions) or subject is not None):
        mentions = [m for i, m in enumerate(mentions) if i not in partners]
    aside = appositions(text, mentions)
    fixed = mark_references(text, start, mentions, aside)
    pairs = zip_lists(text, mentions, numbers) | zip_respectively(text, start, end, mentions, numbers, fixed)
    pairs |= zip_bracketed(text, mentions, numbers)
    if spoken and not mentions:
        pairs = zip_spoken(text, start, end, apart(spoken), numbers)
    owners = []
    for i, number in enumerate(numbers):
        if number.start in pairs:
            owners.append(Owner(pairs[number.start], 0.95))
            continue
        multiple = number.scanned.unit in {"times", "%"}
        if multiple:  # what one is a multiple of owns none of the later figures either
            fixed = [given or times_of(text, m, number) for m, given in zip(mentions, fixed, strict=True)]
        marked = [
            (m, given or (multiple and times_of(text, m, number)))
            for m, given in zip(mentions, fixed, strict=True)
        ]
        until = numbers[i + 1].before if i + 1 < len(numbers) else end
        owner = (
            _of_all(text, start, mentions, number)
            or _where_it_is(text, start, marked, number, until)
            or _own(text, start, end, number, marked, until)
        )
        if owner.place is None and subject is not None:
            owner = Owner(subject.mention, subject.confidence, owner.reference if _compares(number) else None)
        elif owner.place is None:
            later = next((m for m, reference in marked if not reference), mentions[0] if mentions else None)
            owner = Owner(later, 0.5, owner.reference) if later else owner
        owners.append(as_in_list(text, numbers, i, owners, owner, mentions))
    return settle_gaps(text, numbers, share_pairs(text, numbers, owners))


#: "against Rs 95 in Bengaluru", "versus $412,000 up in Madison": a rival, not the subject.
_SET_AGAINST = compile_from(
    r"actv",
    r"\b(?:against|versus|than|compared (?:with|to)) [^.;\d]{0,14}\d[^.;]{0,24}? (?:(?:up|over|down|out|"
    r"back) )?(?:in|for|at) (?:the )?$",
)


def main_place(text: str, start: int, mentions: Sequence[PlaceMention]) -> PlaceMention | None:
    """Tell what a sentence is about: its first place that is not a comparison."""
    partners = trade_partners(text, start, mentions)
    mentions = [m for i, m in enumerate(mentions) if i not in partners]
    marks = mark_references(text, start, mentions, appositions(text, mentions))
    own = [
        m
        for m, reference in zip(mentions, marks, strict=True)
        if not reference
        and remark_end(text, start, m) is None
        and not _SET_AGAINST.search(text[max(start, m.start - 60) : m.start])
    ]
    named = [m for m in own if m.place.kind != "organisation"]
    narrower = [m for m in named if not is_looked_at(text, start, m)]
    return next(iter(narrower or named), own[0] if own else None)
