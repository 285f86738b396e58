"""The sections of the page of an article, every text in each language side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from poliscope.answers.claims import AgainstStudy, InIndicator
from poliscope.answers.robustness.weight_sets import WeightRules
from poliscope.data.articles import Article, Claim
from poliscope.data.consistency import Check, Derived
from poliscope.show import numbers
from poliscope.show.article.verdict_words import (
    condition_words,
    detail_words,
    indicator_words,
    pair_words,
    stated_words,
)
from poliscope.show.article.words import DOUBTS, ArticleWords, sort_doubts
from poliscope.show.report.html import Html, join, named, tag, text, web_address
from poliscope.show.words import in_language, legible, say

__all__ = ["Content", "make_sections", "masthead"]

LINES_SHOWN = 200
SENTENCES_SHOWN = 2000


@dataclass(frozen=True)
class Content:
    """What the page shows.

    Parameters
    ----------
    article : Article
    claims : tuple of Claim
        Those shown, in the order of the text.
    checks : tuple of Check
        Of the text against itself.
    derived : tuple of Derived
    voices : mapping of str to ArticleWords
        By language; the first is shown first.
    against : AgainstStudy, optional
    rules : WeightRules, optional
        Which weights the study calls defensible.
    """

    article: Article
    claims: tuple[Claim, ...]
    checks: tuple[Check, ...]
    derived: tuple[Derived, ...]
    voices: Mapping[str, ArticleWords]
    against: AgainstStudy | None = None
    rules: WeightRules | None = None

    # --- texts ------------------------------------------------------------------------------------

    def both(self, speak: Callable[..., str], *about: object) -> Html:
        """Return what the voices say, each in its language; once where all say the same."""
        said = {language: speak(voice, *about) for language, voice in self.voices.items()}
        if len(set(said.values())) == 1:
            return text(next(iter(said.values())))
        return join(
            [tag("span", words, lang=say(language, "language.code")) for language, words in said.items()]
        )

    def each(self, speak: Callable[..., Sequence[str]], *about: object, element: str = "p") -> list[Html]:
        """Return a list of sentences as elements."""
        said = {language: speak(voice, *about) for language, voice in self.voices.items()}
        count = len(next(iter(said.values())))
        return [
            tag(
                element,
                *[
                    tag("span", sentences[n], lang=say(language, "language.code"))
                    for language, sentences in said.items()
                ],
            )
            for n in range(count)
        ]

    def say(self, key: str, /, **slots: str | int) -> Html:
        """Return a sentence of the catalogs."""
        return self.both(lambda voice: voice.say(key, **slots))

    def section(self, name: str, *content: str) -> Html:
        """Return a section with its heading."""
        title = tag("h2", self.say(f"article.{name}.heading"), id=f"{name}-h")
        return tag("section", title, *content, id=name, aria_labelledby=f"{name}-h")

    def table(self, name: str, caption: Html, head: Sequence[Html], rows: Sequence[Html], kind: str) -> Html:
        """Return a table that scrolls inside its own frame."""
        heads = tag("tr", *[tag("th", one, scope="col") for one in head])
        whole = tag(
            "table",
            tag("caption", caption, id=f"{name}-c"),
            tag("thead", heads),
            tag("tbody", *rows),
            class_=kind,
        )
        return tag("div", whole, class_="scroll", tabindex=0, role="group", aria_labelledby=f"{name}-c")

    def verdict_tag(self, verdict: str) -> Html:
        """Return the mark of a verdict."""
        kind = "bad" if verdict in DOUBTS else "good" if verdict in {"consistent", "agrees"} else ""
        return tag("span", self.both(ArticleWords.verdict, verdict), class_=f"tag {kind}".strip())


def masthead(content: Content) -> Html:
    """Return title, source and the counts."""
    article = content.article
    title = named(article.title) if article.title else content.say("article.page.untitled")
    facts = [("claims", tag("b", str(len(content.claims))))]
    facts.append(("doubtful", tag("b", str(_doubtful(content)))))
    if article.published:
        facts.append(("published", tag("b", str(article.published))))
    if content.against is not None:
        facts.append(("study", tag("b", content.both(_study_title))))
    address = next((claim.address for claim in content.claims if claim.address), None)
    if address:
        facts.append(("from", _link(address)))
    return tag(
        "header",
        tag("h1", title),
        tag("p", content.say("article.page.subtitle"), class_="question"),
        tag(
            "dl",
            *[
                tag("div", tag("dt", content.say(f"article.page.{name}")), tag("dd", shown))
                for name, shown in facts
            ],
            class_="facts",
        ),
        tag("p", content.say("article.page.proposed"), class_="description"),
    )


def _study_title(voice: ArticleWords) -> str:
    if voice.words is None:
        return ""
    about = voice.words.about
    return legible(in_language(about.title, voice.language) or about.id)


def _link(address: str) -> Html:
    found = web_address(address)
    shown = named(address)
    return shown if found is None else tag("a", shown, href=found, rel="noopener noreferrer nofollow")


def _doubtful(content: Content) -> int:
    checks = {name for check in content.checks if check.verdict in DOUBTS for name in check.claims}
    against = content.against.agreements if content.against else ()
    return len(checks | {one.claim for one in against if one.verdict in DOUBTS})


def make_sections(content: Content) -> dict[str, Html]:
    """Return the sections by name, in their order; empty ones are left out."""
    if not content.claims:
        nothing = content.section("claims", tag("p", content.say("article.page.no-claims")))
        return {"claims": nothing, "left": _left(content)}
    made = {
        "verdict": _verdict(content),
        "doubts": _doubts(content),
        "consistent": _consistent(content),
        "derived": _derived(content),
        "agreement": _agreement(content),
        "claims": _claims(content),
        "left": _left(content),
    }
    return {name: section for name, section in made.items() if section}


def _verdict(content: Content) -> Html:
    against = content.against
    if against is None:
        return Html()
    if not against.pairs:
        return content.section("verdict", tag("p", content.say("article.pair.none"), class_="verdict"))
    blocks = []
    for stated, pair in zip(against.stated, against.pairs, strict=False):
        blocks += [
            tag(
                "div",
                tag("p", content.both(pair_words, pair), class_="verdict"),
                *content.each(stated_words, stated),
                class_="panel",
            ),
            *(content.each(detail_words, pair, content.rules) if content.rules else []),
        ]
        found = content.each(condition_words, pair, element="li")
        if found:
            blocks += [tag("h3", content.say("article.page.conditions")), tag("ul", *found)]
    if against.untested:
        blocks.append(tag("p", content.say("article.pair.untested", count=against.untested)))
    if against.indicators:
        lines = content.each(_in_indicators, against.indicators, element="li")
        blocks += [tag("h3", content.say("article.page.in-indicators")), tag("ul", *lines)]
    return content.section("verdict", *blocks)


def _in_indicators(voice: ArticleWords, found: Sequence[InIndicator]) -> list[str]:
    return [indicator_words(voice, one) for one in found]


def _doubts(content: Content) -> Html:
    rows = [
        tag(
            "div",
            content.verdict_tag(check.verdict),
            content.both(ArticleWords.check, check),
            _places(content, check.claims),
            class_="doubt",
        )
        for check in sort_doubts(content.checks)
    ]
    by_name = {claim.claim: claim for claim in content.claims}
    for one in content.against.agreements if content.against else ():
        if one.verdict in DOUBTS:
            claim = by_name[one.claim]
            rows.append(
                tag(
                    "div",
                    content.verdict_tag(one.verdict),
                    content.both(ArticleWords.claimed, claim),
                    content.both(ArticleWords.agreement, one),
                    _places(content, (one.claim,)),
                    class_="doubt",
                )
            )
    how = tag("details", tag("summary", content.say("page.how")), tag("p", content.say("article.page.how")))
    return content.section("doubts", how, *(rows or [tag("p", content.say("article.doubts.none"))]))


def _places(content: Content, names: Sequence[str]) -> Html:
    """Return links to the sentences that claims stand in."""
    known = {claim.claim for claim in content.claims}
    links = [tag("a", name, href=f"#{name}") for name in names if name in known]
    return tag("span", " ", join(links, " "), class_="where")


def _consistent(content: Content) -> Html:
    found = [check for check in content.checks if check.verdict == "consistent"]
    rows = [
        tag(
            "li",
            content.verdict_tag(check.verdict),
            content.both(ArticleWords.check, check),
            _places(content, check.claims),
        )
        for check in found
    ]
    none = tag("p", content.say("article.consistent.none"))
    return content.section("consistent", tag("ul", *rows, class_="checks") if rows else none)


def _derived(content: Content) -> Html:
    if not content.derived:
        return Html()
    rows = [
        tag(
            "li",
            content.both(ArticleWords.derived, one),
            _places(content, one.claims),
        )
        for one in content.derived
    ]
    return content.section("derived", tag("ul", *rows))


def _agreement(content: Content) -> Html:
    against = content.against
    if against is None:
        return Html()
    by_name = {claim.claim: claim for claim in content.claims}
    rows = [
        tag(
            "tr",
            tag("th", content.both(ArticleWords.unit, by_name[one.claim].unit), scope="row"),
            tag("td", content.both(ArticleWords.indicator, by_name[one.claim].indicator)),
            tag("td", content.both(ArticleWords.value, by_name[one.claim])),
            tag("td", content.verdict_tag(one.verdict)),
            tag("td", content.both(ArticleWords.agreement, one)),
        )
        for one in against.agreements
        if one.figures or one.verdict != "cannot tell"
    ]
    own = [tag("p", content.say("article.against.own", count=against.own))] if against.own else []
    caption = content.both(ArticleWords.agreements, against.agreements)
    if not rows:
        return content.section("agreement", tag("p", caption), *own)
    head = [
        content.say(f"cli.read.{name}") for name in ("place", "indicator", "value")
    ] + [content.say("article.page.verdict"), content.say("article.page.data")]  # fmt: skip
    return content.section("agreement", *own, content.table("agreement", caption, head, rows, "claims"))


def _claims(content: Content) -> Html:
    groups: dict[tuple[int, int], list[Claim]] = {}
    for claim in content.claims:
        groups.setdefault((claim.quote_start, claim.quote_end), []).append(claim)
    shown = list(groups.items())[:SENTENCES_SHOWN]
    return content.section("claims", *[_sentence(content, span, claims) for span, claims in shown])


def _sentence(content: Content, span: tuple[int, int], claims: Sequence[Claim]) -> Html:
    start, end = span
    pieces: list[Html] = []
    at = start
    for claim in sorted(claims, key=lambda one: one.start):
        if claim.start < at:
            pieces.append(tag("span", id=claim.claim))
            continue
        pieces += [
            text(_line(claims[0].quote[at - start : claim.start - start])),
            tag("mark", _line(claim.value_text), id=claim.claim),
        ]
        at = claim.end
    pieces.append(text(_line(claims[0].quote[at - start :])))
    rows = [_claim_row(content, claim) for claim in claims]
    heads = [content.say(f"cli.read.{name}") for name in ("place", "indicator", "value", "period", "said")]
    heads.append(content.say("cli.read.confidence"))
    where = content.say("article.page.at", start=start, end=end)
    return tag(
        "div",
        tag("blockquote", *pieces),
        content.table(f"s{start}", where, heads, rows, "claims"),
        class_="sentence",
    )


def _line(piece: str) -> str:
    return legible(piece) if piece.strip() else piece


def _claim_row(content: Content, claim: Claim) -> Html:
    def note(voice: ArticleWords) -> str:
        said = voice.said_as(claim)
        return f"{said} · {legible(claim.note)}" if said and claim.note else said or legible(claim.note)

    return tag(
        "tr",
        tag("th", content.both(ArticleWords.unit, claim.unit), scope="row"),
        tag("td", content.both(ArticleWords.indicator, claim.indicator)),
        tag("td", content.both(ArticleWords.value, claim)),
        tag("td", named(claim.period or "–")),
        tag("td", content.both(note)),
        tag("td", numbers.percent(claim.confidence.all)),
    )


def _left(content: Content) -> Html:
    article = content.article
    summary = tag("p", content.both(ArticleWords.left_out, article))
    if not article.left_out:
        return content.section("left", summary)
    rows = [
        tag(
            "tr",
            tag("td", named(line.text.strip()[:200])),
            tag("td", content.both(ArticleWords.reason, line)),
        )
        for line in article.left_out[:LINES_SHOWN]
    ]
    more = len(article.left_out) - LINES_SHOWN
    rest = [tag("p", content.say("article.page.more", count=more))] if more > 0 else []
    head = [content.say("article.page.line"), content.say("article.page.reason")]
    table = content.table("left", content.say("article.left.heading"), head, rows, "lines")
    return content.section(
        "left", summary, tag("details", tag("summary", content.say("article.left.heading")), table, *rest)
    )
