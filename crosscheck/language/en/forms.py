"""How English words are inflected: all forms of an entry of `opposites.txt`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from crosscheck.language.data import Folder


def forms(folder: Folder, irregular: Mapping[str, str]) -> Callable[[str], Iterator[str]]:
    """The function that gives all forms of an entry of `opposites.txt`, given irregular forms and plain ones."""
    others: dict[str, list[str]] = {}
    for form, base in irregular.items():
        others.setdefault(base, []).append(form)

    def made(entry: str) -> Iterator[str]:
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
        yield from others.get(entry, ())

    return made
