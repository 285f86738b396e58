"""A client that speaks to an ASGI application in this process: no server, no further package."""

from __future__ import annotations

import asyncio
import json as json_module
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

HOST = "127.0.0.1:8000"
TOKEN = "a-secret-of-the-tests"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    def json(self) -> Any:
        return json_module.loads(self.body)


class Client:
    """Sends requests one after the other, each in the loop that the client owns."""

    def __init__(self, app: Any):
        self.app = app
        self.loop = asyncio.new_event_loop()

    def close(self) -> None:
        self.loop.close()

    def get(self, address: str, headers: Mapping[str, str] | None = None) -> Answer:
        return self.run(self.ask("GET", address, headers=headers))

    def post(self, address: str, json: Any = None, *, revision: str = "", body: bytes = b"",
             headers: Mapping[str, str] | None = None) -> Answer:  # fmt: skip
        return self.run(self.send(address, json, revision=revision, body=body, headers=headers))

    async def send(self, address: str, json: Any = None, *, revision: str = "", body: bytes = b"",
                   headers: Mapping[str, str] | None = None) -> Answer:  # fmt: skip
        """A change as the app's own page sends it."""
        given = {"x-poliscope-token": TOKEN, "origin": f"http://{HOST}", "if-match": f'"{revision}"'}
        if json is not None:
            body = json_module.dumps(json).encode()
            given["content-type"] = "application/json"
        return await self.ask("POST", address, headers=given | dict(headers or {}), body=body)

    def run(self, what: Any) -> Any:
        return self.loop.run_until_complete(asyncio.wait_for(what, 60))

    async def ask(
        self, method: str, address: str, *, headers: Mapping[str, str] | None = None, body: bytes = b""
    ) -> Answer:
        parts = urlsplit(address)
        given = {"host": HOST, "content-length": str(len(body)), **(headers or {})}
        scope = {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method,
            "scheme": "http", "path": parts.path, "raw_path": parts.path.encode(),
            "query_string": parts.query.encode(), "root_path": "", "client": ("127.0.0.1", 1),
            "server": ("127.0.0.1", 8000),
            "headers": [(k.lower().encode(), v.encode()) for k, v in given.items() if v is not None],
        }  # fmt: skip
        sent = [{"type": "http.request", "body": body, "more_body": False}]
        found: list[dict[str, Any]] = []

        async def receive() -> dict[str, Any]:
            return sent.pop() if sent else await asyncio.Event().wait()  # type: ignore[return-value]

        async def send(message: dict[str, Any]) -> None:
            found.append(message)

        await self.app(scope, receive, send)
        content = b"".join(m.get("body", b"") for m in found if m["type"] == "http.response.body")
        head = {k.decode(): v.decode() for k, v in found[0]["headers"]}
        return Answer(found[0]["status"], head, content)


def run_to_the_end(client):
    """Run the study as the page does, and follow the run to its end."""

    async def go():
        started = await client.send("/run", revision=(await client.ask("GET", "/state")).json()["revision"])
        assert started.status == 202, started.text
        return await client.ask("GET", f"/events?job={started.json()['job']}")

    answer = client.run(go())
    events = [json_module.loads(line[6:]) for line in answer.text.splitlines() if line.startswith("data: ")]
    assert answer.headers["content-type"].startswith("text/event-stream")
    return events
