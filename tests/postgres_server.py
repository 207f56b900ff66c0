"""A real PostgreSQL server for tests: made, started and torn down by them, on 127.0.0.1 alone.

One server for each process that runs tests, one database for each test.
"""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

PASSWORD = "ge:heim@1"
QUOTED = "ge%3Aheim%401"


def _programs() -> Path | None:
    """The folder of the server's programs, which Debian keeps off the path."""
    found = shutil.which("initdb")
    folders = [Path(found).parent] if found else []
    folders += sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: float(p.parent.name), reverse=True
    )
    return next((folder for folder in folders if (folder / "initdb").exists()), None)


def _unprivileged() -> dict[str, object]:
    """Arguments of `subprocess` for a user that the server agrees to run as: not root."""
    if os.geteuid():
        return {}
    for name in ("postgres", "nobody"):
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    pytest.skip("the server does not run as root, and there is no user postgres or nobody")


class Postgres:
    """The server; it is reached as the user `desk`, who owns the databases and nothing else."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self.programs, self.folder, self.data = programs, folder, folder / "data"
        self._as_user = _unprivileged()
        if self._as_user:
            os.chown(folder, self._as_user["user"], self._as_user["group"])
        self.port = _free_port()
        self._made = 0
        self._free: list[str] = []
        self._lent: list[str] = []
        secret = folder / "password"
        secret.write_text(PASSWORD)
        secret.chmod(0o644)
        self._run("initdb", "--username", "admin", "--auth", "scram-sha-256", "--pwfile", str(secret), "--no-sync",
                  "--encoding", "UTF8", "--locale", "C", str(self.data))  # fmt: skip
        self.start()
        self.command(f"CREATE ROLE desk LOGIN PASSWORD '{PASSWORD}'")

    def start(self) -> None:
        # Nothing of a test has to outlive the machine; it does have to outlive the server's process.
        settings = f"-h 127.0.0.1 -p {self.port} -k {self.folder} -c fsync=off -c max_connections=40"
        log = str(self.folder / "log")
        self._run("pg_ctl", "start", "--wait", "--silent", "-D", str(self.data), "-l", log, "-o", settings)

    def stop(self, mode: str = "immediate") -> None:
        self._run("pg_ctl", "stop", "--wait", "--silent", "-D", str(self.data), "-m", mode)

    @property
    def is_running(self) -> bool:
        return (self.data / "postmaster.pid").exists()

    def url(self, database: str, user: str = "desk") -> str:
        return f"postgresql://{user}:{QUOTED}@127.0.0.1:{self.port}/{database}"

    def database(self, options: str = "") -> str:
        """The URL of a new database."""
        self._made += 1
        name = f"test{self._made}"
        self.command(f"CREATE DATABASE {name} OWNER desk TEMPLATE template0 {options}")
        return self.url(name)

    def fresh(self) -> str:
        """The URL of a database with nothing in it, until `clean` is called."""
        url = self._free.pop() if self._free else self.database()
        self._lent.append(url)
        return url

    def clean(self) -> None:
        """Empties what `fresh` gave, for the next test; a server that a test has stopped is started."""
        if not self.is_running:
            self.start()
        for url in self._lent:
            name = url.rpartition("/")[2]
            self.command(
                f"ALTER DATABASE {name} OWNER TO desk; DROP SCHEMA IF EXISTS crosscheck CASCADE", name
            )
        self._free += self._lent
        self._lent = []

    def command(self, sql: str, database: str = "postgres") -> None:
        import psycopg

        with psycopg.connect(self.url(database, "admin"), autocommit=True) as admin:
            admin.execute(sql.encode())

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(
            [str(self.programs / program), *arguments], check=True, cwd=self.folder, timeout=60,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **self._as_user,
        )  # fmt: skip


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def running() -> Iterator[Postgres]:
    """The server while tests run; they are skipped where none can be had."""
    pytest.importorskip("psycopg", reason="pip install '.[postgres]'")
    programs = _programs()
    if programs is None:
        pytest.skip("no PostgreSQL server is installed (Debian: apt-get install postgresql)")
    folder = Path(tempfile.mkdtemp(prefix="crosscheck-pg-"))
    server = None
    try:
        try:
            server = Postgres(programs, folder)
        except (OSError, subprocess.SubprocessError) as error:
            pytest.skip(f"the PostgreSQL server in {programs} cannot be started ({error})")
        yield server
    finally:
        if server is not None and server.is_running:
            server.stop()
        shutil.rmtree(folder, ignore_errors=True)
