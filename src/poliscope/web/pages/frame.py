"""What every page of the app has around it: head, menu, choice of language, places for messages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from poliscope.errors import Problem
from poliscope.show.problems import translated, translated_place
from poliscope.show.report.html import Html, join, named, tag
from poliscope.show.words import in_language, legible, say
from poliscope.web.tables import Place, place_of
from poliscope.web.workspace import Workspace

__all__ = ["PAGES", "View", "address", "menu", "page", "problem_list", "table_address"]

PAGES = ("data", "recipe", "run", "explore", "compare", "download")
"""In the order in which one works; worded as ``web.nav.*``."""
_MESSAGES = ("gone", "conflict", "again", "changed", "token", "working", "large", "failed")


@dataclass(frozen=True)
class View:
    """What a page is made from.

    Parameters
    ----------
    language : str
        ``"en"`` or ``"zh"``.
    workspace : Workspace
        The study.
    revision : str
        Of the study.
    page : str
        Which of the pages.
    result : Path, optional
        The result of this revision.
    older : Path, optional
        Otherwise the newest result of another one.
    running : str
        Name of the run in progress; empty for none.
    query : mapping of str to str
        Of the address.
    """

    language: str
    workspace: Workspace
    revision: str
    page: str
    result: Path | None = None
    older: Path | None = None
    running: str = ""
    query: Mapping[str, str] = field(default_factory=dict)

    def say(self, key: str, /, **slots: str | int) -> str:
        """Return a sentence of the catalogs, from the keys of the app."""
        return say(self.language, f"web.{key}", **slots)


def address(page: str, **query: str | int) -> str:
    """Return the address of a page."""
    asked = urlencode({k: v for k, v in query.items() if v not in ("", 0)})
    return f"/{page}?{asked}" if asked else f"/{page}"


def table_address(place: Place) -> str:
    """Return the address at which a cell of a table is shown."""
    anchor = "#cell" if place.row else ""
    return address("table", file=place.file, sheet=place.sheet, row=place.row, column=place.column) + anchor


def page(view: View, *content: str, title: str | None = None) -> str:
    """Return a whole page."""
    heading = title or view.say(f"nav.{view.page}")
    body = tag(
        "body",
        tag("a", say(view.language, "web.skip"), href="#main", class_="skip"),
        menu(view),
        tag("main", tag("h1", heading), *content, id="main", tabindex=-1),
        class_="serve",
        data_revision=view.revision,
        data_running=view.running or None,
    )
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", f"{legible(heading)} – {_title(view)}"),
        Html('<link rel="icon" href="data:,">'),
        *assets(),
    )
    language = say(view.language, "language.code")
    return f"<!DOCTYPE html>\n{tag('html', head, body, lang=language)}\n"


def assets() -> tuple[Html, Html]:
    """Return the style and the script of the app."""
    return Html('<link rel="stylesheet" href="/static/serve.css">'), tag("script", src="/static/serve.js")


def _title(view: View) -> str:
    if not view.workspace.has_study:
        return "poliscope"
    try:
        study = view.workspace.study()
    except Exception:
        return legible(view.workspace.folder.name)
    return legible(in_language(study.settings.title, view.language) or study.about.id)


def menu(view: View) -> Html:
    """Return the bar on top: where one is, where one can go, and what the script may have to say."""
    links = [
        tag(
            "li",
            tag(
                "a",
                view.say(f"nav.{name}"),
                href=f"/{name}",
                aria_current="page" if name == view.page else None,
            ),
        )
        for name in PAGES
    ]
    other = "zh" if view.language == "en" else "en"
    query = {k: v for k, v in view.query.items() if k != "lang"}
    switch = tag(
        "a",
        say(other, "language.name"),
        href=address(view.page if view.page in PAGES else "table", **query, lang=other),
        lang=say(other, "language.code"),
        hreflang=say(other, "language.code"),
        class_="language",
    )
    # not a header: the report below has one of its own
    study = tag("span", _title(view), class_="study", dir="auto")
    bar = tag("nav", study, tag("ul", *links), switch, class_="app-bar", aria_label=view.say("menu"))
    words = {f"data_{name}": view.say(f"message.{name}") for name in _MESSAGES}
    message = tag("div", id="message", role="status", aria_live="polite", hidden=True, **words)
    return join([bar, message, _stale(view)])


def _stale(view: View) -> Html:
    """Return the note that what is shown is older than the settings."""
    if view.result is not None or view.older is None or view.page not in {"explore", "download", "run"}:
        return Html("")
    link = tag("a", view.say("stale.run"), href="/run")
    told = view.say("stale")
    return tag("div", told, " ", link, class_="app-note", role="region", aria_label=told)


def problem_list(view: View, problems: Sequence[Problem | Mapping[str, Any]]) -> Html:
    """Return problems as blocks: what, where with a link to the cell, and what to do."""
    return tag("ul", *[tag("li", *_problem(view, one)) for one in problems], class_="problems")


def _problem(view: View, problem: Problem | Mapping[str, Any]) -> list[Html]:
    found = Problem(**problem) if isinstance(problem, Mapping) else problem
    told = translated(found, view.language)
    parts = [tag("strong", named(told.message)), tag("code", told.code)]
    if found.where:
        parts.append(tag("span", _where(view, found.where), class_="where"))
    if told.help:
        parts.append(tag("span", named(told.help), class_="help"))
    return parts


def _where(view: View, where: str) -> Html:
    said = named(translated_place(where, view.language))
    place = place_of(where, [*view.workspace.names(), *view.workspace.tables()])
    if place is not None:
        return tag("a", said, href=table_address(place))
    if where.startswith("recipe."):
        step = where.removeprefix("recipe.").split(".")[0]
        return tag("a", said, href=f"/recipe#step-{step}")
    return said
