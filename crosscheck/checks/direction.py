"""CC309: up for down, before for after, won for lost."""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from crosscheck.checks.base import Hit, Rule, differing
from crosscheck.checks.context import around, source_clauses_of
from crosscheck.evidence.align import Pair
from crosscheck.evidence.clauses import Clause, clause_of
from crosscheck.evidence.compare import Candidate, Comparison
from crosscheck.evidence.tokens import Token, TokenKind
from crosscheck.model import Severity

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

_MIN_STEM = 5
_ENDING = 4  # letters
Opposites = tuple[frozenset[str], frozenset[str]]


def check(comparison: Comparison, candidate: Candidate) -> Iterator[Hit]:
    """Unmatched words of the claim whose opposite stands, unmatched, in the clause that bears it out."""
    alignment = candidate.alignment
    matched = {p.claim for p in alignment.pairs if p.similarity >= 0.9}
    used = {p.source for p in alignment.pairs if p.similarity >= 0.9}
    yield from _turned_prepositions(comparison, candidate)
    if _turned_roles(comparison, candidate) or _until(comparison, candidate):
        return
    claim, source = alignment.claim, alignment.source
    mine, theirs = _verbs(comparison, claim), _verbs(comparison, source)
    open_words = [
        (i, token, clause_of(comparison.claim_clauses, i))
        for i, token in enumerate(claim)
        if i not in matched and token.kind is TokenKind.WORD
    ]
    words = {word for i, token, clause in open_words for word in (token.fold, mine(clause).get(i)) if word}
    for up, down in opposites_of(words, comparison.language.logic.directions):
        for one, opposite in ((up, down), (down, up)):
            for i, token, clause in open_words:
                if not in_words(token, one, mine(clause).get(i)) or _bound(comparison, claim, i):
                    continue
                if any(in_words(claim[k], opposite, mine(clause).get(k)) for k in clause.indexes):
                    continue
                for part, shared in source_clauses_of(comparison, candidate, clause)[:1]:
                    if _denied(comparison, claim, clause) or _denied(comparison, source, part):
                        continue  # „lehnte ab“ / „stimmte nicht zu“
                    rivals = [
                        j
                        for j in part.indexes
                        if j not in used
                        and in_words(source[j], opposite, theirs(part).get(j))
                        and not _bound(comparison, source, j)
                    ]
                    if not rivals or any(in_words(source[j], one, theirs(part).get(j)) for j in part.indexes):
                        continue
                    context = around(comparison, candidate, {i})
                    if context < 0.3 or shared < 5.0:
                        continue
                    other = source[rivals[0]]
                    yield Hit(
                        DIRECTION, min(0.95, 0.4 + 0.5 * context), candidate,
                        {"draft": token.text, "source": other.text}, differing([token], [other]),
                    )  # fmt: skip


def opposites_of(words: Collection[str], directions: tuple[Opposites, ...]) -> list[Opposites]:
    """The pairs that folded `words` may stand on a side of, as `in_words` tells it, in their order."""
    table = _numbers(directions)
    starts = {w[:n] for w in words for n in range(max(_MIN_STEM, len(w) - _ENDING), len(w))} | {*words}
    return [directions[n] for n in sorted({n for start in starts for n in table.get(start, ())})]


@functools.lru_cache(maxsize=8)
def _numbers(directions: tuple[Opposites, ...]) -> Mapping[str, tuple[int, ...]]:
    """Word → the numbers of the pairs that have it."""
    table: dict[str, tuple[int, ...]] = {}
    for number, sides in enumerate(directions):
        for word in frozenset().union(*sides):
            table[word] = (*table.get(word, ()), number)
    return table


def _verbs(comparison: Comparison, tokens: Sequence[Token]) -> Callable[[Clause], dict[int, str]]:
    """`_with_particles` of one text's clauses, each worked out once: there are many pairs of opposites."""
    return functools.cache(lambda clause: _with_particles(comparison, tokens, clause))


def _bound(comparison: Comparison, tokens: Sequence[Token], i: int) -> bool:
    """Whether „mehr“ or „höher als“ only bounds a number after it."""
    if not any(tokens[i].fold in phrase for phrase in comparison.language.quantities.bounds):
        return False
    return any(t.kind is TokenKind.NUMBER for t in tokens[i + 1 : i + 3])


def _with_particles(comparison: Comparison, tokens: Sequence[Token], clause: Clause) -> dict[int, str]:
    """Verbs of a clause with the particle at its end put before them: „hebt … an“ → „anhebt“."""
    prefixes = comparison.language.lexicon.prefixes
    particle = next((tokens[k].fold for k in reversed(clause.indexes) if tokens[k].fold in prefixes), "")
    if not particle:
        return {}
    return {
        k: particle + tokens[k].fold
        for k in clause.indexes
        if not tokens[k].capital and tokens[k].kind is TokenKind.WORD and tokens[k].fold != particle
    }


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
            if context >= 0.6:
                yield Hit(
                    DIRECTION, min(0.95, 0.35 + 0.5 * context), candidate,
                    {"draft": token.text, "source": other.text}, differing([token], [other]),
                )  # fmt: skip


def _preposition(tokens: Sequence[Token], k: int, determiners: frozenset[str]) -> int | None:
    """The function word before the word at `k`, a determiner between them skipped."""
    at = k - 1
    if at >= 0 and tokens[at].fold in determiners:
        at -= 1
    return at if at >= 0 and not tokens[at].weight else None


def _turned_roles(comparison: Comparison, candidate: Candidate) -> bool:
    """Whether the two parties stand the other way round: then „gewann“ and „verlor“ say the same."""
    claim = candidate.alignment.claim
    places = comparison.language.lexicon.place_prepositions
    names = [
        p
        for p in candidate.alignment.pairs
        if p.similarity >= 0.95 and claim[p.claim].capital and not _adverbial(candidate, p, places)
    ]
    return any(
        (one.claim < two.claim) != (one.source < two.source)
        for k, one in enumerate(names)
        for two in names[k + 1 :]
        if claim[one.claim].proper or claim[two.claim].proper
    )


def _adverbial(candidate: Candidate, pair: Pair, places: frozenset[str]) -> bool:
    """„in Karnau“ in both: where it happens, no party to it."""
    claim, source = candidate.alignment.claim, candidate.alignment.source
    before = claim[pair.claim - 1].fold if pair.claim else ""
    return before in places and pair.source > 0 and source[pair.source - 1].fold == before


def _denied(comparison: Comparison, tokens: Sequence[Token], clause: Clause) -> bool:
    return any(tokens[k].fold in comparison.language.logic.negators for k in clause.indexes)


def _until(comparison: Comparison, candidate: Candidate) -> bool:
    """„schließt um 20 Uhr“ / „bis 20 Uhr geöffnet“: opposites that say the same of a time."""
    words = comparison.language.logic.until
    mine = any(t.fold in words for t in candidate.alignment.claim)
    return mine != any(t.fold in words for t in candidate.alignment.source)


def in_words(token: Token, words: frozenset[str], whole: str | None = None) -> bool:
    """Whether the token is one of the words or an inflection or compound of a longer one of them.

    `whole` is the verb with its particle; it then speaks for the token.
    """
    if token.kind is not TokenKind.WORD:
        return False
    return _like(token.fold, words) or (whole is not None and _like(whole, words))


@functools.lru_cache(maxsize=65536)
def _like(word: str, words: frozenset[str]) -> bool:
    """Whether a folded word is one of the words, or a longer one of them with an ending."""
    return word in words or any(
        len(w) >= _MIN_STEM and word.startswith(w) and len(word) - len(w) <= _ENDING for w in words
    )
