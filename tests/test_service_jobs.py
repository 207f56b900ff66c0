"""Jobs of `crosscheck serve`: begun, looked at, stopped, and found again after the server was stopped."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from server import network
from server import running as site_running
from service_server import Served, request, running, settings

from crosscheck.config import Config


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    with running() as found:
        yield found


def begun(client: httpx.Client, body: dict[str, Any]) -> str:
    answer = client.post("/v1/jobs", json=body)
    assert answer.status_code == 202, answer.text
    key: str = answer.json()["id"]
    assert answer.headers["location"] == f"/v1/jobs/{key}"
    return key


def events(client: httpx.Client, key: str) -> list[tuple[str, dict[str, Any]]]:
    found = []
    with client.stream("GET", f"/v1/jobs/{key}/events") as stream:
        assert stream.headers["content-type"].startswith("text/event-stream")
        name = ""
        for line in stream.iter_lines():
            if line.startswith("event: "):
                name = line.removeprefix("event: ")
            elif line.startswith("data: "):
                found.append((name, json.loads(line.removeprefix("data: "))))
    return found


def state(client: httpx.Client, key: str) -> str:
    found: str = client.get(f"/v1/jobs/{key}").json()["state"]
    return found


def until(client: httpx.Client, key: str, wanted: str) -> None:
    end = time.monotonic() + 30
    while state(client, key) != wanted:
        assert time.monotonic() < end, state(client, key)
        time.sleep(0.05)


# ------------------------------------------------------------------ a job


def test_events_tell_what_is_done_until_the_end(served: Served) -> None:
    key = begun(served.client, request())
    told = events(served.client, key)
    assert {name for name, _ in told[:-1]} == {"progress"}
    assert told[-1][0] == told[-1][1]["state"] == "done"
    assert "reading talbote.html" in told[-1][1]["progress"]


def test_events_of_a_job_that_is_done_end_at_once(served: Served) -> None:
    key = begun(served.client, request())
    events(served.client, key)
    assert [name for name, _ in events(served.client, key)] == ["progress", "done"]


def test_report_of_a_job_is_that_of_a_check(served: Served) -> None:
    key = begun(served.client, request())
    until(served.client, key, "done")
    assert served.client.get(f"/v1/jobs/{key}/report").json() == served.check().json()
    page = served.client.get(f"/v1/jobs/{key}/report", headers={"Accept": "text/html"})
    assert page.text.startswith("<!DOCTYPE html>")
    assert 'class="card' in served.client.get(f"/v1/jobs/{key}/report?fragment=1").text


def test_job_that_fails_says_why(served: Served) -> None:
    key = begun(served.client, request(draft={"name": "d.md", "text": ""}))
    name, job = events(served.client, key)[-1]
    assert name == "failed"
    assert "is empty" in job["error"]["what"]
    assert served.client.get(f"/v1/jobs/{key}/report").status_code == 422
    assert served.client.post(f"/v1/jobs/{key}/restart").status_code == 202


def test_deleted_job_is_gone(served: Served) -> None:
    key = begun(served.client, request())
    until(served.client, key, "done")
    assert served.client.delete(f"/v1/jobs/{key}").status_code == 204
    for path in ("", "/report", "/events"):
        assert served.client.get(f"/v1/jobs/{key}{path}").status_code == 404


def test_unknown_job_says_that_the_server_may_have_forgotten_it(served: Served) -> None:
    error = served.client.get("/v1/jobs/0").json()["error"]
    assert "without an archive" in error["hint"]


def test_job_that_is_done_is_not_begun_anew(served: Served) -> None:
    key = begun(served.client, request())
    until(served.client, key, "done")
    assert served.client.post(f"/v1/jobs/{key}/restart").status_code == 409


# ------------------------------------------------------------------ jobs under way


@pytest.fixture
def endless(tmp_path: Path) -> Iterator[tuple[Config, dict[str, Any], Any]]:
    """Settings with an archive and a request whose check waits for a page that never comes."""
    config = replace(
        settings(jobs=3), network=network(timeout=60, total_timeout=60), archive=str(tmp_path / "a.sqlite")
    )
    with site_running() as site:
        url = site.silent("/nie")
        yield config, request(sources=[{"outlet": "Talbote", "url": url}], options={}), site


def test_running_job_is_stopped_when_it_is_deleted(endless: tuple[Config, dict[str, Any], Any]) -> None:
    config, body, _ = endless
    with running(config) as served:
        key = begun(served.client, body)
        until(served.client, key, "running")
        began = time.monotonic()
        assert served.client.delete(f"/v1/jobs/{key}").status_code == 204
        assert served.check().status_code == 200
        assert time.monotonic() - began < 30


def test_job_of_a_stopped_server_is_interrupted_and_begun_anew(
    endless: tuple[Config, dict[str, Any], Any],
) -> None:
    config, body, site = endless
    with running(config) as served:
        done = begun(served.client, request())
        until(served.client, done, "done")
        key, waiting = begun(served.client, body), begun(served.client, body)
        until(served.client, key, "running")
        report = served.client.get(f"/v1/jobs/{done}/report").content
    site.page("/nie", "<html><body><p>Zehn Menschen sind in Talheim verletzt worden.</p></body></html>")
    with running(config) as served:
        assert [state(served.client, each) for each in (key, waiting)] == ["interrupted"] * 2
        assert served.client.get(f"/v1/jobs/{key}/report").status_code == 409
        assert served.client.get(f"/v1/jobs/{done}/report").content == report
        assert served.client.post(f"/v1/jobs/{key}/restart").status_code == 202
        until(served.client, key, "done")


def test_only_so_many_jobs_are_kept(endless: tuple[Config, dict[str, Any], Any], tmp_path: Path) -> None:
    config, _, _ = endless
    with running(config) as served:
        keys = [begun(served.client, request()) for _ in range(5)]
        until(served.client, keys[-1], "done")
        begun(served.client, request())
        assert served.client.get(f"/v1/jobs/{keys[0]}").status_code == 404
        assert served.client.get(f"/v1/jobs/{keys[-1]}").status_code == 200
    assert len(list((tmp_path / "jobs").iterdir())) == 4


def test_file_that_is_no_job_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "jobs").mkdir()
    (tmp_path / "jobs" / "x.job").write_bytes(b"\x93no")
    with running(replace(settings(), archive=str(tmp_path / "a.sqlite"))) as served:
        assert served.client.get("/health").status_code == 200


# ------------------------------------------------------------------ the command


@contextmanager
def command(*options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The command as a process, and the address that it prints."""
    given = [sys.executable, "-m", "crosscheck", "serve", "--port", "0", "--workers", "1", *options]
    with subprocess.Popen(given, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield process, process.stdout.readline().strip()
        finally:
            process.kill()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_command_ends_by_a_signal_in_mid_check(tmp_path: Path, number: int) -> None:
    archive = ("--archive", str(tmp_path / "a.sqlite"), "--allow-host", "127.0.0.1", "--timeout", "60")
    with site_running() as site:
        url = site.silent("/nie")
        body = request(sources=[{"outlet": "Talbote", "url": url}], options={})
        with command(*archive) as (process, address), httpx.Client(base_url=address, timeout=30) as client:
            key = begun(client, body)
            until(client, key, "running")
            process.send_signal(number)
            assert process.wait(20) == 0
            assert process.stderr is not None
            assert process.stderr.read() == ""
    with command(*archive) as (_, address), httpx.Client(base_url=address) as client:
        assert state(client, key) == "interrupted"


def test_port_that_is_taken_is_told(capfd: pytest.CaptureFixture[str], served: Served) -> None:
    from crosscheck.cli import main

    port = served.url.rpartition(":")[2]
    assert main(["serve", "--port", port]) == 2
    assert "cannot be listened on" in capfd.readouterr().err
