"""The protocol of report formats, and their options."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from crosscheck.model import Report

if TYPE_CHECKING:
    from crosscheck.rules.base import Rule


#: Lines that explain the attribution of a claim, by the draft's path and the claim's id.
Reasons = Mapping[tuple[str, str], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Options:
    """Options of rendering. Formats for machines use `base` and `rules` alone.

    `width` is in columns; `show_all` lists supported statements with their passages too; `reasons` explain
    attributions; `statistics` adds counts by rule and outlet. `base` is the folder of relative paths;
    `rules` are the known rules in the order of their codes.
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
        """The whole report as text that ends in a line break; depends on the arguments alone."""
        ...
