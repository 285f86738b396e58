"""A real server on a real port: where it listens, kill -9 in a run, restarts, slow and hostile senders."""

from __future__ import annotations

import http.client
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from poliscope.cli import main
from poliscope.errors import StudyError
from poliscope.web.serving import is_local, open_server
from poliscope.web.workspace import Workspace

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs POSIX signals")


class Server:
    """``poliscope serve`` in a process of its own."""

    def __init__(self, *arguments: str, **environment: str):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "poliscope", "serve", *arguments],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, **environment},
        )  # fmt: skip
        assert self.process.stdout is not None
        self.address = self.process.stdout.readline().strip()
        found = re.fullmatch(r"http://([^:]+):(\d+)/#token=(\S+)", self.address)
        assert found, (self.address, self.process.stderr and self.process.stderr.read())
        self.host, self.port, self.token = found[1], int(found[2]), found[3]

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> tuple[int, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, body, named)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def state(self) -> dict:
        return json.loads(self.ask("GET", "/state")[1])

    def change(
        self, path: str, form: dict | None = None, body: bytes = b"", **headers: str
    ) -> tuple[int, dict]:
        if form is not None:
            body, headers = json.dumps(form).encode(), {"content_type": "application/json", **headers}
        status, told = self.ask(
            "POST", path, body, x_poliscope_token=self.token, if_match=self.state()["revision"], **headers
        )
        return status, json.loads(told)

    def run_to_the_end(self) -> dict:
        status, told = self.change("/run")
        assert status == 202
        events = self.ask("GET", f"/events?job={told['job']}")[1].decode()
        return json.loads(events.strip().splitlines()[-1].removeprefix("data: "))

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate()


@contextmanager
def running(*arguments: str, **environment: str) -> Iterator[Server]:
    server = Server(*arguments, **environment)
    try:
        yield server
    finally:
        server.kill()


def alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state != "Z"


def children(pid: int) -> list[int]:
    return [int(p) for p in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def test_it_listens_on_this_machine_alone_and_ends_on_ctrl_c(folder):
    with running(str(folder)) as server:
        assert server.host == "127.0.0.1"
        assert server.ask("GET", "/state")[0] == 200
        assert server.ask("GET", "/state", host="evil.example")[0] == 400
        port = f"{server.port:04X}"
        lines = Path("/proc/net/tcp").read_text().splitlines()
        listening = [line.split()[1] for line in lines if line.split()[3] == "0A"]
        assert [at for at in listening if at.endswith(f":{port}")] == [f"0100007F:{port}"]
        server.process.send_signal(signal.SIGINT)
        _, told = server.process.communicate(timeout=15)
        assert server.process.returncode == 0
        assert "everything is kept" in told
        assert "Traceback" not in told


def test_two_servers_take_two_ports(folder, empty):
    with running(str(folder)) as first, running(str(empty)) as second:
        assert first.port != second.port
        assert first.token != second.token
        assert second.ask("POST", "/run", x_poliscope_token=first.token)[0] == 403


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "example.org"])
def test_another_address_without_a_token_is_refused(folder, host):
    with pytest.raises(StudyError, match="others can reach the server, and it has no token"):
        open_server(folder, host=host)
    assert not is_local(host)


@pytest.mark.parametrize("token", ["", "short", "ä" * 20, "x" * 20 + "\n"])
def test_a_poor_token_is_refused(folder, token):
    with pytest.raises(StudyError, match="the token has fewer than 16 plain letters"):
        open_server(folder, host="0.0.0.0", token=token)


def test_with_a_token_of_ones_own_reading_needs_it_too(folder):
    with running(str(folder), "--host", "0.0.0.0", POLISCOPE_TOKEN="a-long-secret-of-my-own") as server:
        assert server.token == "a-long-secret-of-my-own"
        assert server.ask("GET", "/data")[0] == 401
        assert server.ask("GET", "/data", x_poliscope_token=server.token)[0] == 200


def test_a_port_that_is_taken_is_said(folder, capsys):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(SystemExit) as left:
            main(["serve", str(folder), "--port", str(port)])
    assert left.value.code == 2
    assert f"error[cannot-listen]: port {port} of 127.0.0.1 cannot be used" in capsys.readouterr().err


def test_without_the_extra_the_error_names_it(folder, capsys, monkeypatch):
    import importlib.util

    real = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "uvicorn" else real(name))
    monkeypatch.delitem(sys.modules, "poliscope.cli.serve", raising=False)
    with pytest.raises(SystemExit) as left:
        main(["serve", str(folder)])
    assert left.value.code == 2
    assert 'pip install "poliscope[serve]"' in capsys.readouterr().err
    monkeypatch.delitem(sys.modules, "poliscope.cli.serve", raising=False)


def test_a_file_is_no_folder(folder):
    with pytest.raises(StudyError, match="is a file"):
        open_server(folder / "evidence.csv")


def test_kill_9_in_a_run_loses_nothing(folder):
    before = {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()}
    with running(str(folder)) as server:
        status, told = server.change("/recipe", {"normalise": {"method": "rank"}})
        assert status == 200, told
        revision = told["revision"]
        status, _ = server.change("/run")
        assert status == 202
        deadline = time.monotonic() + 10
        while not (workers := children(server.process.pid)) and time.monotonic() < deadline:
            time.sleep(0.01)
        assert workers
        server.kill()
        deadline = time.monotonic() + 10
        while any(map(alive, workers)) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert not any(map(alive, workers)), "the worker outlived its server"
    kept = {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()}
    assert set(kept) == set(before)
    assert {name for name in kept if kept[name] != before[name]} == {"study.toml"}
    with running(str(folder)) as server:
        assert server.state() == {"revision": revision, "running": None}
        state = folder / ".poliscope"
        assert not list(state.glob("*.draft*"))
        assert not list((state / "results").glob(".*.draft"))
        assert server.run_to_the_end()["state"] == "done"
        server.kill()
    with running(str(folder)) as server:  # the result survives the restart too
        last = server.run_to_the_end()
        assert (last["state"], last.get("cached")) == ("done", True)


def test_an_upload_that_breaks_off_leaves_nothing(empty):
    with running(str(empty)) as server:
        with socket.create_connection(("127.0.0.1", server.port)) as line:
            head = (
                f"POST /upload HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n"
                f"X-Poliscope-Token: {server.token}\r\n"
                "X-File-Name: x.csv\r\nContent-Length: 100000\r\n\r\n"
            )
            line.sendall(head.encode() + b"a,b\n1,2\n")
            time.sleep(0.5)
        deadline = time.monotonic() + 5
        while list((empty / ".poliscope").glob("*.draft*")) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert not list((empty / ".poliscope").glob("*.draft*"))
        assert not (empty / "data").exists()
        assert server.ask("GET", "/data")[0] == 200


@pytest.mark.parametrize(
    "path", ["/../../etc/passwd", "/static/../../../etc/passwd", "/static/..%2f..%2fetc%2fpasswd",
             "//etc/passwd",
             "/files/..%5c..%5cstudy.toml", "/report?of=..%2f..%2fstudy.toml", "/%2e%2e/%2e%2e/etc/passwd"],
)  # fmt: skip
def test_raw_paths_lead_nowhere(served, path):
    with socket.create_connection(("127.0.0.1", served.port), timeout=10) as line:
        line.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
        answer = b""
        while piece := line.recv(65536):
            answer += piece
    assert b" 404 " in answer.split(b"\r\n")[0] or b" 400 " in answer.split(b"\r\n")[0]
    assert b"root:" not in answer
    assert b"schema" not in answer


@pytest.mark.parametrize(
    "raw",
    [
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n",
        b"GET / HTTP/1.0\r\n\r\n",
        b"\x00\xff\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"y" * 2_000_000 + b"\r\n\r\n",
        b"POST /run HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n",
    ],
)
def test_odd_requests_are_refused_and_the_server_lives(served, raw):
    with socket.create_connection(("127.0.0.1", served.port), timeout=10) as line:
        try:
            line.sendall(raw)
            line.shutdown(socket.SHUT_WR)
            answer = line.recv(65536)
        except OSError:  # it hung up before it had read everything
            answer = b""
    assert not answer or b" 40" in answer.split(b"\r\n")[0] or b" 43" in answer.split(b"\r\n")[0]
    assert served.ask("GET", "/state")[0] == 200


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    folder = tmp_path_factory.mktemp("served") / "study"
    from importlib.resources import as_file, files

    with as_file(files("poliscope.cli") / "starter") as starter:
        shutil.copytree(starter, folder)
    with running(str(folder)) as server:
        yield server


def test_a_page_that_opens_the_app_is_nobody_elses(folder):
    serving = open_server(folder)
    try:
        path = serving.page_to_open()
        assert path.stat().st_mode & 0o077 == 0
        assert serving.address in path.read_text()
        assert Workspace(folder).revision() == serving.workspace.revision()
    finally:
        serving.socket.close()
