"""The catalogs: whole sentences with named slots, one file a language."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import TypeAlias

__all__ = ["LANGUAGES", "catalog", "in_language", "say", "slots_of"]

LANGUAGES = ("en", "zh")
"""Languages that a report can be written in."""

Entry: TypeAlias = str | dict[str, str]
"""A sentence, or one for each plural form of the slot ``count`` (``one``, ``other``)."""

_SLOT = re.compile(r"\{([a-z_]+)\}")


@cache
def catalog(language: str) -> Mapping[str, Entry]:
    """Return the catalog of a language: sentences by key."""
    if language not in LANGUAGES:
        raise ValueError(
            f'there is no catalog for the language "{language}"; there are: {", ".join(LANGUAGES)}'
        )
    file = resources.files("poliscope.show") / "locales" / f"{language}.json"
    entries: dict[str, Entry] = json.loads(file.read_text("utf-8"))
    return entries


def say(language: str, key: str, /, **slots: str | int) -> str:
    """Return a sentence with its slots filled.

    Parameters
    ----------
    language : str
        ``"en"`` or ``"zh"``.
    key : str
        Of the catalog.
    **slots : str or int
        What stands in the slots; an int in ``count`` also chooses the plural form.

    Raises
    ------
    KeyError
        The key is not in the catalog, or a slot is not filled.
    """
    entry = catalog(language)[key]
    if isinstance(entry, dict):
        entry = entry["one" if slots["count"] in (1, "1") else "other"]
    return _SLOT.sub(lambda found: str(slots[found[1]]), entry)


def slots_of(entry: Entry) -> frozenset[str]:
    """Return the names of the slots of a sentence, over all its plural forms."""
    forms = [entry] if isinstance(entry, str) else list(entry.values())
    return frozenset(name for form in forms for name in _SLOT.findall(form))


def in_language(texts: Mapping[str, str], language: str) -> str:
    """Return a text of the study in a language; another language rather than nothing."""
    chosen = (language, "", *LANGUAGES, *texts)
    return next((texts[name] for name in chosen if texts.get(name)), "")
