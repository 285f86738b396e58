"""Answers -> plain JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from poliscope.answers.answers import Answers
from poliscope.answers.index import Flag, Index
from poliscope.data.evidence import Conflict
from poliscope.show.bundle.evidence import evidence_part
from poliscope.show.bundle.framework import tree_part
from poliscope.show.bundle.plain import Plain
from poliscope.show.bundle.recipe import recipe_part
from poliscope.show.bundle.regional import regional_part
from poliscope.show.bundle.robustness import robustness_part
from poliscope.show.words import LANGUAGES, Words, action_label

__all__ = ["COMMANDS", "SCHEMA", "VERSION", "make_bundle"]

SCHEMA, VERSION = "poliscope-bundle", 1
CELLS = 1000
"""A flag names at most so many cells; its count is that of all."""

COMMANDS = {
    "robustness": "poliscope robustness STUDY",
    "structure": "poliscope structure STUDY",
    "incidence": "poliscope luck STUDY",
    "peers": "poliscope mirror STUDY",
    "trends": "poliscope trends STUDY",
    "complementarity": "poliscope match STUDY",
}
"""What computes each answer that a study may not have yet."""


def make_bundle(
    answers: Answers, *, languages: Sequence[str] | None = None, digits: int | None = None
) -> dict[str, Any]:
    """Return answers as plain JSON (see :mod:`poliscope.show.bundle` for every field).

    Parameters
    ----------
    answers : Answers
        Of a study.
    languages : sequence of str, optional
        The study's own where not given.
    digits : int, optional
        Significant digits of every number; all digits where not given.

    Returns
    -------
    dict
        Of dicts, lists, strings, finite numbers, booleans and None.
    """
    chosen = tuple(languages or answers.about.languages or LANGUAGES)
    plain, index = Plain(digits), answers.index
    words = {language: Words(language, index, answers.about) for language in chosen}
    return {
        "schema": SCHEMA,
        "version": VERSION,
        "languages": list(chosen),
        "about": _about(answers, words),
        "units": _units(index, words),
        "tree": tree_part(index, words, plain),
        "weight_sets": {
            name: plain.numbers(index.framework.weights(name)) for name in index.framework.weight_sets
        },
        "recipe": recipe_part(index, chosen),
        "values": {
            "raw": plain.numbers(index.stages.raw),
            **_denominated(index, plain),
            "prepared": plain.numbers(index.stages.treated),
            "normalised": plain.numbers(index.stages.normalised),
        },
        "scores": plain.numbers(index.node_scores[:, len(index.framework.leaves) :]),
        "ranks": plain.whole(index.ranks.values),
        "contributions": plain.numbers(index.contributions.values),
        "cells": _cells(index, plain, chosen),
        "conflicts": [_conflict(conflict, plain) for conflict in _conflicts(index)],
        "evidence": evidence_part(index, plain),
        **_told(answers, words, plain),
        **dict.fromkeys(COMMANDS),
        **regional_part(answers.regional, words, plain),
        "robustness": robustness_part(answers, words, plain),
        "commands": dict(COMMANDS),
    }


def _about(answers: Answers, words: Mapping[str, Words]) -> dict[str, Any]:
    about = answers.about
    return {
        "id": about.id,
        "title": dict(about.title),
        "question": dict(about.question),
        "description": dict(about.description),
        "unit": dict(about.unit),
        "focus": list(about.focus),
        "period": answers.index.period,
        "seed": about.seed,
        "digest": about.digest,
        "poliscope": about.version,
        "command": "poliscope report STUDY -o report.html",
        "decimals": next(iter(words.values())).decimals,
    }


def _units(index: Index, words: Mapping[str, Words]) -> dict[str, Any]:
    units = index.units
    return {
        "codes": list(units.codes),
        "labels": {name: [units.label(code, name) for code in units.codes] for name in words},
        "groups": {name: list(values) for name, values in units.groups.items()},
    }


def _denominated(index: Index, plain: Plain) -> dict[str, Any]:
    if index.denominator_table is None:
        return {"denominators": None, "denominated": None}
    return {
        "denominators": plain.numbers(index.denominator_table.matrix.values),
        "denominated": plain.numbers(index.stages.denominated),
    }


def _conflicts(index: Index) -> tuple[Conflict, ...]:
    below = index.denominator_table
    return index.table.conflicts + (() if below is None else below.conflicts)


def _cells(index: Index, plain: Plain, languages: Sequence[str]) -> dict[str, Any]:
    unit = {code: number for number, code in enumerate(index.units.codes)}
    column = index.framework.position
    actions = [action for action in index.stages.treatment.actions if action]
    return {
        "imputed": plain.positions(index.stages.was_imputed),
        "treated": [
            [unit[p.unit], column[p.indicator], plain.number(p.before), plain.number(p.after), p.action]
            for p in index.treated_points
        ],
        "actions": {action: {name: action_label(action, name) for name in languages} for action in actions},
    }


def _conflict(conflict: Conflict, plain: Plain) -> dict[str, Any]:
    return {
        "unit": conflict.cell.unit,
        "indicator": conflict.cell.indicator,
        "period": conflict.cell.period,
        "rule": conflict.rule,
        "value": plain.number(conflict.value),
        "claims": [
            {
                "value": plain.number(claim.value),
                "period": claim.period,
                "source": claim.source,
                "address": claim.address,
                "locator": claim.locator,
                "quote": claim.quote,
                "status": claim.status,
            }
            for claim in conflict.claims
        ],
    }


def _flag(flag: Flag, plain: Plain) -> dict[str, Any]:
    shown = [list(cell) for cell in flag.cells[:CELLS]]
    return {"kind": flag.kind, "count": flag.count, "share": plain.number(flag.share), "cells": shown}


def _told(answers: Answers, words: Mapping[str, Words], plain: Plain) -> dict[str, Any]:
    """Return everything that is said in sentences."""
    index = answers.index
    return {
        "findings": [
            {
                "type": type(finding).__name__,
                **plain.fields(finding),
                "words": {name: voice.finding(finding) for name, voice in words.items()},
            }
            for finding in answers.findings
        ],
        "flags": [
            {**_flag(flag, plain), "words": {name: voice.flag(flag) for name, voice in words.items()}}
            for flag in index.flags
        ],
        "excluded": [
            {**plain.fields(one), "words": {name: voice.excluded(one) for name, voice in words.items()}}
            for one in index.excluded
        ],
        "standing": [
            {"unit": code, "words": {name: voice.standing(code) for name, voice in words.items()}}
            for code in answers.about.focus
        ],
    }
