"""The words for whether an article's comparison holds, and for what would turn it round."""

from __future__ import annotations

import math
from collections.abc import Sequence

from poliscope.answers.claims import InIndicator, PairVerdict, Stated
from poliscope.answers.robustness.weight_sets import WeightRules
from poliscope.show import numbers
from poliscope.show.article.words import ArticleWords
from poliscope.show.words import (
    alternative_label,
    challenge_words,
    legible,
    listed,
    rules_words,
    signed,
    tenths,
)

__all__ = ["condition_words", "detail_words", "indicator_words", "pair_words", "stated_words"]

FLIPS_SHOWN = 4


def stated_words(voice: ArticleWords, stated: Stated) -> list[str]:
    """Say what the article has ahead of what."""
    names = {"ahead": voice.unit(stated.ahead), "behind": voice.unit(stated.behind)}
    said = []
    if stated.supports:
        supports = _indicators(voice, stated.supports)
        said.append(voice.say("article.pair.stated", **names, supports=supports))
    if stated.opposes:
        said.append(voice.say("article.pair.opposed", **names, opposes=_indicators(voice, stated.opposes)))
    return said


def _indicators(voice: ArticleWords, codes: Sequence[str]) -> str:
    return listed(voice.language, [voice.indicator(code) for code in codes])


def pair_words(voice: ArticleWords, pair: PairVerdict) -> str:
    """Say whether the comparison holds."""
    return voice.say(
        f"article.pair.{pair.grade}",
        ahead=voice.unit(pair.ahead),
        behind=voice.unit(pair.behind),
        share=tenths(_telling(pair)),
    )


def _telling(pair: PairVerdict) -> float:
    """Return the share that decided the grade: the largest where the comparison fails."""
    known = [share for share in pair.shares if not math.isnan(share)]
    if not known:
        return math.nan
    return max(known) if pair.grade in {"unlikely", "never"} else min(known)


def indicator_words(voice: ArticleWords, one: InIndicator) -> str:
    """Say whether the study's figures have the same order in one indicator."""
    if math.isnan(one.raw[0]) or math.isnan(one.raw[1]):
        verdict = "cannot-tell"
    else:
        verdict = {True: "holds", False: "fails", None: "cannot-tell"}[one.holds_raw]
    measure = _measure(voice, one.indicator)
    said = voice.say(
        "article.in.raw",
        indicator=voice.indicator(one.indicator),
        ahead=voice.unit(one.ahead),
        behind=voice.unit(one.behind),
        first=_figure(voice, one, 0, measure),
        second=_figure(voice, one, 1, measure),
        verdict=voice.say(f"article.in.{verdict}"),
    )
    if one.holds_raw and one.holds_scored is False:
        turned = voice.say("article.in.turned", behind=voice.unit(one.behind))
        return f"{said}{'' if voice.language == 'zh' else ' '}{turned}"
    return said


def _figure(voice: ArticleWords, one: InIndicator, number: int, measure: str | None) -> str:
    """Return a figure with its period; a dash where there is none."""
    value, period = one.raw[number], one.periods[number]
    if math.isnan(value):
        return "–"
    shown = voice.amount(value, measure)
    return voice.say("article.against.of", value=shown, period=legible(period)) if period else shown


def _measure(voice: ArticleWords, code: str) -> str | None:
    if voice.terms is None or code not in voice.terms.measures:
        return None
    unit, factor = voice.terms.measures[code]
    return unit if factor == 1 else voice.terms.written[code]


def detail_words(voice: ArticleWords, pair: PairVerdict, rules: WeightRules) -> list[str]:
    """Say what the verdict on a pair rests on."""
    if pair.grade == "unranked" or voice.words is None:
        return []
    names = {"ahead": voice.unit(pair.ahead), "behind": voice.unit(pair.behind)}
    spread = None if rules.bounds or rules.order or rules.limits else rules.spread
    said = [
        voice.say(
            "article.pair.ranks",
            **names,
            rank=numbers.fixed(pair.ranks[0], 0),
            other_rank=numbers.fixed(pair.ranks[1], 0),
            score=voice.words.score(pair.scores[0]),
            other_score=voice.words.score(pair.scores[1]),
            ranked=voice.words.count(len(voice.words.index.order())),
        ),
        voice.say(
            "article.pair.weights",
            share=tenths(pair.share),
            free=tenths(pair.free_share),
            draws=voice.words.count(pair.draws),
            rules=rules_words(spread, voice.words),
        ),
        *_crossed(voice, pair),
    ]
    if not math.isnan(pair.noise_share):
        said.append(voice.say("article.pair.noise", share=tenths(pair.noise_share)))
    said.append(voice.say(f"article.pair.{_exactness(pair)}", **names))
    return said


def _crossed(voice: ArticleWords, pair: PairVerdict) -> list[str]:
    crossed = pair.crossed
    if crossed is None or not crossed.combinations or voice.words is None:
        return []
    runs = len(crossed.combinations) * crossed.draws
    said = [
        voice.say(
            "article.pair.crossed",
            share=tenths(crossed.share),
            runs=numbers.fixed(runs, 0),
            combinations=len(crossed.combinations),
            draws=numbers.fixed(crossed.draws, 0),
        )
    ]
    against = () if pair.grade in {"unlikely", "never"} else crossed.against  # there all are
    for one in against[:FLIPS_SHOWN]:
        labels = [
            alternative_label(step, name, voice.words)
            for step, name in zip(crossed.steps, one.names, strict=True)
        ]
        choices = listed(voice.language, labels)
        said.append(voice.say("article.pair.crossed.against", choices=choices, share=tenths(one.share)))
    return said


def condition_words(voice: ArticleWords, pair: PairVerdict) -> list[str]:
    """Say when the order of a pair would turn round."""
    if pair.grade == "unranked" or voice.words is None:
        return []
    said = [] if pair.challenge is None else [challenge_words(pair.challenge, voice.words)]
    words = voice.words
    said += [
        voice.say(
            "article.pair.flip",
            node=words.node(move.node),
            before=tenths(move.before),
            after=tenths(move.after),
        )
        for move in pair.flips[:FLIPS_SHOWN]
    ]
    if not pair.flips and pair.challenge is not None:
        said.append(voice.say("article.pair.no-flip"))
    if pair.parts:
        parts = [
            voice.say("article.pair.part", node=voice.words.node(node), value=signed(value, 1))
            for node, value in sorted(pair.parts.items(), key=lambda part: -part[1])
        ]
        said.append(voice.say("article.pair.parts", parts=voice.say("list.comma").join(parts)))
    return said


def _exactness(pair: PairVerdict) -> str:
    if pair.necessary is None:
        return "no-exact"
    return "necessary" if pair.necessary else "possible" if pair.possible else "impossible"
