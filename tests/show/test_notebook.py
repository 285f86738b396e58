"""A study in a notebook."""

from __future__ import annotations

import sys
from html.parser import HTMLParser

import pytest

from poliscope.data.units import Units
from poliscope.errors import MissingExtraError
from poliscope.show.notebook import report_frame, report_widget
from studies import study


class Frames(HTMLParser):
    """Collect the attributes of frames, and every other tag."""

    def __init__(self):
        super().__init__()
        self.frames: list[dict[str, str | None]] = []
        self.others: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag == "iframe":
            self.frames.append(dict(attrs))
        else:
            self.others.append(tag)


def test_a_study_shows_its_report_in_a_sandboxed_frame():
    seen = Frames()
    seen.feed(study()._repr_html_())
    (frame,) = seen.frames
    assert not seen.others
    assert frame["sandbox"] == "allow-scripts allow-downloads"
    assert "allow-same-origin" not in frame["sandbox"]
    assert frame["srcdoc"].lstrip().lower().startswith("<!doctype html>")


@pytest.mark.parametrize("name", ['"></iframe><script>alert(1)</script>', "<b>'&amp;"])
def test_hostile_names_stay_inside_the_frame(name):
    made = study()
    made = made.replace(units=Units(made.units.codes, {"": {"A": name}}))
    seen = Frames()
    seen.feed(report_frame(made.answers()))
    assert len(seen.frames) == 1
    assert not seen.others


def test_the_frame_survives_conversion_of_the_notebook():
    nbformat = pytest.importorskip("nbformat")
    nbconvert = pytest.importorskip("nbconvert")
    shown = report_frame(study().answers())
    output = nbformat.v4.new_output("display_data", data={"text/html": shown})
    cell = nbformat.v4.new_code_cell("study", outputs=[output])
    page, _ = nbconvert.HTMLExporter().from_notebook_node(nbformat.v4.new_notebook(cells=[cell]))
    # the converter writes attributes in another order and quotes them anew: what they hold stays the same
    before, after = Frames(), Frames()
    before.feed(shown)
    after.feed(page)
    assert after.frames == before.frames


def test_the_widget_holds_the_page_and_takes_weights_back():
    pytest.importorskip("anywidget")
    widget = report_widget(study().answers())
    assert widget.data["about"] or widget.data
    assert widget.weights is None
    widget.weights = [0.5, 0.5]
    assert widget.weights == [0.5, 0.5]


def test_without_anywidget_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "anywidget", None)
    with pytest.raises(MissingExtraError, match=r"poliscope\[notebook\]"):
        report_widget(study().answers())
