"""The sources a draft names itself: in its front matter, a manifest beside it, or links to files.

Drafts are untrusted: only files below their own folder are read, after resolving links, unless the
command line allows more.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from crosscheck import drafts
from crosscheck.errors import CrosscheckError, DraftError, ManifestError
from crosscheck.model import Draft, Link
from crosscheck.outlets.called import is_address
from crosscheck.retrieval import formats, manifest, saved
from crosscheck.retrieval.manifest import SourceRequest

if TYPE_CHECKING:
    from crosscheck.outlets.registry import Registry

SIDECAR = ".sources.toml"
_NOT_LINKED = frozenset({".md", ".markdown", ".xml", ".json"})  # links to such files have other purposes
_NAME = 4  # words of a link's text that may be the name of an outlet


def of(draft: Draft, registry: Registry, *, outside: bool = False) -> tuple[SourceRequest, ...]:
    """The requests that a draft names. `outside` lets them name files outside its folder.

    Raises DraftError and ManifestError for malformed ones, with file and line.
    """
    if is_address(draft.path):
        return ()
    path = Path(draft.path)
    found = list(_listed(draft, path.parent, registry, outside))
    for file in sidecars(path):
        found += manifest.load(file, registry, outside=outside)
    have = {request.file.resolve() for request in found if request.file}
    for request in _linked(draft, path.parent, registry, outside):
        assert request.file is not None
        if request.file.resolve() not in have:
            have.add(request.file.resolve())
            found.append(request)
    return tuple(found)


def sidecars(path: Path) -> list[Path]:
    """The manifests beside a draft: `draft.sources.toml` or `draft.md.sources.toml`."""
    names = dict.fromkeys((f"{path.name}{SIDECAR}", f"{path.stem}{SIDECAR}"))
    return [path.with_name(name) for name in names if path.with_name(name).exists()]


def _listed(draft: Draft, folder: Path, registry: Registry, outside: bool) -> Iterator[SourceRequest]:
    """The requests of the front matter."""
    for line, entry in drafts.declared(draft):
        where = f"{draft.path}:{line}"
        try:
            if not isinstance(entry, str):
                yield manifest.from_table(entry, folder, registry, outside=outside, where=where)
            elif is_address(entry):
                yield manifest.from_link(entry, registry, origin="front matter")
            else:
                file = manifest.within(folder, entry, outside=outside)
                yield saved.request(file, registry, origin="front matter", where=where)
        except ManifestError as error:
            raise DraftError(f"{where}: {error.message}", error.hint) from error


def _linked(draft: Draft, folder: Path, registry: Registry, outside: bool) -> Iterator[SourceRequest]:
    """The requests for files of articles that the draft links to; other links are for readers."""
    for link in draft.links:
        name = _path(link)
        if PurePath(name).suffix.lower() not in formats.ENDINGS - _NOT_LINKED:
            continue
        try:
            file = manifest.within(folder, name, outside=outside)
        except (CrosscheckError, OSError, ValueError):
            continue
        text = " ".join(link.span.of(draft.text).split())
        called = text if text[:1].isupper() and len(text.split()) <= _NAME else ""
        where = f"{draft.path}:{draft.locate(link.span).line}"
        yield saved.request(file, registry, origin="file link", where=where, name=called)


def _path(link: Link) -> str:
    """The path of a link without a host, or ""."""
    try:
        parts = urlsplit(link.url)
    except ValueError:
        return ""
    return "" if parts.scheme or parts.netloc else unquote(parts.path)
