"""A study in a notebook: its report in a frame of its own.

The page stands in the notebook file itself, so it stays interactive without a kernel and survives
conversion to HTML. The frame is sandboxed: what the page holds cannot reach the notebook.
"""

from __future__ import annotations

from html import escape

from poliscope.answers.answers import Answers
from poliscope.show.bundle import make_bundle
from poliscope.show.report.writing import make_page

__all__ = ["report_frame"]


def report_frame(answers: Answers, *, height: int = 640) -> str:
    """Return the report as a sandboxed frame.

    Parameters
    ----------
    answers : Answers
        Of a study.
    height : int
        Of the frame, in pixels.

    Returns
    -------
    str
        HTML.
    """
    page = make_page(make_bundle(answers))
    title = escape(answers.about.title.get("en") or next(iter(answers.about.title.values()), "poliscope"))
    return (
        f'<iframe title="{title}" sandbox="allow-scripts allow-downloads" '
        f'style="width:100%;height:{int(height)}px;border:0" srcdoc="{escape(page)}"></iframe>'
    )
