"""The ranking with stacked bars, and the scores in each part."""

from __future__ import annotations

from poliscope.show.report.html import Html, tag
from poliscope.show.report.page import Page

__all__ = ["palette", "parts_section", "ranking_section"]

SEGMENTS = 8
"""A bar has at most this many pieces; what is left is one piece, in grey."""
SHADES = 5


def ranking_section(page: Page) -> Html:
    """Return the table of ranks with a bar each, and the same pieces as numbers."""
    if not page.order:
        return Html()
    shown, rest = _segments(page)
    brought = {u: _brought(page, u, shown, rest) for u in page.order}
    low = min(0.0, *(sum(p for p in parts if p < 0) for parts in brought.values()))
    high = max(0.0, *(sum(p for p in parts if p > 0) for parts in brought.values()))
    names = [page.nodes[node] for node in shown] + ([page.say("ranking.rest")] if rest else [])
    beside = "k" if page.drawings else None  # what a bar shows too may be hidden where room is short
    head = tag(
        "tr",
        *[tag("th", page.say(f"column.{c}"), scope="col") for c in ("rank", "unit", "score")],
        *[tag("th", _swatch(place), name, scope="col", class_=beside) for place, name in enumerate(names)],
    )
    rows = [
        tag(
            "tr",
            tag("td", page.place(u, page.root)),
            tag("th", _named_bar(page, u, parts, low, high), scope="row"),
            tag("td", page.score(page.node_score(u, page.root)), class_="s"),
            *[tag("td", page.score(part), class_=beside) for part in parts],
        )
        for u, parts in brought.items()
    ]
    additive = page.tree["aggregation"][-1]["power"] == 1
    return page.section(
        "ranking",
        page.how(tag("p", page.say("ranking.how")), "" if additive else tag("p", page.say("ranking.shares"))),
        tag("ul", *[tag("li", _swatch(n), name) for n, name in enumerate(names)], class_="key"),
        page.table("ranking", page.say("ranking.caption"), [head], rows, class_="ranking"),
    )


def palette(page: Page) -> str:
    """Return which of the sets of colours tells the pieces of the bars apart."""
    shown, rest = _segments(page)
    pieces = len(shown) + bool(rest)
    chosen = "" if pieces <= 4 else "six" if pieces <= 6 else "eight"
    return f"{chosen} rest" if rest else chosen


def _segments(page: Page) -> tuple[list[int], list[int]]:
    """Return the parts that get a piece of the bar, and those that share the last one."""
    parts = page.children[page.root]
    if len(parts) <= SEGMENTS:
        return parts, []
    effective = page.tree["effective"]
    heaviest = sorted(parts, key=lambda node: -effective[node])[: SEGMENTS - 1]
    return [n for n in parts if n in heaviest], [n for n in parts if n not in heaviest]


def _brought(page: Page, unit: int, shown: list[int], rest: list[int]) -> list[float]:
    contributions = page.bundle["contributions"][unit]
    parts = [contributions[node] or 0.0 for node in shown]
    return [*parts, sum(contributions[node] or 0.0 for node in rest)] if rest else parts


def _swatch(place: int) -> Html:
    return tag("i", class_=f"c{place}")


def _named_bar(page: Page, unit: int, parts: list[float], low: float, high: float) -> Html:
    """Return a name with the bar of what its parts bring."""
    name = page.units[unit]
    if not page.drawings:
        return name
    return tag("div", name if name.startswith("<") else tag("bdi", name), _bar(parts, low, high), class_="nb")


def _bar(parts: list[float], low: float, high: float) -> Html:
    """Return a stacked bar: what is below zero to the left of it, the rest to the right."""
    scale = 100 / (high - low) if high > low else 0.0
    left = right = abs(low) * scale
    pieces = []
    for part in parts:
        width = abs(part) * scale
        if part < 0:
            left -= width
        start = left if part < 0 else right
        pieces.append(tag("rect", x=f"{start:.3g}%" if start else None, width=f"{width:.3g}%"))
        if part > 0:
            right += width
    return tag("svg", *pieces, aria_hidden="true")


def parts_section(page: Page) -> Html:
    """Return score and rank of every unit in each part of the index, shaded by rank."""
    parts = page.children[page.root]
    columns = parts if len(parts) > 1 else page.children[parts[0]] or parts
    if not page.order or len(columns) < 2:
        return Html()
    top = tag("th", page.nodes[page.root], scope="col", class_="n")
    heads = [tag("th", page.nodes[node], scope="col", class_="n") for node in columns]
    head = tag("tr", tag("th", page.say("column.unit"), scope="col"), top, *heads)
    ranked = {node: _ranked(page, node) for node in columns}
    rows = [
        tag(
            "tr",
            tag("th", page.units[u], scope="row"),
            _score_cell(page, u, page.root, None),
            *[_score_cell(page, u, node, ranked[node]) for node in columns],
        )
        for u in page.order
    ]
    return page.section(
        "parts",
        page.how(tag("p", page.say("parts.how"))),
        page.table("parts", page.say("parts.caption"), [head], rows, class_="heat"),
    )


def _ranked(page: Page, node: int) -> int:
    return sum(row[node] is not None for row in page.bundle["ranks"])


def _score_cell(page: Page, unit: int, node: int, ranked: int | None) -> Html:
    score = page.node_score(unit, node)
    if score is None:
        return tag("td", page.score(None))
    content = (page.score(score), tag("small", page.place(unit, node)))
    if ranked is None:
        return tag("td", *content)
    rank = page.bundle["ranks"][unit][node]
    shade = min(SHADES - 1, (rank - 1) * SHADES // max(1, ranked))
    return tag("td", *content, class_=f"h{shade} first" if rank == 1 else f"h{shade}")
