"""What kind of sentence it is, and the sign it was told by. Without a sign it is a claim."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crosscheck.language.leftovers import has_placeholder, speaks_to_user
from crosscheck.language.signs import Signs, compiled, first
from crosscheck.model import BlockKind, ClaimKind, Span

_BY_BLOCK = {
    BlockKind.HEADING: (ClaimKind.HEADING, "heading"),
    BlockKind.TABLE_HEADER: (ClaimKind.HEADING, "table_header"),
    BlockKind.CAPTION: (ClaimKind.META, "caption"),
    BlockKind.FOOTNOTE: (ClaimKind.META, "footnote"),
    BlockKind.CODE: (ClaimKind.META, "code"),
}
LEFTOVER = "leftover_prompt"
# Where an assistant's words stand when nobody quotes them.
_SPOKEN_IN = frozenset(
    {BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.TABLE_CELL, BlockKind.FOOTNOTE}
)
_ENDS = re.compile(r"[.!?…][\"“”»«’‘)\]]*(?:\s?\[\^?\w{1,4}\]|[¹²³⁰⁴-⁹])*$")
_LEAST_SPACES = 3  # of a table's cell that is a sentence
_LIST_ENTRY = re.compile(
    r"^\s*(?:\[\^?\w{1,4}\]:?|[¹²³⁰⁴-⁹]+|\d{1,2}[.)]?)\s+(?:https?://\S+|[^.!?]{2,40}:\s)"
)
_BARE_ADDRESSES = re.compile(
    r"^[\W_]*+(?:(?:(?:https?://|www\.)\S++|(?:[\w-]++\.)++[a-zA-Z]{2,6}(?=https?://|www\.|(?![\w-])))"
    r"[\s,;|·()\[\]]*+)++$"
)
_SIGNED = re.compile(r"^[–—-]++\s*+\S++(?: \S++){0,4}+(?<![.!?])$")  # „— Südkurier“
_ENDS_ASKING = re.compile(r"\?!*+[\"“”»«’‘)\]]*+\s*+(?:\[\^?\w++\]|[¹²³⁰⁴-⁹])*+$")


def kind_of(text: str, block: BlockKind, signs: Signs, quoted: Sequence[Span] = ()) -> tuple[ClaimKind, str]:
    """The kind of a sentence and the code of the reason; a claim needs none.

    `quoted` are the stretches of `text` that are somebody's words, marks included.
    """
    sentence = text.replace("\n", " ").strip()
    unquoted = _without(text, quoted).replace("\n", " ").strip()
    if block in _SPOKEN_IN and (has_placeholder(sentence) or speaks_to_user(unquoted)):
        return ClaimKind.META, LEFTOVER
    if block in _BY_BLOCK:
        return _BY_BLOCK[block]
    if block is BlockKind.TABLE_CELL and not (
        _ENDS.search(sentence) and sentence.count(" ") >= _LEAST_SPACES
    ):
        return ClaimKind.META, "table_cell"
    if _LIST_ENTRY.match(sentence) or _BARE_ADDRESSES.match(sentence) or _SIGNED.match(sentence):
        return ClaimKind.META, "source_line"
    if not any(c.isalpha() for c in sentence):
        return ClaimKind.META, "no_words"
    about = first(signs.meta, sentence)
    if about or block is BlockKind.BOILERPLATE:
        return ClaimKind.META, about or "boilerplate"
    if _ENDS_ASKING.search(sentence) and _ENDS_ASKING.search(unquoted):
        return ClaimKind.QUESTION, "question_mark"
    return _opinion(sentence, unquoted, signs) or (ClaimKind.CLAIM, "")


def _opinion(sentence: str, unquoted: str, signs: Signs) -> tuple[ClaimKind, str] | None:
    """The author's own view: its sign stands outside quotations, and nobody else is said to hold it."""
    if compiled(signs.reporting).search(unquoted):
        return None
    own = first(signs.opinion, unquoted)
    if not own and len(unquoted) == len(sentence) and not any(c.isdigit() for c in sentence):
        own = first(signs.judgement, sentence)
    return (ClaimKind.OPINION, own) if own else None


def _without(text: str, quoted: Sequence[Span]) -> str:
    for span in sorted(quoted, reverse=True):
        text = text[: span.start] + "„“" + text[span.end :]
    return text
