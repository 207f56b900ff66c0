"""Which correction is offered for the hit of a rule.

None is offered where

* the rule does not know the right words, or the claim is only doubted,
* the source is in another language,
* the wrong words stand more than once in the sentence, so that another place may be meant,
* another passage that comes near would have other words there,
* the words do not fit the draft's form, or are not read as the right value when they are put in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from crosscheck import messages
from crosscheck.corrections import forms
from crosscheck.corrections.forms import Written
from crosscheck.language import detect
from crosscheck.matching.compare import Comparison
from crosscheck.matching.pair import Pair
from crosscheck.matching.tokens import tokens
from crosscheck.model import Edit, Fix, Span
from crosscheck.quantities.agreement import same_amount, same_moment, same_unit
from crosscheck.quantities.values import Amount, Moment, Value
from crosscheck.rules.base import Exchange, Form, Hit
from crosscheck.rules.registry import Kind, checks

_NEAR = 0.6  # share of the coverage of the hit's passage from which another one counts
_MARKS = frozenset('„“”"»«‟‚‘‹›')  # the draft has its own, and they pair
_PIECES = re.compile(r"\s+|\S+")
_LONGEST = 400  # characters of a correction


def offered(comparison: Comparison, hit: Hit, lang: str) -> Fix | None:
    """The correction for a hit on the claim, described in the language `lang`."""
    if not hit.exchanges or hit.pair is None:
        return None
    if detect(hit.pair.indexed.article.text) != comparison.language.code or _is_disputed(
        comparison, hit, hit.pair
    ):
        return None
    edits = [_edit(comparison, exchange) for exchange in hit.exchanges]
    found = sorted((edit for edit in edits if edit is not None), key=lambda edit: edit.span)
    apart = all(one.span.end <= two.span.start for one, two in pairwise(found))
    if len(found) < len(edits) or not apart:
        return None
    return Fix(described(comparison.text.string, found, lang), tuple(found))


def described(text: str, edits: Iterable[Edit], lang: str) -> str:
    """What edits of the text do, in one line."""
    opening, closing = messages.quotes(lang)
    return "; ".join(
        messages.text(
            "corrections.exchange", lang, opening=opening, closing=closing,
            draft=edit.span.of(text), source=edit.replacement,
        )
        for edit in edits
    )  # fmt: skip


def _edit(comparison: Comparison, exchange: Exchange) -> Edit | None:
    text, within = comparison.text.string, comparison.claim.span
    wrong = exchange.draft.of(text)
    if not within.covers(exchange.draft) or _times(text, within, wrong) != 1:
        return None
    written = _written(comparison, exchange, wrong)
    if written is None or not 0 < len(written.text) <= _LONGEST or not _MARKS.isdisjoint(written.text):
        return None
    span = Span(exchange.draft.start - written.before, exchange.draft.end)
    if not within.covers(span) or written.text == span.of(text) or not written.text.isprintable():
        return None
    return (
        narrowed(text, span, written.text)
        if _is_read_right(comparison, exchange, span, written.text)
        else None
    )


def narrowed(text: str, span: Span, replacement: str) -> Edit:
    """The edit without the words at both ends that it would not change."""
    old, new = _PIECES.findall(span.of(text)), _PIECES.findall(replacement)
    first = 0
    while first < min(len(old), len(new)) - 1 and old[first] == new[first]:
        first += 1
    last = 0
    while last < min(len(old), len(new)) - first - 1 and old[-1 - last] == new[-1 - last]:
        last += 1
    cut = sum(map(len, old[:first])), sum(map(len, old[len(old) - last :]))
    return Edit(Span(span.start + cut[0], span.end - cut[1]), "".join(new[first : len(new) - last]))


def _times(text: str, within: Span, wrong: str) -> int:
    """The number of occurrences of `wrong` in a span of the text, not counting those inside longer words."""
    found, at = 0, text.find(wrong, within.start, within.end)
    while at >= 0:
        end = at + len(wrong)
        inside = text[at - 1 : at].isalnum() and wrong[0].isalnum()
        found += not (inside or (text[end : end + 1].isalnum() and wrong[-1].isalnum()))
        at = text.find(wrong, end, within.end)
    return found


def _written(comparison: Comparison, exchange: Exchange, wrong: str) -> Written | None:
    if exchange.form is Form.WORD:
        return Written(exchange.source)
    if exchange.form is Form.AMOUNT:
        return forms.amount(exchange, wrong, comparison.language)
    published = comparison.text.published
    return forms.moment(exchange, wrong, comparison.language, published.date() if published else None)


def _is_read_right(comparison: Comparison, exchange: Exchange, span: Span, right: str) -> bool:
    """Whether the claim with the correction has the right value there, as it is read; words are not read."""
    if exchange.theirs is None:
        return True
    text, within = comparison.text.string, comparison.claim.span
    mended = text[: span.start] + right + text[span.end :]
    whole = Span(within.start, within.end + len(mended) - len(text))
    place = Span(span.start, span.start + len(right))
    read = tokens(replace(comparison.text, string=mended), whole)
    return any(t.span.overlaps(place) and _agree(t.value, exchange.theirs) for t in read)


def _agree(mine: object, theirs: Value) -> bool:
    if isinstance(mine, Amount) and isinstance(theirs, Amount):
        return same_unit(mine, theirs) and same_amount(mine, theirs)
    return isinstance(mine, Moment) and isinstance(theirs, Moment) and same_moment(mine, theirs)


def _is_disputed(comparison: Comparison, hit: Hit, beside: Pair) -> bool:
    """Whether another passage that comes near would have other words in one of the places."""
    least = beside.window.coverage * _NEAR
    others = [p for p in comparison.credited if p is not beside and p.window.coverage >= least]
    return any(_differs(comparison, hit, pair) for pair in others)


def _differs(comparison: Comparison, hit: Hit, pair: Pair) -> bool:
    for check in checks(Kind.CONTRADICTION):
        if hit.rule in check.rules:
            for other in check.run(comparison, pair):
                if other.rule is hit.rule and any(
                    one.draft.overlaps(two.draft) and not _same(one, two)
                    for one in hit.exchanges
                    for two in other.exchanges
                ):
                    return True
    return False


def _same(one: Exchange, two: Exchange) -> bool:
    if one.theirs is not None and two.theirs is not None:
        return _agree(one.theirs, two.theirs)
    return one.source == two.source
