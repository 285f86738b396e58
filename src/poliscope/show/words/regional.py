"""Structure, luck, the mirror, trends and partners in words: no sentence claims more than its figures."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from poliscope.answers.regional import (
    BestCoalition,
    Climate,
    Converging,
    Doubt,
    Gap,
    LuckOrClimate,
    NextActivity,
    Partner,
    PathDependence,
    SpecialisedIn,
    Strength,
    TargetPace,
)
from poliscope.show import numbers
from poliscope.show.words.catalog import in_language
from poliscope.show.words.findings import Told, told
from poliscope.show.words.names import legible, listed

if TYPE_CHECKING:
    from poliscope.data.activities import Named
    from poliscope.show.words.speaker import Words

__all__ = ["activity_label", "growth_rate", "signed", "year"]


def activity_label(code: str, labels: Mapping[str, str], language: str) -> str:
    """Return the label of an activity; another language rather than a bare code."""
    return legible(in_language(labels, language) or code)


def signed(value: float, decimals: int = 3) -> str:
    """Return a number with its sign.

    Examples
    --------
    >>> signed(0.0123), signed(-0.5, 1), signed(0.0)
    ('+0.012', '-0.5', '0.000')
    """
    if not math.isfinite(value):
        return numbers.MISSING
    shown = numbers.fixed(value, decimals)
    return f"+{shown}" if value > 0 and any(digit in "123456789" for digit in shown) else shown


def growth_rate(rate: float) -> str:
    """Return a growth rate in per cent with one decimal.

    Examples
    --------
    >>> growth_rate(0.0712), growth_rate(-0.0045)
    ('7.1%', '-0.5%')
    """
    return numbers.MISSING if not math.isfinite(rate) else f"{numbers.fixed(rate * 100, 1)}%"


def year(value: float) -> str:
    """Return a year without decimals it does not need.

    Examples
    --------
    >>> year(2026.0), year(2031.62)
    ('2026', '2031.6')
    """
    return f"{value:.0f}" if value == round(value) else f"{value:.1f}"


def _named(found: Sequence[Named], words: Words) -> str:
    return listed(words.language, [activity_label(n.code, n.labels, words.language) for n in found])


def _shares(values: Sequence[float], words: Words) -> str:
    return words.say("list.comma").join(numbers.percent(v) for v in values)


@told.register(SpecialisedIn)
def _(finding: SpecialisedIn, words: Words) -> Told:
    quotients = words.say("list.comma").join(numbers.significant(q, 2) for q in finding.quotients)
    return "finding.specialised", {
        "region": words.unit(finding.region),
        "activities": _named(finding.activities, words),
        "quotients": quotients,
    }


@told.register(PathDependence)
def _(finding: PathDependence, words: Words) -> Told:
    if finding.verdict == "not-testable":
        return f"finding.path.{finding.reason}", {"count": finding.entries}
    below = ".below" if finding.upper < 0 else ""
    return f"finding.path.{finding.verdict}{below}", {
        "before": finding.before,
        "after": finding.after,
        "pairs": words.count(finding.pairs),
        "entries": words.count(finding.entries),
        "auc": numbers.fixed(finding.auc, 3),
        "baseline": words.say(f"baseline.{finding.baseline.replace(' ', '-')}"),
        "baseline_auc": numbers.fixed(finding.baseline_auc, 3),
        "lift": signed(finding.lift),
        "lower": signed(finding.lower),
        "upper": signed(finding.upper),
        "five": numbers.percent(finding.top_five),
        "five_base": numbers.percent(finding.top_five_base),
    }


@told.register(NextActivity)
def _(finding: NextActivity, words: Words) -> Told:
    slots: dict[str, str | int] = {
        "region": words.unit(finding.region),
        "activities": _named(finding.activities, words),
        "carriers": _named(finding.carriers, words),
    }
    if not finding.horizon or any(math.isnan(p) for p in finding.probabilities):
        return "finding.next.unknown", slots
    slots |= {"probabilities": _shares(finding.probabilities, words), "count": finding.horizon}
    if not finding.from_structure:
        return "finding.next.near", slots
    return ("finding.next" if finding.carriers else "finding.next.alone"), slots


@told.register(Doubt)
def _(finding: Doubt, words: Words) -> Told:
    return f"finding.doubt.{finding.kind}", {}


@told.register(Climate)
def _(finding: Climate, words: Words) -> Told:
    key = "finding.climate.differs" if finding.p_value < 0.05 else "finding.climate.luck"
    return key + (".listed" if finding.listed_from else ""), {
        "counted": words.node(finding.count),
        "exposure": words.node(finding.exposure),
        "places": words.count(finding.places),
        "chance": numbers.percent(finding.p_value),
        "spread": numbers.percent(finding.heterogeneity),
        "least": finding.listed_from,
        "hidden": words.count(finding.hidden),
    }


@told.register(LuckOrClimate)
def _(finding: LuckOrClimate, words: Words) -> Told:
    # where nothing is known of the others, nothing is said of how they differ
    alone = finding.verdict == "more" and math.isnan(finding.standing_out)
    return f"finding.luck.{finding.verdict}{'.alone' if alone else ''}", {
        "unit": words.unit(finding.unit),
        "counted": words.node(finding.count),
        "exposure": words.node(finding.exposure),
        "observed": words.count(finding.observed),
        "expected": numbers.fixed(finding.expected, 1),
        "chance": numbers.percent(finding.chance),
        "after": numbers.percent(finding.after_looking),
        "out": numbers.percent(finding.standing_out),
        "least": finding.listed_from,
    }


@told.register(Strength)
def _(finding: Strength, words: Words) -> Told:
    return "finding.strength", {
        "unit": words.unit(finding.unit),
        "peers": words.units(finding.peers),
        "indicators": words.nodes(finding.indicators),
    }


@told.register(Gap)
def _(finding: Gap, words: Words) -> Told:
    common: dict[str, str | int] = {"unit": words.unit(finding.unit), "peers": words.units(finding.peers)}
    if not finding.indicator:
        return "finding.gap.none", common
    stays = finding.rank == finding.new_rank
    return "finding.gap.stays" if stays else "finding.gap", {
        **common,
        "indicator": words.node(finding.indicator),
        "worth": numbers.significant(finding.worth, 2),
        "rank": words.count(finding.rank),
        "new_rank": words.count(finding.new_rank),
        "all_rank": words.count(finding.all_rank),
    }


_MOVING = {"on-course", "behind", "never", "one-figure"}
"""What is said of a target by the pace towards it: a fall has other words than a rise."""


@told.register(TargetPace)
def _(finding: TargetPace, words: Words) -> Told:
    pacing = finding.pacing
    slots: dict[str, str | int] = {
        "unit": words.unit(pacing.unit),
        "indicator": words.node(pacing.target.indicator),
        "target": numbers.figure(pacing.target.value),
        "year": year(pacing.target.year),
        "level": numbers.figure(pacing.level),
        "now": year(pacing.year) if math.isfinite(pacing.year) else numbers.MISSING,
        "start": year(pacing.start_year) if math.isfinite(pacing.start_year) else numbers.MISSING,
        "actual": growth_rate(pacing.actual),
        "required": growth_rate(pacing.required),
        "projected": numbers.significant(pacing.projected),
    }
    verdict = pacing.reason if pacing.verdict == "cannot-tell" else pacing.verdict
    if verdict == "behind" and not math.isfinite(pacing.reached_in):
        verdict = "never"
    if verdict == "behind":
        slots["reached"] = year(math.ceil(pacing.reached_in - 1e-9))
    falls = pacing.target.direction < 0 and verdict in _MOVING
    return f"finding.target.{verdict}{'.falling' if falls else ''}", slots


@told.register(Converging)
def _(finding: Converging, words: Words) -> Told:
    return f"finding.converging.{finding.verdict}", {
        "indicator": words.node(finding.indicator),
        "first": year(finding.first),
        "last": year(finding.last),
        "units": words.count(finding.units),
        "slope": signed(finding.slope, 4),
        "lower": signed(finding.lower, 4),
        "upper": signed(finding.upper, 4),
    }


@told.register(Partner)
def _(finding: Partner, words: Words) -> Told:
    if finding.basis == "profile":
        carriers = words.nodes([named.code for named in finding.carriers])
    else:
        carriers = _named(finding.carriers, words)
    return f"finding.partner.{finding.basis}", {
        "unit": words.unit(finding.unit),
        "partner": words.unit(finding.partner),
        "carriers": carriers,
    }


@told.register(BestCoalition)
def _(finding: BestCoalition, words: Words) -> Told:
    return f"finding.coalition.{'exact' if finding.exact else 'greedy'}.{finding.basis}", {
        "units": words.units(finding.members),
        "count": len(finding.members),
        "share": numbers.percent(finding.value),
    }
