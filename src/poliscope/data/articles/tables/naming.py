"""What a column or a row of a table measures, composed as in a sentence: narrowed, shared, grown, changed."""

from __future__ import annotations

import re

from poliscope.data.articles.indicators import SHARES_OF_GDP, find_topics, narrowed, per_of_words
from poliscope.data.articles.lexicon import Lexicon
from poliscope.data.articles.tables.neighbours import is_increment

__all__ = ["cell_code"]

#: Indicators that are increments themselves.
_CHANGES = frozenset(["net_migration", "natural_increase", "new_jobs", "new_firms"])
_OF_GDP = re.compile(r"占(?:GDP|地区生产总值|生产总值)|\bof (?:gdp|grdp|grp|gross)", re.IGNORECASE)


def cell_code(
    lexicon: Lexicon,
    code: str | None,
    kinds: frozenset[str],
    words: str,
    unit: str | None,
    *,
    growth: bool,
) -> str | None:
    """Compose the code of a table's cell.

    Parameters
    ----------
    code : str or None
        The indicator that the words name.
    kinds : frozenset of str
        Its kinds.
    words : str
        Of the header or of the row's label.
    unit : str or None
        The cell's unit.
    growth : bool
        Whether the words say that it grew.

    Returns
    -------
    str or None
        None where nothing is named.
    """
    found = find_topics(lexicon, words, 0, len(words))
    if code is None and is_increment(words) and found:
        first = found[0].indicator.code
        return first if first in _CHANGES else f"{first}_change"  # "GDP增量"
    if code is None:
        return None
    own = next((t for t in found if t.indicator.code == code), None)
    if own is not None:
        code = narrowed(code, words, own.start, own.end, (len(words), len(words)))
    if growth and not code.endswith("_growth"):
        return f"{code}_growth" if unit in {"%", None} else f"{code}_change" if unit == "count" else code
    if unit == "%" and not kinds & {"percent", "rate", "index"}:
        of_gdp = bool(_OF_GDP.search(words))
        return SHARES_OF_GDP.get(code, f"{code}_share") if of_gdp else f"{code}_share"
    return code if unit == "rank" else code + per_of_words(words, code)[0]
