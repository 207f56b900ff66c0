"""`check --lock`: what has changed since a source was pinned is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from crosscheck.cli import main

CLAIM = "Bei dem Feuer waren 120 Feuerwehrleute im Einsatz"


def pinned_check(folder: Path, *more: str) -> tuple[Path, list[str]]:
    """The page of the one source of a draft, and the command that checks the two under a lock."""
    draft, page, lock = folder / "d.md", folder / "a.txt", folder / "sources.lock"
    draft.write_text(f"{CLAIM}, wie die taz berichtet.", encoding="utf-8")
    page.write_text(f"{CLAIM}. Das teilte die Stadt mit.", encoding="utf-8")
    command = ["check", str(draft), "--source", f"taz={page}", "--no-archive", "--lock", str(lock)]
    return page, [*command, *more]


def test_a_changed_source_is_said_when_it_is_pinned_anew(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without an archive too; and not again once it is pinned as it is."""
    page, command = pinned_check(tmp_path, "--offline")
    main(command)
    assert "reads differently" not in capsys.readouterr().err
    page.write_text(f"{CLAIM}. Das teilte die Polizei mit.", encoding="utf-8")
    main(command)
    assert "(taz.de) reads differently since it was pinned" in capsys.readouterr().err
    main(command)
    assert "reads differently" not in capsys.readouterr().err


@pytest.mark.parametrize(("lang", "advice"), [("de", "ohne --locked prüfen"), ("en", "without --locked")])
def test_a_pinned_source_that_reads_differently_is_no_matter_of_another_copy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], lang: str, advice: str
) -> None:
    """Under --locked the report says how to pin it anew; a file that was given is not asked for again."""
    page, command = pinned_check(tmp_path, "--lang", lang)
    main(command)
    page.write_text(f"{CLAIM}. Das teilte die Polizei mit.", encoding="utf-8")
    capsys.readouterr()
    main([*command, "--locked", "--explain"])
    told = capsys.readouterr().out
    assert told.count(advice) == 2  # beside the statement and beside the source
    assert "--source" not in told


def test_a_copy_that_is_no_whole_page_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Who gave a copy is told that it is not enough, not to give one."""
    draft, page = tmp_path / "d.md", tmp_path / "saved.html"
    draft.write_text(f"{CLAIM}, wie die taz berichtet.", encoding="utf-8")
    page.write_text("<html><body><p>Weiter mit Werbung</p></body></html>", encoding="utf-8")
    main(["check", str(draft), "--source", f"taz={page}", "--no-archive"])
    told = capsys.readouterr().out
    assert "Statt saved.html eine vollständige Kopie der Seite angeben." in told
    assert "--source" not in told
