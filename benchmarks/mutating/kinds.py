"""The kinds of errors that are planted, and which rules name them rightly."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import score

from mutating import names, senses, values
from mutating.pairs import Pair
from mutating.tools import Texts


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of error: how it is made, and the rules that name it rightly.

    `credit` kinds leave the text alone and exchange the source.
    """

    name: str
    make: Callable[[Pair], Texts]
    right: frozenset[str]
    credit: bool = False


def variant(kind: Kind, pair: Pair) -> str | None:
    """The text with one error of this kind, chosen by the pair's number; None where there is none."""
    texts = list(dict.fromkeys(text for text in kind.make(pair) if text != pair.text))
    return texts[pair.number % len(texts)] if texts else None


def _kinds() -> tuple[Kind, ...]:
    explains: Mapping[str, set[str]] = score.EXPLAINS
    v, n, m = values, names, senses
    table: tuple[tuple[Callable[[Pair], Texts], str], ...] = (
        (v.number, "number"), (v.decimal, "number"), (v.transposed, "number"), (v.magnitude, "magnitude"),
        (v.unit, "unit"), (v.date, "date"), (v.weekday, "date"), (v.clock, "date"),
        (n.name, "name"), (n.names_exchanged, "role_swap"), (n.place, "place"),
        (n.quote_word, "quote_altered"), (n.quote_cut, "quote_cut"), (n.quote_negation, "quote_altered"),
        (n.quote_speaker, "quote_speaker"),
        (m.negation_added, "negation"), (m.negation_dropped, "negation"), (m.quantifier, "quantifier"),
        (m.direction, "direction"), (m.modality_dropped, "modality"), (m.modality_added, "modality"),
        (m.causal, "causal"), (m.outlet, "misattributed"), (m.detail_phrase, "detail_added"),
        (m.detail_clause, "detail_added"), (m.invented, "invented"),
    )  # fmt: skip
    more = {
        "clock": {"number-mismatch"},
        "quantifier": {"number-mismatch"},
        "direction": {"quantifier-mismatch"},
        "quote_negation": {"negation-mismatch", "quote-truncated"},
    }
    return tuple(
        Kind(
            make.__name__,
            make,
            frozenset(explains[error] | more.get(make.__name__, set())),
            credit=make is m.outlet,
        )
        for make, error in table
    )


KINDS = _kinds()
