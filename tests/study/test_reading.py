"""A study from its folder: what is wrong is found at once, with its place."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from poliscope.errors import PoliscopeError, StudyError
from poliscope.study import read_study

GOOD = """schema = 1
[study]
title = "T"
[data]
evidence = "e.csv"
[framework]
code = "index"
children = [{ code = "rd" }, { code = "patents", direction = -1 }]
"""
EVIDENCE = "unit,indicator,value\nA,rd,1\nA,patents,2\nB,rd,3\nB,patents,4\n"


@pytest.fixture
def folder(tmp_path):
    """Return a function that writes a study and its evidence."""

    def write(study: str = GOOD, evidence: str | bytes = EVIDENCE, **files: str):
        (tmp_path / "study.toml").write_bytes(study.encode() if isinstance(study, str) else study)
        (tmp_path / "e.csv").write_bytes(evidence.encode() if isinstance(evidence, str) else evidence)
        for name, text in files.items():
            (tmp_path / name.replace("_", ".")).write_text(text, encoding="utf-8")
        return tmp_path

    return write


def test_a_study_reads_from_its_folder_or_its_file(folder):
    path = folder()
    study = read_study(path)
    assert study.units.codes == ("A", "B")
    np.testing.assert_array_equal(read_study(path / "study.toml").index().raw.values, [[1, 2], [3, 4]])
    assert study.about.title == {"": "T"}


@pytest.mark.parametrize(
    ("study", "text"),
    [
        ("schema = 1\n[study\n", r"broken-toml.*\n.*study.toml:2"),
        ('schema = 1\n[data]\nevidence = "e.csv"\n名称 = 1\n', "must stand in quotes"),
        ("schema = 2\n" + GOOD[11:], r"invalid-setting\]: schema"),
        (GOOD.replace("[study]", "[studi]"), 'there is no setting "studi"'),
        (
            GOOD.replace('title = "T"', 'titel = "T"'),
            r'there is no setting "study.titel"\n  --> study.toml:3\n.*did you mean "title"',
        ),
        (GOOD.replace('evidence = "e.csv"', 'evidence = "gone.csv"'), "gone.csv"),
        (GOOD.replace('evidence = "e.csv"', 'evidence = "../e.csv"'), "outside"),
        (GOOD.replace('evidence = "e.csv"', ""), "name at least one file"),
        (
            GOOD.replace('code = "rd"', 'code = "rdd"'),
            r'no row of the evidence names the indicator "rdd"[\s\S]*did you mean "rd"',
        ),
        (GOOD.replace("direction = -1", "direction = 2"), "Input should be 1 or -1"),
        (GOOD.replace('code = "patents"', 'code = "rd"'), "stands 2 times"),
        (GOOD + '[recipe]\nnormalise = "minmx"\n', 'did you mean "minmax"'),
        (GOOD + '[recipe]\nnormalise = { method = "minmax", low = "x" }\n', "should be a valid number"),
        (GOOD + '[recipe]\naggregate_at = { nowhere = "geometric" }\n', 'unknown indicator "nowhere"'),
        (GOOD + '[recipe]\nimpute = { method = "mean", group = "region" }\n', 'unknown group "region"'),
        (GOOD + '[recipe.screen]\nmethod = "none"\nexclude = ["C"]\n', 'unknown unit "C"'),
        (GOOD + '[report]\nfocus = ["C"]\n', 'unknown unit "C"'),
        (GOOD + '[report]\nlanguages = ["xx"]\n', "'en' or 'zh'"),
        (GOOD + "[weights.set1]\nnope = 1\n", 'names an unknown code "nope"'),
        (GOOD + '[uncertainty]\nnormalise = ["zscor"]\n', 'did you mean "zscore"'),
        (GOOD.replace("[framework]", "[other]"), 'there is no setting "other"'),
        ('schema = 1\n[data]\nevidence = "e.csv"\n', "the study has no framework"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(folder, study, text):
    with pytest.raises(PoliscopeError, match=text):
        read_study(folder(study))


def test_everything_wrong_is_found_at_once(folder):
    wrong = GOOD.replace('code = "rd"', 'code = "x"').replace('code = "patents"', 'code = "y"')
    with pytest.raises(StudyError) as caught:
        read_study(folder(wrong + '[report]\nfocus = ["C"]\n'))
    assert {p.code for p in caught.value.problems} >= {"no-evidence", "unknown-unit"}
    assert len(caught.value.problems) >= 3


def test_settings_framework_names_and_files_are_all_looked_at_in_one_go(folder):
    wrong = GOOD.replace('title = "T"', 'titel = "T"') + (
        '[recipe]\nnormalise = "minmx"\naggregate = ["arithmetic", "geometrc"]\n'
        'aggregate_at = { nowhere = "geometric" }\n[weights.a]\nnope = 1\n[report]\nfocus = ["C"]\n'
    )
    with pytest.raises(StudyError) as caught:
        read_study(folder(wrong))
    told = {(p.code, p.where) for p in caught.value.problems}
    assert told == {
        ("unknown-key", "study.toml:3"),
        ("unknown-method", "study.toml:10"),
        ("unknown-method", "study.toml:11"),
        ("unknown-indicator", "weights.a.nope"),
        ("unknown-indicator", "recipe.aggregate_at"),
        ("unknown-unit", "report.focus"),
    }
    assert all(p.help for p in caught.value.problems)


def test_what_follows_from_a_missing_file_alone_is_not_told(folder):
    with pytest.raises(StudyError) as caught:
        read_study(folder(GOOD.replace('"e.csv"', '["e.csv", "gone.csv"]') + "[recipe]\nnormalise = 3\n"))
    assert [p.code for p in caught.value.problems] == ["unreadable-method", "no-file"]


@pytest.mark.parametrize(
    ("evidence", "text"),
    [
        ("", "e.csv"),
        ("unit,indicator,value\n", "no"),
        ("unit,rd,patents\nA,n/a,\nB,-,NA\n", "every cell is empty or marks a missing value"),
        ("unit,indicator,value\nA,rd,abc\nA,patents,1\n", r"abc[\s\S]*row 2"),
        (b"\xff\xfe\x00\xd8garbage", "e.csv"),
    ],
)
def test_evidence_that_cannot_be_used(folder, evidence, text):
    with pytest.raises(PoliscopeError, match=text):
        read_study(folder(evidence=evidence))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_other_encodings(folder, encoding):
    text = "城市,indicator,value\n深圳,rd,1\n深圳,patents,2\n杭州,rd,3\n杭州,patents,4\n".replace(
        "城市", "unit"
    )
    study = read_study(folder(evidence=text.encode(encoding)))
    assert study.units.codes == ("深圳", "杭州")


def test_a_study_file_that_is_not_utf8(folder):
    path = folder()
    (path / "study.toml").write_bytes(GOOD.replace('"T"', '"深圳"').encode("gb18030"))
    with pytest.raises(StudyError, match="is not UTF-8"):
        read_study(path)


def test_no_study(tmp_path):
    with pytest.raises(StudyError, match="there is no study at"):
        read_study(tmp_path / "nowhere")


@given(st.text(max_size=200))
def test_any_text_as_a_study_file_is_told_or_read(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("study")
    (path / "study.toml").write_text(text, encoding="utf-8", errors="replace")
    with pytest.raises(PoliscopeError):
        read_study(path)


KEYS = st.sampled_from(
    ["study", "data", "framework", "recipe", "uncertainty", "report", "weights", "schema", "x"]
)
VALUES = st.recursive(
    st.none().map(lambda _: '""')
    | st.booleans().map(lambda b: str(b).lower())
    | st.integers(-5, 5).map(str)
    | st.sampled_from(['"minmax"', '"e.csv"', '"index"', "nan", "inf", '""', "[]", "{}"]),
    lambda inner: st.lists(inner, max_size=3).map(lambda items: "[" + ", ".join(items) + "]"),
    max_leaves=4,
)


@given(
    st.lists(
        st.tuples(KEYS, st.sampled_from(["a", "title", "evidence", "code", "normalise", "draws"]), VALUES),
        max_size=4,
    )
)
def test_random_settings_never_end_in_a_trace(tmp_path_factory, settings):
    path = tmp_path_factory.mktemp("study")
    (path / "e.csv").write_text(EVIDENCE, encoding="utf-8")
    lines = GOOD + "".join(
        f"[{key}.z{n}]\n{name} = {value}\n" for n, (key, name, value) in enumerate(settings)
    )
    (path / "study.toml").write_text(lines, encoding="utf-8")
    try:
        read_study(path).index()
    except PoliscopeError as error:
        assert error.problems


def test_an_indicator_without_a_unit_of_measure_has_that_of_its_figures(tmp_path):
    (tmp_path / "e.csv").write_text(
        "城市,GDP（亿元）,专利（件）,人口_万人,R&D (%)\n深圳,34606,15355,1779,5.8\n杭州,20059,800,1252,3.9\n",
        encoding="utf-8",
    )
    (tmp_path / "study.toml").write_text(
        '[data]\nevidence = { file = "e.csv", columns = { gdp = "GDP（亿元）", pop = "人口_万人" } }\n'
        '[framework]\nchildren = [{ code = "gdp" }, { code = "专利（件）", denominator = "pop" }, '
        '{ code = "R&D (%)", unit_of_measure = "% of GDP" }]\n',
        encoding="utf-8",
    )
    study = read_study(tmp_path)
    units = [leaf.unit_of_measure for leaf in study.framework.leaves]
    assert units == ["亿元", "", "% of GDP"]  # what is divided is in another unit, what is stated holds
    assert study.index().order() == ("深圳", "杭州")
