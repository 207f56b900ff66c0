"""Of many articles the few that could bear on a claim, without reading all of them closely.

Method: an inverted index from words to sentences. A claim's words are looked up with their likes, the
rarest first, and each sentence that has one adds up what it covers of the claim. A window that covers
the share that counts has a sentence with a third of it; only round such sentences are windows
measured. The most common words, which could not reach that share together, are looked up there alone.
So nearly all of the work is with sentences that share a rare word with the claim.

Only words are looked at here: amounts and dates are compared when the article is read closely.
"""

from __future__ import annotations

import bisect
import functools
from array import array
from collections.abc import Collection, Iterator, Mapping, Sequence

from crosscheck.language.base import Language
from crosscheck.language.lexicon import Lexicon
from crosscheck.matching.passages import MAX_SENTENCES
from crosscheck.matching.similarity import WordMatcher, root
from crosscheck.matching.tokens import Token, TokenKind
from crosscheck.model import Article
from crosscheck.text.lexemes import lexemes
from crosscheck.text.stems import stem
from crosscheck.text.text import Text

NEAR = 8  # articles that are read closely then, for one claim
LEAST = 0.4  # share of the weight of a claim's words that a passage has to hold for its article to count
WEIGHT = 9.0  # which is to be this much at least: two rare words
_LIKE = 0.6  # from which on likes of a word count
_END = 4  # letters at either end of a stem by which likes are found
_COMMON = 0.2  # of that weight the most common words have, which are looked up in few sentences
_ROUNDING = 1e-9  # of sums of weights
_KEPT = 20_000  # words whose likes are kept


class Nearest:
    """Finds articles by their place in `articles`, all of them taken as `language`."""

    def __init__(self, articles: Sequence[Article], language: Language) -> None:
        self._lexicon = language.lexicon
        self._begin: list[int] = []  # the number of each article's first sentence
        self._places: dict[str, array[int]] = {}  # word → the numbers of the sentences that have it
        number = 0
        for article in articles:
            self._begin.append(number)
            for words in _sentences(article, language):
                for word in words:
                    self._places.setdefault(word, array("I")).append(number)
                number += 1
            number += MAX_SENTENCES  # so that no window reaches from one article into the next
        self._by_key: dict[str, list[str]] = {}
        for word in self._places:
            for key in _keys(word, self._lexicon):
                self._by_key.setdefault(key, []).append(word)
        self._likes = functools.lru_cache(_KEPT)(self._find_likes)

    def find(
        self,
        claim: Sequence[Token],
        *,
        among: Collection[int] | None = None,
        leave_out: Collection[int] = (),
        at_least: int = 0,
    ) -> list[int]:
        """The articles, by number and in order, that have the windows with most of the weight of the claim's
        words: at most NEAR, each with a share of LEAST and a weight of WEIGHT or more. `at_least` so many are
        found in any case. Only those in `among`, if given, and none in `leave_out` are considered."""
        best: dict[int, float] = {}
        for least in (1.0, 0.3, 0.0):
            for first, share in self._windows(claim, least).items():
                number = bisect.bisect_right(self._begin, first + MAX_SENTENCES - 1) - 1
                if (
                    share > best.get(number, 0.0)
                    and number not in leave_out
                    and (among is None or number in among)
                ):
                    best[number] = share
            if len(best) >= at_least:
                break
        else:  # hardly a word in common with any: the first there are
            rest = range(len(self._begin)) if among is None else sorted(among)
            best |= {number: 0.0 for number in rest if number not in best and number not in leave_out}
        ranked = sorted(best, key=lambda number: (-best[number], number))
        return sorted(ranked[: NEAR if least == 1.0 else at_least])

    def _windows(self, claim: Sequence[Token], least: float) -> dict[int, float]:
        """First sentence of a window → the share of the claim's weight its words hold, for all windows that
        hold `least` of what counts."""
        weights: dict[str, float] = {}
        for token in claim:
            if token.weight and token.kind is TokenKind.WORD:
                weights[token.fold] = weights.get(token.fold, 0.0) + token.weight
        rows = sorted(
            ((weight, self._row(word)) for word, weight in weights.items()), key=lambda row: len(row[1])
        )
        total = left = sum(weights.values())
        sums: dict[int, float] = {}
        for weight, row in rows:
            if left < _COMMON * total:
                break
            left -= weight
            for place, share in row.items():
                sums[place] = sums.get(place, 0.0) + share * weight
        wanted = least * max(LEAST * total, WEIGHT) - _ROUNDING
        enough = wanted - left
        hot = (place for place, got in sums.items() if got * MAX_SENTENCES >= enough)
        starts = {first for place in hot for first in _starts(sums, place, enough)}
        found: dict[int, float] = {}
        for first in starts:
            window = range(first, first + MAX_SENTENCES)
            held = sum(weight * max(row.get(place, 0.0) for place in window) for weight, row in rows)
            if held >= wanted:
                found[first] = held / total
        return found

    def _row(self, word: str) -> dict[int, float]:
        """The sentences with a like of the claim's `word`, each with how alike the likest is."""
        row: dict[int, float] = {}
        for like, share in self._likes(word):
            row.update(dict.fromkeys(self._places[like], share))
        return row

    def _find_likes(self, word: str) -> list[tuple[str, float]]:
        """The words of the articles that are like the claim's `word`, with how alike they are, likest last."""
        keys = {*_keys(word, self._lexicon), *_groups(self._lexicon).get(word, ())}
        for form in (stem(word, self._lexicon), root(word, self._lexicon)):
            keys.update(_groups(self._lexicon).get(form, ()))
        near = sorted({other for key in keys for other in self._by_key.get(key, ())})
        likes = WordMatcher(near, self._lexicon).matches(word)
        return sorted(
            (like for like in likes.items() if like[1] >= _LIKE), key=lambda like: (like[1], like[0])
        )


def _starts(sums: Mapping[int, float], place: int, enough: float) -> Iterator[int]:
    """The beginnings of the windows round a sentence whose sums come to `enough`."""
    get = sums.get
    a, b, c, d = get(place - 2, 0.0), get(place - 1, 0.0), get(place + 1, 0.0), get(place + 2, 0.0)
    own = sums[place]
    if a + b + own + c + d < enough:
        return  # as nearly always
    for back, got in enumerate((own + c + d, b + own + c, a + b + own)):
        if got >= enough:
            yield place - back


def _sentences(article: Article, language: Language) -> Iterator[frozenset[str]]:
    """The folded content words of each sentence, phrases that read like one word as that word."""
    text, lexicon = Text.of(article, language), language.lexicon
    empty = lexicon.function_words | lexicon.reporting
    for passage in article.passages:
        for span in text.sentences(passage.span):
            folds = [unit.fold for unit in lexemes(text.string, span, language.code)]
            phrases = {
                meaning
                for words, meaning in lexicon.phrases.items()
                if words[0] in folds and _in_a_row(words, folds)
            }
            yield frozenset(folds) - empty | phrases


def _in_a_row(words: Sequence[str], folds: Sequence[str]) -> bool:
    size = len(words)
    return any(tuple(folds[k : k + size]) == tuple(words) for k in range(len(folds) - size + 1))


def _keys(word: str, lexicon: Lexicon) -> Iterator[str]:
    """What words that may be alike have in common: the stem, the root, the ends of the stem."""
    base, origin = stem(word, lexicon), root(word, lexicon)
    yield f"={base}"
    yield f"~{origin}"
    if len(base) >= _END:
        yield f"<{base[:_END]}"
        yield f">{base[-_END:]}"


@functools.cache
def _groups(lexicon: Lexicon) -> Mapping[str, frozenset[str]]:
    """A form of a word in a group of synonyms → the keys of all words of its groups."""
    table: dict[str, frozenset[str]] = {}
    for group in lexicon.groups:
        forms = {form for word in group for form in (word, stem(word, lexicon), root(word, lexicon))}
        keys = frozenset(key for form in forms for key in (f"={form}", f"~{form}"))
        for form in forms:
            table[form] = table.get(form, frozenset()) | keys
    return table
