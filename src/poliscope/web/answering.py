"""From a request to a page: the view it sees, pages kept in memory, bodies read within limits."""

from __future__ import annotations

import asyncio
import json
import time
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable
from http.cookies import CookieError, SimpleCookie
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from poliscope.errors import PoliscopeError, Problem
from poliscope.show.problems import translated, translated_text
from poliscope.show.words import say
from poliscope.web.jobs import Jobs
from poliscope.web.pages.frame import View, page, problem_list
from poliscope.web.refusals import RefusedError
from poliscope.web.work import problem_json
from poliscope.web.workspace import Workspace

__all__ = ["Answering", "expected_revision", "language_of", "pieces", "read_json", "refusal"]

LANGUAGE_COOKIE = "poliscope-lang"
MOST_JSON = 4 << 20
IDLE = 30.0
"""Seconds that a sender may pause."""
_KEPT_PAGES, _KEPT_BYTES = 48, 32 << 20
_QUERY = ("file", "sheet", "row", "column", "a", "b")
_LONGEST_QUERY = 300


class Answering:
    """What routes share: the study, its runs, and the pages that were made already.

    Parameters
    ----------
    workspace : Workspace
        The study.
    jobs : Jobs
        Its runs.
    """

    def __init__(self, workspace: Workspace, jobs: Jobs):
        self.workspace, self.jobs = workspace, jobs
        self._pages: OrderedDict[tuple[Any, ...], bytes] = OrderedDict()
        self._making = asyncio.Lock()
        self._tables: tuple[float, tuple[str, ...]] = (0.0, ())

    async def revision(self) -> str:
        """Return the revision of the study, without keeping others waiting where it must be worked out."""
        known = self.workspace.known_revision()
        return known if known is not None else await run_in_threadpool(self.workspace.revision)

    async def view(self, request: Request, name: str) -> View:
        """Return what a page is made from."""
        revision = await self.revision()
        result = self.jobs.result(revision)
        running = self.jobs.current
        return View(
            language=language_of(request),
            workspace=self.workspace,
            revision=revision,
            page=name,
            result=result,
            older=self.jobs.newest() if result is None else None,
            running=running.id if running is not None and running.state == "running" else "",
            query={k: v[:_LONGEST_QUERY] for k, v in request.query_params.items() if k in _QUERY},
        )

    async def page(self, request: Request, name: str, make: Callable[[View], str], *state: Any) -> Response:
        """Answer with a page; one that was made from the same state is not made again."""
        view = await self.view(request, name)
        key = (
            name, view.language, view.revision, view.result, view.older, view.running,
            tuple(sorted(view.query.items())), *state,
        )  # fmt: skip
        content = self._pages.get(key)
        if content is None:
            async with self._making:
                content = self._pages.get(key)
                if content is None:
                    text = await run_in_threadpool(make, view)
                    content = text.encode("utf-8", "replace")
                    self._keep(key, content)
        else:
            self._pages.move_to_end(key)
        return self.html(request, content)

    def html(self, request: Request, content: bytes, status: int = 200) -> Response:
        """Answer with a page, and remember the language where the reader has just chosen one."""
        answer = HTMLResponse(content, status)
        chosen = request.query_params.get("lang")
        if chosen in ("en", "zh"):
            answer.set_cookie(LANGUAGE_COOKIE, chosen, max_age=31536000, httponly=True, samesite="strict")
        return answer

    def _keep(self, key: tuple[Any, ...], content: bytes) -> None:
        self._pages[key] = content
        while len(self._pages) > _KEPT_PAGES or sum(map(len, self._pages.values())) > _KEPT_BYTES:
            self._pages.popitem(last=False)
            if not self._pages:
                return

    async def tables(self) -> tuple[str, ...]:
        """Return the tables of the folder, as they were at most a second ago."""
        at, found = self._tables
        if time.monotonic() - at > 1:
            found = tuple(await run_in_threadpool(self.workspace.tables))
            self._tables = time.monotonic(), found
        return found


def language_of(request: Request) -> str:
    """Return the language that the reader chose, or else prefers."""
    asked = request.query_params.get("lang")
    if asked in ("en", "zh"):
        return asked
    try:
        cookie = SimpleCookie(request.headers.get("cookie", "")).get(LANGUAGE_COOKIE)
    except CookieError:
        cookie = None
    if cookie is not None and cookie.value in ("en", "zh"):
        return cookie.value
    preferred = request.headers.get("accept-language", "").lower()[:100].split(",")
    return "zh" if preferred and preferred[0].strip().startswith("zh") else "en"


def expected_revision(request: Request) -> str:
    """Return the revision from which a change was made.

    Raises
    ------
    RefusedError
        428 where the request does not say.
    """
    found = request.headers.get("if-match", "").strip().strip('"')
    if not found:
        raise RefusedError(
            428, Problem("no-revision", "a change must name the revision that it was made from")
        )
    return found


async def pieces(request: Request, *, idle: float = IDLE) -> AsyncIterator[bytes]:
    """Yield what a sender sends, as long as it keeps sending.

    Raises
    ------
    RefusedError
        408 where it pauses too long.
    """
    stream = request.stream().__aiter__()
    while True:
        try:
            piece = await asyncio.wait_for(anext(stream), idle)
        except StopAsyncIteration:
            return
        except TimeoutError:
            raise RefusedError(408, Problem("too-slow", "nothing came in for too long")) from None
        if piece:
            yield piece


async def read_json(request: Request) -> dict[str, Any]:
    """Read the fields of a form.

    Raises
    ------
    RefusedError
        413 for too much, 415 for another type, 400 for what is no JSON object.
    """
    if not request.headers.get("content-type", "").startswith("application/json"):
        raise RefusedError(415, Problem("not-json", "a form is sent as JSON"))
    content = b""
    async for piece in pieces(request):
        content += piece
        if len(content) > MOST_JSON:
            raise RefusedError(413, Problem("too-large", "the form is too large"))
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise RefusedError(400, Problem("not-json", "the form cannot be read"))
    return found


async def refusal(request: Request, error: Exception) -> Response:
    """Answer a request that is refused: as JSON to the script, as a page to a reader."""
    status, problems, fields = _told(error)
    if request.method not in ("GET", "HEAD"):
        language = language_of(request)
        told = {name: _field(fault, language) for name, fault in fields.items()}
        shown = [problem_json(translated(problem, language)) for problem in problems]
        return JSONResponse({"problems": shown, "fields": told}, status)
    answering: Answering = request.app.state.answering
    view = await answering.view(request, "data")
    text = await run_in_threadpool(page, view, problem_list(view, problems))
    return answering.html(request, text.encode("utf-8", "replace"), status)


def _field(fault: str | Problem, language: str) -> str:
    """Say what is wrong with a field, in one line beside it."""
    if isinstance(fault, str):
        return translated_text(fault, language)
    told = translated(fault, language)
    return say(language, "web.fault", message=told.message, help=told.help) if told.help else told.message


def _told(error: Exception) -> tuple[int, tuple[Problem, ...], dict[str, str | Problem]]:
    if isinstance(error, RefusedError):
        return error.status, error.problems, error.fields
    assert isinstance(error, PoliscopeError)
    return 422, error.problems, {}
