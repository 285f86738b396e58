"""Methods in words: English from their docstrings, other languages from the catalog.

A method is declared once, in its class; where a catalog has no line for it (a method written in a
notebook), the class speaks for itself.
"""

from __future__ import annotations

from poliscope.methods.base import Method
from poliscope.show.words.catalog import catalog

__all__ = ["method_label", "method_summary"]


def method_summary(method: type[Method], language: str) -> str:
    """Return a method in one line: its label, a colon, what it does."""
    found = catalog(language).get(f"method.{method.family}.{method.name}")
    return found if isinstance(found, str) else method.summary()


def method_label(method: type[Method], language: str) -> str:
    """Return the name of a method as a person says it: ``"Min-max"``, ``"极差标准化"``."""
    return method_summary(method, language).split("：")[0].split(": ")[0].rstrip(".。")
