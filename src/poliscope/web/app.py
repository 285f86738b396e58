"""The routes of the local app: what is asked for, and which page answers."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import html
import json
import re
import sys
import tempfile
import zipfile
from collections.abc import AsyncIterator, Sequence
from functools import cache
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from poliscope.answers.index import Index
from poliscope.errors import DataError, MethodError, PoliscopeError, Problem, StudyError
from poliscope.show.problems import translated
from poliscope.web import changes
from poliscope.web.answering import Answering, language_of, refusal
from poliscope.web.jobs import Job, Jobs
from poliscope.web.pages.compare import compare_page
from poliscope.web.pages.data import data_page
from poliscope.web.pages.recipe import recipe_page
from poliscope.web.pages.run import download_page, explore_page, made_at, run_page
from poliscope.web.pages.table import table_page
from poliscope.web.refusals import RefusedError
from poliscope.web.security import Gate, Guarded, content_policy
from poliscope.web.tables import Place
from poliscope.web.work import problem_json
from poliscope.web.workspace import NEW, StudyFiles, Workspace

__all__ = ["make_app"]

_STATIC = {
    "serve.css": ("poliscope.web", "text/css; charset=utf-8"),
    "serve.js": ("poliscope.web", "text/javascript; charset=utf-8"),
    "explore.js": ("poliscope.web", "text/javascript; charset=utf-8"),
    "unlock.js": ("poliscope.web", "text/javascript; charset=utf-8"),
    "app.js": ("poliscope.show", "text/javascript; charset=utf-8"),
    "app.css": ("poliscope.show", "text/css; charset=utf-8"),
}
_RESULT = re.compile(r"[0-9a-z][0-9A-Za-z.+-]{0,60}").fullmatch
_META_POLICY = re.compile(r'http-equiv="?Content-Security-Policy"? content="([^"]*)"')
MOST_LISTENERS = 32
HEARTBEAT = 15.0
LONGEST_WORKBOOK = 600.0
_UNLOCK_PAGE = (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>poliscope</title>'
    '<script src="/static/unlock.js" defer></script></head><body><p>Open the address that poliscope printed, '
    'with its token.</p><p lang="zh-CN">请打开 poliscope 给出的带令牌的地址。</p></body></html>\n'
)


def make_app(workspace: Workspace, gate: Gate, *, others: Sequence[str | Path] = ()) -> Guarded:
    """Return the app of one study.

    Parameters
    ----------
    workspace : Workspace
        The study, or a folder in which one begins.
    gate : Gate
        What requests must show.
    others : sequence of path
        Further studies that this one may be compared with; they are only read.

    Returns
    -------
    ASGI application
    """
    jobs = Jobs(workspace)

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        yield
        await jobs.close()

    app = Starlette(
        routes=[*_reading_routes(), *_changing_routes()],
        exception_handlers=dict.fromkeys(
            (RefusedError, DataError, StudyError, MethodError, PoliscopeError), refusal
        ),
        lifespan=lifespan,
    )
    app.state.answering = Answering(workspace, jobs)
    app.state.others = {str(number): StudyFiles(path) for number, path in enumerate(others)}
    app.state.states = {}
    app.state.listeners = 0
    app.state.workbooks = asyncio.Semaphore(1)
    return Guarded(app, gate, Response(_UNLOCK_PAGE, 401, media_type="text/html"))


def _reading_routes() -> list[Route]:
    return [
        Route("/", _home),
        Route("/data", _data),
        Route("/table", _table),
        Route("/recipe", _recipe),
        Route("/run", _run),
        Route("/explore", _explore),
        Route("/compare", _compare),
        Route("/download", _download),
        Route("/report", _report),
        Route("/page.json", _page_data),
        Route("/files/{name}", _file),
        Route("/state", _state),
        Route("/events", _events),
        Route("/static/{name}", _static),
    ]


def _changing_routes() -> list[Route]:
    routes = {
        "/upload": changes.upload,
        "/study": changes.begin_study,
        "/evidence": changes.add_evidence,
        "/framework": changes.change_framework,
        "/recipe": changes.change_recipe,
        "/run": changes.start_run,
        "/cancel": changes.cancel_run,
        "/unlock": changes.unlock,
    }
    return [Route(path, endpoint, methods=["POST"]) for path, endpoint in routes.items()]


def _answering(request: Request) -> Answering:
    found: Answering = request.app.state.answering
    return found


# --- pages ----------------------------------------------------------------------------------------


async def _home(request: Request) -> Response:
    revision = await _answering(request).revision()
    return RedirectResponse("/data" if revision == NEW else "/run", 303)


async def _data(request: Request) -> Response:
    answering = _answering(request)
    return await answering.page(request, "data", data_page, await answering.tables())


async def _table(request: Request) -> Response:
    asked, answering = request.query_params, _answering(request)
    file = await run_in_threadpool(changes.table_of, answering.workspace, asked.get("file"))
    row = asked.get("row", "0")
    place = Place(
        file,
        asked.get("sheet", ""),
        int(row) if row.isdecimal() and len(row) < 8 else 0,
        asked.get("column", ""),
    )
    stat = (answering.workspace.folder / file).stat()
    return await answering.page(
        request, "table", lambda view: table_page(view, place), place, stat.st_mtime_ns, stat.st_size
    )


async def _recipe(request: Request) -> Response:
    return await _answering(request).page(request, "recipe", recipe_page)


async def _run(request: Request) -> Response:
    answering = _answering(request)
    kept = answering.jobs.kept()
    return await answering.page(request, "run", lambda view: run_page(view, kept), *kept)


async def _explore(request: Request) -> Response:
    answer = await _answering(request).page(request, "explore", explore_page)
    answer.headers["content-security-policy"] = content_policy(worker_src="blob:", img_src="blob:")
    return answer


async def _download(request: Request) -> Response:
    has_excel = find_spec("xlsxwriter") is not None
    return await _answering(request).page(
        request, "download", lambda view: download_page(view, workbook=has_excel and view.result is not None)
    )


async def _compare(request: Request) -> Response:
    choices = await run_in_threadpool(_comparable, request)
    asked = [request.query_params.get(side, "") for side in "ab"]
    chosen = [choices[key][1] for key in asked] if all(key in choices for key in asked) else []
    revisions = await run_in_threadpool(lambda: [files.revision() for files in chosen])
    names = {key: name for key, (name, _) in choices.items()}
    return await _answering(request).page(
        request,
        "compare",
        lambda view: compare_page(view, names, [_index(files) for files in chosen]),
        tuple(names),
        tuple(revisions),
    )


def _comparable(request: Request) -> dict[str, tuple[str, StudyFiles]]:
    """Return what can be compared: the study as it is, states of it that were run, the other studies."""
    answering = _answering(request)
    workspace, known = answering.workspace, request.app.state.states
    found: dict[str, tuple[str, StudyFiles]] = {}
    if workspace.has_study:
        found["now"] = (workspace.folder.name, workspace)
    for path in answering.jobs.kept():
        state = known.setdefault(path.name, StudyFiles(path / "study"))
        found[path.name] = (f"{workspace.folder.name} · {made_at(path)}", state)
    for gone in set(known) - set(found):
        known.pop(gone, None)
    others: dict[str, StudyFiles] = request.app.state.others
    return found | {key: (files.folder.name, files) for key, files in others.items()}


def _index(files: StudyFiles) -> Index | PoliscopeError:
    try:
        return files.study().index()
    except PoliscopeError as error:
        return error


# --- results --------------------------------------------------------------------------------------


def _result(request: Request) -> Path:
    """Return the result that a request names."""
    name = request.query_params.get("of", "")
    path = _answering(request).jobs.results / name
    if not _RESULT(name) or not path.is_dir():
        raise RefusedError(
            404, Problem("no-result", "there is no such result any more", help="run the study again")
        )
    return path


async def _report(request: Request) -> Response:
    content = await run_in_threadpool((_result(request) / "report.html").read_bytes)
    return Response(
        content, media_type="text/html", headers={"content-security-policy": _own_policy(content)}
    )


def _own_policy(page: bytes) -> str:
    """Return the policy that the report states itself, and that nothing may frame it."""
    found = _META_POLICY.search(page[:400_000].decode("utf-8", "replace"))
    return f"{html.unescape(found[1])}; frame-ancestors 'none'" if found else content_policy()


async def _page_data(request: Request) -> Response:
    return FileResponse(_result(request) / "page.json", media_type="application/json")


async def _file(request: Request) -> Response:
    name = request.path_params["name"]
    if name in ("report.html", "bundle.json"):
        return FileResponse(_result(request) / name, filename=name)
    if name == "study.zip":
        return await _zip(request)
    if name == "index.xlsx":
        return await _workbook(request)
    raise RefusedError(404, Problem("no-file", "there is no such file"))


async def _zip(request: Request) -> Response:
    workspace = _answering(request).workspace
    if not workspace.has_study:
        raise RefusedError(404, Problem("no-study", "there is no study yet"))
    path = await run_in_threadpool(_zipped, workspace)
    return FileResponse(
        path, filename="study.zip", media_type="application/zip", background=BackgroundTask(path.unlink)
    )


def _zipped(workspace: Workspace) -> Path:
    with tempfile.NamedTemporaryFile(dir=workspace.storage.state, suffix=".draft.zip", delete=False) as file:
        with workspace.storage.locked(), zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in workspace.names():
                if (workspace.folder / name).is_file():
                    archive.write(workspace.folder / name, name)
        return Path(file.name)


async def _workbook(request: Request) -> Response:
    answering = _answering(request)
    result = answering.jobs.result(await answering.revision())
    if result is None:
        raise RefusedError(
            404, Problem("no-result", "the study has not been run as it is", help="run it first")
        )
    language = "zh" if request.query_params.get("lang") == "zh" else "en"
    path = result / f"index-{language}.xlsx"
    async with request.app.state.workbooks:
        if not path.exists():
            await _make_workbook(result / "study", path, language)
    return FileResponse(path, filename="index.xlsx")


async def _make_workbook(study: Path, path: Path, language: str) -> None:
    """Write the workbook in a process of its own, as the command line does."""
    draft = path.with_name(f".{path.name}.part.xlsx")
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "poliscope", "excel", str(study), "-o", str(draft),
        "--lang", language, "--json",
        stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    try:
        told, _ = await asyncio.wait_for(process.communicate(), LONGEST_WORKBOOK)
    except BaseException:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        raise
    if process.returncode != 0 or not draft.exists():
        raise RefusedError(422, _told_problems(told))
    draft.replace(path)


def _told_problems(told: bytes) -> list[Problem]:
    try:
        return [Problem(e["code"], e["message"], e["where"], e["help"]) for e in json.loads(told)["errors"]]
    except (ValueError, KeyError, TypeError):
        return [Problem("internal", "the workbook could not be written")]


# --- what the script asks for ---------------------------------------------------------------------


async def _state(request: Request) -> Response:
    answering = _answering(request)
    revision, current = await answering.revision(), answering.jobs.current
    running = current.id if current is not None and current.state == "running" else None
    return JSONResponse({"revision": revision, "running": running})


async def _events(request: Request) -> Response:
    job = _answering(request).jobs.job(request.query_params.get("job", ""))
    last = request.headers.get("last-event-id", "0")
    if request.app.state.listeners >= MOST_LISTENERS:
        raise RefusedError(503, Problem("busy", "too many pages follow this run", help="close some of them"))
    return StreamingResponse(
        _listen(request, job, int(last) if last.isdecimal() else 0), media_type="text/event-stream"
    )


async def _listen(request: Request, job: Job, after: int) -> AsyncIterator[str]:
    request.app.state.listeners += 1
    events, language = job.follow(after).__aiter__(), language_of(request)
    waiting: asyncio.Task[Any] | None = None
    try:
        while True:
            waiting = waiting or asyncio.ensure_future(anext(events))
            done, _ = await asyncio.wait([waiting], timeout=HEARTBEAT)
            if not done:
                yield ": still here\n\n"
                continue
            finished, waiting = waiting, None
            try:
                number, event = finished.result()
            except StopAsyncIteration:
                return
            yield f"id: {number}\ndata: {json.dumps(_in_language(event, language))}\n\n"
    finally:
        request.app.state.listeners -= 1
        if waiting is not None:
            waiting.cancel()


def _in_language(event: dict[str, Any], language: str) -> dict[str, Any]:
    if "problems" not in event:
        return event
    told = [problem_json(translated(Problem(**problem), language)) for problem in event["problems"]]
    return {**event, "problems": told}


@cache
def _asset(name: str) -> tuple[bytes, str]:
    content = resources.files(_STATIC[name][0]).joinpath("static", name).read_bytes()
    return content, f'"{hashlib.sha256(content).hexdigest()[:16]}"'


async def _static(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in _STATIC:
        raise RefusedError(404, Problem("no-file", "there is no such file"))
    content, mark = _asset(name)
    headers = {"etag": mark, "cache-control": "no-cache"}
    if request.headers.get("if-none-match") == mark:
        return Response(status_code=304, headers=headers)
    return Response(content, media_type=_STATIC[name][1], headers=headers)
