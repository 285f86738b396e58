"""How sure: plausible and possible ranks, who is always ahead, what it takes, which choice decides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from poliscope.show import numbers
from poliscope.show.problems import translated_text
from poliscope.show.report.diagrams import order_diagram, winner_triangle
from poliscope.show.report.html import Html, join, tag
from poliscope.show.report.page import Page
from poliscope.show.words import say, tenths

__all__ = ["BELOW", "robustness_section"]

BELOW = frozenset({"ChoiceMatters", "Filled", "NoExactRange", "NoSamplingError"})
"""Findings that stand in this section, and not in the answer at the top."""
HEAT = 20
"""The heat map shows so many units and ranks, the first ones and those asked about."""
CHALLENGERS = 5


def robustness_section(page: Page) -> Html:
    """Return how sure the ranking is; nothing where that was not computed."""
    found = page.bundle["robustness"]
    if found is None:
        return Html()
    told = [f for f in page.bundle["findings"] if f["type"] in BELOW]
    return page.section(
        "robustness",
        *[tag("p", page.both(finding["words"]), class_="note") for finding in told],
        *[part(page, found) for part in (_ranks, _heat, _order, _dethroning, _choices, _map, _sets)],
    )


def _ranks(page: Page, found: Mapping[str, Any]) -> Html:
    """Return one row a unit: shares of first places, plausible ranks inside possible ones."""
    weights, count = found["scopes"][0], len(page.order)
    exact = any(found["possible_ranks"])
    bars = ["robustness.range"] if page.drawings else []
    order = _ahead_behind(page, found) if not page.drawings else {}
    names = ["column.rank", "column.unit", *(f"robustness.{name}" for name in ("first", "free", "expected"))]
    names += ["robustness.plausible", *(["robustness.possible"] if exact else []), *bars]
    names += ["robustness.ahead", "robustness.behind"] if order else []
    rows = []
    for u in page.order:
        low, median, high = weights["rank_range"][u]
        possible = found["possible_ranks"][u]
        attained = found["attained_ranks"][u] if exact else None
        rows.append(
            tag(
                "tr",
                tag("td", page.place(u, page.root)),
                tag("th", page.units[u], scope="row"),
                tag("td", tenths(weights["rank_acceptability"][u][0])),
                tag("td", tenths(found["free"]["first"][u]), class_="k"),
                tag("td", numbers.fixed(weights["expected_rank"][u], 1), class_="k"),
                tag("td", _span(low, high)),
                tag("td", _bounds(possible, attained)) if exact else "",
                tag("td", _range_bar(low, median, high, possible, count), class_="range") if bars else "",
                *[tag("td", str(number)) for number in order.get(u, ())],
            )
        )
    head = tag(
        "tr",
        *[
            tag(
                "th", page.say(name), scope="col", class_="k" if name.endswith(("free", "expected")) else None
            )
            for name in names
        ],
    )
    draws = numbers.fixed(weights["draws"], 0)
    how = page.say("robustness.how", rules=found["rules"], draws=draws)
    return join(
        [
            page.how(tag("p", how)),
            page.table("sure", page.say("robustness.ranks.caption"), [head], rows, class_="sure"),
        ]
    )


def _span(low: int, high: int) -> str:
    return str(low) if low == high else f"{low}–{high}"


def _bounds(certain: Sequence[int], attained: Sequence[int] | None) -> str:
    """Return the certain range; where attained ranks are narrower both are given."""
    if attained is None or list(attained) == list(certain):
        return _span(certain[0], certain[1])
    best, worst = (
        str(c) if c == a else f"{min(c, a)}/{max(c, a)}" for c, a in zip(certain, attained, strict=True)
    )
    return f"{best}–{worst}"


def _range_bar(low: int, median: int, high: int, possible: Sequence[int] | None, count: int) -> Html:
    """Return plausible ranks as a thick line on a thin one, the first rank at the left."""
    scale = 100 / max(count, 1)

    def line(first: int, last: int, name: str) -> Html:
        return tag("path", d=f"M{(first - 1) * scale:.4g} 5H{last * scale:.4g}", class_=name)

    middle = (median - 0.5) * scale
    parts = [line(possible[0], possible[1], "thin")] if possible else []
    parts += [line(low, high, "thick"), tag("path", d=f"M{middle:.4g} 2V8", class_="mark")]
    return tag(
        "svg", *parts, viewBox="0 0 100 10", preserveAspectRatio="none", class_="bar", aria_hidden="true"
    )


def _heat(page: Page, found: Mapping[str, Any]) -> Html:
    """Return units x ranks with per cent in the cells."""
    shares = found["scopes"][0]["rank_acceptability"]
    focus = [
        u for u in page.order[HEAT:] if page.bundle["units"]["codes"][u] in page.bundle["about"]["focus"]
    ]
    shown = [*page.order[:HEAT], *focus]
    ranks = min(HEAT, len(page.order))
    head = tag(
        "tr",
        tag("th", page.say("column.unit"), scope="col"),
        *[tag("th", str(rank), scope="col") for rank in range(1, ranks + 1)],
    )
    rows = [
        tag("tr", tag("th", page.units[u], scope="row"), *[_heat_cell(shares[u][r]) for r in range(ranks)])
        for u in shown
    ]
    draws = numbers.fixed(found["scopes"][0]["draws"], 0)
    caption = page.say("robustness.heat.caption", draws=draws)
    table = page.table("acceptability", caption, [head], rows, class_="heat grid")
    return join([page.how(tag("p", page.say("robustness.heat.how"))), table])


def _heat_cell(share: float) -> Html:
    if share <= 0:
        return tag("td")
    if share < 0.005:
        return tag("td", "·")
    shade = 0 if share >= 0.75 else 1 if share >= 0.5 else 2 if share >= 0.25 else 3
    # 99.6 % is not 100
    shown = 99 if 0.99 < share < 1 else int(share * 100 + 0.5)
    return tag("td", str(shown), class_=f"h{shade}")


def _ahead_behind(page: Page, found: Mapping[str, Any]) -> dict[int, tuple[int, int]]:
    """Return of how many others each is always ahead, and behind how many; nothing where it is not known."""
    if found["always_ahead"] is None or found["covers"] is None or len(page.order) < 2:
        return {}
    ahead: dict[int, int] = dict.fromkeys(page.order, 0)
    behind = dict(ahead)
    for a, b in found["always_ahead"]:
        ahead[a], behind[b] = ahead[a] + 1, behind[b] + 1
    return {u: (ahead[u], behind[u]) for u in page.order}


def _order(page: Page, found: Mapping[str, Any]) -> Html:
    """Return who is ahead whatever the weights: a diagram, and the same as a table.

    On a page without drawings the table's columns stand beside the ranks, so that names are not repeated.
    """
    if found["covers"] is None or len(page.order) < 2:
        return Html()
    rows = []
    order = _ahead_behind(page, found) if page.drawings else {}
    for u, (ahead, behind) in order.items():
        cells = [tag("td", str(ahead)), tag("td", str(behind))]
        rows.append(tag("tr", tag("th", page.units[u], scope="row"), *cells))
    table = page.table(
        "always",
        page.say("robustness.order.caption"),
        [page.head("column.unit", "robustness.ahead", "robustness.behind")],
        rows,
    )
    return join(
        [
            tag("h3", page.say("robustness.order.heading")),
            page.how(tag("p", page.say("robustness.order.how"))),
            order_diagram(page, found),
            tag("details", tag("summary", page.say("robustness.order.caption")), table) if rows else Html(),
        ]
    )


def _dethroning(page: Page, found: Mapping[str, Any]) -> Html:
    changes = found["dethroning"][:CHALLENGERS]
    if not changes:
        return Html()
    items = [tag("li", page.both(change["words"])) for change in changes]
    return join([tag("h3", page.say("robustness.dethrone.heading")), tag("ul", *items)])


def _choices(page: Page, found: Mapping[str, Any]) -> Html:
    """Return bars of what moves ranks, and the mean shift under each alternative."""
    choices = found["choices"]
    if choices is None:
        return Html()
    parts = [tag("h3", page.say("robustness.choices.heading"))]
    if choices["excluded"]:
        left = {name: say(name, "matters.excluded", count=choices["excluded"]) for name in page.languages}
        reasons = [tag("li", page.both(_counted(page, one))) for one in choices["reasons"]]
        parts.append(tag("details", tag("summary", page.both(left)), tag("ul", *reasons)))
    if found["sensitivity"]:
        parts += _bars(page, found["sensitivity"], excluded=bool(choices["excluded"]))
    return join(parts)


def _counted(page: Page, reason: Mapping[str, Any]) -> dict[str, str]:
    """Say why choices do not go together, and how often."""
    return {
        name: say(name, "list.counted", name=translated_text(reason["text"], name), share=reason["count"])
        for name in page.languages
    }


def _bars(page: Page, factors: Sequence[Mapping[str, Any]], *, excluded: bool) -> list[Html]:
    rows, means = [], []
    for one in factors:
        ends = "" if one["low"] is None else f" ({tenths(_share(one['low']))}–{tenths(_share(one['high']))})"
        shapley = tenths(_share(one["shapley"])) if one["shapley"] is not None else numbers.MISSING
        rows.append(
            tag(
                "tr",
                tag("th", page.both(one["label"]), scope="row"),
                tag("td", _share_bar(one["first_order"], one["total_order"]), class_="range"),
                tag("td", tenths(_share(one["first_order"]))),
                tag("td", tenths(_share(one["total_order"])), tag("small", ends) if ends else ""),
                tag("td", shapley, class_="k"),
            )
        )
        means += [
            tag(
                "tr",
                tag("th", page.both(one["label"]), scope="row"),
                tag("td", page.both(alternative["label"])),
                tag("td", numbers.fixed(_number(alternative["mean"]), 2)),
            )
            for alternative in one["alternatives"]
        ]
    head = tag(
        "tr",
        *[tag("th", page.say(name), scope="col") for name in ("robustness.factor", "robustness.range")],
        *[tag("th", page.say(f"robustness.choices.{name}"), scope="col") for name in ("first", "total")],
        tag("th", page.say("robustness.choices.shapley"), scope="col", class_="k"),
    )
    dependent = tag("p", page.say("robustness.choices.dependent")) if excluded else ""
    tables = [
        page.how(tag("p", page.say("robustness.choices.how")), dependent),
        page.table("sensitivity", page.say("robustness.choices.caption"), [head], rows, class_="sure"),
    ]
    if means:
        names = ("robustness.factor", "robustness.alternative", "robustness.choices.mean")
        shown = page.table("alternatives", page.say("robustness.choices.mean"), [page.head(*names)], means)
        tables.append(tag("details", tag("summary", page.say("robustness.choices.mean")), shown))
    return tables


def _share(value: float | None) -> float:
    return min(max(_number(value), 0.0), 1.0)


def _number(value: float | None) -> float:
    return float("nan") if value is None else value


def _share_bar(first: float, total: float) -> Html:
    """Return the share with others as a pale bar, the share alone as a dark one within it."""
    longer, shorter = max(_share(first), _share(total)) * 100, _share(first) * 100
    return tag(
        "svg",
        tag("path", d=f"M0 5H{longer:.4g}", class_="pale"),
        tag("path", d=f"M0 5H{shorter:.4g}", class_="thick"),
        viewBox="0 0 100 10", preserveAspectRatio="none", class_="bar", aria_hidden="true",
    )  # fmt: skip


def _map(page: Page, found: Mapping[str, Any]) -> Html:
    """Return the triangle of pillar weights with the regions of its winners."""
    drawn = found["map"]
    if drawn is None or not drawn["regions"]:
        return Html()
    regions = sorted(drawn["regions"], key=lambda region: -region["area"])
    rows = [
        tag(
            "tr",
            tag("th", tag("i", class_=f"c{n}") if n < 8 else "", page.unit(region["unit"]), scope="row"),
            tag("td", tenths(min(region["area"], 1.0) if len(regions) > 1 else 1.0)),
        )
        for n, region in enumerate(regions)
    ]
    head = page.head("column.unit", "robustness.map.area")
    return join(
        [
            tag("h3", page.say("robustness.map.heading")),
            page.how(tag("p", page.say("robustness.map.how"))) if page.drawings else Html(),
            tag(
                "div",
                winner_triangle(page, drawn, regions) if page.drawings else "",
                page.table("winners", page.say("robustness.map.area"), [head], rows),
                class_="pair",
            ),
        ]
    )


def _sets(page: Page, found: Mapping[str, Any]) -> Html:
    """Return confidence sets for ranks, where errors of figures are claimed."""
    sets = found["rank_sets"]
    if sets is None:
        return Html()
    kinds = ("marginal", "simultaneous", "joined")
    head = page.head("column.rank", "column.unit", *[f"robustness.sets.{kind}" for kind in kinds])
    rows = [
        tag(
            "tr",
            tag("td", page.place(u, page.root)),
            tag("th", page.units[u], scope="row"),
            *[tag("td", _span(*sets[kind][u])) for kind in kinds],
        )
        for u in page.order
    ]
    return join(
        [
            tag("h3", page.say("robustness.sets.heading")),
            page.table("sets", page.say("robustness.sets.caption"), [head], rows),
        ]
    )
