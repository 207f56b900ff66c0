"""CC309: up for down, before for after, won for lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crosscheck.language.base import Language
from crosscheck.matching.align import Alignment, Pair
from crosscheck.matching.clauses import Clause, clause_of
from crosscheck.matching.compare import Candidate, Comparison
from crosscheck.matching.tokens import Token, TokenKind
from crosscheck.model import Severity
from crosscheck.rules.base import Hit, Rule, differing
from crosscheck.rules.helpers.context import around, one_sentence, source_clauses_of
from crosscheck.rules.helpers.opposites import Readings, denials, readings, undone, unreal
from crosscheck.rules.registry import Kind, check

DIRECTION = Rule(
    code="CC309",
    name="direction-mismatch",
    severity=Severity.ERROR,
    summary={
        "de": "Steigen für Sinken, mehr für weniger, vor für nach.",
        "en": "Up for down, more for less, before for after.",
    },
    explanation={
        "de": "Entwurf und Quelle sprechen von derselben Größe, aber in entgegengesetzter Richtung: steigt und sinkt, "
        "länger und kürzer, gewinnt und verliert, öffnet und schließt.",
        "en": "Draft and source speak of one thing in opposite directions: rises and falls, longer and shorter, wins "
        "and loses, opens and closes.",
    },
    example={
        "de": ("Die Aktien verteuerten sich um vier Prozent.", "Die Aktien fielen um vier Prozent."),
        "en": ("Shares rose four per cent.", "Shares fell four per cent."),
    },
    messages={"de": "Entwurf: {draft} · {outlet}: {source}", "en": "Draft: {draft} · {outlet}: {source}"},
    hint={"de": "Richtung an der Quelle prüfen.", "en": "Check the direction against the source."},
)
RULES = (DIRECTION,)

_SAME = 0.9  # words at least this alike are the same
_PARTY = 0.95
_LITTLE = 3.0  # weight of a clause that says nothing of its own
_MIN_SHARED = 5.0  # weight of words that two clauses must share


@check(DIRECTION, kind=Kind.CONTRADICTION, order=90)
def opposite_words(comparison: Comparison, candidate: Candidate) -> Iterator[Hit]:
    """Words of the claim whose opposite stands in their place in the clause that bears it out."""
    yield from _turned_prepositions(comparison, candidate)
    if _until(comparison, candidate):
        return
    alignment, language = candidate.alignment, comparison.language
    for clause in comparison.claim_clauses:
        mine = readings(alignment.claim, clause, language)
        spread = source_clauses_of(comparison, candidate, clause)[:1] if mine else []
        for part, shared in spread:
            theirs = readings(alignment.source, part, language)
            if shared < _MIN_SHARED or not theirs:
                continue
            if denials(alignment.claim, clause, language) or denials(alignment.source, part, language):
                continue  # „lehnte ab“ / „stimmte nicht zu“
            if unreal(alignment.claim, clause, language) or unreal(alignment.source, part, language):
                continue
            near = _partners(comparison, candidate, clause, part)
            for i, j in _opposed(comparison, candidate, near, mine, theirs):
                if _elsewhere(comparison, candidate, part, mine[i]):
                    continue
                if undone(mine, i, language) != undone(theirs, j, language):
                    continue  # „erlaubt“ / „das Verbot aufgehoben“
                context = around(comparison, candidate, {i})
                if context < 0.3:
                    continue
                token, other = alignment.claim[i], alignment.source[j]
                yield Hit(
                    DIRECTION, min(0.95, 0.4 + 0.5 * context), candidate,
                    {"draft": token.text, "source": other.text}, differing([token], [other]),
                )  # fmt: skip


def _partners(comparison: Comparison, candidate: Candidate, clause: Clause, part: Clause) -> list[Pair]:
    """The matched words, without those that a clause on something else has."""
    parts = comparison.source_clauses(candidate)
    shares = dict(source_clauses_of(comparison, candidate, clause))
    claim = candidate.alignment.claim
    return [
        p
        for p in candidate.alignment.pairs
        if p.claim not in clause
        or p.source in part
        or shares[clause_of(parts, p.source)] - claim[p.claim].weight * p.similarity >= _LITTLE
    ]


def _opposed(
    comparison: Comparison, candidate: Candidate, near: Sequence[Pair], mine: Readings, theirs: Readings
) -> Iterator[tuple[int, int]]:
    """Places in claim and source of two opposites, neither of which has its like on the other side."""
    alignment, opposites = candidate.alignment, comparison.language.logic.opposites
    to = {p.claim: p.source for p in near if p.similarity >= _SAME}
    used = set(to.values())
    own, other = (frozenset[int]().union(*found.values()) for found in (mine, theirs))
    for i, sides in mine.items():
        if sides & other or _bound(comparison, alignment.claim, i):
            continue
        for side in sorted(sides):
            rivals = [
                j
                for j, found in theirs.items()
                if side ^ 1 in found
                and (j not in used or to.get(i) == j)
                and not _bound(comparison, alignment.source, j)
            ]
            if not rivals or side ^ 1 in own or to.get(i, rivals[0]) not in rivals:
                continue
            if side // 2 in opposites.converse and _exchanged(comparison, candidate):
                continue
            if _same_place(comparison, alignment, near, i, to.get(i, rivals[0])):
                yield i, to.get(i, rivals[0])
                break


def _same_place(comparison: Comparison, alignment: Alignment, near: Sequence[Pair], i: int, j: int) -> bool:
    """Whether two words go with the same: not „alte Brücke“ with „neue Straße“, nor „came first“ with
    „on the last day“."""
    to = {p.claim: p.source for p in near}
    language = comparison.language
    mine, theirs = _head(alignment.claim, i, language), _head(alignment.source, j, language)
    if mine is not None and theirs is not None:
        return to.get(mine) == theirs or (mine not in to and theirs not in to.values())
    if mine is not None:
        return mine in to
    return theirs is None or theirs in to.values()


def _head(tokens: Sequence[Token], k: int, language: Language) -> int | None:
    """The noun right behind a word that may be its adjective."""
    if not language.logic.opposites.sides(tokens[k].fold, False):
        return None  # a verb with its particle, a turn of phrase
    if k + 1 >= len(tokens) or tokens[k].capital or tokens[k + 1].span.start - tokens[k].span.end > 1:
        return None
    after = tokens[k + 1]
    nouns = language.lexicon.nouns_capitalised
    noun = after.capital if nouns else not after.fold.endswith(language.logic.adverb_endings)
    return k + 1 if after.weight and after.kind is TokenKind.WORD and noun else None


def _elsewhere(comparison: Comparison, candidate: Candidate, part: Clause, sides: frozenset[int]) -> bool:
    """Whether a clause of the same sentence that says little else has one of the sides: „…, die festgenommen
    worden waren“."""
    source, language = candidate.alignment.source, comparison.language
    return any(
        not sides.isdisjoint(found) and sum(source[k].weight for k in other.indexes if k != j) < _LITTLE
        for other in comparison.source_clauses(candidate)
        if other != part and one_sentence(candidate, part, other)
        for j, found in readings(source, other, language).items()
    )


def _bound(comparison: Comparison, tokens: Sequence[Token], i: int) -> bool:
    """Whether „mehr“ or „höher als“ only bounds a number after it."""
    if not any(tokens[i].fold in phrase for phrase in comparison.language.quantities.bounds):
        return False
    return any(t.kind is TokenKind.NUMBER for t in tokens[i + 1 : i + 3])


def _turned_prepositions(comparison: Comparison, candidate: Candidate) -> Iterator[Hit]:
    """„vor den Ferien“ / „nach den Ferien“: opposite prepositions before the same word."""
    alignment = candidate.alignment
    pairs = comparison.language.logic.opposite_prepositions
    determiners = comparison.language.lexicon.determiners
    for pair in alignment.pairs:
        if pair.similarity < 0.95:
            continue
        mine = _preposition(alignment.claim, pair.claim, determiners)
        theirs = _preposition(alignment.source, pair.source, determiners)
        if mine is None or theirs is None:
            continue
        token, other = alignment.claim[mine], alignment.source[theirs]
        if (token.fold, other.fold) in pairs or (other.fold, token.fold) in pairs:
            context = around(comparison, candidate, {mine})
            if context >= 0.6 and _same_polarity(comparison, candidate, mine, theirs):
                yield Hit(
                    DIRECTION, min(0.95, 0.35 + 0.5 * context), candidate,
                    {"draft": token.text, "source": other.text}, differing([token], [other]),
                )  # fmt: skip


def _same_polarity(comparison: Comparison, candidate: Candidate, i: int, j: int) -> bool:
    """Whether the clauses of the two words deny alike; „ohne Antrag nicht“ is „nur mit Antrag“."""
    alignment, language = candidate.alignment, comparison.language
    mine = denials(alignment.claim, clause_of(comparison.claim_clauses, i), language)
    theirs = denials(alignment.source, clause_of(comparison.source_clauses(candidate), j), language)
    return mine % 2 == theirs % 2


def _preposition(tokens: Sequence[Token], k: int, determiners: frozenset[str]) -> int | None:
    """The function word before the word at `k`, a determiner between them skipped."""
    at = k - 1
    if at >= 0 and tokens[at].fold in determiners:
        at -= 1
    return at if at >= 0 and not tokens[at].weight else None


def _exchanged(comparison: Comparison, candidate: Candidate) -> bool:
    """Whether two parties stand the other way round: „A kaufte von B“ and „B verkaufte an A“ say the same."""
    claim = candidate.alignment.claim
    lexicon = comparison.language.lexicon
    parties = [
        p
        for p in candidate.alignment.pairs
        if p.similarity >= _PARTY
        and claim[p.claim].kind is TokenKind.WORD
        and (claim[p.claim].capital or not lexicon.nouns_capitalised)
        and not _adverbial(candidate, p, lexicon.place_prepositions)
    ]
    return any(
        (one.claim < two.claim) != (one.source < two.source)
        for k, one in enumerate(parties)
        for two in parties[k + 1 :]
    )


def _adverbial(candidate: Candidate, pair: Pair, places: frozenset[str]) -> bool:
    """„in Karnau“ in both: where it happens, no party to it."""
    claim, source = candidate.alignment.claim, candidate.alignment.source
    before = claim[pair.claim - 1].fold if pair.claim else ""
    return before in places and pair.source > 0 and source[pair.source - 1].fold == before


def _until(comparison: Comparison, candidate: Candidate) -> bool:
    """„schließt um 20 Uhr“ / „bis 20 Uhr geöffnet“: opposites that say the same of a time."""
    words = comparison.language.logic.until
    mine = any(t.fold in words for t in candidate.alignment.claim)
    return mine != any(t.fold in words for t in candidate.alignment.source)
