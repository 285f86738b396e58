"""Climate or luck: the funnel, and the table behind it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from poliscope.show import numbers
from poliscope.show.report.html import Html, tag
from poliscope.show.report.page import Page
from poliscope.show.report.plot import Frame, Labels, column, drawing, findings, length_of, svg_names
from poliscope.show.words import say

__all__ = ["luck_section"]

WIDTH, HEIGHT = 680.0, 400.0
ROWS = 20
NAMED = 8


def luck_section(page: Page) -> Html:
    """Return counts of rare successes against size: the funnel and the table."""
    found = page.bundle["incidence"]
    if not found:
        return Html()
    pieces = [
        piece for one in found for piece in (_funnel(page, one), _table(page, one), *_left_out(page, one))
    ]
    said = findings(page, "Climate", "LuckOrClimate")
    return page.section(
        "luck", said, page.how(tag("p", page.say("luck.how"))) if page.drawings else "", *pieces
    )


def _funnel(page: Page, one: Mapping[str, Any]) -> Html:
    places = one["table"]["rows"]
    expected, ratio = column(one["table"], "expected"), column(one["table"], "ratio")
    least = one["listed_from"]
    grid = column(one["funnel"], "expected")
    high = 1.12 * max([2.0, *(r for r in ratio if r is not None)])
    frame = Frame(WIDTH, HEIGHT, (grid[0] or 1.0, grid[-1] or 2.0), (0.0, high), log=True)
    lines = [frame.path([(frame.x[0], 1.0), (frame.x[1], 1.0)], "middle")]
    for name in ("lower_95", "upper_95", "lower_998", "upper_998"):
        limits = column(one["funnel"], name)
        points = [(g, min(v, high)) for g, v in zip(grid, limits, strict=True) if g and v is not None]
        lines.append(frame.path(points, "inner" if name.endswith("95") else "outer"))
    values = [(least - 1) / (e or 1.0) if r is None else r for r, e in zip(ratio, expected, strict=True)]
    at = [frame.at(e or 1.0, min(v, high)) for e, v in zip(expected, values, strict=True)]
    labels, dots, names = Labels(WIDTH, at), [], []
    focus = set(page.bundle["about"]["focus"])
    chance = column(one["table"], "chance")
    order = sorted(
        range(len(places)), key=lambda p: (places[p] not in focus, chance[p] is None, chance[p] or 0)
    )
    for rank, p in enumerate(order):
        open_dot = ratio[p] is None
        x, y = at[p]
        dots.append(tag("circle", cx=f"{x:.0f}", cy=f"{y:.0f}", r="4.5", class_="open" if open_dot else "on"))
        if rank < NAMED:
            texts = _names(page, places[p])
            if put := labels.place(x, y, length_of(texts), 4.5):
                names += svg_names(page, texts, put[0], put[1], class_=f"name {put[2]}")
    return drawing(page, WIDTH, HEIGHT, *frame.axes(page, "luck.x", "luck.y"), *lines, *dots, *names)


def _by_chance(chance: list[float | None]) -> list[int]:
    """Return the places, the least likely count first, those that are not listed last."""
    return sorted(range(len(chance)), key=lambda p: (chance[p] is None, chance[p] or 0.0))


def _names(page: Page, code: str) -> dict[str, str]:
    codes = page.bundle["units"]["codes"]
    return page.names("units", codes.index(code)) if code in codes else dict.fromkeys(page.languages, code)


def _table(page: Page, one: Mapping[str, Any]) -> Html:
    table = one["table"]
    names = ("observed", "expected", "ratio", "lower", "upper", "shrunk", "chance", "chance_after_looking")
    columns = {name: column(table, name) for name in names}
    keys = ("place", "observed", "expected", "ratio", "limits", "shrunk", "chance", "after")
    order = _by_chance(columns["chance"])
    rows = []
    for p in order[:ROWS]:
        row = {name: values[p] for name, values in columns.items()}
        fewer = say(page.languages[0], "cli.luck.fewer", least=one["listed_from"])
        limits = f"{_number(row['lower'], 2)}–{_number(row['upper'], 2)}"
        cells = [
            fewer if row["observed"] is None else _number(row["observed"], 0),
            _number(row["expected"], 1),
            _number(row["ratio"], 2),
            limits,
            _number(row["shrunk"], 2),
            _share(row["chance"]),
            _share(row["chance_after_looking"]),
        ]
        name = tag("th", page.unit(table["rows"][p]), scope="row")
        rows.append(tag("tr", name, *[tag("td", cell) for cell in cells]))
    level = numbers.percent(one["level"])
    head = tag("tr", *[tag("th", page.say(f"cli.luck.{key}", level=level), scope="col") for key in keys])
    caption = page.say(
        "luck.caption",
        counted={n: one["names"][n]["count"] for n in page.languages},
        exposure={n: one["names"][n]["exposure"] for n in page.languages},
    )
    return page.table(f"luck-{one['count']}", caption, [head], rows, class_="places")


def _left_out(page: Page, one: Mapping[str, Any]) -> list[Html]:
    from poliscope.show.words import listed

    found = []
    for reason in dict.fromkeys(out["reason"] for out in one["left_out"]):
        units = [out["unit"] for out in one["left_out"] if out["reason"] == reason]
        names = {n: listed(n, [_names(page, code)[n] for code in units]) for n in page.languages}
        reasons = {n: say(n, f"reason.{reason}") for n in page.languages}
        found.append(tag("p", page.say("cli.luck.left-out", units=names, reason=reasons), class_="note"))
    return found


def _number(value: float | None, decimals: int) -> str:
    return numbers.MISSING if value is None else numbers.fixed(value, decimals)


def _share(value: float | None) -> str:
    return numbers.MISSING if value is None else numbers.percent(value)
