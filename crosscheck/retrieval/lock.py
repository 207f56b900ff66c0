"""The lock file: which snapshot of each source the verdicts of a run rest on.

It is TOML, written in a fixed order, and meant to be committed beside the draft. A pin names a
text by its digest; the text itself is in the archive, or still on the page.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from msgspec import Struct, structs

from crosscheck import decoding, files
from crosscheck.errors import LockError
from crosscheck.model import Article, Outlet
from crosscheck.outlets.identity import plain_address

VERSION = 1
_HEADER = "# Written by `crosscheck check --lock`. Pins what each source said; commit it beside the draft.\n"
_HINT = "Name a lock file. One that is damaged is written anew by `crosscheck check --lock` once it is gone."


class Pin(Struct, frozen=True, forbid_unknown_fields=True):
    """One source as it was read: `sha256` is the digest of its canonical text. `told` is the later state of the source
    that `watch-sources` has told of last."""

    outlet: str
    url: str
    sha256: str
    state: str
    title: str = ""
    fetched_at: str = ""
    told: str = ""


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    """What a lock file holds."""

    version: Literal[1]
    pin: tuple[Pin, ...] = ()


@dataclass(frozen=True, slots=True)
class Lock:
    """All pins; `strict` (`--locked`) means that nothing else may be read."""

    pins: tuple[Pin, ...] = ()
    strict: bool = False
    path: str = ""

    def pin(self, outlet: Outlet, url: str) -> Pin | None:
        """The pin of the outlet's article at `url`, in whatever form the address is written."""
        wanted = (outlet.domain, plain_address(url))
        return next((p for p in self.pins if (p.outlet, plain_address(p.url)) == wanted), None)

    def addresses(self, outlet: Outlet) -> tuple[str, ...]:
        """Where the outlet's pinned articles stand: with one of them, nothing has to be looked for when
        a draft gives only the outlet's name."""
        return tuple(p.url for p in self.pins if p.outlet == outlet.domain)

    def require(self, outlet: Outlet, url: str) -> Pin | None:
        """The same; with `strict`, raises :class:`LockError` when there is none."""
        found = self.pin(outlet, url)
        if found is None and self.strict:
            raise LockError(
                f"{self.path}: {outlet.domain} ({url}) is not pinned",
                "Run once with --lock instead of --locked.",
            )
        return found


def read(path: Path, *, strict: bool = False) -> Lock:
    """The lock file at `path`. A file that is not there is an empty lock, unless `strict`.

    Raises :class:`LockError` for anything amiss in it.
    """
    if not path.exists():
        if strict:
            raise LockError(f"{path}: there is no lock file", "Run once with --lock to write it.")
        return Lock((), strict, str(path))
    text = decoding.text(path, LockError, "lock file", _HINT)
    found = decoding.from_toml(text, _File, str(path), LockError, _HINT)
    return Lock(found.pin, strict, str(path))


def written(articles: Sequence[Article]) -> str:
    """The text of a lock file that pins `articles`; those without a text are left out."""
    return _text({_pinned(a) for a in articles if a.text})


def _text(pins: Iterable[Pin]) -> str:
    blocks = [f"{_HEADER}version = {VERSION}\n"]
    for pin in sorted(pins, key=lambda p: (p.outlet, p.url)):
        lines = [
            f"{key} = {json.dumps(getattr(pin, key), ensure_ascii=False)}"
            for key in Pin.__struct_fields__
            if getattr(pin, key)
        ]
        blocks.append("[[pin]]\n" + "\n".join(lines) + "\n")
    return "\n".join(blocks)


def _pinned(article: Article) -> Pin:
    return Pin(
        article.outlet.domain,
        article.url,
        article.sha256,
        article.state.value,
        article.title,
        _shown(article.fetched_at),
    )


def _shown(moment: datetime | None) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds") if moment else ""


def write(path: Path, articles: Sequence[Article]) -> bool:
    """Writes the lock file, all at once, if it would change; says whether it did."""
    return _written_to(path, written(articles))


def note_told(lock: Lock, told: Mapping[Pin, str]) -> bool:
    """Notes in the lock file what was told of each of these pins, and says whether it changed. The pins themselves stay
    as they are."""
    pins = (structs.replace(pin, told=told.get(pin, pin.told)) for pin in lock.pins)
    return _written_to(Path(lock.path), _text(pins))


def _written_to(path: Path, text: str) -> bool:
    try:
        if path.exists() and files.text(path) == text:
            return False
        with files.written(path) as stream:
            stream.write(text.encode())
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or error
        hint = files.advice(error, "Check the folder.") if isinstance(error, OSError) else "Check the folder."
        raise LockError(f"{path}: the lock file cannot be written ({reason})", hint) from error
    return True
