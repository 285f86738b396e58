"""What holds where a cell of an activity table is missing, negative or given twice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Rules"]


@dataclass(frozen=True, slots=True)
class Rules:
    """What holds where a cell is not simply an amount; every use of a rule is noted.

    Parameters
    ----------
    repeated : {"error", "sum"}
        Two rows for one region, activity and period.
    missing : {"error", "zero"}
        A cell that is there but has no number (suppressed, not available).
    negative : {"error", "zero"}
        An amount below 0 (some national accounts have them).
    """

    repeated: Literal["error", "sum"] = "error"
    missing: Literal["error", "zero"] = "error"
    negative: Literal["error", "zero"] = "error"
