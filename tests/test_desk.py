"""The page of `crosscheck serve`, as an editor uses it: a real server, a real browser.

Needs the extras `serve` and `browser`, and Debian's chromium; where one is missing the tests are skipped, saying so.
"""

from __future__ import annotations

import json
import urllib.request
from pathlib import Path
from urllib.parse import quote

import pytest
from desk_page import CHROMIUM, DIGEST, FLAGS, PAGES, Server, checked, filled, paste, running

from crosscheck import messages

pytest.importorskip("starlette", reason="needs the `serve` extra")

NAME = "Panne an der Dornkopfbahn Was bisher bekannt ist.md"
EVIL = "<img src=x onerror='window.hacked=1'><script>window.hacked=1</script>\"'"


def text(key: str, **values: object) -> str:
    return messages.text(f"desk.{key}", "de", **values)


@pytest.fixture(scope="module")
def browser():
    playwright = pytest.importorskip("playwright.sync_api", reason="needs the `browser` extra")
    if CHROMIUM is None:
        pytest.skip("needs chromium (apt-get install chromium)")
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory):
    with running(tmp_path_factory.mktemp("server")) as server:
        yield server


@pytest.fixture
def server(shared: Server):
    """The server, without decisions."""
    for file in (shared.folder / "decisions").glob("*"):
        file.unlink()
    return shared


@pytest.fixture
def opened(browser, server: Server):
    """Opens the page in fresh contexts; whatever leaves the server's origin or complains fails the test."""
    contexts, complaints = [], []

    def open_page(**options: object):
        options = {"viewport": {"width": 1400, "height": 900}, "locale": "de-DE", **options}
        contexts.append(browser.new_context(**options))
        page = contexts[-1].new_page()
        page.expected = []  # beginnings of complaints that a test brings about
        page.on("console", lambda m: _is_own(m) and complaints.append((page, m.text)))
        page.on("response", lambda r: r.status >= 400 and complaints.append((page, f"{r.status} {r.url}")))
        page.on("pageerror", lambda error: complaints.append((page, str(error))))
        page.on(
            "request", lambda r: r.url.startswith((server.url, "blob:")) or complaints.append((page, r.url))
        )
        page.goto(server.url)
        page.wait_for_selector("body:not(.loading)")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert [said for page, said in complaints if not said.startswith(tuple(page.expected or ("\0",)))] == []


def _is_own(message) -> bool:
    """Whether it is no echo of an answer, which is looked at by itself."""
    return message.type == "error" and not message.text.startswith("Failed to load resource")


def decisions(server: Server, name: str = NAME) -> list[dict[str, object]]:
    with urllib.request.urlopen(f"{server.url}v1/decisions/{quote(name)}") as answer:
        return json.load(answer)["decisions"]


def cards(page, more: str = "") -> list[str]:
    return page.evaluate(
        f"[...document.querySelectorAll('.card:has(.decide:not([hidden])){more}')].map(c => c.id)"
    )


def accept(page, card: str) -> None:
    page.click(f"[id='{card}'] [data-choice=accepted]")
    page.wait_for_selector(f"[id='{card}'][data-decided]")


def with_initials(page, initials: str = "KH"):
    page.evaluate("who => localStorage.setItem('editor', who)", initials)
    page.reload()
    page.wait_for_selector("body:not(.loading)")
    return page


# ------------------------------------------------------------------ from the draft to the verdict


def test_six_actions_at_most_lead_to_the_verdict(opened):
    """A person with a pasted digest and three saved pages: each paste, choice and click counts."""
    page = opened()
    actions = 0
    paste(page, DIGEST)  # the field has the focus
    actions += 1
    with page.expect_file_chooser() as chooser:
        page.click("#articles-choose", force=True)
    chooser.value.set_files(PAGES)
    actions += 2
    page.click("#run")
    actions += 1
    verdict = page.wait_for_selector("#report h1.headline", timeout=30_000)
    assert "5\xa0Widersprüche" in verdict.text_content()
    assert actions <= 6


def test_the_page_says_which_sources_the_draft_names_and_which_articles_are_missing(opened):
    page = opened()
    paste(page, "Die Brücke bleibt bis Mai gesperrt, berichtet der Südkurier.\n\nLaut n-tv fehlt Stahl.")
    row = page.wait_for_selector("[data-outlet='suedkurier.de']")
    assert text("articles.statements", n=1) in row.text_content()
    assert "berichtet der Südkurier" in row.text_content()
    assert text("articles.missing") in row.text_content()
    assert page.text_content("#missing") == text("articles.missing_n", n=2)
    assert page.text_content("#ready") == text("check.partly", n=2)


def test_a_missing_article_is_given_in_its_own_field(opened):
    """As an address or as text."""
    page = opened()
    paste(page, "Die Brücke bleibt bis Mai gesperrt, berichtet der Südkurier.\n\nLaut n-tv fehlt Stahl.")
    page.wait_for_selector("[data-outlet='n-tv.de'] textarea")
    paste(page, "https://www.n-tv.de/panorama/bruecke-1.html", "[id='for-n-tv.de']")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-outlet='n-tv.de'].given")
    paste(page, "Brücke gesperrt\n\nDie Brücke bleibt bis Mai gesperrt.", "[id='for-suedkurier.de']")
    page.keyboard.press("Tab")
    page.wait_for_selector("[data-outlet='suedkurier.de'].given")
    assert page.text_content("#missing") == text("articles.complete")


def test_the_editor_says_whose_article_it_is_where_the_server_cannot_tell(opened, tmp_path: Path):
    page = opened()
    paste(page, "Die Brücke bleibt bis Mai gesperrt, berichtet der Südkurier.")
    page.wait_for_selector("[data-outlet='suedkurier.de']")
    saved = tmp_path / "seite 7.txt"
    saved.write_text("Brücke gesperrt\n\nDie Brücke bleibt bis Mai gesperrt.\n", encoding="utf-8")
    page.set_input_files("#articles-choose", [str(saved)])
    page.wait_for_selector(".asks select")
    page.click("#run")
    assert text("check.needs_outlet") in page.text_content("#check-error")
    page.select_option(".asks select", "suedkurier.de")
    page.wait_for_selector("[data-outlet='suedkurier.de'].given")
    checked(page)
    assert page.query_selector(".card.v-supported")


@pytest.mark.parametrize("written", ["https://nicht da", "www.n-tv.de/panorama"])
def test_what_is_neither_an_address_nor_an_article_is_told_and_stays_in_its_field(opened, written: str):
    page = opened()
    paste(page, written, "#any")
    page.click("#add")
    assert text("error.address", name=written) in page.text_content("#articles-error")
    assert page.input_value("#any") == written
    page.fill("#any", "https://www.n-tv.de/panorama/bruecke-1.html")
    page.click("#add")
    assert page.is_hidden("#articles-error")


def test_the_name_of_a_file_tells_whose_article_it_is_two_of_one_name_too(opened, tmp_path: Path):
    """As where `check` is given a folder of saved articles."""
    page = opened()
    paste(page, "Die Brücke bleibt bis Mai gesperrt, berichtet n-tv.")
    page.wait_for_selector("[data-outlet='n-tv.de']")
    for day in ("Montag", "Dienstag"):
        saved = tmp_path / day / "n-tv.txt"
        saved.parent.mkdir()
        saved.write_text(
            f"Brücke gesperrt\n\nDie Brücke bleibt bis Mai gesperrt, hieß es am {day}.\n", encoding="utf-8"
        )
        page.set_input_files("#articles-choose", [str(saved)])
    page.wait_for_selector("[data-outlet='n-tv.de'].given .article + .article")
    assert not page.query_selector(".asks")


def test_a_check_may_begin_before_the_server_has_looked_at_the_articles(opened):
    page = opened()
    paste(page, DIGEST)
    page.wait_for_selector("[data-outlet='suedkurier.de']")
    page.set_input_files("#articles-choose", PAGES)
    checked(page)
    assert "5\xa0Widersprüche" in page.text_content("#report h1")


def test_links_of_a_pasted_page_are_kept(opened):
    """They name sources."""
    page = opened()
    page.evaluate(
        """() => {
          const data = new DataTransfer();
          data.setData("text/html", "<h2>Brücke</h2><p>Sie bleibt <a href='https://www.n-tv.de/a.html'>gesperrt</a>.</p>");
          data.setData("text/plain", "Brücke Sie bleibt gesperrt.");
          const pasted = new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true});
          document.getElementById("text").dispatchEvent(pasted);
        }"""
    )
    assert page.input_value("#text") == "## Brücke\n\nSie bleibt [gesperrt](https://www.n-tv.de/a.html)."


def test_a_word_file_is_a_draft(opened, tmp_path: Path):
    docx = pytest.importorskip("docx", reason="needs python-docx (the docx extra)")
    file = docx.Document()
    file.add_paragraph("Die Brücke bleibt bis Mai gesperrt, berichtet der Südkurier.")
    file.save(str(tmp_path / "bruecke.docx"))
    page = opened()
    page.set_input_files("#draft-choose", [str(tmp_path / "bruecke.docx")])
    page.wait_for_selector("[data-outlet='suedkurier.de']")
    assert page.input_value("#name") == "bruecke.docx"


@pytest.mark.parametrize(
    "field, error, key",
    [
        ("#draft-choose", "#draft-error", "draft_type"),
        ("#articles-choose", "#articles-error", "article_type"),
    ],
)
def test_a_file_of_another_kind_is_refused_where_it_was_given(opened, tmp_path: Path, field, error, key):
    (tmp_path / "bild.png").write_bytes(b"\x89PNG")
    page = opened()
    page.set_input_files(field, [str(tmp_path / "bild.png")])
    assert text(f"error.{key}", name="bild.png") in page.text_content(error)
    assert text(f"error.{key}_hint") in page.text_content(error)


def test_an_empty_draft_is_not_checked(opened):
    page = opened()
    page.click("#run")
    assert page.text_content("#check-error").strip() == text("check.needs_draft")


# ------------------------------------------------------------------ nothing is lost


def test_a_reload_keeps_draft_articles_report_and_half_written_decisions(opened):
    page = opened()
    filled(page)
    checked(page)
    first = cards(page)[0]
    page.click(f"[id='{first}'] [data-choice=dismissed]")
    page.fill(f"[id='{first}'] .decision input >> nth=0", "Das steht so im")
    page.reload()
    page.wait_for_selector("#report h1.headline")
    assert page.input_value(f"[id='{first}'] .decision input >> nth=0") == "Das steht so im"
    page.click("#edit")
    assert page.input_value("#text") == DIGEST
    page.wait_for_selector("[data-outlet='sueddeutsche.de'].given")


def test_a_closed_tab_is_offered_again(opened):
    page = opened()
    paste(page, "Die Brücke bleibt gesperrt, berichtet der Südkurier.")
    page.wait_for_selector("[data-outlet]")
    other = page.context.new_page()
    other.goto(page.url)
    other.click("#resume button")
    assert other.input_value("#text") == "Die Brücke bleibt gesperrt, berichtet der Südkurier."


def test_a_new_draft_begins_with_nothing(opened):
    page = opened()
    paste(page, "Die Brücke bleibt gesperrt, berichtet der Südkurier.")
    page.on("dialog", lambda dialog: dialog.accept())
    page.click("#new")
    page.wait_for_selector("#credits:empty", state="attached")
    page.reload()
    assert page.input_value("#text") == ""


def test_leaving_with_open_findings_is_asked_about(opened):
    page = opened()
    filled(page)
    checked(page)
    page.click("#report h1.headline")  # browsers ask only after something was done on the page
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.reload()
    page.wait_for_selector("#report h1.headline")
    assert asked == ["beforeunload"]


# ------------------------------------------------------------------ decisions


def test_a_finding_is_accepted_by_one_click(opened, server: Server):
    page = with_initials(opened())
    filled(page)
    checked(page)
    number = len(cards(page))
    accept(page, cards(page)[0])
    assert page.text_content("#count") == text("result.progress", done=1, n=number)
    [stored] = decisions(server)
    assert (stored["decision"], stored["editor"], stored["rule"]) == ("accepted", "KH", "CC301")
    assert stored["at"]
    assert text("result.open", n=number - 1, of=number) in page.text_content("#report h1")


def test_who_decides_is_asked_once(opened, server: Server):
    page = opened()
    filled(page)
    checked(page)
    first, second = cards(page)[:2]
    page.click(f"[id='{first}'] [data-choice=accepted]")
    page.keyboard.type("MB")
    page.keyboard.press("Enter")
    page.wait_for_selector(f"[id='{first}'][data-decided]")
    accept(page, second)
    assert {each["editor"] for each in decisions(server)} == {"MB"}


def test_a_dismissal_needs_a_reason(opened, server: Server):
    page = with_initials(opened())
    filled(page)
    checked(page)
    first = cards(page)[0]
    page.click(f"[id='{first}'] [data-choice=dismissed]")
    page.click(f"[id='{first}'] .decision button[type=submit]")
    assert page.text_content(f"[id='{first}'] .decision .problem").strip() == text("decide.reason_needed")
    page.click(f"[id='{first}'] .reason-chip >> nth=1")
    page.wait_for_selector(f"[id='{first}'][data-decided]")
    [stored] = decisions(server)
    assert (stored["decision"], stored["reason"]) == ("dismissed", text("decide.reason_sense"))


def test_a_corrected_statement_is_changed_in_the_draft_and_gone_after_the_next_check(opened, server: Server):
    """The decisions on the others are kept."""
    page = with_initials(opened())
    filled(page)
    checked(page)
    first, second = cards(page)[:2]
    page.click(f"[id='{first}'] [data-choice=corrected]")
    field = page.locator(f"[id='{first}'] .decision textarea")
    field.fill(field.input_value().replace("47 Menschen", "74 Menschen"))
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(f"[id='{first}'][data-decided]")
    accept(page, second)
    assert "74 Menschen" in page.input_value("#text")
    assert page.is_visible("#stale")
    number = len(cards(page))
    with page.expect_response(lambda r: "fragment" in r.url):
        page.click("#recheck-stale")
    page.wait_for_selector(".running", state="hidden")
    page.wait_for_function(
        "n => document.querySelectorAll('.decide:not([hidden])').length === n", arg=number - 1
    )
    assert page.text_content("#count") == text("result.progress", done=1, n=number - 1)
    assert len(decisions(server)) == 2


def test_decisions_are_in_every_later_report(opened):
    """Also in that of somebody else."""
    page = with_initials(opened())
    filled(page)
    checked(page)
    first = cards(page)[0]
    page.click(f"[id='{first}'] [data-choice=dismissed]")
    page.click(f"[id='{first}'] .reason-chip >> nth=0")
    page.wait_for_selector(f"[id='{first}'][data-decided]")
    other = opened()
    filled(other)
    checked(other)
    other.wait_for_selector(".card[data-decided]")
    assert text("decide.reason_stands") in other.text_content(".card[data-decided] .decide")
    assert text("result.progress", done=1, n=len(cards(other))) == other.text_content("#count")


def test_a_draft_is_ready_for_release_when_everything_is_decided(opened):
    page = with_initials(opened())
    filled(page)
    checked(page)
    for card in cards(page):
        page.click(f"[id='{card}'] [data-choice=dismissed]")
        page.click(f"[id='{card}'] .reason-chip >> nth=0")
        page.wait_for_selector(f"[id='{card}'][data-decided]")
    assert page.text_content("#release") == text("result.ready")
    assert text("result.released") in page.text_content("#report h1")


def test_decisions_on_other_statements_are_no_conflict(opened, server: Server):
    pages = [with_initials(opened(), who) for who in ("AB", "CD")]
    for page in pages:
        page.expected = ["409 "]
        filled(page)
        checked(page)
    first, second = cards(pages[0])[:2]
    accept(pages[0], first)
    accept(pages[1], second)
    assert sorted(each["editor"] for each in decisions(server)) == ["AB", "CD"]


@pytest.mark.parametrize("choice, holds", [(0, "AB"), (1, "CD")])
def test_two_decisions_on_one_statement_are_both_shown(opened, server: Server, choice: int, holds: str):
    """The second editor chooses which one holds."""
    pages = [with_initials(opened(), who) for who in ("AB", "CD")]
    for page in pages:
        page.expected = ["409 "]
        filled(page)
        checked(page)
    first = cards(pages[0])[0]
    accept(pages[0], first)
    page = pages[1]
    page.click(f"[id='{first}'] [data-choice=dismissed]")
    page.fill(f"[id='{first}'] .decision input >> nth=0", "Eigene Zählung")
    page.keyboard.press("Enter")
    shown = page.wait_for_selector(f"[id='{first}'] .conflict").text_content()
    assert "AB" in shown
    assert "Eigene Zählung" in shown
    page.click(f"[id='{first}'] .conflict button >> nth={choice}")
    page.wait_for_selector(f"[id='{first}'][data-decided]")
    [stored] = decisions(server)
    assert stored["editor"] == holds


def test_a_correction_is_offered_and_applied(opened, server: Server):
    page = with_initials(opened())
    filled(page)
    checked(page)
    offer = page.locator(".card:has-text('47') .offer").first
    if not offer.count():
        pytest.fail("no correction is offered for the number")
    assert offer.locator("ins").first.text_content().endswith("74")
    offer.locator("button").click()
    page.wait_for_selector(".decided.is-corrected")
    assert "mit 74 Menschen an Bord" in page.input_value("#text")
    [stored] = decisions(server)
    assert "mit 74 Menschen an Bord" in stored["corrected_to"]


# ------------------------------------------------------------------ keyboard, languages, small screens


def test_everything_goes_by_keyboard(opened, server: Server):
    """From the empty page to a decision, with Tab, Enter and the keys of the report; files are the browser's own."""
    page = with_initials(opened())
    paste(page, "Die Brücke bei Halm bleibt bis Juni 2026 gesperrt, berichtet n-tv.de.")
    page.wait_for_selector("[id='for-n-tv.de']")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "for-n-tv.de":
            break
    article = "Brücke gesperrt\n\nDie Brücke bei Halm bleibt bis Mai 2026 gesperrt, teilte der Kreis mit."
    paste(page, article, "[id='for-n-tv.de']")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-outlet='n-tv.de'].given")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "run":
            break
    page.keyboard.press("Enter")
    page.wait_for_selector("#report h1.headline")
    page.keyboard.press("n")
    page.wait_for_selector(".card.now")
    page.keyboard.press("2")
    page.keyboard.type("Der Kreis hat verlängert")
    page.keyboard.press("Enter")
    page.wait_for_selector(".card[data-decided]")
    [stored] = decisions(server, "Die Brücke bei Halm bleibt bis Juni 2026 gesperrt berichtet.txt")
    assert stored["reason"] == "Der Kreis hat verlängert"


def test_the_language_is_the_browsers_and_can_be_switched(opened):
    page = opened(locale="en-GB")
    assert page.text_content("#run") == messages.text("desk.check.run", "en")
    page.select_option("#language", "de")
    assert page.text_content("#run") == text("check.run")
    assert page.get_attribute("html", "lang") == "de"
    page.reload()
    page.wait_for_selector("body:not(.loading)")
    assert page.text_content("#run") == text("check.run")


@pytest.mark.parametrize("view", ["input", "result"])
def test_nothing_runs_off_a_phone(opened, view: str):
    page = opened(viewport={"width": 390, "height": 844})
    filled(page)
    if view == "result":
        checked(page)
    assert page.evaluate("document.documentElement.scrollWidth") == 390


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1400, 390])
def test_axe_finds_nothing(opened, scheme: str, width: int):
    """In every state: empty, filled, asking, refused, reported, deciding, decided."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs the browser extra").Axe()
    page = opened(viewport={"width": width, "height": 900}, color_scheme=scheme)

    def clean(state: str) -> None:
        found = axe.run(page, options={"resultTypes": ["violations"]}).response["violations"]
        assert [(state, each["id"], each["nodes"][0]["html"]) for each in found] == []

    clean("empty")
    page.click("#run")
    clean("refused")
    paste(page, DIGEST)
    page.set_input_files("#articles-choose", PAGES[:2])
    page.wait_for_selector("[data-outlet='sueddeutsche.de']:not(.given)")
    clean("missing")
    page.set_input_files("#articles-choose", PAGES[2:])
    page.wait_for_selector("#missing.complete:not(:empty)")
    clean("filled")
    checked(page)
    clean("report")
    first = cards(page)[0]
    for choice in ("dismissed", "corrected", "accepted"):
        page.click(f"[id='{first}'] [data-choice={choice}]")
        clean(choice)
    page.keyboard.type("KH")
    page.keyboard.press("Enter")
    page.wait_for_selector(f"[id='{first}'][data-decided]")
    page.click("#export summary")
    clean("decided")


# ------------------------------------------------------------------ exports


def test_a_word_file_comes_back_with_comments(opened, tmp_path: Path):
    docx = pytest.importorskip("docx", reason="needs python-docx (the docx extra)")
    file = docx.Document()
    for line in DIGEST.split("\n\n"):
        file.add_paragraph(line.removeprefix("# ").removeprefix("## "))
    file.save(str(tmp_path / "digest.docx"))
    page = opened()
    page.set_input_files("#draft-choose", [str(tmp_path / "digest.docx")])
    page.set_input_files("#articles-choose", PAGES)
    page.wait_for_selector("#missing.complete:not(:empty)")
    checked(page)
    page.click("#export summary")
    with page.expect_download() as download:
        page.click("[data-export=docx]")
    download.value.save_as(str(tmp_path / "back.docx"))
    assert len(list(docx.Document(str(tmp_path / "back.docx")).comments)) >= 4


@pytest.mark.parametrize(
    "kind, ending, holds",
    [
        ("markdown", ".md", "74"),
        ("json", ".json", '"schema_version"'),
        ("corrected", ".md", "# Panne an der Dornkopfbahn"),
        ("decisions", ".decisions.json", '"crosscheck_decisions"'),
    ],
)
def test_files_to_take_along(opened, tmp_path: Path, kind: str, ending: str, holds: str):
    page = with_initials(opened())
    filled(page)
    checked(page)
    accept(page, cards(page)[0])
    page.click("#export summary")
    with page.expect_download() as download:
        page.click(f"[data-export={kind}]")
    assert download.value.suggested_filename.endswith(ending)
    download.value.save_as(str(tmp_path / "file"))
    assert holds in (tmp_path / "file").read_text(encoding="utf-8")


def test_decisions_are_loaded_from_a_file(opened, server: Server, tmp_path: Path):
    page = with_initials(opened())
    filled(page)
    checked(page)
    accept(page, cards(page)[0])
    file = tmp_path / "d.json"
    file.write_text(json.dumps({"crosscheck_decisions": 1, "decisions": decisions(server)}), encoding="utf-8")
    for stored in (server.folder / "decisions").glob("*"):
        stored.unlink()
    page.reload()
    page.wait_for_selector("#report h1.headline")
    page.wait_for_selector("#decided")
    page.set_input_files("#decisions-choose", [str(file)])
    page.wait_for_selector(".card[data-decided]")
    assert len(decisions(server)) == 1


def test_a_file_without_decisions_is_refused(opened, tmp_path: Path):
    page = opened()
    filled(page)
    checked(page)
    (tmp_path / "x.json").write_text("[]", encoding="utf-8")
    page.set_input_files("#decisions-choose", [str(tmp_path / "x.json")])
    page.wait_for_selector("#result-error:not([hidden])")
    assert text("export.not_decisions", name="x.json") in page.text_content("#result-error")


# ------------------------------------------------------------------ what goes wrong


def test_hostile_text_never_runs(opened, tmp_path: Path):
    """In the draft, its name, a credit, an article, the name of its file, a reason and initials."""
    page = with_initials(opened(), EVIL)
    draft = f"{EVIL} Die Brücke bei Halm bleibt bis Juni 2026 gesperrt, berichtet n-tv.de.\n\nDas schreibt „{EVIL}“."
    paste(page, draft)
    page.fill("#name", f"{EVIL}.txt")
    saved = tmp_path / "<img src=x onerror=window.hacked=1>.html"
    saved.write_text(
        f"<title>{EVIL}</title><article><h1>{EVIL}</h1><p>{EVIL} Die Brücke bei Halm bleibt bis Mai 2026 gesperrt, "
        "teilte der Kreis mit.</p></article>", encoding="utf-8",
    )  # fmt: skip
    page.wait_for_selector("[data-outlet='n-tv.de']")
    page.set_input_files("#articles-choose", [str(saved)])
    page.select_option(".asks select", "n-tv.de")
    page.wait_for_selector("[data-outlet='n-tv.de'].given")
    checked(page)
    first = cards(page)[0]
    page.click(f"[id='{first}'] [data-choice=dismissed]")
    page.fill(f"[id='{first}'] .decision input >> nth=0", EVIL)
    page.keyboard.press("Enter")
    page.wait_for_selector(f"[id='{first}'][data-decided]")
    assert EVIL in page.text_content(f"[id='{first}'] .decided")
    assert page.evaluate("window.hacked ?? null") is None
    assert page.query_selector("#report img, #credits img") is None


def test_the_policy_lets_nothing_inline_run(server: Server):
    with urllib.request.urlopen(server.url) as answer:
        policy = answer.headers["content-security-policy"]
        page = answer.read().decode()
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "<style" not in page
    assert " style=" not in page


def test_too_much_for_one_request_is_told(opened, tmp_path: Path):
    (tmp_path / "gross.html").write_bytes(b"<p>" + b"x" * 21_000_000)
    page = opened()
    page.expected = ["413 "]
    paste(page, "Die Brücke bleibt gesperrt, berichtet der Südkurier.")
    page.set_input_files("#articles-choose", [str(tmp_path / "gross.html")])
    page.wait_for_selector("#articles-error:not([hidden])", timeout=20_000)
    assert text("error.too_large") in page.text_content("#articles-error")
    assert page.input_value("#text")


def test_a_server_with_a_token_takes_it_as_a_password(browser, tmp_path: Path):
    """The browser asks for it."""
    (tmp_path / "token").write_text("0123456789abcdef", encoding="utf-8")
    with running(tmp_path, "--token-file", str(tmp_path / "token")) as own:
        credentials = {"username": "desk", "password": "0123456789abcdef"}
        context = browser.new_context(locale="de-DE", http_credentials=credentials)
        page = context.new_page()
        page.goto(own.url)
        filled(page)
        checked(page)
        context.close()


def test_a_check_is_cancelled(opened):
    page = opened()
    filled(page)
    page.route("**/events", lambda route: None)  # no progress comes
    page.route(
        "**/v1/jobs/*",
        lambda route: (
            route.fulfill(json={"state": "running", "progress": []})
            if route.request.method == "GET"
            else route.continue_()
        ),
    )
    page.click("#run")
    page.click("#stop")
    page.wait_for_selector("#running", state="hidden")
    assert page.text_content("#ready") == text("check.cancelled")
    assert page.input_value("#text") == DIGEST


def test_a_server_that_stops_during_a_check_is_told_and_a_new_start_goes_on(opened, browser, tmp_path: Path):
    with running(tmp_path) as own:
        context = browser.new_context(locale="de-DE")
        page = context.new_page()
        page.goto(own.url)
        filled(page)
        own.stop()
        page.click("#run")
        page.wait_for_selector("#check-error:not([hidden])")
        assert text("error.server_gone") in page.text_content("#check-error")
        assert text("error.server_gone_hint") in page.text_content("#check-error")
        own.start()
        page.click("#check-error button")
        page.wait_for_selector("#report h1.headline", timeout=30_000)
        context.close()
