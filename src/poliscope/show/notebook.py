"""A study in a notebook: its report in a frame of its own.

The page stands in the notebook file itself, so it stays interactive without a kernel and survives
conversion to HTML. The frame is sandboxed: what the page holds cannot reach the notebook.
"""

from __future__ import annotations

from html import escape
from typing import Any

from poliscope.answers.answers import Answers
from poliscope.errors import missing_extra
from poliscope.show.bundle import make_bundle
from poliscope.show.page_data import make_page_data, page_style, widget_script
from poliscope.show.report.writing import make_page

__all__ = ["report_frame", "report_widget"]


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


def report_widget(answers: Answers) -> Any:
    """Return the report as a notebook widget whose weights come back to Python.

    Parameters
    ----------
    answers : Answers
        Of a study.

    Returns
    -------
    anywidget.AnyWidget
        Its trait ``weights`` holds the shares that the reader has set, one a node; None for the study's.

    Raises
    ------
    MissingExtraError
        anywidget is not installed (``pip install "poliscope[notebook]"``).
    """
    try:
        import anywidget
        import traitlets
    except ImportError:
        raise missing_extra("The notebook widget", "notebook") from None

    class ReportWidget(anywidget.AnyWidget):
        """The interactive page as a widget."""

        _esm = widget_script()
        _css = page_style()
        data = traitlets.Dict().tag(sync=True)
        weights: Any = traitlets.List(allow_none=True, default_value=None).tag(sync=True)

    return ReportWidget(data=make_page_data(make_bundle(answers)))
