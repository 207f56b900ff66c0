"""HTML drafts: what a browser would show, from whole pages or fragments, however broken."""

from __future__ import annotations

from crosscheck import moments
from crosscheck.drafts._markup import Markup
from crosscheck.drafts._metadata import language_code
from crosscheck.drafts._places import Places
from crosscheck.drafts.builder import Parsed, TextBuilder, Unmarked
from crosscheck.errors import DraftError

SUFFIXES = (".html", ".htm", ".xhtml")
_MOST_TAGS = 60_000  # of a draft; a page of an online paper has some 5,000


def parse(source: str) -> Parsed:
    """What a browser shows of `source`: blocks by the block-level elements, white space collapsed.

    Not shown: head, scripts, styles, templates, navigation, controls, `hidden` and `display: none`.
    The publication time is that of `article:published_time`, a date in <meta>, or a <time> that says
    it is one or is above the text.
    """
    if source.count("<") > _MOST_TAGS:
        raise DraftError(
            f": holds more than {_MOST_TAGS:,} tags, and is no draft",
            "Save the text alone, or split the file.",
        )
    builder = TextBuilder(source)
    markup = Markup(builder)
    markup.feed(source, Places.whole(source))
    times = [moments.given(text) for _, text in sorted(markup.times, key=lambda item: item[0])]
    return builder.finish(
        Unmarked.BOLD,
        title=" ".join(markup.title.split()),
        language=language_code(markup.language),
        published=next((time for time in times if time is not None), None),
    )
