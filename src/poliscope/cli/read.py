"""``poliscope read``: the claims of an article, checked, and held against a study."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from poliscope.cli.answering import page_languages

if TYPE_CHECKING:
    from poliscope.answers.claims import AgainstStudy, PairVerdict, Worded
    from poliscope.data.articles import Aliases, Article, Claim
    from poliscope.show.article import ArticleWords
    from poliscope.study import Study

DRAWS = 20_000
"""Enough for shares to within a third of a per cent."""
ROWS, LINES = 200, 40
"""Claims, and lines of each list below them, that a terminal shows; --all shows them all."""


@click.command("read")
@click.argument("file", type=click.Path(allow_dash=True))
@click.option(
    "--output", "-o", type=click.Path(path_type=Path), help="Write the claims as evidence: .csv or .xlsx."
)
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="Show all: long lists whole, and what was left out, with reasons.",
)
@click.option("--against", metavar="STUDY", help="Hold the claims and the comparison against a study.")
@click.option(
    "--report",
    type=click.Path(path_type=Path),
    is_flag=False,
    flag_value=Path("article.html"),
    help="Write the page; article.html where no name follows.",
)
@click.option("--aliases", type=click.Path(path_type=Path), help="Alias file that `review` taught.")
@click.option("--published", metavar="YEAR[-MONTH]", help="When it was published: 2025 or 2025-03.")
@click.option("--title", help="Title, for the evidence's source.")
@click.option("--address", help="Link, for the evidence's address.")
@click.option("--force", is_flag=True, help="Replace evidence that was reviewed already.")
@click.pass_context
def command(
    ctx: click.Context,
    file: str,
    output: Path | None,
    everything: bool,
    against: str | None,
    report: Path | None,
    aliases: Path | None,
    published: str | None,
    title: str | None,
    address: str | None,
    force: bool,
) -> None:
    """Read the claims with figures out of FILE, an article as HTML, Markdown or text; - reads stdin.

    Claims are proposals: none enters a score before `poliscope review` accepts it.
    """
    from poliscope.cli.output import emit_json
    from poliscope.data.articles import read_aliases
    from poliscope.show.article import ArticleWords
    from poliscope.show.words import Words
    from poliscope.study import read_study

    if output is not None and not force:
        _keep_decisions(output)
    known = read_aliases(aliases) if aliases is not None else None
    study = read_study(against) if against is not None else None
    about = {"published": published, "title": title, "address": address}
    article = _read(file, study, known, about)
    found = None
    if study is not None:
        from poliscope.study.claims import compare_article

        found = compare_article(study, article, title=title, address=address, draws=DRAWS)
    words = Words(ctx.obj["lang"], study.index(), study.about) if study is not None else None
    voice = ArticleWords(ctx.obj["lang"], article.claims, words, found.terms if found else None)
    written = _write(article, found, study, output, report, ctx)
    if ctx.obj["json"]:
        emit_json(_document(article, found, study, everything) | {"written": written})
        return
    _print(article, voice, found, study, everything)
    if output is not None:
        click.echo("")
        _tell(voice, "cli.read.evidence", count=len(article.claims), file=str(output))
    if report is not None:
        _tell(voice, "cli.read.page", file=str(report))


def _tell(voice: ArticleWords, key: str, **slots: str | int) -> None:
    from poliscope.cli.output import paragraph

    click.echo(paragraph(voice.say(key, **slots)))


def _read(file: str, study: Study | None, aliases: Aliases | None, about: dict[str, Any]) -> Article:
    from poliscope.data.articles import read_article
    from poliscope.data.files.paths import read_bytes

    if file == "-":
        source: bytes | Path = sys.stdin.buffer.read()
    else:
        source = Path(file)
        read_bytes(source, file)  # a missing file is told as every other command tells it
    if study is None:
        return read_article(source, aliases=aliases, **about)
    from poliscope.study.claims import read_article_against

    return read_article_against(study, source, aliases=aliases, **about)


def _keep_decisions(output: Path) -> None:
    """Refuse to replace a file in which a person has decided."""
    from poliscope.data.articles.files import read_claims
    from poliscope.errors import DataError, Problem

    if not output.exists():
        return
    try:
        decided = sum(claim.status != "proposed" for claim in read_claims(output))
    except DataError:
        help = "name another file; --force replaces it"
        raise DataError(Problem("file-exists", f'"{output}" is something else', str(output), help)) from None
    if decided:
        help = "name another file with -o; --force replaces the decisions"
        problem = Problem("file-exists", f'"{output}" holds {decided} decisions', str(output), help)
        raise DataError(problem)


def _write(
    article: Article,
    found: AgainstStudy | None,
    study: Study | None,
    output: Path | None,
    report: Path | None,
    ctx: click.Context,
) -> list[str]:
    from poliscope.data.articles.files import write_claims
    from poliscope.show.article import write_article_page
    from poliscope.show.words import LANGUAGES

    if output is not None:
        write_claims(found.evidence(article.claims) if found else article.claims, output)
    if report is not None and study is not None:
        write_article_page(
            article,
            report,
            against=found,
            index=study.index(),
            about=study.about,
            rules=study.uncertainty.weight_rules,
            languages=page_languages(ctx, study.report.languages),
        )
    elif report is not None:
        write_article_page(article, report, languages=page_languages(ctx, LANGUAGES))
    return [str(path) for path in (output, report) if path is not None]


# --- on the terminal ------------------------------------------------------------------------------


def _print(
    article: Article,
    voice: ArticleWords,
    found: AgainstStudy | None,
    study: Study | None,
    everything: bool,
) -> None:
    from poliscope.cli.output import paragraph

    if article.title:
        click.echo(paragraph(article.title) + "\n")
    rows, lines = (None, None) if everything else (ROWS, LINES)
    click.echo(_claims(article.claims[:rows], voice) if article.claims else voice.say("cli.read.none"))
    _more(voice, len(article.claims), rows)
    click.echo("")
    hint = f" ({voice.say('cli.read.all')})" if article.left_out and not everything else ""
    click.echo(paragraph(voice.left_out(article) + hint))
    if everything:
        click.echo(_left_out(article, voice))
    for heading, count, told in _blocks(article, voice, found, study, lines):
        if told:
            click.echo(f"\n{voice.say(heading)}")
            click.echo("\n".join(paragraph(line, "  ", "    ") for line in told))
            _more(voice, count, lines)


def _more(voice: ArticleWords, count: int, shown: int | None) -> None:
    """Say that a list goes on, and where all of it is."""
    if shown is not None and count > shown:
        _tell(voice, "cli.read.more", count=f"{count - shown:,}")


def _claims(claims: tuple[Claim, ...], voice: ArticleWords) -> str:
    from poliscope.cli.output import plain, table, width

    names = ("place", "indicator", "value", "period", "said", "confidence")
    heads = [voice.say(f"cli.read.{name}") for name in names]
    rows = [
        [
            _cut(plain(voice.unit(claim.unit)), 16),
            voice.indicator(claim.indicator),
            _value(voice, claim),
            _cut(plain(voice.period(claim.period)), 10),
            voice.said_as(claim),
            f"{claim.confidence.all:.0%}",
        ]
        for claim in claims
    ]
    # the first column is aligned to the left by padding: `table` aligns from the second on
    room = max(width(row[0]) for row in [heads, *rows])
    padded = [[row[0] + " " * (room - width(row[0])), *row[1:]] for row in [heads, *rows]]
    return table(padded[0], padded[1:])


def _value(voice: ArticleWords, claim: Claim) -> str:
    """Say a value; of what it is one per, the indicator beside it has told."""
    told = voice.value(claim)
    return told.split(" per ", 1)[0] if "_per_" in (claim.indicator or "") else told


def _cut(text: str, room: int) -> str:
    from poliscope.cli.output import width

    while width(text) > room:
        text = text[:-2] + "…"
    return text


def _left_out(article: Article, voice: ArticleWords) -> str:
    from poliscope.cli.output import paragraph

    lines = [f"{voice.reason(line)}: {' '.join(line.text.split())[:200]}" for line in article.left_out]
    return "\n".join(paragraph(line, "  ", "    ") for line in lines)


def _blocks(
    article: Article,
    voice: ArticleWords,
    found: AgainstStudy | None,
    study: Study | None,
    most: int | None,
) -> list[tuple[str, int, list[str]]]:
    """Give each block: its heading, how long it is, and its first lines."""
    from poliscope.data.consistency import check_claims, derive
    from poliscope.show.article import sort_doubts

    checks = check_claims(article.claims, published=article.date)
    doubts = sort_doubts(checks)
    good = [check for check in checks if check.verdict == "consistent"]
    derived = derive(article.claims)
    told = [f"{voice.verdict(check.verdict)}{_colon(voice)}{voice.check(check)}" for check in doubts[:most]]
    blocks = [("article.doubts.heading", len(doubts), told)]
    blocks.append(("article.consistent.heading", len(good), [voice.check(check) for check in good[:most]]))
    blocks.append(("article.derived.heading", len(derived), [voice.derived(one) for one in derived[:most]]))
    if found is not None and study is not None:
        count, lines = _agreements(voice, found, most)
        blocks.append(("article.agreement.heading", count, lines))
        blocks.append(("article.verdict.heading", 0, _verdicts(voice, found, study)))
    return blocks


def _colon(voice: ArticleWords) -> str:
    return "：" if voice.language == "zh" else ": "


def _agreements(voice: ArticleWords, found: AgainstStudy, most: int | None) -> tuple[int, list[str]]:
    lines = [voice.agreements(found.agreements)]
    if found.own:
        lines.append(voice.say("article.against.own", count=found.own))
    telling = [one for one in found.agreements if one.verdict != "cannot tell" or one.figures]
    for one in telling[:most]:
        claim = voice.by_name[one.claim]
        verdict = voice.verdict(one.verdict)
        lines.append(f"{verdict}{_colon(voice)}{voice.claimed(claim)}{voice.agreement(one)}")
    return len(telling), lines


def _verdicts(voice: ArticleWords, found: AgainstStudy, study: Study) -> list[str]:
    from poliscope.show.article import (
        condition_words,
        detail_words,
        indicator_words,
        pair_words,
        stated_words,
    )

    lines = _said(voice, found)
    if not found.pairs and not lines:
        return [voice.say("article.pair.none")]
    for stated, pair in zip(found.stated, found.pairs, strict=True):
        lines += [pair_words(voice, pair), *stated_words(voice, stated)]
        lines += detail_words(voice, pair, study.uncertainty.weight_rules)
        lines += condition_words(voice, pair)
    lines += [indicator_words(voice, one) for one in found.indicators[:LINES]]
    if found.untested:
        lines.append(voice.say("article.pair.untested", count=found.untested))
    return lines


def _said(voice: ArticleWords, found: AgainstStudy) -> list[str]:
    """Say what the article says in words of who is ahead, and what the study makes of it."""
    from poliscope.show.article import said_verdict, said_words

    gap = "" if voice.language == "zh" else " "
    return [
        gap.join(filter(None, [said_words(voice, one), *said_verdict(voice, one), _bracketed(voice, one)]))
        for one in found.worded[:LINES]
    ]


def _bracketed(voice: ArticleWords, one: Worded) -> str:
    from poliscope.show.article import stance_words

    stance = stance_words(voice, one)
    return f"[{stance}]" if stance else ""


# --- as JSON --------------------------------------------------------------------------------------


def _document(
    article: Article, found: AgainstStudy | None, study: Study | None, everything: bool
) -> dict[str, Any]:
    from poliscope.data.articles import page_data

    document = page_data(article)
    left = document.pop("left_out")
    # each claim once, with what was found of it; sentences name theirs
    document["claims"] = [row for sentence in document["sentences"] for row in sentence["claims"]]
    for sentence in document["sentences"]:
        sentence["claims"] = [row["claim"] for row in sentence["claims"]]
    document["left_out"] = left if everything else {"lines": len(left)}
    document["encoding"], document["form"] = article.encoding, article.form
    document["statements"] = [asdict(one) for one in article.statements]
    if found is not None and study is not None:
        document["study"] = study.digest
        document["agreements"] = [asdict(one) for one in found.agreements]
        document["left_aside"] = found.own
        document["indicators"] = [
            asdict(one) | {"holds_raw": one.holds_raw, "holds_scored": one.holds_scored}
            for one in found.indicators
        ]
        document["stated"] = [asdict(one) for one in found.stated]
        document["pairs"] = [_pair(pair) for pair in found.pairs]
        for row, one in zip(document["statements"], found.worded, strict=False):
            row |= _worded(one)
    return document


def _pair(pair: PairVerdict) -> dict[str, Any]:
    row = asdict(pair) | {"lowest": pair.lowest}
    return row if pair.crossed is None else row | {"crossed": row["crossed"] | {"share": pair.crossed.share}}


def _worded(one: Worded) -> dict[str, Any]:
    """Return what the study makes of a statement; its pair stands among the pairs."""
    row: dict[str, Any] = {"about": one.about, "stance": one.stance, "unknown": list(one.unknown)}
    if one.pair is not None:
        row["pair"] = {"ahead": one.pair.ahead, "behind": one.pair.behind, "grade": one.pair.grade}
        row["pair"]["lowest"] = one.pair.lowest
    if one.first is not None:
        row["first"] = asdict(one.first)
    if one.in_node is not None:
        row["in_node"] = asdict(one.in_node) | {"holds": one.in_node.holds}
    if one.in_indicator is not None:
        row["in_indicator"] = asdict(one.in_indicator) | {"holds_raw": one.in_indicator.holds_raw}
    return row
