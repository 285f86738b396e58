"""What a file holds: claims, the framework, the units, and notes on what was left out."""

from __future__ import annotations

from dataclasses import dataclass

from poliscope.data.evidence import Evidence, Note
from poliscope.data.framework import Framework
from poliscope.data.units import Units

__all__ = ["Inputs"]


@dataclass(frozen=True, slots=True, eq=False)
class Inputs:
    """Everything that was read from one source.

    Parameters
    ----------
    evidence : Evidence
        The figures: indicators, and denominators too.
    framework : Framework, optional
        The tree, where the source has one.
    units : Units, optional
        Units with labels and groups, where the source has them.
    notes : tuple of Note
        What was read, what was left out and why; those of the evidence are among them.
    """

    evidence: Evidence
    framework: Framework | None = None
    units: Units | None = None
    notes: tuple[Note, ...] = ()
