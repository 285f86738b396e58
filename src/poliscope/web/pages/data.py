"""The page Data: tables, what is wrong with them, and which column means what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from poliscope.data.evidence import Table
from poliscope.errors import PoliscopeError
from poliscope.show.problems import translated_place, translated_text
from poliscope.show.report.html import Html, named, tag
from poliscope.show.words import Words, say
from poliscope.study import Study
from poliscope.web.editing import rows_of
from poliscope.web.pages.frame import View, page, problem_list, table_address
from poliscope.web.tables import Place, place_of
from poliscope.web.uploads import MOST_BYTES
from poliscope.web.workspace import TABLES

__all__ = ["data_page", "mapping_form"]

CELLS, ROWS, UNRANKED = 12, 400, 100


def data_page(view: View) -> str:
    """Return the page Data."""
    if not view.workspace.has_study:
        begin = tag("p", view.say("data.begin"), class_="lead")
        return page(view, begin, _upload(view), _tables(view))
    try:
        study = view.workspace.study()
    except PoliscopeError as error:
        broken = tag("p", view.say("data.broken"), class_="lead")
        return page(view, broken, problem_list(view, error.problems), _tables(view), _upload(view))
    return page(
        view, _size(view, study), _checks(view, study), _mapping(view, study), _tables(view), _upload(view)
    )


def _size(view: View, study: Study) -> Html:
    told = view.say(
        "data.size",
        units=say(view.language, "count.units", count=len(study.units.codes)),
        indicators=say(view.language, "count.indicators", count=len(study.framework.indicators)),
        claims=say(view.language, "count.figures", count=len(study.evidence)),
    )
    return tag("p", told, class_="lead")


# --- checks ---------------------------------------------------------------------------------------


def _checks(view: View, study: Study) -> Html:
    from poliscope.answers.index import TO_MEND

    heading = tag("h2", view.say("data.checks"), id="checks")
    try:
        index = study.index()
    except PoliscopeError as error:
        return tag("section", heading, problem_list(view, error.problems), aria_labelledby="checks")
    words = Words(view.language, index, study.about)
    flags = sorted(index.flags, key=lambda flag: flag.kind not in TO_MEND)
    parts = [
        tag("li", *_flag(view, words, index, flag), class_="mend" if flag.kind in TO_MEND else None)
        for flag in flags
    ]
    parts += [tag("li", *_note(view, note)) for note in study.notes]
    parts += [tag("li", _excluded(words, one)) for one in index.excluded[:UNRANKED]]
    if (more := len(index.excluded) - UNRANKED) > 0:
        parts.append(tag("li", view.say("data.unranked.more", count=more), class_="quiet"))
    body = tag("ul", *parts, class_="checks") if parts else tag("p", view.say("data.fine"))
    return tag("section", heading, body, aria_labelledby="checks")


def _excluded(words: Words, one: Any) -> str:
    return words.say("cli.pair", name=words.unit(one.unit), said=words.excluded(one))


def _note(view: View, note: Any) -> list[Html]:
    place = place_of(note.where, view.workspace.names())
    told = named(translated_text(note.message, view.language))
    if place is None:
        return [told]
    where = named(translated_place(note.where, view.language))
    return [told, tag("a", where, href=table_address(place), class_="cell")]


def _flag(view: View, words: Words, index: Any, flag: Any) -> list[Html]:
    """Return a flag in words, with links to the first cells that it is about."""
    cells = []
    for number in range(min(len(flag.cells), CELLS)):
        cell = flag.cells[number]
        place = _cell_place(view, index.table, cell) if cell.unit and cell.indicator else None
        if place is not None:
            label = named(f"{words.unit(cell.unit)}, {words.node(cell.indicator)}")
            cells.append(tag("a", label, href=table_address(place), class_="cell"))
    rest = len(flag.cells) - CELLS
    more = [tag("span", view.say("data.more", count=rest), class_="quiet")] if cells and rest > 0 else []
    return [tag("span", words.flag(flag)), *cells, *more]


def _cell_place(view: View, table: Table, cell: Any) -> Place | None:
    """Return where the figure behind a cell stands in a file."""
    rows, columns = table.matrix.rows, table.matrix.columns
    if cell.unit not in rows or cell.indicator not in columns:
        return None
    origin = int(table.origin[rows.index(cell.unit), columns.index(cell.indicator)])
    if origin < 0:
        return None
    evidence = table.evidence
    found = place_of(evidence.file[origin], view.workspace.names())
    row = int(evidence.row[origin])
    return Place(found.file, found.sheet, max(row, 0), cell.indicator) if found else None


# --- tables and uploads ---------------------------------------------------------------------------


def _tables(view: View) -> Html:
    used = set(view.workspace.names())
    rows = []
    for name in view.workspace.tables():
        look = tag("a", named(name), href=table_address(Place(name)))
        role = tag("span", view.say("data.used"), class_="quiet") if name in used else Html("")
        rows.append(tag("li", look, " ", role))
    body = tag("ul", *rows, class_="files") if rows else tag("p", view.say("data.none"), class_="quiet")
    return tag("section", tag("h2", view.say("data.tables"), id="tables"), body, aria_labelledby="tables")


def _upload(view: View) -> Html:
    most = MOST_BYTES >> 20
    form = tag(
        "form",
        tag("label", view.say("data.file"), for_="file"),
        tag("input", type="file", id="file", name="file", required=True, accept=",".join(TABLES),
            aria_describedby="file-help"),
        tag("span", view.say("data.file-help", size=most), id="file-help", class_="help"),
        tag("button", view.say("data.upload"), type="submit"),
        data_upload="/upload",
    )  # fmt: skip
    return tag("section", tag("h2", view.say("data.new"), id="upload"), form, aria_labelledby="upload")


# --- columns --------------------------------------------------------------------------------------


def _mapping(view: View, study: Study) -> Html:
    rows = rows_of(study)
    names = study.evidence.indicator.names
    heading = tag("h2", view.say("map.heading"), id="map")
    if len(rows) > ROWS:
        return tag("section", heading, tag("p", view.say("map.too-many", count=len(rows))))
    return tag("section", heading, mapping_form(view, rows, names, "/framework"), aria_labelledby="map")


def mapping_form(
    view: View, rows: Sequence[Mapping[str, Any]], names: Sequence[str], action: str, *extra: Html
) -> Html:
    """Return the list of columns and indicators as a form.

    Parameters
    ----------
    view : View
        For whom.
    rows : sequence of mappings
        See :func:`poliscope.web.editing.rows_of`.
    names : sequence of str
        Indicators that figures can be divided by.
    action : str
        Where the form goes.
    *extra : Html
        Fields before the list.
    """
    heads = ("use", "code", "label", "label-zh", "pillar", "weight", "direction", "denominator")
    head = tag("tr", *[tag("th", view.say(f"map.{name}"), scope="col") for name in heads])
    body = tag("tbody", *[_row(view, number, row) for number, row in enumerate(rows)])
    pillars = [row["code"] for row in rows if not row["leaf"]]
    lists = [
        tag("datalist", *[tag("option", value=name) for name in found], id=name_of)
        for name_of, found in (("pillars", pillars), ("columns", [n for n in names if n]))
    ]
    caption = tag("caption", view.say("map.caption"))
    table = tag("table", caption, tag("thead", head), body, class_="map")
    return tag(
        "form",
        *extra,
        tag("p", view.say("map.help"), class_="help"),
        tag("div", table, class_="scroll", tabindex=0, role="group", aria_labelledby="map"),
        *lists,
        tag("div", class_="errors", role="alert"),
        tag("button", view.say("save"), type="submit"),
        data_action=action,
    )


def _row(view: View, number: int, row: Mapping[str, Any]) -> Html:
    at, code = f"rows/{number}", str(row["code"])

    def field(name: str, label: str, **attributes: Any) -> Html:
        told = view.say("map.of", what=view.say(f"map.{label}"), code=code)
        fixed = {"type": "text", "name": f"{at}/{name}", "value": str(row[name]), "aria_label": told}
        return tag("td", tag("input", **{**fixed, **attributes}))

    use = tag(
        "td",
        tag("input", type="checkbox", name=f"{at}/used", checked=bool(row["used"]),
            aria_label=view.say("map.of", what=view.say("map.use"), code=code)),
        tag("input", type="hidden", name=f"{at}/code", value=code),
        tag("input", type="hidden", name=f"{at}/leaf", value="true" if row["leaf"] else ""),
    )  # fmt: skip
    return tag(
        "tr",
        use,
        tag("th", named(code), scope="row"),
        field("label", "label"),
        field("label_zh", "label-zh", lang="zh-CN"),
        field("parent", "pillar", list="pillars") if row["parent"] else tag("td", "–"),
        field("weight", "weight", inputmode="decimal", class_="short", value=_short(row["weight"])),
        _direction(view, at, row) if row["leaf"] else tag("td", ""),
        field("denominator", "denominator", list="columns") if row["leaf"] else tag("td", ""),
        class_=None if row["leaf"] else "pillar",
        data_row=code,
    )


def _direction(view: View, at: str, row: Mapping[str, Any]) -> Html:
    label = view.say("map.of", what=view.say("map.direction"), code=str(row["code"]))
    options = [
        tag("option", view.say(f"map.{word}"), value=value, selected=str(row["direction"]) == value)
        for value, word in (("1", "higher"), ("-1", "lower"))
    ]
    return tag("td", tag("select", *options, name=f"{at}/direction", aria_label=label))


def _short(weight: float) -> str:
    return str(int(weight)) if float(weight).is_integer() else repr(float(weight))
