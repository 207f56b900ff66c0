"""What a report format is, and what all of them are given besides the report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from crosscheck.checks.base import Rule
from crosscheck.model import Report


@dataclass(frozen=True, slots=True)
class Options:
    """How to render. Formats for machines look at none but `rules`.

    `width` is in columns, `show_all` lists supported statements with their passages too, `rules`
    are the known rules in the order of their codes.
    """

    color: bool = False
    width: int = 100
    show_all: bool = False
    verbose: bool = False
    rules: tuple[Rule, ...] = ()


class Format(Protocol):
    """A module of `formats/`."""

    def render(self, report: Report, options: Options, /) -> str:
        """The whole report as text that ends in a line break. Pure: same values, same text."""
        ...
