"""A sentence with all that was found in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from poliscope.data.articles.indicators.records import Topic, TopicMention, same_list
from poliscope.data.articles.lexicon import Indicator
from poliscope.data.articles.numbers import NumberMention
from poliscope.data.articles.relations import Relation

__all__ = ["Passage"]

_HAN = re.compile("[\u4e00-\u9fff]")
_LATIN = re.compile("[A-Za-z]")
#: Units of no sum and of no count.
_NO_SUM = frozenset({"%", "pp", "times", "rank", "‰"})


@dataclass(slots=True)  # never changed; freezing costs a tenth of the reading
class Passage:
    """A sentence with all that was found in it, and what the sentences before left behind.

    Attributes
    ----------
    text : str
        Working text of the paragraph.
    start, end : int
        The sentence.
    topics, numbers, relations : sequences
        What stands in it; one relation for each number.
    known_until : mapping
        For each number's start, the end of the last place or time before it: the text's own words
        for an indicator begin behind that.
    context : Indicator or None
        What the sentence before was about.
    fresh : bool
        Whether that sentence is of the same paragraph.
    percent : str or None
        What the last share of the paragraph was of.
    last : (Topic, str or None) or None
        What the last figure of the sentence before measured, and its unit.
    named : sequence of (int, int, str)
        Where places stand in the sentence, and of what kind they are.
    told : sequence of (Topic, str or None, str)
        What the figures of the sentence before measured, their units, and whether they were levels.
    sector : str or None
        The sector that the sentences before, of this paragraph, told of.
    trades : sequence of str
        The sectors that the figures of the page were of so far, one for each such figure.
    sentence : str
        Its text.
    scripts : (bool, bool)
        Whether Chinese characters and whether Latin letters stand in it.
    """

    text: str
    start: int
    end: int
    topics: Sequence[TopicMention]
    numbers: Sequence[NumberMention]
    relations: Sequence[Relation]
    known_until: Mapping[int, int]
    context: Indicator | None = None
    fresh: bool = True
    percent: str | None = None
    last: tuple[Topic, str | None] | None = None
    named: Sequence[tuple[int, int, str]] = ()
    told: Sequence[tuple[Topic, str | None, str]] = ()
    sector: str | None = None
    trades: Sequence[str] = ()
    sentence: str = field(init=False)
    scripts: tuple[bool, bool] = field(init=False)

    def __post_init__(self) -> None:
        """Look once at what every rule is asked by."""
        self.sentence = self.text[self.start : self.end]
        han = not self.sentence.isascii() and _HAN.search(self.sentence) is not None
        self.scripts = han, _LATIN.search(self.sentence) is not None

    def until(self, i: int) -> int:
        """Give where the next number begins."""
        return self.numbers[i + 1].before if i + 1 < len(self.numbers) else self.end

    def known(self, i: int) -> int:
        """Give where the last place, time or number before a number ends."""
        return self.known_until.get(self.numbers[i].start, self.start)

    def sum_told(self, i: int, out: Sequence[Topic]) -> Topic | None:
        """Give the last sum or count told: of this sentence, else what the one before told first."""
        for j in range(i - 1, -1, -1):
            if self.numbers[j].scanned.unit not in _NO_SUM and self.relations[j].kind in {"level", "change"}:
                return out[j] if out[j].indicator is not None else None
        for topic, unit, kind in self.told:  # what a sentence tells first is what it is about
            if unit not in _NO_SUM and kind == "level":
                return topic if topic.indicator is not None else None
        return None

    def same_unit(self, i: int) -> bool:
        """Tell whether a number has the unit of the number before it."""
        return i > 0 and self.numbers[i].scanned.unit == self.numbers[i - 1].scanned.unit

    def in_list(self, i: int) -> bool:
        """Tell whether a number follows the one before it in a list."""
        return same_list(self.text, self.numbers, i)
