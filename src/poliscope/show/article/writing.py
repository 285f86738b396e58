"""A read article -> one self-contained page in two languages, without scripts, written whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib import resources
from pathlib import Path

from poliscope._version import __version__
from poliscope.answers.answers import About
from poliscope.answers.claims import AgainstStudy
from poliscope.answers.index import Index
from poliscope.answers.robustness.weight_sets import WeightRules
from poliscope.data.articles import Article, Claim
from poliscope.data.consistency import check_claims, derive
from poliscope.data.files.paths import write_text
from poliscope.show.article.page import Content, make_sections, masthead
from poliscope.show.article.words import ArticleWords
from poliscope.show.report.html import Html, tag
from poliscope.show.report.interactive import source_hash
from poliscope.show.words import LANGUAGES, Words, legible, say

__all__ = ["make_article_page", "write_article_page"]


def write_article_page(
    article: Article,
    path: str | Path,
    *,
    claims: Sequence[Claim] | None = None,
    against: AgainstStudy | None = None,
    index: Index | None = None,
    about: About | None = None,
    rules: WeightRules | None = None,
    languages: Sequence[str] = LANGUAGES,
) -> Path:
    """Write the page of an article: one file that opens from disk, with nothing loaded from elsewhere.

    Parameters
    ----------
    article : Article
        As it was read.
    path : str or Path
        The file appears whole or not at all.
    claims, against, index, about, rules, languages
        See :func:`make_article_page`.

    Returns
    -------
    Path
        The file.

    Raises
    ------
    poliscope.errors.DataError
        ``unwritable-file``.
    """
    page = make_article_page(
        article, claims=claims, against=against, index=index, about=about, rules=rules, languages=languages
    )
    return write_text(path, page)


def make_article_page(
    article: Article,
    *,
    claims: Sequence[Claim] | None = None,
    against: AgainstStudy | None = None,
    index: Index | None = None,
    about: About | None = None,
    rules: WeightRules | None = None,
    languages: Sequence[str] = LANGUAGES,
) -> str:
    """Return the page of an article.

    Parameters
    ----------
    article : Article
        As it was read.
    claims : sequence of Claim, optional
        After a review; the article's own where not given. Rejected ones are left out.
    against : AgainstStudy, optional
        What a study says of it; with it `index`, `about` and `rules` of that study are needed.
    index, about, rules : optional
        Of the study: names, title, and which weights it calls defensible.
    languages : sequence of str
        The first is shown first.
    """
    shown = tuple(c for c in (article.claims if claims is None else claims) if c.status != "rejected")
    voices = {
        language: ArticleWords(
            language,
            shown,
            Words(language, index, about) if index is not None and about is not None else None,
            against.terms if against is not None else None,
        )
        for language in languages
    }
    content = Content(
        article=article,
        claims=shown,
        checks=tuple(check_claims(shown, published=article.date)),
        derived=tuple(derive(shown)),
        voices=voices,
        against=against,
        rules=rules,
    )
    return _whole(content)


def _whole(content: Content) -> str:
    first = next(iter(content.voices))
    sections = make_sections(content)
    links = [
        tag("li", tag("a", content.say(f"article.{name}.heading"), href=f"#{name}")) for name in sections
    ]
    contents = tag("nav", tag("ul", *links), aria_label=say(first, "page.contents"))
    inside = tag("div", masthead(content), contents, *sections.values(), class_="page")
    skip = tag("a", say(first, "page.skip"), href=f"#{next(iter(sections))}", class_="skip")
    body = tag("body", skip, tag("main", *_switch(content), inside, id="top"))
    language = say(first, "language.code")
    return f"<!DOCTYPE html>\n{tag('html', _head(content, first), body, lang=language)}\n"


def _switch(content: Content) -> list[Html]:
    """Return the choice of language, which works without scripts."""
    if len(content.voices) < 2:
        return []
    found = []
    for language in content.voices:
        first = language == next(iter(content.voices))
        name = f"in-{language}"
        found.append(tag("input", type="radio", name="language", id=name, checked=first, autocomplete="off"))
        found.append(
            tag("label", say(language, "language.name"), for_=name, lang=say(language, "language.code"))
        )
    return found


def _head(content: Content, language: str) -> Html:
    """Return the head: nothing may be loaded, and no script may run."""
    shared = resources.files("poliscope.show.report").joinpath("style.css").read_text("utf-8")
    own = resources.files("poliscope.show.article").joinpath("style.css").read_text("utf-8")
    style = f"{shared}\n{own}"
    policy = f"default-src 'none'; style-src {source_hash(style)}; base-uri 'none'; form-action 'none'"
    title = content.article.title or say(language, "article.page.untitled")
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("meta", name="generator", content=f"poliscope {__version__}"),
        tag("title", re.sub(r"\s+", " ", legible(title))),
        tag("style", Html(style)),
    )
