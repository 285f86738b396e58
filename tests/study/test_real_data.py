"""Real tables with gaps, from their files to a report: UK regions, US states, Chinese cities.

The data lie beside the checkout (``shared/data``, each folder with a README); they are not carried.
"""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import numpy as np
import pytest

import poliscope as ps
from poliscope.show.report import write_report


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def write_framework(path: Path, rows: list[dict[str, object]]) -> None:
    heads = list(dict.fromkeys(key for row in rows for key in row))
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, heads)
        writer.writeheader()
        writer.writerows(rows)


STUDY = """schema = 1
[study]
title = "{title}"
period = "{period}"
[data]
evidence = {{ file = "{file}", columns = {{ {columns} }}, source = "{source}" }}
[framework]
table = "framework.csv"
[recipe]
{recipe}
"""


@pytest.fixture(scope="module")
def uk(shared, tmp_path_factory):
    """Build the UK index of the README: indicators of 2018 in their four pillars."""
    source, folder = shared / "data" / "uk-nuts2-innovation", tmp_path_factory.mktemp("uk")
    shutil.copy(source / "indicators_long.csv", folder)
    filled = {row["indicator"] for row in rows_of(source / "indicators_long.csv") if row["year"] == "2018"}
    meta = [row for row in rows_of(source / "indicator_meta.csv") if row["indicator"] in filled]
    pillars = dict.fromkeys(row["framework_group"] for row in meta)
    write_framework(
        folder / "framework.csv",
        [{"code": pillar, "parent": "index"} for pillar in pillars]
        + [{"code": "index"}]
        + [
            {
                "code": row["indicator"],
                "parent": row["framework_group"],
                "label": row["title"],
                "unit_of_measure": row["unit"],
                "source": row["source_name"],
                "direction": -1 if "air_pollution" in row["indicator"] else 1,
            }
            for row in meta
        ],
    )
    (folder / "study.toml").write_text(
        STUDY.format(
            title="UK regions",
            period=2018,
            file="indicators_long.csv",
            source="Nesta and BEIS, 2021",
            columns='unit = "nuts_id", period = "year"',
            recipe='screen = { method = "availability", minimum = 0.8 }\nimpute = "median"\n'
            'treat = "two-stage"',
        ),
        encoding="utf-8",
    )
    return ps.read_study(folder)


def test_the_uk_index_is_that_of_the_readme(uk):
    index = uk.index()
    assert len(uk.framework.indicators) == 49
    assert len(uk.framework.root.children) == 4
    assert int(index.stages.kept.sum()) == 39
    kept = index.stages.raw[index.stages.kept]
    assert round(100 * np.isfinite(kept).mean(), 1) == 98.3  # the README's table of completeness


def test_the_uk_index_is_told_with_its_gaps(uk, tmp_path):
    index = uk.index()
    imputed = next(flag for flag in index.flags if flag.kind == "imputed")
    assert imputed.count == int((~np.isfinite(index.stages.raw[index.stages.kept])).sum())
    assert len(index.order()) == 39
    page = write_report(uk.answers(), tmp_path / "uk.html").read_text(encoding="utf-8")
    assert index.order()[0] in page
    assert "Nesta and BEIS, 2021" in page


def test_the_uk_index_over_the_years(uk):
    panel = uk.replace(period="all", impute="latest", treat="none").panel(["2015", "2016", "2017", "2018"])
    assert [len(index.order()) > 30 for index in panel.values()] == [True] * 4
    assert all(np.nanmax(index.normalised.values) <= 100 + 1e-9 for index in panel.values())


def test_us_states_from_a_table_with_years_in_columns(shared, tmp_path):
    source = shared / "data" / "us-state-industry-gdp"
    shutil.copy(source / "gdp_leaf_industries.csv", tmp_path)
    industries = {row["line"]: row for row in rows_of(source / "industries.csv")}
    leaves = [row for row in industries.values() if row["leaf"] == "1"]
    write_framework(
        tmp_path / "framework.csv",
        [{"code": "index"}]
        + [{"code": r["line"], "parent": "index", "label": r["industry"]} for r in leaves],
    )
    (tmp_path / "study.toml").write_text(
        STUDY.format(
            title="US states",
            period=2021,
            file="gdp_leaf_industries.csv",
            source="U.S. Bureau of Economic Analysis",
            columns='unit = "state", indicator = "line"',
            recipe='treat = "two-stage"\nimpute = "none"',
        ),
        encoding="utf-8",
    )
    study = ps.read_study(tmp_path)
    assert len(study.units.codes) == 51
    assert len(study.framework.indicators) == 65
    assert len(study.periods) == 25
    assert study.index().order()[0] == "CA"
    written = write_report(study.answers(), tmp_path / "us.html")
    assert written.stat().st_size < 3_000_000


def test_all_chinese_cities_with_conflicts_kept(shared, tmp_path):
    shutil.copy(shared / "data" / "china-cities" / "observations.csv", tmp_path)
    codes = ["rd_intensity", "hightech_enterprises", "unicorns", "gdp"]
    write_framework(
        tmp_path / "framework.csv", [{"code": "index"}] + [{"code": c, "parent": "index"} for c in codes]
    )
    (tmp_path / "study.toml").write_text(
        STUDY.format(
            title="Cities",
            period=2023,
            file="observations.csv",
            source="",
            columns='unit = "city", period = "year", unit_of_measure = "unit", source = "source_title", '
            'address = "source_address", quote = "quote_or_location"',
            recipe='normalise = "rank"',
        ).replace('period = "2023"', 'period = "2023"\nwithin = 2'),
        encoding="utf-8",
    )
    study = ps.read_study(tmp_path)
    assert len(study.evidence) == 973
    assert len(study.units.codes) == 59
    index = study.index()
    conflicts = {(c.cell.unit, c.cell.indicator): c for c in index.table.conflicts}
    assert {claim.value for claim in conflicts["Shenzhen", "hightech_enterprises"].claims} == {24000, 24800}
    page = write_report(study.answers(), tmp_path / "cn.html").read_text(encoding="utf-8")
    assert "24,800" in page
