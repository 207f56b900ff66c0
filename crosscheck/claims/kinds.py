"""Classifies sentences: claim, heading, opinion, question or meta, with the sign that decided."""

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
# Blocks in which an assistant's words are no quotation.
_SPOKEN_IN = frozenset(
    {BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.TABLE_CELL, BlockKind.FOOTNOTE}
)
_ENDS = re.compile(r"[.!?…][\"“”»«’‘)\]]*(?:\s?\[\^?\w{1,4}\]|[¹²³⁰⁴-⁹])*$")
_LEAST_SPACES = 3  # in a table cell that is a sentence
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
    """The kind of a sentence and the code of the reason, empty for a claim.

    `quoted` are the spans of quotations in `text`, marks included.
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
    """The author's opinion, if there is a sign of one outside quotations and no reported speech."""
    if compiled(signs.reporting).search(unquoted):
        return None
    sign = first(signs.opinion, unquoted)
    if not sign and len(unquoted) == len(sentence) and not any(c.isdigit() for c in sentence):
        sign = first(signs.judgement, sentence)
    return (ClaimKind.OPINION, sign) if sign else None


def _without(text: str, quoted: Sequence[Span]) -> str:
    for span in sorted(quoted, reverse=True):
        text = text[: span.start] + "„“" + text[span.end :]
    return text
