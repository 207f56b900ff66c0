"""CC312: a word that nothing but an umlaut tells from the source's.

Speaks of a word of the claim where the clause of the passage that bears its clause has, unmatched, the word with or
without the umlaut („fordert“ / „fördert“). Silent where the umlaut only inflects, and where the clause has the
word itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from crosscheck.language.folding import bare
from crosscheck.language.lexicon import Lexicon
from crosscheck.matching.align import CLOSE
from crosscheck.matching.pair import Pair
from crosscheck.matching.similarity import lemma
from crosscheck.matching.tokens import Token, TokenKind
from crosscheck.model import Severity
from crosscheck.rules.base import Form, Hit, Rule, differing, exchanged
from crosscheck.rules.registry import Kind, check
from crosscheck.rules.scores import scores

LOOKALIKE = Rule("CC312", "word-mismatch", Severity.ERROR)
RULES = (LOOKALIKE,)

score = scores("lookalikes")


@check(LOOKALIKE, kind=Kind.CONTRADICTION, order=130)
def lookalike_words(pair: Pair) -> Iterator[Hit]:
    """Words of the claim whose lookalike stands in their stead in the clause that bears the claim out."""
    for word in pair.claim:
        bearing = pair.bearing(pair.claim.clause(word)) if word.weight else []
        if not bearing:
            continue
        main = bearing[0][0]
        own = pair.counterpart(word, CLOSE)
        if own is not None and own in main:
            continue
        for other in main:
            if _are_lookalikes(word, other, pair.language.lexicon) and not pair.origin(other, CLOSE):
                confidence = min(score.most, score.base + score.by_closeness * pair.closeness(word))
                details = {"draft": word.text, "source": other.text, "outlet": pair.outlet}
                same_ending = bare(word.fold) == bare(other.fold)
                right = exchanged(Form.WORD, word, other) if same_ending else ()
                yield Hit(LOOKALIKE, confidence, pair, details, differing([word], [other]), right)


def _are_lookalikes(one: Token, other: Token, lexicon: Lexicon) -> bool:
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
