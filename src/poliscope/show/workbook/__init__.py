"""The workbook: one xlsx file that goes from raw figures to ranks by live formulas.

Weights, directions, methods and single figures can be changed in it, and every score and rank follows.
The formulas are those that the methods declare (:attr:`poliscope.methods.base.Method.excel`); where a
step has none, the sheet holds values and says so. Every cell also carries the value that poliscope
computed, for readers that do not calculate, and the sheet of checks compares the two.
"""

from poliscope.show.workbook.writing import LIVE_CELLS, write_workbook

__all__ = ["LIVE_CELLS", "write_workbook"]
