"""The place behind a number in English: "10.6 per cent in Eindhoven", "one in six people of Ghent"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from poliscope.data.articles.indicators import CURRENCIES
from poliscope.data.articles.numbers import NumberMention
from poliscope.data.articles.places.finding import PlaceMention
from poliscope.data.articles.places.passing import ELLIPTIC
from poliscope.data.articles.signs import is_latin

__all__ = ["find_behind", "find_told"]

_FOR_THOSE_EN = re.compile(
    r" for (?:someone|those|people|residents|workers|anyone) (?:who )?(?:live |living |based )?in (?:the )?$"
)
#: "23% of Bradford graduates": a share of what is a place's own.
_ITS_PEOPLE = re.compile(
    r" (?:[a-z]+ )?(?:founders|graduates|residents|workers|households|students|homes|firms|companies|adults|"
    r"children|people|start-?ups|families|jobs|buildings|schools|tenants|commuters)\b"
)
#: "61 per cent of working-age residents of Edinburgh", "1.9 million people can reach the centre of Lyon".
_PEOPLE_OF = re.compile(
    r"(?: of)?(?: (?:the|all|its))?(?: [a-z-]+){0,3}? (?:residents|people|adults|"
    r"households|workers|graduates|firms|companies|children|employees|inhabitants) of (?:the )?"
)
_CENTRE_OF = re.compile(
    r"(?: [a-z]+)? (?:can|could|who|live|lived|living|within)(?: [a-z]+){0,3} (?:the )?(?:cent(?:re|er)|"
    r"heart|middle|outskirts|downtown) of (?:the )?"
)
_IN_PLACE_EN = re.compile(
    r"^(?! [a-z]+ and (?:offices|branches|plants|customers|stores) in )"
    r"(?:[ -](?:of|all|the|gross|regional|national|private|public|domestic|product|R&D|"
    r"research|and|development|its|new|space|floor|offices?|land|money|capital|jobs?|output|GDP|workers|people|granted|filed|registered|issued|sold|"
    r"made|created|built|paid|spent|seen|lost|won|[a-z]{2,}ed|[a-z]+s)){0,5}"
    r"(?: (?:an?|per|each|every)(?: 1,000| 10,000| 100,000| million)?"
    r"(?: (?!a |in |for )[a-z]+){0,2}){0,2}"  # "a month in"
    r" (?:in and around|in or near|in|into|for|at|from|across|(?:up|down|over|out|back) in) "
    r"(?:the |nearby |neighbou?ring |"
    r"[Gg]reater |central |northern |southern |eastern |western |rural |urban |suburban |downtown |"
    r"metropolitan )*(?:city of |region of |whole of )?$"
)
#: "1.3 per cent) of the North".
_BRACKET_OF = re.compile(r"\) of (?:the )?")
_LIVE_IN = re.compile(r"(?: [a-z]+)? (?:live|lived|reside|resided) in (?:the )?")
#: "3,238 applications were filed in the Netherlands", "2.9 million jobs were created in trade in India".
_DONE_IN = re.compile(
    r"(?: (?!(?:than|as|from|to|that|which|who|if|while|but|and|or|like)\b)[A-Za-z&-]+){0,5} "
    r"(?:were|was|are|is|have been|has been|had been|being) (?:[a-z]+ )?"
    r"[a-z]{3,}(?:ed|en|ld|de|ilt|ade|ught|pt|nt) (?:in|across|throughout) (?:the |all of )?"
    r"(?:(?:[A-Za-z]+ )?(?:sector|industry) (?:in|across) (?:the )?)?"
)
#: "five of them founded in Nigeria", "most of which are in Lyon".
_OF_THEM_IN = re.compile(
    r" of (?:them|these|those|which|whom)(?: (?:are|were|is|was|being))?(?: (?:founded|based|located|"
    r"headquartered|registered|situated|born|made|built|created|living|working))? (?:in|near) (?:the )?"
)
#: "5.9% national average", "three-quarters of Americans nationwide".
_ALL_OVER = re.compile(
    r"(?:[Nn]ationwide|[Nn]ationally|[Cc]ountrywide|[Ss]tatewide|[Pp]rovince-wide|[Rr]egion-wide)\b"
)
_MEAN_OF = re.compile(
    r"[Nn]ational (?:average|rate|figure|level|mean|median|growth|rise|increase|inflation|decline|fall|"
    r"target|"
    r"output|unemployment)\b"
)
#: "fell by 7,100 (-0.3%) in Quebec".
_ASIDE = re.compile(r" ?\([^()]{1,16}\)(?= in | across | for | at )")
#: "6.6% on the Rhône": of the city there.
_AT_WATER = re.compile(r"(?: [a-z]+)? (?:on|along|by|beside) the (?:banks of the )?(?:[Rr]iver )?")
#: "77% of those who studied in London", "17% of those on the payroll in Dresden's fabs".
_OF_THOSE = re.compile(
    r" of (?:all )?(?:the )?(?:those|people|[a-z]+s) (?:who|that|on|with|employed|born|living|working|"
    r"studying|registered|educated|trained)\b[^,.;:\d]{0,48}? (?:in|at|from|of) (?:the )?"
)
#: "61 per cent of the country's call centres are in Manila", "every third chip made in Europe comes from".
_IS_FROM = re.compile(
    r"[^,.;:\d]{0,80}? (?:are|is|was|were|lives?|lived|works?|worked|happens?|happened|takes? place|"
    r"took place)(?: now| still| actually)?"
    r"(?: (?:made|built|found|based|held|done|located|spent|produced|created|concentrated))? "
    r"(?:in|by) (?:the )?"
    r"| of (?:that|it|this|them|these|the total) (?:comes?|came) from (?:the )?"
    r"|[^,.;:\d]{0,60}\b(?:made|built|produced|grown|sold|output|production)\b[^,.;:\d]{0,30}? "
    r"(?:comes?|came) from (?:the )?"
)
#: "the $598 million that flowed to Lagos".
_WENT_TO = re.compile(
    r" (?:that|which) (?:[^,.;:\d]{2,50} (?:brought|lured)|flowed|went|goes|flows) (?:in)?to "
    r"(?:[a-z]+ (?:in|of) )?(?:the |rural )?"
)
#: "41 per cent went to Warsaw, 12 per cent to Kraków": the verb is said once.
_GOES_TO = re.compile(
    r" (?:went|goes|go|(?:is|are|was|were) going|flowed|flows|fell|accrued|(?:was|were) (?:paid|given)) "
    r"(?:in)?to (?:the )?"
)
_TO = re.compile(r" to (?:the )?")
#: "of its exports 61% go to France": goods go to a partner, and the figure is the seller's.
_SENT = re.compile(
    r"\b(?:[Ee]xport|[Ss]hip|[Ss]ales\b|[Ss]old\b|[Ss]ells?\b|[Tt]rade\b|[Gg]oods\b|[Dd]eliver)"
)
#: "142 to residents of Jaén and 96 to those of Huelva".
_TO_THOSE = re.compile(
    r" (?:to|from|by|into|for|among) (?:those|people|residents|firms|companies|applicants|inhabitants|"
    r"inventors|buyers|"
    r"visitors) (?:of|in|from) (?:the )?"
)
#: "14.2% there and 11.8% here".
_HERE = re.compile(r"(?: (?!than|as|to|from|in|and|but)[a-z]+){0,4} ")
#: "53 of the country's 118 unicorns" are somebody's, but "A quarter of Bradford's 546,400 people" its own.
_COUNTED_WHOLE = re.compile(
    r"['’]s (?:[a-z]+ )?(?:([$€£₹¥]?)\d|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"[a-z]+teen|twenty|thirty|forty|fifty)\b)"
)
_OPENS = re.compile(r"(?:^|[\n,;:.!?“\"] |\b(?:and|but|while) )$|^$")
#: "37.5% of everything Peru sold": the seller's.
_BOUGHT = re.compile(
    r"\b(?:bought|buys|took|takes|absorbed|absorbs|received|receives) (?:about |some |nearly )?$"
)
_SELLS = re.compile(r" (?:sold|sells|shipped|ships|exported|exports|sent|sends|made|makes|grew|grows)\b")
_SOLD_BY = re.compile(r" of (?:everything|all|what)(?: that)? (?:the )?")
#: "HSBC moved 2,500 jobs from London".
_MOVED = re.compile(
    r"\b(?:moved|shifted|drew|lured|brought|attracted|poached|hired|recruited|transferred|relocated) "
    r"(?:about |some |nearly |over |almost )?$"
)
#: "17 per cent of those of Hull", "a quarter of the municipal economy of Recife".
_OF_THAT = re.compile(
    r" of (?:(?:that|those) (?:of|in)|"
    r"(?:the |its |all )(?:[a-z-]+ ){0,2}(?:economy|output|jobs|workforce|"
    r"employment|"
    r"population|exports|imports|GDP|revenue|sales|production|income|tax base|labou?r force) of) (?:the )?"
)
#: "46% of the space let in Nairobi"; of a country it may be what somebody has a part of.
_DONE_OF = re.compile(
    r" of (?:that |those |the |all )(?:[a-z-]+ ){0,3}(?:let|built|sold|made|spent|paid|"
    r"[a-z]{3,}ed) in (?:the )?"
)
_SURELY = (_OF_THAT, _BRACKET_OF, _LIVE_IN, _CENTRE_OF, _PEOPLE_OF, _OF_THOSE, _WENT_TO, _TO_THOSE)


def find_behind(
    text: str, mentions: Sequence[PlaceMention], number: NumberMention, until: int
) -> PlaceMention | None:
    """Find a place behind a number in English: "10.6 per cent in Eindhoven".

    Parameters
    ----------
    until : int
        Where the next number begins.
    """
    if (aside := _ASIDE.match(text, number.end)) is not None:
        return next((m for m in mentions if _IN_PLACE_EN.match(text[aside.end() : m.start])), None)
    there = _where_it_is(text, mentions, number, until) or _goes_to(text, mentions, number, until)
    if there is not None:
        return there
    for i, mention in enumerate(mentions):
        if not number.end <= mention.start < until or _is_whole(text, mentions, number, mention):
            continue
        ways = _SURELY if mention.place.kind in _WHOLES else (*_SURELY, _DONE_OF)
        surely = any(way.fullmatch(text, number.end, mention.start) for way in ways)
        if surely or _is_seller(text, number, mention) or _gone_to(text, mentions, number, mention):
            return mention
        if _is_owner(text, mention, number):
            return mention if _owns_part(text, mention, number) else None
        gap = text[number.end : mention.start]
        people = gap == " " and _ITS_PEOPLE.match(text, mention.end)  # "one in five Leeds residents"
        if people or _OF_THEM_IN.fullmatch(gap) or _DONE_IN.fullmatch(gap) or _is_of_all(text, mention, gap):
            return mention
        if _stands_in(text, number, mention):
            return mention
        money_from = gap == " from " and number.scanned.unit in CURRENCIES
        money_from = money_from or (gap.endswith(" from ") and bool(_MOVED.search(text, 0, number.before)))
        on_its = gap == " on " and text.startswith(("'s", "’s"), mention.end)  # "on Pune's ring road"
        compared = gap.startswith(" as ")  # "twice as high as in Iasi"
        if money_from or compared or not (on_its or _IN_PLACE_EN.match(gap) or _FOR_THOSE_EN.match(gap)):
            return None
        return _owned_by(text, mentions, i, until) or mention
    return None


#: "One in four vaccines made in Europe is filled there": of somebody in it.
_MADE = re.compile(r"[^.;,\d]{0,40}\b(?:made|built|sold|grown|spun|cast|[a-z]{3,}ed) (?:in|across) (?:the )?")
_WHOLES = frozenset({"country", "group", "region", "world"})
_DONE_THERE = re.compile(
    r"[^,.;:\d]{0,80}? (?:is|are|was|were|gets?) (?:now |still |once )?(?:made|built|[a-z]{3,}ed) (?:right )?"
)


def _is_whole(
    text: str, mentions: Sequence[PlaceMention], number: NumberMention, mention: PlaceMention
) -> bool:
    """Tell the whole of a share: the sentence has named who makes it, or goes on to tell whose it is."""
    if number.scanned.unit != "%" or mention.place.kind not in _WHOLES:
        return False
    if _MADE.fullmatch(text, number.end, mention.start) is None:
        return False
    maker = any(m.end <= number.before and m.place is not mention.place for m in mentions)
    return (maker and mention.place.kind != "region") or _GOES_ON.match(text, mention.end) is not None


def _goes_to(
    text: str, mentions: Sequence[PlaceMention], number: NumberMention, until: int
) -> PlaceMention | None:
    """Find Berlin in "a third of the venture capital in Germany goes to Berlin"."""
    if number.scanned.unit != "%":
        return None
    for whole, to in itertools.pairwise(mentions):
        if not number.end <= whole.start < to.start < until or whole.place.kind not in _WHOLES:
            continue
        found = _GOES_TO_ANOTHER.match(text, whole.end, to.start + 1)
        if found is not None and found.end() == to.start + 1:
            return to
    return None


_GOES_TO_ANOTHER = re.compile(
    r"[^.;,\d]{0,24}? (?:(?:goes?|went|flow(?:s|ed)?|comes?|came|(?:is|are|was|were) (?:raised|spent|filed|"
    r"made|"
    r"based|produced|invested)) (?:to|into|in|from)|(?:is|are|was|were) in) (?:the )?[A-Z]"
)
_GOES_ON = re.compile(r"[^.;,\d]{0,40}? (?:is|are|was|were|comes?|came|gets?|leaves?|passes?|has|have)\b")


def _is_seller(text: str, number: NumberMention, mention: PlaceMention) -> bool:
    """Tell Peru in "China bought 37.5% of everything Peru sold"."""
    sold = _SOLD_BY.fullmatch(text, number.end, mention.start) and _SELLS.match(text, mention.end)
    return bool(sold) and _BOUGHT.search(text, 0, number.before) is not None


def _stands_in(text: str, number: NumberMention, mention: PlaceMention) -> bool:
    """Tell "14.2% there" and "7.0% on the Po"."""
    if text[mention.start : mention.end] in {"here", "there", "across the border"}:
        near = _HERE.fullmatch(text, number.end, mention.start)
        return (near or _DONE_THERE.fullmatch(text, number.end, mention.start)) is not None
    return mention.described and _AT_WATER.fullmatch(text, number.end, mention.start) is not None


#: "Some 355 centres, the offices of foreign firms, have settled in Hyderabad".
_FIRST_EN = re.compile(
    r"(?:(?:In [A-Z][a-z]+|Today|Now|Last year|This year),? )?(?:[Ss]ome|[Aa]bout|[Nn]early|[Aa]lmost|"
    r"[Aa]round|[Rr]oughly|[Oo]ver|[Mm]ore than|[Ff]ewer than|[Uu]p to|[Aa]t least|[Aa]nother)? ?"
)
_OF_ANOTHER = re.compile(r"(?:\d[\d,.]* of (?:the |its |all )?)?")
_TOLD_IN = re.compile(
    r"[^;:.\d]{2,110}? (?:have|has|are|were|was|is) (?:[a-z]+ )?[a-z]+(?:ed|en|lt|ilt|de|un|ft|w|put) "
    r"(?:up |down |together |out )?(?:in|at|across|around) (?:the )?"
    r"|[^;:.\d]{2,60}? on which "
)
#: "A $1.9 billion breakwater for San Antonio".
_A_EN = re.compile(r"(?:^|[ (“\"])(?:[Aa]n?|[Tt]he|[Ii]ts|[Nn]ew|[Aa]nother|[Oo]ne) $")
_THING_IN = re.compile(r"(?:-[a-z]+)?(?: [a-z][a-z-]+){1,4} (?:for|in|at|near|outside) (?:the )?")
#: "at 3.57 lakh rupees, Telangana's income per head".
_AT_EN = re.compile(r"(?:^|[—–:;,.] ?)(?:[Aa]t|[Ww]ith) (?:about |nearly |almost |only |just |over )?$")
_COMES_EN = re.compile(r"[^,;.\d]{0,24}, (?:the )?")


def find_told(
    text: str, start: int, mentions: Sequence[PlaceMention], number: NumberMention, until: int
) -> PlaceMention | None:
    """Find the place of a number that a sentence, or what it tells of a thing, begins with.

    Parameters
    ----------
    mentions : sequence of PlaceMention
        The places of the sentence that are not compared with others.
    until : int
        Where the next number begins.
    """
    behind = next((m for m in mentions if m.start >= number.end), None)
    if behind is None or behind.start >= until or not is_latin(text[behind.start]):
        return None
    first = _FIRST_EN.match(text, start, number.before)
    first = first if first and _OF_ANOTHER.fullmatch(text, first.end(), number.before) else None
    if first and _TOLD_IN.fullmatch(text, number.end, behind.start):
        return behind
    money = number.scanned.unit in CURRENCIES and _A_EN.search(text, max(0, number.before - 9), number.before)
    if money and _THING_IN.fullmatch(text, number.end, behind.start):
        return behind
    at = _AT_EN.search(text, max(0, number.before - 14), number.before)
    owned = text.startswith(("'s ", "’s "), behind.end)
    return behind if at and owned and _COMES_EN.fullmatch(text, number.end, behind.start) else None


def _gone_to(
    text: str, mentions: Sequence[PlaceMention], number: NumberMention, mention: PlaceMention
) -> bool:
    """Tell to whom a share went, with the verb or in a list behind another that has it."""
    if number.scanned.unit != "%" or _SENT.search(text, max(0, number.before - 160), number.before):
        return False
    if _GOES_TO.fullmatch(text, number.end, mention.start):
        return True
    return _TO.fullmatch(text, number.end, mention.start) is not None and any(
        (verb := _GOES_TO.search(text, max(0, m.start - 24), m.start)) is not None and verb.end() == m.start
        for m in mentions
        if m.end <= number.before
    )


#: "68 per cent of Ghanaians".
_HOME_TO = re.compile(r"\b(?:home to|houses|holds|hosts|contains) $")
#: "we lost a fifth of the town".
_TOWNS = frozenset(["town", "city", "village", "municipality", "borough"])
_PLURAL = re.compile(r"s(?=[ ,.;:)])")


#: "took 17% of the country's exports": of the whole that another has a part of.
_PART_TAKEN = re.compile(
    r"\b(?:took|takes?|taking|account(?:s|ed|ing)? for|represent(?:s|ed|ing)?|ma[dk]es? up|making up|"
    r"contribut(?:es|ed|ing)|generat(?:es|ed|ing)|produc(?:es|ed|ing)|suppl(?:ies|ied|ying)|provid(?:es|ed|ing)|"
    r"holds?|held|claim(?:s|ed)?|employs?|handl(?:es|ed|ing)|carr(?:ies|ied|ying)|moves?|moved|"
    r"process(?:es|ed)?) "
    r"(?:for )?(?:about |some |around |nearly |almost |over |more than |just |only |roughly )?$"
)


def _is_owner(text: str, mention: PlaceMention, number: NumberMention) -> bool:
    """Tell "23% of Bradford graduates", "half of the city's homes"."""
    wide = mention.place.kind in {"country", "group", "region"} and number.scanned.unit == "%"
    if wide and _PART_TAKEN.search(text, max(0, number.before - 40), number.before):
        return False
    return re.fullmatch(r" of (?:all |the )?", text[number.end : mention.start]) is not None and bool(
        (text.startswith(("'", "’"), mention.end) and not ELLIPTIC.match(text, mention.end))
        or _ITS_PEOPLE.match(text, mention.end)
        or (
            mention.described
            and _PLURAL.match(text, mention.end)
            and not _HOME_TO.search(text, 0, number.before)
        )
        or (mention.described and text[mention.start : mention.end] in _TOWNS)
        or text[mention.start : mention.end] in {"former", "latter", "ours", "theirs"}
    )


def _owns_part(text: str, mention: PlaceMention, number: NumberMention) -> bool:
    """Tell whether a part of what a place has is its own, and not that of who the sentence is about."""
    whole = _COUNTED_WHOLE.match(text, mention.end)
    own = whole is None or (not whole.group(1) and _OPENS.search(text, 0, number.before))
    return bool(own) and mention.place.kind != "world"


def _where_it_is(
    text: str, mentions: Sequence[PlaceMention], number: NumberMention, until: int
) -> PlaceMention | None:
    """Find Budapest in "61% of the country's call centres are in Budapest": a share names its whole first."""
    ahead = [m for m in mentions if number.end <= m.start < until]
    shown = ahead if number.scanned.unit == "%" else ahead[:1]
    return next((m for m in shown if not _is_wide(m) and _IS_FROM.fullmatch(text, number.end, m.start)), None)


def _is_wide(mention: PlaceMention) -> bool:
    """Tell "two in three of all that there are in the country", which are somebody's."""
    return mention.described and mention.place.kind == "country"


def _is_of_all(text: str, mention: PlaceMention, gap: str) -> bool:
    """Tell "10% of workers nationwide" and "the 5.9% national average", which are the country's."""
    if _ALL_OVER.match(text, mention.start):
        return re.fullmatch(r" (?:of )?(?:all )?(?:[A-Za-z-]+ )?", gap) is not None
    return bool(_MEAN_OF.match(text, mention.start) and re.fullmatch(r" (?:(?!the |of |a )[a-z-]+ )?", gap))


def _owned_by(text: str, mentions: Sequence[PlaceMention], i: int, until: int) -> PlaceMention | None:
    """Give the place behind one that owns it: "in France's Grenoble"."""
    follower = mentions[i + 1] if i + 1 < len(mentions) else None
    owned = follower is not None and text.startswith(("'s", "’s"), mentions[i].end)
    near = follower is not None and follower.start - mentions[i].end < 24 and follower.start < until
    return follower if owned and near else None
