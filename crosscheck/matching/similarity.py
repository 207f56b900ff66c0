"""How alike two words are: stems, word groups, parts of compounds, and spelling for the rest.

Figures are shares, 1 for the same word.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from crosscheck.language.folding import bare, fold
from crosscheck.language.lexicon import Lexicon
from crosscheck.language.signs import compiled
from crosscheck.matching.tokens import Token, TokenKind
from crosscheck.quantities.agreement import same_amount, same_moment, same_unit
from crosscheck.quantities.values import Amount, Moment
from crosscheck.text.stems import stem

SAME_STEM = 0.97
SAME_LEMMA = 0.95
GROUP = 0.85
ROOT = 0.8
PART = 0.72
_FUZZY_CUTOFF = 80.0
_PROPER_CUTOFF = 86.0
_MIN_PART = 4
VARIANT = 0.96  # another spelling of the same name
Key = tuple[str, str] | int  # the number of a group


@functools.cache
def _groups(lexicon: Lexicon) -> dict[str, frozenset[int]]:
    """Stem → the numbers of the groups it is in."""
    table: dict[str, set[int]] = {}
    for number, group in enumerate(lexicon.groups):
        for word in group:
            for form in {word, stem(word, lexicon), root(word, lexicon)}:
                table.setdefault(form, set()).add(number)
    return {key: frozenset(value) for key, value in table.items()}


@functools.cache
def _synonyms(lexicon: Lexicon) -> Mapping[str, Set[int]]:
    """Dictionary form → the numbers of the sets of synonyms it is in, counted on from the groups."""
    numbers: dict[str, list[int]] = {}
    for number, group in enumerate(lexicon.synonyms(), len(lexicon.groups)):
        for word in group:
            numbers.setdefault(word, []).append(number)
    table: dict[str, set[int]] = {}
    for word, sets in numbers.items():
        key = fold(word)
        for form in _keys(key, stem(key, lexicon), lexicon):
            table.setdefault(form, set()).update(sets)
    return table


def _kin(word: str, base: str, origin: str, lexicon: Lexicon) -> frozenset[int]:
    """The numbers of all groups and sets of synonyms that a folded word is in."""
    groups, synonyms = _groups(lexicon), _synonyms(lexicon)
    found: set[int] = set()
    for form in (word, base, origin):
        found |= groups.get(form, frozenset())
    for form in _keys(word, base, lexicon):
        found |= synonyms.get(form, frozenset())
    return frozenset(found)


def _keys(word: str, base: str, lexicon: Lexicon) -> set[str]:
    """What a folded word with its stem is looked up by; of a strong form the stem says nothing („broke“, „broker“)."""
    return {word, lemma(word, lexicon)} if word in lexicon.irregular else {word, base, lemma(word, lexicon)}


@functools.lru_cache(maxsize=16384)
def lemma(word: str, lexicon: Lexicon) -> str:
    """A folded word without inflection, its verb prefix kept: „abgelehnt“ and „abzulehnen“ → „ablehn“."""
    word = lexicon.lemmas.get(word, word)
    base = stem(word, lexicon)
    if found := lexicon.irregular.get(word) or lexicon.irregular.get(base):
        return found
    if not lexicon.participle_marks:
        return base
    short = compiled(lexicon.participle_ending).sub("", base)
    strong = word.removesuffix(lexicon.infinitive)  # of „getreten“ the stem takes a letter too many
    if strong in _infinitives(lexicon):
        return strong
    irregular = lexicon.irregular
    forms = (strong, base, short) if short != base else (strong, base)
    for prefix in ("", *_prefixes(lexicon).get(word[:1], ())):
        cut = len(prefix)
        if not word.startswith(prefix) or len(strong) - cut < 3:
            continue
        rests = [form[cut:] for form in forms]
        for mark in lexicon.participle_marks if prefix else lexicon.participle_marks[:1]:
            for rest in rests:
                if found := irregular.get(rest) or irregular.get(mark + rest):
                    return prefix + found
            if rests[-1].startswith(mark) and len(rests[-1]) - len(mark) >= 3:
                return prefix + rests[-1][len(mark) :]
    return short


@functools.cache
def _infinitives(lexicon: Lexicon) -> frozenset[str]:
    """The stems of the strong verbs' infinitives: too short for the stem to take „sehen“ down to „seh“."""
    return frozenset(lexicon.irregular.values())


@functools.cache
def _prefixes(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """The verb prefixes by their first letter, in the lexicon's order."""
    firsts = dict.fromkeys(prefix[0] for prefix in lexicon.prefixes)
    return {first: tuple(p for p in lexicon.prefixes if p[0] == first) for first in firsts}


@functools.lru_cache(maxsize=16384)
def root(word: str, lexicon: Lexicon) -> str:
    """A folded word without inflection and without its verb prefix: „ankundigt“ → „kund“ …"""
    base = stem(word, lexicon)
    base = lexicon.irregular.get(word) or lexicon.irregular.get(base, base)
    for prefix in _prefixes(lexicon).get(base[:1], ()):
        if base.startswith(prefix) and len(base) - len(prefix) >= 4:
            rest = base[len(prefix) :]
            return lexicon.irregular.get(rest, rest)
    return base


@dataclass(frozen=True, slots=True)
class _Form:
    """What a word is compared by: its stem, dictionary form and root, and the groups of words it is in. Words that
    could be alike have one of the `keys` in common, or of the `ends`."""

    word: str
    stem: str
    lemma: str
    root: str
    kin: frozenset[int]
    keys: tuple[Key, ...]
    ends: tuple[Key, ...]


@functools.lru_cache(maxsize=16384)
def _form(word: str, lexicon: Lexicon) -> _Form:
    base, plain, origin = stem(word, lexicon), lemma(word, lexicon), root(word, lexicon)
    kin = _kin(word, base, origin, lexicon)
    keys: tuple[Key, ...] = (("stem", base), ("lemma", plain), ("root", origin), *kin)
    ends: tuple[Key, ...] = (("head", base[:_MIN_PART]), ("tail", base[-_MIN_PART:]))
    return _Form(word, base, plain, origin, kin, keys, ends)


class WordMatcher:
    """Similarities of words against one article's vocabulary, computed once per distinct word."""

    def __init__(self, vocabulary: Sequence[str], lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._words = tuple(dict.fromkeys(vocabulary))
        self._forms = tuple(_form(word, lexicon) for word in self._words)
        self._places = self._index()
        self._cache: dict[str, dict[str, float]] = {}

    def _index(self) -> dict[Key, list[int]]:
        """Where words stand that could be like another: by stem, root, group, and the ends of stems."""
        places: dict[Key, list[int]] = {}
        for number, form in enumerate(self._forms):
            for key in (*form.keys, *form.ends) if len(form.stem) >= _MIN_PART else form.keys:
                places.setdefault(key, []).append(number)
        return places

    def _near(self, form: _Form) -> list[int]:
        """The words that the rules of `_find` could speak for, in the order of the vocabulary."""
        places = self._places
        return sorted({number for key in (*form.keys, *form.ends) for number in places.get(key, ())})

    def matches(self, word: str) -> dict[str, float]:
        """The folded words of the vocabulary like the folded `word`, with how alike they are."""
        found = self._cache.get(word)
        if found is None:
            found = self._cache[word] = self._find(word)
        return found

    def _find(self, word: str) -> dict[str, float]:
        mine = _form(word, self._lexicon)
        found: dict[str, float] = {}
        for number in self._near(mine):
            other = self._forms[number]
            score = _likeness(mine, other)
            if score:
                found[other.word] = score
        if len(mine.stem) >= _MIN_PART:
            for other_word, ratio, number in process.extract(
                word, self._words, scorer=fuzz.ratio, score_cutoff=_FUZZY_CUTOFF, limit=None
            ):
                if not _apart(mine.stem, self._forms[number].stem):
                    found[other_word] = max(found.get(other_word, 0.0), ratio / 100 * 0.95)
        return found


def _likeness(mine: _Form, other: _Form) -> float:
    """How alike two words are, spelling aside."""
    if other.word == mine.word:
        return 1.0
    if other.stem == mine.stem:
        return SAME_STEM
    if other.lemma == mine.lemma:
        return SAME_LEMMA
    if mine.kin and not mine.kin.isdisjoint(other.kin):
        return GROUP
    if other.root == mine.root and len(mine.root) >= _MIN_PART:
        return ROOT
    return _part(mine.stem, other.stem)


def _apart(one: str, other: str) -> bool:
    """Whether two stems are words that an umlaut tells apart: „förder“ and „forder“, alike though they look."""
    if one.isascii() and other.isascii():
        return False
    size = min(len(one), len(other))
    pairs = (*zip(one[:size], other[:size], strict=True), *zip(one[-size:], other[-size:], strict=True))
    return any(a != b and bare(a) == bare(b) for a, b in pairs)


def _part(one: str, other: str) -> float:
    """Whether one stem is the head or the tail of the other's compound; the longer share the better."""
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if len(short) < _MIN_PART or len(long) == len(short):
        return 0.0
    if long.startswith(short) or long.endswith(short):
        return PART if len(short) >= 5 else PART * 0.8
    # „Hausbesitzer“ / „Hauseigentumer“: a common first part of six letters or more
    common = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        common += 1
    return 0.6 if common >= 6 or (common >= 5 and common >= 0.6 * len(long)) else 0.0


@functools.lru_cache(maxsize=16384)
def transliterated(one: str, other: str) -> bool:
    """Whether two names are spellings of one from another script: „Kiew“ and „Kyjiw“, „Alijew“ and „Aliyev“.

    The consonants are the same, v as w, and one of the two has a letter that such spellings differ in.
    """
    if one[0] != other[0] or not (set(one + other) & set("yjw")) or len(one) < 4 or len(other) < 4:
        return False
    return _skeleton(one) == _skeleton(other) and len(_skeleton(one)) >= 2


def _skeleton(name: str) -> str:
    return "".join(c for c in name.replace("v", "w") if c not in "aeiouyj")


def token_similarity(claim: Token, source: Token, matcher: WordMatcher) -> float:
    """How far `source` bears out `claim`: 1 for the same word or value, 0 for nothing in common."""
    if claim.kind is not source.kind:
        return 0.0
    if claim.kind is TokenKind.NUMBER:
        assert isinstance(claim.value, Amount)
        assert isinstance(source.value, Amount)
        return 1.0 if same_unit(claim.value, source.value) and same_amount(claim.value, source.value) else 0.0
    if claim.kind is TokenKind.DATE:
        assert isinstance(claim.value, Moment)
        assert isinstance(source.value, Moment)
        return 1.0 if same_moment(claim.value, source.value) else 0.0
    score = matcher.matches(claim.fold).get(source.fold, 0.0)
    if claim.capital and source.capital and score < SAME_STEM and transliterated(claim.fold, source.fold):
        return VARIANT
    if score and claim.proper and source.proper and score < SAME_STEM and score * 100 < _PROPER_CUTOFF * 0.95:
        return 0.0  # two names that merely look alike
    return score
