"""Read pages of the app under load on loopback: requests a second and how long they take.

The bar: 200 requests a second with 99 of 100 answered within 100 ms. The load is offered at a fixed rate, so
that a slow answer delays none that follow it, and a wait in line counts (no coordinated omission). The rival
in the same run is a server of the same kind that answers the same bytes from memory, without gate or study.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from importlib.resources import as_file, files
from pathlib import Path

PAGES = ("/data", "/recipe", "/run", "/explore", "/download", "/compare", "/state",
         "/table?file=evidence.csv&row=20", "/static/app.js", "/page.json?of=RESULT", "/report?of=RESULT",
         "/compare?a=now&b=RESULT")  # fmt: skip
CONNECTIONS = 32

BARE = """
import sys, uvicorn
body = b"x" * int(sys.argv[1])
async def app(scope, receive, send):
    if scope["type"] != "http":
        return
    await send({"type": "http.response.start", "status": 200,
                "headers": [(b"content-length", str(len(body)).encode())]})
    await send({"type": "http.response.body", "body": body})
import socket
s = socket.socket(); s.bind(("127.0.0.1", 0)); s.listen(128)
print(f"http://127.0.0.1:{s.getsockname()[1]}/#token=none", flush=True)
uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, lifespan="off")).run(sockets=[s])
"""


def begin(command: list[str]) -> tuple[subprocess.Popen[str], int, str]:
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    found = re.fullmatch(r"http://127\.0\.0\.1:(\d+)/#token=(\S+)\n", process.stdout.readline())
    assert found, "the server did not start"
    return process, int(found[1]), found[2]


async def ask(port: int, method: str, path: str, headers: str = "") -> bytes:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    head = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Length: 0\r\nConnection: close\r\n"
    writer.write(f"{head}{headers}\r\n".encode())
    answer = await asyncio.wait_for(reader.read(), 120)
    writer.close()
    return answer.split(b"\r\n\r\n", 1)[1]


async def prepare(port: int, token: str) -> list[str]:
    """Run the study once, and return the pages with the address of its result."""
    import json

    state = json.loads(await ask(port, "GET", "/state"))
    sent = f'X-Poliscope-Token: {token}\r\nIf-Match: "{state["revision"]}"\r\n'
    job = json.loads(await ask(port, "POST", "/run", sent))["job"]
    await ask(port, "GET", f"/events?job={job}")
    found = re.search(rb"/page\.json\?of=([^\" ]+)", await ask(port, "GET", "/explore"))
    assert found, "the run made no result"
    return [path.replace("RESULT", found[1].decode()) for path in PAGES]


async def load(port: int, paths: list[str], rate: float, seconds: float) -> tuple[list[float], int]:
    """Offer requests at a fixed rate over open connections; return how long each took from its due time."""
    total = int(rate * seconds)
    waiting: asyncio.Queue[tuple[float, str]] = asyncio.Queue()
    took: list[float] = []
    size = 0

    async def worker() -> None:
        nonlocal size
        reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1 << 22)
        while True:
            due, path = await waiting.get()
            writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
            head = await reader.readuntil(b"\r\n\r\n")
            assert head.startswith(b"HTTP/1.1 200"), head[:40]
            length = int(re.search(rb"content-length: (\d+)", head)[1])  # type: ignore[index]
            await reader.readexactly(length)
            size += length
            took.append(time.perf_counter() - due)
            if len(took) == total:
                done.set()

    done = asyncio.Event()
    workers = [asyncio.create_task(worker()) for _ in range(CONNECTIONS)]
    start = time.perf_counter()
    for number in range(total):
        due = start + number / rate
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        waiting.put_nowait((due, paths[number % len(paths)]))
    finished = [asyncio.create_task(done.wait()), *workers]
    await asyncio.wait(finished, timeout=60, return_when=asyncio.FIRST_COMPLETED)
    for one in finished:
        one.cancel()
    ended = await asyncio.gather(*workers, return_exceptions=True)
    failed = [one for one in ended if isinstance(one, Exception)]
    assert not failed, failed[0]
    return took, size


def cpu(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measure(
    name: str, process: subprocess.Popen[str], port: int, paths: list[str], rate: float, seconds: float
) -> float:
    asyncio.run(load(port, paths, 50, 1))  # every page has been made once
    before, begun = cpu(process.pid), time.perf_counter()
    took, size = asyncio.run(load(port, paths, rate, seconds))
    elapsed, used = time.perf_counter() - begun, cpu(process.pid) - before
    ordered = sorted(took)

    def at(share: float) -> float:
        return 1000 * ordered[min(int(share * len(ordered)), len(ordered) - 1)]

    print(
        f"{name:34} {len(took) / elapsed:6.0f} requests/s  p50 {at(0.5):6.1f}  p95 {at(0.95):6.1f}"
        f"  p99 {at(0.99):6.1f}  max {at(1):6.1f} ms  {size / len(took) / 1000:5.0f} KB each"
        f"  {1000 * used / len(took):5.2f} ms CPU each"
    )
    return used / len(took)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rate", type=float, default=200)
    parser.add_argument("--seconds", type=float, default=10)
    asked = parser.parse_args()
    print(f"load of the machine before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "study"
        with as_file(files("poliscope.cli") / "starter") as starter:
            shutil.copytree(starter, folder)
        served, port, token = begin([sys.executable, "-m", "poliscope", "serve", str(folder)])
        bare, bare_port, _ = begin([sys.executable, "-c", BARE, "40000"])
        try:
            paths = asyncio.run(prepare(port, token))
            ours = measure("poliscope serve, all read pages", served, port, paths, asked.rate, asked.seconds)
            theirs = measure("bare uvicorn, 40 KB", bare, bare_port, ["/"], asked.rate, asked.seconds)
            print(f"CPU a request, ours over bare uvicorn: {ours / theirs:.1f}")
            for path in paths:
                measure(f"  {path[:30]}", served, port, [path], asked.rate, 2)
        finally:
            served.kill()
            bare.kill()
            served.communicate()
            bare.communicate()


if __name__ == "__main__":
    main()
