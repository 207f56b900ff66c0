"""Single articles: out of a file, out of an answer of the network, or none at all."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from crosscheck import files, moments, workers
from crosscheck.model import Article, Detail, State, because
from crosscheck.retrieval import formats
from crosscheck.retrieval.boundary import contained
from crosscheck.retrieval.extract import canonical, extract
from crosscheck.retrieval.fetch import Fault, Response
from crosscheck.retrieval.manifest import SourceRequest

LARGEST = 60_000_000  # bytes of a file that carries pictures
LONGEST_TEXT = 1_000_000  # characters of an article: a book of some 600 pages
_REMEMBERED = 32  # articles of files
_read_lately: dict[tuple[object, ...], Article] = {}
_lock = threading.Lock()
_FAILURES = {
    errno.ENOENT: "file_missing", errno.EACCES: "file_denied", errno.EISDIR: "file_folder",
    errno.ENOTSUP: "file_device",
}  # fmt: skip


def start_early(requests: Sequence[SourceRequest]) -> None:
    """Lets the worker that reads large files start early, if a given file is one, so that it loads what it needs
    while the drafts are analysed."""
    for request in requests:
        with contextlib.suppress(OSError, ValueError):  # told when the file is read
            if request.file is not None and request.file.stat().st_size > workers.PLAIN:
                workers.warm("crosscheck.retrieval.extract.page")
                return


def from_response(request: SourceRequest, response: Response, now: datetime) -> Article:
    """The article in an answer; a fault of the network becomes a state, and so does one of reading the page."""
    return contained(
        lambda: _from_response(request, response, now),
        lambda why: unread(request, State.ERROR, why, response),
    )


def _from_response(request: SourceRequest, response: Response, now: datetime) -> Article:
    if response.fault is Fault.ROBOTS:
        return unread(request, State.ROBOTS_DENIED, response.error, response)
    if response.fault is Fault.WAIT:
        return unread(request, State.BLOCKED, response.error, response)
    if response.fault and not (response.fault is Fault.CUT and response.content):
        return unread(request, State.ERROR, response.error, response)
    work = partial(
        extract,
        response.content,
        url=request.url,
        outlet=request.outlet,
        content_type=response.header("content-type"),
        final_url=response.final_url,
        status=response.status,
        fetched_at=now,
        found_by=request.origin,
    )
    article = _bounded(request, response.content, request.url, work, response)
    reservations = tuple(dict.fromkeys((*article.reservations, *response.reservations)))
    article = _in_bounds(replace(article, reservations=reservations))
    if response.fault is Fault.CUT and article.state is State.FULL:
        article = replace(article, state=State.TRUNCATED, detail=response.error)
    return article


def read_file(request: SourceRequest, limit: int) -> Article:
    """The article in a saved copy, whatever its format; what cannot be read has a state and the reason.

    `limit` caps a page or a text in bytes. Files that carry pictures beside their text may be larger.
    """
    return contained(lambda: _read_file(request, limit), lambda why: unread(request, State.ERROR, why))


def _read_file(request: SourceRequest, limit: int) -> Article:
    assert request.file is not None
    name = request.file.name
    try:
        with files.opened(request.file) as stream:
            content: bytes = stream.read(limit + 1) or b""  # a device may have nothing yet
            if len(content) > limit and formats.carries_pictures(content, name):
                limit = max(limit, LARGEST)
                content += stream.read(limit + 1 - len(content))
            if not content and files.is_pipe(stream):
                return unread(request, State.ERROR, because("file_pipe", name=name))
    except OSError as error:
        return unread(
            request, State.ERROR, because(_FAILURES.get(error.errno or 0, "file_unread"), name=name)
        )
    if len(content) > limit:
        return unread(request, State.ERROR, because("file_large", name=name, limit=limit))
    return _once_read(request, content, name)


def _once_read(request: SourceRequest, content: bytes, name: str) -> Article:
    """The article in `content`; who checks again while a draft is written reads the same files again and again."""
    place = (request.outlet, request.url, request.origin, name, hashlib.sha256(content).digest())
    with _lock:
        known = _read_lately.get(place)
    if known is not None:
        return known
    article = _bounded(request, content, name, partial(_from_file, request, content, name))
    if article.state is not State.ERROR:
        with _lock:
            _read_lately[place] = article
            while len(_read_lately) > _REMEMBERED:
                _read_lately.pop(next(iter(_read_lately)))
    return article


def read_copy(request: SourceRequest, limit: int) -> Article:
    """The article in a copy that no file holds; as :func:`read_file`."""
    return contained(lambda: _read_copy(request, limit), lambda why: unread(request, State.ERROR, why))


def _read_copy(request: SourceRequest, limit: int) -> Article:
    assert request.copy is not None
    content, name = request.copy.data, request.copy.name
    if len(content) > (max(limit, LARGEST) if formats.carries_pictures(content, name) else limit):
        return unread(request, State.ERROR, because("file_large", name=name, limit=limit))
    return _once_read(request, content, name)


def _bounded(
    request: SourceRequest,
    content: bytes,
    name: str,
    work: Callable[[], Article],
    response: Response | None = None,
) -> Article:
    """The article that `work` makes of `content`; what could take long is done where it can be stopped."""
    if len(content) <= workers.PLAIN and not formats.carries_pictures(content, name):
        return work()
    try:
        return workers.within(work)
    except workers.LimitError as error:
        return unread(request, State.ERROR, _stopped(error), response)


def _stopped(error: workers.LimitError) -> Detail:
    limits = workers.bounds()
    if error.kind == "late":
        return because("parse_late", seconds=f"{limits.seconds:g}")
    if error.kind == "memory":
        return because("parse_memory", megabytes=limits.megabytes)
    return because("parse_died", how=error.detail)


def _from_file(request: SourceRequest, content: bytes, name: str) -> Article:
    found = formats.read(content, name)
    if isinstance(found, formats.Fault):
        return unread(request, found.state, found.detail)
    return _in_bounds(
        _from_page(request, found) if isinstance(found, formats.Page) else _from_item(request, found)
    )


def _in_bounds(article: Article) -> Article:
    """`article`, cut between passages where it is longer than any article; only then it says that it is cut."""
    if len(article.text) <= LONGEST_TEXT:
        return article
    kept = tuple(p for p in article.passages if p.span.end <= LONGEST_TEXT)
    text = article.text[: kept[-1].span.end] if kept else ""
    state = State.TRUNCATED if article.state is State.FULL else article.state
    detail = article.detail or because("long", limit=LONGEST_TEXT)
    return replace(
        article, text=text, passages=kept, state=state, detail=detail, sha256=canonical.digest(text)
    )


def _from_page(request: SourceRequest, page: formats.Page) -> Article:
    """The article in a saved page; where nobody says where it stood, the page does."""
    url = request.url or page.url or request.copied
    article = extract(
        page.content, url=url, outlet=request.outlet, content_type=page.content_type, found_by=request.origin
    )
    if page.fault and article.state is State.FULL:
        article = replace(article, state=State.TRUNCATED, detail=page.fault)
    if request.url:
        return article
    return replace(article, url=page.url or article.canonical_url or url, final_url=page.url)


def _from_item(request: SourceRequest, item: formats.Item) -> Article:
    """The article in a file that holds its text and nothing around it."""
    text, passages = canonical.assemble(item.parts)
    url = request.url or request.copied
    return Article(
        request.outlet,
        url,
        State.TRUNCATED if item.fault else State.FULL,
        text=text,
        passages=passages,
        title=item.title,
        authors=item.authors,
        published=moments.local(item.published, request.outlet.timezone),
        modified=moments.local(item.modified, request.outlet.timezone),
        final_url=url,
        language=item.language,
        sha256=canonical.digest(text),
        detail=item.fault,
        found_by=request.origin,
    )


def unread(request: SourceRequest, state: State, detail: Detail, response: Response | None = None) -> Article:
    """An article that could not be had, and why."""
    return Article(
        request.outlet,
        request.url or request.copied,
        state,
        final_url=response.final_url if response else "",
        detail=detail,
        found_by=request.origin,
    )
