"""Before and behind the index: distributions, availability, correlations, consistency, components."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

import numpy as np

from poliscope.answers.index import Index, Stage
from poliscope.data.matrix import Matrix
from poliscope.errors import ArrayError, DataError, Problem, one_of
from poliscope.kernels import FloatArray
from poliscope.kernels.association import correlated_pairs, correlation, cronbach_alpha, p_values, pair_counts
from poliscope.kernels.components import bartlett_sphericity, kaiser_meyer_olkin, principal_components
from poliscope.kernels.description import (
    describe_indicators,
    describe_units,
    flag_indicators,
    node_availability,
)

__all__ = ["Components", "CorrelatedPair", "Statistics", "analyse", "components", "correlations"]

Correlation: TypeAlias = Literal["pearson", "spearman", "kendall"]


@dataclass(frozen=True, slots=True)
class CorrelatedPair:
    """Two indicators of one node that go together too closely, or against each other.

    Parameters
    ----------
    parent : str
        The node that both belong to; for a denominator, the denominator itself stands in `b`.
    a, b : str
        Codes.
    correlation : float
        Above the upper threshold, or below the lower.
    """

    parent: str
    a: str
    b: str
    correlation: float


@dataclass(frozen=True, slots=True, eq=False)
class Statistics:
    """Statistics of an index's indicators at one stage.

    Parameters
    ----------
    statistics : Matrix
        Indicators x (available, min, max, mean, median, q1, q3, std, skew, kurt, nonzero, unique, same,
        and the shares available_share, nonzero_share, unique_share, same_share).
    flags : mapping of str to tuple of str
        By indicator: ``available, nonzero, unique, outliers`` where a threshold is passed.
    units : Matrix
        Units x (missing, zero, missing_or_zero, available_share, nonzero_share).
    availability : Matrix
        Units x aggregates: share of the indicators below with a figure.
    correlations, p_values : Matrix
        Nodes x nodes: indicators at the stage, aggregates by their scores; values of p belong to the
        kind of correlation.
    pairs : tuple of CorrelatedPair
        Pairs of one node that pass a threshold.
    denominators : tuple of CorrelatedPair
        Indicators that go with the size of a unit: candidates for a denominator.
    consistency : Matrix
        Aggregates x (alpha, alpha_standardised, first_component, kmo, bartlett_p) of their children.
    """

    statistics: Matrix
    flags: Mapping[str, tuple[str, ...]]
    units: Matrix
    availability: Matrix
    correlations: Matrix
    p_values: Matrix
    pairs: tuple[CorrelatedPair, ...]
    denominators: tuple[CorrelatedPair, ...]
    consistency: Matrix

    def as_dict(self) -> dict[str, Any]:
        """Return everything as plain data."""
        nested = ("statistics", "units", "availability", "correlations", "p_values", "consistency")
        plain: dict[str, Any] = {name: _nested(getattr(self, name)) for name in nested}
        plain["flags"] = {code: list(flags) for code, flags in self.flags.items()}
        for name in ("pairs", "denominators"):
            plain[name] = [
                {"parent": p.parent, "a": p.a, "b": p.b, "correlation": p.correlation}
                for p in getattr(self, name)
            ]
        return plain


def analyse(
    index: Index,
    *,
    stage: Stage = "raw",
    correlation: Correlation = "pearson",
    high: float = 0.9,
    low: float = -0.4,
    denominator: float = 0.7,
    available: float = 0.65,
    nonzero: float = 0.5,
    unique: float = 0.5,
    skewness: float = 2.0,
    kurtosis: float = 3.5,
) -> Statistics:
    """Describe the indicators of an index.

    Parameters
    ----------
    index : Index
        The index.
    stage : {"raw", "denominated", "imputed", "treated", "normalised"}
        The values to look at. Before normalisation correlations are taken after direction, so that a
        pair that disagrees has a correlation below 0.
    correlation : {"pearson", "spearman", "kendall"}
        Kind of correlation, over the units that have both values.
    high, low : float
        Correlations of two indicators of one node above or below which they are listed.
    denominator : float
        Absolute correlation with a denominator above which an indicator is listed.
    available, nonzero, unique, skewness, kurtosis : float
        Thresholds of the flags.

    Returns
    -------
    Statistics
    """
    x = index.stage(stage).values
    described = describe_indicators(x)
    nodes, whole = _node_values(index, x, stage), correlations(index, stage=stage, kind=correlation)
    return Statistics(
        statistics=Matrix(
            np.column_stack([described[name] for name in _MEASURES]),
            index.framework.indicators,
            tuple(_MEASURES.values()),
            "indicator",
        ),
        flags=_flags(
            index,
            flag_indicators(
                described,
                available=available,
                nonzero=nonzero,
                unique=unique,
                skewness=skewness,
                kurtosis=kurtosis,
            ),
        ),
        units=_columns(describe_units(x), index.units.codes),
        availability=Matrix(
            node_availability(x, index.layout.children),
            index.units.codes,
            tuple(node.code for node in index.framework.aggregates),
        ),
        correlations=whole,
        p_values=Matrix(
            p_values(whole.values, pair_counts(nodes), method=correlation), whole.rows, whole.columns, "node"
        ),
        pairs=_pairs(index, whole.values, high, low),
        denominators=_with_denominators(index, x, correlation, denominator),
        consistency=_consistency(index, nodes),
    )


_MEASURES = {
    "available": "available",
    "minimum": "min",
    "maximum": "max",
    "mean": "mean",
    "median": "median",
    "first_quartile": "q1",
    "third_quartile": "q3",
    "standard_deviation": "std",
    "skewness": "skew",
    "kurtosis": "kurt",
    "nonzero": "nonzero",
    "unique": "unique",
    "same": "same",
    "available_share": "available_share",
    "nonzero_share": "nonzero_share",
    "unique_share": "unique_share",
    "same_share": "same_share",
}


def correlations(index: Index, *, stage: Stage = "normalised", kind: Correlation = "pearson") -> Matrix:
    """Return correlations within and across levels, nodes x nodes.

    Parameters
    ----------
    index : Index
        The index.
    stage : Stage
        Values of the indicators, turned by direction before normalisation; aggregates by their scores.
    kind : {"pearson", "spearman", "kendall"}
        Over the units that have both values.
    """
    values = _node_values(index, index.stage(stage).values, stage)
    codes = index.framework.codes
    return Matrix(correlation(values, method=kind), codes, codes, "node")


def _node_values(index: Index, x: FloatArray, stage: Stage) -> FloatArray:
    directed = x if stage == "normalised" else x * index.layout.direction
    return np.column_stack([directed, index.node_scores[:, index.layout.leaves :]])


def _flags(index: Index, flags: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {
        code: tuple(name for name, where in flags.items() if where[column])
        for column, code in enumerate(index.framework.indicators)
    }


def _columns(described: Mapping[str, FloatArray], rows: tuple[str, ...]) -> Matrix:
    return Matrix(np.column_stack(list(described.values())), rows, tuple(described))


def _pairs(index: Index, r: FloatArray, high: float, low: float) -> tuple[CorrelatedPair, ...]:
    """List the pairs of siblings that pass a threshold, at every level."""
    framework = index.framework
    parents = np.array([framework.position[p] if p else -1 for p in framework.parents], dtype=np.intp)
    found = np.concatenate(
        [
            correlated_pairs(r, parents, threshold=high, kind="high"),
            correlated_pairs(r, parents, threshold=low, kind="low"),
        ]
    )
    return tuple(
        CorrelatedPair(framework.parents[a] or "", framework.codes[a], framework.codes[b], float(r[a, b]))
        for a, b in found.tolist()
    )


def _with_denominators(
    index: Index, x: FloatArray, kind: Correlation, threshold: float
) -> tuple[CorrelatedPair, ...]:
    """List indicators that go with the size of a unit, though they are not divided by it."""
    sizes = index.denominators
    if sizes is None:
        return ()
    r = correlation(x, sizes.values, method=kind)
    with np.errstate(invalid="ignore"):
        found = np.argwhere(np.abs(r) > threshold)
    return tuple(
        CorrelatedPair("", index.framework.indicators[i], sizes.columns[d], float(r[i, d]))
        for i, d in found.tolist()
    )


def _consistency(index: Index, nodes: FloatArray) -> Matrix:
    """Say how far the children of each aggregate speak of one thing."""
    aggregates = tuple(node.code for node in index.framework.aggregates)
    rows = [_one_consistency(nodes[:, below]) for below in index.layout.children]
    columns = ("alpha", "alpha_standardised", "first_component", "kmo", "bartlett_p")
    return Matrix(np.array(rows), aggregates, columns, "node")


def _one_consistency(x: FloatArray) -> list[float]:
    if x.shape[1] < 2:
        return [float("nan")] * 5
    r = correlation(x)
    complete = int(np.isfinite(x).all(axis=1).sum())
    adequacy, _ = kaiser_meyer_olkin(r)
    try:
        _, variances = principal_components(x)
        first = float(variances[0] / variances.sum())
    except ArrayError:
        first = float("nan")
    bartlett = float(bartlett_sphericity(r, complete)[1]) if complete > x.shape[1] else float("nan")
    return [
        float(cronbach_alpha(x)),
        float(cronbach_alpha(x, standardised=True)),
        first,
        float(adequacy),
        bartlett,
    ]


@dataclass(frozen=True, slots=True, eq=False)
class Components:
    """Principal components of the children of a node.

    Parameters
    ----------
    loadings : Matrix
        Children x components: unit vectors, each turned so that its entries sum to 0 or more.
    variance : Matrix
        Components x (variance, share, cumulated share).
    """

    loadings: Matrix
    variance: Matrix


def components(index: Index, node: str | None = None, *, stage: Stage = "normalised") -> Components:
    """Return the principal components of the children of a node, or of all indicators.

    Parameters
    ----------
    index : Index
        The index.
    node : str, optional
        An aggregate; all indicators together where not given.
    stage : Stage
        Values of the indicators.

    Raises
    ------
    DataError
        The node is not an aggregate, or too few units have all figures.
    """
    values = _node_values(index, index.stage(stage).values, stage)
    codes = index.framework.codes
    if node is None:
        below = np.arange(index.layout.leaves)
    else:
        known = [n.code for n in index.framework.aggregates]
        if node not in known:
            raise DataError(
                Problem("unknown-node", f'there is no aggregate "{node}"', help=one_of(node, known))
            )
        below = index.layout.children[known.index(node)]
    try:
        vectors, variances = principal_components(values[:, below])
    except ArrayError as error:
        raise DataError(
            Problem(error.code, f"{error.reason} (node {node or 'all indicators'})", help=error.help)
        ) from error
    names = tuple(f"PC{c + 1}" for c in range(len(variances)))
    share = variances / variances.sum()
    return Components(
        Matrix(vectors, tuple(codes[b] for b in below), names, "node"),
        Matrix(
            np.column_stack([variances, share, share.cumsum()]),
            names,
            ("variance", "share", "cumulated"),
            "component",
        ),
    )


def _nested(matrix: Matrix) -> dict[str, dict[str, float]]:
    rows = matrix.values.tolist()
    return {
        name: dict(zip(matrix.columns, row, strict=True)) for name, row in zip(matrix.rows, rows, strict=True)
    }
