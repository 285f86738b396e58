"""One claim, a conflict between claims, and a note on what was read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from poliscope.data.matrix import Cell

__all__ = ["NOT_USED", "Claim", "Conflict", "Note", "Rule"]

Rule: TypeAlias = Literal["newest", "source-order", "mean", "error"]
"""How two claims for one cell are settled."""

NOT_USED = frozenset({"proposed", "rejected", "M"})
"""Statuses that keep a claim out of every score: read from a text and not accepted yet, rejected, missing."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something that a person should know about what was read: it is no error, and it is not hidden.

    Parameters
    ----------
    code : str
        A stable name such as ``"left-out"`` or ``"encoding"``.
    message : str
        What was done and why, in one sentence without a full stop.
    where : str
        The file, with row or column where one is meant.
    """

    code: str
    message: str
    where: str = ""

    def __str__(self) -> str:
        return f"note[{self.code}]: {self.message}" + (f"\n  --> {self.where}" if self.where else "")


@dataclass(frozen=True, slots=True)
class Claim:
    """One row of evidence, as a person reads it."""

    unit: str
    indicator: str
    period: str
    value: float
    unit_of_measure: str = ""
    source: str = ""
    address: str = ""
    locator: str = ""
    quote: str = ""
    status: str = ""
    standard_error: float = float("nan")

    @property
    def cell(self) -> Cell:
        """The address of the number."""
        return Cell(self.unit, self.indicator, self.period)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two or more different claims for one cell, and how the study settled them.

    Parameters
    ----------
    cell : Cell
        The address.
    claims : tuple of Claim
        All of them.
    rule : str
        The rule that settled.
    value : float
        What is used.
    """

    cell: Cell
    claims: tuple[Claim, ...]
    rule: Rule
    value: float
