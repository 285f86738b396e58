"""A study that is written reads as the same study."""

from __future__ import annotations

import tomllib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import poliscope as ps
from poliscope.errors import StudyError
from poliscope.study.toml import to_toml
from studies import VALUES, study

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.mark.parametrize("name", ["china-cities", "gii-clusters-2023", "shenzhen-hangzhou"])
def test_every_example_survives_the_round_trip(name, tmp_path):
    first = ps.read_study(EXAMPLES / name)
    again = ps.read_study(first.write(tmp_path / "copy"))
    assert again.framework == first.framework
    assert again.recipe == first.recipe
    assert again.uncertainty == first.uncertainty
    assert again.report == first.report
    assert again.settings == first.settings
    assert again.units.labels == first.units.labels
    np.testing.assert_array_equal(again.index().node_scores, first.index().node_scores)
    assert [c.source for c in again.evidence] == [c.source for c in first.evidence]


def test_methods_for_single_nodes_survive(tmp_path):
    made = study(
        normalise={"method": "minmax", "low": 1},
        aggregate=["geometric", "arithmetic"],
        aggregate_at={"P": {"method": "power", "p": 0.5}},
        normalise_each={"q1": "rank"},
        minimum_availability=[0.5, 0.4],
    )
    again = ps.read_study(made.write(tmp_path / "copy"))
    assert again.recipe == made.recipe


def test_a_study_that_is_there_is_not_overwritten(tmp_path):
    study().write(tmp_path)
    with pytest.raises(StudyError, match="already holds a study"):
        study().write(tmp_path)
    study(VALUES + 1).write(tmp_path, overwrite=True)
    assert ps.read_study(tmp_path).index().raw["A", "p1"] == 11
    assert {p.name for p in tmp_path.iterdir()} == {
        "study.toml",
        "framework.csv",
        "evidence.csv",
        "units.csv",
    }


PLAIN = st.recursive(
    st.booleans()
    | st.integers(-(2**60), 2**60)
    | st.floats()
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"]), max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.text(st.characters(exclude_categories=["Cs"]), max_size=5), PLAIN, max_size=4))
def test_whatever_is_written_reads_the_same(document):
    read = tomllib.loads(to_toml(document))
    kept = {key: value for key, value in document.items() if value != {}}
    assert repr(read) == repr(
        {
            **{k: v for k, v in kept.items() if not isinstance(v, dict)},
            **{k: v for k, v in kept.items() if isinstance(v, dict)},
        }
    )


def test_what_toml_has_no_word_for_is_refused():
    with pytest.raises(TypeError, match="TOML has no complex"):
        to_toml({"a": 1j})
