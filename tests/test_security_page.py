"""The security page promises what tests prove: those it names are there."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
NAMED = re.findall(r"`(tests/\w+\.py)::(\w+)`", PAGE)


def test_every_promise_names_a_test() -> None:
    table = PAGE.partition("| promise | proof |")[2].partition("\n\n")[0]
    promises = table.splitlines()[2:]
    assert promises
    assert all("::test_" in line for line in promises)


def test_every_named_test_exists() -> None:
    missing = [
        f"{file}::{name}"
        for file, name in NAMED
        if not re.search(rf"^(async )?def {name}\(", (ROOT / file).read_text(encoding="utf-8"), re.MULTILINE)
    ]
    assert not missing


def test_the_page_is_linked() -> None:
    for file in ("README.md", "docs/index.md"):
        assert "SECURITY.md" in (ROOT / file).read_text(encoding="utf-8")
