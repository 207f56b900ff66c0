"""Fingerprints that identify a finding across edits elsewhere in the draft."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import PurePath

_MARKS = re.compile(r"[^\w%€$]+")


def normalised(text: str) -> str:
    """`text` without differences that do not change its meaning: case, white space, punctuation.

    Points and commas between digits stay: 3.5 and 35 are not one statement.
    """
    folded = unicodedata.normalize("NFC", text).casefold().replace("\u00ad", "")
    kept = re.sub(r"(?<=\d)[.,:](?=\d)", lambda m: f"_{ord(m.group()):02x}_", folded)
    return " ".join(_MARKS.sub(" ", kept).split())


def fingerprint(rule: str, path: str, claim: str) -> str:
    """32 hexadecimal digits that depend on rule, file and wording alone."""
    key = "\x00".join((rule, path, normalised(claim)))
    return hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:32]


def shown_path(path: str, base: str) -> str:
    """`path` with `/`, relative to `base` if it lies below, as CI services resolve it in a checkout."""
    pure = PurePath(path)
    if base and pure.is_absolute() and pure.is_relative_to(base):
        pure = pure.relative_to(base)
    return pure.as_posix()
