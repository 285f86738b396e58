"""From answers to claims: what structure, luck, the mirror, trends and partners say, and no more."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from poliscope.answers.complementarity import Complementarity
from poliscope.answers.incidence import Incidence
from poliscope.answers.peers import PeerComparison
from poliscope.answers.regional.claims import (
    BestCoalition,
    Climate,
    Converging,
    Doubt,
    Gap,
    LuckOrClimate,
    NextActivity,
    Partner,
    PathDependence,
    Regional,
    RegionalFinding,
    SpecialisedIn,
    Strength,
    TargetPace,
)
from poliscope.answers.structure import PathTest, Structure, next_activities
from poliscope.answers.trends import Trends
from poliscope.data.activities import Named
from poliscope.data.matrix import Cell
from poliscope.kernels.activities import to_dense

__all__ = [
    "incidence_findings",
    "partner_findings",
    "path_finding",
    "peer_findings",
    "regional_findings",
    "structure_findings",
    "trend_findings",
]

NAMED = 3
"""So many activities or indicators are named in a sentence."""
FEW = 5
"""Claims are made about at most so many units that nobody asked about."""
SURPRISING = 0.05
"""A chance below this, after looking at all places, is more than luck."""


def regional_findings(regional: Regional, *, focus: tuple[str, ...] = ()) -> Regional:
    """Return the answers with what they say as claims.

    Parameters
    ----------
    regional : Regional
        Without findings.
    focus : tuple of str
        Units that the reader asks about: claims on single units are about these.
    """
    found: list[RegionalFinding] = []
    for structure in regional.structures:
        found += structure_findings(structure, focus)
    for incidence in regional.incidence:
        found += incidence_findings(incidence, focus)
    for comparison in regional.peers:
        found += peer_findings(comparison)
    if regional.trends is not None:
        found += trend_findings(regional.trends, focus)
    if regional.complementarity is not None:
        found += partner_findings(regional.complementarity, focus, regional.coalition, regional.structures)
    return replace(regional, focus=focus, findings=tuple(found))


# --- structure ------------------------------------------------------------------------------------


def structure_findings(structure: Structure, focus: tuple[str, ...]) -> list[RegionalFinding]:
    """Return what a structure says: of the regions asked about, and of path dependence."""
    known = [code for code in focus if structure.activities.has_region(code)]
    regions = known or list(structure.shown_regions()[:1])
    found: list[RegionalFinding] = [one for r in regions if (one := _specialised(structure, r))]
    found.append(path_finding(structure.path_test))
    found += [following for r in regions if (following := _next(structure, r))]
    found += [Doubt(kind) for kind in structure.warnings]
    return found


def _specialised(structure: Structure, region: str) -> SpecialisedIn | None:
    place = structure.activities.region_position(region)
    amounts, table = to_dense(structure.table[[place]])[0], structure.table
    if not amounts.sum() > 0:
        return None
    whole = np.asarray(table.sum(axis=0), dtype=np.float64).ravel()
    ahead = amounts / amounts.sum() - whole / whole.sum()
    has = to_dense(structure.presences[[place]])[0] > 0
    order = [c for c in np.argsort(-ahead, kind="stable").tolist() if has[c]][:NAMED]
    quotient = to_dense(structure.quotients[[place]])[0]
    if not order:
        return None
    names = structure.activities
    return SpecialisedIn(
        region,
        tuple(names.named(names.activities[c]) for c in order),
        tuple(float(quotient[c]) for c in order),
    )


def path_finding(test: PathTest) -> PathDependence:
    """Return what the test of path dependence says, against the baseline that is hardest to beat."""
    about = {"before": test.before, "after": test.after, "pairs": test.pairs, "entries": test.entries}
    if test.lift is None or test.lift_lower is None or test.lift_upper is None or test.estimate is None:
        return PathDependence(test.verdict, test.reason, **about)  # type: ignore[arg-type]
    hardest = test.lift.rows[int(np.argmin(test.lift_lower.column("auc")))]
    base = float("nan") if test.base is None else float(test.base[-1])
    return PathDependence(
        test.verdict,
        test.reason,
        **about,  # type: ignore[arg-type]
        auc=test.estimate["structure", "auc"],
        baseline=hardest,
        baseline_auc=test.estimate[hardest, "auc"],
        lift=test.lift[hardest, "auc"],
        lower=test.lift_lower[hardest, "auc"],
        upper=test.lift_upper[hardest, "auc"],
        top_five=test.estimate["structure", "top five"],
        top_five_base=base,
    )


def _next(structure: Structure, region: str) -> NextActivity | None:
    options = next_activities(structure, region, most=NAMED)
    if not options:
        return None
    names = structure.activities
    return NextActivity(
        region,
        tuple(names.named(option.activity) for option in options),
        tuple(option.probability for option in options),
        tuple(names.named(code) for code, _ in options[0].carriers),
        structure.forecast.horizon if structure.forecast else 0,
        structure.path_test.shown,
    )


# --- luck -----------------------------------------------------------------------------------------


def incidence_findings(incidence: Incidence, focus: tuple[str, ...]) -> list[RegionalFinding]:
    """Return whether places differ by more than luck, and what holds of those asked about."""
    fit, hidden = incidence.shrinkage, int(np.isnan(incidence.observed).sum())
    found: list[RegionalFinding] = [
        Climate(
            incidence.count,
            incidence.exposure,
            len(incidence.places),
            int(np.nansum(incidence.observed)),
            fit.p_value,
            fit.heterogeneity,
            incidence.listed_from,
            hidden,
            len(incidence.left_out),
        )
    ]
    table = incidence.table
    surprising = table.column("chance_after_looking") < SURPRISING
    named = [p for p, yes in zip(incidence.places, surprising, strict=True) if yes][:FEW]
    wanted = dict.fromkeys((*named, *(code for code in focus if code in incidence.places)))
    found += [_luck(incidence, place) for place in wanted]
    return found


def _luck(incidence: Incidence, place: str) -> LuckOrClimate:
    row = dict(zip(incidence.table.columns, incidence.table.row(place).tolist(), strict=True))
    out = row["standing_out"]
    if np.isnan(row["observed"]):
        verdict = "not-listed"
    elif row["chance_after_looking"] < SURPRISING:
        verdict = "much-more" if out < SURPRISING else "more"
    else:
        verdict = "fewer" if row["upper"] < 1 else "luck-suffices"
    return LuckOrClimate(
        place,
        incidence.count,
        incidence.exposure,
        -1 if np.isnan(row["observed"]) else int(row["observed"]),
        row["expected"],
        row["chance"],
        row["chance_after_looking"],
        out,
        verdict,
        incidence.listed_from,
        (Cell(place, incidence.count), Cell(place, incidence.exposure)),
    )


# --- the mirror -----------------------------------------------------------------------------------


def peer_findings(comparison: PeerComparison) -> list[RegionalFinding]:
    """Return where a unit is ahead of its mirror, where behind, and what that is worth."""
    unit, peers = comparison.unit, comparison.peers
    found: list[RegionalFinding] = []
    if ahead := comparison.ahead():
        cells = tuple(Cell(unit, code) for code in ahead[:NAMED])
        found.append(Strength(unit, peers, ahead[:NAMED], cells))
    behind = comparison.behind()
    first = behind[0] if behind else ""
    found.append(
        Gap(
            unit,
            peers,
            first,
            comparison.gaps[first, "worth"] if first else 0.0,
            int(comparison.rank),
            int(comparison.gaps[first, "rank"]) if first else int(comparison.rank),
            int(comparison.all_rank),
            (Cell(unit, first), *(Cell(peer, first) for peer in peers)) if first else (),
        )
    )
    return found


# --- trends ---------------------------------------------------------------------------------------


def trend_findings(trends: Trends, focus: tuple[str, ...]) -> list[RegionalFinding]:
    """Return how units asked about move towards targets, and whether units converge."""
    pacings = [p for p in trends.pacings if p.target.unit or not focus or p.unit in focus]
    own = {p.unit for p in pacings if not p.target.unit}
    few = set(sorted(own)[:FEW]) if not focus else own
    found: list[RegionalFinding] = [TargetPace(p) for p in pacings if p.target.unit or p.unit in few]
    for one in trends.convergence:
        if one.beta is not None and one.verdict != "cannot-tell":
            b = one.beta
            found.append(
                Converging(
                    one.indicator, one.verdict, one.first, one.last, b.units, b.slope, b.lower, b.upper
                )
            )
    return found


# --- partners -------------------------------------------------------------------------------------


def partner_findings(
    found: Complementarity, focus: tuple[str, ...], coalition: int, structures: tuple[Structure, ...] = ()
) -> list[RegionalFinding]:
    """Return the best partner of each unit asked about, and the best coalition."""
    named = structures[0].activities.named if found.basis == "activities" and structures else Named
    claims: list[RegionalFinding] = []
    for unit in [code for code in focus if code in found.units] or found.units[:1]:
        for offer in found.partners(unit, most=1, carriers=NAMED):
            carriers = tuple(named(code) for code, _ in offer.carriers)
            claims.append(Partner(unit, offer.partner, found.basis, carriers, offer.kind))
    if 1 < coalition < len(found.units):
        best = found.coalition(coalition)
        claims.append(BestCoalition(best.members, best.value, found.basis, best.exact))
    return claims
