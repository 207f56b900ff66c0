"""`crosscheck lsp`, tried with a client over a real process."""

from __future__ import annotations

import contextlib
import json
import re

import pytest
from markdown_it import MarkdownIt
from server import running
from test_cli import PAGE, RIGHT, WRONG

pytest.importorskip("pygls", reason="needs the lsp extra")
from lsp_client import Client, applied  # an extra: there is nothing to test without it

from crosscheck import cli

MANIFEST = '[[source]]\noutlet = "n-tv.de"\nfile = "page.html"\n'
OPTIONS = {"published": "2026-03-07", "reportLanguage": "de"}
TWO = f"# Überschrift 🚒\n\n{RIGHT}\n🚒🚒 {WRONG}"


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder with a page and, beside each draft that tests open, its manifest."""
    monkeypatch.setenv("CROSSCHECK_ARCHIVE", "none")
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    for name in ("draft.md", "draft.txt", "draft.html"):
        (tmp_path / f"{name}.sources.toml").write_text(MANIFEST, encoding="utf-8")
    return tmp_path


@pytest.fixture(scope="module")
def one_server(tmp_path_factory):
    """One for all tests that leave it as it is; it has no folder, so that of a draft counts."""
    with editing(tmp_path_factory.mktemp("nowhere"), rooted=False) as client:
        yield client


@pytest.fixture
def editor(desk, one_server):
    one_server.folder = desk
    yield one_server
    one_server.tidy()


@contextlib.contextmanager
def editing(folder, options=OPTIONS, **more):
    client = Client(folder, options, **more)
    try:
        yield client
    finally:
        client.close()


def _codes(diagnostics):
    return [each.get("code") for each in diagnostics]


def test_an_editor_shows_what_the_command_line_reports(editor, desk, monkeypatch, capfd):
    """The same findings at the same places, counted as each of them counts."""
    shown = editor.open("draft.md", TWO)
    (desk / "draft.md").write_text(TWO, encoding="utf-8")
    monkeypatch.chdir(desk)
    cli.main(["check", "draft.md", "--offline", "--published", "2026-03-07", "--output-format", "json"])
    claims = json.loads(capfd.readouterr().out)["documents"][0]["claims"]
    reported = [finding for claim in claims for finding in claim["findings"]]
    assert [each["code"] for each in shown] == [finding["rule"] for finding in reported]
    for diagnostic, finding in zip(shown, reported, strict=True):
        start = diagnostic["range"]["start"]
        before = TWO.splitlines()[finding["line"] - 1][: finding["column"] - 1]
        assert start == {"line": finding["line"] - 1, "character": len(before.encode("utf-16-le")) // 2}
        assert diagnostic["message"].startswith(finding["message"])


def test_typing_is_followed(editor):
    """A wrong number appears with the keystroke that makes it, and goes with the one that mends it."""
    assert editor.open("draft.md", RIGHT) == []
    assert "CC301" in _codes(editor.change("draft.md", WRONG))
    assert editor.change("draft.md", RIGHT) == []


def test_of_quick_changes_the_last_is_shown(editor):
    """What was overtaken is not published."""
    editor.open("draft.md", RIGHT)
    for text in (WRONG, RIGHT, WRONG, RIGHT):
        editor.change("draft.md", text, wait=False)
    assert "CC301" in _codes(editor.change("draft.md", WRONG))
    assert editor._published.empty()


def test_hovering_shows_verdict_outlet_and_passage(editor):
    editor.open("draft.md", TWO)
    place = {"textDocument": {"uri": editor.uri("draft.md")}, "position": {"line": 4, "character": 20}}
    text = editor.request("textDocument/hover", place)["contents"]["value"]
    assert "WIDERSPRUCH" in text
    assert "n-tv.de" in text
    assert "28 Menschen" in text
    place["position"] = {"line": 1, "character": 0}
    assert editor.request("textDocument/hover", place) is None


@pytest.mark.parametrize(
    ("name", "kind", "text"),
    [
        ("draft.md", "markdown", TWO),
        ("draft.md", "markdown", f"- {RIGHT}- {WRONG}"),
        ("draft.txt", "plaintext", WRONG),
        ("draft.html", "html", f"<h1>Brand 🚒</h1>\n<p>{WRONG.strip()}</p>\n"),
    ],
)
def test_a_comment_from_the_editor_silences_the_finding(editor, name, kind, text):
    """In every format the comment stands where it reaches its finding, and that one alone."""
    found = next(each for each in editor.open(name, text, kind) if each.get("code") == "CC301")
    action = next(a for a in editor.actions(name, found["range"]) if "edit" in a and "CC301" in a["title"])
    changed = applied(text, action, editor.uri(name))
    assert "<!-- crosscheck: ignore[CC301] " in changed
    assert "CC301" not in _codes(editor.change(name, changed))


@pytest.mark.parametrize(
    ("name", "kind", "text"),
    [
        ("draft.md", "markdown", TWO),
        ("draft.html", "html", f"<p>🚒 {WRONG.strip().replace('82', '<b>8</b>2')}</p>\n"),
    ],
)
def test_a_correction_from_the_editor_mends_the_draft(editor, name, kind, text):
    """The words of the source go where the wrong ones stood, and the finding is gone."""
    found = next(each for each in editor.open(name, text, kind) if each.get("code") == "CC301")
    (action,) = [each for each in editor.actions(name, found["range"]) if each.get("isPreferred")]
    changed = applied(text, action, editor.uri(name))
    assert "28 Menschen" in changed.replace("<b>", "").replace("</b>", "")
    assert "CC301" not in _codes(editor.change(name, changed))


def test_a_page_has_no_markup_in_what_is_shown(editor, desk):
    """Neither a picture, which would be fetched, nor a link or command of its own."""
    evil = "![x](https://evil.example/x.png) [y](command:run) &lt;img src=https://evil.example/z&gt;"
    (desk / "page.html").write_text(PAGE.replace("28 Menschen", f"28 Menschen {evil}"), encoding="utf-8")
    editor.open("draft.md", WRONG)
    place = {"textDocument": {"uri": editor.uri("draft.md")}, "position": {"line": 0, "character": 20}}
    text = editor.request("textDocument/hover", place)["contents"]["value"]
    assert "evil" in text
    shown = MarkdownIt("commonmark", {"html": True}).enable("table").render(text)
    assert re.findall(r'(?:src|href)="(?!https://www\.n-tv\.de/)', shown) == []
    assert "<img" not in shown


def test_nothing_is_fetched_while_somebody_types(desk):
    """A link to a page on a real server is not followed before `offline` is turned off."""
    with running() as site:
        address = site.page("/brand.html", PAGE)
        text = f"Bei dem Brand wurden 82 Menschen verletzt, [berichtet n-tv]({address}).\n"
        (desk / "draft.md.sources.toml").write_text(f'[[source]]\noutlet = "n-tv.de"\nurl = "{address}"\n')
        (desk / "crosscheck.toml").write_text('[network]\nallow-hosts = ["127.0.0.1"]\n', encoding="utf-8")
        settings = {**OPTIONS, "config": "crosscheck.toml"}
        with editing(desk, settings) as editor:
            editor.open("draft.md", text)
            assert site.seen == []
            given = {"settings": {"crosscheck": {**settings, "offline": False}}}
            editor.notify("workspace/didChangeConfiguration", given)
            editor.diagnostics()
            assert site.asked("/brand.html")


def test_a_decision_is_written_beside_the_draft(editor, desk):
    """A finding that does not count: the reason is asked for, and the finding goes."""
    (desk / "draft.md").write_text(WRONG, encoding="utf-8")
    found = next(each for each in editor.open("draft.md", WRONG) if each["code"] == "CC301")
    actions = editor.actions("draft.md", found["range"])
    dismiss = next(
        a["command"] for a in actions if a.get("command", {}).get("arguments", [""])[-1] == "dismissed"
    )
    editor.answers["window/showMessageRequest"] = lambda params: params["actions"][0]
    editor.request("workspace/executeCommand", {k: dismiss[k] for k in ("command", "arguments")})
    assert "CC301" not in _codes(editor.diagnostics())
    (decision,) = json.loads((desk / "draft.md.decisions.json").read_text())["decisions"]
    assert (decision["rule"], decision["decision"]) == ("CC301", "dismissed")
    assert decision["reason"] == editor.asked[0]["actions"][0]["title"]


def test_a_decision_that_there_is_not_is_refused(editor, desk):
    """The client is told, and the file beside the draft stays as it is."""
    found = next(each for each in editor.open("draft.md", WRONG) if each["code"] == "CC301")
    command = next(a["command"] for a in editor.actions("draft.md", found["range"]) if "command" in a)
    arguments = [*command["arguments"][:2], "perhaps"]
    editor.request("workspace/executeCommand", {"command": command["command"], "arguments": arguments})
    assert "'perhaps'" in editor.shown[-1]
    assert not (desk / "draft.md.decisions.json").exists()
    editor.diagnostics()


def test_a_decision_without_a_reason_is_not_made(editor, desk):
    """Who closes the question has decided nothing."""
    found = next(each for each in editor.open("draft.md", WRONG) if each["code"] == "CC301")
    actions = editor.actions("draft.md", found["range"])
    dismiss = next(
        a["command"] for a in actions if a.get("command", {}).get("arguments", [""])[-1] == "dismissed"
    )
    editor.answers["window/showMessageRequest"] = lambda params: None
    editor.request("workspace/executeCommand", {k: dismiss[k] for k in ("command", "arguments")})
    assert not (desk / "draft.md.decisions.json").exists()


def test_a_source_that_is_saved_anew_is_read_anew(editor, desk):
    """The draft is checked again without a keystroke."""
    assert editor.open("draft.md", RIGHT) == []
    (desk / "page.html").write_text(PAGE.replace("28", "82"), encoding="utf-8")
    assert "CC301" in _codes(editor.diagnostics())


def test_settings_that_are_changed_count_at_once(desk):
    """Those of the editor, and those of a settings file that appears."""
    with editing(desk) as editor:
        _change_settings(editor, desk)


def _change_settings(editor, desk):
    assert "CC301" in _codes(editor.open("draft.md", WRONG))
    (desk / "crosscheck.toml").write_text('ignore = ["CC301"]\n', encoding="utf-8")
    assert "CC301" not in _codes(editor.diagnostics())
    (desk / "crosscheck.toml").unlink()
    assert "CC301" in _codes(editor.diagnostics())
    (desk / "none.toml").write_text('ignore = ["ALL"]\n', encoding="utf-8")
    settings = {"crosscheck": {**OPTIONS, "config": "none.toml"}}
    editor.notify("workspace/didChangeConfiguration", {"settings": settings})
    assert editor.diagnostics() == []


def test_wrong_settings_are_told(desk):
    """The client is told which one, and the check goes on with those before."""
    with editing(desk) as editor:
        _set_wrongly(editor)


def _set_wrongly(editor):
    editor.open("draft.md", WRONG)
    editor.notify("workspace/didChangeConfiguration", {"settings": {"crosscheck": {"offlin": True}}})
    assert "CC301" in _codes(editor.diagnostics())
    assert "offlin" in editor.shown[0]


def test_settings_that_a_found_file_may_not_make_are_told_once(editor, desk):
    """A folder of drafts cannot send them to a server of its own."""
    (desk / "crosscheck.toml").write_text('[network]\nproxy = "http://127.0.0.1:9"\n', encoding="utf-8")
    editor.open("draft.md", RIGHT)
    editor.change("draft.md", WRONG)
    assert len([line for line in editor.shown if "network.proxy" in line]) == 1


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (f"Eins.\n\n<!-- crosscheck: ignore[CC999] so -->\n{WRONG}", 2, "CC999"),
        (f"---\nsources:\n  - fehlt.html\n---\n\n{WRONG}", 2, "fehlt.html"),
    ],
)
def test_what_is_wrong_with_the_draft_is_marked_where_it_stands(editor, text, line, says):
    (problem,) = editor.open("draft.md", text)
    assert problem["range"]["start"]["line"] == line
    assert says in problem["message"]


def test_an_empty_draft_has_no_findings(editor):
    assert editor.open("draft.md", "\n") == []


def test_a_check_that_takes_too_long_is_stopped_and_the_next_one_runs(desk):
    """The time of the settings counts, and the server goes on."""
    with editing(desk, {**OPTIONS, "seconds": 0.0001}) as editor:
        (late,) = editor.open("draft.md", WRONG * 50)
        assert "abgebrochen" in late["message"] or "stopped" in late["message"]
        editor.notify("workspace/didChangeConfiguration", {"settings": {"crosscheck": OPTIONS}})
        assert "CC301" in _codes(editor.diagnostics())


@pytest.fixture(scope="module")
def other_server(tmp_path_factory):
    """One whose client knows no versioned edits and counts in UTF-8."""
    capabilities = {"textDocument": {}, "general": {"positionEncodings": ["utf-8"]}}
    with editing(tmp_path_factory.mktemp("nowhere"), rooted=False, capabilities=capabilities) as client:
        yield client


@pytest.fixture
def other_editor(desk, other_server):
    other_server.folder = desk
    yield other_server
    other_server.tidy()


def test_a_client_without_versioned_edits_gets_plain_ones(other_editor):
    found = other_editor.open("draft.md", WRONG)[0]
    (first, *_) = other_editor.actions("draft.md", found["range"])
    assert list(first["edit"]["changes"]) == [other_editor.uri("draft.md")]


def test_places_are_counted_as_the_client_asks(other_editor):
    """Not every editor counts in UTF-16."""
    assert other_editor.capabilities["positionEncoding"] == "utf-8"
    found = next(each for each in other_editor.open("draft.md", TWO) if each["code"] == "CC301")
    line = TWO.splitlines()[found["range"]["start"]["line"]]
    assert found["range"]["start"]["character"] == len(line[: line.index("82")].encode())


def test_a_draft_that_was_never_saved_is_checked(editor):
    """Its findings have no place for decisions."""
    item = {"uri": "untitled:Untitled-1", "languageId": "markdown", "version": 1, "text": WRONG}
    editor.notify("textDocument/didOpen", {"textDocument": item})
    editor._opened.append(item["uri"])
    assert "CC103" in _codes(editor.diagnostics(1))


def test_the_server_ends_with_its_editor(desk):
    """An editor that is killed closes the pipes without a word."""
    client = Client(desk, OPTIONS)
    client.process.stdin.close()
    assert client.process.wait(30) is not None
    client.process.stdout.close()


def test_without_the_package_the_command_says_what_to_install(monkeypatch, capfd):
    """Status 2, and the line that installs it."""
    from importlib import util

    monkeypatch.setattr(util, "find_spec", lambda name: None)
    assert cli.main(["lsp"]) == 2
    assert "pip install '.[lsp]'" in capfd.readouterr().err
