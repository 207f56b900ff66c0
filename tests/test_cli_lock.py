"""`check --lock`: what has changed since a source was pinned is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from crosscheck.cli import main

CLAIM = "Bei dem Feuer waren 120 Feuerwehrleute im Einsatz"


def test_a_changed_source_is_said_when_it_is_pinned_anew(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without an archive too; and not again once it is pinned as it is."""
    draft, page, lock = tmp_path / "d.md", tmp_path / "a.txt", tmp_path / "sources.lock"
    draft.write_text(f"{CLAIM}, wie die taz berichtet.", encoding="utf-8")
    page.write_text(f"{CLAIM}. Das teilte die Stadt mit.", encoding="utf-8")
    command = [
        "check",
        str(draft),
        "--source",
        f"taz={page}",
        "--offline",
        "--no-archive",
        "--lock",
        str(lock),
    ]
    main(command)
    assert "reads differently" not in capsys.readouterr().err
    page.write_text(f"{CLAIM}. Das teilte die Polizei mit.", encoding="utf-8")
    main(command)
    assert "(taz.de) reads differently since it was pinned" in capsys.readouterr().err
    main(command)
    assert "reads differently" not in capsys.readouterr().err
