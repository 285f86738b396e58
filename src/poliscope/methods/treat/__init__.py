"""Treatment of outliers (Handbook step 3)."""

from __future__ import annotations

from poliscope.methods.treat.bounds import FenceClip, PercentileClip, Winsorise
from poliscope.methods.treat.family import NoTreatment, Treated, Treatment
from poliscope.methods.treat.logs import BoxCox, Log, LogGII, LogPlusOne, LogTwoSided
from poliscope.methods.treat.two_stage import TwoStage

__all__ = [
    "BoxCox",
    "FenceClip",
    "Log",
    "LogGII",
    "LogPlusOne",
    "LogTwoSided",
    "NoTreatment",
    "PercentileClip",
    "Treated",
    "Treatment",
    "TwoStage",
    "Winsorise",
]
