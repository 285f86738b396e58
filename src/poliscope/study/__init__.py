"""A study: from its specification to its answers."""

from poliscope.study.reading import read_study
from poliscope.study.study import Study

__all__ = ["Study", "read_study"]
