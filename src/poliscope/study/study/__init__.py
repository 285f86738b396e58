"""The study: its parts, what is settled from its evidence, its changes, its answers."""

from poliscope.study.study.study import Study

__all__ = ["Study"]
