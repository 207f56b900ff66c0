"""The command around the reader: which one is used, what is shown of it, getting another, errors."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import judge_session
import model_hub
import pytest
import tiny_entailment
from reader_files import TINY

from crosscheck import cli, config
from crosscheck.cli import parser
from crosscheck.errors import ConfigError, UsageError
from crosscheck.second_opinion import backends

session = judge_session.session
CHECK = ("check", "draft.md", "--sources", "sources.toml", "--published", "2026-03-07", "--offline")


@pytest.fixture
def model(tmp_path: Path) -> Path:
    words = (judge_session.DRAFT, *judge_session.PARAGRAPHS, *judge_session.OTHER)
    return tiny_entailment.make(tmp_path / "models" / "tiny", words)


@pytest.fixture
def run(session, capfdbinary):
    """Runs the command in the working folder; gives (status, stdout, stderr)."""

    def call(*arguments: str) -> tuple[int, str, str]:
        status = cli.main(list(arguments))
        out, err = capfdbinary.readouterr()
        return status, out.decode(), err.decode()

    return call


@pytest.fixture(scope="module")
def hub() -> Iterator[model_hub.Hub]:
    with model_hub.running() as made:
        yield made


@pytest.fixture
def local_hub(session, hub, tmp_path, monkeypatch):
    """The hub, empty, as the one that the library asks; models go into the working folder."""
    monkeypatch.setenv("HF_ENDPOINT", hub.url)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    hub.models.clear()
    hub.seen.clear()
    return hub


@pytest.fixture
def get(local_hub, run, monkeypatch):
    """Runs `crosscheck reader get`; the library has read its variables of the environment when it was loaded."""

    def call(*arguments: str, hub: str = local_hub.url) -> tuple[int, str, str]:
        monkeypatch.setattr(constants, "ENDPOINT", hub)
        monkeypatch.setattr(
            constants, "HUGGINGFACE_CO_URL_TEMPLATE", f"{hub}/{{repo_id}}/resolve/{{revision}}/{{filename}}"
        )
        return run("reader", "get", *arguments)

    constants = pytest.importorskip("huggingface_hub.constants", reason="needs the `hub` extra")
    return call


# ------------------------------------------------------------------ which reader a check uses


def test_a_check_with_a_reader_of_ones_own(run, model, monkeypatch):
    """A folder with a model is used, on the command line, in the settings and in the environment."""

    def readings() -> list[object]:
        status, out, err = run(*CHECK, "--output-format", "json", *given)
        assert (status, err) == (1, "")
        return [claim["reading"] for claim in json.loads(out)["documents"][0]["claims"]]

    given = ("--reader", str(model))
    found = readings()
    assert any(found)
    given = ("--trust-settings",)
    Path("crosscheck.toml").write_text('reader = "models/tiny"\n')
    assert readings() == found
    monkeypatch.setenv("CROSSCHECK_READER", "none")
    assert not any(readings())


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("nowhere", "no such folder"),
        ("models", "no model.onnx"),
        ("draft.md", "no such folder"),
        ("", "box, none or a folder"),
        ("~nobody-of-this-name/x", "no such folder"),
        ("x" * 3000, "cannot be read"),
    ],
)
def test_a_folder_that_is_no_model(run, model, where, said):
    """Status 2, nothing on stdout, and what is wrong: for one named on the command line and for one in the settings."""
    status, out, err = run(*CHECK, "--reader", where)
    assert (status, out) == (2, "")
    assert said in err
    Path("crosscheck.toml").write_text(f"reader = {json.dumps(where)}\n")
    status, out, err = run(*CHECK, "--trust-settings")
    assert (status, out) == (2, "")
    assert said in err


def test_a_damaged_model(run, model):
    """A graph that cannot be loaded is told before anything is checked."""
    (model / "model.onnx").write_bytes(b"no graph")
    status, out, err = run(*CHECK, "--reader", str(model))
    assert (status, out) == (2, "")
    assert "model.onnx cannot be loaded" in err
    assert "docs/guides/readers.md" in err


def test_batch_knows_the_option_too(run, tmp_path):
    """`batch` refuses a reader that cannot be used before it reads a row."""
    status, out, err = run("batch", "draft.md", "-o", "rows.jsonl", "--reader", "nowhere")
    assert (status, out) == (2, "")
    assert "no such folder" in err
    assert not (tmp_path / "rows.jsonl").exists()


def test_the_setting(tmp_path):
    """A folder in a file counts from that file, elsewhere from where the command runs; words stay as they are."""
    (tmp_path / "crosscheck.toml").write_text('reader = "models/x"\n')
    inner = tmp_path / "inner"
    inner.mkdir()
    assert config.load(None, inner, {}, {}, trusting=True).reader == str(tmp_path / "models/x")
    assert config.load(None, inner, {"CROSSCHECK_READER": "y"}, {}).reader == str(inner / "y")
    assert config.load(None, inner, {"CROSSCHECK_READER": "y"}, {"reader": "none"}).reader == "none"
    assert config.load(None, inner, {}, {"reader": "~/z"}).reader == str(Path.home() / "z")
    assert config.load(None, tmp_path.parent, {}, {}).reader == "none"
    with pytest.raises(ConfigError, match="empty"):
        config.load(None, inner, {}, {"reader": " "})


def test_the_settings_show_it(run):
    """`crosscheck config` lists the reader with where it comes from."""
    assert 'reader                       = "none"' in run("config")[1]


# ------------------------------------------------------------------ the judge that it was


@pytest.mark.parametrize("arguments", [(), ("--judge", "nli:models/x")])
def test_the_old_judge_says_what_to_use(run, arguments):
    """A judge `nli:…` in settings or on the command line is an error with the option that took its place."""
    Path("crosscheck.toml").write_text('[judge]\nmodel = "nli:models/x"\n')
    status, out, err = run(*CHECK, "--trust-settings", *arguments)
    assert (status, out) == (2, "")
    assert "--reader models/x" in err
    assert 'reader = "models/x"' in err
    status, out, err = run("batch", "draft.md", "-o", "rows.jsonl", "--trust-settings")
    assert (status, out) == (2, "")
    assert "--reader models/x" in err


def test_the_old_judge_without_a_folder():
    """Without a folder the hint names a place for it."""
    with pytest.raises(UsageError) as caught:
        backends.parse_choice("nli")
    assert "--reader DIR" in caught.value.hint


# ------------------------------------------------------------------ reader show


def test_show_a_reader_of_the_projects_own_kind(run):
    """Text for people: which, set by what, its digest and size."""
    status, out, err = run("reader", "show", "--reader", str(TINY))
    assert (status, err) == (0, "")
    rows = dict(line.split(maxsplit=1) for line in out.splitlines())
    assert rows["reader"] == "tiny_reader"
    assert rows["size"].endswith("MB")
    assert len(rows["digest"]) == 64


def test_show_another_one(run, model):
    """JSON for programs; figures of a card beside the model are shown, without control characters."""
    (model / "reader.json").write_text(json.dumps({"figures": {"flag_f1": 0.91, "set": "ours\x1b[2J"}}))
    status, out, _ = run("reader", "show", "--reader", str(model), "--output-format", "json")
    told = json.loads(out)
    assert status == 0
    assert told["reader"] == "tiny"
    assert told["folder"] == str(model)
    assert told["figures"]["flag_f1"] == 0.91
    assert told["bytes"] == sum(
        (model / n).stat().st_size for n in ("model.onnx", "tokenizer.json", "config.json")
    )
    _, out, _ = run("reader", "show", "--reader", str(model))
    assert "flag_f1" in out
    assert "\x1b" not in out


def test_show_none(run):
    """No reader is an answer, too."""
    status, out, _ = run("reader", "show", "--reader", "none")
    assert (status, out.split()[:2]) == (0, ["reader", "none:"])
    assert json.loads(run("reader", "show", "--reader", "none", "--output-format", "json")[1]) == {
        "reader": "none"
    }


def test_show_one_that_cannot_be_used(run):
    """Status 2 and what is wrong."""
    status, out, err = run("reader", "show", "--reader", "nowhere")
    assert (status, out) == (2, "")
    assert "no such folder" in err


# ------------------------------------------------------------------ reader get


def test_get_a_model(local_hub, run, hub, model, tmp_path):
    """The needed files alone are fetched; the folder is a reader, and the line for the settings names it."""
    command = [sys.executable, "-m", "crosscheck", "reader", "get", "desk/tiny"]
    hub.add("desk/tiny", model, model="onnx/model.onnx")
    hub.models["desk/tiny"] |= {
        "pytorch_model.bin": b"x" * 1000, "onnx/model_quantized.onnx": b"other", "README.md": b"# x",
        "tokenizer_config.json": b"{}", "special_tokens_map.json": b"{}", "onnx/model.onnx_data": b"weights",
    }  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path)
    folder = tmp_path / "data/crosscheck/readers/desk--tiny"
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[0] == str(folder)
    assert f'\nreader = "{folder}"\n' in done.stdout
    assert hub.fetched() == {
        "config.json", "tokenizer.json", "tokenizer_config.json", "special_tokens_map.json",
        "onnx/model.onnx", "onnx/model.onnx_data",
    }  # fmt: skip
    assert run("reader", "show", "--reader", str(folder))[0] == 0


def test_get_it_again(get, hub, model, tmp_path):
    """What is there already is not transferred again."""
    hub.add("desk/tiny", model)
    assert get("desk/tiny", "--folder", "mine")[0] == 0
    hub.seen.clear()
    status, out, _ = get("desk/tiny", "--folder", "mine", "--revision", model_hub.COMMIT)
    assert status == 0
    assert out.startswith(str(tmp_path / "mine"))
    assert hub.fetched() == set()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("desk/unknown",), "there is no model desk/unknown"),
        (("not a name",), "owner/name"),
        (("desk/tiny", "--revision", "v9"), "no revision 'v9'"),
        (("desk/tiny", "--offline"), "network.offline"),
        (("desk/tiny", "--folder", "models"), "something else in this folder"),
        (("desk/tiny", "--folder", "draft.md"), "cannot be used"),
    ],
)
def test_what_cannot_be_had(get, hub, model, arguments, said):
    """Status 2, a message without traceback, nothing on stdout."""
    hub.add("desk/tiny", model)
    status, out, err = get(*arguments)
    assert (status, out) == (2, "")
    assert said in err
    assert "Traceback" not in err
    assert hub.fetched() == set()


def test_offline_by_the_settings(get, hub, model, monkeypatch):
    """The settings can forbid the network as well; nothing is asked."""
    hub.add("desk/tiny", model)
    monkeypatch.setenv("CROSSCHECK_NETWORK_OFFLINE", "1")
    status, _, err = get("desk/tiny")
    assert status == 2
    assert "CROSSCHECK_NETWORK_OFFLINE" in err
    assert hub.seen == []


def test_a_hub_that_is_not_there(get):
    """No connection: what was asked, and that trying again goes on."""
    status, out, err = get("desk/tiny", hub="http://127.0.0.1:9")
    assert (status, out) == (2, "")
    assert "could not be downloaded from http://127.0.0.1:9" in err
    assert "Traceback" not in err


def test_a_model_of_another_kind(get, hub, model, tmp_path):
    """Labels that are none of entailment: known before the graph is fetched, and the folder goes again."""
    told = json.loads((model / "config.json").read_text()) | {"id2label": {"0": "positive", "1": "negative"}}
    (model / "config.json").write_text(json.dumps(told))
    hub.add("desk/mood", model)
    status, out, err = get("desk/mood", "--folder", "mood")
    assert (status, out) == (2, "")
    assert "positive" in err
    assert hub.fetched() == {"config.json"}
    assert not (tmp_path / "mood").exists()


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"config.json", "tokenizer.json", "model.safetensors"}, "ONNX"),
        ({"config.json", "model.onnx"}, "no tokenizer.json"),
        ({"config.json", "tokenizer.json", "onnx/a.onnx", "onnx/b.onnx"}, "onnx/a.onnx, onnx/b.onnx"),
    ],
)
def test_a_model_without_the_files(get, hub, files, said):
    """What a repository lacks is said, and nothing is fetched."""
    hub.models["desk/bare"] = dict.fromkeys(sorted(files), b"{}")
    status, out, err = get("desk/bare")
    assert (status, out) == (2, "")
    assert said in err
    assert hub.fetched() == set()


def test_without_the_library(session, tmp_path):
    """Without huggingface_hub the message says how to install it."""
    (tmp_path / "huggingface_hub.py").write_text("raise ImportError('not here')\n")
    command = [sys.executable, "-m", "crosscheck", "reader", "get", "desk/tiny"]
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, env=environment)
    assert (done.returncode, done.stdout) == (2, "")
    assert ".[hub]" in done.stderr


# ------------------------------------------------------------------ reader fit, arguments


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("reader", "fit", "nowhere"), "no such file or folder"),
        (("reader", "fit", ".", "-o", "nowhere/fit.json"), "cannot be written"),
        (("reader", "fit", ".", "--reader", "nowhere"), "no such folder"),
        (("reader", "fit"), "DATA"),
        (("reader",), "ACTION"),
        (("reader", "gett"), "get"),
        (("reader", "show", "--reeder", "none"), "--reader"),
    ],
)
def test_wrong_arguments(run, arguments, said):
    """Status 2, nothing on stdout, and what is right."""
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert said in err


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_lists_it(run, shell):
    """The command, its actions and the option are completed."""
    _, out, _ = run("completion", shell)
    assert all(word in out for word in ("reader", "get", "show", "fit", "--reader"))


def test_the_option_is_one_of_check_and_batch():
    """Both commands that check have it."""
    _, parsers = parser.build()
    for name in ("check", "batch", "reader"):
        assert "--reader" in parsers[name].options()
