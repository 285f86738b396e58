"""Requests that must not pass: foreign names, foreign pages, no secret; and the headers on all that do."""

from __future__ import annotations

import pytest

from asgi_client import HOST, TOKEN
from poliscope.web.security import POLICY, Gate, content_policy

ADDRESSES = [
    "/",
    "/data",
    "/recipe",
    "/run",
    "/explore",
    "/compare",
    "/download",
    "/state",
    "/static/serve.js",
]
CHANGES = ["/upload", "/study", "/evidence", "/framework", "/recipe", "/run", "/cancel", "/unlock"]


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000",
                                  "127.0.0.1.evil.example", "", "[::2]:80",
                                  "localhost.evil.example:8000", "0.0.0.0:8000"])  # fmt: skip
def test_a_foreign_host_is_refused(serve, folder, host):
    client = serve(folder)
    for address in ADDRESSES:
        answer = client.get(address, {"host": host})
        assert answer.status == 400, address
        assert "not served under that name" in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:1", "LOCALHOST:8000", "[::1]:8000"])
def test_names_of_this_machine_are_served(serve, folder, host):
    assert serve(folder).get("/state", {"host": host}).status == 200


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:9999",
                                    "http://localhost:8000",
                                    "http://127.0.0.1:8000.evil.example", ""])  # fmt: skip
def test_a_foreign_origin_changes_nothing(serve, folder, origin):
    client, before = serve(folder), (folder / "study.toml").read_bytes()
    for address in CHANGES:
        answer = client.post(address, {}, headers={"origin": origin})
        assert answer.status == 403, address
        assert "another site" in answer.text
    assert (folder / "study.toml").read_bytes() == before


def test_a_page_of_another_site_is_told_apart_without_an_origin(serve, folder):
    answer = serve(folder).post("/run", headers={"origin": f"http://{HOST}", "sec-fetch-site": "same-site"})
    assert answer.status == 403
    assert "another site" in answer.text


@pytest.mark.parametrize("token", ["", "wrong", TOKEN[:-1], TOKEN + "x", "\xe4"])
def test_a_change_needs_the_token(serve, folder, token):
    client = serve(folder)
    for address in CHANGES:
        answer = client.post(address, {}, headers={"x-poliscope-token": token})
        assert answer.status == 403, address
        assert "token of this server is missing or wrong" in answer.text


def test_two_hosts_are_refused():
    from starlette.datastructures import Headers

    raw = [(b"host", HOST.encode()), (b"host", b"evil.example")]
    assert Gate(TOKEN).refusal("GET", "/", Headers(raw=raw)) == (
        400,
        "this address is not served under that name",
    )


@pytest.mark.parametrize("address", [*ADDRESSES, "/nothing", "/table?file=x"])
def test_every_answer_carries_the_headers_that_keep_it_harmless(serve, folder, address):
    headers = serve(folder).get(address).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "no-" in headers["cache-control"]
    assert "access-control-allow-origin" not in headers


def test_a_refusal_carries_them_too(serve, folder):
    headers = serve(folder).get("/", {"host": "evil.example"}).headers
    assert headers["content-security-policy"] == POLICY
    assert headers["x-content-type-options"] == "nosniff"


def test_sources_join_a_directive():
    policy = content_policy(worker_src="blob:", img_src="blob:")
    assert "worker-src blob:" in policy
    assert "img-src 'self' data: blob:" in policy
    assert content_policy(default_src="'self'").startswith("default-src 'self';")


def test_where_others_can_reach_the_address_reading_needs_the_secret_too(serve, folder):
    client = serve(folder, reads_too=True)
    for address in ADDRESSES[:-1]:
        answer = client.get(address)
        assert answer.status == 401
        assert "Innovation" not in answer.text
    assert client.get("/static/unlock.js").status == 200
    opened = client.post("/unlock")
    assert opened.status == 200
    cookie = opened.headers["set-cookie"]
    assert "httponly" in cookie.lower()
    assert "samesite=strict" in cookie.lower()
    assert client.get("/data", {"cookie": cookie.split(";")[0]}).status == 200
    assert client.get("/data", {"cookie": "poliscope-session=wrong"}).status == 401
    assert client.get("/data", {"cookie": "\x00=;;=,"}).status == 401


def test_a_web_socket_is_closed(serve, folder):
    client, said = serve(folder), []

    async def ask():
        async def send(message):
            said.append(message)

        await client.app({"type": "websocket", "path": "/", "headers": []}, None, send)

    client.run(ask())
    assert said == [{"type": "websocket.close", "code": 1008}]
