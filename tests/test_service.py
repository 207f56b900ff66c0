"""`crosscheck serve`: the check over HTTP gives what the command line gives, and survives what is sent to it."""

from __future__ import annotations

import base64
import json
import os
import re
import signal
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from server import network
from server import running as site_running
from service_server import DRAFT, PAGE, Served, request, running, settings

from crosscheck.cli import main
from crosscheck.service.shapes import ExportRequest


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    with running() as found:
        yield found


def told(answer: httpx.Response, status: int) -> str:
    """What an error says; every one has this shape, and no traceback."""
    assert answer.status_code == status, answer.text
    error = answer.json()["error"]
    assert set(error) == {"what", "hint"}
    assert "Traceback" not in answer.text
    return str(error["what"])


def without_times(report: dict[str, Any]) -> dict[str, Any]:
    text = re.sub(r'"fetched_at": "[^"]*"', '"fetched_at": ""', json.dumps(report))
    found: dict[str, Any] = json.loads(text)
    return found


def verdicts(document: dict[str, Any]) -> list[str]:
    return [claim["verdict"] for claim in document["claims"] if claim["kind"] == "claim"]


# ------------------------------------------------------------------ checks


DEMO = Path(__file__).parent.parent / "fixtures" / "demo"
INPUTS = {
    "small": (DRAFT, {"Talbote": ("talbote.html", PAGE)}),
    "demo": (
        (DEMO / "digest.md").read_text(encoding="utf-8"),
        {
            outlet: (name, (DEMO / name).read_text(encoding="utf-8"))
            for outlet, name in (
                ("n-tv.de", "n-tv.html"), ("SZ", "sueddeutsche.html"), ("suedkurier.de", "suedkurier.html")
            )
        },
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", INPUTS)
def test_report_is_that_of_the_command_line(
    served: Served,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    name: str,
) -> None:
    text, pages = INPUTS[name]
    (tmp_path / "digest.md").write_text(text, encoding="utf-8")
    options = ["--published", "2026-11-24", "--offline", "--output-format", "json"]
    for outlet, (file, page) in pages.items():
        (tmp_path / file).write_text(page, encoding="utf-8")
        options += ["--source", f"{outlet}={file}"]
    monkeypatch.chdir(tmp_path)
    assert main(["check", "digest.md", *options]) == 1
    expected = json.loads(capfd.readouterr().out)
    sources = [{"outlet": outlet, "html": page, "name": file} for outlet, (file, page) in pages.items()]
    answer = served.check(draft={"name": "digest.md", "text": text}, sources=sources)
    assert answer.status_code == 200
    assert without_times(answer.json()) == without_times(expected)


def test_settings_count_as_for_the_command_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "talbote.html").write_text(PAGE, encoding="utf-8")
    manifest = tmp_path / "sources.toml"
    manifest.write_text('[[source]]\noutlet = "Talbote"\nfile = "talbote.html"\n', encoding="utf-8")
    config = replace(settings(), sources=(str(manifest),), ignore=("CC301",), archive="archive.sqlite")
    with running(config) as served:
        report = served.check(sources=[], options={"published": "2026-11-24"}).json()
    assert [each["state"] for each in report["sources"]] == ["full"]
    assert "CC301" not in str(report["documents"])
    assert (tmp_path / "archive.sqlite").exists()


def test_wrong_number_is_found(served: Served) -> None:
    (document,) = served.check().json()["documents"]

    assert verdicts(document) == ["contradicted", "supported"]


@pytest.mark.parametrize(
    "source",
    [
        {"outlet": "Talbote", "base64": base64.b64encode(PAGE.encode()).decode(), "name": "seite.html"},
        {"html": PAGE},
        {"outlet": "talbote.example", "url": "https://talbote.example/brand", "html": PAGE},
        {
            "outlet": "Talbote",
            "text": "In Talheim sind bei einem Brand am Dienstag zehn Menschen verletzt worden.",
        },
    ],
    ids=["base64", "without outlet", "saved copy", "text"],
)
def test_article_may_come_in_any_form(served: Served, source: dict[str, str]) -> None:
    draft = {
        "name": "d.txt",
        "text": "In Talheim sind zwölf Menschen verletzt worden, berichtet der Talbote.",
    }
    if "url" in source:
        draft["text"] = draft["text"].replace("der Talbote", "talbote.example")
    (document,) = served.check(draft=draft, sources=[source]).json()["documents"]
    assert document["claims"][0]["verdict"] == "contradicted"


def test_draft_and_articles_may_be_files_of_a_form(served: Served) -> None:
    parts = [
        ("draft", ("digest.md", DRAFT.encode(), "text/markdown")),
        ("source", ("talbote.html", PAGE.encode(), "text/html")),
        ("options", (None, json.dumps({"offline": True, "published": "2026-11-24"}))),
    ]
    (document,) = served.client.post("/v1/check", files=parts).json()["documents"]
    assert [claim["verdict"] for claim in document["claims"] if claim["kind"] == "claim"] == [
        "contradicted",
        "supported",
    ]


def test_source_of_a_form_may_be_an_address_or_an_object(served: Served) -> None:
    parts = [
        ("draft", ("digest.md", DRAFT.encode(), "text/markdown")),
        ("source", (None, json.dumps({"html": PAGE}))),
        ("source", (None, "https://talbote.example/brand")),
        ("options", (None, '{"offline": true}')),
    ]
    answer = served.client.post("/v1/check", files=parts)
    assert answer.status_code == 200, answer.text
    sources = answer.json()["sources"]
    assert [each["state"] for each in sources] == ["full", "error"]


def test_draft_with_a_list_of_its_own_names_articles_that_were_sent(served: Served) -> None:
    draft = {"name": "digest.md", "text": f"---\nsources:\n  - seite.html\n---\n{DRAFT}"}
    sent = [{"outlet": "Talbote", "html": PAGE, "name": "seite.html"}]
    report = served.check(draft=draft, sources=sent).json()
    assert len(report["sources"]) == 1


@pytest.mark.parametrize(
    "name", ["/etc/passwd", "../../etc/passwd", "file:///etc/passwd", "/proc/self/environ"]
)
def test_draft_cannot_name_files_of_the_server(served: Served, name: str) -> None:
    draft = {
        "name": "digest.md",
        "text": f"---\nsources:\n  - {name}\n---\nEin Brand, berichtet der Talbote.\n",
    }
    answer = served.check(draft=draft, sources=[])
    assert "root:" not in answer.text
    assert answer.status_code == 422


def test_article_that_a_draft_names_and_nobody_sent_is_to_be_sent(served: Served) -> None:
    text = "---\nsources:\n  - brand.html\n---\nEin Brand, berichtet der Talbote.\n"
    answer = served.check(draft={"name": "digest.md", "text": text}, sources=[])
    assert "there is no file brand.html" in told(answer, 422)
    assert answer.json()["error"]["hint"] == "Send the article under this name among the sources."


def test_private_host_is_not_fetched() -> None:
    with site_running() as site, running(replace(settings(), network=network(allow_hosts=()))) as served:
        url = site.page("/intern", PAGE)
        (source,) = served.check(sources=[{"outlet": "Talbote", "url": url}], options={}).json()["sources"]
        assert source["state"] == "error"
        assert not site.seen


def test_address_is_fetched_where_the_settings_allow_it() -> None:
    with site_running() as site, running(replace(settings(), network=network())) as served:
        url = site.page("/brand", PAGE)
        (source,) = served.check(sources=[{"outlet": "Talbote", "url": url}], options={}).json()["sources"]
        assert source["state"] == "full"
        (source,) = served.check(sources=[{"outlet": "Talbote", "url": url}]).json()["sources"]
        assert source["state"] == "error"  # the request asks for nothing to be fetched


def test_options_of_a_request_narrow_the_settings(served: Served) -> None:
    report = served.check(options={"report_language": "en", "language": "de", "offline": False})
    assert report.json()["documents"][0]["language"] == "de"
    assert "10" in report.text


def test_report_page_brings_its_own_policy(served: Served) -> None:
    answer = served.client.post("/v1/check", json=request(), headers={"Accept": "text/html"})
    policy = answer.headers["content-security-policy"]
    assert answer.text.startswith("<!DOCTYPE html>")
    assert "'sha256-" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy


@pytest.mark.parametrize("query, accept", [("?fragment=1", "*/*"), ("", "text/html; profile=fragment")])
def test_fragment_has_neither_page_nor_script(served: Served, query: str, accept: str) -> None:
    answer = served.client.post(f"/v1/check{query}", json=request(), headers={"Accept": accept})
    assert answer.headers["content-type"].startswith("text/html")
    assert "<script" not in answer.text
    assert "<html" not in answer.text
    assert 'class="card' in answer.text


def test_credits_name_the_outlets_without_an_article(served: Served) -> None:
    text = "Ein Brand ist gelöscht, berichtet der Spiegel. Die Ursache ist laut der Zeit unklar."
    answer = served.client.post(
        "/v1/credits", json=request(draft={"name": "d.txt", "text": text}, sources=[])
    ).json()
    assert answer["missing"] == ["spiegel.de", "zeit.de"]
    assert [credit["line"] for credit in answer["credits"]] == [1, 1]
    given = request(
        draft={"name": "d.txt", "text": text}, sources=[{"outlet": "spiegel.de", "text": "Ein Brand."}]
    )
    assert served.client.post("/v1/credits", json=given).json()["missing"] == ["zeit.de"]


@pytest.mark.parametrize("form", ["json", "markdown", "html", "sarif", "csv"])
def test_report_is_exported(served: Served, form: str) -> None:
    answer = served.client.post("/v1/export", json=request(format=form))
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith('attachment; filename="digest.md.')
    assert "Talheim" in answer.text


def test_every_format_of_an_export_has_a_type_and_an_ending() -> None:
    from typing import get_args, get_type_hints

    from crosscheck.service import handlers

    formats = get_args(get_type_hints(ExportRequest)["format"])
    assert set(formats) <= set(handlers.TYPES)
    assert set(formats) <= set(handlers.ENDINGS)


def test_word_file_comes_back_with_comments(served: Served) -> None:
    docx = pytest.importorskip("docx", reason="needs python-docx (the docx extra)")
    import io

    file = docx.Document()
    file.add_paragraph(
        "In Talheim sind bei einem Brand zwölf Menschen verletzt worden, berichtet der Talbote."
    )
    data = io.BytesIO()
    file.save(data)
    draft = {"name": "digest.docx", "base64": base64.b64encode(data.getvalue()).decode()}
    answer = served.client.post("/v1/export", json=request(draft=draft, format="docx"))
    assert [c.text for c in docx.Document(io.BytesIO(answer.content)).comments]


@pytest.mark.parametrize(
    ("name", "form", "says"), [("d.md", "docx", "Word files alone"), ("d.rtf", "corrected", "format rtf")]
)
def test_what_cannot_be_made_of_a_draft_is_refused_before_it_is_checked(
    name: str, form: str, says: str
) -> None:
    text = "{\\rtf1 Ein Brand.}" if name == "d.rtf" else DRAFT
    with site_running() as site, running(replace(settings(), network=network())) as served:
        source = {"outlet": "Talbote", "url": site.page("/brand", PAGE)}
        asked = request(draft={"name": name, "text": text}, sources=[source], options={}, format=form)
        assert says in told(served.client.post("/v1/export", json=asked), 422)
        assert not site.seen


def test_draft_comes_back_with_corrections(served: Served) -> None:
    answer = served.client.post("/v1/export", json=request(format="corrected"))
    assert answer.text == DRAFT.replace("zwölf", "zehn")
    assert answer.headers["content-disposition"] == 'attachment; filename="digest.md"'


def test_rule_is_explained(served: Served) -> None:
    assert served.client.get("/v1/rules/CC301", params={"language": "de"}).json()["code"] == "CC301"
    assert "unknown rule" in told(served.client.get("/v1/rules/CC999"), 404)


# ------------------------------------------------------------------ what is wrong with a request


@pytest.mark.parametrize(
    "changes, says",
    [
        ({"draft": {"name": "d.md"}}, "draft: has no text"),
        ({"draft": {"name": "d.md", "text": "a", "base64": "YQ=="}}, "draft: has text and base64"),
        ({"draft": {"name": "d.md", "base64": "%%"}}, "draft.base64: is not Base64"),
        ({"draft": {"name": "../d.md", "text": "Text."}}, "draft.name: is no name of a file"),
        ({"draft": {"name": ".profile", "text": "Text."}}, "draft.name: is no name of a file"),
        ({"draft": {"name": "d.md", "text": ""}}, "d.md: the draft is empty"),
        ({"draft": {"name": "d.exe", "text": "Text."}}, "unknown kind of draft"),
        ({"draft": {"name": "d.docx", "text": "Text."}}, "d.docx"),
        ({"draft": "Text."}, "draft"),
        ({"drafts": []}, "drafts"),
        ({"sources": [{"outlet": "Talbote"}]}, "sources[0]: has no article"),
        (
            {"sources": [{"outlet": "Talbote", "url": "ftp://x"}]},
            "sources[0]: 'ftp://x' does not begin with http",
        ),
        ({"sources": [{"url": "https://nicht da"}]}, "sources[0]: 'https://nicht da' is not a web address"),
        ({"sources": [{"text": "https://nicht da"}]}, "sources[0].text: is an address, not an article"),
        (
            {"sources": [{"outlet": "Talbote", "text": "a", "name": "digest.md"}]},
            "is the name of another file",
        ),
        ({"sources": [{"outlet": "Talbote", "file": "/etc/passwd"}]}, "file"),
        ({"options": {"offline": 1}}, "'options.offline' must be true or false"),
        ({"options": 1}, "'options' must be an object, not a whole number"),
        ({"sources": 1}, "'sources' must be a list of objects"),
        ({"sources": [{}, {"outlet": "n" * 300}]}, "'sources[1].outlet' is too long"),
        ({"options": {"language": "xx"}}, "unknown language 'xx'"),
        ({"options": {"published": "gestern"}}, "'gestern' is not a time"),
        ({"options": {"archive": "/tmp/a"}}, "archive"),
        ({"options": {"allow_hosts": ["10.0.0.1"]}}, "allow_hosts"),
    ],
)
def test_wrong_request_is_named(served: Served, changes: dict[str, Any], says: str) -> None:
    assert says in told(served.check(**changes), 422)


@pytest.mark.parametrize(
    "content, status",
    [
        (b"{", 400), (b"[]", 422), (b"", 400), (b"\xff\xfe", 400), (b"[" * 100_000, 400), (b'{"draft": NaN}', 400),
        (b'{"draft": {"text": "\\ud800"}}', 400),
    ],
)  # fmt: skip
def test_body_that_is_no_request_is_refused(served: Served, content: bytes, status: int) -> None:
    told(
        served.client.post("/v1/check", content=content, headers={"Content-Type": "application/json"}), status
    )


def test_body_of_another_type_is_refused(served: Served) -> None:
    text = json.dumps(request())
    for kind in ("text/plain", "application/x-www-form-urlencoded", ""):
        told(served.client.post("/v1/check", content=text, headers={"Content-Type": kind}), 415)


def test_form_that_is_none_is_refused(served: Served) -> None:
    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    for content in (b"", b"--x\r\n\r\n", b"--x\r\nContent-Disposition: form-data\r\n\r\na\r\n--x--\r\n"):
        assert served.client.post("/v1/check", content=content, headers=headers).status_code in (400, 422)
    told(served.client.post("/v1/check", content=b"a", headers={"Content-Type": "multipart/form-data"}), 400)
    told(served.client.post("/v1/check", files=[("draft", ("a.txt", b"A")), ("x", ("b", b"B"))]), 422)


def test_unknown_address_and_method_say_where_to_look(served: Served) -> None:
    told(served.client.get("/v2/check"), 404)
    told(served.client.get("/v1/check"), 405)


def test_too_many_sources_are_refused(served: Served) -> None:
    many = [{"outlet": "Talbote", "url": "https://talbote.example/"}] * 51
    assert "51 sources" in told(served.check(sources=many), 413)


# ------------------------------------------------------------------ hostile drafts


_TAG = "<script>alert(1)</script><img src=x onerror=alert(1)>"


def test_markup_of_a_request_never_becomes_markup_of_an_answer(served: Served) -> None:
    draft = {
        "name": "x<script>alert(1).txt",
        "text": f"Zwölf {_TAG} Menschen sind verletzt, berichtet der Talbote.",
    }
    page = PAGE.replace("Brand in Talheim", f"Brand {_TAG.replace('<', '&lt;')}")
    source = {"outlet": f"Talbote {_TAG}", "html": page, "name": "a'\"><script>.html"}
    for accept in ("text/html", "text/html; profile=fragment"):
        answer = served.client.post(
            "/v1/check", json=request(draft=draft, sources=[source]), headers={"Accept": accept}
        )
        assert answer.status_code == 200, answer.text
        assert "<script>alert" not in answer.text
        assert "onerror=alert(1)>" not in answer.text.replace("&gt;", "")


def test_error_that_quotes_a_request_is_json_on_one_line(served: Served) -> None:
    answer = served.check(draft={"name": "d.exe\u202e<script>", "text": "Text."})
    assert "is no name of a file" in told(answer, 422)
    answer = served.check(options={"language": "<script>\x1b[31m\n"})
    assert "\x1b" not in answer.json()["error"]["what"]
    assert answer.headers["content-type"] == "application/json"


def test_draft_that_is_a_bomb_costs_only_itself(served: Served) -> None:
    from documents import zipped

    packed = zipped(**{"word/document.xml": b" " * 200_000_000})
    draft = {"name": "d.docx", "base64": base64.b64encode(packed).decode()}
    assert served.check(draft=draft).status_code == 422
    assert served.check().status_code == 200


# ------------------------------------------------------------------ many, long and dying checks


def test_ten_clients_get_the_same_answer(served: Served) -> None:
    expected = without_times(served.check().json())

    def ask(_: int) -> Any:
        for _again in range(100):
            answer = served.check()
            if answer.status_code != 429:
                return answer
            time.sleep(0.1)
        return answer

    with ThreadPoolExecutor(10) as clients:
        answers = list(clients.map(ask, range(20)))
    assert {answer.status_code for answer in answers} == {200}
    assert all(without_times(answer.json()) == expected for answer in answers)


@pytest.fixture
def slow() -> Iterator[tuple[Served, dict[str, Any]]]:
    """A server with one worker and room for one more check, and a request that it waits with until it is stopped."""
    config = replace(settings(waiting=1, check_seconds=60), network=network(timeout=30, total_timeout=30))
    with site_running() as site, running(config) as served:
        served.check()  # when this is answered the worker is warm
        url = site.silent("/nie")
        yield served, request(sources=[{"outlet": "Talbote", "url": url}], options={})


def until(holds: Any, seconds: float = 15) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_more_checks_than_may_wait_are_turned_away(slow: tuple[Served, dict[str, Any]]) -> None:
    served, body = slow
    with ThreadPoolExecutor(2) as clients:
        running_ = [clients.submit(served.client.post, "/v1/check", json=body) for _ in range(2)]
        until(lambda: served.checks.waiting == 1)
        answer = served.check()
        told(answer, 429)
        assert int(answer.headers["retry-after"]) > 0
        served.checks.stop()
        assert {answer.result().status_code for answer in running_} == {503}


def test_check_whose_worker_is_killed_is_done_by_another(slow: tuple[Served, dict[str, Any]]) -> None:
    served, body = slow
    (slot,) = served.checks._slots
    with ThreadPoolExecutor(1) as clients:
        check = clients.submit(served.client.post, "/v1/check", json=body)
        until(lambda: served.checks.running == 1)
        time.sleep(0.5)
        before = slot._pid
        os.kill(before, signal.SIGKILL)
        until(lambda: slot._pid != before)
        until(lambda: _reads(served, slot))
        slot.interrupt()
        assert check.result().status_code == 503
    assert served.check().status_code == 200


def _reads(served: Served, slot: Any) -> bool:
    """Whether the worker is at its check again, so that it can be interrupted."""
    time.sleep(0.5)
    return bool(served.checks.running)


def test_check_that_takes_too_long_is_stopped() -> None:
    config = replace(settings(check_seconds=8), network=network(timeout=60, total_timeout=60))
    with site_running() as site, running(config) as served:
        answer = served.check(sources=[{"outlet": "Talbote", "url": site.silent("/nie")}], options={})
        assert "took longer than 8 s" in told(answer, 504)
        until(lambda: served.check().status_code == 200, 60)


def test_figures_count_checks_by_result(served: Served) -> None:
    served.check()
    served.check(draft={"name": "d.md", "text": ""})
    text = served.client.get("/metrics").text
    assert 'crosscheck_checks_total{result="findings"}' in text
    assert 'crosscheck_checks_total{result="failed"}' in text
    assert "crosscheck_check_seconds_bucket" in text
    assert 'crosscheck_rejected_total{status="422"}' in text


def test_health_tells_the_version(served: Served) -> None:
    assert served.client.get("/health").json()["status"] == "ok"


def test_threads_end_with_the_server() -> None:
    before = threading.active_count()
    with running() as served:
        served.check()
    until(lambda: threading.active_count() <= before + 1)
