"""The framework as rows and back, and studies that begin with a table."""

from __future__ import annotations

import tomllib

import pytest

from poliscope.data.framework import Framework
from poliscope.errors import StudyError
from poliscope.study import read_study
from poliscope.web.editing import (
    first_rows,
    framework_files,
    framework_from,
    new_study_files,
    rows_of,
    with_evidence_files,
)
from poliscope.web.workspace import NEW, STUDY_FILE, Workspace


def test_rows_that_nobody_touched_make_the_same_framework(folder):
    study = read_study(folder)
    rows = rows_of(study)
    assert [row["code"] for row in rows if row["used"]] == [node.code for node in study.framework.root.walk()]
    assert framework_from(rows, study.framework) == study.framework


def test_a_person_changes_labels_weights_pillars_and_directions(folder):
    workspace = Workspace(folder)
    before = workspace.study()
    rows = rows_of(before)
    first = next(row for row in rows if row["leaf"] and row["used"])
    first |= {
        "label": "R&D",
        "label_zh": "研发",
        "weight": " 2.5 ",
        "direction": "-1",
        "parent": "A new pillar",
    }
    workspace.change(workspace.revision(), lambda: framework_files(workspace, rows))
    after = workspace.study()
    node = after.framework[first["code"]]
    assert (node.label, node.labels["zh"], node.weight, node.direction) == ("R&D", "研发", 2.5, -1)
    assert after.framework.parents[after.framework.position[first["code"]]] == "A new pillar"
    assert node.description == before.framework[first["code"]].description
    assert after.recipe == before.recipe


def test_an_indicator_that_is_not_used_goes_and_its_empty_pillar_too(folder):
    study = read_study(folder)
    rows = rows_of(study)
    gone = [row for row in rows if row["parent"] == "research"]
    for row in gone:
        row["used"] = False
    found = framework_from(rows, study.framework)
    assert set(study.framework.codes) - set(found.codes) == {"research", *(row["code"] for row in gone)}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"weight": "-1"}, 'the weight "-1" is not 0 or more'),
        ({"weight": "much"}, 'the weight "much" is not 0 or more'),
        ({"weight": "nan"}, 'the weight "nan" is not 0 or more'),
        ({"code": " "}, "a row has no code"),
        ({"code": "x" * 501}, "a row has no code"),
    ],
)
def test_what_is_wrong_is_said_with_its_row(folder, change, told):
    study = read_study(folder)
    rows = rows_of(study)
    next(row for row in rows if row["leaf"]).update(change)
    with pytest.raises(StudyError, match=told):
        framework_from(rows, study.framework)


def test_a_circle_is_refused(folder):
    study = read_study(folder)
    rows = rows_of(study)
    pillars = [row for row in rows if not row["leaf"] and row["parent"]]
    pillars[0]["parent"], pillars[1]["parent"] = pillars[1]["code"], pillars[0]["code"]
    with pytest.raises(StudyError, match=r"circle|cycle|its own"):
        framework_from(rows, study.framework)


def test_a_framework_written_in_the_study_file_moves_to_a_table(folder):
    text = (folder / STUDY_FILE).read_text(encoding="utf-8")
    inline = """[framework]
children = [{ code = "rd_intensity", weight = 2 }, { code = "patents_per_10k" }]
"""
    study = read_study(folder)
    codes = study.framework.indicators[:2]
    inline = inline.replace("rd_intensity", codes[0]).replace("patents_per_10k", codes[1])
    start, end = text.index("[framework]"), text.index("[recipe]")
    (folder / STUDY_FILE).write_text(text[:start] + inline + "\n" + text[end:], encoding="utf-8")
    (folder / "framework.csv").unlink()
    workspace = Workspace(folder)
    before = workspace.study().framework
    rows = rows_of(workspace.study())
    workspace.change(workspace.revision(), lambda: framework_files(workspace, rows))
    assert tomllib.loads(workspace.text())["framework"] == {"table": "framework.csv"}
    assert workspace.study().framework == before
    assert "# what is varied" in workspace.text()


def test_sets_of_weights_stay_where_they_are(folder):
    with (folder / STUDY_FILE).open("a", encoding="utf-8") as file:
        file.write("\n[weights.mine]\nresearch = 3\n")
    workspace = Workspace(folder)
    before = workspace.study().framework
    workspace.change(workspace.revision(), lambda: framework_files(workspace, rows_of(workspace.study())))
    assert workspace.study().framework == before
    assert "weight_mine" not in (folder / "framework.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "table",
    [
        "city,rd,people\nA,1,10\nB,3,20\nC,4,15\n",
        "unit,indicator,period,value\nA,rd,2020,1\nB,rd,2020,2\nA,rd,2021,3\nB,rd,2021,4\n",
    ],
)
def test_a_study_begins_with_a_table(empty, table):
    (empty / "data").mkdir()
    (empty / "data/figures.csv").write_text(table)
    workspace = Workspace(empty)
    from poliscope.data.files import read_evidence

    rows = first_rows(read_evidence(empty / "data/figures.csv"))
    assert rows[0]["code"] == "index"
    files = new_study_files(workspace, "data/figures.csv", rows, "  My cities ")
    workspace.change(NEW, lambda: files)
    study = workspace.study()
    assert study.settings.title == {"": "My cities"}
    assert study.index().order()
    assert workspace.names() == (STUDY_FILE, "data/figures.csv", "framework.csv")


def test_figures_can_be_divided_by_another_column(empty):
    (empty / "x.csv").write_text("city,rd,people\nA,10,10\nB,30,20\nC,4,16\n")
    workspace = Workspace(empty)
    root = {"code": "index", "leaf": False}
    rd = {"code": "rd", "parent": "index", "denominator": "people", "leaf": True}
    people = {"code": "people", "parent": "index", "leaf": True, "used": False}
    workspace.change(NEW, lambda: new_study_files(workspace, "x.csv", [root, rd, people], ""))
    index = workspace.study().index()
    assert index.stages.denominated[:, 0].tolist() == [1.0, 1.5, 0.25]


def test_another_table_joins_the_evidence_once(folder):
    (folder / "data").mkdir()
    (folder / "data/more.csv").write_text("unit,indicator,period,value\nBeijing,new_one,2023,5\n")
    workspace = Workspace(folder)
    for _ in range(2):
        workspace.change(workspace.revision(), lambda: with_evidence_files(workspace, "data/more.csv"))
        assert tomllib.loads(workspace.text())["data"]["evidence"] == ["evidence.csv", "data/more.csv"]
    spare = [row["code"] for row in rows_of(workspace.study()) if not row["used"]]
    assert "new_one" in spare


def test_frameworks_compare_by_value():
    rows = [{"code": "index", "leaf": False}, {"code": "a", "parent": "index", "leaf": True}]
    assert isinstance(framework_from(rows), Framework)
