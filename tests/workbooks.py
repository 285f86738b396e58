"""Workbooks that tests write: sheets from rows of cells, and the layout of the COIN Tool."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import xlsxwriter


def write_workbook(path: Path, sheets: Mapping[str, Iterable[Sequence[object]]]) -> Path:
    """Write rows of cells; None leaves a cell empty, numbers are numbers."""
    book = xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                if cell is not None and cell != "":
                    sheet.write(row, column, cell)
    book.close()
    return path


def write_open_document(path: Path, rows: Iterable[Sequence[object]]) -> Path:
    """Write one sheet as .ods: the least that the format asks for."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text", "manifest")
    )
    table = "".join(f"<table:table-row>{''.join(map(_open_cell, row))}</table:table-row>" for row in rows)
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("META-INF/manifest.xml", f"<manifest:manifest {spaces}></manifest:manifest>")
        archive.writestr(
            "content.xml",
            f"<office:document-content {spaces}><office:body><office:spreadsheet>"
            f'<table:table table:name="S">{table}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return path


def _open_cell(cell: object) -> str:
    if isinstance(cell, str):
        return f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
    return f'<table:table-cell office:value-type="float" office:value="{cell}"/>'


def csv_rows(path: Path) -> list[list[object]]:
    """Return the cells of a CSV file as a spreadsheet holds them: numbers as numbers."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [[_cell(cell) for cell in row] for row in csv.reader(lines)]


def _cell(text: str) -> object:
    try:
        return float(text)
    except ValueError:
        return text


def coin_tool(*, old: bool = False, named: bool = True) -> dict[str, list[list[object]]]:
    """Return the two sheets of a COIN Tool workbook with 4 indicators, 2 pillars and 3 units.

    The layout is that of COINr's ``import_coin_tool``: sub-pillars and sub-indices are not used, so
    that their codes are all the same.
    """
    database: list[list[object]] = [[None] * 8 for _ in range(19)]

    def put(row: int, values: Sequence[object]) -> None:
        database[row - 1][4 : 4 + len(values)] = values

    put(7, [1, 2, 1, 1])
    put(8, [1, -1, 1, 1])
    put(9, [0, 0, "n/a", 10])
    put(10, [100, 50, "n/a", 20])
    put(11, ["Index"] * 4)
    put(12, ["si.01"] * 4)
    put(13, ["p.01", "p.01", "p.02", "p.02"])
    put(14, ["sp.01"] * 4)
    put(15, ["R&D", "Prices", "Patents", "Firms"])
    put(16, ["ind.01", "ind.02", "ind.03", "ind.04"])
    for row, cells in enumerate(
        [["Alpha", "A", 1.5, 2, "n/a", 4], ["Beta", "NA", 5, 6, 7, 8], ["Gamma", "C", 9, 10, 11, "n/a"]],
        start=17,
    ):
        database[row - 1][1:3] = cells[:2]
        put(row, cells[2:])
    framework: list[list[object]] = [[] for _ in range(5 if old else 4)]
    framework[-1] = [None, None, "Dimension/indicator", "Level", "Weight", "", "", "Name" if named else ""]
    framework += [
        [None, None, "p.01", "Pillar", 0.4, None, None, "Inputs"],
        [None, None, "p.02", "Pillar", 0.6, None, None, "Outputs"],
        [None, None, "Index", "Index", 1, None, None, "Innovation"],
        [None, None, "--", None, "--", None, None, "--"],
    ]
    return {"Intro": [["COIN Tool"]], "Database": database, "Framework": framework}
