"""The robustness's part of the bundle: verdict, ranks, winners, dethroning, choices.

Lists by unit are in the order of ``units.codes``, null for a unit without a rank; ``weights`` are one
number a node, in the order of ``tree.codes`` (raw weights: siblings are rescaled). Fields, by their path:

``verdict``
    ``grade`` (secure, firm, leaning, open, unfounded), ``reason`` (shared, other, sampling-error, close, or
    ""), ``named`` (whether a leader may be named), ``leader`` (of the study's own ranking), ``first_tier``
    (codes of those of whom one is first), ``shares`` (of each), ``first_share`` (the smallest share of the
    leader), ``weight_share``, ``choice_share``, ``noise_share``, ``error``, ``draws``, ``runs``, ``worst``
    (certain, null without exact answers), ``radius`` (null where none), ``words``.
``spread``, ``rules``
    By how much of itself a share may be off, null where the study has limits of its own; the same in
    ``words``.
``limits``
    ``lower``, ``upper``: bounds of the share of each node in its parent, null for nodes whose weights are
    fixed.
``tiers``, ``tier_rule``
    Units of one tier cannot be told apart in order: each chain of neighbours of whom one is ahead in less
    than 95 %.
``scopes``
    ``name`` (weights, choices, data), ``draws``, ``rank_acceptability`` (units x ranks, the first 50),
    ``rank_range`` (5 %, 50 %, 95 % quantile), ``expected_rank``, ``pairwise_winning`` (units x units or
    null).
``free``
    The same with no preference at all: ``draws``, ``first`` (by unit).
``exact_first``
    First-rank acceptability by volume, by unit; null where too many weights are free.
``possible_ranks``
    Best and worst rank under the declared weights, certain. ``attained_ranks``: the same with weights that
    attain them; equal where the answer is exact. ``generic_ranks``: where no rank may rest on a tie (null
    where not asked).
``plausible_ranks``
    5 % and 95 % quantile over the declared weights.
``potential_winners``
    ``unit``, ``plausible`` (within the declared weights; else under some weights only), ``weights``,
    ``words``.
``always_ahead``, ``covers``
    ``[a, b]`` by position: the first is ahead of the second under all declared weights; arrows of the
    diagram.
``dethroning``
    ``challenger``, ``change`` (share of all weight), ``radius``, ``distance``, ``largest`` (null: nothing
    is enough), ``moves`` (``node``, ``before``, ``after``), ``single`` (same, a share in its group, or
    null), ``weights``, ``words``; the smallest change first.
``sensitivity``
    ``choice``, ``label``, ``first_order``, ``total_order``, ``shapley``, ``low``, ``high`` (of the total),
    and ``alternatives`` (``name``, ``label``, ``mean``, ``deviation`` of the mean shift of ranks); empty
    where nothing varies.
``choices``
    ``combinations``, ``excluded``, ``reasons`` (``text``, ``count``), ``draws``, ``matrices``, ``design``,
    ``mean_shift``, ``variance``, ``outputs`` (for each output: ``name, mean, variance, varies``); null
    without choices.
``rank_sets``
    ``coverage``, ``figures``, ``marginal``, ``simultaneous``, ``joined`` (low and high, by unit), ``best``
    (codes of who may be first); null where no sampling error is claimed.
``map``
    ``pillars``, ``nominal``, ``regions`` (``unit``, ``area``, ``corners``); null without three pillars.
``filled``, ``cells``
    Cells filled so that exact statements exist, out of all.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from poliscope.answers.answers import Answers
from poliscope.answers.index import Index
from poliscope.answers.robustness import Certainty, Challenge, Choices, Effects, RankSets, Robustness, Sampled
from poliscope.data.matrix import Matrix
from poliscope.show.bundle.plain import Plain
from poliscope.show.words import LANGUAGES, Words, alternative_label, challenge_words, rules_words

__all__ = ["RANKS", "robustness_document", "robustness_part"]

RANKS = 50
PAIRS, ARROWS = 120, 300
"""Pairwise shares, and arrows, are left out above so many units: they grow with the square."""
DETHRONERS = 12
APART = 0.95
DECIMALS = 5
"""Shares of draws are given to a hundred thousandth: no more draws are usual."""


def robustness_document(answers: Answers) -> dict[str, Any] | None:
    """Return the part by itself, in the languages of the study."""
    chosen = answers.about.languages or LANGUAGES
    words = {name: Words(name, answers.index, answers.about) for name in chosen}
    return robustness_part(answers, words, Plain())


def robustness_part(answers: Answers, words: Mapping[str, Words], plain: Plain) -> dict[str, Any] | None:
    """Return how sure the ranking is, as plain JSON; None where it was not computed."""
    found = answers.robustness
    if found is None:
        return None
    part = _Part(found, answers.index, words, plain)
    return {
        "verdict": part.verdict(),
        "spread": found.rules.spread if found.rules.plain else None,
        "rules": part.told(lambda voice: rules_words(part.spread, voice)),
        "limits": {"lower": part.by_node(found.lower), "upper": part.by_node(found.upper)},
        "tiers": part.tiers(),
        "tier_rule": part.told(lambda voice: voice.say("robustness.tier-rule")),
        "scopes": part.scopes(),
        "free": {
            "draws": found.free.draws,
            "first": part.by_unit(found.free.rank_acceptability.values[:, 0]),
        },
        "exact_first": None if found.exact_first is None else part.by_unit(found.exact_first),
        **part.possible(),
        "plausible_ranks": part.pairs(found.sampled.plausible, "low", "high"),
        "potential_winners": part.winners(),
        "dethroning": part.dethroning(),
        "sensitivity": part.sensitivity(),
        "choices": None if found.choices is None else _choices(found.choices, plain),
        "rank_sets": None if found.rank_sets is None else part.rank_sets(found.rank_sets),
        "map": part.map(),
        "filled": found.filled,
        "cells": found.cells,
    }


class _Part:
    """One answer, and how its units and nodes are numbered."""

    def __init__(self, found: Robustness, index: Index, words: Mapping[str, Words], plain: Plain):
        self.found, self.index, self.words, self.plain = found, index, words, plain
        self.place = {code: row for row, code in enumerate(index.units.codes)}
        self.rows = [self.place[unit] for unit in found.units]

    @property
    def spread(self) -> float | None:
        """The one spread of all shares; None where the study has limits of its own."""
        rules = self.found.rules
        return rules.spread if rules.plain and not rules.spread_at and rules.vary == "all" else None

    def told(self, say: Any) -> dict[str, str]:
        """Return what each language says."""
        return {name: say(voice) for name, voice in self.words.items()}

    def by_unit(self, values: Any) -> list[Any]:
        """Return values of ranked units in the order of all units, null for the others."""
        whole: list[Any] = [None] * len(self.place)
        for row, value in zip(self.rows, values, strict=True):
            whole[row] = self.plain.any(value)
        return whole

    def by_node(self, values: Any) -> list[Any]:
        """Return values of the nodes whose weights vary in the order of all nodes, null for the others."""
        known = dict(zip(self.found.nodes, np.asarray(values).tolist(), strict=True))
        return [self.plain.number(known.get(code)) for code in self.index.framework.codes]

    def pairs(self, matrix: Matrix, low: str, high: str) -> list[Any]:
        """Return whole numbers of two columns by unit; null where they are missing."""
        ends = zip(matrix.column(low).tolist(), matrix.column(high).tolist(), strict=True)
        return self.by_unit([None if a != a else [int(a), int(b)] for a, b in ends])

    def verdict(self) -> dict[str, Any]:
        """Return the verdict with its numbers."""
        verdict, number = self.found.verdict, self.plain.number
        return {
            "grade": verdict.grade,
            "reason": verdict.reason,
            "named": verdict.named,
            "leader": verdict.leader,
            "first_tier": list(verdict.contenders),
            "shares": [number(share) for share in verdict.shares],
            "first_share": number(verdict.share),
            "weight_share": number(verdict.weight_share),
            "choice_share": number(verdict.choice_share),
            "noise_share": number(verdict.noise_share),
            "error": number(verdict.error),
            "draws": verdict.draws,
            "runs": verdict.runs,
            "worst": verdict.worst if verdict.exact else None,
            "radius": number(verdict.radius),
            "words": self.told(lambda voice: voice.finding(Certainty(verdict))),
        }

    def tiers(self) -> list[Any]:
        """Return the tiers, numbered: a new one begins where each above is ahead of each below in 95 %."""
        place = {unit: n for n, unit in enumerate(self.found.units)}
        order = [place[unit] for unit in self.found.order]
        pairwise = self.found.pairwise_winning
        if pairwise is None:
            return [None] * len(self.place)
        wins = pairwise.values[np.ix_(order, order)]
        tier, number = np.zeros(len(order), dtype=np.int64), 1
        for rank, unit in enumerate(order):
            if rank and wins[:rank, rank:].min() >= APART:
                number += 1
            tier[unit] = number
        return self.by_unit(tier.tolist())

    def scopes(self) -> list[dict[str, Any]]:
        """Return one entry for each kind of doubt."""
        found = self.found
        scopes = [self._sampled("weights", found.sampled)]
        if found.choices is not None:
            scopes.append(self._crossed(found.choices))
        if found.noise is not None:
            scopes.append(self._sampled("data", found.noise))
        return scopes

    def _sampled(self, name: str, sampled: Sampled) -> dict[str, Any]:
        pairwise, counted = None, sampled.pairwise_winning
        if counted is not None and len(self.place) <= PAIRS:
            # a tie counts half for each
            ties = 1 - counted.values - counted.values.T
            shares = counted.values + 0.5 * ties
            np.fill_diagonal(shares, np.nan)
            shares = np.round(shares, DECIMALS)
            pairwise = self.by_unit([self.by_unit(row) for row in shares])
            pairwise = [row if row is not None else [None] * len(self.place) for row in pairwise]
        plausible = [[int(v) for v in row] for row in sampled.plausible.values.tolist()]
        return {
            "name": name,
            "draws": sampled.draws,
            "rank_acceptability": self.ranks(sampled.rank_acceptability.values),
            "rank_range": self.by_unit(plausible),
            "expected_rank": self.by_unit(sampled.expected_rank.column("mean")),
            "pairwise_winning": pairwise,
        }

    def _crossed(self, choices: Choices) -> dict[str, Any]:
        shares = np.zeros((len(self.found.units), len(self.found.units)))
        able = [self.found.units.index(unit) for unit in choices.units]
        shares[np.ix_(able, range(len(choices.units)))] = choices.rank_share
        cumulative = shares.cumsum(axis=1)
        ends = np.column_stack([(cumulative >= q - 1e-12).argmax(axis=1) + 1 for q in (0.05, 0.5, 0.95)])
        ranges: list[Any] = [ends[n].tolist() if n in able else None for n in range(len(shares))]
        # a unit that some combination does not rank has no rank among the others
        expected = np.where(shares.any(axis=1), shares @ np.arange(1, len(shares) + 1.0), np.nan)
        return {
            "name": "choices",
            "draws": choices.runs,
            "rank_acceptability": self.ranks(shares),
            "rank_range": self.by_unit(ranges),
            "expected_rank": self.by_unit(expected),
            "pairwise_winning": None,
        }

    def ranks(self, shares: Any) -> list[Any]:
        """Return units x the first ranks."""
        rows: list[Any] = self.by_unit([row[:RANKS] for row in np.round(shares, DECIMALS)])
        return [row if row is not None else [None] * min(RANKS, len(shares)) for row in rows]

    def possible(self) -> dict[str, Any]:
        """Return exact ranges and dominance; null where there are none."""
        found = self.found.possible
        if found is None:
            return {**dict.fromkeys(("attained_ranks", "generic_ranks", "always_ahead", "covers")),
                    "possible_ranks": [None] * len(self.place)}  # fmt: skip

        def arrows(where: Any) -> list[list[int]]:
            return [[self.rows[int(a)], self.rows[int(b)]] for a, b in np.argwhere(where)]

        return {
            "possible_ranks": self.pairs(found.rank_range, "best_bound", "worst_bound"),
            "attained_ranks": self.pairs(found.rank_range, "best", "worst"),
            "generic_ranks": self.pairs(found.rank_range_without_ties, "best_bound", "worst_bound"),
            "always_ahead": arrows(found.always_ahead) if len(self.place) <= PAIRS else None,
            "covers": arrows(found.covers) if len(self.place) <= ARROWS else None,
        }

    def winners(self) -> list[dict[str, Any]]:
        """Return who can be first with weights that show it: within the declared ones, then anyhow."""
        found = self.found.possible
        if found is None:
            return []
        told = []
        for unit in self.found.order:
            n = found.units.index(unit)
            within, anyhow = bool(found.can_be_first[n]), bool(found.any_first[n])
            if within or anyhow:
                weights = found.first_weights[n] if within else found.any_weights[n]
                told.append(
                    {"unit": unit, "plausible": within, "weights": self.weights(weights), "words": None}
                )
        return sorted(told, key=lambda one: not one["plausible"])

    def weights(self, leaves: Any) -> list[float | int | None]:
        """Return raw weights of all nodes from weights of what is weighed."""
        index, found = self.index, self.found
        known = dict(zip(found.nodes[: len(leaves)], np.asarray(leaves).tolist(), strict=True))
        shares = index.weights.column("share")
        values = index.raw_weights.astype(np.float64).copy()
        effective: dict[str, float] = {}
        for node in index.framework.nodes:  # leaves first, children before their parent
            if node.code in known:
                effective[node.code] = max(known[node.code], 0.0)
            elif node.code in found.nodes:
                effective[node.code] = sum(effective[child.code] for child in node.children)
        for code, value in effective.items():
            parent = index.framework.parents[index.framework.position[code]]
            place = index.framework.position[code]
            empty = parent is not None and effective.get(parent, 1.0) <= 0
            values[place] = shares[place] if empty else value
        return [self.plain.number(value) for value in values.tolist()]

    def dethroning(self) -> list[dict[str, Any]]:
        """Return the smallest changes of weights, the smallest first."""
        found = self.found.dethroning
        if found is None:
            return []
        able = [c for c in found.challenges.values() if np.isfinite(c.moved)]
        ordered = sorted(able, key=lambda c: (c.moved, c.challenger))[:DETHRONERS]
        return [self._challenge(challenge) for challenge in ordered]

    def _challenge(self, challenge: Challenge) -> dict[str, Any]:
        codes, number = self.found.sampled.leaves, self.plain.number
        nominal = dict(zip(self.index.framework.codes, self.index.weights.column("effective"), strict=True))
        weights = np.array([nominal[code] for code in codes])
        for move in challenge.moves:
            weights[codes.index(move.node)] = move.after
        return {
            "challenger": challenge.challenger,
            "change": number(challenge.moved),
            "radius": number(challenge.radius),
            "distance": number(challenge.distance),
            "largest": number(challenge.largest),
            "moves": [self.plain.fields(move) for move in challenge.moves],
            "single": None if challenge.single is None else self.plain.fields(challenge.single),
            "weights": self.weights(weights),
            "words": self.told(lambda voice: challenge_words(challenge, voice)),
        }

    def sensitivity(self) -> list[dict[str, Any]]:
        """Return what moves ranks, one entry a choice; nothing where they hardly move."""
        choices = self.found.choices
        if choices is None or not choices.effects["rank_shift"].varies:
            return []
        effects = choices.effects["rank_shift"]
        return [self._factor(effects, factor) for factor in effects.shares.rows]

    def _factor(self, effects: Effects, factor: str) -> dict[str, Any]:
        number, one = self.plain.number, effects.conditional.get(factor)
        ends = (effects.low, effects.high)
        low, high = (None if end is None else number(end[factor, "total"]) for end in ends)
        return {
            "choice": factor,
            "label": self.told(lambda voice: voice.say(f"factor.{factor}")),
            "first_order": number(effects.shares[factor, "first"]),
            "total_order": number(effects.shares[factor, "total"]),
            "shapley": number(effects.shares[factor, "shapley"]),
            "low": low,
            "high": high,
            "alternatives": []
            if one is None
            else [
                {
                    "name": name,
                    "label": self.told(lambda voice, name=name: alternative_label(factor, name, voice)),
                    "mean": number(one[name, "mean"]),
                    "deviation": number(one[name, "deviation"]),
                }
                for name in one.rows
            ],
        }

    def rank_sets(self, sets: RankSets) -> dict[str, Any]:
        """Return confidence sets for ranks."""
        return {
            "coverage": sets.coverage,
            "figures": sets.figures,
            "marginal": self.by_unit(sets.marginal.tolist()),
            "simultaneous": self.by_unit(sets.simultaneous.tolist()),
            "joined": self.by_unit(sets.joined.tolist()),
            "best": list(sets.best()),
        }

    def map(self) -> dict[str, Any] | None:
        """Return the regions of the winners over three pillars."""
        found = self.found.winner_map
        if found is None:
            return None
        return {
            "pillars": list(found.pillars),
            "nominal": self.plain.numbers(found.nominal),
            "regions": [
                {"unit": unit, "area": self.plain.number(float(area)), "corners": self.plain.numbers(corners)}
                for unit, area, corners in zip(found.units, found.areas, found.polygons, strict=True)
            ],
        }


def _choices(choices: Choices, plain: Plain) -> dict[str, Any]:
    shift = choices.effects["rank_shift"]
    return {
        "combinations": choices.combinations,
        "excluded": choices.excluded,
        "reasons": [{"text": text, "count": count} for text, count in choices.reasons.items()],
        "draws": choices.draws,
        "matrices": choices.matrices,
        "design": choices.design,
        "mean_shift": plain.number(shift.mean),
        "variance": plain.number(shift.variance),
        "outputs": [
            {
                "name": name,
                "mean": plain.number(one.mean),
                "variance": plain.number(one.variance),
                "varies": one.varies,
            }
            for name, one in choices.effects.items()
        ],
    }
