"""Which settings a file may give that was found beside the drafts and not named."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from judge_server import chatting, saying

from crosscheck import cli, config
from crosscheck.config import Config
from crosscheck.errors import JudgeError
from crosscheck.second_opinion.backends.openai.client import ChatClient, Clock
from crosscheck.second_opinion.base import JudgeOptions

KEY = "sk-invented-0815"
REFUSED = [
    ("network", 'allow-hosts = ["127.0.0.1"]', "network.allow-hosts"),
    ("network", 'proxy = "http://proxy.example:3128"', "network.proxy"),
    ("network", 'ca-file = "mine.pem"', "network.ca-file"),
    ("network", "respect-robots = false", "network.respect-robots"),
    ("network", "requests-per-second = 50.0", "network.requests-per-second"),
    ("network", "requests-per-second = 0", "network.requests-per-second"),
    ("network", "max-bytes = 900_000_000", "network.max-bytes"),
    ("network", "total-timeout = 3600", "network.total-timeout"),
    ("limits", "parse-seconds = 0", "limits.parse-seconds"),
    ("limits", "draft-seconds = 6000", "limits.draft-seconds"),
    ("limits", "draft-characters = 0", "limits.draft-characters"),
    ("judge", 'base-url = "https://elsewhere.example/v1"', "judge.base-url"),
    ("judge", 'model = "openai:x"', "judge.model"),
    ("judge", 'api-key = "sk-theirs"', "judge.api-key"),
    ("judge", "max-calls = 100_000", "judge.max-calls"),
    ("", 'archive = "elsewhere.sqlite"', "archive"),
    ("", 'archive = "postgresql://db.example/x"', "archive"),
    ("", 'reader = "model"', "reader"),
    ("", 'sources = ["../private"]', "sources"),
    ("", 'output-format = ["json=../../profile"]', "output-format"),
    ("", 'baseline = "/etc/passwd"', "baseline"),
]
ALLOWED = [
    ("", 'select = ["CC3"]', "select"),
    ("", 'fail-on = "never"', "fail_on"),
    ("", 'archive = "none"', "archive"),
    ("", 'reader = "box"', "reader"),
    ("", 'sources = ["sources.toml"]', "sources"),
    ("", 'output-format = ["full", "json=out/report.json"]', "output_format"),
    ("network", "offline = true", "network.offline"),
    ("network", "timeout = 3", "network.timeout"),
    ("network", "requests-per-second = 0.2", "network.requests_per_second"),
    ("network", "retries = 0", "network.retries"),
    ("limits", "draft-seconds = 5", "limits.draft_seconds"),
    ("judge", 'model = "none"', "judge.model"),
]


def written(folder: Path, table: str, line: str) -> Path:
    file = folder / "crosscheck.toml"
    file.write_text(f"[{table}]\n{line}\n" if table else f"{line}\n", encoding="utf-8")
    return file


def loaded(folder: Path, **more: Any) -> Config:
    return config.load(None, folder, {}, {}, **more)


@pytest.mark.parametrize(("table", "line", "name"), REFUSED)
def test_a_found_file_may_not_set_it(tmp_path: Path, table: str, line: str, name: str) -> None:
    """The default stays in force, and the key is told with its file."""
    file = written(tmp_path, table, line)
    found = loaded(tmp_path)
    assert found.refused == ((name.replace("-", "_"), str(file)),)
    assert (found.network, found.judge, found.limits) == (Config().network, Config().judge, Config().limits)
    assert (found.archive, found.reader, found.sources) == ("", "none", ())
    (told,) = config.refusal_notes(found.refused)
    assert all(word in told for word in (str(file), name, "--trust-settings"))


@pytest.mark.parametrize(("table", "line", "name"), REFUSED)
def test_a_trusted_file_sets_it(tmp_path: Path, table: str, line: str, name: str) -> None:
    """By --trust-settings, or by --config."""
    file = written(tmp_path, table, line)
    for found in (loaded(tmp_path, trusting=True), config.load(file, tmp_path, {}, {})):
        assert found.refused == ()
        assert name.replace("-", "_") in dict(found.origins)


@pytest.mark.parametrize(("table", "line", "name"), ALLOWED)
def test_a_found_file_chooses_rules_and_formats(tmp_path: Path, table: str, line: str, name: str) -> None:
    """And makes limits stricter."""
    written(tmp_path, table, line)
    found = loaded(tmp_path)
    assert found.refused == ()
    assert name in dict(found.origins)


def test_what_lies_behind_a_link_is_outside(tmp_path: Path) -> None:
    """A link in the folder of the settings leads out of it."""
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / "in").symlink_to(tmp_path)
    written(tmp_path / "desk", "", 'output-format = ["json=in/report.json"]')
    assert [name for name, _ in loaded(tmp_path / "desk").refused] == ["output_format"]


def test_the_users_own_file_counts_below_the_found_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may set everything; key by key the found file goes before it where it may."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "own"))
    config.own_file().parent.mkdir(parents=True)
    config.own_file().write_text(
        'fail-on = "never"\nlanguage = "en"\n[network]\nproxy = "http://p.example:1"\n'
    )
    workdir = tmp_path / "desk"
    workdir.mkdir()
    written(workdir, "", 'fail-on = "info"\n[network]\nproxy = "http://q.example:2"')
    found = loaded(workdir)
    assert (found.fail_on, found.language, found.network.proxy) == ("info", "en", "http://p.example:1")
    assert dict(found.origins)["network.proxy"] == str(config.own_file())
    assert [name for name, _ in found.refused] == ["network.proxy"]


def test_environment_and_command_line_set_it_in_silence(tmp_path: Path) -> None:
    """What counts from elsewhere needs no word about the file."""
    written(tmp_path, "network", 'allow-hosts = ["a.example"]\nproxy = "http://b.example:1"')
    environ = {"CROSSCHECK_NETWORK_PROXY": "http://c.example:1"}
    found = config.load(None, tmp_path, environ, {"network.allow_hosts": ["d.example"]})
    assert (found.network.proxy, found.network.allow_hosts) == ("http://c.example:1", ("d.example",))
    assert found.refused == ()


# ------------------------------------------------------------------ at the command line


@pytest.fixture
def workdir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CROSSCHECK_ARCHIVE", "none")
    monkeypatch.setenv("CROSSCHECK_JUDGE_API_KEY", KEY)
    (tmp_path / "a.txt").write_text("Die Fähre nach Halm fährt bis Mai nicht. Ein Kran ist defekt.", "utf-8")
    (tmp_path / "d.md").write_text("Die Fähre nach Halm ruht bis Juni, berichtet der Dorfbote.\n", "utf-8")
    return tmp_path


CHECK = ("check", "d.md", "--offline", "--source", "Dorfbote=a.txt")


def test_a_found_file_gets_neither_key_nor_draft(workdir: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The server that it names is not asked at all, which is told once, with --quiet as well."""
    with chatting(saying("{}")) as chat:
        written(workdir, "judge", f'model = "openai:x"\nband = 1.0\nbase-url = "{chat.base_url}"')
        cli.main([*CHECK, "--quiet"])
        assert chat.asked == []
    err = capfd.readouterr().err
    assert err.count("--trust-settings") == 1
    assert "judge.model, judge.band, judge.base-url" in err
    assert KEY not in err


def test_config_shows_what_does_not_count(workdir: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """With the file it stands in."""
    file = written(workdir, "network", "respect-robots = false")
    assert cli.main(["config"]) == 0
    lines = [line for line in capfd.readouterr().out.splitlines() if "not in force" in line]
    assert len(lines) == 1
    assert lines[0].startswith("network.respect-robots")
    assert str(file) in lines[0]


def test_a_key_goes_over_no_open_line() -> None:
    """Plain HTTP is for this machine alone."""
    for url, is_open in [("http://llm.example/v1", True), ("HTTP://10.0.0.7:8080/v1", True),
                         ("http://127.0.0.1:1/v1", False), ("http://[::1]:1/v1", False),
                         ("https://llm.example/v1", False)]:  # fmt: skip
        settings = config.JudgeSettings(base_url=url, api_key=KEY)
        opening = JudgeOptions("x", settings, False, "", None, lambda _: None)
        if is_open:
            with pytest.raises(JudgeError, match="without encryption") as caught:
                ChatClient(opening, Clock())
            assert KEY not in caught.value.message + caught.value.hint
        else:
            ChatClient(opening, Clock()).close()


@pytest.mark.parametrize("name", ["-oreport.md", "--exit-zero.md", "-v.md"])
def test_a_draft_is_no_option_behind_the_dashes(workdir: Path, name: str) -> None:
    """As the hook and the action put file names: a name that reads like an option is a file."""
    shutil.copy(workdir / "d.md", workdir / name)
    done = subprocess.run(
        [sys.executable, "-m", "crosscheck", "check", "--offline", "--source", "Dorfbote=a.txt",
         "--output-format", "json", "--", name],
        cwd=workdir, capture_output=True, text=True, timeout=60, env={**os.environ}, check=False,
    )  # fmt: skip
    assert f'"path": "{name}"' in done.stdout or f'"path":"{name}"' in done.stdout
    assert sorted(f.name for f in workdir.iterdir()) == sorted(["a.txt", "d.md", name])
