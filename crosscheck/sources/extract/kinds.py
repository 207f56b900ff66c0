"""What kind of thing an answer's body is, told by its bytes before its label."""

from __future__ import annotations

import re

_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"\x89PNG\r\n", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF87a", "an image"),
    (b"GIF89a", "an image"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
    (b"\x1aE\xdf\xa3", "a video"),
)
_LABELS = (
    ("application/pdf", "a PDF file"),
    ("image/", "an image"),
    ("audio/", "a sound file"),
    ("video/", "a video"),
    ("application/json", "JSON data"),
    ("application/zip", "a zip archive"),
    ("application/rss+xml", "a news feed"),
    ("application/atom+xml", "a news feed"),
)
_FEED = re.compile(
    rb"^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(rss|feed|urlset|sitemapindex|rdf:RDF)[\s>]", re.DOTALL
)
_MARKUP = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|article|div|p|meta|h1|title|script)\b", re.IGNORECASE
)


def not_html(content: bytes, content_type: str = "") -> str:
    """What `content` is in a few words when it is no page and no plain text; else empty.

    The bytes decide: servers call anything text/html, and pages anything at all.
    """
    head = content[:1024]
    stripped = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    for magic, kind in _MAGIC:
        if stripped.startswith(magic):
            return kind
    if head[:4] == b"RIFF":
        return "an image" if head[8:12] == b"WEBP" else "a sound file or video"
    if head[4:8] == b"ftyp":
        return "a video"
    if _FEED.match(head):
        return "a news feed or sitemap"
    if stripped[:1] in {b"{", b"["} and not _MARKUP.search(head):
        return "JSON data"
    if _MARKUP.search(content[:20_000]):
        return ""
    label = content_type.split(";")[0].strip().lower()
    for prefix, kind in _LABELS:
        if label.startswith(prefix):
            return kind
    if _binary(head):
        return "binary data"
    return ""


def is_plain_text(content: bytes, content_type: str = "") -> bool:
    """Whether `content` is text without markup."""
    label = content_type.split(";")[0].strip().lower()
    wide = content[:2] in {b"\xff\xfe", b"\xfe\xff"} or content[:100].count(0) > 10
    return label in {"text/plain", "text/markdown"} and not wide and not _MARKUP.search(content[:20_000])


def _binary(head: bytes) -> bool:
    """Many control characters that neither text nor UTF-16 has."""
    if head[:2] in {b"\xff\xfe", b"\xfe\xff"} or not head:
        return False
    zeros = head.count(0)
    odd = sum(b < 9 or 13 < b < 32 for b in head) - zeros
    return odd > len(head) // 20
