"""Whether the figures of a text agree with each other, with arithmetic, and with a data table.

Each figure is an interval given by its printed digits and qualifier; the checks are interval
arithmetic on claims. A check that two roundings can explain passes, one that they cannot does not,
and what lacks a partner is not reported. Figures that follow from others carry their formula.

Claims are records with the attributes of :class:`poliscope.data.articles.Claim`; observations are
mappings with ``unit, indicator, period, value``.
"""

from poliscope.data.consistency.against import compare_claims
from poliscope.data.consistency.checks import check_claims
from poliscope.data.consistency.derivation import derive, find_comparisons
from poliscope.data.consistency.records import Check, ClaimLike, Comparison, Derived, Interval

__all__ = [
    "Check",
    "ClaimLike",
    "Comparison",
    "Derived",
    "Interval",
    "check_claims",
    "compare_claims",
    "derive",
    "find_comparisons",
]
