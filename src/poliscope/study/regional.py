"""A study's answers about structure, luck, peers, trends and partners: names and settings put together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from poliscope.answers.complementarity import Complementarity, match_profiles, match_structure
from poliscope.answers.incidence import Incidence, measure_incidence
from poliscope.answers.peers import PeerComparison, compare_with_peers
from poliscope.answers.regional import Regional, regional_findings
from poliscope.answers.structure import Structure, describe_structure
from poliscope.answers.trends import Target, Trends, follow_trends
from poliscope.data.activities import Activities
from poliscope.data.evidence.periods import time
from poliscope.data.matrix import Matrix
from poliscope.errors import DataError, Problem, StudyError, one_of
from poliscope.study.questions import ActivitiesSpec, IncidenceSpec, PeersSpec

if TYPE_CHECKING:
    from poliscope.study.study import Study

__all__ = [
    "ask_all",
    "ask_complementarity",
    "ask_incidence",
    "ask_peers",
    "ask_structure",
    "ask_trends",
    "unknown_names",
]


# --- structure ------------------------------------------------------------------------------------


def _table(study: Study, name: str | None) -> tuple[Activities, ActivitiesSpec]:
    if not study.activities:
        raise StudyError(
            Problem(
                "no-activities",
                "the study has no table of activities",
                where="activities",
                help='add [[activities]] with file = "activities.csv": region, activity, period, value',
            )
        )
    names = [table.name for table in study.activities]
    if name is not None and name not in names:
        told = f'the study has no activities "{name}"'
        raise StudyError(Problem("unknown-activities", told, where="activities", help=one_of(name, names)))
    place = 0 if name is None else names.index(name)
    specs = study.questions.activities
    spec = specs[place] if place < len(specs) else ActivitiesSpec(file="(in memory)")
    return study.activities[place], spec


def ask_structure(study: Study, name: str | None = None, period: str | None = None) -> Structure:
    """Return what regions do, by one of the study's tables of activities; the first where none is named."""
    table, spec = _table(study, name)
    return describe_structure(
        table,
        period=period or spec.period or None,
        threshold=spec.threshold,
        measure=spec.proximity,
        horizon=spec.horizon,
        entry=spec.entry,
        units=tuple(code for code in study.units.codes if table.has_region(code)),
        seed=study.settings.seed,
        draws=spec.draws,
        model=spec.model,
    )


# --- luck -----------------------------------------------------------------------------------------


def ask_incidence(
    study: Study,
    count: str | None = None,
    exposure: str | None = None,
    *,
    listed_from: int | None = None,
    period: str | None = None,
) -> Incidence:
    """Return whether successes are more than size and chance; what the study names first by default."""
    spec = _incidence_spec(study, count, exposure, listed_from)
    for code in (spec.count, spec.exposure):
        if problem := _unknown_code(study, code, "incidence"):
            raise StudyError(problem)
    matrix = _settle(study, (spec.count, spec.exposure), period)
    return measure_incidence(
        matrix.rows,
        matrix.column(spec.count),
        matrix.column(spec.exposure),
        count=spec.count,
        exposure_name=spec.exposure,
        listed_from=spec.listed_from,
        level=spec.level,
        seed=study.settings.seed,
    )


def _incidence_spec(
    study: Study, count: str | None, exposure: str | None, listed_from: int | None
) -> IncidenceSpec:
    known = study.questions.incidence
    spec = next((s for s in known if count in (None, s.count) and exposure in (None, s.exposure)), None)
    if spec is None and (count is None or exposure is None):
        raise StudyError(
            Problem(
                "no-incidence",
                "the study does not say what is counted and what it is held against",
                where="incidence",
                help='add [[incidence]] with count = "unicorns" and exposure = "gdp", or name both codes',
            )
        )
    found = spec or IncidenceSpec(count=str(count), exposure=str(exposure))
    return found if listed_from is None else found.model_copy(update={"listed_from": listed_from})


def _settle(study: Study, codes: Sequence[str], period: str | None, *, within: float | None = None) -> Matrix:
    """Return figures of one period by the study's rules; codes need not be in the framework."""
    chosen = study.settings.period if period is None else period
    if chosen == "all":
        chosen = study.settings.shown or study.periods[-1]
    return study.evidence.settle(
        study.units.codes,
        tuple(codes),
        period=chosen or None,
        within=study.settings.within if within is None else within,
        rule=study.data.conflicts,
        sources=study.data.sources,
    ).matrix


# --- the mirror -----------------------------------------------------------------------------------


def ask_peers(
    study: Study,
    unit: str,
    against: str | Sequence[str] | None = None,
    *,
    number: int | None = None,
    period: str | None = None,
) -> PeerComparison:
    """Return a unit before its mirror: the one named here or in the study, or its structural peers."""
    spec = study.questions.peers or PeersSpec()
    codes = [code for code in (spec.size, spec.income) if code]
    if problems := [p for code in codes if (p := _unknown_code(study, code, "peers"))]:
        raise StudyError(problems)
    sizes = {}
    if codes:
        matrix = _settle(study, codes, period)
        sizes = {k: matrix.column(c) for k, c in (("size", spec.size), ("income", spec.income)) if c}
    mirror = against if against is not None else spec.mirrors.get(unit)
    return compare_with_peers(
        study.index(period),
        unit,
        against=mirror,
        most=number or spec.number,
        statistic=spec.statistic,
        activities=study.activities[0] if study.activities else None,
        sizes=sizes,
        kinds=spec.kinds,
        weights=spec.weights,
    )


# --- trends ---------------------------------------------------------------------------------------


def ask_trends(study: Study, indicators: Sequence[str] | None = None, against: str | None = None) -> Trends:
    """Return growth, convergence, and the pace towards the study's targets."""
    spec = study.questions.trends
    signs = {leaf.code: int(leaf.direction) for leaf in study.framework.leaves}
    targets = tuple(
        Target(t.indicator, t.value, t.year, t.unit, t.source, t.direction or signs.get(t.indicator, 1))
        for t in study.questions.targets
    )
    given = indicators if indicators is not None else spec.indicators if spec else ()
    compared = against if against is not None else spec.against if spec else ""
    codes = tuple(given) or study.framework.indicators
    named = dict.fromkeys((*codes, *(t.indicator for t in targets), *([compared] if compared else [])))
    if problems := [p for code in named if (p := _unknown_code(study, code, "trends"))]:
        raise StudyError(problems)
    wanted = study.evidence.indicator.positions_in(tuple(named)) >= 0
    periods = [p for p in study.evidence.take(wanted).period_names() if np.isfinite(time(p))]
    if not periods:
        told = "no figure of the study has a period that can be placed in time"
        raise DataError(Problem("no-period", told, help='write periods as years, such as "2023"'))
    # one period alone: trends do not borrow from other years
    tables = {str(time(p)): _settle(study, tuple(named), p, within=0) for p in periods}
    _some_of_each(study, targets)
    return follow_trends(tables, targets=targets, against=compared)


def _some_of_each(study: Study, targets: Sequence[Target]) -> None:
    known = set(study.units.codes)
    if unknown := [t.unit for t in targets if t.unit and t.unit not in known]:
        told = f'a target names an unknown unit "{unknown[0]}"'
        raise StudyError(Problem("unknown-unit", told, where="targets.unit", help=one_of(unknown[0], known)))


# --- partners -------------------------------------------------------------------------------------


def ask_complementarity(study: Study, basis: str | None = None, period: str | None = None) -> Complementarity:
    """Return who has what the others lack: by activities where there is a table, else by indicators."""
    spec = study.questions.complementarity
    chosen = basis or (spec.basis if spec else "auto")
    if chosen not in ("auto", "activities", "profile"):
        told = f'there is no basis "{chosen}"'
        raise StudyError(Problem("unknown-basis", told, help="use activities or profile"))
    if chosen == "activities" or (chosen == "auto" and study.activities):
        return match_structure(study.structure())
    return match_profiles(study.index(period))


# --- all of them ----------------------------------------------------------------------------------


def ask_all(study: Study) -> Regional:
    """Return what the study's file asks for beyond the ranking."""
    asked, index = study.questions, study.index()
    ranked = set(index.order())
    focus = [code for code in study.report.focus if code in ranked] or list(index.order()[:1])
    regional = Regional(
        structures=tuple(study.structure(table.name) for table in study.activities),
        incidence=tuple(study.incidence(s.count, s.exposure) for s in asked.incidence),
        peers=tuple(study.peers(code) for code in focus) if asked.peers is not None and ranked else (),
        trends=study.trends() if asked.trends is not None or asked.targets else None,
        complementarity=_partners(study),
        coalition=asked.complementarity.coalition if asked.complementarity else 0,
    )
    return regional_findings(regional, focus=tuple(study.report.focus))


def _partners(study: Study) -> Complementarity | None:
    asked = study.questions.complementarity
    enough = len(study.structure().shown_regions()) > 1 if study.activities else False
    if asked is None:
        return study.complementarity() if enough else None
    return study.complementarity()


# --- checks ---------------------------------------------------------------------------------------


def unknown_names(study: Study) -> list[Problem]:
    """Return a problem for every code and unit that the questions name and the study lacks."""
    asked = study.questions
    codes = [(spec.count, "incidence.count") for spec in asked.incidence]
    codes += [(spec.exposure, "incidence.exposure") for spec in asked.incidence]
    if asked.peers:
        codes += [(asked.peers.size, "peers.size"), (asked.peers.income, "peers.income")]
    if asked.trends:
        codes += [(code, "trends.indicators") for code in asked.trends.indicators]
        codes += [(asked.trends.against, "trends.against")]
    problems = [p for code, where in codes if code and (p := _unknown_code(study, code, where))]
    units = [(t.unit, "targets.unit") for t in asked.targets if t.unit]
    if asked.peers:
        units += [(u, "peers.mirrors") for pair in asked.peers.mirrors.items() for u in pair]
    for unit, where in units:
        if unit not in study.units.codes:
            told, help = f'{where} names an unknown unit "{unit}"', one_of(unit, study.units.codes)
            problems.append(Problem("unknown-unit", told, where=where, help=help))
    return problems


def _unknown_code(study: Study, code: str, where: str) -> Problem | None:
    known: tuple[Any, ...] = study.evidence.indicator.names
    if code in known:
        return None
    told = f'no row of the evidence names the indicator "{code}"'
    return Problem("unknown-indicator", told, where=where, help=one_of(code, known))
