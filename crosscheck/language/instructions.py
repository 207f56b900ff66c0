"""Facet: sentences that speak to a program that reads, not to people.

A page may tell a language model what to answer. Such a sentence is no news and proves nothing; each
language's package says in `instructions.py` how they read. All languages count for every text: a page
is free to give its orders in English.
"""

from __future__ import annotations

import functools
import importlib.util
import re


@functools.cache
def _pattern() -> re.Pattern[str]:
    from crosscheck.language import codes

    names = [f"crosscheck.language.{code}.instructions" for code in codes()]
    modules = [importlib.import_module(name) for name in names if importlib.util.find_spec(name)]
    parts = [pattern for module in modules for pattern in module.PATTERNS]
    return re.compile("|".join(f"(?:{part})" for part in parts), re.IGNORECASE)


def addresses_machine(text: str) -> bool:
    """Whether `text` reads like an order to a program or speaks of what it is to answer."""
    return _pattern().search(" ".join(text.split())) is not None
