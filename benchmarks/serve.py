"""How fast `crosscheck serve` answers: the first and the second check of a digest with its three articles, and many
checks of several clients beside `crosscheck batch` on the same drafts.

    python benchmarks/serve.py [--checks 50] [--clients 10] [--reader none]
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

DEMO = Path(__file__).parent.parent / "fixtures" / "demo"
ARTICLES = {
    "n-tv.de": "n-tv.html",
    "sueddeutsche.de": "sueddeutsche.html",
    "suedkurier.de": "suedkurier.html",
}
PUBLISHED = "2026-03-08"


def body(text: str, changed: str = "") -> dict[str, Any]:
    """A check of a draft; `changed` is put into the articles, so that none of them was read before."""
    pages = {outlet: (DEMO / name).read_text(encoding="utf-8") for outlet, name in ARTICLES.items()}
    sources = [
        {
            "outlet": outlet,
            "html": page.replace("</body>", f"<!-- {changed} --></body>"),
            "name": ARTICLES[outlet],
        }
        for outlet, page in pages.items()
    ]
    return {
        "draft": {"name": "digest.md", "text": text},
        "sources": sources,
        "options": {"published": PUBLISHED, "offline": True},
    }


@contextmanager
def served(*options: str) -> Iterator[httpx.Client]:
    command = [sys.executable, "-m", "crosscheck", "serve", "--port", "0", "--offline", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        try:
            with httpx.Client(base_url=address, timeout=300) as client:
                while "crosscheck_running 0.0" not in client.get("/metrics").text:  # the workers warm up
                    time.sleep(0.1)
                yield client
        finally:
            process.terminate()


def seconds(client: httpx.Client, request: dict[str, Any]) -> float:
    began = time.perf_counter()
    client.post("/v1/check", json=request).raise_for_status()
    return time.perf_counter() - began


def over_http(client: httpx.Client, drafts: list[str], clients: int) -> float:
    requests = [body(draft) for draft in drafts]

    def ask(request: dict[str, Any]) -> None:
        while (answer := client.post("/v1/check", json=request)).status_code == 429:
            time.sleep(float(answer.headers["Retry-After"]) / 10)
        answer.raise_for_status()

    began = time.perf_counter()
    with ThreadPoolExecutor(clients) as pool:
        list(pool.map(ask, requests))
    return time.perf_counter() - began


def in_batch(drafts: list[str], folder: Path, *options: str) -> float:
    """The same drafts by the command line, which starts its processes in this time, too."""
    sources = [{"outlet": outlet, "file": name} for outlet, name in ARTICLES.items()]
    for name in ARTICLES.values():
        (folder / name).write_bytes((DEMO / name).read_bytes())
    rows = [
        {"id": n, "text": draft, "path": f"{n}.md", "published": PUBLISHED, "sources": sources}
        for n, draft in enumerate(drafts)
    ]
    (folder / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "crosscheck",
        "batch",
        "rows.jsonl",
        "-o",
        "out.jsonl",
        "--quiet",
        "--offline",
    ]
    began = time.perf_counter()
    subprocess.run([*command, "--exit-zero", *options], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--checks", type=int, default=50)
    parser.add_argument("--clients", type=int, default=10)
    parser.add_argument("--reader", default="none")
    args = parser.parse_args()
    text = (DEMO / "digest.md").read_text(encoding="utf-8")
    drafts = [f"{text}\n\nStand: Fassung {n}.\n" for n in range(args.checks)]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        options = ("--archive", str(folder / "archive.sqlite"), "--reader", args.reader)
        with served(*options) as client:
            first = seconds(client, body(text, "first"))
            print(f"first check   {first:6.2f} s")
            print(f"second check  {seconds(client, body(text, 'first')):6.2f} s")
            spent = over_http(client, drafts, args.clients)
            print(
                f"{args.checks} checks of {args.clients} clients  {spent:6.2f} s  {args.checks / spent:5.2f}/s"
            )
        spent = in_batch(drafts, folder, *options)
        print(f"{args.checks} drafts by batch  {spent:6.2f} s  {args.checks / spent:5.2f}/s")


if __name__ == "__main__":
    main()
