"""The framework's part of the bundle: the tree with labels, weights and aggregations."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from poliscope.answers.index import Index
from poliscope.show.bundle.plain import Plain

__all__ = ["tree_part"]


def tree_part(index: Index, languages: Iterable[str], plain: Plain) -> dict[str, Any]:
    """Return the tree of indicators."""
    framework, weights = index.framework, index.weights
    position = framework.position
    leaves = framework.leaves
    return {
        "indicators": len(leaves),
        "codes": list(framework.codes),
        "labels": {name: [node.name(name) for node in framework.nodes] for name in languages},
        "parent": [None if parent is None else position[parent] for parent in framework.parents],
        "level": framework.levels.tolist(),
        "weight": plain.numbers(weights.column("weight")),
        "share": plain.numbers(weights.column("share")),
        "effective": plain.numbers(weights.column("effective")),
        "direction": [node.direction for node in leaves],
        "unit_of_measure": [node.unit_of_measure for node in leaves],
        "denominator": [node.denominator for node in leaves],
        "denominator_scale": [plain.number(node.denominator_scale) for node in leaves],
        "target": [plain.number(node.target) for node in leaves],
        "goalposts": [plain.any(node.goalposts) for node in leaves],
        "source": [node.source for node in leaves],
        "description": [node.description for node in leaves],
        "aggregation": _aggregations(index),
    }


def _aggregations(index: Index) -> list[dict[str, Any]]:
    methods = index.recipe.aggregations(index.layout, index.framework.codes)
    available = index.recipe.availability(index.layout)
    return [
        {"method": method.name, "power": method.power, "minimum_availability": minimum}
        for method, minimum in zip(methods, available, strict=True)
    ]
