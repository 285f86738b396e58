"""Bytes as text: UTF-8, UTF-16, GB18030, and Latin-1 where nothing else is possible."""

from __future__ import annotations

import re
from dataclasses import dataclass

from poliscope.errors import DataError, Problem

__all__ = ["Decoded", "decode"]

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8", "UTF-8"),
    (b"\xff\xfe\0\0", "utf-32-le", "UTF-32"),
    (b"\0\0\xfe\xff", "utf-32-be", "UTF-32"),
    (b"\xff\xfe", "utf-16-le", "UTF-16"),
    (b"\xfe\xff", "utf-16-be", "UTF-16"),
)
_HIGH = re.compile(rb"[\x80-\xff]+")
# Two bytes of GB2312, the part of GB18030 that ordinary Chinese text is written in.
_PAIRS = re.compile(rb"[\xa1-\xf7][\xa1-\xfe]")
# Their first bytes for punctuation and for the 3755 usual characters.
_USUAL = frozenset({0xA1, 0xA3, *range(0xB0, 0xD8)})
# Letters of Latin-1 beyond ASCII; in Western European text no more than two follow one another.
_ACCENTED = re.compile(rb"[\xc0-\xd6\xd8-\xf6\xf8-\xff]{1,2}").fullmatch


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with what was guessed to read it.

    Parameters
    ----------
    text : str
        Without a byte order mark.
    encoding : str
        Name of the encoding.
    guessed : bool
        Whether a person should be told.
    """

    text: str
    encoding: str
    guessed: bool


def decode(data: bytes, name: str, encoding: str | None = None) -> Decoded:
    """Decode the bytes of a text file.

    Parameters
    ----------
    data : bytes
        The file.
    name : str
        What errors call it.
    encoding : str, optional
        Where the user knows it.

    Returns
    -------
    Decoded

    Raises
    ------
    DataError
        ``unknown-encoding`` where nothing fits, or more than one thing does; ``nul-byte``.
    """
    found = _given(data, name, encoding) if encoding else _detected(data, name)
    if (position := found.text.find("\0")) >= 0:
        line = found.text.count("\n", 0, position) + 1
        raise DataError(
            Problem(
                "nul-byte",
                "the file holds a NUL byte: it is no text, or it is damaged",
                where=f"{name} line {line}",
                help="export the table again as CSV in UTF-8",
            )
        )
    return found


def _given(data: bytes, name: str, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding).removeprefix("\ufeff"), encoding, False)
    except LookupError:
        raise DataError(
            Problem("unknown-encoding", f'there is no encoding "{encoding}"', where=name)
        ) from None
    except (UnicodeError, ValueError):
        problem = Problem(
            "unknown-encoding", f"the file is not in {encoding}", where=name, help="leave the encoding out"
        )
        raise DataError(problem) from None


def _detected(data: bytes, name: str) -> Decoded:
    for mark, codec, label in _MARKS:
        if data.startswith(mark):
            text = _try(data[len(mark) :], codec)
            if text is None:
                raise _undecodable(name, f"it begins as {label}, but goes on as something else")
            return Decoded(text, label, False)
    if (text := _try(data, "utf-8")) is not None:
        # UTF-16 of plain ASCII is valid UTF-8 with a NUL in every second place
        return _unmarked_utf16(data, least=0.4) or Decoded(text, "UTF-8", False)
    return _unmarked_utf16(data, least=0.05) or _single_or_double(data, name)


def _try(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeError:
        return None


def _unmarked_utf16(data: bytes, *, least: float) -> Decoded | None:
    """Recognise UTF-16 without a mark by its share of NULs, all on one side of commas and line ends."""
    head = data[:4096]
    if b"\0" not in head or len(data) % 2:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    few, many = sorted((even, odd))
    if many < least * len(head) or few > 0.1 * many:
        return None
    text = _try(data, "utf-16-le" if odd > even else "utf-16-be")
    if text is None or "\n" not in text:
        return None
    return Decoded(text, "UTF-16 without a byte order mark", True)


def _single_or_double(data: bytes, name: str) -> Decoded:
    """Tell GB18030 from Latin-1, and both from anything else: Chinese letters are pairs of high bytes."""
    runs = _HIGH.findall(data)
    if _is_western(runs):
        return Decoded(data.decode("latin-1"), "Latin-1", True)
    if _is_chinese(runs) and (text := _try(data, "gb18030")) is not None:
        return Decoded(text, "GB18030", True)
    raise _undecodable(name, "it is neither UTF-8 nor surely something else")


def _is_western(runs: list[bytes]) -> bool:
    """Tell Latin-1 by accented letters that mostly stand alone, as they never do in Chinese."""
    return all(map(_ACCENTED, runs)) and 2 * sum(len(run) == 1 for run in runs) >= len(runs)


def _is_chinese(runs: list[bytes]) -> bool:
    """Tell GB2312 by its usual characters; Cyrillic, Korean and Japanese use few or one-sided bytes."""
    pairs = [pair for run in runs for pair in _PAIRS.findall(run)]
    if 2 * len(pairs) < 0.9 * sum(map(len, runs)):
        return False
    first, second = ({pair[side] for pair in pairs} for side in (0, 1))
    usual = sum(pair[0] in _USUAL for pair in pairs) / len(pairs)
    kana = sum(pair[0] in (0xA4, 0xA5) for pair in pairs) / len(pairs)
    cyrillic = len(pairs) >= 8 and min(first | second) >= 0xC0
    korean = len(pairs) >= 12 and max(first - {0xA1, 0xA3}, default=0) <= 0xC8
    return usual >= 0.5 and kana <= 0.1 and not cyrillic and not korean


def _undecodable(name: str, why: str) -> DataError:
    return DataError(
        Problem(
            "unknown-encoding",
            f"the letters of the file cannot be read: {why}",
            where=name,
            help='save the file as "CSV UTF-8", or name its encoding',
        )
    )
