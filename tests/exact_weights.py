"""Oracles in rational arithmetic: sets of weights, their corners, and every order of the units they allow.

Nothing here knows how poliscope does it: conditions are written anew from the tree, and the corners of
the arrangement of all "two units are level" planes are enumerated. For a handful of units and leaves.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

import numpy as np

Row = tuple[Fraction, ...]


def rational(values: object) -> list[Fraction]:
    """Read numbers as the fractions that their decimals say: 0.1 is 1/10."""
    return [Fraction(str(float(x))) for x in np.asarray(values, dtype=float).ravel()]


def solve_exactly(rows: Sequence[Row], right: Sequence[Fraction]) -> Row | None:
    """Solve a square or overdetermined system; None where there is no single solution."""
    table = [[*row, b] for row, b in zip(rows, right, strict=True)]
    unknowns = len(rows[0])
    pivot = 0
    for column in range(unknowns):
        found = next((r for r in range(pivot, len(table)) if table[r][column] != 0), None)
        if found is None:
            return None
        table[pivot], table[found] = table[found], table[pivot]
        head = table[pivot][column]
        table[pivot] = [x / head for x in table[pivot]]
        for r in range(len(table)):
            if r != pivot and table[r][column] != 0:
                factor = table[r][column]
                table[r] = [x - factor * y for x, y in zip(table[r], table[pivot], strict=True)]
        pivot += 1
    if any(line[-1] != 0 for line in table[pivot:]):
        return None
    return tuple(table[c][-1] for c in range(unknowns))


def rank_exactly(rows: Sequence[Row]) -> int:
    """Return the rank of a matrix of fractions."""
    table, rank = [list(row) for row in rows], 0
    for column in range(len(rows[0])):
        found = next((r for r in range(rank, len(table)) if table[r][column] != 0), None)
        if found is None:
            continue
        table[rank], table[found] = table[found], table[rank]
        for r in range(rank + 1, len(table)):
            factor = table[r][column] / table[rank][column]
            table[r] = [x - factor * y for x, y in zip(table[r], table[rank], strict=True)]
        rank += 1
    return rank


@dataclass
class ExactWeights:
    """Leaf weights of a tree with bounds and orders of local shares, as ``row @ w >= 0`` and ``== 0``."""

    children: Sequence[np.ndarray]
    lower: Sequence[float]
    upper: Sequence[float]
    importance: Sequence[int] | None = None
    more: Sequence[Row] = field(default_factory=tuple)

    @cached_property
    def leaves(self) -> int:
        return len(self.lower) - len(self.children)

    @cached_property
    def members(self) -> list[Row]:
        """For each node the 0/1 row of its leaves."""
        rows = [tuple(Fraction(int(i == j)) for j in range(self.leaves)) for i in range(self.leaves)]
        for below in self.children:
            rows.append(tuple(sum(column) for column in zip(*(rows[c] for c in below), strict=True)))
        return rows

    @cached_property
    def conditions(self) -> tuple[list[Row], list[Row]]:
        """Rows that must be at least 0, and rows that must be 0."""
        low, high = rational(self.lower), rational(self.upper)
        at_least: list[Row] = self.members[: self.leaves] + list(self.more)
        equal: list[Row] = []
        for offset, below in enumerate(self.children):
            parent = self.members[self.leaves + offset]
            for child in below:
                own = self.members[child]
                from_low = tuple(e - low[child] * p for e, p in zip(own, parent, strict=True))
                from_high = tuple(high[child] * p - e for e, p in zip(own, parent, strict=True))
                if low[child] == high[child]:
                    equal.append(from_low)
                else:
                    at_least += [from_low, from_high]
            if self.importance is not None:
                for a, b in itertools.permutations(below, 2):
                    if 0 < self.importance[a] < self.importance[b]:
                        pair = zip(self.members[a], self.members[b], strict=True)
                        at_least.append(tuple(x - y for x, y in pair))
        return at_least, equal

    def corners(self, planes: Sequence[Row] = ()) -> list[Row]:
        """Return the corners of the set, and of its pieces when planes through it cut it up."""
        at_least, equal = self.conditions
        fixed = [*equal, tuple(Fraction(1) for _ in range(self.leaves))]
        right = [Fraction(0)] * len(equal) + [Fraction(1)]
        missing = self.leaves - rank_exactly(fixed)
        candidates = [row for row in dict.fromkeys([*at_least, *planes]) if any(row)]
        found: dict[Row, None] = {}
        for chosen in itertools.combinations(candidates, missing):
            point = solve_exactly([*fixed, *chosen], right + [Fraction(0)] * missing)
            if point is not None and all(dot(row, point) >= 0 for row in at_least):
                found[point] = None
        return list(found)


def dot(a: Sequence[Fraction], b: Sequence[Fraction]) -> Fraction:
    return sum((x * y for x, y in zip(a, b, strict=True)), Fraction(0))


@dataclass
class ExactAnswers:
    """Everything about a table of values over a set of weights, by enumeration."""

    values: np.ndarray
    weights: ExactWeights

    @cached_property
    def table(self) -> list[Row]:
        return [tuple(rational(row)) for row in self.values]

    @cached_property
    def differences(self) -> list[Row]:
        pairs = itertools.combinations(self.table, 2)
        return [tuple(x - y for x, y in zip(a, b, strict=True)) for a, b in pairs]

    @cached_property
    def gaps(self) -> np.ndarray:
        """``[i, j]``: the largest lead of j over i, from the corners of the set."""
        scores = [[dot(row, corner) for row in self.table] for corner in self.weights.corners()]
        units = range(len(self.table))
        return np.array([[float(max(s[j] - s[i] for s in scores)) for j in units] for i in units])

    @cached_property
    def _arrangement(self) -> list[Row]:
        return self.weights.corners(self.differences)

    @cached_property
    def closed(self) -> tuple[np.ndarray, np.ndarray]:
        """Best and worst rank, ties for and against the unit: attained at corners of the arrangement."""
        best, worst = [], []
        scores = [[dot(row, corner) for row in self.table] for corner in self._arrangement]
        for i in range(len(self.table)):
            best.append(min(1 + sum(x > s[i] for x in s) for s in scores))
            worst.append(max(sum(x >= s[i] for x in s) for s in scores))
        return np.array(best), np.array(worst)

    @cached_property
    def generic(self) -> tuple[np.ndarray, np.ndarray]:
        """Best and worst rank without ties: every cell holds the mean of some of its corners.

        Up to four corners are averaged, so the set may have at most three dimensions. Units that are
        level everywhere do not count for each other.
        """
        corners = np.array(self._arrangement, dtype=float)
        size = min(len(corners), self.dimension + 1)
        picks = np.array(list(itertools.combinations(range(len(corners)), size)))
        at_corners = corners @ np.asarray(self.values, dtype=float).T
        scores = at_corners[picks].mean(axis=1)
        apart = scores[:, :, None] - scores[:, None, :]
        twins = (np.abs(apart) < 1e-12).all(axis=0)
        tied = ((np.abs(apart) < 1e-12) & ~twins).any(axis=(1, 2))
        ahead = (apart[~tied] < -1e-12).sum(axis=2)
        return 1 + ahead.min(axis=0), 1 + ahead.max(axis=0)

    @cached_property
    def dimension(self) -> int:
        corners = np.array(self.weights.corners(), dtype=float)
        return int(np.linalg.matrix_rank(corners - corners[0], tol=1e-9))

    @cached_property
    def winners(self) -> tuple[np.ndarray, np.ndarray]:
        """Who can be first alone, and who at least in a tie."""
        twin = (np.abs(self.gaps) < 1e-12) & (np.abs(self.gaps.T) < 1e-12)
        alone = (self.generic[0] == 1) & (twin.sum(axis=1) == 1)
        return alone, self.closed[0] == 1
