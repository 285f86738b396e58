"""The workbook against the same workbook written through XlsxWriter's own look at every formula.

python benchmarks/bench_workbook.py
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from unittest.mock import patch

from xlsxwriter.worksheet import Worksheet

sys.path.append(str(Path(__file__).resolve().parents[1] / "tests"))
from poliscope.show.workbook import book
from poliscope.show.workbook.writing import make_workbook
from sample_answers import grid_answers  # the tests' made-up figures, of any size

SIZES = ((30, 12), (100, 20), (300, 60), (3000, 20))
LIMITS = {(100, 20): 1.5, (300, 60): 6.0}
"""Seconds that the design allows."""


def main() -> None:
    """Print processor seconds, size and the ratio for each size."""
    print(f"{'units x indicators':>20} {'seconds':>8} {'allowed':>8} {'MB':>6} {'plain':>8} {'ratio':>6}")
    for size in SIZES:
        answers = grid_answers(*size)
        start = time.process_time()
        content = make_workbook(answers)
        own = time.process_time() - start
        with patch.object(book, "_PlainFormulas", Worksheet):
            start = time.process_time()
            make_workbook(answers)
            plain = time.process_time() - start
        allowed = LIMITS.get(size, float("nan"))
        name = f"{size[0]} x {size[1]}"
        print(
            f"{name:>20} {own:8.2f} {allowed:8.1f} {len(content) / 1e6:6.2f} {plain:8.2f} {plain / own:6.1f}"
        )


if __name__ == "__main__":
    main()
