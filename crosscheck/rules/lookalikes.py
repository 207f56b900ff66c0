"""CC312: a word that nothing but an umlaut tells from the source's."""

from __future__ import annotations

from collections.abc import Iterator

from crosscheck.language.folding import bare
from crosscheck.language.lexicon import Lexicon
from crosscheck.matching.align import CLOSE
from crosscheck.matching.clauses import clause_of
from crosscheck.matching.compare import Candidate, Comparison
from crosscheck.matching.similarity import lemma
from crosscheck.matching.tokens import Token, TokenKind
from crosscheck.model import Severity
from crosscheck.rules.base import Hit, Rule, differing
from crosscheck.rules.helpers.context import around, source_clauses_of
from crosscheck.rules.registry import Kind, check

LOOKALIKE = Rule(
    code="CC312",
    name="word-mismatch",
    severity=Severity.ERROR,
    summary={
        "de": "Ein anderes Wort, das nur ein Umlaut unterscheidet.",
        "en": "Another word that only an umlaut tells apart.",
    },
    explanation={
        "de": "„Fordern“ ist nicht „fördern“, „zahlt“ nicht „zählt“. Steht im Entwurf das eine und an derselben Stelle "
        "der Quelle das andere, so sagen sie Verschiedenes. Umlaute, die nur beugen („Haus“, „Häuser“), und „ae“ für "
        "„ä“ sind kein Unterschied.",
        "en": "In German “fordern” (demand) is not “fördern” (fund). Where the draft has one and the source the other "
        "in its place, they say different things. Umlauts that only inflect, and “ae” for “ä”, make no difference.",
    },
    example={
        "de": ("Der Kreis fordert den Umbau des Bahnhofs.", "Der Kreis fördert den Umbau des Bahnhofs."),
        "en": ("Der Kreis fordert den Umbau des Bahnhofs.", "Der Kreis fördert den Umbau des Bahnhofs."),
    },
    messages={"de": "Entwurf: {draft} · {outlet}: {source}", "en": "Draft: {draft} · {outlet}: {source}"},
    hint={"de": "Das Wort an der Quelle prüfen.", "en": "Check the word against the source."},
)
RULES = (LOOKALIKE,)


@check(LOOKALIKE, kind=Kind.CONTRADICTION, order=130)
def lookalike_words(comparison: Comparison, candidate: Candidate) -> Iterator[Hit]:
    """Words of the claim whose lookalike stands in their stead in the clause that bears the claim out."""
    alignment, lexicon = candidate.alignment, comparison.language.lexicon
    close = [p for p in alignment.pairs if p.similarity >= CLOSE]
    taken = {p.source for p in close}
    for i, word in enumerate(alignment.claim):
        spread = source_clauses_of(comparison, candidate, clause_of(comparison.claim_clauses, i))
        if not word.weight or not spread:
            continue
        main = spread[0][0]
        if any(p.claim == i and p.source in main for p in close):
            continue
        for j in main.indexes:
            other = alignment.source[j]
            if j not in taken and _lookalikes(word, other, lexicon):
                outlet = candidate.indexed.article.outlet.domain
                details = {"draft": word.text, "source": other.text, "outlet": outlet}
                confidence = 0.35 + 0.6 * around(comparison, candidate, {i})
                yield Hit(LOOKALIKE, min(0.95, confidence), candidate, details, differing([word], [other]))


def _lookalikes(one: Token, other: Token, lexicon: Lexicon) -> bool:
    """Whether two words of a kind, inflection aside, differ in nothing but an umlaut."""
    if one.kind is not TokenKind.WORD or other.kind is not TokenKind.WORD:
        return False
    if one.fold.isascii() == other.fold.isascii() or one.capital != other.capital:
        return False
    if one.capital:
        return bare(one.fold) == bare(other.fold)  # „Zahl“ and „Zählung“ are of one family
    return not _forms(one, lexicon).isdisjoint(_forms(other, lexicon))


def _forms(word: Token, lexicon: Lexicon) -> set[str]:
    """What a word is without inflection, umlauts off; a strong form („fuhr“) is its verb's alone."""
    base = bare(lemma(word.fold, lexicon))
    return {base} if word.fold in lexicon.irregular else {base, bare(word.stem), bare(word.fold)}
