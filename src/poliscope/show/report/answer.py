"""Who leads: the verdict, what it rests on, and how sure it is."""

from __future__ import annotations

from typing import Any

from poliscope.show.report.figures import Figures
from poliscope.show.report.html import Html, join, tag
from poliscope.show.report.page import Page
from poliscope.show.report.plot import REGIONAL
from poliscope.show.report.robustness import BELOW
from poliscope.show.words import in_language

__all__ = ["answer_section", "masthead"]

CELLS_SHOWN = 60


def masthead(page: Page) -> Html:
    """Return title, question, and the facts of the study."""
    about = page.bundle["about"]
    title = page.own(about["title"]) if about["title"] else page.say("page.untitled")
    facts = [
        ("ranked", tag("b", str(len(page.order)))),
        ("indicators", tag("b", str(page.leaves))),
        ("figures", tag("b", f"{sum(s['figures'] for s in page.bundle['evidence']['sources']):,}")),
        ("period", tag("b", about["period"] or page.say("page.facts.newest"))),
    ]
    return tag(
        "header",
        tag("h1", title),
        tag("p", page.own(about["question"]), class_="question") if about["question"] else "",
        tag("p", page.own(about["description"]), class_="description") if about["description"] else "",
        tag(
            "dl",
            *[
                tag("div", tag("dt", page.say(f"page.facts.{name}")), tag("dd", value))
                for name, value in facts
            ],
            class_="facts",
        ),
    )


def answer_section(page: Page, figures: Figures) -> Html:
    """Return the verdict, notes on it, who leads in each part, and the units that the reader asks about."""
    findings = page.bundle["findings"]
    first = findings[0] if findings and findings[0]["type"] != "Unranked" else None
    verdict = page.both(first["words"]) if first else page.say("finding.none", noun=_noun(page))
    others = [f for f in findings if f is not first and f["type"] not in {"LeadsIn", *BELOW, *REGIONAL}]
    parts = [f for f in findings if f["type"] == "LeadsIn"]
    return page.section(
        "answer",
        tag(
            "div",
            tag("p", verdict, class_="verdict"),
            _certainty(page) if first else "",
            _because(page, figures, first) if first else "",
            class_="panel",
        ),
        *[tag("p", page.both(finding["words"]), class_="note") for finding in others],
        *[tag("p", page.both(one["words"]), class_="note") for one in page.bundle["standing"]],
        tag("h3", page.say("answer.parts")) if parts else "",
        tag("ul", *[tag("li", page.both(part["words"])) for part in parts], class_="parts") if parts else "",
    )


def _noun(page: Page) -> dict[str, str]:
    from poliscope.show.words import say

    unit = page.bundle["about"]["unit"]
    return {name: in_language(unit, name) or say(name, "unit.noun") for name in page.languages}


def _certainty(page: Page) -> Html:
    """Return what is known of the certainty: nothing, until robustness has been computed."""
    if page.bundle["robustness"] is not None:
        return Html()
    command = tag("code", page.bundle["commands"]["robustness"])
    return tag("p", page.say("certainty.missing"), " ", command, class_="certainty")


def _because(page: Page, figures: Figures, finding: dict[str, Any]) -> Html:
    """Return the figures that a finding rests on, each with its source."""
    cells = finding["because"][:CELLS_SHOWN]
    if not cells:
        return Html()
    rows = [
        tag(
            "li",
            join([page.unit(unit), page.node(indicator)], " · ") if unit else page.node(indicator),
            " · ",
            figures.by_code(unit, indicator),
        )
        for unit, indicator, _ in cells
    ]
    return tag("details", tag("summary", page.say("answer.because")), tag("ul", *rows, class_="cells"))
