"""How the index was built: weights, methods, references, sources, and how to make the page again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from poliscope.show import numbers
from poliscope.show.report.figures import Figures
from poliscope.show.report.html import Html, join, named, tag
from poliscope.show.report.page import Page
from poliscope.show.words import legible

__all__ = ["later_section", "method_section", "reproduce_section", "sources_section", "weights_section"]

KNOWN_STATUSES = ("E", "P", "F", "B")
"""Statuses of SDMX that are said in words."""
CELLS_NAMED = 4
"""A note names the figures that it belongs to where they are no more than these."""


def weights_section(page: Page) -> Html:
    """Return the tree with the weight of every node."""
    tree = page.tree
    rows = []
    for node, depth in _walk(page, page.root, 0):
        leaf = node < page.leaves
        joined = None if leaf else _aggregation(page, node)
        rows.append(
            tag(
                "tr",
                tag("th", page.nodes[node], scope="row", class_=f"d{min(depth, 5)}"),
                tag("td", numbers.percent(tree["share"][node]), class_="s"),
                tag("td", numbers.percent(tree["effective"][node]), class_="s"),
                tag("td", joined) if joined else tag("td", *_measured(page, node)),
            )
        )
    head = page.head("weights.part", "weights.share", "weights.effective", "weights.measure")
    return page.section(
        "weights",
        page.how(tag("p", page.say("weights.how"))),
        page.table("weights", page.say("weights.caption"), [head], rows, class_="weights"),
    )


def _walk(page: Page, node: int, depth: int) -> Iterator[tuple[int, int]]:
    yield node, depth
    for child in page.children[node]:
        yield from _walk(page, child, depth + 1)


def _aggregation(page: Page, node: int) -> Html:
    name = page.tree["aggregation"][node - page.leaves]["method"]
    labels = page.bundle["recipe"]["aggregations"][name]
    return page.say("weights.joined", method=labels)


def _measured(page: Page, leaf: int) -> list[Html]:
    tree = page.tree
    said = [
        named(tree["unit_of_measure"][leaf]) if tree["unit_of_measure"][leaf] else None,
        page.say("figures.per", node=legible(tree["denominator"][leaf]))
        if tree["denominator"][leaf]
        else None,
        page.say("figures.lower" if tree["direction"][leaf] < 0 else "figures.higher"),
    ]
    return [join([one for one in said if one is not None], " · ")]


def method_section(page: Page) -> Html:
    """Return every step of the recipe with its method, settings and references."""
    recipe = page.bundle["recipe"]
    rows = [
        tag(
            "tr",
            tag("th", page.say(f"step.{step['step']}"), *_scope(page, step), scope="row"),
            tag("td", page.both(step["summary"]), *_references(step)),
            tag("td", *_parameters(step)),
        )
        for step in recipe["steps"]
    ]
    head = page.head("method.step", "method.method", "method.parameters")
    bibliography = [
        tag("li", named(text), id=f"r{number}") for number, text in enumerate(recipe["bibliography"], start=1)
    ]
    return page.section(
        "method",
        page.table("method", page.say("method.heading"), [head], rows, class_="words"),
        tag("h3", page.say("method.references")) if bibliography else "",
        tag("ol", *bibliography, class_="bibliography") if bibliography else "",
    )


def _scope(page: Page, step: dict[str, Any]) -> list[Html]:
    if step["scope"] == "level":
        return [tag("small", page.say("scope.level", level=step["at"]))]
    if step["scope"] == "nodes":
        nodes = join([page.node(code) for code in step["at"]], ", ")
        return [tag("small", nodes)]
    return []


def _references(step: dict[str, Any]) -> list[Html]:
    return [tag("sup", tag("a", f"[{number + 1}]", href=f"#r{number + 1}")) for number in step["references"]]


def _parameters(step: dict[str, Any]) -> list[Html]:
    shown = [
        tag("code", f"{p['name']} = {_value(p['value'])}")
        for p in step["parameters"]
        if p["value"] not in ([], "", None, {})
    ]
    return [join(shown, " ")]


def _value(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(_value, value))
    if isinstance(value, bool):
        return "true" if value else "false"
    return numbers.significant(value, 8) if isinstance(value, float) else legible(str(value))


def sources_section(page: Page, figures: Figures) -> Html:
    """Return every source, with the places and words behind single figures."""
    evidence = page.bundle["evidence"]
    notes: dict[int, list[Html]] = {}
    if figures.detail.notes and figures.detail.references:
        for number, note in enumerate(evidence["notes"]):
            notes.setdefault(note["source"], []).append(_note(page, figures, number, note))
    items = [
        tag(
            "li",
            *_source(page, source),
            tag("ul", *notes[number], class_="notes") if number in notes else "",
            id=f"s{number + 1}",
        )
        for number, source in enumerate(evidence["sources"])
    ]
    return page.section("sources", tag("ol", *items, class_="sources")) if items else Html()


def _source(page: Page, source: dict[str, Any]) -> list[Html]:
    said = [
        named(source["title"]) if source["title"] else page.say("sources.unnamed"),
        page.link(source["address"]) if source["address"] else None,
        join([page.say("sources.file"), tag("code", legible(source["file"]))], " ")
        if source["file"]
        else None,
        page.say("sources.figures", count=source["figures"]),
    ]
    return [join([one for one in said if one is not None], " · ")]


def _note(page: Page, figures: Figures, number: int, note: dict[str, Any]) -> Html:
    name = figures.note_names[number]
    cells = figures.note_cells.get(number, ()) if figures.detail.named else ()
    said = [
        *[
            join([page.units[u], figures.label(i), figures.value(u, i)], " · ")
            for u, i in cells
            if len(cells) <= CELLS_NAMED
        ],
        named(note["locator"]) if note["locator"] else None,
        tag("q", legible(note["quote"]), dir="auto") if note["quote"] else None,
        _status(page, note["status"]),
        join([page.say("sources.error"), Html(numbers.figure(note["standard_error"]))], " ")
        if note["standard_error"] is not None
        else None,
    ]
    return tag("li", tag("b", name), " ", join([one for one in said if one], " — "), id=f"n{name}")


def _status(page: Page, status: str) -> Html | None:
    if status in ("", "A"):  # A is SDMX for a normal value
        return None
    if status in KNOWN_STATUSES:
        return page.say(f"status.{status}")
    return join([page.say("sources.status"), named(status)], " ")


def later_section(page: Page) -> Html:
    """Return the questions that the study has not asked yet, each with its command."""
    missing = [name for name in page.bundle["commands"] if page.bundle[name] is None]
    if not missing:
        return Html()
    items = [
        tag("li", page.say(f"later.{name}"), " ", tag("code", page.bundle["commands"][name]))
        for name in missing
    ]
    return page.section("later", tag("p", page.say("later.how")), tag("ul", *items))


def reproduce_section(page: Page) -> Html:
    """Return what is needed to make the page again."""
    about = page.bundle["about"]
    facts = [
        ("study", legible(about["id"])),
        ("digest", about["digest"]),
        ("version", about["poliscope"]),
        ("seed", str(about["seed"])),
        ("command", about["command"]),
    ]
    listed = [
        tag("div", tag("dt", page.say(f"reproduce.{name}")), tag("dd", tag("code", value)))
        for name, value in facts
        if value
    ]
    return page.section("reproduce", tag("dl", *listed, class_="facts"), tag("p", page.say("reproduce.note")))
