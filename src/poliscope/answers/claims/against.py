"""What a study says of an article: each claim beside its figures, each comparison beside its indices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from poliscope.answers.claims.pairs import PairVerdict
from poliscope.answers.claims.stated import InIndicator, Stated
from poliscope.answers.claims.worded import Worded
from poliscope.data.articles import Claim
from poliscope.data.articles.study_terms import StudyTerms, in_study_terms

__all__ = ["AgainstStudy", "Agreement"]


@dataclass(frozen=True, slots=True)
class Agreement:
    """One claim beside the study's figures.

    Parameters
    ----------
    claim : str
        Its name.
    verdict : str
        "agrees", "disagrees", "other year", "other definition" or "cannot tell".
    reason : str
        For "cannot tell": "kind" (no figure of an indicator), "unknown" (the study has none for it), or
        "no-figure" (none of that period).
    figures : tuple of (str, float)
        The study's figures of the same unit and indicator: period, and value in the claim's measure.
    message : str
        What was compared, in English.
    """

    claim: str
    verdict: str
    reason: str
    figures: tuple[tuple[str, float], ...]
    message: str = ""


@dataclass(frozen=True, eq=False)
class AgainstStudy:
    """What a study says of an article.

    Parameters
    ----------
    terms : StudyTerms
        Names of the study.
    agreements : tuple of Agreement
        One a claim.
    own : int
        Figures of the study that were left aside because they come from the article itself.
    indicators : tuple of InIndicator
        The article's comparisons in indicators of the study.
    stated : tuple of Stated
        Who is ahead of whom by the article.
    pairs : tuple of PairVerdict
        Whether that holds, in the order of `stated`.
    untested : int
        Pairs that were not tested, there being too many.
    worded : tuple of Worded
        What the article says in words of who is ahead, and whether that holds.
    """

    terms: StudyTerms
    agreements: tuple[Agreement, ...]
    own: int
    indicators: tuple[InIndicator, ...]
    stated: tuple[Stated, ...]
    pairs: tuple[PairVerdict, ...]
    untested: int
    worded: tuple[Worded, ...] = ()

    def evidence(self, claims: Sequence[Claim]) -> tuple[Claim, ...]:
        """Return claims under the study's codes and in its units of measure, to enter it."""
        return tuple(in_study_terms(claim, self.terms) for claim in claims)
