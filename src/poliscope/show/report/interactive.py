"""What makes the plain page interactive: its data, the built script and style, and who may run."""

from __future__ import annotations

import base64
import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from poliscope.show.page_data import (
    LEAVING_OUT,
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


def interactive(bundle: Mapping[str, Any], *, roomy: int, narrow: int) -> Interactive:
    """Return what makes a page interactive.

    Parameters
    ----------
    bundle : mapping
        See :mod:`poliscope.show.bundle`.
    roomy, narrow : int
        Bytes that are left beside a plain page with all its evidence, and beside one with the least. The
        data stand as plain JSON where that fits beside everything; else compressed, and where that does
        not suffice, with evidence left out, which the page says.

    Returns
    -------
    Interactive
        :data:`NOTHING` where there is no room.
    """
    script, style = page_script(), page_style()
    fixed = len(script.encode()) + len(style.encode()) + OVERHEAD
    text = embedded_json(make_page_data(bundle))
    if len(text.encode()) <= roomy - fixed:
        return _pieces(script, style, text, "application/json")
    for without in LEAVING_OUT:
        packed = compressed(embedded_json(make_page_data(bundle, without=without)))
        if len(packed) <= narrow - fixed:
            return _pieces(script, style, packed, "application/gzip")
    return NOTHING


OVERHEAD = 600
"""Bytes of the elements around script, style and data, and of the policy's hashes."""


def compressed(text: str) -> str:
    """Return a text as gzip in base64: the same text gives the same letters."""
    return base64.b64encode(gzip.compress(text.encode(), compresslevel=9, mtime=0)).decode()


def _pieces(script: str, style: str, data: str, kind: str) -> Interactive:
    return Interactive(
        # switched on by the script, when its page takes the place of the plain one
        head=tag("style", Html(style), id="app-style", media="not all"),
        body=join([tag("script", Html(data), type=kind, id="study-data"), tag("script", Html(script))]),
        styles=(source_hash(style),),
        policy=f"script-src {source_hash(script)}; worker-src blob:; ",
    )


def source_hash(text: str) -> str:
    """Return what a content security policy calls an inline script or style."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
