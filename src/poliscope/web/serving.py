"""The server around the app: a socket that only this machine reaches, a secret, and an end without loss."""

from __future__ import annotations

import ipaddress
import secrets
import socket
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from poliscope.errors import Problem, StudyError
from poliscope.web.app import make_app
from poliscope.web.security import LOCAL_NAMES, Gate
from poliscope.web.storage import write_whole
from poliscope.web.workspace import Workspace

__all__ = ["LEAST_TOKEN", "Serving", "is_local", "open_server"]

LEAST_TOKEN = 16
"""Letters that a token of one's own must have where others can reach the address."""
AT_ONCE = 128


def is_local(host: str) -> bool:
    """Tell whether an address can be reached from this machine alone."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


@dataclass(frozen=True)
class Serving:
    """A server that listens already, and answers once it is run.

    Parameters
    ----------
    address : str
        With the secret behind ``#``: the part of an address that a browser tells nobody.
    workspace : Workspace
        The study.
    """

    address: str
    workspace: Workspace
    server: uvicorn.Server
    socket: socket.socket

    def run(self) -> None:
        """Answer until the process is told to end."""
        try:
            self.server.run(sockets=[self.socket])
        finally:
            self.socket.close()

    def page_to_open(self) -> Path:
        """Write a page that leads to the address: on a command line others would see the secret."""
        path = self.workspace.storage.state / "open.html"
        text = f'<!DOCTYPE html><meta http-equiv="refresh" content="0;url={self.address}">\n'
        write_whole(path, b"")
        path.chmod(0o600)
        path.write_text(text, encoding="utf-8")
        return path


def open_server(
    study: str | Path,
    *,
    others: Sequence[str | Path] = (),
    host: str = "127.0.0.1",
    port: int = 0,
    token: str | None = None,
    names: Sequence[str] = (),
) -> Serving:
    """Listen on an address.

    Parameters
    ----------
    study : str or Path
        The folder of the study; made where it does not exist.
    others : sequence of path
        Further studies to compare with.
    host : str
        An address of this machine; one that others can reach needs a token.
    port : int
        0 for any that is free.
    token : str, optional
        A secret of one's own; then reading needs it too.
    names : sequence of str
        Further names under which the server may be asked for.

    Raises
    ------
    StudyError
        ``no-token``, ``short-token``, ``cannot-listen``, ``not-a-folder``.
    """
    _check_token(host, token)
    folder = Path(study)
    if folder.name == "study.toml" and folder.is_file():
        folder = folder.parent
    if folder.exists() and not folder.is_dir():
        raise StudyError(Problem("not-a-folder", f'"{folder}" is a file', help="name the folder of a study"))
    listening = _listen(host, port)
    shown = f"[{host}]" if ":" in host else host
    hosts = LOCAL_NAMES | {shown.lower(), *(name.lower() for name in names)}
    workspace = Workspace(folder)
    gate = Gate(token or secrets.token_urlsafe(24), frozenset(hosts), reads_too=token is not None)
    config = uvicorn.Config(
        make_app(workspace, gate, others=others),
        log_level="warning",
        access_log=False,
        server_header=False,
        limit_concurrency=AT_ONCE,
        timeout_keep_alive=15,
        timeout_graceful_shutdown=2,
        h11_max_incomplete_event_size=32_768,
    )
    address = f"http://{shown}:{listening.getsockname()[1]}/#token={gate.token}"
    return Serving(address, workspace, uvicorn.Server(config), listening)


def _check_token(host: str, token: str | None) -> None:
    if token is None and not is_local(host):
        raise StudyError(
            Problem(
                "no-token",
                f'under "{host}" others can reach the server, and it has no token',
                help="leave --host out, or give a secret: POLISCOPE_TOKEN=... poliscope serve --host ...",
            )
        )
    if token is not None and (len(token) < LEAST_TOKEN or not token.isascii() or not token.isprintable()):
        raise StudyError(
            Problem(
                "short-token",
                f"the token has fewer than {LEAST_TOKEN} plain letters",
                help='python -c "import secrets; print(secrets.token_urlsafe(24))" makes one',
            )
        )


def _listen(host: str, port: int) -> socket.socket:
    plain = host.strip("[]")
    family = socket.AF_INET6 if ":" in plain else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((plain, port))
        listening.listen(128)
    except (OSError, OverflowError) as error:
        listening.close()
        raise StudyError(
            Problem(
                "cannot-listen",
                f"port {port} of {host} cannot be used: {error}",
                help="leave --port out to take any that is free",
            )
        ) from None
    return listening
