"""``poliscope review``: a person accepts, corrects or rejects the claims that were read."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from poliscope.data.articles import Aliases, Claim
    from poliscope.show.article import ArticleWords

FIELDS = ("unit", "indicator", "period", "value", "unit_of_measure")
EMPTY = "-"


@click.command("review")
@click.argument("evidence", type=click.Path(path_type=Path))
@click.option(
    "--apply",
    "edited",
    type=click.Path(path_type=Path),
    help="Take the decisions from an edited copy (.csv or .xlsx) instead of asking.",
)
@click.option(
    "--aliases",
    type=click.Path(path_type=Path),
    help="Alias file that corrections teach; made where missing.",
)
@click.option("--again", is_flag=True, help="Step through decided claims too.")
@click.pass_context
def command(
    ctx: click.Context, evidence: Path, edited: Path | None, aliases: Path | None, again: bool
) -> None:
    """Step through the proposed claims of EVIDENCE, which `poliscope read -o` wrote.

    Every decision is saved at once, so nothing is lost on Ctrl-C. Accepted and corrected claims enter the
    scores of a study whose [data] names the file; the others do not.
    """
    from poliscope.cli.output import emit_json, paragraph
    from poliscope.data.articles.files import read_claims, write_claims
    from poliscope.show.article import ArticleWords

    before = read_claims(evidence)
    known = _aliases(aliases)  # an unreadable alias file is told before a decision is made
    review = _Review(evidence, list(before), ArticleWords(ctx.obj["lang"], before), ctx.obj["json"])
    try:
        if edited is not None:
            review.claims = _applied(before, edited)
            write_claims(review.claims, evidence)
        else:
            review.ask(again)
    finally:
        learnt = _learn(before, review, aliases, known)
    counts = Counter(claim.status for claim in review.claims)
    told = {name: counts[name] for name in ("accepted", "corrected", "rejected", "proposed")}
    if ctx.obj["json"]:
        emit_json({"evidence": str(evidence), "claims": told, "aliases": learnt})
        return
    voice = review.voice
    click.echo(paragraph(voice.say("cli.review.summary", **told, file=str(evidence))))
    if learnt and aliases is not None:
        click.echo(paragraph(voice.say("cli.review.learnt", count=learnt, file=str(aliases))))
    if told["accepted"] + told["corrected"]:
        click.echo(paragraph(voice.say("cli.review.use", file=evidence.name)))


def _applied(before: tuple[Claim, ...], edited: Path) -> list[Claim]:
    from poliscope.data.articles import apply_decisions
    from poliscope.data.articles.files import read_claim_rows
    from poliscope.errors import DataError, Problem

    try:
        return list(apply_decisions(before, read_claim_rows(edited)))
    except DataError as error:
        problems = [Problem(p.code, p.message, _in_file(edited, p.where), p.help) for p in error.problems]
        raise DataError(problems) from None


def _in_file(file: Path, where: str | None) -> str:
    """Name the file before a place in it."""
    return where if where and file.name in where else f"{file.name} {where or ''}".strip()


def _aliases(path: Path | None) -> Aliases:
    from poliscope.data.articles import Aliases, read_aliases

    return read_aliases(path) if path is not None and path.exists() else Aliases()


def _learn(before: tuple[Claim, ...], review: _Review, path: Path | None, known: Aliases) -> int:
    """Write what corrections teach; return how many aliases are new."""
    from dataclasses import replace

    from poliscope.data.articles import learn_aliases, write_aliases

    if path is None:
        return 0
    found = learn_aliases(before, review.claims, known=known)
    found = replace(found, units={**found.units, **review.phrases})
    new: int = sum(known.units.get(k) != v for k, v in found.units.items())
    new += sum(known.indicators.get(k) != v for k, v in found.indicators.items())
    if new:
        write_aliases(found, path)
    return new


class _Review:
    """Questions to a person, one claim after the other."""

    def __init__(self, path: Path, claims: list[Claim], voice: ArticleWords, silent: bool):
        self.path, self.claims, self.voice, self.silent = path, claims, voice, silent
        self.phrases: dict[str, str] = {}

    def ask(self, again: bool) -> None:
        """Ask about every open claim; save after each decision."""
        asked = [n for n, claim in enumerate(self.claims) if again or claim.status == "proposed"]
        if not asked:
            self._say("cli.review.nothing")
        at = 0
        while at < len(asked):
            self._show(asked[at], at + 1, len(asked))
            answer = self._answer()
            if answer in {None, "q"}:
                return
            if answer == "b":
                if at == 0:
                    self._say("cli.review.first")
                at = max(at - 1, 0)
                continue
            if answer != "s":
                self._decide(asked[at], answer or "")
            at += 1

    def _decide(self, number: int, answer: str) -> None:
        from poliscope.cli.output import problem_block
        from poliscope.data.articles import decide
        from poliscope.data.articles.files import write_claims
        from poliscope.errors import DataError

        claim = self.claims[number]
        if answer != "c":
            self.claims[number] = decide(claim, answer)
        while answer == "c":
            try:
                changes = self._corrections(claim)
                self.claims[number] = decide(claim, "accept", **changes)
                break
            except DataError as error:
                for problem in error.problems:
                    click.echo(problem_block(problem, self.voice.language), err=True)
        write_claims(self.claims, self.path)

    def _corrections(self, claim: Claim) -> dict[str, Any]:
        """Ask for the fields that are wrong."""
        self._say("cli.review.correct")
        changes: dict[str, Any] = {}
        for name in FIELDS:
            now = getattr(claim, name)
            shown = "" if now is None else f"{now:.12g}" if isinstance(now, float) else str(now)
            answer = self._input(f"{self.voice.say(f'cli.review.field.{name}')} [{shown}]")
            if answer is None:
                raise click.Abort
            if answer and answer != shown:
                changes[name] = None if answer == EMPTY else answer
        unit = changes.get("unit")
        if unit and (not claim.unit or claim.unit not in claim.quote):
            phrase = self._input(self.voice.say("cli.review.phrase", unit=unit))
            if phrase and phrase in claim.quote:
                self.phrases[phrase] = unit
        return changes

    def _answer(self) -> str | None:
        while True:
            answer = self._input(
                f"{self.voice.say('cli.review.keys')}\n{self.voice.say('cli.review.prompt')}"
            )
            if answer is None or answer.lower()[:1] in {"a", "c", "r", "s", "b", "q"}:
                return answer and answer.lower()[:1]
            self._say("cli.review.unknown")

    def _input(self, question: str) -> str | None:
        """Return an answer; None where there are no more: the end of a pipe ends the review."""
        if not self.silent:
            click.echo(f"{question}: ", nl=False)
        line = sys.stdin.readline()
        if not line:
            click.echo("", err=self.silent)
            return None
        return line.strip()

    def _say(self, key: str) -> None:
        from poliscope.cli.output import paragraph

        if not self.silent:
            click.echo(paragraph(self.voice.say(key)))

    def _show(self, number: int, place: int, count: int) -> None:
        """Show a claim, and its sentence with the number marked."""
        from poliscope.cli.output import paragraph

        if self.silent:
            return
        claim, voice = self.claims[number], self.voice
        click.echo("")
        click.echo(voice.say("cli.review.progress", number=place, count=count, name=claim.claim))
        at, end = claim.start - claim.quote_start, claim.end - claim.quote_start
        quote = claim.quote
        marked = f"{quote[:at]}[[{quote[at:end]}]]{quote[end:]}"
        click.echo(paragraph(" ".join(marked.split()), "  "))
        parts = [voice.unit(claim.unit), voice.indicator(claim.indicator), voice.value(claim)]
        parts += [claim.period or "–", voice.said_as(claim), f"{claim.confidence.all:.0%}"]
        parts += [voice.say(f"cli.review.status.{claim.status}")] if claim.status != "proposed" else []
        click.echo(paragraph(" · ".join(part for part in parts if part), "  "))
        if claim.note:
            click.echo(paragraph(voice.note(claim), "  "))
