"""Counting records the slow and obvious way, in plain Python with exact fractions."""

from __future__ import annotations

import datetime as dt
import itertools
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any

from poliscope.data.microdata import AggregateDescription

UNREADABLE = object()
Row = Mapping[str, Any]


@dataclass
class Counted:
    """Cells with (fraction, distinct records, rows); dropped rows with their weight, by reason."""

    cells: dict[tuple[Any, ...], tuple[Fraction, int, int]]
    dropped: dict[str, tuple[int, Fraction]]
    rows_in: int
    weight_in: Fraction
    pairs: dict[tuple[Any, ...], int] = field(default_factory=dict)
    incidence: dict[tuple[Any, ...], int] = field(default_factory=dict)


def _absent(value: object) -> bool:
    return value is None or value == "" or (isinstance(value, float) and math.isnan(value))


def _name(value: object) -> Any:
    if _absent(value):
        return None
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else UNREADABLE
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def _year(value: Any) -> Any:
    if _absent(value):
        return None
    if isinstance(value, dt.date):
        return value.year
    if isinstance(value, str):
        return int(value[:4]) if re.fullmatch(r"\d{4}(\D.*|\d{4})?", value) else UNREADABLE
    return int(value) if value == int(value) else UNREADABLE


def _number(value: Any) -> Any:
    if _absent(value):
        return None
    if isinstance(value, str):
        try:
            value = float(value)
        except ValueError:
            return UNREADABLE
    return float(value) if isinstance(value, Decimal) else value


def _share(row: Row, weight: Any, sizes: Mapping[Any, int]) -> Fraction | None:
    if weight is None:
        return Fraction(0)
    if weight.column:
        value = _number(row[weight.column])
        valid = value is not None and value is not UNREADABLE and value >= 0 and math.isfinite(value)
        return Fraction(value).limit_denominator(10**6) if valid else None
    if weight.equal:
        return None if _absent(row["record key"]) else Fraction(1, sizes[row["record key"]])
    divisors = [_number(row[name]) for name in weight.divide_by]
    if any(value is None or value is UNREADABLE or value <= 0 for value in divisors):
        return None
    return 1 / Fraction(math.prod(Fraction(value) for value in divisors))


def _filter_reason(row: Row, description: AggregateDescription) -> str | None:
    for rule in description.filter:
        value = row[rule.column]
        as_text = isinstance(value, str)
        listed = [str(each) if as_text else each for each in rule.keep or rule.drop]
        if rule.keep and (value is None or value not in listed):
            return f"filter: {rule}"
        if rule.drop and value is not None and value in listed:
            return f"filter: {rule}"
        if not (rule.keep or rule.drop):
            number = _number(value) if not isinstance(rule.min or rule.max, str | dt.date) else value
            low, high = rule.min, rule.max
            if number is None or number is UNREADABLE or (low is not None and number < low):
                return f"filter: {rule}"
            if high is not None and number > high:
                return f"filter: {rule}"
    return None


def _named(row: Row, role: str, description: AggregateDescription) -> tuple[Any, str | None]:
    column, policy = getattr(description.columns, role), getattr(description.missing, role)
    value, level = _name(row[column]), getattr(description.levels, role)
    if value is UNREADABLE:
        return None, f"{role} not readable (column {column})"
    if value is None:
        return (
            (description.missing.label, None)
            if policy == "category"
            else (None, f"no {role} (column {column})")
        )
    return value[:level], None


def _dated(row: Row, description: AggregateDescription) -> tuple[Any, str | None]:
    column, period = description.columns.period, description.period
    if column is None:
        return "all", None
    value = _name(row[column]) if period.rule == "text" else _year(row[column])
    if value is None:
        return None, f"no period (column {column})"
    if value is UNREADABLE:
        return None, f"period not readable (column {column})"
    if period.first is not None and value < period.first:
        return None, f"{column} before {period.first}"
    if period.last is not None and value > period.last:
        return None, f"{column} after {period.last}"
    if period.rule == "window":
        value = (value - period.start) // period.width * period.width + period.start
    return value, None


def _read(row: Row, description: AggregateDescription) -> tuple[tuple[Any, Any, Any], str | None]:
    """Cell of a row, and the first reason against counting it."""
    record = description.columns.record
    no_record = f"no record (column {record})" if record is not None and _absent(row[record]) else None
    region, no_region = _named(row, "region", description)
    activity, no_activity = _named(row, "activity", description)
    period, no_period = _dated(row, description)
    reasons = (_filter_reason(row, description), no_record, no_region, no_activity, no_period)
    return (region, activity, period), next((reason for reason in reasons if reason), None)


def count(rows: Sequence[Row], description: AggregateDescription) -> Counted:
    """Count as the description says."""
    key = description.columns.record
    rows = [{**row, "record key": row[key] if key else None} for row in rows]
    weight = description.weight if "fraction" in description.measures else None
    sizes = Counter(row["record key"] for row in rows if not _absent(row["record key"]))
    fractions: dict[Any, Fraction] = defaultdict(Fraction)
    records: dict[Any, set[Any]] = defaultdict(set)
    number: Counter[Any] = Counter()
    dropped_rows: Counter[str] = Counter()
    dropped_weight: dict[str, Fraction] = defaultdict(Fraction)
    held: dict[Any, set[str]] = defaultdict(set)
    incidence: Counter[Any] = Counter()
    came = Fraction(0)
    for row in rows:
        cell, reason = _read(row, description)
        share = _share(row, weight, sizes)
        came += share or 0
        reason = reason or ("no valid weight" if share is None else None)
        if reason:
            dropped_rows[reason] += 1
            dropped_weight[reason] += share or 0
            continue
        assert share is not None
        fractions[cell] += share
        records[cell].add(row["record key"])
        number[cell] += 1
        held[row["record key"], cell[2]].add(cell[1])
        incidence[row["record key"], cell[1], cell[2]] += 1
    return Counted(
        cells={cell: (fractions[cell], len(records[cell]), number[cell]) for cell in number},
        dropped={reason: (dropped_rows[reason], dropped_weight[reason]) for reason in dropped_rows},
        rows_in=len(rows),
        weight_in=came,
        pairs=dict(_pairs(held)),
        incidence=dict(incidence),
    )


def _pairs(held: Mapping[Any, Iterable[str]]) -> Counter[Any]:
    found: Counter[Any] = Counter()
    for (_, period), activities in held.items():
        ordered = sorted(activities, key=str.encode)
        found.update((first, second, period) for first, second in itertools.combinations(ordered, 2))
    return found
