"""The pages Run, Explore and Download: from the study as it stands to its results."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from poliscope.errors import PoliscopeError
from poliscope.show.report.html import Html, join, tag
from poliscope.show.words import say
from poliscope.web.pages.frame import View, assets, menu, page, problem_list
from poliscope.web.work import STAGES

__all__ = ["download_page", "explore_page", "made_at", "run_page", "summary_of"]


def summary_of(result: Path) -> dict[str, Any]:
    """Return what is kept of a result in few words."""
    found: dict[str, Any] = json.loads((result / "summary.json").read_text("utf-8"))
    return found


def made_at(result: Path) -> str:
    """Return when a result was made, in local time."""
    return datetime.fromtimestamp(result.stat().st_mtime).strftime("%Y-%m-%d %H:%M")


def run_page(view: View, kept: list[Path]) -> str:
    """Return the page Run."""
    if not view.workspace.has_study:
        return page(view, tag("p", view.say("none"), " ", tag("a", view.say("none.link"), href="/data")))
    try:
        view.workspace.study()
    except PoliscopeError as error:
        return page(
            view, tag("p", view.say("data.broken"), class_="lead"), problem_list(view, error.problems)
        )
    stages = [tag("li", view.say(f"stage.{name}"), data_stage=name) for name in STAGES]
    buttons = tag(
        "p",
        tag("button", view.say("run.start"), type="button", id="start"),
        tag("button", view.say("run.cancel"), type="button", id="cancel", hidden=True),
    )
    words = {
        f"data_{state}": view.say(f"run.{state}")
        for state in ("running", "done", "failed", "cancelled", "cached")
    }
    progress = tag(
        "section",
        tag("h2", view.say("run.progress"), id="progress-h"),
        tag("ol", *stages, id="stages"),
        tag("p", id="state", role="status", aria_live="polite", **words),
        tag("ul", id="problems", class_="problems", role="alert"),
        tag("p", tag("a", view.say("run.look"), href="/explore"), id="look", hidden=True),
        aria_labelledby="progress-h",
        id="progress",
        hidden=not view.running,
    )
    return page(view, _standing(view), buttons, progress, _kept(view, kept))


def _standing(view: View) -> Html:
    if view.result is None:
        told = view.say("run.none" if view.older is None else "run.older")
        return tag("p", told, class_="lead", id="standing")
    verdict = summary_of(view.result)["verdict"][view.language]
    look = tag("a", view.say("run.look"), href="/explore")
    return join([tag("p", verdict, class_="lead"), tag("p", view.say("run.fresh"), " ", look)])


def _kept(view: View, kept: list[Path]) -> Html:
    if not kept:
        return Html("")
    rows = [
        tag(
            "li",
            tag("time", made_at(path)),
            " ",
            tag("span", summary_of(path)["verdict"][view.language]),
            *([tag("strong", f" ({view.say('run.now')})")] if path == view.result else []),
        )
        for path in kept
    ]
    return tag(
        "section",
        tag("h2", view.say("run.kept"), id="kept"),
        tag("ul", *rows, class_="files"),
        aria_labelledby="kept",
    )


def explore_page(view: View) -> str:
    """Return the page Explore: the report, with its data over HTTP; the plain report where no script runs."""
    found = view.result or view.older
    if found is None:
        return page(
            view, tag("p", view.say("explore.none")), tag("p", tag("a", view.say("stale.run"), href="/run"))
        )
    plain = tag("a", view.say("explore.plain"), href=f"/report?of={found.name}")
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", "poliscope"),
        Html('<link rel="icon" href="data:,">'),
        Html('<link rel="stylesheet" href="/static/app.css">'),
        *assets(),
        tag("script", src="/static/app.js", defer=True),
        tag("script", src="/static/explore.js", defer=True),
    )
    body = tag(
        "body",
        menu(view),
        tag("div", tag("p", view.say("explore.loading"), " ", plain, class_="app-note"), id="poliscope",
            data_study=f"/page.json?of={found.name}", data_language=view.language),
        data_revision=view.revision,
        data_running=view.running or None,
    )  # fmt: skip
    return f"<!DOCTYPE html>\n{tag('html', head, body, lang=say(view.language, 'language.code'))}\n"


def download_page(view: View, *, workbook: bool) -> str:
    """Return the page Download."""
    found = view.result or view.older
    items = []
    if found is not None:
        items.append(_item(view, "report", f"/files/report.html?of={found.name}"))
        items.append(_item(view, "bundle", f"/files/bundle.json?of={found.name}"))
    if view.workspace.has_study:
        if workbook:
            items.append(_item(view, "workbook", f"/files/index.xlsx?lang={view.language}"))
        else:
            items.append(
                tag(
                    "li", view.say("download.no-workbook"), " ", tag("code", 'pip install "poliscope[excel]"')
                )
            )
        items.append(_item(view, "study", "/files/study.zip"))
    lead = "download.none" if found is None else "download.lead"
    return page(view, tag("p", view.say(lead), class_="lead"), tag("ul", *items, class_="downloads"))


def _item(view: View, name: str, address: str) -> Html:
    link = tag("a", view.say(f"download.{name}"), href=address, download=True)
    return tag("li", link, tag("span", view.say(f"download.{name}-help"), class_="help"))
