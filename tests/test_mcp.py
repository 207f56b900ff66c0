"""`crosscheck mcp`, tried with the protocol's own client over a real process."""

from __future__ import annotations

import contextlib
import functools
import json
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from server import running
from test_cli import PAGE, RIGHT, WRONG

import crosscheck
from crosscheck import cli

pytestmark = pytest.mark.skipif(find_spec("mcp") is None, reason="needs the mcp extra")
ROOT = str(Path(crosscheck.__file__).parents[1])
WHEN = "2026-03-07"
SOURCE = {"outlet": "n-tv.de", "url": "https://www.n-tv.de/panorama/Brand-article1.html", "html": PAGE}


@contextlib.contextmanager
def serving(folder, *options):
    """A function that asks a server for tools, one after another, and gives their results."""
    from anyio.from_thread import (
        start_blocking_portal,  # a second, which whoever runs other tests need not wait
    )
    from mcp import Client, StdioServerParameters

    command = ["-m", "crosscheck", "mcp", *options]
    server = StdioServerParameters(command=sys.executable, args=command, cwd=folder, env={"PYTHONPATH": ROOT})
    with (
        start_blocking_portal() as portal,
        portal.wrap_async_context_manager(Client(server, read_timeout_seconds=120)) as client,
    ):

        def call(*calls, progress=None):
            return [
                portal.call(functools.partial(client.call_tool, name, arguments, progress_callback=progress))
                for name, arguments in calls
            ]

        call.tools = portal.call(client.list_tools).tools
        yield call


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    with serving(tmp_path_factory.mktemp("server"), "--offline") as call:
        yield call


def _text(result):
    return "\n".join(block.text for block in result.content)


def test_a_draft_is_checked_as_the_command_line_does(ask, tmp_path, monkeypatch, capfd):
    """The whole report of the tool is that of the command, name and copy of the source apart."""
    arguments = {"draft": WRONG, "sources": [SOURCE], "published": WHEN, "full_report": True}
    ((result,), expected) = ask(("check_draft", arguments)), _by_command(tmp_path, monkeypatch, capfd)
    assert not result.is_error
    report = result.structured_content["report"]
    assert report["summary"] == expected["summary"]
    assert report["documents"][0]["claims"] == expected["documents"][0]["claims"]


def _by_command(folder, monkeypatch, capfd):
    monkeypatch.chdir(folder)
    (folder / "draft.md").write_text(WRONG, encoding="utf-8")
    (folder / "page.html").write_text(PAGE, encoding="utf-8")
    (folder / "sources.toml").write_text(
        f'[[source]]\noutlet = "n-tv.de"\nurl = "{SOURCE["url"]}"\nfile = "page.html"\n', encoding="utf-8"
    )
    options = ("--sources", "sources.toml", "--offline", "--no-archive", "--published", WHEN)
    cli.main(["check", "draft.md", *options, "--output-format", "json"])
    return json.loads(capfd.readouterr().out)


def test_the_short_form_has_findings_and_passages(ask):
    """Without asking for more, a model gets the statements that need an editor."""
    wrong, right, every = ask(
        ("check_draft", {"draft": WRONG, "sources": [SOURCE], "published": WHEN}),
        ("check_draft", {"draft": RIGHT, "sources": [SOURCE], "published": WHEN}),
        ("check_draft", {"draft": RIGHT, "sources": [SOURCE], "published": WHEN, "statements": "all"}),
    )
    (statement,) = wrong.structured_content["statements"]
    assert (statement["verdict"], statement["credited_to"]) == ("contradicted", ["n-tv.de"])
    assert "CC301" in [finding["rule"] for finding in statement["findings"]]
    assert "28 Menschen" in statement["passages"][0]["quote"]
    assert right.structured_content["statements"] == []
    assert [s["verdict"] for s in every.structured_content["statements"]] == ["supported"]
    assert wrong.structured_content["report"] is None


def test_a_statement_finds_its_passage(ask):
    """The passage with its place in the article, and whether it bears the statement out."""
    statement = "Den Schaden schätzt der Betreiber auf zwei Millionen Euro."
    (result,) = ask(("find_passage", {"statement": statement, "sources": [SOURCE]}))
    (found,) = result.structured_content["statements"]
    assert (found["verdict"], found["passages"][0]["stance"]) == ("supported", "supports")
    assert "zwei Millionen" in found["passages"][0]["quote"]
    assert found["passages"][0]["end"] > found["passages"][0]["start"]


def test_credits_say_what_is_missing(ask):
    """Who is credited by which words, and whose article nobody gave."""
    draft = RIGHT + "Laut Südkurier stand das Werk leer. Das schreibt auch der Abendwurm."
    (result,) = ask(("list_credits", {"draft": draft, "sources": [SOURCE]}))
    found = result.structured_content
    assert [c["outlet"] for c in found["credits"]][:2] == ["n-tv.de", "suedkurier.de"]
    assert (found["given"], found["missing"]) == (["n-tv.de"], ["suedkurier.de"])


def test_a_rule_is_explained(ask):
    """By code and by name, in either language."""
    by_code, by_name = ask(
        ("explain_rule", {"code": "CC301"}),
        ("explain_rule", {"code": "number-mismatch", "language": "de"}),
    )
    assert by_code.structured_content["name"] == "number-mismatch"
    assert by_name.structured_content["code"] == "CC301"
    assert by_code.structured_content["explanation"] != by_name.structured_content["explanation"]


@pytest.mark.parametrize(
    ("tool", "arguments", "says"),
    [
        ("explain_rule", {"code": "CC999"}, "unknown rule"),
        ("explain_rule", {"code": "CC301", "language": "xx"}, "unknown language"),
        ("check_draft", {"draft": ""}, "empty"),
        ("check_draft", {"draft": WRONG, "published": "bald"}, "not a time"),
        ("check_draft", {"draft": WRONG, "sources": [{"outlet": "n-tv.de"}]}, "source 1"),
        ("check_draft", {"draft": WRONG, "sources": [{**SOURCE, "text": "Text"}]}, "'text' and 'html'"),
        (
            "check_draft",
            {"draft": WRONG, "sources": [{"outlet": "x.de", "url": "file:///etc/passwd"}]},
            "http",
        ),
        ("check_draft", {"draft": "x" * 200_001}, "200000"),
        ("check_draft", {"draft": WRONG, "sources": [{**SOURCE, "file": "/etc/passwd"}]}, "file"),
    ],
)
def test_what_is_wrong_is_an_error_of_the_tool(ask, tool, arguments, says):
    """The server goes on, and the model is told what is wrong and what to do."""
    wrong, fine = ask((tool, arguments), ("explain_rule", {"code": "CC301"}))
    assert wrong.is_error
    assert says in _text(wrong)
    assert "Traceback" not in _text(wrong)
    assert not fine.is_error


def test_no_file_of_the_server_is_read(ask, tmp_path):
    """A draft that names files as its sources gets none of them."""
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    draft = f"---\nsources:\n  - {tmp_path}/page.html\n---\n\n{WRONG}\n[Quelle]({tmp_path}/page.html)\n"
    (result,) = ask(("check_draft", {"draft": draft, "published": WHEN}))
    assert not result.is_error
    assert [s["state"] for s in result.structured_content["sources"]] == ["not_found"]


def test_an_article_is_fetched_only_if_the_settings_allow_it(ask, tmp_path):
    """By its address, from a real server; offline it is a source that could not be read."""
    with running() as site:
        address = site.page("/brand.html", PAGE)
        arguments = {
            "draft": WRONG,
            "sources": [{"outlet": "n-tv.de", "url": address}],
            "published": WHEN,
        }
        with serving(tmp_path, "--allow-host", "127.0.0.1") as online:
            (fetched,) = online(("check_draft", arguments))
        assert site.asked("/brand.html")
        asked = len(site.seen)
        (offline,) = ask(("check_draft", arguments))
        assert len(site.seen) == asked
    assert [s["verdict"] for s in fetched.structured_content["statements"]] == ["contradicted"]
    assert [s["verdict"] for s in offline.structured_content["statements"]] == ["unverifiable"]
    assert offline.structured_content["exit_code"] == 3


def test_a_host_that_is_not_allowed_is_not_fetched(tmp_path):
    """A call cannot make the server ask machines of its own network."""
    with running() as site, serving(tmp_path) as online:
        address = site.page("/brand.html", PAGE)
        source = {"outlet": "n-tv.de", "url": address}
        (result,) = online(("check_draft", {"draft": WRONG, "sources": [source], "published": WHEN}))
        assert result.structured_content["sources"][0]["state"] == "error"
        assert site.seen == []


def test_progress_is_told(ask):
    """A client that asks for it hears that the check has begun and ended."""
    heard = []

    async def note(progress, total, message):
        heard.append((progress, message))

    arguments = {"draft": WRONG, "sources": [SOURCE], "published": WHEN}
    ask(("check_draft", arguments), progress=note)
    assert [message for _, message in heard] == ["checking", "checked"]


def test_a_call_that_takes_too_long_is_stopped(tmp_path):
    """The limits of the settings count; the server answers the next call."""
    settings = tmp_path / "crosscheck.toml"
    settings.write_text("[limits]\ndraft-seconds = 0.01\n")
    with serving(tmp_path, "--offline", "--config", str(settings)) as ask:
        late, fine = ask(
            ("check_draft", {"draft": WRONG * 400, "sources": [SOURCE]}),
            ("explain_rule", {"code": "CC301"}),
        )
    assert late.is_error
    assert "longer than 0.01 s" in _text(late)
    assert not fine.is_error


def test_the_tools_describe_themselves(ask):
    """Every tool and every parameter has a description, and every answer a schema."""
    assert {tool.name for tool in ask.tools} == {
        "check_draft",
        "find_passage",
        "list_credits",
        "explain_rule",
    }
    for tool in ask.tools:
        assert tool.description
        assert tool.output_schema
        assert tool.annotations.read_only_hint
        for name, schema in tool.input_schema["properties"].items():
            assert schema.get("description"), f"{tool.name}.{name}"


def test_without_the_package_the_command_says_what_to_install(monkeypatch, capfd):
    """Status 2, and the line that installs it."""
    from importlib import util

    monkeypatch.setattr(util, "find_spec", lambda name: None)
    assert cli.main(["mcp"]) == 2
    assert "pip install '.[mcp]'" in capfd.readouterr().err
