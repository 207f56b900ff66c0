"""What has become of each pinned source: its version in the lock beside the one that is read today."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from crosscheck.language import detect, get
from crosscheck.model import UNSAID, Article, Detail, Span, State
from crosscheck.retrieval.changes import Change, changes
from crosscheck.retrieval.lock import Lock, Pin
from crosscheck.text.sentences import sentences
from crosscheck.watching.values import Kind, WatchedSource

_SHOWN = 5  # changes of a source that are listed
_GONE = frozenset({State.GONE, State.NOT_FOUND})
_HELD = frozenset(
    {"archived", "archived_on"}
)  # reasons of an article that is a copy, as the page failed today


def looked_at(articles: Sequence[Article], lock: Lock, *, again: bool) -> tuple[WatchedSource, ...]:
    """Each pinned article as it is today; `again`: also what has been told before is new."""
    found: dict[Pin, WatchedSource] = {}
    for article in articles:
        pin = lock.pin(article.outlet, article.url)
        if pin is not None and pin not in found:
            found[pin] = _looked_at(article, pin, again)
    return tuple(found.values())


def _looked_at(article: Article, pin: Pin, again: bool) -> WatchedSource:
    kind = _kind(article, pin)
    older = article.previous.text if article.previous else ""
    is_other = bool(article.text) and article.sha256 != pin.sha256
    shown: tuple[tuple[str, str], ...] = ()
    note = ""
    if is_other and older:
        altered = changes(older, article.text)
        shown = tuple(c.texts(older, article.text) for c in altered[:_SHOWN])
        note = _notice(article, older, altered)
    if note and kind is Kind.CHANGED:
        kind = Kind.CORRECTED
    found = WatchedSource(
        pin, article.outlet, article, kind, shown, note,
        reason=_today(article) if kind.unread else UNSAID, comparable=bool(older) or not is_other,
    )  # fmt: skip
    return replace(found, new=bool(found.key) and (again or pin.told != found.key))


def _kind(article: Article, pin: Pin) -> Kind:
    if article.state in _GONE:
        return Kind.GONE
    if not article.text or article.detail.code in _HELD or _is_worse(article.state, pin.state):
        return Kind.UNREADABLE
    return Kind.UNCHANGED if article.sha256 == pin.sha256 else Kind.CHANGED


def _is_worse(state: State, pinned: str) -> bool:
    """Whether a page that was read in full can no longer be."""
    return pinned == State.FULL.value and state is not State.FULL


def _today(article: Article) -> Detail:
    """Why the page itself could not be read."""
    today = dict(article.detail.values).get("today")
    return today if isinstance(today, Detail) and today else article.detail


def _notice(article: Article, older: str, found: Sequence[Change]) -> str:
    """The new sentence by which the article says that it was corrected; „“ for none."""
    language = get(article.language or detect(article.text))
    turns = language.corrections
    fresh = [change.after for change in found if change.after.start < change.after.end]
    for sentence in _new_sentences(article, fresh):
        words = sentence.of(article.text)
        is_earlier = any(all(part.search(words) for part in group) for group in turns.earlier)
        if (turns.note.search(words) or turns.contrary.search(words) or is_earlier) and words not in older:
            return " ".join(words.split())
    return ""


def _new_sentences(article: Article, fresh: Sequence[Span]) -> Iterator[Span]:
    """The sentences of the article that hold something new."""
    language = get(article.language or detect(article.text))
    for passage in article.passages:
        if any(passage.span.overlaps(span) for span in fresh):
            for sentence in sentences(article.text, passage.span, language.segmentation):
                if any(sentence.overlaps(span) for span in fresh):
                    yield sentence
