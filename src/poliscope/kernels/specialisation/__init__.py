"""What a region is specialised in: quotients, presence, concentration, variety, likeness.

Tables are ``(..., regions, activities)`` arrays of amounts, or ``scipy.sparse``; see
:mod:`poliscope.kernels.activities`. A share of nothing is not a number: results of an empty region or
activity are NaN, and its presence is 0. Conventions are explained in
``docs/explanation/complexity-conventions.md``.
"""

from poliscope.kernels.specialisation.agglomeration import ellison_glaeser, plant_herfindahl
from poliscope.kernels.specialisation.concentration import (
    coherence,
    entropy,
    gini,
    hachman_index,
    herfindahl,
    hoover_index,
    krugman_index,
    locational_gini,
    specialisation_coefficient,
    variety,
)
from poliscope.kernels.specialisation.likeness import finger_kreinin, quotient_correlation
from poliscope.kernels.specialisation.quotients import (
    diversity,
    location_quotient,
    per_capita_quotient,
    presence,
    symmetric_quotient,
    ubiquity,
)
from poliscope.kernels.specialisation.uncertainty import (
    presence_probability,
    quotient_bounds,
    sample_tables,
    share_undecided,
)

__all__ = [
    "coherence",
    "diversity",
    "ellison_glaeser",
    "entropy",
    "finger_kreinin",
    "gini",
    "hachman_index",
    "herfindahl",
    "hoover_index",
    "krugman_index",
    "location_quotient",
    "locational_gini",
    "per_capita_quotient",
    "plant_herfindahl",
    "presence",
    "presence_probability",
    "quotient_bounds",
    "quotient_correlation",
    "sample_tables",
    "share_undecided",
    "specialisation_coefficient",
    "symmetric_quotient",
    "ubiquity",
    "variety",
]
