"""Trade and guests by country: "exports to Japan", "China bought 38% of its exports"."""

from __future__ import annotations

import re
from dataclasses import replace

from poliscope.data.articles.indicators.narrower.modifiers import partners_en, partners_zh
from poliscope.data.articles.indicators.records import Topic
from poliscope.data.articles.indicators.rules import PERCENT, Figure, refines

__all__ = ["country_at", "partner_behind", "partner_token", "taken_by"]

_NAMES = "|".join(sorted(map(re.escape, partners_en()), key=len, reverse=True))
_NAMES_ZH = "|".join(sorted(partners_zh(), key=len, reverse=True))
_WHO = rf"(?:the |mainland )?(?P<who>{_NAMES})(?![\w'’-])(?!(?:,| and|, and) (?:the )?(?:{_NAMES})\b)"
#: "Exports of Leon to the United States": whose, up to two names, stands between.
_OF_PLACE = r"(?: (?:of|from|by) [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)?"
#: "Exports to the United States": whose trade it is with.
_WITH_PARTNER = {
    "exports": re.compile(rf"{_OF_PLACE} to {_WHO}"),
    "shipments": re.compile(rf"{_OF_PLACE} to {_WHO}"),
    "imports": re.compile(rf"(?: (?:of|by|into) [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)? from {_WHO}"),
    "trade_total": re.compile(rf"{_OF_PLACE} with {_WHO}"),
    "visitors": re.compile(rf" from {_WHO}"),
}


def partner_behind(code: str, text: str, end: int) -> str | None:
    """Find the country behind a phrase of trade or of guests.

    Parameters
    ----------
    code : str
        The phrase's code.
    end : int
        Where the phrase ends.

    Returns
    -------
    str or None
        The country's part of a code.
    """
    pattern = _WITH_PARTNER.get(code)
    found = pattern.match(text, end, end + 70) if pattern is not None else None
    return partner_token(found["who"]) if found is not None else None


def country_at(words: str) -> str | None:
    """Give the part of a code of a country or a group of countries that is named, None where it is none."""
    return partners_en().get(words.removeprefix("the ").strip())


def partner_token(country: str) -> str:
    """Give the part of a code for a country that is traded with: "United States" is us."""
    return partners_en().get(country, country.lower().replace(" ", "_"))


_TRADE = {
    "exports": "exports",
    "imports": "imports",
    "trade_total": "trade",
    "visitors": "visitors",
    "fdi": "fdi",
}
#: Who stands at the end of the words before a share and buys it: "Germany took", "China alone accounted for".
_TAKES = re.compile(
    rf"(?<![\w’'-])(?P<who>{_NAMES})(?: alone)?(?:,? (?:now|still|which|in \d{{4}},?))?"
    r"(?: (?:took|takes?|buys?|bought|absorb\w+|account\w* for|ma[dk]es? up|receiv\w+|suppl(?:y|ies|ied)|"
    r"provid\w+|sends?|sent|is|was|has|had)(?: (?:about|some|around|nearly|almost|over|more than|just|only))?"
    r"| \(| at| with)? ?$",
)
#: "38% of the exports went to China".
_GOES = re.compile(
    r"[^.;,]{0,60}?\b(?:go(?:es)?|went|going|gone|sold|shipped|sent|exported|come|came|comes|coming|is|are|was|"
    rf"were)(?: (?:to|from|with|destined for|bound for))* (?:the )?(?P<who>{_NAMES})\b"
)
#: "China makes up 14% of the world's exports" tells of its own.
_OF_THE_WORLD = re.compile(r"\b(?:world|global|worldwide)\b|全球|世界")
_TAKES_ZH = re.compile(
    rf"(?P<who>{_NAMES_ZH})(?:市场|客商|买家|游客|旅客|客源)?(?:一家|一国|就|则|仍|仅|只|也|又|更|独)*"
    r"(?:占(?:了|去|到|比|据)?|买走了?|买下了?|贡献了?|吃下了?|拿走了?|接收了?)(?:全[市省县区国港]的?|其中的?)?"
    r"(?:约|近|逾|超过?|高达|达)*$|"
    rf"(?:销往|出口到|出口至|卖到|卖给|输往|运往|发往|来自|流向)(?P<there>{_NAMES_ZH})(?:的)?"
    r"(?:约|近|逾|超过?|高达|达|占|则|就)*(?:比|了|到)?$",
)


@refines(units=PERCENT)
def taken_by(f: Figure, topic: Topic) -> Topic:
    """Tell the share of one country in trade and among guests: "China bought 38% of its exports".

    The same where no country is said to have the share.
    """
    p, i, number = f.passage, f.i, f.number
    code = (topic.code or "").removesuffix("_share")
    base = code if code in _TRADE else code.rsplit("_", 1)[-1]
    if not (topic.code or "").endswith("_share") or base not in _TRADE:
        return topic
    after = f.after
    before = max(after, number.before - 60)
    found = _TAKES.search(p.text, before, number.before)
    found = found or _TAKES_ZH.search(p.text, before, number.before)
    found = found or _GOES.match(p.text, number.end, min(p.until(i), number.end + 110))
    if found is None or _OF_THE_WORLD.search(p.text, before, min(p.end, number.end + 30)):
        return topic
    groups = found.groupdict()
    who = groups.get("who") or groups.get("there") or ""
    token = partners_zh().get(who) or partner_token(who)
    narrow = _TRADE.get(code, code)
    return topic if code.startswith(f"{token}_") else replace(topic, code=f"{token}_{narrow}_share")
