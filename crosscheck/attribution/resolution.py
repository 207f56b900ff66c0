"""Resolves the explicit attributions over the whole draft: ambiguous names, duplicates, publishers that are only quoted
in the news, and anaphors („das Blatt“)."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from crosscheck.attribution.classification import ClassifiedMention
from crosscheck.attribution.cue_codes import INDIRECT
from crosscheck.attribution.draft_index import DraftIndex
from crosscheck.attribution.explicit import ExplicitAttribution, classified_mentions, explicit_attributions
from crosscheck.attribution.footnotes import source_list
from crosscheck.language.base import Language
from crosscheck.language.signs import compiled
from crosscheck.model import Claim, ClaimKind, Draft, Outlet, Span
from crosscheck.outlets.registry import Registry

_MEMORY = 40  # sentences before „das Blatt“ in which its publisher is looked for


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A publisher's name that is no attribution: as written, its span, and the code of the reason."""

    written: str
    span: Span
    code: str


@dataclass(frozen=True, slots=True)
class Resolved:
    """For each claim its explicit attributions, and the names passed over."""

    attributions: tuple[tuple[ExplicitAttribution, ...], ...]
    passed: tuple[tuple[PassedOver, ...], ...]


def resolve(draft: Draft, claims: Sequence[Claim], registry: Registry, language: Language) -> Resolved:
    """The explicit attributions of every sentence of the draft, resolved."""
    indexed = DraftIndex(draft, claims, registry)
    notes = source_list(indexed)
    mentions = [classified_mentions(indexed, i, language) for i in range(len(claims))]
    named = [tuple(explicit_attributions(indexed, i, each, notes)) for i, each in enumerate(mentions)]
    passed: list[list[PassedOver]] = [list(_rejected(indexed, each)) for each in mentions]
    sources = registry.sources | _cited(named)
    reporting = _reporting(named, sources) if not registry.sources else sources
    drawn_on = [o for o in map(registry.by_id, sorted(reporting)) if o]
    single = [_single([_known_again(a, drawn_on) for a in each], reporting) for each in named]
    kept = [
        _without_speakers(each, sources, language.code, out) for each, out in zip(single, passed, strict=True)
    ]
    resolved = _anaphors(indexed, mentions, kept, passed, [o for o in drawn_on if o.id in registry.sources])
    resolved = _both(indexed, resolved, language)
    declared = sources if registry.sources else frozenset()
    final = []
    paragraphs = _paragraphs(claims, resolved, whole=bool(declared))
    for each, out, around in zip(resolved, passed, paragraphs, strict=True):
        first = [a for a in each if _first_hand(a, each, around, reporting, declared, language.code)]
        out.extend(PassedOver(a.as_written, a.cue_span, "second_hand") for a in each if a not in first)
        final.append(tuple(first))
    return Resolved(tuple(final), tuple(map(tuple, passed)))


def _paragraphs(
    claims: Sequence[Claim], attributions: Sequence[Sequence[ExplicitAttribution]], *, whole: bool
) -> Iterator[frozenset[str]]:
    """For each sentence the keys of the publishers that its paragraph names by a reporting cue: all of the paragraph
    (`whole`), or only up to the sentence."""
    for _, group in itertools.groupby(zip(claims, attributions, strict=True), key=lambda pair: pair[0].block):
        reporting = [frozenset(a.key for a in each if a.code not in INDIRECT) for _, each in group]
        upto = list(itertools.accumulate(reporting, lambda a, b: a | b))
        yield from [upto[-1]] * len(upto) if whole else upto


def _cited(named: Sequence[Sequence[ExplicitAttribution]]) -> frozenset[str]:
    """The ids of the outlets that the draft cites with an address: it names them as its sources itself."""
    return frozenset(a.outlet.id for each in named for a in each if a.outlet and a.cites and a.address)


def _reporting(named: Sequence[Sequence[ExplicitAttribution]], sources: frozenset[str]) -> frozenset[str]:
    """The ids of the sources, and of the outlets that the draft names by a reporting cue."""
    return sources | {a.outlet.id for each in named for a in each if a.outlet and a.code not in INDIRECT}


def _rejected(indexed: DraftIndex, mentions: Sequence[ClassifiedMention]) -> Iterator[PassedOver]:
    for each in mentions:
        if not each.accepted and not each.mention.anaphor and any(n.outlets for n in each.names):
            span = each.mention.span
            yield PassedOver(span.of(indexed.draft.text), span, each.code)


def _single(
    attributions: Sequence[ExplicitAttribution], reporting: frozenset[str]
) -> tuple[ExplicitAttribution, ...]:
    """One attribution a publisher; a name that fits several is the one of them among `reporting`."""
    kept: dict[str, ExplicitAttribution] = {}
    for attribution in attributions:
        among = [o for o in attribution.candidates if o.id in reporting]
        if len(among) == 1:
            attribution = replace(attribution, outlet=among[0], candidates=())
        other = kept.get(attribution.key)
        if other is None:
            kept[attribution.key] = attribution
        elif attribution.url and not other.url:
            kept[attribution.key] = replace(other, url=attribution.url)
    return tuple(kept.values())


def _known_again(attribution: ExplicitAttribution, drawn_on: Sequence[Outlet]) -> ExplicitAttribution:
    """Resolves an unregistered name to the one outlet among `drawn_on` whose name ends in it: „Zürcher Zeitung“ to
    „Neue Zürcher Zeitung“. Any other attribution is returned unchanged."""
    if attribution.outlet or attribution.candidates or " " not in attribution.as_written:
        return attribution
    end = " " + attribution.as_written.casefold()
    fitting = [o for o in drawn_on if any(name.casefold().endswith(end) for name in (o.name, *o.names))]
    return replace(attribution, outlet=fitting[0]) if len(fitting) == 1 else attribution


def _without_speakers(
    attributions: Sequence[ExplicitAttribution], sources: frozenset[str], lang: str, out: list[PassedOver]
) -> tuple[ExplicitAttribution, ...]:
    """Drops agencies, and broadcasters like CNN in a draft of another language, unless they are sources: the news only
    quotes them. What is dropped goes to `out`."""
    kept = []
    for attribution in attributions:
        outlet = attribution.outlet
        if outlet and outlet.id not in sources and _speaker(outlet, lang):
            out.append(PassedOver(attribution.as_written, attribution.cue_span, "speaker"))
        else:
            kept.append(attribution)
    return tuple(kept)


def _speaker(outlet: Outlet, lang: str) -> bool:
    return outlet.medium == "agency" or (outlet.credited_only_as_source and outlet.language != lang)


def _first_hand(
    attribution: ExplicitAttribution,
    others: Sequence[ExplicitAttribution],
    block: frozenset[str],
    reporting: frozenset[str],
    declared: frozenset[str],
    lang: str,
) -> bool:
    """Whether the draft itself attributes the sentence to this publisher, and not the news that it reports.

    Args:
        attribution: the attribution in question.
        others: all attributions of the sentence.
        block: keys of the publishers that its paragraph names by a reporting cue.
        reporting: ids of the outlets that the draft draws on.
        declared: ids of the draft's sources where the user declared them, else empty.
        lang: the draft's language.
    """
    if attribution.cites:
        return True
    different = [a for a in others if a.key != attribution.key]
    if attribution.code in INDIRECT:
        if any(a.code not in INDIRECT for a in different):
            return False
        if attribution.key not in reporting and block & reporting:
            return False
    if not declared or attribution.outlet is None or attribution.outlet.id in declared:
        return True
    # Foreign papers are quoted in the news; one that is a source would have been declared.
    return attribution.outlet.language in ("", lang) and not any(a.key in declared for a in different)


def _anaphors(
    indexed: DraftIndex,
    mentions: Sequence[Sequence[ClassifiedMention]],
    attributions: Sequence[tuple[ExplicitAttribution, ...]],
    passed: Sequence[list[PassedOver]],
    declared: Sequence[Outlet],
) -> list[tuple[ExplicitAttribution, ...]]:
    """The attributions with anaphors like „das Blatt“ resolved.

    The antecedent is the first that fits the noun of: the sentence's own attributions, the last ones before it, the
    first ones after it in its paragraph, the only declared source of that medium („das Hamburger Magazin“).
    """
    resolved: list[tuple[ExplicitAttribution, ...]] = []
    for index, each in enumerate(attributions):
        here = list(each)
        for classified in mentions[index]:
            anaphor = classified.mention.anaphor
            if anaphor is None or not classified.accepted:
                continue
            span, cue = classified.cue, classified.cue.of(indexed.draft.text)
            nearest = itertools.chain(here, _before(resolved), _after(indexed, index, attributions))
            fitting = next((a for a in nearest if _fits(a, anaphor.media)), None)
            only = [o for o in declared if o.medium in anaphor.media]
            if fitting is None and len(only) == 1:
                fitting = ExplicitAttribution(only[0], "anaphor", cue, "", span)
            if fitting is None:
                passed[index].append(PassedOver(cue, span, "no_antecedent"))
            elif fitting.key not in {a.key for a in here}:
                here.append(replace(fitting, code="anaphor", cue=cue, cue_span=span))
        resolved.append(tuple(here))
    return resolved


def _before(resolved: Sequence[tuple[ExplicitAttribution, ...]]) -> Iterator[ExplicitAttribution]:
    for earlier in reversed(resolved[-_MEMORY:]):
        yield from earlier


def _after(
    indexed: DraftIndex, index: int, attributions: Sequence[tuple[ExplicitAttribution, ...]]
) -> Iterator[ExplicitAttribution]:
    block = indexed.claims[index].block
    for later in range(index + 1, len(attributions)):
        if indexed.claims[later].block != block:
            return
        yield from attributions[later]


def _fits(attribution: ExplicitAttribution, media: frozenset[str]) -> bool:
    return (
        attribution.outlet is None
        or attribution.outlet.medium in media
        or attribution.outlet.medium == "portal"
    )


def _both(
    indexed: DraftIndex, attributions: Sequence[tuple[ExplicitAttribution, ...]], language: Language
) -> list[tuple[ExplicitAttribution, ...]]:
    """The attributions with „beide Blätter“ resolved: to the last two publishers, in a sentence without any other."""
    resolved = list(attributions)
    for index, claim in enumerate(indexed.claims):
        found = compiled(language.cues.both).search(claim.span.of(indexed.text))
        if found is None or claim.kind is not ClaimKind.CLAIM or resolved[index]:
            continue
        last = list({a.key: a for a in itertools.islice(_before(resolved[:index]), 6)}.values())[:2]
        if len(last) == 2:
            where = Span(*found.span()).shifted(claim.span.start)
            cue = where.of(indexed.draft.text)
            resolved[index] = tuple(replace(a, code="anaphor", cue=cue, cue_span=where) for a in last)
    return resolved
