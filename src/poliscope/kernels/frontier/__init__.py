"""The benefit of the doubt: each unit weighed as suits it best, against the best of all.

``x`` is ``(..., units, indicators)``, not negative, higher is better, NaN is missing. A missing value is
read as zero output: the unit is judged by what it has, and where it is compared with others it is no
benchmark in what it lacks (Kuosmanen 2009). ``reference`` holds the units that make the frontier; without
it all units do, and scores lie between 0 and 1.

Every score is the value of a small linear programme in the unit's own weights, written so that the
origin is feasible; all units are solved at once (:mod:`poliscope.kernels.programs`).

References
----------
Kuosmanen, T. (2009). Data envelopment analysis with missing data. Journal of the Operational Research
Society 60(12), 1767-1774.
"""

from __future__ import annotations

from poliscope.kernels.frontier.order import order_m_benefit, sampled_order_m_benefit
from poliscope.kernels.frontier.programme import (
    benefit_of_the_doubt,
    directional_benefit,
    geometric_benefit,
    multidirectional_benefit,
)
from poliscope.kernels.frontier.units import nondominated

__all__ = [
    "benefit_of_the_doubt",
    "directional_benefit",
    "geometric_benefit",
    "multidirectional_benefit",
    "nondominated",
    "order_m_benefit",
    "sampled_order_m_benefit",
]
