"""Settings: what a configuration may hold, and reading it from `config.toml`."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from crosscheck.model import Outlet


@dataclass(frozen=True, slots=True)
class Network:
    """How pages are fetched. Times in seconds, sizes in bytes."""

    offline: bool = False
    timeout: float = 15.0
    total_timeout: float = 45.0
    max_bytes: int = 10_000_000
    max_redirects: int = 5
    retries: int = 2
    requests_per_second: float = 1.0
    user_agent: str = ""
    contact: str = ""
    allow_hosts: tuple[str, ...] = ()
    proxy: str = ""
    ca_file: Path | None = None
    respect_robots: bool = True


@dataclass(frozen=True, slots=True)
class Config:
    """All settings in force. `origins` says for each key where its value came from."""

    language: str = ""  # "" = the draft's own
    report_language: str = ""  # "" = the draft's own
    fail_on: str = "error"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_confidence: float = 0.0
    network: Network = field(default_factory=Network)
    outlets: tuple[Outlet, ...] = ()
    origins: tuple[tuple[str, str], ...] = ()
