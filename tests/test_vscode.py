"""The extension for VS Code: its manifest, its texts, and what is packed of it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import msgspec
import pytest

from crosscheck import __version__, messages
from crosscheck.editors.session import Options

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "editors" / "vscode"
PACKED = ROOT / "build" / "crosscheck.vsix"
MANIFEST = json.loads((FOLDER / "package.json").read_text(encoding="utf-8"))
SETTINGS = MANIFEST["contributes"]["configuration"]["properties"]
CODE = (FOLDER / "extension.js").read_text(encoding="utf-8")
needs_node = pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")
needs_packed = pytest.mark.skipif(not PACKED.exists(), reason="`make vscode` has not been run")


def _texts(name):
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))


def test_its_settings_are_those_of_the_server():
    """Every setting of the server can be set, with the same default; what else there is is the extension's own."""
    options = {f"crosscheck.{field.encode_name}": field.default for field in msgspec.structs.fields(Options)}
    assert set(SETTINGS) - set(options) == {"crosscheck.path", "crosscheck.languages"}
    for name, default in options.items():
        assert SETTINGS[name]["default"] == (list(default) if isinstance(default, tuple) else default)
    handed_on = re.search(r"const NAMES = \[(.*?)\]", CODE, re.DOTALL)
    assert handed_on is not None
    assert {f"crosscheck.{name}" for name in re.findall(r'"(\w+)"', handed_on[1])} == set(options)


def test_the_languages_of_reports_are_offered():
    assert SETTINGS["crosscheck.reportLanguage"]["enum"] == ["", *messages.languages()]


def test_its_version_is_that_of_the_package():
    assert MANIFEST["version"] == __version__


def test_every_text_is_there_in_german_and_english():
    """Those of the manifest, and those of the code."""
    asked = set(re.findall(r'"%([\w.]+)%"', json.dumps(MANIFEST)))
    assert set(_texts("package.nls.json")) == set(_texts("package.nls.de.json")) == asked
    said = {text.replace('\\"', '"') for text in re.findall(r'l10n\.t\(\s*"((?:[^"\\]|\\.)*)"', CODE)}
    assert set(_texts("l10n/bundle.l10n.de.json")) == said


def test_what_could_run_a_program_needs_a_trusted_folder():
    """A folder's own settings choose no command, model or archive before it is trusted."""
    restricted = MANIFEST["capabilities"]["untrustedWorkspaces"]["restrictedConfigurations"]
    assert {"crosscheck.path", "crosscheck.reader", "crosscheck.archive", "crosscheck.config"} <= set(
        restricted
    )


def test_the_lock_names_no_registry():
    """It pins by digests; where packages come from is up to who builds."""
    packages = json.loads((FOLDER / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert not [name for name, each in packages.items() if "resolved" in each]
    assert all("integrity" in each for name, each in packages.items() if name)


@needs_node
def test_its_code_is_sound():
    subprocess.run(["node", "--check", str(FOLDER / "extension.js")], check=True)


@needs_packed
def test_what_is_packed_is_complete():
    """The extension, its texts, and the licence of every package in it."""
    with zipfile.ZipFile(PACKED) as file:
        names = file.namelist()
    for name in ("extension.js", "package.json", "package.nls.json", "package.nls.de.json", "LICENSE.txt"):
        assert f"extension/{name}" in names
    assert "extension/l10n/bundle.l10n.de.json" in names
    packages = {n.rpartition("/")[0] for n in names if re.search(r"node_modules/[\w-]+/package\.json$", n)}
    assert "extension/node_modules/vscode-languageclient" in packages
    for package in packages:
        assert any(re.match(rf"{package}/licen[sc]e", name, re.IGNORECASE) for name in names), package
    assert not [name for name in names if name.endswith((".map", ".d.ts")) or "/.git" in name]


# Any name of the editor's API: a class to extend and to call.
_STUB = """
const Module = require("module");
const any = new Proxy(function () {}, { get: (_, name) => (name === "prototype" ? {} : any), apply: () => any,
  construct: () => ({}) });
const load = Module._load;
Module._load = (name, ...rest) => (name === "vscode" ? any : load(name, ...rest));
const found = require(process.argv[1]);
process.stdout.write(Object.keys(found).sort().join(" "));
"""


@needs_node
@needs_packed
def test_what_is_packed_loads(tmp_path):
    """All that the code asks for is in the package, the editor's own API apart."""
    with zipfile.ZipFile(PACKED) as file:
        file.extractall(tmp_path)
    command = ["node", "-e", _STUB, str(tmp_path / "extension" / "extension.js")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "activate deactivate"), done.stderr
