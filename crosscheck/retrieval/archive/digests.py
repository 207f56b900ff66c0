"""A digest of every row, by which `verify` knows that nothing in it has changed since it was written.

They stand in the table `digests`, by the kind of the row and its key: a row that is lost is missed, too.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from crosscheck.retrieval.archive import rows
from crosscheck.retrieval.archive.statements import Row, Statements

NONE = "the archive is of an earlier format, whose rows have no digests"
SINCE = 3  # the format that has them
SNAPSHOT, BODY, ADDRESS = "snapshot", "body", "address"
COLUMNS = rows.COLUMNS[:-1]  # what they cover of a snapshot; for its page the digest stands
FIELDS = ", ".join(f"s.{column}" for column in COLUMNS)
SNAPSHOTS = f"SELECT {FIELDS}, b.sha256 FROM snapshots s LEFT JOIN bodies b ON b.id = s.body"  # noqa: S608 -- constants of ours


def of(values: Row) -> str:
    """The digest of a row's values; their types count as well."""
    whole = hashlib.sha256()
    for value in values:
        data = value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")
        whole.update(f"{type(value).__name__} {len(data)} ".encode() + data)
    return whole.hexdigest()


def address_key(address: str, article: str) -> str:
    """Addresses are as long as they like, keys are not."""
    return of((address, article))


def keep(db: Statements, kind: str, key: str, values: Row) -> None:
    """Notes the digest of a row that was written or changed."""
    drop(db, kind, key)
    db.execute("INSERT INTO digests (kind, name, sha256) VALUES (?, ?, ?)", (kind, key, of(values)))


def drop(db: Statements, kind: str, key: str) -> None:
    db.execute("DELETE FROM digests WHERE kind = ? AND name = ?", (kind, key))


def keep_snapshot(db: Statements, uid: str) -> None:
    """Notes the digest of the snapshot as it stands in the table now."""
    keep(db, SNAPSHOT, uid, tuple(db.execute(f"{SNAPSHOTS} WHERE s.uid = ?", (uid,)).fetchone()))


def complete(db: Statements) -> None:
    """Gives every row of an earlier format, which had no digests, the one of what it holds now."""
    lacking = "SELECT t.{0} FROM {1} t WHERE NOT EXISTS (SELECT 1 FROM digests d WHERE d.kind = ? AND d.name = t.{0})"
    for (uid,) in db.execute(lacking.format("uid", "snapshots"), (SNAPSHOT,)).fetchall():
        keep_snapshot(db, uid)
    for (name,) in db.execute(lacking.format("sha256", "bodies"), (BODY,)).fetchall():
        row = db.execute("SELECT sha256, size, data FROM bodies WHERE sha256 = ?", (name,)).fetchone()
        keep(db, BODY, name, tuple(row))
    noted = {name for (name,) in db.execute("SELECT name FROM digests WHERE kind = ?", (ADDRESS,)).fetchall()}
    for address, article in db.execute("SELECT address, article FROM addresses").fetchall():
        if address_key(address, article) in noted:
            continue
        keep(db, ADDRESS, address_key(address, article), (address, article))


def problems(ask: Any) -> Iterator[tuple[str, str]]:
    """Id and fault of what is not as it was written, rows of snapshots and pages apart; `ask` asks the archive."""
    gone = ask(
        "SELECT d.name FROM digests d WHERE d.kind = ? "
        "AND NOT EXISTS (SELECT 1 FROM snapshots s WHERE s.uid = d.name)",
        (SNAPSHOT,),
    )
    yield from ((name, "is not there any more") for (name,) in gone)
    known = dict(ask("SELECT name, sha256 FROM digests WHERE kind = ?", (ADDRESS,)))
    found = ask("SELECT address, article FROM addresses")
    changed = [row for row in found if known.pop(address_key(*row), "") != of(row)]
    if changed or known:
        yield "", f"{max(len(changed), len(known))} addresses of articles are not as they were stored"
