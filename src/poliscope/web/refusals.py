"""What the app refuses: a status of HTTP, and problems as the command line words them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from poliscope.errors import PoliscopeError, Problem

__all__ = ["RefusedError", "conflict", "unreadable"]


class RefusedError(Exception):
    """A request that is not carried out.

    Parameters
    ----------
    status : int
        Of HTTP.
    problems : Problem or sequence of Problem
        Why.
    fields : mapping of str to str or Problem, optional
        What is wrong with single fields of a form, by their name.
    """

    def __init__(
        self,
        status: int,
        problems: Problem | Sequence[Problem],
        fields: Mapping[str, str | Problem] | None = None,
    ):
        self.status = status
        self.problems = (problems,) if isinstance(problems, Problem) else tuple(problems)
        self.fields = dict(fields or {})
        super().__init__("\n".join(map(str, self.problems)))


def conflict() -> RefusedError:
    """Compose the refusal of a change that was made from an older state of the study."""
    return RefusedError(
        409,
        Problem(
            "conflict",
            "the study has changed since this page was opened, in another tab or on disk",
            help="nothing was overwritten: open the page again in a new tab, and make the change there",
        ),
    )


def unreadable(error: PoliscopeError) -> RefusedError:
    """Turn what is wrong with a study or a file into a refusal."""
    return RefusedError(422, error.problems)
