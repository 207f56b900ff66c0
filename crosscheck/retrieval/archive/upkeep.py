"""Looking after an archive: checking its digests, throwing old versions out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from crosscheck.errors import ArchiveError
from crosscheck.model import Article
from crosscheck.retrieval.archive import digests, rows
from crosscheck.retrieval.archive.base import Problem, Progress, digest
from crosscheck.retrieval.archive.tables import FROM, TableArchive

_STEP = 500  # snapshots between two reports of progress
_PAGE = 50  # snapshots looked at at once, with their pages


def verify(archive: TableArchive, progress: Progress | None = None) -> tuple[Problem, ...]:
    """Everything that is not as it was stored: the structure of the database, each text, each page.

    A text is checked against the digest that reports and lock files name.
    """
    problems = list(archive.faults())
    if not archive.has_digests:
        return (*problems, Problem("", digests.NONE))
    total, number, last = archive.count(), 0, 0
    query = (
        f"SELECT s.id, ds.sha256, db.sha256, b.size, b.data, {digests.FIELDS}, b.sha256 {FROM} "
        "LEFT JOIN digests ds ON ds.kind = 'snapshot' AND ds.name = s.uid "
        "LEFT JOIN digests db ON db.kind = 'body' AND db.name = b.sha256 WHERE s.id > ? ORDER BY s.id LIMIT ?"
    )
    while page := archive.ask(query, (last, _PAGE)):
        last = page[-1][0]
        for _, row_digest, body_digest, size, data, *fields in page:
            number += 1
            whole = digests.of(tuple(fields)) == row_digest
            body = (fields[-1], size, data)
            kept = data is None or digests.of(body) == body_digest
            problems += [Problem(str(fields[0]), what) for what in _wrong(fields, data, whole, kept)]
            if progress and (number % _STEP == 0 or number == total):
                progress(number, total)
    problems += [Problem(name, what) for name, what in digests.problems(archive.ask)]
    return tuple(problems)


def _wrong(fields: list[Any], data: bytes | None, whole: bool, kept: bool) -> Iterator[str]:
    """What is wrong with a row of a snapshot (`fields`, those of `digests.FIELDS` and the page's digest) and its
    page; `whole` and `kept` say whether the two rows have their digests. A text and a page are named first."""
    held = dict(zip(digests.COLUMNS, fields, strict=False))
    told = False
    parts = (
        ("text", held["text"], held["text_sha256"], rows.LARGEST_TEXT),
        ("page", data, fields[-1], rows.LARGEST_PAGE),
    )
    for what, packed, expected, limit in parts:
        if packed is None or expected is None:
            continue
        fault = _unlike(packed, str(expected), limit)
        if fault:
            told = True
            yield f"the {what} {fault}"
    if not told and not whole:
        yield "a field of it is not as it was stored"
    elif not told and not kept:
        yield "the page's size or form is not as it was stored"


def _unlike(packed: bytes, expected: str, limit: int) -> str:
    try:
        actual = digest(rows.unpacked(packed, limit))
    except rows.RowError as error:
        return str(error)
    return (
        ""
        if actual == expected
        else f"is not the one that was stored ({expected[:12]}… became {actual[:12]}…)"
    )


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
                    archive.forget(db, key, _article(row, archive))
                    digests.drop(db, digests.SNAPSHOT, row[0])
        if progress:
            progress(min(start + _STEP, len(keys)), len(keys))
    with archive.writing() as db:
        unused = "FROM bodies WHERE NOT EXISTS (SELECT 1 FROM snapshots s WHERE s.body = bodies.id)"
        for (name,) in db.execute(f"SELECT sha256 {unused}").fetchall():
            digests.drop(db, digests.BODY, name)
        db.execute(f"DELETE {unused}")
        unused = (
            "FROM addresses WHERE NOT EXISTS (SELECT 1 FROM snapshots s WHERE s.article = addresses.article)"
        )
        for address, article in db.execute(f"SELECT address, article {unused}").fetchall():
            digests.drop(db, digests.ADDRESS, digests.address_key(address, article))
        db.execute(f"DELETE {unused}")
    archive.compact()


def _article(row: tuple[Any, ...], archive: TableArchive) -> Article:
    try:
        return rows.from_row(row, archive.outlet_of).article
    except rows.RowError as error:
        raise ArchiveError(
            f"snapshot {row[0]} is damaged ({error})",
            "`crosscheck archive verify --repair` mends the archive.",
        ) from error
