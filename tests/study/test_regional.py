"""A study file that asks why, what next and with whom: read, checked, written, answered."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

import poliscope as ps
from poliscope.errors import DataError, StudyError

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture(scope="module")
def study():
    return ps.read_study(EXAMPLES / "synthetic-regions")


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(EXAMPLES / "synthetic-regions", tmp_path / "s")
    return tmp_path / "s"


def changed(folder, old, new):
    file = folder / "study.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    return folder


def test_answers_by_their_names(study):
    assert study.structure().regions[:2] == ("R01", "R02")
    assert study.structure() is study.structure()
    assert study.structure(period="2015").period == "2015"
    assert study.incidence().count == "stars"
    assert study.peers("R12").kinds == ("mix", "size", "income")
    assert study.peers("R12", "R07").peers == ("R07",)
    assert study.trends().years.tolist() == [2012, 2015, 2018, 2021]
    assert study.complementarity().basis == "activities"
    assert study.complementarity("profile").basis == "profile"


def test_written_and_read_again_gives_the_same_answers(study, tmp_path):
    again = ps.read_study(study.write(tmp_path / "again"))
    assert again.structure().activities.fingerprint() == study.structure().activities.fingerprint()
    np.testing.assert_array_equal(again.structure().by_region.values, study.structure().by_region.values)
    one, other = study.questions.model_dump(), again.questions.model_dump()
    assert {k: v for k, v in one.items() if k != "activities"} == {
        k: v for k, v in other.items() if k != "activities"
    }
    assert again.structure().path_test.verdict == study.structure().path_test.verdict


def test_the_digest_changes_with_activities_and_questions(study, folder):
    before = study.digest
    changed(folder, "listed_from = 0" if False else 'count = "stars"', 'count = "patents"')
    assert ps.read_study(folder).digest != before


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('exposure = "jobs"', 'exposure = "job"', 'no row of the evidence names the indicator "job"'),
        ('unit = "R07"', 'unit = "R99"', 'targets.unit names an unknown unit "R99"'),
        ('size = "jobs"', 'size = "jbs"', 'no row of the evidence names the indicator "jbs"'),
        ('file = "activities.csv"', 'file = "nothing.csv"', "nothing.csv"),
        ("horizon = 1", "horizons = 1", "horizons"),
        ('measure = "jobs"', 'shape = "round"', "shape"),
    ],
)
def test_what_does_not_fit_is_said(folder, old, new, message):
    with pytest.raises((StudyError, DataError), match=message):
        ps.read_study(changed(folder, old, new))


def test_a_study_without_activities_says_what_to_add():
    plain = ps.read_study(EXAMPLES / "gii-clusters-2023")
    with pytest.raises(StudyError, match="the study has no table of activities"):
        plain.structure()
    with pytest.raises(StudyError, match="does not say what is counted"):
        plain.incidence()
    assert plain.complementarity().basis == "profile"
    with pytest.raises(StudyError, match='there is no basis "shoe size"'):
        plain.complementarity("shoe size")


def test_a_mirror_named_in_the_study_file():
    china = ps.read_study(EXAMPLES / "china-cities")
    assert china.peers("Hangzhou").peers == ("Shenzhen",)
    assert china.peers("Hangzhou", number=3).chosen
    assert china.peers("Beijing").kinds == ("size", "profile")


def test_other_studies_keep_their_digest(tmp_path):
    """What a study does not ask does not change it."""
    plain = ps.read_study(EXAMPLES / "gii-clusters-2023")
    assert plain.replace(activities=()).digest == plain.digest
