"""CC309: up for down, before for after, won for lost.

Speaks of a word of the claim whose opposite stands in the clause of the passage that bears its clause, when

* neither has its like on the other side, and both go with the same words,
* neither clause denies or is contrary to fact, nor undoes the one word and not the other,
* no other clause of the passage's sentence says it as the claim does.

Silent where the word only bounds a number („mehr als zehn“), where two parties stand the other way round („kaufte
von“ / „verkaufte an“), and of times („bis“ / „ab“). `prepositions` has „vor“ and „nach“.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from crosscheck.matching.clauses import Clause
from crosscheck.matching.pair import Match, Pair
from crosscheck.matching.row import Row
from crosscheck.matching.tokens import Token, TokenKind
from crosscheck.model import Severity
from crosscheck.rules.base import Hit, Rule, differing
from crosscheck.rules.helpers.exclusions import excluded
from crosscheck.rules.helpers.opposites import Readings, denials, readings, undone, unreal
from crosscheck.rules.helpers.refusals import denied
from crosscheck.rules.registry import Kind, check
from crosscheck.rules.scores import scores

DIRECTION = Rule("CC309", "direction-mismatch", Severity.ERROR)
RULES = (DIRECTION,)

score = scores("direction")


@check(DIRECTION, kind=Kind.CONTRADICTION, order=90)
def opposite_words(pair: Pair) -> Iterator[Hit]:
    """Words of the claim whose opposite stands in their place in the clause that bears it out."""
    if _is_of_until(pair):
        return
    for clause in pair.claim.clauses:
        mine = readings(clause, pair.language)
        bearing = pair.bearing(clause)[:1] if mine else []
        for part, shared in bearing:
            theirs = readings(part, pair.language)
            if shared < score.least_shared or not theirs or not _are_plain(pair, clause, part):
                continue
            if _is_turned(pair, clause, part):
                continue
            for token, other in _opposed(pair, _partners(pair, clause, part), mine, theirs):
                if _says_so_elsewhere(pair, part, mine[token]):
                    continue
                if undone(mine, token, pair.language) != undone(theirs, other, pair.language):
                    continue  # „erlaubt“ / „das Verbot aufgehoben“
                closeness = pair.closeness(token)
                if closeness >= score.least_closeness:
                    yield _hit(pair, token, other, score.base + score.by_closeness * closeness)


def _is_turned(pair: Pair, clause: Clause, part: Clause) -> bool:
    """Whether the passage denies its clause from above, or excludes what the claim speaks of: „bleibt offen“ /
    „dementierte, dass … gesperrt wird“, „stimmte dagegen“ / „alle außer … stimmten dafür“."""
    if any(part.last in what.tokens for what in denied(pair.passage)):
        return True
    out = {t for each in excluded(pair.passage) for t in each.tokens}
    return bool(out) and any(pair.counterpart(t, score.same) in out for t in clause.content)


def _hit(pair: Pair, token: Token, other: Token, confidence: float) -> Hit:
    details = {"draft": token.text, "source": other.text}
    return Hit(DIRECTION, min(score.most, confidence), pair, details, differing([token], [other]))


def _are_plain(pair: Pair, *clauses: Clause) -> bool:
    """Whether no clause denies („lehnte ab“ / „stimmte nicht zu“) or is contrary to fact."""
    return not any(denials(clause, pair.language) or unreal(clause, pair.language) for clause in clauses)


def _partners(pair: Pair, clause: Clause, part: Clause) -> dict[Token, Match]:
    """The matched words of the claim, without those that a clause on something else has."""
    shares = dict(pair.bearing(clause))
    return {
        m.claim: m
        for m in pair.matches
        if m.claim not in clause
        or m.passage in part
        or shares[pair.passage.clause(m.passage)] - m.claim.weight * m.likeness >= score.little
    }


def _opposed(
    pair: Pair, near: Mapping[Token, Match], mine: Readings, theirs: Readings
) -> Iterator[tuple[Token, Token]]:
    """Words of claim and source that are opposites, neither of which has its like on the other side."""
    same = {m.claim: m.passage for m in near.values() if m.likeness >= score.same}
    own, other = (frozenset[int]().union(*found.values()) for found in (mine, theirs))
    for token, sides in mine.items():
        if sides & other or _is_bound(pair.claim, token):
            continue
        for side in sorted(sides):
            if side ^ 1 in own:
                continue
            rival = _rival(pair, token, side, same, theirs)
            if rival is None or (side // 2 in pair.logic.opposites.converse and _are_exchanged(pair)):
                continue
            if _in_same_place(pair, near, token, rival):
                yield token, rival
                break


def _rival(
    pair: Pair, token: Token, side: int, same: Mapping[Token, Token], theirs: Readings
) -> Token | None:
    """The word of the passage that has the opposite side; the one the claim's word is matched with, if it is."""
    used = set(same.values())
    matched = same.get(token)
    rivals = [
        t
        for t, found in theirs.items()
        if side ^ 1 in found and (t not in used or t == matched) and not _is_bound(pair.passage, t)
    ]
    if matched is not None:
        return matched if matched in rivals else None
    return rivals[0] if rivals else None


def _in_same_place(pair: Pair, near: Mapping[Token, Match], token: Token, other: Token) -> bool:
    """Whether two words go with the same: not „alte Brücke“ with „neue Straße“, nor „came first“ with
    „on the last day“."""
    mine, theirs = _head(pair.claim, token), _head(pair.passage, other)
    matched = {m.passage for m in near.values()}
    if mine is None:
        return theirs is None or theirs in matched
    if theirs is None:
        return mine in near
    return near[mine].passage == theirs if mine in near else theirs not in matched


def _head(row: Row, token: Token) -> Token | None:
    """The noun right behind a word that may be its adjective."""
    logic, lexicon = row.language.logic, row.language.lexicon
    after = row.next(token)
    if after is None or token.capital or not logic.opposites.sides(token.fold, False):
        return None  # a verb with its particle, a turn of phrase
    if len(row.gap(token, after)) > 1 or not after.weight or after.kind is not TokenKind.WORD:
        return None
    is_noun = after.capital if lexicon.nouns_capitalised else not after.fold.endswith(logic.adverb_endings)
    return after if is_noun else None


def _says_so_elsewhere(pair: Pair, part: Clause, sides: frozenset[int]) -> bool:
    """Whether a clause of the same sentence that says little else has one of the sides: „…, die festgenommen
    worden waren“."""
    row = pair.passage
    return any(
        not sides.isdisjoint(found) and sum(t.weight for t in other if t != word) < score.little
        for other in row.clauses
        if other != part and row.is_one_sentence(part, other)
        for word, found in readings(other, pair.language).items()
    )


def _is_bound(row: Row, token: Token) -> bool:
    """Whether „mehr“ or „höher als“ only bounds a number after it."""
    if not any(token.fold in phrase for phrase in row.language.quantities.bounds):
        return False
    return any(t.kind is TokenKind.NUMBER for t in row.after(token, 2))


def _are_exchanged(pair: Pair) -> bool:
    """Whether two parties stand the other way round: „A kaufte von B“ and „B verkaufte an A“ say the same."""
    parties = [m for m in pair.matches if m.likeness >= score.party and _is_party(pair, m)]
    return any(pair.passage.distance(one.passage, two.passage) < 0 for one, two in combinations(parties, 2))


def _is_party(pair: Pair, match: Match) -> bool:
    """Whether a word may be a party; „in Karnau“ in both is where it happens."""
    word, lexicon = match.claim, pair.language.lexicon
    if word.kind is not TokenKind.WORD or not (word.capital or not lexicon.nouns_capitalised):
        return False
    mine, theirs = pair.claim.previous(word), pair.passage.previous(match.passage)
    is_place = mine is not None and mine.fold in lexicon.place_prepositions
    return not (is_place and mine is not None and theirs is not None and theirs.fold == mine.fold)


def _is_of_until(pair: Pair) -> bool:
    """„schließt um 20 Uhr“ / „bis 20 Uhr geöffnet“: opposites that say the same of a time."""
    words = pair.logic.until
    return any(t.fold in words for t in pair.claim) != any(t.fold in words for t in pair.passage)
