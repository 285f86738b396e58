"""Which study it is: what it says of itself, and letters that change with every input and setting."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from poliscope._version import __version__
from poliscope.answers.answers import About
from poliscope.study.questions import Questions

if TYPE_CHECKING:
    from poliscope.study.study.study import Study

__all__ = ["about", "digest"]


def about(study: Study) -> About:
    """Return what the study says of itself."""
    s = study.settings
    return About(
        id=s.id or (study.folder.resolve().name if study.folder else "study"),
        title=s.title,
        question=s.question,
        description=s.description,
        unit=s.unit,
        languages=study.report.languages,
        focus=study.report.focus,
        seed=s.seed,
        digest=study.digest,
        version=__version__,
        labels=study.questions.labels,
    )


def digest(study: Study) -> str:
    """Return twelve letters that change with every input and setting."""
    own = study.settings.model_dump(mode="json")
    if not own["shown"]:
        del own["shown"]  # a study that does not use the setting keeps its letters
    settings = [
        study.framework.model_dump(mode="json"),
        study.recipe.model_dump(mode="json"),
        own,
        study.data.model_dump(mode="json"),
        study.uncertainty.model_dump(mode="json"),
        list(study.units.codes),
    ]
    if study.activities or study.questions != Questions():
        settings.append(study.questions.model_dump(mode="json"))
    summed = hashlib.sha256(json.dumps(settings, sort_keys=True, default=str).encode())
    evidence = study.evidence
    for column in (evidence.unit, evidence.indicator, evidence.period, evidence.status):
        summed.update(column.codes.tobytes() + "\0".join(column.names).encode())
    summed.update(evidence.value.tobytes())
    summed.update(evidence.standard_error.tobytes())
    for table in study.activities:
        summed.update(table.fingerprint())
    return summed.hexdigest()[:12]
