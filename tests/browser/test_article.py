"""The page of an article in a browser: nothing is loaded, axe finds nothing, nothing overflows."""

from __future__ import annotations

from typing import Any

import pytest

from own_articles import CHINESE, ENGLISH
from poliscope.show.article import write_article_page
from poliscope.study import read_study
from poliscope.study.claims import compare_article, read_article_against

LANGUAGES = {"en": ("en", "zh"), "zh": ("zh", "en")}
WORDS = "\n\n有人认为,杭州的创新能力强于深圳,这其实是一种误解,各方的数据并不支持这样的看法。\n"
"""A comparison in words, beside those in figures."""


@pytest.fixture(scope="module")
def pages(root, tmp_path_factory):
    """The page of an article in each language, in both orders of the languages."""
    study = read_study(root / "examples" / "china-cities")
    folder = tmp_path_factory.mktemp("articles")
    for name, text in (("zh", CHINESE + WORDS), ("en", ENGLISH)):
        article = read_article_against(study, text)
        write_article_page(
            article,
            folder / f"{name}.html",
            against=compare_article(study, article, draws=1000, choice_draws=100),
            index=study.index(),
            about=study.about,
            rules=study.uncertainty.weight_rules,
            languages=LANGUAGES[name],
        )
    return folder


def opened(browser: Any, pages: Any, language: str, width: int) -> tuple[Any, list[str]]:
    page = browser.new_page(viewport={"width": width, "height": 900}, bypass_csp=True)
    seen: list[str] = []
    page.on("request", lambda request: seen.append(request.url))
    page.on("console", lambda message: seen.append(message.text))
    page.goto((pages / f"{language}.html").as_uri())
    return page, seen


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_axe_finds_nothing_and_nothing_overflows(browser, axe, pages, language, width):
    page, seen = opened(browser, pages, language, width)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert seen == [page.url]
    page.evaluate(axe)
    found = page.evaluate("axe.run()")["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found] == []
    page.close()


def test_the_other_language_is_one_key_away_and_links_lead_to_sentences(browser, pages):
    page, _ = opened(browser, pages, "zh", 1280)
    heading = page.locator("#verdict-h")
    assert heading.inner_text() == "这个比较站得住吗？"
    page.locator("#in-zh").focus()
    page.keyboard.press("ArrowRight")
    assert heading.inner_text() == "Does the comparison hold?"
    page.locator(".doubt .where a").first.click()
    target = page.evaluate("location.hash.slice(1)")
    box = page.locator(f"#{target}").bounding_box()
    assert 0 <= box["y"] < 900
    page.close()
