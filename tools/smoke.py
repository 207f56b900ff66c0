"""Runs a crosscheck program through what it must be able to do, wherever it was built.

    python tools/smoke.py PROGRAM [ARGUMENT …]

Checks the demo, two drafts in worker processes, an article that is read in a worker of its own, rules, `doctor`, and
the server with its page. Prints what fails, and exits with 1 then. Needs nothing but Python.
"""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.request import Request, urlopen

ROOT = Path(__file__).parents[1]
DEMO = ROOT / "fixtures" / "demo"
_PATIENCE = 300.0  # seconds; the first start unpacks
_LISTENS = re.compile(r"http://127\.0\.0\.1:\d+/")
_OPTIONS = ("--offline", "--published", "2026-03-09T14:00:00+01:00", "--no-archive", "--allow-outside")


class Smoke:
    """The program, the empty folder that it is run in, and what has failed."""

    def __init__(self, program: list[str], folder: Path) -> None:
        self.program, self.folder = program, folder
        self.failed: list[str] = []

    def run(self, *arguments: str, status: int, shows: str) -> None:
        """Runs one command: it must end with `status`, print `shows`, and say nothing of a fault."""
        done = subprocess.run(
            [*self.program, *arguments], cwd=self.folder, capture_output=True, text=True, encoding="utf-8",
            timeout=_PATIENCE, check=False,
        )  # fmt: skip
        fine = done.returncode == status and shows in done.stdout and "fault" not in done.stderr
        self.told(
            " ".join(arguments[:2]),
            fine,
            f"status {done.returncode}\n{done.stdout[-800:]}{done.stderr[-800:]}",
        )

    def told(self, what: str, fine: bool, detail: str = "") -> None:
        print("ok    " if fine else "FAILED", what, "" if fine else detail, flush=True)
        if not fine:
            self.failed.append(what)


def commands(smoke: Smoke) -> None:
    sources = ("--sources", str(DEMO / "sources.toml"))
    smoke.run("--version", status=0, shows="crosscheck ")
    smoke.run("check", str(DEMO / "digest.md"), *sources, *_OPTIONS, status=1, shows="CC301")
    for name in ("a.md", "b.md"):
        (smoke.folder / name).write_bytes((DEMO / "digest.md").read_bytes())
    smoke.run("check", "a.md", "b.md", *sources, *_OPTIONS, "--jobs", "2", status=1, shows="CC301")
    page = (DEMO / "n-tv.html").read_text(encoding="utf-8")
    long = page.replace("</body>", "<!--" + "x" * 100_000 + "--></body>")
    (smoke.folder / "long.html").write_text(long, encoding="utf-8")
    smoke.run("extract", "long.html", status=0, shows="full")
    smoke.run("rule", "CC301", status=0, shows="number-mismatch")
    smoke.run("doctor", "--no-archive", status=0, shows="libraries")


def server(smoke: Smoke) -> None:
    """The page, and a check of one draft by the HTTP API; SIGTERM ends the server."""
    with subprocess.Popen(
        [*smoke.program, "serve", "--port", "0", "--workers", "1", "--offline", "--archive", "none"],
        cwd=smoke.folder, stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        try:
            found = _LISTENS.search(process.stdout.readline())
            smoke.told("serve", bool(found), "it does not listen")
            if found:
                smoke.told("the page", b"<title>crosscheck" in urlopen(found[0], timeout=_PATIENCE).read())
                smoke.told("a check by HTTP", "CC301" in checked(found[0]))
            process.send_signal(signal.SIGTERM)
            smoke.told("the server's end", process.wait(30) in (0, 143, -signal.SIGTERM))
        finally:
            process.kill()


def checked(url: str) -> str:
    body = {
        "draft": {
            "name": "a.md",
            "text": "In Talheim sind zwölf Menschen verletzt worden, berichtet der Talbote.",
        },
        "sources": [
            {"outlet": "Talbote", "text": "In Talheim sind am Dienstag zehn Menschen verletzt worden."}
        ],
        "options": {"published": "2026-11-24"},
    }
    asked = Request(url + "v1/check", json.dumps(body).encode(), {"Content-Type": "application/json"})
    return urlopen(asked, timeout=_PATIENCE).read().decode()


def main() -> int:
    if len(sys.argv) < 2:
        print(__doc__)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        program = str(Path(sys.argv[1]).absolute()) if Path(sys.argv[1]).exists() else sys.argv[1]
        smoke = Smoke([program, *sys.argv[2:]], Path(folder))
        commands(smoke)
        server(smoke)
    return int(bool(smoke.failed))


if __name__ == "__main__":
    sys.exit(main())
