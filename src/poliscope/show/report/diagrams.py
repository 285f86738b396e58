"""Drawings of the report: the order that no weights change, and the triangle of winners."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from poliscope.show.report.html import Html, tag
from poliscope.show.report.page import Page
from poliscope.show.words import say

__all__ = ["order_diagram", "winner_triangle"]

SHOWN = 16
"""The diagram shows so many of the first units."""
WIDTH, STEP, CHARACTERS, CROWDED = 720.0, 62.0, 16, 6
PALETTE = 8


def order_diagram(page: Page, found: Mapping[str, Any]) -> Html:
    """Return who is directly above whom: a line from every unit to those it is always ahead of.

    Lines that follow from others are left out. A unit stands one row below the lowest of those above it.
    """
    units = page.order[:SHOWN]
    chosen = set(units)
    arrows = [(a, b) for a, b in found["covers"] if a in chosen and b in chosen]
    if not arrows:
        return Html()
    rows = _rows(units, arrows)
    depth = max(rows.values()) + 1
    at: dict[int, tuple[float, float]] = {}
    for row in range(depth):
        members = [u for u in units if rows[u] == row]
        gap = WIDTH / len(members)
        for n, u in enumerate(members):
            # many names in a row take turns in height, so that they do not run into each other
            at[u] = (gap * (n + 0.5), 20 + STEP * row + (18 if n % 2 and len(members) > CROWDED else 0))
    lines = [
        tag(
            "path", d=f"M{at[a][0]:.1f} {at[a][1] + 8:.1f}L{at[b][0]:.1f} {at[b][1] - 14:.1f}", class_="arrow"
        )
        for a, b in arrows
    ]
    names = [name for u in units for name in _names(page, page.names("units", u), *at[u])]
    height = 20 + STEP * (depth - 1) + 36
    drawing = tag(
        "svg", *lines, *names, viewBox=f"0 0 {WIDTH:.0f} {height:.0f}", class_="drawing", aria_hidden="true"
    )
    return tag("div", drawing, class_="scroll")


def _rows(units: Sequence[int], arrows: Sequence[tuple[int, int]]) -> dict[int, int]:
    """Return the row of each unit: one more than the lowest of those above it."""
    row = dict.fromkeys(units, 0)
    for _ in units:  # as many rounds as the longest chain can have links
        moved = False
        for a, b in arrows:
            if row[b] <= row[a]:
                row[b], moved = row[a] + 1, True
        if not moved:
            break
    return row


def _names(page: Page, texts: Mapping[str, str], x: float, y: float) -> list[Html]:
    """Return a name in every language of the page, one of which is shown."""
    same = len({texts[name] for name in page.languages}) == 1
    place = {"x": f"{x:.1f}", "y": f"{y:.1f}"}
    if same:
        return [tag("text", _short(texts[page.languages[0]]), **place)]
    return [
        tag("text", _short(texts[name]), lang=say(name, "language.code"), **place) for name in page.languages
    ]


def _short(name: str) -> str:
    return name if len(name) <= CHARACTERS else name[: CHARACTERS - 1] + "…"


def winner_triangle(page: Page, drawn: Mapping[str, Any], regions: Sequence[Mapping[str, Any]]) -> Html:
    """Return the triangle of the weights of three pillars: a region a winner, a ring for the study's own."""
    corners = [(180.0, 30.0), (20.0, 307.0), (340.0, 307.0)]

    def point(weights: Sequence[float]) -> tuple[float, float]:
        x = sum(w * c[0] for w, c in zip(weights, corners, strict=True))
        return x, sum(w * c[1] for w, c in zip(weights, corners, strict=True))

    shapes = []
    for n, region in enumerate(regions):
        places = " ".join(f"{x:.1f},{y:.1f}" for x, y in map(point, region["corners"]))
        shapes.append(tag("polygon", points=places, class_=f"w{min(n, PALETTE - 1)}"))
    x, y = point(drawn["nominal"])
    ring = tag("circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r="6", class_="ring")
    labels = [(180.0, 20.0), (60.0, 327.0), (300.0, 327.0)]
    names = [
        name
        for code, (left, top) in zip(drawn["pillars"], labels, strict=True)
        for name in _names(page, page.names("tree", page.node_places[code]), left, top)
    ]
    # inside its region where that is wide enough for a name
    for region in regions[:PALETTE]:
        if region["area"] >= 0.08:
            centre = [sum(c[k] for c in region["corners"]) / len(region["corners"]) for k in range(3)]
            texts = page.names("units", page.bundle["units"]["codes"].index(region["unit"]))
            names += _names(page, texts, *point(centre))
    return tag(
        "svg", *shapes, ring, *names, viewBox="0 0 360 336", class_="drawing triangle", aria_hidden="true"
    )
