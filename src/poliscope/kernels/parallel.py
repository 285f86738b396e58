"""Work in threads whose results come back in order, and that Ctrl-C stops.

numpy, BLAS and HiGHS work outside Python's lock, so threads are enough. Results in order make sums of
floats, and whatever else follows, independent of the number of threads.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event
from typing import TypeVar

__all__ = ["in_order", "one_blas_thread", "workers"]

Item = TypeVar("Item")
Result = TypeVar("Result")


@contextmanager
def one_blas_thread() -> Iterator[None]:
    """Keep matrix products to one thread: on small blocks the threads of BLAS only wait for each other."""
    from threadpoolctl import threadpool_limits

    with threadpool_limits(limits=1, user_api="blas"):
        yield


@contextmanager
def workers(threads: int | None, halt: Event) -> Iterator[ThreadPoolExecutor | None]:
    """Open a pool of threads for :func:`in_order`; None where one thread is enough.

    Parameters
    ----------
    threads : int, optional
        Number of threads; the cores of the machine where not given.
    halt : threading.Event
        Set when the block is left, in whatever way: work under way should look at it and stop.

    Yields
    ------
    concurrent.futures.ThreadPoolExecutor or None
    """
    count = threads or os.cpu_count() or 1
    pool = ThreadPoolExecutor(count, thread_name_prefix="poliscope") if count > 1 else None
    try:
        yield pool
    finally:
        halt.set()
        if pool is not None:
            pool.shutdown(wait=True, cancel_futures=True)


def in_order(
    pool: ThreadPoolExecutor | None, work: Callable[[Item], Result], items: Iterable[Item]
) -> Iterator[Result]:
    """Yield the results of work in the order of its items; only a few items are taken in advance.

    Parameters
    ----------
    pool : concurrent.futures.ThreadPoolExecutor or None
        From :func:`workers`; None works in the calling thread.
    work : callable
        Called with each item, in any thread.
    items : iterable
        Taken one by one, in the calling thread.

    Yields
    ------
    object
    """
    if pool is None:
        yield from map(work, items)
        return
    waiting: deque[Future[Result]] = deque()
    for item in items:
        waiting.append(pool.submit(work, item))
        if len(waiting) > 2 * pool._max_workers:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()
