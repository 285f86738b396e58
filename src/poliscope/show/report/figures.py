"""The figures, each with the way back to its source."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from poliscope.show import numbers
from poliscope.show.report.html import Html, join, named, tag
from poliscope.show.report.page import Page
from poliscope.show.words import legible

__all__ = ["Detail", "Figures"]


@dataclass(frozen=True, slots=True)
class Detail:
    """How much of the evidence a page carries; less where it would grow too large.

    Parameters
    ----------
    named : bool
        Whether a note says which figures it belongs to.
    notes : bool
        Whether places and quoted words are given.
    references : bool
        Whether each figure leads to its source.
    first : int, optional
        Figures of so many units only; of all where None.
    drawings : bool
        Whether drawings stand beside the tables with their numbers; they are no evidence, and the
        interactive page draws its own.
    """

    named: bool = True
    notes: bool = True
    references: bool = True
    first: int | None = None
    drawings: bool = True


class Figures:
    """Single figures with marks and references.

    Parameters
    ----------
    page : Page
        Where they stand.
    detail : Detail
        How much of the evidence is carried.
    """

    def __init__(self, page: Page, detail: Detail):
        self.page, self.detail = page, detail
        self.evidence = page.bundle["evidence"]
        cells = page.bundle["cells"]
        self.imputed = {(u, i) for u, i in cells["imputed"]}
        self.treated = {(point[0], point[1]) for point in cells["treated"]}
        units = {code: place for place, code in enumerate(page.bundle["units"]["codes"])}
        self._units = units
        self._columns = {code: place for place, code in enumerate(self.evidence["columns"])}
        self.conflict = {
            (units[c["unit"]], self._columns[c["indicator"]]): number
            for number, c in enumerate(page.bundle["conflicts"], start=1)
        }

    @cached_property
    def note_names(self) -> list[str]:
        """The name of each note: source and number within it, such as ``3.12``."""
        names, count = [], Counter[int]()
        for note in self.evidence["notes"]:
            count[note["source"]] += 1
            names.append(f"{note['source'] + 1}.{count[note['source']]}")
        return names

    @cached_property
    def note_cells(self) -> dict[int, list[tuple[int, int]]]:
        """The figures that each note belongs to."""
        cells: dict[int, list[tuple[int, int]]] = {}
        for u, row in enumerate(self.evidence["note"]):
            for i, note in enumerate(row):
                if note is not None:
                    cells.setdefault(note, []).append((u, i))
        return cells

    def reference(self, unit: int, indicator: int) -> Html:
        """Return the small link from a figure to its source, note or row."""
        source = self.evidence["source"][unit][indicator]
        if source is None or not self.detail.references:
            return Html()
        note, row = self.evidence["note"][unit][indicator], self.evidence["row"][unit][indicator]
        if note is not None and self.detail.notes:
            name = self.note_names[note]
            return Html(f"<a href=#n{name}>{name}</a>")
        shown = f"{source + 1}:{row}" if row is not None else str(source + 1)
        return Html(f"<a href=#s{source + 1}>{shown}</a>")

    def value(self, unit: int, indicator: int) -> Html:
        """Return a figure with its marks."""
        where = (unit, indicator)
        if where in self.imputed:
            return tag("i", self.page.figure(self.page.bundle["values"]["prepared"][unit][indicator]), "°")
        raw = self.page.raw[unit][indicator]
        treated = "†" if where in self.treated else ""
        contested = tag("a", "≠", href=f"#x{self.conflict[where]}") if where in self.conflict else ""
        return Html(f"{raw}{treated}{contested}")

    def cell(self, unit: int, indicator: int, usual: int | None) -> Html:
        """Return a figure as a cell; its period is said where it is not the usual one of its column."""
        period = self.evidence["period"][unit][indicator]
        other = period is not None and period != usual
        said = tag("small", legible(self.evidence["periods"][period])) if other else Html()
        reference = self.reference(unit, indicator)
        opening = "<td>" if reference or not self.detail.references else "<td class=m>"
        return Html(
            f"{opening}{self.value(unit, indicator)}{said}{reference}{self._divided(unit, indicator)}"
        )

    def _divided(self, unit: int, indicator: int) -> str:
        """Return what a figure is after it was divided, where it is."""
        if not self.is_divided(indicator):
            return ""
        value = self.page.bundle["values"]["denominated"][unit][indicator]
        return "" if value is None else f"<small class=v>→ {numbers.significant(value, 4)}</small>"

    def is_divided(self, column: int) -> bool:
        """Say whether the figures of a column are divided before they count."""
        divided = self.page.bundle["values"]["denominated"] is not None
        return divided and column < self.page.leaves and bool(self.page.tree["denominator"][column])

    def by_code(self, unit: str, indicator: str) -> Html:
        """Return a figure with unit of measure, period and reference, for a list."""
        u, i = self._units.get(unit), self._columns.get(indicator)
        if u is None or i is None:
            return Html()
        measure, period = self.measure(u, i), self.evidence["period"][u][i]
        said = [m for m in (measure, self.evidence["periods"][period] if period is not None else "") if m]
        rest = join([named(m) for m in said], " · ")
        return join([self.value(u, i), Html(" "), rest, Html(" "), tag("sup", self.reference(u, i))])

    def measure(self, unit: int, indicator: int) -> str:
        """Return the unit of measure of a figure."""
        return self._measure(indicator, self.evidence["measure"][unit][indicator])

    def column_measure(self, column: int) -> str:
        """Return the usual unit of measure of a column."""
        return self._measure(column, self.usual("measure", column))

    def _measure(self, column: int, said: int | None) -> str:
        """Return the framework's unit of measure; the claim's where it has none, or figures are divided."""
        claimed: str = "" if said is None else self.evidence["measures"][said]
        if column >= self.page.leaves or self.is_divided(column):
            return claimed
        own: str = self.page.tree["unit_of_measure"][column]
        return own or claimed

    def label(self, column: int) -> Html:
        """Return the name of an indicator or denominator."""
        return self.page.node(self.evidence["columns"][column])

    def usual(self, part: str, indicator: int) -> int | None:
        """Return the most common period or measure of an indicator."""
        found = Counter(row[indicator] for row in self.evidence[part] if row[indicator] is not None)
        return max(found, key=lambda key: (found[key], -key)) if found else None
