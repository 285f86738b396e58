"""Guards in front of patterns must not keep a pattern from anything that it matches."""

from __future__ import annotations

import importlib
import pkgutil
import re
import warnings
from collections.abc import Iterator
from typing import Any

import pytest

from poliscope.data import articles
from poliscope.data.articles.signs import any_name, compile_from, holds

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    import sre_parse  # the only reader of patterns there is; public names went with Python 3.11


def _patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Give every pattern of the package that was compiled with its first characters."""
    for module in pkgutil.walk_packages(articles.__path__, f"{articles.__name__}."):
        loaded = importlib.import_module(module.name)
        for name, value in vars(loaded).items():
            if isinstance(value, re.Pattern) and value.pattern.startswith("(?=["):
                yield f"{module.name}.{name}", value


def _first(sequence: Any, either_case: bool) -> tuple[list[Any], bool]:
    """Give the elements with which a parsed pattern can begin, and whether it may match nothing.

    With each stands whether its letters are of either case: "(?i:...)" may be a part of a pattern.
    """
    found: list[Any] = []
    for op, value in sequence:
        kind = str(op)
        if kind in {"AT", "ASSERT", "ASSERT_NOT"}:
            continue
        if kind in {"BRANCH", "SUBPATTERN", "MAX_REPEAT", "MIN_REPEAT"}:
            parts = value[1] if kind == "BRANCH" else [value[-1]]
            inside = either_case or (kind == "SUBPATTERN" and bool(value[1] & re.IGNORECASE))
            inner = [_first(part, inside) for part in parts]
            found += [element for elements, _ in inner for element in elements]
            empty = any(nothing for _, nothing in inner) or ("REPEAT" in kind and value[0] == 0)
        else:
            found.append((kind, value, either_case))
            empty = False
        if not empty:
            return found, False
    return found, True


def _characters(kind: str, value: Any) -> Iterator[str]:
    """Give characters of an element: all of a literal or a list, some of a class."""
    if kind == "LITERAL":
        yield chr(value)
    elif kind == "IN":
        for what, which in value:
            if str(what) == "LITERAL":
                yield chr(which)
            elif str(what) == "RANGE":
                yield from map(chr, range(which[0], which[1] + 1))
            else:
                yield from {"CATEGORY_DIGIT": "0379", "CATEGORY_SPACE": " \n\t"}[str(which)]
    else:
        pytest.fail(f"{kind} can begin with any character")


@pytest.mark.parametrize(("name", "pattern"), [pytest.param(*p, id=p[0]) for p in _patterns()])
def test_no_first_character_is_missing(name: str, pattern: re.Pattern[str]) -> None:
    signs, _, rest = pattern.pattern.removeprefix("(?=").partition(")(?:")
    parsed = sre_parse.parse(f"(?:{rest}", pattern.flags & ~re.UNICODE)
    elements, empty = _first(parsed, bool(pattern.flags & re.IGNORECASE))
    one = re.compile(signs, pattern.flags)
    missing = {
        written
        for kind, value, either_case in elements
        for character in _characters(kind, value)
        for written in ({character.lower(), character.upper()} if either_case else {character})
        if not one.fullmatch(written)
    }
    assert not empty
    assert not missing, f"{name} lacks {sorted(missing)}"


def test_many_patterns_are_checked() -> None:
    assert sum(1 for _ in _patterns()) > 40


def test_compile_from_finds_what_the_pattern_finds() -> None:
    text = "Growth slowed; 同比增长 7.8%, then fell by a third."
    plain = re.compile(r"(?P<zh>增长|下降)|\b(?:fell|rose)\b")
    guarded = compile_from("增下fr", plain.pattern)
    assert [m.span() for m in guarded.finditer(text)] == [m.span() for m in plain.finditer(text)]
    assert compile_from("f", r"\bfell\b", re.IGNORECASE).search("It FELL") is not None
    guarded = compile_from("增下", plain.pattern, words="fr")
    assert [m.span() for m in guarded.finditer(text)] == [m.span() for m in plain.finditer(text)]


def test_holds() -> None:
    assert holds("比上年增长", ("下降", "增长"))
    assert not holds("比上年持平", ("下降", "增长"))
    assert not holds("比上年持平", ())


def test_any_name_prefers_the_names_that_stand_first() -> None:
    names = ["Lyons", "Lyon", "Turin", "St. Gall", "S+"]
    pattern = re.compile(any_name(names))
    plain = re.compile("|".join(map(re.escape, names)))
    text = "Lyons, Lyon and Turin; St. Gall, StxGall, S+ and Lyonnais"
    assert [m.span() for m in pattern.finditer(text)] == [m.span() for m in plain.finditer(text)]
    assert any_name([]) == ""
