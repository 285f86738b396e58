"""The interactive page in headless Chromium: it opens, agrees with Python, and can be used by everyone."""

from __future__ import annotations

import re
import shutil
import struct
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest
from sample_page import full_bundle, sure_bundle

from poliscope.show.bundle import make_bundle
from poliscope.show.report.writing import make_page
from sample_answers import FRAMEWORK, city_answers, grid_answers, records

PAGES = (
    "answer", "ranking", "parts", "sure", "winners", "unit", "compare", "structure", "next", "partners",
    "evidence", "method",
)  # fmt: skip
ANALYSES = ("robustness", "structure", "complementarity", "incidence", "peers", "trends")
LARGE = 10**7
FOCUSED = """(e => [e.tagName, e.type || '', e.className || '', e.getAttribute('aria-label') || e.textContent]
  .join('.').slice(0, 90))(document.activeElement)"""
VIOLATIONS = """axe.run(document).then(found => found.violations.map(
  rule => [rule.id, rule.nodes.slice(0, 3).map(node => node.html.slice(0, 160))]))"""


@pytest.fixture(scope="module")
def full() -> str:
    """A page with every analysis."""
    return make_page(full_bundle(), limit=LARGE)


@pytest.fixture(scope="module")
def bare() -> str:
    """A page with none, of eight cities."""
    return make_page(make_bundle(city_answers()), limit=LARGE)


@pytest.fixture(scope="module")
def grid() -> str:
    """A page of a hundred places and twenty indicators."""
    return make_page(make_bundle(grid_answers(100, 20)))


def ranking(page) -> list[tuple[str, str]]:
    """Return rank and name of the rows shown."""
    rows = page.locator(".ranking tbody tr")
    return rows.evaluate_all(
        "rows => rows.map(r => [r.cells[0].textContent, r.querySelector('a').textContent])"
    )


# --- it opens -------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("which", ["full", "bare"])
def test_every_page_opens_without_errors_or_requests(open_page, request, which, language):
    opened = open_page(request.getfixturevalue(which))
    for name in PAGES:
        page = opened.turn(name, language)
        assert page.locator(".app-nav [aria-current]").count() == 1
        assert page.locator("html").get_attribute("lang") == {"en": "en", "zh": "zh-CN"}[language]
        text = page.locator(".app").inner_text()
        assert not re.search(r"undefined|NaN|\[object|app\.[a-z]", text), name
    assert opened.troubles == []
    assert opened.outside == []


def test_without_scripts_the_plain_page_is_there(open_page, bare):
    opened = open_page(bare, java_script_enabled=False)
    opened.page.goto(opened.address)
    text = opened.page.locator("main").inner_text()
    assert "Beijing leads" in text and "Who leads?" in text
    assert opened.page.locator(".app").count() == 0
    assert opened.page.locator("#ranking tbody tr").first.is_visible()


def test_analyses_that_were_not_run_name_their_command(open_page, bare):
    opened = open_page(bare)
    for name, command in (("sure", "robustness"), ("winners", "robustness"), ("structure", "structure"),
                          ("next", "structure"), ("partners", "match"), ("unit", "mirror")):  # fmt: skip
        assert f"poliscope {command} STUDY" in opened.go(f"page={name}").locator(".app-page").inner_text()


def test_no_script_but_its_own_may_run(open_page, bare):
    opened = open_page(bare.replace("</body>", "<script>window.foreign=1</script></body>"))
    page = opened.go()
    assert page.evaluate("window.foreign") is None
    assert page.evaluate("fetch('https://example.org').then(() => 'sent', () => 'refused')") == "refused"
    # playwright's own evaluate is not bound by the policy: a string in a timer is
    page.evaluate("() => { setTimeout('window.evaluated = 1', 0) }")
    page.wait_for_timeout(50)
    assert page.evaluate("window.evaluated") is None


def test_a_compressed_study_opens_too(open_page, grid):
    assert 'type="application/gzip"' in grid and len(grid.encode()) <= 300_000
    opened = open_page(grid)
    page = opened.go("page=ranking")
    assert len(ranking(page)) == 50
    assert opened.troubles == [] and opened.outside == []


# --- it agrees with Python ------------------------------------------------------------------------


@pytest.mark.parametrize("aggregate", ["arithmetic", "geometric", "harmonic"])
def test_ranks_are_those_of_python(open_page, aggregate):
    answers = city_answers(recipe={"normalise": {"method": "minmax", "low": 1}, "aggregate": aggregate})
    page = open_page(make_page(make_bundle(answers), limit=LARGE)).go("page=ranking")
    index = answers.index
    expected = [[f"{index.ranks[code, index.top]:.0f}", code] for code in index.order()]
    assert ranking(page) == expected
    scores = page.locator(".ranking .score").all_inner_texts()
    assert scores == [f"{index.scores[code, index.top]:.1f}" for code in index.order()]


def test_moved_weights_rank_as_python_does(open_page, bare):
    page = open_page(bare).go("page=ranking")
    page.locator(".slider-row input[type=number]").first.fill("90")
    page.locator(".slider-row input[type=number]").first.press("Tab")
    page.wait_for_timeout(200)
    rows = [dict(row) for row in FRAMEWORK]
    for row in rows:
        row["weight"] = {"effort": 90, "result": 60}.get(row["code"], row.get("weight", 1))
    moved = city_answers(framework=rows).index
    assert [name for _, name in ranking(page)] == list(moved.order())
    assert "your weights" in page.locator(".weights").inner_text()
    assert page.locator(".ranking .change").count() == 8


def test_equal_scores_share_a_rank(open_page):
    claims = [
        {**row, "unit": unit} for row in records() if row["unit"] in ("Shenzhen", "Beijing")
        for unit in ((row["unit"], "Twin") if row["unit"] == "Shenzhen" else (row["unit"],))
    ]  # fmt: skip
    answers = city_answers(claims=claims)
    page = open_page(make_page(make_bundle(answers), limit=LARGE)).go("page=ranking")
    assert [rank for rank, _ in ranking(page)] == ["1", "=2", "=2"]


# --- it can be used -------------------------------------------------------------------------------


def test_the_state_stands_in_the_address(open_page, bare):
    opened = open_page(bare)
    page = opened.go("page=ranking&lang=zh")
    page.locator(".slider-row input[type=number]").first.fill("75")
    page.locator(".slider-row input[type=number]").first.press("Tab")
    page.wait_for_timeout(450)
    address = page.evaluate("location.hash")
    assert "w=effort%3A75" in address and "lang=zh" in address and "page=ranking" in address
    before = ranking(page)
    page.reload()
    page.wait_for_selector(".app-page h2")
    assert ranking(page) == before
    page.locator(".app-nav a").first.click()
    page.go_back()
    page.wait_for_timeout(100)
    assert page.locator("#ranking").count() == 1


def test_all_weights_zero_is_said(open_page, bare):
    page = open_page(bare).go("page=ranking&w=effort:0~result:0")
    assert "are 0, so nobody has a score" in page.locator(".weights [role=alert]").inner_text()
    assert "nobody has a score" in page.locator(".app-page").inner_text()


def test_best_case_puts_a_city_first_where_it_can_be(open_page):
    page = open_page(make_page(full_bundle(), limit=LARGE)).go("page=winners")
    row = page.locator("#winners table tbody tr").last
    name = row.locator("th").inner_text()
    row.get_by_role("button").click()
    page.locator(".app-nav a").nth(1).click()
    page.wait_for_timeout(300)
    assert ranking(page)[0][1] == name


def test_certainty_is_drawn_anew_for_the_readers_weights(open_page, full):
    page = open_page(full).go("page=sure&w=patents:90~income:5")
    page.wait_for_selector("text=Weights only, 10,000 draws")
    cells = page.locator(".acceptability tbody tr").first.locator("td").all_inner_texts()
    assert sum(int(text) for text in cells if text.isdigit()) > 80


# --- charts ---------------------------------------------------------------------------------------

CHARTS = {
    "ranking": ["ranking"], "parts": ["parts"], "sure": ["ranks", "ranges"], "winners": ["weights"],
    "unit": ["profile-R07"], "compare": ["ahead", "gap"], "structure": ["space", "growth", "path"],
    "next": ["next"], "partners": ["partners"],
}  # fmt: skip


def taken(page, chart, kind: str) -> tuple[str, bytes]:
    """Take a chart away as a picture; return the name of the file and its bytes."""
    with page.expect_download(timeout=120_000) as found:
        chart.get_by_role("button", name=kind.upper()).click()
    return found.value.suggested_filename, Path(found.value.path()).read_bytes()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_chart_is_a_picture_with_title_source_and_fingerprint(open_page, full, language):
    opened = open_page(full)
    about = full_bundle()["about"]
    for name, charts in CHARTS.items():
        page = opened.turn(name, language)
        assert page.locator(".chart").count() == len(charts), name
        for chart, expected in zip(page.locator(".chart").all(), charts, strict=True):
            tools = chart.locator(".chart-tools").get_attribute("aria-label")
            title = re.split(": |\uff1a", tools, maxsplit=1)[1]
            file, svg = taken(page, chart, "svg")
            assert file == f"synthetic-regions-{expected}.svg"
            root = ElementTree.fromstring(svg.decode())  # an SVG by itself, well formed
            drawn = " ".join("".join(root.itertext()).split())
            assert "".join(title.split()) in "".join(drawn.split())
            assert "generate.py" in drawn and about["digest"][:12] in drawn
            assert not re.search(rb"class=|<script|foreignObject|href=", svg)
            if language == "zh":  # the same drawing, so once
                continue
            file, png = taken(page, chart, "png")
            assert file == f"synthetic-regions-{expected}.png"
            assert png[:8] == b"\x89PNG\r\n\x1a\n"
            size = struct.unpack(">II", png[16:24])
            assert size == tuple(2 * int(root.get(side)) for side in ("width", "height"))
    assert opened.troubles == [] and opened.outside == []


def test_a_picture_holds_what_the_chart_shows(open_page, full):
    page = open_page(full).go("page=ranking")
    _, svg = taken(page, page.locator(".chart").first, "svg")
    root = ElementTree.fromstring(svg.decode())
    texts = [node.text for node in root.iter("{http://www.w3.org/2000/svg}text")]
    for rank, name in ranking(page):
        assert rank in texts and name in texts
    bars = page.locator(".ranking .bar i").count()
    colours = [node.get("fill") for node in root.iter("{http://www.w3.org/2000/svg}rect")]
    parts = {"rgb(0, 114, 178)", "rgb(213, 94, 0)", "rgb(0, 158, 115)"}
    assert sum(colour in parts for colour in colours) == bars + 3  # and the key
    assert "reader" not in " ".join(filter(None, texts))
    page.locator(".slider-row input[type=number]").first.fill("90")
    page.locator(".slider-row input[type=number]").first.press("Tab")
    page.wait_for_timeout(200)
    _, svg = taken(page, page.locator(".chart").first, "svg")
    assert b"With the reader" in svg


def test_every_chart_can_be_read_as_a_table_by_keyboard(open_page, axe, full):
    opened = open_page(full, bypass_csp=True)
    for name, charts in CHARTS.items():
        page = opened.turn(name, "en")
        for number in range(len(charts)):
            switch = page.locator(".chart").nth(number).locator(".chart-tools button").first
            switch.focus()
            page.keyboard.press("Enter")
            assert switch.get_attribute("aria-pressed") == "true"
            assert page.evaluate("document.activeElement.textContent") == "Show as table"
            chart = page.locator(".chart").nth(number)
            assert chart.locator("table tbody tr").count() > 1, (name, number)
            assert chart.locator("svg, .bar, .range, .bar-both, .dots-line").filter(visible=True).count() == 0
        page.evaluate(axe)
        assert page.evaluate(VIOLATIONS) == [], name
        switch.press("Enter")
        assert switch.get_attribute("aria-pressed") == "false"
    assert opened.troubles == []


def test_a_chart_can_be_taken_out_of_the_frame_of_a_notebook(open_page):
    from poliscope.show.notebook import report_frame

    opened = open_page(f"<!DOCTYPE html><title>notebook</title>{report_frame(city_answers())}")
    opened.page.goto(opened.address)
    frame = opened.page.frame_locator("iframe")
    frame.locator(".app-nav a").nth(1).click()
    for kind in ("svg", "png"):
        file, content = taken(opened.page, frame.locator(".chart"), kind)
        assert file == f"cities-ranking.{kind}" and len(content) > 3000
    assert opened.troubles == [] and opened.outside == []


def test_a_search_without_result_can_be_cleared(open_page, bare):
    page = open_page(bare).go("page=ranking")
    page.get_by_role("searchbox").fill("zzz")
    assert "Nothing matches" in page.locator("#ranking").inner_text()
    page.get_by_role("button", name="Clear the search").click()
    assert len(ranking(page)) == 8


def test_everything_is_reached_by_keyboard(open_page, full):
    page = open_page(full).go("page=partners")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    seen = set()
    for _ in range(120):
        page.keyboard.press("Tab")
        seen.add(page.evaluate(FOCUSED))
        if page.evaluate("document.activeElement === document.body"):
            break
    kinds = {one.split(".")[0] + "." + one.split(".")[1] for one in seen}
    assert {"A.", "BUTTON.button", "INPUT.range", "INPUT.number", "SELECT.select-one", "SUMMARY."} <= kinds
    # one stop for the whole matrix, arrows inside it
    assert sum("cell" in one for one in seen) == 1
    cell = page.locator(".matrix .cell[tabindex='0']")
    cell.focus()
    at = page.evaluate("document.activeElement.dataset.at")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.dataset.at") != at
    page.keyboard.press("Enter")
    assert page.locator(".matrix .chosen").count() == 1


def test_arrow_keys_move_a_weight_and_it_is_announced(open_page, bare):
    page = open_page(bare).go("page=ranking")
    page.locator("input[type=range]").first.focus()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    page.wait_for_timeout(800)
    assert page.locator(".slider output").first.inner_text() == "43%"  # by hand: 45 / (45 + 60)
    assert "With your weights" in page.locator("[aria-live]").text_content()


@pytest.mark.parametrize(("language", "width"), [("en", 1280), ("zh", 390)])
def test_axe_finds_nothing(open_page, axe, full, language, width):
    opened = open_page(full, width=width, bypass_csp=True)
    for name in PAGES:
        page = opened.turn(name, language)
        page.wait_for_timeout(150)
        page.evaluate(axe)
        found = page.evaluate(VIOLATIONS)
        assert found == [], name


@pytest.mark.parametrize("width", [1280, 768, 390])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_is_wider_than_the_page(open_page, full, width, language):
    opened = open_page(full, width=width)
    for name in PAGES:
        page = opened.turn(name, language)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name


def test_hostile_names_stay_text(open_page):
    nasty = [
        "</script><script>window.pwned=1</script>", "<img src=x onerror=window.pwned=1>", "=1+1",
        "\u202egnip", "{unit}", "🏙️ مدينة", "x" * 200, "a&b\"c'",
    ]  # fmt: skip
    names = dict(zip(sorted({row["unit"] for row in records()}), nasty, strict=False))
    claims = [
        {**row, "unit": names.get(row["unit"], row["unit"]), "quote": nasty[0], "source": nasty[1]}
        for row in records()
    ]
    answers = city_answers(claims=claims, labels={}, about={"title": {"en": nasty[0]}, "question": {}})
    for width in (1280, 390):
        opened = open_page(make_page(sure_bundle(answers), limit=LARGE), width=width)
        for name in PAGES:
            page = opened.turn(name, "en")
            assert page.evaluate("window.pwned") is None
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (name, width)
        assert opened.troubles == [] and opened.outside == []
    shown = {name for _, name in ranking(opened.go("page=ranking"))}
    assert "<img src=x onerror=window.pwned=1>" in shown and "{unit}" in shown


def test_print_shows_every_page_with_the_weights(open_page, full):
    page = open_page(full).go()
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    for name in PAGES:
        assert page.locator(f"#{name}").count() == 1, name
    assert "Weights of the study:" in page.locator(".weights-used").inner_text()
    assert not page.locator(".app-nav").is_visible()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator("section").count() == 1


def sheets(page, tmp_path: Path) -> list[str]:
    """Print a page; return the text of every sheet."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed (poppler-utils)")
    page.pdf(path=tmp_path / "print.pdf", prefer_css_page_size=True)
    done = subprocess.run(
        ["pdftotext", "-layout", tmp_path / "print.pdf", "-"], capture_output=True, check=True
    )
    return done.stdout.decode("utf-8").split("\f")[:-1]


@pytest.mark.parametrize("scripts", [True, False])
def test_every_sheet_names_the_study_and_its_state(open_page, tmp_path, scripts):
    title = 'R&D </style> \\ "quoted" 深圳'
    answers = city_answers(about={"title": {"en": title}, "languages": ("en",)})
    bundle = make_bundle(answers)
    opened = open_page(make_page(bundle, limit=LARGE), java_script_enabled=scripts)
    opened.page.goto(opened.address)
    found = sheets(opened.page, tmp_path)
    assert len(found) > 2
    for number, sheet in enumerate(found, start=1):
        foot = sheet.rstrip().splitlines()[-1]
        assert bundle["about"]["digest"][:12] in foot
        assert 'R&D </style> \\ "quoted"' in foot
        assert foot.replace(" ", "").endswith(f"{number}/{len(found)}")
    assert opened.outside == []


def test_it_works_in_the_frame_of_a_notebook(open_page):
    from poliscope.show.notebook import report_frame

    opened = open_page(f"<!DOCTYPE html><title>notebook</title>{report_frame(city_answers())}")
    opened.page.goto(opened.address)
    frame = opened.page.frame_locator("iframe")
    frame.locator(".app-nav a").nth(1).click()
    assert frame.locator(".ranking tbody tr").count() == 8
    frame.locator(".slider-row input[type=number]").first.fill("95")
    frame.locator(".slider-row input[type=number]").first.press("Tab")
    frame.locator(".app-nav a").nth(3).click()
    frame.get_by_text("Weights only, 10,000 draws").wait_for()  # the worker runs in the sandbox too
    assert opened.outside == []


def test_the_widget_gives_weights_back(open_page, bare):
    from poliscope.show.page_data import embedded_json, make_page_data, widget_script

    data = embedded_json(make_page_data(make_bundle(city_answers())))
    page = open_page("<!DOCTYPE html><title>widget</title><div id=out></div>")
    page.page.goto(page.address)
    got = page.page.evaluate(
        """async ([text, data]) => {
          const address = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }))
          const widget = (await import(address)).default
          const model = { sent: [], get: () => JSON.parse(data), save_changes() {} }
          model.set = (_, weights) => model.sent.push(weights)
          const el = document.getElementById('out')
          const end = widget.render({ model, el })
          await new Promise((done) => setTimeout(done, 100))
          const slider = el.querySelector('input[type=number]')
          slider.value = '60'
          slider.dispatchEvent(new Event('change', { bubbles: true }))
          await new Promise((done) => setTimeout(done, 400))
          end()
          return [model.sent.at(-1), el.textContent]
        }""",
        [widget_script(), data],
    )
    shares, left = got
    assert shares[-3:] == pytest.approx([0.5, 0.5, 1.0])  # by hand: 60 / (60 + 60)
    assert left == ""  # taken away again


ODD = {
    "negative scores": {"recipe": {"normalise": "zscore"}},
    "a mean that the page cannot compute": {"recipe": {"aggregate": "median"}},
    "a flat index": {
        "framework": [FRAMEWORK[0], *[{"code": c, "parent": "index"} for c in ("rd", "labs", "staff")]]
    },
    "one part, one indicator": {"framework": [FRAMEWORK[0], {"code": "rd", "parent": "index"}]},
    "one city": {"claims": [row for row in records() if row["unit"] == "Beijing"]},
    "nobody ranked": {
        "claims": [row for row in records() if row["indicator"] == "labs"],
        "recipe": {"minimum_availability": 1},
    },
    "one language": {"about": {"languages": ("zh",)}},
}


@pytest.mark.parametrize("kind", ODD)
def test_odd_studies_open_on_every_page(open_page, kind):
    answers = city_answers(**ODD[kind])
    opened = open_page(make_page(make_bundle(answers), limit=LARGE), width=390)
    language = answers.about.languages[0]
    for name in PAGES:
        page = opened.turn(name, language)
        text = page.locator(".app").inner_text()
        assert not re.search(r"undefined|NaN|Infinity|\[object|app\.[a-z]", text), name
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, name
    if kind == "a mean that the page cannot compute":
        assert page.locator(".weights fieldset[disabled]").count() == 1
        ranks = [f"{answers.index.ranks[c, answers.index.top]:.0f}" for c in answers.index.order()]
        found = [rank.lstrip("=") for rank, _ in ranking(opened.turn("ranking", language))]
        assert found == ranks
    assert opened.troubles == [] and opened.outside == []
