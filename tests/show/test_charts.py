"""Static figures: what they show, by the artists they draw; Chinese letters are not boxes."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

import poliscope as ps
from poliscope.errors import DataError, MissingExtraError
from poliscope.show import charts
from studies import VALUES, study

plt = pytest.importorskip("matplotlib.pyplot")
plt.switch_backend("Agg")

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "china-cities"


@pytest.fixture(autouse=True)
def _closed():
    yield
    plt.close("all")


def test_stacked_bars_end_at_the_scores():
    index = study().index()
    ax = charts.ranking_bars(index)
    ends = {}
    for bar in ax.patches:
        row = round(bar.get_y() + bar.get_height() / 2)
        ends[row] = max(ends.get(row, 0.0), bar.get_x() + bar.get_width())
    np.testing.assert_allclose([ends[r] for r in range(5)], [index.scores[u, "index"] for u in index.order()])


def test_the_heat_table_prints_every_score():
    index = study().index()
    ax = charts.heat_table(index, top=3)
    assert [t.get_text() for t in ax.texts][:2] == [f"{index.scores['B', n]:.1f}" for n in ("P", "Q")]


def test_imputed_figures_are_hollow():
    values = VALUES.copy()
    values[0, 0] = np.nan
    ax = charts.profile_dots(study(values, impute="mean").index(), "A")
    solid, hollow = ax.lines[-2:]
    assert len(solid.get_xdata()) == 2
    assert len(hollow.get_xdata()) == 1
    assert hollow.get_markerfacecolor() == "white"
    with pytest.raises(DataError, match='no unit "Z"'):
        charts.profile_dots(study().index(), "Z")


def test_the_bars_of_a_gap_add_up():
    index = study().index()
    ax = charts.gap_bars(index, "B", "A")
    gap = index.scores["B", "index"] - index.scores["A", "index"]
    assert sum(bar.get_width() for bar in ax.patches) == pytest.approx(gap)


def test_the_map_of_correlations_has_every_node():
    ax = charts.correlation_map(study().index())
    assert ax.images[0].get_array().shape == (6, 6)


def test_rank_ranges_lie_inside_what_is_possible():
    made = study()
    ax = charts.rank_ranges(made.robustness(draws=500), made.index())
    possible, plausible = (c.get_segments() for c in ax.collections[:2])
    for thin, thick in zip(possible, plausible, strict=True):
        assert thin[0][0] <= thick[0][0] <= thick[1][0] <= thin[1][0]


def test_chinese_labels_have_letters():
    """A missing glyph is a warning, and warnings are errors."""
    from matplotlib import font_manager

    if not [f for f in font_manager.findSystemFonts() if any(part in f.lower() for part in charts.HAN_FILES)]:
        pytest.skip("no font with Chinese letters is installed")
    ax = charts.ranking_bars(ps.read_study(EXAMPLE).index(), language="zh", top=5)
    ax.figure.canvas.draw()


def test_without_matplotlib_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib.pyplot", None)
    with pytest.raises(MissingExtraError, match=r"poliscope\[plot\]"):
        charts.ranking_bars(study().index())
