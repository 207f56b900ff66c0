"""Results on disk that an interrupted run goes on from: a line for each finished draft.

A line is a JSON object. Its `id` and `digest` say what it is the result of, `check` is a digest of the line
itself, and `report` comes last. A line that was cut short or altered is no result.
"""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any

from msgspec import Struct

from crosscheck import decoding

ERROR = "error"  # the status of what failed, which is tried again
_REPORT = b',"report":'
_CHECK = b',"check":"'
_CHECKED = 16  # hexadecimal digits of what a line is checked by


def line(row: dict[str, Any]) -> bytes:
    """The row as a line; its empty `check` becomes the digest of the line."""
    text = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
    data = text.encode("utf-8", "backslashreplace") + b"\n"
    place = data.index(_CHECK) + len(_CHECK)  # in a text its quotation marks would be escaped
    return data[:place] + hashlib.sha256(data).hexdigest()[:_CHECKED].encode() + data[place:]


class Head(Struct, frozen=True):
    """A line as far as it is needed to go on with a run."""

    id: str
    status: str
    digest: str
    check: str


def head(data: bytes) -> Head:
    """A line without its report. Raises ValueError for what is none, or not whole."""
    if not data.endswith(b"}\n"):
        raise ValueError("not a whole line")
    place = data.index(_CHECK) + len(_CHECK)
    bare = data[:place] + data[place + _CHECKED :]
    if hashlib.sha256(bare).hexdigest()[:_CHECKED].encode() != data[place : place + _CHECKED]:
        raise ValueError("not as it was written")
    found: Head = decoding.convert(decoding.json_value(data[: data.index(_REPORT)] + b"}"), Head)
    return found


class Kept:
    """The results in files, by id and digest. Only their places are in memory."""

    def __init__(self) -> None:
        self._places: dict[tuple[str, str], tuple[Path, int, int]] = {}

    def __contains__(self, key: tuple[str, str]) -> bool:
        return key in self._places

    def add(self, file: Path) -> None:
        """Takes over the whole lines of a file but those of what failed. Raises OSError."""
        at = 0
        with file.open("rb") as stream:
            for data in stream:
                try:
                    found = head(data)
                    if found.status != ERROR:
                        self._places[found.id, found.digest] = file, at, len(data)
                except ValueError:
                    pass  # cut short by whatever ended the run
                at += len(data)

    def get(self, id: str, digest: str) -> bytes | None:
        """The line of this result. Raises OSError."""
        place = self._places.get((id, digest))
        if place is None:
            return None
        file, at, length = place
        with file.open("rb") as stream:
            stream.seek(at)
            return stream.read(length)


def write(stream: int, data: bytes) -> None:
    """Writes all of it. Raises OSError."""
    left = memoryview(data)
    while left:
        left = left[os.write(stream, left) :]
