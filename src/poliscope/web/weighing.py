"""A packed table is opened for the first time in a process of its own, which may use so much and no more.

What a workbook or a Parquet file unpacks to cannot be known before it is unpacked. The process that tries it
has a limit on memory and time; if it dies of it, the server lives and the upload is refused.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from poliscope.errors import PoliscopeError, Problem
from poliscope.web.refusals import RefusedError
from poliscope.web.tables import measure
from poliscope.web.uploads import check_archive
from poliscope.web.work import problem_json

__all__ = ["main", "weigh"]

MOST_MEMORY = 4 << 30
MOST_SECONDS = 120
_PACKED = {".xlsx", ".xlsm", ".ods", ".parquet"}


def weigh(path: Path) -> None:
    """Try to read a table that has come in.

    Raises
    ------
    RefusedError
        With everything that is wrong; 413 where it takes more memory or time than it may.
    DataError
        A text that cannot be read.
    """
    if path.suffix.lower() not in _PACKED:
        measure(path)
        return
    if path.suffix.lower() != ".parquet":
        check_archive(path)
    command = [sys.executable, "-m", "poliscope.web.weighing", str(path)]
    try:
        done = subprocess.run(
            command, capture_output=True, timeout=MOST_SECONDS, check=False,
            stdin=subprocess.DEVNULL, env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
        )  # fmt: skip
        told = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError):
        problem = Problem("too-large", "reading the file takes more memory or time than it may")
        raise RefusedError(413, problem) from None
    if told["problems"]:
        raise RefusedError(told["status"], [Problem(**problem) for problem in told["problems"]])


def main(path: Path) -> int:
    """Read a table within the limits, and print what is wrong with it as JSON."""
    _limit()
    status, problems = 200, []
    try:
        measure(path)
    except RefusedError as error:
        status, problems = error.status, [problem_json(problem) for problem in error.problems]
    except PoliscopeError as error:
        status, problems = 422, [problem_json(problem) for problem in error.problems]
    sys.stdout.write(json.dumps({"status": status, "problems": problems}))
    return 0


def _limit() -> None:
    try:
        import resource
    except ImportError:  # Windows: the limit on time is left
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
