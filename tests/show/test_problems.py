"""Problems in Chinese: nothing is missing, gaps keep what they hold, what is unknown stays English."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import click
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from poliscope.errors import Problem, missing_extra, one_of
from poliscope.show.problems import (
    gaps_of,
    translated,
    translated_place,
    translated_text,
    translated_word,
)
from problem_texts import Said, advice, all_said, catalogued, skeleton

CATALOG = catalogued()
SENTENCES = CATALOG["sentences"]
OTHERS = CATALOG["others"]
HAN = "\u4e00-\u9fff"
KINDS = {
    "", "word", "list", "text", "said", "place", "key", "number", "cell", "part", "quoted", "cells",
}  # fmt: skip


def entries(*sections: str) -> list[tuple[str, str]]:
    return [entry for section in sections for entry in CATALOG[section].items()]


# --- the catalog ----------------------------------------------------------------------------------


def test_the_catalog_has_every_sentence_of_the_source_and_no_other():
    said = all_said()
    assert len(said) > 700
    assert not (told := advice(said, SENTENCES)), f"\n{told}"


def test_the_advice_says_precisely_what_to_add_and_what_to_delete():
    said = [Said('there is no "{name}"', "sentence", "data/a.py:3"), Said("{file} row {row}", "place", "b:1")]
    told = advice(said, {"gone {x}": "没了{x}"})
    assert '  "there is no \\"{name}\\"": "",   (from data/a.py:3)' in told
    assert 'delete there, since no line of the source says it any more:\n  "gone {x}"' in told
    assert advice(said, {'there is no "{other}"': "没有“{other}”"}) == ""


def test_sentences_are_read_through_names_branches_calls_and_parameters():
    templates = {one.template for one in all_said()}
    # a name with two values, a branch, a helper of another file, a loop, a table of reasons
    assert "the denominator is zero in {number} cell" in templates
    assert "use one of: {names} and {number} more" in templates
    assert "a harmonic mean needs values above 0" in templates
    assert "a quotation mark is opened and never closed" in templates
    assert "{number} cells below 0, taken as 0: {shown}" in templates


@pytest.mark.parametrize(("english", "chinese"), entries("sentences", "others", "parts", "places"))
def test_an_entry_says_everything_that_its_english_says(english, chinese):
    ours, theirs = gaps_of(english), gaps_of(chinese)
    assert not any(ours.values()), "only the translation says what a gap holds"
    assert theirs.keys() <= ours.keys()
    assert set(theirs.values()) <= KINDS
    if english in SENTENCES:
        assert theirs.keys() == ours.keys()


@pytest.mark.parametrize(("english", "chinese"), entries("sentences", "others"))
def test_an_entry_is_written_as_chinese_is_printed(english, chinese):
    written = re.sub(r"\{[a-z0-9_]+(:[a-z]+)?\}", "x", chinese)
    if re.search("[a-z]{4}", skeleton(english)) and not english.startswith(("pip install", "method = ")):
        assert re.search(f"[{HAN}]", chinese), "no Chinese"
    assert not re.search(rf"[{HAN}]\s*[,;:!?](?!\d)", written), "half-width marks after a character"
    assert not re.search(rf"[{HAN}][(]|[)][{HAN}]", written), "half-width brackets"
    assert not re.search(rf"[{HAN}] +[{HAN}]", written), "a blank between characters"
    assert not re.search("(?<![.])[。.]$", written), "a full stop"


def test_the_catalog_is_in_order():
    assert list(SENTENCES) == sorted(SENTENCES, key=lambda entry: (entry.casefold(), entry))


def test_no_sentence_stands_twice():
    forms = [skeleton(entry) for entry in SENTENCES]
    assert not {form for form in forms if forms.count(form) > 1}


@pytest.mark.parametrize(("english", "chinese"), [e for e in entries("sentences") if "{" in e[0]])
def test_a_sentence_with_gaps_says_enough_to_be_known_by(english, chinese):
    """One such as ``give {names}`` would be found in many others: say more in the source."""
    own = re.sub(r"\{[a-z0-9_]+\}|\s", "", english)
    checked = set(gaps_of(chinese).values()) & {"key", "number", "text", "cell", "word"}
    assert len(own) >= 6 or checked


def test_what_pydantic_says_is_still_what_it_says():
    from pydantic_core import _pydantic_core

    said = {
        skeleton(re.sub(r"\{expected_plural\}", plural, error["message_template_python"]))
        for error in _pydantic_core.list_all_errors()  # type: ignore[attr-defined]
        for plural in ("", "s")
    }
    ours = [entry for entry in OTHERS if entry.startswith("Input should be") or "should have" in entry]
    assert len(ours) > 30
    literal = {"Input should be {one} or {other}", "Input should be '{expected}'"}
    loose = {"Input should be a valid mapping"}  # followed by the error
    assert not {entry for entry in ours if skeleton(entry) not in said} - literal - loose


def test_what_click_says_is_still_what_it_says():
    """Through real errors: the wording is pieced together in several places of click."""
    command = click.Command(
        "c",
        params=[
            click.Option(["--number"], type=int),
            click.Option(["--kind"], type=click.Choice(["a", "b"])),
            click.Option(["--share"], type=click.FloatRange(0, 1)),
            click.Option(["--needed"], required=True),
            click.Argument(["file"], type=click.Path(exists=True)),
        ],
    )
    for arguments, chinese in [
        (["--numbr", "1"], "没有选项“--numbr”；是否想写“--number”？"),
        (["--number", "x"], "“--number”的值无效：“x”不是有效的整数"),
        (["--kind", "c"], "“--kind”的值无效：“c”不在可选之列：'a'、'b'"),
        (["--share", "2"], "“--share”的值无效：2.0不在范围0<=x<=1之内"),
        (["--number"], "选项“--number”须给出值"),
        (["--needed", "1"], "缺少参数“FILE”"),
        (["--needed", "1", "nowhere"], "“FILE”的值无效：路径“nowhere”不存在"),
        (["--needed", "1", str(Path(__file__)), "more"], "多出参数（more）"),
        ([str(Path(__file__))], "缺少选项“--needed”"),
    ]:
        with pytest.raises(click.UsageError) as found:
            command.main(arguments, standalone_mode=False)
        assert translated_text(found.value.format_message(), "zh") == chinese


@pytest.mark.parametrize(
    "text", ["a = [", "a = 1\na = 2", "a", 'a = "x', "a = 01", "[a\nb=1", "a = 2020-13-01", "[a]\n[a]"]
)
def test_what_the_reader_of_toml_says_is_known(text):
    with pytest.raises(tomllib.TOMLDecodeError) as found:
        tomllib.loads(text)
    assert re.search(f"[{HAN}]", translated_text(str(found.value), "zh"))


# --- what comes out -------------------------------------------------------------------------------


def fillings(kind: str) -> st.SearchStrategy[tuple[str, str]]:
    """What a gap of a kind may hold, and how that is told."""
    letters = st.text("abcdefgxyz0123456789-_ 深圳市", min_size=1, max_size=12)
    words = letters.map(str.strip).filter(lambda text: len(text) > 1 and not text.isdigit())
    names = st.lists(words, min_size=1, max_size=4)
    same = {
        "": words.map(lambda text: (text, text)),
        "key": st.sampled_from(["study.title", "recipe.screen", "rd"]).map(lambda key: (key, key)),
        "number": st.integers(0, 10**9).map(lambda number: (f"{number:,}", f"{number:,}")),
        "cell": st.just(("E16", "E16")),
        "list": names.map(lambda found: (", ".join(found), "、".join(found))),
        "quoted": words.map(lambda text: (f"'{text}'", f"“{text}”")),
        "word": st.sampled_from([("unit", "对象"), ("normalise", "标准化"), ("lausanne", "lausanne")]),
        "text": st.sampled_from([(one, SENTENCES[one]) for one in SENTENCES if "{" not in one]),
        "said": words.map(lambda text: (text, text)),
        "place": st.just(("a.csv row 3", "a.csv 第3行")),
        "part": st.just(("lacks a, b and adds c", "缺少a、b，多出c")),
        "cells": st.just(('"rd" of "Wuhan", "gdp" of "Xi an"', "“Wuhan”的“rd”、“Xi an”的“gdp”")),
    }
    return same[kind]


@settings(max_examples=3)
@given(st.data())
@pytest.mark.parametrize(("english", "chinese"), [e for e in entries("sentences") if "{" in e[0]])
def test_gaps_keep_what_they_hold(english, chinese, data):
    kinds = gaps_of(chinese)
    filled = {name: data.draw(fillings(kind), name) for name, kind in kinds.items()}
    told = re.sub(r"\{([a-z0-9_]+)(:[a-z]+)?\}", lambda gap: filled[gap[1]][1], chinese)
    said = re.sub(r"\{([a-z0-9_]+)\}", lambda gap: filled[gap[1]][0], english)
    assert translated_text(said, "zh") == told


@given(st.text())
def test_what_nobody_says_stays_as_it_is_and_nothing_breaks(text):
    for where in (text, f'{text} row 3, column "{text}"'):
        assert isinstance(translated_place(where, "zh"), str)
    assert translated_text(f"Zyx {text}", "en") == f"Zyx {text}"
    told = translated_text(f'there is no unit "{text}"', "zh")
    assert told == f"没有对象“{text}”" if text else told == 'there is no unit ""'


@pytest.mark.parametrize("part", ['": ', '" of "', " and ", ", ", ": "])
def test_a_long_hostile_text_is_given_up_soon(part):
    import time

    text = 'sources differ on "' + part * (9000 // len(part))
    before = time.process_time()
    assert part[0] in translated_text(text, "zh")
    assert time.process_time() - before < 5


def test_a_problem_is_told_whole():
    problem = Problem(
        "unsuitable-values",
        'aggregate by "geometric": a geometric mean needs values above 0: "rd" of "Wuhan" and 3 more',
        where='evidence.xlsx sheet Data row 12, column "value"',
        help=one_of("geometrc", ["geometric", "min"]),
    )
    assert translated(problem, "en") is problem
    assert translated(problem, "zh") == Problem(
        "unsuitable-values",
        "合成（geometric）：几何平均要求数值大于0：“Wuhan”的“rd”，另有3处",
        where="evidence.xlsx 工作表Data 第12行“value”列",
        help="是否想写“geometric”？可用：geometric、min",
    )


def test_a_command_to_type_is_left_alone():
    (problem,) = missing_extra("writing a workbook", "excel").problems
    told = translated(problem, "zh")
    assert told.message == "写出工作簿需要一个未安装的可选软件包"
    assert told.help == 'pip install "poliscope[excel]"'


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("study.seed: Input should be a valid integer (got 'x')", "study.seed：须为整数（得到“x”）"),
        (
            "No weights satisfy all conditions at once: rd, a limit or an order",
            "没有权重能同时满足所有条件：rd、限制或次序",
        ),
        ('"a.csv" cannot be read: Permission denied', "无法读取“a.csv”：没有权限"),
        ("[Errno 28] No space left on device: '/x'", "磁盘空间不足（错误28）：“/x”"),
        (
            "aggregate (geometric): a geometric mean needs values above 0",
            "合成（geometric）：几何平均要求数值大于0",
        ),
        ("the report cannot be written: a reason of nobody", "无法写入报告：a reason of nobody"),
        ("nobody: says this", "nobody: says this"),
    ],
)  # fmt: skip
def test_sentences_within_sentences(english, chinese):
    assert translated_text(english, "zh") == chinese


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ('a b.csv row 3, column "x, y"', "a b.csv 第3行“x, y”列"),
        ("my row of data.csv row 3", "my row of data.csv 第3行"),
        ("a.csv row 2 and b.csv row 4", "a.csv 第2行和b.csv 第4行"),
        ("a.csv line 4", "a.csv 第4行"),
        ("book.xlsx cell E16", "book.xlsx 单元格E16"),
        ("row 3 (x.csv row 4)", "第3行（x.csv 第4行）"),
        ("study.toml:4", "study.toml:4"),
        ("recipe.normalise", "recipe.normalise"),
        ("in a row.csv", "in a row.csv"),
    ],
)
def test_places(english, chinese):
    assert translated_place(english, "zh") == chinese
    assert translated_place(english, "en") == english


def test_every_place_of_the_source_is_a_place_that_is_known_or_a_key():
    shown = {one.template for one in all_said() if one.kind == "place"}
    assert len(shown) > 30
    for template in shown:
        filled = re.sub(r"\{column_letters\}\{[a-z_]+\}", "E16", template)
        filled = re.sub(r"\b(row|line|cell) \{[a-z_]+\}", r"\1 3", filled)
        filled = re.sub(r"\{[a-z0-9_]+\}", "x.csv", filled)
        if " " in filled or "：" in filled:
            assert re.search(f"[{HAN}]|dataframe", translated_place(filled, "zh")), template


def test_words():
    assert translated_word("help", "zh") == "建议"
    assert translated_word("help", "en") == "help"
    assert translated_word("nothing of ours", "zh") == "nothing of ours"


def test_layers_that_raise_know_nothing_of_languages(root):
    for layer in ("kernels", "methods", "data", "answers"):
        for file in (root / "src/poliscope" / layer).rglob("*.py"):
            tree = ast.parse(file.read_text("utf-8"))
            names = {n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
            assert "poliscope.show.problems" not in names, file
