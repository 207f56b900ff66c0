"""Reading a language's data files."""

from __future__ import annotations

from importlib import resources


def word_list(package: str, name: str) -> tuple[str, ...]:
    """The entries of a data file, one a line; `#` begins a comment, empty lines are nothing."""
    text = resources.files(package).joinpath(name).read_text(encoding="utf-8")
    lines = (line.split("#", 1)[0].strip() for line in text.splitlines())
    return tuple(line for line in lines if line)


def words(text: str) -> frozenset[str]:
    """The words of `text`, which are divided by white space."""
    return frozenset(text.split())


def groups(package: str, *names: str) -> tuple[frozenset[str], ...]:
    """The sets of words of data files that hold one a line."""
    return tuple(words(line) for name in names for line in word_list(package, name))


def first_words(package: str, name: str) -> frozenset[str]:
    """The words that lines of a data file begin with."""
    return frozenset(line.split()[0] for line in word_list(package, name))
