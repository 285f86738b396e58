"""The sections of the page of an article, every text in each language side by side."""

from __future__ import annotations

from collections.abc import Sequence

from poliscope.answers.claims import InIndicator, Worded
from poliscope.data.articles import Claim
from poliscope.show import numbers
from poliscope.show.article.content import ROWS_SHOWN, SENTENCES_SHOWN, Content
from poliscope.show.article.said_words import said_verdict, said_words, stance_words
from poliscope.show.article.verdict_words import (
    condition_words,
    detail_words,
    indicator_words,
    pair_words,
    stated_words,
)
from poliscope.show.article.words import ArticleWords
from poliscope.show.report.html import Html, join, named, tag, text, web_address
from poliscope.show.words import in_language, legible

__all__ = ["Content", "make_sections", "masthead"]

LINES_SHOWN = 200
SAID_SHOWN = 20


def masthead(content: Content) -> Html:
    """Return title, source and the counts."""
    article = content.article
    title = named(article.title) if article.title else content.say("article.page.untitled")
    facts = [("claims", tag("b", numbers.fixed(len(content.claims), 0)))]
    facts.append(("doubtful", tag("b", numbers.fixed(_doubtful(content), 0))))
    if article.published:
        month = f"-{article.month:02d}" if article.month else ""
        facts.append(("published", tag("b", f"{article.published}{month}")))
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
    checks = {name for check in content.doubts for name in check.claims}
    return len(checks | {one.claim for one in content.disagreements})


def make_sections(content: Content) -> dict[str, Html]:
    """Return the sections by name, in their order; empty ones are left out."""
    if not content.claims:
        nothing = content.section("claims", tag("p", content.say("article.page.no-claims")))
        verdict = {"verdict": _verdict(content)} if content.against and content.against.worded else {}
        return verdict | {"claims": nothing, "left": _left(content)}
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
    said = _said(content, against.worded)
    if not against.pairs:
        none = [] if said else [tag("p", content.say("article.pair.none"), class_="verdict")]
        return content.section("verdict", *none, *said)
    blocks = [*said]
    for stated, pair in zip(against.stated, against.pairs, strict=True):
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
        lines = content.each(_in_indicators, against.indicators[:ROWS_SHOWN], element="li")
        blocks += [tag("h3", content.say("article.page.in-indicators")), tag("ul", *lines)]
        blocks += content.rest(len(against.indicators))
    return content.section("verdict", *blocks)


def _said(content: Content, worded: Sequence[Worded]) -> list[Html]:
    """Return what the article says in words, each with what the study makes of it."""
    if not worded:
        return []
    rows = [
        tag(
            "li",
            tag("p", _stance(content, one), content.both(said_words, one)),
            *content.each(said_verdict, one),
        )
        for one in worded[:SAID_SHOWN]
    ]
    title = tag("h3", content.say("article.said.heading"))
    return [title, tag("ul", *rows, class_="said"), *content.rest(len(worded), SAID_SHOWN)]


def _stance(content: Content, one: Worded) -> Html:
    if one.stance is None:
        return Html()
    kind = {"holds": " good", "mostly": " good", "fails": " bad", "doubtful": " bad"}.get(one.stance, "")
    return tag("span", content.both(stance_words, one), class_=f"tag{kind}")


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
        for check in content.doubts[:ROWS_SHOWN]
    ]
    rows += content.rest(len(content.doubts))
    by_name = {claim.claim: claim for claim in content.claims}
    rows += [
        tag(
            "div",
            content.verdict_tag(one.verdict),
            content.both(ArticleWords.claimed, by_name[one.claim]),
            content.both(ArticleWords.agreement, one),
            _places(content, (one.claim,)),
            class_="doubt",
        )
        for one in content.disagreements[:ROWS_SHOWN]
    ]
    rows += content.rest(len(content.disagreements))
    how = tag("details", tag("summary", content.say("page.how")), tag("p", content.say("article.page.how")))
    return content.section("doubts", how, *(rows or [tag("p", content.say("article.doubts.none"))]))


def _places(content: Content, names: Sequence[str]) -> Html:
    """Return links to the sentences that claims stand in."""
    links = [tag("a", name, href=f"#{name}") if name in content.anchors else text(name) for name in names]
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
        for check in found[:ROWS_SHOWN]
    ]
    none = tag("p", content.say("article.consistent.none"))
    listed = tag("ul", *rows, class_="checks") if rows else none
    return content.section("consistent", listed, *content.rest(len(found)))


def _derived(content: Content) -> Html:
    if not content.derived:
        return Html()
    rows = [
        tag(
            "li",
            content.both(ArticleWords.derived, one),
            _places(content, one.claims),
        )
        for one in content.derived[:ROWS_SHOWN]
    ]
    return content.section("derived", tag("ul", *rows), *content.rest(len(content.derived)))


def _agreement(content: Content) -> Html:
    against = content.against
    if against is None:
        return Html()
    by_name = {claim.claim: claim for claim in content.claims}
    told = [one for one in against.agreements if one.figures or one.verdict != "cannot tell"]
    rows = [
        tag(
            "tr",
            tag("th", content.both(ArticleWords.unit, by_name[one.claim].unit), scope="row"),
            tag("td", content.both(ArticleWords.indicator, by_name[one.claim].indicator)),
            tag("td", content.both(ArticleWords.value, by_name[one.claim])),
            tag("td", content.verdict_tag(one.verdict)),
            tag("td", content.both(ArticleWords.agreement, one)),
        )
        for one in told[:ROWS_SHOWN]
    ]
    own = [tag("p", content.say("article.against.own", count=against.own))] if against.own else []
    summary = tag("p", content.both(ArticleWords.agreements, against.agreements))
    if not rows:
        return content.section("agreement", summary, *own)
    head = [
        content.say(f"cli.read.{name}") for name in ("place", "indicator", "value")
    ] + [content.say("article.page.verdict"), content.say("article.page.data")]  # fmt: skip
    table = content.table("agreement", content.say("article.agreement.caption"), head, rows, "claims held")
    return content.section("agreement", summary, *own, table, *content.rest(len(told)))


def _claims(content: Content) -> Html:
    count = len({(claim.quote_start, claim.quote_end) for claim in content.claims})
    rest = content.rest(count, SENTENCES_SHOWN)
    return content.section("claims", *rest, *[_sentence(content, *shown) for shown in content.shown])


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
        return " · ".join(filter(None, [voice.said_as(claim), voice.note(claim)]))

    return tag(
        "tr",
        tag("th", content.both(ArticleWords.unit, claim.unit), scope="row"),
        tag("td", content.both(ArticleWords.indicator, claim.indicator)),
        tag("td", content.both(ArticleWords.value, claim)),
        tag("td", content.both(ArticleWords.period, claim.period)),
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
