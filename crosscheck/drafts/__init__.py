"""Reads drafts; each format is a module of this package, found by listing the folder.

A format's module has `SUFFIXES`, its file name suffixes, and `parse(source: str) -> Parsed`, which gives the visible
text of a file. `source` is already normalised (`crosscheck.text.plain`), and the positions in the result are mapped to
the file here. A format of binary files has `parse_bytes(data, path) -> (source text, Parsed)` instead, and normalises
by itself. Adding a format is adding such a module; `builder.TextBuilder` does the common work.
"""

from __future__ import annotations

import hashlib
import importlib
import pkgutil
import stat
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePath
from types import MappingProxyType

from crosscheck import files, moments, workers
from crosscheck.drafts._declared import Listed, sources
from crosscheck.drafts._metadata import front_matter
from crosscheck.drafts.builder import Parsed, in_file
from crosscheck.drafts.decoding import LIMIT, check_size, decode, line_starts
from crosscheck.errors import DraftError, kind_of, nearest
from crosscheck.model import Draft
from crosscheck.text.plain import plain

__all__ = ["FORMATS", "Format", "Parsed", "declared", "read", "read_file", "shown_elsewhere"]

_PLAIN = "txt"


@dataclass(frozen=True, slots=True)
class Format:
    """A draft format: its name, its suffixes in lower case, how a file is read (to its source text and its visible
    text), and whether its files are binary."""

    name: str
    suffixes: tuple[str, ...]
    open: Callable[[bytes, str], tuple[str, Parsed]]
    packed: bool


def _formats() -> Mapping[str, Format]:
    found = {}
    for entry in pkgutil.iter_modules(__path__):
        # Modules with an underscore are parts of formats, and may have slow imports.
        if not entry.name.startswith("_"):
            module = importlib.import_module(f"{__name__}.{entry.name}")
            if hasattr(module, "SUFFIXES"):
                packed = getattr(module, "parse_bytes", None)
                opener = packed or _text_opener(module.parse)
                found[entry.name] = Format(entry.name, tuple(module.SUFFIXES), opener, packed is not None)
    return MappingProxyType(dict(sorted(found.items())))


def _text_opener(parse: Callable[[str], Parsed]) -> Callable[[bytes, str], tuple[str, Parsed]]:
    """A format's `open` for text files: decodes, normalises and parses them."""

    def opener(data: bytes, path: str) -> tuple[str, Parsed]:
        source = decode(data, path)
        if not _readable(source):  # normalising a million emoji takes seconds
            raise _textless(path, "text")
        view = plain(source, lines=True)
        try:
            return source, in_file(parse(view.text), view)
        except DraftError as error:  # the parser knows the line, but not the file
            raise DraftError(f"{path}{error.message}", error.hint) from error

    return opener


def read(path: str, data: bytes, *, format: str = "", published: datetime | None = None) -> Draft:
    """The draft in `data`.

    `path` is shown in reports and tells the format by its ending unless `format` names one of
    FORMATS; a path without ending (standard input) is plain text. `published` overrides the time
    the file itself gives. Raises DraftError for anything that cannot be read as a draft.
    """
    check_size(len(data), path)
    if not data:
        raise DraftError(f"{path}: the draft is empty", "Check that the file was saved.")
    try:
        chosen = _choose(path, format)
    except DraftError:
        decode(data, path)  # says what a binary file is, which is more helpful than its suffix
        raise
    try:
        source, parsed = _bounded(chosen, data, path)
    except DraftError:
        raise
    except Exception as exc:  # parsers may raise anything on a hostile file
        hint = "Save it anew, or in another format; it may be damaged."
        raise DraftError(f"{path}: cannot be read as {chosen.name} ({kind_of(exc)})", hint) from exc
    if not _readable(parsed.text):
        raise _textless(path, chosen.name)
    return Draft(
        path=path,
        text=parsed.text,
        source=source,
        segments=parsed.segments,
        blocks=parsed.blocks,
        links=parsed.links,
        format=chosen.name,
        language=parsed.language,
        published=moments.zoned(published) or parsed.published,
        title=parsed.title,
        sha256=hashlib.sha256(data).hexdigest(),
        line_starts=line_starts(source),
        comments=parsed.comments,
    )


def read_file(path: Path | str, *, format: str = "", published: datetime | None = None) -> Draft:
    """The draft in a file; as :func:`read`, and DraftError for a file that cannot be opened."""
    name = str(path)
    try:
        status = Path(path).stat()
        if stat.S_ISDIR(status.st_mode):
            raise DraftError(f"{name}: is a folder", "Name the draft files in it, as in FOLDER/*.md.")
        check_size(status.st_size, name)
        data = files.read(Path(path), LIMIT)  # a pipe has no size beforehand, and a file may grow
    except FileNotFoundError as exc:
        raise DraftError(f"{name}: there is no such file", "Check the path.") from exc
    except PermissionError as exc:
        raise DraftError(f"{name}: no permission to read it", "Check the file's permissions.") from exc
    except (OSError, ValueError) as exc:
        reason = getattr(exc, "strerror", None) or str(exc)
        raise DraftError(
            f"{name}: cannot be read: {reason}", "Check the path and the disk; a draft is a file."
        ) from exc
    return read(name, data, format=format, published=published)


def declared(draft: Draft) -> tuple[Listed, ...]:
    """The sources that the draft's own front matter lists. Raises DraftError if it is no list."""
    return sources(draft.source, draft.path) if draft.format == "markdown" else ()


def _bounded(chosen: Format, data: bytes, path: str) -> tuple[str, Parsed]:
    """The parsed file; a large one is parsed in a worker, with a time limit."""
    if len(data) <= workers.PLAIN and not chosen.packed:
        return chosen.open(data, path)
    try:
        return workers.within(_opened, chosen.name, data, path)
    except workers.LimitError as error:
        limits = workers.bounds()
        raise DraftError(
            {
                "late": f"{path}: reading it took longer than {limits.seconds:g} s",
                "memory": f"{path}: reading it needed more than {limits.megabytes} MB of memory",
                "died": f"{path}: reading it brought a process down ({error.detail})",
            }[error.kind],
            "Check the file, or split it; limits.parse-seconds and limits.parse-memory are the limits.",
        ) from error


def _opened(name: str, data: bytes, path: str) -> tuple[str, Parsed]:
    return FORMATS[name].open(data, path)


def _readable(text: str) -> bool:
    return any(char.isalnum() for char in text)


def _textless(path: str, form: str) -> DraftError:
    return DraftError(
        f"{path}: the draft holds no text that a reader would see",
        f"It was read as {form}; check the file, or name another format.",
    )


def _choose(path: str, name: str) -> Format:
    known = ", ".join(f"{form.name} ({', '.join(form.suffixes)})" for form in FORMATS.values())
    if name:
        if name not in FORMATS:
            raise DraftError(f"{path}: unknown draft format '{name}'", nearest(name, FORMATS))
        return FORMATS[name]
    suffix = PurePath(path).suffix.lower()
    if not suffix:
        return FORMATS[_PLAIN]
    for form in FORMATS.values():
        if suffix in form.suffixes:
            return form
    raise DraftError(
        f"{path}: unknown kind of draft '{suffix}'", f"Known: {known}. Rename the file as one of these."
    )


FORMATS: Mapping[str, Format] = _formats()


def shown_elsewhere(draft: Draft) -> tuple[str, ...]:
    """Title and teaser in the front matter of a draft: they are not in its text, but lists of articles show them."""
    return front_matter(draft.source).shown if draft.format == "markdown" else ()
