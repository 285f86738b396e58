"""The units that are compared: cities, regions, countries; their labels and groups."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from poliscope.errors import DataError, Problem, counted, one_of
from poliscope.kernels import IntArray

__all__ = ["Units"]


@dataclass(frozen=True, slots=True, eq=False)
class Units:
    """Codes of the units with what is known about each.

    Parameters
    ----------
    codes : tuple of str
        Without repetition, in the order of the file.
    labels : mapping of str to (mapping of str to str)
        Labels by language, then by code: ``{"zh": {"Shenzhen": "深圳"}}``; the language ``""`` holds
        labels whose language is not stated.
    groups : mapping of str to tuple of str
        By name of the group: the group of each unit, "" where it has none.
    """

    codes: tuple[str, ...]
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if len(set(self.codes)) < len(self.codes):
            twice = [code for code, count in Counter(self.codes).items() if count > 1]
            raise DataError(
                Problem(
                    "repeated-unit",
                    counted(len(twice), "unit stands twice", "units stand twice")
                    + f": {', '.join(twice[:5])}",
                    help="give every unit one row and a code of its own",
                )
            )
        for name, values in self.groups.items():
            if len(values) != len(self.codes):
                raise ValueError(f"there are {len(self.codes)} units, but {len(values)} in the group {name}")

    def label(self, code: str, language: str = "en") -> str:
        """Return the label of a unit; another language rather than a bare code."""
        for chosen in (language, "", *self.labels):
            if found := self.labels.get(chosen, {}).get(code):
                return found
        return code

    def code_of(self, name: str) -> str:
        """Return the code of a unit by its code or by a label in any language.

        Raises
        ------
        DataError
            No unit, or more than one, has that name.
        """
        if name in self.codes:
            return name
        found = {code for by_code in self.labels.values() for code, label in by_code.items() if label == name}
        found &= set(self.codes)
        if len(found) == 1:
            return found.pop()
        if found:
            raise DataError(
                Problem(
                    "ambiguous-unit",
                    f'"{name}" is the name of several units',
                    help=f"use a code: {', '.join(sorted(found))}",
                )
            )
        known = {*self.codes, *(label for labels in self.labels.values() for label in labels.values())}
        raise DataError(Problem("unknown-unit", f'there is no unit "{name}"', help=one_of(name, known)))

    def group_codes(self) -> dict[str, IntArray]:
        """Return each group as numbers, (units,), -1 where a unit has none."""
        return {name: _numbered(values) for name, values in self.groups.items()}

    def take(self, codes: Sequence[str]) -> Units:
        """Return some units, in the order asked for."""
        position = {code: number for number, code in enumerate(self.codes)}
        unknown = [code for code in codes if code not in position]
        if unknown:
            help = one_of(unknown[0], position)
            raise DataError([Problem("unknown-unit", f'there is no unit "{x}"', help=help) for x in unknown])
        chosen = [position[code] for code in codes]
        groups = {name: tuple(values[n] for n in chosen) for name, values in self.groups.items()}
        return Units(tuple(codes), self.labels, groups)


def _numbered(values: Sequence[str]) -> IntArray:
    names = {name: number for number, name in enumerate(sorted({v for v in values if v}))}
    return np.array([names.get(value, -1) for value in values], dtype=np.intp)
