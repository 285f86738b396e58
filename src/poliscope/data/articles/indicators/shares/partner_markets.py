"""Whose market is the largest, and trade between two: "Its biggest market is Germany, with 17%"."""

from __future__ import annotations

import re

from poliscope.data.articles.indicators.narrower.partners import country_at, partner_token
from poliscope.data.articles.indicators.records import CURRENCIES, Topic, topic_of
from poliscope.data.articles.indicators.rules import LATIN, LEVEL, PARTS, PERCENT, Figure, rule
from poliscope.data.articles.indicators.verbs.verb import NEAR

__all__ = ["market_share", "nationals", "trade_between"]

_MARKET = re.compile(
    r"\b(?:biggest|largest|main|top|chief|leading|most important|second-largest|second-biggest|"
    r"number one|first)"
    r"(?: single)?(?: (?:export|import|foreign|overseas|trading|trade))? (?P<role>markets?|"
    r"customers?|buyers?|"
    r"destinations?|clients?|suppliers?|sources?(?: of imports)?|partners?)\b[^.;]{0,30}? (?:is|was|"
    r"remains|remained|are|"
    r"were|became) (?:still |again |now )?(?:the )?$"
)
#: Behind the country: ", with 17%", ", which takes 17%".
_WITH = re.compile(
    r",? (?:with|at|on|(?:which|that) (?:takes?|took|buys?|bought|accounts? for|accounted for|"
    r"supplies|supplied|"
    r"provides?|absorbs?|absorbed)|taking|buying|accounting for|supplying|\()"
    r"(?: (?:about|some|around|nearly|almost|over|more than|just))* ?"
)
_FOLLOWED = re.compile(
    r"[^.;%\d]{0,40}?(?:,|;| and)? ?(?:followed by|ahead of|before|then|and|then came|next (?:is|"
    r"was|came)) (?:the )?$"
)
_SIGNS = (
    "arket",
    "ustomer",
    "uyer",
    "estination",
    "upplier",
    "ource",
    "artner",
    "lient",
    "ollowed",
    " then ",
)
_ROLES = {"suppl": "imports", "sourc": "imports", "partn": "trade"}


def _behind(f: Figure) -> tuple[int, str] | None:
    """Find the country named right before the figure: where it begins, and its part of a code."""
    text, end = f.passage.text, f.number.before
    for a, b, kind in sorted(f.passage.named, reverse=True):
        if f.after <= a and b <= end and kind in {"country", "group"} and _WITH.fullmatch(text, b, end):
            return a, partner_token(text[a:b])
    return None


@rule(units=PERCENT, kinds=PARTS, script=LATIN, signs=_SIGNS)
def market_share(f: Figure) -> Topic | None:
    """Read the share of the country that is said to be the largest market, and of those behind it."""
    found = _behind(f)
    if found is None:
        return None
    at, token = found
    head = f.passage.text[f.after : at]
    market = _MARKET.search(head)
    trade = _ROLES.get(market["role"][:5], "exports") if market is not None else None
    if trade is None and f.i and _FOLLOWED.fullmatch(head):
        told = re.fullmatch(r"[a-z_]+_(exports|imports|trade)_share", f.out[f.i - 1].code or "")
        trade = told[1] if told is not None else None
    if trade is None:
        return None
    return topic_of(f"{token}_{trade}_share", 0.75, "trade_total" if trade == "trade" else trade)


_BETWEEN = re.compile(
    rf"\b(?:[Tt]rade|"
    rf"[Cc]ommerce) between (?:the )?(?P<one>[A-Z][^.;,]{{1,30}}?) and "
    rf"(?:the )?(?P<other>[A-Z][^.;,\d]{{1,40}}?)"
    rf" (?:in|over|during|last|was|were|is|came|reached|rose|fell|grew|totall?ed|amounted|hit|stood|"
    rf"exceeded)\b"
    rf"[^.;,]{{0,40}}?{NEAR}"
)


@rule(units=CURRENCIES, kinds=LEVEL, script=LATIN, signs=("rade between", "ommerce between"))
def trade_between(f: Figure) -> Topic | None:
    """Read "Trade between Yunnan and ASEAN" as that of the place with its partner."""
    found = _BETWEEN.search(f.passage.text, f.after, f.number.before)
    if found is None:
        return None
    country = country_at(found["other"]) or country_at(found["one"])
    code = "trade_total" if country is None else f"{country}_trade"
    return topic_of(code, 0.75, code, "trade_total")


#: Guests by whom they are.
_NATIONS = {
    "Germans": "german", "Britons": "british", "the British": "british", "Americans": "american",
    "the French": "french", "Italians": "italian", "Spaniards": "spanish", "the Spanish": "spanish",
    "Poles": "polish", "the Dutch": "dutch", "the Swiss": "swiss", "the Japanese": "japanese",
    "Koreans": "korean", "South Koreans": "korean", "Russians": "russian", "Indians": "indian",
    "Australians": "australian", "Canadians": "canadian", "the Chinese": "chinese", "Chinese": "chinese",
    "Swedes": "swedish", "Norwegians": "norwegian", "Danes": "danish", "Turks": "turkish",
    "Israelis": "israeli", "Brazilians": "brazilian", "Mexicans": "mexican", "Thais": "thai",
    "Malaysians": "malaysian", "Singaporeans": "singaporean", "Austrians": "austrian", "Belgians": "belgian",
}  # fmt: skip
_PEOPLE_OF = "|".join(sorted(map(re.escape, _NATIONS), key=len, reverse=True))
_THEY = re.compile(
    rf"\b(?P<who>(?i:{_PEOPLE_OF}))(?: alone)? (?:account(?:s|ed)? for|ma[dk]e up|form(?:s|ed)?|"
    rf"represent(?:s|ed)?|were|are|"
    rf"provided?|took|supplied|spent|booked){NEAR}"
)
_OF_GUESTS = re.compile(
    r" of (?:all |the |its |foreign |international |overseas |total )*(?P<what>arrivals|visitors|"
    r"tourists|guests|"
    r"overnight stays|nights|bookings|them|those)\b"
)
_NEXT_PEOPLE = re.compile(rf"[^.;%\d]{{0,30}}(?:,| and|;|, and|"
                          rf", while) (?P<who>(?i:{_PEOPLE_OF})) (?:for|with|at)?{NEAR}|"
                          rf"[^.;%\d]{{0,30}}(?:,| and|"
                          rf";)(?: and)? (?P<other>(?i:{_PEOPLE_OF})) ")  # fmt: skip


@rule(units=PERCENT, kinds=PARTS, script=LATIN)
def nationals(f: Figure) -> Topic | None:
    """Read "Germans accounted for 28% of arrivals and Britons for 22%" as their shares among the guests."""
    p, head = f.passage, f.passage.text[f.after : f.number.before]
    they = _THEY.search(head)
    of = _OF_GUESTS.match(p.text, f.number.end, p.end) if they is not None else None
    if they is not None and of is not None:
        base = "overnight_stays" if of["what"] in {"overnight stays", "nights"} else "visitors"
        return _guests(they["who"], base)
    told = re.fullmatch(r"[a-z]+_(visitors|overnight_stays)_share", f.out[-1].code or "") if f.i else None
    following = _NEXT_PEOPLE.fullmatch(head) if told is not None else None
    if told is None or following is None:
        return None
    return _guests(following["who"] or following["other"], told[1])


def _guests(who: str, base: str) -> Topic:
    token = next(token for people, token in _NATIONS.items() if people.lower() == who.lower())
    return topic_of(f"{token}_{base}_share", 0.75, base)
