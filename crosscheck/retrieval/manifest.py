"""The sources manifest, `--source` and what else asks for a source: requests for articles."""

from __future__ import annotations

import bisect
import re
import stat
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from crosscheck import files, moments
from crosscheck.errors import CrosscheckError, ManifestError, UsageError, nearest
from crosscheck.model import Outlet
from crosscheck.outlets.called import by_host, checked_url, is_address, outlet_called, resolve, with_names
from crosscheck.outlets.identity import plain_address

if TYPE_CHECKING:
    from crosscheck.outlets.registry import Registry

KEYS = ("outlet", "names", "url", "file", "published")
_TEXTS = frozenset({"outlet", "url", "file"})
_Complaint = Callable[[str, str, str], ManifestError]
_EXAMPLE = 'An entry reads: [[source]] outlet = "n-tv.de", url = "https://…" and/or file = "saved.html".'


@dataclass(frozen=True, slots=True)
class SourceRequest:
    """An article somebody asks for: where it stands (`url`), where a saved copy lies (`file`), or both.

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


def load(path: Path, registry: Registry, *, outside: bool = False) -> tuple[SourceRequest, ...]:
    """The requests in the manifest at `path`; its `file` entries are relative to it, and lie below its
    folder unless `outside` allows others.

    Raises :class:`ManifestError` for whatever is wrong in it, with the line where there is one.
    """
    text = _text(path)
    try:
        data = files.toml(text)
    except ValueError as error:
        raise ManifestError(f"{path}: not valid TOML: {error}", _EXAMPLE) from error
    strange = [k for k in data if k != "source"]
    if strange:
        where = _line(text, rf"^\s*\[*\s*[\"']?{re.escape(strange[0])}\b")
        raise ManifestError(f"{path}{where}: unknown key '{strange[0]}'", nearest(strange[0], ["source"]))
    entries = data.get("source")
    if not entries:
        raise ManifestError(f"{path}: the manifest names no source", _EXAMPLE)
    if not isinstance(entries, list) or not all(isinstance(e, dict) for e in entries):
        raise ManifestError(f"{path}: 'source' has to be a list of tables", _EXAMPLE)
    lines = _Lines(text)
    found = tuple(_entry(e, n, path, lines, registry, outside) for n, e in enumerate(entries, 1))
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
    place = (folder, outside, where)
    return _request(entry, place, registry, lambda _, message, hint: ManifestError(message, hint))


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
    return SourceRequest(by_host(urlsplit(url).hostname or "", registry), url=url, origin=origin)


def _text(path: Path) -> str:
    try:
        return files.text(path)
    except IsADirectoryError as error:
        raise ManifestError(f"{path}: is a folder, not a manifest", "Name the .toml file in it.") from error
    except FileNotFoundError as error:
        raise ManifestError(
            f"{path}: there is no such file", "Check the path given with --sources."
        ) from error
    except UnicodeDecodeError as error:
        raise ManifestError(f"{path}: not UTF-8 (byte {error.start})", "Save it as UTF-8.") from error
    except OSError as error:
        raise ManifestError(f"{path}: cannot be read: {error.strerror}", "Is this the right file?") from error


def _entry(
    entry: Mapping[str, object], number: int, path: Path, lines: _Lines, registry: Registry, outside: bool
) -> SourceRequest:
    """One [[source]] table; every complaint names the line it stands in."""

    def fail(key: str, message: str, hint: str) -> ManifestError:
        return ManifestError(f"{path}{lines.of(number, key)}: {message}", hint)

    where = f"{path}{lines.of(number)}"
    return _request(entry, (path.parent, outside, where), registry, fail)


def _request(
    entry: Mapping[str, object], place: tuple[Path, bool, str], registry: Registry, fail: _Complaint
) -> SourceRequest:
    folder, outside, where = place
    for key, value in entry.items():
        if key not in KEYS:
            raise fail(key, f"unknown key '{key}'", nearest(key, KEYS))
        if key in _TEXTS and (not isinstance(value, str) or not value.strip()):
            raise fail(key, f"'{key}' has to be a text that is not empty", _EXAMPLE)
    if "outlet" not in entry:
        raise fail("", "the entry has no 'outlet'", _EXAMPLE)
    if "url" not in entry and "file" not in entry:
        raise fail("", "the entry has neither 'url' nor 'file'", _EXAMPLE)
    names = _names(entry.get("names", []), fail)
    key = "url"
    try:
        url = checked_url(str(entry["url"])) if "url" in entry else ""
        key = "file"
        file = within(folder, str(entry["file"]), outside=outside) if "file" in entry else None
        key = "outlet"
        outlet, doubtful = outlet_called(str(entry["outlet"]), registry, url)
    except ManifestError as error:
        raise fail(key, error.message, error.hint) from error
    published = _published(entry, outlet, fail)
    outlet = with_names(outlet, names) if names else outlet
    return SourceRequest(outlet, url, file, "manifest", published, where, doubtful and not names)


def _names(value: object, fail: _Complaint) -> list[str]:
    if isinstance(value, list) and all(isinstance(n, str) and any(map(str.isalpha, n)) for n in value):
        return value
    raise fail(
        "names", "'names' has to be a list of texts", 'Write it as names = ["Nordwest-Zeitung", "NWZ"].'
    )


def _published(entry: Mapping[str, object], outlet: Outlet, fail: _Complaint) -> datetime | None:
    """When the article appeared; a time without a zone is the outlet's own."""
    if "published" not in entry:
        return None
    moment = moments.given(entry["published"], outlet.timezone)
    if moment is None:
        raise fail("published", f"'published' is not a date: {entry['published']}", moments.FORMS)
    return moment


def within(folder: Path, name: str, *, outside: bool = False) -> Path:
    """The file called `name`, seen from `folder`: one below it, links followed, unless `outside` allows
    others. Raises ManifestError for any other, and for what is no file."""
    path = folder / name
    try:
        inside = outside or path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):  # links that lead in a circle, characters no path has
        inside = False
    if not inside:
        raise ManifestError(
            f"{name} is not below the folder {folder}",
            "Move it there, or let files be read from anywhere with --allow-outside.",
        )
    return _file(path)


def _file(path: Path) -> Path:
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:  # none there, or a name that none can have
        raise ManifestError(
            f"there is no file {path}", "Paths are relative to the manifest, or to where you stand."
        ) from error
    if stat.S_ISDIR(mode):
        raise ManifestError(f"{path} is a folder", "Name the saved page itself.")
    return path


class _Lines:
    """Where the entries of a manifest stand. Looked for once: it may have very many."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [m.start(1) for m in re.finditer(r"^\s*(\[\[)\s*source\s*\]\]", text, re.MULTILINE)]
        self._breaks = [m.start() for m in re.finditer("\n", text)]

    def of(self, number: int, key: str = "") -> str:
        """Where `key` of the `number`th entry stands, as „:7“; where the entry begins without a key."""
        if len(self._starts) < number:
            return ""
        begin, *rest = self._starts[number - 1 : number + 1]
        end = rest[0] if rest else len(self._text)
        found = None
        if key:
            wanted = re.compile(rf"^[ \t]*[\"']?{re.escape(key)}[\"']?\s*=", re.MULTILINE)
            found = wanted.search(self._text, begin, end)
        return f":{bisect.bisect_left(self._breaks, found.start() if found else begin) + 1}"


def _line(text: str, pattern: str) -> str:
    found = re.search(pattern, text, re.MULTILINE)
    return f":{text.count(chr(10), 0, found.start()) + 1 + found.group().count(chr(10))}" if found else ""
