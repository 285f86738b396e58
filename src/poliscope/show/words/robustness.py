"""How sure, in words: the verdict and what it rests on. Words and figures come from one rule."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from poliscope.answers.robustness import (
    CanBeFirst,
    Certainty,
    Challenge,
    ChoiceMatters,
    Filled,
    HowFar,
    NoExactRange,
    NoSamplingError,
)
from poliscope.answers.robustness.verdict import FIRM
from poliscope.answers.robustness.verdict import tenths as shares_tenths
from poliscope.methods.base import FAMILIES
from poliscope.show import numbers
from poliscope.show.words.findings import Told, told
from poliscope.show.words.methods import method_label
from poliscope.show.words.names import listed

if TYPE_CHECKING:
    from poliscope.answers.robustness import Verdict
    from poliscope.show.words.speaker import Words

__all__ = ["alternative_label", "challenge_words", "points", "rules_words", "tenths"]


def tenths(share: float) -> str:
    """Return a share in per cent with one decimal, as the rules of the verdict compare it.

    Examples
    --------
    >>> tenths(0.6595), tenths(0.99996), tenths(1.0), tenths(0.0001), tenths(0.0)
    ('66.0%', '>99.9%', '100%', '<0.1%', '0%')
    """
    if not math.isfinite(share):
        return numbers.MISSING
    if share in (0, 1):
        return f"{share * 100:.0f}%"
    shown = numbers.fixed(share * 100, 1)
    if shown == "100.0":
        return ">99.9%"
    return "<0.1%" if shown == "0.0" else f"{shown}%"


def points(share: float) -> str:
    """Return a share of all weight as percentage points.

    Examples
    --------
    >>> points(0.0203), points(0.00012)
    ('2.0', '0.012')
    """
    return numbers.fixed(share * 100, 1) if share >= 0.001 else numbers.significant(share * 100, 2)


@told.register(Certainty)
def _(finding: Certainty, words: Words) -> Told:
    verdict = finding.verdict
    named = [
        words.say("list.counted", name=words.unit(unit), share=tenths(share))
        for unit, share in zip(verdict.contenders, verdict.shares, strict=True)
    ]
    slots: dict[str, str | int] = {
        "unit": words.unit(verdict.leader),
        "units": listed(words.language, named),
        "noun": words.noun,
        "share": tenths(verdict.share),
        "weight_share": tenths(verdict.weight_share),
        "draws": words.count(verdict.draws),
        "runs": words.count(verdict.runs),
        "radius": tenths(verdict.radius),
    }
    if not verdict.named:
        alone = verdict.reason == "close" and len(verdict.contenders) == 1
        return f"certainty.{verdict.grade}.{verdict.reason}{'.one' if alone else ''}", slots
    return f"certainty.{verdict.grade}.{_rests_on(verdict)}", slots


def _rests_on(verdict: Verdict) -> str:
    """Return what a verdict with a leader rests on, or why one who is nearly always first is not firm."""
    noisy = not math.isnan(verdict.noise_share)
    if verdict.grade == "leaning" and shares_tenths(verdict.share) >= FIRM:
        return "unproved" if math.isnan(verdict.radius) else "near"
    if verdict.grade == "secure" and noisy and not verdict.runs:
        return "errors"
    return "all" if noisy or verdict.runs else "weights"


@told.register(CanBeFirst)
def _(finding: CanBeFirst, words: Words) -> Told:
    slots: dict[str, str | int] = {
        "leader": words.unit(finding.leader),
        "units": words.units(finding.units, at_most=12),
        "ranked": words.count(finding.ranked),
        "worst": words.count(finding.worst),
        "count": len(finding.units),
    }
    if finding.units == (finding.leader,):
        return "possible.first.nobody" if finding.worst == 1 else "possible.first.tie", slots
    return "possible.first", slots


@told.register(HowFar)
def _(finding: HowFar, words: Words) -> Told:
    slots: dict[str, str | int] = {
        "leader": words.unit(finding.leader),
        "first": words.unit(finding.first) if finding.first else "",
        "cheapest": words.unit(finding.cheapest) if finding.cheapest else "",
        "radius": tenths(finding.radius),
        "moved": points(finding.moved),
        "gives": words.nodes(finding.gives, at_most=3),
        "takes": words.nodes(finding.takes, at_most=3),
    }
    return f"how-far.{_kind(finding.radius, finding.moved)}", slots


@told.register(ChoiceMatters)
def _(finding: ChoiceMatters, words: Words) -> Told:
    slots: dict[str, str | int] = {
        "factor": words.say(f"factor.{finding.factor}") if finding.factor else "",
        "total": tenths(min(finding.total, 1.0)) if finding.factor else "",
        "combinations": words.count(finding.combinations),
        "draws": words.count(finding.draws),
        "runs": words.count(finding.runs),
        "shift": numbers.fixed(finding.mean_shift, 2),
    }
    drawn = finding.runs != finding.combinations * finding.draws
    return f"matters.{'choice' if finding.factor else 'still'}{'.drawn' if drawn else ''}", slots


@told.register(Filled)
def _(finding: Filled, words: Words) -> Told:
    return "robustness.filled", {"count": finding.count, "share": words.share(finding.share)}


@told.register(NoExactRange)
def _(finding: NoExactRange, words: Words) -> Told:
    return "robustness.no-exact", {}


@told.register(NoSamplingError)
def _(finding: NoSamplingError, words: Words) -> Told:
    return "robustness.no-error", {}


def challenge_words(challenge: Challenge, words: Words) -> str:
    """Say what it takes for a challenger to draw level with the leader."""
    moves = challenge.moves
    return words.say(
        f"dethrone.{_kind(challenge.radius, challenge.moved)}",
        leader=words.unit(challenge.leader),
        challenger=words.unit(challenge.challenger),
        radius=tenths(challenge.radius),
        moved=points(challenge.moved),
        gives=_nodes([m.node for m in moves if m.change < 0], words),
        takes=_nodes([m.node for m in moves if m.change > 0], words),
    )


def alternative_label(step: str, name: str, words: Words) -> str:
    """Return what an alternative of a step is called: a method's label, or the name of a part left out."""
    if step == "drop":
        return words.node(name) if name in words.index.framework.position else name
    family = FAMILIES[step].members
    parts = []
    for one in name.split("/"):
        method, _, rest = one.partition(" (")
        label = method_label(family[method], words.language) if method in family else method
        parts.append(f"{label} ({rest}" if rest else label)
    return "/".join(parts)


def rules_words(spread: float | None, words: Words) -> str:
    """Say which weights count as defensible: one spread for all, or limits of the study's own."""
    if spread is None:
        return words.say("robustness.rules.own")
    return words.say("robustness.rules.spread", spread=words.share(spread))


def _nodes(codes: Sequence[str], words: Words) -> str:
    return words.nodes(codes, at_most=3)


def _kind(radius: float, moved: float) -> str:
    if radius == 0 or moved == 0:
        return "level"
    if math.isfinite(radius) and math.isfinite(moved):
        return "both"
    return "moved" if math.isfinite(moved) else "never"
