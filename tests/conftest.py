"""What holds for every test: nothing is kept in the archive of whoever runs them. And what many need:
a database server, and a place for an archive of either kind."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import examples  # noqa: F401 - its profile
import postgres_server
import pytest
from hypothesis import settings

os.environ.setdefault("CROSSCHECK_ARCHIVE", "none")
settings.load_profile("crosscheck")


def pytest_xdist_auto_num_workers() -> int:
    """Of `-n auto`: more than processors, because many tests wait for a browser, a server or a process."""
    return (os.cpu_count() or 1) + 2


gc.disable()  # while tests are collected: most of what is made then stays


def pytest_collection_finish() -> None:
    """What was collected is not looked through again at every collection of garbage: a tenth of the time."""
    gc.freeze()
    gc.enable()


@pytest.fixture(scope="session", autouse=True)
def data_folder(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The user's data folder, where states of the reader are kept when the archive is a server's, and that
    of the user's own settings; and that of the hub's library, which reads its variable once."""
    os.environ["HF_HOME"] = str(tmp_path_factory.mktemp("hub"))
    os.environ["XDG_CONFIG_HOME"] = str(tmp_path_factory.mktemp("config"))
    os.environ["XDG_DATA_HOME"] = str(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="session")
def postgres() -> Iterator[postgres_server.Postgres]:
    """A PostgreSQL server, started when the first test asks for it."""
    yield from postgres_server.running()


@pytest.fixture(params=["sqlite", "postgresql"])
def fresh(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], str]]:
    """Gives places for new archives, each time another: files, and then databases."""
    if request.param == "postgresql":
        server: postgres_server.Postgres = request.getfixturevalue("postgres")
        yield server.fresh
        server.clean()
    else:
        numbers = iter(range(1000))
        yield lambda: str(tmp_path / f"archive{next(numbers)}.sqlite")


@pytest.fixture
def place(fresh: Callable[[], str]) -> str:
    return fresh()
