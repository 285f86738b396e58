"""The workbook as a file: what stands in it, that nothing in it can act, and what it refuses."""

from __future__ import annotations

import datetime
import re
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest

from poliscope.errors import DataError, MissingExtraError
from poliscope.methods.aggregate import Aggregation
from poliscope.show.words import LANGUAGES, Words, catalog
from poliscope.show.workbook import formulas, write_workbook
from poliscope.show.workbook.book import LONGEST, inert, is_safe_link
from poliscope.show.workbook.plan import DATA, FIRST, MOST_ROWS, Plan, column_name
from poliscope.show.workbook.ranking import SORTED
from poliscope.show.workbook.scores import rounding_digits
from poliscope.show.workbook.writing import make_workbook
from poliscope.study import read_study
from random_indices import HOSTILE, random_index
from sample_answers import FRAMEWORK, city_answers, grid_answers, records
from spreadsheets import read

DAY = datetime.date(2026, 1, 2)
ALLOWED = {
    "ABS", "AND", "AVERAGE", "CHOOSE", "COUNT", "COUNTIF", "EXP", "IF", "IFERROR", "INDEX", "INT", "ISNUMBER",
    "LN", "LOG10", "MATCH", "MAX", "MEDIAN", "MIN", "RANK", "ROUND", "ROUNDUP", "SMALL", "SQRT", "STDEV",
    "SUMIF", "SUMPRODUCT",
}  # fmt: skip
"""Functions of Excel 2007; IFERROR is the newest of them."""


def written(tmp_path: Path, answers, **options) -> Path:
    return write_workbook(answers, tmp_path / "index.xlsx", made=DAY, **options)


def parts(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def formulas_of(path: Path, sheet: str | None = None) -> list[str]:
    content = parts(path)
    names = re.findall(r'<sheet name="([^"]*)"', content["xl/workbook.xml"])
    numbers = range(1, len(names) + 1) if sheet is None else [names.index(sheet) + 1]
    found = []
    for number in numbers:
        root = ElementTree.fromstring(content[f"xl/worksheets/sheet{number}.xml"])
        found += [element.text or "" for element in root.iter() if element.tag.endswith("}f")]
    return found


def notes_of(path: Path) -> str:
    return "".join(text for name, text in parts(path).items() if "comment" in name)


def texts(path: Path, sheet: str) -> list[str]:
    return [cell for row in read(path, sheet) for cell in row if isinstance(cell, str) and cell]


# --- what stands in it ------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_sheet_answers_the_question(tmp_path, language):
    answers = city_answers()
    path = written(tmp_path, answers, language=language)
    words = Words(language, answers.index, answers.about)
    said = texts(path, words("workbook.sheet.answer"))
    for wanted in (
        answers.about.title[language],
        answers.about.question[language],
        words.finding(answers.findings[0]),
        words.standing("Hangzhou"),
        words("workbook.now.same"),
        "2026-01-02",
        answers.about.digest,
        answers.about.version,
    ):
        assert wanted in said
    names = re.findall(r'<sheet name="([^"]*)"', parts(path)["xl/workbook.xml"])
    expected = ["answer", "ranking", "method", "raw", "prepared", "normalised", "scores", "ranks", "check"]
    assert names == [words(f"workbook.sheet.{name}") for name in [*expected, "sources"]]


def test_cached_values_are_those_of_python(tmp_path):
    answers = city_answers()
    index, path = answers.index, written(tmp_path, answers)
    ranking = read(path, "Ranking")
    assert [line[2] for line in ranking[SORTED : SORTED + len(index.order())]] == list(index.order())
    assert ranking[SORTED][3] == pytest.approx(index.scores[index.order()[0], "index"], rel=1e-15)
    raw = read(path, "Raw")
    for number, unit in enumerate(index.units.codes):
        for column, code in enumerate(index.framework.indicators):
            value = index.raw[unit, code]
            assert raw[FIRST + number][DATA + column] == ("" if np.isnan(value) else value)


def test_the_parts_of_a_score_add_up_to_it(tmp_path):
    answers = city_answers(recipe={"normalise": {"method": "minmax", "low": 1}, "aggregate": "geometric"})
    for line in read(written(tmp_path, answers), "Ranking")[SORTED : SORTED + 8]:
        assert sum(line[5:7]) == pytest.approx(line[3], rel=1e-12)


def test_how_sure_it_is_stands_on_a_sheet_of_values(tmp_path, root):
    study = read_study(root / "examples" / "china-cities")
    found = study.robustness(draws=500, choice_draws=100)
    answers = study.answers(robustness=found)
    path = written(tmp_path, answers)
    frame, lines = found.to_frame(), read(path, "How sure")[5:]
    assert [line[2] for line in lines] == list(frame.index)
    assert [line[3] for line in lines] == frame["first"].tolist()
    assert [line[6:10] for line in lines] == frame[
        ["plausible_best", "plausible_worst", "possible_best_bound", "possible_worst_bound"]
    ].to_numpy(dtype=float).tolist()
    # it says so when the ranking beside it is no longer the study's own
    assert any("this workbook was changed" in text.lower() for text in formulas_of(path, "How sure"))
    words = Words("en", answers.index, answers.about)
    assert words.finding(answers.findings[0]) in texts(path, "Answer")


def test_without_it_the_first_sheet_says_how_to_get_it(tmp_path):
    path = written(tmp_path, city_answers())
    said = " ".join(texts(path, "Answer"))
    assert catalog("en")["certainty.missing"] in said
    assert "poliscope robustness STUDY" in said
    assert 'name="How sure"' not in parts(path)["xl/workbook.xml"]


def test_every_claim_stands_among_the_sources(tmp_path):
    lines = read(written(tmp_path, city_answers()), "Sources")[4:]
    claims = records()
    assert len(lines) == len(claims)
    remarks = [line[6] for line in lines]
    assert sum(remark.startswith("sources differ; used") for remark in remarks) == 1
    assert sum(remark.startswith("sources differ; not used") for remark in remarks) == 1
    assert remarks.count("not used: not accepted") == 1
    for claim in claims:
        assert any(line[4] == claim["value"] and line[7] == claim["source"] for line in lines), claim
    assert any("发明专利拥有量" in line[10] for line in lines)
    assert any(line[12] == 0.05 for line in lines)


def test_a_conflict_is_told_beside_the_figure(tmp_path):
    comments = "".join(
        text for name, text in parts(written(tmp_path, city_answers())).items() if "comment" in name
    )
    assert "Sources differ: 3.86" in comments


def test_weights_and_methods_can_be_chosen_and_are_bounded(tmp_path):
    content = parts(written(tmp_path, city_answers()))
    method = content["xl/worksheets/sheet3.xml"]
    rules = re.findall(r"<dataValidation (.*?)</dataValidation>", method)
    lists = [rule for rule in rules if 'type="list"' in rule]
    # two choices for all, one a level, one a node, one a direction
    assert len(lists) == 2 + 3 + 11 + 6
    assert sum('type="decimal"' in rule for rule in rules) == 2


def test_a_method_without_a_formula_holds_values_and_says_so(tmp_path):
    path = written(tmp_path, city_answers(recipe={"normalise": "vector", "aggregate": "copeland"}))
    said = texts(path, "Method")
    assert "Vector (values)" in said
    assert "Copeland score (values)" in said
    assert "Min-max" in said  # and one that is live can be chosen instead
    assert notes_of(path).count("has no spreadsheet formula") == 6 + 5
    steps = {line[1]: line[3] for line in read(path, "Method") if len(line) > 3}
    words = catalog("en")
    assert steps[words["step.normalise"]] == steps[words["step.aggregate"]] == "values"


def test_filled_gaps_and_treated_outliers_are_marked(tmp_path):
    recipe = {"impute": "median", "treat": "log"}
    answers = city_answers(recipe=recipe)
    path = written(tmp_path, answers)
    assert catalog("en")["mark.imputed"] in notes_of(path)
    stages = answers.index.stages
    changed = (stages.treated != stages.raw) & np.isfinite(stages.treated)
    places = [(column, row) for column in "DEFGHI" for row in range(12, 20)]
    own = [f'IF(Raw!$C{r}=1,IF(ISNUMBER(Raw!{c}{r}),Raw!{c}{r},""),"")' for c, r in places]
    found = [formula for formula in formulas_of(path, "Prepared") if "Raw" in formula]
    assert sum(formula not in own for formula in found) == changed.sum()
    assert changed.sum() > 0


def test_an_outlier_cut_to_another_figure_refers_to_it(tmp_path):
    # a value written with 15 digits would not be tied with a figure of 17, and ranks would differ
    answers = random_index(50)[1]
    stages = answers.index.stages
    path = written(tmp_path, answers)
    cut = np.argwhere(stages.treatment.points > 0)
    assert len(cut)
    for row, column in cut:
        partner = np.flatnonzero(stages.raw[:, column] == stages.treated[row, column])[0]
        cell = f"Raw!{column_name(DATA + column)}{FIRST + partner + 1}"
        assert f'IF(Raw!$C{FIRST + row + 1}=1,IF(ISNUMBER({cell}),{cell},""),"")' in formulas_of(
            path, "Prepared"
        )


def test_a_large_study_is_live_from_the_parts_up_and_says_so(tmp_path):
    answers = grid_answers(30, 8)
    small, large = written(tmp_path, answers), tmp_path / "large.xlsx"
    assert catalog("en")["workbook.large"] not in texts(small, "Answer")
    assert any("CHOOSE" in formula for formula in formulas_of(small, "Normalised"))
    write_workbook(answers, large, live_cells=239)
    assert catalog("en")["workbook.large"] in texts(large, "Answer")
    assert not any("CHOOSE" in formula for formula in formulas_of(large, "Normalised"))
    assert sum("CHOOSE" in formula for formula in formulas_of(large, "Scores")) == 30 * 5
    assert read(small, "Scores")[FIRST:] == read(large, "Scores")[FIRST:]


def test_the_same_study_gives_the_same_bytes():
    assert make_workbook(city_answers(), made=DAY) == make_workbook(city_answers(), made=DAY)


def test_pages_are_set_up_for_print(tmp_path):
    content = parts(written(tmp_path, city_answers()))
    for number in range(2, 11):
        sheet = content[f"xl/worksheets/sheet{number}.xml"]
        assert 'orientation="landscape"' in sheet
        assert 'fitToHeight="0"' in sheet
        assert "<pane " in sheet
    assert content["xl/workbook.xml"].count("_xlnm.Print_Titles") >= 8


# --- nothing in it can act --------------------------------------------------------------------------


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A workbook in which every name is hostile."""
    names = list(HOSTILE)
    framework = [dict(row) for row in FRAMEWORK]
    for row, name in zip(framework, names, strict=False):
        row |= {"label": name, "labels": {}, "unit_of_measure": name}
    claims = records()
    for claim, name in zip(claims, [*names, *names], strict=False):
        claim |= {"source": name, "address": name, "locator": name, "quote": name}
    cities = list(dict.fromkeys(claim["unit"] for claim in claims))
    labels = {"en": dict(zip(cities, names, strict=False))}
    about = {"title": {"en": "=1+1"}, "question": {"en": "+1 & <b>"}, "id": "&G&[Path]" * 20, "focus": ()}
    answers = city_answers(framework=framework, claims=claims, labels=labels, about=about)
    return written(tmp_path_factory.mktemp("hostile"), answers), answers


def test_every_part_is_well_formed(hostile):
    for name, content in parts(hostile[0]).items():
        if name.endswith((".xml", ".rels", ".vml")):
            ElementTree.fromstring(content)
            assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", content), name


def test_no_name_becomes_a_formula_a_link_or_a_macro(hostile):
    content = parts(hostile[0])
    names = re.findall(r'<sheet name="([^"]*)"', content["xl/workbook.xml"])
    allowed = re.compile(
        r"xl/(worksheets|drawings|charts|theme)/|xl/(workbook|styles|sharedStrings|comments\d+)\.xml"
    )
    for name, text in content.items():
        # only a plain address of a web page, and only among the sources, can be clicked
        targets = re.findall(r'Target="([^"]*)" TargetMode="External"', text)
        assert not targets or name == f"xl/worksheets/_rels/sheet{names.index('Sources') + 1}.xml.rels"
        assert set(targets) <= {"http://example.org/?a=1&amp;b=2"}
        assert "HYPERLINK(" not in "".join(formulas_of(hostile[0]))
        if name.startswith("xl/") and not name.startswith("xl/_rels"):
            assert allowed.match(name), name
    for formula in formulas_of(hostile[0]):
        assert "cmd|" not in formula


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("https://www.oecd.org/a/b?c=1&d=%20#part", True), ("http://data.gov.cn/统计/2023.html", True),
        ("HTTPS://WWW.OECD.ORG", True), ("https://a.b/" + "x" * 243, True),
        ("https://a.b/" + "x" * 244, False),
        ("ftp://a.b/c", False), ("file:///etc/passwd", False), ("javascript:alert(1)", False),
        ("external:c:\\temp\\foo.xlsx", False), ("internal:Sheet2!A1", False), ("mailto:a@b.c", False),
        ("\\\\host\\share", False), ("www.oecd.org", False), ("https://", False), ("https:///path", False),
        ("https://www.oecd.org@evil.example/", False), ("https://a.b/c d", False), ("https://a.b/\n", False),
        ("https://a.b/\u202egpj.exe", False), ('https://a.b/"&cmd', False), ("https://[a.b/", False),
        ('=HYPERLINK("https://a.b")', False), ("", False),
    ],
)  # fmt: skip
def test_what_can_be_clicked(address, safe):
    assert is_safe_link(address) is safe


def test_addresses_of_sources_can_be_clicked_as_far_as_a_sheet_holds_links(tmp_path, monkeypatch):
    claims = records()
    addresses = [f"https://example.org/{number}?a=1&b=2" for number in range(len(claims) - 2)]
    for claim, address in zip(claims, [*addresses, "=1+1", "ftp://example.org"], strict=True):
        claim["address"] = address
    path = written(tmp_path, city_answers(claims=claims))
    assert set(targets_of(path)) == {address.replace("&", "&amp;") for address in addresses}
    listed = texts(path, "Sources")
    assert {*addresses, "=1+1", "ftp://example.org"} <= set(listed)
    assert not [formula for formula in formulas_of(path) if "HYPERLINK" in formula]
    monkeypatch.setattr("poliscope.show.workbook.book.LINKS", 3)
    path = written(tmp_path, city_answers(claims=claims))
    assert len(targets_of(path)) == 3
    assert texts(path, "Sources") == listed


def targets_of(path: Path) -> list[str]:
    content = parts(path)
    return [
        target
        for text in content.values()
        for target in re.findall(r'Target="([^"]*)" TargetMode="External"', text)
    ]


def test_names_are_legible_and_stay_texts_when_their_cell_is_edited(hostile):
    path, answers = hostile
    raw = read(path, "Raw")
    for number, code in enumerate(answers.index.units.codes):
        name = answers.index.units.label(code)
        assert str(raw[FIRST + number][1]).split() == inert(name).split()
    content = parts(path)
    styles = content["xl/styles.xml"]
    formats = re.findall(r"<xf [^>]*>", styles.split("<cellXfs")[1].split("</cellXfs>")[0])
    strings = re.findall(r"<si>(.*?)</si>", content["xl/sharedStrings.xml"], re.S)
    risky = {n for n, s in enumerate(strings) if re.match(r"<t[^>]*>[=+@-]", s)}
    assert len(risky) >= 5
    for name, sheet in content.items():
        for style, number in re.findall(r'<c r="[A-Z]+\d+" s="(\d+)" t="s"><v>(\d+)</v>', sheet):
            if int(number) in risky:
                assert 'quotePrefix="1"' in formats[int(style)], (name, strings[int(number)])
        plain = re.findall(r'<c r="[A-Z]+\d+" t="s"><v>(\d+)</v>', sheet)
        assert not risky & set(map(int, plain))


@pytest.mark.parametrize("name", ["_x0041_", "nan", "inf", "TRUE", "1e5", "#N/A", "#REF!", "=1+1", "\ufffe"])
def test_a_name_is_the_same_text_in_cached_values(tmp_path, name):
    answers = city_answers(labels={"en": {"Beijing": name}})
    path = written(tmp_path, answers)
    for sheet in ("Raw", "Ranking", "Answer"):
        assert inert(name) in [row[1] for row in read(path, sheet)], sheet


def test_long_texts_are_cut_and_say_so():
    assert inert("x" * 40_000) == "x" * (LONGEST - 1) + "…"
    assert inert("a\x00b\ud800c\ufffe") == "a b\ufffdc\ufffd"


def test_formulas_use_functions_of_excel_2007_and_are_short_enough(tmp_path):
    for seed in range(6):
        path = write_workbook(random_index(seed)[1], tmp_path / f"{seed}.xlsx")
        for formula in formulas_of(path):
            bare = re.sub(r'"(?:[^"]|"")*"', '""', formula)
            assert set(re.findall(r"[A-Z][A-Z0-9.]*(?=\()", bare)) <= ALLOWED, formula
            assert len(formula) <= 8192


# --- what it refuses --------------------------------------------------------------------------------


def test_a_file_that_cannot_be_written_is_an_error_with_its_place(tmp_path):
    (tmp_path / "file").write_text("a file is no folder")
    with pytest.raises(DataError, match=r"(?s)cannot-write.*the workbook cannot be written.*file/index.xlsx"):
        write_workbook(city_answers(), tmp_path / "file" / "index.xlsx")


def test_nothing_half_written_is_left(tmp_path, monkeypatch):
    target = tmp_path / "index.xlsx"
    target.write_text("the old one")

    def broken(self, other):
        raise PermissionError(13, "it is open elsewhere")

    monkeypatch.setattr(Path, "replace", broken)
    with pytest.raises(DataError, match="it is open elsewhere"):
        write_workbook(city_answers(), target)
    assert [path.name for path in tmp_path.iterdir()] == ["index.xlsx"]
    assert target.read_text() == "the old one"


def test_without_the_extra_its_name_is_said(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(MissingExtraError, match=r'pip install "poliscope\[excel\]"'):
        write_workbook(city_answers(), tmp_path / "index.xlsx")


def test_more_units_than_rows_are_refused(monkeypatch):
    answers = city_answers()
    plan = Plan(answers, Words("en", answers.index, answers.about), live_figures=True)
    monkeypatch.setattr(Plan, "units", MOST_ROWS + 1)
    with pytest.raises(DataError, match=r"a sheet holds at most \d+ units"):
        plan.checked()


def test_an_unknown_language_is_refused(tmp_path):
    with pytest.raises(ValueError, match='no catalog for the language "fr"'):
        write_workbook(city_answers(), tmp_path / "index.xlsx", language="fr")


# --- formulas ---------------------------------------------------------------------------------------


def test_columns_have_the_letters_of_a_spreadsheet():
    assert [column_name(n) for n in (0, 25, 26, 51, 52, 701, 702, 16383)] == [
        "A", "Z", "AA", "AZ", "BA", "ZZ", "AAA", "XFD",
    ]  # fmt: skip


def test_numbers_in_formulas():
    written = [formulas.literal(x) for x in (1.5, 1e-7, 1e22, 16.369999999999997, float("nan"))]
    assert written == ["1.5", "1E-07", "1E+22", "16.37", '""']


def test_missing_scores_count_nothing_in_array_formulas():
    geometric = formulas.aggregated(Aggregation.parse("geometric"), xs="D1:F1", ws="D$9:F$9", slots={})
    assert geometric.startswith("IF(MIN(D1:F1)>0,")
    assert "LN((IF(ISNUMBER(D1:F1),D1:F1)+(1-ISNUMBER(D1:F1))))" in geometric
    assert formulas.aggregated(Aggregation.parse("median"), xs="A1:B1", ws="A9:B9", slots={}) == (
        'IF(COUNT(A1:B1)=0,"",MEDIAN(A1:B1))'
    )


@pytest.mark.parametrize(
    ("largest", "digits"), [(0.5, 9), (99.9, 9), (999.0, 9), (1000.0, 8), (123456.0, 6), (3e12, -1), (0.0, 9)]
)
def test_scores_are_rounded_as_everywhere(largest, digits):
    # 9 decimals, and 12 significant digits of the largest: the rule of kernels/ties.py
    from poliscope.kernels.ties import rounded

    assert rounding_digits(np.array([largest, np.nan, -largest / 3])) == digits
    values = np.array([[largest], [largest / 3], [-largest / 7]])
    np.testing.assert_allclose([[round(float(v), digits)] for v in values[:, 0]], rounded(values), rtol=1e-15)


def test_both_catalogs_have_the_same_words():
    keys = [{key for key in catalog(language) if key.startswith("workbook.")} for language in LANGUAGES]
    assert keys[0] == keys[1]
    assert len(keys[0]) > 100
