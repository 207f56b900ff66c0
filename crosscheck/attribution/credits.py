"""The explicit credits of a draft, sentence by sentence, before their reach is told."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from crosscheck.attribution.footnotes import entry_id, marks
from crosscheck.attribution.mentions import Mention, Name, mentions
from crosscheck.attribution.reading import TRAILING, Reading, ends_here, read
from crosscheck.language.base import Language
from crosscheck.language.plain import Plain, plain
from crosscheck.model import Claim, ClaimKind, Draft, Link, Outlet, Span
from crosscheck.sources.names import NameHit
from crosscheck.sources.registry import Registry, outlet_for_domain

# A page that is no article: a link to it names a publisher, it does not cite one.
_HOME = frozenset({"", "/"})
# Somebody speaks to a publisher, or it is cited by another: no credit beside one that reports.
_WEAK = frozenset({"told", "interview", "spoke_in", "citing", "before_us"})
_CITED = TRAILING | {"link"}


@dataclass(frozen=True, slots=True)
class Credit:
    """One publisher credited in one sentence; the last four fields are as in `model.Attribution`."""

    outlet: Outlet | None
    code: str
    as_written: str
    cue: str
    cue_span: Span
    url: str = ""
    candidates: tuple[Outlet, ...] = ()
    address: bool = False  # whether it is given by a link or a domain

    @property
    def key(self) -> str:
        """What makes two credits the same publisher's."""
        return self.outlet.id if self.outlet else self.as_written.casefold()

    @property
    def trailing(self) -> bool:
        return self.code in TRAILING


@dataclass(slots=True)
class Found:
    """What was read in a draft: per claim its credits, everything considered, and its plain text."""

    credits: list[tuple[Credit, ...]]
    shown: list[tuple[Reading, ...]]
    views: list[str] = field(default_factory=list)


def gather(draft: Draft, claims: Sequence[Claim], registry: Registry, language: Language) -> Found:
    """Reads every sentence, then drops what only passes on other publishers' news."""
    reader = _Reader(draft, claims, registry, language)
    readings = [reader.readings(i) for i in range(len(claims))]
    credits = [tuple(reader.credits(i, each)) for i, each in enumerate(readings)]
    cited = {c.outlet.id for each in credits for c in each if c.outlet and c.code in _CITED and c.address}
    sources = registry.sources | cited
    settled = [_settled(each, sources, language.code) for each in credits]
    resolved = _anaphors(claims, readings, settled, reader)
    by_block: dict[int, set[str]] = {}
    for claim, each in zip(claims, resolved, strict=True):
        by_block.setdefault(claim.block, set()).update(c.key for c in each)
    declared = sources if registry.sources else frozenset()
    final = [
        tuple(c for c in each if _first_hand(c, each, by_block[claim.block], declared, language.code))
        for claim, each in zip(claims, resolved, strict=True)
    ]
    return Found(final, [tuple(r) for r in readings], reader.sentences)


class _Reader:
    """Reads the sentences of one draft."""

    def __init__(self, draft: Draft, claims: Sequence[Claim], registry: Registry, language: Language) -> None:
        self.draft, self.claims, self.registry = draft, claims, registry
        self.cues = language.cues
        self.function_words = language.segmentation.starters
        self.view: Plain = plain(draft.text)
        self.spans = [self.view.span(c.span) for c in claims]
        self.sentences = [s.of(self.view.text) for s in self.spans]
        self.hits = registry.find(self.view)
        self._hit_starts = [h.span.start for h in self.hits]
        self.links = tuple((self.view.span(k.span), k) for k in draft.links if _web(k.url))
        self._link_starts = [s.start for s, _ in self.links]
        self.notes = self._source_list()

    def readings(self, index: int) -> list[Reading]:
        """Every mention in a sentence, with what it was taken for."""
        span, claim = self.spans[index], self.claims[index]
        if claim.kind is ClaimKind.META and claim.reason not in (
            "source_line",
            "source_sentence",
            "footnote",
        ):
            return []
        if claim.kind is ClaimKind.HEADING:
            return []
        first = index == 0 or self.claims[index - 1].block != claim.block
        found = mentions(self.view.text, span, self._hits(span), self.cues, self.function_words)
        return [self._read(span, m, first, claim) for m in found]

    def _read(self, span: Span, mention: Mention, first: bool, claim: Claim) -> Reading:
        linked = self._linked(mention)
        if linked.names is not mention.names:
            mention = linked
        source = any(self._known_source(o) for n in mention.names for o in n.outlets)
        reading = read(self.view.text, span, mention, self.cues, first, source)
        if claim.kind is ClaimKind.META and any(n.outlets for n in mention.names):
            return replace(reading, code=claim.reason, accepted=True)
        if not reading.accepted and any(n.outlets and n.url and not _is_home(n.url) for n in mention.names):
            return replace(reading, code="link", accepted=True)
        return reading

    def _known_source(self, outlet: Outlet) -> bool:
        return outlet.id in self.registry.sources and outlet.medium != "portal"

    def _linked(self, mention: Mention) -> Mention:
        """The mention with the address of the link its name stands on."""
        names = tuple(
            replace(n, url=link.url) if (link := self._link_at(n.span)) else n for n in mention.names
        )
        return replace(mention, names=names) if names != mention.names else mention

    def _link_at(self, span: Span) -> Link | None:
        index = bisect.bisect_right(self._link_starts, span.start) - 1
        if index >= 0 and self.links[index][0].end > span.start:
            return self.links[index][1]
        return None

    def _hits(self, span: Span) -> list[NameHit]:
        low = bisect.bisect_left(self._hit_starts, span.start)
        high = bisect.bisect_left(self._hit_starts, span.end)
        return [h for h in self.hits[low:high] if h.span.end <= span.end]

    # ------------------------------------------------------------------ from readings to credits

    def credits(self, index: int, readings: Sequence[Reading]) -> Iterator[Credit]:
        """The credits of a sentence: its accepted readings, its other links, its footnote marks."""
        span, claim = self.spans[index], self.claims[index]
        for reading in readings:
            if reading.accepted and not reading.mention.anaphor:
                yield from self._named(reading)
        if claim.kind in (ClaimKind.META, ClaimKind.HEADING):
            return
        covered = [n.span for r in readings for n in r.names]
        for place, link in self._links_in(span):
            if not any(place.overlaps(c) for c in covered):
                yield from self._link_credit(place, link, span)
        for mark in marks(self.view.text, span, self.notes):
            for name in (n for i in mark.ids for n in self.notes[i]):
                yield self._credit(name, "footnote", mark.span)

    def _named(self, reading: Reading) -> Iterator[Credit]:
        for name in reading.names:
            if name.url and not name.outlets:
                host = urlsplit(name.url).hostname or ""
                name = replace(name, outlets=(self.registry.by_domain(host) or outlet_for_domain(host),))
            if name.host and not name.outlets:
                if reading.code in (
                    "according_to",
                    "information_of",
                    "as_reported",
                    "reported_by",
                    "so",
                    "source_line",
                ):
                    yield self._credit(
                        replace(name, outlets=(outlet_for_domain(name.host),)), reading.code, reading.cue
                    )
                continue
            yield self._credit(name, reading.code, reading.cue)

    def _links_in(self, span: Span) -> list[tuple[Span, Link]]:
        low = bisect.bisect_left(self._link_starts, span.start)
        high = bisect.bisect_left(self._link_starts, span.end)
        return list(self.links[low:high])

    def _link_credit(self, place: Span, link: Link, sentence: Span) -> Iterator[Credit]:
        """A link without a name: to a known outlet's article it cites that, wherever it stands; to
        another host only in the form of a citation, in brackets at the sentence's end."""
        if _is_home(link.url):
            return
        outlet = self.registry.by_domain(urlsplit(link.url).hostname or "")
        text = self.view.text
        bracketed = text[place.start - 1 : place.start] in ("(", "[")
        at_end = ends_here(text[place.end : sentence.end])
        if outlet is None and bracketed and at_end:
            outlet = outlet_for_domain(urlsplit(link.url).hostname or "")
        if outlet is not None:
            name = Name(place, (outlet,), place.of(text), url=link.url)
            yield self._credit(name, "link_at_end" if bracketed and at_end else "link", place)

    def _credit(self, name: Name, code: str, cue: Span) -> Credit:
        where = self.view.original(cue.start, cue.end)
        return Credit(
            outlet=name.outlets[0] if len(name.outlets) == 1 else None,
            code=code,
            as_written=name.written,
            cue=where.of(self.draft.text),
            cue_span=where,
            url=name.url,
            candidates=name.outlets if len(name.outlets) > 1 else (),
            address=bool(name.url or name.host),
        )

    # ------------------------------------------------------------------ source lists

    def _source_list(self) -> Mapping[str, tuple[Name, ...]]:
        """The numbered sources of the draft: id → publishers."""
        notes: dict[str, tuple[Name, ...]] = {}
        for claim, span in zip(self.claims, self.spans, strict=True):
            if claim.kind is not ClaimKind.META:
                continue
            key = entry_id(span.of(self.view.text))
            names = tuple(self._entry_names(span)) if key else ()
            if names:
                notes.setdefault(key, names)
        return notes

    def _entry_names(self, span: Span) -> Iterator[Name]:
        seen: set[str] = set()
        for place, link in self._links_in(span):
            host = urlsplit(link.url).hostname or ""
            outlet = self.registry.by_domain(host) or outlet_for_domain(host)
            if outlet.id not in seen:
                seen.add(outlet.id)
                yield Name(place, (outlet,), place.of(self.view.text), url=link.url)
        for hit in self._hits(span)[:1] if not seen else ():
            if hit.outlets or hit.path:
                outlets = hit.outlets or (outlet_for_domain(hit.host),)
                url = hit.span.of(self.view.text) if hit.path else ""
                yield Name(hit.span, outlets, hit.span.of(self.view.text), url=url)


def _speaks_in_news(outlet: Outlet, lang: str) -> bool:
    """Agencies everywhere, and broadcasters like CNN in another language than theirs, are speakers
    whom the news quotes."""
    return outlet.medium == "agency" or (outlet.credited_only_as_source and outlet.language != lang)


def _settled(credits: Sequence[Credit], sources: frozenset[str], lang: str) -> tuple[Credit, ...]:
    """One credit a publisher, those of agencies and the like only where they are a source; a name
    that fits several is the one of them that is a source."""
    kept: dict[str, Credit] = {}
    for credit in credits:
        among = [o for o in credit.candidates if o.id in sources]
        if len(among) == 1:
            credit = replace(credit, outlet=among[0], candidates=())
        if credit.outlet and credit.outlet.id not in sources and _speaks_in_news(credit.outlet, lang):
            continue
        other = kept.get(credit.key)
        if other is None or (credit.url and not other.url):
            kept[credit.key] = credit if other is None else replace(other, url=credit.url)
    return tuple(kept.values())


def _first_hand(
    credit: Credit, others: Sequence[Credit], block: set[str], sources: frozenset[str], lang: str
) -> bool:
    """Whether it is the draft that credits this publisher, and not the news it reports.

    `others` are the sentence's credits, `block` the publishers its paragraph credits, `sources` those
    the draft is declared to draw on, none where nobody declared any.
    """
    if credit.code in _CITED:
        return True
    beside = [c for c in others if c.key != credit.key]
    if credit.code in _WEAK and any(c.code not in _WEAK for c in beside):
        return False
    if not sources or credit.outlet is None or credit.outlet.id in sources:
        return True
    if credit.outlet.language not in ("", lang):
        return False  # foreign papers speak in the news; as a source the draft would have declared it
    if credit.code in _WEAK and block & sources:
        return False
    return not any(c.key in sources for c in beside)


def _anaphors(
    claims: Sequence[Claim],
    readings: Sequence[Sequence[Reading]],
    credits: list[tuple[Credit, ...]],
    reader: _Reader,
) -> list[tuple[Credit, ...]]:
    """„das Blatt“ and its like, resolved: the sentence's own credit, else the last one before it
    that the noun fits, else the first one after it in its paragraph."""
    resolved: list[tuple[Credit, ...]] = []
    for index, each in enumerate(credits):
        own = list(each)
        for reading in readings[index]:
            anaphor = reading.mention.anaphor
            if anaphor is None or not reading.accepted:
                continue
            later = [
                c
                for i in range(index + 1, len(claims))
                if claims[i].block == claims[index].block
                for c in credits[i]
            ]
            before = [c for past in reversed(resolved[-40:]) for c in past]
            fitting = [c for c in (*own, *before, *later) if _fits(c, anaphor.media)]
            if fitting and fitting[0].key not in {c.key for c in own}:
                where = reader.view.original(reading.cue.start, reading.cue.end)
                own.append(
                    replace(fitting[0], code="anaphor", cue=where.of(reader.draft.text), cue_span=where)
                )
        resolved.append(tuple(own))
    return resolved


def _fits(credit: Credit, media: frozenset[str]) -> bool:
    return credit.outlet is None or credit.outlet.medium in media or credit.outlet.medium == "portal"


def _web(url: str) -> bool:
    return url.lower().startswith(("http://", "https://"))


def _is_home(url: str) -> bool:
    parts = urlsplit(url)
    return parts.path in _HOME and not parts.query
