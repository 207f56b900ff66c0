"""Articles that lie in files: whose each is, told by the page, and all of a folder of them."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from crosscheck.errors import ManifestError
from crosscheck.model import Article, Outlet
from crosscheck.outlets.called import by_host, checked_url, is_lone_address, outlet_called
from crosscheck.outlets.identity import host_of
from crosscheck.retrieval import formats
from crosscheck.retrieval.manifest import Copy, SourceRequest, within

if TYPE_CHECKING:
    from crosscheck.outlets.registry import Registry

_LARGEST = 10_000_000  # bytes of a page
_NOBODY = Outlet("", "", "", (), ())
_PARTS = re.compile(r"\s[-–—|]\s|_")  # of a file name: „Brand im Werk - Südkurier“
_COPY = re.compile(r" \(\d{1,4}\)$")  # what browsers add to the name of a second download
_ITEMS = frozenset({".xml", ".json"})


def request(file: Path, registry: Registry, *, origin: str, where: str = "", name: str = "") -> SourceRequest:
    """The request for the article in a file, its outlet told by the page; where that says nothing, by
    `name` or else the name of the file."""
    from crosscheck.retrieval.reading import read_file

    article = read_file(SourceRequest(_NOBODY, "", file), _LARGEST)
    outlet = whose(article, registry) or _by_name(name or file.stem, registry)
    return SourceRequest(outlet, "", file, origin, where=where)


def given(
    registry: Registry,
    outlet: str,
    url: str,
    copy: Copy | None,
    *,
    published: str = "",
    origin: str = "",
    where: str = "",
) -> SourceRequest:
    """The request for an article that is given in memory, by its address, or both. Without a name of the outlet,
    address or page tell it.

    Raises ManifestError for one that neither tells, and for whatever else is wrong.
    """
    from crosscheck import moments
    from crosscheck.retrieval.reading import read_copy

    url = checked_url(url) if url else ""
    if not url and copy is None:
        raise ManifestError("has neither an address nor a text", "Give its url, its text, or both.")
    if copy is not None and is_lone_address(copy.data[:5_000].decode("utf-8", "replace")):
        raise ManifestError("its text is an address, not an article", "Give it as url.")
    doubtful = False
    if outlet.strip():
        owner, doubtful = outlet_called(outlet, registry, url)
    elif url:
        owner = by_host(host_of(url), registry)
    else:
        assert copy is not None
        told = whose(read_copy(SourceRequest(_NOBODY, copy=copy), _LARGEST), registry)
        if told is None:
            raise ManifestError("nothing tells whose article it is", "Give its outlet: a domain or a name.")
        owner = told
    day = moments.given(published, owner.timezone) if published else None
    if published and day is None:
        raise ManifestError(f"'published' is not a date: {published:.40}", moments.FORMS)
    return SourceRequest(owner, url, None, origin, day, where, doubtful, copy=copy)


def whose(article: Article, registry: Registry) -> Outlet | None:
    """The outlet of an article, by the address its page gives or by what it calls itself."""
    from crosscheck.outlets.registry import outlet_for_name

    for url in (article.canonical_url, article.url):
        if "://" in url and host_of(url):
            return by_host(host_of(url), registry)
    for name in article.publisher:
        fitting = registry.by_name(name)
        if len(fitting) == 1:
            return fitting[0]
    return outlet_for_name(article.publisher[0]) if article.publisher else None


def _by_name(name: str, registry: Registry) -> Outlet:
    from crosscheck.outlets.registry import outlet_for_name

    name = _COPY.sub("", name)
    for part in (name, *_PARTS.split(name)):
        known = registry.by_id(part.lower()) or registry.by_domain(part.lower())
        fitting = (known,) if known else registry.by_name(part) if part.strip() else ()
        if len(fitting) == 1:
            return fitting[0]
    return outlet_for_name(name)


def folder(
    path: Path, registry: Registry, *, outside: bool = False, leave: Collection[Path] = ()
) -> tuple[SourceRequest, ...]:
    """The requests for all articles that lie in a folder, by the names of the files; those in `leave`,
    what lies in folders below, and files of other kinds are passed over.

    Raises ManifestError for a folder without any, and for a link that leads out of it.
    """
    try:
        files = sorted(entry for entry in path.iterdir() if _may_hold_one(entry))
    except OSError as error:
        raise ManifestError(f"{path}: cannot be read: {error.strerror}", "Check its permissions.") from error
    found = []
    for file in files:
        try:
            within(path, file.name, outside=outside)
        except ManifestError as error:
            raise ManifestError(f"{path}: {error.message}", error.hint) from error
        if file.resolve() not in leave:
            found.append(request(file, registry, origin="folder", where=str(file)))
    if not found:
        kinds = ", ".join(sorted(formats.ENDINGS))
        raise ManifestError(f"{path}: no saved article lies in this folder", f"Save them there, as {kinds}.")
    return tuple(found)


def _may_hold_one(file: Path) -> bool:
    ending = file.suffix.lower()
    if file.name.startswith((".", "~$")) or ending not in formats.ENDINGS or file.is_dir():
        return False
    if ending not in _ITEMS:
        return True
    try:
        with file.open("rb") as stream:
            return formats.recognised(stream.read(_LARGEST), file.name) in {"newsml", "ninjs"}
    except OSError:
        return False
