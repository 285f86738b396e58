"""All answers of a study together: what the layer that shows them receives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from poliscope.answers.findings import Finding
from poliscope.answers.index import Index
from poliscope.answers.regional import Regional
from poliscope.answers.robustness import Robustness

__all__ = ["About", "Answers"]


@dataclass(frozen=True, slots=True)
class About:
    """What a study says of itself.

    Parameters
    ----------
    id : str
        Short name.
    title, question, description, unit : mapping of str to str
        Texts by language; the language ``""`` where none is stated.
    languages : tuple of str
        Languages of the report; the first is shown first.
    focus : tuple of str
        Units that the reader asks about.
    seed : int
        Seed of everything random.
    digest : str
        Changes with every input and setting.
    version : str
        Version of poliscope.
    labels : mapping of str to (mapping of str to str)
        Names of figures that are not in the framework, by code, then language.
    """

    id: str = ""
    title: Mapping[str, str] = field(default_factory=dict)
    question: Mapping[str, str] = field(default_factory=dict)
    description: Mapping[str, str] = field(default_factory=dict)
    unit: Mapping[str, str] = field(default_factory=dict)
    languages: tuple[str, ...] = ("en", "zh")
    focus: tuple[str, ...] = ()
    seed: int = 1
    digest: str = ""
    version: str = ""
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Answers:
    """The answers of a study; an answer that was not asked for is None.

    Parameters
    ----------
    about : About
        What the study says of itself.
    index : Index
        Who leads, in what.
    findings : tuple of Finding
        All answers as claims, the most important first.
    robustness : Robustness, optional
        How sure.
    regional : Regional, optional
        Why, what next, with whom: structure, luck, the mirror, trends, partners.
    """

    about: About
    index: Index
    findings: tuple[Finding, ...]
    robustness: Robustness | None = None
    regional: Regional | None = None
