"""One article as `crosscheck extract` shows it."""

from __future__ import annotations

from crosscheck import messages, sinks
from crosscheck.language.details import worded
from crosscheck.model import Article
from crosscheck.reports.terminal import Paint, marked


def as_json(article: Article) -> str:
    """The article's fields, its text, and its passages as offsets into the text."""
    shape = {
        "url": _address(article),
        "file": article.copy,
        "final_url": article.final_url,
        "canonical_url": article.canonical_url,
        "outlet": article.outlet.domain,
        "state": article.state.value,
        "detail": worded(article.detail, messages.FALLBACK),
        "title": article.title,
        "authors": list(article.authors),
        "published": article.published.isoformat() if article.published else None,
        "modified": article.modified.isoformat() if article.modified else None,
        "language": article.language,
        "lead": article.lead,
        "text": article.text,
        "passages": [
            {"start": each.span.start, "end": each.span.end, "kind": each.kind} for each in article.passages
        ],
        "reservations": list(article.reservations),
        "sha256": article.sha256,
    }
    return sinks.json_text(shape, 2) + "\n"


def as_text(article: Article, width: int, color: bool) -> str:
    """The metadata, then every passage with its kind and number, for a terminal."""
    paint = Paint(color)
    rows = [
        (
            "state",
            article.state.value
            + (f" – {worded(article.detail, messages.FALLBACK)}" if article.detail else ""),
        ),
        ("outlet", article.outlet.domain),
        ("file", article.copy),
        ("url", _address(article)),
        ("canonical", article.canonical_url),
        ("title", article.title),
        ("authors", ", ".join(article.authors)),
        ("published", article.published.isoformat() if article.published else ""),
        ("modified", article.modified.isoformat() if article.modified else ""),
        ("reserved", ", ".join(article.reservations)),
        ("sha256", article.sha256),
    ]
    lines = [f"{paint(f'{label:<10}', 'dim')} {sinks.line(value)}" for label, value in rows if value]
    lines.append("")
    for number, passage in enumerate(article.passages, 1):
        body = marked(passage.span.of(article.text), (), max(40, min(width, 110)) - 20, paint)
        head = paint(f"{number:>4} {passage.kind:<14}", "dim")
        lines += [f"{head} {body[0]}", *(" " * 20 + line for line in body[1:])]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _address(article: Article) -> str:
    """The page's address, if known, otherwise the name of its file."""
    return article.url if "://" in article.url else ""
