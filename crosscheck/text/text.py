"""A text with what is read from it, each thing once: drafts and articles alike.

Rooms above add what they read in a text with the decorator `view`, as `matching.tokens` does.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Concatenate, ParamSpec, Protocol, TypeVar, cast

from crosscheck.language.base import Language
from crosscheck.model import Article, Draft, Span
from crosscheck.text import sentences
from crosscheck.text.quotations import Quotation, quotations, within


class Viewed(Protocol):
    """A value that keeps what was read of it."""

    @property
    def views(self) -> dict[object, object]: ...


P = ParamSpec("P")
T = TypeVar("T")
V = TypeVar("V", bound=Viewed)


def view(read: Callable[Concatenate[V, P], T]) -> Callable[Concatenate[V, P], T]:
    """Makes a value keep the results of a function of it (of a text, mostly, and a span)."""

    @functools.wraps(read)
    def kept(value: V, /, *args: P.args, **kwargs: P.kwargs) -> T:
        key = (read, *args, *kwargs.items())
        if key not in value.views:
            value.views[key] = read(value, *args, **kwargs)
        return cast(T, value.views[key])

    return kept


@dataclass(frozen=True, eq=False)
class Text:
    """A normalised text (`text.plain`), the language it is read in, and the date that its dates are relative to.

    Spans are offsets into `string`. `views` is what was read of it so far.
    """

    string: str = field(repr=False)
    language: Language
    published: datetime | None = None
    views: dict[object, object] = field(default_factory=dict, init=False, repr=False)

    @classmethod
    def of(cls, source: Draft | Article, language: Language) -> Text:
        """The text of a draft or an article, read in this language."""
        return cls(source.text, language, source.published)

    @functools.cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """Its quotations in order, the outermost of nested ones."""
        return quotations(self.string)

    def quotations_in(self, span: Span) -> tuple[Quotation, ...]:
        """The quotations in a span; of those that begin before it or end after it, the part inside."""
        return within(self.quotations, span)

    @view
    def sentences(self, span: Span) -> tuple[Span, ...]:
        """The sentences of a block of it."""
        return tuple(sentences.sentences(self.string, span, self.language.segmentation))
