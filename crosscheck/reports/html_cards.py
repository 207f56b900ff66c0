"""The cards of the HTML report: verdict, attribution and passages of each statement."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crosscheck.model import (
    ClaimKind,
    Document,
    Draft,
    Evidence,
    Finding,
    Judgement,
    Span,
    Verdict,
)
from crosscheck.reports.links import fragment_url
from crosscheck.reports.page import Markup, join, lang, link, marked, tag
from crosscheck.reports.places import (
    Numbering,
    attribution_text,
    judge_note,
    position,
    reported_at,
    shown_passages,
)
from crosscheck.reports.units import units
from crosscheck.reports.words import MARKS, Wording

_CONTEXT = 320  # characters of the paragraph shown on either side of a passage


def has_card(judgement: Judgement) -> bool:
    return judgement.claim.kind is ClaimKind.CLAIM or bool(judgement.findings)


def is_open(judgement: Judgement) -> bool:
    """Whether an editor has to look at it: not supported, and not silenced."""
    if judgement.verdict in {Verdict.SUPPORTED, Verdict.NOT_CHECKABLE}:
        return any(finding.severity.rank > 0 for finding in judgement.findings)
    return bool(judgement.findings) or not judgement.silenced


def card_id(judgement: Judgement, number: int) -> str:
    return f"d{number}-{token(judgement.claim.id)}"


def token(name: str) -> str:
    """`name` as a token for ids and space-separated lists."""
    return re.sub(r"[^\w.-]", "_", name)


def outlets_of(judgement: Judgement) -> tuple[str, ...]:
    """The outlets of a statement's attributions and of its passages."""
    credited = [each.domain for each in judgement.attributions]
    return tuple(dict.fromkeys([*credited, *(e.article.outlet.domain for e in judgement.evidence[:1])]))


def cards(document: Document, number: int, words: Wording) -> Markup:
    """All cards in the order of the text."""
    chosen = [j for j in units(document) if has_card(j)]
    numbering = Numbering(document)
    return tag("ol", *(_card(j, document, numbering, number, words) for j in chosen), class_="cards")


def _card(
    judgement: Judgement, document: Document, numbering: Numbering, number: int, words: Wording
) -> Markup:
    verdict, draft = judgement.verdict, document.draft
    mark = tag("span", f"{MARKS[verdict]} ", aria_hidden="true")
    where = [numbering.place(judgement.claim.span, words)]
    if judgement.claim.kind is ClaimKind.CLAIM:
        where[0] += f" · {_credit(judgement, numbering, words)}"
        where.append(words("sure", n=round(judgement.confidence * 100)))
    head = tag(
        "h3",
        tag("span", mark, words.verdict(verdict), class_="verdict"),
        *(tag("span", text, class_="where") for text in where),
    )
    passages = [_passage(e, marks, words) for e, marks in shown_passages(judgement)]
    if not passages and verdict is Verdict.UNSUPPORTED:
        passages = [tag("p", words("no_passage"), class_="small")]
    missing = reported_at(judgement, document)
    if missing is not None:
        there = words("as_there", place=numbering.place(missing[0].claim.span, words))
        passages.append(tag("p", f"{there}: {missing[1].message}", class_="small"))
    return tag(
        "li", head, _wording(judgement, draft, words), *_parts(judgement, words), *passages,
        *(_finding(each, draft, words) for each in judgement.findings), *_judge(judgement, words),
        *_settled(judgement, words),
        class_=f"card v-{verdict.value}", id=card_id(judgement, number), data_verdict=verdict.value,
        data_outlets=" ".join(token(each) for each in outlets_of(judgement)),
    )  # fmt: skip


def _credit(judgement: Judgement, numbering: Numbering, words: Wording) -> str:
    if not judgement.attributions:
        return words("uncredited")
    return "; ".join(
        dict.fromkeys(attribution_text(each, numbering, words) for each in judgement.attributions)
    )


def _wording(judgement: Judgement, draft: Draft, words: Wording) -> Markup:
    """The draft's words, marked as differing, aligned, or without a counterpart."""
    differs = list(judgement.doubted())
    best = judgement.evidence[0] if judgement.evidence else None
    match = [pair.draft for pair in best.pairs] if best else []
    quote = marked(draft.text, judgement.claim.span, {"differs": differs, "match": match})
    label = tag("span", words("draft"), class_="label", lang=words.language)
    return tag("blockquote", label, quote, lang=lang(draft.language))


def _parts(judgement: Judgement, words: Wording) -> Iterator[Markup]:
    if len({part.verdict for part in judgement.parts}) > 1:
        yield tag(
            "ul",
            *(
                tag("li", f"{MARKS[p.verdict]} {words.verdict(p.verdict)}: {p.claim.text}")
                for p in judgement.parts
            ),
            class_="small",
        )


def _passage(evidence: Evidence, differs: list[Span], words: Wording) -> Markup:
    """The passage in its paragraph, with aligned words marked and a link to it in the article."""
    article, whole = evidence.article, evidence.article.text
    around = _paragraph(evidence)
    before = Span(max(around.start, evidence.span.start - _CONTEXT), evidence.span.start)
    after = Span(evidence.span.end, min(around.end, evidence.span.end + _CONTEXT))
    marks = {"differs": differs, "match": [pair.article for pair in evidence.pairs]}
    where = ", ".join(filter(None, (article.outlet.domain, position(evidence, words))))
    label = tag(
        "span", f"{words(evidence.stance.value)}: ", link(fragment_url(evidence), where),
        f" · {article.title}" if article.title else "", class_="label", lang=words.language,
    )  # fmt: skip
    quote = join(
        (
            tag("span", "…" if before.start > around.start else "", before.of(whole), class_="context"),
            tag("span", marked(whole, evidence.span, marks), class_="passage"),
            tag("span", after.of(whole), "…" if after.end < around.end else "", class_="context"),
        )
    )
    return tag("blockquote", label, quote, lang=lang(article.language))


def _paragraph(evidence: Evidence) -> Span:
    """The span of the article between the line breaks around the passage."""
    whole = evidence.article.text
    start = whole.rfind("\n", 0, evidence.span.start) + 1
    end = whole.find("\n", evidence.span.end)
    return Span(start, len(whole) if end < 0 else end)


def _finding(each: Finding, draft: Draft, words: Wording) -> Markup:
    code = tag("span", f"{each.rule} {each.name}", class_="code")
    parts = [tag("p", each.message, " ", code, class_="finding")]
    whole = each.evidence[0].article.text if each.evidence else ""
    rows = {(p.draft.of(draft.text), p.article.of(whole)) for p in each.differs if whole}
    rows = {pair for pair in rows if not all(word in each.message for word in pair)}
    if rows:
        text = " · ".join(words("differs", draft=ours, source=theirs) for ours, theirs in sorted(rows))
        parts.append(tag("p", text, class_="differences small"))
    if each.hint:
        parts.append(tag("p", f"{words('todo')}: {each.hint}", class_="small"))
    return join(parts)


def _judge(judgement: Judgement, words: Wording) -> Iterator[Markup]:
    if judgement.decided_by:
        reason = f" – {judgement.decided_by.reason}" if judgement.decided_by.reason else ""
        yield tag("p", f"{words('judge')}: {judge_note(judgement, words)}{reason}", class_="small")


def _settled(judgement: Judgement, words: Wording) -> Iterator[Markup]:
    for each in judgement.silenced:
        place = f" ({each.place})" if each.place else ""
        yield tag(
            "p", f"{words(f'settled_{each.by}')}{place}: {each.finding.rule} – {each.reason}", class_="small"
        )
