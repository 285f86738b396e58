"""How sure, for the interactive page: what it shows, each number once.

A share of draws in which a unit is ahead of another is 1 less the share the other way round (ties count
half for each), so one half of the matrix is carried, in as many dots of a hundred as are shown. Shares of
ranks are whole numbers of hundred thousandths, to which the bundle rounds them. ``frontend/src/study.ts``
describes the result.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

__all__ = ["page_robustness"]

_KEPT = ("tiers", "tier_rule", "spread", "rules", "possible_ranks", "potential_winners")
_VERDICT = ("grade", "named", "first_tier", "first_share", "words")
_CHALLENGE = ("challenger", "change", "weights", "words")
_CHOICE = ("choice", "label", "first_order", "total_order")
_SCOPE = ("name", "draws", "rank_range")
SHARE = 10**5


def page_robustness(found: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """Return the robustness's part of the bundle as the page has it; None where it was not computed."""
    if found is None:
        return None
    return {
        "verdict": _some(found["verdict"], _VERDICT),
        **_some(found, _KEPT),
        "scopes": [
            {
                **_some(scope, _SCOPE),
                "rank_acceptability": [list(map(_share, row)) for row in scope["rank_acceptability"]],
                "ahead": _upper(scope["pairwise_winning"]),
            }
            for scope in found["scopes"]
        ],
        "dethroning": [_some(one, _CHALLENGE) for one in found["dethroning"]],
        "sensitivity": [_some(one, _CHOICE) for one in found["sensitivity"]],
    }


def _some(part: Mapping[str, Any], names: Sequence[str]) -> dict[str, Any]:
    return {name: part[name] for name in names}


def _share(value: float | None) -> int | None:
    return None if value is None else round(value * SHARE)


def _dots(value: float | None) -> int | None:
    """Return how many of a hundred dots show a share; all or none only where it is so."""
    if value is None:
        return None
    return round(value) * 100 if value <= 0 or value >= 1 else min(99, max(1, math.floor(value * 100 + 0.5)))


def _upper(matrix: Sequence[Sequence[float | None]] | None) -> list[list[int | None]] | None:
    """Return of each row what stands behind the diagonal."""
    if matrix is None:
        return None
    return [[_dots(value) for value in row[place + 1 :]] for place, row in enumerate(matrix)]
