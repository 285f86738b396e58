"""What a person writes in ``study.toml`` about structure, luck, peers, trends and partners."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

__all__ = [
    "ActivitiesSpec",
    "ComplementaritySpec",
    "IncidenceSpec",
    "PeersSpec",
    "Questions",
    "TargetSpec",
    "TrendsSpec",
]


class _Spec(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


def _words(value: Any) -> Any:
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


class ActivitiesSpec(_Spec):
    """A table ``[[activities]]``: who does how much of what, when.

    Parameters
    ----------
    file : str
        Path inside the study; a CSV (also packed: ``.csv.gz``), a workbook, or a Parquet table.
    name : str
        How the answers call it; the name of the file where empty.
    shape : {"auto", "long", "activities", "periods"}
        One row a cell; a column for each activity; or a column for each period.
    sheet : str, optional
        Sheet of a workbook.
    columns : mapping of str to str
        Our names (region, activity, period, value) to those of the file.
    hierarchy : str or int, optional
        A file with the columns activity, group, label, label_zh; or how many leading letters of a code
        name its group.
    plants : str, optional
        A file with one row a plant: activity, size (in the same measure as the amounts), period; or
        activity and herfindahl. With it activities have the index of Ellison and Glaeser.
    together : str, optional
        A file with one row a pair of activities (activity, other, records), as counting records gives:
        proximity is then taken from records that hold both, not from regions that have both.
    measure : str
        What an amount is: jobs, million USD, patents.
    overdispersion : float, optional
        1 if amounts are counts; more if they come in lumps. Only then is chance error computed.
    repeated : {"error", "sum"}
    missing, negative : {"error", "zero"}
        What holds for cells that stand twice, have no number, or are below 0.
    source, address : str
        Where the amounts come from.
    period : str
        The period that is described; the latest where empty.
    threshold : float
        Smallest location quotient of a presence.
    proximity : {"minimum", "cosine", "jaccard", "association", "probability"}
        Formula of proximity.
    horizon : int, optional
        Periods that forecasts look ahead.
    entry : {"specialisation", "appearance"}
        An entry is a quotient that reaches the threshold, or an amount that is no longer 0.
    model : {"blend", "logit", "effects", "trees", "forest"}
        What foretells entries: a logit; one with effects of regions and activities; the mean of both;
        boosted trees or a random forest (these two need scikit-learn).
    draws : int
        Bootstrap samples.
    """

    file: str
    name: str = ""
    shape: Literal["auto", "long", "activities", "periods"] = "auto"
    sheet: str | None = None
    columns: dict[str, str] = {}
    hierarchy: str | int | None = None
    plants: str | None = None
    together: str | None = None
    measure: str = ""
    overdispersion: float | None = Field(default=None, gt=0)
    repeated: Literal["error", "sum"] = "error"
    missing: Literal["error", "zero"] = "error"
    negative: Literal["error", "zero"] = "error"
    source: str = ""
    address: str = ""
    period: Annotated[str, BeforeValidator(_words)] = ""
    threshold: float = Field(default=1.0, gt=0)
    proximity: Literal["minimum", "cosine", "jaccard", "association", "probability"] = "minimum"
    horizon: int | None = Field(default=None, ge=1)
    entry: Literal["specialisation", "appearance"] = "specialisation"
    model: Literal["blend", "logit", "effects", "trees", "forest"] = "blend"
    draws: int = Field(default=200, ge=20)


class IncidenceSpec(_Spec):
    """A table ``[[incidence]]``: rare successes against what chances grow with.

    Parameters
    ----------
    count, exposure : str
        Codes of the evidence: what is counted, and the size it is held against.
    listed_from : int
        Smallest count that the source lists, where a missing place means fewer; 0 where every count is
        known.
    level : float
        Probability in the intervals.
    """

    count: str
    exposure: str
    listed_from: int = Field(default=0, ge=0)
    level: float = Field(default=0.95, gt=0, lt=1)


class TargetSpec(_Spec):
    """A table ``[[targets]]``: a level that is to be reached.

    Parameters
    ----------
    indicator : str
        Code of the evidence.
    value : float
        The level, in the same unit of measure.
    year : float
        When.
    unit : str
        Whose target it is; everyone's where empty.
    source : str
        Who set it.
    direction : {1, -1}, optional
        1 where the figure is to rise to the level, -1 where it is to fall to it; that of the framework
        where not given, and 1 for what is not in the framework.
    """

    indicator: str
    value: float = Field(gt=0)
    year: float
    unit: str = ""
    source: str = ""
    direction: Literal[1, -1] | None = None


class TrendsSpec(_Spec):
    """The table ``[trends]``.

    Parameters
    ----------
    indicators : list of str
        Codes of the evidence that are followed; those of the framework where empty.
    against : str
        What growth is compared with, such as GDP.
    """

    indicators: tuple[str, ...] = ()
    against: str = ""


class PeersSpec(_Spec):
    """The table ``[peers]``: who counts as alike.

    Parameters
    ----------
    size, income : str
        Codes of the evidence.
    kinds : list of {"mix", "size", "income", "profile"}
        What likeness is seen in; all there is data for where empty.
    weights : mapping of str to float
        By kind.
    number : int
        How many peers.
    statistic : {"median", "mean", "best"}
        What stands for them.
    mirrors : mapping of str to str
        A unit to the one it is held against, in place of its peers.
    """

    size: str = ""
    income: str = ""
    kinds: tuple[Literal["mix", "size", "income", "profile"], ...] = ()
    weights: dict[str, float] = {}
    number: int = Field(default=5, ge=1)
    statistic: Literal["median", "mean", "best"] = "median"
    mirrors: dict[str, str] = {}


class ComplementaritySpec(_Spec):
    """The table ``[complementarity]``.

    Parameters
    ----------
    basis : {"auto", "activities", "profile"}
        What is matched: activities where there is a table, else the indicators.
    coalition : int
        Size of the coalition that is looked for; 0 for none.
    """

    basis: Literal["auto", "activities", "profile"] = "auto"
    coalition: int = Field(default=3, ge=0)


def _text(value: Any) -> Any:
    return {"": value} if isinstance(value, str) else value


class Questions(_Spec):
    """What a study asks beyond its ranking; what is not there is not asked.

    Parameters
    ----------
    activities : list of ActivitiesSpec
    incidence : list of IncidenceSpec
    targets : list of TargetSpec
    trends, peers, complementarity
        Tables; see their specifications.
    labels : mapping of str to text
        Names of figures that are not in the framework: ``gdp = { en = "GDP", zh = "地区生产总值" }``.
    """

    activities: tuple[ActivitiesSpec, ...] = ()
    incidence: tuple[IncidenceSpec, ...] = ()
    targets: tuple[TargetSpec, ...] = ()
    trends: TrendsSpec | None = None
    peers: PeersSpec | None = None
    complementarity: ComplementaritySpec | None = None
    labels: dict[str, Annotated[dict[str, str], BeforeValidator(_text)]] = {}

    @model_validator(mode="after")
    def _names(self) -> Questions:
        names = [spec.name or spec.file for spec in self.activities]
        if len(set(names)) < len(names):
            raise ValueError("two tables of activities have the same name")
        return self
