"""What stands above a table says for all its cells: the year, the unit, the indicator, the place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from poliscope.data.articles.indicators import TopicMention, find_topics
from poliscope.data.articles.lexicon import Lexicon
from poliscope.data.articles.places.finding import PlaceMention, find_places
from poliscope.data.articles.tables.grid import Grid
from poliscope.data.articles.tables.headers import (
    read_header,
    read_measure,
)
from poliscope.data.articles.tables.rows import Above

__all__ = ["Setting", "captioned", "read_setting"]

_SINCE = re.compile(
    r"(?:\b(?:since|from|than|against|versus|vs\.?|compared with|on|est(?:ablished)?|founded)|"
    r"[较比自与]) ?(?:19|20)\d{2}",
    re.IGNORECASE,
)
_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_DAY = re.compile(r"(?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}")


@dataclass(frozen=True, slots=True)
class Setting:
    """What a table's surroundings say for all its cells."""

    words: str
    year: int | None
    factor: float
    unit: str | None
    topics: tuple[TopicMention, ...]
    data_year: int | None = None
    ranks: bool = False
    lead: str = ""


def read_setting(lexicon: Lexicon, grid: Grid, above: Above) -> Setting:
    """Read the year, the unit ("单位:亿元") and the indicator of what stands above a table.

    Parameters
    ----------
    lexicon : Lexicon
    grid : Grid
        The table.
    above : Above
        The lines above it.

    Returns
    -------
    Setting
    """
    said = [text for text in (grid.caption, *above.texts) if text]
    years = [year for text in said if (year := _year(text)) is not None]
    close = [year for text in (grid.caption, above.near) if (year := _year(text)) is not None]
    measures = [_caption_measure(text) for text in (*said[:2], *grid.notes)]
    factor, unit = next((m for m in measures if m != (1.0, None)), (1.0, None))
    topics: tuple[TopicMention, ...] = ()
    for text in said:
        words = read_header(re.split(r"[.!?。;;] ?(?=\S)", text)[-1]).text.partition(" as % of ")[0]
        topics = topics or tuple(find_topics(lexicon, words, 0, len(words)))
        if "score" in text:  # "Innovation districts (score out of 100)"
            topics = topics or tuple(find_topics(lexicon, text, 0, len(text)))
    return Setting(
        " ".join(said),
        years[0] if years else None,
        factor,
        unit,
        topics,
        None if close else above.data_year,
        lead=re.split(r"[,:;(,:;(—–]| in | by ", said[0])[0].strip() if said else "",
    )


def captioned(lexicon: Lexicon, captions: Sequence[str]) -> PlaceMention | None:
    """Find the one place that a table's caption names: its figures are of it where no row names another."""
    for caption in filter(None, captions):
        found = find_places(lexicon, caption, 0, len(caption))
        if len({mention.place.name for mention in found}) == 1 and found[0].confidence > 0.9:
            return found[0]
    return None


def _year(text: str) -> int | None:
    """Give the last year that a caption says, but not of its date or of what it compares with."""
    text = re.sub(
        r"[一二][〇零○一二三四五六七八九]{3}(?=年)", lambda found: found.group().translate(_DIGITS), text
    )
    years = re.findall(r"(?:19|20)\d{2}(?!\d)", _SINCE.sub("", _DAY.sub("", text)))
    if not years:
        return read_header(_DAY.sub("", text)).year
    return int(years[-1]) if years else None


def _caption_measure(text: str) -> tuple[float, str | None]:
    """Read the unit that a caption gives for its table."""
    said = re.search(
        r"(?:单位|\bunits?\b|\bfigures in\b|\bin\b)[::]? ?([^()\[\],,;;。|:]{1,20})(?=[)\],;。|:.]|$)",
        text,
        re.IGNORECASE,
    )
    measure = read_measure(said.group(1)) if said else (1.0, None)
    if measure == (1.0, None) and (
        own := re.search(r"[(\[] ?[^()\[\]]{1,24}[)\]][:. ]*$|, ?[^,]{1,24}$", text)
    ):
        header = read_header(text[: own.end()].strip(" :."))
        measure = header.factor, header.unit
    return measure
