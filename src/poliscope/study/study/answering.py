"""The answers of a study that are put together from others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from poliscope.answers.answers import Answers
from poliscope.answers.findings import index_findings
from poliscope.answers.index import Index, build_index, build_panel
from poliscope.answers.regional import Regional
from poliscope.answers.robustness import Glance, Progress, Robustness, build_robustness, glance
from poliscope.study.spec import Uncertainty
from poliscope.study.study.tables import chosen_period, denominators, settled, with_figures

if TYPE_CHECKING:
    from poliscope.study.study.study import Study

__all__ = [
    "all_together",
    "at_a_glance",
    "how_sure",
    "index_of",
    "indices_of",
    "robustness_settings",
    "variant",
]


def index_of(study: Study, period: str | None) -> Index:
    """Return the index of one period: on the scale of all where the study says so, else on its own."""
    chosen = chosen_period(study, period)
    along_time = study.recipe.impute.needs_panel and len(study.periods) > 1
    if study.settings.period == "all" or along_time:
        shown = chosen or study.periods[-1]
        if shown in study.periods:
            return study._panel[shown]
    return build_index(
        study.framework,
        with_figures(study, settled(study, study.framework.indicators, chosen), chosen),
        study.units,
        study.recipe,
        denominators=denominators(study, chosen),
    )


def indices_of(study: Study, periods: Sequence[str]) -> dict[str, Index]:
    """Return the index of several periods on one scale, by period."""
    indicators = study.framework.indicators
    tables = {period: settled(study, indicators, chosen_period(study, period)) for period in periods}
    below = [denominators(study, period or None) for period in periods]
    return build_panel(study.framework, tables, study.units, study.recipe, denominators=below)


def all_together(study: Study, regional: Regional, found: Robustness | None = None) -> Answers:
    """Return all answers, with how sure the ranking is where that was computed."""
    index = study.index()
    findings = index_findings(index) if found is None else index_findings(index, found)
    return Answers(
        about=study.about,
        index=index,
        findings=(*findings, *regional.findings),
        regional=regional if regional else None,
        robustness=found,
    )


def robustness_settings(study: Study, **given: Any) -> dict[str, Any]:
    """Return the settings as given, and the study's own for those that are None."""
    own = study.uncertainty
    seed = own.seed if own.seed is not None else study.settings.seed
    defaults = {"draws": own.draws, "choice_draws": own.choice_draws, "seed": seed}
    return {name: defaults.get(name) if value is None else value for name, value in given.items()}


def at_a_glance(study: Study) -> Glance | None:
    """Return how firm the first place is, by weights alone."""
    own = study.uncertainty
    seed = own.seed if own.seed is not None else study.settings.seed
    return glance(study.index(), own.weight_rules, seed=seed)


def how_sure(
    study: Study, settings: Mapping[str, Any], *, threads: int | None, progress: Progress | None
) -> Robustness:
    """Return how sure the ranking is."""
    return build_robustness(
        study.index(),
        rules=study.uncertainty.weight_rules,
        choices=study.uncertainty.choices(study.recipe),
        build=study._variant,
        threads=threads,
        progress=progress,
        **settings,
    )


def variant(study: Study, changes: Mapping[str, Any]) -> Index:
    """Return the index with other preparing steps, by arithmetic means and given weights."""
    plain = {"aggregate": "arithmetic", "aggregate_at": {}, "weight": "given"}
    return study.replace(**{**plain, **changes, "uncertainty": Uncertainty()}).index()
