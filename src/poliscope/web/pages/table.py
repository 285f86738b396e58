"""The page of one table: some rows as they stand in the file, the cell that a message speaks of marked."""

from __future__ import annotations

from poliscope.data.files import inside, read_evidence
from poliscope.errors import PoliscopeError
from poliscope.show.report.html import Html, named, tag
from poliscope.web.editing import first_rows
from poliscope.web.pages.data import mapping_form
from poliscope.web.pages.frame import View, address, page, problem_list
from poliscope.web.refusals import RefusedError
from poliscope.web.tables import ROWS, Place, Window, look

__all__ = ["table_page"]

WIDE = 30
"""A cell with more letters gets room, and shows a few lines."""


def table_page(view: View, place: Place) -> str:
    """Return the page of a table of the folder; the place is known to lie in it."""
    back = tag("p", tag("a", view.say("table.back"), href="/data"))
    path = inside(view.workspace.folder, place.file)
    try:
        window = look(path, sheet=place.sheet, row=place.row)
    except (PoliscopeError, RefusedError) as error:
        return page(view, back, problem_list(view, error.problems), title=place.file)
    parts = [back, _sheets(view, place, window), _rows(view, place, window), _pager(view, place, window)]
    if not place.file.lower().endswith(".toml"):
        parts.append(_use(view, place))
    return page(view, *parts, title=place.file)


def _sheets(view: View, place: Place, window: Window) -> Html:
    if len(window.sheets) < 2:
        return Html("")
    links = [
        tag(
            "li",
            tag(
                "a",
                named(name),
                href=address("table", file=place.file, sheet=name),
                aria_current="true" if name == window.sheet else None,
            ),
        )
        for name in window.sheets
    ]
    return tag("nav", tag("ul", *links), aria_label=view.say("table.sheets"), class_="sheets")


def _rows(view: View, place: Place, window: Window) -> Html:
    heads = [
        tag("th", tag("span", letter, class_="quiet"), " ", named(name), scope="col")
        for letter, name in zip(window.letters, window.header, strict=True)
    ]
    marked = window.header.index(place.column) if place.column in window.header else None
    corner = tag("th", view.say("table.row"), scope="col")
    body = [_row(place, number, cells, marked) for number, cells in window.rows]
    told = tag("caption", view.say("table.caption", row=window.header_row))
    table = tag("table", told, tag("thead", tag("tr", corner, *heads)), tag("tbody", *body), class_="sheet")
    wide = [tag("p", view.say("table.wider"), class_="quiet")] if window.wider else []
    frame = tag("div", table, class_="scroll", tabindex=0, role="group", aria_label=view.say("table.rows"))
    return tag("div", frame, *wide)


def _row(place: Place, number: int, cells: tuple[str, ...], marked: int | None) -> Html:
    here = number == place.row
    at = marked if marked is not None else -1
    shown = [
        tag("td", named(cell) if cell else "", class_=_kind(cell, marked=here and column == at))
        for column, cell in enumerate(cells)
    ]
    return tag(
        "tr",
        tag("th", str(number), scope="row"),
        *shown,
        id="cell" if here else None,
        class_="marked" if here else None,
    )


def _kind(cell: str, *, marked: bool) -> str | None:
    kinds = [name for name, holds in (("marked", marked), ("long", len(cell) > WIDE)) if holds]
    return " ".join(kinds) or None


def _pager(view: View, place: Place, window: Window) -> Html:
    first = window.rows[0][0] if window.rows else 0
    links = []
    if first > window.header_row + 1:
        row = max(1, first - ROWS // 2)
        links.append(tag("a", view.say("table.earlier"), href=_at(place, window, row)))
    if window.more:
        row = window.rows[-1][0] + ROWS // 2 + 1
        links.append(tag("a", view.say("table.later"), href=_at(place, window, row)))
    return tag("p", *links, class_="pager") if links else Html("")


def _at(place: Place, window: Window, row: int) -> str:
    return address("table", file=place.file, sheet=window.sheet if window.sheets else "", row=row)


def _use(view: View, place: Place) -> Html:
    """Return what can be done with the table: begin a study, or add it to the one there is."""
    if view.workspace.has_study:
        if place.file in view.workspace.names():
            return Html("")
        form = tag(
            "form",
            tag("input", type="hidden", name="file", value=place.file),
            tag("p", view.say("table.add-help"), class_="help"),
            tag("div", class_="errors", role="alert"),
            tag("button", view.say("table.add"), type="submit"),
            data_action="/evidence",
        )
        return tag("section", tag("h2", view.say("table.add")), form)
    heading = tag("h2", view.say("table.begin"), id="map")
    try:
        evidence = read_evidence(inside(view.workspace.folder, place.file), name=place.file)
    except PoliscopeError as error:
        return tag("section", heading, problem_list(view, error.problems))
    extra = (
        tag("input", type="hidden", name="file", value=place.file),
        tag("p", tag("label", view.say("table.title"), for_="title"),
            tag("input", type="text", id="title", name="title", maxlength=200)),
    )  # fmt: skip
    names = evidence.indicator.names
    return tag("section", heading, mapping_form(view, first_rows(evidence), names, "/study", *extra))
