"""The figures, each with the way back to its source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from poliscope.show.report.html import Html, join, tag
from poliscope.show.report.page import Page
from poliscope.show.words import legible

__all__ = ["Detail", "Figures", "figures_section"]

COLUMNS = 8
"""A table of figures has at most this many indicators beside each other."""


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
    """

    named: bool = True
    notes: bool = True
    references: bool = True
    first: int | None = None


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
        self.conflict = {
            (units[c["unit"]], page.node_places[c["indicator"]]): number
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
        return Html(f"<td>{self.value(unit, indicator)}{said}{self.reference(unit, indicator)}")

    def by_code(self, unit: str, indicator: str) -> Html:
        """Return a figure with unit of measure, period and reference, for a list."""
        u, i = self._units.get(unit), self.page.node_places.get(indicator)
        if u is None or i is None or i >= self.page.leaves:
            return Html()
        measure, period = self.measure(u, i), self.evidence["period"][u][i]
        said = [m for m in (measure, self.evidence["periods"][period] if period is not None else "") if m]
        rest = join([tag("bdi", legible(m)) for m in said], ", ")
        return join([self.value(u, i), Html(" "), rest, Html(" "), tag("sup", self.reference(u, i))])

    def measure(self, unit: int, indicator: int) -> str:
        """Return the unit of measure of a figure."""
        own: str = self.page.tree["unit_of_measure"][indicator]
        said = self.evidence["measure"][unit][indicator]
        return own or ("" if said is None else self.evidence["measures"][said])

    def usual(self, part: str, indicator: int) -> int | None:
        """Return the most common period or measure of an indicator."""
        found = Counter(row[indicator] for row in self.evidence[part] if row[indicator] is not None)
        return max(found, key=lambda key: (found[key], -key)) if found else None


def figures_section(page: Page, figures: Figures) -> Html:
    """Return tables of all figures, one for each part of the index."""
    detail = figures.detail
    shown = _shown(page, detail)
    if not shown:
        return page.section("figures", tag("p", page.say("figures.none"), class_="note"))
    marks = [
        tag("li", tag("b", sign), " ", page.say(f"mark.{name}"))
        for name, sign, there in (
            ("imputed", "°", figures.imputed),
            ("treated", "†", figures.treated),
            ("conflict", "≠", figures.conflict),
            ("missing", "–", True),
        )
        if there
    ]
    cut = [
        page.say("figures.first", shown=len(shown), total=len(page.units))
        if len(shown) < len(page.units)
        else None,
        None if detail.references else page.say("figures.no-references"),
        None if detail.notes or not figures.evidence["notes"] else page.say("figures.no-notes"),
    ]
    return page.section(
        "figures",
        page.how(tag("p", page.say("figures.how"))) if detail.references else "",
        tag("ul", *marks, class_="marks"),
        *[tag("p", sentence, class_="note") for sentence in cut if sentence is not None],
        *[_table(page, figures, *block, shown) for block in _blocks(page)],
    )


def _shown(page: Page, detail: Detail) -> list[int]:
    """Return the units whose figures are shown: the best, those asked about, then those without a rank."""
    ranked = set(page.order)
    everyone = [*page.order, *(u for u in range(len(page.units)) if u not in ranked)]
    if detail.first is None:
        return everyone
    focus = {
        u for u, code in enumerate(page.bundle["units"]["codes"]) if code in page.bundle["about"]["focus"]
    }
    return [u for place, u in enumerate(everyone) if place < detail.first or (detail.first and u in focus)]


def _blocks(page: Page) -> list[tuple[int, list[int]]]:
    """Return the tables: a part of the index with up to so many of its indicators."""
    parts = [node for node in page.children[page.root] if node >= page.leaves]
    direct = [node for node in page.children[page.root] if node < page.leaves]
    groups = [(node, page.leaves_below(node)) for node in parts] + ([(page.root, direct)] if direct else [])
    return [
        (node, below[start : start + COLUMNS])
        for node, below in groups
        for start in range(0, len(below), COLUMNS)
    ]


def _table(page: Page, figures: Figures, node: int, columns: list[int], shown: Sequence[int]) -> Html:
    usual = {i: figures.usual("period", i) for i in columns}
    name = f"f{columns[0]}"
    head = [
        *_group_heads(page, node, columns),
        tag(
            "tr",
            tag("th", page.say("column.unit"), scope="col"),
            *[tag("th", *_indicator_head(page, figures, i, usual[i]), scope="col") for i in columns],
        ),
    ]
    rows = [
        tag(
            "tr",
            tag("th", page.units[u], scope="row"),
            *[figures.cell(u, i, usual[i]) for i in columns],
        )
        for u in shown
    ]
    caption = page.say("figures.caption", node=page.names("tree", node))
    return page.table(name, caption, head, rows, class_="figures")


def _group_heads(page: Page, node: int, columns: list[int]) -> list[Html]:
    """Return a row that names the groups of indicators, where the part has such."""
    groups: list[tuple[int, int]] = []
    for leaf in columns:
        group = leaf
        while page.tree["parent"][group] not in (node, None):
            group = page.tree["parent"][group]
        if groups and groups[-1][0] == group:
            groups[-1] = (group, groups[-1][1] + 1)
        else:
            groups.append((group, 1))
    if all(group < page.leaves for group, _ in groups):
        return []
    heads = [
        tag("th", page.nodes[group] if group >= page.leaves else "", colspan=span, scope="colgroup")
        if group >= page.leaves
        else tag("td")
        for group, span in groups
    ]
    return [tag("tr", tag("td"), *heads, class_="groups")]


def _indicator_head(page: Page, figures: Figures, indicator: int, usual: int | None) -> list[Html]:
    measure = page.tree["unit_of_measure"][indicator]
    if not measure:
        said = figures.usual("measure", indicator)
        measure = "" if said is None else figures.evidence["measures"][said]
    below = page.tree["denominator"][indicator]
    lines = [
        tag("bdi", legible(measure)) if measure else None,
        page.say("figures.per", node=legible(below)) if below else None,
        tag("bdi", legible(figures.evidence["periods"][usual])) if usual is not None else None,
        page.say("figures.lower") if page.tree["direction"][indicator] < 0 else None,
    ]
    small = join([line for line in lines if line], " · ")
    return [page.nodes[indicator], tag("small", small) if small else Html()]
