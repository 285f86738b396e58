"""What a person writes in ``study.toml``, as models that check it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from poliscope.answers.robustness import Choice, Limit, WeightRules, choice_names
from poliscope.data.evidence import Rule
from poliscope.methods.base import FAMILIES
from poliscope.methods.recipe import STEPS, Recipe
from poliscope.study.questions import Questions

__all__ = ["DataSpec", "LimitSpec", "ReportSpec", "StudyFile", "StudySpec", "Text", "Uncertainty"]


def _text(value: Any) -> Any:
    return {"": value} if isinstance(value, str) else value


Text = Annotated[dict[str, str], BeforeValidator(_text)]
"""A text, or one a language: ``"..."`` or ``{ en = "...", zh = "..." }``."""


def _period(value: Any) -> Any:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


class _Spec(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class StudySpec(_Spec):
    """The table ``[study]``.

    Parameters
    ----------
    id : str
        Short name, used for file names.
    title, question, description : text
        What the study is about.
    unit : text
        What is compared: city, region, country.
    period : str
        The period wanted; empty for the newest figure of each cell; "all" for every period, on one scale.
    shown : str
        With ``period = "all"``: the period that is ranked and reported; the last one where empty.
    within : float
        Take a figure up to this many years from the period where it has none itself.
    seed : int
        Everything random follows from it.
    """

    id: str = ""
    title: Text = {}
    question: Text = {}
    description: Text = {}
    unit: Text = Field(default_factory=lambda: {"en": "unit", "zh": "单位"})
    period: Annotated[str, BeforeValidator(_period)] = ""
    shown: Annotated[str, BeforeValidator(_period)] = ""
    within: float = Field(default=0, ge=0)
    seed: int = Field(default=1, ge=0)

    @model_validator(mode="after")
    def _one_of_all(self) -> StudySpec:
        if self.shown and self.period != "all":
            raise ValueError('shown chooses one of all periods: it goes with period = "all"')
        return self


class EvidenceFile(_Spec):
    """One file of evidence, where its name alone does not say enough.

    Parameters
    ----------
    file : str
        Path inside the study.
    shape : {"auto", "long", "wide"}
        One row a claim, or one row a unit.
    sheet : str, optional
        Sheet of a workbook.
    columns : mapping of str to str
        Our column names to those of the file.
    source, address, period : str
        What holds for every row that does not say it itself.
    """

    file: str
    shape: Literal["auto", "long", "wide"] = "auto"
    sheet: str | None = None
    columns: dict[str, str] = {}
    source: str = ""
    address: str = ""
    period: Annotated[str, BeforeValidator(_period)] = ""


def _file(value: Any) -> Any:
    return {"file": value} if isinstance(value, str) else value


def _files(value: Any) -> Any:
    return [value] if isinstance(value, str | dict) else value


class DataSpec(_Spec):
    """The table ``[data]``.

    Parameters
    ----------
    evidence : list of file
        Files of claims, or of one row a unit.
    units : str, optional
        A file with codes, labels and groups of the units; without it the units are those of the evidence.
    conflicts : {"newest", "source-order", "mean", "error"}
        How two claims for one cell are settled.
    sources : list of str
        Sources in the order of trust, for ``source-order``.
    coinr : list of str
        COINr's iData and iMeta: two CSV files, or one workbook.
    coin_tool : str, optional
        A COIN Tool workbook.
    """

    evidence: Annotated[
        tuple[Annotated[EvidenceFile, BeforeValidator(_file)], ...], BeforeValidator(_files)
    ] = ()
    units: str | None = None
    conflicts: Rule = "newest"
    sources: tuple[str, ...] = ()
    coinr: tuple[str, ...] = Field(default=(), max_length=2)
    coin_tool: str | None = None

    @model_validator(mode="after")
    def _something(self) -> DataSpec:
        if not (self.evidence or self.coinr or self.coin_tool):
            raise ValueError('name at least one file: evidence = "evidence.csv"')
        return self


class LimitSpec(_Spec):
    """A condition on weights in the whole index: ``{ weights = { rd = 1, patents = -2 }, at_least = 0 }``.

    Parameters
    ----------
    weights : mapping of str to float
        Code of an indicator or pillar to its factor.
    at_least, at_most : float
        Bounds of the sum of factor times weight in the index; at least one is given.
    """

    weights: dict[str, float] = Field(min_length=1)
    at_least: float = Field(default=-float("inf"))
    at_most: float = Field(default=float("inf"))

    @model_validator(mode="after")
    def _something(self) -> LimitSpec:
        if self.at_least == -float("inf") and self.at_most == float("inf"):
            raise ValueError("give at_least or at_most")
        return self


class Uncertainty(_Spec):
    """The table ``[uncertainty]``: what is varied to see how sure the ranking is.

    Parameters
    ----------
    screen, denominate, impute, treat, normalise, weight, aggregate : list of method
        Alternatives for a step; the recipe's own choice is always among them.
    drop : list of str
        Indicators or pillars to leave out, one at a time.
    weights : float
        Every share of a weight among its siblings may be off by this share of itself, 0.25 for 25 %.
    weights_at : mapping of str to float
        Another spread for single indicators or pillars; 0 keeps a share as it is.
    vary : {"all", "pillars"}
        Vary the shares at every node, or only those of the index's own children.
    bounds : mapping of str to (float, float)
        Lowest and highest share of a node among its siblings, instead of a spread:
        ``{ research = [0.2, 0.5] }``.
    order : list of list of str
        Siblings from the most important to the least. Siblings of what is bounded or ordered are free,
        unless they have bounds of their own, or a spread in ``weights_at``.
    limits : list of limit
        Conditions that cross pillars.
    compat : {"coinr"}, optional
        Draw weights as COINr does, to repeat its analyses: noise on each raw weight. It is not uniform,
        and shares can leave the spread.
    draws : int
        Number of weight draws.
    choice_draws : int
        Number of weight draws that all combinations of choices share.
    seed : int, optional
        Seed of the draws; the study's own where not given.
    """

    screen: tuple[Any, ...] = ()
    denominate: tuple[Any, ...] = ()
    impute: tuple[Any, ...] = ()
    treat: tuple[Any, ...] = ()
    normalise: tuple[Any, ...] = ()
    weight: tuple[Any, ...] = ()
    aggregate: tuple[Any, ...] = ()
    drop: tuple[str, ...] = ()
    weights: float = Field(default=0.25, ge=0, lt=1)
    weights_at: dict[str, Annotated[float, Field(ge=0, le=1)]] = {}
    vary: Literal["all", "pillars"] = "all"
    bounds: dict[str, tuple[Annotated[float, Field(ge=0, le=1)], Annotated[float, Field(ge=0, le=1)]]] = {}
    order: tuple[Annotated[tuple[str, ...], Field(min_length=2)], ...] = ()
    limits: tuple[LimitSpec, ...] = ()
    compat: Literal["coinr"] | None = None
    draws: int = Field(default=100_000, ge=1)
    choice_draws: int = Field(default=1000, ge=1)
    seed: int | None = Field(default=None, ge=0)

    @model_validator(mode="after")
    def _plain_noise(self) -> Uncertainty:
        if self.compat and (self.bounds or self.order or self.limits):
            raise ValueError('compat = "coinr" knows spreads only: leave out bounds, order and limits')
        return self

    @property
    def weight_rules(self) -> WeightRules:
        """Which weights count as defensible."""
        limits = tuple(Limit(one.weights, one.at_least, one.at_most) for one in self.limits)
        return WeightRules(
            self.weights, self.weights_at, self.vary, self.bounds, self.order, limits, self.compat
        )

    @property
    def named(self) -> tuple[tuple[str, str], ...]:
        """Every node that is named, after the setting that names it."""
        found = [("drop", code) for code in self.drop]
        found += [("weights_at", code) for code in self.weights_at]
        found += [("bounds", code) for code in self.bounds]
        found += [("order", code) for row in self.order for code in row]
        return (*found, *(("limits", code) for limit in self.limits for code in limit.weights))

    def within(self, codes: Collection[str]) -> Uncertainty:
        """Return what is left where only some nodes exist: rules that name others go, orders grow shorter."""
        known = set(codes)
        orders = [tuple(code for code in row if code in known) for row in self.order]
        return self.model_copy(
            update={
                "drop": tuple(code for code in self.drop if code in known),
                "weights_at": {code: spread for code, spread in self.weights_at.items() if code in known},
                "bounds": {code: ends for code, ends in self.bounds.items() if code in known},
                "order": tuple(row for row in orders if len(row) > 1),
                "limits": tuple(limit for limit in self.limits if known.issuperset(limit.weights)),
            }
        )

    def choices(self, recipe: Recipe) -> tuple[Choice, ...]:
        """Return the steps that have alternatives, the recipe's own choice first in each."""
        found = [Choice("drop", (None, *self.drop), ("–", *self.drop))] if self.drop else []
        for step in STEPS:
            own = getattr(recipe, step)
            others = [one for one in getattr(self, step) if getattr(Recipe(**{step: one}), step) != own]
            if others:
                alternatives = (None, *others)
                found.append(Choice(step, alternatives, choice_names(alternatives, own)))
        return tuple(found)

    @model_validator(mode="after")
    def _readable(self) -> Uncertainty:
        for step, family in FAMILIES.items():
            for choice in getattr(self, step, ()):
                Recipe(**{step: choice})
                if not isinstance(choice, list | tuple):
                    family.parse(choice)
        return self


class ReportSpec(_Spec):
    """The table ``[report]``.

    Parameters
    ----------
    languages : list of str
        The first is shown first.
    focus : list of str
        Units that the reader asks about.
    """

    languages: tuple[Literal["en", "zh"], ...] = ("en", "zh")
    focus: tuple[str, ...] = ()


class StudyFile(Questions, _Spec):
    """A whole ``study.toml``."""

    schema_: Literal[1] = Field(default=1, alias="schema")
    study: StudySpec = Field(default_factory=StudySpec)
    data: DataSpec
    framework: dict[str, Any] | None = None
    weights: dict[str, dict[str, float]] = {}
    recipe: Recipe = Field(default_factory=Recipe)
    uncertainty: Uncertainty = Field(default_factory=Uncertainty)
    report: ReportSpec = Field(default_factory=ReportSpec)
