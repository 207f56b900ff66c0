"""CC702 and CC703: what does not go together: two statements of the draft, or two of its sources.

CC702 speaks of two sentences of a draft that give different values for the same thing, or of which one denies what
the other says. Silent where each names who says so, and where two outlets are credited.

CC703 speaks of a value of the draft that one credited outlet gives and another gives otherwise. Silent where the other
outlet gives both, and where the draft tells both values.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crosscheck.matching.align import CLOSE
from crosscheck.matching.clauses import Clause
from crosscheck.matching.pair import Pair
from crosscheck.matching.row import Row
from crosscheck.matching.tokens import Token
from crosscheck.model import Severity
from crosscheck.rules.base import Hit, Rule, differing
from crosscheck.rules.helpers.negations import negations
from crosscheck.rules.helpers.same_thing import conflicts, of_same_thing
from crosscheck.rules.negation import denied_statements
from crosscheck.rules.scores import scores

SELF_CONTRADICTION = Rule("CC702", "self-contradiction", Severity.WARNING)
SOURCES_DIFFER = Rule("CC703", "sources-differ", Severity.INFO)
RULES = (SELF_CONTRADICTION, SOURCES_DIFFER)

score = scores("consistency")


def contradictions(pair: Pair, *, apart: bool) -> Iterator[Hit]:
    """What a sentence of the draft, the claim, says otherwise than an earlier one, the passage; `apart`: that stands in
    another paragraph."""
    if _is_said(pair.claim) and _is_said(pair.passage):
        return
    for found in conflicts(pair, apart=apart):
        details = {"draft": found.mine.text, "source": found.theirs.text}
        differs = differing([found.mine], [found.theirs])
        yield Hit(SELF_CONTRADICTION, score.value, pair, details, differs)
        return
    for denial in denied_statements(pair):
        if _is_plain_denial(pair, apart):
            yield Hit(SELF_CONTRADICTION, score.denial, pair, denial.details, denial.differs)
        return


def _is_said(row: Row) -> bool:
    """Whether a sentence names whose word it is."""
    words = row.language.lexicon.reporting | row.language.logic.credits | row.language.logic.speech
    return any(t.value is None and t.among(words) for t in row)


def _is_plain_denial(pair: Pair, apart: bool) -> bool:
    """Whether two clauses say the same of the same thing but for a denial."""
    return any(
        _is_odd(pair, here, there)
        and of_same_thing(pair, here, there, _denials(pair, here, there), apart=apart)
        for here in pair.claim.clauses
        for there, _ in pair.bearing(here)[:1]
    )


def _denials(pair: Pair, here: Clause, there: Clause) -> list[Token]:
    return [*negations(here.tokens, pair.logic), *negations(there.tokens, pair.logic)]


def _is_odd(pair: Pair, here: Clause, there: Clause) -> bool:
    return len(_denials(pair, here, there)) % 2 == 1


def differing_sources(pairs: Sequence[Pair]) -> Iterator[tuple[Hit, Pair]]:
    """Values of a claim that one of its outlets gives and another gives otherwise, with the passage that bears the
    claim's out. `pairs` is the claim beside sentences of the articles of the credited outlets."""
    if not pairs:
        return
    for token in pairs[0].claim:
        if token.value is None:
            continue
        outlets = {p.indexed.article.outlet.id for p in pairs if p.indexed.occurrences(token)}
        others = [p for p in pairs if p.indexed.article.outlet.id not in outlets]
        if not outlets or not others:
            continue
        bearing = [p for p in pairs if _has(p, token) and p.closeness(token) >= score.borne]
        for other in others if bearing else ():
            found = next((c for c in conflicts(other, apart=True) if c.mine == token), None)
            if found is not None:
                details = {"draft": token.text, "source": found.theirs.text}
                differs = differing([token], [found.theirs])
                yield Hit(SOURCES_DIFFER, score.value, other, details, differs), bearing[0]
                break


def _has(pair: Pair, token: Token) -> bool:
    """Whether the passage has a token of the claim; only sentences that have its like are aligned with the claim."""
    window = pair.window
    near = any(window.first <= number <= window.last for number, *_ in pair.indexed.occurrences(token))
    return near and pair.counterpart(token, CLOSE) is not None
