"""How German words are inflected: all forms of an entry of `opposites.txt`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from crosscheck.language.data import Folder, word_list
from crosscheck.language.folding import fold

_WEAK = ("", "e", "t", "st", "en", "n", "et", "te", "ten", "est", "tet", "ete", "eten")
_PRESENT = ("end", "ende", "enden", "ender", "endes", "endem", "ung", "ungen")
_NOUN = ("", "e", "es", "s", "en", "n", "er", "ern", "in", "innen")
_ADJECTIVE = ("", "e", "en", "er", "es", "em")
_WITHOUT_GE = ("be", "ge", "er", "ver", "ent", "zer", "miss")  # „gestatten“, „verweigern“


def forms(folder: Folder, irregular: Mapping[str, str]) -> Callable[[str], Iterator[str]]:
    """The function that gives all folded forms of an entry, given strong forms and their plain stems."""
    strong: dict[str, list[str]] = {}
    for form, base in irregular.items():
        strong.setdefault(base, []).append(form)
    for line in word_list(folder, "irregular_opposites.txt"):
        base, *others = line.split()
        strong[base] = others

    def made(entry: str) -> Iterator[str]:
        word = fold(entry.removeprefix("="))
        if entry[:1].isupper():
            yield from (word + ending for ending in _NOUN)
        elif entry.startswith("=") or not entry.endswith(("en", "ern", "eln")):
            yield from (word + ending for ending in _ADJECTIVE)
        else:
            yield from _verb(word, strong)

    return made


def _verb(entry: str, irregular: Mapping[str, list[str]]) -> Iterator[str]:
    mark = next((m for m in ".-" if m in entry), "")
    prefix, infinitive = entry.split(mark) if mark else ("", entry)
    base = infinitive.removesuffix("en") if infinitive.endswith("en") else infinitive.removesuffix("n")
    strong = irregular.get(base, [])
    participles = [form for form in strong if form.startswith("ge") and form.endswith("n")]
    ge = "" if base.startswith(_WITHOUT_GE) or base.endswith("ier") else "ge"
    participles += [f"{ge}{base}{ending}" for ending in ("t", "et")]
    if mark == "-":
        participles = [form.removeprefix("ge") for form in participles]
    for stem in (base, *strong):
        yield from (prefix + stem + ending for ending in _WEAK)
    yield from (prefix + base + ending for ending in _PRESENT)
    yield from (prefix + form + ending for form in participles for ending in _ADJECTIVE)
    if mark == ".":
        yield f"{prefix}zu{infinitive}"
