"""Writing to stdout, stderr and files; colour and width of the terminal."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Callable

from crosscheck.errors import CrosscheckError, OutputError

TYPE_CHECKING = False  # `--version` does without typing, and without all that is imported late here
if TYPE_CHECKING:
    from pathlib import Path
    from typing import TextIO

_MAX_MESSAGE = 1000  # characters of a message
_WRITE_HINT = "Give another file, or make the folder and its permissions fit."


def wants_color(choice: str, stream: TextIO | None) -> bool:
    """Whether to use colour: by the option, else NO_COLOR and FORCE_COLOR, else for a terminal."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream is not None and stream.isatty() and os.environ.get("TERM") != "dumb"


def width() -> int:
    """Columns of the terminal, 100 where there is none; COLUMNS overrides."""
    import shutil

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
        from crosscheck import files

        _silence(sys.stdout)
        hint = files.advice(exc, "Name a file for the report with -o.")
        raise OutputError(f"stdout: could not be written ({exc.strerror})", hint) from exc


def _silence(stream: TextIO) -> None:
    """Redirects the stream to nowhere, as its buffered rest would fail again at exit."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def transient(text: str) -> None:
    """A line on a terminal's stderr that the next one overwrites."""
    from crosscheck import sinks

    _print(f"\r\x1b[2K{sinks.message(text)}", end="")


def write(path: Path, data: bytes) -> None:
    """Write a file, whole or not at all. Raises OutputError."""
    from crosscheck import files

    try:
        with files.written(path) as stream:
            stream.write(data)
    except OSError as exc:
        hint = files.advice(exc, _WRITE_HINT)
        raise OutputError(f"{path}: could not be written ({exc.strerror})", hint) from exc


def check_writable(path: Path) -> None:
    """Raises OutputError for a `path` that surely cannot be written; creates no file."""
    folder = path.parent
    if path.is_dir():
        why = os.strerror(errno.EISDIR)
    elif not folder.is_dir():
        why = os.strerror(errno.ENOTDIR if folder.exists() else errno.ENOENT)
    elif not os.access(folder if path.is_file() or not path.exists() else path, os.W_OK):
        why = os.strerror(errno.EROFS if _read_only(folder) else errno.EACCES)
    else:
        return
    raise OutputError(f"{path}: cannot be written ({why})", _WRITE_HINT)


def _read_only(folder: Path) -> bool:
    return hasattr(os, "statvfs") and bool(os.statvfs(folder).f_flag & os.ST_RDONLY)


def error(exc: CrosscheckError, verbose: bool = False) -> None:
    """Prints an error and its hint on stderr, with `verbose` also its cause."""
    note(f"crosscheck: {exc.message}")
    if exc.hint:
        note(f"  {exc.hint}")
    if verbose and exc.__cause__ is not None:
        note(f"  cause: {type(exc.__cause__).__name__}: {exc.__cause__}")


def _line(text: str) -> str:
    """`text` as a safe line: it may contain foreign text, so control characters and length are limited."""
    from crosscheck import sinks

    shown = sinks.message(text)
    return (
        shown
        if len(shown) <= _MAX_MESSAGE
        else f"{shown[: _MAX_MESSAGE // 2]} … {shown[-_MAX_MESSAGE // 2 :]}"
    )


def note(text: str, quiet: bool = False) -> None:
    """One line on stderr."""
    if not quiet:
        _print(_line(text))


def notes(text: str) -> None:
    """A text of several lines on stderr: a traceback, the usage."""
    for line in text.splitlines():
        note(line)


def _print(text: str, end: str = "\n") -> None:
    """Prints on stderr; errors are ignored, as notes are no part of the result."""
    if sys.stderr is None:  # closed by whoever started us
        return
    try:
        encoding = sys.stderr.encoding or "utf-8"
        print(
            text.encode(encoding, "backslashreplace").decode(encoding), end=end, file=sys.stderr, flush=True
        )
    except OSError:
        _silence(sys.stderr)


def is_watched(quiet: bool) -> bool:
    """Whether stderr is a terminal and progress is wanted."""
    return not quiet and sys.stderr is not None and sys.stderr.isatty()


def progress(quiet: bool, verbose: bool) -> Callable[[str], None] | None:
    """A function that notes each step on stderr; None without a terminal unless `verbose`."""
    if quiet or not (verbose or is_watched(quiet)):
        return None
    return lambda text: note(f"… {text}")
