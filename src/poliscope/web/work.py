"""A run of a study, in a process of its own: it can be stopped at once, and takes nothing with it if it dies.

``python -m poliscope.web.work FOLDER RESULT`` reads the study in FOLDER, prints one JSON object a line as it
gets on, and leaves RESULT, a folder that appears whole or not at all. It ends when its input is closed: so
it never outlives the server that started it.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from poliscope.errors import PoliscopeError, Problem

__all__ = ["STAGES", "main", "run"]

STAGES = ("read", "answer", "page", "keep")
"""What a run does, in its order; worded in the catalogs as ``web.stage.*``."""


def main(arguments: Sequence[str]) -> int:
    """Run as a process; the exit code is 0, or 2 where the study cannot be used."""
    folder, result = map(Path, arguments)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        run(folder, result)
    except PoliscopeError as error:
        _tell(problems=[problem_json(problem) for problem in error.problems])
        return 2
    return 0


def run(folder: Path, result: Path) -> None:
    """Compute everything that the app shows of a study, and keep it.

    Parameters
    ----------
    folder : Path
        The study; a copy that nobody changes.
    result : Path
        The folder to make: ``report.html``, ``bundle.json``, ``page.json``,
        ``summary.json``, ``study/``.
    """
    from poliscope.study import read_study

    _tell(stage="read")
    study = read_study(folder)
    _tell(stage="answer", units=len(study.units.codes), indicators=len(study.framework.indicators))
    answers = study.answers()
    _tell(stage="page")
    draft = result.with_name(f".{secrets.token_hex(8)}.draft")
    draft.mkdir(parents=True)
    try:
        _write_pages(answers, draft)
        _tell(stage="keep")
        shutil.copytree(folder, draft / "study")
        try:
            draft.rename(result)
        except OSError:  # the same result has been kept meanwhile
            if not result.is_dir():
                raise
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    _tell(done=True)


def _write_pages(answers: Any, folder: Path) -> None:
    from poliscope.show.bundle import make_bundle
    from poliscope.show.page_data import make_page_data
    from poliscope.show.report import write_report
    from poliscope.show.words import Words

    bundle = make_bundle(answers)
    _write_json(folder / "bundle.json", bundle)
    _write_json(folder / "page.json", make_page_data(bundle))
    write_report(answers, folder / "report.html")
    verdict = {}
    for language in ("en", "zh"):
        words = Words(language, answers.index, answers.about)
        found = answers.findings
        verdict[language] = words.finding(found[0]) if found else words.say("cli.verdict.none")
    summary = {"digest": answers.about.digest, "id": answers.about.id, "verdict": verdict}
    _write_json(folder / "summary.json", summary)


def _write_json(path: Path, data: Any) -> None:
    # halves of surrogate pairs cannot be written as UTF-8: escaped, they can
    path.write_text(json.dumps(data, separators=(",", ":"), allow_nan=False), encoding="ascii")


def problem_json(problem: Problem) -> dict[str, Any]:
    """Return a problem as plain data."""
    return {
        "code": problem.code,
        "message": problem.message,
        "where": problem.where,
        "help": problem.help,
    }


def _tell(**event: Any) -> None:
    sys.stdout.write(json.dumps(event, ensure_ascii=True, allow_nan=False) + "\n")
    sys.stdout.flush()


def _end_with_parent() -> None:
    """End at once when the server is gone: its end of the pipe closes, whatever killed it."""
    while os.read(0, 1024):
        pass
    os._exit(130)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
