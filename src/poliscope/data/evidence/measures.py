"""In what unit of measure the figures of an indicator are, as the evidence says it."""

from __future__ import annotations

import numpy as np

from poliscope.data.evidence.observations import Evidence

__all__ = ["stated_measures"]


def stated_measures(evidence: Evidence) -> dict[str, str]:
    """Return the unit of measure of every indicator whose figures state one and no other.

    Parameters
    ----------
    evidence : Evidence
        All claims.

    Returns
    -------
    dict of str to str
        By code; an indicator without a unit, or with several, is not in it.
    """
    indicator, unit = evidence.indicator, evidence.unit_of_measure
    stated: dict[str, set[str]] = {}
    for code, number in np.unique(np.stack([indicator.codes, unit.codes]), axis=1).T.tolist():
        if name := unit.names[number]:
            stated.setdefault(indicator.names[code], set()).add(name)
    return {code: names.pop() for code, names in stated.items() if len(names) == 1}
