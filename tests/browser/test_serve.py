"""The local app in headless Chromium: from a table to a report, by mouse and keyboard, in two languages."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette")
pytest.importorskip("uvicorn")

PAGES = ("data", "recipe", "run", "explore", "compare?a=now&b=now", "download",
         "table?file=evidence.csv&row=30&column=value")  # fmt: skip
HOSTILE = "</script><img src=x onerror=alert(1)>"


class Server:
    """``poliscope serve`` in a process of its own."""

    def __init__(self, folder: Path, *arguments: str):
        command = [sys.executable, "-m", "poliscope", "serve", str(folder), *arguments]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        assert self.process.stdout is not None
        self.address = self.process.stdout.readline().strip()
        self.base, self.token = self.address.split("/#token=")

    def end(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.communicate()


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[Any]:
    """Serve a copy of the starter study, or an empty folder."""
    servers = []

    def start(name: str = "study", *arguments: str, empty: bool = False) -> Server:
        folder = tmp_path / name
        if not folder.exists() and not empty:
            with as_file(files("poliscope.cli") / "starter") as starter:
                shutil.copytree(starter, folder)
        servers.append(Server(folder, *arguments))
        return servers[-1]

    yield start
    for server in servers:
        server.end()


@pytest.fixture
def tab(browser: Any) -> Iterator[Any]:
    """Open tabs of one browser profile; every error, dialog and foreign request is kept."""
    contexts: list[Any] = []

    def opened(address: str, *, same: bool = False, **options: Any) -> Any:
        if not same or not contexts:
            contexts.append(browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options}))
        page = contexts[-1].new_page()
        page.set_default_timeout(60_000)
        page.troubles = []
        page.on("pageerror", lambda error: page.troubles.append(str(error)))
        page.on("dialog", lambda dialog: (page.troubles.append(dialog.message), dialog.dismiss()))
        page.on("console", lambda m: page.troubles.append(m.text) if m.type == "error" else None)
        page.on("request", lambda r: page.troubles.append(r.url)
                if not r.url.startswith(("http://127.0.0.1:", "blob:", "data:")) else None)  # fmt: skip
        enter(page, address)
        return page

    yield opened
    for context in contexts:
        context.close()


def enter(page: Any, address: str) -> None:
    """Open an address; one with the secret moves on to the page itself, which has to be waited for."""
    page.goto(address)
    if "#token=" in address:
        page.wait_for_url(re.compile("^[^#]*$"))


def run_to_the_end(page: Any, base: str) -> None:
    page.goto(f"{base}/run")
    page.click("#start")
    page.wait_for_selector("#look:not([hidden])", timeout=60_000)


def test_from_a_table_to_the_report(serving, tab, tmp_path):
    server = serving("new", empty=True)
    page = tab(server.address)
    assert page.url == f"{server.base}/data"  # the secret is gone from the address
    table = tmp_path / "cities.csv"
    table.write_text("city,rd,people\nParis,10,10\nRome,30,20\nOslo,4,16\n", encoding="utf-8")
    page.set_input_files("#file", table)
    page.click("form[data-upload] [type=submit]")
    page.wait_for_url("**/table?file=data*")
    page.fill("#title", "Three cities")
    page.fill("[name='rows/1/parent']", "Research")
    page.fill("[name='rows/1/denominator']", "people")
    page.uncheck("[name='rows/2/used']")
    page.click("form[data-action='/study'] [type=submit]")
    page.wait_for_url("**/data")
    assert page.inner_text(".app-bar .study") == "Three cities"
    run_to_the_end(page, server.base)
    page.click("#look a")
    page.wait_for_selector(".app-page h2")
    assert "Rome" in page.inner_text("#app-main")
    assert page.troubles == []


def test_what_does_not_suit_is_said_beside_the_field_that_gets_the_focus(serving, tab):
    server = serving()
    page = tab(server.address)
    page.goto(f"{server.base}/recipe")
    page.select_option("[data-choice=normalise]", "zscore")
    assert not page.is_visible("fieldset[data-of=normalise][data-method=minmax]")
    page.fill("fieldset[data-method=zscore] [name='normalise/sd']", "-1")
    page.click("form.recipe [type=submit]")
    page.wait_for_selector("[aria-invalid]")
    focused = page.evaluate(
        "[document.activeElement.name, document.activeElement.getAttribute('aria-describedby')]"
    )
    assert focused[0] == "normalise/sd"
    told = focused[1].split()[1]
    assert "greater than 0" in page.inner_text(f"#{told}")
    page.fill("fieldset[data-method=zscore] [name='normalise/sd']", "2")
    with page.expect_navigation(), page.expect_response("**/recipe") as sent:
        page.click("form.recipe [type=submit]")
    assert sent.value.status == 200
    page.goto(f"{server.base}/recipe")
    assert page.input_value("[data-choice=normalise]") == "zscore"
    assert page.input_value("fieldset[data-method=zscore] [name='normalise/sd']") == "2"


def test_what_is_varied_is_changed_and_a_fault_opens_what_was_closed(serving, tab):
    server = serving()
    page = tab(server.address)
    page.goto(f"{server.base}/recipe")
    page.fill("[name='uncertainty/draws']", "4000")
    closed = page.locator("details", has=page.locator("[name='uncertainty/treat/+']"))
    assert closed.get_attribute("open") is None
    closed.locator("summary").click()
    page.fill("[name='uncertainty/treat/+']", "{ method = 'nosuch' }")
    closed.locator("summary").click()
    page.click("form.recipe [type=submit]")
    page.wait_for_selector("[aria-invalid]")
    assert page.evaluate("document.activeElement.name") == "uncertainty/treat/+"
    assert "nosuch" in closed.locator(".fault").inner_text()
    page.fill("[name='uncertainty/treat/+']", "")
    page.check("[name='uncertainty/normalise/rank']")
    page.uncheck("[name='uncertainty/normalise/zscore']")
    with page.expect_navigation(), page.expect_response("**/recipe") as sent:
        page.click("form.recipe [type=submit]")
    assert sent.value.status == 200
    page.goto(f"{server.base}/recipe")
    assert page.input_value("[name='uncertainty/draws']") == "4000"
    assert page.is_checked("[name='uncertainty/normalise/rank']")
    assert not page.is_checked("[name='uncertainty/normalise/zscore']")
    written = (Path(str(server.process.args[4])) / "study.toml").read_text("utf-8")
    assert "# what is varied to see how sure the ranking is" in written
    assert page.troubles == [] or all("422" in told for told in page.troubles)


def test_a_second_tab_is_told_and_loses_nothing(serving, tab):
    server = serving()
    first = tab(server.address)
    second = tab(f"{server.base}/recipe", same=True)  # a new tab knows the secret
    first.goto(f"{server.base}/recipe")
    for page, method in ((first, "rank"), (second, "zscore")):
        page.select_option("[data-choice=normalise]", method)
    with first.expect_navigation(), first.expect_response("**/recipe") as sent:
        first.click("form.recipe [type=submit]")
    assert sent.value.status == 200
    second.click("form.recipe [type=submit]")
    second.wait_for_selector("#message.bad")
    assert "Nothing was overwritten" in second.inner_text("#message")
    assert second.input_value("[data-choice=normalise]") == "zscore"
    with second.context.expect_page() as opening:
        second.click("#message a")
    third = opening.value
    third.wait_for_load_state()
    assert third.input_value("[data-choice=normalise]") == "rank"


def test_a_server_that_is_gone_is_said_and_what_was_typed_stays(serving, tab):
    server = serving()
    page = tab(server.address)
    page.goto(f"{server.base}/recipe")
    page.fill("[name=minimum_availability]", "0.4")
    server.end()
    page.click("form.recipe [type=submit]")
    page.wait_for_selector("#message.bad")
    assert "does not answer" in page.inner_text("#message")
    assert page.input_value("[name=minimum_availability]") == "0.4"


def test_without_the_secret_nothing_is_changed(serving, tab):
    server = serving()
    page = tab(f"{server.base}/run")
    page.click("#start")
    page.wait_for_selector("#message.bad")
    assert "open the address that poliscope serve printed" in page.inner_text("#message")


def test_an_injected_script_does_not_run(serving, tab):
    server = serving()
    page = tab(server.address)
    page.evaluate("""() => {
        const script = document.createElement('script')
        script.textContent = 'window.ran = 1'
        document.body.append(script)
        document.body.insertAdjacentHTML('beforeend', '<img src=x onerror="window.ran = 1">')
    }""")
    page.wait_for_timeout(200)
    assert page.evaluate("window.ran") is None
    assert any("Content Security Policy" in told for told in page.troubles)


def test_hostile_names_do_nothing(serving, tab, tmp_path):
    folder = tmp_path / "hostile"
    folder.mkdir()
    rows = "".join(f"'{n}{HOSTILE}',{n},{n * n}\n".replace("'", '"') for n in range(5))
    (folder / "x.csv").write_text(f'unit,"{HOSTILE}",b\n{rows}', encoding="utf-8")
    (folder / "framework.csv").write_text(
        f'code,parent\nindex,\n"{HOSTILE}",index\nb,index\n', encoding="utf-8"
    )
    (folder / "study.toml").write_text(
        f"[study]\ntitle = '{HOSTILE}'\n[data]\nevidence = 'x.csv'\n[framework]\ntable = 'framework.csv'\n",
        encoding="utf-8",
    )
    server = serving("hostile")
    page = tab(server.address)
    run_to_the_end(page, server.base)
    for name in PAGES[:6]:
        page.goto(f"{server.base}/{name}")
        page.wait_for_selector(".app-page h2" if name == "explore" else "main h1")
        assert page.locator("img").count() == 0, name
        assert HOSTILE in page.inner_text("body"), name
    assert page.troubles == []


@pytest.fixture(scope="module")
def ran(browser: Any, tmp_path_factory: Any) -> Iterator[Server]:
    """A server whose study was run, for tests that only read."""
    folder = tmp_path_factory.mktemp("ran") / "study"
    with as_file(files("poliscope.cli") / "starter") as starter:
        shutil.copytree(starter, folder)
    server = Server(folder)
    page = browser.new_page()
    enter(page, server.address)
    run_to_the_end(page, server.base)
    page.close()
    yield server
    server.end()


def look(page: Any, address: str) -> None:
    page.goto(address)
    page.wait_for_selector(".app-page h2" if "/explore" in address else "main h1")


def violations(page: Any, axe: str) -> list[tuple[str, str]]:
    page.evaluate(axe)
    return [(v["id"], v["nodes"][0]["html"][:200]) for v in page.evaluate("axe.run()")["violations"]]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_axe_finds_nothing_and_nothing_overflows(ran, tab, axe, language):
    page = tab(ran.address, bypass_csp=True)
    for name in PAGES:
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 900})
            look(page, f"{ran.base}/{name}{'&' if '?' in name else '?'}lang={language}")
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, (name, width, wide)
        assert violations(page, axe) == [], name
    assert page.troubles == []


def test_axe_finds_nothing_where_results_are_old_or_a_study_is_broken(serving, tab, axe):
    server = serving()
    page = tab(server.address, bypass_csp=True)
    run_to_the_end(page, server.base)
    folder = Path(str(server.process.args[4]))
    with (folder / "study.toml").open("a", encoding="utf-8") as file:
        file.write("\n# later\n")
    for name in ("run", "explore", "download"):
        look(page, f"{server.base}/{name}")
        assert page.is_visible(".app-note[role=region]")
        assert violations(page, axe) == [], name
    (folder / "evidence.csv").write_text("unit,indicator,period,value\nBeijing,gdp,2021,many\n", "utf-8")
    for name in ("data", "recipe", "run"):
        look(page, f"{server.base}/{name}")
        assert page.is_visible(".problems")
        assert violations(page, axe) == [], name


def test_the_report_in_the_app_speaks_the_language_of_the_app_and_can_change_it(ran, tab):
    page = tab(f"{ran.base}/explore?lang=zh")
    page.wait_for_selector(".app-page h2")
    assert page.get_attribute("html", "lang") == "zh-CN"
    assert "八座中国城市的创新" in page.inner_text("h1")
    page.get_by_role("button", name="English").click()
    page.locator("h1", has_text="Innovation").wait_for()
    assert page.evaluate("document.body.firstElementChild.className") == "skip"
    assert page.locator(".skip").bounding_box()["x"] < 0
    page.locator(".skip").focus()
    assert page.locator(".skip").bounding_box()["x"] >= 0
    assert page.troubles == []


@pytest.mark.parametrize("kind", ["SVG", "PNG"])
def test_a_chart_of_the_app_is_taken_away_as_a_picture(ran, tab, kind):
    page = tab(f"{ran.base}/explore")
    page.wait_for_selector(".app-page h2")
    page.locator(".app-nav a[href*='page=ranking']").click()
    with page.expect_download(timeout=120_000) as found:
        page.locator(".chart").get_by_role("button", name=kind).click()
    content = Path(found.value.path()).read_bytes()
    assert found.value.suggested_filename.endswith(f"ranking.{kind.lower()}")
    assert content.startswith(b"<svg" if kind == "SVG" else b"\x89PNG") and len(content) > 3000
    assert page.troubles == []


FOCUSED = """(() => { const e = document.activeElement; const box = e.getBoundingClientRect();
  const style = getComputedStyle(e);
  return { name: e.name || e.id || e.textContent.trim().slice(0, 40) || e.tagName, tag: e.tagName,
           seen: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1,
           small: e.matches('button, input, select') && (box.height < 24 || box.width < 24) } })()"""


@pytest.mark.parametrize("name", ["data", "recipe", "run", "compare?a=now&b=now", "download"])
def test_the_keyboard_reaches_everything_and_shows_where_it_is(ran, tab, name):
    page = tab(ran.address)
    page.goto(f"{ran.base}/{name}")
    wanted = page.evaluate(
        """[...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, [tabindex="0"]')]
           .filter(e => e.checkVisibility() && !e.matches(':disabled')).length"""
    )
    reached = []
    for _ in range(wanted):
        page.keyboard.press("Tab")
        reached.append(page.evaluate(FOCUSED))
    assert [found["tag"] for found in reached].count("BODY") == 0
    assert reached[0]["name"].startswith("Skip")
    assert [found["name"] for found in reached if not found["seen"]] == []
    assert [found["name"] for found in reached if found["small"]] == []


def test_a_run_by_keyboard_alone(serving, tab):
    server = serving()
    page = tab(server.address)
    page.focus("#start")
    page.keyboard.press("Enter")
    page.wait_for_selector("#look:not([hidden])", timeout=60_000)
    assert page.inner_text("#state") == "Done."
    assert not page.is_visible("#standing")
    page.keyboard.press("Enter")  # the link to the report has the focus
    page.wait_for_url("**/explore")
    page.wait_for_selector(".app-page h2")
    assert page.troubles == []


def test_a_run_can_be_stopped(serving, tab):
    server = serving()
    page = tab(server.address)
    page.click("#start")
    page.wait_for_selector("#cancel:not([hidden])")
    page.click("#cancel")
    page.get_by_text(re.compile("^(Stopped|Done)")).wait_for()
    assert re.match("Stopped|Done", page.inner_text("#state"))
    assert page.is_visible("#start")


def test_a_message_jumps_to_the_cell(serving, tab):
    server = serving()
    folder = Path(str(server.process.args[4]))
    with (folder / "evidence.csv").open("a", encoding="utf-8") as file:
        file.write("Beijing,gdp,2021,many,x,,,,,A,\n")
    page = tab(f"{server.base}/data")
    page.click(".problems a")
    page.wait_for_url("**#cell")
    assert page.inner_text("td.marked") == "many"
    assert page.evaluate("document.activeElement.id") == "cell"
    box = page.locator("td.marked").bounding_box()
    assert 0 < box["y"] < 900
