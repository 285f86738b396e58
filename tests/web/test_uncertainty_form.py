"""What is varied, as a form and back: nothing is lost, and what is wrong is said of its field."""

from __future__ import annotations

import tomllib

import pytest

from poliscope.study import read_study
from poliscope.study.spec import Uncertainty
from poliscope.web.forms import FormError
from poliscope.web.uncertainty_form import FURTHER, MOST_DRAWS, texts_of, uncertainty_from, uncertainty_table

CODES = ("rd", "labs", "firms", "research", "深圳", "index")


def read(form, old=None):
    return uncertainty_from(form, old or Uncertainty(), CODES)


FULL = Uncertainty(
    normalise=("rank", {"method": "zscore", "sd": 2.0}),
    aggregate=("geometric", ["geometric", "arithmetic"]),
    drop=("rd", "深圳"),
    weights=0.1,
    weights_at={"rd": 0.2, "深圳": 0.0},
    vary="pillars",
    bounds={"research": (0.2, 0.5)},
    order=(("rd", "labs"), ("firms", "research")),
    limits=({"weights": {"rd": 1.0, "labs": -1.0}, "at_least": 0.0},),
    draws=5000,
    choice_draws=200,
    seed=7,
)


@pytest.mark.parametrize("given", [Uncertainty(), FULL, Uncertainty(compat="coinr")])
def test_what_nobody_touches_comes_back_the_same(given):
    texts = texts_of(given)
    form = {name: text for name, text in texts.items() if name not in ("normalise", "aggregate")}
    for step in ("normalise", "aggregate"):
        plain = {one: "true" for one in getattr(given, step) if isinstance(one, str)}
        form[step] = {**plain, FURTHER: texts[step]}
    for step in ("screen", "denominate", "impute", "treat", "weight"):
        form[step] = {FURTHER: form[step]}
    assert uncertainty_from(form, given, CODES) == given


def test_what_a_form_does_not_speak_of_stays():
    assert uncertainty_from({}, FULL, CODES) == FULL
    assert uncertainty_from({"draws": "10"}, FULL, CODES) == FULL.model_copy(update={"draws": 10})


def test_fields_are_read_as_people_write_them():
    found = read(
        {
            "draws": "20,000", "seed": "", "weights": " 0.5 ", "vary": "pillars", "compat": "",
            "weights_at": 'rd = 0.1，"深圳" = 0', "bounds": "research = [0.2, 0.5]",
            "order": "rd > labs；firms>research", "drop": "rd，labs",
            "normalise": {"rank": "true", "zscore": "false", FURTHER: '{ method = "minmax", low = 5 }'},
        }
    )  # fmt: skip
    assert (found.draws, found.seed, found.weights, found.vary, found.compat) == (
        20_000,
        None,
        0.5,
        "pillars",
        None,
    )
    assert found.weights_at == {"rd": 0.1, "深圳": 0} and found.bounds == {"research": (0.2, 0.5)}
    assert found.order == (("rd", "labs"), ("firms", "research")) and found.drop == ("rd", "labs")
    assert found.normalise == ("rank", {"method": "minmax", "low": 5})


@pytest.mark.parametrize(
    ("name", "given", "told"),
    [
        ("draws", "many", '"many" is not a whole number of 0 or more'),
        ("draws", "-5", "not a whole number"),
        ("draws", "2.5", "not a whole number"),
        ("draws", "0", "greater than or equal to 1"),
        ("draws", str(MOST_DRAWS + 1), "at most 10,000,000 here"),
        ("draws", "9" * 5000, "at most 10,000,000 here"),
        ("choice_draws", "", "not a whole number"),
        ("seed", "x", "not a whole number"),
        ("weights", "1", "from 0 to below 1"),
        ("weights", "nan", "from 0 to below 1"),
        ("weights", "25%", "from 0 to below 1"),
        ("vary", "some", "'all' or 'pillars'"),
        ("compat", "stata", "'coinr'"),
        ("weights_at", "rd: 0.1", "write it like this: research = 0.1"),
        ("weights_at", "深圳 = 0.1", "stand in quotes"),
        ("weights_at", "rd = 2", "less than or equal to 1"),
        ("weights_at", "nobody = 0.5", 'there is no indicator or pillar "nobody"'),
        ("bounds", "rd = 0.5", "valid tuple"),
        ("bounds", "rd = [0.5, 0.2", "write it like this: research = [0.2, 0.5]"),
        ("bounds", "a = 1 }\n[x]\ny = { z = 2", "write it like this"),
        ("order", "rd", "research > firms > exchange"),
        ("order", "rd > ", "research > firms > exchange"),
        ("order", "rd > nobody", 'there is no indicator or pillar "nobody"'),
        ("order", "[" * 9000, "write it like this"),
        ("drop", "rd, labz", 'there is no indicator or pillar "labz"'),
        ("drop", "x" * 20_001, "at most 20,000 letters"),
        ("normalise", "rank", "choose from the methods"),
        ("normalise", {FURTHER: "minmax"}, "write it like this"),
        ("normalise", {FURTHER: '{ method = "nosuch" }'}, "nosuch"),
        ("normalise", {FURTHER: '{ method = "zscore", sd = -1 }'}, "greater than 0"),
    ],
)
def test_what_is_wrong_is_said_of_its_field(name, given, told):
    with pytest.raises(FormError, match="uncertainty") as caught:
        read({name: given})
    assert list(caught.value.fields) == [f"uncertainty.{name}"]
    assert told in caught.value.fields[f"uncertainty.{name}"]


def test_everything_that_is_wrong_is_said_at_once():
    with pytest.raises(FormError, match="draws") as caught:
        read({"draws": "x", "weights": "2", "normalise": {FURTHER: "{"}})
    assert set(caught.value.fields) == {"uncertainty.draws", "uncertainty.weights", "uncertainty.normalise"}


def test_rules_that_exclude_each_other_are_told():
    with pytest.raises(FormError, match="knows spreads only") as caught:
        read({"compat": "coinr", "bounds": "rd = [0.1, 0.2]"})
    assert list(caught.value.fields) == ["uncertainty.compat"]


def test_the_table_keeps_what_means_the_same_as_it_was_written():
    before = {"weights": 0.25, "normalise": ["rank"], "draws": 5000, "seed": 3}
    old = Uncertainty(**before)
    assert uncertainty_table(old, before) == before
    found = old.model_copy(update={"draws": 100_000, "seed": None, "vary": "pillars"})
    # a default that stood there is written again; nothing is not
    assert uncertainty_table(found, before) == {
        "weights": 0.25, "normalise": ["rank"], "draws": 100_000, "vary": "pillars",
    }  # fmt: skip
    assert Uncertainty(**uncertainty_table(FULL, {})) == FULL


# --- in the app ---------------------------------------------------------------------------------------


def post(client, **varied):
    revision = client.get("/state").json()["revision"]
    return client.post("/recipe", {"uncertainty": varied}, revision=revision)


def test_the_page_shows_what_is_varied(serve, folder):
    page = serve(folder).get("/recipe").text
    assert 'name="uncertainty/draws"' in page or "name=uncertainty/draws" in page
    assert "How sure: what is varied" in page and "data-fault=uncertainty.weights_at" in page
    chosen = serve(folder).get("/recipe?lang=zh").text
    assert "有多可靠" in chosen


def test_a_change_is_kept_and_every_comment_too(serve, folder):
    path = folder / "study.toml"
    text = path.read_text(encoding="utf-8").replace("weights = 0.25", "weights = 0.25  # a guess\n# and why")
    path.write_text(text, encoding="utf-8")
    client = serve(folder)
    answer = post(client, weights="0.4", draws="3000", normalise={"rank": "true", "minmax": "true"})
    assert answer.status == 200, answer.text
    after = path.read_text(encoding="utf-8")
    assert after == text.replace("weights = 0.25", "weights = 0.4").replace("# and why", "# and why").replace(
        'normalise = ["zscore", "rank"]', 'normalise = ["minmax", "rank"]'
    ).replace("weights = 0.4  # a guess\n", "weights = 0.4  # a guess\ndraws = 3000\n")
    found = read_study(folder).uncertainty
    assert (found.weights, found.draws, found.normalise) == (0.4, 3000, ("minmax", "rank"))
    assert post(client, weights="0.4").status == 200
    assert path.read_text(encoding="utf-8") == after  # what stays the same is not written anew


def test_what_the_figures_do_not_allow_is_said_beside_its_field(serve, folder):
    client, before = serve(folder), (folder / "study.toml").read_bytes()
    top = [child.code for child in read_study(folder).framework.root.children]
    answer = post(client, bounds=", ".join(f"{code} = [0.6, 0.7]" for code in top))
    assert answer.status == 422
    assert list(answer.json()["fields"]) == ["uncertainty.bounds"]
    below = read_study(folder).framework.root.children[0].children[0].code
    answer = post(client, order=f"{top[0]} > {below}")
    assert "not siblings" in answer.json()["fields"]["uncertainty.order"]
    assert (folder / "study.toml").read_bytes() == before


def test_recipe_and_uncertainty_are_kept_or_refused_together(serve, folder):
    client, before = serve(folder), (folder / "study.toml").read_bytes()
    form = {"normalise": {"method": "zscore", "sd": "0"}, "uncertainty": {"draws": "x"}}
    answer = client.post("/recipe", form, revision=client.get("/state").json()["revision"])
    assert set(answer.json()["fields"]) == {"normalise.sd", "uncertainty.draws"}
    assert (folder / "study.toml").read_bytes() == before
    form = {"normalise": {"method": "rank"}, "uncertainty": {"draws": "77"}}
    assert client.post("/recipe", form, revision=client.get("/state").json()["revision"]).status == 200
    written = tomllib.loads((folder / "study.toml").read_text(encoding="utf-8"))
    assert written["uncertainty"]["draws"] == 77 and written["recipe"]["normalise"] == "rank"
    assert written["recipe"]["denominate"] == "ratio"  # as its author wrote it
