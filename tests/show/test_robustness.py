"""How sure, as words, bundle and page: figures match the answer, no leader is named that may not be."""

from __future__ import annotations

import json
import re

import numpy as np
import pytest
from tests.answers.test_robustness import made

from poliscope.answers.robustness import CanBeFirst, Certainty, HowFar, Verdict
from poliscope.show.bundle import make_bundle
from poliscope.show.report.writing import make_page
from poliscope.show.words import Words, points, tenths
from poliscope.study.spec import Uncertainty

VALUES = np.random.default_rng(21).integers(1, 60, (7, 4)).astype(float)
CHOICES = Uncertainty(normalise=["zscore"], aggregate=["geometric"], choice_draws=40, weights=0.4)
NAN = float("nan")


@pytest.fixture(scope="module")
def answers():
    values = VALUES.copy()
    values[5, 2] = NAN
    study = made(values, uncertainty=CHOICES)
    return study.answers(robustness=study.robustness(draws=1500, milp=3))


@pytest.fixture(scope="module")
def bundle(answers):
    return make_bundle(answers)


def verdict(grade="firm", reason="", contenders=("A",), shares=(0.995,), **more) -> Verdict:
    given = {
        "leader": "A", "share": shares[0], "weight_share": 0.999, "choice_share": NAN, "noise_share": NAN,
        "error": 0.0, "draws": 20_000, "runs": 0, "worst": 2, "exact": True, "radius": 0.2, **more,
    }  # fmt: skip
    return Verdict(grade, reason, contenders=contenders, shares=shares, **given)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    ("given", "english"),
    [
        (
            verdict("secure", worst=1),
            r"A leads, and that is secure: .* first in all of 20,000 weightings drawn\.",
        ),
        (verdict(), r"firm: it is first in 99\.9% of 20,000"),
        (verdict(runs=500), r"in no less than 99\.5% when methods"),
        (verdict("leaning", shares=(0.7,)), r"A is ahead, but not firmly"),
        (
            verdict("leaning", shares=(0.7,), weight_share=1.0, runs=500),
            r"first in 100% of 20,000 .* but in only 70\.0% where methods",
        ),
        # first in all that was drawn, and yet not firm: the sentence says why
        (
            verdict("leaning", shares=(1.0,), weight_share=1.0, radius=0.034),
            r"not firmly: it is first in 100% .* off by 3\.4% of themselves are enough",
        ),
        (
            verdict("leaning", shares=(0.995,), weight_share=0.995, radius=NAN, worst=0, exact=False),
            r"not called firm: it is first in 99\.5% .* nothing can be proved beyond what was drawn",
        ),
        (
            verdict("secure", shares=(1.0,), worst=1, noise_share=1.0),
            r"all of 20,000 weightings drawn, with errors of the figures or without\.",
        ),
        (
            verdict("open", "close", ("A", "B"), (0.4, 0.35)),
            r"No single leader: .*A \(40\.0%\) and B \(35\.0%\)\.",
        ),
        (verdict("open", "close", ("A",), (0.5,)), r"no unit is first in two thirds"),
        (verdict("open", "shared", ("A", "B"), (1.0, 1.0)), r"puts several level"),
        (verdict("unfounded", "other", ("B", "A"), (0.6, 0.4)), r"No leader can be named"),
        (verdict("unfounded", "sampling-error", ("A", "B"), (1.0, 0.0)), r"within the errors of the figures"),
    ],
)
def test_every_verdict_has_its_sentence(answers, language, given, english):
    words = Words(language, answers.index, answers.about)
    told = words.finding(Certainty(given))
    assert "{" not in told
    if language == "en":
        assert re.search(english, told)
    if not given.named:
        opening = "No " if language == "en" else ("没有唯一的第一", "不能断定谁是第一")
        assert told.startswith(opening)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_possible_and_how_far_in_words(answers, language):
    words = Words(language, answers.index, answers.about)
    several = words.finding(CanBeFirst("A", ("A", "B"), 7, 4))
    assert "B" in several and "4" in several
    assert "{" not in words.finding(CanBeFirst("A", ("A",), 7, 1)) + words.finding(
        CanBeFirst("A", ("A",), 7, 2)
    )
    far = HowFar("A", "B", 0.133, "B", 0.0203, ("p1",), ("q1",))
    told = words.finding(far)
    assert "13.3%" in told and "2.0" in told and "p1" in told and "q1" in told
    never = HowFar("A", "", float("inf"), "", float("inf"), (), ())
    assert "A" in words.finding(never)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_leader_who_is_always_first_is_not_called_unfirm_without_a_reason(language, answers):
    words = Words(language, answers.index, answers.about)
    for share in (0.66, 0.9, 0.9895, 0.995, 1.0):
        for radius in (NAN, 0.001, 0.0994):
            for runs, noise in ((0, NAN), (500, NAN), (0, share), (500, share)):
                given = verdict(
                    "leaning", shares=(share,), weight_share=share, choice_share=share if runs else NAN,
                    noise_share=noise, runs=runs, radius=radius,
                )  # fmt: skip
                told = words.finding(Certainty(given))
                high = round(share, 3) >= 0.99
                why = ("yet ", "但各权重", "但采用") if high else ("is first in", "居首")
                assert any(one in told for one in why)
                assert "0 runs" not in told and "{" not in told


def test_shares_are_shown_as_the_rules_compare_them():
    assert [tenths(s) for s in (0.98951, 0.6594, 0.99951, 0.0004, 1.0, 0.0, NAN)] == [
        "99.0%", "65.9%", ">99.9%", "<0.1%", "100%", "0%", "–",
    ]  # fmt: skip
    assert [points(s) for s in (0.0203, 0.5, 0.00034)] == ["2.0", "50.0", "0.034"]


def test_the_bundle_is_plain_and_complete(answers, bundle):
    part, units = bundle["robustness"], bundle["units"]["codes"]
    json.dumps(part, allow_nan=False)
    found = answers.robustness
    assert part["verdict"]["grade"] == found.verdict.grade
    assert part["verdict"]["words"]["en"] == bundle["findings"][0]["words"]["en"]
    for u, unit in enumerate(units):
        scope = part["scopes"][0]
        assert scope["rank_acceptability"][u][0] == pytest.approx(found.sampled.first(unit), abs=1e-5)
        low, high = part["plausible_ranks"][u]
        best, worst = part["possible_ranks"][u]
        assert best <= low <= high <= worst
        assert part["attained_ranks"][u][0] == found.rank_range[unit, "best"]
    assert [scope["name"] for scope in part["scopes"]] == ["weights", "choices"]
    assert part["choices"]["excluded"] == 2
    assert part["filled"] == 1 and part["rank_sets"] is None


def test_weights_of_the_bundle_do_what_they_say(answers, bundle):
    """Raw weights of all nodes, put into the index itself: winners win, and dethroned leaders are level."""
    part, index = bundle["robustness"], answers.index
    codes = index.units.codes

    def scores(weights):
        filled = answers.robustness.possible  # gaps are filled, as the answer was computed
        assert filled is not None
        from poliscope.answers.robustness import make_contest, spreads

        contest = make_contest(index, spreads(index, answers.robustness.rules))
        from poliscope.kernels.tree import effective_weights

        effective = effective_weights(np.array(weights), contest.children, contest.leaves)
        return contest.form @ effective[: contest.leaves]

    for winner in part["potential_winners"]:
        found = scores(winner["weights"])
        assert found[codes.index(winner["unit"])] == pytest.approx(found.max())
    for change in part["dethroning"]:
        found = scores(change["weights"])
        leader, other = (codes.index(c) for c in (part["verdict"]["leader"], change["challenger"]))
        assert found[leader] == pytest.approx(found[other])


def test_without_robustness_the_bundle_says_so():
    study = made(VALUES)
    assert make_bundle(study.answers())["robustness"] is None


@pytest.mark.parametrize("mean", ["arithmetic", "median"])
def test_the_page_begins_with_the_verdict_and_holds_the_section(mean):
    study = made(VALUES, aggregate=mean, uncertainty=CHOICES)
    found = study.answers(robustness=study.robustness(draws=300, milp=1))
    page = make_page(make_bundle(found))
    said = Words("en", found.index, found.about).finding(found.findings[0])
    first = re.search(r'class="?verdict"?>(.*?)</p>', page, re.S)
    assert first is not None and said in re.sub(r"<[^>]+>", "", first[1])
    assert re.search(r'<section id="?robustness', page)
    # a diagram of who is always ahead only where exact answers exist
    assert ("class=arrow" in page) == (mean == "arithmetic")
    shown = re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", page, flags=re.S)
    assert not re.search(r"\bnan\b", shown)


def test_the_map_of_three_pillars_is_drawn():
    from tests.studies import study as build

    rows = ({"code": "index"}, *({"code": c, "parent": "index"} for c in "abc"))
    made_here = build(VALUES[:, :3], rows=rows, units=tuple("ABCDEFG"))
    bundle = make_bundle(made_here.answers(robustness=made_here.robustness(draws=200, milp=0)))
    regions = bundle["robustness"]["map"]["regions"]
    assert sum(region["area"] for region in regions) == pytest.approx(1)
    page = make_page(bundle)
    # in the page without scripts a polygon for every region
    assert page.count("<polygon ") == len(regions)
