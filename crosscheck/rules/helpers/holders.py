"""Offices and who holds them: what a text calls a person („der frühere Vizekanzler Karl Huber“)."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crosscheck.language.base import Language
from crosscheck.matching.passages import IndexedArticle
from crosscheck.matching.row import Row
from crosscheck.matching.tokens import Token, tokens
from crosscheck.text.frequencies import frequency
from crosscheck.text.text import Text, view

_BACK = 4  # words before an office among which its qualifiers stand
_AHEAD = 6  # words behind it among which the holder's name stands
_INSIDE = 4  # letters of a prefix that may stand inside a word
_SHORTEST = 3  # letters of what is left of a word without its prefix


@dataclass(frozen=True, slots=True)
class Holder:
    """An office as a text names it: the words of it, what is said of it, and names of who holds it."""

    head: Token
    words: tuple[Token, ...]  # the qualifiers and the head
    office: str  # without qualifiers, of one gender and number
    says: frozenset[str]
    names: frozenset[str]
    is_clear: bool  # False: told of another time („als Minister“), or new in office

    def same_office(self, other: Holder) -> bool:
        """Whether two offices are one: „Bundeskanzler“ and „Kanzler“ are."""
        return self.office.endswith(other.office) or other.office.endswith(self.office)


@view
def holders(indexed: IndexedArticle) -> dict[int, tuple[Holder, ...]]:
    """The offices that an article names, by sentence."""
    found = {n: tuple(offices(indexed.row(n))) for n in range(len(indexed.sentences))}
    return {n: named for n, named in found.items() if named}


@view
def holders_of(text: Text) -> tuple[Holder, ...]:
    """The offices that a whole text names."""
    return tuple(offices(Row(text, tokens(text))))


def offices(row: Row) -> Iterator[Holder]:
    """The offices that a row of tokens names, in order."""
    words, language = row.language.offices, row.language
    for token in row:
        if language.lexicon.nouns_capitalised and not token.capital:
            continue
        office, says = parsed(token.fold, language)
        if not office:
            continue
        before = _before(row, token)
        ended, behind = _behind(row, token)
        qualifiers = [t for t in before if t.fold in words.qualifiers]
        said = {words.qualifiers[t.fold] for t in qualifiers} | ({says} if says else set())
        said |= {ended} if ended else set()
        is_clear = not any(t.fold in words.unclear for t in before) and not _is_then(row, before, token)
        names = frozenset(_names(row, token, before, behind))
        yield Holder(token, (*qualifiers, token), office, frozenset(said), names, is_clear)


@functools.lru_cache(maxsize=65536)
def parsed(word: str, language: Language) -> tuple[str, str]:
    """A folded word as the office it names and what its parts say of it; the office is empty where it names none."""
    words, code = language.offices, language.code
    for suffix, says in words.suffixes.items():
        if word.endswith(suffix):
            for link in (*language.lexicon.links, ""):
                office = _office(word.removesuffix(suffix).removesuffix(link), language)
                if office:
                    return office, says
    office = _office(word, language)
    for prefix, says in words.prefixes.items():
        front, found, rest = office.rpartition(prefix)
        if not found or (front and len(prefix) < _INSIDE):
            continue  # „Kommissionsvizepräsident“, but not „Anwaltschef“
        if len(rest) >= _SHORTEST and frequency(rest, code) and _office(rest, language):
            return rest, says
    return office, ""


def _office(word: str, language: Language) -> str:
    """The word without endings, if it is one for an office."""
    words = language.offices
    for ending in ("", *words.endings):
        base = word.removesuffix(ending)
        if not word.endswith(ending) or len(base) < _SHORTEST:
            continue
        if language.lexicon.nouns_capitalised:
            head = next((h for h in _heads(language) if base.endswith(h)), "")
        else:
            head = base if base in words.heads else ""
        if head:
            other = next((o for end, o in words.one_gender.items() if base.endswith(end)), "")
            end = next((e for e in words.one_gender if base.endswith(e)), "")
            return base.removesuffix(end) + other
    return ""


@functools.cache
def _heads(language: Language) -> tuple[str, ...]:
    return tuple(sorted(language.offices.heads, key=lambda h: (-len(h), h)))


def _before(row: Row, token: Token) -> list[Token]:
    """The words of the noun phrase before the office, its determiner left out."""
    known, found, later = row.language.offices.qualifiers, list[Token](), token
    for word in reversed(row.before(token, _BACK)):
        if row.gap(word, later).strip(" -‑\n"):
            break
        if word.fold not in known and (not word.weight or word.value is not None):
            break
        found.insert(0, word)
        later = word
    return found


def _is_then(row: Row, before: Sequence[Token], token: Token) -> bool:
    """Whether an office is told of another time: „als Minister“, „war der erste Präsident“, „der Minister war“."""
    words = row.language.offices.then
    first = before[0] if before else token
    if any(t.fold in words for t in row.before(first, 2)):
        return True
    behind, last = row.next(token), row.clause(token).last
    return behind is not None and behind == last and behind.fold in words


def _behind(row: Row, token: Token) -> tuple[str, Token]:
    """What words right behind the office say of it, and the last word of it with them."""
    after = row.after(token, 2)
    for words, says in row.language.offices.after.items():
        found = after[: len(words)]
        if tuple(t.fold for t in found) == words and not any(c in row.gap(token, found[-1]) for c in ",;:()"):
            return says, found[-1]
    return "", token


def _names(row: Row, token: Token, before: Sequence[Token], last: Token) -> Iterator[str]:
    """The names of who holds the office: behind it, else before it in apposition or with „ist“ between."""
    found = list(_named_after(row, last))
    if not found:
        found = list(_named_before(row, before[0] if before else token))
    for name in found:
        yield name.fold
        yield name.fold.removesuffix("s")


def _named_after(row: Row, last: Token) -> Iterator[Token]:
    lexicon, logic = row.language.lexicon, row.language.logic
    previous, is_apart = last, False
    for token in row.after(last, _AHEAD):
        gap = row.gap(previous, token).strip()
        if gap not in ("", "-", ",", "(", "."):
            return
        is_linking = token.fold in lexicon.determiners or token.fold in logic.prepositions
        if gap and gap != "-":
            # „die Bürgermeisterin von Halm, Jutta Stein, …“: a name between two commas
            if is_apart or not token.capital:
                return
            is_apart = True
        if token.proper and not is_linking and previous.fold not in logic.prepositions:
            yield token
        elif not (token.capital or is_linking) or _is_office(token, row.language):
            return
        previous = token


def _is_office(token: Token, language: Language) -> bool:
    return bool(token.capital and parsed(token.fold, language)[0])


def _named_before(row: Row, first: Token) -> Iterator[Token]:
    """„Jutta Stein, frühere Bürgermeisterin von Halm“, „Jutta Stein ist Vizebürgermeisterin“."""
    words = row.language.offices
    linking = row.language.lexicon.determiners | words.then | words.copulas
    later, is_joined = first, False
    for token in reversed(row.before(first, _AHEAD)):
        gap = row.gap(token, later).strip()
        if gap and (is_joined or gap not in (",", "(")):
            return
        is_joined = is_joined or bool(gap) or token.fold in words.copulas
        if token.proper and is_joined:
            yield token
        elif not (is_joined and token.capital) and token.fold not in linking:
            return
        later = token
