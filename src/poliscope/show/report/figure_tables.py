"""Tables of all figures: one for each part of the index, and one for what figures are divided by."""

from __future__ import annotations

from collections.abc import Sequence

from poliscope.show.report.figures import Detail, Figures
from poliscope.show.report.html import Html, join, named, tag
from poliscope.show.report.page import Page
from poliscope.show.words import legible

__all__ = ["figures_section"]

COLUMNS = 8
"""A table of figures has at most this many indicators beside each other."""


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
        *_denominators(page, figures, shown),
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
    caption = page.say("figures.caption", node=page.names("tree", node))
    return _grid(page, figures, columns, shown, caption, _group_heads(page, node, columns))


def _denominators(page: Page, figures: Figures, shown: Sequence[int]) -> list[Html]:
    """Return the table of what figures are divided by, where any are."""
    columns = list(range(page.leaves, len(figures.evidence["columns"])))
    if not columns:
        return []
    return [_grid(page, figures, columns, shown, page.say("figures.denominators"), [])]


def _grid(
    page: Page,
    figures: Figures,
    columns: list[int],
    shown: Sequence[int],
    caption: Html,
    groups: list[Html],
) -> Html:
    usual = {i: figures.usual("period", i) for i in columns}
    heads = [tag("th", *_column_head(page, figures, i, usual[i]), scope="col") for i in columns]
    head = tag("tr", tag("th", page.say("column.unit"), scope="col"), *heads)
    rows = [
        tag("tr", tag("th", page.units[u], scope="row"), *[figures.cell(u, i, usual[i]) for i in columns])
        for u in shown
    ]
    return page.table(f"f{columns[0]}", caption, [*groups, head], rows, class_="figures")


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


def _column_head(page: Page, figures: Figures, column: int, usual: int | None) -> list[Html]:
    measure, leaf = figures.column_measure(column), column < page.leaves
    below = page.tree["denominator"][column] if figures.is_divided(column) else None
    divided = page.tree["unit_of_measure"][column] if below else ""
    lines = [
        named(measure) if measure else None,
        page.say("figures.per", node=legible(below)) if below else None,
        join([Html("→"), named(divided)], " ") if divided else None,
        named(figures.evidence["periods"][usual]) if usual is not None else None,
        page.say("figures.lower") if leaf and page.tree["direction"][column] < 0 else None,
    ]
    small = join([line for line in lines if line], " · ")
    return [figures.label(column), tag("small", small) if small else Html()]
