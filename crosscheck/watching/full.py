"""The result of a look as text for a terminal or a mail."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from datetime import date

from crosscheck import messages, sinks
from crosscheck.model import Evidence
from crosscheck.reports.words import Wording
from crosscheck.watching.values import Fallen, Kind, Watched, WatchedSource

_WIDTH = 96
_MARKS = {Kind.CORRECTED: "!", Kind.CHANGED: "·", Kind.GONE: "✗", Kind.UNREADABLE: "?"}


def render(watched: Watched) -> str:
    """What is new, and how much was told before."""
    failed = [_text("failed", watched.language, path=path, detail=detail) for path, detail in watched.failed]
    lines = [*entries(watched), *failed, *_totals(watched)]
    return "".join(f"{sinks.line(line).rstrip()}\n" for line in lines)


def entries(watched: Watched) -> list[str]:
    """The lines on what is new."""
    language, news = watched.language, watched.news
    lines: list[str] = []
    for fallen in news.fallen:
        lines += [*_statement(fallen, language), ""]
    if news.sources:
        lines.append(_text("sources", language))
        for source in news.sources:
            lines += _source(source, language, _is_felt(source, watched))
        lines.append("")
    return lines


def _totals(watched: Watched) -> Iterator[str]:
    language, news = watched.language, watched.news
    looked = _text("looked", language, n=len(watched.sources))
    if news.fallen:
        yield f"{looked} · {_text('fallen', language, n=len(news.fallen))}"
    elif watched.fallen:
        yield looked
    else:
        yield f"{looked} · {_text('nothing', language)}"
    told = sum(bool(s.key) and not s.new for s in watched.sources)
    if told:
        yield _text("earlier", language, n=told)


def _statement(fallen: Fallen, language: str) -> Iterator[str]:
    words, claim = Wording(language), fallen.now.claim
    line = fallen.draft.locate(claim.span).line
    verdicts = _text(
        "verdicts",
        language,
        before=words.verdict(fallen.before.verdict),
        now=words.verdict(fallen.now.verdict),
    )
    yield f"✗ {verdicts} · {_text('statement', language, path=fallen.draft.path, line=line)}"
    opening, closing = words.quotes(claim.text)
    yield from _wrapped(f"{opening}{claim.text}{closing}")
    if fallen.earlier is not None:
        yield from _wrapped(f"{_text('was', language)}: {_passage(fallen.earlier, words)}")
    if fallen.evidence is not None:
        yield from _wrapped(f"{_text('is', language)}: {_passage(fallen.evidence, words)}")
    for finding in fallen.now.findings:
        if finding.rule.startswith(("CC1", "CC2", "CC3", "CC4")) and finding.rule != "CC101":
            yield from _wrapped(f"{finding.message} ({finding.rule} {finding.name})")


def _source(source: WatchedSource, language: str, has_consequence: bool) -> Iterator[str]:
    words = Wording(language)
    parts = [f"{_MARKS[source.kind]} {source.outlet.domain} · {_text(source.kind.value, language)}"]
    if source.pin.fetched_at:
        parts.append(_text("pinned", language, when=_day(source.pin.fetched_at, language)))
    if source.reason:
        parts.append(words.detail(source.reason))
    if source.kind.unread and source.statements:
        parts.append(_text("credited", language, n=source.statements))
    if not source.kind.unread and not has_consequence:
        parts.append(_text("without" if source.comparable else "incomparable", language))
    yield from _wrapped(" · ".join(parts))
    yield from _wrapped(source.article.url or source.article.place)
    if source.note:
        yield from _wrapped(_text("notice", language, note=source.note))
    opening, closing = messages.quotes(language)
    for before, after in source.changes:
        yield from _wrapped(f"{opening}{_cut(before)}{closing} → {opening}{_cut(after)}{closing}")


def _is_felt(source: WatchedSource, watched: Watched) -> bool:
    """Whether a statement no longer holds because of this source."""
    return any(each.pin == source.pin for fallen in watched.fallen for each in fallen.sources)


def _passage(evidence: Evidence, words: Wording) -> str:
    opening, closing = words.quotes(evidence.quote)
    return f"{evidence.article.outlet.domain}: {opening}{_cut(evidence.quote)}{closing}"


def _cut(text: str, most: int = 300) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[:most] + " …"


def _wrapped(text: str) -> list[str]:
    flat = " ".join(text.split())
    return textwrap.wrap(flat, _WIDTH, initial_indent="  ", subsequent_indent="    ", break_long_words=False)


def _day(moment: str, language: str) -> str:
    """The day of a time as the lock file has it, which may have been written by hand."""
    try:
        return messages.day(date.fromisoformat(moment[:10]), language)
    except ValueError:
        return moment


def _text(key: str, language: str, **values: object) -> str:
    return messages.text(f"watch.{key}", language, **values)
