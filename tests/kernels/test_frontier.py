"""The benefit of the doubt against the textbook programmes, one unit at a time, by another solver."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from scipy.optimize import linprog

from poliscope.errors import ArrayError
from poliscope.kernels import frontier
from poliscope.kernels.frontier import order, units

SOLVER = 1e-8  # HiGHS stops at 1e-7 feasibility; its answers here agree much better


@pytest.fixture
def table():
    return np.random.default_rng(1).uniform(1, 10, (25, 4))


@pytest.fixture
def gaps(table):
    table[np.random.default_rng(2).uniform(size=table.shape) < 0.15] = np.nan
    return table


def textbook(x, low=0.0, high=1.0, reference=None):
    """Cherchye et al. (2007): max w y0, w y <= 1, low <= w y0 / score <= high; missing outputs are 0."""
    y = np.nan_to_num(x)
    others = y if reference is None else np.nan_to_num(reference)
    scores = []
    for own, here in zip(y, np.isfinite(x), strict=True):
        own, peers = own[here], others[:, here]
        size = len(own)
        total = np.tile(own, (size, 1))
        rows = np.vstack([peers, np.diag(own) - high * total, low * total - np.diag(own)])
        limits = np.concatenate([np.ones(len(peers)), np.zeros(2 * size)])
        scores.append(-linprog(-own, A_ub=rows, b_ub=limits, method="highs").fun)
    return np.array(scores)


def reachable(x, direction):
    """Fusco (2015), envelopment form: max b, sum(l y) >= y0 + b g, sum(l) = 1."""
    y = np.nan_to_num(x)
    steps = []
    for own, way, here in zip(y, np.broadcast_to(direction, y.shape), np.isfinite(x), strict=True):
        rows = np.column_stack([way, -y.T])[here]
        equal = np.concatenate([[0], np.ones(len(y))])[None]
        cost = np.concatenate([[-1], np.zeros(len(y))])
        steps.append(-linprog(cost, A_ub=rows, b_ub=-own[here], A_eq=equal, b_eq=[1], method="highs").fun)
    return np.array(steps)


@pytest.mark.parametrize(("low", "high"), [(0, 1), (0.1, 1), (0, 0.6), (0.05, 0.45), (0.2, 0.3)])
def test_scores_are_the_textbooks(table, low, high):
    scores, shares = frontier.benefit_of_the_doubt(table, low=low, high=high)
    np.testing.assert_allclose(scores, textbook(table, low, high), rtol=SOLVER)
    np.testing.assert_allclose(shares.sum(axis=1), 1, rtol=1e-9)
    assert (shares >= low - 1e-9).all() and (shares <= high + 1e-9).all()
    # the shares do give the score: 1 / max over the others of sum(share * y / y0)
    ratio = table[None] / table[:, None]
    np.testing.assert_allclose(1 / np.einsum("urj,uj->ur", ratio, shares).max(axis=1), scores, rtol=1e-9)


@pytest.mark.parametrize(("low", "high"), [(0, 1), (0.1, 0.6)])
def test_a_missing_value_neither_counts_nor_bounds(gaps, low, high):
    gaps[3] = [2.0, np.nan, 3.0, 1.0]
    scores, shares = frontier.benefit_of_the_doubt(gaps, low=low, high=high)
    np.testing.assert_allclose(scores, textbook(gaps, low, high), rtol=SOLVER)
    assert (shares[np.isnan(gaps)] == 0).all()


def test_equal_shares_when_the_bounds_leave_no_choice(table):
    scores, shares = frontier.benefit_of_the_doubt(table, low=0.25, high=0.4)
    np.testing.assert_allclose(shares, 0.25)
    wanted = 1 / (table[None] / table[:, None]).mean(axis=2).max(axis=1)
    np.testing.assert_allclose(scores, wanted, rtol=1e-12)


def test_another_frontier(table):
    scores, _ = frontier.benefit_of_the_doubt(table[:10], reference=table[10:])
    np.testing.assert_allclose(scores, textbook(table[:10], reference=table[10:]), rtol=SOLVER)
    assert (scores > 1).any()


def test_units_of_measure_do_not_matter(table):
    scores, _ = frontier.benefit_of_the_doubt(table)
    scaled, _ = frontier.benefit_of_the_doubt(table * [1e-6, 1, 1e6, 1e9])
    np.testing.assert_allclose(scaled, scores, rtol=1e-9)


def test_zeros_and_nothing_at_all():
    x = np.array([[0.0, 2.0], [1.0, 0.0], [0.5, 0.5], [0.0, 0.0], [np.nan, np.nan]])
    scores, _ = frontier.benefit_of_the_doubt(x)
    np.testing.assert_allclose(scores, [1, 1, 0.75, 0, np.nan])


def test_shares_that_are_not_unique_follow_the_preference():
    x = np.array([[2.0, 2.0], [1.0, 1.0]])  # the first is best on both: any shares give it 1
    for wish in (0, 1):
        prefer = np.eye(2)[wish]
        _, shares = frontier.benefit_of_the_doubt(x, low=0.1, prefer=prefer)
        np.testing.assert_allclose(shares[:, wish], 0.9)


def test_geometric_weights_by_hand():
    # both units are on the frontier; each takes all of the exponent it is allowed where it leads
    x = np.array([[4.0, 1.0], [1.0, 4.0]])
    found = frontier.geometric_benefit(x, benchmark=np.array([2.0, 2.0]), low=0.25)
    np.testing.assert_allclose(found, [2**0.75 * 0.5**0.25] * 2)


@pytest.mark.parametrize("direction", [np.ones(4), np.array([1.0, 0, 2, 0.5])])
def test_directional_scores_are_the_textbooks(gaps, direction):
    found = frontier.directional_benefit(gaps, direction=direction)
    np.testing.assert_allclose(found, 1 / (1 + reachable(gaps, direction)), rtol=SOLVER)


def test_multidirectional_scores_are_the_textbooks(table):
    gain = np.stack([reachable(table, np.eye(4)[j]) for j in range(4)], axis=1)
    inside = gain.max(axis=1, keepdims=True) > 1e-9
    step = np.where(inside[:, 0], reachable(table, np.where(inside, gain, 1.0)), 0.0)
    wanted = table.sum(axis=1) / (table + step[:, None] * gain).sum(axis=1)
    np.testing.assert_allclose(frontier.multidirectional_benefit(table), wanted, rtol=SOLVER)


def test_expected_order_m_is_the_mean_over_every_possible_draw():
    x = np.random.default_rng(3).uniform(1, 10, (5, 3))
    x[2, 1] = np.nan
    x[4, 0] = np.nan
    ratio = np.array(
        [[np.nanmin(np.where(np.isfinite(own), np.nan_to_num(y) / own, np.nan)) for y in x] for own in x]
    )
    draws = np.array(list(itertools.product(range(5), repeat=3)))
    wanted = 1 / ratio[:, draws].max(axis=2).mean(axis=1)
    np.testing.assert_allclose(frontier.order_m_benefit(x, m=3), wanted, rtol=1e-12)


def test_sampled_order_m_tends_to_the_expected(table):
    exact = frontier.order_m_benefit(table, m=6)
    found = frontier.sampled_order_m_benefit(table, m=6, draws=20_000, rng=np.random.default_rng(4))
    np.testing.assert_allclose(found, exact, rtol=0.01)  # seeded; a standard error is about 0.003


def test_all_units_drawn_at_last_give_free_disposal(table):
    ratio = (table[None] / table[:, None]).min(axis=2).max(axis=1)
    np.testing.assert_allclose(frontier.order_m_benefit(table, m=100_000), 1 / ratio, rtol=1e-12)


def test_nondominated_is_the_double_loop():
    x = np.random.default_rng(5).integers(0, 4, (40, 3)).astype(float)
    for a, kept in enumerate(frontier.nondominated(x)):
        beaten = [(x[b] >= x[a]).all() and ((x[b] > x[a]).any() or b < a) for b in range(40) if b != a]
        assert kept != any(beaten)


@pytest.mark.parametrize(
    "score",
    [
        lambda x: frontier.benefit_of_the_doubt(x, low=0.05, high=0.5)[0],
        lambda x: frontier.directional_benefit(x, direction=np.ones(4)),
        frontier.multidirectional_benefit,
        lambda x: frontier.order_m_benefit(x, m=5),
        lambda x: frontier.sampled_order_m_benefit(x, m=5, draws=9, rng=np.random.default_rng(6)),
        frontier.nondominated,
    ],
)
def test_stacks_and_blocks_make_no_difference(score, monkeypatch):
    stack = np.random.default_rng(7).uniform(1, 10, (3, 12, 4))
    wanted = [score(one) for one in stack]
    np.testing.assert_allclose(score(stack), wanted, rtol=1e-9)
    monkeypatch.setattr(units, "BLOCK", 1)
    monkeypatch.setattr(order, "BLOCK", 1)
    np.testing.assert_allclose(score(stack), wanted, rtol=1e-9)


def test_negative_values_are_named(table):
    table[4, 2] = -1
    for score in (
        frontier.benefit_of_the_doubt,
        frontier.multidirectional_benefit,
        lambda x: frontier.directional_benefit(x, direction=np.ones(4)),
        lambda x: frontier.order_m_benefit(x, m=2),
    ):
        with pytest.raises(ArrayError, match="needs values of 0 or more") as caught:
            score(table)
        assert caught.value.cells == ((4, 2),)


def test_zeros_have_no_share_above_zero(table):
    table[6, 1] = 0
    with pytest.raises(ArrayError, match=r"a share of at least 0\.1 needs values above 0") as caught:
        frontier.benefit_of_the_doubt(table, low=0.1)
    assert caught.value.cells == ((6, 1),)
    with pytest.raises(ArrayError, match="a geometric mean needs values above 0"):
        frontier.geometric_benefit(table, benchmark=np.ones(4))


@pytest.mark.parametrize(("low", "high"), [(0.3, 1), (0, 0.2)])
def test_bounds_that_leave_no_shares(table, low, high):
    with pytest.raises(ArrayError, match=r"4 shares between .* cannot sum to one"):
        frontier.benefit_of_the_doubt(table, low=low, high=high)


def test_too_few_children_for_the_upper_bound(table):
    table[2, :3] = np.nan
    with pytest.raises(ArrayError, match=r"too few children .* shares of at most 0\.5") as caught:
        frontier.benefit_of_the_doubt(table, high=0.5)
    assert caught.value.cells == ((2, 0), (2, 1), (2, 2))
