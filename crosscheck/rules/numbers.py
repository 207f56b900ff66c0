"""CC301 and CC302: a number or a unit that the source gives otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from crosscheck.matching.compare import Candidate, Comparison
from crosscheck.matching.derived import amounts, derived
from crosscheck.matching.tokens import Token, TokenKind
from crosscheck.model import Severity
from crosscheck.quantities.agreement import same_amount, same_unit
from crosscheck.quantities.values import Amount
from crosscheck.rules.base import Hit, Rule, differing
from crosscheck.rules.helpers.context import around
from crosscheck.rules.registry import Kind, check
from crosscheck.text.stems import stem

NUMBER = Rule(
    code="CC301",
    name="number-mismatch",
    severity=Severity.ERROR,
    summary={
        "de": "Eine Zahl weicht von der Quelle ab.",
        "en": "A number differs from the source.",
    },
    explanation={
        "de": "Die Zahl des Entwurfs und die der Quelle stehen an derselben Stelle derselben Aussage und können "
        "nicht dasselbe meinen. Verglichen werden Werte, nicht Schreibweisen: 1.200, 1200, 1,2 Tsd. und zwölfhundert "
        "sind gleich; „rund“, „etwa“ erlauben zehn Prozent, „knapp“ bis 15 Prozent weniger, „gut“ bis 15 Prozent "
        "mehr, „mehr als“ bis zum Doppelten, „bis zu“ bis drei Viertel. Nennt die Quelle mehrere Werte und passt "
        "einer, schweigt die Regel.",
        "en": "The draft's number and the source's stand in the same place of the same statement and cannot mean "
        "the same. Values are compared, not spellings: 1,200, 1200 and twelve hundred are equal; “about” allows ten "
        "per cent, “nearly” down to 85, “more than” up to twice, “up to” down to three quarters. When the source gives "
        "several values and one of them fits, the rule is silent.",
    },
    example={
        "de": (
            "Bei dem Brand wurden 38 Menschen verletzt.",
            "Bei dem Brand erlitten 28 Menschen Verletzungen.",
        ),
        "en": ("The fire injured 38 people.", "28 people were injured in the fire."),
    },
    messages={"de": "Entwurf: {draft} · {outlet}: {source}", "en": "Draft: {draft} · {outlet}: {source}"},
    hint={"de": "Zahl an der Quelle prüfen.", "en": "Check the number against the source."},
)
UNIT = Rule(
    code="CC302",
    name="unit-mismatch",
    severity=Severity.ERROR,
    summary={
        "de": "Einheit, Währung oder Bezugsgröße weicht von der Quelle ab.",
        "en": "A unit, currency or rate differs from the source.",
    },
    explanation={
        "de": "Die Zahl stimmt, aber die Quelle nennt sie in einer anderen Einheit oder Währung, oder je etwas "
        "anderes (im Jahr statt im Monat). Einheiten derselben Größe werden umgerechnet: 90 Minuten sind anderthalb "
        "Stunden. Prozent und Prozentpunkte sind zweierlei.",
        "en": "The number is right, but the source gives it in another unit or currency, or per something else. "
        "Units of one quantity are converted: 90 minutes are an hour and a half.",
    },
    example={
        "de": ("In der Halle lagerten 90 Kubikmeter Harz.", "In der Halle lagerten 90 Tonnen Harz."),
        "en": ("The hall held 90 cubic metres of resin.", "The hall held 90 tonnes of resin."),
    },
    messages={"de": "Entwurf: {draft} · {outlet}: {source}", "en": "Draft: {draft} · {outlet}: {source}"},
    hint={"de": "Einheit an der Quelle prüfen.", "en": "Check the unit against the source."},
)
RULES = (NUMBER, UNIT)

_NEAR = 3  # content words within which a counted noun is looked for


@check(NUMBER, UNIT, kind=Kind.CONTRADICTION, order=10)
def differing_amounts(comparison: Comparison, candidate: Candidate) -> Iterator[Hit]:
    """Amounts of the claim that have no equal in the source but a rival in the same place."""
    alignment = candidate.alignment
    matched = {p.claim for p in alignment.pairs}
    for i, token in enumerate(alignment.claim):
        if token.kind is not TokenKind.NUMBER or i in matched or not isinstance(token.value, Amount):
            continue
        if _stated_elsewhere(comparison, token, i) or derived(token.value, amounts(alignment.source)):
            continue
        hit = _rival(comparison, candidate, i)
        if hit is not None:
            yield hit


def _stated_elsewhere(comparison: Comparison, token: Token, i: int) -> bool:
    """Whether a credited article gives this value anywhere of the same thing."""
    heads = _heads(comparison.tokens, i)
    for indexed in comparison.credited_articles:
        for number, score, found in indexed.occurrences(token):
            if score <= 0 or not isinstance(found.value, Amount) or not isinstance(token.value, Amount):
                continue
            if token.value.dimension and found.value.dimension:
                return True
            sentence = indexed.sentences[number].tokens
            at = next((k for k, t in enumerate(sentence) if t.span == found.span), 0)
            theirs = _heads(sentence, at)
            if any(b.fold in indexed.matcher.matches(a.fold) for a in heads for b in theirs):
                return True
    return False


def _heads(tokens: tuple[Token, ...], i: int) -> list[Token]:
    """The words an amount may count: the next content words."""
    return [t for t in tokens[i + 1 : i + 1 + _NEAR] if t.weight and t.kind is TokenKind.WORD][:2]


def _rival(comparison: Comparison, candidate: Candidate, i: int) -> Hit | None:
    """The source's number in the place of the claim's token `i`, if there is one that differs."""
    alignment = candidate.alignment
    token = alignment.claim[i]
    assert isinstance(token.value, Amount)
    to_claim = {p.source: p.claim for p in alignment.pairs}
    slot = next((s for s in alignment.slots if i in s.claim), None)
    best: tuple[float, int] | None = None
    for j, other in enumerate(alignment.source):
        if (
            j in to_claim
            or not isinstance(other.value, Amount)
            or other.value.multiple != token.value.multiple
        ):
            continue
        strength = 0.0
        mine, theirs = token.value.dimension, other.value.dimension
        if mine and mine == theirs:
            strength += 0.5
        heads = {id(t) for t in _heads(alignment.claim, i)}
        if any(
            to_claim.get(k) is not None and id(alignment.claim[to_claim[k]]) in heads
            for k in range(j + 1, min(j + 1 + _NEAR, len(alignment.source)))
        ):
            strength += 0.6
        if slot is not None and j in slot.source:
            strength += 0.25 * slot.sides
        if _shares_whole(candidate, i, j):
            strength += 0.6
        if mine and theirs and token.value.figure == other.value.figure != 0:
            strength += 0.5  # the same figure with another unit
        if mine != theirs and token.value.figure != other.value.figure and (mine or theirs):
            strength -= 0.6  # another quantity, unless the same figure stands with another unit
        if strength > 0.3 and (best is None or strength > best[0]):
            best = (strength, j)
    if best is None:
        return None
    strength, j = best
    other = alignment.source[j]
    assert isinstance(other.value, Amount)
    context = around(comparison, candidate, {i})
    confidence = 0.25 + 0.35 * min(1.0, strength) + 0.4 * context
    if like_slip(token.value.figure, other.value.figure):
        confidence += 0.15
    confidence = min(0.98, confidence)
    same_figure = token.value.figure == other.value.figure != 0
    rule = UNIT if same_figure and _other_unit(comparison, token.value, other.value) else NUMBER
    if (
        rule is NUMBER
        and not same_unit(token.value, other.value)
        and not same_amount(token.value, other.value)
    ):
        confidence -= 0.1
    return Hit(
        rule,
        confidence,
        candidate,
        {"draft": token.value.written or token.text, "source": other.value.written or other.text},
        differing([token], [other]),
    )


def _other_unit(comparison: Comparison, mine: Amount, theirs: Amount) -> bool:
    """Whether the units as written differ: metres for kilometres as well as tonnes for cubic metres."""
    if not same_unit(mine, theirs):
        return True
    lexicon = comparison.language.lexicon
    return bool(mine.unit and theirs.unit) and stem(mine.unit, lexicon) != stem(theirs.unit, lexicon)


def _shares_whole(candidate: Candidate, i: int, j: int) -> bool:
    """„14 of the 26 doors“ / „four of its 26 doors“: the next number is the same in both."""
    alignment = candidate.alignment
    to = {p.claim: p.source for p in alignment.pairs}
    after = next(
        (k for k in range(i + 1, min(i + 5, len(alignment.claim))) if alignment.claim[k].value), None
    )
    return after is not None and after in to and 0 < to[after] - j <= 4


def like_slip(one: float, other: float) -> bool:
    """Whether two figures differ as slips do: a power of ten, one digit changed, dropped or doubled,
    two digits exchanged."""
    if not one or not other or one == other:
        return False
    a, b = (f"{x:.6f}".rstrip("0").rstrip(".") for x in (one, other))
    digits_a, digits_b = a.replace(".", ""), b.replace(".", "")
    if digits_a.strip("0") == digits_b.strip("0"):
        return True
    if len(digits_a) == len(digits_b) >= 2:
        differing_digits = [k for k in range(len(digits_a)) if digits_a[k] != digits_b[k]]
        return len(differing_digits) == 1 or (
            len(differing_digits) == 2 and sorted(digits_a) == sorted(digits_b)
        )
    short, long = sorted((digits_a, digits_b), key=len)
    return len(long) - len(short) == 1 and any(long[:k] + long[k + 1 :] == short for k in range(len(long)))
