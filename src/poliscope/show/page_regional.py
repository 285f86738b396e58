"""Structure, luck, the mirror, trends and partners for the interactive page: lists in the order of its units.

The bundle names its rows; the page counts its units. Here the one becomes the other, and what no page
shows is left behind. ``frontend/src/study.ts`` describes the result, field by field.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from poliscope.show.bundle.regional import threshold_of

__all__ = ["page_regional"]

DIGITS = 4
PARTNER_DIGITS = 5
"""Digits of the largest score of a pair, and decimals of all: the page takes means of row and column off."""
QUOTIENT_DIGITS = 3
GAPS = ("value", "benchmark", "gap", "worth")
COUNTS = ("observed", "expected", "ratio", "shrunk", "shrunk_lower", "shrunk_upper")
PARTS = ("change", "national", "industry_mix", "regional")


def page_regional(bundle: Mapping[str, Any]) -> dict[str, Any]:
    """Return the analyses beyond the ranking, null where they were not asked for."""
    structures, partners = bundle["structure"], bundle["complementarity"]
    structure = structures[0] if structures else None
    return {
        "structure": structure and _structure(bundle, structure),
        "incidence": bundle["incidence"] and [_incidence(bundle, one) for one in bundle["incidence"]],
        "peers": bundle["peers"] and [_peers(one) for one in bundle["peers"]],
        "trends": bundle["trends"] and _trends(bundle, bundle["trends"]),
        "complementarity": partners and _partners(bundle, partners, structure),
    }


def _short(value: Any, digits: int = DIGITS) -> Any:
    """Return numbers with a few digits, no fewer than are shown; whole numbers without a point."""
    if isinstance(value, list):
        return [_short(one, digits) for one in value]
    if not isinstance(value, float):
        return value
    kept = float(f"{value:.{digits}g}")
    return int(kept) if kept == int(kept) else kept


def _quotient(value: float | None, threshold: float) -> Any:
    """Return a quotient with the digits that are shown; one below the threshold stays below."""
    if value is None:
        return None
    kept = _short(float(value), QUOTIENT_DIGITS)
    if value < threshold <= kept:
        return round(threshold * (1 - 10.0**-QUOTIENT_DIGITS), 12)
    return value if kept < threshold <= value else kept


def _by_unit(bundle: Mapping[str, Any], codes: Sequence[str], rows: Sequence[Any]) -> list[Any]:
    """Put rows in the order of the page's units, null for those without one."""
    known = dict(zip(codes, rows, strict=True))
    return [known.get(code) for code in bundle["units"]["codes"]]


def _columns(matrix: Mapping[str, Any], names: Sequence[str]) -> list[list[Any]]:
    """Return some columns of a matrix, row by row."""
    places = [matrix["columns"].index(name) for name in names]
    return [[_short(row[place]) for place in places] for row in matrix["values"]]


def _conventions(found: Sequence[Mapping[str, Any]]) -> list[dict[str, str]]:
    return [dict(one["words"]) for one in found]


def _structure(bundle: Mapping[str, Any], found: Mapping[str, Any]) -> dict[str, Any]:
    position = {code: place for place, code in enumerate(found["activities"])}
    space, codes, least = found["space"], found["regions"], threshold_of(found)
    at = dict(zip(space["shown"], zip(space["x"], space["y"], strict=True), strict=True))
    nodes = _columns(found["by_activity"], ("ubiquity", "pci"))
    places = [at.get(a) for a in range(len(position))]
    return {
        "name": found["name"],
        "period": found["period"],
        "measure": found["measure"],
        "source": found["source"] or found["address"] or "",
        "activities": {
            "codes": found["activities"],
            "labels": found["labels"],
            "group": found["groups"],
            "ubiquity": [node[0] for node in nodes],
            "complexity": [node[1] for node in nodes],
            "position": [None if place is None else [round(x, 3) for x in place] for place in places],
        },
        "links": space["edges"],
        "quotients": _by_unit(
            bundle, codes, [[_quotient(q, least) for q in row] for row in found["quotients"]]
        ),
        "threshold": least,
        "change": _change(bundle, found["change"]),
        "next": _by_unit(bundle, codes, [_next(found, code, position) for code in codes]),
        "horizon": found["horizon"],
        "conventions": _conventions(found["conventions"]),
    }


def _next(found: Mapping[str, Any], code: str, position: Mapping[str, int]) -> list[list[Any]] | None:
    """Return [activity, nearness beyond size, probability] of what a region lacks."""
    if code in found["options"]:
        return [[a, _short(excess), _short(chance)] for a, excess, _, chance in found["options"][code]]
    chosen = found["next"].get(code)
    if chosen is None:
        return None
    fields = ("excess", "probability")
    return [[position[one["activity"]], *(_short(one[name]) for name in fields)] for one in chosen]


def _change(bundle: Mapping[str, Any], found: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """Return growth and its parts as shares of where it began."""
    if found is None:
        return None
    rows = _columns(found["shift_share"], ("before", *PARTS))
    shares = [[_short(part / row[0]) if row[0] else None for part in row[1:]] for row in rows]
    return {
        "periods": found["periods"],
        "unit": _by_unit(bundle, found["shift_share"]["rows"], shares),
        "steps": _by_unit(bundle, found["path"]["rows"], _short(found["path"]["values"])),
        "net": _by_unit(bundle, found["net"]["rows"], _short(found["net"]["values"])),
    }


def _incidence(bundle: Mapping[str, Any], one: Mapping[str, Any]) -> dict[str, Any]:
    names = one["names"]
    return {
        "event": {name: both["count"] for name, both in names.items()},
        "exposure": {name: both["exposure"] for name, both in names.items()},
        "level": one["level"],
        "unit": _by_unit(bundle, one["table"]["rows"], _columns(one["table"], COUNTS)),
    }


def _peers(one: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "unit": one["unit"],
        "peers": one["peers"],
        "indicators": one["gaps"]["rows"],
        "gaps": _columns(one["gaps"], GAPS),
    }


def _trends(bundle: Mapping[str, Any], found: Mapping[str, Any]) -> dict[str, Any]:
    sides = [_by_unit(bundle, found[side]["rows"], _short(found[side]["values"])) for side in _SIDES]
    return {
        "indicators": {"codes": found["indicators"], "labels": found["names"]},
        "years": found["years"],
        **dict(zip(_SIDES, sides, strict=True)),
    }


_SIDES = ("growth", "lower", "upper")


def _partners(
    bundle: Mapping[str, Any], found: Mapping[str, Any], structure: Mapping[str, Any] | None
) -> dict[str, Any]:
    place = {code: number for number, code in enumerate(bundle["units"]["codes"])}
    units = found["units"]
    decimals = _decimals(found["score"])

    def gives(matrix: list[list[Any]]) -> list[Any]:
        """Turn "the row receives" into "the row gives", for the page's units."""
        scaled = [[None if v is None else round(v * 10**decimals) for v in row] for row in matrix]
        rows = [_by_unit(bundle, units, row) for row in scaled]
        by_receiver = _by_unit(bundle, units, rows)
        empty = [None] * len(place)
        turned = zip(*(row or empty for row in by_receiver), strict=True)
        return [[None if a == b else v for b, v in enumerate(row)] for a, row in enumerate(turned)]

    item = {code: number for number, code in enumerate(found["items"])}
    has = None
    if found["basis"] == "activities" and structure is not None:
        least = threshold_of(structure)
        rows = [
            [a for a, q in enumerate(row) if q is not None and q >= least] for row in structure["quotients"]
        ]
        has = _by_unit(bundle, structure["regions"], rows)
    return {
        "matrix": gives(found["score"]),
        "decimals": decimals,
        "order": [place[units[row]] for row in found["order"] if units[row] in place],
        "items": {"codes": found["items"], "labels": found["labels"]},
        "has": has,
        "best": [
            [_offer(one, place, item) for one in found["best"].get(code, [])]
            for code in bundle["units"]["codes"]
        ],
        "conventions": _conventions(found["conventions"]),
    }


def _decimals(matrix: Sequence[Sequence[float | None]]) -> int:
    """Return how many decimals leave the largest number of a matrix its digits."""
    largest = max((abs(v) for row in matrix for v in row if v is not None), default=0.0)
    return PARTNER_DIGITS - 1 - math.floor(math.log10(largest)) if largest > 0 else 0


def _offer(one: Mapping[str, Any], place: Mapping[str, int], item: Mapping[str, int]) -> list[Any]:
    """Return [partner, carriers]; of a partner that the page does not count, its code and both scores."""
    carriers = [item[code] for code, _ in one["carriers"] if code in item]
    if one["partner"] in place:
        return [place[one["partner"]], carriers]
    return [one["partner"], carriers, _short(one["score"]), _short(one["back"])]
