"""What to count, as a person writes it: the TOML file of `poliscope aggregate`, checked with clear errors."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

import pydantic
from pydantic import BaseModel, ConfigDict, Field, model_validator

from poliscope.errors import Problem, StudyError, one_of

__all__ = [
    "AggregateDescription",
    "Columns",
    "Filter",
    "Levels",
    "Missing",
    "Output",
    "Period",
    "Records",
    "Weight",
    "parse_description",
    "read_description",
]

Measure = Literal["fraction", "records", "rows"]
Value = str | int | float | bool | dt.date


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Records(_Part):
    """Where the records lie.

    Parameters
    ----------
    files : sequence of str
        Parquet or CSV files (``.csv.gz`` too), folders, globs, or addresses such as ``s3://bucket/key``;
        relative ones start at the folder of the description.
    database, table : str, optional
        A DuckDB file and its table; on Spark `table` alone, from the session's catalog.
    format : {"parquet", "csv"}, optional
        Read from the file names when left out.
    delimiter : str
        Of CSV files; a comma where not given, a tab for ``.tsv``.
    """

    files: tuple[str, ...] = ()
    database: str | None = None
    table: str | None = None
    format: Literal["parquet", "csv"] | None = None
    delimiter: Annotated[str, Field(min_length=1, max_length=1)] = ","

    @pydantic.field_validator("files", mode="before")
    @classmethod
    def _one_name_is_a_list(cls, value: object) -> object:
        return (value,) if isinstance(value, str) else value

    @model_validator(mode="after")
    def _one_source(self) -> Records:
        if bool(self.files) == bool(self.table):
            raise ValueError("give either files, or a table")
        if self.database and not self.table:
            raise ValueError("a database needs the name of its table")
        return self


class Columns(_Part):
    """Which column says what; `record` is the key of the patent, firm or paper, `period` may be absent."""

    region: str
    activity: str
    record: str | None = None
    period: str | None = None


class Period(_Part):
    """How a period is read.

    Parameters
    ----------
    rule : {"year", "window", "text"}
        The year of an integer, a date or a text that begins with four digits; windows of `width` years,
        named by their first year; or the text as it stands.
    width, start : int
        Of windows; `start` is the first year of any one window.
    first, last : int, optional
        Years outside are dropped, with their number.
    """

    rule: Literal["year", "window", "text"] = "year"
    width: Annotated[int, Field(ge=1)] = 1
    start: int = 0
    first: int | None = None
    last: int | None = None

    @model_validator(mode="after")
    def _fits_its_rule(self) -> Period:
        if self.rule != "window" and "width" in self.model_fields_set:
            raise ValueError('width belongs to rule = "window"')
        if self.rule == "text" and (self.first is not None or self.last is not None):
            raise ValueError('first and last belong to rule = "year" or "window"')
        if self.first is not None and self.last is not None and self.first > self.last:
            raise ValueError(f"first ({self.first}) is after last ({self.last})")
        return self


class Levels(_Part):
    """How many leading characters of a code to keep, such as 4 for IPC subclasses, 3 for NUTS 1."""

    region: Annotated[int, Field(ge=1)] | None = None
    activity: Annotated[int, Field(ge=1)] | None = None


class Weight(_Part):
    """The share of a record that a row carries: exactly one of three rules.

    Parameters
    ----------
    column : str, optional
        A column that holds the share.
    divide_by : sequence of str, optional
        Columns whose product divides 1, such as the numbers of inventors and of classes.
    equal : bool
        Each of the n rows of a record carries 1/n.
    denominator : int or "auto"
        Shares are counted as whole numerators over this common denominator, so that sums are exact.
        "auto" reads the shares once to find one.
    """

    column: str | None = None
    divide_by: tuple[str, ...] = ()
    equal: bool = False
    denominator: Annotated[int, Field(ge=1, le=2**53)] | Literal["auto"] = "auto"

    @model_validator(mode="after")
    def _one_rule(self) -> Weight:
        if bool(self.column) + bool(self.divide_by) + self.equal != 1:
            raise ValueError("give exactly one of column, divide_by and equal = true")
        return self


class Filter(_Part):
    """Which rows to count, by one column: values to keep or drop, or bounds (both inclusive)."""

    column: str
    keep: tuple[Value, ...] = ()
    drop: tuple[Value, ...] = ()
    min: Value | None = None
    max: Value | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Filter:
        bounds = self.min is not None or self.max is not None
        if bool(self.keep) + bool(self.drop) + bounds != 1:
            raise ValueError("give one of keep, drop, or bounds (min, max)")
        return self

    def __str__(self) -> str:
        if self.keep:
            return f"{self.column} in {_listed(self.keep)}"
        if self.drop:
            return f"{self.column} not in {_listed(self.drop)}"
        parts = [self.column]
        if self.min is not None:
            parts.insert(0, f"{self.min} <=")
        if self.max is not None:
            parts.append(f"<= {self.max}")
        return " ".join(parts)


class Missing(_Part):
    """What to do with a row without a value: drop and report it, keep it in its own category, or stop."""

    region: Literal["drop", "category", "error"] = "drop"
    activity: Literal["drop", "category", "error"] = "drop"
    record: Literal["drop", "error"] = "drop"
    period: Literal["drop", "error"] = "drop"
    weight: Literal["drop", "error"] = "drop"
    label: str = "(missing)"


class Output(_Part):
    """What comes out.

    Parameters
    ----------
    result : {"activities", "incidence", "cooccurrence"}
        Region x activity x period counts; the distinct record-activity pairs; or how many records hold both
        of two activities.
    measures : sequence of {"fraction", "records", "rows"}, optional
        Fractional counts, distinct records, rows; the first is the `value`. By default `fraction` where a
        weight is given, else `records` where a record key is given, else `rows`.
    """

    result: Literal["activities", "incidence", "cooccurrence"] = "activities"
    measures: tuple[Measure, ...] = ()


class AggregateDescription(_Part):
    """The whole description: records, columns, and how to count them."""

    records: Records
    columns: Columns
    period: Period = Period()
    levels: Levels = Levels()
    weight: Weight | None = None
    filter: tuple[Filter, ...] = ()
    missing: Missing = Missing()
    output: Output = Output()

    @model_validator(mode="after")
    def _measures_have_their_columns(self) -> AggregateDescription:
        needs_record = self.output.result != "activities" or "records" in self.measures
        if needs_record and self.columns.record is None:
            raise ValueError("records are counted by their key: name its column in columns.record")
        if self.weight is not None and self.weight.equal and self.columns.record is None:
            raise ValueError("weight.equal shares a record among its rows: name its key in columns.record")
        if "fraction" in self.measures and self.weight is None:
            raise ValueError("fractional counts need a [weight]")
        if self.output.result != "activities" and self.output.measures:
            raise ValueError(f'measures belong to result = "activities", not "{self.output.result}"')
        return self

    @property
    def measures(self) -> tuple[Measure, ...]:
        """The measures to count, the first being the `value`; pairs are not weighted."""
        if self.output.result != "activities":
            return ("rows",)
        if self.output.measures:
            return tuple(dict.fromkeys(self.output.measures))
        if self.weight is not None:
            return ("fraction",)
        return ("records",) if self.columns.record is not None else ("rows",)

    @property
    def named_columns(self) -> frozenset[str]:
        """All columns that the description names."""
        columns, weight = self.columns, self.weight
        named = {columns.region, columns.activity, columns.record, columns.period}
        named |= {weight.column, *weight.divide_by} if weight else set()
        return frozenset(name for name in named | {rule.column for rule in self.filter} if name is not None)


def _listed(values: Sequence[Value]) -> str:
    shown = ", ".join(str(value) for value in values[:8])
    return f"[{shown}, and {len(values) - 8} more]" if len(values) > 8 else f"[{shown}]"


def read_description(path: str | Path) -> AggregateDescription:
    """Read the TOML file of an aggregation.

    Parameters
    ----------
    path : str or Path
        The file.

    Returns
    -------
    AggregateDescription

    Raises
    ------
    StudyError
        With every problem of the file at once: the key, what is wrong, what to do.
    """
    file = Path(path)
    try:
        content = tomllib.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        raise StudyError(Problem("missing-file", f'there is no file "{file}"')) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise StudyError(
            Problem("unreadable-toml", f"the file is not TOML: {error}", where=str(file))
        ) from None
    return parse_description(content, origin=str(file))


def parse_description(content: Mapping[str, Any], *, origin: str | None = None) -> AggregateDescription:
    """Make a description of plain tables, as TOML or a notebook gives them.

    Parameters
    ----------
    content : mapping
        Nested tables.
    origin : str, optional
        A name for `content` in errors, such as the file's.

    Returns
    -------
    AggregateDescription

    Raises
    ------
    StudyError
        With every problem at once.
    """
    try:
        return AggregateDescription.model_validate(dict(content))
    except pydantic.ValidationError as error:
        raise StudyError([_problem(detail, origin) for detail in error.errors()]) from None


def _problem(detail: Mapping[str, Any], origin: str | None) -> Problem:
    path = [str(part) for part in detail["loc"]]
    key = ".".join(path) or "description"
    where = f"{origin}: {key}" if origin else key
    if detail["type"] == "extra_forbidden":
        known = _known_keys(path[:-1])
        return Problem("unknown-key", f'unknown key "{path[-1]}"', where=where, help=one_of(path[-1], known))
    if detail["type"] == "missing":
        return Problem("missing-key", f'"{path[-1]}" is not given', where=where, help=f'add "{path[-1]}"')
    message = str(detail["msg"]).removeprefix("Value error, ")
    return Problem("invalid-value", message[:1].lower() + message[1:], where=where)


def _known_keys(path: Sequence[str]) -> list[str]:
    parts: dict[str, type[BaseModel]] = {
        "records": Records,
        "columns": Columns,
        "period": Period,
        "levels": Levels,
        "weight": Weight,
        "filter": Filter,
        "missing": Missing,
        "output": Output,
    }
    model = parts.get(path[0], AggregateDescription) if path else AggregateDescription
    return list(model.model_fields)
