"""Catalogs that agree, sentences for every finding and flag, names that cannot steer a sentence."""

from __future__ import annotations

import inspect
import json
import re
import typing
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from poliscope.answers import findings
from poliscope.answers.findings import CloseCall, Leader, LeadsIn, Unranked
from poliscope.answers.index import remarks
from poliscope.methods.base import FAMILIES
from poliscope.methods.normalise import MinMax
from poliscope.methods.recipe import STEPS, Recipe
from poliscope.show.words import (
    LANGUAGES,
    Words,
    action_label,
    catalog,
    described,
    in_language,
    legible,
    listed,
    method_label,
    method_summary,
    say,
    told,
)
from poliscope.show.words.catalog import slots_of
from sample_answers import CITIES, FRAMEWORK, city_answers, records

GOLDEN = Path(__file__).parents[1] / "golden/show/sentences.json"
HAN = "\u4e00-\u9fff"


@pytest.fixture(scope="module")
def answers():
    return city_answers()


def words_of(answers, language="en"):
    return Words(language, answers.index, answers.about)


# --- catalogs -------------------------------------------------------------------------------------


def common_keys(language):
    """Keys but those of methods, which speak English by their own docstrings."""
    return {key for key in catalog(language) if not key.startswith("method.") or key.count(".") < 2}


def test_both_catalogs_have_the_same_keys():
    assert common_keys("en") == common_keys("zh")


@pytest.mark.parametrize("key", sorted(common_keys("en")))
def test_both_catalogs_have_the_same_slots(key):
    assert slots_of(catalog("en")[key]) == slots_of(catalog("zh")[key])


def test_plural_forms_only_where_english_needs_them():
    assert all(isinstance(entry, str) for entry in catalog("zh").values())
    for entry in catalog("en").values():
        if isinstance(entry, dict):
            assert set(entry) == {"one", "other"}
            assert "count" in slots_of(entry)


@pytest.mark.parametrize("key", sorted(catalog("zh")))
def test_chinese_punctuation_is_full_width(key):
    entry = catalog("zh")[key]
    if key.startswith("cli."):
        return  # commands and options stand among the words
    assert not re.search(rf"[{HAN}}}] *[,;:?!]|[,;?!] *[{HAN}{{]", entry)
    assert not re.search(rf"[{HAN}] +[{HAN}]", entry)


def test_no_key_stands_twice():
    for language in LANGUAGES:
        text = (Path(inspect.getfile(Words)).parents[1] / "locales" / f"{language}.json").read_text("utf-8")
        pairs = json.loads(text, object_pairs_hook=lambda pairs: [key for key, _ in pairs])
        assert len(pairs) == len(set(pairs))


def test_say_fills_slots_and_chooses_the_form():
    assert say("en", "finding.unranked", count=1, units="A") == "A is not ranked."
    assert say("en", "finding.unranked", count=3, units="A, B and C") == "3 are not ranked: A, B and C."
    assert say("zh", "finding.unranked", count=1, units="甲") == "1个未参加排名：甲。"


def test_a_name_like_a_slot_stays_a_name():
    assert say("en", "standing.unranked", unit="{score}") == "{score} is not ranked."


def test_say_refuses_what_is_missing():
    with pytest.raises(KeyError, match="no-such-key"):
        say("en", "no-such-key")
    with pytest.raises(KeyError, match="unit"):
        say("en", "standing.unranked")
    with pytest.raises(ValueError, match='no catalog for the language "fr"; there are: en, zh'):
        say("fr", "list.comma")


def test_in_language_falls_back_to_another_language():
    assert in_language({"zh": "深圳", "en": "Shenzhen"}, "en") == "Shenzhen"
    assert in_language({"zh": "深圳"}, "en") == "深圳"
    assert in_language({"": "x", "zh": "深圳"}, "en") == "x"
    assert in_language({}, "en") == ""


# --- names ----------------------------------------------------------------------------------------


def test_lists_in_both_languages():
    assert listed("en", []) == ""
    assert listed("en", ["A"]) == "A"
    assert listed("en", ["A", "B", "C"]) == "A, B and C"
    assert listed("zh", ["甲", "乙", "丙"]) == "甲、乙和丙"
    assert listed("en", list("ABCDE"), at_most=2) == "A, B and 3 more"
    assert listed("zh", list("甲乙丙"), at_most=2) == "甲、乙等（另有1个）"


@given(st.text(max_size=40))
def test_legible_names_cannot_steer(name):
    shown = legible(name)
    inner = shown[1:-1] if shown.startswith("\u2068") else shown
    assert not set(inner) & set(
        "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029\n\r\t\x00"
    )
    shown.encode("utf-8")
    assert legible(shown) == shown


def test_right_to_left_names_are_isolated():
    assert legible("حيفا") == "\u2068حيفا\u2069"
    assert legible("\u202eevil") == "evil"
    assert legible("深圳 🚀 Ünïcode") == "深圳 🚀 Ünïcode"


# --- findings and flags ---------------------------------------------------------------------------


def test_golden_sentences(answers):
    """Sentences read and approved by a person; a change of wording changes the file."""
    got = {
        language: {
            "findings": [words.finding(f) for f in answers.findings],
            "flags": [words.flag(f) for f in answers.index.flags],
            "standing": [words.standing(code) for code in answers.about.focus],
        }
        for language in LANGUAGES
        for words in [words_of(answers, language)]
    }
    assert got == json.loads(GOLDEN.read_text("utf-8"))


@pytest.mark.parametrize("kind", typing.get_args(findings.Finding))
def test_every_kind_of_finding_has_words(kind):
    assert told.dispatch(kind) is not told.dispatch(object), f"register words for {kind.__name__}"


def test_a_finding_without_words_says_what_to_do(answers):
    @dataclass(frozen=True)
    class Odd:
        because: tuple = ()

    with pytest.raises(TypeError, match="no words for the finding Odd: register a formatter"):
        words_of(answers).finding(Odd())


def test_the_verdict_names_what_it_rests_on(answers):
    """No robustness has been computed: the verdict must not sound as if it had."""
    for language, needed in (("en", "with the study’s weights and methods"), ("zh", "按本研究的权重和方法")):
        assert needed in words_of(answers, language).finding(answers.findings[0])
    assert "not been computed" in say("en", "certainty.missing")
    assert "尚未计算" in say("zh", "certainty.missing")


def test_shared_and_only_leaders(answers):
    words, zh = words_of(answers), words_of(answers, "zh")
    shared = Leader(("Beijing", "Xi'an"), "Suzhou", 71.0, 60.0, 8, ())
    assert words.finding(shared) == (
        "Beijing and Xi'an share first place with the study’s weights and methods: "
        "each has a score of 71.0, out of 8 ranked."
    )
    only = Leader(("Beijing",), "", 71.0, float("nan"), 1, ())
    assert words.finding(only) == "Beijing is the only city that could be ranked; its score is 71.0."
    assert zh.finding(only) == "只有北京一个城市能够参评，得71.0分。"


def test_a_close_call_is_said_with_its_gap(answers):
    close = CloseCall("Beijing", "Suzhou", 0.0523, 0.0049)
    assert (
        words_of(answers)
        .finding(close)
        .startswith("A close call: Beijing is ahead of Suzhou by only 0.052 points, 0.5% of the distance")
    )
    assert (
        words_of(answers, "zh")
        .finding(close)
        .startswith("差距很小：北京比苏州仅高出0.052分，只占最高分与最低分之差的0.5%")
    )


def test_leads_in_and_unranked(answers):
    words = words_of(answers)
    assert words.finding(LeadsIn("rd", ("Beijing", "Shenzhen"), 50.0)) == (
        "R&D expenditure: Beijing and Shenzhen share the lead with 50.0."
    )
    many = tuple(CITIES) * 2
    assert words.finding(Unranked(many)).endswith("Chongqing and 8 more.")


def test_every_kind_of_flag_has_words(answers):
    source = inspect.getsource(remarks)
    kinds = set(re.findall(r'(?:Flag|_cell_flag)\(\s*"([a-z-]+)"', source))
    assert {"constant", "imputed", "conflict", "not-accepted"} <= kinds
    cell = next(iter(answers.index.flags)).cells
    for kind in kinds:
        for language in LANGUAGES:
            assert words_of(answers, language).flag(remarks.Flag(kind, cell, 2, 0.25))


def test_every_reason_of_exclusion_has_words(answers):
    reasons = re.search(r"reason : \{(.*?)\}", inspect.getdoc(remarks.Excluded))[1]
    for reason in re.findall(r'"([a-z-]+)"', reasons):
        for language in LANGUAGES:
            assert words_of(answers, language).excluded(remarks.Excluded("Suzhou", reason, 0.33))


def test_standing_of_a_unit_without_a_rank():
    answers = city_answers(recipe={"screen": {"method": "none", "exclude": ["Suzhou"]}})
    assert words_of(answers).standing("Suzhou") == "Suzhou is not ranked."
    assert words_of(answers).standing("Beijing").startswith("Beijing is number 1 of 7")


def test_a_flag_on_many_cells_names_each_indicator_once():
    rows = [
        row for row in records() if not (row["indicator"] == "rd" and row["unit"] in ("Beijing", "Suzhou"))
    ]
    answers = city_answers(claims=rows, recipe={"impute": "mean"})
    flag = next(flag for flag in answers.index.flags if flag.kind == "imputed")
    assert words_of(answers).flag(flag) == (
        "4 missing figures were estimated (8.3% of all): R&D expenditure, R&D staff and Unicorn firms."
    )


def test_scores_are_shown_with_decimals_that_suit_the_scale():
    zscore = city_answers(recipe={"normalise": "zscore"})
    assert re.fullmatch(r"-?\d\.\d\d", words_of(zscore).score(zscore.index.scores["Beijing", "index"]))


# --- methods --------------------------------------------------------------------------------------


def test_method_labels_and_fallback():
    assert method_label(MinMax, "en") == MinMax.label() == "Min-max"
    assert method_label(MinMax, "zh") == "极差标准化"
    assert "：" in method_summary(MinMax, "zh")


def test_a_method_of_ones_own_speaks_for_itself():
    family = FAMILIES["normalise"]

    class Own(MinMax, name="own-words"):
        """My own: of a notebook."""

    try:
        assert method_label(Own, "zh") == "My own"
    finally:
        del family.members["own-words"]


def test_chinese_lines_stand_for_methods_that_exist():
    assert set(STEPS) == set(FAMILIES)
    assert Recipe().normalise.name == "minmax"  # the families' modules are loaded
    lines = {key for key in catalog("zh") if key.startswith("method.") and key.count(".") == 2}
    known = {f"method.{family}.{name}" for family, kind in FAMILIES.items() for name in kind.members}
    assert lines <= known
    for step in STEPS:
        assert all(say(language, f"step.{step}") for language in LANGUAGES)


def test_actions_of_treatment_are_named():
    assert action_label("winsorised-high", "en") == "cut from above"
    assert action_label("winsorised-high+log", "zh") == "截去过高部分 + 对数"
    assert action_label("something-own", "zh") == "something-own"


def test_words_of_the_framework(answers):
    words = words_of(answers, "zh")
    assert words.node("rd") == "研发经费投入强度"
    assert words.node("gdp") == "gdp"
    assert words.unit("Xi'an") == "西安"
    assert words.nodes(["rd", "labs"]) == "研发经费投入强度和重点实验室"
    assert words.noun == "城市"
    assert words("list.comma") == words.say("list.comma") == "、"
    assert len(FRAMEWORK) == len(answers.index.framework.nodes)
    assert np.isfinite(answers.index.ranks["Xi'an", "index"])


# --- what methods and their parameters say of themselves ------------------------------------------


def own_descriptions():
    methods = [method for family in FAMILIES.values() for method in family.members.values()]
    # methods that tests write for themselves have no catalog
    ours = [method for method in methods if method.__module__.startswith("poliscope.")]
    return {family.summary() for family in FAMILIES.values()} | {
        parameter.description for method in ours for parameter in method.parameters()
    }


def test_every_parameter_is_described_in_chinese_and_nothing_else_is():
    catalog = Path(inspect.getfile(Words)).parents[1] / "locales" / "parameters.zh.json"
    chinese = json.loads(catalog.read_text("utf-8"))
    lacking = sorted(own_descriptions() - chinese.keys())
    assert not lacking, f"add to {catalog.name}, with their Chinese: {json.dumps(lacking, indent=1)}"
    assert not chinese.keys() - own_descriptions(), "nothing says this any more"
    for english, said in chinese.items():
        assert said.endswith("。"), said
        assert re.search(f"[{HAN}]", said), said
        assert set(re.findall(r"`+([^`]+)`+", said)) == set(re.findall(r"`+([^`]+)`+", english)), said


def test_a_description_that_no_catalog_has_stays_as_it_is():
    assert described("Of a notebook.", "zh") == "Of a notebook."
    assert described("Which units stay.", "en") == "Which units stay."
    assert described("Which units stay.", "zh") == "哪些对象参评。"
