"""Quotient, proximity, density and complexity against the plain formulas written straight in numpy and scipy.

python benchmarks/bench_structure.py [--largest]

Rival: the same results by one line of BLAS or scipy.sparse each, without checks, reasons, or labels, and
the symmetric eigenproblem on the smaller side. Peers' figures are from another day on a like machine
(2 cores, idle) and stand there for orientation only.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable

import numpy as np
from scipy import sparse
from scipy.sparse.linalg import LinearOperator, eigsh
from threadpoolctl import threadpool_limits

from poliscope.kernels.complexity import complexity_indices
from poliscope.kernels.entry import bicm_probability, entry_features
from poliscope.kernels.relatedness import proximity, relatedness_density
from poliscope.kernels.specialisation import location_quotient, presence

SIZES = [(60, 120, 200), (400, 900, 7), (3000, 1200, 3)]
PEERS = {(60, 120): 0.0093, (400, 900): 0.35, (3000, 1200): 2.82}
"""Processor seconds of the fastest published package (fermi-cref 0.2.0) on inputs of this size."""


def made_up(regions: int, activities: int, fill: float, rng: np.random.Generator) -> np.ndarray:
    """Draw a table with a structure: capabilities times needs, skewed sizes, the small cells emptied."""
    x = np.exp(0.6 * rng.normal(size=(regions, 8)) @ rng.normal(size=(8, activities)))
    x *= np.exp(rng.normal(1, 1, (regions, 1))) * np.exp(rng.normal(0, 1, activities))
    x[x < np.quantile(x, 1 - fill)] = 0
    return np.round(10 * x)


def made_up_sparse(rng: np.random.Generator) -> sparse.csr_array:
    """Draw 5,000 x 10,000 at 1 %: blocks, skewed margins."""
    n, regions, activities = 520_000, 5_000, 10_000
    block, anywhere = rng.integers(0, 20, n), rng.random(n) < 0.35
    row = (rng.beta(1, 3, n) * regions / 20).astype(int) + block * (regions // 20)
    column = (rng.beta(1, 3, n) * activities / 20).astype(int) + block * (activities // 20)
    row[anywhere] = (rng.beta(1, 3, anywhere.sum()) * regions).astype(int)
    column[anywhere] = (rng.beta(1, 3, anywhere.sum()) * activities).astype(int)
    x = sparse.csr_array((rng.lognormal(1, 1, n).round() + 1, (row, column)), shape=(regions, activities))
    x.sum_duplicates()
    return x


def ours(x):
    """Give all four results of this package."""
    M = presence(location_quotient(x))
    phi = proximity(M)
    return relatedness_density(M, phi), complexity_indices(M).eci


def plain(x: np.ndarray):
    """Give the same by the plain formulas on BLAS."""
    with np.errstate(all="ignore"):
        quotient = (x / x.sum(axis=1, keepdims=True)) / (x.sum(axis=0) / x.sum())
    M = (quotient >= 1).astype(float)
    d, u = np.maximum(M.sum(axis=1), 1), np.maximum(M.sum(axis=0), 1)
    phi = M.T @ M / np.maximum.outer(u, u)
    np.fill_diagonal(phi, 0)
    with np.errstate(all="ignore"):
        density = M @ phi / phi.sum(axis=0)
    return density, plain_vector(M / np.sqrt(d)[:, None] / np.sqrt(u)) / np.sqrt(d)


def plain_sparse(x: sparse.csr_array):
    """Give the same by the plain formulas on scipy.sparse."""
    total, rows, columns = x.sum(), x.sum(axis=1), x.sum(axis=0)
    at = x.tocoo()
    there = at.data * total >= rows[at.row] * columns[at.col]
    M = sparse.csr_array((np.ones(there.sum()), (at.row[there], at.col[there])), shape=x.shape)
    d, u = np.maximum(M.sum(axis=1), 1), np.maximum(M.sum(axis=0), 1)
    phi = (M.T @ M).tocoo()
    off = phi.row != phi.col
    near = phi.data[off] / np.maximum(u[phi.row[off]], u[phi.col[off]])
    phi = sparse.csr_array((near, (phi.row[off], phi.col[off])), shape=phi.shape)
    with np.errstate(all="ignore"):
        density = (M @ phi).toarray() / phi.sum(axis=0)
    scaled = sparse.diags_array(1 / np.sqrt(d)) @ M @ sparse.diags_array(1 / np.sqrt(u))
    return density, plain_vector(scaled.tocsr()) / np.sqrt(d)


def plain_vector(A) -> np.ndarray:
    """Second eigenvector of A A', on the smaller side."""
    small = A if A.shape[0] <= A.shape[1] else A.T
    if small.shape[0] <= 100:
        vector = np.linalg.eigh(small @ small.T)[1][:, -2]
    else:
        n = small.shape[0]
        transposed = small.T
        operator = LinearOperator((n, n), matvec=lambda v: small @ (transposed @ v), dtype=float)
        values, vectors = eigsh(operator, k=3, v0=np.ones(n))
        vector = vectors[:, np.argsort(values)[1]]
    return vector if small is A else A @ vector


def seconds(
    work: Callable[..., object], rival: Callable[..., object], x, repeats: int
) -> tuple[float, float]:
    """Return the process times of both, the fastest of several, taken in turn."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(repeats):
        for function, taken in zip((work, rival), times, strict=True):
            start = time.process_time()
            function(x)
            taken.append(time.process_time() - start)
    return min(times[0]), min(times[1])


def main() -> None:
    rng = np.random.default_rng(1)
    print("processor time on one thread: threads that wait for each other would count as work")
    print(f"{'size':>16} {'ours':>10} {'plain':>10} {'ratio':>6} {'best peer over ours':>20}")
    for regions, activities, repeats in SIZES:
        x = made_up(regions, activities, 0.31, rng)
        np.testing.assert_allclose(ours(x)[0], plain(x)[0], rtol=1e-9)
        one, other = seconds(ours, plain, x, repeats)
        times = f"{1e3 * one:>7.2f} ms {1e3 * other:>7.2f} ms {one / other:>6.2f}"
        print(f"{regions:>7} x {activities:>6} {times} {PEERS[regions, activities] / one:>19.1f}x")
    x = made_up(400, 900, 0.31, rng)
    M = presence(location_quotient(x))
    others = {
        "null model of the margins": lambda: bicm_probability(M),
        "entry features": lambda: entry_features(x),
    }
    for name, work in others.items():
        print(f"400 x 900, {name}: {seconds(lambda _, work=work: work(), np.size, x, 3)[0]:.2f} s")
    if "--largest" in sys.argv:
        largest(rng)


def largest(rng: np.random.Generator) -> None:
    large = made_up_sparse(rng)
    print(f"5,000 x 10,000, {large.nnz / large.shape[0] / large.shape[1]:.2%} full")
    start = time.process_time()
    ours(large)
    one = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    start = time.process_time()
    plain_sparse(large)
    other = time.process_time() - start
    print(f"ours {one:.1f} s, plain scipy.sparse {other:.1f} s, ratio {one / other:.2f}; peak {peak:.2f} GB")


if __name__ == "__main__":
    with threadpool_limits(1):
        main()
