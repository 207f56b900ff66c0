"""The explicit attributions of one sentence: by cue, link or footnote mark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from crosscheck.attribution.classification import ClassifiedMention, classify, ends_here
from crosscheck.attribution.cue_codes import CLEAR, CLEAR_FOR_SOURCES, NAMES_SOURCES, TRAILING
from crosscheck.attribution.draft_index import DraftIndex, is_home
from crosscheck.attribution.footnotes import marks
from crosscheck.attribution.mentions import Mention, Name, mentions
from crosscheck.language.base import Language
from crosscheck.language.cues import Cues
from crosscheck.language.segmentation import Segmentation
from crosscheck.language.signs import compiled
from crosscheck.model import Claim, ClaimKind, Link, Outlet, Span
from crosscheck.outlets.identity import host_of
from crosscheck.outlets.registry import outlet_for_domain
from crosscheck.outlets.wrapped import publishes_nothing

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class ExplicitAttribution:
    """The attribution of a sentence to a publisher that the sentence names itself.

    `code` is the kind of cue; `address` says that a link or a domain names the publisher. The other fields are
    those of `model.Attribution`.
    """

    outlet: Outlet | None
    code: str
    as_written: str
    cue: str
    cue_span: Span
    url: str = ""
    candidates: tuple[Outlet, ...] = ()
    address: bool = False

    @property
    def key(self) -> str:
        """Identifies the publisher: the outlet's id, or the name as written in lower case."""
        return self.outlet.id if self.outlet else self.as_written.casefold()

    @property
    def trailing(self) -> bool:
        """Whether the cue is at the end of a statement, and so covers the sentences before it."""
        return self.code in TRAILING

    @property
    def cites(self) -> bool:
        """Whether it is a citation (link, footnote, source line) rather than a reporting phrase."""
        return self.trailing or self.code == "link"


def classified_mentions(indexed: DraftIndex, index: int, language: Language) -> list[ClassifiedMention]:
    """All mentions of publishers in sentence number `index`, accepted or not."""
    claim, cues = indexed.claims[index], language.cues
    span = claim.span
    if claim.kind is ClaimKind.META and claim.reason not in NAMES_SOURCES:
        return []
    found = mentions(indexed.text, span, indexed.hits_in(span), cues, language.segmentation)
    classified: list[ClassifiedMention] = []
    for mention in found:
        mention = _addressed(_linked(indexed, mention), cues)
        known = any(_is_source(indexed, o) for n in mention.names for o in n.outlets)
        result = classify(
            indexed.text,
            span,
            mention,
            cues,
            first=indexed.opens_block(index),
            source=known,
            review=indexed.review(cues),
        )
        if claim.kind is ClaimKind.HEADING:
            classified += _of_section(indexed.text, span, result, language.segmentation, known=known)
        else:
            alone = len(found) == 1 and _nothing_else(indexed.text, span, mention)
            classified.append(_without_cue(result, claim, alone))
    return classified


def _of_section(
    text: str, span: Span, classified: ClassifiedMention, rules: Segmentation, *, known: bool
) -> Iterator[ClassifiedMention]:
    """The mention, where the heading attributes its section to it: nothing but the name and a date, or a clear cue.

    „SWR: Intendant geht“ does so only if that publisher is a source of the draft (`known`).
    """
    mention = classified.mention
    outside = text[span.start : mention.outer.start] + " " + text[mention.outer.end : span.end]
    words = [word.lower() for word in _WORD.findall(outside)]
    little = rules.starters | rules.ordinal_followers
    named = not mention.rest and any(n.outlets for n in mention.names)
    if named and all(word.isdigit() or word in little for word in words):
        yield ClassifiedMention(mention, "heading_name", mention.span, True)
    elif classified.accepted and (
        classified.code in CLEAR or (known and classified.code in CLEAR_FOR_SOURCES)
    ):
        yield classified


def _nothing_else(text: str, span: Span, mention: Mention) -> bool:
    """Whether the sentence consists of the mention alone."""
    outside = text[span.start : mention.outer.start] + text[mention.outer.end : span.end]
    return not mention.rest and not any(c.isalnum() for c in outside)


def _without_cue(classified: ClassifiedMention, claim: Claim, alone: bool) -> ClassifiedMention:
    """The mention, accepted also without a cue: in a source line, as a sentence of its own, or with a link to an
    article."""
    names = classified.names
    if alone and claim.kind is ClaimKind.CLAIM and any(n.outlets for n in names):
        return replace(classified, code="source_line", accepted=True)
    if claim.kind is ClaimKind.META and any(n.outlets for n in names):
        code = "source_line" if claim.reason == "dated" else claim.reason
        return replace(classified, code=code, accepted=True)
    if not classified.accepted and any(n.outlets and n.url and not is_home(n.url) for n in names):
        return replace(classified, code="link", accepted=True)
    return classified


def _is_source(indexed: DraftIndex, outlet: Outlet) -> bool:
    """Whether the outlet is a known source of the draft, portals excepted: these may be any company's page."""
    return indexed.registry.is_source(outlet) and outlet.medium != "portal"


def _linked(indexed: DraftIndex, mention: Mention) -> Mention:
    """The mention with the address of the link that is set on its name."""
    names = tuple(replace(n, url=indexed.link_at(n.span) or n.url) for n in mention.names)
    return replace(mention, names=names) if names != mention.names else mention


def _addressed(mention: Mention, cues: Cues) -> Mention:
    """The mention, unregistered hosts with a newspaper word in them made outlets: „talheimer-tagblatt.de“, but not
    „theater-talheim.de“."""
    names = tuple(
        replace(n, outlets=(outlet_for_domain(n.host),))
        if n.host and not n.outlets and _is_press(n.host, cues)
        else n
        for n in mention.names
    )
    return replace(mention, names=names) if names != mention.names else mention


def _is_press(host: str, cues: Cues) -> bool:
    words = host.removeprefix("www.").rpartition(".")[0].replace("-", " ").replace(".", " ").title()
    return any(compiled(pattern).search(words) for pattern in cues.unknown)


def explicit_attributions(
    indexed: DraftIndex, index: int, found: Sequence[ClassifiedMention], notes: Mapping[str, tuple[Name, ...]]
) -> Iterator[ExplicitAttribution]:
    """The attributions of sentence number `index`, anaphors („das Blatt“) excepted.

    `found` are its classified mentions, `notes` the numbered sources of the draft (id → publishers).
    """
    claim = indexed.claims[index]
    span = claim.span
    for each in found:
        if each.accepted and not each.mention.anaphor:
            yield from _named(indexed, each)
    if claim.kind in (ClaimKind.META, ClaimKind.HEADING):
        return
    covered = [n.span for r in found for n in r.names]
    for place, link in indexed.links_in(span):
        if not any(place.overlaps(c) for c in covered):
            yield from _link(indexed, place, link, span)
    for mark in marks(indexed.text, span, notes):
        for name in (n for i in mark.ids for n in notes[i]):
            yield attribution_to(indexed, name, "footnote", mark.span)


def _named(indexed: DraftIndex, classified: ClassifiedMention) -> Iterator[ExplicitAttribution]:
    for name in classified.names:
        if not name.outlets and name.url:
            name = replace(name, outlets=(indexed.publisher_or_new(name.url),))
        elif not name.outlets and name.host:
            if classified.code not in CLEAR:
                continue
            name = replace(name, outlets=(outlet_for_domain(name.host),))
        yield attribution_to(indexed, name, classified.code, classified.cue)


def _link(indexed: DraftIndex, place: Span, link: Link, sentence: Span) -> Iterator[ExplicitAttribution]:
    """The attribution by a link that is not set on a name: to a known outlet's article wherever the link is, to
    another host only in brackets at the end of the sentence."""
    if is_home(link.url) or (publishes_nothing(host_of(link.url)) and not indexed.publisher(link.url)):
        return
    text = indexed.text
    closing = text[place.start - 1 : place.start] in ("(", "[") and ends_here(text[place.end : sentence.end])
    outlet = indexed.publisher_or_new(link.url) if closing else indexed.publisher(link.url)
    if outlet is not None:
        name = Name(place, (outlet,), place.of(text), url=link.url)
        yield attribution_to(indexed, name, "link_at_end" if closing else "link", place)


def attribution_to(indexed: DraftIndex, name: Name, code: str, cue: Span) -> ExplicitAttribution:
    """The attribution to a name by the cue at span `cue` of the draft."""
    return ExplicitAttribution(
        outlet=name.outlets[0] if len(name.outlets) == 1 else None,
        code=code,
        as_written=name.written,
        cue=cue.of(indexed.draft.text),
        cue_span=cue,
        url=name.url,
        candidates=name.outlets if len(name.outlets) > 1 else (),
        address=bool(name.url or name.host),
    )
