"""English opposites: the words stand in `opposites.txt`, their forms are made here."""

from __future__ import annotations

from collections.abc import Iterator

from crosscheck.language.data import word_list
from crosscheck.language.en.verbs import IRREGULAR
from crosscheck.language.opposites import read

_IRREGULAR: dict[str, list[str]] = {}
for _form, _base in IRREGULAR.items():
    _IRREGULAR.setdefault(_base, []).append(_form)


def forms(entry: str) -> Iterator[str]:
    """All forms of an entry of the table."""
    if entry.startswith("="):
        yield entry.removeprefix("=")
        return
    yield from (entry, f"{entry}s", f"{entry}es", f"{entry}ed", f"{entry}ing")
    if entry.endswith("e"):
        yield from (f"{entry}d", f"{entry[:-1]}ing")
    elif entry.endswith("y"):
        yield from (f"{entry[:-1]}ies", f"{entry[:-1]}ied")
    else:
        yield from (f"{entry}{entry[-1]}ed", f"{entry}{entry[-1]}ing")
    yield from _IRREGULAR.get(entry, ())


OPPOSITES = read(word_list(__package__, "opposites.txt"), forms)
