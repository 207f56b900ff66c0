"""From what each sentence says to whom the draft credits: doubles, speakers, second hand, „das Blatt“."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from crosscheck.attribution.credits import Credit, credits, readings
from crosscheck.attribution.footnotes import source_list
from crosscheck.attribution.reader import Layout
from crosscheck.attribution.reading import Reading
from crosscheck.language.base import Language
from crosscheck.language.signs import compiled
from crosscheck.model import Claim, ClaimKind, Draft, Outlet, Span
from crosscheck.outlets.registry import Registry

# Somebody speaks to a publisher, or another publisher cites it: no credit beside one that reports.
_WEAK = frozenset({"told", "interview", "spoke_in", "citing", "before_us"})
_MEMORY = 40  # sentences back in which „das Blatt“ looks for its publisher


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A name that is no credit: as the draft writes it, where, and the code of the reason."""

    written: str
    span: Span
    code: str


@dataclass(frozen=True, slots=True)
class Found:
    """Per claim its explicit credits and the names passed over; `sentences` are their plain texts."""

    credits: tuple[tuple[Credit, ...], ...]
    passed: tuple[tuple[PassedOver, ...], ...]
    sentences: tuple[str, ...]


def gather(draft: Draft, claims: Sequence[Claim], registry: Registry, language: Language) -> Found:
    """Reads every sentence of the draft, then settles what only the whole of it can tell."""
    layout = Layout(draft, claims, registry)
    notes = source_list(layout)
    read = [readings(layout, i, language) for i in range(len(claims))]
    named = [tuple(credits(layout, i, each, notes)) for i, each in enumerate(read)]
    passed: list[list[PassedOver]] = [list(_rejected(layout, each)) for each in read]
    sources = registry.sources | _cited(named)
    firm = _firm(named, sources) if not registry.sources else sources
    drawn_on = [o for o in map(registry.by_id, sorted(firm)) if o]
    single = [_single([_known_again(c, drawn_on) for c in each], firm) for each in named]
    kept = [
        _without_speakers(each, sources, language.code, out) for each, out in zip(single, passed, strict=True)
    ]
    resolved = _anaphors(layout, read, kept, passed, [o for o in drawn_on if o.id in registry.sources])
    resolved = _both(layout, resolved, language)
    declared = sources if registry.sources else frozenset()
    final = []
    paragraphs = _paragraphs(claims, resolved, whole=bool(declared))
    for each, out, around in zip(resolved, passed, paragraphs, strict=True):
        first = [c for c in each if _first_hand(c, each, around, firm, declared, language.code)]
        out.extend(PassedOver(c.as_written, c.cue_span, "second_hand") for c in each if c not in first)
        final.append(tuple(first))
    return Found(tuple(final), tuple(map(tuple, passed)), layout.sentences)


def _paragraphs(
    claims: Sequence[Claim], credits: Sequence[Sequence[Credit]], *, whole: bool
) -> Iterator[frozenset[str]]:
    """For each sentence the publishers that its paragraph credits by a turn of reporting: in all of it,
    or only up to the sentence."""
    for _, group in itertools.groupby(zip(claims, credits, strict=True), key=lambda pair: pair[0].block):
        firm = [frozenset(c.key for c in each if c.code not in _WEAK) for _, each in group]
        upto = list(itertools.accumulate(firm, lambda a, b: a | b))
        yield from [upto[-1]] * len(upto) if whole else upto


def _cited(named: Sequence[Sequence[Credit]]) -> frozenset[str]:
    """The outlets a draft gives an address of, as a citation: its sources by its own word."""
    return frozenset(c.outlet.id for each in named for c in each if c.outlet and c.cites and c.address)


def _firm(named: Sequence[Sequence[Credit]], sources: frozenset[str]) -> frozenset[str]:
    """The outlets the draft credits by more than that somebody spoke to them."""
    return sources | {c.outlet.id for each in named for c in each if c.outlet and c.code not in _WEAK}


def _rejected(layout: Layout, read: Sequence[Reading]) -> Iterator[PassedOver]:
    for reading in read:
        if not reading.accepted and not reading.mention.anaphor and any(n.outlets for n in reading.names):
            span = reading.mention.span
            yield PassedOver(span.of(layout.draft.text), span, reading.code)


def _single(credits: Sequence[Credit], firm: frozenset[str]) -> tuple[Credit, ...]:
    """One credit a publisher; a name that fits several is the one of them the draft draws on."""
    kept: dict[str, Credit] = {}
    for credit in credits:
        among = [o for o in credit.candidates if o.id in firm]
        if len(among) == 1:
            credit = replace(credit, outlet=among[0], candidates=())
        other = kept.get(credit.key)
        if other is None:
            kept[credit.key] = credit
        elif credit.url and not other.url:
            kept[credit.key] = replace(other, url=credit.url)
    return tuple(kept.values())


def _known_again(credit: Credit, drawn_on: Sequence[Outlet]) -> Credit:
    """Resolves an unregistered name to the one outlet among `drawn_on` whose name ends in it: „Zürcher Zeitung“ to
    „Neue Zürcher Zeitung“. Any other credit comes back unchanged."""
    if credit.outlet or credit.candidates or " " not in credit.as_written:
        return credit
    end = " " + credit.as_written.casefold()
    fitting = [o for o in drawn_on if any(name.casefold().endswith(end) for name in (o.name, *o.names))]
    return replace(credit, outlet=fitting[0]) if len(fitting) == 1 else credit


def _without_speakers(
    credits: Sequence[Credit], sources: frozenset[str], lang: str, out: list[PassedOver]
) -> tuple[Credit, ...]:
    """Drops agencies, and broadcasters like CNN in another language than theirs: speakers whom the
    news quotes, unless the draft has them as a source."""
    kept = []
    for credit in credits:
        outlet = credit.outlet
        if outlet and outlet.id not in sources and _speaker(outlet, lang):
            out.append(PassedOver(credit.as_written, credit.cue_span, "speaker"))
        else:
            kept.append(credit)
    return tuple(kept)


def _speaker(outlet: Outlet, lang: str) -> bool:
    return outlet.medium == "agency" or (outlet.credited_only_as_source and outlet.language != lang)


def _first_hand(
    credit: Credit,
    others: Sequence[Credit],
    block: frozenset[str],
    firm: frozenset[str],
    declared: frozenset[str],
    lang: str,
) -> bool:
    """Whether it is the draft that credits this publisher, and not the news it reports.

    `others` are the sentence's credits, `block` the publishers its paragraph credits, `firm` those the
    draft draws on, `declared` the same where somebody declared the draft's sources, else none.
    """
    if credit.cites:
        return True
    beside = [c for c in others if c.key != credit.key]
    if credit.code in _WEAK:
        if any(c.code not in _WEAK for c in beside):
            return False
        if credit.key not in firm and block & firm:
            return False
    if not declared or credit.outlet is None or credit.outlet.id in declared:
        return True
    # Foreign papers speak in the news; as a source the draft would have declared it.
    return credit.outlet.language in ("", lang) and not any(c.key in declared for c in beside)


def _anaphors(
    layout: Layout,
    read: Sequence[Sequence[Reading]],
    credits: Sequence[tuple[Credit, ...]],
    passed: Sequence[list[PassedOver]],
    declared: Sequence[Outlet],
) -> list[tuple[Credit, ...]]:
    """„das Blatt“ and its like, resolved: the sentence's own credit, else the last one before it that
    the noun fits, else the first one after it in its paragraph, else the only source that is declared
    and fits („das Hamburger Magazin“)."""
    resolved: list[tuple[Credit, ...]] = []
    for index, each in enumerate(credits):
        own = list(each)
        for reading in read[index]:
            anaphor = reading.mention.anaphor
            if anaphor is None or not reading.accepted:
                continue
            where = reading.cue
            nearest = itertools.chain(own, _before(resolved), _after(layout, index, credits))
            fitting = next((c for c in nearest if _fits(c, anaphor.media)), None)
            only = [o for o in declared if o.medium in anaphor.media]
            if fitting is None and len(only) == 1:
                fitting = Credit(only[0], "anaphor", where.of(layout.draft.text), "", where)
            if fitting is None:
                passed[index].append(PassedOver(where.of(layout.draft.text), where, "no_antecedent"))
            elif fitting.key not in {c.key for c in own}:
                own.append(replace(fitting, code="anaphor", cue=where.of(layout.draft.text), cue_span=where))
        resolved.append(tuple(own))
    return resolved


def _before(resolved: Sequence[tuple[Credit, ...]]) -> Iterator[Credit]:
    for earlier in reversed(resolved[-_MEMORY:]):
        yield from earlier


def _after(layout: Layout, index: int, credits: Sequence[tuple[Credit, ...]]) -> Iterator[Credit]:
    block = layout.claims[index].block
    for later in range(index + 1, len(credits)):
        if layout.claims[later].block != block:
            return
        yield from credits[later]


def _fits(credit: Credit, media: frozenset[str]) -> bool:
    return credit.outlet is None or credit.outlet.medium in media or credit.outlet.medium == "portal"


def _both(
    layout: Layout, credits: Sequence[tuple[Credit, ...]], language: Language
) -> list[tuple[Credit, ...]]:
    """„Beide Blätter“, resolved: the two publishers credited last before a sentence that credits none itself."""
    resolved = list(credits)
    for index, sentence in enumerate(layout.sentences):
        found = compiled(language.cues.both).search(sentence)
        if found is None or layout.claims[index].kind is not ClaimKind.CLAIM or resolved[index]:
            continue
        last = list({c.key: c for c in itertools.islice(_before(resolved[:index]), 6)}.values())[:2]
        if len(last) == 2:
            start = layout.spans[index].start
            where = Span(start + found.start(), start + found.end())
            cue = where.of(layout.draft.text)
            resolved[index] = tuple(replace(c, code="anaphor", cue=cue, cue_span=where) for c in last)
    return resolved
