"""The app as its own pages use it: from a table to a report, changes, conflicts, dead addresses."""

from __future__ import annotations

import asyncio
import io
import re
import zipfile
from html.parser import HTMLParser

import pytest

from asgi_client import TOKEN, run_to_the_end

PAGES = ("data", "recipe", "run", "explore", "compare", "download")


class Links(HTMLParser):
    """All addresses in a page."""

    def __init__(self, text):
        super().__init__()
        self.found: list[str] = []
        self.tags: list[tuple[str, dict]] = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self.tags.append((tag, given))
        self.found += [given[name] for name in ("href", "src") if given.get(name)]


def revision(client):
    return client.get("/state").json()["revision"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_page_has_what_every_page_needs(serve, folder, language):
    client = serve(folder)
    run_to_the_end(client)
    for name in PAGES:
        text = client.get(f"/{name}?lang={language}").text
        assert f"<html lang={'zh-CN' if language == 'zh' else 'en'}>" in text
        assert text.count("<h1") == (0 if name == "explore" else 1)
        assert f"data-revision={revision(client)}" in text
        tags = Links(text).tags
        ids = [given["id"] for _, given in tags if given.get("id")]
        assert len(ids) == len(set(ids)), name
        labels = {given["for"] for tag, given in tags if tag == "label"}
        for tag, given in tags:
            assert not [key for key in given if key.startswith("on")], name
            assert "style" not in given
            if tag in ("input", "select") and given.get("type") != "hidden":
                assert given.get("aria-label") or given.get("id") in labels, (name, given)
            if tag == "script":
                assert given["src"].startswith("/static/")


def test_every_link_leads_somewhere(serve, folder):
    client = serve(folder)
    run_to_the_end(client)
    seen, waiting = set(), ["/data", "/recipe", "/run", "/explore", "/compare", "/download"]
    while waiting:
        address = waiting.pop().split("#")[0]
        if address in seen or "index.xlsx" in address or not address.startswith("/"):
            continue
        seen.add(address)
        answer = client.get(address)
        assert answer.status == 200, address
        if address.split("?")[0] != "/report" and answer.headers["content-type"].startswith("text/html"):
            waiting += Links(answer.text).found
        assert len(seen) < 400
    assert len(seen) > 30
    assert any(address.startswith("/table?") and "row=" in address for address in seen)


def test_home_leads_to_where_one_is(serve, folder, empty):
    assert serve(folder).get("/").headers["location"] == "/run"
    assert serve(empty).get("/").headers["location"] == "/data"


def test_the_language_is_that_of_the_reader(serve, folder):
    client = serve(folder)
    assert "<html lang=en>" in client.get("/data").text
    assert "zh-CN" in client.get("/data", {"accept-language": "zh-CN,zh;q=0.9"}).text[:80]
    chosen = client.get("/data?lang=zh").headers["set-cookie"].split(";")[0]
    assert "zh-CN" in client.get("/run", {"cookie": chosen}).text[:80]
    assert "<html lang=en>" in client.get("/run?lang=xx", {"cookie": "poliscope-lang=xx"}).text


def test_from_a_table_to_a_report(serve, empty):
    client = serve(empty)
    table = "城市,rd,people\n甲,10,10\n乙,30,20\n丙,4,16\n".encode()
    sent = client.post("/upload", body=table, headers={"x-file-name": "cities.csv"}).json()
    page = client.get(sent["next"]).text
    assert "data-action=/study" in page.replace('"', "")
    form = {
        "file": sent["file"],
        "title": "My cities",
        "rows": {
            "0": {"code": "index", "leaf": "", "used": "true", "parent": "", "weight": "1"},
            "1": {"code": "rd", "leaf": "true", "used": "true", "parent": "Research", "weight": "1",
                  "direction": "1", "denominator": "people", "label": "R&D"},
            "2": {"code": "people", "leaf": "true", "used": "false", "parent": "index", "weight": "1"},
        },
    }  # fmt: skip
    made = client.post("/study", form, revision="new")
    assert made.status == 200, made.text
    assert "My cities" in client.get("/data").text
    assert run_to_the_end(client)[-1]["state"] == "done"
    shown = Links(client.get("/explore").text)
    address = next(given["data-study"] for _, given in shown.tags if "data-study" in given)
    data = client.get(address).json()
    assert data["rank"] == [2, 1, 3]
    report = client.get(address.replace("page.json", "report"))
    assert "My cities" in report.text
    assert "frame-ancestors 'none'" in report.headers["content-security-policy"]
    assert "'sha256-" in report.headers["content-security-policy"]


def recipe_form(**steps):
    return {step: {"method": method} if isinstance(method, str) else method for step, method in steps.items()}


def test_a_recipe_is_changed_and_the_result_is_then_old(serve, folder):
    client = serve(folder)
    run_to_the_end(client)
    assert "older than the settings" not in client.get("/run").text
    before = (folder / "study.toml").read_text(encoding="utf-8")
    answer = client.post("/recipe", recipe_form(normalise="rank"), revision=revision(client))
    assert answer.status == 200, answer.text
    assert answer.json()["revision"] == revision(client)
    after = (folder / "study.toml").read_text(encoding="utf-8")
    assert 'normalise = "rank"' in after
    assert "# what is varied to see how sure the ranking is" in after
    assert before.split("[recipe]")[0] == after.split("[recipe]")[0]
    for name in ("run", "explore", "download"):
        assert "older than the settings" in client.get(f"/{name}").text
    run_to_the_end(client)
    assert "older than the settings" not in client.get("/explore").text


def test_a_change_on_disk_is_noticed(serve, folder):
    client = serve(folder)
    run_to_the_end(client)
    seen = revision(client)
    with (folder / "evidence.csv").open("a", encoding="utf-8") as file:
        file.write("Beijing,gdp,2021,40000,100 million CNY,,,,,A,\n")
    assert revision(client) != seen
    assert "older than the settings" in client.get("/explore").text
    assert client.post("/run", revision=seen).status == 409


def test_what_does_not_suit_is_said_beside_its_field(serve, folder):
    client, before = serve(folder), (folder / "study.toml").read_bytes()
    answer = client.post(
        "/recipe", recipe_form(normalise={"method": "minmax", "low": "x"}), revision=revision(client)
    )
    assert answer.status == 422
    assert answer.json()["fields"] == {"normalise.low": '"x" is not a number'}
    page = client.get("/recipe").text
    assert "data-fault=normalise.low" in page
    form = recipe_form(normalise={"method": "minmax", "low": "0"}, aggregate="geometric")
    answer = client.post("/recipe", form, revision=revision(client))
    assert answer.status == 422
    assert "a geometric mean needs values above 0" in answer.json()["fields"]["aggregate"]
    assert (folder / "study.toml").read_bytes() == before


def test_two_tabs_at_once_one_is_told(serve, folder):
    client = serve(folder)
    seen = revision(client)

    async def both():
        sends = [
            client.send("/recipe", recipe_form(normalise=name), revision=seen) for name in ("rank", "zscore")
        ]
        return await asyncio.gather(*sends)

    answers = client.run(both())
    assert sorted(answer.status for answer in answers) == [200, 409]
    told = next(answer for answer in answers if answer.status == 409).json()["problems"][0]
    assert told["code"] == "conflict"
    assert "nothing was overwritten" in told["help"]
    winner = ("rank", "zscore")[[answer.status for answer in answers].index(200)]
    assert f'normalise = "{winner}"' in (folder / "study.toml").read_text(encoding="utf-8")


def test_a_change_must_name_its_revision(serve, folder):
    answer = serve(folder).post("/recipe", recipe_form(normalise="rank"), headers={"if-match": ""})
    assert answer.status == 428
    assert "must name the revision" in answer.text


def test_the_framework_is_changed(serve, folder):
    client = serve(folder)
    fields = {}
    for tag, given in Links(client.get("/data").text).tags:
        if tag == "input" and (given.get("name") or "").startswith("rows/"):
            value = str("checked" in given).lower() if given["type"] == "checkbox" else given.get("value", "")
            _, number, name = given["name"].split("/")
            fields.setdefault(number, {})[name] = value
    fields["2"]["weight"] = "7"
    answer = client.post("/framework", {"rows": fields}, revision=revision(client))
    assert answer.status == 200, answer.text
    assert f"{fields['2']['code']}," in (folder / "framework.csv").read_text(encoding="utf-8")
    assert "value=7" in client.get("/data").text
    fields["2"]["weight"] = "-7"
    answer = client.post("/framework", {"rows": fields}, revision=revision(client))
    assert answer.status == 422
    assert answer.json()["fields"] == {"rows/2/weight": 'the weight "-7" is not 0 or more'}


@pytest.mark.parametrize(
    "file",
    ["../secret.csv", "/etc/passwd", "..", "", ".poliscope/lock", "data/../../secret.csv",
     "%2e%2e/secret.csv",
     "..%5csecret.csv", "....//secret.csv", "link.csv", "nothing.csv", "%00.csv", "study.toml%00.csv"],
)  # fmt: skip
def test_no_path_outside_the_folder_is_shown(serve, folder, file):
    (folder.parent / "secret.csv").write_text("unit,secret\na,1\n")
    (folder / "link.csv").symlink_to(folder.parent / "secret.csv")
    client = serve(folder)
    answer = client.get(f"/table?file={file}")
    assert answer.status == 404
    assert "secret\n" not in answer.text
    assert client.post("/evidence", {"file": file}, revision=revision(client)).status == 404
    for address in (f"/static/{file}", f"/files/{file}", f"/report?of={file}", f"/page.json?of={file}"):
        assert client.get(address).status == 404, address


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"\xff", b'"x"', b"[" * 100_000])
def test_what_is_no_form_is_refused(serve, folder, body):
    client = serve(folder)
    for address in ("/recipe", "/framework", "/study", "/evidence", "/cancel"):
        answer = client.post(address, body=body, revision="x", headers={"content-type": "application/json"})
        assert answer.status == 400, address
    assert client.post("/recipe", body=b"{}", headers={"content-type": "text/plain"}).status == 415
    assert client.post("/framework", {"rows": {"x": {}}}, revision="x").status == 400
    assert client.post("/framework", {"rows": []}, revision="x").status == 400
    large = b'{"x":"' + b"y" * (5 << 20) + b'"}'
    assert client.post("/recipe", body=large, headers={"content-type": "application/json"}).status == 413


def test_a_broken_study_says_what_is_wrong_with_links_to_the_cells(serve, folder):
    path = folder / "evidence.csv"
    path.write_text(path.read_text(encoding="utf-8") + "Beijing,gdp,2021,many,x,,,,,A,\n", encoding="utf-8")
    client = serve(folder)
    rows = len(path.read_text(encoding="utf-8").splitlines())
    text = client.get("/data").text
    assert "is not a number" in text
    link = next(found for found in Links(text).found if found.startswith("/table?"))
    assert f"row={rows}" in link
    assert link.endswith("#cell")
    shown = client.get(link.split("#")[0]).text
    assert re.search(r"<td class=marked>many<", shown)
    for name in ("recipe", "run"):
        assert client.get(f"/{name}").status == 200
    events = run_to_the_end(client)
    assert events[-1]["state"] == "failed"
    assert events[-1]["problems"][0]["where"].startswith(f"evidence.csv row {rows}")


def test_two_states_of_a_study_are_compared(serve, folder, tmp_path):
    import shutil

    other = tmp_path / "other"
    shutil.copytree(folder, other)
    client = serve(folder, others=[other])
    run_to_the_end(client)
    client.post("/recipe", recipe_form(normalise="rank"), revision=revision(client))
    page = Links(client.get("/compare").text)
    keys = list(dict.fromkeys(given["value"] for tag, given in page.tags if tag == "option"))
    assert len(keys) == 3
    assert keys[0] == "now"
    for first in keys:
        for second in keys:
            text = client.get(f"/compare?a={first}&b={second}").text
            assert "Spearman" in text, (first, second)
    assert "Mean shift of 0.00 ranks" in client.get(f"/compare?a={keys[1]}&b={keys[2]}").text
    assert client.get("/compare?a=now&b=../..").status == 200
    assert "Spearman" not in client.get("/compare?a=now&b=../..").text
    assert not (other / ".poliscope").exists()


def test_the_study_is_downloaded_as_it_is(serve, folder):
    (folder / "private.csv").write_text("not part of the study")
    answer = serve(folder).get("/files/study.zip")
    assert 'attachment; filename="study.zip"' in answer.headers["content-disposition"]
    with zipfile.ZipFile(io.BytesIO(answer.body)) as archive:
        assert sorted(archive.namelist()) == ["evidence.csv", "framework.csv", "study.toml", "units.csv"]
        for name in archive.namelist():
            assert archive.read(name) == (folder / name).read_bytes()
    assert not list((folder / ".poliscope").glob("*.draft*"))


def test_the_workbook_is_made_once(serve, folder):
    pytest.importorskip("xlsxwriter")
    client = serve(folder)
    assert client.get("/files/index.xlsx").status == 404
    run_to_the_end(client)
    first = client.get("/files/index.xlsx?lang=zh")
    assert first.status == 200
    assert first.body.startswith(b"PK")
    assert client.get("/files/index.xlsx?lang=zh").body == first.body


def test_static_files_are_not_sent_twice(serve, folder):
    client = serve(folder)
    first = client.get("/static/serve.js")
    assert first.headers["content-type"] == "text/javascript; charset=utf-8"
    again = client.get("/static/serve.js", {"if-none-match": first.headers["etag"]})
    assert (again.status, again.body) == (304, b"")


def test_the_secret_stands_in_no_page(serve, folder):
    client = serve(folder)
    run_to_the_end(client)
    for name in (*PAGES, "state", "nothing"):
        answer = client.get(f"/{name}")
        assert TOKEN not in answer.text
        assert TOKEN not in str(answer.headers)
