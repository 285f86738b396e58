"""Workbooks that tests change as a reader would, and that LibreOffice then computes anew."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item>
</oor:items>
"""
"""A profile that computes every formula on loading: else only our own cached values would be read back."""


MOST = 200
"""LibreOffice leaves out files beyond some 245 in one call, without a word."""


def soffice() -> str:
    """Return the path of LibreOffice, or skip the test."""
    found = shutil.which("soffice")
    if found is None:
        pytest.skip("LibreOffice is not installed: run scripts/install-libreoffice.sh")
    return found


def recalculated(files: Iterable[Path], folder: Path, *, to: str = "xlsx") -> dict[str, Path]:
    """Compute workbooks anew, many in one call of LibreOffice; return the results by name."""
    program, files = soffice(), list(files)
    user = folder / "profile" / "user"
    user.mkdir(parents=True, exist_ok=True)
    (user / "registrymodifications.xcu").write_text(ALWAYS, encoding="utf-8")
    out = folder / "out"
    command = [program, f"-env:UserInstallation={user.parent.as_uri()}", "--headless", "--norestore"]
    command += ["--convert-to", to, "--outdir", str(out)]
    for start in range(0, len(files), MOST):
        some = [str(file) for file in files[start : start + MOST]]
        subprocess.run([*command, *some], check=True, capture_output=True, timeout=120 + 20 * len(some))
    return {file.stem: out / f"{file.stem}.{to}" for file in files}


def changed(source: Path, target: Path, cells: Mapping[tuple[str, str], float | str | None]) -> Path:
    """Write a copy of a workbook with other contents of some cells; all cached values stay as they are.

    Parameters
    ----------
    cells : mapping
        (sheet, cell such as ``"D9"``) to a number, a text, or None for an empty cell.
    """
    with zipfile.ZipFile(source) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    names = re.findall(r'<sheet name="([^"]*)"', parts["xl/workbook.xml"].decode())
    for (sheet, cell), value in cells.items():
        part = f"xl/worksheets/sheet{names.index(escape(sheet)) + 1}.xml"
        text = parts[part].decode()
        found = re.search(rf'<c r="{cell}"( s="\d+")?[^>]*?(?:/>|>.*?</c>)', text)
        assert found, f"{sheet} has no cell {cell}"
        style = found[1] or ""
        if value is None:
            new = f'<c r="{cell}"{style}/>'
        elif isinstance(value, str):
            new = f'<c r="{cell}"{style} t="inlineStr"><is><t>{escape(value)}</t></is></c>'
        else:
            new = f'<c r="{cell}"{style}><v>{value!r}</v></c>'
        parts[part] = text.replace(found[0], new, 1).encode()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target


def read(path: Path, sheet: str) -> list[list[object]]:
    """Return the cells of a sheet from A1 on; an empty cell is ""."""
    import python_calamine

    return python_calamine.load_workbook(path).get_sheet_by_name(sheet).to_python(skip_empty_area=False)
