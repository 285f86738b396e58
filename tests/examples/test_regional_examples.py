"""The made-up example is made as it says, and the script for the US states runs on the files it names."""

from __future__ import annotations

import runpy
from pathlib import Path

import numpy as np
import pytest

import poliscope as ps

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def test_the_made_up_files_are_those_of_the_generator(tmp_path):
    script = runpy.run_path(str(EXAMPLES / "synthetic-regions" / "generate.py"))
    script["write"](tmp_path)
    for name in ("activities.csv", "industries.csv", "evidence.csv"):
        made = (tmp_path / name).read_text("utf-8")
        assert made == (EXAMPLES / "synthetic-regions" / name).read_text("utf-8"), name
    assert "SYNTHETIC" in (EXAMPLES / "synthetic-regions" / "study.toml").read_text("utf-8")


def test_the_us_states_from_a_folder_that_the_user_names(shared, tmp_path):
    data = shared / "data" / "us-state-industry-gdp"
    if not data.is_dir():
        pytest.skip("the folder ../shared/data/us-state-industry-gdp is not here")
    script = runpy.run_path(str(EXAMPLES / "us-states" / "make_study.py"))
    script["main"](data, tmp_path / "us")
    study = ps.read_study(tmp_path / "us")
    structure = study.structure()
    assert (len(structure.regions), len(structure.activities.activities)) == (51, 65)
    assert [note.message[:8] for note in structure.activities.notes] == ["58 cells"]
    assert structure.path_test.verdict == "not-shown"
    # the leaves add up to the state's total, to the rounding of the source (its README)
    total = structure.by_region["CA", "total"]
    assert total == pytest.approx(study.index().raw["CA", "gdp"], abs=5)
    change = structure.change.shift_share
    parts = [change.column(name) for name in ("national", "industry_mix", "regional")]
    np.testing.assert_allclose(sum(parts), change.column("change"), rtol=1e-9)
    (convergence,) = study.trends().convergence
    assert convergence.beta.units == 51
