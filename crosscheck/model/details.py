"""Why something is as it is, as a code with its values: the reports word it in their own language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Detail:
    """A reason that can be worded in every language; without a code it is none, and false.

    `code` names the sentence, `values` fill its places, in the order of their names: texts, numbers,
    or a further reason. A value named `when` is a day in ISO form. No value holds a sentence of its
    own, nor what an operating system or a library said.
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
    """The reason `code` with its values, in its form with a day (`code` and `_on`) where there is one."""
    return because(f"{code}_on", when=when, **values) if when else because(code, **values)


def to_json(detail: Detail) -> dict[str, object]:
    """The reason as plain data; empty for none. :func:`from_json` reads it back."""
    if not detail:
        return {}
    values = {k: to_json(v) if isinstance(v, Detail) else v for k, v in detail.values}
    return {"code": detail.code, **({"values": values} if values else {})}


def from_json(data: object) -> Detail:
    """The reason in `data`; none for anything that is no reason."""
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
