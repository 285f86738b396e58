"""Units before their mirror, and before their targets."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from poliscope.show import numbers
from poliscope.show.report.html import Html, tag
from poliscope.show.report.page import Page
from poliscope.show.report.plot import column, drawing, findings, svg_names
from poliscope.show.words import growth_rate, listed, say, year

__all__ = ["mirror_section", "trends_section"]

WIDTH, STEP, NAMES = 480.0, 26.0, 170.0
ROWS, LISTED = 40, 15


def mirror_section(page: Page) -> Html:
    """Return each unit asked about before its mirror: the gaps, and what closing them is worth."""
    found = page.bundle["peers"]
    if not found:
        return Html()
    pieces = [piece for number, one in enumerate(found) for piece in _comparison(page, one, number)]
    said = findings(page, "Strength", "Gap")
    return page.section("mirror", said, page.how(tag("p", page.say("mirror.how"))), *pieces)


def _comparison(page: Page, one: Mapping[str, Any], number: int) -> list[Html]:
    kinds = {n: say(n, "list.comma").join(say(n, f"kind.{k}") for k in one["kinds"]) for n in page.languages}
    names = {n: _name(page, one["unit"], n) for n in page.languages}
    peers = {n: listed(n, [_name(page, peer, n) for peer in one["peers"]]) for n in page.languages}
    return [
        tag("h3", page.say("mirror.caption", unit=names, peers=peers)),
        Html() if one["chosen"] else tag("p", page.say("mirror.distance", kinds=kinds), class_="how"),
        _bars(page, one),
        _gaps(page, one, number, page.say("mirror.caption", unit=names, peers=peers)),
    ]


def _name(page: Page, code: str, language: str) -> str:
    codes = page.bundle["units"]["codes"]
    return page.names("units", codes.index(code))[language]


def _ordered(one: Mapping[str, Any]) -> list[int]:
    """Return the indicators that both have, the largest gap behind first."""
    gap = column(one["gaps"], "gap")
    return sorted((k for k, g in enumerate(gap) if g is not None), key=lambda k: gap[k] or 0.0)


def _bars(page: Page, one: Mapping[str, Any]) -> Html:
    gap, order = column(one["gaps"], "gap"), _ordered(one)[:ROWS]
    if not order:
        return Html()
    largest = max(abs(gap[k] or 0.0) for k in order) or 1.0
    middle = NAMES + (WIDTH - NAMES) / 2
    pieces = [tag("path", d=f"M{middle:.0f} 2V{STEP * len(order) + 2:.0f}", class_="axis")]
    for row, k in enumerate(order):
        width = (gap[k] or 0.0) / largest * ((WIDTH - NAMES) / 2 - 36)
        y = 6 + STEP * row
        side = "ahead" if width >= 0 else "behind"
        pieces.append(tag("path", d=f"M{middle:.1f} {y:.0f}h{width:.1f}v14h{-width:.1f}z", class_=side))
        place = page.node_places.get(one["gaps"]["rows"][k])
        texts = (
            dict.fromkeys(page.languages, one["gaps"]["rows"][k])
            if place is None
            else page.names("tree", place)
        )
        pieces += svg_names(page, texts, NAMES - 8, y + 12, class_="name end")
        shown = numbers.fixed(gap[k] or 0.0, 1)
        anchor = "start" if width >= 0 else "end"
        x = middle + width + (4 if width >= 0 else -4)
        pieces.append(tag("text", shown, x=f"{x:.0f}", y=f"{y + 12:.0f}", class_=f"tick {anchor}"))
    return drawing(page, WIDTH, STEP * len(order) + 6, *pieces, class_="plot bars")


def _gaps(page: Page, one: Mapping[str, Any], number: int, caption: Html) -> Html:
    columns = {name: column(one["gaps"], name) for name in one["gaps"]["columns"]}
    keys = ("indicator", "value", "benchmark", "gap", "worth", "rank")
    rows = []
    for k in _ordered(one)[:ROWS]:
        behind = (columns["gap"][k] or 0.0) < 0
        cells = [
            _figure(columns["value"][k]),
            _figure(columns["benchmark"][k]),
            page.score(columns["gap"][k]),
            numbers.fixed(columns["worth"][k] or 0.0, 2) if behind else "",
            numbers.fixed(columns["rank"][k] or 0.0, 0) if behind else "",
        ]
        name = tag("th", page.node(one["gaps"]["rows"][k]), scope="row")
        rows.append(tag("tr", name, *[tag("td", cell) for cell in cells]))
    head = page.head(*(f"cli.mirror.{key}" for key in keys))
    return page.table(f"mirror-{number}", caption, [head], rows)


def _figure(value: float | None) -> str:
    return numbers.MISSING if value is None else numbers.significant(value)


# --- trends ---------------------------------------------------------------------------------------


def trends_section(page: Page) -> Html:
    """Return growth, and how units move towards their targets."""
    found = page.bundle["trends"]
    if not found:
        return Html()
    return page.section(
        "trends", findings(page, "TargetPace", "Converging"), _targets(page, found), _growth(page, found)
    )


def _targets(page: Page, found: Mapping[str, Any]) -> Html:
    if not found["targets"]:
        return Html()
    keys = (
        "column.unit",
        "cli.mirror.indicator",
        *(f"trends.{k}" for k in ("target", "level", "actual", "required", "verdict")),
    )
    rows = []
    for one in found["targets"][:ROWS]:
        target = one["target"]
        cells = [
            tag("td", f"{numbers.figure(target['value'])} ({year(target['year'])})"),
            tag("td", _figure(one["level"])),
            tag("td", growth_rate(_nan(one["actual"]))),
            tag("td", growth_rate(_nan(one["required"]))),
            tag("td", page.say(f"verdict.{one['verdict']}")),
        ]
        names = [
            tag("th", page.unit(one["unit"]), scope="row"),
            tag("td", _indicator(page, found, target["indicator"])),
        ]
        rows.append(tag("tr", *names, *cells))
    return page.table("trends-targets", page.say("trends.caption"), [page.head(*keys)], rows)


def _growth(page: Page, found: Mapping[str, Any]) -> Html:
    """Return growth of each unit in each indicator that has any."""
    indicators = [
        n
        for n in range(len(found["indicators"]))
        if any(row[n] is not None for row in found["growth"]["values"])
    ]
    if not indicators:
        return Html()
    heads = [tag("th", _indicator(page, found, found["indicators"][n]), scope="col") for n in indicators]
    rows = []
    focus = page.bundle["about"]["focus"]
    units = list(zip(found["growth"]["rows"], found["growth"]["values"], strict=True))
    for unit, row in sorted(units, key=lambda pair: pair[0] not in focus)[:LISTED]:
        if any(row[n] is not None for n in indicators):
            cells = [tag("td", growth_rate(_nan(row[n]))) for n in indicators]
            rows.append(tag("tr", tag("th", page.unit(unit), scope="row"), *cells))
    head = tag("tr", tag("th", page.say("column.unit"), scope="col"), *heads)
    return page.table("trends-growth", page.say("trends.growth"), [head], rows)


def _indicator(page: Page, found: Mapping[str, Any], code: str) -> Html:
    place = found["indicators"].index(code)
    return page.both({name: found["names"][name][place] for name in page.languages}, "bdi")


def _nan(value: float | None) -> float:
    return math.nan if value is None else value
