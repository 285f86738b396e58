"""Climate or luck: counts of rare successes against what exposure alone lets expect.

Counts and exposures are arrays ``(..., places)``: unicorns against firms, prizes against researchers.
Expected counts share out the total by exposure, so a ratio of 1 is "as many as its size". Small places
have wild ratios by chance alone; everything here says how wild.
"""

from poliscope.kernels.incidence.censored import (
    censored_exceedance,
    censored_rate,
    draw_censored_ratios,
    shrink_censored_ratios,
)
from poliscope.kernels.incidence.counts import (
    chance_of_at_least,
    expected_counts,
    funnel_limits,
    incidence_ratio,
    ratio_limits,
)
from poliscope.kernels.incidence.looks import Exceedance, adjust_for_looks, exceedance
from poliscope.kernels.incidence.shrinkage import (
    Shrinkage,
    outlier_probability,
    posterior_ranks,
    shrink_ratios,
    top_probability,
)

__all__ = [
    "Exceedance",
    "Shrinkage",
    "adjust_for_looks",
    "censored_exceedance",
    "censored_rate",
    "chance_of_at_least",
    "draw_censored_ratios",
    "exceedance",
    "expected_counts",
    "funnel_limits",
    "incidence_ratio",
    "outlier_probability",
    "posterior_ranks",
    "ratio_limits",
    "shrink_censored_ratios",
    "shrink_ratios",
    "top_probability",
]
