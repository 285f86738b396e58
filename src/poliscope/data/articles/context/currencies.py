"""Which currency a shared sign is of: "$" in Melbourne's paper, "¥" in Tokyo's, rupees in Lahore's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from poliscope.data.articles.lexicon import Lexicon
from poliscope.data.articles.places.finding import PlaceMention
from poliscope.data.articles.source.normalise import Paragraph

__all__ = ["find_country", "local_currency"]

#: Signs and words of more than one country: the currency that they are first read as, how they are
#: written there, and whose they may be instead.
_SHARED: tuple[tuple[str, re.Pattern[str], dict[str, str]], ...] = (
    (
        "USD",
        re.compile(r"\$|[^$]*(?<!S )(?<!S\. )(?<!US )(?<!American )\b(?:dollars?|cents?)$", re.IGNORECASE),
        {"AU": "AUD", "CA": "CAD", "NZ": "NZD", "SG": "SGD", "HK": "HKD"},
    ),
    ("CNY", re.compile(r"¥"), {"JP": "JPY"}),
    (
        "INR",
        re.compile(r"Rs|.*rupees?$", re.IGNORECASE),
        {"PK": "PKR", "LK": "LKR", "NP": "NPR", "MU": "MUR"},
    ),
    (
        "MXN",
        re.compile(r".*(?<!mexican )pesos?$", re.IGNORECASE),
        {"CO": "COP", "CL": "CLP", "AR": "ARS", "PH": "PHP", "UY": "UYU", "DO": "DOP"},
    ),
    (
        "KES",
        re.compile(r".*(?<!kenyan )(?<!kenya )shillings?$|Shs?\b", re.IGNORECASE),
        {"UG": "UGX", "TZ": "TZS", "SO": "SOS"},
    ),
    ("PHP", re.compile(r"P(?=\d)"), {"BW": "BWP"}),
    ("SAR", re.compile(r".*(?<!saudi )riyals?$", re.IGNORECASE), {"QA": "QAR", "YE": "YER", "OM": "OMR"}),
    ("NOK", re.compile(r".*(?<!norwegian )kroner$", re.IGNORECASE), {"DK": "DKK"}),
    (
        "CHF",
        re.compile(r".*(?<!swiss )francs$", re.IGNORECASE),
        {"SN": "XOF", "CI": "XOF", "BF": "XOF", "ML": "XOF", "TG": "XOF", "BJ": "XOF", "RW": "RWF"},
    ),
    (
        "GBP",
        re.compile(r"[^£]*(?<!sterling )\bpounds?$", re.IGNORECASE),
        {"EG": "EGP", "LB": "LBP", "SD": "SDG"},
    ),
)
_PLACES = frozenset({"city", "province", "county", "country", "zone"})


def local_currency(unit: str, written: str, country: str) -> str:
    """Give the currency that a figure is in, of which the sign is shared by several countries.

    Parameters
    ----------
    unit : str
        Currency as the sign or word alone is read.
    written : str
        The figure as the text has it: "$86 million", "3 billion pesos".
    country : str
        Code of the country that the text is about; "" where it is not known.

    Returns
    -------
    str
        The same currency where the text writes whose it is ("US$", "Mexican pesos").
    """
    for shared, pattern, by_country in _SHARED:
        if unit == shared and pattern.match(written):
            return by_country.get(country, unit)
    return unit


def find_country(lexicon: Lexicon, body: Sequence[Paragraph], home: PlaceMention | None) -> str:
    """Tell which country most of an article's places are in: that of its subject counts five times.

    The country's code; "" where no country has half of the places.
    """
    counts: Counter[str] = Counter()
    if home is not None and home.place.country:
        counts[home.place.country] += 5
    for paragraph in body[:40]:
        for _, _, place in lexicon.places.find(paragraph.text, 0, min(len(paragraph.text), 2000)):
            if place.kind in _PLACES and place.country:
                counts[place.country] += 1
    country, count = max(counts.items(), key=lambda item: item[1], default=("", 0))
    return country if 2 * count >= sum(counts.values()) else ""
