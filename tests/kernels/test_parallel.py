"""Threads: results in order, little taken in advance, stopped by whatever leaves the block."""

from __future__ import annotations

import time
from threading import Event

import pytest

from poliscope.kernels import parallel


@pytest.mark.parametrize("threads", [1, 3])
def test_results_come_in_order_and_items_are_taken_late(threads: int):
    taken: list[int] = []

    def items():
        for i in range(30):
            taken.append(i)
            yield i

    def work(i: int) -> int:
        time.sleep(0.002 * (i % 3))
        return i * i

    halt = Event()
    with parallel.workers(threads, halt) as pool:
        for position, result in enumerate(parallel.in_order(pool, work, items())):
            assert result == position**2
            assert len(taken) <= position + 2 * threads + 2
        assert not halt.is_set()
    assert halt.is_set()


def test_an_error_stops_the_others_and_is_passed_on():
    done: list[int] = []

    def work(i: int) -> None:
        if i == 3:
            raise ValueError("item 3 is bad")
        done.append(i)

    halt = Event()
    with pytest.raises(ValueError, match="item 3 is bad"), parallel.workers(2, halt) as pool:
        list(parallel.in_order(pool, work, range(1_000)))
    assert halt.is_set()
    assert len(done) < 20


def test_blas_is_kept_to_one_thread():
    from threadpoolctl import threadpool_info

    with parallel.one_blas_thread():
        assert {pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"} <= {1}
