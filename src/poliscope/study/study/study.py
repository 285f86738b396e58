"""A study: framework, evidence, units, recipe; and the answers that it gives."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from poliscope.answers.answers import About, Answers
from poliscope.answers.complementarity import Complementarity
from poliscope.answers.incidence import Incidence
from poliscope.answers.index import Index
from poliscope.answers.peers import PeerComparison
from poliscope.answers.regional import Regional
from poliscope.answers.robustness import Glance, Progress, Robustness
from poliscope.answers.structure import Structure
from poliscope.answers.trends import Trends
from poliscope.data.activities import Activities
from poliscope.data.evidence import Evidence, Note, Table
from poliscope.data.framework import Framework
from poliscope.data.units import Units
from poliscope.errors import StudyError
from poliscope.methods.recipe import Recipe
from poliscope.study.questions import Questions
from poliscope.study.regional import (
    ask_all,
    ask_complementarity,
    ask_incidence,
    ask_peers,
    ask_structure,
    ask_trends,
)
from poliscope.study.spec import DataSpec, ReportSpec, StudySpec, Uncertainty
from poliscope.study.study import identity
from poliscope.study.study.answering import (
    all_together,
    at_a_glance,
    how_sure,
    index_of,
    indices_of,
    robustness_settings,
    variant,
)
from poliscope.study.study.changes import changed_fields, codes_of_level
from poliscope.study.study.checks import problems_of
from poliscope.study.study.tables import chosen_period, period_names, settled

__all__ = ["Study"]


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
        if problems := problems_of(self):
            raise StudyError(problems)
        return self

    # --- tables -------------------------------------------------------------------------------

    @property
    def periods(self) -> tuple[str, ...]:
        """The periods for which there is evidence on the framework's indicators."""
        return period_names(self)

    def table(self, period: str | None = None) -> Table:
        """Settle the evidence of one period; the study's own where none is given."""
        return settled(self, self.framework.indicators, chosen_period(self, period))

    # --- answers ------------------------------------------------------------------------------

    def index(self, period: str | None = None) -> Index:
        """Return who leads, in what: the index of one period.

        Parameters
        ----------
        period : str, optional
            The study's own where not given. Where that is "all", every period is on the one scale of the
            panel, and the one that the study shows is meant; ``study.replace(shown="2020")`` shows another,
            ``study.replace(period="2020")`` takes a period by itself.

        Raises
        ------
        MethodError
            Values do not suit a method.
        """
        if period is None or period == self.settings.period:
            return self._index
        return index_of(self, period)

    @cached_property
    def _index(self) -> Index:
        return index_of(self, None)

    @cached_property
    def _panel(self) -> dict[str, Index]:
        return self.panel()

    def panel(self, periods: Sequence[str] | None = None) -> dict[str, Index]:
        """Return the index of several periods on one scale, by period.

        Parameters
        ----------
        periods : sequence of str, optional
            All for which there is evidence, where not given.
        """
        return indices_of(self, tuple(periods) if periods is not None else self.periods)

    def answers(self, *, robustness: bool | Robustness = False) -> Answers:
        """Return all answers together, for the layer that shows them.

        Parameters
        ----------
        robustness : bool or Robustness
            Whether to say how sure the ranking is; an answer that was computed already is taken as it is.
            Where nothing is ranked there is none.
        """
        if isinstance(robustness, Robustness):
            return all_together(self, self._regional, robustness)
        if robustness and self.index().order():
            return all_together(self, self._regional, self.robustness())
        return self._answers

    @cached_property
    def _answers(self) -> Answers:
        return all_together(self, self._regional)

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
        units: Sequence[str] = (),
        pairs: Sequence[tuple[str, str]] = (),
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
        units : sequence of str
            Units of whose ranks it is told which choice moves them.
        pairs : sequence of (str, str)
            Pairs of units, ahead and behind, of whose gap it is told which choice moves it.
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
        settings = robustness_settings(
            self, draws=draws, choice_draws=choice_draws, milp=milp, time_limit=time_limit, seed=seed,
            units=tuple(units), pairs=tuple(pairs),
        )  # fmt: skip
        key = tuple(settings.values())
        if key not in self._kept:
            self._kept[key] = how_sure(self, settings, threads=threads, progress=progress)
        return self._kept[key]

    def glance(self) -> Glance | None:
        """Return how firm the first place is as far as it can be told at once: by a thousand weightings.

        None where nobody is ranked, or where the study is so large that this would take long;
        :meth:`robustness` says more, with other methods and exact statements.

        Raises
        ------
        StudyError
            The rules of ``[uncertainty]`` contradict each other.
        """
        return at_a_glance(self)

    @cached_property
    def _kept(self) -> dict[tuple[Any, ...], Robustness]:
        return {}

    def _variant(self, changes: Mapping[str, Any]) -> Index:
        return variant(self, changes)

    @cached_property
    def about(self) -> About:
        """What the study says of itself."""
        return identity.about(self)

    @cached_property
    def digest(self) -> str:
        """Twelve letters that change with every input and setting."""
        return identity.digest(self)

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
            the recipe by name (``normalise="zscore"``); ``period``, ``shown``, ``within``, ``seed``;
            ``drop`` (codes of indicators or aggregates to leave out); ``weights`` (code to weight, or the
            name of a set); ``units`` (Units, or codes).

        Raises
        ------
        StudyError, MethodError
            An unknown change, or one that does not fit.

        Examples
        --------
        >>> study.replace(normalise="zscore", drop=["patents"]).index()  # doctest: +SKIP
        """
        return dataclasses.replace(self, **changed_fields(self, changes)).checked()

    def drop_each(self, level: int = 1) -> list[tuple[str, Study]]:
        """Return the study without each node of a level, one at a time, with the name of the variant.

        Parameters
        ----------
        level : int
            1 for indicators; below the index.
        """
        codes = codes_of_level(self.framework, level)
        return [(f"without {code}", self.replace(drop=[code])) for code in codes]
