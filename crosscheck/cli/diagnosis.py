"""What this installation is and can do: versions, processor, reader, archive, settings, outlets, pages to fetch."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from crosscheck import __version__
from crosscheck.errors import CrosscheckError

if TYPE_CHECKING:
    from crosscheck.config import Config
    from crosscheck.model import Draft
    from crosscheck.outlets.registry import Registry

_DISTRIBUTION = "crosscheck-news"
_FOR_USERS = ("cluster", "docx", "hub", "lsp", "mcp", "pdf", "postgres", "serve", "warc")
_REQUIREMENT = re.compile(r"(?P<name>[\w.-]+)[^;]*(?:;.*extra == ['\"](?P<extra>[\w-]+)['\"])?")
# What the reader's arithmetic is quicker with.
_FEATURES = ("avx2", "avx512f", "avx512_vnni", "avx512_bf16", "amx_int8", "asimd", "asimddp", "i8mm")


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that was looked at. `problem` says that a check would fail or be incomplete because of it."""

    area: str
    name: str
    value: str
    problem: bool = False

    def fields(self) -> dict[str, object]:
        return asdict(self)


def program() -> Iterator[Row]:
    """Versions of the package, of Python, and of the machine."""
    yield Row("program", "crosscheck", __version__)
    yield Row("program", "python", f"{platform.python_version()} ({platform.python_implementation()})")
    yield Row("program", "system", platform.platform())
    yield Row("program", "processor", processor())


def processor() -> str:
    """Cores and the vector instructions that are known, as far as the system tells."""
    cores = f"{os.cpu_count() or 1} cores"
    try:
        text = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return f"{cores}, {platform.machine()}"
    told = re.search(r"^(?:flags|Features)\s*:(.*)$", text, re.MULTILINE)
    flags = told[1].split() if told else []
    return ", ".join([cores, platform.machine(), *(name for name in _FEATURES if name in flags)])


def libraries() -> Iterator[Row]:
    """The version of every library that is needed, and of those for extras; a missing one of the first is a problem."""
    try:
        needed = metadata.requires(_DISTRIBUTION) or ()
    except metadata.PackageNotFoundError:
        yield Row(
            "libraries", _DISTRIBUTION, "is run from its folder and not installed: nothing is known of them"
        )
        return
    for line in needed:
        found = _REQUIREMENT.match(line)
        if found is None or (found["extra"] and found["extra"] not in _FOR_USERS):
            continue
        version = _version(found["name"])
        if version:
            yield Row("libraries", found["name"], version)
        elif found["extra"]:
            yield Row("libraries", found["name"], f"not installed; the extra '{found['extra']}' brings it")
        else:
            yield Row("libraries", found["name"], "missing", problem=True)


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def settings(config: Config) -> Iterator[Row]:
    """Where the settings in force come from, and what a found file may not set."""
    origins = dict(config.origins)
    for origin in sorted(set(origins.values())):
        names = sorted(name.replace("_", "-") for name, where in origins.items() if where == origin)
        yield Row("settings", origin, ", ".join(names))
    if not origins:
        yield Row("settings", "files", "none; the defaults are in force")
    for name, file in config.refused:
        yield Row(
            "settings", file, f"{name.replace('_', '-')} is not in force: the file was found and not named"
        )


def reader(config: Config) -> Row:
    """The reader of the settings, and whether it can be used."""
    from crosscheck.reader import opened

    found = opened(config.reader)
    if isinstance(found, CrosscheckError):
        return Row("reader", config.reader, f"{found.message}. {found.hint}", problem=True)
    return Row("reader", config.reader, "words and rules alone" if found is None else "loads")


def archive(config: Config, registry: Registry) -> Row:
    """The archive of the settings, and whether it can be read and written."""
    from crosscheck.retrieval import archive as archives
    from crosscheck.retrieval.archive import places

    if config.archive == "none":
        return Row("archive", "none", "nothing is kept")
    place = (
        places.masked(config.archive)
        if places.is_url(config.archive)
        else str(archives.path_of(config.archive))
    )
    if not places.is_url(place) and not os.path.lexists(place):
        return Row("archive", place, "not there yet; the first check makes it")
    try:
        with archives.opened(config.archive, registry, create=False) as found:
            kept = f"{found.count()} snapshots"
            return Row("archive", place, kept if found.keeps else f"{kept}, read only")
    except CrosscheckError as exc:
        return Row("archive", place, f"{exc.message}. {exc.hint}", problem=True)


def outlets(config: Config, registry: Registry) -> Row:
    own = f", {len(config.outlets)} of them from the settings" if config.outlets else ""
    confirmed = sum(outlet.verified for outlet in registry.outlets)
    return Row("outlets", "known", f"{len(registry.outlets)}{own}; {confirmed} confirmed on their own pages")


def network(config: Config) -> Iterator[Row]:
    limits = config.network
    yield Row("network", "pages", "not fetched (offline)" if limits.offline else "fetched")
    if limits.proxy:
        yield Row("network", "proxy", limits.proxy)
    if limits.allow_hosts:
        yield Row("network", "private hosts", ", ".join(limits.allow_hosts))
    yield Row("judge", "model", config.judge.model or "none")


def fetches(draft: Draft, config: Config, registry: Registry) -> Iterator[Row]:
    """The articles that a check of the draft would ask for, besides those that are given to it."""
    from crosscheck import pipeline

    found = pipeline.needed_articles(pipeline.read(draft, config, registry), ())
    for request in found.requests:
        yield Row(draft.path, request.outlet.domain, request.url)
    for wanted in found.wanted:
        how = "looked for in its feeds and sitemaps" if config.network.discover else "to be given"
        yield Row(draft.path, wanted.outlet.domain, f"no address in the draft: {how}")
    if not found.requests and not found.wanted:
        yield Row(draft.path, "nothing", "no outlet is credited")


def rows(config: Config, registry: Registry, drafts: Sequence[Draft]) -> list[Row]:
    """Everything, in the order in which it is shown."""
    return [
        *program(), *libraries(), *settings(config), reader(config), archive(config, registry),
        outlets(config, registry), *network(config),
        *(row for draft in drafts for row in fetches(draft, config, registry)),
    ]  # fmt: skip
