"""English words that point back to the sentence before."""

from __future__ import annotations

from crosscheck.language.anaphora import Anaphora


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


ANAPHORA = Anaphora(
    words=_set(
        "he she it they him her them his its their theirs hers this that these those both latter "
        "former there therefore thereby instead afterwards"
    )
)
