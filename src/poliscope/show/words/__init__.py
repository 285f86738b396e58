"""Answers in words, in English and Chinese: one catalog a language, shared with the page's scripts.

Sentences stand whole in ``locales/*.json`` and have ``{named}`` slots; they are never put together
from single words. A new kind of finding needs a line in each catalog and one formatter::

    @told.register(Strength)
    def _(finding: Strength, words: Words) -> tuple[str, dict[str, str]]:
        return "finding.strength", {"unit": words.unit(finding.unit)}
"""

from poliscope.show.words.catalog import LANGUAGES, catalog, in_language, say
from poliscope.show.words.findings import told
from poliscope.show.words.methods import action_label, described, method_label, method_summary
from poliscope.show.words.names import legible, listed
from poliscope.show.words.regional import activity_label, growth_rate, signed, year
from poliscope.show.words.robustness import alternative_label, challenge_words, points, rules_words, tenths
from poliscope.show.words.speaker import Words

__all__ = [
    "LANGUAGES",
    "Words",
    "action_label",
    "activity_label",
    "alternative_label",
    "catalog",
    "challenge_words",
    "described",
    "growth_rate",
    "in_language",
    "legible",
    "listed",
    "method_label",
    "method_summary",
    "points",
    "rules_words",
    "say",
    "signed",
    "tenths",
    "told",
    "year",
]
