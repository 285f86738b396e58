"""A common denominator for the shares of all rows, so that fractional counts are sums of whole numbers.

References
----------
.. [1] Goldberg, D. (1991), "What every computer scientist should know about floating-point arithmetic", *ACM
   Computing Surveys* 23(1), on why sums of floats depend on their order.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

__all__ = ["Denominator", "common_denominator"]

MOST_DISTINCT = 100_000
"""More distinct shares than this are taken for measurements, not for fractions."""
DOUBLE, SINGLE = (1_000_000, 1e-15), (2_000, 6e-8)
"""Largest denominator and relative closeness of a share stored in 64 and in 32 bits. Every number lies within
1 / q^2 of some fraction with a denominator up to q; these are so much closer that it is no accident."""
FINEST = 40
LARGEST_SUM = 2**62


@dataclass(frozen=True, slots=True)
class Denominator:
    """The common denominator, and whether every share is a whole number of its parts."""

    value: int
    exact: bool


def common_denominator(shares: Iterable[tuple[float, int]], *, divisors: bool) -> Denominator:
    """Find the least common denominator of shares, or a power of two where there is none that fits.

    Parameters
    ----------
    shares : iterable of (float, int)
        Each distinct share, or whole number that divides 1, with the number of its rows.
    divisors : bool
        Whether the first are divisors.

    Returns
    -------
    Denominator
        A power of two rounds shares, to 2^-40 or to the finest that sums of all rows allow in 63 bits.
    """
    listed = [(value, rows) for value, rows in shares if value > 0]
    total = math.fsum((rows / value if divisors else rows * value) for value, rows in listed)
    fallback = Denominator(2 ** max(0, min(FINEST, 62 - math.ceil(math.log2(total + 2)))), exact=False)
    if len(listed) > MOST_DISTINCT:
        return fallback
    common = 1
    for value, _ in listed:
        part = round(value) if divisors else _part(value)
        if part is None:
            return fallback
        common = math.lcm(common, part)
        if common * (total + 1) > LARGEST_SUM or common > 2**53:
            return fallback
    return Denominator(common, exact=True)


def _part(share: float) -> int | None:
    stored_in_single = struct.unpack("f", struct.pack("f", share))[0] == share
    for largest, closeness in (DOUBLE, SINGLE) if stored_in_single else (DOUBLE,):
        near = Fraction(share).limit_denominator(largest)
        if near and abs(float(near) - share) <= closeness * share:
            return near.denominator
    return None
