"""Which sentence says a finding, and what stands in its slots: one formatter for each kind."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING, TypeAlias

from poliscope.answers.findings import CloseCall, Leader, LeadsIn, Unranked

if TYPE_CHECKING:
    from poliscope.show.words.speaker import Words

__all__ = ["told"]

Told: TypeAlias = tuple[str, dict[str, str | int]]
"""Key of the catalog, and what stands in the slots."""


@singledispatch
def told(finding: object, words: Words) -> Told:
    """Return the sentence's key and slots for a finding; each kind registers its own.

    Raises
    ------
    TypeError
        Nothing is registered for this kind.
    """
    raise TypeError(
        f"there are no words for the finding {type(finding).__name__}: register a formatter with "
        "poliscope.show.words.told, and add its sentence to each of show/locales/*.json"
    )


@told.register(Leader)
def _(finding: Leader, words: Words) -> Told:
    common: dict[str, str | int] = {
        "score": words.score(finding.score),
        "noun": words.noun,
        "ranked": words.count(finding.ranked),
    }
    if len(finding.units) > 1:
        return "finding.leader.shared", {**common, "units": words.units(finding.units)}
    (unit,) = finding.units
    if not finding.runner_up:
        return "finding.leader.only", {**common, "unit": words.unit(unit)}
    second = {"second": words.unit(finding.runner_up), "second_score": words.score(finding.runner_up_score)}
    return "finding.leader", {**common, "unit": words.unit(unit), **second}


@told.register(CloseCall)
def _(finding: CloseCall, words: Words) -> Told:
    from poliscope.show.numbers import significant

    return "finding.close-call", {
        "first": words.unit(finding.first),
        "second": words.unit(finding.second),
        "gap": significant(finding.gap, 2),
        "share": words.share(finding.share_of_spread),
    }


@told.register(LeadsIn)
def _(finding: LeadsIn, words: Words) -> Told:
    key = "finding.leads-in" if len(finding.units) == 1 else "finding.leads-in.shared"
    return key, {
        "node": words.node(finding.node),
        "units": words.units(finding.units),
        "score": words.score(finding.score),
    }


@told.register(Unranked)
def _(finding: Unranked, words: Words) -> Told:
    return "finding.unranked", {"count": len(finding.units), "units": words.units(finding.units)}
