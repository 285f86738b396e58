"""Requests that no page sends: every one gets an answer of its own, none an internal error, none a change."""

from __future__ import annotations

import shutil
from importlib.resources import as_file, files
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asgi_client import TOKEN, Client
from poliscope.methods.base import FAMILIES
from poliscope.methods.recipe import STEPS
from poliscope.web.app import make_app
from poliscope.web.security import Gate
from poliscope.web.workspace import Workspace

LEAF = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=12))
ANY = st.recursive(
    LEAF,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
PARAMETERS = sorted(
    {name for family in FAMILIES.values() for m in family.members.values() for name in m.model_fields}
)
METHODS = sorted({name for family in FAMILIES.values() for name in family.members})
STEP = st.fixed_dictionaries(
    {"method": st.sampled_from(METHODS) | ANY},
    optional=dict.fromkeys(PARAMETERS, LEAF),
)
RECIPE = st.dictionaries(
    st.sampled_from(
        [*STEPS, "aggregate.1", "aggregate.2", "aggregate.x", "minimum_availability", "normalise_over"]
    ),
    STEP | ANY,
    max_size=4,
)
FIELDS = ("code", "leaf", "used", "label", "label_zh", "parent", "weight", "direction", "denominator")
CODES = st.sampled_from(["innovation", "research", "rd_intensity", "unicorns", "gdp", "", "new"])
ROW = st.dictionaries(
    st.sampled_from(FIELDS), CODES | st.sampled_from(["true", "", "-1", "nan"]) | ANY, max_size=9
)
FRAMEWORK = st.fixed_dictionaries(
    {"rows": st.dictionaries(st.integers(0, 9).map(str), ROW | ANY, max_size=6) | ANY},
    optional={"file": st.sampled_from(["evidence.csv", "units.csv", "study.toml"]) | ANY, "title": ANY},
)


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    folder = tmp_path_factory.mktemp("fuzz") / "study"
    with as_file(files("poliscope.cli") / "starter") as starter:
        shutil.copytree(starter, folder)
    found = Client(make_app(Workspace(folder), Gate(TOKEN)))
    found.folder = folder
    yield found
    found.close()


def snapshot(client):
    return {p.name: p.read_bytes() for p in client.folder.iterdir() if p.is_file()}


@settings(max_examples=60)
@given(
    st.sampled_from(["/recipe", "/framework", "/study", "/evidence", "/cancel", "/run"]),
    RECIPE | FRAMEWORK | ANY,
)
def test_a_form_from_an_older_page_changes_nothing(client, address, form):
    before = snapshot(client)
    answer = client.post(address, form, revision="older")
    assert 400 <= answer.status < 500
    assert snapshot(client) == before


@settings(max_examples=80)
@given(st.data())
def test_any_form_leaves_a_study_that_can_be_read(client, data):
    address = data.draw(st.sampled_from(["/recipe", "/framework", "/evidence"]))
    form = data.draw(RECIPE if address == "/recipe" else FRAMEWORK)
    before = snapshot(client)
    answer = client.post(address, form, revision=client.get("/state").json()["revision"])
    assert answer.status == 200 or 400 <= answer.status < 500
    if answer.status == 200:
        Workspace(client.folder).study()
        for name, content in before.items():
            (client.folder / name).write_bytes(content)
    else:
        assert snapshot(client) == before


@settings(max_examples=60)
@given(
    st.sampled_from(["/table", "/report", "/page.json", "/compare", "/events", "/data", "/files/index.xlsx"]),
    st.dictionaries(
        st.sampled_from(["file", "sheet", "row", "column", "of", "a", "b", "job", "lang"]),
        st.text(max_size=20)
        | st.sampled_from(["evidence.csv", "study.toml", "now", "-1", "9" * 30, "²", "zh"]),
    ),
)
def test_any_address_gets_an_answer(client, path, query):
    asked = "&".join(
        f"{name}={quote(value.encode('utf-8', 'surrogatepass'))}" for name, value in query.items()
    )
    assert client.get(f"{path}?{asked}").status in (200, 404, 422)


@settings(max_examples=40)
@given(st.text(max_size=30), st.binary(max_size=200))
def test_any_upload_is_kept_in_its_place_or_refused(client, name, body):
    answer = client.post(
        "/upload", body=body, headers={"x-file-name": quote(name.encode("utf-8", "replace")) + ".csv"}
    )
    assert answer.status in (201, 400, 413, 415, 422)
    for path in client.folder.parent.rglob("*"):
        assert path.is_relative_to(client.folder)


@given(st.binary(max_size=200))
@settings(max_examples=40)
def test_any_cookie_and_header_is_survived(client, raw):
    text = raw.decode("latin-1")
    headers = dict.fromkeys(("cookie", "accept-language", "if-none-match", "last-event-id"), text)
    assert client.get("/run", headers | {"cookie": text}).status == 200
