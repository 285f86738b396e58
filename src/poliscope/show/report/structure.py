"""What regions do, whether structure leads anywhere, and what could come next."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from poliscope.show import numbers
from poliscope.show.bundle.regional import threshold_of
from poliscope.show.report.html import Html, join, tag
from poliscope.show.report.page import Page
from poliscope.show.report.plot import (
    Frame,
    Labels,
    column,
    drawing,
    findings,
    length_of,
    names_by_language,
    svg_names,
)
from poliscope.show.words import say, signed

__all__ = ["conventions_said", "next_section", "structure_section"]

WIDTH, HEIGHT = 680.0, 460.0
DRAWN = 2
"""Drawings are made for so many of the regions asked about."""
NAMED = 7
ROWS = 15


def structure_section(page: Page) -> Html:
    """Return the space of activities, regions by complexity, and the test of path dependence."""
    found = page.bundle["structure"]
    if not found:
        return Html()
    parts = [piece for one in found for piece in _table(page, one)]
    return page.section("structure", findings(page, "SpecialisedIn"), *parts, findings(page, "Doubt"))


def _table(page: Page, one: Mapping[str, Any]) -> list[Html]:
    unit = one["focus"][0] if one["focus"] else None
    named = page.unit(unit) if unit else ""
    drawn = [piece for region in one["focus"][:DRAWN] for piece in _space(page, one, region)]
    said = tag("p", page.say("structure.how", unit={n: _plain(page, unit, n) for n in page.languages}))
    return [
        tag("h3", page.say("structure.space")) if drawn else Html(),
        page.how(said) if drawn and named and page.drawings else Html(),
        *drawn,
        _regions(page, one),
        *_path(page, one),
        tag("p", conventions_said(page, one["conventions"]), class_="how"),
        tag("p", page.say("cli.source", source=one["source"]), class_="how") if one["source"] else Html(),
    ]


def _plain(page: Page, unit: str | None, language: str) -> str:
    codes = page.bundle["units"]["codes"]
    return page.names("units", codes.index(unit))[language] if unit in codes else str(unit or "")


def conventions_said(page: Page, found: list[Mapping[str, Any]]) -> Html:
    """Return the choices behind the numbers as one sentence."""
    lists = {
        name: say(name, "list.semicolon").join(one["words"][name] for one in found) for name in page.languages
    }
    return page.say("cli.conventions", said=lists)


def _space(page: Page, one: Mapping[str, Any], region: str) -> list[Html]:
    """Return the network of activities with those that a region is specialised in."""
    space, place = one["space"], one["regions"].index(region)
    if not space["shown"]:
        return []
    if not page.drawings:
        return _specialised(page, one, region)
    frame = Frame(WIDTH, HEIGHT, (-0.03, 1.03), (-0.03, 1.03), left=8, right=8, bottom=8, top=8)
    at = [frame.at(x, y) for x, y in zip(space["x"], space["y"], strict=True)]
    lines = "".join(
        f"M{at[a][0]:.0f} {at[a][1]:.0f}L{at[b][0]:.0f} {at[b][1]:.0f}" for a, b in space["edges"]
    )
    totals = column(one["by_activity"], "total")
    largest = max(t or 0.0 for t in totals) or 1.0
    quotients, least = one["quotients"][place], threshold_of(one)
    dots, names, labels = [], [], Labels(WIDTH, at)
    order = sorted(range(len(at)), key=lambda n: -(quotients[space["shown"][n]] or 0.0))
    for rank, n in enumerate(order):
        c = space["shown"][n]
        on = (quotients[c] or 0.0) >= least
        radius = 3 + 7 * math.sqrt((totals[c] or 0.0) / largest)
        x, y = at[n]
        dots.append(
            tag("circle", cx=f"{x:.0f}", cy=f"{y:.0f}", r=f"{radius:.1f}", class_="on" if on else "off")
        )
        if rank < NAMED and on:
            texts = names_by_language(one, c, page.languages)
            if put := labels.place(x, y, length_of(texts), radius):
                names += svg_names(page, texts, put[0], put[1], class_=f"name {put[2]}")
    key = [tag("li", tag("i", class_=f"dot {kind}"), page.say(f"structure.{text}")) for kind, text in
           (("on", "specialised"), ("off", "other"))]  # fmt: skip
    return [
        tag("h4", page.unit(region)),
        tag("ul", *key, class_="key"),
        drawing(page, WIDTH, HEIGHT, tag("path", d=lines, class_="link"), *dots, *names),
    ]


def _specialised(page: Page, one: Mapping[str, Any], region: str) -> list[Html]:
    """Return in words what the drawing shows: the activities that a region has more of than others."""
    quotients, least = one["quotients"][one["regions"].index(region)], threshold_of(one)
    order = sorted(range(len(quotients)), key=lambda c: -(quotients[c] or 0.0))
    named = [_activity(page, one, one["activities"][c]) for c in order if (quotients[c] or 0.0) >= least]
    if not named:
        return []
    return [
        tag("h4", page.unit(region)),
        tag("p", page.say("structure.specialised"), ": ", join(named, " · ")),
    ]


def _regions(page: Page, one: Mapping[str, Any]) -> Html:
    """Return the regions by complexity; those asked about in any case."""
    measures = one["by_region"]
    eci, columns = column(measures, "eci"), ("diversity", "krugman", "outlook")
    values = {name: column(measures, name) for name in columns}
    change = column(one["change"]["indices"], "michaely") if one["change"] else None
    order = sorted(range(len(eci)), key=lambda r: -math.inf if eci[r] is None else -(eci[r] or 0.0))
    ranked = [r for r in order if eci[r] is not None]
    places = {r: number for number, r in enumerate(ranked, start=1)}
    asked = {one["regions"].index(region) for region in one["focus"]}
    shown = [r for n, r in enumerate(ranked) if n < ROWS or r in asked]
    keys = ["cli.structure.eci", *(f"cli.structure.{name}" for name in columns)]
    head = page.head(
        "column.rank", "structure.column.region", *keys, *(["cli.structure.change"] if change else [])
    )
    rows = []
    for r in shown:
        cells = [_number(eci[r], 2), _number(values["diversity"][r], 0), _number(values["krugman"][r], 2)]
        cells.append(_number(values["outlook"][r], 1))
        if change:
            cells.append(_number(change[r], 3))
        name = tag("th", page.unit(one["regions"][r]), scope="row")
        bounds = one["bounds"]["eci"] if one["bounds"] else None
        sure = tag("small", _interval(bounds[0][r], bounds[1][r])) if bounds else ""
        first = tag("td", cells[0], sure)
        rows.append(
            tag("tr", tag("td", str(places[r])), name, first, *[tag("td", cell) for cell in cells[1:]])
        )
    reasons = [
        tag("p", page.unit(region), ": ", page.say(f"reason.{reason}"), class_="note")
        for region, reason in list(one["reasons"].items())[:ROWS]
    ]
    return join(
        [
            page.table("structure-regions", page.say("structure.caption"), [head], rows, class_="regions"),
            *reasons,
        ]
    )


def _number(value: float | None, decimals: int) -> str:
    return numbers.MISSING if value is None else numbers.fixed(value, decimals)


def _path(page: Page, one: Mapping[str, Any]) -> list[Html]:
    """Return how well entries were foretold, and by how much relatedness helped."""
    test = one["path"]
    title = tag("h3", page.say("structure.path"))
    if test["estimate"] is None:
        return [title, findings(page, "PathDependence")]
    metrics = ("auc", "auc within region", "average precision", "top five")
    keys = ("auc", "within", "precision", "five")
    head = page.head("structure.column.predictor", *(f"structure.column.{key}" for key in keys))
    tables = [[column(test[side], metric) for metric in metrics] for side in ("estimate", "lower", "upper")]
    rows = []
    for number, predictor in enumerate(test["estimate"]["rows"]):
        cells = [
            tag(
                "td",
                numbers.fixed(estimate[number] or 0.0, 3),
                tag("small", _interval(low[number], high[number])),
            )
            for estimate, low, high in zip(*tables, strict=True)
        ]
        name = tag("th", page.say(f"predictor.{predictor.replace(' ', '-')}"), scope="row")
        rows.append(tag("tr", name, *cells))
    return [
        title,
        findings(page, "PathDependence"),
        page.how(tag("p", page.say("structure.path.how"))),
        page.table("structure-path", page.say("structure.path.caption"), [head], rows),
    ]


def _interval(low: float | None, high: float | None) -> str:
    return "" if low is None or high is None else f"{numbers.fixed(low, 2)}–{numbers.fixed(high, 2)}"


# --- what next ------------------------------------------------------------------------------------


def next_section(page: Page) -> Html:
    """Return the map of what regions lack, by relatedness and complexity, and the list of the likeliest."""
    found = page.bundle["structure"]
    if not found:
        return Html()
    pieces = []
    for one in found:
        for number, region in enumerate(one["focus"]):
            if number < DRAWN:
                pieces += _map(page, one, region)
            pieces.append(_options(page, one, region))
    if not any(pieces):
        return Html()
    return page.section(
        "next",
        findings(page, "NextActivity"),
        page.how(tag("p", page.say("next.how"))) if page.drawings else "",
        *pieces,
    )


def _map(page: Page, one: Mapping[str, Any], region: str) -> list[Html]:
    points = one["options"].get(region, [])
    if len(points) < 2 or not page.drawings:
        return []
    xs, ys = [p[1] for p in points], [p[2] for p in points]
    pad_x, pad_y = 0.06 * (max(xs) - min(xs) or 1), 0.08 * (max(ys) - min(ys) or 1)
    frame = Frame(WIDTH, 380, (min(xs) - pad_x, max(xs) + pad_x), (min(ys) - pad_y, max(ys) + pad_y))
    middle = (sorted(xs)[len(xs) // 2], sorted(ys)[len(ys) // 2])
    x, y = frame.at(*middle)
    shade = tag(
        "path", d=f"M{x:.0f} {frame.top:.0f}H{WIDTH - frame.right:.0f}V{y:.0f}H{x:.0f}Z", class_="best"
    )
    labels, dots, names = Labels(WIDTH, [frame.at(p[1], p[2]) for p in points]), [], []
    order = sorted(points, key=lambda p: -(p[3] if p[3] is not None else p[1]))
    for rank, (c, excess, pci, chance) in enumerate(order):
        px, py = frame.at(excess, pci)
        radius = 3.5 if chance is None else 3 + 9 * math.sqrt(chance)
        dots.append(tag("circle", cx=f"{px:.0f}", cy=f"{py:.0f}", r=f"{radius:.1f}", class_="on"))
        if rank < NAMED:
            texts = names_by_language(one, c, page.languages)
            if put := labels.place(px, py, length_of(texts), radius):
                names += svg_names(page, texts, put[0], put[1], class_=f"name {put[2]}")
    return [
        tag("h3", page.unit(region)),
        drawing(page, WIDTH, 380, shade, *frame.axes(page, "next.x", "next.y"), *dots, *names),
    ]


def _options(page: Page, one: Mapping[str, Any], region: str) -> Html:
    options = one["next"].get(region, [])
    if not options:
        return Html()
    parts = ("chance", "density", "excess", "quotient", "pci", "gain")
    head = page.head("next.column.activity", *(f"cli.structure.{p}" for p in parts), "next.column.carriers")
    rows = [
        tag(
            "tr",
            tag("th", _activity(page, one, o["activity"]), scope="row"),
            tag("td", numbers.MISSING if o["probability"] is None else numbers.percent(o["probability"])),
            *[tag("td", _number(o["density"], 2)), tag("td", signed(o["excess"], 2))],
            *[tag("td", _number(o[name], 2)) for name in ("quotient", "complexity", "gain")],
            tag("td", join([_activity(page, one, code) for code, _ in o["carriers"]], " · ")),
        )
        for o in options
    ]
    caption = page.say("next.caption", unit={n: _plain(page, region, n) for n in page.languages})
    return page.table(f"next-{one['regions'].index(region)}", caption, [head], rows, class_="carriers")


def _activity(page: Page, one: Mapping[str, Any], code: str) -> Html:
    return page.both(names_by_language(one, one["activities"].index(code), page.languages), "bdi")
