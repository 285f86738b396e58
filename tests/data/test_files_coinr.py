"""COINr's iData and iMeta, COIN Tool workbooks, and real data: what a user has loads as it is."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

from poliscope.data.files import Inputs, read_coin_tool, read_coinr, read_evidence, read_framework, read_units
from poliscope.errors import DataError, PoliscopeError
from workbooks import coin_tool, csv_rows, write_workbook

# A workbook keeps 16 digits of a number as xlsxwriter writes it, one less than a double needs.
SIXTEEN_DIGITS = 1e-15


@pytest.fixture(scope="module")
def asem(shared: Path) -> Path:
    return shared / "peers" / "coinr-asem"


def reference(path: Path) -> tuple[list[str], list[str], np.ndarray]:
    """Read a table of COINr: units, indicators, numbers."""
    with path.open(encoding="utf-8", newline="") as lines:
        header, *rows = csv.reader(lines)
    values = np.array([[float(cell) if cell else np.nan for cell in row[1:]] for row in rows])
    return [row[0] for row in rows], header[1:], values


class TestAsem:
    def check(self, inputs: Inputs, asem: Path, tolerance: float = 0) -> None:
        units, indicators, values = reference(asem / "steps" / "1_raw.csv")
        found = inputs.evidence.settle(units, indicators).matrix.values
        np.testing.assert_allclose(found, values, rtol=tolerance, atol=0)
        assert found.shape == (51, 49)

    def test_two_csv_files(self, asem):
        inputs = read_coinr(asem / "inputs" / "iData.csv", asem / "inputs" / "iMeta.csv")
        self.check(inputs, asem)
        assert (inputs.framework.levels == 1).sum() == 49
        assert inputs.framework.codes[-3:] == ("Conn", "Sust", "Index")
        assert inputs.framework["Flights"].denominator == "Population"
        assert inputs.framework["LPI"].target == 4.11803135
        assert inputs.framework.groups == ("GDP_group", "GDPpc_group", "Pop_group", "EurAsia_group")
        assert inputs.units.label("AUT") == "Austria"
        assert inputs.units.groups["EurAsia_group"][0] == "Europe"
        assert inputs.evidence.claim(0).locator.startswith("iData.csv row 2")
        assert inputs.notes == ()

    def test_denominators_are_evidence_too(self, asem):
        inputs = read_coinr(asem / "inputs" / "iData.csv", asem / "inputs" / "iMeta.csv")
        table = inputs.evidence.settle(["AUT"], inputs.framework.denominators)
        assert table.matrix["AUT", "Population"] == 8735.453

    @pytest.mark.parametrize("names", [("iData", "iMeta"), ("IDATA", "imeta")])
    def test_one_workbook_with_sheets_in_any_letter_case(self, asem, tmp_path, names):
        sheets = {
            names[0]: csv_rows(asem / "inputs" / "iData.csv"),
            names[1]: csv_rows(asem / "inputs" / "iMeta.csv"),
        }
        inputs = read_coinr(write_workbook(tmp_path / "asem.xlsx", {**sheets, "Readme": [["hello"]]}))
        self.check(inputs, asem, SIXTEEN_DIGITS)
        assert inputs.evidence.period_names() == ("2018",)
        assert [note.message for note in inputs.notes] == ["sheets that are neither iData nor iMeta: Readme"]

    def test_the_panel(self, asem):
        inputs = read_coinr(asem / "inputs" / "iData_p.csv", asem / "inputs" / "iMeta.csv")
        assert inputs.evidence.period_names() == ("2018", "2019", "2020", "2021", "2022")
        assert len(inputs.units.codes) == 51
        panel = inputs.evidence.panel(inputs.units.codes, inputs.framework.indicators)
        with (asem / "inputs" / "iData_p.csv").open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines))
        assert len(rows) == 255
        for row in rows:
            settled = panel[row["Time"]].matrix
            for code in inputs.framework.indicators:
                expected = float(row[code]) if row[code] else np.nan
                np.testing.assert_equal(settled[row["uCode"], code], expected)


IDATA = "uCode,uName,Time,g,note,x,y,pop\nA,Alpha,2020,north,hello,1,2,10\nB,Beta,2020,south,,3,NA,20\n"
IMETA = (
    "Level,iCode,Parent,Direction,Weight,Type,iName,Unit,Denominator,goalpost_lower,goalpost_upper\n"
    "1,x,I,1,1,Indicator,Ex,%,pop,0,5\n1,y,I,-1,2,Indicator,Why,,,,\n2,I,NA,1,1,Aggregate,Index,,,,\n"
    "NA,g,NA,NA,NA,Group,,,,,\nNA,pop,NA,NA,NA,Denominator,,,,,\nNA,note,NA,NA,NA,Other,,,,,\n"
)


class TestCoinr:
    def read(self, tmp_path: Path, idata: str = IDATA, imeta: str = IMETA) -> Inputs:
        (tmp_path / "iData.csv").write_text(idata, encoding="utf-8")
        (tmp_path / "iMeta.csv").write_text(imeta, encoding="utf-8")
        return read_coinr(tmp_path / "iData.csv", tmp_path / "iMeta.csv")

    def test_every_type_of_column(self, tmp_path):
        inputs = self.read(tmp_path)
        assert inputs.framework["x"].goalposts == (0, 5)
        assert inputs.framework["y"].direction == -1
        assert inputs.units.groups == {"g": ("north", "south")}
        assert inputs.evidence.unit_of_measure.to_list() == ["%", "", "", "%", ""]
        assert [note.message for note in inputs.notes] == ["columns of the type Other: note"]

    def test_letter_case_of_our_columns_does_not_matter(self, tmp_path):
        header, rows = IMETA.split("\n", 1)
        idata = IDATA.replace("uCode,uName,Time", "UCODE,uname,time")
        inputs = self.read(tmp_path, idata, header.upper() + "\n" + rows)
        assert inputs.units.label("B") == "Beta"
        assert inputs.framework["x"].goalposts == (0, 5)

    def test_a_column_without_a_row_is_told(self, tmp_path):
        inputs = self.read(tmp_path, imeta=IMETA.replace("NA,note,NA,NA,NA,Other,,,,,\n", ""))
        assert [note.message for note in inputs.notes] == ["columns that have no row in iMeta: note"]

    def test_groups_that_change_over_time_are_told(self, tmp_path):
        inputs = self.read(tmp_path, IDATA + "B,Beta,2021,east,,3,4,5\n")
        assert inputs.units.groups == {"g": ("north", "east")}
        assert inputs.notes[-1].message == "1 unit changes the group over time (B); the last one holds"

    @pytest.mark.parametrize(
        ("idata", "imeta", "message"),
        [
            (IDATA.replace("x,y", "ex,y"), IMETA, r'iData has no such.*\n.*row 1\n.*did you mean "ex"'),
            (IDATA.replace("uCode", "kode"), IMETA, "iData has no column uCode"),
            (IDATA, IMETA.replace("pop,0", "area,0"), '"x" is to be divided by "area"'),
            (IDATA.replace(",1,2,", ",one of,2,"), IMETA, r'iData.csv row 2, column "x"'),
            (IDATA + "A,Alpha,2020,north,,1,1,1\n", IMETA, 'the unit "A" stands in rows 2 and 4 for 2020'),
            (IDATA, IMETA.replace("1,y,I", "1,y,J"), '"y" names the parent "J"'),
            (IDATA, IMETA.replace("2,I,NA", "2,I,x"), "runs in a circle|the framework has no rows"),
        ],
    )  # fmt: skip
    def test_errors_name_the_place(self, tmp_path, idata, imeta, message):
        with pytest.raises(PoliscopeError, match=message):
            self.read(tmp_path, idata, imeta)

    def test_missing_sheets_and_files(self, tmp_path):
        path = write_workbook(tmp_path / "a.xlsx", {"iData": [["uCode", "x"]], "Meta": [["iCode"]]})
        with pytest.raises(DataError, match=r'no sheet iMeta\n.*\n.*did you mean "Meta"'):
            read_coinr(path)
        (tmp_path / "iData.csv").write_text(IDATA, encoding="utf-8")
        with pytest.raises(DataError, match="iMeta is not given"):
            read_coinr(tmp_path / "iData.csv")


class TestCoinTool:
    @pytest.mark.parametrize("old", [False, True], ids=["new", "old"])
    @pytest.mark.parametrize("named", [False, True])
    def test_the_layout_that_import_coin_tool_reads(self, tmp_path, old, named):
        inputs = read_coin_tool(write_workbook(tmp_path / "tool.xlsx", coin_tool(old=old, named=named)))
        framework = inputs.framework
        # sub-pillars and sub-indices are the same for all indicators: the tool does not use them
        assert framework.codes == ("ind.01", "ind.02", "ind.03", "ind.04", "p.01", "p.02", "Index")
        assert framework.weights().tolist() == [1, 2, 1, 1, 0.4, 0.6, 1]
        assert framework.directions.tolist() == [1, -1, 1, 1]
        assert [node.goalposts for node in framework.leaves] == [(0, 100), (0, 50), None, (10, 20)]
        assert [node.label for node in framework.nodes] == [
            "R&D", "Prices", "Patents", "Firms", "Inputs", "Outputs", "Innovation",
        ]  # fmt: skip
        assert inputs.units.codes == ("A", "NA", "C")
        assert inputs.units.label("NA") == "Beta"
        values = inputs.evidence.settle(inputs.units.codes, framework.indicators).matrix.values
        np.testing.assert_array_equal(values, [[1.5, 2, np.nan, 4], [5, 6, 7, 8], [9, 10, 11, np.nan]])
        assert inputs.evidence.claim(0).locator == 'tool.xlsx sheet Database row 17, column "ind.01"'

    @pytest.mark.parametrize(
        ("row", "column", "cell", "message"),
        [
            (17, 4, "many of", "tool.xlsx sheet Database cell E17"),
            (8, 5, 2, r"the direction 2 is neither 1 nor -1\n.*cell F8"),
            (18, 2, "A", 'the unit "A" stands in rows 17 and 18'),
            (16, 5, "ind.01", 'the code "ind.01" stands in columns E and F'),
            (7, 4, -1, "weight: Input should be greater than or equal to 0"),
            (10, 4, -5, "the lower goalpost 0.0 is not below the upper -5.0"),
        ],
    )  # fmt: skip
    def test_errors_name_the_cell(self, tmp_path, row, column, cell, message):
        sheets = coin_tool()
        sheets["Database"][row - 1][column] = cell
        path = write_workbook(tmp_path / "tool.xlsx", sheets)
        with pytest.raises(PoliscopeError, match=message):
            read_coin_tool(path)

    def test_a_pillar_in_two_sub_indices(self, tmp_path):
        sheets = coin_tool()
        sheets["Database"][11][4:8] = ["si.01", "si.02", "si.01", "si.02"]
        with pytest.raises(DataError, match=r'"p\.01" belongs to "si.01" and to "si.02"'):
            read_coin_tool(write_workbook(tmp_path / "tool.xlsx", sheets))

    def test_what_lies_beyond_the_tool_is_told_or_refused(self, tmp_path):
        sheets = coin_tool()
        sheets["Database"] += [[] for _ in range(301)]
        sheets["Database"][319] = [None, "Late", "L", None, 1]
        inputs = read_coin_tool(write_workbook(tmp_path / "tool.xlsx", sheets))
        assert [str(note) for note in inputs.notes] == [
            "note[left-out]: the tool ends in row 315\n  --> tool.xlsx sheet Database row 320"
        ]
        sheets["Database"][20] = [None, None, None, None, 1]
        with pytest.raises(DataError, match=r"the row has figures but no unit\n.*row 21"):
            read_coin_tool(write_workbook(tmp_path / "tool.xlsx", sheets))

    def test_another_workbook(self, tmp_path):
        with pytest.raises(DataError, match=r'there is no sheet "Database"'):
            read_coin_tool(write_workbook(tmp_path / "a.xlsx", {"x": [["a"]]}))
        with pytest.raises(DataError, match="no indicators in row 16"):
            read_coin_tool(write_workbook(tmp_path / "b.xlsx", {"Database": [["a"]]}))


class TestRealData:
    """Counts as the READMEs of the data state them, or as counted in the files with the csv module."""

    def test_uk_regions(self, shared):
        path = shared / "data" / "uk-nuts2-innovation" / "indicators_long.csv"
        evidence = read_evidence(path, columns={"unit": "nuts_id", "period": "year"})
        assert (len(evidence), len(evidence.indicator_names())) == (15161, 60)
        in_2018 = evidence.take(np.array([period == "2018" for period in evidence.period.to_list()]))
        table = in_2018.settle(in_2018.unit_names(), in_2018.indicator_names())
        enough = np.isfinite(table.matrix.values).mean(axis=1) >= 0.8
        assert (int(enough.sum()), len(table.matrix.columns)) == (39, 49)
        filled = np.isfinite(table.matrix.values[enough]).mean()
        assert filled == pytest.approx(0.983, abs=5e-4)

    def test_us_states(self, shared):
        folder = shared / "data" / "us-state-industry-gdp"
        evidence = read_evidence(folder / "gdp_leaf_industries.csv", columns={"indicator": "line"})
        assert len(evidence.unit_names()) == 51
        assert len(evidence.indicator_names()) == 65
        assert evidence.period_names() == tuple(map(str, range(1997, 2022)))
        assert len(evidence) == 51 * 65 * 25 - 58  # 58 cells are suppressed
        units = read_units(folder / "states.csv")
        assert units.label("AK") == "Alaska"
        assert set(units.groups) == {"bea_region"}

    def test_chinese_cities(self, shared):
        folder = shared / "data" / "china-cities"
        evidence = read_evidence(folder / "observations.csv")
        assert (len(evidence), len(evidence.unit_names()), len(evidence.indicator_names())) == (973, 59, 58)
        conflicts = evidence.settle(
            ["Shenzhen"], ["rd_intensity", "hightech_enterprises"], period="2023"
        ).conflicts
        assert {conflict.cell.indicator for conflict in conflicts} == {"hightech_enterprises"}
        units = read_units(folder / "cities.csv")
        assert (len(units.codes), units.label("Shenzhen", "zh")) == (59, "深圳市")
        panel = read_evidence(folder / "sector_panel.csv")
        assert len(panel.period_names()) == 24

    def test_gii_clusters(self, shared):
        evidence = read_evidence(shared / "data" / "gii-clusters-2023" / "clusters.csv")
        table = evidence.settle(evidence.unit_names(), ["pct_applications", "publications"])
        assert table.matrix["Tokyo–Yokohama", "pct_applications"] == 127418
        assert np.isfinite(table.matrix.values).all(axis=1).sum() >= 34

    def test_imeta_of_the_synthetic_case_as_a_framework(self, portable):
        framework = read_framework(portable / "coinr-s27x12" / "inputs" / "iMeta.csv")
        assert (len(framework.indicators), int(framework.levels.max())) == (12, 3)
