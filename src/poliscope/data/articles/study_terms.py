"""A study's own names and measures beside those of the reader: what is the same, and by what factor.

The reader calls high-tech firms ``hightech_firms`` and counts yuan; a study may call them
``hightech_enterprises`` and count 100 million yuan. Claims are checked in the reader's terms, and
enter a study in its own.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from poliscope.data.articles.claims import Claim
from poliscope.data.articles.lexicon import build_lexicon
from poliscope.data.evidence import Evidence
from poliscope.data.evidence.claims import NOT_USED
from poliscope.data.framework import Framework
from poliscope.data.quantities import read_quantity
from poliscope.data.quantities.numerals import fold
from poliscope.data.units import Units
from poliscope.errors import DataError

__all__ = ["StudyTerms", "find_observations", "in_study_terms", "measure_of", "study_terms"]

Measure = tuple[str | None, float]
"""Unit of measure of the reader, and by what a figure is multiplied to be in it; NaN where unknown."""

LIKE_COUNTS = frozenset({"count", "persons", None})
LEAST_TITLE = 8
"""A shorter title would be found in sources by accident."""


@dataclass(frozen=True, slots=True)
class StudyTerms:
    """Names of a study, for :func:`poliscope.data.articles.read_article`.

    Attributes
    ----------
    framework : mapping of str to mapping
        Indicators that the lexicon does not know, with their labels.
    units : mapping of str to tuple of str
        Unit to its labels.
    twins : mapping of str to str
        Code of the lexicon to the study's own, where both mean the same.
    measures : mapping of str to (str or None, float)
        Code of the study to the reader's unit of measure, and the factor to it.
    written : mapping of str to str
        Code of the study to its unit of measure as the evidence writes it.
    lower_is_better : frozenset of str
        In the reader's codes.
    """

    framework: Mapping[str, Mapping[str, Any]]
    units: Mapping[str, tuple[str, ...]]
    twins: Mapping[str, str]
    measures: Mapping[str, Measure]
    written: Mapping[str, str]
    lower_is_better: frozenset[str]

    def study_code(self, code: str | None) -> str | None:
        """Return the study's code of an indicator."""
        return code if code is None else self.twins.get(code, code)

    def reader_code(self, code: str) -> str:
        """Return the reader's code of an indicator of the study."""
        return next((own for own, study in self.twins.items() if study == code), code)


def study_terms(framework: Framework, units: Units, evidence: Evidence) -> StudyTerms:
    """Collect the names and measures of a study.

    Parameters
    ----------
    framework : Framework
        Its indicators.
    units : Units
        What it compares.
    evidence : Evidence
        Whose units of measure count.
    """
    lexicon = build_lexicon()
    leaves = [node for node in framework.root.walk() if not node.children]
    twins: dict[str, str] = {}
    own: dict[str, dict[str, Any]] = {}
    written = _written(evidence)
    for node in leaves:
        names = list(dict.fromkeys((node.name("zh"), node.name("en"))))
        twin = next((code for name in names if (code := _whole_phrase(lexicon.indicators, name))), None)
        if twin is not None and twin != node.code and node.code not in lexicon.by_code:
            twins.setdefault(twin, node.code)
        elif node.code not in lexicon.by_code:
            measure = written.get(node.code) or node.unit_of_measure
            own[node.code] = {"label": names[0], "aliases": names[1:], "unit_of_measure": measure}
    back = {study: reader for reader, study in twins.items()}
    lower = frozenset(back.get(node.code, node.code) for node in leaves if node.direction < 0)
    return StudyTerms(
        framework=own,
        units={code: tuple({units.label(code, lang) for lang in ("en", "zh")}) for code in units.codes},
        twins=twins,
        measures={code: measure_of(text) for code, text in written.items()},
        written=written,
        lower_is_better=lower,
    )


def _whole_phrase(phrases: Any, name: str) -> str | None:
    """Return the code of the lexicon whose phrase is the whole of a name."""
    folded = fold(name)
    found = phrases.find(folded)
    whole = len(found) == 1 and (found[0].start, found[0].end) == (0, len(folded))
    return str(found[0].payload.code) if whole else None


def _written(evidence: Evidence) -> dict[str, str]:
    """Return the unit of measure of each indicator, as its last figure writes it."""
    measures: dict[str, str] = {}
    names, codes = evidence.indicator, evidence.unit_of_measure
    pairs = dict.fromkeys(zip(names.codes.tolist(), codes.codes.tolist(), strict=True))
    for indicator, measure in pairs:
        if codes.names[measure]:
            measures[names.names[indicator]] = codes.names[measure]
    return measures


def measure_of(text: str) -> Measure:
    """Read a unit of measure as a study writes it.

    Examples
    --------
    >>> measure_of("100 million CNY"), measure_of("亿元"), measure_of("% of GDP"), measure_of("")
    (('CNY', 100000000.0), ('CNY', 100000000.0), ('%', 1.0), (None, 1.0))
    """
    plain = text.strip()
    if not plain or plain.startswith("%") or plain == "rank":
        return (plain[:1] if plain.startswith("%") else plain or None), 1.0
    for written in (plain, f"1 {plain}", f"1{plain}"):
        try:
            found = read_quantity(written)
        except DataError:
            continue
        if not found.missing and found.unit is not None:
            return found.unit, found.value
    return None, math.nan


def find_observations(
    evidence: Evidence, claims: Iterable[Claim], terms: StudyTerms, *, title: str = "", address: str = ""
) -> tuple[list[dict[str, Any]], int]:
    """Return a study's figures in the reader's codes and measures, without those of the article itself.

    A figure that the study has from this very article would agree with it in any case.

    Parameters
    ----------
    evidence : Evidence
        Of the study.
    claims : iterable of Claim
        Only the figures of their units are returned.
    terms : StudyTerms
    title, address : str
        Of the article: figures with such a source are left out.

    Returns
    -------
    list of dict
        ``unit, indicator, period, value, unit_of_measure, source``.
    int
        How many figures were left out because their source is the article.
    """
    wanted = list({claim.unit for claim in claims if claim.unit})
    rows, own = [], 0
    for one in evidence.take(evidence.unit.positions_in(wanted) >= 0):
        if one.status in NOT_USED or math.isnan(one.value):
            continue
        if _is_article(one.source, title) or (address and one.address == address):
            own += 1
            continue
        unit, factor = measure_of(one.unit_of_measure)
        if math.isfinite(factor):
            rows.append(
                {
                    "unit": one.unit,
                    "indicator": terms.reader_code(one.indicator),
                    "period": one.period,
                    "value": one.value * factor,
                    "unit_of_measure": unit,
                    "source": one.source,
                }
            )
    return rows, own


def _is_article(source: str, title: str) -> bool:
    short = re.sub(r"\W", "", fold(title))
    return len(short) >= LEAST_TITLE and short in re.sub(r"\W", "", fold(source))


def in_study_terms(claim: Claim, terms: StudyTerms) -> Claim:
    """Return a claim under the study's code and in its unit of measure.

    Where the units of measure cannot be brought together the figure stays as it is, and the note says so.
    """
    code = terms.study_code(claim.indicator)
    known = terms.measures.get(code or "")
    renamed = replace(claim, indicator=code)
    if known is None or claim.kind not in {"level", "share", "growth"}:
        return renamed
    unit, factor = known
    same = unit == claim.unit_of_measure or {unit, claim.unit_of_measure} <= LIKE_COUNTS or unit is None
    if not same or math.isnan(factor):
        warning = f"the study measures {code} in {terms.written[code or '']}: convert before accepting"
        return replace(renamed, note="; ".join(filter(None, (claim.note, warning))))
    return replace(
        renamed,
        value=claim.value / factor,
        value_high=claim.value_high / factor,
        low=claim.low / factor,
        high=claim.high / factor,
        unit_of_measure=terms.written[code or ""],
    )
