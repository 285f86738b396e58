"""Methods in words: English from their docstrings, other languages from the catalog.

A method is declared once, in its class; where a catalog has no line for it (a method written in a
notebook), the class speaks for itself.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib import resources

from poliscope.methods.base import Method, family_of
from poliscope.show.words.catalog import LANGUAGES, catalog, say

__all__ = ["action_label", "described", "method_label", "method_summary"]


def method_summary(method: type[Method], language: str) -> str:
    """Return a method in one line: its label, a colon, what it does."""
    found = catalog(language).get(f"method.{method.family}.{method.name}")
    return found if isinstance(found, str) else method.summary()


def method_label(method: type[Method], language: str) -> str:
    """Return the name of a method as a person says it: ``"Min-max"``, ``"极差标准化"``."""
    return method_summary(method, language).split("：")[0].split(": ")[0].rstrip(".。")


def described(text: str, language: str) -> str:
    """Return what a family or a parameter says of itself; in English where no catalog has it.

    Examples
    --------
    >>> described("Which units stay.", "zh")
    '哪些对象参评。'
    """
    return _descriptions(language).get(text, text)


@cache
def _descriptions(language: str) -> Mapping[str, str]:
    if language == LANGUAGES[0]:
        return {}
    file = resources.files("poliscope.show") / "locales" / f"parameters.{language}.json"
    found: Mapping[str, str] = json.loads(file.read_text("utf-8"))
    return found


def action_label(action: str, language: str) -> str:
    """Return what treatment did to a figure: ``winsorised-high+log`` is two things, one after the other."""
    return " + ".join(_one_action(part, language) for part in action.split("+"))


def _one_action(action: str, language: str) -> str:
    if f"action.{action}" in catalog(language):
        return say(language, f"action.{action}")
    known = family_of("treat").members
    return method_label(known[action], language) if action in known else action
