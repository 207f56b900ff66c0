"""Takes the pictures of the page in `docs/guides/desk.md`: python docs/desk_pictures.py

Needs the extras `serve` and `browser`, and Debian's chromium.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))
from desk_page import CHROMIUM, DIGEST, FLAGS, PAGES, checked, paste, running  # noqa: E402 - found by the path above

IMG = ROOT / "docs" / "img"


def main() -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        running(Path(folder)) as server,
        sync_playwright() as driver,
    ):
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_context(viewport={"width": 1200, "height": 740}, locale="de-DE").new_page()
        page.goto(server.url)
        page.wait_for_selector("body:not(.loading)")
        page.evaluate("localStorage.setItem('editor', 'KH')")
        page.reload()
        page.wait_for_selector("body:not(.loading)")
        paste(page, DIGEST)
        page.set_input_files("#articles-choose", PAGES[:1])
        page.wait_for_selector(".credit.given")
        page.screenshot(path=IMG / "desk-input.png")
        page.click(".draft-more summary")
        page.fill("#published", "2026-03-09T14:00")
        page.set_input_files("#articles-choose", PAGES[1:])
        page.wait_for_selector("#missing.complete:not(:empty)")
        checked(page)
        page.screenshot(path=IMG / "desk-report.png")
        while not page.locator(".card.now", has_text="Vertauscht").count():
            page.keyboard.press("n")
        page.wait_for_timeout(800)  # the list scrolls smoothly
        page.screenshot(path=IMG / "desk-owner.png")
        page.keyboard.press("2")
        page.wait_for_timeout(800)
        page.screenshot(path=IMG / "desk-decide.png")
        browser.close()


if __name__ == "__main__":
    main()
