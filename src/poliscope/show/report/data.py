"""What to know about the data: conflicts, flags, who is left out, which figures were treated."""

from __future__ import annotations

from typing import Any

from poliscope.show.report.html import Html, join, named, tag
from poliscope.show.report.page import Page
from poliscope.show.words import legible

__all__ = ["conflicts_section", "data_section", "excluded_section", "treated_section"]

ROWS_SHOWN = 200
CELLS_SHOWN = 40


def conflicts_section(page: Page) -> Html:
    """Return figures on which sources differ, all claims, and which one holds."""
    conflicts = page.bundle["conflicts"]
    if not conflicts:
        return Html()
    rows = [
        tag(
            "tr",
            tag("th", page.unit(conflict["unit"]), scope="row"),
            tag("td", page.node(conflict["indicator"])),
            tag("td", named(conflict["period"])),
            tag("td", tag("ul", *[tag("li", *_claim(page, claim)) for claim in conflict["claims"]])),
            tag("td", tag("b", page.figure(conflict["value"]))),
            tag("td", page.say(f"rule.{conflict['rule']}")),
            id=f"x{number}",
        )
        for number, conflict in enumerate(conflicts[:ROWS_SHOWN], start=1)
    ]
    head = page.head(
        "column.unit",
        "column.indicator",
        "column.period",
        "conflicts.claims",
        "conflicts.used",
        "conflicts.rule",
    )
    more = len(conflicts) - ROWS_SHOWN
    return page.section(
        "conflicts",
        page.table("conflicts", page.say("conflicts.caption"), [head], rows, class_="words wide"),
        tag("p", page.say("conflicts.more", count=more), class_="note") if more > 0 else "",
    )


def _claim(page: Page, claim: dict[str, Any]) -> list[Html]:
    said = [
        tag("b", page.figure(claim["value"])),
        named(claim["source"]) if claim["source"] else page.say("sources.unnamed"),
        named(claim["locator"]) if claim["locator"] else None,
        tag("q", legible(claim["quote"]), dir="auto") if claim["quote"] else None,
        page.link(claim["address"]) if claim["address"] else None,
    ]
    return [join([one for one in said if one is not None], " · ")]


def data_section(page: Page) -> Html:
    """Return what a reader should know about the data."""
    flags = page.bundle["flags"]
    if not flags:
        return page.section("data", tag("p", page.say("data.fine")))
    return page.section("data", tag("ul", *[_flag(page, flag) for flag in flags], class_="flags"))


def _flag(page: Page, flag: dict[str, Any]) -> Html:
    said = page.both(flag["words"])
    # a flag on whole indicators has said where already
    cells = [cell for cell in flag["cells"] if cell[0] and cell[1]]
    if not cells:
        return tag("li", said)
    where = [
        join([page.unit(unit), page.node(indicator)], " · ") for unit, indicator, _ in cells[:CELLS_SHOWN]
    ]
    if len(cells) > CELLS_SHOWN:
        where.append(page.say("data.more", count=len(cells) - CELLS_SHOWN))
    places = tag("ul", *[tag("li", place) for place in where], class_="cells")
    return tag("li", said, tag("details", tag("summary", page.say("data.where")), places))


def excluded_section(page: Page) -> Html:
    """Return the units without a rank, and why."""
    excluded = page.bundle["excluded"]
    if not excluded:
        return Html()
    rows = [
        tag("tr", tag("th", page.unit(one["unit"]), scope="row"), tag("td", page.both(one["words"])))
        for one in excluded
    ]
    head = page.head("column.unit", "excluded.reason")
    table = page.table("excluded", page.say("excluded.heading"), [head], rows, class_="words")
    return page.section("excluded", table)


def treated_section(page: Page) -> Html:
    """Return the figures that treatment changed."""
    points = page.bundle["cells"]["treated"]
    if not points:
        return Html()
    rows = [
        tag(
            "tr",
            tag("th", page.units[unit], scope="row"),
            tag("td", page.nodes[indicator]),
            tag("td", page.figure(before), class_="s"),
            tag("td", page.figure(after), class_="s"),
            tag("td", page.both(page.bundle["cells"]["actions"][action])),
        )
        for unit, indicator, before, after, action in points[:ROWS_SHOWN]
    ]
    head = page.head("column.unit", "column.indicator", "treated.before", "treated.after", "treated.action")
    more = len(points) - ROWS_SHOWN
    return page.section(
        "treated",
        page.table("treated", page.say("treated.heading"), [head], rows, class_="words"),
        tag("p", page.say("treated.more", count=more), class_="note") if more > 0 else "",
    )
