"""Words: the voice of one study in one language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from poliscope.answers.answers import About
from poliscope.answers.index import Cells, Excluded, Flag, Index
from poliscope.data.matrix import Cell
from poliscope.show import numbers
from poliscope.show.words.catalog import in_language, say
from poliscope.show.words.findings import told
from poliscope.show.words.names import legible, listed

__all__ = ["Words"]


@dataclass(frozen=True)
class Words:
    """Say findings, flags and reasons of one study in one language.

    Parameters
    ----------
    language : str
        ``"en"`` or ``"zh"``.
    index : Index
        Whose labels and scale of scores are used.
    about : About
        What the study says of itself.
    """

    language: str
    index: Index
    about: About

    # --- single things ------------------------------------------------------------------------

    def __call__(self, key: str, /, **slots: str | int) -> str:
        """Return a sentence of the catalog."""
        return say(self.language, key, **slots)

    def say(self, key: str, /, **slots: str | int) -> str:
        """Return a sentence of the catalog."""
        return say(self.language, key, **slots)

    def unit(self, code: str) -> str:
        """Return the name of a unit."""
        return legible(self.index.units.label(code, self.language))

    def units(self, codes: Sequence[str], *, at_most: int = 8) -> str:
        """Return names of units as a list."""
        return listed(
            self.language, [self.index.units.label(code, self.language) for code in codes], at_most=at_most
        )

    def node(self, code: str) -> str:
        """Return the name of an indicator or aggregate, or of another figure that the study labels."""
        if code in self.index.framework.position:
            return legible(self.index.framework[code].name(self.language))
        return legible(in_language(self.about.labels.get(code, {}), self.language) or code)

    def nodes(self, codes: Sequence[str], *, at_most: int = 8) -> str:
        """Return names of indicators as a list."""
        return listed(self.language, [self.node(code) for code in codes], at_most=at_most)

    def score(self, value: float) -> str:
        """Return a score with the decimals that suit the index."""
        return numbers.fixed(value, self.decimals)

    def share(self, value: float) -> str:
        """Return a share as a percentage."""
        return numbers.percent(value)

    def count(self, value: int) -> str:
        """Return a whole number."""
        return numbers.fixed(value, 0)

    @cached_property
    def decimals(self) -> int:
        """Decimals of a score."""
        return numbers.decimals_for(self.index.scores.column(self.index.top).tolist())

    @cached_property
    def noun(self) -> str:
        """What is compared: city, region, country."""
        return legible(in_language(self.about.unit, self.language)) or self.say("unit.noun")

    # --- claims -------------------------------------------------------------------------------

    def finding(self, finding: Any) -> str:
        """Return a finding as a sentence.

        Raises
        ------
        TypeError
            Nothing is registered for this kind of finding.
        """
        key, slots = told(finding, self)
        return self.say(key, **slots)

    def flag(self, flag: Flag) -> str:
        """Return a flag as a sentence."""
        columns, rows = _places(flag.cells)
        return self.say(
            f"flag.{flag.kind}",
            count=flag.count,
            share=self.share(flag.share),
            indicators=self.nodes(columns),
            units=self.units(rows),
        )

    def excluded(self, excluded: Excluded) -> str:
        """Return why a unit is not ranked."""
        return self.say(f"excluded.{excluded.reason}", share=self.share(excluded.available))

    def standing(self, code: str) -> str:
        """Return where a unit stands that the reader asks about."""
        rank, score = self.index.ranks[code, self.index.top], self.index.scores[code, self.index.top]
        if rank != rank:
            return self.say("standing.unranked", unit=self.unit(code))
        return self.say(
            "standing.ranked",
            unit=self.unit(code),
            rank=numbers.fixed(rank, 0),
            ranked=self.count(len(self.index.order())),
            score=self.score(score),
        )


def _places(cells: Sequence[Cell]) -> tuple[list[str], list[str]]:
    """Return the different indicators and units of some cells, in their order."""
    if isinstance(cells, Cells):  # may be millions
        columns, rows = sorted(set(cells.columns.tolist())), sorted(set(cells.rows.tolist()))
        return [cells.indicators[c] for c in columns], [cells.units[r] for r in rows]
    columns_named = dict.fromkeys(cell.indicator for cell in cells if cell.indicator)
    return list(columns_named), list(dict.fromkeys(cell.unit for cell in cells if cell.unit))
