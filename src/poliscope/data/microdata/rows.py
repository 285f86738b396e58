"""From a table as it lies on disk to counted rows: what each row says, and why some rows are left out.

Every row of the input either is counted or has exactly one *reason* for not being counted, the first that
applies: a filter, then a missing or unreadable record, region, activity, period or weight. Conditions are
written for what is right, and a missing answer means no: that is how SQL treats a missing truth value.
"""

from __future__ import annotations

import functools
import operator
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import narwhals as nw

from poliscope.data.microdata.description import AggregateDescription, Filter, Period, Value, Weight
from poliscope.data.microdata.expressions import Frame
from poliscope.errors import DataError, Problem, one_of

__all__ = ["CountedRows", "Reason", "check_columns", "counted_rows", "with_shares"]

NUMBER_AS_TEXT = r"^[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]{1,2})?$"
YEAR_AS_TEXT = r"^[0-9]{4}([^0-9].*|[0-9]{4})?$"
NOT_KEYS = (nw.List, nw.Array, nw.Struct, nw.Binary, nw.Object)
NOT_NAMES = (*NOT_KEYS, nw.Duration, nw.Time, nw.Datetime)
NOT_DATES = (*NOT_KEYS, nw.Duration, nw.Time, nw.Boolean)
NOT_NUMBERS = (*NOT_KEYS, nw.Duration, nw.Time, nw.Date, nw.Datetime, nw.Boolean)
LARGEST_SHARE = 2.0**31
LARGEST_DIVISOR = 2.0**52
LARGEST_WHOLE = 2.0**53
NOT_EXACT = {"double": 1e-12, "single": 2e-7}
"""A share whose numerator is further than this (relative) from a whole number is reported as rounded."""
SHARE = "share (read)"
SIZE = "rows of the record"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why rows are not counted: `fits` is not true for them."""

    text: str
    fits: nw.Expr
    policy: Literal["drop", "error"] = "drop"


@dataclass(frozen=True, slots=True)
class CountedRows:
    """A lazy frame read by a description.

    Parameters
    ----------
    kept : LazyFrame
        The rows to count: `record` (where named), `region`, `activity`, `period`, `numerator` (if weighted).
    books : LazyFrame
        Rows, and the sum of their numerators, by the number of their reason (0: counted). Asked apart from
        the count itself, so that the two can be checked against each other.
    reasons : tuple of Reason
        Reason 1, 2, ...
    """

    kept: Frame
    books: Frame
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a column says, where it says something, and where that can be read (everywhere, if None)."""

    value: nw.Expr
    present: nw.Expr
    readable: nw.Expr | None = None

    def reasons(self, what: str, column: str, policy: Literal["drop", "error"]) -> list[Reason]:
        found = [Reason(f"no {what} (column {column})", self.present, policy)]
        if self.readable is not None:
            found.append(Reason(f"{what} not readable (column {column})", self.readable, policy))
        return found


def check_columns(description: AggregateDescription, schema: nw.Schema, *, where: str) -> None:
    """Raise one DataError for all columns that are named but absent, or of a type that cannot be read.

    Parameters
    ----------
    description : AggregateDescription
        What names the columns.
    schema : Schema
        Of the records.
    where : str
        The records, for the message.
    """
    columns, weight = description.columns, description.weight
    as_name = NOT_NAMES if description.output.result == "incidence" else NOT_KEYS
    roles = [
        ("region", columns.region, NOT_NAMES),
        ("activity", columns.activity, NOT_NAMES),
        ("record", columns.record, as_name),
        ("period", columns.period, NOT_NAMES if description.period.rule == "text" else NOT_DATES),
        ("weight", weight and weight.column, NOT_NUMBERS),
        *(("weight.divide_by", name, NOT_NUMBERS) for name in (weight.divide_by if weight else ())),
        *(("filter", rule.column, NOT_KEYS) for rule in description.filter),
    ]
    problems = [_column_problem(role, name, schema, where, unfit) for role, name, unfit in roles if name]
    found = [problem for problem in problems if problem is not None]
    if found:
        raise DataError(found)


def _column_problem(
    role: str, name: str, schema: nw.Schema, where: str, unfit: tuple[type[nw.dtypes.DType], ...]
) -> Problem | None:
    if name not in schema:
        message = f'the records have no column "{name}", named for {role}'
        return Problem("unknown-column", message, where=where, help=one_of(name, schema))
    if isinstance(schema[name], unfit):
        message = f'column "{name}" holds {schema[name]}, which cannot be read as {role}'
        return Problem("unsuitable-column", message, where=where, help="write it as text or a number")
    return None


def _is_text(kind: nw.dtypes.DType) -> bool:
    return isinstance(kind, nw.String | nw.Categorical | nw.Enum)


def _all_of(conditions: Sequence[nw.Expr]) -> nw.Expr:
    return functools.reduce(operator.and_, conditions)


def _text(name: str, kind: nw.dtypes.DType) -> _Reading:
    value = nw.col(name) if isinstance(kind, nw.String) else nw.col(name).cast(nw.String)
    return _Reading(value, value != "") if _is_text(kind) else _Reading(value, ~value.is_null())


def _float(name: str) -> _Reading:
    """Read a number; NaN becomes missing before anything is compared with it.

    Engines order NaN above all numbers, but DuckDB also drops a comparison that the minimum and maximum in a
    Parquet footer seem to decide, and footers leave NaN out.
    """
    value = nw.col(name).cast(nw.Float64)
    return _Reading(nw.when(~value.is_nan()).then(value), ~value.is_nan())


def _whole(name: str) -> _Reading:
    """Read a float that stands for a whole number; NaN is missing."""
    number = _float(name)
    whole = (number.value.round() == number.value) & (number.value.abs() < LARGEST_WHOLE)
    return _Reading(nw.when(whole).then(number.value).round().cast(nw.Int64), number.present, whole)


def _name(name: str, kind: nw.dtypes.DType) -> _Reading:
    """Read the name of a region or an activity; whole numbers stored as floats lose their ".0"."""
    if not kind.is_float():
        return _text(name, kind)
    whole = _whole(name)
    return _Reading(whole.value.cast(nw.String), whole.present, whole.readable)


def _key(name: str, kind: nw.dtypes.DType) -> _Reading:
    """Read a record's key as it is: grouping by integers is faster than by text."""
    column = nw.col(name)
    if kind.is_float():
        return _Reading(column, ~column.is_nan())
    return _text(name, kind) if _is_text(kind) else _Reading(column, ~column.is_null())


def _number(name: str, kind: nw.dtypes.DType) -> _Reading:
    if not _is_text(kind):
        return _float(name)
    text = _text(name, kind)
    readable = text.value.str.contains(NUMBER_AS_TEXT)
    return _Reading(nw.when(readable).then(text.value).cast(nw.Float64), text.present, readable)


def _year(name: str, kind: nw.dtypes.DType) -> _Reading:
    column = nw.col(name)
    if isinstance(kind, nw.Date | nw.Datetime):
        return _Reading(column.dt.year().cast(nw.Int64), ~column.is_null())
    if kind.is_integer():
        return _Reading(column.cast(nw.Int64), ~column.is_null())
    if _is_text(kind):
        text = _text(name, kind)
        readable = text.value.str.contains(YEAR_AS_TEXT)
        return _Reading(nw.when(readable).then(text.value.str.head(4)).cast(nw.Int64), text.present, readable)
    return _whole(name)


def _windowed(year: nw.Expr, period: Period) -> nw.Expr:
    if period.rule != "window":
        return year
    number = ((year - period.start).cast(nw.Float64) / float(period.width)).floor().cast(nw.Int64)
    return number * period.width + period.start


def _same_kind(values: Sequence[Value], kind: nw.dtypes.DType, rule: Filter) -> list[Value]:
    """Give the values as the column holds them; a filter that compares text with numbers is refused."""
    if _is_text(kind):
        return [str(value) for value in values]
    if any(isinstance(value, str) for value in values):
        message = f'column "{rule.column}" holds {kind}, but the filter compares it with text'
        help = "write the values without quotes"
        raise DataError(Problem("unsuitable-filter", message, where=f"filter {rule}", help=help))
    return list(values)


def _filtered(rule: Filter, kind: nw.dtypes.DType) -> Reason:
    column = nw.col(rule.column)
    if rule.keep or rule.drop:
        listed = column.is_in(_same_kind(rule.keep or rule.drop, kind, rule))
        return Reason(f"filter: {rule}", listed if rule.keep else ~listed.fill_null(False))
    bounds = [bound for bound in (rule.min, rule.max) if bound is not None]
    numbers = all(isinstance(bound, int | float) for bound in bounds)
    if numbers and (kind.is_float() or _is_text(kind)):
        column = _number(rule.column, kind).value
    else:
        _same_kind(bounds, kind, rule)
    conditions = [column >= rule.min] if rule.min is not None else []
    conditions += [column <= rule.max] if rule.max is not None else []
    return Reason(f"filter: {rule}", _all_of(conditions))


def with_shares(frame: Frame, weight: Weight, record: str | None) -> Frame:
    """Add what is read of each row's share.

    Parameters
    ----------
    frame : LazyFrame
        The records.
    weight : Weight
        The rule.
    record : str or None
        The column of the record's key.

    Returns
    -------
    LazyFrame
        With a column :data:`SHARE`: the share for a weight column, else the whole number that divides 1;
        missing where it is not valid.
    """
    schema = frame.collect_schema()
    if weight.equal:
        assert record is not None  # AggregateDescription checks it
        sizes = frame.group_by(record).agg(nw.len().cast(nw.Float64).alias(SHARE))
        return frame.join(sizes, on=record, how="left")
    if weight.column is not None:
        share = _number(weight.column, schema[weight.column]).value
        valid = (share >= 0.0) & (share <= LARGEST_SHARE)
    else:
        share = functools.reduce(
            operator.mul, [_number(name, schema[name]).value for name in weight.divide_by]
        )
        valid = (share >= 1.0) & (share <= LARGEST_DIVISOR) & (share.round() == share)
    return frame.with_columns(nw.when(valid).then(share).alias(SHARE))


def _numerator(weight: Weight, denominator: int, schema: nw.Schema) -> tuple[nw.Expr, nw.Expr]:
    """Make the numerator, and 1 where it had to be rounded; both missing where the share is."""
    share = nw.col(SHARE)
    exact = share * float(denominator) if weight.column is not None else float(denominator) / share
    whole = exact.round()
    single = weight.column is not None and isinstance(schema[weight.column], nw.Float32)
    rounded = (exact - whole).abs() > (whole + 1.0) * NOT_EXACT["single" if single else "double"]
    return whole.cast(nw.Int64).alias("numerator"), rounded.cast(nw.Int64).alias("rounded")


def _named(
    role: Literal["region", "activity"], description: AggregateDescription, schema: nw.Schema
) -> tuple[nw.Expr, list[Reason]]:
    """Read a region or an activity at its level, and say why rows lack it."""
    column, policy = getattr(description.columns, role), getattr(description.missing, role)
    level = getattr(description.levels, role)
    reading = _name(column, schema[column])
    value = reading.value if level is None else reading.value.str.head(level)
    if policy != "category":
        return value.alias(role), reading.reasons(role, column, policy)
    label = nw.lit(description.missing.label)
    named = nw.when(reading.present).then(value).otherwise(label)
    unreadable = reading.reasons(role, column, "drop")[1:]
    absent = ~reading.present.fill_null(False)
    return named.alias(role), [Reason(reason.text, reason.fits | absent) for reason in unreadable]


def _dated(description: AggregateDescription, schema: nw.Schema) -> tuple[nw.Expr, list[Reason]]:
    column, period = description.columns.period, description.period
    if column is None:
        return nw.lit("all").alias("period"), []
    reading = (_name if period.rule == "text" else _year)(column, schema[column])
    reasons = reading.reasons("period", column, description.missing.period)
    if period.first is not None:
        reasons.append(Reason(f"{column} before {period.first}", reading.value >= period.first))
    if period.last is not None:
        reasons.append(Reason(f"{column} after {period.last}", reading.value <= period.last))
    return _windowed(reading.value, period).alias("period"), reasons


def _keyed(description: AggregateDescription, schema: nw.Schema) -> tuple[list[nw.Expr], list[Reason]]:
    column = description.columns.record
    if column is None:
        return [], []
    key = _key(column, schema[column])
    if description.output.result == "incidence":  # the key itself is written: as an int64 or as text
        integer = schema[column].is_integer()
        key = _Reading(key.value.cast(nw.Int64), key.present) if integer else _name(column, schema[column])
    return [key.value.alias("record")], key.reasons("record", column, description.missing.record)


def counted_rows(frame: Frame, description: AggregateDescription, *, denominator: int = 1) -> CountedRows:
    """Read a table of records by its description.

    Parameters
    ----------
    frame : LazyFrame
        The records, or a chunk of them that holds whole records.
    description : AggregateDescription
        What the columns mean. Its columns must exist (:func:`check_columns`).
    denominator : int
        The common denominator of the shares.

    Returns
    -------
    CountedRows
    """
    schema = frame.collect_schema()
    columns, keyed = _keyed(description, schema)
    reasons = [_filtered(rule, schema[rule.column]) for rule in description.filter] + keyed
    region, activity = _named("region", description, schema), _named("activity", description, schema)
    for column, why in (region, activity, _dated(description, schema)):
        columns.append(column)
        reasons += why
    weight, extra = description.weight, list[nw.Expr]()
    if weight is not None and "fraction" in description.measures:
        frame = with_shares(frame, weight, description.columns.record)
        reasons.append(Reason("no valid weight", ~nw.col(SHARE).is_null(), description.missing.weight))
        extra = list(_numerator(weight, denominator, schema))
    kept = frame.filter(*(reason.fits for reason in reasons)).select(*columns, *extra[:1])
    return CountedRows(kept, _books(frame, reasons, extra), tuple(reasons))


def _rows() -> nw.Expr:
    return nw.len().cast(nw.Int64).alias("rows")


def _total(name: str) -> nw.Expr:
    return nw.col(name).sum().cast(nw.Int64).alias(name)


def _books(frame: Frame, reasons: Sequence[Reason], extra: Sequence[nw.Expr]) -> Frame:
    """Count rows by the number of the first reason whose condition is not met, 0 where all are."""
    number: nw.Expr = nw.lit(0)
    for position in range(len(reasons), 0, -1):
        number = nw.when(reasons[position - 1].fits).then(number).otherwise(nw.lit(position))
    sums = [_total(name) for name in ("numerator", "rounded")] if extra else []
    return frame.select(number.alias("reason"), *extra).group_by("reason").agg(_rows(), *sums)
