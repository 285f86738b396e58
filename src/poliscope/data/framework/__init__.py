"""The theoretical framework: a tree of indicators of any depth, and its sets of weights."""

from poliscope.data.framework.node import MOST_LEVELS, Node
from poliscope.data.framework.table import pydantic_problems
from poliscope.data.framework.tree import Framework

__all__ = ["MOST_LEVELS", "Framework", "Node", "pydantic_problems"]
