"""Load an article: bytes or a file of any usual encoding, as text, HTML or Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from poliscope.errors import DataError, Problem

__all__ = ["Loaded", "decode", "load", "looks_like_html"]

#: Characters that make up much of ordinary Chinese text, in both scripts; they tell encodings apart.
_FREQUENT = frozenset(
    "的一是不了在人有我他这这個个上们來来到時时大地为為子中你说說生国國年着就那和要她出也得里後后自以会會家可下而過过天去能对對"
    "小多然于於心学學么之都好看起发發当當没沒成只如事把还還用第样樣道想作种種开開美总總从從无無情己面最女但现現前些所同日手又行意动動方期它头頭经經长長儿兒回位分爱愛老因很给給名法间間斯知世什两兩次使身者被高已亲親其进進此话話常与與活正感全市业業产產元增城企亿億万萬新创創技术術研区區科"
)
_CANDIDATES = ("gb18030", "big5hkscs", "shift_jis", "cp1252")

#: How files begin that hold no plain text, and their format.
_BINARY = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP (docx, xlsx, epub)"),
    (b"\xd0\xcf\x11\xe0", "OLE (doc, xls)"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"\x1f\x8b", "gzip"),
)


@dataclass(frozen=True, slots=True)
class Loaded:
    """An article as text, before anything is taken out.

    Attributes
    ----------
    text : str
        The file's text; offsets of claims count its characters (for HTML see ``articles.html``).
    form : str
        ``"html"``, ``"markdown"`` or ``"text"``.
    encoding : str
        What the bytes were decoded from.
    address : str or None
        The file's name.
    """

    text: str
    form: str
    encoding: str
    address: str | None = None


def looks_like_html(text: str) -> bool:
    """Tell HTML by its first tags."""
    head = text[:4000].lstrip("\ufeff \t\r\n").lower()
    if re.match(
        r"<(?:!doctype|html|head|body|\?xml|!--|div|article|section|main|p|h1|table|meta|title)\b", head
    ):
        return True
    return len(re.findall(r"</(?:p|div|td|li|span|a|h\d)>", head)) >= 3


def _form(text: str, suffix: str) -> str:
    if suffix in {".html", ".htm", ".xhtml"} or looks_like_html(text):
        return "html"
    return "markdown" if suffix in {".md", ".markdown"} else "text"


def _likeness(text: str) -> float:
    """Share of a text that is ordinary: frequent Chinese characters, ASCII and usual punctuation."""
    sample = text[:20_000]
    strange = sum(c == "\ufffd" or "\ue000" <= c <= "\uf8ff" or c < "\t" for c in sample)
    outside = [c for c in sample if c > "\x7f"]
    frequent = sum(c in _FREQUENT for c in outside)
    return frequent / max(len(outside), 1) - 5 * strange / max(len(sample), 1)


def _declared(data: bytes) -> str | None:
    found = re.search(rb"""<meta[^>]{0,200}?charset=["']?\s*([\w-]{2,20})""", data[:4096], re.IGNORECASE)
    if found is None:
        return None
    name = found.group(1).decode("ascii", "replace").lower()
    return {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs"}.get(name, name)


def decode(data: bytes) -> tuple[str, str]:
    """Decode bytes of any usual encoding.

    A byte order mark decides, then UTF-8 if it fits, then what an HTML page declares, then the
    candidate that gives the most ordinary text.

    The text and the encoding's name.
    """
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(name, "replace"), name
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        if error.start > len(data) - 4:  # a text cut in the middle of a character
            return data.decode("utf-8", "replace"), "utf-8"
    tried = []
    for name in dict.fromkeys((_declared(data) or "gb18030", *_CANDIDATES)):
        try:
            text = data.decode(name, "replace")
        except LookupError:
            continue
        tried.append((_likeness(text), text, name))
    best = max(tried, key=lambda item: item[0])
    damaged = data.decode("utf-8", "replace")
    return (damaged, "utf-8") if _likeness(damaged) > best[0] else best[1:]


def _refuse_binary(data: bytes, address: str | None) -> None:
    """Refuse what is no text of any encoding."""
    form = next((form for start, form in _BINARY if data.startswith(start)), None)
    if form is not None:
        message = f"the file is {form}, not text"
    elif _is_strange(data[:20_000]):
        message = "the file is not text: it is full of control characters"
    else:
        return
    advice = "save its text as .txt, .md or .html and give that"
    raise DataError(Problem("unreadable-article", message, address, advice))


def _is_strange(head: bytes) -> bool:
    """Tell bytes with many control characters; UTF-16 with its mark is full of zeros, and fine."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or not head.strip(b"\0 \t\r\n"):
        return False
    strange = sum(head.count(bytes([code])) for code in (*range(7), *range(14, 27)))
    return strange > max(len(head) * 0.02, 4)


def load(source: str | bytes | Path) -> Loaded:
    """Load an article.

    Parameters
    ----------
    source : pathlib.Path, str or bytes
        A file; or the text or the bytes themselves. A short ``str`` in one line that names an
        existing file is read as that file.

    Returns
    -------
    Loaded

    Raises
    ------
    poliscope.errors.DataError
        ``unreadable-article`` where there is no such file, nothing in it, or something else than text.
    """
    address = None
    if isinstance(source, str) and "\n" not in source and 0 < len(source) < 500 and _is_file(source):
        source = Path(source)
    if isinstance(source, Path):
        address = source.name
        try:
            source = source.read_bytes()
        except OSError as error:
            raise DataError(
                Problem(
                    "unreadable-article",
                    f"the article cannot be opened: {error.strerror}",
                    str(address),
                    "check the path",
                )
            ) from error
    if isinstance(source, bytes):
        _refuse_binary(source, address)
    text, encoding = (source, "str") if isinstance(source, str) else decode(source)
    text = text.removeprefix("\ufeff")
    if not text.strip("\0 \t\r\n"):
        raise DataError(
            Problem("unreadable-article", "the article is empty", address, "give a page with text")
        )
    suffix = Path(address).suffix.lower() if address else ""
    return Loaded(text, _form(text, suffix), encoding, address)


def _is_file(name: str) -> bool:
    try:
        return Path(name).is_file()
    except (OSError, ValueError):
        return False
