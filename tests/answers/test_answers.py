"""All answers together."""

from __future__ import annotations

from poliscope.answers.answers import About, Answers
from studies import study


def test_what_a_study_says_of_itself_and_its_answers():
    answers = study(seed=7).answers()
    assert isinstance(answers, Answers)
    assert answers.about.seed == 7
    assert len(answers.about.digest) == 12
    assert answers.index.order()[0] in answers.findings[0].units
    assert About().languages == ("en", "zh")
