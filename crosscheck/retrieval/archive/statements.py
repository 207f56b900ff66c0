"""What the tables of an archive ask of a database."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

Row = tuple[Any, ...]


class Found(Protocol):
    """What a statement gave."""

    def fetchone(self) -> Any: ...
    def fetchall(self) -> list[Any]: ...


class Statements(Protocol):
    """A database that takes statements in standard SQL, with ? for each value."""

    def execute(self, sql: str, values: Sequence[Any] = (), /) -> Found: ...
