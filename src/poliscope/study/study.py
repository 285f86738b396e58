"""A study: framework, evidence, units, recipe; and the answers that it gives."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from pydantic import ValidationError

from poliscope._version import __version__
from poliscope.answers.answers import About, Answers
from poliscope.answers.complementarity import Complementarity
from poliscope.answers.findings import index_findings
from poliscope.answers.incidence import Incidence
from poliscope.answers.index import Index, build_index, build_panel, no_evidence
from poliscope.answers.peers import PeerComparison
from poliscope.answers.regional import Regional
from poliscope.answers.robustness import Progress, Robustness, build_robustness
from poliscope.answers.structure import Structure
from poliscope.answers.trends import Trends
from poliscope.data.activities import Activities
from poliscope.data.evidence import Evidence, Note, Table
from poliscope.data.framework import Framework
from poliscope.data.units import Units
from poliscope.errors import DataError, MethodError, Problem, StudyError, one_of
from poliscope.methods.recipe import Recipe, UnreadableStepError
from poliscope.study.dropping import after_dropping
from poliscope.study.questions import Questions
from poliscope.study.regional import (
    ask_all,
    ask_complementarity,
    ask_incidence,
    ask_peers,
    ask_structure,
    ask_trends,
    unknown_names,
)
from poliscope.study.spec import DataSpec, ReportSpec, StudySpec, Uncertainty

__all__ = ["Study"]

_RECIPE_FIELDS = frozenset(Recipe.model_fields)
_SETTINGS_FIELDS = frozenset({"period", "within", "seed"})


@dataclass(frozen=True, eq=False)
class Study:
    """A question, what is known, and how it is to be answered. It never changes; answers are kept.

    Parameters
    ----------
    framework : Framework
        The tree of indicators.
    evidence : Evidence
        All claims.
    units : Units
        What is compared.
    recipe : Recipe
        One method for each step.
    settings : StudySpec
        Title, question, period, seed.
    data : DataSpec
        How conflicts are settled.
    uncertainty : Uncertainty
        What is varied.
    report : ReportSpec
        Languages and focus.
    folder : Path, optional
        Where it was read.
    notes : tuple of Note
        What was read, and what was left out.
    activities : tuple of Activities
        Who does how much of what, one a table.
    questions : Questions
        What is asked beyond the ranking.

    Examples
    --------
    >>> import poliscope as ps
    >>> study = ps.read_study("examples/shenzhen-hangzhou")  # doctest: +SKIP
    >>> study.index().ranks.to_frame()  # doctest: +SKIP
    """

    framework: Framework
    evidence: Evidence
    units: Units
    recipe: Recipe = field(default_factory=Recipe)
    settings: StudySpec = field(default_factory=StudySpec)
    data: DataSpec = field(default_factory=lambda: DataSpec(evidence=("(in memory)",)))
    uncertainty: Uncertainty = field(default_factory=Uncertainty)
    report: ReportSpec = field(default_factory=ReportSpec)
    folder: Path | None = None
    notes: tuple[Note, ...] = ()
    activities: tuple[Activities, ...] = ()
    questions: Questions = field(default_factory=Questions)

    # --- checks -------------------------------------------------------------------------------

    def checked(self) -> Study:
        """Return the study itself if its parts fit together.

        Raises
        ------
        StudyError
            Everything that does not fit, at once.
        """
        problems = [*no_evidence(self.framework, self.evidence), *self._unknown_names(), *self._no_units()]
        problems += unknown_names(self)
        if problems:
            raise StudyError(problems)
        return self

    def _no_units(self) -> list[Problem]:
        if self.units.codes:
            return []
        if not np.isfinite(self.evidence.value).any():
            told = "the evidence holds no figure: every cell is empty or marks a missing value"
            return [Problem("no-figures", told, help="check that the right file, sheet and columns are read")]
        return [
            Problem(
                "no-units",
                "there is no unit with a figure for an indicator of the framework",
                help="the evidence needs the codes of the framework in its column indicator",
            )
        ]

    def _unknown_names(self) -> list[Problem]:
        problems = []
        recipe = self.recipe
        for step, codes in (
            ("aggregate_at", recipe.aggregate_at),
            ("impute_each", recipe.impute_each),
            ("treat_each", recipe.treat_each),
            ("normalise_each", recipe.normalise_each),
        ):
            known = self.framework.codes if step == "aggregate_at" else self.framework.indicators
            problems += [
                _unknown("indicator", code, known, f"recipe.{step}") for code in codes if code not in known
            ]
        named = dict.fromkeys((*recipe.screen.include, *recipe.screen.exclude), "recipe.screen")
        named |= dict.fromkeys(self.report.focus, "report.focus")
        problems += [
            _unknown("unit", u, self.units.codes, at) for u, at in named.items() if u not in self.units.codes
        ]
        problems += [
            _unknown("indicator", code, self.framework.codes, f"uncertainty.{where}")
            for where, code in self.uncertainty.named
            if code not in self.framework.codes
        ]
        group = getattr(recipe.impute, "group", None)
        if group and group not in self.units.groups:
            problems.append(_unknown("group", group, tuple(self.units.groups), "recipe.impute"))
        return problems

    # --- tables -------------------------------------------------------------------------------

    @property
    def periods(self) -> tuple[str, ...]:
        """The periods for which there is evidence on the framework's indicators."""
        wanted = self.evidence.indicator.positions_in(self.framework.indicators) >= 0
        return self.evidence.take(wanted).period_names()

    def table(self, period: str | None = None) -> Table:
        """Settle the evidence of one period; the study's own where none is given."""
        chosen = self._period(period)
        return self._settle(self.framework.indicators, chosen)

    def _period(self, period: str | None) -> str | None:
        chosen = self.settings.period if period is None else period
        if chosen == "all":
            return self.periods[-1]
        if chosen and self.settings.within == 0 and chosen not in self.periods:
            raise DataError(
                Problem(
                    "unknown-period",
                    f'there is no figure of the period "{chosen}"',
                    where="study.period",
                    help=one_of(chosen, [p or "(none stated)" for p in self.periods]),
                )
            )
        return chosen or None

    def _settle(self, indicators: Sequence[str], period: str | None) -> Table:
        return self.evidence.settle(
            self.units.codes,
            indicators,
            period=period,
            within=self.settings.within,
            rule=self.data.conflicts,
            sources=self.data.sources,
        )

    def _some(self, table: Table, period: str | None) -> Table:
        """Return the table if it holds a figure at all."""
        if np.isfinite(table.matrix.values).any():
            return table
        years = self.settings.within
        reach = f" or up to {years:g} years from it" if years else ""
        raise DataError(
            Problem(
                "unknown-period",
                f'there is no figure of the period "{period or "(none stated)"}"{reach}',
                where="study.period",
                help=f"there are figures of {', '.join(p or '(none stated)' for p in self.periods)}",
            )
        )

    def _denominators(self, period: str | None) -> Table | None:
        codes = self.framework.denominators
        return self._settle(codes, period) if codes else None

    # --- answers ------------------------------------------------------------------------------

    def index(self, period: str | None = None) -> Index:
        """Return who leads, in what: the index of one period.

        Parameters
        ----------
        period : str, optional
            The study's own where not given. Where that is "all", every period is on the one scale of the
            panel; ``study.replace(period="2020")`` takes a period by itself.

        Raises
        ------
        MethodError
            Values do not suit a method.
        """
        if period is None or period == self.settings.period:
            return self._index
        return self._build(period)

    @cached_property
    def _index(self) -> Index:
        return self._build(None)

    @cached_property
    def _panel(self) -> dict[str, Index]:
        return self.panel()

    def _build(self, period: str | None) -> Index:
        chosen = self._period(period)
        together = self.settings.period == "all" or (self.recipe.impute.needs_panel and len(self.periods) > 1)
        if together and (chosen or self.periods[-1]) in self.periods:
            return self._panel[chosen or self.periods[-1]]
        return build_index(
            self.framework,
            self._some(self._settle(self.framework.indicators, chosen), chosen),
            self.units,
            self.recipe,
            denominators=self._denominators(chosen),
        )

    def panel(self, periods: Sequence[str] | None = None) -> dict[str, Index]:
        """Return the index of several periods on one scale, by period.

        Parameters
        ----------
        periods : sequence of str, optional
            All for which there is evidence, where not given.
        """
        chosen = tuple(periods) if periods is not None else self.periods
        tables = {p: self._settle(self.framework.indicators, self._period(p)) for p in chosen}
        return build_panel(
            self.framework,
            tables,
            self.units,
            self.recipe,
            denominators=[self._denominators(p or None) for p in chosen],
        )

    def answers(self, *, robustness: bool | Robustness = False) -> Answers:
        """Return all answers together, for the layer that shows them.

        Parameters
        ----------
        robustness : bool or Robustness
            Whether to say how sure the ranking is; an answer that was computed already is taken as it is.
            Where nothing is ranked there is none.
        """
        index = self.index()
        if isinstance(robustness, Robustness):
            found = robustness
        elif robustness and index.order():
            found = self.robustness()
        else:
            return self._answers
        return dataclasses.replace(
            self._answers,
            findings=(*index_findings(index, found), *self._regional.findings),
            robustness=found,
        )

    @cached_property
    def _answers(self) -> Answers:
        index, regional = self.index(), self._regional
        return Answers(
            about=self.about,
            index=index,
            findings=(*index_findings(index), *regional.findings),
            regional=regional if regional else None,
        )

    @cached_property
    def _regional(self) -> Regional:
        return ask_all(self)

    def structure(self, name: str | None = None, *, period: str | None = None) -> Structure:
        """Return why: what regions do, how related and rare it is, and what it leads to.

        Parameters
        ----------
        name : str, optional
            Of a table of activities; the first where not given.
        period : str, optional
            The study's own, or the latest, where not given.

        Raises
        ------
        StudyError
            The study has no table of activities, or none of that name.
        """
        if (name, period) not in self._structures:
            self._structures[name, period] = ask_structure(self, name, period)
        return self._structures[name, period]

    @cached_property
    def _structures(self) -> dict[tuple[str | None, str | None], Structure]:
        """What was described already: its parts are computed once."""
        return {}

    def incidence(
        self,
        count: str | None = None,
        exposure: str | None = None,
        *,
        listed_from: int | None = None,
        period: str | None = None,
    ) -> Incidence:
        """Return whether successes are climate or luck: counts against what chances grow with.

        Parameters
        ----------
        count, exposure : str, optional
            Codes of the evidence; those that the study names first where not given.
        listed_from : int, optional
            Smallest count that the source lists, where a missing place means fewer.
        period : str, optional
            The study's own where not given.
        """
        return ask_incidence(self, count, exposure, listed_from=listed_from, period=period)

    def peers(
        self,
        unit: str,
        against: str | Sequence[str] | None = None,
        *,
        number: int | None = None,
        period: str | None = None,
    ) -> PeerComparison:
        """Return a unit before its mirror: where ahead, where behind, what closing a gap is worth.

        Parameters
        ----------
        unit : str
            Code.
        against : str or sequence of str, optional
            The mirror; the units most alike in structure where neither this nor the study names one.
        number : int, optional
            How many peers.
        period : str, optional
            The study's own where not given.
        """
        return ask_peers(self, unit, against, number=number, period=period)

    def trends(self, indicators: Sequence[str] | None = None, *, against: str | None = None) -> Trends:
        """Return growth, the pace towards the study's targets, and whether units converge.

        Parameters
        ----------
        indicators : sequence of str, optional
            Codes of the evidence; those of the study where not given.
        against : str, optional
            What growth is compared with, such as GDP.
        """
        return ask_trends(self, indicators, against)

    def complementarity(self, basis: str | None = None, *, period: str | None = None) -> Complementarity:
        """Return who has what the others lack: rivals, partners, the best coalition.

        Parameters
        ----------
        basis : {"auto", "activities", "profile"}, optional
            Activities and their relatedness, or indicators; the study's own where not given.
        period : str, optional
            For indicators; the study's own where not given.
        """
        return ask_complementarity(self, basis, period)

    def robustness(
        self,
        *,
        draws: int | None = None,
        choice_draws: int | None = None,
        milp: int = 10,
        time_limit: float = 10.0,
        seed: int | None = None,
        threads: int | None = None,
        progress: Progress | None = None,
    ) -> Robustness:
        """Return how sure the ranking is: possible, plausible, how far, and which choice decides.

        Parameters
        ----------
        draws, choice_draws : int, optional
            Weight draws; those that all combinations of choices share. The study's own where not given.
        milp : int
            For so many of the first units the best and worst rank are settled by integer programmes.
        time_limit : float
            Seconds for one integer programme.
        seed : int, optional
            Everything random follows from it; the study's own where not given.
        threads : int, optional
            The result does not depend on it.
        progress : callable, optional
            ``progress(stage, done, total)``.

        Returns
        -------
        Robustness
            Kept: asking again with the same settings costs nothing.

        Raises
        ------
        DataError
            Nothing is ranked.
        StudyError
            The rules of ``[uncertainty]`` contradict each other.
        """
        u = self.uncertainty
        given = u.seed if u.seed is not None else self.settings.seed
        settings: dict[str, Any] = {
            "draws": u.draws if draws is None else draws,
            "choice_draws": u.choice_draws if choice_draws is None else choice_draws,
            "milp": milp,
            "time_limit": time_limit,
            "seed": given if seed is None else seed,
        }
        key = tuple(settings.values())
        if key not in self._kept:
            self._kept[key] = build_robustness(
                self.index(),
                rules=u.weight_rules,
                choices=u.choices(self.recipe),
                build=self._variant,
                threads=threads,
                progress=progress,
                **settings,
            )
        return self._kept[key]

    @cached_property
    def _kept(self) -> dict[tuple[Any, ...], Robustness]:
        return {}

    def _variant(self, changes: Mapping[str, Any]) -> Index:
        """Return the index with other preparing steps, by arithmetic means and given weights."""
        plain = {"aggregate": "arithmetic", "aggregate_at": {}, "weight": "given"}
        return self.replace(**{**plain, **changes, "uncertainty": Uncertainty()}).index()

    @cached_property
    def about(self) -> About:
        """What the study says of itself."""
        s = self.settings
        return About(
            id=s.id or (self.folder.resolve().name if self.folder else "study"),
            title=s.title,
            question=s.question,
            description=s.description,
            unit=s.unit,
            languages=self.report.languages,
            focus=self.report.focus,
            seed=s.seed,
            digest=self.digest,
            version=__version__,
            labels=self.questions.labels,
        )

    @cached_property
    def digest(self) -> str:
        """Twelve letters that change with every input and setting."""
        settings = [
            self.framework.model_dump(mode="json"),
            self.recipe.model_dump(mode="json"),
            self.settings.model_dump(mode="json"),
            self.data.model_dump(mode="json"),
            self.uncertainty.model_dump(mode="json"),
            list(self.units.codes),
        ]
        if self.activities or self.questions != Questions():
            settings.append(self.questions.model_dump(mode="json"))
        summed = hashlib.sha256(json.dumps(settings, sort_keys=True, default=str).encode())
        for column in (
            self.evidence.unit,
            self.evidence.indicator,
            self.evidence.period,
            self.evidence.status,
        ):
            summed.update(column.codes.tobytes() + "\0".join(column.names).encode())
        summed.update(self.evidence.value.tobytes())
        summed.update(self.evidence.standard_error.tobytes())
        for table in self.activities:
            summed.update(table.fingerprint())
        return summed.hexdigest()[:12]

    def write(self, folder: str | Path, *, overwrite: bool = False) -> Path:
        """Write the study into a folder that reads as the same study.

        Parameters
        ----------
        folder : str or Path
            Made where it does not exist.
        overwrite : bool
            Replace the files of a study that is there.
        """
        from poliscope.study.writing import write_study

        return write_study(self, folder, overwrite=overwrite)

    def _repr_html_(self) -> str:
        """Show the report where a study is the last line of a notebook's cell."""
        from poliscope.show.notebook import report_frame

        return report_frame(self.answers())

    # --- changes ------------------------------------------------------------------------------

    def replace(self, **changes: Any) -> Study:
        """Return the study with changes.

        Parameters
        ----------
        **changes
            Fields of the study (``framework``, ``evidence``, ``recipe``, ...); steps and other fields of
            the recipe by name (``normalise="zscore"``); ``period``, ``within``, ``seed``; ``drop`` (codes
            of indicators or aggregates to leave out); ``weights`` (code to weight, or the name of a set);
            ``units`` (Units, or codes).

        Raises
        ------
        StudyError, MethodError
            An unknown change, or one that does not fit.

        Examples
        --------
        >>> study.replace(normalise="zscore", drop=["patents"]).index()  # doctest: +SKIP
        """
        own = {f.name for f in dataclasses.fields(self)}
        known = own | _RECIPE_FIELDS | _SETTINGS_FIELDS | {"drop", "weights"}
        for name in changes:
            if name not in known:
                raise StudyError(
                    Problem("unknown-change", f'a study has no "{name}"', help=one_of(name, known))
                )
        fields = {name: value for name, value in changes.items() if name in own}
        if "units" in fields and not isinstance(fields["units"], Units):
            fields["units"] = self.units.take(fields["units"])
        whole = fields.get("framework", self.framework)
        fields["framework"] = self._changed_framework(whole, changes)
        recipe, pin = fields.get("recipe", self.recipe), "aggregate" not in changes
        kept = after_dropping(recipe, whole, fields["framework"], pin=pin)
        fields["recipe"] = _changed_recipe(kept, changes)
        if changes.get("drop") and "uncertainty" not in fields:
            fields["uncertainty"] = self.uncertainty.within(fields["framework"].codes)
        settings = {name: changes[name] for name in _SETTINGS_FIELDS & changes.keys()}
        if settings:
            fields["settings"] = StudySpec.model_validate({**self.settings.model_dump(), **settings})
        return dataclasses.replace(self, **fields).checked()

    def drop_each(self, level: int = 1) -> list[tuple[str, Study]]:
        """Return the study without each node of a level, one at a time, with the name of the variant.

        Parameters
        ----------
        level : int
            1 for indicators; below the index.
        """
        codes = [c for c, at in zip(self.framework.codes, self.framework.levels, strict=True) if at == level]
        if not codes or level >= int(self.framework.levels[-1]):
            raise StudyError(
                Problem(
                    "unknown-level",
                    f"the framework has no level {level} below the index",
                    help=f"levels are 1 (indicators) to {int(self.framework.levels[-1]) - 1}",
                )
            )
        return [(f"without {code}", self.replace(drop=[code])) for code in codes]

    def _changed_framework(self, framework: Framework, changes: Mapping[str, Any]) -> Framework:
        if drop := changes.get("drop"):
            framework = framework.without(*([drop] if isinstance(drop, str) else drop))
        if isinstance(weights := changes.get("weights"), Mapping):
            framework = framework.reweighted(weights)
        return framework


def _changed_recipe(kept: Mapping[str, Any], changes: Mapping[str, Any]) -> Recipe:
    """Return a recipe from its fields with changes."""
    steps = {name: changes[name] for name in _RECIPE_FIELDS & changes.keys()}
    if isinstance(changes.get("weights"), str):
        steps["weight"] = {"method": "given", "set": changes["weights"]}
    try:
        return Recipe(**{**kept, **steps})
    except ValidationError as error:
        raise MethodError([p for found in error.errors() for p in _recipe_problems(found)]) from None


def _recipe_problems(found: Any) -> list[Problem]:
    """Turn a finding of pydantic into problems; those of a method keep their own codes and help."""
    where = "recipe." + ".".join(str(part) for part in found["loc"])
    reason = found.get("ctx", {}).get("error")
    if isinstance(reason, UnreadableStepError):
        return [Problem(one.code, one.message, where=where, help=one.help) for one in reason.problems]
    return [Problem("invalid-setting", found["msg"].removeprefix("Value error, "), where=where)]


def _unknown(what: str, name: str, known: Sequence[str], where: str) -> Problem:
    return Problem(
        f"unknown-{what}",
        f'{where} names an unknown {what} "{name}"',
        where=where,
        help=one_of(name, known) if known else f"the study has no {what}s",
    )
