"""The reader of strings finds what an expression can say, and leaves a gap where it cannot know."""

from __future__ import annotations

import ast

import pytest

from source_strings import Package, called, says_something, template


def texts(folder, **files):
    """Return what the calls of ``say`` in some files of a package can say."""
    source = folder / "poliscope"
    source.mkdir()
    for name, text in files.items():
        (source / f"{name}.py").write_text(text, encoding="utf-8")
    package = Package(source)
    return {
        template(text)
        for module in package.modules
        for scope, node in package.nodes(module)
        if isinstance(node, ast.Call) and called(node) == "say"
        for text in package.read(node.args[0], scope)
        if says_something(text)
    }


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('say("as it is")', {"as it is"}),
        ("say(f'no {what} of {len(names)}')", {"no {what} of {number}"}),
        ("say(f'{x!r} is {y:.2f} and {x}')", {"{x} is {y} and {x_2}"}),
        ('say("one " + ("or two" if x else "or three"))', {"one or two", "one or three"}),
        ('told = "text one"\n    if x:\n        told = f"text {x}"\n    say(told)', {"text one", "text {x}"}),
        ('told = "a list"\n    told += f" of {x}"\n    say(told)', {"a list", "a list of {x}"}),
        ('a, b = "left side", x\n    say(f"{a} {b}")', {"left side {b}"}),
        ('say({1: "row one", 2: "row two"}[x])', {"row one", "row two"}),
        ('t = {1: ("code", "text one"), 2: ("c", "text two")}[x]\n    say(t[1])', {"text one", "text two"}),
        ('for c, t in ((1, "in a loop"), (2, "in it too")):\n        say(t)', {"in a loop", "in it too"}),
        ('say(next((t for s, t in {"a": "first fits"}.items() if x), y))', {"first fits"}),
        ("step = 'weight' if x else 'aggregate'\n    say(f'in {step}')", {"in {step}"}),
        ("say(f'{x} unit{\"\" if x == 1 else \"s\"} left')", {"{x} unit left", "{x} units left"}),
        ("say(x)", set()),
        ('say(f"{x}: {y}")', set()),
    ],
)  # fmt: skip
def test_within_a_function(tmp_path, code, found):
    assert texts(tmp_path, a=f"def f(x, y, what, names):\n    {code}\n") == found


def test_through_parameters_and_their_defaults(tmp_path):
    code = (
        "def refuse(why, help='give it up'):\n    say(why)\n    say(help)\n"
        "def f(x):\n    refuse(f'too {x}')\n    refuse('too late', help='come again')\n"
    )
    assert texts(tmp_path, a=code) == {"too {x}", "too late", "give it up", "come again"}


def test_through_methods_of_an_object_and_what_functions_return(tmp_path):
    code = (
        "class A:\n    def add(self, why):\n        say(f'{why} (again)')\n"
        "    def f(self, x):\n        self.add(told(x))\n"
        "def told(x):\n    if x:\n        return 'it is bad'\n    return f'it is {x}'\n"
    )
    assert texts(tmp_path, a=code) == {"it is bad (again)", "it is {x} (again)"}


def test_into_other_files_and_only_where_they_are_imported(tmp_path):
    helper = "HELP = 'of another file'\ndef one_of(x):\n    return f'use one of: {x}'\n"
    here = "from poliscope.b import HELP, one_of\ndef f(x):\n    say(HELP)\n    say(one_of(x))\n"
    other = "from elsewhere import HELP\ndef g(x):\n    say(HELP)\n"
    assert texts(tmp_path, a=here, b=helper, c=other) == {"of another file", "use one of: {x}"}


def test_what_calls_itself_comes_to_an_end(tmp_path):
    code = "def f(x):\n    told = f'more {told}' if x else 'the end'\n    say(told + f(x))\n    return told\n"
    assert any(text.startswith("the end") for text in texts(tmp_path, a=code))


def test_a_reading_that_runs_away_is_said(tmp_path):
    many = " ".join(f"{{'a b{n}' if x else 'c d{n}'}}" for n in range(12))
    with pytest.raises(ValueError, match="more than 400 texts"):
        texts(tmp_path, a=f'def f(x):\n    say(f"{many}")\n')
