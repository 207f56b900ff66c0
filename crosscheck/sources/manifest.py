"""The sources manifest, `--source` and what else asks for a source: requests for articles."""

from __future__ import annotations

import re
import stat
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from crosscheck import files
from crosscheck.errors import CrosscheckError, ManifestError, UsageError, nearest
from crosscheck.model import Outlet

if TYPE_CHECKING:
    from crosscheck.sources.registry import Registry

KEYS = ("outlet", "url", "file", "published")
_SCHEMES = ("http", "https")
_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_DOMAIN = re.compile(rf"^(?=.{{4,253}}$)(?:{_LABEL}\.)+(?!\d+$){_LABEL}$")
_Complaint = Callable[[str, str, str], ManifestError]
_EXAMPLE = 'An entry reads: [[source]] outlet = "n-tv.de", url = "https://…" and/or file = "saved.html".'


@dataclass(frozen=True, slots=True)
class SourceRequest:
    """An article somebody asks for: where it stands (`url`), where a saved copy lies (`file`), or both.

    `origin` says who asked: „manifest“, „option“, „link“ or „discovery“.
    """

    outlet: Outlet
    url: str = ""
    file: Path | None = None
    origin: str = "manifest"
    published: datetime | None = None


def load(path: Path, registry: Registry) -> tuple[SourceRequest, ...]:
    """The requests in the manifest at `path`; its `file` entries are relative to it.

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
    return tuple(_entry(e, number, path, text, registry) for number, e in enumerate(entries, 1))


def from_table(entry: Mapping[str, object], folder: Path, registry: Registry) -> SourceRequest:
    """The request that one table of a manifest's form makes, its file relative to `folder`.

    Raises :class:`ManifestError` for whatever is wrong in it.
    """
    return _request(entry, folder, registry, lambda _, message, hint: ManifestError(message, hint))


def parse_option(value: str, registry: Registry) -> SourceRequest:
    """The request in `--source OUTLET=PATH_OR_URL`; raises :class:`UsageError`."""
    name, mark, target = value.partition("=")
    if not mark or not name.strip() or not target.strip():
        raise UsageError(
            f"--source {value}: not OUTLET=PATH_OR_URL", "For example: --source n-tv.de=article.html"
        )
    try:
        outlet = resolve(name.strip(), registry)
        target = target.strip()
        if "://" in target or re.match(r"^[a-z][a-z0-9+.-]+:(?![\\/])", target, re.IGNORECASE):
            return SourceRequest(outlet, url=checked_url(target), origin="option")
        return SourceRequest(outlet, file=_file(Path(target)), origin="option")
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


def from_link(url: str, registry: Registry) -> SourceRequest:
    """The request for an article that a draft links to; the outlet is the one that owns the host."""
    url = checked_url(url)
    return SourceRequest(_by_host(urlsplit(url).hostname or "", registry), url=url, origin="link")


def resolve(name: str, registry: Registry) -> Outlet:
    """The outlet meant by an id, a domain or a name.

    A domain that nobody knows becomes an outlet of its own; a name that nobody knows, or that
    fits two outlets, raises :class:`ManifestError`.
    """
    known = registry.by_id(name) or registry.by_domain(name.lower())
    if known:
        return known
    fitting = registry.by_name(name)
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        listed = ", ".join(o.domain for o in fitting)
        raise ManifestError(f"'{name}' fits more than one outlet", f"Say which by its domain: {listed}.")
    host = re.sub(r"^(?:https?://)?", "", name.lower()).rstrip("/")
    if _DOMAIN.match(host):
        return _by_host(host, registry)
    hint = nearest(name, [n for o in registry.outlets for n in (o.domain, *o.names)])
    if not hint.startswith("Did"):
        hint = "Give the outlet's domain (a domain nobody knows becomes an outlet of this draft)."
    raise ManifestError(f"no outlet is known by the name '{name}'", hint)


def checked_url(url: str) -> str:
    """`url` without white space around it; raises :class:`ManifestError` unless it is http or https."""
    url = url.strip()
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise ManifestError(f"'{url}' is not a web address: {error}", "Copy it from the browser.") from error
    if parts.scheme.lower() not in _SCHEMES:
        raise ManifestError(
            f"'{url}' does not begin with http:// or https://",
            "Only web pages are fetched; give a saved copy as file.",
        )
    if not parts.hostname or port == 0 or any(c.isspace() or ord(c) < 32 for c in url):
        raise ManifestError(f"'{url}' is not a web address", "Copy it from the browser.")
    return url


def _by_host(host: str, registry: Registry) -> Outlet:
    from crosscheck.sources.registry import outlet_for_domain

    host = host.lower().removeprefix("www.")
    return registry.by_domain(host) or outlet_for_domain(host)


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
    entry: Mapping[str, object], number: int, path: Path, text: str, registry: Registry
) -> SourceRequest:
    """One [[source]] table; every complaint names the line it stands in."""

    def fail(key: str, message: str, hint: str) -> ManifestError:
        return ManifestError(f"{path}{_line_of(text, number, key)}: {message}", hint)

    return _request(entry, path.parent, registry, fail)


def _request(
    entry: Mapping[str, object], folder: Path, registry: Registry, fail: _Complaint
) -> SourceRequest:
    for key, value in entry.items():
        if key not in KEYS:
            raise fail(key, f"unknown key '{key}'", nearest(key, KEYS))
        if key != "published" and (not isinstance(value, str) or not value.strip()):
            raise fail(key, f"'{key}' has to be a text that is not empty", _EXAMPLE)
    if "outlet" not in entry:
        raise fail("", "the entry has no 'outlet'", _EXAMPLE)
    if "url" not in entry and "file" not in entry:
        raise fail("", "the entry has neither 'url' nor 'file'", _EXAMPLE)
    key = "outlet"
    try:
        outlet = resolve(str(entry["outlet"]).strip(), registry)
        key = "url"
        url = checked_url(str(entry["url"])) if "url" in entry else ""
        key = "file"
        file = _file(folder / str(entry["file"])) if "file" in entry else None
    except ManifestError as error:
        raise fail(key, error.message, error.hint) from error
    return SourceRequest(outlet, url, file, "manifest", _published(entry.get("published"), fail))


def _published(value: object, fail: _Complaint) -> datetime | None:
    from crosscheck.sources.extract import times

    moment = value if isinstance(value, datetime) else times.parse(value if isinstance(value, str) else None)
    if value is not None and moment is None:
        raise fail(
            "published", "'published' is not a date and time", "Write it as 2025-06-12T08:15:00+02:00."
        )
    return moment


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


def _line_of(text: str, number: int, key: str) -> str:
    """Where `key` of the `number`th entry stands, as „:7“; where the entry begins without a key."""
    starts = [m.start() for m in re.finditer(r"^\s*\[\[\s*source\s*\]\]", text, re.MULTILINE)]
    if len(starts) < number:
        return ""
    begin = starts[number - 1]
    end = starts[number] if len(starts) > number else len(text)
    found = (
        re.compile(rf"^[ \t]*[\"']?{re.escape(key)}[\"']?\s*=", re.MULTILINE).search(text, begin, end)
        if key
        else None
    )
    at = found.start() if found else begin + len(text[begin:end]) - len(text[begin:end].lstrip())
    return f":{text.count(chr(10), 0, at) + 1}"


def _line(text: str, pattern: str) -> str:
    found = re.search(pattern, text, re.MULTILINE)
    return f":{text.count(chr(10), 0, found.start()) + 1 + found.group().count(chr(10))}" if found else ""
