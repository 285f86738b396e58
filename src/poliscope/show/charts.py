"""Static figures for papers and notebooks: each function draws on matplotlib axes and returns them.

matplotlib is an optional package (``pip install "poliscope[plot]"``); nothing else needs it.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from poliscope.answers.comparison import why
from poliscope.answers.index import Index
from poliscope.answers.statistics import Correlation, correlations
from poliscope.errors import missing_extra

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from poliscope.answers.robustness import Robustness

__all__ = ["correlation_map", "gap_bars", "heat_table", "profile_dots", "rank_ranges", "ranking_bars"]

PILLARS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#8C3696", "#908701", "#2C96F4", "#1D6800")
"""Colours that stay apart for readers who see colours differently; the first four are the report's."""

HAN_FONTS = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Microsoft YaHei",
    "PingFang SC",
    "SimHei",
    "WenQuanYi Zen Hei",
    "Noto Sans CJK JP",  # matplotlib reads only the first face of the Debian collection; it has all letters
)

HAN_FILES = ("notosanscjk", "sourcehan", "msyh", "pingfang", "simhei", "wqy")
"""Parts of the names of their files."""


def ranking_bars(
    index: Index, ax: Axes | None = None, *, language: str = "en", top: int | None = None
) -> Axes:
    """Draw the ranking as stacked bars: what each part brings to the score.

    Parameters
    ----------
    index : Index
        The index.
    ax : matplotlib Axes, optional
        Where to draw; a new figure where not given.
    language : {"en", "zh"}
        Of labels.
    top : int, optional
        Only the first so many units.

    Returns
    -------
    matplotlib Axes

    Raises
    ------
    MissingExtraError
        matplotlib is not installed.
    """
    units = index.order()[:top]
    parts = [child.code for child in index.framework.root.children]
    ax = _axes(ax, height=0.3 * len(units) + 1.2)
    left = np.zeros(len(units))
    for colour, part in zip(_colours(len(parts)), parts, strict=True):
        brings = np.array([index.contributions[unit, part] for unit in units])
        ax.barh(
            range(len(units)),
            brings,
            left=left,
            color=colour,
            edgecolor="white",
            linewidth=0.5,
            label=index.framework[part].name(language),
        )
        left += brings
    for place, unit in enumerate(units):
        ax.text(left[place], place, f" {index.scores[unit, index.top]:.1f}", va="center", fontsize="small")
    _rows(ax, [f"{index.units.label(u, language)}  {index.ranks[u, index.top]:.0f}" for u in units])
    ax.set_xlabel(index.framework.root.name(language))
    ax.legend(frameon=False, fontsize="small", loc="lower right")
    return _lettered(ax)


def heat_table(
    index: Index,
    ax: Axes | None = None,
    *,
    language: str = "en",
    top: int | None = None,
    nodes: Sequence[str] | None = None,
) -> Axes:
    """Draw scores at some nodes as a table of cells, darker where a unit ranks better.

    Parameters
    ----------
    index : Index
        The index.
    ax : matplotlib Axes, optional
        Where to draw.
    language : {"en", "zh"}
        Of labels.
    top : int, optional
        Only the first so many units.
    nodes : sequence of str, optional
        Codes; the index's children where not given.
    """
    units = index.order()[:top]
    shown = list(nodes) if nodes is not None else [child.code for child in index.framework.root.children]
    ax = _axes(ax, height=0.3 * len(units) + 1.5)
    scores = index.scores.select(units, shown).values
    ranks = index.ranks.select(units, shown).values
    shade = 1 - (ranks - 1) / max(1, len(index.order()) - 1)
    ax.imshow(shade, cmap="Blues", vmin=-0.1, vmax=1.6, aspect="auto")
    for row, column in np.ndindex(scores.shape):
        value = scores[row, column]
        told = f"{value:.1f}" if np.isfinite(value) else "–"
        ax.text(column, row, told, ha="center", va="center", fontsize="small")
    ax.set_yticks(range(len(units)), [index.units.label(u, language) for u in units])
    ax.set_xticks(
        range(len(shown)), [index.framework[n].name(language) for n in shown], rotation=20, ha="right"
    )
    ax.tick_params(length=0)
    ax.spines[:].set_visible(False)
    return _lettered(ax)


def profile_dots(index: Index, unit: str, ax: Axes | None = None, *, language: str = "en") -> Axes:
    """Draw one unit among all: its normalised indicators, the median and the middle half of the units.

    Parameters
    ----------
    index : Index
        The index.
    unit : str
        Code. An imputed figure is drawn hollow.
    ax : matplotlib Axes, optional
        Where to draw.
    language : {"en", "zh"}
        Of labels.
    """
    codes = index.framework.indicators
    ax = _axes(ax, height=0.32 * len(codes) + 1.2)
    row = index.units.codes.index(unit) if unit in index.units.codes else index.scores.row_position(unit)
    values = index.normalised.values
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # an indicator without any figure has no quartiles
        low, middle, high = np.nanquantile(values, [0.25, 0.5, 0.75], axis=0)
    place = np.arange(len(codes))
    ax.hlines(place, low, high, color="#C8C8C8", linewidth=6, label="25–75 %")
    ax.plot(middle, place, "|", color="#555555", markersize=10)
    hollow = index.stages.was_imputed[row]
    for chosen, face in ((~hollow, PILLARS[0]), (hollow, "white")):
        ax.plot(values[row][chosen], place[chosen], "o", color=PILLARS[0], markerfacecolor=face)
    _rows(ax, [index.framework[code].name(language) for code in codes])
    ax.set_title(index.units.label(unit, language), loc="left")
    return _lettered(ax)


def gap_bars(index: Index, a: str, b: str, ax: Axes | None = None, *, language: str = "en") -> Axes:
    """Draw why one unit is ahead of another: what each indicator brings to the gap; the bars add up to it.

    Parameters
    ----------
    index : Index
        The index.
    a, b : str
        Codes of the units.
    ax : matplotlib Axes, optional
        Where to draw.
    language : {"en", "zh"}
        Of labels.
    """
    found = why(index, a, b)
    codes = index.framework.indicators
    ax = _axes(ax, height=0.32 * len(codes) + 1.2)
    parts = np.array([found.part(code) for code in codes])
    ax.barh(range(len(codes)), parts, color=[PILLARS[0] if part >= 0 else PILLARS[1] for part in parts])
    ax.axvline(0, color="black", linewidth=0.8)
    _rows(ax, [index.framework[code].name(language) for code in codes])
    ax.set_title(
        f"{index.units.label(a, language)} – {index.units.label(b, language)}: {found.gap:+.2f}", loc="left"
    )
    return _lettered(ax)


def correlation_map(
    index: Index, ax: Axes | None = None, *, language: str = "en", kind: Correlation = "pearson"
) -> Axes:
    """Draw the correlations of all nodes, indicators and aggregates.

    Parameters
    ----------
    index : Index
        The index.
    ax : matplotlib Axes, optional
        Where to draw.
    language : {"en", "zh"}
        Of labels.
    kind : {"pearson", "spearman", "kendall"}
        Kind of correlation.
    """
    found = correlations(index, kind=kind)
    names = [index.framework[code].name(language) for code in found.rows]
    ax = _axes(ax, height=0.3 * len(names) + 2, width=0.3 * len(names) + 3)
    image = ax.imshow(found.values, cmap="RdBu", vmin=-1, vmax=1)
    ax.set_xticks(range(len(names)), names, rotation=90)
    ax.set_yticks(range(len(names)), names)
    ax.tick_params(length=0, labelsize="small")
    ax.figure.colorbar(image, ax=ax, shrink=0.6)
    return _lettered(ax)


def rank_ranges(
    robustness: Robustness,
    index: Index,
    ax: Axes | None = None,
    *,
    language: str = "en",
    top: int | None = None,
) -> Axes:
    """Draw rank ranges: 5 to 95 % of the drawn weights (thick) inside what is possible at all (thin).

    Parameters
    ----------
    robustness : Robustness
        How sure.
    index : Index
        For the names.
    ax : matplotlib Axes, optional
        Where to draw.
    language : {"en", "zh"}
        Of labels.
    top : int, optional
        Only the first so many units.
    """
    units = robustness.order[:top]
    rows = [robustness.units.index(unit) for unit in units]
    ax = _axes(ax, height=0.3 * len(units) + 1.2)
    share = np.cumsum(robustness.sampled.rank_counts[rows], axis=1) / robustness.sampled.draws
    low, middle, high = (1 + (share < q - 1e-12).sum(axis=1) for q in (0.05, 0.5, 0.95))
    place = np.arange(len(units))
    if robustness.possible is not None:
        closed = robustness.possible.ranks["closed"]
        ax.hlines(
            place, closed["best_bound"][rows], closed["worst_bound"][rows], color="#AAAAAA", linewidth=1
        )
    ax.hlines(place, low, high, color=PILLARS[0], linewidth=6, alpha=0.45)
    ax.plot(middle, place, "o", color=PILLARS[0])
    ax.plot(robustness.ranks[rows], place, "|", color="black", markersize=12)
    _rows(ax, [index.units.label(unit, language) for unit in units])
    ax.set_xlabel("名次" if language == "zh" else "Rank")
    return _lettered(ax)


# --- shared ---------------------------------------------------------------------------------------


def _axes(ax: Axes | None, *, height: float, width: float = 7.0) -> Axes:
    """Return the axes to draw on."""
    try:
        import matplotlib.pyplot as plt
    except ImportError:
        raise missing_extra("Drawing figures", "plot") from None
    return plt.subplots(figsize=(width, height), layout="constrained")[1] if ax is None else ax


def _lettered(ax: Axes) -> Axes:
    """Give every text on the axes a font that has its letters."""
    from matplotlib import rcParams
    from matplotlib.text import Text

    texts: list[Text] = ax.findobj(Text)
    if any("\u2e80" <= letter <= "\u9fff" for text in texts for letter in text.get_text()):
        families = [*rcParams["font.family"], *_han_font()]
        for text in texts:
            text.set_fontfamily(families)
    return ax


def _han_font() -> list[str]:
    """Return the first installed font with Han letters; say so where there is none."""
    from matplotlib import font_manager

    def installed() -> list[str]:
        known = {font.name for font in font_manager.fontManager.ttflist}
        return [font for font in HAN_FONTS if font in known][:1]

    found = installed()
    if not found:
        # matplotlib keeps a list of fonts, which may be older than the font
        for file in font_manager.findSystemFonts():
            if any(part in file.lower() for part in HAN_FILES):
                font_manager.fontManager.addfont(file)
        found = installed()
    if not found:
        warnings.warn(
            f"no font with Chinese letters is installed; install one of {', '.join(HAN_FONTS)}", stacklevel=4
        )
    return found


def _rows(ax: Any, names: Sequence[str]) -> None:
    """Name the rows from the top down, without a frame."""
    ax.set_yticks(range(len(names)), names)
    ax.invert_yaxis()
    ax.spines[["top", "right", "left"]].set_visible(False)
    ax.tick_params(axis="y", length=0)


def _colours(count: int) -> list[str]:
    return [PILLARS[number % len(PILLARS)] for number in range(count)]
