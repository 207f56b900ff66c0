"""Makes `crosscheck/language/<code>/lemmas.txt`: inflected forms of common words, each with its dictionary form.

    pip install simplemma && python tools/lemmas.py en

The words are those of wordfreq's small list, the forms simplemma's (MIT); both folded as texts are when they are
compared. Only making the file needs simplemma.
"""

from __future__ import annotations

import sys
from pathlib import Path

import simplemma
import wordfreq

from crosscheck.language import get
from crosscheck.language.folding import fold

_HEAD = "# Made by tools/lemmas.py from simplemma's and wordfreq's lists: an inflected form and its dictionary form.\n"


def lemma(word: str, code: str) -> str:
    """The dictionary form of a word in lower case, itself for one that simplemma does not know."""
    spellings = (word, word.capitalize()) if get(code).lexicon.nouns_capitalised else (word,)
    known = [s for s in spellings if simplemma.is_known(s, lang=code)]
    return simplemma.lemmatize(known[0], lang=code) if known else word


def table(code: str) -> dict[str, str]:
    """Folded form → folded dictionary form, where they differ; of two forms folded alike the more frequent counts."""
    found: dict[str, str] = {}
    for word in wordfreq.iter_wordlist(code, wordlist="small"):
        if word.isalpha():
            found.setdefault(fold(word), fold(lemma(word, code)))
    return {form: base for form, base in found.items() if form != base and " " not in base}


if __name__ == "__main__":
    for code in sys.argv[1:]:
        lines = sorted(f"{form} {base}\n" for form, base in table(code).items())
        Path("crosscheck", "language", code, "lemmas.txt").write_text(
            _HEAD + "".join(lines), encoding="utf-8"
        )
