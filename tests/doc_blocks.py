"""What the docs show of commands, code and files: every block and every snippet, with its place and kind.

A block that cannot be run has a comment before it that says why: `<!-- not run: needs Docker -->`. One that is a file
which the reader is to write has its name there: `<!-- file: crosscheck.toml -->`.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt

ROOT = Path(__file__).parent.parent
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")])
PROGRAMS = (
    "crosscheck",
    "dask",
    "docker",
    "eval",
    "make",
    "optimum-cli",
    "pbpaste",
    "pip",
    "python",
    "python3",
)
_MARKDOWN = MarkdownIt("commonmark").enable("table")
_REASON = re.compile(r"<!-- not run: (\S.*?) -->")
_FILE = re.compile(r"<!-- file: (\S+) -->")
_SETTING = re.compile(r"[a-z][a-z-]* = \S")
_COMMENT = "<!-- crosscheck: "


@dataclass(frozen=True)
class Block:
    """A piece of a page. `kind` is shell, python, toml, yaml, json, sql, console, drawing, comment or
    setting; "" for what is none of them. `inline` is a snippet inside a sentence or a table, `file` the name of a
    file that the block is."""

    page: Path
    line: int
    kind: str
    text: str
    reason: str
    inline: bool = False
    file: str = ""

    @property
    def where(self) -> str:
        return f"{self.page.relative_to(ROOT)}:{self.line}"

    @property
    def commands(self) -> list[tuple[str, list[str]]]:
        """Each command as a line of the shell, those that go on joined, and its words without comments."""
        lines = self.text.replace("\\\n", " ").splitlines()
        each = [(line, shlex.split(line, comments=True)) for line in lines]
        return [(line, words) for line, words in each if words]


def of(page: Path) -> Iterator[Block]:
    """Everything on a page, in order."""
    reason = file = ""
    for token in _MARKDOWN.parse(page.read_text(encoding="utf-8")):
        line = token.map[0] + 1 if token.map else 0
        if token.type == "html_block":
            found = _REASON.search(token.content)
            reason = found.group(1) if found else ""
            named = _FILE.search(token.content)
            file = named.group(1) if named else ""
        elif token.type in ("fence", "code_block"):
            yield Block(page, line, _kind(token.info, token.content), token.content, reason, file=file)
            reason = file = ""
        elif token.type == "inline":
            for child in token.children or ():
                kind = _inline_kind(child.content) if child.type == "code_inline" else ""
                if kind:
                    yield Block(page, line, kind, child.content, reason, inline=True)
        elif token.type in ("paragraph_close", "table_close") and token.level == 0:
            reason = ""


def _kind(info: str, text: str) -> str:
    if info:
        return info
    first = text.split(maxsplit=1)[0]
    if first in PROGRAMS:
        return "shell"
    if text.startswith(_COMMENT):
        return "comment"
    if first in ("CREATE", "GRANT"):
        return "sql"
    return "drawing" if "─►" in text else ""


def _inline_kind(text: str) -> str:
    """A command, a setting or an ignore comment; nothing else inside a sentence is checked."""
    first, _, rest = text.partition(" ")
    if first in PROGRAMS and rest:
        return "shell"
    if text.startswith(_COMMENT):
        return "comment"
    return "setting" if _SETTING.match(text) else ""
