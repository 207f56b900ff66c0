"""The cards: what is wrong with a statement, its words beside the passage, and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from crosscheck.model import Document, Evidence, Finding, Judgement, Span, Verdict
from crosscheck.reports.html_report import decided, details, marks
from crosscheck.reports.html_report.excerpts import excerpt, passages
from crosscheck.reports.html_report.queue import Item, Kind, Queue, token
from crosscheck.reports.links import fragment_url
from crosscheck.reports.page import Markup, join, lang, link, marked, tag
from crosscheck.reports.places import Numbering, position
from crosscheck.reports.words import MARKS, Wording
from crosscheck.triage.fingerprint import fingerprint, shown_path

_SHORT = 110  # characters of a statement that is shown on one line


@dataclass(frozen=True, slots=True)
class Cards:
    """Renders the cards of one document; `base` is the folder of relative paths."""

    document: Document
    numbering: Numbering
    words: Wording
    base: str

    def section(self, queue: Queue, kind: Kind) -> Markup:
        """The section of one kind, with its heading; empty without entries."""
        items = queue.of(kind)
        if not items:
            return Markup("")
        count = tag("span", str(len(items)), class_="n")
        heading = tag("h2", self.words.page(f"section.{kind}"), " ", count)
        listed = tag("ol", *(self._item(item) for item in items), class_="cards")
        return tag("section", heading, listed, class_=f"part {kind}")

    def _item(self, item: Item) -> Markup:
        finding = item.missing or next(iter(item.head.findings), None)
        settled = item.head.silenced[0].finding if not finding and item.head.silenced else None
        rule = finding or settled
        return tag(
            "li", self._content(item), tag("div", class_="decide", hidden=True),
            class_=f"card v-{item.verdict.value} {item.kind}", id=item.id, tabindex="-1",
            data_verdict=item.verdict.value, data_kind=item.filter, data_open=item.kind is Kind.OPEN,
            data_rule=rule.rule if rule else "", data_claim_id=item.head.claim.id,
            data_fingerprint=self._fingerprint(item.head, rule) if rule else "",
            data_outlets=" ".join(token(each) for each in outlets_of(item)),
        )  # fmt: skip

    def _fingerprint(self, judgement: Judgement, finding: Finding) -> str:
        path = shown_path(self.document.draft.path, self.base)
        return fingerprint(finding.rule, path, judgement.claim.text)

    def _content(self, item: Item) -> Markup:
        if item.missing:
            return self._missing(item, item.missing)
        body = tag("div", *self._body(item.head), class_="body")
        if item.kind is Kind.OPEN:
            return join((self._head(item), body))
        return tag("details", tag("summary", self._line(item)), body)

    def _head(self, item: Item) -> Markup:
        domains = [*dict.fromkeys(each.domain for each in item.head.attributions)]
        place = self.numbering.place(item.head.claim.span, self.words)
        link_ = tag("a", place, href=f"#{statement_id(item.head, item)}", class_="to-text")
        where = tag("span", join([*domains, link_], " · "), class_="where")
        return tag("h3", self._verdict(item.verdict), where)

    def _verdict(self, verdict: Verdict) -> Markup:
        sign = tag("span", MARKS[verdict], class_="sign", aria_hidden="true")
        return tag("span", sign, self.words.page(f"verdict.{verdict}"), class_="verdict")

    def _line(self, item: Item) -> Markup:
        """A supported or settled statement on one line."""
        judgement = item.head
        sign = tag("span", MARKS[judgement.verdict], class_="sign", aria_hidden="true")
        spoken = tag("span", f"{self.words.page(f'verdict.{judgement.verdict}')}: ", class_="sr")
        language = lang(self.document.draft.language)
        text = tag("span", _shortened(judgement.claim.text), class_="what", lang=language)
        notes = [decided.settled(each, self.words) for each in judgement.silenced[:1]]
        more = tag("span", *notes or [", ".join(outlets_of(item))], class_="where")
        return join((sign, spoken, text, " ", more))

    def _missing(self, item: Item, finding: Finding) -> Markup:
        """The card for an article that is missing: once, with all statements that it concerns."""
        words = self.words
        credited = dict.fromkeys(a for judgement in item.members for a in judgement.attributions)
        names = dict.fromkeys(each.outlet.name if each.outlet else each.as_written for each in credited)
        outlets = ", ".join(names) or words.page("some_source")
        title = words.page(f"missing.{finding.rule}", outlet=outlets)
        number = words.page("statements_unchecked", n=len(item.members))
        head = tag("h3", self._verdict(item.verdict), tag("span", number, class_="where"))
        advice = tag("p", finding.hint, class_="advice") if finding.hint else ""
        listed = tag("ul", *(tag("li", self._to_text(each, item)) for each in item.members), class_="members")
        parts = (tag("p", title, class_="finding"), advice, listed, details.missing(finding, words))
        return join((head, tag("div", *parts, class_="body")))

    def _to_text(self, judgement: Judgement, item: Item) -> Markup:
        text = _shortened(judgement.claim.text)
        return tag(
            "a", text, href=f"#{statement_id(judgement, item)}", class_="to-text",
            lang=lang(self.document.draft.language),
        )  # fmt: skip

    def _body(self, judgement: Judgement) -> Iterator[Markup]:
        words = self.words
        for finding in judgement.findings:
            yield tag("p", finding.message, class_="finding")
        yield self._statement(judgement)
        shown = passages(judgement)
        yield from (self._passage(each, rivals) for each, rivals in shown)
        if not shown and judgement.verdict is Verdict.UNSUPPORTED:
            yield tag("p", words("no_passage"), class_="note")
        hints = dict.fromkeys(finding.hint for finding in judgement.findings if finding.hint)
        yield from (tag("p", hint, class_="advice") for hint in hints)
        for finding in judgement.findings:
            yield from decided.notes(finding, self.document.draft, words)
        yield details.of(judgement, self.numbering, words)

    def _statement(self, judgement: Judgement) -> Markup:
        draft = self.document.draft
        quote = marked(draft.text, judgement.claim.span, marks.in_statement(judgement, draft))
        label = tag("figcaption", self.words("draft"))
        return tag(
            "figure", label, tag("blockquote", quote, lang=lang(draft.language)), class_="quote statement"
        )

    def _passage(self, evidence: Evidence, rivals: list[Span]) -> Markup:
        """The passage with what stands around it in grey; a link opens the article at the place."""
        words, article = self.words, evidence.article
        shown = marks.in_passage(evidence, rivals)
        pieces = excerpt(article.text, evidence.span, rivals)
        whole = [self._piece(article.text, piece, evidence.span, shown) for piece in pieces]
        opening = "" if _begins(article.text, pieces[0].start) else "… "
        closing = "" if _ends(article.text, pieces[-1].end) else " …"
        quote = tag("blockquote", opening, join(whole, " … "), closing, lang=lang(article.language))
        where = ", ".join(filter(None, (article.outlet.domain, position(evidence, words))))
        title = f" · {article.title}" if article.title else ""
        label = tag(
            "figcaption", f"{words(evidence.stance.value)}: ", link(fragment_url(evidence), where), title
        )
        return tag("figure", label, quote, class_=f"quote {evidence.stance.value}")

    @staticmethod
    def _piece(text: str, piece: Span, passage: Span, shown: marks.Marks) -> Markup:
        start = min(max(piece.start, passage.start), piece.end)
        end = min(max(start, passage.end), piece.end)
        before, inner, after = Span(piece.start, start), Span(start, end), Span(end, piece.end)
        return join(
            tag("span", marked(text, span, shown), class_=name) if len(span) else ""
            for span, name in ((before, "context"), (inner, "passage"), (after, "context"))
        )


def statement_id(judgement: Judgement, item: Item) -> str:
    """The id of a statement in the draft."""
    return f"s-{item.id.partition('-')[0]}-{token(judgement.claim.id)}"


def outlets_of(item: Item) -> tuple[str, ...]:
    """The outlets of the statements' attributions and of their passages."""
    credited = [each.domain for judgement in item.members for each in judgement.attributions]
    proof = [each.article.outlet.domain for judgement in item.members for each in judgement.evidence[:1]]
    return tuple(dict.fromkeys([*credited, *proof]))


def _shortened(text: str) -> str:
    flat = " ".join(text.split())
    if len(flat) <= _SHORT:
        return flat
    return f"{flat[:_SHORT].rpartition(' ')[0] or flat[:_SHORT]} …"


def _begins(text: str, at: int) -> bool:
    return at == 0 or text[at - 1] == "\n"


def _ends(text: str, at: int) -> bool:
    return at == len(text) or text[at] == "\n"
