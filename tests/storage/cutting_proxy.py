"""A proxy in front of PostgreSQL that can cut the connection at a COMMIT."""

import contextlib
import socket
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum, auto
from pathlib import Path

from sqlalchemy import make_url

from tests.postgres import PORT

#: Seconds to wait for PostgreSQL's answer.
_PATIENCE = 30


class Cut(Enum):
    """Where the proxy cuts a connection."""

    BEFORE = auto()  # PostgreSQL never sees the COMMIT
    AFTER = auto()  # PostgreSQL commits, and its answer is lost


class CuttingProxy:
    """Passes connections on, and cuts the next COMMITs as told.

    Attributes:
        cuts: What to do at the next COMMITs of something written; later ones pass.
        closes_after_cut: Whether the first cut also ends all later connections.
    """

    def __init__(self, server: Path, directory: Path) -> None:
        self.cuts: list[Cut] = []
        self.closes_after_cut = False
        self._server = str(server / f".s.PGSQL.{PORT}")
        self._refusing = False
        self._listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._listener.bind(str(directory / f".s.PGSQL.{PORT}"))
        self._listener.listen()
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        """Accepts no more connections."""
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            if self._refusing:
                client.close()
                continue
            server = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            server.connect(self._server)
            lost = _LostAnswer()
            for passing in (self._requests, _answers):
                arguments = (client, server, lost)
                threading.Thread(target=passing, args=arguments, daemon=True).start()

    def _requests(self, client: socket.socket, server: socket.socket, lost: "_LostAnswer") -> None:
        with contextlib.suppress(OSError):
            writes = False
            while data := client.recv(65536):
                writes = writes or b"INSERT" in data or b"UPDATE" in data
                commits = b"COMMIT" in data
                if commits and writes and self.cuts:
                    cut = self.cuts.pop(0)
                    self._refusing = self.closes_after_cut
                    if cut is Cut.AFTER:
                        lost.wanted.set()
                        server.sendall(data)
                        lost.arrived.wait(_PATIENCE)
                    _end(client)
                    break
                writes = writes and not commits
                server.sendall(data)
        _end(server)


@contextmanager
def proxy_to(database_url: str) -> Iterator[tuple[CuttingProxy, str]]:
    """Yields a proxy to a PostgreSQL database, and the URL of the database through it."""
    url = make_url(database_url)
    with tempfile.TemporaryDirectory(prefix="ssi-coach-proxy-") as directory:
        proxy = CuttingProxy(Path(str(url.query["host"])), Path(directory))
        try:
            through = url.update_query_dict({"host": directory})
            yield proxy, through.render_as_string(hide_password=False)
        finally:
            proxy.close()


class _LostAnswer:
    """The answer of PostgreSQL that the proxy keeps to itself."""

    def __init__(self) -> None:
        self.wanted, self.arrived = threading.Event(), threading.Event()


def _answers(client: socket.socket, server: socket.socket, lost: _LostAnswer) -> None:
    with contextlib.suppress(OSError):
        while data := server.recv(65536):
            if lost.wanted.is_set():
                lost.arrived.set()
            else:
                client.sendall(data)
    _end(client)


def _end(connection: socket.socket) -> None:
    with contextlib.suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)
    connection.close()
