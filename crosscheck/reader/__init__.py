"""The reader: a model, of the package or the user, that estimates whether a passage supports a statement."""

from __future__ import annotations

import functools
import os
from pathlib import Path

from crosscheck.errors import ReaderError
from crosscheck.reader.base import GRAPH, Reader

NONE, BOX = "none", "box"


@functools.lru_cache(maxsize=2)  # a model is loaded once in a process
def opened(name: str) -> Reader | ReaderError | None:
    """The reader of that name: "box", a folder with a model (of the project's own kind, or a cross-encoder in ONNX
    form), None for "none".

    One that cannot be used is given back as the error that says why: the check goes on by words alone.
    """
    if name == NONE:
        return None
    try:
        if name == BOX:
            from crosscheck.reader.box import BoxReader

            return BoxReader()
        folder = Path(os.path.expanduser(name))
        if os.path.isfile(folder / GRAPH):  # false, too, for names that no file can have
            from crosscheck.reader.box import BoxReader

            return BoxReader(folder)
        from crosscheck.reader.user_reader import UserReader

        return UserReader(folder)
    except ReaderError as exc:
        return exc
