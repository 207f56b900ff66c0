"""CC306: the draft denies what the source says, or says what it denies.

Speaks of a clause of the claim that

* matches one of the two clauses of the passage that bear most of it, but for the words that deny,
* holds an odd number of denials where that one holds an even number, or the other way round,
* has the odd one at words that both sides share.

Silent where a clause is contrary to fact, where an opposite or a prefix makes good for the denial („lehnt ab“ /
„stimmt nicht zu“), where the denial bounds a number, or denies one thing to name another („nicht …, sondern …“).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crosscheck.language.base import Language
from crosscheck.matching.align import CLOSE
from crosscheck.matching.clauses import Clause
from crosscheck.matching.pair import Pair
from crosscheck.matching.row import Row
from crosscheck.matching.tokens import Token, TokenKind
from crosscheck.model import Severity
from crosscheck.rules.base import Hit, Rule, differing, written
from crosscheck.rules.helpers.exclusions import excluded
from crosscheck.rules.helpers.negations import is_denial, negated, negations
from crosscheck.rules.helpers.opposites import Readings, denials, readings, undone, unreal
from crosscheck.rules.helpers.refusals import charges, denied
from crosscheck.rules.registry import Kind, check
from crosscheck.rules.scores import scores
from crosscheck.text.stems import stem

NEGATION = Rule("CC306", "negation-mismatch", Severity.ERROR)
RULES = (NEGATION,)

score = scores("negation")
_CLAUSES = 2  # of the passage, which bear most of the claim's, that are looked at
_NEAR = 3  # words on either side of a denial whose counterparts may be denied as well
_EXCERPT = 8  # places behind the first denial within which a finding quotes the others
_STOPS = set(",.;:!?")  # signs behind the last denial at which the quotation ends
_CONTRAST = 11  # words behind a denial within which „sondern“ stands


@check(NEGATION, kind=Kind.CONTRADICTION, order=60)
def denied_statements(pair: Pair) -> Iterator[Hit]:
    """The first clause of the claim that matches a clause of the source but for the polarity."""
    for clause in pair.claim.clauses:
        inside = clause.content
        if sum(t.weight for t in inside) < score.least_weight:
            continue
        odd = [t for t in inside if is_denial(pair.claim, t) or _has_prefixed(pair, t)]
        closeness = pair.matched_share(inside, odd)
        if closeness < score.least_closeness or unreal(clause, pair.language):
            continue
        mine = [*negations(clause.tokens, pair.logic), *_by_prefix(pair, clause, of_claim=True)]
        found = _opposed(pair, clause, mine)
        if found is not None:
            part, theirs, share = found
            confidence = min(score.most, score.base + score.by_closeness * min(closeness, share))
            yield _hit(pair, confidence, mine or [inside[-1]], theirs or [part.last])
            return


def _hit(pair: Pair, confidence: float, mine: Sequence[Token], theirs: Sequence[Token]) -> Hit:
    details = {
        "draft": _excerpt(pair.claim, mine),
        "source": _excerpt(pair.passage, theirs),
    }
    return Hit(NEGATION, confidence, pair, details, differing(mine, theirs))


def _excerpt(row: Row, words: Sequence[Token]) -> str:
    """The words that deny, from the first to the last that is near it, with what stands round them."""
    first = words[0]
    last = max((t for t in words if 0 <= row.distance(first, t) <= _EXCERPT), key=row.place)
    inside = () if last is first else (*row.between(first, last), last)
    after = (t for t in row.after(last, 2) if not set(row.gap(last, t)) & _STOPS)
    return written((*row.before(first, 2), first, *inside, *after))


def _opposed(pair: Pair, clause: Clause, mine: Sequence[Token]) -> tuple[Clause, list[Token], float] | None:
    """The clause of the passage that says what the claim's denies or the other way round, its words that deny,
    and the share of the claim's clause that it bears."""
    whole = sum(t.weight for t in clause.content)
    for part, weight in pair.bearing(clause)[:_CLAUSES]:
        theirs = [*negations(part.tokens, pair.logic), *_by_prefix(pair, part, of_claim=False)]
        if weight / whole < score.least_share or len(mine) % 2 == len(theirs) % 2:
            return None
        if _is_reconciled(pair, clause, part):
            return None
        if _belongs(pair, mine, theirs):
            is_excused = (
                _is_answered(pair, mine, theirs)
                or _is_contrasted(pair, mine, theirs)
                or _is_made_good(pair, clause, part, len(mine) > len(theirs))
            )
            return None if is_excused else (part, theirs, weight / whole)
    return None


def _is_reconciled(pair: Pair, clause: Clause, part: Clause) -> bool:
    """Whether opposites make good for the denial: „lehnte ab“ / „stimmte nicht zu“."""
    language = pair.language
    is_odd = (denials(clause, language) + denials(part, language)) % 2
    mine, theirs = readings(clause, language), readings(part, language)
    if _is_turned_back(mine, theirs, language):
        return True
    for one, sides in mine.items():
        for two, other in theirs.items():
            if any(side ^ is_odd in other for side in sides):
                if is_odd and _is_beside(clause, one, language) != _is_beside(part, two, language):
                    return True
                if not is_odd and is_denial(pair.claim, one) != is_denial(pair.passage, two):
                    return True
    return False


def _is_turned_back(mine: Readings, theirs: Readings, language: Language) -> bool:
    """Whether opposites say the same because one is undone: „erlaubt“ / „das Verbot aufgehoben“."""
    return any(
        side ^ 1 in other and undone(mine, one, language) != undone(theirs, two, language)
        for one, sides in mine.items()
        for two, other in theirs.items()
        for side in sides
    )


def _is_beside(clause: Clause, word: Token, language: Language) -> bool:
    """Whether a denial of the clause is one of the word: a German one stands far from its verb."""
    if language.lexicon.nouns_capitalised:
        return denials(clause, language) > 0
    return denials([*clause.before(word)[-3:], word], language) > 0


def _by_prefix(pair: Pair, clause: Clause, *, of_claim: bool) -> list[Token]:
    """Words of one side that are the other's with a prefix of denial: „unbekannt“ for „nicht bekannt“."""
    other = pair.passage if of_claim else pair.claim
    said = {t.fold for t in other}
    return [
        word
        for word in clause
        if word.fold.startswith(pair.logic.prefixes_of_denial)
        and word.fold not in said
        and any(_is_prefixed(pair, word, like) for like in other)
    ]


def _is_prefixed(pair: Pair, word: Token, like: Token) -> bool:
    """Whether a word is another with a prefix of denial; of prefixes that other words have too, an adjective."""
    logic, lexicon = pair.logic, pair.language.lexicon
    if (
        like.kind is not TokenKind.WORD
        or (word.capital and not word.first)
        or (like.capital and not like.first)
    ):
        return False
    return any(
        word.fold.startswith(prefix)
        and stem(word.fold[len(prefix) :], lexicon) == stem(like.fold, lexicon)
        and (prefix in logic.sure_prefixes_of_denial or like.fold.endswith(logic.adjective_endings))
        for prefix in logic.prefixes_of_denial
    )


def _has_prefixed(pair: Pair, word: Token) -> bool:
    """Whether the passage has this word of the claim with a prefix of denial, or without the one that it has."""
    return any(_is_prefixed(pair, word, t) or _is_prefixed(pair, t, word) for t in pair.unmatched)


def _longer(pair: Pair, mine: Sequence[Token], theirs: Sequence[Token]) -> tuple[Row, Sequence[Token]]:
    """The side with more denials, and these."""
    return (pair.claim, mine) if len(mine) > len(theirs) else (pair.passage, theirs)


def _belongs(pair: Pair, mine: Sequence[Token], theirs: Sequence[Token]) -> bool:
    """Whether the odd negation stands at words both sides share, so that it turns the same statement."""
    row, denying = _longer(pair, mine, theirs)
    other = pair.counterpart if row is pair.claim else pair.origin
    odd = [word for word in denying if not other(word, CLOSE)] or denying
    return any(other(word, CLOSE) for denial in odd for word in (denial, *negated(row, denial)))


def _is_answered(pair: Pair, mine: Sequence[Token], theirs: Sequence[Token]) -> bool:
    """Whether the words beside the odd negation have their counterpart in a clause that denies as well."""
    if len(theirs) > len(mine):
        here = {*negations(pair.claim.tokens, pair.logic), *mine}
        there = {*negations(pair.passage.tokens, pair.logic), *theirs}
        return len(here) >= len(there)
    near = [word for denial in mine for word in pair.claim.around(denial, _NEAR, _NEAR)]
    found = [pair.counterpart(t) for t in near if t.kind is TokenKind.WORD and not t.proper]
    return any(negations(pair.passage.clause(t).tokens, pair.logic) for t in found if t is not None)


def _is_contrasted(pair: Pair, mine: Sequence[Token], theirs: Sequence[Token]) -> bool:
    """„nicht durch X, sondern durch Y“: one cause is denied, the statement is not."""
    row, denying = _longer(pair, mine, theirs)
    contrasts = pair.logic.contrasts
    return any(t.fold in contrasts for denial in denying for t in row.after(denial, _CONTRAST))


def _is_made_good(pair: Pair, clause: Clause, part: Clause, is_ours: bool) -> bool:
    """Whether the side without the odd denial excludes what the other denies („alle außer X“), or denies the clause
    from above („warnt davor, …“), or the claim gives as a charge what the passage denies."""
    row, inside = (pair.passage, part) if is_ours else (pair.claim, clause)
    other = pair.counterpart if is_ours else pair.origin
    if not is_ours and charges(pair.claim):
        return True
    if any(inside.last in d.tokens for d in denied(row)):
        # of what the source takes back the hit is needed (`withdrawn.denies_it_too`)
        return not is_ours or not any(span.overlaps(pair.span) for span in pair.indexed.retracted)
    out = {t for each in excluded(row) for t in each.tokens}
    return any(other(t, CLOSE) in out for t in (clause if is_ours else part).content)
