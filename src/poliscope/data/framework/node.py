"""An indicator, or an aggregate of indicators."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, FiniteFloat, field_validator

__all__ = ["MOST_LEVELS", "Node", "depth"]

MOST_LEVELS = 50
"""A tree deeper than this is a mistake, and would exhaust what recursion a reader of it can do."""


class Node(BaseModel):
    """An indicator, or an aggregate of indicators.

    Parameters
    ----------
    code : str
        Unique name.
    label : str
        What a reader sees; the code where empty.
    labels : mapping of str to str
        Labels by language, such as ``{"zh": "研发强度"}``.
    weight : float
        Weight among its siblings, before rescaling.
    direction : {1, -1}
        1 where higher is better.
    unit_of_measure : str
        Such as ``"% of GDP"``.
    denominator : str, optional
        Code of the indicator to divide by.
    denominator_scale : float
        Factor after the division, such as 1000 for "per 1,000 inhabitants".
    target : float, optional
        In raw units.
    goalposts : (float, float), optional
        Lower and upper, in raw units.
    parameters : mapping of str to float
        Parameters of a normalisation for this indicator alone, by their iMeta names.
    source, description : str
        Where the indicator comes from and what it means.
    children : tuple of Node
        Empty for an indicator.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str = Field(min_length=1)
    label: str = ""
    labels: dict[str, str] = {}
    weight: float = Field(default=1.0, ge=0, allow_inf_nan=False)
    direction: Literal[1, -1] = 1
    unit_of_measure: str = ""
    denominator: str | None = None
    denominator_scale: float = Field(default=1.0, gt=0, allow_inf_nan=False)
    target: FiniteFloat | None = None
    goalposts: tuple[FiniteFloat, FiniteFloat] | None = None
    parameters: dict[str, FiniteFloat] = {}
    source: str = ""
    description: str = ""
    children: tuple[Node, ...] = ()

    @field_validator("goalposts")
    @classmethod
    def _ordered(cls, posts: tuple[float, float] | None) -> tuple[float, float] | None:
        if posts is not None and not posts[0] < posts[1]:
            raise ValueError(f"the lower goalpost {posts[0]} is not below the upper {posts[1]}")
        return posts

    def name(self, language: str = "en") -> str:
        """Return the label in a language; another language rather than a bare code."""
        return self.labels.get(language) or self.label or next(iter(self.labels.values()), "") or self.code

    def walk(self) -> Iterator[Node]:
        """Yield this node and all below it, in the order they are written."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.children))


def depth(root: Node) -> int:
    """Return the number of levels of a tree; a single node has one."""
    level, levels = [root], 0
    while level:
        level, levels = [child for node in level for child in node.children], levels + 1
    return levels
