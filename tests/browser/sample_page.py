"""A page in which every analysis is filled in: the synthetic regions of the examples."""

from __future__ import annotations

import dataclasses
from functools import cache
from pathlib import Path
from typing import Any

from poliscope.answers.answers import Answers
from poliscope.answers.robustness import build_robustness
from poliscope.show.bundle import make_bundle
from poliscope.study import read_study

DRAWS = 2000


def sure_bundle(answers: Answers, *, seed: int = 3) -> dict[str, Any]:
    """Return a bundle of answers with their certainty."""
    sure = build_robustness(answers.index, draws=DRAWS, seed=seed)
    return make_bundle(dataclasses.replace(answers, robustness=sure))


@cache
def full_bundle() -> dict[str, Any]:
    """Return a bundle with every analysis: 45 made-up regions, in two languages."""
    study = read_study(Path(__file__).parents[2] / "examples" / "synthetic-regions")
    return sure_bundle(study.answers())
