"""Pages as browsers save them into one file (MHTML, RFC 2557): the HTML of the page itself.

Such a file holds pictures, style sheets and the pages of frames as well; which part is the page, the
header Snapshot-Content-Location says, or else the order of the parts.
"""

from __future__ import annotations

from email.message import Message

from crosscheck.model import UNSAID, because
from crosscheck.outlets.identity import is_web
from crosscheck.retrieval.formats import _mime
from crosscheck.retrieval.formats.found import Page, UnreadableError

_HTML = frozenset({"text/html", "application/xhtml+xml"})


def read(content: bytes, name: str) -> Page:
    """The page in an MHTML file, with its address. Raises UnreadableError where it holds none."""
    message = _mime.parse(content)
    pages = [part for part in message.walk() if part.get_content_type() in _HTML]
    address = _mime.header(message, "Snapshot-Content-Location")
    page = _chosen(pages, address, str(message.get_param("start", "")))
    html = _mime.body(page) if page is not None else b""
    cut = _mime.breaks_off(message)
    if page is None or not html.strip():
        fault = because("file_cut", name=name) if cut else because("file_no_page", name=name)
        raise UnreadableError(fault)
    # Pictures that are missing at the end do not matter; the page's own end does.
    fault = because("file_cut", name=name) if cut and b"</html" not in html[-2000:].lower() else UNSAID
    return Page(html, str(page.get("Content-Type", "")), _web(address) or _web(_location(page)), fault)


def _chosen(pages: list[Message], address: str, start: str) -> Message | None:
    for page in pages:
        if address and _location(page) == address:
            return page
    for page in pages:
        if start and str(page.get("Content-ID", "")).strip() == start.strip():
            return page
    return pages[0] if pages else None


def _location(page: Message) -> str:
    return _mime.header(page, "Content-Location")


def _web(address: str) -> str:
    """`address` if it is one of the web: a page saved from a disk has another."""
    return address if is_web(address) else ""
