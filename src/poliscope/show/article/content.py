"""What the page of an article shows, and how it says it: every text in each language side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from poliscope.answers.claims import AgainstStudy, Agreement
from poliscope.answers.robustness.weight_sets import WeightRules
from poliscope.data.articles import Article, Claim
from poliscope.data.consistency import Check, Derived
from poliscope.show import numbers
from poliscope.show.article.words import DOUBTS, ArticleWords, sort_doubts
from poliscope.show.report.html import Html, join, tag, text
from poliscope.show.words import say

__all__ = ["ROWS_SHOWN", "SENTENCES_SHOWN", "Content"]

ROWS_SHOWN = 100
"""Of each list of checks, derived figures and agreements: a person reads a page, the table has all."""
SENTENCES_SHOWN = 300


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

    @cached_property
    def shown(self) -> tuple[tuple[tuple[int, int], tuple[Claim, ...]], ...]:
        """The sentences that are drawn, with their claims: those with doubts first, in the text's order."""
        groups: dict[tuple[int, int], list[Claim]] = {}
        for claim in self.claims:
            groups.setdefault((claim.quote_start, claim.quote_end), []).append(claim)
        if len(groups) > SENTENCES_SHOWN:
            doubted = self.doubted
            first = sorted(groups, key=lambda span: not any(c.claim in doubted for c in groups[span]))
            chosen = set(first[:SENTENCES_SHOWN])
            groups = {span: claims for span, claims in groups.items() if span in chosen}
        return tuple((span, tuple(claims)) for span, claims in groups.items())

    @cached_property
    def anchors(self) -> frozenset[str]:
        """Claims that stand on the page, so that they can be linked to."""
        return frozenset(claim.claim for _, claims in self.shown for claim in claims)

    @cached_property
    def doubted(self) -> frozenset[str]:
        """Claims with a doubt that the page tells."""
        checks = {name for check in self.doubts[:ROWS_SHOWN] for name in check.claims}
        return frozenset(checks | {one.claim for one in self.disagreements[:ROWS_SHOWN]})

    @cached_property
    def doubts(self) -> list[Check]:
        """Checks of the text against itself that a reader should look at, the gravest first."""
        return sort_doubts(self.checks)

    @cached_property
    def disagreements(self) -> list[Agreement]:
        """Claims that the study's figures do not bear out."""
        against = self.against.agreements if self.against else ()
        return [one for one in against if one.verdict in DOUBTS]

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

    def rest(self, count: int, shown: int = ROWS_SHOWN) -> list[Html]:
        """Say that not all of a list is shown, where it is so."""
        if count <= shown:
            return []
        slots = {"shown": numbers.fixed(shown, 0), "count": numbers.fixed(count, 0)}
        return [tag("p", self.say("article.page.shown", **slots), class_="rest")]

    def verdict_tag(self, verdict: str) -> Html:
        """Return the mark of a verdict."""
        kind = "bad" if verdict in DOUBTS else "good" if verdict in {"consistent", "agrees"} else ""
        return tag("span", self.both(ArticleWords.verdict, verdict), class_=f"tag {kind}".strip())
