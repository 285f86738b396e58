"""A bundle -> one self-contained page, no larger than it may be, written whole or not at all."""

from __future__ import annotations

import secrets
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from importlib import resources
from pathlib import Path
from typing import Any

from poliscope.answers.answers import Answers
from poliscope.errors import DataError, Problem
from poliscope.show.bundle import make_bundle
from poliscope.show.page_data import LEAVING_OUT
from poliscope.show.report.answer import answer_section, masthead
from poliscope.show.report.data import (
    conflicts_section,
    data_section,
    excluded_section,
    treated_section,
)
from poliscope.show.report.figure_tables import figures_section
from poliscope.show.report.figures import Detail, Figures
from poliscope.show.report.html import Html, tag
from poliscope.show.report.interactive import NOTHING, Interactive, interactive, source_hash
from poliscope.show.report.luck import luck_section
from poliscope.show.report.method import (
    later_section,
    method_section,
    reproduce_section,
    sources_section,
    weights_section,
)
from poliscope.show.report.mirror import mirror_section, trends_section
from poliscope.show.report.page import Page
from poliscope.show.report.partners import partners_section
from poliscope.show.report.ranking import palette, parts_section, ranking_section
from poliscope.show.report.robustness import robustness_section
from poliscope.show.report.structure import next_section, structure_section
from poliscope.show.words import in_language, legible, say

__all__ = ["LARGEST", "make_page", "size_aim", "size_limit", "write_report"]

LARGEST = 3_000_000
"""Bytes that no page exceeds if leaving out evidence can help it."""
ORDINARY, PER_CELL, PER_ANSWER = 300_000, 150, 40_000

DETAILS = (
    Detail(),
    Detail(named=False),
    Detail(named=False, drawings=False),
    Detail(named=False, drawings=False, notes=False),
    Detail(named=False, drawings=False, notes=False, references=False),
    *(
        Detail(named=False, drawings=False, notes=False, references=False, first=n)
        for n in (1000, 300, 100, 30, 0)
    ),
)
"""What the plain page carries; the first that fits is taken."""
WHOLE = 3
"""So many of them hold every figure with its source."""


def size_aim(bundle: Mapping[str, Any]) -> int:
    """Return how many bytes a page should have: 300 KB up to 100 x 20 figures, then more, at most 3 MB."""
    cells: int = len(bundle["units"]["codes"]) * bundle["tree"]["indicators"]
    return min(LARGEST, max(ORDINARY, PER_CELL * cells))


def size_limit(bundle: Mapping[str, Any]) -> int:
    """Return how many bytes a page may have before evidence is left out.

    Each answer beside the index (how sure, why, with whom, ...) adds 40 KB to what a page should have, so
    that no answer crowds the evidence or the interactive page out.
    """
    further = sum(bundle[name] is not None for name in bundle["commands"])
    return min(LARGEST, size_aim(bundle) + PER_ANSWER * further)


def write_report(
    answers: Answers,
    path: str | Path,
    *,
    languages: Sequence[str] | None = None,
    limit: int | None = None,
    scripts: bool = True,
) -> Path:
    """Write the report: one file, opened from disk, with nothing loaded from elsewhere.

    Without scripts it is a plain page of tables; with them, the interactive page takes its place.

    Parameters
    ----------
    answers : Answers
        Of a study.
    path : str or Path
        The file to write. It appears whole or not at all.
    languages : sequence of str, optional
        Of ``"en"`` and ``"zh"``, the first being shown first; the study's own where not given.
    limit : int, optional
        Bytes that the page may have; see :func:`size_limit`. Evidence is left out until it fits:
        first quoted words, then references, then single figures; the page says so.
    scripts : bool
        Whether the page carries the interactive page beside the plain one.

    Returns
    -------
    Path
        The file.

    Raises
    ------
    DataError
        The file cannot be written.
    """
    bundle = make_bundle(answers, languages=languages)
    return _write(make_page(bundle, limit=limit, scripts=scripts), Path(path))


def make_page(bundle: Mapping[str, Any], *, limit: int | None = None, scripts: bool = True) -> str:
    """Return a bundle as a page, with as much of the evidence as the limit in bytes leaves room for."""
    aims = sorted({size_aim(bundle), size_limit(bundle)}) if limit is None else [limit]
    if not scripts:
        return _Sizes(bundle, drawings=True).fullest(aims[-1], NOTHING)
    sizes = _Sizes(bundle)
    open_, packed = (interactive(bundle, packed=packed) for packed in (False, True))
    for aim in aims:
        for number, layer in ((0, open_), *((n, packed) for n in range(WHOLE))):
            if sizes.size(number, layer) <= aim:
                return sizes.page(number, layer)
        if sizes.size(len(DETAILS) - 1, packed) <= aim:
            return sizes.fullest(aim, packed)  # the interactive page still holds every figure
    return sizes.fullest(aims[-1], sizes.roomiest(aims[-1], packed))


class _Sizes:
    """Pages of one bundle, each made once: what they hold and how large they are."""

    def __init__(self, bundle: Mapping[str, Any], *, drawings: bool | None = None):
        self.bundle = bundle
        self.details = [d if drawings is None else replace(d, drawings=drawings) for d in DETAILS]
        self._plain: dict[int, int] = {}
        self._pages: dict[bool, tuple[Page, dict[str, Html]]] = {}

    def page(self, number: int, layer: Interactive) -> str:
        """Return a page: so much of the evidence, and what makes it interactive."""
        detail = self.details[number]
        page, fixed = self._fixed(detail.drawings)
        return _whole(page, _head(page, layer), fixed, Figures(page, detail), layer)

    def size(self, number: int, layer: Interactive) -> int:
        """Return its bytes."""
        if number not in self._plain:
            self._plain[number] = len(self.page(number, NOTHING).encode())
        page, _ = self._fixed(self.details[number].drawings)
        heads = len(_head(page, layer).encode()) - len(_head(page).encode())
        return self._plain[number] + heads + len(layer.body.encode())

    def fullest(self, most: int, layer: Interactive) -> str:
        """Return the page with the most evidence that fits; with the least where none does."""
        last = len(self.details) - 1
        if self.size(0, layer) <= most:
            return self.page(0, layer)
        best = bisect_left(range(1, last), True, key=lambda number: self.size(number, layer) <= most)
        return self.page(1 + best, layer)

    def roomiest(self, most: int, packed: Interactive) -> Interactive:
        """Return what makes the page interactive, with the most evidence that fits."""
        last = len(self.details) - 1
        for without in LEAVING_OUT:
            layer = interactive(self.bundle, packed=True, without=without) if without else packed
            if self.size(last, layer) <= most:
                return layer
        return NOTHING

    def _fixed(self, drawings: bool) -> tuple[Page, dict[str, Html]]:
        if drawings not in self._pages:
            page = Page(self.bundle, drawings=drawings)
            self._pages[drawings] = page, {name: make(page) for name, make in _FIXED.items()}
        return self._pages[drawings]


_FIXED = {
    "ranking": ranking_section,
    "parts": parts_section,
    "robustness": robustness_section,
    "structure": structure_section,
    "next": next_section,
    "luck": luck_section,
    "mirror": mirror_section,
    "trends": trends_section,
    "partners": partners_section,
    "weights": weights_section,
    "data": data_section,
    "conflicts": conflicts_section,
    "treated": treated_section,
    "excluded": excluded_section,
    "method": method_section,
    "later": later_section,
    "reproduce": reproduce_section,
}
"""Sections that do not depend on how much of the evidence is carried."""

_ORDER = (
    "answer", "ranking", "robustness", "parts", "structure", "next", "luck", "mirror", "trends", "partners",
    "excluded", "weights", "figures",
    "conflicts", "data", "treated", "method", "sources", "later", "reproduce",
)  # fmt: skip


def _whole(
    page: Page, head: Html, fixed: Mapping[str, Html], figures: Figures, layer: Interactive = NOTHING
) -> str:
    sections = {
        **fixed,
        "answer": answer_section(page, figures),
        "figures": figures_section(page, figures),
        "sources": sources_section(page, figures),
    }
    present = [name for name in _ORDER if sections[name]]
    links = [tag("li", tag("a", page.say(f"{name}.heading"), href=f"#{name}")) for name in present]
    contents = tag("nav", tag("ul", *links), aria_label=say(page.languages[0], "page.contents"))
    inside = tag(
        "div",
        masthead(page),
        Html() if page.drawings else tag("p", page.say("page.drawings"), class_="how"),
        contents,
        *[sections[name] for name in present],
        class_=f"page {palette(page)}".strip(),
    )
    body = tag("body", _skip(page), tag("main", *_switch(page), inside, id="plain"), layer.body)
    language = say(page.languages[0], "language.code")
    return f"<!DOCTYPE html>\n{tag('html', head, body, lang=language)}\n"


def _head(page: Page, layer: Interactive = NOTHING) -> Html:
    """Return the head of the page: nothing may be loaded, and no script may run but the page's own."""
    language, title = page.languages[0], page.bundle["about"]["title"]
    named = legible(in_language(title, language)) or say(language, "page.untitled")
    style = resources.files("poliscope.show.report").joinpath("style.css").read_text("utf-8")
    style += _foot(named, page.bundle["about"]["digest"])
    policy = (
        f"default-src 'none'; style-src {' '.join([source_hash(style), *layer.styles])}; "
        f"{layer.policy}base-uri 'none'; form-action 'none'"
    )
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("meta", name="generator", content=f"poliscope {page.bundle['about']['poliscope']}"),
        tag("title", named),
        tag("style", Html(style), id="plain-style"),
        layer.head,
    )


def _foot(title: str, digest: str) -> str:
    """Return the rule for the foot of every sheet of paper: which study, in which state."""
    said = " · ".join(part for part in (title[:60], digest[:12]) if part)
    safe = "".join(
        letter if letter.isalnum() or letter in " ·-.," else f"\\{ord(letter):x} " for letter in said
    )
    return f'@media print{{@page{{@bottom-left{{content:"{safe}";font:9pt sans-serif;color:#57606a}}}}}}'


def _skip(page: Page) -> Html:
    return tag("a", say(page.languages[0], "page.skip"), href="#answer", class_="skip")


def _switch(page: Page) -> list[Html]:
    """Return the choice of language: two buttons before the page, which shows what they allow."""
    if len(page.languages) < 2:
        return []
    buttons = []
    for language in page.languages:
        name = f"in-{language}"
        first = language == page.languages[0]
        buttons.append(
            tag("input", type="radio", name="language", id=name, checked=first, autocomplete="off")
        )
        buttons.append(
            tag("label", say(language, "language.name"), for_=name, lang=say(language, "language.code"))
        )
    return buttons


def _write(page: str, path: Path) -> Path:
    """Write a file beside its place, then move it there: a reader never sees half of it."""
    beside = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with beside.open("xb") as file:
                file.write(page.encode())
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise DataError(
            Problem(
                "cannot-write",
                f"the report cannot be written: {error.strerror or error}",
                where=str(path),
                help="name a file in a folder that can be written to, with -o",
            )
        ) from error
    return path
