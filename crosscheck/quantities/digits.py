"""Numbers in digits, with the decimal mark of a language."""

from __future__ import annotations

import re

_APART = re.compile("['’\u00a0\u202f]")
_MAX_DIGITS = 15  # beyond them floats no longer tell neighbouring figures apart


def parse_digits(token: str, decimal: str) -> float | None:
    """The value of digits: „1.200“ and „38,5“ in German (`decimal` „,“), „1,200“ and „38.5“ in English.

    A single sign of the other kind before exactly three digits is a thousands mark, otherwise a
    foreign decimal mark; a sign that comes twice is a thousands mark in any language. None for what
    is no number („15.02.2025“).

    >>> parse_digits("1.200,50", ","), parse_digits("3.5", ","), parse_digits("15.02.2025", ",")
    (1200.5, 3.5, None)
    """
    clean = _APART.sub("", token)
    if len(clean) > _MAX_DIGITS + 6:
        return None
    if clean.isdecimal():
        return float(clean) if len(clean) <= _MAX_DIGITS else None
    marks = re.sub(r"\d", "", clean)
    if marks in (",.", ".,") or (len(set(marks)) == 2 and marks[:-1] == marks[0] * (len(marks) - 1)):
        whole, rest = clean[: clean.rindex(marks[-1])], clean[clean.rindex(marks[-1]) + 1 :]
        groups = _groups(whole, marks[0])
        return None if groups is None else float(f"{groups}.{rest}")
    if len(set(marks)) != 1:
        return None
    if len(marks) > 1:
        groups = _groups(clean, marks[0])
        return None if groups is None else float(groups)
    whole, rest = clean.split(marks)
    if marks != decimal and _groups(clean, marks) is not None and whole != "0":
        return float(whole + rest)
    return float(f"{whole}.{rest}")


def last_place(token: str, decimal: str) -> float:
    """The last written place of digits that `parse_digits` reads: 0.1 for „38,5“, 1 for „1.200“."""
    value = parse_digits(token, decimal)
    rest = re.split(r"[.,]", token)[-1]
    if value is None or rest == token:
        return 1.0
    whole = float(re.sub(r"\D", "", token))
    return 1.0 if whole == value else 10.0 ** -len(rest)


def like_slip(one: float, other: float) -> bool:
    """Whether two figures differ as slips do: a power of ten, one digit changed, dropped or doubled,
    two digits exchanged."""
    if not one or not other or one == other:
        return False
    a, b = (f"{x:.6f}".rstrip("0").rstrip(".").replace(".", "") for x in (one, other))
    if a.strip("0") == b.strip("0"):
        return True
    if len(a) == len(b) >= 2:
        changed = sum(x != y for x, y in zip(a, b, strict=True))
        return changed == 1 or (changed == 2 and sorted(a) == sorted(b))
    short, long = sorted((a, b), key=len)
    return len(long) - len(short) == 1 and any(long[:k] + long[k + 1 :] == short for k in range(len(long)))


def _groups(token: str, mark: str) -> str | None:
    """The digits of a number in groups of three, without the marks; None if it is none."""
    first, *others = token.split(mark)
    if not 1 <= len(first) <= 3 or any(len(group) != 3 for group in others):
        return None
    return first + "".join(others)
