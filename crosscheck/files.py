"""Safe access to files that a user names: reading is bounded in size and never waits for a pipe's writer;
writing is atomic.

`opened`, `read`, `text` and `written` raise OSError, `text` also UnicodeDecodeError; `toml` and `json_value`
raise ValueError alone.
"""

from __future__ import annotations

import contextlib
import errno
import glob
import json
import os
import re
import stat
import sys
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

LARGEST = 4_000_000  # bytes of a file written by hand: settings, lists
_FORGOTTEN = 3600.0  # seconds after which a temporary file is left over from a killed process
_DEEPEST = 100  # parts of a dotted key; reading one takes time by the square of its parts
# An unclosed string extends to the end of its line, so that matching stays linear.
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*+(?:"|\\?$)|\'[^\']*+(?:\'|$)')


def real(path: Path) -> Path:
    """Where the path leads, links followed; one whose links lead in a circle leads nowhere else."""
    return Path(os.path.realpath(path))


def advice(error: OSError, other: str) -> str:
    """What to do about a file that could not be written: free space where the disk is full, else `other`."""
    full = error.errno in {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
    return "Free some space on the disk and try again; what was there is as it was." if full else other


def opened(path: Path) -> BinaryIO:
    """The file, open for reading. A pipe without a writer reads as empty, without waiting."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except ValueError as exc:  # a NUL in its name
        raise OSError(errno.EINVAL, "no file can have this name", str(path)) from exc
    mode = os.fstat(handle).st_mode
    wrong = errno.EISDIR if stat.S_ISDIR(mode) else errno.ENOTSUP if _is_device(mode) else 0
    if wrong:
        os.close(handle)
        raise OSError(
            wrong, "a device, not a file" if wrong == errno.ENOTSUP else os.strerror(wrong), str(path)
        )
    if stat.S_ISFIFO(mode):
        os.set_blocking(handle, True)
    return os.fdopen(handle, "rb")


def is_pipe(stream: BinaryIO) -> bool:
    return stat.S_ISFIFO(os.fstat(stream.fileno()).st_mode)


def _is_device(mode: int) -> bool:
    return stat.S_ISCHR(mode) or stat.S_ISBLK(mode)


def read(path: Path, limit: int) -> bytes:
    """The file's content, at most `limit` + 1 bytes, so that callers can tell a file that is too large."""
    with opened(path) as stream:
        data: bytes | None = stream.read(limit + 1)
        if not data and is_pipe(stream):
            raise OSError(errno.EAGAIN, "a pipe that nothing came out of", str(path))
    if data is None:  # as some files of the system's own, which have nothing yet
        raise OSError(errno.EAGAIN, "there is nothing to read", str(path))
    return data


@contextlib.contextmanager
def written(path: Path) -> Iterator[BinaryIO]:
    """A stream into a temporary file that replaces `path` when the block ends without an error. Devices and
    pipes are written to directly; a pipe must have a reader."""
    if path.exists() and not path.is_file():
        handle = os.open(path, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0))
        os.set_blocking(handle, True)
        with os.fdopen(handle, "wb") as stream:
            yield stream
        return
    name = f".{path.name[:50]}"
    for left in path.parent.glob(f"{glob.escape(name)}.*.part"):  # by a process that was killed
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > _FORGOTTEN:
                left.unlink()
    part = path.with_name(f"{name}.{os.getpid()}.part")
    try:
        with part.open("wb") as stream:
            yield stream
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Holds the lock of a file while the block runs: another file beside it, which is gone afterwards."""
    lock = path.with_name(f".{path.name[:50]}.lock")
    while True:
        handle = os.open(lock, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            _wait_for(handle)
            # Whoever held it before has removed the file: what was waited for is then no longer the lock.
            if os.path.samestat(os.fstat(handle), os.stat(lock)):
                break
        except FileNotFoundError:
            pass
        os.close(handle)
    try:
        yield
    finally:
        with contextlib.suppress(OSError):  # Windows keeps a file that is open
            lock.unlink()
        os.close(handle)


def _wait_for(handle: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_LOCK, 1)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX)


def text(path: Path) -> str:
    """The text of a UTF-8 file written by hand."""
    data = read(path, LARGEST)
    if len(data) > LARGEST:
        raise OSError(errno.EFBIG, f"larger than {LARGEST:,} bytes", str(path))
    return data.decode("utf-8-sig")


def toml(source: str) -> dict[str, Any]:
    if any(_QUOTED.sub("", line).partition("#")[0].count(".") > _DEEPEST for line in source.splitlines()):
        raise ValueError("nested too deeply")
    try:
        return tomllib.loads(source)
    except tomllib.TOMLDecodeError:
        raise
    except RecursionError:
        raise ValueError("nested too deeply") from None
    except ValueError:
        raise ValueError("a number has too many digits") from None


def json_value(source: str | bytes, *, strict: bool = False) -> Any:
    """The JSON value. `strict` refuses duplicate keys in an object, NaN and infinite numbers."""
    checks: dict[str, Any] = {"object_pairs_hook": _once, "parse_constant": _number} if strict else {}
    try:
        return json.loads(source, **checks)
    except (json.JSONDecodeError, UnicodeDecodeError, _NotStrict):
        raise
    except RecursionError:
        raise ValueError("nested too deeply") from None
    except ValueError:
        raise ValueError("a number has too many digits") from None


class _NotStrict(ValueError):
    pass


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise _NotStrict(f"the key '{next(n for n in names if names.count(n) > 1)}' is given twice")
    return found


def _number(name: str) -> float:
    raise _NotStrict(f"{name} is no number")
