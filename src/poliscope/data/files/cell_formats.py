"""Which columns of a sheet are shown as per cent: there 5.8% on the screen is 0.058 in the file."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

__all__ = ["columns_shown_as_percent"]

_CUSTOM = re.compile(rb'<(?:\w+:)?numFmt\b[^>]*?\bnumFmtId="(\d+)"[^>]*?\bformatCode="([^"]*)"')
_CELL_FORMATS = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.S)
_FORMAT = re.compile(rb"<(?:\w+:)?xf\b[^>]*>")
_NUMBER_FORMAT = re.compile(rb'\bnumFmtId="(\d+)"')
_CELL = re.compile(rb'<c\b(?=[^>]*\br="([A-Z]+)\d+")(?=[^>]*\bs="(\d+)")[^>]*>(?:<f\b.*?</f>|<f/>)?<v>', re.S)
_BUILT_IN = {9, 10}


def columns_shown_as_percent(data: bytes, member: str) -> frozenset[str]:
    """Return the letters of the columns in which a figure is shown as per cent.

    Parameters
    ----------
    data : bytes
        An xlsx file.
    member : str
        The sheet in its archive.
    """
    found: set[str] = set()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            styles = _percent_styles(archive.read("xl/styles.xml"))
            if not styles:
                return frozenset()
            with archive.open(member) as sheet:
                left = b""
                while piece := sheet.read(1 << 20):
                    text = left + piece
                    cut = text.rfind(b"</c>") + 4 if b"</c>" in text else 0
                    text, left = text[:cut], text[cut:]
                    found.update(
                        letters.decode() for letters, style in _CELL.findall(text) if style in styles
                    )
    except (KeyError, zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, zlib.error):
        return frozenset()  # no styles, or what the reader of the cells will tell
    return frozenset(found)


def _percent_styles(styles: bytes) -> frozenset[bytes]:
    """Return the numbers of the cell formats that show per cent."""
    percent = {int(number) for number, code in _CUSTOM.findall(styles) if _shows_percent(code)} | _BUILT_IN
    formats = _CELL_FORMATS.search(styles)
    numbers = [_NUMBER_FORMAT.search(one) for one in _FORMAT.findall(formats[0])] if formats else []
    return frozenset(
        str(place).encode() for place, found in enumerate(numbers) if found and int(found[1]) in percent
    )


def _shows_percent(code: bytes) -> bool:
    # a sign in quotation marks or after a backslash is only a letter
    return b"%" in re.sub(rb"&quot;.*?&quot;|\\.", b"", code)
