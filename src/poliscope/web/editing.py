"""The framework as a list that a person edits, and a study made from a table."""

from __future__ import annotations

import tempfile
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from poliscope.data.evidence import Evidence
from poliscope.data.files import inside, read_evidence, write_framework
from poliscope.data.framework import Framework, Node
from poliscope.errors import PoliscopeError, Problem, StudyError
from poliscope.study import Study
from poliscope.study.toml import to_toml
from poliscope.web.tomltext import with_table
from poliscope.web.workspace import STUDY_FILE, Workspace

__all__ = ["first_rows", "framework_files", "new_study_files", "rows_of", "with_evidence_files"]

ROOT = "index"
FRAMEWORK_FILE = "framework.csv"


def rows_of(study: Study) -> list[dict[str, Any]]:
    """Return the framework as rows, the index first; indicators that only the evidence has come last.

    Returns
    -------
    list of dict
        ``code, label, label_zh, parent, weight, direction, denominator``, ``leaf`` and ``used``.
    """
    framework = study.framework
    parents = {child.code: node.code for node in framework.root.walk() for child in node.children}
    rows = [_row(node, parents.get(node.code, "")) for node in framework.root.walk()]
    known = {*framework.codes, *framework.denominators}
    spare = [name for name in study.evidence.indicator.names if name and name not in known]
    top = framework.root.code
    return rows + [_spare(name, top) for name in sorted(spare)]


def _row(node: Node, parent: str) -> dict[str, Any]:
    return {
        "code": node.code, "label": node.label, "label_zh": node.labels.get("zh", ""), "parent": parent,
        "weight": node.weight, "direction": node.direction, "denominator": node.denominator or "",
        "leaf": not node.children, "used": True,
    }  # fmt: skip


def _spare(name: str, parent: str) -> dict[str, Any]:
    return {
        "code": name, "label": "", "label_zh": "", "parent": parent, "weight": 1.0, "direction": 1,
        "denominator": "", "leaf": True, "used": False,
    }  # fmt: skip


def first_rows(evidence: Evidence) -> list[dict[str, Any]]:
    """Return the rows to begin with for a table: one index, every column of figures in it."""
    root = {**_spare(ROOT, ""), "leaf": False, "used": True}
    return [root, *({**_spare(name, ROOT), "used": True} for name in evidence.indicator.names if name)]


def framework_from(rows: Sequence[Any], old: Framework | None = None) -> Framework:
    """Return the framework that a person's rows describe; what the list does not show stays as it was.

    Raises
    ------
    StudyError
        Everything that is wrong; the place is ``code.field`` of a row.
    """
    kept = {node.code: node for node in old.root.walk()} if old is not None else {}
    problems: list[Problem] = []
    made = []
    for given in rows:
        if not isinstance(given, Mapping) or not given.get("used", True):
            continue
        try:
            made.append(_fields(given, kept))
        except PoliscopeError as error:
            problems.extend(error.problems)
    made += _new_pillars(made, old.root.code if old is not None else ROOT)
    parents = {row["parent"] for row in made}
    # a pillar that lost its last indicator would pass for an indicator
    made = [row for row in made if row.pop("leaf") or row["code"] in parents]
    if problems:
        raise StudyError(problems)
    codes = {row["code"] for row in made}
    given_sets = old.weight_sets.items() if old is not None else ()
    sets = {name: {c: w for c, w in weights.items() if c in codes} for name, weights in given_sets}
    groups = old.groups if old is not None else ()
    return Framework.from_rows(made, where="framework", weight_sets=sets, groups=groups)


def _new_pillars(rows: Sequence[Mapping[str, Any]], root: str) -> list[dict[str, Any]]:
    """Return a row for every pillar that is named and is not there yet."""
    known = {row["code"] for row in rows}
    named = dict.fromkeys(row["parent"] for row in rows if row["parent"])
    return [
        {"code": name, "label": name, "parent": root, "leaf": False}
        for name in named
        if name not in known and name != root
    ]


def _fields(given: Mapping[str, Any], kept: Mapping[str, Node]) -> dict[str, Any]:
    code = str(given.get("code", "")).strip()
    old = kept.get(code)
    base = old.model_dump(exclude={"children"}) if old is not None else {"labels": {}}
    if not code or len(code) > 500:
        raise StudyError(Problem("missing-code", "a row has no code", where=f"{code[:40]}.code"))
    label_zh = str(given.get("label_zh", "")).strip()
    labels = {**base["labels"], "zh": label_zh}
    return {
        **base,
        "code": code,
        "label": str(given.get("label", "")).strip(),
        "labels": {language: text for language, text in labels.items() if text},
        "parent": str(given.get("parent") or "").strip() or None,
        "weight": _weight(given.get("weight", 1), code),
        "direction": -1 if str(given.get("direction")) == "-1" else 1,
        "denominator": str(given.get("denominator") or "").strip() or None,
        "leaf": bool(given.get("leaf", True)),
    }


def _weight(value: Any, code: str) -> float:
    try:
        found = float(str(value).strip() or "1")
    except ValueError:
        found = -1.0
    if not 0 <= found < float("inf"):
        raise StudyError(
            Problem(
                "weights-negative", f'the weight "{str(value)[:40]}" is not 0 or more', where=f"{code}.weight"
            )
        )
    return found


def framework_files(workspace: Workspace, rows: Sequence[Any]) -> dict[str, bytes]:
    """Return the files that change when a person edits the framework."""
    study = workspace.study()
    text = workspace.text()
    framework = framework_from(rows, study.framework)
    elsewhere = tomllib.loads(text).get("weights", {})  # sets of weights that the study file holds itself
    sets = {name: given for name, given in framework.weight_sets.items() if name not in elsewhere}
    framework = framework.model_copy(update={"weight_sets": sets})
    name = _table_name(text)
    if name is None:
        name = _free_name(workspace.folder)
        text = with_table(text, "framework", {"table": name})
    return {name: _framework_bytes(framework), STUDY_FILE: text.encode()}


def _table_name(text: str) -> str | None:
    """Return the framework's own table, where it is one that can be written."""
    given = tomllib.loads(text).get("framework", {})
    name = given.get("table") if isinstance(given, dict) else None
    return name if isinstance(name, str) and name.lower().endswith(".csv") else None


def _free_name(folder: Path) -> str:
    names = (FRAMEWORK_FILE, *(f"framework-{n}.csv" for n in range(2, 1000)))
    return next(name for name in names if not (folder / name).exists())


def _framework_bytes(framework: Framework) -> bytes:
    with tempfile.TemporaryDirectory() as temporary:
        path = Path(temporary) / "framework.csv"
        write_framework(framework, path)
        return path.read_bytes()


def new_study_files(workspace: Workspace, table: str, rows: Sequence[Any], title: str) -> dict[str, bytes]:
    """Return the files of a new study on a table of the folder."""
    from poliscope.methods.recipe import Recipe
    from poliscope.web.forms import recipe_table

    framework = framework_from(rows)
    evidence = read_evidence(inside(workspace.folder, table), name=table)
    recipe = Recipe(
        denominate="ratio" if framework.denominators else "none",
        normalise={"method": "minmax", "low": 1, "high": 100},
    )
    name = _free_name(workspace.folder)
    several = len(evidence.period_names()) > 1
    document = {
        "schema": 1,
        "study": {"title": title.strip() or PurePosixPath(table).stem, "period": "all" if several else None},
        "data": {"evidence": table},
        "framework": {"table": name},
        "recipe": recipe_table(recipe),
    }
    return {name: _framework_bytes(framework), STUDY_FILE: to_toml(document).encode()}


def with_evidence_files(workspace: Workspace, table: str) -> dict[str, bytes]:
    """Return the files that change when another table becomes part of the evidence."""
    inside(workspace.folder, table)
    text = workspace.text()
    data = dict(tomllib.loads(text).get("data", {}))
    before = data.get("evidence", [])
    files = list(before) if isinstance(before, list) else [before]
    if table not in _plain(files):
        files.append(table)
    data["evidence"] = files if len(files) > 1 else files[0]
    return {STUDY_FILE: with_table(text, "data", data).encode()}


def _plain(files: Sequence[Any]) -> Iterator[str]:
    for file in files:
        yield str(file.get("file")) if isinstance(file, Mapping) else str(file)
