"""The page Compare: the study against an earlier state of it, or against another study."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from poliscope.answers.comparison import compare
from poliscope.answers.index import Index
from poliscope.errors import PoliscopeError
from poliscope.show.numbers import fixed
from poliscope.show.report.html import Html, named, tag
from poliscope.web.pages.frame import View, page, problem_list

__all__ = ["compare_page"]

MOST = 3000


def compare_page(view: View, choices: Mapping[str, str], found: Sequence[Index | PoliscopeError]) -> str:
    """Return the page Compare.

    Parameters
    ----------
    view : View
        Its query says what is compared.
    choices : mapping of str to str
        What can be compared: key to name.
    found : sequence of Index or error
        The two that were chosen; empty where none were.
    """
    lead = tag("p", view.say("compare.lead"), class_="lead")
    choices = {key: view.say("run.now") if key == "now" else name for key, name in choices.items()}
    if len(choices) < 2:
        return page(view, lead, tag("p", view.say("compare.none")))
    problems = [problem for one in found if isinstance(one, PoliscopeError) for problem in one.problems]
    if problems:
        return page(view, lead, _form(view, choices), problem_list(view, problems))
    if len(found) < 2:
        return page(view, lead, _form(view, choices))
    try:
        body = _table(view, choices, [one for one in found if isinstance(one, Index)])
    except PoliscopeError as error:
        body = problem_list(view, error.problems)
    return page(view, lead, _form(view, choices), body)


def _form(view: View, choices: Mapping[str, str]) -> Html:
    fields = []
    for side, default in zip("ab", list(choices)[:2], strict=True):
        chosen = view.query.get(side, default)
        options = [tag("option", name, value=key, selected=key == chosen) for key, name in choices.items()]
        label = tag("label", view.say(f"compare.{side}"), for_=side)
        fields.append(tag("div", label, tag("select", *options, id=side, name=side), class_="field"))
    button = tag("button", view.say("compare.show"), type="submit")
    return tag("form", *fields, button, method="get", action="/compare")


def _table(view: View, choices: Mapping[str, str], indices: Sequence[Index]) -> Html:
    first, second = indices
    result = compare({"a": first, "b": second})
    ranks = result.ranks
    labels = {
        code: index.units.label(code, view.language)
        for index in (second, first)
        for code in index.units.codes
    }
    order = sorted(range(len(ranks.rows)), key=lambda u: _key(ranks.values[u], ranks.rows[u]))
    heads = [
        view.say("compare.unit"),
        *(choices[view.query[side]] for side in "ab"),
        view.say("compare.shift"),
    ]
    rows = [_row(labels[ranks.rows[u]], *ranks.values[u].tolist()) for u in order[:MOST]]
    mean, largest, spearman, kendall = (float(x) for x in result.mean_shift.row("b"))
    told = view.say(
        "compare.agreement",
        mean=fixed(mean, 2),
        largest=fixed(largest, 0),
        spearman=fixed(spearman, 3),
        kendall=fixed(kendall, 3),
    )
    head = tag("tr", *[tag("th", named(text), scope="col") for text in heads])
    table = tag("table", tag("caption", view.say("compare.caption"), id="compared"), tag("thead", head),
                tag("tbody", *rows), class_="numbers")  # fmt: skip
    frame = tag("div", table, class_="scroll", tabindex=0, role="group", aria_labelledby="compared")
    return tag("section", tag("h2", view.say("compare.heading")), tag("p", told), frame)


def _key(ranks: Any, code: str) -> tuple[float, float, str]:
    first, second = (float(rank) if math.isfinite(rank) else math.inf for rank in ranks)
    return first, second, code


def _row(label: str, first: float, second: float) -> Html:
    shift = first - second
    told = (
        "–"
        if not math.isfinite(shift)
        else "0"
        if shift == 0
        else f"{'▲' if shift > 0 else '▼'} {abs(shift):.0f}"
    )
    kind = "up" if shift > 0 else "down" if shift < 0 else None
    cells = [tag("td", fixed(rank, 0)) for rank in (first, second)]
    return tag("tr", tag("th", named(label), scope="row"), *cells, tag("td", told, class_=kind))
