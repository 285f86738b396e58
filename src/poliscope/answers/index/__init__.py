"""Who leads, in what: from settled evidence to scores, ranks, weights and contributions."""

from poliscope.answers.index.building import build_index, build_panel, make_layout, no_evidence
from poliscope.answers.index.composite import Index, Ranks, Stage
from poliscope.answers.index.remarks import TO_MEND, Cells, Excluded, Flag, TreatedPoint

__all__ = [
    "TO_MEND",
    "Cells",
    "Excluded",
    "Flag",
    "Index",
    "Ranks",
    "Stage",
    "TreatedPoint",
    "build_index",
    "build_panel",
    "make_layout",
    "no_evidence",
]
