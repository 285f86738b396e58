"""The shipped examples run, and say what their sources say."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import poliscope as ps

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.mark.parametrize("name", sorted(p.parent.name for p in EXAMPLES.glob("*/study.toml")))
def test_every_example_ranks_and_has_a_readme(name):
    study = ps.read_study(EXAMPLES / name)
    assert study.index().order()
    assert (EXAMPLES / name / "README.md").is_file()


def test_the_published_order_of_the_clusters():
    """WIPO, Global Innovation Index 2023, Appendix Table 3, rows 1 to 34."""
    with (EXAMPLES / "gii-clusters-2023" / "published.csv").open(encoding="utf-8") as lines:
        published = [row["cluster"] for row in csv.DictReader(lines)]
    assert len(published) == 34
    assert list(ps.read_study(EXAMPLES / "gii-clusters-2023").index().order()) == published


def test_the_articles_own_figures_put_shenzhen_first():
    index = ps.read_study(EXAMPLES / "shenzhen-hangzhou").index()
    assert index.order() == ("Shenzhen", "Hangzhou")
    # by hand: (3.92 / 6.46 + 16500 / 25000 + 850000 / 1844000) / 3
    assert index.scores["Hangzhou", "innovation"] == pytest.approx((3.92 / 6.46 + 0.66 + 850 / 1844) / 3)


def test_every_figure_of_the_cities_names_its_source():
    study = ps.read_study(EXAMPLES / "china-cities")
    for claim in study.evidence:
        assert claim.source
        assert not claim.quote
        assert not claim.address or claim.address.startswith(("http://", "https://"))
    assert len(study.units.codes) == 22


def test_the_lines_of_python_in_the_readme_run(capsys, monkeypatch):
    readme = (EXAMPLES.parent / "README.md").read_text(encoding="utf-8")
    code = readme.split("```python\n")[1].split("```")[0]
    monkeypatch.chdir(EXAMPLES.parent)
    exec(compile(code, "README.md", "exec"), {})
    assert "Beijing" in capsys.readouterr().out
