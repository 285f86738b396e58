"""Signs that a pattern cannot match without: looking for them first spares most searches.

A search for a plain string is many times faster than that of a pattern of many words. A sign must
stand in everything that its pattern matches; that it stands in other texts too only costs a search.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["any_name", "compile_from", "holds", "is_latin"]

#: With this the characters of Chinese begin.
_CJK = "\u2e80"


def holds(text: str, signs: Iterable[str]) -> bool:
    """Tell whether any of the signs stands in a text.

    Parameters
    ----------
    text : str
        Where to look; in small letters where the pattern ignores case.
    signs : iterable of str
        What to look for.
    """
    for sign in signs:  # noqa: SIM110  (any() over a generator takes twice as long)
        if sign in text:
            return True
    return False


def is_latin(text: str) -> bool:
    """Tell Latin from Chinese script; "Münster" and "Łódź" are as Latin as "London".

    Parameters
    ----------
    text : str
        A character, a name or a line.
    """
    return text.isascii() or max(text) < _CJK


def compile_from(first: str, pattern: str, flags: int = 0, *, words: str = "") -> re.Pattern[str]:
    """Compile a pattern that is only tried where one of its first characters stands.

    Of a long list of words :mod:`re` tries each at every place of a text; one look at the character
    that stands there makes that three to five times faster. A test checks that no first character
    is missing.

    Parameters
    ----------
    first : str
        All characters with which a match can begin, as they are written between square brackets.
    pattern : str
        The pattern; it never matches nothing.
    flags : int
        As for :func:`re.compile`.
    words : str
        Characters with which a match can only begin at the beginning of a word.
    """
    begin = rf"[{first}]|\b[{words}]" if words else f"[{first}]"
    return re.compile(f"(?={begin})(?:{pattern})", flags)


def any_name(names: Iterable[str]) -> str:
    """Write a pattern of many names, those with the same first letter together.

    Of a plain list :mod:`re` tries each name at every place; of this it tries the letters first.

    Parameters
    ----------
    names : iterable of str
        Where one is the beginning of another, the one that is to be preferred stands first.
    """
    by_letter: dict[str, list[str]] = {}
    for name in names:
        by_letter.setdefault(name[0], []).append(re.escape(name[1:]))
    return "|".join(f"{re.escape(letter)}(?:{'|'.join(rests)})" for letter, rests in by_letter.items())
