"""Pieces of drawings: a frame with axes, dots with names, names that keep out of each other's way."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from poliscope.show import numbers
from poliscope.show.report.html import Html, tag
from poliscope.show.report.page import Page
from poliscope.show.words import say

__all__ = [
    "REGIONAL",
    "Frame",
    "Labels",
    "caption_text",
    "column",
    "drawing",
    "findings",
    "length_of",
    "names_by_language",
    "svg_names",
]

REGIONAL = frozenset(
    {
        "SpecialisedIn", "PathDependence", "NextActivity", "Doubt", "Climate", "LuckOrClimate", "Strength",
        "Gap", "TargetPace", "Converging", "Partner", "BestCoalition",
    }
)  # fmt: skip
"""Kinds of findings that stand in sections of their own."""
LETTER, LINE = 6.2, 13.0
"""Room that a letter and a line of text take in a drawing."""
LONGEST = 24


@dataclass(frozen=True)
class Frame:
    """A drawing's frame: from numbers to places.

    Parameters
    ----------
    width, height : float
        Of the drawing.
    x, y : (float, float)
        Lowest and highest number of each axis.
    log : bool
        Whether the horizontal axis is logarithmic.
    """

    width: float
    height: float
    x: tuple[float, float]
    y: tuple[float, float]
    log: bool = False
    left: float = 46.0
    bottom: float = 40.0
    top: float = 14.0
    right: float = 14.0

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Return the place of a point."""
        low, high = self.x
        share = math.log(x / low) / math.log(high / low) if self.log else (x - low) / (high - low)
        up = (y - self.y[0]) / (self.y[1] - self.y[0])
        return (
            self.left + share * (self.width - self.left - self.right),
            self.height - self.bottom - up * (self.height - self.bottom - self.top),
        )

    def path(self, points: Sequence[tuple[float, float]], class_: str) -> Html:
        """Return a line through points."""
        places = [self.at(*point) for point in points]
        drawn = "L".join(f"{x:.1f} {y:.1f}" for x, y in places)
        return tag("path", d=f"M{drawn}", class_=class_)

    def axes(self, page: Page, x: str, y: str) -> list[Html]:
        """Return the axes with their marks and names."""
        x0, y0 = self.left, self.height - self.bottom
        pieces = [
            tag("path", d=f"M{x0:.0f} {self.top:.0f}V{y0:.0f}H{self.width - self.right:.0f}", class_="axis")
        ]
        for mark in _marks(*self.x, log=self.log):
            place = self.at(mark, self.y[0])[0]
            pieces.append(
                tag("text", numbers.significant(mark, 2), x=f"{place:.0f}", y=f"{y0 + 14:.0f}", class_="tick")
            )
        for mark in _marks(*self.y):
            place = self.at(self.x[0], mark)[1]
            text = numbers.significant(mark, 2)
            pieces.append(tag("text", text, x=f"{x0 - 5:.0f}", y=f"{place + 4:.0f}", class_="tick end"))
        middle = (x0 + self.width - self.right) / 2
        pieces += caption_text(page, x, middle, self.height - 6)
        across = (self.top + y0) / 2
        pieces += caption_text(page, y, 11, across, turn=True)
        return pieces


def _marks(low: float, high: float, *, log: bool = False) -> list[float]:
    """Return a few round numbers between two."""
    if log:
        powers = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
        found = [m * 10.0**p for p in powers for m in (1, 2, 5) if low <= m * 10.0**p <= high]
        return found if len(found) <= 8 else [m for m in found if f"{m:e}"[0] == "1"]
    step = 10 ** math.floor(math.log10(high - low))
    step = next(step * s for s in (0.2, 0.25, 0.5, 1, 2) if (high - low) / (step * s) <= 6)
    first = math.ceil(low / step - 1e-9)
    return [k * step for k in range(first, math.floor(high / step + 1e-9) + 1)]


def drawing(page: Page, width: float, height: float, *content: Html, class_: str = "plot") -> Html:
    """Return a drawing that scrolls in its own frame where the page is narrow; nothing in a page without."""
    if not page.drawings:
        return Html()
    whole = tag("svg", *content, viewBox=f"0 0 {width:.0f} {height:.0f}", class_=class_, aria_hidden="true")
    return tag("div", whole, class_="scroll")


def caption_text(page: Page, key: str, x: float, y: float, *, turn: bool = False) -> list[Html]:
    """Return a text of the catalogs in a drawing, once for each language."""
    texts = {name: say(name, key) for name in page.languages}
    more = {"transform": f"rotate(-90 {x:.0f} {y:.0f})"} if turn else {}
    return svg_names(page, texts, x, y, class_="label", **more)


def svg_names(page: Page, texts: Mapping[str, str], x: float, y: float, **attributes: Any) -> list[Html]:
    """Return a name in a drawing, once for each language where they differ."""
    place = {"x": f"{x:.1f}", "y": f"{y:.1f}", **attributes}
    if len({texts[name] for name in page.languages}) == 1:
        return [tag("text", _short(texts[page.languages[0]]), **place)]
    return [
        tag("text", _short(texts[name]), lang=say(name, "language.code"), **place) for name in page.languages
    ]


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else name[: LONGEST - 1] + "…"


class Labels:
    """Places that dots and names take already, so that no name lies on another or hides a dot."""

    def __init__(self, width: float, dots: Sequence[tuple[float, float]] = ()):
        self.width = width
        self.taken: list[tuple[float, float, float]] = [(x - 3.0, x + 3.0, y + 4.0) for x, y in dots]

    def place(self, x: float, y: float, length: int, radius: float) -> tuple[float, float, str] | None:
        """Return where a name of some letters fits beside a dot, and its anchor; None if nowhere."""
        room = min(length, LONGEST) * LETTER
        for dy in (4.0, -7.0, 15.0, -18.0, 26.0):
            for side in ("start", "end"):
                start = x + radius + 3 if side == "start" else x - radius - 3 - room
                if start < 2 or start + room > self.width - 2:
                    continue
                if all(
                    abs(y + dy - other) >= LINE - 2 or start > end or start + room < begin
                    for begin, end, other in self.taken
                ):
                    self.taken.append((start, start + room, y + dy))
                    anchor = x + radius + 3 if side == "start" else x - radius - 3
                    return anchor, y + dy, side
        return None


def length_of(texts: Mapping[str, str]) -> int:
    """Return the letters of the longest of some texts, Han counting twice."""
    return max(sum(2 if ord(letter) > 0x2E80 else 1 for letter in text) for text in texts.values())


def names_by_language(part: Mapping[str, Any], place: int, languages: Sequence[str]) -> dict[str, str]:
    """Return one of the labels of a part of the bundle by language."""
    from poliscope.show.words import legible

    return {name: legible(part["labels"][name][place]) for name in languages}


def column(matrix: Mapping[str, Any], name: str) -> list[float | None]:
    """Return a column of a matrix of the bundle."""
    place = matrix["columns"].index(name)
    return [row[place] for row in matrix["values"]]


def findings(page: Page, *kinds: str) -> Html:
    """Return the findings of some kinds as notes."""
    chosen = [one for one in page.bundle["findings"] if one["type"] in kinds]
    return Html("".join(tag("p", page.both(one["words"]), class_="note") for one in chosen))
