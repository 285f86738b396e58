"""Names full of markup, formulas, emoji and right-to-left text: text on every page, and nothing else."""

from __future__ import annotations

import csv
from html.parser import HTMLParser

import pytest

from asgi_client import run_to_the_end
from poliscope.data.files import read_framework

NAMES = [
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onfocus='alert(1)' autofocus='",
    '=HYPERLINK("http://evil.example")',
    "javascript:alert(1)",
    "{{7*7}}${7*7}<%= 7 %>",
    "👩‍👩‍👧‍👦 🏴‍☠️",
    "שלום \u202eevil",
    "a&amp;b<!--",
    "x" * 200,
    "]]>--><base href=//evil.example>",
]
ALLOWED = {"a", "script", "link", "meta", "input", "img"}


class Elements(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.elements: list[tuple[str, dict]] = []
        self.text: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))

    def handle_data(self, data):
        self.text.append(data)


@pytest.fixture
def hostile(tmp_path):
    """A study in which every name, title and source is hostile."""
    folder = tmp_path / "study"
    folder.mkdir()
    indicators = NAMES[:4]
    with (folder / "figures.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["unit", "indicator", "period", "value", "source", "address", "quote"])
        for row, unit in enumerate(NAMES):
            for column, indicator in enumerate(indicators):
                writer.writerow(
                    [unit, indicator, "2023", row * 7 % 5 + column, unit, "javascript:alert(1)", unit]
                )
    with (folder / "framework.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["code", "label", "label_zh", "parent", "description"])
        writer.writerow(["index", NAMES[0], NAMES[1], "", NAMES[2]])
        writer.writerows([code, code, code, "index", code] for code in indicators)
    (folder / "study.toml").write_text(
        "[study]\ntitle = '''</title><script>alert(1)</script>'''\n"
        "[data]\nevidence = 'figures.csv'\n[framework]\ntable = 'framework.csv'\n",
        encoding="utf-8",
    )
    return folder


@pytest.mark.parametrize("language", ["en", "zh"])
def test_hostile_names_are_text_on_every_page(serve, hostile, language):
    client = serve(hostile)
    events = run_to_the_end(client)
    assert events[-1]["state"] == "done", events
    addresses = ["data", "recipe", "run", "explore", "download", "compare?a=now&b=now",
                 "table?file=figures.csv", "table?file=figures.csv&row=3&column=%3Cscript%3E"]  # fmt: skip
    for address in addresses:
        answer = client.get(f"/{address}{'&' if '?' in address else '?'}lang={language}")
        assert answer.status == 200, address
        found = Elements(answer.text)
        for tag, given in found.elements:
            assert tag not in {"svg", "img", "base", "iframe", "object"}, (address, tag)
            assert not [name for name in given if name.startswith("on")], (address, given)
            assert not (given.get("href") or "").lower().startswith("javascript"), address
            if tag == "script":
                assert given.get("src", "").startswith("/static/"), address
        assert "\u202e" not in "".join(found.text), address
    shown = "".join(Elements(client.get("/compare?a=now&b=now").text).text)
    assert all(name in shown for name in NAMES if "\u202e" not in name)


def test_hostile_names_survive_being_edited(serve, hostile):
    client = serve(hostile)
    rows = {}
    for tag, given in Elements(client.get("/data").text).elements:
        if tag in ("input", "select") and (given.get("name") or "").startswith("rows/"):
            _, number, name = given["name"].split("/")
            value = "true" if given.get("type") == "checkbox" else given.get("value", "")
            rows.setdefault(number, {})[name] = value or ""
    rows["1"]["label"] = NAMES[5]
    revision = client.get("/state").json()["revision"]
    answer = client.post("/framework", {"rows": rows}, revision=revision)
    assert answer.status == 200, answer.text
    assert [node.code for node in read_framework(hostile / "framework.csv").root.walk()] == [
        "index",
        *NAMES[:4],
    ]


def test_a_hostile_file_name_is_text(serve, hostile):
    (hostile / "<img src=x onerror=alert(1)>.csv").write_text("unit,rd\na,1\n")
    client = serve(hostile)
    for address in ("/data", "/table?file=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E.csv"):
        found = Elements(client.get(address).text)
        assert not [tag for tag, _ in found.elements if tag == "img"]
        assert "<img src=x onerror=alert(1)>.csv" in "".join(found.text)
