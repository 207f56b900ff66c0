"""What kind of sentence it is, and the sign it was told by. Without a sign it is a claim."""

from __future__ import annotations

import re

from crosscheck.claims.sentences import quotations
from crosscheck.language.plain import plain
from crosscheck.language.signs import Signs, compiled, first
from crosscheck.model import BlockKind, ClaimKind

_BY_BLOCK = {
    BlockKind.HEADING: (ClaimKind.HEADING, "heading"),
    BlockKind.CAPTION: (ClaimKind.META, "caption"),
    BlockKind.FOOTNOTE: (ClaimKind.META, "footnote"),
    BlockKind.CODE: (ClaimKind.META, "code"),
}
_LIST_ENTRY = re.compile(
    r"^\s*(?:\[\^?\w{1,4}\]:?|[¹²³⁰⁴-⁹]+|\d{1,2}[.)]?)\s+(?:https?://\S+|[^.!?]{2,40}:\s)"
)
_BARE_ADDRESSES = re.compile(r"^[\W_]*(?:(?:https?://|www\.)\S+[\s,;|·]*)+$")
_ENDS_ASKING = re.compile(r"\?[!?]*[\"“”»«’‘)\]]*\s*(?:\[\^?\w+\]|[¹²³⁰⁴-⁹])*$")


# Signs that nobody but the author can give.
_AUTHORS = frozenset({"first_person", "own_view", "wish"})


def kind_of(text: str, block: BlockKind, signs: Signs) -> tuple[ClaimKind, str]:
    """The kind of a sentence and the code of the reason; a claim needs none."""
    if block in _BY_BLOCK:
        return _BY_BLOCK[block]
    sentence = plain(text).text.strip()
    if _LIST_ENTRY.match(sentence) or _BARE_ADDRESSES.match(sentence):
        return ClaimKind.META, "source_line"
    if not any(c.isalpha() for c in sentence):
        return ClaimKind.META, "no_words"
    about = first(signs.meta, sentence)
    if about:
        return ClaimKind.META, about
    unquoted = _without_quotations(sentence)
    if _ENDS_ASKING.search(sentence) and _ENDS_ASKING.search(unquoted):
        return ClaimKind.QUESTION, "question_mark"
    return _opinion(sentence, unquoted, signs) or (ClaimKind.CLAIM, "")


def _opinion(sentence: str, unquoted: str, signs: Signs) -> tuple[ClaimKind, str] | None:
    """The author's own view: its sign stands outside quotations, and nobody else is said to hold it."""
    own = first(signs.opinion, unquoted)
    if own and (own in _AUTHORS or not compiled(signs.reporting).search(unquoted)):
        return ClaimKind.OPINION, own
    if len(unquoted) < len(sentence) or any(c.isdigit() for c in sentence):
        return None
    judged = first(signs.judgement, sentence)
    if judged and not compiled(signs.reporting).search(unquoted):
        return ClaimKind.OPINION, judged
    return None


def _without_quotations(sentence: str) -> str:
    for quoted in reversed(quotations(sentence)):
        sentence = sentence[: quoted.start] + "„“" + sentence[quoted.end :]
    return sentence
