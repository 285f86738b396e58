"""Markup that is escaped by construction: text is text unless it was built by :func:`tag`."""

from __future__ import annotations

import re
from html import escape
from urllib.parse import urlsplit

from poliscope.show.words import legible

__all__ = ["Html", "join", "named", "tag", "text", "web_address"]

_HAN = re.compile("[\u3000-\u9fff]")
_PLAIN = re.compile(r"[A-Za-z0-9_.:#%-]+")
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9 .-]{0,23}")
_OPEN = frozenset({"td", "th", "tr", "li", "dt", "dd", "thead", "tbody"})
"""Elements whose end tag HTML lets go."""
RUN = 24
"""A run of letters longer than this may break anywhere."""
_VOID = frozenset({"meta", "input", "br", "col", "rect"})
# what a page may not hold: control characters but tab and line feed, and halves of surrogate pairs
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


class Html(str):
    """Text that is markup already."""

    __slots__ = ()


def text(value: str) -> Html:
    """Return a text as markup; markup stays as it is."""
    return value if isinstance(value, Html) else Html(escape(_FORBIDDEN.sub("\ufffd", value)))


def join(parts: list[Html] | tuple[Html, ...], between: str = "") -> Html:
    """Return pieces of markup one after the other."""
    return Html(text(between).join(parts))


def tag(name: str, /, *content: str, **attributes: str | int | float | bool | None) -> Html:
    """Return an element.

    Parameters
    ----------
    name : str
        Of the element.
    *content : str
        Markup, or text to be escaped.
    **attributes
        ``class_`` is ``class``, ``aria_hidden`` is ``aria-hidden``; True is a bare attribute; None and
        False leave it out.
    """
    opening = name + "".join(_attribute(key, value) for key, value in attributes.items())
    if name in _VOID:
        return Html(f"<{opening} />" if name == "rect" else f"<{opening}>")
    inside = "".join(map(text, content))
    return Html(f"<{opening}>{inside}" if name in _OPEN else f"<{opening}>{inside}</{name}>")


def named(label: str, **attributes: str) -> Html:
    """Return a name that comes from data, kept apart from the direction of the text around it."""
    shown = legible(label)
    if not attributes and _LATIN.fullmatch(shown):
        return Html(shown)  # letters that run one way need nothing around them
    long = len(shown) > RUN and any(len(run) > RUN and not _HAN.search(run) for run in shown.split())
    return tag("bdi", shown, class_="long" if long else None, **attributes)


def _attribute(key: str, value: str | int | float | bool | None) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    if value is True:
        return f" {name}"
    written = str(value)
    return f" {name}={written}" if _PLAIN.fullmatch(written) else f' {name}="{text(written)}"'


def web_address(address: str) -> str | None:
    """Return an address that may become a link: http and https only; None otherwise."""
    stripped = address.strip()
    try:
        parts = urlsplit(stripped)
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https"} or not parts.netloc:
        return None
    return None if _FORBIDDEN.search(stripped) or any(letter.isspace() for letter in stripped) else stripped
