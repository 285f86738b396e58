"""The unit of a table's cell: its own, the row's, the header's, the caption's, or that of its indicator."""

from __future__ import annotations

import re
from collections.abc import Sequence

from poliscope.data.articles.measures import CURRENCY_OF
from poliscope.data.articles.tables.captions import Setting
from poliscope.data.articles.tables.cells import CellValue
from poliscope.data.articles.tables.headers import unit_of_words

__all__ = ["MONEY", "cell_unit"]

MONEY = frozenset(["CNY", "USD", "EUR", "GBP", "HKD", "TWD", "JPY", "SGD", "INR", "KRW"])
#: "Fortune 500 HQs": things that are counted.
_THINGS = re.compile(r"[a-z]{2}(?<!ss)(?<!us)(?<!is)s$|\b[A-Z]{2,5}s$")
_OF_KINDS = (("percent", "%"), ("persons", "persons"), ("count", "count"), ("points", "points"))


def cell_unit(
    value: CellValue,
    said: Sequence[tuple[float, str | None]],
    setting: Setting,
    words: str,
    kinds: frozenset[str],
    *,
    growth: bool,
    region: str,
) -> tuple[float, str | None]:
    """Tell a cell's factor and unit.

    Parameters
    ----------
    value : CellValue
        The number.
    said : sequence of (float, str or None)
        Factor and unit that the header, the row and its label say, the surest first.
    setting : Setting
        What stands above the table.
    words : str
        Of the header or of the row's label.
    kinds : frozenset of str
        Of the indicator.
    growth : bool
        Whether the words say that it grew.
    region : str
        Whose press the page is.

    Returns
    -------
    (float, str or None)
    """
    counted = "persons" if "persons" in kinds else "count" if "count" in kinds else None
    if value.unit or value.scale != 1:
        units = (value.unit, *(unit for _, unit in said[:2]), "persons" if counted == "persons" else None)
        return 1.0, next(filter(None, units), None)
    for factor, unit in said:
        if unit or factor != 1:
            local = CURRENCY_OF[region] if kinds & {"money"} or "人均" in words else None
            return factor, unit or counted or local
    implied = _implied(value, words, kinds, growth=growth)
    return (1.0, implied) if implied else _of_kinds(value, setting, words, kinds)


def _implied(value: CellValue, words: str, kinds: frozenset[str], *, growth: bool) -> str | None:
    """Tell the unit that the words of a header or a label imply."""
    if "百分点" in words:
        return "pp"
    implied = unit_of_words(words)
    small = abs(value.value) <= (1000 if growth else 100)
    if (growth or implied == "%") and small and not kinds & {"persons"} | (kinds if growth else frozenset()):
        return "%"
    if growth and small:
        more = value.signed and value.value % 1 == 0 and kinds & {"count", "persons"}
        return "count" if more else "%"  # "+12" start-ups
    return implied if implied in {"points", "times"} else None


def _of_kinds(
    value: CellValue, setting: Setting, words: str, kinds: frozenset[str]
) -> tuple[float, str | None]:
    """Give the unit of the caption, or that in which the indicator is measured."""
    if (
        setting.unit
        and not kinds & {"percent", "persons", "count", "index"}
        and not _contradicts(words, setting.unit)
    ):
        return setting.factor, setting.unit
    for kind, unit in _OF_KINDS:
        if kind in kinds:
            return (setting.factor if unit == setting.unit else 1.0), unit
    if setting.unit and not kinds:
        return setting.factor, setting.unit
    return 1.0, "count" if _THINGS.search(words) and value.value % 1 == 0 else None


def _contradicts(words: str, unit: str) -> bool:
    return unit in MONEY and bool(re.search(r"人口|人数|家数|数量|个数|户数", words))
