"""Which unit leads, in what, how sure is that, why, what next, and with whom.

Examples
--------
>>> import poliscope as ps
>>> study = ps.read_study("examples/shenzhen-hangzhou")  # doctest: +SKIP
>>> study.index().ranks.to_frame()  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from poliscope._version import __version__

if TYPE_CHECKING:
    from poliscope.answers.index import Index
    from poliscope.data.articles import read_article
    from poliscope.data.evidence import Evidence
    from poliscope.data.framework import Framework, Node
    from poliscope.data.matrix import Matrix
    from poliscope.data.units import Units
    from poliscope.errors import PoliscopeError
    from poliscope.methods.recipe import Recipe
    from poliscope.study import Study, read_study

_HOME = {
    "Evidence": "poliscope.data.evidence",
    "Framework": "poliscope.data.framework",
    "Index": "poliscope.answers.index",
    "Matrix": "poliscope.data.matrix",
    "Node": "poliscope.data.framework",
    "PoliscopeError": "poliscope.errors",
    "Recipe": "poliscope.methods.recipe",
    "Study": "poliscope.study",
    "Units": "poliscope.data.units",
    "read_article": "poliscope.data.articles",
    "read_study": "poliscope.study",
}
"""Where each public name lives; it is imported when it is first asked for."""

__all__ = [
    "Evidence",
    "Framework",
    "Index",
    "Matrix",
    "Node",
    "PoliscopeError",
    "Recipe",
    "Study",
    "Units",
    "__version__",
    "read_article",
    "read_study",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'poliscope' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
