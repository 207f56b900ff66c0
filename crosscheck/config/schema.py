"""What a configuration may hold: the only list of the known settings.

Reading, checking, the environment variables and `crosscheck config` all follow from the fields.
A field's metadata may give `choices` (or what lists them when they are needed), a `range`, what is `valid`
and its `shape`, the `table` it is read from where that has another name, say that it is `internal`, or that
it is `secret` and never shown; `folder_unless` are the words of a text that names a folder otherwise.
`relative` says what of a list's texts is relative to the file it stands in: `path` all of it, `target` what
follows „=“, `glob` a pattern, which without a slash fits in every folder. A `moment` is a date or a date
and time.
"""

from __future__ import annotations

import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from crosscheck import messages
from crosscheck.model import Outlet

PREFIX = "CROSSCHECK_"
FAIL_ON = ("error", "warning", "info", "never")


def _is_in_header(text: str) -> bool:
    return text.isascii() and text.isprintable()


def _is_proxy(text: str) -> bool:
    """Whether the text is empty or the address of a proxy; those that the HTTP library needs more for are not."""
    try:
        parts = urlsplit(text)
        return not text or (parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0)
    except ValueError:
        return False


def _draft_languages() -> tuple[str, ...]:
    from crosscheck.language import codes  # late: they are many tables

    return ("", *codes())


def _report_languages() -> tuple[str, ...]:
    return ("", *messages.languages())


_IN_HEADER = {"valid": _is_in_header, "shape": "Write it in ASCII, on one line: servers are told it."}


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
    connections_per_host: int = field(default=1, metadata={"range": (1, 100)})
    user_agent: str = field(default="", metadata=_IN_HEADER)
    contact: str = field(default="", metadata=_IN_HEADER)
    allow_hosts: tuple[str, ...] = ()
    proxy: str = field(default="", metadata={"valid": _is_proxy, "shape": "Write it as http://HOST:PORT."})
    ca_file: Path | None = None
    respect_robots: bool = True
    max_age: float = 3600.0  # seconds for which an archived page is used without asking for a newer one
    discover: bool = True  # look for an outlet's article where the draft gives only its name
    wayback: bool = False  # ask the Internet Archive for pages that are gone


@dataclass(frozen=True, slots=True)
class Limits:
    """What one thing may cost before it is stopped: reading a file or page, and the work on a draft, whose memory
    counts in worker processes alone. Seconds, of which 0 is no limit, and megabytes."""

    parse_seconds: float = 30.0
    parse_memory: int = field(default=2000, metadata={"range": (200, 1_000_000)})
    draft_seconds: float = 600.0
    draft_memory: int = field(default=4000, metadata={"range": (500, 1_000_000)})


@dataclass(frozen=True, slots=True)
class JudgeSettings:
    """An optional second reader for doubtful claims. Times in seconds.

    `band`: claims whose verdict is less sure than this are sent, the most doubtful first, at most
    `budget` of a draft. `trust` is the confidence of a verdict that a judge has given: nobody can
    measure a newsroom's model beforehand.
    """

    model: str = ""  # "" or "none" = none; else "openai:MODEL" or a plug-in's
    band: float = field(default=0.78, metadata={"range": (0.0, 1.0)})
    budget: int = 12
    trust: float = field(default=0.8, metadata={"range": (0.0, 1.0)})
    common: float = field(default=0.1, metadata={"range": (0.0, 1.0)})  # of a statement's words, in its proof
    credits: bool = False  # also ask whom doubtful sentences credit
    fresh: bool = False  # ask again what was answered before
    base_url: str = "http://127.0.0.1:8080/v1"
    api_key: str = field(default="", repr=False, metadata={"secret": True})
    structured: str = field(default="auto", metadata={"choices": ("auto", "always", "never")})
    batch: int = field(default=4, metadata={"range": (1, 20)})  # statements in one call
    max_calls: int = 8  # for one draft
    max_tokens: int = 12_000  # for one draft, as estimated beforehand
    answer_tokens: int = 300  # for one statement
    timeout: float = 60.0
    retries: int = 2
    max_wait: float = 30.0  # a server that wants a longer pause is not waited for
    concurrency: int = 2


@dataclass(frozen=True, slots=True)
class PathRules:
    """A table `[crosscheck.per-path."opinion/**"]`: which rules count for the drafts it fits.

    `pattern` is joined to the folder of the configuration; `min_confidence` None leaves the
    general one.
    """

    pattern: str
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_confidence: float | None = field(default=None, metadata={"range": (0.0, 1.0)})


@dataclass(frozen=True, slots=True)
class Config:
    """All settings in force. `origins` says for each key where its value came from, `refused` names the keys
    that a found file may not set, each with the file."""

    language: str = field(default="", metadata={"choices": _draft_languages})  # "" = as the draft reads
    report_language: str = field(default="", metadata={"choices": _report_languages})  # "" = the draft's own
    fail_on: str = field(default="error", metadata={"choices": FAIL_ON})
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_confidence: float = field(default=0.0, metadata={"range": (0.0, 1.0)})
    baseline: Path | None = None
    sources: tuple[str, ...] = field(default=(), metadata={"relative": "path"})  # manifests and folders
    output_format: tuple[str, ...] = field(default=(), metadata={"relative": "target"})
    published: str = field(default="", metadata={"moment": True})  # of drafts that do not say it themselves
    jobs: int = field(default=0, metadata={"range": (0, 1024)})  # 0 = as many as there are processors
    exclude: tuple[str, ...] = field(default=(), metadata={"relative": "glob"})  # of drafts in folders
    archive: str = ""  # a file or the URL of a database; "" = in the user's data folder, "none" = none
    # "box" = the model in the package, "none" = words alone, else a folder with a model
    reader: str = field(default="none", metadata={"folder_unless": ("box", "none")})
    network: Network = field(default_factory=Network)
    limits: Limits = field(default_factory=Limits)
    judge: JudgeSettings = field(default_factory=JudgeSettings)
    per_path: tuple[PathRules, ...] = field(default=(), metadata={"table": "per_path"})
    outlets: tuple[Outlet, ...] = field(default=(), metadata={"table": "outlet"})
    origins: tuple[tuple[str, str], ...] = field(default=(), metadata={"internal": True})
    refused: tuple[tuple[str, str], ...] = field(default=(), metadata={"internal": True})


@dataclass(frozen=True, slots=True)
class Key:
    """One known setting: its dotted name, its type, and what limits it."""

    name: str
    type: Any
    metadata: Mapping[str, Any]

    @property
    def variable(self) -> str:
        """The environment variable that sets it; lists are separated by commas there."""
        return PREFIX + self.name.upper().replace(".", "_").replace("-", "_")

    @property
    def written(self) -> str:
        return self.name.replace("_", "-")


def settings(cls: type = Config, prefix: str = "") -> Iterator[Key]:
    """Every setting of `cls`, nested tables as `network.timeout`; arrays of tables left out."""
    hints = typing.get_type_hints(cls)
    for each in fields(cls):
        if each.metadata.get("internal") or "table" in each.metadata:
            continue
        if is_table(hints[each.name]):
            yield from settings(hints[each.name], f"{prefix}{each.name}.")
        else:
            yield Key(prefix + each.name, hints[each.name], each.metadata)


def is_table(kind: Any) -> bool:
    return isinstance(kind, type) and hasattr(kind, "__dataclass_fields__")
