"""Who may ask for what: the gate that every request passes before any route sees it.

The app has no accounts. It trusts the person at the machine, and nobody else: a page of another site that
the same browser shows must neither read nor change anything. Hence a check of ``Host`` (against DNS names
that are made to point here), of ``Origin`` and of a secret token on every change, and headers that keep a
hostile name from becoming a script even if the escaping of markup should fail.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from poliscope.show.problems import translated_text
from poliscope.web.answering import language_of

__all__ = ["COOKIE", "LOCAL_NAMES", "POLICY", "TOKEN_HEADER", "Gate", "Guarded", "content_policy"]

TOKEN_HEADER = "x-poliscope-token"
COOKIE = "poliscope-session"
LOCAL_NAMES = frozenset({"127.0.0.1", "localhost", "[::1]"})
_READING = frozenset({"GET", "HEAD"})
_OPEN_PATHS = ("/static/", "/unlock")

_DIRECTIVES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}


def content_policy(**further: str) -> str:
    """Return the policy of a page; further sources join a directive (``worker_src="blob:"``)."""
    directives = dict(_DIRECTIVES)
    for name, sources in further.items():
        key = name.replace("_", "-")
        known = directives.get(key, "").replace("'none'", "")
        directives[key] = f"{known} {sources}".strip()
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())


POLICY = content_policy()

_HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


@dataclass(frozen=True)
class Gate:
    """What a request must show.

    Parameters
    ----------
    token : str
        The secret of this run of the server; sent as a header with every change.
    hosts : frozenset of str
        Names under which the server may be asked for, without a port.
    reads_too : bool
        Whether reading needs the secret too: when others can reach the address.
    """

    token: str
    hosts: frozenset[str] = LOCAL_NAMES
    reads_too: bool = False

    def refusal(self, method: str, path: str, headers: Headers) -> tuple[int, str] | None:
        """Return why a request is refused, as a status and a sentence; None where it may pass."""
        hosts = headers.getlist("host")
        if len(hosts) != 1 or _without_port(hosts[0]) not in self.hosts:
            return 400, "this address is not served under that name"
        if method in _READING:
            if self.reads_too and not path.startswith(_OPEN_PATHS) and not self._may_read(headers):
                return 401, "open the address that poliscope printed, with its token"
            return None
        if _is_foreign(headers, hosts[0]):
            return 403, "a page of another site may not change anything here"
        if not self.knows(headers.get(TOKEN_HEADER, "")):
            return 403, "the token of this server is missing or wrong: open the address that it printed"
        return None

    def knows(self, token: str) -> bool:
        """Tell whether a token is the secret, in a time that does not depend on where they differ."""
        return hmac.compare_digest(token.encode(), self.token.encode())

    def _may_read(self, headers: Headers) -> bool:
        try:
            cookie = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
        except CookieError:
            cookie = None
        return self.knows(cookie.value if cookie else headers.get(TOKEN_HEADER, ""))


def _without_port(host: str) -> str:
    name, colon, port = host.rpartition(":")
    return (name if colon and port.isdecimal() else host).lower()


def _is_foreign(headers: Headers, host: str) -> bool:
    """Tell whether a change comes from a page of another origin, or from one that hides its origin."""
    origins = headers.getlist("origin")
    own = {f"http://{host}".lower(), f"https://{host}".lower()}
    if any(origin.lower() not in own for origin in origins):
        return True
    return headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}


class Guarded:
    """An application behind the gate; every answer carries the headers that keep it harmless.

    Parameters
    ----------
    app : ASGI application
        What is guarded.
    gate : Gate
        What a request must show.
    unlock : ASGI application, optional
        What answers a reader without the secret, where reading needs it.
    """

    def __init__(self, app: ASGIApp, gate: Gate, unlock: ASGIApp | None = None):
        self.app, self.gate, self.unlock = app, gate, unlock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif scope["type"] == "http":
            await self._http(scope, receive, _with_headers(send, _HEADERS.items()))
        else:  # nothing here speaks over web sockets
            await send({"type": "websocket.close", "code": 1008})

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        refused = self.gate.refusal(scope["method"], scope["path"], Headers(scope=scope))
        if refused is None:
            await self.app(scope, receive, send)
            return
        status, told = refused
        if status == 401 and self.unlock is not None:
            await self.unlock(scope, receive, send)
            return
        said = translated_text(told, language_of(Request(scope)))
        await PlainTextResponse(f"{said}\n", status)(scope, receive, send)


def _with_headers(send: Send, given: Iterable[tuple[str, str]]) -> Send:
    fixed = tuple(given)

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in fixed:
                headers.setdefault(name, value)
            headers.setdefault("content-security-policy", POLICY)
            headers.setdefault("cache-control", "no-store")
        await send(message)

    return sending
