"""Where output goes: stdout or files, colour or not, how wide; notes to stderr."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from crosscheck import files
from crosscheck.errors import CrosscheckError, OutputError

_LONGEST = 1000  # characters of a message
_COMMANDS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_ELSEWHERE = "Give another file, or make the folder and its permissions fit."


def wants_color(choice: str, stream: TextIO | None) -> bool:
    """Whether to colour: the option, else NO_COLOR and FORCE_COLOR, else whether a terminal reads."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream is not None and stream.isatty() and os.environ.get("TERM") != "dumb"


def width() -> int:
    """Columns of the terminal, 100 where there is none; COLUMNS overrides."""
    return shutil.get_terminal_size((100, 24)).columns


def emit(text: str) -> None:
    """Write `text` to stdout as UTF-8, whatever the locale says. Raises OutputError."""
    if sys.stdout is None:  # closed by whoever started us
        raise OutputError("stdout is closed", "Name a file for the report with -o.")
    if getattr(sys.stdout, "buffer", None) is None:  # a stream of text, as tests and notebooks have
        sys.stdout.write(text)
    else:
        emit_bytes(text.encode("utf-8", "replace"))


def emit_bytes(data: bytes) -> None:
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as exc:
        _silence(sys.stdout)
        raise OutputError(f"stdout: could not be written ({exc.strerror})", _ELSEWHERE) from exc


def _silence(stream: TextIO) -> None:
    """What is left in the stream would fail once more when the interpreter ends."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def transient(text: str) -> None:
    """A line on a terminal's stderr that the next one takes the place of."""
    note(f"\r\x1b[2K{text}", end="")


def write(path: Path, data: bytes) -> None:
    """Write a file, whole or not at all. Raises OutputError."""
    try:
        with files.written(path) as stream:
            stream.write(data)
    except OSError as exc:
        raise OutputError(f"{path}: could not be written ({exc.strerror})", _ELSEWHERE) from exc


def check_writable(path: Path) -> None:
    """Raises OutputError when it can be told beforehand, and without making a file, that `path` cannot
    be written."""
    folder = path.parent
    if path.is_dir():
        why = os.strerror(errno.EISDIR)
    elif not folder.is_dir():
        why = os.strerror(errno.ENOTDIR if folder.exists() else errno.ENOENT)
    elif not os.access(folder if path.is_file() or not path.exists() else path, os.W_OK):
        why = os.strerror(errno.EROFS if _read_only(folder) else errno.EACCES)
    else:
        return
    raise OutputError(f"{path}: cannot be written ({why})", _ELSEWHERE)


def _read_only(folder: Path) -> bool:
    return hasattr(os, "statvfs") and bool(os.statvfs(folder).f_flag & os.ST_RDONLY)


def complain(exc: CrosscheckError, verbose: bool = False) -> None:
    """An error for the user, on stderr: what is wrong and where, then what to do about it."""
    note(f"crosscheck: {one_line(exc.message)}")
    if exc.hint:
        note(f"  {one_line(exc.hint)}")
    if verbose and exc.__cause__ is not None:
        note(f"  cause: {type(exc.__cause__).__name__}: {exc.__cause__}")


def one_line(text: str) -> str:
    """What a user gave stands in it: on one line, without commands to the terminal, and not without end."""
    shown = _COMMANDS.sub(lambda found: repr(found.group())[1:-1], text)
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST // 2]} … {shown[-_LONGEST // 2 :]}"


def note(text: str, quiet: bool = False, end: str = "\n") -> None:
    """A line on stderr. Where it cannot be written the work goes on: it is no part of the result."""
    if quiet or sys.stderr is None:  # closed by whoever started us
        return
    try:
        encoding = sys.stderr.encoding or "utf-8"
        print(
            text.encode(encoding, "backslashreplace").decode(encoding), end=end, file=sys.stderr, flush=True
        )
    except OSError:
        _silence(sys.stderr)


def is_watched(quiet: bool) -> bool:
    """Whether somebody at a terminal wants to see how the work goes on."""
    return not quiet and sys.stderr is not None and sys.stderr.isatty()


def progress(quiet: bool, verbose: bool) -> Callable[[str], None] | None:
    """A line on stderr for each step, for someone who watches; None when nobody does."""
    if quiet or not (verbose or is_watched(quiet)):
        return None
    return lambda text: note(f"… {one_line(text)}")
