"""Written quantities as numbers: "6.46%", "1.2万亿元", "八九八六億元", "US$5.4 billion".

:func:`read_number` and :func:`read_numbers` read the cells of a table and refuse what they cannot
read or what has two readings; :func:`read_quantity` also tells the unit, the qualifier and the
interval that the printed digits stand for, and marks ambiguity instead of refusing it.
"""

from poliscope.data.quantities.cells import UnreadableNumbersError, is_missing, read_number, read_numbers
from poliscope.data.quantities.reading import Quantity, interval, read_quantity

__all__ = [
    "Quantity",
    "UnreadableNumbersError",
    "interval",
    "is_missing",
    "read_number",
    "read_numbers",
    "read_quantity",
]
