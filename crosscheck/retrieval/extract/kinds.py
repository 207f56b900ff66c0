"""What kind of thing an answer's body is, told by its bytes before its label."""

from __future__ import annotations

import re

_MAGIC = (
    (b"%PDF-", "pdf"),
    (b"\x89PNG\r\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF87a", "image"),
    (b"GIF89a", "image"),
    (b"PK\x03\x04", "zip"),
    (b"\x1f\x8b", "compressed"),
    (b"\xd0\xcf\x11\xe0", "office"),
    (b"ID3", "sound"),
    (b"OggS", "sound"),
    (b"\x1aE\xdf\xa3", "video"),
)
_LABELS = (
    ("application/pdf", "pdf"),
    ("image/", "image"),
    ("audio/", "sound"),
    ("video/", "video"),
    ("application/json", "json"),
    ("application/zip", "zip"),
    ("application/rss+xml", "feed"),
    ("application/atom+xml", "feed"),
)
_FEED = re.compile(
    rb"^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*+<(rss|feed|urlset|sitemapindex|rdf:RDF)[\s>]", re.DOTALL
)
_MARKUP = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|article|div|p|meta|h1|title|script)\b", re.IGNORECASE
)


def not_html(content: bytes, content_type: str = "") -> str:
    """The code of what `content` is when it is no page and no plain text; else empty.

    The bytes decide: servers call anything text/html, and pages anything at all.
    """
    head = content[:1024]
    stripped = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    for magic, kind in _MAGIC:
        if stripped.startswith(magic):
            return kind
    if head[:4] == b"RIFF":
        return "image" if head[8:12] == b"WEBP" else "sound_or_video"
    if head[4:8] == b"ftyp":
        return "video"
    if _FEED.match(head):
        return "feed"
    if stripped[:1] in {b"{", b"["} and not _MARKUP.search(head):
        return "json"
    if _MARKUP.search(content[:20_000]):
        return ""
    label = content_type.split(";")[0].strip().lower()
    for prefix, kind in _LABELS:
        if label.startswith(prefix):
            return kind
    if _binary(head):
        return "binary"
    return ""


def is_plain_text(content: bytes, content_type: str = "") -> bool:
    """Whether `content` is text without markup."""
    label = content_type.split(";")[0].strip().lower()
    wide = content[:2] in {b"\xff\xfe", b"\xfe\xff"} or content[:100].count(0) > 10
    return label in {"text/plain", "text/markdown"} and not wide and not _MARKUP.search(content[:20_000])


def binary(content: bytes) -> str:
    """The code of what `content` is when it is no text in any encoding; else empty. For files that call
    themselves plain text: what looks like JSON or markup there is text all the same."""
    head = content[:1024]
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    marked = head[:2] in {b"\xff\xfe", b"\xfe\xff"}
    return "binary" if _binary(head) or (not marked and 0 in content) else ""


def has_markup(content: bytes) -> bool:
    """Whether the first 20,000 bytes of `content` contain an HTML tag."""
    return bool(_MARKUP.search(content[:20_000]))


def _binary(head: bytes) -> bool:
    """Many control characters that neither text nor UTF-16 has."""
    if head[:2] in {b"\xff\xfe", b"\xfe\xff"} or not head:
        return False
    zeros = head.count(0)
    odd = sum(b < 9 or 13 < b < 32 for b in head) - zeros
    return odd > len(head) // 20
