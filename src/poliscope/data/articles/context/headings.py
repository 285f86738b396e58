"""Headings that name the place of what stands under them ("NUEVO LEON", "二、无锡"), and datelines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from poliscope.data.articles.lexicon import Lexicon, Place
from poliscope.data.articles.places.assignment import main_place
from poliscope.data.articles.places.finding import PlaceMention, find_places
from poliscope.data.articles.places.regions import place_named
from poliscope.data.articles.signs import is_latin
from poliscope.data.articles.tables.rows import Line

__all__ = ["find_dateline", "find_place_sections", "find_questions"]

_MARKS = re.compile(
    r"^[\s#*_>【\[]*(?:\d{1,3} (?=[A-ZÀ-Þ])|(?:[(（]?[一二三四五六七八九十\d]{1,3}[)）、.:：]|"
    r"第[一二三四五六七八九十]+[,、:：]?|(?:TOP|Top|N[Oo])[.:．]? ?\d+[.、:]?)\s*)?"
)
_KINDS = frozenset({"city", "province", "county", "zone", "unit", "country", "region"})


def _titled(name: str) -> str:
    """Write capitals as a name: "NUEVO LEON" as "Nuevo Leon"."""
    return name.title() if name.isupper() else name


def _named(lexicon: Lexicon, heading: str, body: str) -> PlaceMention | None:
    """Find the one place that a heading consists of, or begins with before a colon or dash."""
    text = _MARKS.sub("", heading).strip(" *_#】]")
    first = re.split(r"[:：—–|丨]|-- | - ", text, maxsplit=1)[0].strip(" *_")
    if (inner := _within(lexicon, text, body)) is not None:
        return inner
    for written in (text, first):
        name = _titled(written)
        place = place_named(lexicon, name) if name else None
        if place is not None and place.kind in _KINDS:
            return PlaceMention(0, len(name), name, place, 0.75)
    return None


#: "Ohio: Dayton", "Dayton, Ohio".
_STATE_FIRST = re.compile(
    r"(?P<whole>[A-ZÀ-Þ][\w .'’-]+): (?P<part>[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){0,3})"
)
_STATE_LAST = re.compile(
    r"(?P<part>[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){0,3}), (?P<whole>[A-ZÀ-Þ][\w .'’-]+)"
)


def _whole_named(lexicon: Lexicon, name: str) -> Place | None:
    """Find a state or country by its name, or tell that two capitals are one of the American states."""
    if re.fullmatch(r"[A-Z]{2}|[A-Z]\.[A-Z]\.", name) or name == "New York":
        return Place(name, "province", "US")
    whole = place_named(lexicon, _titled(name))
    return whole if whole is not None and whole.kind in {"province", "country"} else None


def _within(lexicon: Lexicon, text: str, body: str) -> PlaceMention | None:
    """Find the town of a heading that names it beside its state or country; the text says where it is."""
    for pattern in (_STATE_FIRST, _STATE_LAST):
        found = pattern.fullmatch(text)
        whole = _whole_named(lexicon, found.group("whole")) if found else None
        if found is None or whole is None:
            continue
        name = _titled(found.group("part"))
        place = place_named(lexicon, name)
        said: object = pattern is _STATE_LAST and whole.kind == "province"
        said = said or re.search(
            rf"\b{re.escape(name)} (?:is|has|lies|sits)\b|\bin {re.escape(name)}\b", body
        )
        if place is None and said:
            place = Place(name, "city", whole.country)
        if place is not None and place.kind in _KINDS:
            return PlaceMention(0, len(name), name, place, 0.75)
    return None


def _is_heading(line: Line) -> bool:
    """Tell a short line that ends no sentence: in capitals, marked, numbered or alone."""
    text = line.text.strip()
    if not text or line.kind == "table" or len(text) > (60 if is_latin(text) else 24):
        return False
    marked = text.startswith("#") or (text.startswith("**") and text.endswith("**")) or text.isupper()
    return marked or (
        not line.keep and not re.search(r"[.。!?;,，、]$", text) and not re.search(r"\d{4}-\d|https?:", text)
    )


def find_place_sections(lexicon: Lexicon, lines: Sequence[Line]) -> list[tuple[int, PlaceMention | None]]:
    """Find where passages begin whose heading names their place, and where they end.

    Parameters
    ----------
    lines : sequence of Line
        The page's lines, marked.

    Returns
    -------
    list of (int, PlaceMention or None)
        End of the heading in the original, and the place; None for a heading after such a passage
        that names none.
    """
    kept = [i for i, line in enumerate(lines) if line.keep]
    sections: list[tuple[int, PlaceMention | None]] = []
    body = "\n".join(lines[i].text for i in kept)[:100_000]
    for i, line in enumerate(lines):
        if not kept or not kept[0] - 1 <= i < kept[-1] or not _is_heading(line):
            continue
        later = (lines[j] for j in range(i + 1, len(lines)))
        followed = next((other for other in later if other.text.strip()), None)
        if followed is None or not followed.keep:
            continue
        place = _named(lexicon, line.text, body)
        if place is not None or (sections and sections[-1][1] is not None):
            sections.append((line.end, place))
    return sections


#: "问:松山湖呢?", "Q: And what of Leeds?"; without the mark only a line of one question.
_ASKER = re.compile(r"\s*\**(?:[问問Q][::]|记者[::]|主持人[::]|[A-Z][a-z]+:)")
_QUESTION = re.compile(r"^[^?!。;]{2,100}\?[”\"]?\**\s*$")


def find_questions(lexicon: Lexicon, lines: Sequence[Line]) -> list[tuple[int, PlaceMention]]:
    """Find the lines of an interview that ask about a place: what follows is about it.

    Parameters
    ----------
    lines : sequence of Line
        The page's lines, marked.

    Returns
    -------
    list of (int, PlaceMention)
        End of the question in the original, and its place.
    """
    kept = [i for i, line in enumerate(lines) if line.keep]
    questions: list[tuple[int, PlaceMention]] = []
    for i, line in enumerate(lines):
        if not kept or i > kept[-1] or len(line.text) > 120 or not _QUESTION.match(line.text):
            continue
        if i < kept[0] and not _ASKER.match(line.text):
            continue  # a headline
        place = main_place(line.text, 0, find_places(lexicon, line.text, 0, len(line.text)))
        if place is not None:
            questions.append((line.end, place))
    return questions


#: "KIKUYO, Kumamoto Pref. -- ", "MONTERREY, July 16 (Newsline) - ".
_DATELINE = re.compile(
    r"^[\s*_]*(?P<n>[A-ZÀ-Þ][A-ZÀ-Þ'’. -]{2,30}?)(?:, [^.;–—]{1,40}?\.?)?(?: \([^)]{2,30}\))? ?(?:--|–|—|"
    r" - )\s*\S"
)

#: "Guadalajara, where she teaches": in an interview "here" is there.
_LIVES_IN = re.compile(
    r"(?P<n>[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){0,2}), where (?:s?he|they|I) (?:now |still |has |have )*"
    r"(?:lives?|lived|works?|worked|teach(?:es)?|taught|(?:is|are) based|runs|leads|practises)\b"
)
_OPENING = 5


def _of_speaker(lexicon: Lexicon, lines: Sequence[Line]) -> PlaceMention | None:
    """Find where the one lives whose words an article gives, as its opening tells."""
    for line in [line for line in lines if line.text.strip()][:_OPENING]:
        found = _LIVES_IN.search(line.text)
        place = place_named(lexicon, found["n"]) if found is not None else None
        if found is not None and place is not None:
            return PlaceMention(0, len(found["n"]), found["n"], place, 0.75)
    return None


def find_dateline(lexicon: Lexicon, lines: Sequence[Line]) -> PlaceMention | None:
    """Find the place in capitals with which the first paragraph begins, or of who speaks: "here" is there."""
    first = next((line for line in lines if line.keep and line.kind == "text"), None)
    found = _DATELINE.match(first.text) if first is not None else None
    if found is None:
        return _of_speaker(lexicon, lines)
    name = _titled(found.group("n").strip())
    return PlaceMention(0, len(name), name, place_named(lexicon, name) or Place(name, "unknown"), 0.75)
