"""Structure, luck, the mirror, trends and partners as plain JSON."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from poliscope.answers.complementarity import Complementarity
from poliscope.answers.incidence import Incidence
from poliscope.answers.peers import PeerComparison
from poliscope.answers.regional import Regional
from poliscope.answers.structure import Change, Convention, PathTest, Structure, next_activities
from poliscope.answers.trends import Trends
from poliscope.data.matrix import Matrix
from poliscope.show.bundle.plain import Plain
from poliscope.show.words import Words

__all__ = ["regional_part", "threshold_of"]

NEXT = 10
"""So many next activities of a region are carried."""
REGIONS = 60
"""Next activities are carried for the units asked about, and for the others up to so many regions."""
PARTNERS = 5

Voices = Mapping[str, Words]


def regional_part(regional: Regional | None, words: Voices, plain: Plain) -> dict[str, Any]:
    """Return what was asked beyond the ranking, by the names of the bundle; null where not asked."""
    if regional is None:
        return {}
    found: dict[str, Any] = {}
    if regional.structures:
        found["structure"] = [_structure(s, regional.focus, words, plain) for s in regional.structures]
    if regional.incidence:
        found["incidence"] = [_incidence(one, words, plain) for one in regional.incidence]
    if regional.peers:
        found["peers"] = [_peers(one, words, plain) for one in regional.peers]
    if regional.trends is not None:
        found["trends"] = _trends(regional.trends, words, plain)
    if regional.complementarity is not None:
        found["complementarity"] = _partners(regional, regional.complementarity, words, plain)
    return found


def threshold_of(structure: Mapping[str, Any]) -> float:
    """Return the smallest location quotient of a presence, of a structure as the bundle has it."""
    return next(float(one["choice"]) for one in structure["conventions"] if one["name"] == "presence")


def _matrix(matrix: Matrix, plain: Plain) -> dict[str, Any]:
    return {
        "rows": list(matrix.rows),
        "columns": list(matrix.columns),
        "values": plain.numbers(matrix.values),
    }


def _conventions(found: tuple[Convention, ...], words: Voices) -> list[dict[str, Any]]:
    def said(voice: Words, one: Convention) -> str:
        if one.name == "presence":
            return voice.say("convention.presence", choice=one.choice)
        return voice.say(f"convention.{one.name}.{one.choice}")

    return [
        {"name": one.name, "choice": one.choice, "words": {name: said(v, one) for name, v in words.items()}}
        for one in found
    ]


# --- structure ------------------------------------------------------------------------------------


def _structure(structure: Structure, focus: tuple[str, ...], words: Voices, plain: Plain) -> dict[str, Any]:
    a, space = structure.activities, structure.space
    shown = structure.shown_regions()
    places = [a.region_position(region) for region in shown]
    asked = [code for code in focus if code in shown] or _leading(structure, shown)
    listed = list(dict.fromkeys([*asked, *shown[: max(0, REGIONS - len(asked))]]))
    return {
        "name": a.name,
        "period": structure.period,
        "periods": list(a.periods),
        "measure": a.measure,
        "source": a.source,
        "address": a.address,
        "regions": list(shown),
        "compared_with": len(a.regions),
        "activities": list(a.activities),
        "labels": {name: [a.label(code, name) for code in a.activities] for name in words},
        "groups": list(a.groups),
        "focus": asked,
        "by_region": _matrix(structure.by_region.select(rows=shown), plain),
        "by_activity": _matrix(structure.by_activity, plain),
        "reasons": {r: reason for r in shown if (reason := structure.reason(r))},
        "quotients": plain.numbers(structure.location_quotient.values[places]),
        "space": {
            "shown": space.shown.tolist(),
            "x": plain.numbers(np.round(space.x, 4)),
            "y": plain.numbers(np.round(space.y, 4)),
            "edges": space.edges.tolist(),
        },
        "options": {region: _options(structure, region, plain) for region in asked},
        "next": {r: [_plain(o, plain) for o in next_activities(structure, r, most=NEXT)] for r in listed},
        "horizon": structure.forecast.horizon if structure.forecast else None,
        "path": _path(structure.path_test, plain),
        "change": _change(structure.change, shown, plain),
        "bounds": _bounds(structure, places, plain),
        "conventions": _conventions(structure.conventions, words),
        "warnings": list(structure.warnings),
        "notes": [note.message for note in a.notes],
    }


def _leading(structure: Structure, shown: tuple[str, ...]) -> list[str]:
    """Return the most complex region, where nobody is asked about."""
    eci = structure.by_region.select(rows=shown).column("eci")
    return [shown[int(np.nanargmax(eci))]] if np.isfinite(eci).any() else []


def _options(structure: Structure, region: str, plain: Plain) -> list[list[Any]]:
    """Return every activity that a region lacks: position, relatedness beyond size, PCI, probability."""
    row = structure.activities.region_position(region)
    excess, pci = structure.excess_densities[row], structure.complexity.pci
    has = structure.presence.values[row] > 0
    chance = structure.forecast.probability.values[row] if structure.forecast else np.full(len(has), math.nan)
    known = ~has & np.isfinite(excess) & np.isfinite(pci)
    return [
        [c, plain.number(float(excess[c])), plain.number(float(pci[c])), plain.number(float(chance[c]))]
        for c in np.flatnonzero(known).tolist()
    ]


def _path(test: PathTest, plain: Plain) -> dict[str, Any]:
    simple = ("verdict", "reason", "before", "after", "learnt", "horizon", "kind", "pairs", "entries")
    matrices = (
        "estimate", "lower", "upper", "lift", "lift_lower", "lift_upper",
        "density_lift", "density_lift_lower", "density_lift_upper",
    )  # fmt: skip
    found: dict[str, Any] = {name: getattr(test, name) for name in simple}
    for name in matrices:
        matrix = getattr(test, name)
        found[name] = None if matrix is None else _matrix(matrix, plain)
    found["base"] = None if test.base is None else plain.numbers(test.base)
    fit = test.calibration
    found["calibration"] = (
        None
        if fit is None
        else {
            "foretold": plain.numbers(fit.foretold),
            "observed": plain.numbers(fit.observed),
            "pairs": fit.pairs.tolist(),
            "brier": plain.number(fit.brier),
            "error": plain.number(fit.error),
        }
    )
    return found


def _change(change: Change | None, shown: tuple[str, ...], plain: Plain) -> dict[str, Any] | None:
    if change is None:
        return None
    parts = ("shift_share", "esteban_marquillas", "dynamic", "indices", "path", "net")
    matrices = {name: _matrix(getattr(change, name).select(rows=shown), plain) for name in parts}
    return {"periods": list(change.periods), **matrices}


def _bounds(structure: Structure, places: list[int], plain: Plain) -> dict[str, Any] | None:
    bounds = structure.bounds
    if bounds is None:
        return None
    return {
        "level": bounds.level,
        "undecided": plain.number(bounds.undecided),
        "eci": [plain.numbers(side[places]) for side in bounds.eci],
        "quotient": [plain.numbers(side.values[places]) for side in bounds.quotient],
    }


def _plain(value: Any, plain: Plain) -> Any:
    """Return a dataclass as plain JSON, infinities as null."""
    return {field.name: plain.any(getattr(value, field.name)) for field in dataclasses.fields(value)}


# --- luck, the mirror -----------------------------------------------------------------------------


def _incidence(one: Incidence, words: Voices, plain: Plain) -> dict[str, Any]:
    fit = one.shrinkage
    return {
        "count": one.count,
        "exposure": one.exposure,
        "names": {
            name: {"count": voice.node(one.count), "exposure": voice.node(one.exposure)}
            for name, voice in words.items()
        },
        "listed_from": one.listed_from,
        "rate": plain.number(one.rate),
        "heterogeneity": plain.number(fit.heterogeneity),
        "p_value": plain.number(fit.p_value),
        "level": one.level,
        "table": _matrix(one.table, plain),
        "funnel": _matrix(one.funnel(), plain),
        "left_out": [{"unit": out.unit, "reason": out.reason} for out in one.left_out],
    }


def _peers(one: PeerComparison, words: Voices, plain: Plain) -> dict[str, Any]:
    return {
        "unit": one.unit,
        "peers": list(one.peers),
        "chosen": one.chosen,
        "statistic": one.statistic,
        "kinds": list(one.kinds),
        "distances": _matrix(one.distances, plain),
        "gaps": _matrix(one.gaps, plain),
        "score": plain.number(one.score),
        "rank": plain.number(one.rank),
        "all_worth": plain.number(one.all_worth),
        "all_rank": plain.number(one.all_rank),
    }


# --- trends, partners -----------------------------------------------------------------------------


def _trends(found: Trends, words: Voices, plain: Plain) -> dict[str, Any]:
    return {
        "indicators": list(found.indicators),
        "names": {name: [voice.node(code) for code in found.indicators] for name, voice in words.items()},
        "years": plain.numbers(found.years),
        "growth": _matrix(found.growth, plain),
        "lower": _matrix(found.lower, plain),
        "upper": _matrix(found.upper, plain),
        "figures": _matrix(found.figures, plain),
        "against": found.against,
        "points": None if found.points is None else _matrix(found.points, plain),
        "targets": [
            {**_plain(pacing, plain), "target": _plain(pacing.target, plain)} for pacing in found.pacings
        ],
        "convergence": [
            {
                "indicator": one.indicator,
                "first": one.first,
                "last": one.last,
                "verdict": one.verdict,
                "beta": None
                if one.beta is None
                else {k: plain.any(v) for k, v in one.beta._asdict().items()},
                "sigma": None
                if one.sigma is None
                else {k: plain.any(v) for k, v in one.sigma._asdict().items()},
            }
            for one in found.convergence
        ],
    }


def _partners(regional: Regional, found: Complementarity, words: Voices, plain: Plain) -> dict[str, Any]:
    activities = regional.structures[0].activities if regional.structures else None

    def label(code: str, name: str) -> str:
        if found.basis == "activities" and activities is not None:
            return activities.label(code, name)
        return words[name].node(code)

    size = regional.coalition
    best = found.coalition(size) if 1 < size < len(found.units) else None
    return {
        "basis": found.basis,
        "units": list(found.units),
        "items": list(found.items),
        "labels": {name: [label(code, name) for code in found.items] for name in words},
        "order": list(found.order),
        "score": plain.numbers(found.scores),
        "beyond_size": plain.numbers(found.beyond),
        "similarity": plain.numbers(found.likeness),
        "kinds": found.kinds.tolist(),
        "best": {u: [_plain(o, plain) for o in found.partners(u, most=PARTNERS)] for u in found.units},
        "coalition": None if best is None else _plain(best, plain),
        "conventions": _conventions(found.conventions, words),
    }
