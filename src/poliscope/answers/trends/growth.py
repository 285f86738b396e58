"""How indicators and scores change over the years."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from poliscope.answers.index import Index, Stage
from poliscope.data.matrix import Matrix
from poliscope.errors import DataError, Problem, one_of
from poliscope.kernels import FloatArray
from poliscope.kernels.growth import compound_growth, end_figures, fitted_line, period_change

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Growth", "growth"]

Measure = Literal["cagr", "change"]


@dataclass(frozen=True, slots=True, eq=False)
class Growth:
    """Growth of every unit at every node.

    Parameters
    ----------
    rate : Matrix
        Units x nodes: compound annual growth as a share, or change in per cent for `per` years.
    first, last : Matrix
        Units x nodes: the periods of the first and the last figure that were used, as numbers.
    available : Matrix
        Units x nodes: share of the periods with a figure.
    measure : {"cagr", "change"}
        What `rate` is.
    """

    rate: Matrix
    first: Matrix
    last: Matrix
    available: Matrix
    measure: Measure

    def to_frame(self) -> pd.DataFrame:
        """Return a long pandas DataFrame: unit, node, rate, first, last, available."""
        import pandas as pd

        units, nodes = np.meshgrid(self.rate.rows, self.rate.columns, indexing="ij")
        return pd.DataFrame(
            {
                "unit": units.ravel(),
                "node": nodes.ravel(),
                self.measure: self.rate.values.ravel(),
                "first": self.first.values.ravel(),
                "last": self.last.values.ravel(),
                "available": self.available.values.ravel(),
            }
        )


def growth(
    panel: Mapping[str, Index],
    *,
    measure: Measure = "cagr",
    of: Stage | Literal["scores"] = "raw",
    nodes: Sequence[str] | None = None,
    latest: int | None = None,
    per: float = 10,
    directed: bool = False,
) -> Growth:
    """Return the growth of every unit over the years of a panel.

    Parameters
    ----------
    panel : mapping of str to Index
        By period; periods must be numbers, such as years.
    measure : {"cagr", "change"}
        Compound annual growth from the first to the last figure, or the slope of a line through all
        figures in per cent of the first, for `per` years.
    of : {"raw", "denominated", "imputed", "treated", "normalised", "scores"}
        Indicators after a step, or scores at every node.
    nodes : sequence of str, optional
        Only these.
    latest : int, optional
        Only the latest so many periods.
    per : float
        Years to which a change is scaled.
    directed : bool
        Above 0 where figures move to the better, whether lower is better or figures are below 0.

    Raises
    ------
    DataError
        A period that is not a number, or an unknown measure.
    """
    if measure not in ("cagr", "change"):
        raise DataError(
            Problem(
                "unknown-measure", f'there is no growth "{measure}"', help=one_of(measure, ("cagr", "change"))
            )
        )
    years = _years(panel)
    chosen = np.argsort(years)[-latest:] if latest else np.argsort(years)
    indices = list(panel.values())
    first = indices[0]
    columns = first.framework.codes if of == "scores" else first.framework.indicators
    picked = tuple(nodes) if nodes is not None else columns
    values = np.stack([_values(indices[i], of).select(columns=picked).values for i in chosen])
    at = years[chosen]
    rate = compound_growth(values, at) if measure == "cagr" else period_change(values, at, per=per)
    if directed:
        sign = {leaf.code: leaf.direction for leaf in first.framework.leaves}
        turned = of not in ("scores", "normalised")
        up = _rises(values, at, measure) * np.array([sign[code] if turned else 1 for code in picked])
        rate = np.abs(rate) * up
    present = np.isfinite(values)
    time = at[:, None, None]
    units = first.units.codes
    return Growth(
        Matrix(rate, units, picked),
        Matrix(_or_nan(np.where(present, time, np.inf).min(axis=0)), units, picked),
        Matrix(_or_nan(np.where(present, time, -np.inf).max(axis=0)), units, picked),
        Matrix(present.mean(axis=0), units, picked),
        measure,
    )


def _rises(values: FloatArray, at: FloatArray, measure: Measure) -> FloatArray:
    """Return 1 where figures rise, -1 where they fall; a rate of figures below 0 has the other sign."""
    if measure == "change":
        return np.asarray(np.sign(fitted_line(values, at)[0]))
    first, last = end_figures(values)
    return np.asarray(np.sign(last - first))


def _values(index: Index, of: Stage | Literal["scores"]) -> Matrix:
    return index.scores if of == "scores" else index.stage(of)


def _or_nan(x: FloatArray) -> FloatArray:
    return np.where(np.isfinite(x), x, np.nan)


def _years(panel: Mapping[str, Index]) -> FloatArray:
    try:
        years = np.array([float(period) for period in panel])
    except ValueError:
        raise DataError(
            Problem(
                "period-not-a-number",
                f"growth needs periods that are numbers, not {', '.join(panel)}",
                help='write periods as years, such as "2023"',
            )
        ) from None
    if len(years) < 2:
        raise DataError(
            Problem(
                "one-period",
                "growth needs at least two periods",
                help='add figures of other years and set period = "all" in [study]',
            )
        )
    return years
