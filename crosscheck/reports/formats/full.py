"""For people at a terminal: every statement, its verdict, and the passage that proves it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from crosscheck import sinks
from crosscheck.model import (
    ClaimKind,
    Document,
    Draft,
    Evidence,
    Finding,
    Judgement,
    Report,
    Severity,
    Span,
    Stance,
    Verdict,
)
from crosscheck.reports import decided, statistics
from crosscheck.reports.base import Options
from crosscheck.reports.full_end import VERDICT_COLOURS, EndOfReport, page_width
from crosscheck.reports.places import (
    Numbering,
    attribution_text,
    judge_note,
    position,
    reported_at,
    shown_passages,
)
from crosscheck.reports.summary import summarise
from crosscheck.reports.terminal import Paint, columns, marked, pack
from crosscheck.reports.units import concerns_draft, gravity, units
from crosscheck.reports.words import MARKS, Wording

_SEVERITY_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}
_OPEN = frozenset({Verdict.CONTRADICTED, Verdict.MISATTRIBUTED, Verdict.UNSUPPORTED, Verdict.PARTIAL})
_MAX_STATEMENT = 2000  # characters of a statement that are shown; longer ones are no real sentences
_GUTTER = 13  # columns


def render(report: Report, options: Options) -> str:
    page = _Page(report, options)
    lines: list[str] = []
    for document in report.documents:
        lines += page.document(document)
    end = EndOfReport(report, options)
    lines += [*end.sources(), *end.notes()]
    if options.statistics:
        lines += [*statistics.lines(report, page.words), ""]
    lines += end.totals()
    return "\n".join(line.rstrip() for line in lines) + "\n"


class _Page:
    """One rendering: the report, its words, its width and its colours."""

    def __init__(self, report: Report, options: Options) -> None:
        self.report, self.options = report, options
        self.words, self.paint = Wording(report.language), Paint(options.color)
        self.width = page_width(options)

    # ------------------------------------------------------------------ a document

    def document(self, document: Document) -> list[str]:
        lines = [*self._masthead(document), ""]
        numbering = Numbering(document)
        judged = list(units(document))
        claims = [j for j in judged if j.claim.kind is ClaimKind.CLAIM or j.findings]
        lines += self._blocks(sorted(filter(_is_urgent, claims), key=gravity), document, numbering)
        claims = [j for j in claims if not concerns_draft(j)]
        if self.options.reasons:
            unread = [j for j in claims if j.verdict is Verdict.UNVERIFIABLE]
            lines += self._blocks(unread, document, numbering)
        else:
            lines += self._list(document, Verdict.UNVERIFIABLE, claims)
        settled = [j for j in claims if j.verdict is Verdict.SUPPORTED and not _has_problem(j)]
        if self.options.show_all or self.options.reasons:
            lines += self._blocks(settled, document, numbering)
            lines += self._list(document, Verdict.NOT_CHECKABLE, judged)
        else:
            lines += self._list(document, Verdict.SUPPORTED, settled)
        return lines

    def _blocks(
        self, judgements: Iterable[Judgement], document: Document, numbering: Numbering
    ) -> Iterator[str]:
        """Statements in full, each with an empty line after it."""
        for judgement in judgements:
            yield from (*self._block(judgement, document, numbering), "")

    def _masthead(self, document: Document) -> list[str]:
        counts, words = summarise((document,)), self.words
        parts = [words.kind_count(ClaimKind.CLAIM, counts.claims)]
        if document.draft.published:
            parts.insert(0, words("published", date=words.date(document.draft.published)))
        if counts.claims:
            parts.append(words("checkable", n=counts.checkable, of=counts.claims))
        parts += [words.kind_count(kind, n) for kind, n in counts.kinds if n and kind is not ClaimKind.CLAIM]
        styled = [(sinks.line(document.draft.path), ("bold",)), *((part, ()) for part in parts)]
        lines = pack(styled, self.width, self.paint)
        if not counts.claims:
            lines += marked(words("no_claims"), (), self.width, self.paint)
        elif not any(j.attributions for j in document.judgements):
            lines += marked(words("no_attribution"), (), self.width, self.paint)
        return lines

    def _block(self, judgement: Judgement, document: Document, numbering: Numbering) -> list[str]:
        """One statement in full: verdict, attribution, wording, passages, findings, hints."""
        lines = self._headline(judgement, numbering)
        whole = judgement.claim.span
        opening, closing = self.words.quotes(judgement.claim.text)
        differing = [span.shifted(-whole.start) for span in judgement.doubted() if whole.covers(span)]
        text = _shown(judgement.claim.text, differing)
        lines += self._row(
            "draft", f"{opening}{text}{closing}", [span.shifted(len(opening)) for span in differing]
        )
        lines += self._reasons(judgement, document.draft)
        if len({part.verdict for part in judgement.parts}) > 1:
            for part in judgement.parts:
                label = f"{MARKS[part.verdict]} {self.words.verdict(part.verdict)}: "
                lines += self._row("part", label + part.claim.text)
        for evidence, marks in shown_passages(judgement):
            lines += self._passage(evidence, marks)
        if not judgement.evidence and judgement.verdict is Verdict.UNSUPPORTED:
            lines += self._row("nearest", self.words("no_passage"))
        for finding in judgement.findings:
            lines += self._finding(finding)
        for each in judgement.silenced:
            if each.by == "decision":
                finding = each.finding
                lines += self._row("decided", f"{finding.rule}: {decided.decision(finding, self.words)}")
        if missing := reported_at(judgement, document):
            place = numbering.place(missing[0].claim.span, self.words)
            lines += self._row("why", f"{self.words('as_there', place=place)}: {missing[1].message}")
        if judgement.decided_by:
            lines += self._row("judge", judge_note(judgement, self.words))
        return lines

    def _headline(self, judgement: Judgement, numbering: Numbering) -> list[str]:
        verdict, words = judgement.verdict, self.words
        left = f"{MARKS[verdict]} {words.verdict(verdict)}"
        middle, right = f" · {numbering.place(judgement.claim.span, words)}", ""
        if judgement.claim.kind is ClaimKind.CLAIM:
            middle += f" · {self._credit(judgement, numbering)}"
            right = words("sure", n=round(judgement.confidence * 100))
        styled = self.paint(left, "bold", VERDICT_COLOURS[verdict])
        room = self.width - columns(left + middle + right)
        if room >= 2:
            return [styled + middle + " " * room + self.paint(right, "dim")]
        first, *more = marked(middle.strip(), (), self.width - columns(left) - 1, self.paint)
        more += [self.paint(right, "dim")] if right else []
        return [f"{styled} {first}", *(" " * 2 + line for line in more)]

    def _credit(self, judgement: Judgement, numbering: Numbering) -> str:
        if not judgement.attributions:
            return self.words("uncredited")
        credits = (attribution_text(each, numbering, self.words) for each in judgement.attributions)
        return sinks.line("; ".join(dict.fromkeys(credits)))

    def _reasons(self, judgement: Judgement, draft: Draft) -> list[str]:
        """The explanation of the attribution (--explain), with names that are no attribution."""
        reasons = self.options.reasons.get((draft.path, judgement.claim.id), ())
        return [line for each in reasons for line in self._row("credit", each)]

    def _passage(self, evidence: Evidence, marks: Iterable[Span]) -> list[str]:
        opening, closing = self.words.quotes(evidence.quote)
        article = evidence.article
        where = ", ".join(filter(None, (article.outlet.domain, position(evidence, self.words))))
        intro = f"{where}: {opening}"
        inside = [m.shifted(len(intro) - evidence.span.start) for m in marks if evidence.span.covers(m)]
        style = "mark" if evidence.stance is Stance.CONTRADICTS else "match"
        return self._row(evidence.stance.value, f"{intro}{evidence.quote}{closing}", inside, style)

    def _finding(self, finding: Finding) -> list[str]:
        code = f"{finding.rule} {finding.name}"
        lines = self._row("why", f"{finding.message} ({code})")
        lines[0] = lines[0].replace(code, self.paint(code, _SEVERITY_COLOURS[finding.severity]))
        if finding.hint:
            lines += self._row("todo", finding.hint)
        for label, text in decided.remarks(finding, self.words):
            lines += self._row(label, text)
        return lines

    def _row(self, label: str, text: str, marks: Iterable[Span] = (), style: str = "mark") -> list[str]:
        """A labelled paragraph: the label in the gutter, the text wrapped beside it."""
        body = marked(text, marks, self.width - _GUTTER - 2, self.paint, style)
        name = self.words(label)
        gutter = self.paint(name, "dim") + " " * max(1, _GUTTER - columns(name))
        return [f"  {gutter}{body[0]}", *(" " * (_GUTTER + 2) + line for line in body[1:])]

    # ------------------------------------------------------------------ compact lists

    def _list(self, document: Document, verdict: Verdict, judged: list[Judgement]) -> list[str]:
        chosen = [j for j in judged if j.verdict is verdict]
        if not chosen:
            return []
        heading = self.paint(
            f"{MARKS[verdict]} {self.words.verdict(verdict)} ({len(chosen)})",
            "bold",
            VERDICT_COLOURS[verdict],
        )
        if verdict is Verdict.SUPPORTED:
            heading += "  " + self.paint(self.words("show_all"), "dim")
        numbering = Numbering(document)
        lines = [heading, *(self._line(j, numbering) for j in chosen)]
        # unwrapped, to be copied
        lines += [" " * 8 + sinks.line(text) for text in dict.fromkeys(_advice(chosen))]
        return [*lines, ""]

    def _line(self, judgement: Judgement, numbering: Numbering) -> str:
        """A settled statement on one line, cut to fit."""
        opening, closing = self.words.quotes(judgement.claim.text)
        number = f"{numbering.number(judgement.claim.span):>4}"
        if judgement.claim.kind is ClaimKind.CLAIM:
            domains = ", ".join(dict.fromkeys(each.domain for each in judgement.attributions))
            tag = sinks.line(domains) or self.words("uncredited")
        else:
            tag = self.words.kind(judgement.claim.kind)
        if judgement.decided_by:
            tag += f" · {self.words('judge')}"
        head = f"  {number}  {tag:<18}  "
        text = sinks.line(judgement.claim.text)
        room = max(10, self.width - columns(head) - 2)
        if columns(text) > room:
            text = text[: room - 1].rstrip() + "…"
        return f"{self.paint(head, 'dim')}{opening}{text}{closing}"


def _shown(text: str, differing: Sequence[Span]) -> str:
    """The statement; if too long, cut after its last difference."""
    end = max(_MAX_STATEMENT, *(span.end + 200 for span in differing), 0)
    return text if len(text) <= end else text[:end] + " …"


def _advice(judgements: Iterable[Judgement]) -> Iterator[str]:
    """Messages and hints on names that fit no outlet: no article is listed for them."""
    for judgement in judgements:
        nameless = any(each.outlet is None for each in judgement.attributions)
        for finding in judgement.findings if nameless else ():
            if finding.rule in {"CC103", "CC104"}:
                yield from (finding.message, finding.hint)


def _has_problem(judgement: Judgement) -> bool:
    """Whether a finding is more severe than a note."""
    return any(finding.severity is not Severity.INFO for finding in judgement.findings)


def _is_urgent(judgement: Judgement) -> bool:
    """Whether an editor has to look at it first."""
    if judgement.verdict in _OPEN or concerns_draft(judgement):
        return True
    return judgement.verdict is not Verdict.UNVERIFIABLE and _has_problem(judgement)
