"""Bundle, words and sections of structure, luck, mirrors, trends and partners."""

from __future__ import annotations

import inspect
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

import poliscope as ps
from poliscope.answers.regional import Doubt, Gap, LuckOrClimate, NextActivity, PathDependence, TargetPace
from poliscope.answers.structure.doubts import doubts_about
from poliscope.answers.trends import Pacing, Target
from poliscope.show.bundle import make_bundle
from poliscope.show.report.plot import Frame, Labels
from poliscope.show.report.writing import make_page
from poliscope.show.words import LANGUAGES, Words, catalog

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
SECTIONS = ("structure", "next", "luck", "mirror", "trends", "partners")


@pytest.fixture(scope="module")
def answers():
    return ps.read_study(EXAMPLES / "synthetic-regions").answers()


@pytest.fixture(scope="module")
def bundle(answers):
    return make_bundle(answers)


@pytest.fixture(scope="module")
def page(bundle):
    return make_page(bundle)


def section(page, name):
    return re.search(rf"<section id={name} .*?</section>", page, re.DOTALL)[0]


# --- bundle ---------------------------------------------------------------------------------------


def test_the_bundle_is_plain_json_and_the_same_every_time(answers, bundle):
    assert json.loads(json.dumps(bundle, allow_nan=False)) == bundle
    again = ps.read_study(EXAMPLES / "synthetic-regions").answers()
    assert json.dumps(make_bundle(again)) == json.dumps(bundle)


def test_the_bundle_leads_back_to_the_answers(answers, bundle):
    (one,) = bundle["structure"]
    structure = answers.regional.structures[0]
    r, c = one["regions"].index("R12"), one["activities"].index("A1")
    assert one["quotients"][r][c] == structure.location_quotient["R12", "A1"]
    assert one["path"]["verdict"] == "shown"
    assert one["labels"]["zh"][c] == "桤木行业1"
    assert {o["activity"] for o in one["next"]["R12"]} <= set(one["activities"])
    assert len(one["space"]["x"]) == len(one["space"]["shown"])
    luck = bundle["incidence"][0]["table"]
    assert luck["values"][luck["rows"].index("R07")][0] == 43
    assert [p["unit"] for p in bundle["peers"]] == ["R07", "R12"]
    assert bundle["complementarity"]["basis"] == "activities"
    assert sorted(bundle["complementarity"]["order"]) == list(range(45))


def test_what_was_not_asked_is_null():
    plain = make_bundle(ps.read_study(EXAMPLES / "gii-clusters-2023").answers())
    assert all(
        plain[name] is None for name in ("structure", "incidence", "peers", "trends", "complementarity")
    )


# --- words ----------------------------------------------------------------------------------------


def test_every_claim_has_words_in_both_languages(answers):
    for language in LANGUAGES:
        words = Words(language, answers.index, answers.about)
        for finding in answers.regional.findings:
            said = words.finding(finding)
            assert said and "{" not in said and "nan" not in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_gap_whose_closing_leaves_the_rank_is_not_told_as_a_rise(answers, language):
    words = Words(language, answers.index, answers.about)
    gap = next(one for one in answers.regional.findings if isinstance(one, Gap))
    gap = replace(gap, indicator="patents", worth=1.5, rank=5, all_rank=1)
    stays, rises = (words.finding(replace(gap, new_rank=rank)) for rank in (5, 3))
    assert ("leaves its rank at 5" if language == "en" else "名次仍为第5位") in stays
    assert ("from rank 5 to 3" if language == "en" else "从第5位到第3位") in rises


def test_every_doubt_verdict_and_reason_has_a_sentence():
    doubts = re.findall(r'^ {8}"([a-z-]+)": ', inspect.getsource(doubts_about), re.MULTILINE)
    assert {"few-regions", "flat", "narrow-gap", "undecided"} <= set(doubts)
    verdicts = ("luck-suffices", "more", "much-more", "fewer", "not-listed")
    targets = (
        "reached",
        "on-course",
        "behind",
        "never",
        "overdue",
        "no-figure",
        "one-figure",
        "not-positive",
    )
    paths = ("shown", "not-beyond-size-and-quotient", "not-shown", "one-period", "few-entries", "too-large")
    for language in LANGUAGES:
        keys = catalog(language)
        assert {f"finding.doubt.{kind}" for kind in doubts} <= set(keys)
        assert {f"finding.luck.{kind}" for kind in verdicts} <= set(keys)
        assert {f"finding.target.{kind}" for kind in targets} <= set(keys)
        assert {f"finding.path.{kind}" for kind in paths} <= set(keys)


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_of_what_is_seldom(answers, language):
    words = Words(language, answers.index, answers.about)
    # nobody else has a success: how the others differ is not known
    place = LuckOrClimate("R12", "stars", "jobs", 12, 1.2, 1e-9, 0.001, float("nan"), "more", 0)
    within, alone = words.finding(replace(place, standing_out=0.3)), words.finding(place)
    phrase = {"en": "within the ordinary differences", "zh": "仍在各地的一般差异之内"}[language]
    assert phrase in within and phrase not in alone
    # an interval below 0 holds no 0
    found = next(f for f in answers.regional.findings if isinstance(f, PathDependence))
    for verdict in ("not-shown", "not-beyond-size-and-quotient"):
        said = words.finding(replace(found, verdict=verdict, lift=-0.05, lower=-0.08, upper=-0.02))
        assert {"en": "which lies below 0", "zh": "在0以下"}[language] in said
    # nothing of its own is near to what is likeliest
    following = next(f for f in answers.regional.findings if isinstance(f, NextActivity))
    shown = replace(following, from_structure=True, probabilities=(0.2,), horizon=5)
    nearest = {"en": "Nearest to the first", "zh": "与首项最近"}[language]
    assert nearest in words.finding(shown) and nearest not in words.finding(replace(shown, carriers=()))
    # a level to fall to
    target = Target("jobs", 50, 2030, "R07", direction=-1)
    rise = {"en": ("grew", "grown"), "zh": ("增长",)}[language]
    for verdict, reason in (("on-course", ""), ("behind", ""), ("cannot-tell", "one-figure")):
        for reached in (2031.2, float("inf")):
            pacing = Pacing(target, "R07", verdict, reason, 2020, 2024, 80, 60, -0.05, -0.03, 50, reached)
            said = words.finding(TargetPace(pacing))
            assert not any(word in said for word in rise) and "{" not in said


def test_sentences_do_not_claim_what_is_not_shown(answers):
    words = Words("en", answers.index, answers.about)
    found = next(f for f in answers.regional.findings if isinstance(f, PathDependence))
    assert words.finding(found).startswith("Path dependence is shown in these data")
    weak = replace(found, verdict="not-shown", baseline="quotient", lift=-0.002, lower=-0.01, upper=0.005)
    assert words.finding(weak).startswith("Path dependence is not shown in these data")
    assert "which does not exclude 0" in words.finding(weak)
    luck = LuckOrClimate("R12", "stars", "jobs", 6, 5.2, 0.42, 1.0, float("nan"), "luck-suffices", 0)
    assert words.finding(luck).endswith("42% if only Jobs counted: luck suffices as an explanation.")
    late = TargetPace(Pacing(Target("jobs", 9000, 2026, "R07"), "R07", "cannot-tell", "no-figure"))
    assert words.finding(late) == (
        "Whether R07 will reach 9,000 in Jobs by 2026 cannot be told: there is no figure of where it stands."
    )
    assert words.finding(Doubt("weak-sign")).endswith("is arbitrary.")


# --- the page -------------------------------------------------------------------------------------


def test_every_section_stands_in_the_page_with_its_drawing(page):
    for name in SECTIONS:
        assert f'href="#{name}"' in page or f"href=#{name}" in page
        assert section(page, name)
    for name in ("structure", "next", "luck", "mirror"):
        assert "class=plot" in section(page, name) or 'class="plot' in section(page, name)


def test_claims_stand_in_their_section_and_not_in_the_answer(page):
    assert "Path dependence is shown" in section(page, "structure")
    assert "Path dependence is shown" not in section(page, "answer")
    assert "路径依赖" in section(page, "structure")


def test_the_drawing_has_a_dot_for_every_linked_activity(bundle, page):
    (one,) = bundle["structure"]
    dots = section(page, "structure").count("<circle")
    assert dots == 2 * len(one["space"]["shown"])
    assert section(page, "luck").count("<circle") == len(bundle["incidence"][0]["table"]["rows"])


def test_places_that_are_not_listed_are_open_dots_and_said_so():
    china = make_page(make_bundle(ps.read_study(EXAMPLES / "china-cities").answers()))
    luck = section(china, "luck")
    assert luck.count("class=open") == 4
    assert "the 4 that are not listed enter as fewer than 5" in luck
    assert "&lt;5" in luck


def test_a_study_that_asks_nothing_has_none_of_the_sections():
    plain = make_page(make_bundle(ps.read_study(EXAMPLES / "gii-clusters-2023").answers()))
    assert not [name for name in SECTIONS if f"<section id={name} " in plain]


def test_names_keep_off_each_other_and_inside_the_drawing():
    labels = Labels(200.0)
    first = labels.place(100, 50, 10, 4)
    second = labels.place(100, 50, 10, 4)
    assert first != second
    assert labels.place(100, 50, 200, 4) is None
    frame = Frame(200, 100, (1.0, 100.0), (0.0, 1.0), log=True)
    assert frame.at(10, 0)[0] == pytest.approx((frame.at(1, 0)[0] + frame.at(100, 0)[0]) / 2)
