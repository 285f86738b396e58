"""What a person writes in ``study.toml``, as models that check it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from poliscope.data.evidence import Rule
from poliscope.methods.base import FAMILIES
from poliscope.methods.recipe import Recipe

__all__ = ["DataSpec", "ReportSpec", "StudyFile", "StudySpec", "Text", "Uncertainty"]


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
        The period wanted; empty for the newest figure of each cell; "all" for every period.
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
    within: float = Field(default=0, ge=0)
    seed: int = Field(default=1, ge=0)


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


class Uncertainty(_Spec):
    """The table ``[uncertainty]``: what is varied to see how sure the ranking is.

    Parameters
    ----------
    screen, denominate, impute, treat, normalise, weight, aggregate : list of method
        Alternatives for a step; the recipe's own choice is always among them.
    drop : list of str
        Indicators or pillars to leave out, one at a time.
    weights : float
        Every local weight may be off by this share of itself, 0.25 for 25 %.
    draws : int
        Number of weight draws.
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
    draws: int = Field(default=100_000, ge=1)
    seed: int | None = Field(default=None, ge=0)

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


class StudyFile(_Spec):
    """A whole ``study.toml``."""

    schema_: Literal[1] = Field(default=1, alias="schema")
    study: StudySpec = Field(default_factory=StudySpec)
    data: DataSpec
    framework: dict[str, Any] | None = None
    weights: dict[str, dict[str, float]] = {}
    recipe: Recipe = Field(default_factory=Recipe)
    uncertainty: Uncertainty = Field(default_factory=Uncertainty)
    report: ReportSpec = Field(default_factory=ReportSpec)
