"""Tables on their way out: evidence, framework and units as CSV that every program reads."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Sequence
from pathlib import Path

from poliscope.data.evidence import Evidence
from poliscope.data.files.framework_tables import PARAMETERS
from poliscope.data.files.paths import write_text
from poliscope.data.framework import Framework, Node
from poliscope.data.units import Units

__all__ = ["write_evidence", "write_framework", "write_units"]

_CLAIM = (
    "unit", "indicator", "period", "value", "unit_of_measure", "source", "address", "locator",
    "quote", "status", "standard_error",
)  # fmt: skip


def write_evidence(evidence: Evidence, path: str | Path) -> Path:
    """Write evidence as a long CSV table that :func:`~poliscope.data.files.read_evidence` reads back.

    Numbers keep their last digit. A text that a spreadsheet would take for a formula gets an
    apostrophe in front, which is taken off again on reading.

    Parameters
    ----------
    evidence : Evidence
        Claims.
    path : str or Path
        The file is written as a whole or not at all.

    Returns
    -------
    Path
        The file.
    """
    rows = (
        (
            *map(_text, (claim.unit, claim.indicator, claim.period)),
            _number(claim.value),
            *map(
                _text,
                (
                    claim.unit_of_measure,
                    claim.source,
                    claim.address,
                    claim.locator,
                    claim.quote,
                    claim.status,
                ),
            ),
            _number(claim.standard_error),
        )
        for claim in evidence
    )
    return _write(path, _CLAIM, rows)


def write_framework(framework: Framework, path: str | Path) -> Path:
    """Write a framework as a CSV table that :func:`~poliscope.data.files.read_framework` reads back.

    Parameters
    ----------
    framework : Framework
        The tree; its sets of weights become columns ``weight_NAME``.
    path : str or Path
        The file is written as a whole or not at all.

    Returns
    -------
    Path
        The file.
    """
    nodes = list(framework.root.walk())
    parents = {child.code: node.code for node in nodes for child in node.children}
    languages = sorted({language for node in nodes for language in node.labels})
    parameters = [name for name in PARAMETERS if any(name in node.parameters for node in nodes)]
    header = (
        "code", "parent", "label", *(f"label_{language}" for language in languages), "weight",
        *(f"weight_{name}" for name in framework.weight_sets), "direction", "unit_of_measure", "denominator",
        "denominator_scale", "target", "goalpost_lower", "goalpost_upper", *parameters, "source",
        "description",
    )  # fmt: skip

    def row(node: Node) -> tuple[str, ...]:
        low, high = node.goalposts or (None, None)
        return (
            _text(node.code),
            _text(parents.get(node.code, "")),
            _text(node.label),
            *(_text(node.labels.get(language, "")) for language in languages),
            _number(node.weight),
            *(_number(weights.get(node.code)) for weights in framework.weight_sets.values()),
            str(node.direction),
            _text(node.unit_of_measure),
            _text(node.denominator or ""),
            _number(node.denominator_scale) if node.denominator else "",
            _number(node.target),
            _number(low),
            _number(high),
            *(_number(node.parameters.get(name)) for name in parameters),
            _text(node.source),
            _text(node.description),
        )

    return _write(path, header, map(row, nodes))


def write_units(units: Units, path: str | Path) -> Path:
    """Write units as a CSV table that :func:`~poliscope.data.files.read_units` reads back.

    Parameters
    ----------
    units : Units
        Codes, labels and groups.
    path : str or Path
        The file is written as a whole or not at all.

    Returns
    -------
    Path
        The file.
    """
    header = (
        "code",
        *(f"label_{language}" if language else "label" for language in units.labels),
        *units.groups,
    )
    rows = (
        (
            _text(code),
            *(_text(labels.get(code, "")) for labels in units.labels.values()),
            *(_text(groups[position]) for groups in units.groups.values()),
        )
        for position, code in enumerate(units.codes)
    )
    return _write(path, header, rows)


def _write(path: str | Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> Path:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return write_text(path, text.getvalue())


def _text(text: str) -> str:
    """Keep a spreadsheet from computing what is a text."""
    return "'" + text if text.lstrip("'").startswith(("=", "+", "-", "@")) else text


def _number(value: float | None) -> str:
    return "" if value is None or math.isnan(value) else repr(float(value)).removesuffix(".0")
