"""Say how the figures of the examples differ from those that were kept, and keep the new ones.

    .venv/bin/python scripts/renew_goldens.py [--check] [EXAMPLE ...]

With --check nothing is written; the exit code is then 1 where something differs.
"""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

SHOWN = 60
"""Differences that are printed of each example; the rest are counted."""


def main(arguments: list[str]) -> int:
    """Compare, print, and write unless only asked to check."""
    from example_goldens import EXAMPLES, HOME, differences, figures, golden, text_of

    check = "--check" in arguments
    names = [name for name in arguments if not name.startswith("-")] or list(EXAMPLES)
    if unknown := [name for name in names if name not in EXAMPLES]:
        print(f"no such example: {', '.join(unknown)}; there are {', '.join(EXAMPLES)}", file=sys.stderr)
        return 2
    changed = 0
    for name in names:
        path, new = HOME / f"{name}.json", figures(name)
        found = list(differences(golden(name), new)) if path.is_file() else ["new"]
        print(f"{name}: {len(found)} differences" if found else f"{name}: the same")
        for line in islice(found, SHOWN):
            print(f"  {line}")
        if len(found) > SHOWN:
            print(f"  ... and {len(found) - SHOWN} more")
        changed += bool(found)
        if found and not check:
            HOME.mkdir(parents=True, exist_ok=True)
            path.write_text(text_of(new), "utf-8")
            print(f"  written: {path.relative_to(Path(__file__).parents[1])}")
    return 1 if check and changed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
