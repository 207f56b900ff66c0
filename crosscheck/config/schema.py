"""The schema of the configuration: the only list of the settings.

Loading, validation, environment variables and `crosscheck config` follow from the fields and their types. A field's
metadata may have: `type`, a stricter type to decode it as; `table`, its name in TOML if different; `variable`, the end
of its environment variable if different; `internal`, not settable; `secret`, never shown; `file`, the empty name is
none; `folder_unless`, the words of a text that is otherwise a folder; `relative`, the part of a list's items that is
relative to the settings file: `path` all of it, `target` the part after „=“, `glob` a pattern, which without a slash
matches in every folder.
"""

from __future__ import annotations

import typing
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit

from msgspec import Meta

from crosscheck import messages
from crosscheck.decoding import Unfit, text_of
from crosscheck.errors import nearest
from crosscheck.model import Outlet

PREFIX = "CROSSCHECK_"
WEBHOOK_TOKEN = "CROSSCHECK_WEBHOOK_TOKEN"  # noqa: S105 - the name of a variable, which no settings file may set
_HIGHEST = 1_000_000_000  # of seconds, bytes and calls: more is a mistake, and some libraries fail on it
Count = Annotated[int, Meta(ge=0, le=_HIGHEST)]
Amount = Annotated[float, Meta(ge=0, le=_HIGHEST)]
Share = Annotated[float, Meta(ge=0, le=1)]
FailOn = Literal["error", "warning", "info", "never"]


class HeaderText(str):
    """A valid value of an HTTP header."""

    @classmethod
    def decoded(cls, value: object) -> Self:
        text = text_of(value)
        if not (text.isascii() and text.isprintable()):
            raise Unfit("cannot be used", "Write it in ASCII, on one line: servers are told it.")
        return cls(text)


class ProxyAddress(str):
    """The address of a proxy, or ""; schemes that need extra packages are refused."""

    @classmethod
    def decoded(cls, value: object) -> Self:
        text = text_of(value)
        try:
            parts = urlsplit(text)
            fits = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
        except ValueError:
            fits = False
        if text and not fits:
            raise Unfit("cannot be used", "Write it as http://HOST:PORT.")
        return cls(text)


class DraftLanguage(str):
    """The code of a language for drafts, or ""."""

    @classmethod
    def decoded(cls, value: object) -> Self:
        from crosscheck.language import codes  # late: a check of settings alone needs no language

        return cls(_one_of(text_of(value), codes()))


class ReportLanguage(str):
    """The code of a language for reports, or ""."""

    @classmethod
    def decoded(cls, value: object) -> Self:
        return cls(_one_of(text_of(value), messages.languages()))


def _one_of(text: str, known: Iterable[str]) -> str:
    if text and text not in known:
        raise Unfit(f"has the unknown value '{text}'", nearest(text, known))
    return text


class Moment(str):
    """A date or a date and time, or ""."""

    @classmethod
    def decoded(cls, value: object) -> Self:
        text = value.isoformat() if isinstance(value, date) else value
        try:
            if isinstance(text, str) and (not text or datetime.fromisoformat(text)):
                return cls(text)
        except ValueError:
            pass
        raise Unfit(f"is not a time: {value!r:.40}", "Write it as 2025-02-16 or 2025-02-16T09:30+01:00.")


@dataclass(frozen=True, slots=True)
class Network:
    """How pages are fetched. Times in seconds, sizes in bytes."""

    offline: bool = False
    timeout: Amount = 15.0
    total_timeout: Amount = 45.0
    max_bytes: Count = 10_000_000
    max_redirects: Count = 5
    retries: Count = 2
    requests_per_second: Amount = 1.0
    connections_per_host: Annotated[int, Meta(ge=1, le=100)] = 1
    user_agent: str = field(default="", metadata={"type": HeaderText})
    contact: str = field(default="", metadata={"type": HeaderText})
    allow_hosts: tuple[str, ...] = ()
    proxy: str = field(default="", metadata={"type": ProxyAddress})
    ca_file: Path | None = field(default=None, metadata={"file": True})
    respect_robots: bool = True
    max_age: Amount = 3600.0  # seconds for which an archived page is used without asking for a newer one
    discover: bool = True  # look for an outlet's article where the draft gives only its name
    wayback: bool = False  # ask the Internet Archive for pages that are gone


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits on parsing one file or page and on checking one draft: seconds, megabytes, and characters of visible
    text (0: no limit of seconds or characters).

    The memory of a draft is limited in worker processes only."""

    parse_seconds: Amount = 30.0
    parse_memory: Annotated[int, Meta(ge=200, le=1_000_000)] = 2000
    draft_seconds: Amount = 600.0
    draft_memory: Annotated[int, Meta(ge=500, le=1_000_000)] = 4000
    draft_characters: Count = 200_000  # some 30,000 words: ten times the longest press digest


@dataclass(frozen=True, slots=True)
class JudgeSettings:
    """An optional language model, the judge, for doubtful claims. Times in seconds.

    `band`: claims with a lower confidence are sent, the most doubtful first, at most `budget` per draft.
    `trust` is the confidence of a judge's verdict, a setting because the model is not known beforehand.
    """

    model: str = ""  # "" or "none" = none; else "openai:MODEL" or a plug-in's
    band: Share = 0.78
    budget: Count = 12
    trust: Share = 0.8
    common: Share = 0.1  # of a statement's words, in its proof
    credits: bool = False  # also ask whom doubtful sentences credit
    fresh: bool = False  # ask again what was answered before
    base_url: str = "http://127.0.0.1:8080/v1"
    api_key: str = field(default="", repr=False, metadata={"secret": True})
    structured: Literal["auto", "always", "never"] = "auto"
    batch: Annotated[int, Meta(ge=1, le=20)] = 4  # statements in one call
    max_calls: Count = 8  # for one draft
    max_tokens: Count = 12_000  # for one draft, as estimated beforehand
    answer_tokens: Count = 300  # for one statement
    timeout: Amount = 60.0
    retries: Count = 2
    max_wait: Amount = 30.0  # the longest pause asked for by a server that is waited for
    concurrency: Count = 2


@dataclass(frozen=True, slots=True)
class ServeSettings:
    """`crosscheck serve`: the address, who may ask, and how much. Sizes in bytes, times in seconds."""

    host: str = "127.0.0.1"
    port: Annotated[int, Meta(ge=0, le=65_535)] = 8765  # 0 = any free one
    token: str = field(default="", repr=False, metadata={"secret": True, "variable": "TOKEN"})
    token_file: Path | None = field(default=None, metadata={"file": True})
    allowed_hosts: tuple[str, ...] = ()  # names under which it is asked, besides those of this machine
    decisions: Path | None = None  # the folder of decisions; None = beside the archive
    workers: Annotated[int, Meta(ge=0, le=1024)] = 0  # checks at once; 0 = as many as there are processors
    waiting: Count = 20  # checks that may wait for a worker
    check_seconds: Annotated[float, Meta(gt=0, le=86_400)] = 120.0
    body_seconds: Annotated[float, Meta(gt=0, le=86_400)] = 30.0  # for a request to arrive
    max_bytes: Annotated[int, Meta(ge=1_000, le=_HIGHEST)] = 20_000_000  # of a request
    max_sources: Count = 50
    jobs: Count = 200  # finished ones that are kept


@dataclass(frozen=True, slots=True)
class PathRules:
    """A table `[crosscheck.per-path."opinion/**"]`: the rules that count for matching drafts.

    `pattern` is joined to the folder of the configuration; `min_confidence` None leaves the
    general one.
    """

    pattern: str = field(metadata={"internal": True})  # the table's name
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_confidence: Share | None = None


@dataclass(frozen=True, slots=True)
class Config:
    """All settings in force. `origins` has the origin of each value by key, `refused` the keys that a found
    file may not set, each with the file."""

    language: str = field(default="", metadata={"type": DraftLanguage})  # "" = as the draft reads
    report_language: str = field(default="", metadata={"type": ReportLanguage})  # "" = the draft's own
    fail_on: FailOn = "error"
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_confidence: Share = 0.0
    baseline: Path | None = field(default=None, metadata={"file": True})
    sources: tuple[str, ...] = field(default=(), metadata={"relative": "path"})  # manifests and folders
    output_format: tuple[str, ...] = field(default=(), metadata={"relative": "target"})
    published: str = field(default="", metadata={"type": Moment})  # of drafts that do not say it themselves
    jobs: Annotated[int, Meta(ge=0, le=1024)] = 0  # 0 = as many as there are processors
    exclude: tuple[str, ...] = field(default=(), metadata={"relative": "glob"})  # of drafts in folders
    archive: str = ""  # a file or the URL of a database; "" = in the user's data folder, "none" = none
    # "box" = the model in the package, "none" = words alone, else a folder with a model
    reader: str = field(default="none", metadata={"folder_unless": ("box", "none")})
    network: Network = field(default_factory=Network)
    limits: Limits = field(default_factory=Limits)
    judge: JudgeSettings = field(default_factory=JudgeSettings)
    serve: ServeSettings = field(default_factory=ServeSettings)
    per_path: tuple[PathRules, ...] = field(default=(), metadata={"table": "per_path"})
    outlets: tuple[Outlet, ...] = field(default=(), metadata={"table": "outlet"})
    origins: tuple[tuple[str, str], ...] = field(default=(), metadata={"internal": True})
    refused: tuple[tuple[str, str], ...] = field(default=(), metadata={"internal": True})
    deprecated: tuple[tuple[str, str], ...] = field(default=(), metadata={"internal": True})


@dataclass(frozen=True, slots=True)
class Key:
    """One setting: its dotted name, its type, and its metadata."""

    name: str
    type: Any
    metadata: Mapping[str, Any]

    @property
    def variable(self) -> str:
        """The environment variable that sets it; lists are separated by commas there."""
        return f"{PREFIX}{self.metadata.get('variable', self.name.upper().replace('.', '_'))}"

    @property
    def written(self) -> str:
        return self.name.replace("_", "-")


def settings(cls: type = Config, prefix: str = "") -> Iterator[Key]:
    """Every setting of `cls`, nested tables as `network.timeout`; arrays of tables left out."""
    hints = typing.get_type_hints(cls, include_extras=True)
    for each in fields(cls):
        if each.metadata.get("internal") or "table" in each.metadata:
            continue
        if is_table(hints[each.name]):
            yield from settings(hints[each.name], f"{prefix}{each.name}.")
        else:
            yield Key(prefix + each.name, each.metadata.get("type", hints[each.name]), each.metadata)


def is_table(kind: Any) -> bool:
    return isinstance(kind, type) and hasattr(kind, "__dataclass_fields__")
