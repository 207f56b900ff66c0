"""What the guide to `crosscheck serve` shows is run: its commands are understood, its requests are answered."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import doc_blocks
import docs_folder
import pytest
from service_server import Served, running, settings

from crosscheck.cli import parser

PAGE = doc_blocks.ROOT / "docs/guides/serve.md"
BLOCKS = [block for block in doc_blocks.of(PAGE) if block.kind == "bash"]
ADDRESS = "http://127.0.0.1:8765"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with running(settings(decisions=tmp_path_factory.mktemp("decisions"))) as found:
        yield found


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.where)
def test_requests_of_the_guide_are_answered(block: doc_blocks.Block, served: Served, tmp_path: Path) -> None:
    if block.text.startswith("crosscheck"):
        top, _ = parser.build()
        for _, words in block.commands:
            assert top.parse_known_args(words[1:])[1] == []
        return
    docs_folder.make(tmp_path)
    script = "set -e\n" + block.text.replace(ADDRESS, served.url)
    done = subprocess.run(["bash", "-c", script], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr + done.stdout
