"""Tables of activities: shapes, rules, names, and what is refused."""

from __future__ import annotations

import gzip

import numpy as np
import pandas as pd
import pytest
from scipy.sparse import csr_array, random_array

from poliscope.data.activities import (
    Activities,
    Rules,
    activities_from_frame,
    read_activities,
    write_activities,
    write_hierarchy,
    write_pairs,
    write_plants,
)
from poliscope.data.units import Units
from poliscope.errors import DataError

LONG = """city,industry,year,jobs
A,x,2020,5
A,y,2020,3
B,y,2020,2
NA,x,2021,4
"""


def written(folder, text, name="jobs.csv"):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_long_table_with_names_of_its_own_and_namibia(tmp_path):
    found = read_activities(written(tmp_path, LONG))
    assert found.regions == ("A", "B", "NA")  # "NA" is a code, not a gap
    assert found.activities == ("x", "y")
    assert found.periods == ("2020", "2021")
    np.testing.assert_array_equal(found.table("2020"), [[5, 3], [0, 2], [0, 0]])
    np.testing.assert_array_equal(found.table(), [[0, 0], [0, 0], [4, 0]])
    (absent,) = [note for note in found.notes if note.code == "absent-cells"]
    assert absent.message == "8 cells that are not in the file count as 0"
    assert found.name == "jobs"


def test_wide_tables_are_the_same(tmp_path):
    by_activity = read_activities(written(tmp_path, "city,year,x,y\nA,2020,5,3\nB,2020,0,2\n"))
    by_period = read_activities(
        written(tmp_path, "city,industry,2020,2021\nA,x,5,6\nA,y,3,1\nB,x,0,0\nB,y,2,2\n")
    )
    np.testing.assert_array_equal(by_activity.table(), [[5, 3], [0, 2]])
    assert by_period.periods == ("2020", "2021")
    np.testing.assert_array_equal(by_period.table("2020"), by_activity.table())


def test_a_dataframe_and_its_columns_by_name():
    frame = pd.DataFrame({"where": ["A", "B"], "what": ["x", "x"], "how": [1.0, 2.0]})
    columns = {"region": "where", "activity": "what", "value": "how"}
    found = activities_from_frame(frame, columns=columns, measure="patents")
    assert found.measure == "patents"
    np.testing.assert_array_equal(found.table(), [[1.0], [2.0]])
    assert frame.shape == (2, 3)


@pytest.mark.parametrize(
    ("rows", "rule", "code", "message", "noted"),
    [
        ("A,x,5\nA,x,2\n", "repeated", "repeated-cell", "A / x stands more than once", 7.0),
        ("A,x,-5\nA,y,2\n", "negative", "negative-amount", "A / x is below 0", 0.0),
        ("A,x,\nA,y,2\n", "missing", "missing-amount", "A / x has no amount", 0.0),
    ],
)
def test_a_bad_cell_is_an_error_with_its_place_or_a_rule_that_is_noted(
    tmp_path, rows, rule, code, message, noted
):
    path = written(tmp_path, "region,activity,value\n" + rows)
    with pytest.raises(DataError, match=message) as caught:
        read_activities(path)
    assert caught.value.problems[0].where.startswith("jobs.csv row ")
    allowed = Rules(**{rule: "sum" if rule == "repeated" else "zero"})
    found = read_activities(path, rules=allowed)
    assert found.table()[0, 0] == noted
    assert code in [note.code for note in found.notes]


def test_a_text_in_a_cell_and_a_missing_column_are_errors(tmp_path):
    with pytest.raises(DataError, match="many"):
        read_activities(written(tmp_path, "region,activity,value\nA,x,many\n"))
    with pytest.raises(DataError, match="there is no column for value"):
        read_activities(written(tmp_path, "region,activity\nA,x\n"), shape="long")


def test_hierarchy_from_digits_and_from_a_file(tmp_path):
    path = written(tmp_path, "region,activity,value\nA,10,1\nA,11,2\nB,20,3\n")
    assert read_activities(path, hierarchy=1).groups == ("1", "1", "2")
    table = written(
        tmp_path,
        "activity,group,label,label_zh\n10,food,Food,食品\n11,food,Drink,饮料\n20,mine,Coal,煤\n",
        "h.csv",
    )
    found = read_activities(path, hierarchy=table)
    assert found.groups == ("food", "food", "mine")
    assert (found.label("10"), found.label("10", "zh"), found.named("20").labels) == (
        "Food", "食品", {"": "Coal", "zh": "煤"},
    )  # fmt: skip
    np.testing.assert_array_equal(found.grouped().table(), [[3, 0], [0, 3]])
    short = written(tmp_path, "activity,group\n10,food\n", "short.csv")
    with pytest.raises(DataError, match="the hierarchy lacks 2 activities: 11, 20"):
        read_activities(path, hierarchy=short)
    with pytest.raises(DataError, match="the activities have no hierarchy"):
        read_activities(path).grouped()


def test_regions_are_matched_by_label_and_others_stay(tmp_path):
    units = Units(("sz", "hz"), {"zh": {"sz": "深圳", "hz": "杭州"}})
    found = read_activities(written(tmp_path, "region,activity,value\n深圳,x,1\nhz,x,2\nWorld,x,9\n"))
    assert found.matched(units).regions == ("sz", "hz", "World")
    with pytest.raises(DataError, match="no region of the activities is a unit of the study"):
        found.matched(Units(("p", "q")))


def test_large_thin_tables_stay_sparse():
    rng = np.random.default_rng(0)
    thin = random_array((1500, 900), density=0.01, rng=rng, format="coo")
    frame = pd.DataFrame(
        {"region": thin.coords[0].astype(str), "activity": thin.coords[1].astype(str), "value": thin.data}
    )
    found = activities_from_frame(frame)
    assert found.is_sparse
    assert found.table().sum() == pytest.approx(thin.data.sum())
    assert len(found.to_frame()) == thin.nnz


def test_arrays_and_sparse_matrices_with_names():
    made = Activities.from_tables({"": csr_array([[1.0, 0.0], [0.0, 2.0]])}, ("A", "B"), ("x", "y"))
    assert made.to_matrix()["B", "y"] == 2.0
    with pytest.raises(DataError, match="1 cell that is missing, infinite or negative: A / y"):
        Activities.from_tables({"": [[1.0, -1.0]]}, ("A",), ("x", "y"))
    with pytest.raises(DataError, match='the region "A" stands twice'):
        Activities.from_tables({"": np.ones((2, 1))}, ("A", "A"), ("x",))


def test_unknown_names_list_the_nearest_and_periods_must_overlap():
    made = Activities.from_tables(
        {"1": [[1.0, 0.0], [0.0, 0.0]], "2": [[0.0, 0.0], [0.0, 2.0]]}, ("Ada", "Bob"), ("x", "y")
    )
    with pytest.raises(DataError, match='did you mean "Bob"'):
        made.region_position("Bub")
    with pytest.raises(DataError, match='no period "3"'):
        made.table("3")
    with pytest.raises(DataError, match='the periods "1" and "2" have no region in common'):
        made.check_overlap("1", "2")


def test_written_and_read_again(tmp_path):
    rng = np.random.default_rng(3)
    tables = {"2020": rng.poisson(0.4, (4, 7)).astype(float), "2021": rng.random((4, 7)) / 3}
    labels = {"": {f"a{c}": f"Label {c}" for c in range(7)}}
    groups = ("g",) * 4 + ("h",) * 3
    made = Activities.from_tables(
        tables, list("ABCD"), [f"a{c}" for c in range(7)], labels=labels, groups=groups
    )
    write_activities(made, tmp_path / "a.csv")
    write_hierarchy(made, tmp_path / "h.csv")
    again = read_activities(tmp_path / "a.csv", hierarchy=tmp_path / "h.csv")
    assert (again.regions, again.activities, again.periods) == (made.regions, made.activities, made.periods)
    assert (again.groups, again.labels) == (made.groups, made.labels)
    np.testing.assert_array_equal(again.history(), made.history())
    assert again.fingerprint() == made.fingerprint()


# --- other files ----------------------------------------------------------------------------------


def test_packed_and_parquet_tables_are_the_same(tmp_path):
    plain = read_activities(written(tmp_path, LONG))
    packed = tmp_path / "jobs.csv.gz"
    packed.write_bytes(gzip.compress(LONG.encode()))
    frame = pd.read_csv(tmp_path / "jobs.csv", keep_default_na=False)
    frame.to_parquet(tmp_path / "jobs.parquet")
    for path in (packed, tmp_path / "jobs.parquet"):
        found = read_activities(path)
        assert (found.regions, found.activities, found.periods) == (
            plain.regions,
            plain.activities,
            plain.periods,
        )
        np.testing.assert_array_equal(found.history(), plain.history())
        assert found.name == "jobs"


# without a time in the archive: the name of a test holds its bytes, and each worker collects for itself
@pytest.mark.parametrize(
    "bad",
    [b"region,activity,value", gzip.compress(LONG.encode(), mtime=0)[:-12]],
    ids=["plain", "cut off"],
)
def test_a_damaged_packed_table_is_named(tmp_path, bad):
    (tmp_path / "jobs.csv.gz").write_bytes(bad)
    with pytest.raises(DataError, match=r"broken-packing.*cannot be unpacked(.|\n)*jobs\.csv\.gz"):
        read_activities(tmp_path / "jobs.csv.gz")


PLANTS = """industry,year,jobs
x,2020,30
x,2020,10
y,2020,5
x,2021,7
z,2020,1
"""


def test_plants_become_herfindahl_indices_by_period(tmp_path):
    found = read_activities(written(tmp_path, LONG), plants=written(tmp_path, PLANTS, "plants.csv"))
    np.testing.assert_allclose(found.plant_herfindahl, [[0.75**2 + 0.25**2, 1.0], [1.0, np.nan]])
    told = [note.message for note in found.notes if "plants" in note.code]
    assert told == [
        "1 activities have no plants in the last period: no Ellison-Glaeser index for them",
        "1 rows name an activity or a period that the table of activities does not have",
    ]
    write_activities(found, tmp_path / "again.csv")
    write_plants(found, tmp_path / "again-plants.csv")
    again = read_activities(tmp_path / "again.csv", plants=tmp_path / "again-plants.csv")
    np.testing.assert_array_equal(again.plant_herfindahl, found.plant_herfindahl)
    assert again.fingerprint() == found.fingerprint()
    assert read_activities(tmp_path / "again.csv").fingerprint() != found.fingerprint()


def test_plants_without_periods_hold_for_all_and_bad_rows_are_named(tmp_path):
    path = written(tmp_path, LONG)
    table = written(tmp_path, "activity,herfindahl\nx,0.2\ny,0.5\n", "plants.csv")
    np.testing.assert_array_equal(read_activities(path, plants=table).plant_herfindahl, [[0.2, 0.5]] * 2)
    for text, message in (
        ("activity,size\nx,-3\n", "bad-plant.*a size of 0 or more"),
        ("activity,herfindahl\nx,1.5\n", "bad-plant.*above 0 and at most 1"),
        ("activity,size\nx,many\n", 'column "size"'),
        ("activity,owners\nx,3\n", "activity and size, or activity and herfindahl"),
    ):
        with pytest.raises(DataError, match=message):
            read_activities(path, plants=written(tmp_path, text, "plants.csv"))
    with pytest.raises(ValueError, match="one Herfindahl index of plants an activity"):
        Activities.from_tables({"": np.eye(2)}, "ab", "xy", plant_herfindahl=(np.ones(3),))


PAIRS = "activity,other,period,records\nx,y,2020,3\nx,y,2021,1\nx,z,2021,5\n"


def test_pairs_of_activities_in_records(tmp_path):
    found = read_activities(written(tmp_path, LONG), together=written(tmp_path, PAIRS, "pairs.csv"))
    np.testing.assert_array_equal(found.together.toarray(), [[0, 4], [4, 0]])
    assert "1 rows name an activity" in found.notes[-1].message
    both = written(tmp_path, "activity,other,records\nx,y,4\ny,x,4\nx,x,9\n", "both.csv")
    whole = read_activities(written(tmp_path, LONG), together=both)
    np.testing.assert_array_equal(whole.together.toarray(), [[9, 4], [4, 0]])
    assert whole.fingerprint() != found.fingerprint()
    write_pairs(whole, tmp_path / "again.csv")
    again = read_activities(written(tmp_path, LONG), together=tmp_path / "again.csv")
    np.testing.assert_array_equal(again.together.toarray(), whole.together.toarray())
    for text, message in (
        ("activity,other,records\nx,y,4\ny,x,5\n", "pairs-differ.*the other way round"),
        ("activity,other,records\nx,y,-4\n", "bad-pair.*0 or more"),
        ("activity,records\nx,4\n", "other is missing"),
    ):
        with pytest.raises(DataError, match=message):
            read_activities(written(tmp_path, LONG), together=written(tmp_path, text, "bad.csv"))
    with pytest.raises(ValueError, match="a row and a column an activity"):
        Activities.from_tables({"": np.eye(2)}, "ab", "xy", together=csr_array(np.eye(3)))
