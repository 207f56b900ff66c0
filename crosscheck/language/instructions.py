"""Facet: prompt injections, sentences addressed to a language model.

Such a sentence is no news and no evidence. The patterns are in `instructions.py` of each language; all languages are
used for every text, since a page may have its injections in English.
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
    """Whether `text` is an instruction to a program, or about what it should answer."""
    return _pattern().search(" ".join(text.split())) is not None
