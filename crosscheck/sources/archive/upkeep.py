"""Looking after an archive: checking its digests, throwing old versions out."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from datetime import datetime

from crosscheck.errors import ArchiveError
from crosscheck.sources.archive import rows
from crosscheck.sources.archive.base import Problem, Progress, digest
from crosscheck.sources.archive.tables import FROM, Row, TableArchive

_DAMAGED = "damaged"
_STEP = 500  # snapshots between two reports of progress
_PAGE = 50  # snapshots looked at at once, with their pages


def verify(archive: TableArchive, progress: Progress | None = None) -> tuple[Problem, ...]:
    """Everything that is not as it was stored: the structure of the database, each text, each page.

    A text is checked against the digest that reports and lock files name.
    """
    problems = list(archive.faults())
    total, number, last = archive.count(), 0, 0
    query = f"SELECT s.id, b.data, {rows.READ} {FROM} WHERE s.id > ? ORDER BY s.id LIMIT ?"
    while page := archive.ask(query, (last, _PAGE)):
        last = page[-1][0]
        for _, data, *row in page:
            number += 1
            problems += [Problem(str(row[0]), what) for what in _wrong(archive, data, tuple(row))]
            if progress and (number % _STEP == 0 or number == total):
                progress(number, total)
    return tuple(problems)


def _wrong(archive: TableArchive, data: bytes | None, row: Row) -> Iterator[str]:
    text_sha256, text, _, sha256, _ = row[-5:]
    sound = True
    for what, packed, expected in (("text", text, text_sha256), ("page", data, sha256)):
        if packed is None or expected is None:
            continue
        try:
            actual = digest(rows.unpacked(packed))
        except (zlib.error, TypeError):
            sound = False
            yield f"the {what} cannot be unpacked"
        else:
            if actual != expected:
                sound = False
                yield f"the {what} is not the one that was stored ({expected[:12]}… became {actual[:12]}…)"

    if sound and (article := rows.held(row, archive.outlet_of).article).detail.code == _DAMAGED:
        yield f"the entry cannot be read ({dict(article.detail.values)['kind']})"


def prune(
    archive: TableArchive,
    *,
    before: datetime | None = None,
    keep: int = 1,
    outlet: str = "",
    dry_run: bool = False,
    progress: Progress | None = None,
) -> tuple[str, ...]:
    """Removes versions last seen before `before` (None: whenever), except the `keep` newest of each
    article; gives the ids of what went, or with `dry_run` would go. The space can be used again.
    """
    if before is None and keep < 1:
        raise ArchiveError("that would empty the archive", "Give a time, or keep at least one version.")
    where, values = ("WHERE outlet = ? ", (outlet,)) if outlet else ("", ())
    query = (
        f"SELECT id, uid, seen_at, article FROM snapshots {where}ORDER BY article, fetched_at DESC, id DESC"  # noqa: S608 -- constants of ours, values are bound
    )
    limit = rows.stamp(before) if before else ""
    doomed, article, rank = [], None, 0
    for key, name, seen, of in archive.ask(query, values):
        rank = rank + 1 if of == article else 1
        article = of
        if rank > keep and (not limit or seen < limit):
            doomed.append((key, name))
    if doomed and not dry_run:
        _remove(archive, [key for key, _ in doomed], progress)
    return tuple(name for _, name in doomed)


def _remove(archive: TableArchive, keys: list[int], progress: Progress | None) -> None:
    for start in range(0, len(keys), _STEP):
        with archive.writing() as db:
            for key in keys[start : start + _STEP]:
                row = db.execute(f"SELECT {rows.READ} {FROM} WHERE s.id = ?", (key,)).fetchone()
                if row is not None:  # else another process was quicker
                    article = rows.held(row, archive.outlet_of).article
                    if article.detail.code == _DAMAGED:  # its words are not known, and stay in the index
                        raise ArchiveError(
                            f"snapshot {row[0]} is damaged",
                            "Mend it first: `crosscheck archive verify --repair`.",
                        )
                    archive.forget(db, key, article)
        if progress:
            progress(min(start + _STEP, len(keys)), len(keys))
    with archive.writing() as db:
        db.execute("DELETE FROM bodies WHERE NOT EXISTS (SELECT 1 FROM snapshots s WHERE s.body = bodies.id)")
        db.execute(
            "DELETE FROM addresses WHERE NOT EXISTS (SELECT 1 FROM snapshots s WHERE s.article = addresses.article)"
        )
    archive.compact()
