"""Writes what is taken from the program: a page per rule, tables and samples of real output in the docs, and the
JSON Schema of the report.

    python docs/build.py            # write everything anew
    python docs/build.py --check    # change nothing; status 1 and a list when something has drifted

Samples stand in Markdown files between `<!-- sample: ARGUMENTS -->` and `<!-- end -->`: the command is
run in the project's folder and its output put between. `| LINES` behind the arguments keeps the first
lines, `| WORDS…` the parts between blank lines that hold one of the words. Tables stand between
`<!-- table: NAME -->` and `<!-- end -->`.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import json
import os
import re
import shlex
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))  # for `picture`

import picture

from crosscheck import cli, config, messages, reports
from crosscheck.cli.statuses import STATUSES
from crosscheck.reports import json_schema
from crosscheck.rules import all_rules
from crosscheck.rules.base import Rule
from crosscheck.triage.rules import RULES

ROOT = Path(__file__).parent.parent
PAGES = (
    ROOT / "README.md",
    *sorted((ROOT / "docs").glob("*.md")),
    *sorted((ROOT / "docs/guides").glob("*.md")),
)
_BLOCK = re.compile(r"(<!-- (sample|table): (.*?) -->\n)(.*?)(<!-- end -->)", re.DOTALL)


def rules() -> tuple[Rule, ...]:
    return tuple(sorted((*RULES, *all_rules()), key=lambda rule: rule.code))


# ------------------------------------------------------------------ a page per rule


def rule_page(rule: Rule) -> str:
    """The rule's own texts in both languages, its example and how to settle it."""
    parts = [f"# {rule.code} {rule.name}\n", f"*{rule.summary('en')}* Severity: **{rule.severity}**.\n"]
    for language, title in (("en", "What it means"), ("de", "Auf Deutsch")):
        ours, theirs = rule.example(language)
        labels = messages.text("report.draft", language), messages.text("report.source", language)
        parts += [f"## {title}\n"]
        if language == "de":
            parts += [f"*{rule.summary('de')}*\n"]
        parts += [
            f"{rule.explanation(language)}\n",
            _example(labels[0], ours) + _example(labels[1], theirs),
        ]
    parts += [
        "## When it is right all the same\n",
        f"    <!-- crosscheck: ignore[{rule.code}] the reason -->\n",
        "before the paragraph or on its line settles it there; `--ignore "
        f'{rule.code}` or `ignore = ["{rule.code}"]` in the settings everywhere.\n',
        "[All rules](README.md)\n",
    ]
    return "\n".join(parts)


def _example(label: str, text: str) -> str:
    # A comment in an example would be a comment of the page.
    return f"> **{label}:** {text.replace('<', '&lt;')}\n>\n"


def rule_index() -> str:
    rows = [f"| [{r.code}]({r.code}.md) | `{r.name}` | {r.severity} | {r.summary('en')} |\n" for r in rules()]
    return (
        "# Rules\n\n`crosscheck rule CODE` explains each at the terminal, with `--lang de` in German.\n\n"
        "| code | name | severity | what it finds |\n|---|---|---|---|\n" + "".join(rows)
    )


# ------------------------------------------------------------------ tables


def formats_table() -> str:
    rows = []
    for name in reports.names():
        module = importlib.import_module(f"crosscheck.reports.formats.{name.replace('-', '_')}")
        about = (module.__doc__ or "").strip().split("\n\n")[0].replace("\n", " ")
        rows.append(f"| `{name}` | {about} |\n")
    return "| format | what it is |\n|---|---|\n" + "".join(rows)


def settings_table() -> str:
    from operator import attrgetter

    defaults = config.Config()
    rows = []
    for key in config.settings():
        value = attrgetter(key.name)(defaults)
        shown = (
            "" if value in ("", (), None) else f"`{str(value).lower() if isinstance(value, bool) else value}`"
        )
        rows.append(f"| `{key.written}` | {shown} | `{key.variable}` |\n")
    return "| setting | default | environment variable |\n|---|---|---|\n" + "".join(rows)


def statuses_table() -> str:
    rows = [f"| {status} | {text} |\n" for status, text in STATUSES.items()]
    return "| status | meaning |\n|---|---|\n" + "".join(rows)


TABLES: dict[str, Callable[[], str]] = {
    "formats": formats_table,
    "settings": settings_table,
    "statuses": statuses_table,
    "rules": lambda: rule_index().split("\n\n", 2)[2],
}


# ------------------------------------------------------------------ samples


def sample(command: str) -> str:
    """The command and what it prints, as a fenced block."""
    arguments, _, only = command.partition(" | ")
    out = _chosen(_output(shlex.split(arguments)), only.strip())
    return f"```console\n$ crosscheck {arguments}\n{out}```\n"


def _output(arguments: list[str]) -> str:
    """stdout of the command, run here; widths, colours and archive of this machine do not count."""
    buffer = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    kept = dict(os.environ)
    for name in [n for n in os.environ if n.startswith("CROSSCHECK_")]:
        del os.environ[name]
    os.environ.update({"COLUMNS": "90", "NO_COLOR": "1", "CROSSCHECK_ARCHIVE": "none"})
    here = Path.cwd()
    try:
        os.chdir(ROOT)
        with contextlib.redirect_stdout(buffer), contextlib.redirect_stderr(io.StringIO()):
            cli.main(arguments)
    finally:
        os.chdir(here)
        os.environ.clear()
        os.environ.update(kept)
    buffer.flush()
    return buffer.buffer.getvalue().decode()  # type: ignore[attr-defined]  # the buffer is one of ours, of bytes


def _chosen(text: str, only: str) -> str:
    if only.isdigit():
        lines = text.splitlines(keepends=True)
        return "".join(lines[: int(only)]) + ("…\n" if len(lines) > int(only) else "")
    if not only:
        return text
    words = only.split()
    parts = text.rstrip("\n").split("\n\n")
    chosen = []
    for word in words:  # the first part that holds each word: one example of each is enough
        part = next((part for part in parts if word in part), None)
        if part is not None and part not in chosen:
            chosen.append(part)
    return "\n\n".join(chosen) + "\n"


# ------------------------------------------------------------------ writing


def wanted() -> Iterator[tuple[Path, str]]:
    """Every file that the program has a say in, with what it should hold."""
    for rule in rules():
        yield ROOT / "docs/rules" / f"{rule.code}.md", rule_page(rule)
    yield ROOT / "docs/rules/README.md", rule_index()
    yield ROOT / "docs/rooms.svg", picture.drawn()
    schema = json.dumps(json_schema.schema(), indent=2, ensure_ascii=False)
    yield ROOT / "crosscheck/reports/schema_v1.json", schema + "\n"
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        yield page, _BLOCK.sub(lambda found: found[1] + _filled(found[2], found[3]) + found[5], text)


def _filled(kind: str, argument: str) -> str:
    return sample(argument) if kind == "sample" else TABLES[argument]()


def stale() -> list[Path]:
    """Pages of rules that are no more."""
    codes = {rule.code for rule in rules()} | {"README"}
    return [page for page in sorted((ROOT / "docs/rules").glob("*.md")) if page.stem not in codes]


def main(arguments: list[str]) -> int:
    drifted = stale()
    for path, text in wanted():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            drifted.append(path)
            if "--check" not in arguments:
                path.write_text(text, encoding="utf-8")
    if "--check" not in arguments:
        for page in stale():
            page.unlink()
        return 0
    for path in drifted:
        sys.stdout.write(f"{path.relative_to(ROOT)}: no longer what the program says; run docs/build.py\n")
    return 1 if drifted else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
