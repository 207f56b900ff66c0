"""German opposites: the words stand in `opposites.txt`, their forms are made here."""

from __future__ import annotations

from collections.abc import Iterator

from crosscheck.language.data import word_list
from crosscheck.language.de.verbs import IRREGULAR
from crosscheck.language.folding import fold
from crosscheck.language.opposites import read

_STRONG: dict[str, list[str]] = {}
for _form, _base in IRREGULAR.items():
    _STRONG.setdefault(_base, []).append(_form)

for _line in (
    "heb hob hoben gehoben", "schieb schob schoben geschoben", "reiss riss rissen gerissen", "leih lieh liehen geliehen",
    "schwind schwand schwanden geschwunden", "flieh floh flohen geflohen", "meid mied mieden gemieden",
    "scheid schied schieden geschieden", "stehl stahl stahlen gestohlen stiehl",
):  # fmt: skip
    _base, *_forms = _line.split()
    _STRONG[_base] = _forms

_WEAK = ("", "e", "t", "st", "en", "n", "et", "te", "ten", "est", "tet", "ete", "eten")
_PRESENT = ("end", "ende", "enden", "ender", "endes", "endem", "ung", "ungen")
_PARTICIPLE = ("", "e", "en", "er", "es", "em")
_NOUN = ("", "e", "es", "s", "en", "n", "er", "ern", "in", "innen")
_ADJECTIVE = ("", "e", "en", "er", "es", "em")


def forms(entry: str) -> Iterator[str]:
    """All folded forms of an entry of the table."""
    word = fold(entry.removeprefix("="))
    if entry[:1].isupper():
        yield from (word + ending for ending in _NOUN)
    elif entry.startswith("=") or not entry.endswith(("en", "ern", "eln")):
        yield from (word + ending for ending in _ADJECTIVE)
    else:
        yield from _verb(word)


def _verb(entry: str) -> Iterator[str]:
    mark = next((m for m in ".-" if m in entry), "")
    prefix, infinitive = entry.split(mark) if mark else ("", entry)
    base = infinitive.removesuffix("en") if infinitive.endswith("en") else infinitive.removesuffix("n")
    strong = _STRONG.get(base, [])
    participles = [form for form in strong if form.startswith("ge") and form.endswith("n")]
    participles += [f"{'' if _fixed(base) else 'ge'}{base}{ending}" for ending in ("t", "et")]
    if mark == "-":
        participles = [form.removeprefix("ge") for form in participles]
    for stem in (base, *strong):
        yield from (prefix + stem + ending for ending in _WEAK)
    yield from (prefix + base + ending for ending in _PRESENT)
    yield from (prefix + form + ending for form in participles for ending in _PARTICIPLE)
    if mark == ".":
        yield f"{prefix}zu{infinitive}"


def _fixed(base: str) -> bool:
    """Whether the verb has no „ge“ in its participle: „gestatten“, „verweigern“, „reduzieren“."""
    return base.startswith(("be", "ge", "er", "ver", "ent", "zer", "miss")) or base.endswith("ier")


OPPOSITES = read(word_list(__package__, "opposites.txt"), forms)
