"""Facet: antonyms, looked up by word form."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from crosscheck.language.data import Folder, LanguageDataError, from_module, word_list
from crosscheck.language.folding import fold

_LEAST_TAIL = 5  # letters of a noun that is looked for at the end of compounds

_DATA = "opposites.txt"
Forms = Callable[[str], Iterable[str]]  # of an entry as it is written in the file


@dataclass(frozen=True, slots=True)
class Turn:
    """A side of several words: the `rest` follow the first one by one (`beside`), or are in the same clause."""

    rest: tuple[str, ...]
    beside: bool
    side: int


@dataclass(frozen=True, slots=True, eq=False)
class Opposites:
    """Folded forms → sides. Pair `n` has the sides 2n and 2n+1, so the opposite of `side` is `side ^ 1`."""

    words: Mapping[str, tuple[int, ...]]  # whole forms, a verb's particle put before it („an“ + „nahm“)
    tails: Mapping[str, tuple[int, ...]]  # nouns that also end compounds
    turns: Mapping[str, tuple[Turn, ...]]  # first words of turns of phrase
    converse: frozenset[int]  # pairs with the same meaning if the parties are swapped („kaufte von“)
    verbs: frozenset[str]  # forms of verbs without a particle
    undoing: frozenset[int]  # sides that reverse the words around them („das Verbot aufgehoben“)

    def sides(self, word: str, noun: bool) -> tuple[int, ...]:
        """The sides of a folded word; of a noun also those of its last part („Preisanstieg“)."""
        found = self.words.get(word)
        if found is not None or not noun:
            return found or ()
        return next(
            (
                self.tails[word[cut:]]
                for cut in range(2, len(word) - _LEAST_TAIL + 1)
                if word[cut:] in self.tails
            ),
            (),
        )


NONE = Opposites({}, {}, {}, frozenset(), frozenset(), frozenset())


def read(folder: Folder, irregular: Mapping[str, str]) -> Opposites:
    """The antonyms in a language's file, in all forms that its `forms.py` generates; without one, as written.

    Raises:
        LanguageDataError: a line has not two sides.
    """
    make = from_module(folder.name, "forms", "forms")
    forms = make(folder, irregular) if make else lambda entry: (fold(entry.lstrip("=")),)
    lines = word_list(folder, _DATA)
    for line in lines:
        if line.count("|") != 1:
            raise LanguageDataError(
                f"{folder.name}/{_DATA}: {line!r} should be two sides with one | between them"
            )
    return _read(lines, forms)


@dataclass(slots=True)
class _Collected:
    """The tables while the lines are read. The sides of line `n` are 2n and 2n+1."""

    words: dict[str, tuple[int, ...]] = field(default_factory=dict)
    tails: dict[str, tuple[int, ...]] = field(default_factory=dict)
    turns: dict[str, dict[Turn, None]] = field(default_factory=dict)
    verbs: set[str] = field(default_factory=set)

    def add(self, entry: str, side: int, forms: Forms) -> None:
        """A word of one side, or a turn of several, joined by + or _."""
        mark = next((m for m in "+_" if m in entry), "")
        first, *rest = entry.split(mark) if mark else [entry]
        made = [fold(first)] if mark == "_" else forms(first)
        if rest:
            turn = Turn(tuple(fold(word) for word in rest), mark == "_", side)
            for form in made:
                self.turns.setdefault(form, {})[turn] = None
        else:
            self._add_word(first, tuple(made), side)

    def _add_word(self, word: str, made: tuple[str, ...], side: int) -> None:
        noun = word[:1].isupper()
        if word[:1].islower() and word.endswith("n") and "." not in word:
            self.verbs.update(made)
        for form in made:  # tens of thousands, at every start
            known = self.words.get(form, ())
            if side not in known:
                self.words[form] = (*known, side)
            if noun and len(form) >= _LEAST_TAIL and side not in self.tails.get(form, ()):
                self.tails[form] = (*self.tails.get(form, ()), side)


def _read(lines: Iterable[str], forms: Forms) -> Opposites:
    found = _Collected()
    converse: set[int] = set()
    undoing: set[int] = set()
    for number, line in enumerate(lines):
        if line.startswith("~"):
            converse.add(number)
        if line.startswith("!"):
            undoing.add(2 * number + 1)
        for side, entries in enumerate(line.lstrip("~!").split("|"), 2 * number):
            for entry in entries.split():
                found.add(entry, side, forms)
    return Opposites(
        words=found.words,
        tails=found.tails,
        turns={word: tuple(turns) for word, turns in found.turns.items()},
        converse=frozenset(converse),
        verbs=frozenset(found.verbs),
        undoing=frozenset(undoing),
    )
