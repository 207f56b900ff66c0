"""Articles that somebody has as files: one module per format beside this file.

Each has `read(content: bytes, name: str)`, which gives a page or an item (see `found`) and raises
UnreadableError with the reason where there is none. A format is imported when a file of it comes; the
bytes tell which it is, and the name only where they do not.
"""

from __future__ import annotations

import importlib
import re
from pathlib import PurePath

from crosscheck.model import because
from crosscheck.retrieval.boundary import contained
from crosscheck.retrieval.extract import kinds
from crosscheck.retrieval.formats.found import Fault, Item, Page, UnreadableError

__all__ = ["ENDINGS", "Fault", "Item", "Page", "carries_pictures", "read", "recognised"]

# Formats by module: what they are called, and the endings of their files.
_FORMATS = {
    "pdf": ("PDF", (".pdf",)),
    "docx": ("DOCX", (".docx", ".docm")),
    "odt": ("ODT", (".odt", ".ott")),
    "rtf": ("RTF", (".rtf",)),
    "mhtml": ("MHTML", (".mhtml", ".mht")),
    "eml": ("EML", (".eml",)),
    "newsml": ("NewsML-G2", ()),
    "ninjs": ("ninjs", ()),
    "markdown": ("Markdown", (".md", ".markdown")),
    "text": ("TXT", (".txt", ".text")),
}
_BY_ENDING = {ending: form for form, (_, endings) in _FORMATS.items() for ending in endings}
_TEXTS = frozenset({"markdown", "text"})
_AGENCY = frozenset({".xml", ".json"})  # endings of agency items, and of much else
_PAGES = frozenset({".html", ".htm", ".xhtml", ".xht", ".shtml", ".php"})

#: Endings of files that may hold an article.
ENDINGS = frozenset({*_BY_ENDING, *_PAGES, *_AGENCY})

_LOOK = 4096
_BLANK = b"\xef\xbb\xbf \t\r\n"
# Possessive throughout: what begins like a comment or a header must not be tried in every other way.
_PROLOGUE = rb"(?:\s|<\?.*?\?>|<!--.*?-->|<!DOCTYPE\s++(?!html)[^>\[]*+(?:\[.*?\])?[^>]*+>)*+"
_PAGE_START = re.compile(_PROLOGUE + rb"<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_ROOT = re.compile(_PROLOGUE + rb"<(?:[\w.-]+:)?([\w.-]+)", re.DOTALL)
_HEADERS = re.compile(rb"(?:[!-9;-~]{1,60}+:[^\r\n]*+(?:\r?\n[ \t]++[^\r\n]*+)*+\r?\n){2,}+")
_MIME = re.compile(
    rb"^(?:mime-version|message-id|received|snapshot-content-location|content-type):",
    re.IGNORECASE | re.MULTILINE,
)
_RELATED = re.compile(
    rb"^(?:content-type:\s*multipart/related|snapshot-content-location:)", re.IGNORECASE | re.MULTILINE
)
_NEWSML = frozenset({b"newsMessage", b"newsItem", b"packageItem"})
_FEEDS = frozenset({b"rss", b"feed", b"RDF", b"urlset", b"sitemapindex"})


def read(content: bytes, name: str) -> Page | Item | Fault:
    """What the file called `name` holds. Never raises for what is in it."""
    form = recognised(content, name)
    if isinstance(form, Fault):
        return form
    if not form:
        return Page(content)
    damaged = Fault(because("file_damaged", name=name, format=_FORMATS[form][0]))
    # Memory that runs out is the limit of this process, not the file's fault.
    found = contained(lambda: _read_as(form, content, name), lambda _: damaged, passing=(MemoryError,))
    if isinstance(found, Item) and not found.parts:
        return Fault(because("file_no_text", name=name))
    return found


def _read_as(form: str, content: bytes, name: str) -> Page | Item | Fault:
    try:
        found: Page | Item = importlib.import_module(f"{__name__}.{form}").read(content, name)
    except UnreadableError as error:
        return error.fault
    return found


def carries_pictures(start: bytes, name: str) -> bool:
    """Whether a file that begins with `start` is of a format that holds pictures beside its text."""
    head = start[:_LOOK].lstrip(_BLANK)
    named = _BY_ENDING.get(PurePath(name).suffix.lower(), "")
    return head.startswith((b"%PDF-", b"PK", b"{\\rtf")) or bool(_mail(head, named))


def recognised(content: bytes, name: str) -> str | Fault:
    """The module that reads the file; empty for a page in HTML, and for what the reading of pages knows
    to name. A fault where it is known already that there is no article in it."""
    ending = PurePath(name).suffix.lower()
    named = _BY_ENDING.get(ending, "")
    form = _by_content(content, name, named)
    if form is not None:
        return form
    kind = kinds.binary(content)
    if named in _TEXTS:
        return Fault(because("file_kind", name=name, kind=because(kind))) if kind else named
    if kinds.has_markup(content):
        return ""
    if named:
        return Fault(because("file_other", name=name, format=_FORMATS[named][0]))
    return "" if kind or ending in _PAGES or kinds.not_html(content) else "text"


def _by_content(content: bytes, name: str, named: str) -> str | Fault | None:
    """The format that the bytes tell, empty for a page; None where they tell none."""
    head = content[:_LOOK].lstrip(_BLANK)
    if head.startswith(b"%PDF-") or (named == "pdf" and b"%PDF-" in content[:1024]):
        return "pdf"
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        from crosscheck.retrieval.formats import _package

        return _package.kind(content, name)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return Fault(because("file_old", name=name))
    mail = _mail(head, named)
    if mail:
        return mail
    if head.startswith(b"<"):
        return "" if _PAGE_START.match(head) else _xml(head, name, named)
    if head[:1] in {b"{", b"["}:
        from crosscheck.retrieval.formats import ninjs

        return "ninjs" if ninjs.is_item(content) else None
    return None


def _mail(head: bytes, named: str) -> str:
    """Whether the bytes begin with the header lines of a mail, and whether that is a saved page."""
    if head.startswith(b"From ") and b"\n" in head:  # the line before a mail in a mailbox file
        head = head.split(b"\n", 1)[1]
    lines = _HEADERS.match(head if b"\n" in head else head + b"\n")
    if not lines or not (named in {"eml", "mhtml"} or _MIME.search(lines.group())):
        return ""
    return "mhtml" if named == "mhtml" or _RELATED.search(lines.group()) else "eml"


def _xml(head: bytes, name: str, named: str) -> str | Fault | None:
    """Agency items and other XML; None for what may be a page without its beginning."""
    found = _ROOT.match(head)
    root = found.group(1) if found else b""
    if root in _NEWSML:
        return "newsml"
    if not head.startswith(b"<?xml") or named in _TEXTS:
        return None
    kind = because("feed") if root in _FEEDS else because("xml")
    return Fault(because("file_kind", name=name, kind=kind))
