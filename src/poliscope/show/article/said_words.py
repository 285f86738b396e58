"""The words for what an article says of who is ahead, and whether that holds."""

from __future__ import annotations

from poliscope.answers.claims import FirstPlace, InNode, Worded
from poliscope.data.articles import Statement
from poliscope.show.article.verdict_words import indicator_words, pair_words
from poliscope.show.article.words import ArticleWords
from poliscope.show.words import legible, listed, tenths

__all__ = ["said_verdict", "said_words", "stance_words"]

LONGEST_QUOTE = 160


def said_words(voice: ArticleWords, one: Worded) -> str:
    """Say what the article says, with its sentence."""
    said = one.statement
    names = {"ahead": voice.unit(said.ahead), "behind": voice.unit(said.behind)}
    if said.behind is None:
        what = voice.say(f"article.said.first.{'who' if said.ahead is None else said.mode}", **names)
    else:
        what = voice.say(f"article.said.{said.mode}", **names, aspect=_aspect(voice, one))
    return voice.say("article.said.quote", what=what, quote=_quote(said))


def _aspect(voice: ArticleWords, one: Worded) -> str:
    """Name in what two places are compared, as the study or the text calls it; nothing for the whole."""
    said = one.statement
    if one.in_indicator is not None:
        name = voice.indicator(one.in_indicator.indicator)
    elif one.in_node is not None and voice.words is not None:
        name = voice.words.node(one.in_node.node)
    else:
        name = legible(said.aspect_text) or (voice.indicator(said.aspect) if said.aspect else "")
    return voice.say("article.said.in", indicator=name) if name else ""


def _quote(said: Statement) -> str:
    """Return the sentence, or what stands around the comparison where it is long."""
    quote = said.quote
    if len(quote) > LONGEST_QUOTE:
        middle = (said.start + said.end) // 2 - said.quote_start
        start = max(0, min(middle - LONGEST_QUOTE // 2, len(quote) - LONGEST_QUOTE))
        piece = quote[start : start + LONGEST_QUOTE]
        quote = f"{'…' if start else ''}{piece}{'…' if start + LONGEST_QUOTE < len(quote) else ''}"
    return " ".join(legible(" ".join(quote.split())).split())


def stance_words(voice: ArticleWords, one: Worded) -> str:
    """Return the word for how well holds what the article says; empty where it says nothing to hold."""
    return voice.say(f"article.stance.{one.stance}") if one.stance else ""


def said_verdict(voice: ArticleWords, one: Worded) -> list[str]:
    """Say what the study makes of it."""
    said = one.statement
    found = [_found(voice, one)]
    if one.about in {"index", "first", "node"} and said.year is not None and voice.words is not None:
        period = voice.words.index.period
        if period and str(said.year) != period and said.mode != "expected":
            found.append(voice.say("article.said.period", period=legible(period), year=str(said.year)))
    if said.mode == "expected" and not one.about.startswith("un"):
        found.append(voice.say("article.said.future"))
    if said.mode == "denied" and one.stance is not None:
        found.append(voice.say(f"article.said.denial.{one.stance}"))
    return found


def _found(voice: ArticleWords, one: Worded) -> str:
    if one.pair is not None:
        return pair_words(voice, one.pair)
    if one.first is not None:
        return _first(voice, one.first)
    if one.in_indicator is not None:
        return indicator_words(voice, one.in_indicator)
    if one.in_node is not None:
        return _in_node(voice, one.in_node)
    units = listed(voice.language, [voice.unit(unit) for unit in one.unknown])
    aspect = legible(one.statement.aspect_text) or voice.indicator(one.statement.aspect)
    return voice.say(f"article.said.{one.about}", units=units, aspect=aspect)


def _first(voice: ArticleWords, first: FirstPlace) -> str:
    verdict = first.verdict
    unit = first.unit or verdict.leader
    said = voice.say(f"article.first.{first.grade}", unit=voice.unit(unit), share=tenths(first.share))
    if first.grade in {"always", "firm", "leaning"}:
        return said
    others = [
        voice.say("article.first.share", unit=voice.unit(other), share=tenths(share))
        for other, share in zip(verdict.contenders, verdict.shares, strict=True)
        if other != unit
    ]
    if not others:
        return said
    more = voice.say("article.first.others", others=listed(voice.language, others))
    return f"{said}{'' if voice.language == 'zh' else ' '}{more}"


def _in_node(voice: ArticleWords, one: InNode) -> str:
    if voice.words is None:
        return ""
    verdict = {True: "holds", False: "fails", None: "cannot-tell"}[one.holds]
    return voice.say(
        "article.said.node",
        node=voice.words.node(one.node),
        ahead=voice.unit(one.ahead),
        behind=voice.unit(one.behind),
        first=voice.words.score(one.scores[0]),
        second=voice.words.score(one.scores[1]),
        verdict=voice.say(f"article.in.{verdict}"),
    )
