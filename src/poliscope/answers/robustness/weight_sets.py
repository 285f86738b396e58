"""Which weights are admissible: how far they may be off, bounds, orders, and limits across pillars."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from poliscope.answers.index import Index
from poliscope.answers.robustness.contest import Contest, leaves_of, make_contest
from poliscope.errors import ArrayError, Problem, StudyError, one_of
from poliscope.kernels import FloatArray, IntArray, Tree
from poliscope.kernels.sampling import (
    check_local_sets,
    coinr_noise,
    dirichlet_shares,
    leaf_weights,
    perturbation_bounds,
    polytope_weights,
    require_feasible,
    uniform_shares,
    weight_polytope,
)

__all__ = ["Limit", "WeightRules", "WeightSet", "check_weight_rules", "make_weight_set", "spreads"]

LOWEST_ACCEPTANCE, PILOT, POOL = 0.01, 4096, 50_000
MOVES = 1e-12
"""A spread that only says: this share is not fixed."""


@dataclass(frozen=True, slots=True)
class Limit:
    """A condition on weights in the whole index that may cross pillars.

    Parameters
    ----------
    weights : mapping of str to float
        Code of a node to its factor: ``{"rd": 1, "patents": -2}``.
    at_least, at_most : float
        Bounds of the sum of factor times weight in the index.
    """

    weights: Mapping[str, float]
    at_least: float = -float("inf")
    at_most: float = float("inf")


@dataclass(frozen=True, slots=True)
class WeightRules:
    """Which weights count as defensible.

    Parameters
    ----------
    spread : float
        Every share may be off by this share of itself.
    spread_at : mapping of str to float
        Another spread for single nodes; 0 keeps a share as it is.
    vary : {"all", "pillars"}
        The shares at every node, or only those of the index's own children.
    bounds : mapping of str to (float, float)
        Lowest and highest share of a node in its parent, instead of a spread.
    order : sequence of sequences of str
        Siblings from the most important to the least. Siblings of what is bounded or ordered are free,
        unless they have a bound or a spread of their own.
    limits : sequence of Limit
        Conditions that cross nodes.
    compat : str, optional
        ``"coinr"`` draws weights as COINr does: noise on each raw weight, which may leave the spread.
    """

    spread: float = 0.25
    spread_at: Mapping[str, float] = None  # type: ignore[assignment]  # set below: dataclasses want no mutable default
    vary: Literal["all", "pillars"] = "all"
    bounds: Mapping[str, tuple[float, float]] = None  # type: ignore[assignment]  # as above
    order: Sequence[Sequence[str]] = ()
    limits: Sequence[Limit] = ()
    compat: Literal["coinr"] | None = None

    def __post_init__(self) -> None:
        for name in ("spread_at", "bounds"):
            if getattr(self, name) is None:
                object.__setattr__(self, name, {})

    @property
    def plain(self) -> bool:
        """Whether there are spreads only."""
        return not (self.bounds or self.order or self.limits)


@dataclass(frozen=True, eq=False)
class WeightSet:
    """The admissible weights of a contest.

    Parameters
    ----------
    contest : Contest
        Whose weights.
    lower, upper : array, (nodes,)
        Bounds of the shares in the parent.
    importance : int array, (nodes,)
        Order among siblings, 0 for none.
    a_ub, b_ub : array, (rows, leaves) and (rows,)
        Further conditions on leaf weights.
    compat : bool
        Draw as COINr does.
    """

    contest: Contest
    lower: FloatArray
    upper: FloatArray
    importance: IntArray
    a_ub: FloatArray
    b_ub: FloatArray
    compat: bool = False

    @property
    def children(self) -> Tree:
        """The tree."""
        return self.contest.children

    @property
    def crossing(self) -> bool:
        """Whether conditions cross nodes, so that closed forms do not hold."""
        return len(self.a_ub) > 0

    @cached_property
    def polytope(self) -> dict[str, NDArray[Any]]:
        """The admissible leaf weights as rows."""
        more = {"a_ub": self.a_ub, "b_ub": self.b_ub} if self.crossing else {}
        return weight_polytope(
            self.children, lower=self.lower, upper=self.upper, importance=self.importance, **more
        )

    @property
    def free_nodes(self) -> int:
        """How many aggregates have shares below them that can move."""
        moving = self.upper - self.lower > 1e-9
        return sum(bool(moving[below].any()) for below in self.children)

    def shares(self, rng: np.random.Generator, size: int) -> FloatArray:
        """Draw shares node by node, uniformly; conditions that cross nodes are not looked at."""
        c = self.contest
        if self.compat:
            return coinr_noise(rng, size, c.weights, c.children, leaves=c.leaves, spread=c.spread)
        return uniform_shares(
            rng, size, c.children, lower=self.lower, upper=self.upper, importance=self.importance
        )

    def inside(self, weights: FloatArray) -> NDArray[np.bool_]:
        """Say which leaf weights keep the conditions that cross nodes."""
        return np.asarray((weights @ self.a_ub.T <= self.b_ub + 1e-12).all(axis=1))

    def free_shares(self, rng: np.random.Generator, size: int) -> FloatArray:
        """Draw shares with no preference at all: Dirichlet(1) at every node; fixed shares move too."""
        return dirichlet_shares(rng, size, self.children, leaves=self.contest.leaves)

    def chain_pool(self, rng: np.random.Generator) -> dict[str, NDArray[Any]] | None:
        """Return weights from hit-and-run chains where rejection would keep hardly anything."""
        if not self.crossing:
            return None
        pilot = leaf_weights(self.shares(rng, PILOT), self.children)
        if self.inside(pilot).mean() >= LOWEST_ACCEPTANCE:
            return None
        return polytope_weights(rng, POOL, self.polytope)


def spreads(index: Index, rules: WeightRules) -> FloatArray:
    """Return by how much of itself each share may be off, (nodes,); 0 keeps a share as it is.

    Raises
    ------
    StudyError
        A rule names an unknown node, or nodes that are no siblings.
    """
    _check_names(index, rules)
    framework = index.framework
    top = {child.code for child in framework.root.children}
    found = np.array(
        [rules.spread if rules.vary == "all" or code in top else 0.0 for code in framework.codes]
    )
    found[-1] = 0.0
    for code, spread in rules.spread_at.items():
        found[framework.position[code]] = spread
    # a node that is bounded or ordered moves, and its siblings with it, however small their spread
    for code in {*rules.bounds, *(c for row in rules.order for c in row)}:
        parent = framework.parents[framework.position[code]]
        if parent is not None:
            siblings = [framework.position[child.code] for child in framework[parent].children]
            found[siblings] = np.maximum(found[siblings], MOVES)
    return found


def make_weight_set(contest: Contest, rules: WeightRules) -> WeightSet:
    """Turn rules into the admissible weights of a contest.

    Raises
    ------
    StudyError
        No weights satisfy the rules; the message names the nodes that contradict each other.
    """
    lower, upper = perturbation_bounds(
        contest.weights, contest.children, leaves=contest.leaves, spread=contest.spread
    )
    place = {code: n for n, code in enumerate(contest.nodes)}
    _free_ordered(contest, rules, place, lower, upper)
    for code, (low, high) in rules.bounds.items():
        lower[place[code]], upper[place[code]] = low, high
    importance, rows = _orders(contest, rules, place, lower, upper)
    rows += [row for limit in rules.limits for row in _limit_rows(contest, limit)]
    a_ub = np.array([row for row, _ in rows]).reshape(-1, contest.leaves)
    made = WeightSet(
        contest, lower, upper, importance, a_ub, np.array([r for _, r in rows]), rules.compat == "coinr"
    )
    try:
        check_local_sets(contest.children, lower=lower, upper=upper, importance=importance)
        if made.crossing:
            require_feasible(made.polytope)
    except ArrayError as error:
        raise _infeasible(error, contest) from error
    return made


def check_weight_rules(index: Index, rules: WeightRules) -> None:
    """Refuse rules that no weights of an index satisfy, without drawing any.

    Raises
    ------
    StudyError
        A rule names an unknown node or nodes that are no siblings; or no weights satisfy the rules.
    """
    found = spreads(index, rules)
    if index.order():
        make_weight_set(make_contest(index, found), rules)


def _free_ordered(
    contest: Contest, rules: WeightRules, place: Mapping[str, int], lower: FloatArray, upper: FloatArray
) -> None:
    """Siblings of what is ordered or bounded are free: a spread around nominal shares need not fit then."""
    named = {place[code] for code in {*rules.bounds, *(c for row in rules.order for c in row)}}
    kept = {place[code] for code in rules.spread_at if code in place}
    for below in contest.children:
        if named & set(below.tolist()):
            loose = [node for node in below.tolist() if node not in kept]
            lower[loose], upper[loose] = 0.0, 1.0


def _orders(
    contest: Contest, rules: WeightRules, place: Mapping[str, int], lower: FloatArray, upper: FloatArray
) -> tuple[IntArray, list[tuple[FloatArray, float]]]:
    """Return orders as importance where siblings are free, and as rows where they are bounded too."""
    importance = np.zeros(len(contest.nodes), dtype=np.intp)
    rows: list[tuple[FloatArray, float]] = []
    member = leaves_of(contest).astype(np.float64)
    for order in rules.order:
        positions = [place[code] for code in order]
        below = next(b for b in contest.children if positions[0] in b)
        alone = not importance[below].any()
        if alone and (lower[below] == 0).all() and (upper[below] == 1).all():
            importance[positions] = np.arange(1, len(order) + 1)
        else:
            rows += [(member[b] - member[a], 0.0) for a, b in pairwise(positions)]
    return importance, rows


def _limit_rows(contest: Contest, limit: Limit) -> list[tuple[FloatArray, float]]:
    place = {code: n for n, code in enumerate(contest.nodes)}
    missing = [code for code in limit.weights if code not in place]
    if missing:
        raise StudyError(
            Problem(
                "fixed-weight",
                f'a limit names "{missing[0]}", whose weight is fixed',
                where="uncertainty.limits",
                help="let its weights vary, or leave it out of the limit",
            )
        )
    member = leaves_of(contest).astype(np.float64)
    row = np.asarray(sum(factor * member[place[code]] for code, factor in limit.weights.items()))
    rows = [(row, limit.at_most)] if np.isfinite(limit.at_most) else []
    return rows + ([(-row, -limit.at_least)] if np.isfinite(limit.at_least) else [])


def _infeasible(error: ArrayError, contest: Contest) -> StudyError:
    # the root stands for "weights sum to one", which nobody wrote
    cells = [node for _, node in error.cells if node < len(contest.nodes) - 1]
    named = [contest.nodes[node] if node >= 0 else "a limit or an order" for node in cells]
    told = f": {', '.join(dict.fromkeys(named))}" if named else ""
    return StudyError(Problem(error.code, f"{error.reason}{told}", where="uncertainty", help=error.help))


def _check_names(index: Index, rules: WeightRules) -> None:
    """Refuse unknown nodes, and orders of nodes that are not siblings."""
    framework, problems = index.framework, []
    for where, codes in (
        ("weights_at", rules.spread_at),
        ("bounds", rules.bounds),
        *(("order", row) for row in rules.order),
        *(("limits", limit.weights) for limit in rules.limits),
    ):
        unknown = [code for code in codes if code not in framework.position]
        problems += [
            Problem(
                "unknown-indicator",
                f'uncertainty.{where} names an unknown indicator or pillar "{code}"',
                where=f"uncertainty.{where}",
                help=one_of(code, framework.codes),
            )
            for code in unknown
        ]
        if where == "order" and not unknown:
            parents = {framework.parents[framework.position[code]] for code in codes}
            if len(parents) > 1 or len(set(codes)) < len(tuple(codes)):
                problems.append(
                    Problem(
                        "order-not-siblings",
                        f"uncertainty.order lists {', '.join(codes)}, which are not siblings below one node",
                        where="uncertainty.order",
                        help="list nodes that have the same parent, each once; one order a parent",
                    )
                )
    if problems:
        raise StudyError(problems)
