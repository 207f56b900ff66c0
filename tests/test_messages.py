"""The catalogues of texts that readers see."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest
from pages import page

from crosscheck import messages
from crosscheck.model import Change, Choice, ClaimKind, Severity, State, Verdict
from crosscheck.reports.summary import SILENCERS
from crosscheck.rules import Rule, all_rules
from crosscheck.second_opinion.base import Fault
from crosscheck.second_opinion.validation import RejectionReason
from crosscheck.triage.rules import RULES

PACKAGE = messages._FOLDER.parent

AREAS = sorted(path.stem for path in (messages._FOLDER / messages.FALLBACK).glob("*.toml"))
OTHERS = [language for language in messages.languages() if language != messages.FALLBACK]


def _forms(text: messages.Text) -> tuple[str, ...]:
    return text if isinstance(text, tuple) else (text,)


def _places(text: messages.Text) -> set[str]:
    return {name for form in _forms(text) for _, name, _, _ in Formatter().parse(form) if name}


def test_german_and_english_are_shipped() -> None:
    assert {"de", "en"} <= set(messages.languages())


@pytest.mark.parametrize("language", OTHERS)
def test_no_shipped_language_lacks_a_text(language: str) -> None:
    assert messages.missing(language) == ()


@pytest.mark.parametrize("language", OTHERS)
def test_no_language_has_a_text_that_english_lacks(language: str) -> None:
    areas = {path.stem for path in (messages._FOLDER / language).glob("*.toml")}
    assert areas == set(AREAS)
    for area in areas:
        assert not set(messages.catalogue(language, area)) - set(messages.catalogue(messages.FALLBACK, area))


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("area", AREAS)
def test_every_language_fills_in_the_same_values(area: str, language: str) -> None:
    english, other = (messages.catalogue(code, area) for code in (messages.FALLBACK, language))
    differing = {key for key in english if _places(english[key]) != _places(other[key])}
    assert not differing


@pytest.mark.parametrize("language", messages.languages())
@pytest.mark.parametrize("rule", [*RULES, *all_rules()], ids=lambda r: r.code)
def test_every_rule_has_its_texts(rule: Rule, language: str) -> None:
    for part in ("summary", "explanation", "draft", "source", "message", "hint"):
        assert messages.catalogue(language, "rules")[f"rules.{rule.code}.{part}"]


def test_no_text_is_of_a_rule_that_is_not_there() -> None:
    codes = {key.split(".")[1] for key in messages.catalogue(messages.FALLBACK, "rules")}
    assert codes == {rule.code for rule in (*RULES, *all_rules())}


def test_line_breaks_are_spaces_and_empty_lines_part_paragraphs() -> None:
    assert messages._unwrapped("one\ntwo\n\nthree") == "one two\n\nthree"


def test_an_unknown_language_is_answered_in_english() -> None:
    assert messages.text("rules.CC301.summary", "xx") == messages.text("rules.CC301.summary", "en")


def test_an_unknown_key_is_an_error() -> None:
    """It says what a new rule lacks, and in which file."""
    with pytest.raises(KeyError, match=r"messages/en/rules\.toml has no text CC999\.summary"):
        messages.text("rules.CC999.summary", "en")


def test_a_missing_value_is_an_error_that_names_the_text() -> None:
    with pytest.raises(KeyError, match=r"the text report\.line of messages/de has the value 'n'"):
        messages.text("report.line", "de")


def test_numbers_choose_the_form() -> None:
    assert [messages.text("report.kind_count.claim", "de", n=n) for n in (0, 1, 2)] == [
        "0 Aussagen", "1 Aussage", "2 Aussagen",
    ]  # fmt: skip


# --------------------------------------------------------------------------- no text is left over

FAMILIES = {
    "report.verdict": Verdict,
    "report.verdict_count": Verdict,
    "page.verdict": Verdict,
    "page.decision": get_args(Choice),
    "page.outdated": [change for change in get_args(Change) if change],
    "report.kind": ClaimKind,
    "report.kind_count": ClaimKind,
    "report.severity_count": Severity,
    "sources.state": State,
    "notes.judge.why": RejectionReason,
    "notes.judge.fault": Fault,
}


def _keys(area: str) -> list[str]:
    return list(messages.catalogue(messages.FALLBACK, area))


@pytest.mark.parametrize("family", FAMILIES)
def test_each_value_of_an_enumeration_has_its_text(family: str) -> None:
    area = family.partition(".")[0]
    assert {k.rpartition(".")[2] for k in _keys(area) if k.rpartition(".")[0] == family} == set(
        FAMILIES[family]
    )


def test_every_other_text_is_asked_for() -> None:
    """By its whole key or the last part of it, somewhere in the package or in a language's data."""
    said = {node.value for file in PACKAGE.rglob("*.py") for node in _strings(_tree(file))}
    for file in PACKAGE.glob("language/*/*.toml"):
        said |= set(_texts(tomllib.loads(file.read_text(encoding="utf-8"))))
    said |= set(_page_keys())
    said |= {f"{told}_{by}" for told in ("by", "settled") for by in SILENCERS}
    others = (
        k for area in AREAS if area != "rules" for k in _keys(area) if k.rpartition(".")[0] not in FAMILIES
    )
    assert [
        k for k in others if k not in said and k.rpartition(".")[2] not in said and not _derived(k, said)
    ] == []


PAGE_KEY = re.compile(r"[\"'`.]([\w.]+)[\"'`;]")
PAGE_FAMILY = re.compile(r"`([\w.]+)\$\{")  # keys put together in a script


def _page_keys() -> Iterator[str]:
    """The keys of texts that the files of the service's page name."""
    keys = _keys("desk")
    for file in (PACKAGE / "service" / "page").iterdir():
        script = file.read_text(encoding="utf-8")
        named = set(PAGE_KEY.findall(script))
        families = tuple(f"desk.{family}" for family in PAGE_FAMILY.findall(script))
        yield from (key for key in keys if key.removeprefix("desk.") in named or key.startswith(families))


def _texts(value: object) -> Iterator[str]:
    """All keys and texts in a table, at any depth."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _texts(inner)


def _derived(key: str, said: set[str]) -> bool:
    """Whether it is a reason whose code is put together: `archived` with a day, a status of HTTP, a damaged file."""
    code = key.removeprefix("sources.detail.")
    parts = code.removesuffix("_on"), code.removeprefix("file_")
    return code != key and (not said.isdisjoint(parts) or code.removeprefix("status_").isdigit())


# --------------------------------------------------------------------------- no text stands elsewhere

# Rooms whose texts go into reports. What the others say to engineers, on the command line, is English.
OF_THE_SCHEMA = (
    "json_types.py",
    "json_findings.py",
    "json_places.py",
    "json_schema.py",
)  # its descriptions are for engineers
TOLD_IN_REPORTS = (
    "attribution",
    "claims",
    "matching",
    "quantities",
    "reports",
    "rules",
    "text",
    "verification",
)
GERMAN_LETTERS = re.compile("(?i)[a-zäöüß]*[äöüß][a-zäöüß]+|[a-zäöüß]+[äöüß]")
GERMAN_WORDS = re.compile(
    r"(?i)(?:^| )(?:als|auf|aus|bei|das|dem|den|der|des|die|ein|eine|einer|für|ist|kein|keine|laut|mit|nach|nicht|"
    r"oder|sich|sind|und|von|wie|wird|wurde|zum|zur)(?:$|[ ,.:])"
)
ENGLISH_WORDS = re.compile(
    r"(?i)(?:^| )(?:an|and|are|by|for|from|has|in|is|it|no|not|of|or|that|the|this|to|was|with)(?: |$)"
)
WORDS = re.compile(r"[^\W\d_]{2,}")
CHARACTER_CLASS = re.compile(r"\[[^\]]*\]")


@cache
def _tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def _strings(tree: ast.Module, beside: Iterable[type[ast.AST]] = ()) -> Iterator[ast.Constant]:
    """The texts in a module without its docstrings and what stands inside of nodes of these kinds."""
    left_out = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, tuple(beside)) or (beside and _makes_an_error(node)):
            left_out |= {id(inner) for inner in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in left_out:
            yield node


def _makes_an_error(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id.endswith("Error")


def _modules(*rooms: str) -> list[Path]:
    files = [file for room in rooms for file in (PACKAGE / room).rglob("*.py")]
    return sorted(
        files or [f for f in PACKAGE.rglob("*.py") if f.relative_to(PACKAGE).parts[0] != "language"]
    )


def test_no_german_stands_in_code() -> None:
    """But in `language`, where it is what texts are read by."""
    found = {
        f"{file.relative_to(PACKAGE)}:{node.lineno} {node.value!r}"
        for file in _modules()
        for node in _strings(_tree(file))
        if GERMAN_LETTERS.search(CHARACTER_CLASS.sub("", node.value)) or GERMAN_WORDS.search(node.value)
    }
    assert not found


def test_no_english_sentence_stands_in_code_that_reports_come_from() -> None:
    """Messages of errors are told on the command line."""
    found = {
        f"{file.relative_to(PACKAGE)}:{node.lineno} {node.value!r}"
        for file in (*_modules(*TOLD_IN_REPORTS), PACKAGE / "pipeline.py")
        if file.name not in OF_THE_SCHEMA
        for node in _strings(_tree(file), (ast.Raise, ast.Assert))
        if len(WORDS.findall(node.value)) > 2 and ENGLISH_WORDS.search(node.value)
    }
    assert not found


# --------------------------------------------------------------------------- another language

STYLE = """
plural = "n == 0 ? 0 : n == 1 ? 1 : 2"
opening_quote = "‹"
closing_quote = "›"
"""
REPORT = """
line = "lino {n}"
draft = "skizo"

[verdict]
contradicted = "MALAS"

[kind_count]
claim = ["nul diroj", "unu diro", "{n} diroj"]
"""
PARAGRAPHS = (
    "Die Brücke bei Halm bleibt bis Mai 2026 gesperrt.",
    "Der Kreis lässt die Lager erneuern, das dauert länger als gedacht.",
)


@pytest.fixture
def with_language(tmp_path: Path) -> dict[str, str]:
    """The environment of a package with texts in one more language, „qx“, of which only a few are there."""
    package = tmp_path / "site" / "crosscheck"
    (package / "messages").mkdir(parents=True)
    for entry in PACKAGE.iterdir():
        if entry.name != "messages":
            (package / entry.name).symlink_to(entry)
    for entry in messages._FOLDER.iterdir():
        (package / "messages" / entry.name).symlink_to(entry)
    added = package / "messages" / "qx"
    added.mkdir()
    (added / "style.toml").write_text(STYLE, encoding="utf-8")
    (added / "report.toml").write_text(REPORT, encoding="utf-8")
    (tmp_path / "page.html").write_text(page(*PARAGRAPHS), encoding="utf-8")
    (tmp_path / "draft.txt").write_text(
        "Die Brücke bei Halm bleibt bis Juni 2026 gesperrt, berichtet n-tv.de.\n", encoding="utf-8"
    )
    return {**os.environ, "PYTHONPATH": str(package.parent), "PYTHONUTF8": "1", "COLUMNS": "120"}


def _run(environment: dict[str, str], folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert not done.stderr, done.stderr
    return done.stdout


def test_a_language_is_added_by_a_folder_of_texts(with_language: dict[str, str], tmp_path: Path) -> None:
    """What it lacks is said in English: here the rule's message and the closing line."""
    told = _run(
        with_language, tmp_path, "-m", "crosscheck", "check", "draft.txt", "--source", "n-tv.de=page.html",
        "--offline", "--no-archive", "--reader", "none", "--lang", "qx",
    )  # fmt: skip
    told = " ".join(told.split())  # lines break where the width wants it
    assert "MALAS · lino 1 · n-tv.de (named in the sentence)" in told
    assert "skizo" in told
    assert "‹Die Brücke bei Halm bleibt bis Juni 2026 gesperrt, berichtet n-tv.de.›" in told
    assert "unu diro" in told
    assert "Check the date" in told or "date-mismatch" in told
    assert "exit status 1" in told


def test_what_a_language_lacks_is_listed(with_language: dict[str, str], tmp_path: Path) -> None:
    lacking = _run(
        with_language,
        tmp_path,
        "-c",
        "from crosscheck import messages; print(*messages.missing('qx'), sep='\\n')",
    ).splitlines()
    assert "report.verdict.supported" in lacking
    assert "rules.CC301.message" in lacking
    assert "style.day" in lacking
    assert "report.verdict.contradicted" not in lacking


# --------------------------------------------------------------------------- start-up


@pytest.mark.parametrize("command", ["--version", "check --help", "config"])
def test_no_catalogue_is_read_before_a_text_is_shown(command: str) -> None:
    code = (
        "import sys; from crosscheck import messages; from crosscheck.cli import main; "
        f"main({command.split()}); print(messages.catalogue.cache_info().currsize, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr == "0\n"
