"""Reasons as language-independent codes with values; reports turn them into text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Detail:
    """A reason; without a code it is empty, and false.

    `code` is the key of its text; `values` (texts, numbers, or a further reason) fill the text, ordered by
    name. A value named `when` is a date in ISO form. Values contain no sentences and no messages of the
    operating system or libraries.
    """

    code: str = ""
    values: tuple[tuple[str, str | int | Detail], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.code)


UNSAID = Detail()


def because(code: str, **values: str | int | Detail) -> Detail:
    """The reason `code` with its values."""
    return Detail(code, tuple(sorted(values.items())))


def dated(code: str, when: str, **values: str | int | Detail) -> Detail:
    """The reason `code` with its values; with a date the reason `code` + `_on`."""
    return because(f"{code}_on", when=when, **values) if when else because(code, **values)


def to_json(detail: Detail) -> dict[str, object]:
    """The reason as JSON values, as :func:`from_json` reads them; empty for no reason."""
    if not detail:
        return {}
    values = {k: to_json(v) if isinstance(v, Detail) else v for k, v in detail.values}
    return {"code": detail.code, **({"values": values} if values else {})}


def from_json(data: object) -> Detail:
    """The reason in `data`; the empty one for malformed data."""
    if not isinstance(data, Mapping) or not isinstance(data.get("code"), str):
        return UNSAID
    values = data.get("values", {})
    if not isinstance(values, Mapping):
        return UNSAID
    return because(data["code"], **{str(k): _value(v) for k, v in values.items()})


def _value(value: object) -> str | int | Detail:
    if isinstance(value, Mapping):
        return from_json(value)
    return value if isinstance(value, (str, int)) else str(value)
