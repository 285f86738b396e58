"""All that is wrong with a file, found at once."""

from __future__ import annotations

from poliscope.errors import DataError, PoliscopeError, Problem, counted

__all__ = ["MOST_LISTED", "Faults"]

MOST_LISTED = 50
"""More problems than this are counted, not listed: nobody reads them."""


class Faults:
    """Problems while a file is read.

    Parameters
    ----------
    kind : type of PoliscopeError
        What :meth:`stop` raises.
    """

    def __init__(self, kind: type[PoliscopeError] = DataError):
        self.kind = kind
        self.problems: list[Problem] = []
        self.unlisted = 0

    def __bool__(self) -> bool:
        return bool(self.problems)

    def add(self, code: str, message: str, *, where: str = "", help: str | None = None) -> None:
        """Note one problem."""
        self.report(Problem(code, message, where=where or None, help=help))

    def report(self, *problems: Problem) -> None:
        """Note problems that are composed already."""
        room = max(MOST_LISTED - len(self.problems), 0)
        self.problems.extend(problems[:room])
        self.unlisted += len(problems[room:])

    def stop(self) -> None:
        """Raise what was found, if anything was."""
        if not self.problems:
            return
        problems = self.problems
        if self.unlisted:
            more = Problem(
                "more-problems",
                counted(self.unlisted, "more problem is not listed", "more problems are not listed"),
                where=problems[-1].where,
                help="correct the ones above first: many often have one cause",
            )
            problems = [*problems, more]
        raise self.kind(problems)
