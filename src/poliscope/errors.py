"""What can go wrong, as a person needs to hear it: what, where, and what to do.

Every error that poliscope raises on purpose is a :class:`PoliscopeError`. It carries one or more
:class:`Problem`, so that a check can report all that it found at once.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

__all__ = [
    "ArrayError",
    "DataError",
    "MethodError",
    "MissingExtraError",
    "PoliscopeError",
    "Problem",
    "StudyError",
    "counted",
    "missing_extra",
    "nearest",
    "one_of",
]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong.

    Parameters
    ----------
    code : str
        A stable, documented name such as ``"unknown-indicator"``.
    message : str
        What is wrong, in one sentence without a full stop.
    where : str, optional
        The place: ``file``, ``file:line``, ``file row 3, column "rd"`` or a key path.
    help : str, optional
        What to do.
    """

    code: str
    message: str
    where: str | None = None
    help: str | None = None

    def __str__(self) -> str:
        lines = [f"error[{self.code}]: {self.message}"]
        if self.where:
            lines.append(f"  --> {self.where}")
        if self.help:
            lines.append(f"  help: {self.help}")
        return "\n".join(lines)


class PoliscopeError(Exception):
    """An error on purpose, with all its problems.

    Parameters
    ----------
    problems : Problem or sequence of Problem
        What is wrong; at least one.
    """

    def __init__(self, problems: Problem | Sequence[Problem]):
        self.problems: tuple[Problem, ...] = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[type[PoliscopeError], tuple[tuple[Problem, ...]]]:
        return type(self), (self.problems,)


class StudyError(PoliscopeError):
    """The study file or the framework is not valid."""


class DataError(PoliscopeError):
    """A table, a file or a value cannot be used."""


class MethodError(PoliscopeError):
    """A method is unknown, has wrong parameters, or does not fit the values it was given."""


class MissingExtraError(PoliscopeError, ImportError):
    """A feature needs a package that is not installed."""


class ArrayError(ValueError):
    """An array does not suit a method; raised below the layer that knows names.

    The layer that knows the names of units and indicators turns it into a :class:`MethodError`
    that names them.

    Parameters
    ----------
    reason : str
        What does not suit, for example ``"a geometric mean needs values above 0"``.
    cells : sequence of (int, int), optional
        Positions (unit, column); -1 stands for "all". The first few are enough.
    help : str, optional
        What to do.
    code : str
        Stable name of the problem.
    """

    def __init__(
        self,
        reason: str,
        *,
        cells: Sequence[tuple[int, int]] = (),
        help: str | None = None,
        code: str = "unsuitable-values",
    ):
        super().__init__(reason)
        self.reason = reason
        self.cells = tuple((int(row), int(column)) for row, column in cells)
        self.help = help
        self.code = code


def counted(number: int, one: str, several: str) -> str:
    """Say how many, in the singular where it is one.

    Examples
    --------
    >>> counted(1, "cell is empty", "cells are empty"), counted(1200, "cell is empty", "cells are empty")
    ('1 cell is empty', '1,200 cells are empty')
    """
    return f"{number:,} {one if number == 1 else several}"


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that a person most likely meant, if any is near."""
    matches = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return matches[0] if matches else None


def one_of(word: str, known: Iterable[str]) -> str:
    """Compose the help for an unknown word: the nearest known one, then all of them."""
    names = sorted(known)
    guess = nearest(word, names)
    listed = ", ".join(names[:30]) + (f" and {len(names) - 30} more" if len(names) > 30 else "")
    return f'did you mean "{guess}"? Known: {listed}' if guess else f"use one of: {listed}"


def missing_extra(feature: str, extra: str) -> MissingExtraError:
    """Compose the error for a feature whose optional package is not installed."""
    return MissingExtraError(
        Problem(
            code="missing-extra",
            message=f"{feature} needs an optional package that is not installed",
            help=f'pip install "poliscope[{extra}]"',
        )
    )
