"""Plays faults against the command, each bounded by a time limit, and writes what came of them.

    python benchmarks/faults.py                    # the table, on stdout
    python benchmarks/faults.py --write            # and into docs/reliability.md
    python benchmarks/faults.py --only batch       # some areas

A fault is a file, a page, a draft, settings, an archive or rows that are broken or hostile. It is *survived* when
the command ends by itself with one of its statuses; *crash*: an error inside crosscheck; *hang*: stopped at the
limit; *slow*: more than ten seconds; *let in*: something foreign had an effect; *lost*: a result is missing.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs/reliability.md"
LIMIT, SLOW = 40, 10
KINDS = ("survived", "crash", "hang", "slow", "let in", "lost")
SECRET = "SECRET-OF-ANOTHER-FOLDER"
DRAFT = "Im Hafen von Tiefenau sanken am Montag drei Boote, wie n-tv.de berichtet.\n"
ARTICLE = (
    "<!doctype html><html lang=de><head><title>Boote sinken im Hafen</title></head><body><article><h1>Boote sinken"
    " im Hafen</h1><p>Im Hafen von Tiefenau sind am Montag zwei Boote gesunken, teilte die Hafenmeisterei mit.</p>"
    "<p>Verletzt wurde niemand, die Bergung soll bis zum Wochenende dauern.</p></article></body></html>"
)
BAD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b]")
CHECK = ("check", "d.md", "--source", "n-tv.de=n.html", "--offline", "--no-archive", "--reader", "none")


@dataclass
class Fault:
    """What is put where (`files`), what is run, and what must not come of it (`wrong` gives its kind, or "")."""

    area: str
    name: str
    files: dict[str, bytes | str] = field(default_factory=dict)
    run: tuple[str, ...] = CHECK
    before: Callable[[Path], object] | None = None
    wrong: Callable[[Path, str, str], str] | None = None


def command(arguments: tuple[str, ...], folder: Path) -> tuple[int | None, float, str, str]:
    """Its status (None where it was stopped), how long it took, and what it wrote."""
    home = folder / ".home"
    home.mkdir(exist_ok=True)
    env = {
        **os.environ,
        "HOME": str(home),
        "XDG_DATA_HOME": str(home),
        "XDG_CACHE_HOME": str(home),
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    began = time.monotonic()
    with (
        tempfile.TemporaryFile() as out,
        tempfile.TemporaryFile() as err,
        subprocess.Popen(
            [sys.executable, "-m", "crosscheck", *arguments],
            cwd=folder,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
            start_new_session=True,
        ) as process,
    ):
        try:
            status: int | None = process.wait(LIMIT)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            status = None
        took = time.monotonic() - began
        out.seek(0)
        err.seek(0)
        return status, took, out.read().decode("utf-8", "replace"), err.read().decode("utf-8", "replace")


def play(fault: Fault) -> tuple[str, float, str]:
    with tempfile.TemporaryDirectory() as name:
        outer = Path(name)
        folder = outer / "desk"
        folder.mkdir()
        (outer / "secret.html").write_text(ARTICLE.replace("Hafenmeisterei", SECRET), encoding="utf-8")
        for path, content in {"d.md": DRAFT, "n.html": ARTICLE, **fault.files}.items():
            data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
            (folder / path).write_bytes(data)
        if fault.before:
            fault.before(folder)
        status, took, out, err = command(fault.run, folder)
        if status is None:
            return "hang", took, ""
        if status not in (0, 1, 2, 3) or "Traceback" in err or "internal error" in err:
            return "crash", took, (err.strip().splitlines() or [""])[-1]
        if (
            SECRET in out
            or BAD.search(out + err)
            or re.search(r"^\s*::(?!error |warning |notice )", out + err, re.M)
        ):
            return "let in", took, ""
        kind = fault.wrong(folder, out, err) if fault.wrong else ""
        return kind or ("slow" if took > SLOW else "survived"), took, ""


# ------------------------------------------------------------------ the faults


def zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return out.getvalue()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def word(body: str, head: str = "") -> bytes:
    document = f"{head}<w:document {W}><w:body>{body}</w:body></w:document>".encode()
    return zipped({"[Content_Types].xml": TYPES, "word/document.xml": document})


LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "../secret.html">]>'
SENTENCE = "Drei Boote sanken laut n-tv.de"

DRAFTS: dict[str, bytes | str] = {
    "empty": "",
    "blanks": " \n" * 5000,
    "NUL characters": "a\x00b laut n-tv.de.",
    "not UTF-8": b"\xff\xfe\xfd laut",
    "half a character": b"Drei Boote laut n-tv.de \xe2\x82",
    "UTF-16": DRAFT.encode("utf-16"),
    "one line of 200,000 letters": "a" * 200_000,
    "60 digits after a credit": f"{SENTENCE} {'1' * 60} x.",
    "superscripts after a full stop": f"Boote sanken.{'²' * 60}x laut n-tv.de.",
    "5,000 dots": "." * 5000,
    "5,000 opening brackets": "[" * 5000 + DRAFT,
    "quotations never closed": "„" * 2000 + DRAFT,
    "3,000 list levels": "> " * 3000 + DRAFT,
    "20,000 stars": "*" * 20_000 + DRAFT,
    "a table of 500 columns": "|a" * 500 + "|\n" + "|-" * 500 + "|\n" + DRAFT,
    "2,000 notes": "[^1]" * 2000 + DRAFT,
    "a comment never closed": f"<!-- crosscheck: ignore[CC301\n{DRAFT}",
    "front matter never closed": f"---\na: b\n{DRAFT}",
    "front matter of blanks": f"---\ndate: x{' ' * 50_000}x\n---\n{DRAFT}",
    "year 0": f"---\ndate: 0000-00-00\n---\n{DRAFT}",
    "year 99999": f"---\ndate: 99999-01-01\n---\n{DRAFT}",
    "a number of 5,000 digits": f"{'9' * 5000} Boote laut n-tv.de.",
    "direction marks": f"{SENTENCE} \u202ever\u202c\u2066kehrt\u2069.",
    "combining marks": "e" + "\u0301" * 5000 + DRAFT,
    "lone halves": f"{SENTENCE} \ud800.",
    "a front matter that names a file outside": "---\nsources:\n  - outlet: n-tv.de\n    file: ../secret.html\n---\n"
    + DRAFT,
    "a link to a file outside": "Drei Boote sanken, berichtet [n-tv.de](../secret.html).",
    "dates without end": "am 1.1.2024 " * 1500,
}
PAGES: dict[str, bytes | str] = {
    "empty": "",
    "comments before the page": "<!---->" * 300 + ARTICLE,
    "charset rot13": b"<meta charset=rot13><p>x\xfc</p>",
    "charset undefined": b"<meta charset=undefined><p>\xff</p>",
    "year of 20 digits": ARTICLE.replace(
        "<title>", '<meta name="date" content="Mon, 01 Jan 99999999999999999999 00:00:00 +0000"><title>'
    ),
    "a date of blanks": ARTICLE.replace("<title>", f'<meta name="date" content="x{" " * 60_000}x"><title>'),
    "metadata of blanks": ARTICLE.replace(
        "<title>", f'<script type="application/ld+json">-->{" " * 100_000}x</script><title>'
    ),
    "metadata nested 50,000 deep": ARTICLE.replace(
        "<title>", f'<script type="application/ld+json">{"[" * 50_000}</script><title>'
    ),
    "elements nested 20,000 deep": "<div>" * 20_000 + ARTICLE,
    "30,000 attributes": "<body " + " ".join(f"a{n}=1" for n in range(30_000)) + ">" + ARTICLE,
    "entities that grow": LAUGHS + "<html><p>&i;</p></html>",
    "an entity from a file": OUTSIDE + "<html><p>&a;</p></html>",
    "a title that commands": ARTICLE.replace("Boote sinken", "\x1b]0;x\x07::error::x \u202e", 1),
    "bytes at random": bytes(range(256)) * 200,
    "half a page": ARTICLE[:250],
    "packed": gzip.compress(ARTICLE.encode()),
    "a bomb": gzip.compress(b"0" * 20_000_000),
    "50,000 short paragraphs": "<article>" + "<p>Boot.</p>" * 50_000 + "</article>",
    "NUL bytes": ARTICLE.replace(" ", "\x00"),
    "numeric references of none": ARTICLE.replace("Montag", "&#0;&#xd800;&#99999999;"),
    "an address that is none": ARTICLE.replace("<title>", '<link rel=canonical href="http://["><title>'),
}
TOML: dict[str, bytes | str] = {
    "nested 100,000 deep": "x = " + "[" * 100_000,
    "a key of 50,000 parts": "a." * 50_000 + "b = 1",
    "a number of 5,000 digits": f"x = {'9' * 5000}",
    "not UTF-8": b"\xff\xfe\x00",
    "NUL": "x = 1\x00",
    "half a table": "[[source]]\noutlet",
    "an unknown key": "\u202ekey = 1\n",
    "a list for a text": "source = [[1]]\nfail-on = [1]",
    "2 MB of comments": "#" * 2_000_000,
    "a date that is none": "x = 1979-13-99",
}
SOURCE = '[[source]]\noutlet = "n-tv.de"\n'
MANIFESTS = {
    "a file outside": f'{SOURCE}file = "../secret.html"',
    "an absolute file": f'{SOURCE}file = "/etc/passwd"',
    "a device": f'{SOURCE}file = "/dev/zero"',
    "its own folder": f'{SOURCE}file = "."',
    "a NUL in a name": f'{SOURCE}file = "a\\u0000b"',
    "a name of 5,000 letters": f'{SOURCE}file = "{"a" * 5000}"',
    "a script for an address": f'{SOURCE}url = "javascript:alert(1)"',
    "a file for an address": f'{SOURCE}url = "file:///etc/passwd"',
    "an address with a command": f'{SOURCE}url = "x\\n::error::y\\u001b[31m"',
    "3,000 entries": f'{SOURCE}url = "https://www.n-tv.de/a"\n' * 3000,
    "an outlet of markup": '[[source]]\noutlet = "<b>x</b>.de"\nurl = "https://a.example/"',
}
SETTINGS = {
    "timeout nan": "[network]\ntimeout = nan",
    "timeout below zero": "[network]\ntimeout = -1",
    "bytes 10^40": f"[network]\nmax-bytes = 1{'0' * 40}",
    "an archive that is a device": 'archive = "/dev/zero"',
    "a pattern of stars": f'[per-path."{"*a" * 2000}"]\nignore = ["CC3"]',
    "a regular expression that grows": '[[outlet]]\ndomain="x.example"\nname="X"\npaywall-urls=["(a+)+$"]',
    "a name that commands": '[[outlet]]\ndomain="x.example"\nname="X\\u001b[31m"',
    "private hosts opened": '[network]\nallow-hosts = ["127.0.0.1"]',
    "an unknown rule": 'ignore = ["CC\\u202e"]',
}
EVIL = (
    "# ::error::x <script>x</script>\n\n=1+1;=cmd sagte n-tv.de \u202e $x$ @all ![x](http://e.example/x) zehn Boote %0A ]]> "
    "\\<b\\>x\\</b\\> ##[error]x, wie n-tv.de berichtet.\n"
)
FORMATS = (
    "full",
    "concise",
    "csv",
    "github",
    "gitlab",
    "html",
    "json",
    "json-lines",
    "junit",
    "markdown",
    "rdjson",
    "sarif",
    "claims-jsonld",
)
ROW = json.dumps({"id": "last", "text": DRAFT})
ROWS = {
    "no JSON": "{",
    "nested 100,000 deep": "[" * 100_000,
    "a number of 5,000 digits": f'{{"id": {"9" * 5000}}}',
    "not an object": "[1]",
    "an unknown language": '{"id": "a", "text": "x", "language": "xx"}',
    "a device for a source": '{"id": "a", "text": "x", "sources": [{"outlet": "n-tv.de", "file": "/dev/zero"}]}',
    "a file outside": json.dumps(
        {"id": "a", "text": DRAFT, "sources": [{"outlet": "n-tv.de", "file": "../secret.html"}]}
    ),
    "a name of 5,000 letters": '{"id": "a", "text": "x", "sources": [{"outlet": "n-tv.de", "file": "%s"}]}'
    % ("a" * 5000),
    "half a character": '{"id": "a", "text": "\\ud800"}',
    "no text": '{"id": "a"}',
    "digits without end": json.dumps({"id": "a", "text": f"{SENTENCE} {'1' * 60} x."}),
}


def faults() -> Iterator[Fault]:
    for name, text in DRAFTS.items():
        yield Fault("draft", name, {"d.md": text})
    for kind in ("docx", "odt", "rtf", "html"):
        run = tuple(f"d.{kind}" if part == "d.md" else part for part in CHECK)
        for name, data in (
            ("bytes at random", bytes(range(256)) * 20),
            ("empty", b""),
            ("half a package", word("x")[:80]),
        ):
            yield Fault("draft", f".{kind}: {name}", {f"d.{kind}": data}, run)
    run = tuple("d.docx" if part == "d.md" else part for part in CHECK)
    for name, data in {
        "entities that grow": word("<w:p><w:r><w:t>&i;</w:t></w:r></w:p>", LAUGHS),
        "30 MB of paragraphs": word("<w:p/>" * 5_000_000),
        "an entity from a file": word("<w:p><w:r><w:t>&a;</w:t></w:r></w:p>", OUTSIDE),
        "paths upwards": zipped({"../../x": b"x", "word/document.xml": b"<x/>"}),
    }.items():
        yield Fault("draft", f".docx: {name}", {"d.docx": data}, run)
    for name, data in PAGES.items():
        yield Fault("page", name, {"n.html": data})
    manifest = ("check", "d.md", "--sources", "s.toml", *CHECK[4:])
    for name, text in {**TOML, **MANIFESTS}.items():
        yield Fault("files", f"manifest: {name}", {"s.toml": text}, manifest)
    for option in ("--lock", "--baseline"):
        for name in ("nested 100,000 deep", "NUL", "not UTF-8"):
            yield Fault("files", f"{option[2:]}: {name}", {"x": TOML[name]}, (*CHECK, option, "x"))
    yield Fault("files", "a pipe nobody writes to", run=manifest, before=lambda f: os.mkfifo(f / "s.toml"))
    yield Fault(
        "files",
        "links to the folder itself",
        run=("check", "**/*.md", *CHECK[2:]),
        before=lambda f: [os.symlink(".", f / n) for n in "xy"],
    )
    yield Fault(
        "files",
        "a name that commands",
        {"x\n::error::y\x1b[31m.md": "# Nur\n"},
        ("check", "x\n::error::y\x1b[31m.md", *CHECK[4:]),
    )
    for name, text in {**TOML, **SETTINGS}.items():
        yield Fault("settings", name, {"crosscheck.toml": text})
    for name in FORMATS:
        yield Fault("report", f"hostile draft as {name}", {"d.md": EVIL}, (*CHECK, "--output-format", name))
    for name in ("/dev/full", ".", "no/such/folder"):
        yield Fault("report", f"written to {name}", run=(*CHECK, "-o", name))
    for name, data in (
        ("a text", b"x" * 5000),
        ("zeros", bytes(5000)),
        ("half a database", b"SQLite format 3\x00" + bytes(3000)),
        ("empty", b""),
    ):
        for action in (("list",), ("verify",)):
            yield Fault(
                "archive", f"{action[0]}: {name}", {"a.db": data}, ("archive", *action, "--archive", "a.db")
            )
    for name, data in (
        ("no WARC", b"x" * 999),
        ("half a record", b"WARC/1.1\r\nContent-Length: 99\r\n\r\nx"),
        ("a bomb", gzip.compress(b"0" * 20_000_000)),
    ):
        yield Fault(
            "archive",
            f"import: {name}",
            {"x.warc.gz": data},
            ("archive", "import", "x.warc.gz", "--archive", "b.db"),
        )
    batch = ("batch", "in.jsonl", "-o", "out.jsonl", *CHECK[2:], "--workers", "1")
    for name, row in ROWS.items():
        yield Fault("batch", name, {"in.jsonl": f"{row}\n{ROW}\n"}, batch, wrong=_rows_missing)


def _rows_missing(folder: Path, _out: str, _err: str) -> str:
    """Two rows in are two rows out, whatever is wrong with the first."""
    file = folder / "out.jsonl"
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    if SECRET in text:
        return "let in"
    return "" if len(text.splitlines()) == 2 else "lost"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--only", nargs="+", metavar="AREA", help="draft, page, files, settings, report, archive or batch"
    )
    parser.add_argument("--write", action="store_true", help="put the table into docs/reliability.md")
    args = parser.parse_args()
    counts: dict[str, Counter[str]] = {}
    failed = []
    for fault in faults():
        if args.only and fault.area not in args.only:
            continue
        kind, took, told = play(fault)
        counts.setdefault(fault.area, Counter())[kind] += 1
        if kind != "survived":
            failed.append(
                f"- {fault.area}, {fault.name}: {kind} after {took:.0f} s{f' ({told})' if told else ''}"
            )
            print(failed[-1], file=sys.stderr, flush=True)
    table = _table(counts, failed)
    print(table)
    if args.write:
        page = PAGE.read_text(encoding="utf-8")
        head, _, rest = page.partition("<!-- faults -->\n")
        PAGE.write_text(
            f"{head}<!-- faults -->\n{table}<!-- end -->{rest.partition('<!-- end -->')[2]}", encoding="utf-8"
        )


def _table(counts: dict[str, Counter[str]], failed: list[str]) -> str:
    lines = [f"| area | faults | {' | '.join(KINDS)} |", "|---|" + "---:|" * (len(KINDS) + 1)]
    total: Counter[str] = Counter()
    for area, found in counts.items():
        lines.append(f"| {area} | {found.total()} | {' | '.join(str(found[kind]) for kind in KINDS)} |")
        total += found
    lines.append(f"| **all** | {total.total()} | {' | '.join(str(total[kind]) for kind in KINDS)} |")
    told = ["", "Not survived:", "", *failed] if failed else ["", "All were survived."]
    return "\n".join([*lines, *told]) + "\n"


if __name__ == "__main__":
    main()
