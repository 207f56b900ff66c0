"""Links that open an article at a passage (URL text fragments)."""

from __future__ import annotations

from urllib.parse import quote

from crosscheck.model import Article, Evidence, Span
from crosscheck.reports.json_types import TextPositionSelector, TextQuoteSelector

_WORDS_AT_AN_END = 5
_LONG = 12


def fragment_url(evidence: Evidence) -> str:
    """The article's address with a text fragment for the passage; "" for an article without an address.

    The form is `#:~:text=[prefix-,]start[,end][,-suffix]` of the WICG draft "URL Fragment Text
    Directives". A long passage is given by its first and last words; the words before and after are added
    only if those words occur more than once.
    """
    article = evidence.article
    url = article.canonical_url or article.final_url or article.url
    if not url.startswith(("http://", "https://")):
        return ""
    span = _first_paragraph(article.text, evidence.span)
    words = span.of(article.text).split()
    if not words:
        return url
    if len(words) > _LONG:
        middle = [" ".join(words[:_WORDS_AT_AN_END]), " ".join(words[-_WORDS_AT_AN_END:])]
    else:
        middle = [" ".join(words)]
    before, after = _neighbours(article, span) if article.text.count(middle[0]) > 1 else ("", "")
    parts = [f"{_escape(before)}-"] if before else []
    parts += [_escape(text) for text in middle]
    parts += [f"-{_escape(after)}"] if after else []
    return f"{url.partition('#')[0]}#:~:text={','.join(parts)}"


def _escape(text: str) -> str:
    # "-" is not escaped by `quote` but has a meaning of its own in a text directive.
    return quote(text, safe="", errors="replace").replace("-", "%2D")


def _first_paragraph(text: str, span: Span) -> Span:
    """The first paragraph of `span`, as browsers match no text across blocks without start and end."""
    cut = text.find("\n", span.start, span.end)
    return Span(span.start, cut) if cut > span.start else span


def _neighbours(article: Article, span: Span) -> tuple[str, str]:
    """Up to three words before and after the passage, in the same paragraph."""
    before = article.text[: span.start].rpartition("\n")[2].split()[-3:]
    after = article.text[span.end :].partition("\n")[0].split()[:3]
    return " ".join(before), " ".join(after)


_AROUND = 32


def selectors(evidence: Evidence) -> list[TextQuoteSelector | TextPositionSelector]:
    """The passage as W3C Web Annotation selectors: by its words and by its offsets in code points."""
    text, span = evidence.article.text, evidence.span
    return [
        TextQuoteSelector(
            exact=evidence.quote,
            prefix=text[max(0, span.start - _AROUND) : span.start],
            suffix=text[span.end : span.end + _AROUND],
        ),
        TextPositionSelector(start=span.start, end=span.end),
    ]
