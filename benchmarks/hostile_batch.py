"""A batch with hostile rows, and one that is killed again and again.

    python benchmarks/hostile_batch.py [--rows 2000] [--hostile 50] [--kills 100] [--minutes 10]

Prints how long the batch takes with and without the hostile rows, what became of each kind of them, and whether
a run that was killed at random moments lost a row; runs are killed so often, or so long as is said. Status 1 where
a fair row was not checked, a hostile one took others with it, or a row was lost.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = """<html lang="de"><head><title>Hochwasser an der Lauer</title>
<link rel="canonical" href="https://www.n-tv.de/panorama/Lauer-article1.html"></head><body><article>
<h1>Hochwasser an der Lauer</h1><p>In Steinhude ist die Lauer in der Nacht über die Ufer getreten, 74 Menschen wurden
in Sicherheit gebracht. Die Feuerwehr war sechs Stunden im Einsatz.</p></article></body></html>"""
FAIR = "Bei Haus {n} in Steinhude wurden 74 Menschen in Sicherheit gebracht, wie n-tv.de berichtet."
_CREDIT = "Die Brücke ist gesperrt, so n-tv.de."
_FAULTS = "error"
_FINE = "checked"


def _row(**fields: object) -> bytes:
    return json.dumps({"text": _CREDIT, **fields}).encode()


#: Each kind: its name, the line (id `{id}`), and whether it ends as an error row or is checked.
KINDS: tuple[tuple[str, bytes, str], ...] = (
    ("no JSON", b"{nope", _FAULTS),
    ("an empty object", b"{}", _FAULTS),
    ("a list", b"[1, 2]", _FAULTS),
    ("nested 100,000 deep", b'{"id": "{id}", "text": ' + b"[" * 100_000, _FAULTS),
    ("a number of 5,000 digits", b'{"id": "{id}", "text": ' + b"1" * 5_000 + b"}", _FAULTS),
    ("NaN for a text", b'{"id": "{id}", "text": NaN}', _FAULTS),
    ("text is a list", _row(id="{id}", text=["a"]), _FAULTS),
    ("path is a number", _row(id="{id}", path=7), _FAULTS),
    ("sources is a text", _row(id="{id}", sources="n-tv.de"), _FAULTS),
    ("a source of numbers", _row(id="{id}", sources=[{"outlet": 7, "url": 8}]), _FAULTS),
    ("a source without address", _row(id="{id}", sources=[{"outlet": "n-tv.de"}]), _FAULTS),
    ("a file that is missing", _row(id="{id}", sources=[{"outlet": "n-tv.de", "file": "none.html"}]), _FAULTS),
    ("a file outside", _row(id="{id}", sources=[{"outlet": "n-tv.de", "file": "/etc/hostname"}]), _FAULTS),
    ("a file with a NUL", _row(id="{id}", sources=[{"outlet": "n-tv.de", "file": "a\0b"}]), _FAULTS),
    ("a file name of 5,000", _row(id="{id}", sources=[{"outlet": "n-tv.de", "file": "a" * 5_000}]), _FAULTS),
    ("a device", _row(id="{id}", sources=[{"outlet": "n-tv.de", "file": "/dev/zero"}]), _FAULTS),
    ("no language", _row(id="{id}", language="xx"), _FAULTS),
    ("no date", _row(id="{id}", published="9" * 400), _FAULTS),
    ("a line of zeros", b"\0" * 50, _FAULTS),
    ("UTF-16", _row(id="{id}").decode().encode("utf-16"), _FAULTS),
    ("Latin-1", '{"id": "{id}", "text": "Brücke"}'.encode("latin-1"), _FAULTS),
    ("no letters", _row(id="{id}", text="\u200b \u2063"), _FAULTS),
    ("a Word file that is none", _row(id="{id}", path="a.docx", text="PK\x03\x04rubbish"), _FAULTS),
    ("an unknown ending", _row(id="{id}", path="a.exe"), _FAULTS),
    ("a text of 21 MB", b'{"id": "{id}", "text": "' + b"a" * 21_000_000 + b'"}', _FAULTS),
    ("a lone surrogate", b'{"id": "{id}", "text": "Gesperrt \\ud800, so n-tv.de."}', _FAULTS),
    ("HTML nested 50,000 deep", _row(id="{id}", path="a.html", text="<div>" * 50_000 + _CREDIT), _FINE),
    ("digits without end", _row(id="{id}", text="Gesperrt, sagt n-tv.de " + "1" * 4_000 + " x."), _FINE),
    ("dots without end", _row(id="{id}", text="Gesperrt. " + ". " * 4_000 + _CREDIT), _FINE),
    ("quotation marks without end", _row(id="{id}", text="„" * 4_000 + _CREDIT), _FINE),
    ("brackets without end", _row(id="{id}", path="a.md", text="[" * 4_000 + _CREDIT), _FINE),
    ("superscripts without end", _row(id="{id}", text="Gesperrt." + "²" * 4_000 + " " + _CREDIT), _FINE),
    ("capitals without end", _row(id="{id}", text="Aa" * 4_000 + ". " + _CREDIT), _FINE),
    ("blanks without end", _row(id="{id}", text="Gesperrt" + " " * 8_000 + _CREDIT), _FINE),
    ("a path of 10,000", _row(id="{id}", path="a" * 10_000 + ".md"), _FINE),
    ("a NUL in the path", _row(id="{id}", path="a\0.md"), _FINE),
    ("a terminal's commands", _row(id="\x1b[31m{id}"), _FINE),
    ("the first year", _row(id="{id}", text="Gestern gesperrt, so n-tv.de.", published="0001-01-01T00:00"), _FAULTS),
    ("the last year", _row(id="{id}", text="Morgen gesperrt, so n-tv.de.", published="9999-12-31"), _FAULTS),
    ("right to left", _row(id="{id}", text="\u202e" + _CREDIT), _FINE),
)  # fmt: skip


def lines(fair: int, hostile: int) -> tuple[bytes, dict[int, tuple[str, str]]]:
    """The input, and by the number of its row the name and end of each hostile one."""
    rows = [json.dumps({"id": f"fair-{n}", "text": FAIR.format(n=n)}).encode() for n in range(fair)]
    step = max(1, fair // max(1, hostile))
    bad: dict[int, tuple[str, str]] = {}
    for n in range(hostile):
        name, line, end = KINDS[n % len(KINDS)]
        at = min(len(rows), n * (step + 1))
        rows.insert(at, line.replace(b"{id}", f"bad-{n}".encode()))
        bad[at] = name, end
    return b"\n".join(rows) + b"\n", bad


def command(folder: Path, *more: str) -> list[str]:
    given = ["in.jsonl", "-o", "out.jsonl", "--source", "n-tv.de=page.html", "--offline", "--no-archive"]
    return [sys.executable, "-m", "crosscheck", "batch", *given, "--reader", "none", *more]


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}


def checked(folder: Path, data: bytes, workers: int) -> tuple[float, float, int, list[dict[str, object]]]:
    """Seconds by the clock and of processors, status and rows of one run."""
    (folder / "page.html").write_text(PAGE, encoding="utf-8")
    (folder / "in.jsonl").write_bytes(data)
    (folder / "out.jsonl").unlink(missing_ok=True)
    began, used = time.monotonic(), _processor_seconds()
    status = subprocess.run(
        command(folder, "--workers", str(workers)), cwd=folder, env=environment(), stdout=subprocess.DEVNULL,
        check=False,
    ).returncode  # fmt: skip
    seconds, used = time.monotonic() - began, _processor_seconds() - used
    return (
        seconds,
        used,
        status,
        [json.loads(row) for row in (folder / "out.jsonl").read_bytes().splitlines()],
    )


def _processor_seconds() -> float:
    """What all runs so far have used: tells more than the clock where others are at work as well."""
    used = os.times()
    return used.children_user + used.children_system


def strayed(rows: Sequence[dict[str, object]], bad: dict[int, tuple[str, str]]) -> list[str]:
    """What did not end as it should: fair rows with an error, hostile ones otherwise than is said of them."""
    found = []
    for n, row in enumerate(rows):
        name, end = bad.get(n, (f"fair row {row['id']}", _FINE))
        if (row["status"] == "error") != (end == _FAULTS):
            found.append(f"{name}: {row['status']} ({str(row['error'])[:200]})")
    return found


def killed(
    folder: Path, data: bytes, kills: int, chance: random.Random, minutes: float = 60
) -> tuple[int, int]:
    """Kills so many runs, at most so long, each going on from the last, at random moments after it has begun to
    write; when one comes to its end the next begins anew. How many rows that were whole in the output after a kill
    were not there at the end, and how many runs were killed."""
    (folder / "in.jsonl").write_bytes(data)
    out = folder / "out.jsonl"
    out.unlink(missing_ok=True)
    whole: set[bytes] = set()
    number = lost = 0
    until = time.monotonic() + 60 * minutes
    while number < kills and time.monotonic() < until:
        process = subprocess.Popen(
            command(folder, "--workers", "2", "--resume"), cwd=folder, env=environment(),
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        while process.poll() is None and not (out.exists() and out.stat().st_size):
            time.sleep(0.01)
        try:
            process.wait(chance.uniform(0.0, 0.5))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            number += 1
            whole |= _rows(out)
        else:
            lost += len(whole - _rows(out))
            whole.clear()
            out.unlink()
    subprocess.run(
        command(folder, "--resume"), cwd=folder, env=environment(), stdout=subprocess.DEVNULL, check=False
    )
    return lost + len(whole - _rows(out)), number


def _rows(out: Path) -> set[bytes]:
    """The whole rows in the output."""
    return {row for row in out.read_bytes().splitlines(True) if row[-1:] == b"\n"} if out.exists() else set()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rows", type=int, default=2000)
    parser.add_argument("--hostile", type=int, default=50)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--minutes", type=float, default=10)
    args = parser.parse_args()
    failed = False
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        clean, clean_used, _, rows = checked(folder, lines(args.rows - args.hostile, 0)[0], 2)
        reference = (folder / "out.jsonl").read_bytes()
        data, bad = lines(args.rows - args.hostile, args.hostile)
        seconds, used, status, rows = checked(folder, data, 2)
        counts = Counter(str(row["status"]) for row in rows)
        print(f"clean {clean:.1f} s; hostile {seconds:.1f} s ({seconds / clean:.2f} times), status {status}")
        print(f"of processors {clean_used:.1f} s and {used:.1f} s ({used / clean_used:.2f} times)")
        print(dict(counts))
        for fault in strayed(rows, bad):
            failed = True
            print(f"  {fault}")
        failed |= len(rows) != args.rows
        fair = lines(args.rows - args.hostile, 0)[0]
        lost, kills = killed(folder, fair, args.kills, random.Random(5), args.minutes)
        same = (folder / "out.jsonl").read_bytes() == reference
        print(f"killed {kills} times: {lost} rows lost; same bytes as an undisturbed run: {same}")
        failed |= bool(lost) or not same
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
