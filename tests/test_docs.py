"""The docs say what the program says, what they show runs, and their links lead somewhere."""

from __future__ import annotations

import contextlib
import importlib.util
import json
import os
import re
import shlex
import shutil
import subprocess
import tomllib
from pathlib import Path

import doc_blocks
import docs_folder
import pytest

from crosscheck import cli, config, drafts
from crosscheck.cli import batch_run, parser
from crosscheck.errors import ConfigError, UsageError
from crosscheck.outlets import registry
from crosscheck.retrieval import manifest
from crosscheck.rules import all_rules

ROOT = Path(__file__).parent.parent
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])


@pytest.fixture(scope="module")
def build():
    spec = importlib.util.spec_from_file_location("docs_build", ROOT / "docs/build.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_pages_are_what_the_program_says(build):
    """Rule pages, tables and samples of output: `python docs/build.py` would change nothing."""
    drifted = [p.name for p, text in build.wanted() if not p.exists() or p.read_text("utf-8") != text]
    assert drifted == []
    assert build.stale() == []


def test_a_sample_is_the_commands_output(build):
    """A sample shows the command and what it prints, cut as asked."""
    shown = build.sample("rule CC301 | 1")
    assert shown.startswith("```console\n$ crosscheck rule CC301\nCC301 number-mismatch")
    assert shown.endswith("…\n```\n")


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_lead_somewhere(page):
    """Every relative link is a file of the project, with the heading it names."""
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)\s]+)\)", text):
        name, _, anchor = target.partition("#")
        file = (page.parent / name).resolve()
        assert file.exists(), f"{page.name} links to {target}"
        if anchor:
            headings = re.findall(r"^#+ (.*)$", file.read_text(encoding="utf-8"), re.MULTILINE)
            slugs = {re.sub(r"[^\w\- ]", "", h).strip().lower().replace(" ", "-") for h in headings}
            assert anchor in slugs, f"{page.name} links to {target}"


@pytest.mark.parametrize("where", ["docs/guides/index.md", "mkdocs.yml"])
def test_every_guide_is_listed(where):
    """The index of guides and the navigation of the site name them all."""
    text = (ROOT / where).read_text(encoding="utf-8")
    guides = [page.name for page in (ROOT / "docs/guides").glob("*.md") if page.name != "index.md"]
    assert [name for name in guides if f"({name})" not in text and f"guides/{name}" not in text] == []


def test_options_in_the_guides_exist():
    """Every long option the guides name is an option of some command."""
    from crosscheck.cli.parser import build as build_parser

    _, parsers = build_parser()
    known = {option for parser in parsers.values() for option in parser.options()}
    others = {
        "--rm",
        "--build-arg",
        "--help",
        "--version",
        "--task",
        "--model",
        "--nworkers",
        "--nthreads",
    }  # of docker, of every command, of optimum-cli, of dask
    for page in (ROOT / "README.md", *(ROOT / "docs/guides").glob("*.md")):
        for option in re.findall(r"(?<![\w-])--[a-z][a-z-]+", page.read_text(encoding="utf-8")):
            assert option in known | others, f"{page.name}: {option}"


# ------------------------------------------------------------------ what the pages show is run


SHOWN = [block for page in doc_blocks.PAGES for block in doc_blocks.of(page)]
GUIDES = [page for page in PAGES if page.parent.name == "guides" or page.name == "README.md"]
GUIDES = [page for page in GUIDES if page.parent.name != "rules"]


def shown(*kinds: str) -> list:
    return [
        pytest.param(block, id=block.where)
        for block in SHOWN
        if block.kind in kinds and not block.reason and not block.file
    ]


@pytest.fixture(scope="module")
def pattern(tmp_path_factory):
    """A folder with all that the pages name."""
    made = tmp_path_factory.mktemp("docs")
    docs_folder.make(made)
    return made


@pytest.fixture
def folder(pattern, tmp_path, monkeypatch):
    """The working directory: a copy of the pattern; no network, nothing of the user's."""
    shutil.copytree(pattern, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    for name in [n for n in os.environ if n.startswith("CROSSCHECK_")]:
        monkeypatch.delenv(name)
    settings = {
        "HOME": tmp_path / "home",
        "XDG_DATA_HOME": tmp_path / "home" / "data",
        "XDG_CACHE_HOME": tmp_path / "home" / "cache",
        "PYTHONPATH": ROOT,
        "PATH": f"{docs_folder.shims(tmp_path / 'bin')}:{os.environ['PATH']}",
        "CROSSCHECK_NETWORK_OFFLINE": "1",
        "CROSSCHECK_JUDGE_BASE_URL": "http://127.0.0.1:9/v1",  # nobody listens there
        "CROSSCHECK_JUDGE_RETRIES": "0",
        "NO_COLOR": "1",
    }
    for name, value in settings.items():
        monkeypatch.setenv(name, str(value))
    monkeypatch.setattr(batch_run, "free_cpus", lambda: 1)  # a worker of a batch takes a second to start
    return tmp_path


def test_every_block_is_known():
    """No block is passed over: what is not run says why, and everything else is of a kind that is."""
    assert [b.where for b in SHOWN if not b.kind and not b.reason] == []


def test_what_is_not_run_is_little():
    """The reasons, for whoever reads the log; a block more than these wants a good one."""
    reasons = {b.where: b.reason for b in SHOWN if b.reason}
    print("\n".join(f"{where}: {reason}" for where, reason in reasons.items()))
    assert len(reasons) <= 12


@pytest.mark.parametrize("page", GUIDES, ids=lambda p: str(p.relative_to(ROOT)))
def test_commands_run(page, folder, capfdbinary):
    """Every command of a page, in its order, ends with a status that a check of good input has."""
    failed = []
    for block in doc_blocks.of(page):
        if block.kind != "shell":
            continue
        for line, words in block.commands:
            said = _run(block, line, words)
            err = capfdbinary.readouterr().err.decode()
            if said:
                failed.append(f"{block.where}: {line}: {said}\n{err}")
    assert not failed, "\n".join(failed)


def _run(block, line: str, words: list[str]) -> str:
    """What is wrong with a command; nothing when it does what it should."""
    if words[0] == "crosscheck":
        return _run_crosscheck(block, words[1:])
    if block.reason:
        return ""
    if words[0] in ("eval", "pbpaste"):
        done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, timeout=30)
        return "" if done.returncode in (0, 1, 3) else f"status {done.returncode}: {done.stderr}"
    return _named(words)


def _run_crosscheck(block, arguments: list[str]) -> str:
    filled = [docs_folder.FILLED.get(word, word) for word in arguments]
    meant = _understood(filled)
    if meant or block.reason or (block.inline and _is_a_mention(filled)):
        return meant
    status = cli.main(filled)
    return "" if status in (0, 1, 3) else f"status {status}"


def _understood(arguments: list[str]) -> str:
    """What the parser has against the arguments; nothing where it takes them."""
    top, _ = parser.build()
    try:
        _, stray = top.parse_known_args(arguments)
    except UsageError as exc:
        return "" if _is_a_mention(arguments) and "required" in exc.message else exc.message
    except SystemExit:  # --help and --version
        return ""
    return f"unknown: {' '.join(stray)}" if stray else ""


def _is_a_mention(arguments: list[str]) -> bool:
    """Whether a command is named without what it works on, as in `crosscheck reader fit`."""
    return all(re.fullmatch("[a-z]+", word) for word in arguments) and arguments[0] in MENTIONED


MENTIONED = frozenset({"archive", "batch", "check", "evaluate", "lsp", "mcp", "reader", "serve"})


def _named(words: list[str]) -> str:
    """What is wrong with a command of another program, as far as that can be told without running it."""
    if words[0] == "make":
        done = subprocess.run(["make", "-n", *words[1:]], cwd=ROOT, capture_output=True, text=True)
        return done.stderr if done.returncode else ""
    if words[:2] == ["pip", "install"]:
        return _installable(words[2:])
    if words[0] == "python" and words[1].endswith(".py"):
        return "" if (ROOT / words[1]).is_file() else "no such file"
    if words in (["python3", "-m", "venv", ".venv"], [".", ".venv/bin/activate"]):
        return ""
    return "is not run, and no comment says why"


def _installable(packages: list[str]) -> str:
    """The project itself, from the folder it is in, with extras that it has: no index knows its name."""
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    for package in packages:
        found = re.fullmatch(r"\.(?:\[([a-z,]+)\])?", package)
        if not found:
            return f"{package}: not the project in this folder"
        if found[1] and not set(found[1].split(",")) <= set(extras):
            return f"{package}: no such extra"
    return ""


@pytest.mark.parametrize("block", [p for p in shown("shell") if p.values[0].page not in GUIDES])
def test_commands_elsewhere_mean_something(block):
    """Pages with figures name commands that take long: they are held against the parser and the files."""
    for line, words in block.commands:
        said = _understood(words[1:]) if words[0] == "crosscheck" else _named(words)
        assert not said, f"{line}: {said}"


@pytest.mark.parametrize("block", shown("python"))
def test_python_runs(block, folder, capsys):
    exec(compile(block.text, block.where, "exec"), {"__name__": "docs"})


@pytest.mark.parametrize("block", shown("toml"))
def test_toml_is_what_the_program_reads(block, folder):
    """Lists of sources, settings and entry points, each as the program reads it."""
    data = tomllib.loads(block.text)
    if "source" in data:
        (folder / "block.toml").write_text(block.text, encoding="utf-8")
        assert manifest.load(folder / "block.toml", registry.load(()))
    elif "crosscheck" in data:
        (folder / "crosscheck.toml").write_text(block.text, encoding="utf-8")
        assert config.load(None, folder, {}, {}, trusting=True).origins
    elif "language-server" in data:
        (server,) = data["language-server"].values()
        assert not _understood(server["args"])
        _are_editor_settings(server["config"])
    else:
        from crosscheck.second_opinion import backends

        assert list(data["project"]["entry-points"]) == [backends.GROUP]


SETTINGS = {b.text for b in SHOWN if b.kind == "setting"} - {"verified = false"}  # of an outlet's own file


@pytest.mark.parametrize("text", sorted(SETTINGS))
def test_a_setting_in_a_sentence_is_one(text, tmp_path):
    """`key = value` is a setting of one of the tables, and the value is one that it may have."""
    fitting = 0
    for table in ("crosscheck", "crosscheck.network", "crosscheck.judge"):
        (tmp_path / "crosscheck.toml").write_text(f"[{table}]\n{text}\n", encoding="utf-8")
        with contextlib.suppress(ConfigError):
            config.load(None, tmp_path, {}, {})
            fitting += 1
    assert fitting == 1


@pytest.mark.parametrize("block", shown("json"))
def test_json_is_what_the_program_reads(block, folder):
    """Settings of editors and assistants; a labelled digest: its sentences are found in its draft."""
    from crosscheck.evaluation import digests

    data = json.loads(block.text)
    if "mcpServers" in data:
        (server,) = data["mcpServers"].values()
        assert server["command"] == "crosscheck"
        assert not _understood(server["args"])
        return
    if all(key.startswith("crosscheck.") for key in data):
        manifest_ = json.loads((ROOT / "editors/vscode/package.json").read_text("utf-8"))
        assert set(data) <= set(manifest_["contributes"]["configuration"]["properties"])
        own = {"crosscheck.path", "crosscheck.languages"}
        _are_editor_settings({k.removeprefix("crosscheck."): v for k, v in data.items() if k not in own})
        return
    (folder / "case.json").write_text(block.text, encoding="utf-8")
    (entry,) = digests.case_entries(digests.load(folder / "case.json"))
    assert entry.gold["verdict"] == "supported"
    assert entry.comparison is not None


@pytest.mark.parametrize("block", shown("lua"))
def test_lua_starts_the_server_with_settings_that_it_has(block):
    command = re.search(r"cmd = \{(.*?)\}", block.text)
    assert command is not None
    assert not _understood(re.findall(r'"(.*?)"', command[1])[1:])
    given = re.search(r"init_options = \{(.*?)\}", block.text)
    assert given is not None
    _are_editor_settings(
        {name: json.loads(value) for name, value in re.findall(r"(\w+) = ([^,]+)(?:,|$)", given[1].strip())}
    )


def _are_editor_settings(given: dict) -> None:
    """Settings that the language server takes."""
    from crosscheck import decoding
    from crosscheck.editors.session import Options

    assert decoding.convert(given, Options)


@pytest.mark.parametrize("block", [b for b in shown("markdown") if b.values[0].text.startswith("---")])
def test_front_matter_is_what_a_draft_may_have(block, folder):
    """The draft is read, and the articles that it names are found."""
    (folder / "front.md").write_text(
        block.text + "\n\n" + (folder / "draft.md").read_text("utf-8"), encoding="utf-8"
    )
    assert cli.main(["check", "front.md", "--offline", "--no-archive", "-q"]) in (1, 3)


@pytest.mark.parametrize("block", shown("yaml"))
def test_yaml_names_what_is_there(block, folder, capfdbinary):
    """The action's inputs, and the hook: run over just the files that its pattern takes."""
    yaml = pytest.importorskip("yaml", reason="needs the `integrations` extra")
    data = yaml.safe_load(block.text)
    if isinstance(data, list):
        inputs = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))["inputs"]
        ours = [step for step in data if "crosscheck@" in step["uses"]]
        assert ours
        assert all(set(step["with"]) <= set(inputs) for step in ours)
        return
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    (used,) = data["repos"][0]["hooks"]
    assert used["id"] == hook["id"]
    merged = hook | used  # what a repository says takes the place of what the hook says
    files = [str(p.relative_to(folder)) for p in sorted(folder.rglob("*")) if p.is_file()]
    taken = [name for name in files if re.search(merged["files"], name)]
    assert taken == ["drafts/a.md", "drafts/b.md"]
    assert cli.main([*shlex.split(merged["entry"])[1:], *merged["args"], *taken]) == 1


def test_the_gitlab_job_runs(folder, monkeypatch):
    """Its script as it stands: reports for the merge request, status 1 for the planted errors."""
    yaml = pytest.importorskip("yaml", reason="needs the `integrations` extra")
    job = yaml.safe_load((ROOT / "docs/examples/gitlab-ci.yml").read_text("utf-8"))["drafts"]
    monkeypatch.setenv("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "main")
    (script,) = job["script"]
    assert subprocess.run(["bash", "-c", script], capture_output=True, timeout=60).returncode == 1
    made = {*job["artifacts"]["paths"], *job["artifacts"]["reports"].values()}
    assert all((folder / name).is_file() for name in made)


def test_the_github_workflow_gives_inputs_that_the_action_has():
    yaml = pytest.importorskip("yaml", reason="needs the `integrations` extra")
    workflow = yaml.safe_load((ROOT / "docs/examples/github-workflow.yml").read_text("utf-8"))
    (step,) = (s for s in workflow["jobs"]["crosscheck"]["steps"] if s["uses"] == "./")
    assert set(step["with"]) <= set(yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))["inputs"])


@pytest.mark.parametrize("text", sorted({b.text.strip() for b in SHOWN if b.kind == "comment"}))
def test_ignore_comments_are_understood(text):
    """A comment of the docs, in a draft, is one that the program takes."""
    from crosscheck.triage import suppress
    from crosscheck.triage.rules import RULES

    known = [(rule.code, rule.name) for rule in (*RULES, *all_rules())]
    opened = "<!-- crosscheck: disable[CC3] part -->\n\n" if "enable[" in text else ""
    draft = drafts.read("draft.md", f"{opened}{text}\n\nEin Satz.\n".encode())
    assert list(suppress.suppressions(draft, known))
