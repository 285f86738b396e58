"""What a person changes: routes that write, every one of them behind the gate and a revision."""

from __future__ import annotations

import asyncio
import secrets
import tomllib
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from poliscope.answers.robustness.weight_sets import check_weight_rules
from poliscope.data.files import inside
from poliscope.errors import DataError, PoliscopeError, Problem
from poliscope.methods.recipe import Recipe
from poliscope.study import Study
from poliscope.study.spec import Uncertainty
from poliscope.web.answering import Answering, expected_revision, pieces, read_json
from poliscope.web.editing import framework_files, new_study_files, with_evidence_files
from poliscope.web.forms import FormError, recipe_from, recipe_table
from poliscope.web.pages.frame import table_address
from poliscope.web.refusals import RefusedError, unreadable
from poliscope.web.security import COOKIE, TOKEN_HEADER
from poliscope.web.tables import Place
from poliscope.web.tomltext import with_table
from poliscope.web.uncertainty_form import uncertainty_from, uncertainty_table
from poliscope.web.uploads import MOST_BYTES, file_name, free_place, receive
from poliscope.web.weighing import weigh
from poliscope.web.workspace import STUDY_FILE, TABLES, Workspace

__all__ = [
    "add_evidence",
    "begin_study",
    "cancel_run",
    "change_framework",
    "change_recipe",
    "start_run",
    "unlock",
    "upload",
]

TRIED = 20_000
"""Cells of a study up to which a new recipe is tried before it is kept."""
_AT_ONCE = asyncio.Semaphore(2)


def _answering(request: Request) -> Answering:
    found: Answering = request.app.state.answering
    return found


async def upload(request: Request) -> Response:
    """Take a table: looked at before it is kept, and never over one that is there."""
    workspace = _answering(request).workspace
    name = file_name(unquote(request.headers.get("x-file-name", "")))
    announced = request.headers.get("content-length", "0")
    if announced.isdecimal() and int(announced) > MOST_BYTES:
        raise RefusedError(413, Problem("too-large", f"the file is larger than {MOST_BYTES >> 20} MB"))
    draft = workspace.storage.state / f"{secrets.token_hex(8)}.draft{Path(name).suffix.lower()}"
    async with _AT_ONCE:
        try:
            await receive(pieces(request), draft)
            place = await run_in_threadpool(_keep, workspace, draft, name)
        finally:
            draft.unlink(missing_ok=True)
    return JSONResponse({"file": place, "next": table_address(Place(place))}, 201)


def _keep(workspace: Workspace, draft: Path, name: str) -> str:
    try:
        weigh(draft)
    except (PoliscopeError, RefusedError) as error:
        status = error.status if isinstance(error, RefusedError) else 422
        told = [_renamed(problem, draft.name, name) for problem in error.problems]
        raise RefusedError(status, told) from None
    with workspace.storage.locked():
        place = free_place(workspace.folder, name)
        target = inside(workspace.folder, place)
        target.parent.mkdir(exist_ok=True)
        draft.replace(target)
    return place


def _renamed(problem: Problem, draft: str, name: str) -> Problem:
    """Say the name that the person gave, not the one under which the file waited."""
    where = problem.where.replace(draft, name) if problem.where else None
    return Problem(problem.code, problem.message.replace(draft, name), where, problem.help)


async def begin_study(request: Request) -> Response:
    """Begin a study on a table of the folder."""
    workspace, form = _answering(request).workspace, await read_json(request)
    table, rows = table_of(workspace, form.get("file")), _rows(form)
    title = str(form.get("title", ""))[:200]
    expected = expected_revision(request)
    revision = await run_in_threadpool(
        workspace.change, expected, lambda: new_study_files(workspace, table, rows, title)
    )
    return _changed(revision, "/data")


async def add_evidence(request: Request) -> Response:
    """Make another table of the folder part of the evidence."""
    workspace, form = _answering(request).workspace, await read_json(request)
    table, expected = table_of(workspace, form.get("file")), expected_revision(request)
    revision = await run_in_threadpool(
        workspace.change, expected, lambda: with_evidence_files(workspace, table)
    )
    return _changed(revision, "/data#map")


async def change_framework(request: Request) -> Response:
    """Change labels, pillars, weights, directions, denominators, and which indicators count."""
    workspace, form = _answering(request).workspace, await read_json(request)
    rows, expected = _rows(form), expected_revision(request)
    try:
        revision = await run_in_threadpool(
            workspace.change, expected, lambda: framework_files(workspace, rows)
        )
    except RefusedError as error:
        raise RefusedError(error.status, error.problems, _row_fields(error.problems, rows)) from None
    return _changed(revision, "/data#map")


def _row_fields(problems: tuple[Problem, ...], rows: list[dict[str, Any]]) -> dict[str, str]:
    """Name the field of a problem whose place is ``code.field`` of a row."""
    numbers = {str(row.get("code")): number for number, row in enumerate(rows)}
    fields = {}
    for problem in problems:
        code, _, field = (problem.where or "").rpartition(".")
        if code in numbers:
            fields[f"rows/{numbers[code]}/{field}"] = problem.message
    return fields


async def change_recipe(request: Request) -> Response:
    """Change the methods of the steps, and what is varied; nothing is kept that does not suit the figures."""
    workspace, form = _answering(request).workspace, await read_json(request)

    def files() -> dict[str, bytes]:
        study, text = workspace.study(), workspace.text()
        recipe, varied = _filled_in(form, study)
        _try(study, recipe, varied)
        before = tomllib.loads(text)
        if recipe != study.recipe:
            text = with_table(text, "recipe", _as_written(recipe, before.get("recipe", {})))
        if varied != study.uncertainty:
            table = uncertainty_table(varied, before.get("uncertainty", {}))
            text = with_table(text, "uncertainty", table)
        return {STUDY_FILE: text.encode()}

    revision = await run_in_threadpool(workspace.change, expected_revision(request), files)
    return _changed(revision, "/recipe")


def _filled_in(form: dict[str, Any], study: Study) -> tuple[Recipe, Uncertainty]:
    """Return what a form says; everything that is wrong at once."""
    faults: dict[str, str] = {}
    recipe, varied, given = study.recipe, study.uncertainty, form.get("uncertainty")
    try:
        recipe = recipe_from(form, study.recipe)
    except FormError as error:
        faults |= error.fields
    try:
        if isinstance(given, dict):
            varied = uncertainty_from(given, study.uncertainty, study.framework.codes)
    except FormError as error:
        faults |= error.fields
    if faults:
        problems = [Problem("bad-field", told, where=name) for name, told in faults.items()]
        raise RefusedError(422, problems, faults)
    return recipe, varied


def _as_written(recipe: Recipe, before: dict[str, Any]) -> dict[str, Any]:
    """Return a recipe as ``study.toml`` holds it; what means the same stays as its author wrote it."""
    table = recipe_table(recipe)
    for name, raw in before.items():
        if getattr(Recipe(**{name: raw}), name, None) == getattr(recipe, name, None):
            table[name] = raw
    return table


def _try(study: Study, recipe: Recipe, varied: Uncertainty) -> None:
    """Build the index once where that is quick: what does not suit is then said beside its step."""
    if len(study.units.codes) * len(study.framework.indicators) > TRIED:
        return
    if recipe == study.recipe and varied.weight_rules == study.uncertainty.weight_rules:
        return
    try:
        check_weight_rules(study.replace(recipe=recipe).index(), varied.weight_rules)
    except PoliscopeError as error:
        fields = {_field_of(problem.where or "", varied): problem for problem in error.problems}
        raise RefusedError(422, error.problems, fields) from None


def _field_of(where: str, varied: Uncertainty) -> str:
    """Return the field that a problem's place belongs to."""
    if where == "uncertainty":  # rules that contradict each other: one of those that bind
        return f"uncertainty.{'bounds' if varied.bounds else 'order' if varied.order else 'weights'}"
    if where.startswith("uncertainty."):
        return where
    return where.removeprefix("recipe.").split(".")[0]


async def start_run(request: Request) -> Response:
    """Run the study, or join its run."""
    await _answering(request).revision()
    job = _answering(request).jobs.start(expected_revision(request))
    return JSONResponse({"job": job.id}, 202)


async def cancel_run(request: Request) -> Response:
    """Stop a run."""
    form = await read_json(request)
    job = await _answering(request).jobs.cancel(str(form.get("job", "")))
    return JSONResponse({"job": job.id, "state": job.state})


async def unlock(request: Request) -> Response:
    """Let a browser that has shown the secret read, too."""
    answer = JSONResponse({"next": "/"})
    token = request.headers[TOKEN_HEADER]
    answer.set_cookie(COOKIE, token, httponly=True, samesite="strict")
    return answer


def table_of(workspace: Workspace, given: object) -> str:
    """Return the path of a file of the folder that a request names.

    Raises
    ------
    RefusedError
        404 for anything else: outside the folder, hidden, no table, not there.
    """
    name = given if isinstance(given, str) else ""
    path = Path(name)
    hidden = path.is_absolute() or any(part.startswith(".") for part in path.parts) or "\\" in name
    known = name.lower().endswith((*TABLES, ".toml")) and not hidden and "\0" not in name
    try:
        if known and inside(workspace.folder, name).is_file():
            return path.as_posix()
    except DataError:
        pass
    except PoliscopeError as error:
        raise unreadable(error) from None
    raise RefusedError(404, Problem("no-file", "there is no such table in the folder of the study"))


def _rows(form: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the rows of a list that a form holds, in their order."""
    given = form.get("rows", {})
    if not isinstance(given, dict) or not all(key.isdecimal() for key in given):
        raise RefusedError(400, Problem("not-rows", "the list of indicators cannot be read"))
    rows = [given[key] for key in sorted(given, key=int)]
    return [
        {**row, "used": row.get("used") == "true", "leaf": row.get("leaf") == "true"}
        for row in rows
        if isinstance(row, dict)
    ]


def _changed(revision: str, following: str) -> Response:
    return JSONResponse({"revision": revision, "next": following})
