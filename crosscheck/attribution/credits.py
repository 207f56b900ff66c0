"""The explicit credits of one sentence: its cues, its links and its footnote marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from crosscheck.attribution.footnotes import marks
from crosscheck.attribution.mentions import Mention, Name, mentions
from crosscheck.attribution.reader import Layout, host_of, is_home
from crosscheck.attribution.reading import TRAILING, Reading, ends_here, read
from crosscheck.language.base import Language
from crosscheck.language.cues import Cues
from crosscheck.language.segmentation import Segmentation
from crosscheck.language.signs import compiled
from crosscheck.model import Claim, ClaimKind, Link, Outlet, Span
from crosscheck.outlets.registry import outlet_for_domain
from crosscheck.outlets.wrapped import publishes_nothing

# Sentences about the text that name its sources; the others name publishers for other ends.
_NAMES_SOURCES = frozenset({"source_line", "source_sentence", "footnote", "dated"})
# Turns clear enough to make a domain nobody knows a publisher.
_CLEAR = frozenset({"according_to", "information_of", "as_reported", "reported_by", "so", "source_line"})
_LOOSE_CLEAR = frozenset({"parenthesis", "head", "dash"})
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Credit:
    """One publisher credited in one sentence; the fields are those of `model.Attribution`, `code` is
    the turn it was told by. `address` says that a link or a domain gives it."""

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
        """What makes two credits the same publisher's."""
        return self.outlet.id if self.outlet else self.as_written.casefold()

    @property
    def trailing(self) -> bool:
        """Whether it cites at the end of a statement, and so covers what stands before it."""
        return self.code in TRAILING

    @property
    def cites(self) -> bool:
        """Whether it cites rather than tells."""
        return self.trailing or self.code == "link"


def readings(layout: Layout, index: int, language: Language) -> list[Reading]:
    """Every mention of a publisher in a sentence, with what it was taken for."""
    span, claim, cues = layout.spans[index], layout.claims[index], language.cues
    if claim.kind is ClaimKind.META and claim.reason not in _NAMES_SOURCES:
        return []
    found = mentions(layout.text, span, layout.hits_in(span), cues, language.segmentation)
    read_all: list[Reading] = []
    for mention in found:
        mention = _addressed(_linked(layout, mention), cues)
        known = any(_draws_on(layout, o) for n in mention.names for o in n.outlets)
        reading = read(
            layout.text,
            span,
            mention,
            cues,
            first=layout.opens_block(index),
            source=known,
            review=layout.review(cues),
        )
        if claim.kind is ClaimKind.HEADING:
            read_all += _of_section(layout.text, span, reading, language.segmentation, known=known)
        else:
            alone = len(found) == 1 and _nothing_else(layout.text, span, mention)
            read_all.append(_overruled(reading, claim, alone))
    return read_all


def _of_section(
    text: str, span: Span, reading: Reading, rules: Segmentation, *, known: bool
) -> Iterator[Reading]:
    """A heading credits its section where it is a publisher's name and at most its date, or names it by a
    turn that can be nothing else; „SWR: Intendant geht“ is one only if the draft draws on that publisher."""
    mention = reading.mention
    outside = text[span.start : mention.outer.start] + " " + text[mention.outer.end : span.end]
    words = [word.lower() for word in _WORD.findall(outside)]
    little = rules.starters | rules.ordinal_followers
    named = not mention.rest and any(n.outlets for n in mention.names)
    if named and all(word.isdigit() or word in little for word in words):
        yield Reading(mention, "heading_name", mention.span, True)
    elif reading.accepted and (reading.code in _CLEAR or (known and reading.code in _LOOSE_CLEAR)):
        yield reading


def _nothing_else(text: str, span: Span, mention: Mention) -> bool:
    """Whether a sentence is nothing but a publisher's name."""
    outside = text[span.start : mention.outer.start] + text[mention.outer.end : span.end]
    return not mention.rest and not any(c.isalnum() for c in outside)


def _overruled(reading: Reading, claim: Claim, alone: bool) -> Reading:
    """In a source line every name is a source, one that stands alone is such a line, and a link to an
    article cites whatever stands around."""
    names = reading.names
    if alone and claim.kind is ClaimKind.CLAIM and any(n.outlets for n in names):
        return replace(reading, code="source_line", accepted=True)
    if claim.kind is ClaimKind.META and any(n.outlets for n in names):
        code = "source_line" if claim.reason == "dated" else claim.reason
        return replace(reading, code=code, accepted=True)
    if not reading.accepted and any(n.outlets and n.url and not is_home(n.url) for n in names):
        return replace(reading, code="link", accepted=True)
    return reading


def _draws_on(layout: Layout, outlet: Outlet) -> bool:
    """Whether the draft is known to draw on a publisher of news; a portal may be any firm's page."""
    return layout.registry.is_source(outlet) and outlet.medium != "portal"


def _linked(layout: Layout, mention: Mention) -> Mention:
    """The mention with the address of the link its name stands on."""
    names = tuple(replace(n, url=layout.link_at(n.span) or n.url) for n in mention.names)
    return replace(mention, names=names) if names != mention.names else mention


def _addressed(mention: Mention, cues: Cues) -> Mention:
    """The mention with new outlets for hosts that are not in the registry but have a newspaper word in their name:
    one for „talheimer-tagblatt.de“, none for „theater-talheim.de“."""
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


def credits(
    layout: Layout, index: int, found: Sequence[Reading], notes: Mapping[str, tuple[Name, ...]]
) -> Iterator[Credit]:
    """The credits of a sentence, nouns that stand for a publisher left aside."""
    span, claim = layout.spans[index], layout.claims[index]
    for reading in found:
        if reading.accepted and not reading.mention.anaphor:
            yield from _named(layout, reading)
    if claim.kind in (ClaimKind.META, ClaimKind.HEADING):
        return
    covered = [n.span for r in found for n in r.names]
    for place, link in layout.links_in(span):
        if not any(place.overlaps(c) for c in covered):
            yield from _link(layout, place, link, span)
    for mark in marks(layout.text, span, notes):
        for name in (n for i in mark.ids for n in notes[i]):
            yield credit(layout, name, "footnote", mark.span)


def _named(layout: Layout, reading: Reading) -> Iterator[Credit]:
    for name in reading.names:
        if not name.outlets and name.url:
            name = replace(name, outlets=(layout.publisher_or_new(name.url),))
        elif not name.outlets and name.host:
            if reading.code not in _CLEAR:
                continue
            name = replace(name, outlets=(outlet_for_domain(name.host),))
        yield credit(layout, name, reading.code, reading.cue)


def _link(layout: Layout, place: Span, link: Link, sentence: Span) -> Iterator[Credit]:
    """A link without a name: to a known outlet's article it cites that, wherever it stands; to another
    host only in the form of a citation, in brackets at the sentence's end."""
    if is_home(link.url) or (publishes_nothing(host_of(link.url)) and not layout.publisher(link.url)):
        return
    text = layout.text
    closing = text[place.start - 1 : place.start] in ("(", "[") and ends_here(text[place.end : sentence.end])
    outlet = layout.publisher_or_new(link.url) if closing else layout.publisher(link.url)
    if outlet is not None:
        name = Name(place, (outlet,), place.of(text), url=link.url)
        yield credit(layout, name, "link_at_end" if closing else "link", place)


def credit(layout: Layout, name: Name, code: str, cue: Span) -> Credit:
    """The credit for a name by the turn `cue`, a stretch of the draft."""
    return Credit(
        outlet=name.outlets[0] if len(name.outlets) == 1 else None,
        code=code,
        as_written=name.written,
        cue=cue.of(layout.draft.text),
        cue_span=cue,
        url=name.url,
        candidates=name.outlets if len(name.outlets) > 1 else (),
        address=bool(name.url or name.host),
    )
