"""Ignore comments in the draft, as `<!-- crosscheck: ignore[CC101] reason -->`.

| written | silences |
|---|---|
| `ignore[CODES] reason` | findings of its own line; alone on its line, those of the next block |
| `disable[CODES] reason` … `enable[CODES]` | findings between the two, or to the end of the file |
| `disable-file[CODES] reason` | findings of the whole file; without codes, all of them |

CODES are codes, beginnings of codes or names, with commas between. A reason is required.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from crosscheck.errors import TriageError, nearest
from crosscheck.model import (
    Block,
    Comment,
    Document,
    Draft,
    Finding,
    Judgement,
    Remark,
    Report,
    Silenced,
    Span,
)
from crosscheck.triage.rules import UNUSED
from crosscheck.triage.select import ALL, each_judgement, fit

_KINDS = ("ignore", "disable", "enable", "disable-file")
_OURS = re.compile(r"\s*crosscheck\s*:", re.IGNORECASE)
_DIRECTIVE = re.compile(
    r"\s*crosscheck\s*:\s*(?P<kind>[\w-]+)\s*(?:\[(?P<codes>[^\]\n]*)\])?(?P<rest>.*)",
    re.DOTALL | re.IGNORECASE,
)
_BLOCK_END = re.compile(r"</(?:p|h[1-6]|li|ul|ol|div|t[dhr]|blockquote|figcaption|section|article)\b", re.I)
_USAGE = "Write <!-- crosscheck: ignore[CC101] the reason -->."


@dataclass(frozen=True, slots=True)
class Suppression:
    """A parsed comment: the span of the file and the rules it silences, and the reason."""

    comment: Comment
    kind: str
    codes: tuple[str, ...]
    reason: str
    reach: Span

    def silences(self, finding: Finding, place: Span) -> bool:
        return self.reach.overlaps(place) and any(fit(c, finding.rule, finding.name) for c in self.codes)


def suppress(report: Report, rules: Sequence[tuple[str, str]]) -> Report:
    """The report with the findings that comments silence, and a remark on each unused comment.

    `rules` are (code, name). Raises TriageError, naming the line, for a malformed comment.
    """
    return replace(report, documents=tuple(_document(d, rules, report.language) for d in report.documents))


def _document(document: Document, rules: Sequence[tuple[str, str]], language: str) -> Document:
    draft = document.draft
    known = tuple(suppressions(draft, rules))
    if not known:
        return document
    used: set[int] = set()

    def settle(judgement: Judgement) -> Judgement:
        open_: list[Finding] = []
        silenced = list(judgement.silenced)
        for finding in judgement.findings:
            # The sentence's place counts, not the finding's: a comment on any of its lines reaches it.
            place = draft.file_span(judgement.claim.span)
            hits = [i for i, each in enumerate(known) if each.silences(finding, place)]
            used.update(hits)
            if hits:
                by = known[hits[0]]
                line = draft.locate_in_file(by.comment.span).line
                silenced.append(Silenced(finding, "comment", by.reason, f"{draft.path}:{line}"))
            else:
                open_.append(finding)
        return replace(judgement, findings=tuple(open_), silenced=tuple(silenced))

    settled = each_judgement(document, settle)
    remarks = tuple(_unused(s, draft, language) for i, s in enumerate(known) if i not in used)
    return replace(settled, remarks=(*document.remarks, *remarks))


def _unused(each: Suppression, draft: Draft, language: str) -> Remark:
    written = f"{each.kind}[{','.join(each.codes)}]"
    return Remark(
        UNUSED.code, UNUSED.name, UNUSED.severity, UNUSED.message(language, {"written": written}),
        draft.locate_in_file(each.comment.span),
    )  # fmt: skip


# --------------------------------------------------------------------------- parsing comments


def suppressions(draft: Draft, rules: Sequence[tuple[str, str]]) -> Iterator[Suppression]:
    """The draft's ignore comments, in order. Raises TriageError for a malformed one."""
    whole = Span(0, len(draft.source) + 1)
    open_: list[tuple[Comment, tuple[str, ...], str]] = []
    for comment in draft.comments:
        if not _OURS.match(comment.text):
            continue
        kind, codes, reason = _understood(draft, comment, rules)
        if kind == "ignore":
            yield Suppression(comment, kind, codes, reason, _reach(draft, comment))
        elif kind == "disable-file":
            yield Suppression(comment, kind, codes, reason, whole)
        elif kind == "disable":
            open_.append((comment, codes, reason))
        else:
            yield _closed(draft, comment, codes, open_)
    for comment, codes, reason in open_:
        yield Suppression(comment, "disable", codes, reason, Span(comment.span.end, whole.end))


def _closed(
    draft: Draft, comment: Comment, codes: tuple[str, ...], open_: list[tuple[Comment, tuple[str, ...], str]]
) -> Suppression:
    """The suppression that an `enable` ends: the last open `disable` with the same codes."""
    for i in range(len(open_) - 1, -1, -1):
        begin, begun, reason = open_[i]
        if set(begun) == set(codes):
            del open_[i]
            return Suppression(begin, "disable", begun, reason, Span(begin.span.end, comment.span.start))
    raise _malformed(
        draft, comment, f"enable[{','.join(codes)}] ends nothing", "Name the codes of the disable."
    )


def _understood(
    draft: Draft, comment: Comment, rules: Sequence[tuple[str, str]]
) -> tuple[str, tuple[str, ...], str]:
    found = _DIRECTIVE.fullmatch(comment.text)
    if found is None:
        raise _malformed(draft, comment, "the comment says nothing to do", _USAGE)
    kind, reason = found["kind"].lower(), " ".join(found["rest"].split()).lstrip(":–- ")
    if kind not in _KINDS:
        raise _malformed(draft, comment, f"unknown word '{found['kind']}'", nearest(kind, _KINDS))
    if found["codes"] is None and kind != "disable-file":
        raise _malformed(draft, comment, f"'{kind}' without rules in brackets", _USAGE)
    codes = tuple(c.strip() for c in (ALL if found["codes"] is None else found["codes"]).split(","))
    for code in codes:
        if not code or not any(fit(code, *rule) for rule in rules):
            known = [word for rule in rules for word in rule]
            raise _malformed(draft, comment, f"unknown rule '{code}'", nearest(code, known) or _USAGE)
    if not reason and kind != "enable":
        raise _malformed(draft, comment, f"'{kind}' without a reason", "Say why, behind the bracket.")
    return kind, codes, reason


def _malformed(draft: Draft, comment: Comment, what: str, hint: str) -> TriageError:
    place = draft.locate_in_file(comment.span)
    return TriageError(f"{draft.path}:{place.line}:{place.column}: ignore comment: {what}", hint)


# --------------------------------------------------------------------------- scope of an `ignore`


def _reach(draft: Draft, comment: Comment) -> Span:
    """The comment's line; for a comment alone on its line, the next block."""
    own = _home(draft, comment)
    if own is not None:
        here, block = draft.locate_in_file(comment.span), draft.file_span(own.span)
        lines = _lines(draft, here.line, here.end_line)
        return Span(max(block.start, lines.start), min(max(block.end, comment.span.end), lines.end))
    for block_ in draft.blocks:
        place = draft.file_span(block_.span)
        if place.start >= comment.span.end:
            return place
    return Span(comment.span.end, comment.span.end)


def _home(draft: Draft, comment: Comment) -> Block | None:
    """The block that contains the comment or ends before it on the same line."""
    before = None
    for block in draft.blocks:
        place = draft.file_span(block.span)
        if place.start <= comment.span.start < place.end:
            return block
        if place.end <= comment.span.start:
            before = block
    if before is None:
        return None
    between = draft.source[draft.file_span(before.span).end : comment.span.start]
    return before if "\n" not in between and "\r" not in between and not _BLOCK_END.search(between) else None


def _lines(draft: Draft, first: int, last: int) -> Span:
    starts = draft.line_starts
    return Span(starts[first - 1], starts[last] if last < len(starts) else len(draft.source) + 1)
