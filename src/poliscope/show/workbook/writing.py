"""Answers -> one xlsx file, written whole or not at all."""

from __future__ import annotations

import io
import secrets
from datetime import date
from pathlib import Path

from poliscope.answers.answers import Answers
from poliscope.errors import DataError, Problem, missing_extra
from poliscope.show.words import Words, catalog
from poliscope.show.workbook.plan import Plan

__all__ = ["LIVE_CELLS", "make_workbook", "write_workbook"]

LIVE_CELLS = 18_000
"""Above so many figures (300 units x 60 indicators) they are values, and formulas begin with the pillars."""


def write_workbook(
    answers: Answers,
    path: str | Path,
    *,
    language: str = "en",
    made: date | None = None,
    live_cells: int = LIVE_CELLS,
) -> Path:
    """Write the workbook: live formulas from raw figures to ranks.

    Parameters
    ----------
    answers : Answers
        Of a study.
    path : str or Path
        The file to write. It appears whole or not at all.
    language : str
        ``"en"`` or ``"zh"``.
    made : date, optional
        The day that the workbook says it was made; today where not given.
    live_cells : int
        Where there are more figures than this, they are values, and formulas begin with the lowest
        aggregates; the first sheet says so.

    Returns
    -------
    Path
        The file.

    Raises
    ------
    MissingExtraError
        Without the extra "excel".
    DataError
        The file cannot be written, or no sheet could hold the study.
    """
    return _write(make_workbook(answers, language=language, made=made, live_cells=live_cells), Path(path))


def make_workbook(
    answers: Answers, *, language: str = "en", made: date | None = None, live_cells: int = LIVE_CELLS
) -> bytes:
    """Return the workbook as bytes; see :func:`write_workbook`."""
    try:
        import xlsxwriter  # noqa: F401
    except ImportError:
        raise missing_extra("writing a workbook", "excel") from None
    catalog(language)  # an unknown language is refused before anything else
    index = answers.index
    cells = len(index.units.codes) * index.layout.leaves
    plan = Plan(answers, Words(language, index, answers.about), live_figures=cells <= live_cells).checked()
    return _fill(plan, made or date.today())


def _fill(plan: Plan, made: date) -> bytes:
    # these modules need XlsxWriter
    from poliscope.show.workbook import certainty, cover, figures, method, ranking, scores, sources
    from poliscope.show.workbook.book import open_book

    target = io.BytesIO()
    book = open_book(target, plan, made)
    writers = {
        "answer": cover.write_cover,
        "ranking": ranking.write_ranking,
        "certainty": certainty.write_certainty,
        "method": method.write_method,
        "raw": figures.write_raw,
        "denominated": figures.write_denominated,
        "prepared": figures.write_prepared,
        "normalised": figures.write_normalised,
        "scores": scores.write_scores,
        "ranks": scores.write_ranks,
        "check": scores.write_check,
        "sources": sources.write_sources,
    }
    for name in plan.sheets:
        writers[name](book)
    book.file.close()
    return target.getvalue()


def _write(content: bytes, path: Path) -> Path:
    """Write a file beside its place, then move it there: a reader never sees half of it."""
    beside = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with beside.open("xb") as file:
                file.write(content)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise DataError(
            Problem(
                "cannot-write",
                f"the workbook cannot be written: {error.strerror or error}",
                where=str(path),
                help="close it where it is open, or name a file in a folder that can be written to, with -o",
            )
        ) from error
    return path
