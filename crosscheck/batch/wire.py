"""Values of the pipeline as bytes, for worker processes and for files that work is resumed from.

Pickles, with two limits. What both sides have already (articles, the draft) is sent as a reference.
And reading makes nothing but values of this package: bytes from a file or a network cannot name
anything else to be called.
"""

from __future__ import annotations

import copyreg
import functools
import hashlib
import io
import pickle
from collections.abc import Callable, Mapping, Sequence
from dataclasses import is_dataclass
from enum import Enum
from typing import Any
from zoneinfo import ZoneInfo

from crosscheck import model
from crosscheck.model import Article, Draft

Shared = Article | Draft

_ROOMS = (
    "crosscheck.model.", "crosscheck.config.schema", "crosscheck.outlets.registry",
    "crosscheck.retrieval.manifest", "crosscheck.retrieval.discover", "crosscheck.sourcing.gathering",
    "crosscheck.triage.baseline", "crosscheck.triage.decisions", "crosscheck.batch.work",
)  # fmt: skip
_PLAIN = frozenset(
    {
        ("datetime", "datetime"), ("datetime", "timezone"), ("datetime", "timedelta"), ("datetime", "date"),
        ("zoneinfo", "ZoneInfo"), ("pathlib", "PosixPath"), ("pathlib", "WindowsPath"),
    }
)  # fmt: skip


class WireError(ValueError):
    """Bytes that are no value of this package, or refer to what is not there."""


def shared(place: int) -> Any:
    """Stands in the bytes for the value number `place` that both sides have; never called itself."""
    raise WireError(f"reference {place} outside of a message")


class Known:
    """The values that both sides have, each by its place; more may be added at the end."""

    def __init__(self, values: Sequence[Shared] = ()) -> None:
        self.values: list[Shared] = []
        self._places: dict[int, int] = {}
        self._equal: dict[Shared, int] | None = None
        self.add(values)

    def add(self, values: Sequence[Shared]) -> None:
        for value in values:
            self._places.setdefault(id(value), len(self.values))
            self.values.append(value)
        self._equal = None

    def place(self, value: Shared) -> int | None:
        """The place of this value, or of an equal one; None where there is none."""
        found = self._places.get(id(value))
        if found is not None or not self.values:
            return found
        if self._equal is None:
            self._equal = {each: n for n, each in reversed(list(enumerate(self.values)))}
        return self._equal.get(value)


def packed(value: object, known: Known | None = None) -> bytes:
    """`value` as bytes, in which what is `known` is a reference to its place."""

    def reduce(each: Shared) -> Any:
        place = known.place(each) if known else None
        return _made_anew(each) if place is None else (shared, (place,))

    stream = io.BytesIO()
    pickler = pickle.Pickler(stream, 5)
    pickler.dispatch_table = {**_plain_values(), Article: reduce, Draft: reduce, ZoneInfo: _zone}
    pickler.dump(value)
    return stream.getvalue()


@functools.cache
def _plain_values() -> Mapping[type, Callable[[Any], Any]]:
    """How the values of the model are written: by what makes them anew, which is read twice as fast as
    what dataclasses with slots write of themselves. Python before 3.11.4 writes an Enum as a call of getattr."""
    found = [each for name in model.__all__ if isinstance(each := getattr(model, name), type)]
    return {
        **copyreg.dispatch_table,
        **{each: _made_anew for each in found if is_dataclass(each)},
        **{each: _member for each in found if issubclass(each, Enum)},
    }


def _made_anew(value: Any) -> Any:
    return type(value), tuple(getattr(value, name) for name in type(value).__slots__)


def _member(value: Enum) -> Any:
    return type(value), (value.value,)


def _zone(zone: ZoneInfo) -> Any:
    return ZoneInfo, (zone.key,)


def unpacked(data: bytes, known: Known | None = None) -> Any:
    """The value in `data`. Raises WireError for anything that :func:`packed` does not write."""
    try:
        return _Reader(io.BytesIO(data), known.values if known else ()).load()
    except WireError:
        raise
    except Exception as exc:  # whatever broken bytes make of a pickle
        raise WireError(f"{type(exc).__name__}: {exc}") from exc


def digest(*values: object) -> str:
    """SHA-256 over the plain values' texts; the same on every machine."""
    return hashlib.sha256("\0".join(repr(value) for value in values).encode("utf-8", "replace")).hexdigest()


class _Reader(pickle.Unpickler):
    def __init__(self, stream: io.BytesIO, known: Sequence[Shared]) -> None:
        super().__init__(stream)
        self._known = known

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == (__name__, "shared"):
            return self._at
        if (module, name) in _PLAIN:
            return super().find_class(module, name)
        if module.startswith(_ROOMS):
            found = super().find_class(module, name)
            if isinstance(found, type):
                return found
        raise WireError(f"{module}.{name} is no value of the pipeline")

    def _at(self, place: int) -> Shared:
        return self._known[place]
