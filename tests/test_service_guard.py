"""Who may ask `crosscheck serve`: no other site in the same browser, nobody without the token, nothing too large."""

from __future__ import annotations

import base64
import functools
import json
import socket
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from service_server import Served, request, running, settings

from crosscheck.cli import main
from crosscheck.config import Config
from crosscheck.config.schema import ServeSettings
from crosscheck.errors import ConfigError
from crosscheck.outlets.identity import is_loopback
from crosscheck.service.app import create_app
from crosscheck.service.guard import POLICY

TOKEN = "0123456789abcdef0123"


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    with running(settings(max_bytes=200_000, body_seconds=1)) as found:
        yield found


@pytest.fixture(scope="module")
def locked() -> Iterator[Served]:
    with running(token=TOKEN) as found:
        yield found


def refused(answer: httpx.Response, status: int) -> None:
    assert answer.status_code == status, answer.text
    assert set(answer.json()["error"]) == {"what", "hint"}


# ------------------------------------------------------------------ names and sites


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "10.0.0.7:80", "", "[", "localhost.evil"]
)
@pytest.mark.parametrize("path", ["/", "/health", "/v1/rules/CC301"])
def test_name_that_is_not_this_machine_gets_nothing(served: Served, host: str, path: str) -> None:
    refused(served.client.get(path, headers={"Host": host}), 421)


@pytest.mark.parametrize("host", ["localhost:1", "LOCALHOST", "[::1]:8765", "127.0.0.1"])
def test_names_of_this_machine_are_answered(served: Served, host: str) -> None:
    assert served.client.get("/health", headers={"Host": host}).status_code == 200


def test_allowed_name_is_answered() -> None:
    with running(settings(allowed_hosts=("service.example",))) as served:
        assert served.client.get("/health", headers={"Host": "service.example"}).status_code == 200
        refused(served.client.get("/health", headers={"Host": "other.example"}), 421)


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
@pytest.mark.parametrize(
    "path", ["/v1/check", "/v1/jobs", "/v1/decisions/digest.md", "/v1/export", "/v1/credits"]
)
def test_page_of_another_site_may_not_ask(served: Served, path: str, headers: dict[str, str]) -> None:
    refused(served.client.post(path, json=request(), headers=headers), 403)


def test_page_of_another_site_may_not_read(served: Served) -> None:
    refused(served.client.get("/v1/rules/CC301", headers={"Sec-Fetch-Site": "cross-site"}), 403)


def test_link_from_another_site_opens_the_page(served: Served) -> None:
    assert served.client.get("/", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 200


def test_own_page_may_ask(served: Served) -> None:
    headers = {"Origin": served.url, "Sec-Fetch-Site": "same-origin"}
    assert served.client.post("/v1/credits", json=request(), headers=headers).status_code == 200


def test_no_answer_lets_other_sites_read(served: Served) -> None:
    headers = {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}
    for answer in (
        served.client.options("/v1/check", headers=headers),
        served.client.get("/health", headers={"Origin": "https://evil.example"}),
    ):
        assert not [name for name in answer.headers if name.startswith("access-control")]


@pytest.mark.parametrize("path", ["/", "/health", "/v1/rules/CC301", "/nothing", "/assets/report.css"])
def test_every_answer_has_the_headers_that_protect_it(served: Served, path: str) -> None:
    headers = served.client.get(path).headers
    assert headers["content-security-policy"] == POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "server" not in headers


@pytest.mark.parametrize(
    "name", ["../app.py", "..%2fapp.py", "%2e%2e/app.py", "index.py", ".hidden", "a" * 5000]
)
def test_assets_are_those_of_the_page_alone(served: Served, name: str) -> None:
    assert served.client.get(f"/assets/{name}").status_code == 404


# ------------------------------------------------------------------ token


@pytest.mark.parametrize(
    "authorization",
    [
        "",
        "Bearer",
        "Bearer wrong",
        f"Bearer {TOKEN}x",
        f"Bearer {TOKEN[:-1]}",
        f"Token {TOKEN}",
        "Basic %%",
        "Basic YQ==",
    ],
)
@pytest.mark.parametrize("path", ["/v1/rules/CC301", "/metrics", "/"])
def test_wrong_token_gets_nothing(locked: Served, path: str, authorization: str) -> None:
    refused(locked.client.get(path, headers={"Authorization": authorization}), 401)


@pytest.mark.parametrize(
    "authorization",
    [f"Bearer {TOKEN}", f"bearer {TOKEN}", "Basic " + base64.b64encode(b"desk:" + TOKEN.encode()).decode()],
)
def test_token_is_taken_from_programs_and_browsers(locked: Served, authorization: str) -> None:
    assert locked.client.get("/v1/rules/CC301", headers={"Authorization": authorization}).status_code == 200


def test_health_asks_for_no_token(locked: Served) -> None:
    assert locked.client.get("/health").status_code == 200


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "service.example"])
def test_other_machines_are_not_served_without_a_token(host: str) -> None:
    config = replace(Config(archive="none"), serve=ServeSettings(host=host))
    with pytest.raises(ConfigError, match="no token"):
        create_app(config)


def test_server_for_others_is_refused_by_the_command(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--host", "0.0.0.0", "--port", "0"]) == 2
    assert "--token-file" in capfd.readouterr().err


@pytest.mark.parametrize("content", ["", "short", "ä" * 20, "a b\nc" * 10])
def test_token_file_without_a_token_is_refused(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], content: str
) -> None:
    file = tmp_path / "token"
    file.write_text(content, encoding="utf-8")
    assert main(["serve", "--token-file", str(file), "--port", "0"]) == 2
    assert "is no token" in capfd.readouterr().err


@pytest.mark.parametrize(
    "host, loopback",
    [
        ("127.0.0.1", True),
        ("127.9.9.9", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("::", False),
    ],
)
def test_loopback_is_told_from_other_addresses(host: str, loopback: bool) -> None:
    assert is_loopback(host) is loopback


# ------------------------------------------------------------------ size and time


def test_request_that_says_it_is_too_large_is_refused_at_once(served: Served) -> None:
    with socket.create_connection(("127.0.0.1", int(served.url.rpartition(":")[2]))) as stream:
        stream.sendall(
            b"POST /v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            b"Content-Length: 999999999999\r\n\r\n{"
        )
        stream.settimeout(10)
        assert b" 413 " in stream.recv(65_536).split(b"\r\n")[0]


@pytest.mark.parametrize("kind", ["application/json", "multipart/form-data; boundary=x"])
def test_request_that_grows_too_large_is_refused(served: Served, kind: str) -> None:
    def pieces() -> Iterator[bytes]:
        yield b'--x\r\nContent-Disposition: form-data; name="draft"; filename="d.txt"\r\n\r\n'
        for _ in range(60):
            yield b"a" * 10_000

    try:
        answer = served.client.post("/v1/check", content=pieces(), headers={"Content-Type": kind})
    except httpx.TransportError:  # the connection was closed while it still sent
        return
    refused(answer, 413)


@pytest.mark.parametrize("kind", [b"application/json", b"multipart/form-data; boundary=x"])
def test_request_that_does_not_arrive_is_given_up(served: Served, kind: bytes) -> None:
    with socket.create_connection(("127.0.0.1", int(served.url.rpartition(":")[2]))) as stream:
        stream.sendall(
            b"POST /v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
            + kind
            + b"\r\nContent-Length: 1000\r\n\r\n--x"
        )
        stream.settimeout(15)
        began = time.monotonic()
        answer = b"".join(iter(functools.partial(stream.recv, 65_536), b""))
    assert b" 408 " in answer.split(b"\r\n")[0]
    assert time.monotonic() - began < 10
    assert json.loads(answer.rpartition(b"\r\n")[2])["error"]["what"]


def test_settings_file_that_was_found_may_not_open_the_server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    from crosscheck import config

    (tmp_path / "crosscheck.toml").write_text('[serve]\nhost = "0.0.0.0"\nallowed-hosts = ["evil.example"]\n')
    found: Any = config.load(None, tmp_path, {}, {})
    assert found.serve.host == "127.0.0.1"
    assert {name for name, _ in found.refused} == {"serve.host", "serve.allowed_hosts"}
