"""The HTML report in headless Chromium: what an editor can do with it, at a desk and on a phone.

The tests need the `browser` extra and Debian's chromium; where one is missing they are skipped, saying so.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from report_pages import DESK, EVIL, PHONE, REPORTS, browser, digest, example, hostile, open_page, render

from crosscheck.reports.base import Options
from crosscheck.reports.html_report import fragment

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["browser", "open_page"]

Open = Callable[..., "Page"]
FIRST = 'document.querySelector("{0}").getClientRects()[0]'  # the box of the first line


def current(page: Page) -> str | None:
    return page.evaluate("document.querySelector('.card.now')?.id ?? null")


def visible(page: Page, selector: str = ".card[id]") -> list[str]:
    return page.evaluate(
        f"[...document.querySelectorAll('{selector}')].filter(c => c.offsetParent).map(c => c.id)"
    )


def top(page: Page, selector: str) -> float:
    return page.evaluate(f"{FIRST.format(selector)}.top")


def middle(page: Page, selector: str) -> list[float]:
    """The middle of the first line of an element that may go over several."""
    return page.evaluate(
        f"(({{x, y, width, height}}) => [x + width / 2, y + height / 2])({FIRST.format(selector)})"
    )


def tap(page: Page, selector: str) -> None:
    page.touchscreen.tap(*middle(page, selector))


def phone(open_page: Open, report=None) -> Page:
    return open_page(report or digest(), size=PHONE, has_touch=True)


def centred(page: Page, selector: str) -> None:
    page.evaluate(f"document.querySelector('{selector}').scrollIntoView({{block: 'center'}})")


# ------------------------------------------------------------------ selecting


def test_a_click_on_a_sentence_shows_its_card(open_page: Open):
    """Both are marked, the card is in sight and has the focus, and the address names it."""
    page = open_page(digest(3))
    page.locator("#s-d0-c22").scroll_into_view_if_needed()
    x, y = middle(page, "#s-d0-c22")
    page.mouse.click(x, y)
    assert current(page) == "d0-c22"
    assert page.locator("#d0-c22").evaluate("e => e === document.activeElement")
    assert 0 <= page.locator("#d0-c22").bounding_box()["y"] < DESK["height"] / 2
    assert page.url.endswith("#d0-c22")


def test_a_click_on_a_card_shows_its_sentence(open_page: Open):
    """The draft moves within its own pane; the card stays where it was clicked."""
    page = open_page(digest(12))
    page.locator("#d0-c90 .verdict").scroll_into_view_if_needed()
    before = top(page, "#d0-c90")
    page.click("#d0-c90 .verdict")
    assert top(page, "#d0-c90") == pytest.approx(before, abs=2)
    assert page.locator("#s-d0-c90.now").evaluate("e => e.getBoundingClientRect().bottom <= innerHeight")
    assert top(page, "#s-d0-c90") > 50


def test_a_supported_statement_is_one_line_until_it_is_selected(open_page: Open):
    page = open_page(digest())
    assert page.locator("#d0-c1").bounding_box()["height"] < 45
    page.click("a.s.v-supported >> nth=0")
    assert page.locator("#d0-c1 blockquote >> nth=1").is_visible()


def test_an_address_with_a_card_opens_it(open_page: Open):
    """A link into the report, sent to a colleague, opens at the statement."""
    assert current(open_page(example(), "#d0-c5")) == "d0-c5"


def test_a_rule_code_leads_to_its_explanation(open_page: Open):
    page = open_page(digest())
    page.click("#d0-c2 summary")
    page.click("#d0-c2 a.rule")
    assert page.locator("#rule-CC301").is_visible()


def test_passages_link_to_the_place_at_the_outlet(open_page: Open):
    """The link opens apart, at the passage, and tells the outlet nothing about where it was."""
    link = open_page(example()).locator("#d0-c2 figcaption a").first
    assert ":~:text=28%20Menschen" in link.get_attribute("href")
    assert link.get_attribute("target") == "_blank"
    assert "noreferrer" in link.get_attribute("rel")


# ------------------------------------------------------------------ keys


def test_keys_step_through_the_open_findings(open_page: Open):
    """n and p go in the order of the list, round the ends, past what is supported."""
    page = open_page(digest())
    seen = []
    for key in "nnnnnpp":
        page.keyboard.press(key)
        seen.append(current(page))
    assert seen == ["d0-c2", "d0-c3", "d0-c6", "d0-c4", "d0-c2", "d0-c4", "d0-c6"]


def test_enter_goes_between_card_and_sentence_and_escape_leaves(open_page: Open):
    page = open_page(digest())
    page.keyboard.press("n")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "s-d0-c2"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "d0-c2"
    page.keyboard.press("Escape")
    assert current(page) is None
    assert page.evaluate("document.activeElement.id") == "s-d0-c2"


def test_the_focus_is_seen(open_page: Open):
    page = open_page(digest())
    page.keyboard.press("n")
    assert page.locator("#d0-c2").evaluate("e => parseFloat(getComputedStyle(e).outlineWidth)") >= 2


def test_keys_can_be_switched_off_and_are_explained(open_page: Open):
    """Single keys disturb some who dictate: the help that lists them can turn them off."""
    page = open_page(digest())
    page.keyboard.press("?")
    assert page.locator(".sheet kbd").all_inner_texts() == ["n", "p", "Enter", "Esc", "?"]
    page.uncheck(".keys")
    page.keyboard.press("n")
    assert current(page) is None


def test_buttons_step_too(open_page: Open):
    page = open_page(digest())
    page.click("button[data-step='1']")
    assert current(page) == "d0-c2"


# ------------------------------------------------------------------ filters


def test_a_chip_shows_its_kind_alone_and_a_second_click_all(open_page: Open):
    page = open_page(digest())
    page.click(".chip[data-filter='unverifiable']")
    assert visible(page) == ["d0-c4"]
    assert page.inner_text(".status") == "1 von 7"
    assert page.locator("a.s.off").count() == 6
    page.click(".chip[data-filter='contradicted']")
    assert visible(page) == ["d0-c2"]
    page.click(".chip[data-filter='contradicted']")
    assert len(visible(page)) == 7


def test_chips_count_statements(open_page: Open):
    page = open_page(digest())
    shown = {
        e.get_attribute("data-filter"): e.locator(".n").inner_text() for e in page.locator(".chip").all()
    }
    assert shown == {
        "contradicted": "1", "unsupported": "1", "partial": "1", "unverifiable": "2", "supported": "2", "settled": "1",
    }  # fmt: skip


def test_steps_stay_within_the_filter(open_page: Open):
    page = open_page(digest(2))
    page.click(".chip[data-filter='partial']")
    page.keyboard.press("n")
    page.keyboard.press("n")
    assert current(page) == "d0-c14"


def test_filter_by_outlet(open_page: Open):
    """An outlet shows what is credited to it and what it supports."""
    page = open_page(digest())
    page.select_option(".outlets", "sueddeutsche.de")
    assert visible(page) == ["d0-c4"]


# ------------------------------------------------------------------ on the phone


def test_the_bar_of_a_phone_is_low(open_page: Open):
    """What stays in sight while reading takes at most 64 of 844 pixels."""
    page = phone(open_page)
    page.mouse.wheel(0, 900)
    page.wait_for_function("scrollY > 600")
    assert page.locator(".bar").bounding_box()["y"] == 0
    assert page.locator(".bar").bounding_box()["height"] <= 64


def test_the_evidence_opens_beneath_the_sentence_tapped(open_page: Open):
    """Sentence and evidence are in sight together, and the sentence stays under the finger."""
    page = phone(open_page, digest(12))
    page.click("[data-view='text']")
    centred(page, "#s-d0-c50")
    before = top(page, "#s-d0-c50")
    tap(page, "#s-d0-c50")
    assert top(page, "#s-d0-c50") == pytest.approx(before, abs=3)
    rival = page.locator("#d0-c50 mark.differs").last.bounding_box()
    assert before < rival["y"] < PHONE["height"]


def test_another_sentence_closes_the_first_and_stays_where_it_is(open_page: Open):
    """What closes above it moves nothing either."""
    page = phone(open_page, digest(12))
    page.click("[data-view='text']")
    centred(page, "#s-d0-c51")
    tap(page, "#s-d0-c50")
    centred(page, "#s-d0-c51")
    before = top(page, "#s-d0-c51")
    tap(page, "#s-d0-c51")
    assert top(page, "#s-d0-c51") == pytest.approx(before, abs=3)
    assert visible(page) == ["d0-c51"]
    tap(page, "#s-d0-c51")
    assert visible(page) == []


def test_a_card_comes_back_to_the_list(open_page: Open):
    """Where it was, and in sight."""
    page = phone(open_page)
    listed = visible(page)
    page.click("[data-view='text']")
    centred(page, "#s-d0-c6")
    tap(page, "#s-d0-c6")
    page.click("[data-view='list']")
    assert visible(page) == listed
    assert 0 < page.locator("#d0-c6").bounding_box()["y"] < PHONE["height"]


def test_a_card_of_the_list_leads_to_its_sentence(open_page: Open):
    page = phone(open_page, digest(12))
    page.click("#d0-c82 .to-text")
    assert 0 < top(page, "#s-d0-c82") < PHONE["height"] / 2
    assert page.locator("#d0-c82").bounding_box()["y"] < PHONE["height"]


# ------------------------------------------------------------------ for everyone


@pytest.mark.parametrize("name", ["example", "digest", "several", "hostile"])
@pytest.mark.parametrize("width", [320, 390, 800, 1280, 1920])
def test_nothing_sticks_out(open_page: Open, width: int, name: str):
    """From a phone to a wide screen the page never scrolls sideways."""
    page = open_page(REPORTS[name], size={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_without_script_everything_can_be_read(open_page: Open, size: dict[str, int]):
    """No controls without a script, but draft, cards and the links between them."""
    page = open_page(digest(), size=size, java_script_enabled=False)
    assert page.locator(".card").count() == 8
    assert not page.locator(".tools").is_visible()
    assert page.locator(".draft").is_visible()
    page.locator("a.s.v-unverifiable").first.click(position={"x": 40, "y": 8})
    assert page.url.endswith("#d0-c4")


def test_printing_shows_everything(open_page: Open):
    """On paper there are no controls, nothing is cut off, and the passages of supported statements are there."""
    page = phone(open_page)
    page.emulate_media(media="print")
    assert not page.locator(".tools").is_visible()
    assert page.locator(".draft").is_visible()
    assert page.locator("#d0-c1 blockquote").last.bounding_box()["height"] > 10
    assert page.evaluate("getComputedStyle(document.querySelector('.draft')).overflowY") == "visible"


# Those that show most in every way, the others in each scheme and each size once.
LOOKS = [
    *itertools.product(["example", "digest"], ["light", "dark"], ["desk", "phone"]),
    *(
        (name, *look)
        for name in ("english", "clean", "several", "empty")
        for look in (("light", "desk"), ("dark", "phone"))
    ),
]


@pytest.mark.parametrize("name, scheme, size", LOOKS)
def test_accessibility(open_page: Open, name: str, scheme: str, size: str):
    """axe finds no fault, contrast included."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs the `browser` extra")
    page = open_page(REPORTS[name], size={"desk": DESK, "phone": PHONE}[size], color_scheme=scheme)
    page.keyboard.press("n")
    for view in ["text", "list"] if size == "phone" and page.locator("[data-view]").count() else []:
        page.click(f"[data-view='{view}']")
        assert faults(axe, page) == []
    for fold in page.locator("details").all():
        fold.evaluate("e => { e.open = true; }")
    assert faults(axe, page) == []


def faults(axe, page: Page) -> list[object]:
    found = axe.Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [(each["id"], each["impact"], [n["html"] for n in each["nodes"]]) for each in found]


def test_scripts_of_a_draft_or_a_page_do_not_run(open_page: Open):
    """Every text of the report is hostile; nothing of it runs, and all of it can be read."""
    page = open_page(hostile())
    page.wait_for_timeout(100)
    assert page.evaluate("window.hacked") is None
    assert page.locator("img, svg, iframe").count() == 0
    assert EVIL in page.inner_text(".draft")
    assert EVIL in page.inner_text("#d0-c1")


def test_the_policy_stops_what_would_get_through(browser, tmp_path):
    """Were a script to slip in, the browser would refuse it: a second wall behind the first."""
    file = tmp_path / "report.html"
    slipped = "<script>window.hacked=1</script><b onclick='window.hacked=2' id='b'>x</b></body>"
    file.write_text(render(example()).replace("</body>", slipped), encoding="utf-8")
    page = browser.new_page()
    page.goto(f"file://{file}")
    page.click("#b")
    assert page.evaluate("window.hacked") is None
    page.close()


def test_a_fragment_that_is_inserted_later_works(open_page: Open):
    """A page that embeds the report hands it over when it has it."""
    page = open_page(digest())
    inserted = fragment(digest(2), Options())
    page.evaluate(
        """(html) => {
            const main = document.querySelector("main");
            main.innerHTML = html;
            crosscheckReport(main);
        }""",
        inserted,
    )
    page.keyboard.press("n")
    assert current(page) == "d0-c2"
