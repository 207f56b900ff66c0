"""Entries of liveblogs that stand in a page's JSON-LD and nowhere else in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crosscheck.retrieval.extract.boilerplate import is_boilerplate
from crosscheck.retrieval.extract.canonical import clean, same_words
from crosscheck.retrieval.extract.metadata import Metadata

_TAG = re.compile(r"<[^<>]++>")
_PARAGRAPH = re.compile(r"</p>|<br\s*/?>\s*<br\s*/?>|\n+|</li>|</h\d>", re.IGNORECASE)
_BEGINNING = 60  # characters of an entry by which it is known to be on the page already


def missing_entries(about: Metadata, said: str) -> Iterator[tuple[str, str]]:
    """(kind, text) of every entry in the metadata that is not in `said`, the page's text as by
    :func:`same_words`. An entry's headline is a subhead, its paragraphs are entries."""
    for headline, body, _ in about.updates:
        texts = [t for t in map(_plain, _PARAGRAPH.split(body)) if t and not is_boilerplate(t)]
        if not texts:
            texts, headline = [_plain(headline)], ""
        if same_words(texts[0])[:_BEGINNING] in said:
            continue
        title = _plain(headline)
        if title and same_words(title) not in same_words(texts[0]):
            yield "subhead", title
        for text in texts:
            yield "entry", text


def _plain(markup: str) -> str:
    """The text of an entry, which may hold markup and entities."""
    import html

    return clean(html.unescape(_TAG.sub(" ", markup)))
