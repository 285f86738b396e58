"""Which columns the cells of an HTML table take, where some span several rows or columns."""

from __future__ import annotations

import re

__all__ = ["RowSpans"]

_SPAN = re.compile(r"""\b(col|row)span\s*=\s*["']?\s*(\d{1,3})""", re.IGNORECASE)


class RowSpans:
    """Counts the cells of a table's row; cells of rows above may reach into it."""

    def __init__(self) -> None:
        self.column = 0
        self.first = True
        self.pending = 0
        self.reaching: dict[int, int] = {}

    def _over(self) -> int:
        """Step over columns that a cell above takes; return how many."""
        over = 0
        while self.reaching.get(self.column, 0) > 0:
            self.reaching[self.column] -= 1
            self.column += 1
            over += 1
        return over

    def cell(self, attributes: str) -> int:
        """Begin a cell; return how many separators stand before it."""
        over = self._over()
        separators = self.pending + over + (not self.first)
        spans = {found.group(1).lower(): int(found.group(2)) for found in _SPAN.finditer(attributes)}
        wide, high = min(max(spans.get("col", 1), 1), 60), min(max(spans.get("row", 1), 1), 500)
        for column in range(self.column, self.column + wide if high > 1 else self.column):
            self.reaching[column] = high - 1
        self.column, self.first, self.pending = self.column + wide, False, wide - 1
        return separators

    def end(self) -> int:
        """End the row; return how many empty cells close it."""
        over = 0 if self.first else self.pending + self._over()
        self.column, self.first, self.pending = 0, True, 0
        return over
