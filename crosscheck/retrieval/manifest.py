"""The sources manifest, `--source` and what else asks for a source: requests for articles."""

from __future__ import annotations

import stat
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from msgspec import Struct

from crosscheck import decoding, moments
from crosscheck.decoding import Filled, TomlLines, Unfit
from crosscheck.errors import CrosscheckError, ManifestError, NoFileError, UsageError
from crosscheck.model import Outlet
from crosscheck.outlets.called import by_host, checked_url, is_address, outlet_called, resolve, with_names
from crosscheck.outlets.identity import host_of, plain_address

if TYPE_CHECKING:
    from crosscheck.outlets.registry import Registry

_EXAMPLE = 'An entry reads: [[source]] outlet = "n-tv.de", url = "https://…" and/or file = "saved.html".'


class Name(str):
    """A name that has letters in it."""

    @classmethod
    def decoded(cls, value: object) -> Self:
        text = decoding.text_of(value)
        if not any(map(str.isalpha, text)):
            raise Unfit("must be a list of names", 'Write it as names = ["Nordwest-Zeitung", "NWZ"].')
        return cls(text)


class _Source(Struct, frozen=True, forbid_unknown_fields=True):
    """One [[source]] table."""

    outlet: Filled
    names: tuple[Name, ...] = ()
    url: Filled = ""
    file: Filled = ""
    published: Any = None

    def __post_init__(self) -> None:
        if not self.url and not self.file:
            raise Unfit("has neither 'url' nor 'file'", _EXAMPLE)


class _Manifest(Struct, frozen=True, forbid_unknown_fields=True):
    """What a manifest holds."""

    source: tuple[_Source, ...] = ()

    def __post_init__(self) -> None:
        if not self.source:
            raise Unfit("names no source", _EXAMPLE)


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of an article that no file holds: its bytes, and a name whose ending tells the format where
    the bytes do not."""

    name: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class SourceRequest:
    """An article somebody asks for: where it stands (`url`), a saved copy of it (`file`, or `copy` in memory),
    or both.

    `origin` says who asked: „manifest“, „option“, „link“ or „discovery“, `where` in which file and
    line. `doubtful` says that nobody is known by the outlet's name, which may be a slip of the pen.
    `as_of` is the time whose version counts where an archive holds several.
    """

    outlet: Outlet
    url: str = ""
    file: Path | None = None
    origin: str = "manifest"
    published: datetime | None = None
    where: str = ""
    doubtful: bool = False
    as_of: datetime | None = None
    copy: Copy | None = None

    @property
    def copied(self) -> str:
        """The name of the saved copy, "" without one."""
        return self.file.name if self.file else self.copy.name if self.copy else ""


_MOST = 10_000  # sources in one manifest; they take some two seconds


def load(path: Path, registry: Registry, *, outside: bool = False) -> tuple[SourceRequest, ...]:
    """The requests in the manifest at `path`; its `file` entries are relative to it, and lie below its
    folder unless `outside` allows others.

    Raises :class:`ManifestError` for whatever is wrong in it, with the line where there is one.
    """
    text = decoding.text(path, ManifestError, "manifest", "Check the path given with --sources.")
    if text.count("[[source]]") > _MOST:
        raise ManifestError(
            f"{path}: lists more than {_MOST:,} sources", "Split it, and give --sources for each."
        )
    file = decoding.from_toml(text, _Manifest, str(path), ManifestError, _EXAMPLE)
    lines = TomlLines(text)

    def request(number: int, source: _Source) -> SourceRequest:
        where = f"{path}{lines.of(('source', number))}"
        try:
            return _request(source, path.parent, outside, where, registry)
        except Unfit as exc:
            line = lines.of(("source", number, *exc.keys))
            raise ManifestError(f"{path}{line}: {exc.worded()}", exc.hint) from exc

    found = tuple(request(number, source) for number, source in enumerate(file.source))
    _refuse_twins(found)
    return found


def _refuse_twins(requests: Sequence[SourceRequest]) -> None:
    """Raises ManifestError for two files that are to be one and the same page."""
    seen: dict[tuple[str, str], SourceRequest] = {}
    for request in requests:
        if not request.url or request.file is None:
            continue
        other = seen.setdefault((request.outlet.id, plain_address(request.url)), request)
        if other.file != request.file:
            raise ManifestError(
                f"{request.where}: {other.file} and {request.file} are both given for {request.url}",
                "Keep one of them, or give each the address it stood at.",
            )


def from_table(
    entry: Mapping[str, object], folder: Path, registry: Registry, *, outside: bool = False, where: str = ""
) -> SourceRequest:
    """The request that one table of a manifest's form makes, its file relative to `folder` and below it
    unless `outside` allows others; `where` says where the table stands.

    Raises :class:`ManifestError` for whatever is wrong in it.
    """
    try:
        return _request(decoding.convert(entry, _Source), folder, outside, where, registry)
    except Unfit as exc:
        raise ManifestError(exc.worded(whole="the entry"), exc.hint or _EXAMPLE) from exc


def parse_option(value: str, registry: Registry) -> SourceRequest:
    """The request in `--source OUTLET=PATH_OR_URL`; raises :class:`UsageError`."""
    name, mark, target = value.partition("=")
    if not mark or not name.strip() or not target.strip():
        raise UsageError(
            f"--source {value}: not OUTLET=PATH_OR_URL", "For example: --source n-tv.de=article.html"
        )
    try:
        target = target.strip()
        if is_address(target):
            url = checked_url(target)
            outlet, doubtful = outlet_called(name, registry, url)
            return SourceRequest(outlet, url, origin="option", where=f"--source {value}", doubtful=doubtful)
        file = _file(Path(target))
        outlet, doubtful = outlet_called(name, registry)
        return SourceRequest(outlet, "", file, "option", where=f"--source {value}", doubtful=doubtful)
    except CrosscheckError as error:
        raise UsageError(f"--source {value}: {error.message}", error.hint) from error


def parse_choice(value: str, registry: Registry) -> SourceRequest:
    """The request in `--choose OUTLET=URL`; raises :class:`UsageError`."""
    name, mark, target = value.partition("=")
    if not mark or not name.strip() or not target.strip():
        raise UsageError(
            f"--choose {value}: not OUTLET=URL", "The report lists the addresses to choose from."
        )
    try:
        return SourceRequest(resolve(name.strip(), registry), url=checked_url(target), origin="option")
    except CrosscheckError as error:
        hint = error.hint
        if "://" not in target:
            hint = "Give one of the addresses that the report lists; a saved copy goes with --source."
        raise UsageError(f"--choose {value}: {error.message}", hint) from error


def from_link(url: str, registry: Registry, *, origin: str = "link") -> SourceRequest:
    """The request for an article that a draft links to; the outlet is the one that owns the host."""
    url = checked_url(url)
    return SourceRequest(by_host(host_of(url), registry), url=url, origin=origin)


def _request(source: _Source, folder: Path, outside: bool, where: str, registry: Registry) -> SourceRequest:
    """What one table asks for. Raises Unfit, which names the key."""
    key = "url"
    try:
        url = checked_url(source.url) if source.url else ""
        key = "file"
        file = within(folder, source.file, outside=outside) if source.file else None
        key = "outlet"
        outlet, doubtful = outlet_called(source.outlet, registry, url)
    except ManifestError as error:
        raise Unfit(error.message, error.hint, (key,), named="no") from error
    published = None
    if source.published is not None:
        published = moments.given(source.published, outlet.timezone)  # without a zone it is the outlet's
        if published is None:
            raise Unfit(f"is not a date: {source.published}", moments.FORMS, ("published",))
    outlet = with_names(outlet, source.names) if source.names else outlet
    return SourceRequest(outlet, url, file, "manifest", published, where, doubtful and not source.names)


def within(folder: Path, name: str, *, outside: bool = False) -> Path:
    """The file called `name`, seen from `folder`: one below it, links followed, unless `outside` allows
    others. Raises ManifestError for any other, and for what is no file."""
    path = folder / name
    try:
        inside = outside or path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):  # links that lead in a circle, characters no path has
        inside = False
    if not inside:
        raise NoFileError(
            f"{name} is not below the folder {folder}",
            "Move it there, or let files be read from anywhere with --allow-outside.",
        )
    return _file(path)


def _file(path: Path) -> Path:
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:  # none there, or a name that none can have
        raise NoFileError(
            f"there is no file {path}", "Paths are relative to the manifest, or to where you stand."
        ) from error
    if stat.S_ISDIR(mode):
        raise ManifestError(f"{path} is a folder", "Name the saved page itself.")
    return path
