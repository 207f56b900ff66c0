"""The sources manifest: what it says, and a clear word for everything that can be wrong in one."""

from __future__ import annotations

import time
from datetime import datetime
from pathlib import Path

import pytest

from crosscheck.errors import ManifestError, UsageError
from crosscheck.model import Outlet
from crosscheck.outlets.registry import Registry
from crosscheck.retrieval import manifest

NORD = Outlet("nord", "nordblatt.example", "Nordblatt", ("Nordblatt", "NB"), ("nordblatt.example",))
SUED = Outlet("sued", "suedblatt.example", "Südblatt", ("Südblatt",), ("suedblatt.example",))
REGISTRY = Registry((NORD, SUED))


def write(folder: Path, text: str) -> Path:
    path = folder / "sources.toml"
    path.write_text(text, encoding="utf-8")
    return path


def refused(folder: Path, text: str) -> ManifestError:
    with pytest.raises(ManifestError) as caught:
        manifest.load(write(folder, text), REGISTRY)
    assert caught.value.hint
    return caught.value


def test_entry_with_address_and_copy(tmp_path: Path) -> None:
    """An entry gives the outlet, the address and the saved copy beside the manifest."""
    (tmp_path / "a.html").write_text("<p>x</p>")
    text = '[[source]]\noutlet = "nordblatt.example"\nurl = "https://nordblatt.example/a"\nfile = "a.html"\n'
    (request,) = manifest.load(write(tmp_path, text), REGISTRY)
    assert (request.outlet, request.url) == (NORD, "https://nordblatt.example/a")
    assert request.file == tmp_path / "a.html"
    assert request.origin == "manifest"


@pytest.mark.parametrize(
    "name", ["nord", "nordblatt.example", "www.nordblatt.example", "Nordblatt", "das Nordblatt"]
)
def test_outlet_by_id_domain_or_name(tmp_path: Path, name: str) -> None:
    """An outlet can be written in every usual way."""
    text = f'[[source]]\noutlet = "{name}"\nurl = "https://nordblatt.example/a"\n'
    assert manifest.load(write(tmp_path, text), REGISTRY)[0].outlet == NORD


@pytest.mark.parametrize("name", ["ostblatt.example", "www.ostblatt.example", "https://ostblatt.example/"])
def test_domain_nobody_knows_becomes_an_outlet(tmp_path: Path, name: str) -> None:
    """A domain is enough to name a source."""
    text = f'[[source]]\noutlet = "{name}"\nurl = "https://ostblatt.example/a"\n'
    outlet = manifest.load(write(tmp_path, text), REGISTRY)[0].outlet
    assert outlet.domain == "ostblatt.example"
    assert "Ostblatt" in outlet.names


def test_order_and_time_are_kept(tmp_path: Path) -> None:
    """Requests come in the order of the file, with the time of publication it gives."""
    text = (
        '[[source]]\noutlet = "sued"\nurl = "https://s.example/1"\npublished = 2026-11-20T08:00:00+01:00\n'
        '[[source]]\noutlet = "nord"\nurl = "https://n.example/2"\npublished = "2026-11-21T08:00:00+01:00"\n'
    )
    first, second = manifest.load(write(tmp_path, text), REGISTRY)
    assert (first.outlet, second.outlet) == (SUED, NORD)
    assert first.published == datetime.fromisoformat("2026-11-20T08:00:00+01:00")
    assert second.published == datetime.fromisoformat("2026-11-21T08:00:00+01:00")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ('"2026-11-20"', "2026-11-20T00:00:00+01:00"),
        ('"20.11.2026"', "2026-11-20T00:00:00+01:00"),
        ('"20.11.2026 08:15"', "2026-11-20T08:15:00+01:00"),
        ('"20. November 2026, 8:15 Uhr"', "2026-11-20T08:15:00+01:00"),
        ('"2026-11-20T08:15:00Z"', "2026-11-20T08:15:00+00:00"),
        ("2026-11-20", "2026-11-20T00:00:00+01:00"),
        ("2026-11-20T08:15:00", "2026-11-20T08:15:00+01:00"),
        ("2026-11-20 08:15:00+02:00", "2026-11-20T08:15:00+02:00"),
    ],
)
def test_time_is_read_in_any_usual_form(tmp_path: Path, value: str, expected: str) -> None:
    """As text or as TOML's own; without a zone it is the outlet's."""
    text = f'[[source]]\noutlet = "nord"\nurl = "https://n.example/2"\npublished = {value}\n'
    moment = manifest.load(write(tmp_path, text), REGISTRY)[0].published
    assert moment is not None
    assert moment.isoformat() == expected


def test_time_without_a_zone_is_on_the_outlets_clock(tmp_path: Path) -> None:
    """A paper from London nobody knows yet: its domain says so."""
    text = '[[source]]\noutlet = "herald.co.uk"\nurl = "https://herald.co.uk/a"\npublished = "20.11.2026 08:15"\n'
    moment = manifest.load(write(tmp_path, text), REGISTRY)[0].published
    assert moment is not None
    assert moment.isoformat() == "2026-11-20T08:15:00+00:00"


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ('[[source]]\noutlet = "nord"\nuurl = "https://x.example"', ":3: unknown key 'uurl'", "'url'"),
        ('[[sources]]\noutlet = "nord"', ":1: unknown key 'sources'", "'source'"),
        ('# nothing yet\n', "names no source", "[[source]]"),
        ("", "names no source", "[[source]]"),
        ('[[source]]\noutlet = "nord\n', "not valid TOML", "[[source]]"),
        ('source = "nord"', "list of tables", "[[source]]"),
        ('[[source]]\nurl = "https://x.example"', ":1: 'outlet' in [[source]] number 1 is missing", "outlet"),
        ('\n[[source]]\noutlet = "nord"', ":2: [[source]] number 1 has neither 'url' nor 'file'", "url"),
        ('[[source]]\noutlet = "nord"\nfile = "gone.html"', ":3: there is no file", "relative"),
        ('[[source]]\noutlet = "nord"\nfile = "."', ":3: ", "saved page"),
        ('[[source]]\noutlet = "4711"\nurl = "https://x.example"', ":2: no outlet is known", "domain"),
        ('[[source]]\noutlet = "nord"\nnames = "NB"\nurl = "https://x.de"', ":3: 'names'", 'as ["'),
        ('[[source]]\noutlet = "nord"\nfile = "../x.html"', ":3: ../x.html is not below", "--allow-outside"),
        ('[[source]]\noutlet = "nord"\nfile = "/etc/passwd"', ":3: /etc/passwd is not below", "--allow-outside"),
        ('[[source]]\noutlet = "nord"\nfile = "a/../../x.html"', "x.html is not below", "--allow-outside"),
        ('[[source]]\noutlet = "nord"\nfile = \'..\\..\\x.html\'', ":3: ", ""),
        ('[[source]]\noutlet = "nord"\nfile = \'C:\\x.html\'', ":3: ", ""),
        ('[[source]]\noutlet = "nord"\nfile = \'\\\\host\\share\\x.html\'', ":3: ", ""),
        ('[[source]]\noutlet = "nord"\nurl = "ftp://x.de"', ":3: 'ftp://x.de' does not begin", "saved copy"),
        ('[[source]]\noutlet = "nord"\nurl = "file:///etc/passwd"', "does not begin with http", "saved copy"),
        ('[[source]]\noutlet = "nord"\nurl = "https://"', "is not a web address", "browser"),
        ('[[source]]\noutlet = "nord"\nurl = "https://nicht da"', "it has a blank in it", "browser"),
        ('[[source]]\noutlet = "nord"\nurl = "https://[::1"', "is not a web address", "browser"),
        ('[[source]]\noutlet = "nord"\nurl = 7', ":3: 'url' in [[source]] number 1 must be text", "url"),
        ('[[source]]\noutlet = ""\nurl = "https://x.de"', ":2: 'outlet' in [[source]] number 1 must not be", "outlet"),
        ('[[source]]\noutlet = "nord"\nurl = "https://x.de"\npublished = "soon"', ":4: 'published'", "2025-"),
        ('[[source]]\noutlet = "nord"\nurl = "https://x.de"\npublished = 22:40:00', "22:40:00", "16.02.2025"),
    ],
)  # fmt: skip
def test_mistake_is_named_with_its_line(tmp_path: Path, text: str, message: str, hint: str) -> None:
    """Whatever is wrong is said, with where and what to do."""
    error = refused(tmp_path, text)
    assert message in error.message
    assert hint in error.hint
    assert "sources.toml" in error.message


def test_mistake_in_the_second_entry_has_its_own_line(tmp_path: Path) -> None:
    """The line is the one of the entry that is wrong, not of its twin."""
    entry = '[[source]]\noutlet = "nord"\nurl = "https://x.example"\n\n'
    assert ":7:" in refused(tmp_path, entry + entry.replace("https", "gopher")).message


def test_name_of_two_outlets_is_not_guessed(tmp_path: Path) -> None:
    """Both are listed by their domains."""
    other = Outlet(
        "az1", "a-zeitung.example", "A-Zeitung", ("A-Zeitung",), ("a-zeitung.example",), shared_names=("AZ",)
    )
    third = Outlet(
        "az2", "b-zeitung.example", "B-Zeitung", ("B-Zeitung",), ("b-zeitung.example",), shared_names=("AZ",)
    )
    path = write(tmp_path, '[[source]]\noutlet = "AZ"\nurl = "https://x.example"')
    with pytest.raises(ManifestError, match="more than one") as caught:
        manifest.load(path, Registry((other, third)))
    assert "a-zeitung.example, b-zeitung.example" in caught.value.hint


def test_missing_manifest_and_folder(tmp_path: Path) -> None:
    """A path that leads to no file is said so."""
    for path in (tmp_path / "none.toml", tmp_path):
        with pytest.raises(ManifestError, match=str(path.name)):
            manifest.load(path, REGISTRY)


def test_manifest_that_is_not_utf8(tmp_path: Path) -> None:
    """The byte that is wrong is named."""
    path = tmp_path / "sources.toml"
    path.write_bytes(b'[[source]]\noutlet = "S\xfcdblatt"\n')
    with pytest.raises(ManifestError, match="byte 22"):
        manifest.load(path, REGISTRY)


def test_byte_order_mark_is_no_matter(tmp_path: Path) -> None:
    """An editor's mark before the first line is read over."""
    assert manifest.load(
        write(tmp_path, '\ufeff[[source]]\noutlet = "nord"\nurl = "https://x.example"'), REGISTRY
    )


# ------------------------------------------------------------------ --source


def test_option_with_an_address() -> None:
    """OUTLET=URL asks for a page."""
    request = manifest.parse_option("Nordblatt=https://nordblatt.example/a?b=c", REGISTRY)
    assert (request.outlet, request.url) == (NORD, "https://nordblatt.example/a?b=c")
    assert (request.file, request.origin) == (None, "option")


def test_option_with_a_path(tmp_path: Path) -> None:
    """OUTLET=PATH gives a saved copy."""
    file = tmp_path / "a b.html"
    file.write_text("<p>x</p>")
    assert manifest.parse_option(f"nord={file}", REGISTRY).file == file


@pytest.mark.parametrize(
    "value",
    [
        "nord",
        "nord=",
        "=x",
        "",
        "nord=gone.html",
        "nord=ftp://x.example/a",
        "nord=mailto:a@b.example",
        "Qwertz=x",
    ],
)
def test_option_that_is_wrong_is_a_usage_error(value: str) -> None:
    """The option is quoted and the way to write it shown."""
    with pytest.raises(UsageError) as caught:
        manifest.parse_option(value, REGISTRY)
    assert value in caught.value.message
    assert caught.value.hint


def test_link_belongs_to_the_outlet_that_owns_the_host() -> None:
    """A link in a draft names its outlet by its address."""
    assert manifest.from_link("https://m.nordblatt.example/a", REGISTRY).outlet == NORD
    assert (
        manifest.from_link("https://www.westblatt.example/a", REGISTRY).outlet.domain == "westblatt.example"
    )


def test_thousands_of_entries_cost_no_time(tmp_path: Path) -> None:
    """Each has its line, and they are not looked for anew for each."""
    entry = '[[source]]\noutlet = "n-tv.de"\nurl = "https://www.n-tv.de/a"\n'
    path = tmp_path / "sources.toml"
    path.write_text(entry * 3000, encoding="utf-8")
    began = time.process_time()
    found = manifest.load(path, REGISTRY)
    assert time.process_time() - began < 10
    assert found[-1].where == f"{path}:{2999 * 3 + 1}"


def test_a_manifest_of_too_many_sources_is_refused(tmp_path: Path) -> None:
    """Before it is parsed."""
    file = tmp_path / "sources.toml"
    file.write_text('[[source]]\noutlet = "n-tv.de"\n' * 10_001, encoding="utf-8")
    with pytest.raises(ManifestError, match=r"sources\.toml: lists more than 10,000 sources"):
        manifest.load(file, REGISTRY)
