"""The HTML report as it was looked at and found good, at a desk and on a phone.

The pictures hold for one font: the page is shown in DejaVu Sans, which Debian installs with chromium, and the tests are
skipped where letters have other widths. `python tests/golden/renew.py --pictures` takes them anew.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from report_pages import DESK, PHONE, browser, digest, open_page, render

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

__all__ = ["browser", "open_page"]

GOLDEN = Path(__file__).parent / "golden"
FONT = '.report { font-family: "DejaVu Sans" !important; }'
WIDTH = 1022  # of the text below in that font
MEASURE = """() => {
    const canvas = document.createElement("canvas").getContext("2d");
    canvas.font = '100px "DejaVu Sans"';
    return Math.round(canvas.measureText("Hamburgefonstiv 12").width);
}"""
DIFFERENT = 48  # of 255: more than smoothing of edges makes
SHARE = 0.004  # of the pixels may be different; a line that breaks elsewhere changes several times that

SHOTS = {"desk": (DESK, {}), "phone": (PHONE, {"has_touch": True})}


def taken(browser: Browser, folder: Path, name: str) -> bytes:
    """The first screen of the page with the first finding selected."""
    size, options = SHOTS[name]
    file = folder / "report.html"
    file.write_text(render(digest(2)), encoding="utf-8")
    context = browser.new_context(viewport=size, reduced_motion="reduce", bypass_csp=True, **options)
    page = context.new_page()
    page.goto(f"file://{file}")
    page.add_style_tag(content=FONT)
    if page.evaluate(MEASURE) != WIDTH:
        pytest.skip("needs the font DejaVu Sans (apt-get install fonts-dejavu-core)")
    page.click("button[data-step='1']")
    page.mouse.move(0, 0)
    picture = page.screenshot(animations="disabled")
    context.close()
    return picture


@pytest.mark.parametrize("name", SHOTS)
def test_the_page_looks_as_reviewed(browser: Browser, tmp_path: Path, name: str) -> None:
    """A change of the look must be looked at."""
    image = pytest.importorskip("PIL.Image", reason="needs pillow")
    chops = pytest.importorskip("PIL.ImageChops", reason="needs pillow")
    now = image.open(io.BytesIO(taken(browser, tmp_path, name))).convert("L")
    before = image.open(GOLDEN / f"report-{name}.png").convert("L")
    assert now.size == before.size
    different = sum(chops.difference(now, before).histogram()[DIFFERENT:])
    assert different / (now.width * now.height) < SHARE


def box(page: Page, selector: str) -> dict[str, float]:
    found = page.locator(selector).first.bounding_box()
    assert found is not None
    return found


def test_draft_and_findings_stand_side_by_side(open_page: Callable[..., Page]) -> None:
    """In whatever font: two columns of one width that begin at one height, within the first screen."""
    page = open_page(digest(2))
    draft, cards = box(page, ".draft .text"), box(page, ".list .card")
    assert draft["x"] + draft["width"] < cards["x"]
    assert abs(box(page, ".draft")["width"] - box(page, ".list")["width"]) < 40
    assert cards["y"] < DESK["height"] / 2
    assert box(page, "h1")["y"] < box(page, ".coverage")["y"] < box(page, ".tools")["y"]


def test_the_first_finding_is_on_the_first_screen_of_a_phone(open_page: Callable[..., Page]) -> None:
    """With its verdict, its words and their rivals."""
    page = open_page(digest(2), size=PHONE, has_touch=True)
    assert box(page, ".card mark.differs")["y"] < PHONE["height"]
    assert box(page, ".card .contradicts mark.differs")["y"] < PHONE["height"]
    assert box(page, ".card")["width"] > PHONE["width"] * 0.85


def test_one_family_of_type(open_page: Callable[..., Page]) -> None:
    page = open_page(digest(2))
    used = (
        "[...new Set([...document.querySelectorAll('.report *')].map(e => getComputedStyle(e).fontFamily))]"
    )
    assert len(page.evaluate(used)) == 1
