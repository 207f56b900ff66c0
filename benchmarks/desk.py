"""How long an editor waits on the page of `crosscheck serve`: from the click on „Prüfen“ to the verdict in the browser.

    python benchmarks/desk.py [--rounds 3] [--reader none]

Each round has a server and a browser of its own, so that the first check is one of a server just started. Needs the
extras `serve` and `browser`, and Debian's chromium.
"""

from __future__ import annotations

import argparse
import statistics
import time
from typing import Any

from playwright.sync_api import sync_playwright
from serve import ARTICLES, DEMO, served

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
LIMITS = {"loaded": 1.0, "credits": 1.5, "first": 2.5, "second": 1.0}  # seconds


def waited(page: Any, act: str, wanted: str) -> float:
    """Seconds from a click to what it brings about."""
    began = time.perf_counter()
    page.click(act)
    page.wait_for_selector(wanted)
    return time.perf_counter() - began


def measured(browser: Any, url: str) -> dict[str, float]:
    context = browser.new_context(locale="de-DE")
    page = context.new_page()
    began = time.perf_counter()
    page.goto(url)
    page.wait_for_selector("body:not(.loading)")
    found = {"loaded": time.perf_counter() - began}
    began = time.perf_counter()
    page.evaluate(
        "t => document.execCommand('insertText', false, t)", (DEMO / "digest.md").read_text("utf-8")
    )
    page.set_input_files("#articles-choose", [str(DEMO / name) for name in ARTICLES.values()])
    page.wait_for_selector("[data-outlet='sueddeutsche.de'].given")
    found["credits"] = time.perf_counter() - began
    found["first"] = waited(page, "#run", "#report h1.headline")
    page.evaluate("document.querySelector('#report').replaceChildren()")
    found["second"] = waited(page, "#recheck", "#report h1.headline")
    context.close()
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--reader", default="")
    chosen = parser.parse_args()
    options = ["--no-archive", *(["--reader", chosen.reader] if chosen.reader else [])]
    rounds = []
    with sync_playwright() as driver:
        for _ in range(chosen.rounds):
            browser = driver.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
            with served(*options) as client:
                rounds.append(measured(browser, str(client.base_url)))
            browser.close()
    for name, limit in LIMITS.items():
        times = [each[name] for each in rounds]
        print(
            f"{name:8} {statistics.median(times):5.2f} s, slowest {max(times):5.2f} s (limit {limit:.1f} s)"
        )


if __name__ == "__main__":
    main()
