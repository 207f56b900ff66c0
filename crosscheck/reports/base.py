"""What a report format is, and what all of them are given besides the report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from crosscheck.model import Report

if TYPE_CHECKING:
    from crosscheck.rules.base import Rule


#: Lines that say why a statement is credited as it is, by the draft's path and the claim's id.
Reasons = Mapping[tuple[str, str], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Options:
    """How to render. Formats for machines look at `base` and `rules` alone.

    `width` is in columns, `show_all` lists supported statements with their passages too, `reasons`
    (if any) say why each is credited as it is, `statistics` adds counts by rule and outlet. `base` is the
    folder that paths are given relative to where a format wants them so; `rules` are the known
    rules in the order of their codes.
    """

    color: bool = False
    width: int = 100
    show_all: bool = False
    verbose: bool = False
    reasons: Reasons = field(default_factory=dict)
    statistics: bool = False
    base: str = ""
    rules: tuple[Rule, ...] = ()


class Format(Protocol):
    """A module of `formats/`."""

    def render(self, report: Report, options: Options, /) -> str:
        """The whole report as text that ends in a line break. Pure: same values, same text."""
        ...
