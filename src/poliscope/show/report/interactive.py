"""What makes the plain page interactive: its data, the built script and style, and who may run.

The script stands in the page as it was built, so that anybody can compare it with the package's; data and
style are compressed where they would not fit otherwise.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from poliscope.show.page_data import (
    embedded_json,
    make_page_data,
    page_script,
    page_style,
)
from poliscope.show.report.html import Html, join, tag

__all__ = ["NOTHING", "Interactive", "compressed", "interactive", "source_hash"]


@dataclass(frozen=True, slots=True)
class Interactive:
    """Pieces of the page.

    Parameters
    ----------
    head, body : Html
        What stands in head and body.
    styles : tuple of str
        Sources of styles for the content security policy.
    policy : str
        Its further rules.
    """

    head: Html
    body: Html
    styles: tuple[str, ...]
    policy: str


NOTHING = Interactive(Html(), Html(), (), "")
"""A page without scripts."""


def interactive(
    bundle: Mapping[str, Any], *, packed: bool, without: frozenset[str] = frozenset()
) -> Interactive:
    """Return what makes a page interactive.

    Parameters
    ----------
    bundle : mapping
        See :mod:`poliscope.show.bundle`.
    packed : bool
        Whether data and style are compressed.
    without : frozenset of str
        Evidence to leave out, which the page says; see :func:`poliscope.show.page_data.make_page_data`.
    """
    script, style = page_script(), page_style()
    data = make_page_data(bundle, without=without)
    if packed:
        kind, text, head = (
            "application/gzip",
            compressed(embedded_json({"style": style, "study": data})),
            Html(),
        )
    else:
        # switched on by the script, when its page takes the place of the plain one
        head = tag("style", Html(style), id="app-style", media="not all")
        kind, text = "application/json", embedded_json(data)
    return Interactive(
        head=head,
        body=join([tag("script", Html(text), type=kind, id="study-data"), tag("script", Html(script))]),
        styles=(source_hash(style),),
        policy=f"script-src {source_hash(script)}; worker-src blob:; img-src blob:; ",
    )


# letters of RFC 1924 but for the three that mean something in markup
_SAFE = str.maketrans("<>&", ",.:")


def compressed(text: str) -> str:
    """Return a text as gzip in letters, five for four bytes: the same text gives the same letters."""
    packed = gzip.compress(text.encode(), compresslevel=9, mtime=0)
    return base64.b85encode(packed).decode().translate(_SAFE)


def source_hash(text: str) -> str:
    """Return what a content security policy calls an inline script or style."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
