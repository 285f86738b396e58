"""Who with whom: the matrix of what each brings to each other, and the best partners."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from typing import Any

from poliscope.show import numbers
from poliscope.show.report.html import Html, join, tag
from poliscope.show.report.page import Page
from poliscope.show.report.plot import findings, names_by_language
from poliscope.show.report.structure import conventions_said

__all__ = ["partners_section"]

LARGEST = 30
"""A matrix of more units is not shown."""
SHADES = 4
ROWS = 25


def partners_section(page: Page) -> Html:
    """Return the partner matrix, the best partners, and what complementarity is not."""
    found = page.bundle["complementarity"]
    if not found:
        return Html()
    return page.section(
        "partners",
        findings(page, "Partner", "BestCoalition"),
        page.how(tag("p", page.say("partners.how"))),
        _matrix(page, found),
        _best(page, found),
        tag("p", page.say("partners.caution"), class_="note"),
        tag("p", conventions_said(page, found["conventions"]), class_="how"),
    )


def _matrix(page: Page, found: Mapping[str, Any]) -> Html:
    units, order = found["units"], found["order"]
    if not 2 < len(units) <= LARGEST:
        return Html()
    known = sorted(v for row in found["beyond_size"] for v in row if v is not None)
    heads = [tag("th", page.unit(units[s]), scope="col") for s in order]
    rows = []
    for r in order:
        cells = [_cell(found["beyond_size"][r][s], found["score"][r][s], known) for s in order]
        rows.append(tag("tr", tag("th", page.unit(units[r]), scope="row"), *cells))
    head = tag("tr", tag("th", page.say("cli.match.unit"), scope="col"), *heads)
    return page.table("partners-matrix", page.say("partners.caption"), [head], rows, class_="heat matrix")


def _cell(beyond: float | None, score: float | None, known: list[float]) -> Html:
    if beyond is None or score is None:
        return tag("td", "")
    share = bisect_left(known, beyond) / max(1, len(known) - 1)
    shade = SHADES - 1 - min(SHADES - 1, int((share - 0.5) * 2 * SHADES)) if share > 0.5 else None
    return tag("td", numbers.significant(score, 2), class_=None if shade is None else f"h{shade}")


def _best(page: Page, found: Mapping[str, Any]) -> Html:
    focus = [u for u in page.bundle["about"]["focus"] if u in found["units"]]
    offers = [o for u in focus for o in found["best"][u]]
    offers += [o for u in found["units"] if u not in focus for o in found["best"][u][:1]]
    keys = ("unit", "partner", "score", "beyond", "back", "similar", "kind", "carriers")
    rows = [
        tag(
            "tr",
            tag("th", page.unit(o["unit"]), scope="row"),
            tag("td", page.unit(o["partner"])),
            *[tag("td", _figure(o[name])) for name in ("score", "beyond_size", "back", "similarity")],
            tag("td", page.say(f"pair.{o['kind']}")),
            tag("td", join([_item(page, found, code) for code, _ in o["carriers"][:3]], " · ")),
        )
        for o in offers[:ROWS]
    ]
    if not rows:
        return Html()
    head = page.head(*(f"cli.match.{key}" for key in keys))
    title = tag("h3", page.say("partners.best"))
    table = page.table("partners-best", page.say("partners.best.caption"), [head], rows, class_="carriers")
    return join([title, table])


def _figure(value: float | None) -> str:
    return numbers.MISSING if value is None else numbers.significant(value, 2)


def _item(page: Page, found: Mapping[str, Any], code: str) -> Html:
    return page.both(names_by_language(found, found["items"].index(code), page.languages), "bdi")
