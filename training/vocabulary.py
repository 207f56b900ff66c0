"""The tokeniser, cut to what German and English use.

The base model knows a hundred languages; of its 250,000 pieces some 40,000 occur in German and English texts. A piece
that is left out is written as shorter ones, as any unknown word is.
"""

from __future__ import annotations

import collections
from collections.abc import Iterable
from dataclasses import dataclass

from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers
from wordfreq import top_n_list

from training.base import Base

START, PAD, END, UNKNOWN = 0, 1, 2, 3
_SPECIAL = 4  # the pieces <s>, <pad>, </s>, <unk> stay where they are
_WORDS = 150_000  # of each language, from the lists of word frequencies


@dataclass(frozen=True)
class Vocabulary:
    """A tokeniser over fewer pieces, and for each of its ids the id in the base model."""

    tokenizer: Tokenizer
    kept: tuple[int, ...]


def tokenizer_of(pieces: Iterable[tuple[str, float]]) -> Tokenizer:
    """A unigram tokeniser as the base model uses it (SentencePiece with NFKC)."""
    tokenizer = Tokenizer(models.Unigram(list(pieces), unk_id=UNKNOWN, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Replace("\n", " ")])
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.decoder = decoders.Metaspace()
    return tokenizer


def cut(base: Base, texts: Iterable[str], limit: int) -> Vocabulary:
    """The `limit` pieces that German and English use most, by frequent words and by `texts`."""
    whole = tokenizer_of(base.pieces)
    counts: collections.Counter[int] = collections.Counter()
    for language in ("de", "en"):
        words = top_n_list(language, _WORDS, wordlist="best")
        forms = [*words, *(w.capitalize() for w in words)]
        for rank, encoding in enumerate(whole.encode_batch(forms, add_special_tokens=False)):
            counts.update(dict.fromkeys(encoding.ids, 1 if rank >= len(words) else 2))
    for encoding in whole.encode_batch(list(texts), add_special_tokens=False):
        counts.update(encoding.ids)
    for index, (piece, _) in enumerate(base.pieces):
        if len(piece.lstrip("▁")) <= 1 and all(ord(c) < 0x250 or 0x2000 <= ord(c) < 0x2200 for c in piece):
            counts[index] += 1000  # letters, digits, signs: whatever is left out is written with them
    chosen = sorted(i for i, _ in counts.most_common(limit) if i >= _SPECIAL)
    kept = (*range(_SPECIAL), *chosen)
    return Vocabulary(tokenizer_of(base.pieces[i] for i in kept), kept)
