"""Decodes outlets from TOML, for the package's profiles and for those of users."""

from __future__ import annotations

import functools
import re
import typing
from dataclasses import fields
from typing import Any, Literal, Self
from zoneinfo import ZoneInfo

from msgspec import UNSET, Struct

from crosscheck.config.selectors import HINT, as_xpath
from crosscheck.decoding import Filled, Unfit, given, text_of
from crosscheck.model import Outlet

Medium = Literal["newspaper", "magazine", "broadcaster", "agency", "portal"]
_HOST = re.compile(r"(?!www\.)[^\s/:]+\.[^\s/:.]+")


class Domain(str):
    """A domain of an outlet: a host in lower case, without port and „www.“."""

    @classmethod
    def decoded(cls, value: object) -> Self:
        text = text_of(value)
        if not _HOST.fullmatch(text) or text != text.lower():
            raise Unfit(f"names '{text}', which is no bare domain", "Write it like n-tv.de.")
        return cls(text)


class TimeZone(str):
    """The name of an existing time zone."""

    @classmethod
    def decoded(cls, value: object) -> Self:
        text = text_of(value)
        try:
            return cls(ZoneInfo(text).key)
        except (OSError, ValueError, KeyError):
            raise Unfit(f"names '{text}', which is no time zone", "Write it like Europe/Berlin.") from None


# What a pattern says beside escaped signs and sets of signs; and its repeats.
_SIGNS = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*+(?:\]|\Z)", re.DOTALL)
_REPEAT = re.compile(r"[*+]|\{\d*,\d*\}")
_MOST_REPEATS = 3


class UrlPattern(str):
    """A regular expression with one group, or "".

    It comes from a settings file that may be a stranger's, so it must not be one that backtracks for hours: no group
    is repeated, and few signs are.
    """

    @classmethod
    def decoded(cls, value: object) -> Self:
        text = text_of(value)
        hint = r"It finds the article's number in its address, as in -(\d+)\.html"
        try:
            groups = re.compile(text).groups if text else 1
        except (re.error, OverflowError, RecursionError) as exc:
            raise Unfit(f"is no regular expression: {exc}", hint) from None
        if groups != 1:
            raise Unfit(f"needs exactly one group, not {groups}", hint)
        plain = _SIGNS.sub("x", text)
        if re.search(r"\)(?:[*+]|\{)", plain) or len(_REPEAT.findall(plain)) > _MOST_REPEATS:
            raise Unfit(
                f"repeats a group, or more than {_MOST_REPEATS} signs, which may take hours to match", hint
            )
        return cls(text)


class Selector(str):
    """A CSS selector as far as they are known here."""

    @classmethod
    def decoded(cls, value: object) -> Self:
        text = text_of(value)
        try:
            as_xpath(text)
        except ValueError:
            raise Unfit(f"has '{text}', which is no selector that is known here", HINT) from None
        return cls(text)


class OutletTable(Struct, frozen=True):
    """A table that describes an outlet; its fields are those of :class:`Outlet` (see :func:`table`)."""

    def __post_init__(self) -> None:
        if not self._given("domain", "") and not self._given("domains", ()):
            raise Unfit("is missing", 'Give its main domain, as in domain = "example.org".', ("domain",))

    def outlet(self, id: str = "") -> Outlet:
        """The outlet; `id` is its id if the table has none."""
        values = {each.name: self._given(each.name, UNSET) for each in fields(Outlet)}
        values = {name: _plain(value) for name, value in values.items() if value is not UNSET}
        domains: tuple[str, ...] = values.get("domains", ())
        domain: str = values.get("domain") or domains[0]
        name = values.setdefault("name", domain)
        values.setdefault("id", id or domain.rsplit(".", 1)[0].replace(".", "-"))
        values["names"] = tuple(dict.fromkeys((name, *values.get("names", ()))))
        return Outlet(**{**values, "domain": domain, "domains": tuple(dict.fromkeys((domain, *domains)))})

    def _given(self, name: str, default: Any) -> Any:
        value = getattr(self, name)
        return default if value is UNSET else value


def _plain(value: Any) -> Any:
    """`value` with plain `str` instead of the validating subclasses."""
    if isinstance(value, tuple):
        return tuple(str(item) for item in value)
    return str(value) if isinstance(value, str) else value


@functools.cache
def table() -> Any:
    """The type of a table that describes an outlet; it needs `domain` or `domains`."""
    hints = typing.get_type_hints(Outlet)
    lists = [name for name, kind in hints.items() if typing.get_origin(kind) is tuple]
    kinds: dict[str, Any] = dict.fromkeys(lists, tuple[Filled, ...])
    kinds |= {name: tuple[Selector, ...] for name in lists if name.endswith("_selectors")}
    return given(
        Outlet,
        OutletTable,
        **{**kinds, "id": Filled, "name": Filled, "domain": Domain, "domains": tuple[Domain, ...]},
        medium=Medium,
        timezone=TimeZone,
        article_id=UrlPattern,
    )
