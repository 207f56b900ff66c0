"""What a user names is read with an end, without waiting for nobody, and written whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import time
from pathlib import Path

import pytest
from examples import examples
from hypothesis import given
from hypothesis import strategies as st

from crosscheck import files


def test_a_pipe_that_nobody_writes_to_is_an_error_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match="pipe that nothing came out of"):
        files.read(tmp_path / "pipe", 10)


def test_a_pipe_is_read_as_what_comes_through_it():
    """As the shell makes one for `<(command)`."""
    out, into = os.pipe()
    os.write(into, b"Ein Satz.")
    os.close(into)
    assert files.read(Path(f"/dev/fd/{out}"), 100) == b"Ein Satz."
    os.close(out)


@pytest.mark.parametrize("name", ["/dev/zero", ".", "a\0b", "a" * 5000])
def test_what_is_no_file_is_an_error(name):
    """A device, a folder, a name that no file can have: an OSError that says so, at once."""
    with pytest.raises(OSError, match=r"device|directory|name"):
        files.read(Path(name), 10)


def test_no_more_is_read_than_was_asked_for(tmp_path):
    (tmp_path / "a").write_bytes(b"x" * 100)
    assert len(files.read(tmp_path / "a", 10)) == 11


def test_a_text_has_a_limit(tmp_path):
    (tmp_path / "a").write_bytes(b"x" * (files.LARGEST + 1))
    with pytest.raises(OSError, match="larger than"):
        files.text(tmp_path / "a")


@pytest.mark.parametrize(
    "source",
    ["x = " + "[" * 100_000, "a." * 50_000 + "b = 1", "x = " + "9" * 5000, "x = " + "{a=" * 5000, "x"],
    ids=["arrays", "dots", "digits", "tables", "nothing"],
)
def test_toml_that_cannot_be_read_is_a_value_error_at_once(source):
    start = time.perf_counter()
    with pytest.raises(ValueError):
        files.toml(source)
    assert time.perf_counter() - start < 3


def test_dots_in_texts_and_comments_are_no_depth():
    """Only keys are deep; addresses, ellipses and comments may have as many dots as they like."""
    assert files.toml(f"# {'.' * 500}\na.b = '{'x.' * 500}'  # {'.' * 500}\n") == {"a": {"b": "x." * 500}}


@pytest.mark.parametrize("source", ["[" * 100_000, "9" * 5000, "{", b"\xff"])
def test_json_that_cannot_be_read_is_a_value_error(source):
    with pytest.raises(ValueError):
        files.json_value(source)


@given(st.text(alphabet="ab.=\"'\\[]{}#\n ", max_size=200))
@examples(200)
def test_any_text_is_toml_or_a_value_error(source):
    with contextlib.suppress(ValueError):
        assert isinstance(files.toml(source), dict)


def test_a_file_is_put_in_its_place_only_when_all_went_well(tmp_path):
    file = tmp_path / ("n" * 250)  # as long as a name may be, nearly
    file.write_text("old")
    with contextlib.suppress(RuntimeError), files.written(file) as stream:
        stream.write(b"half")
        raise RuntimeError
    assert file.read_text() == "old"
    with files.written(file) as stream:
        stream.write(b"new")
    assert (file.read_text(), list(tmp_path.iterdir())) == ("new", [file])


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="has no /dev/full")
def test_a_device_stays_a_device(tmp_path):
    """It is written to as it is; nothing takes its place, not even for whoever might put it there."""
    node = tmp_path / "full"
    node.symlink_to("/dev/full")
    with pytest.raises(OSError, match="space"), files.written(node) as stream:
        stream.write(b"x")
    assert stat.S_ISCHR(node.stat().st_mode)


def test_a_pipe_that_nobody_reads_is_an_error(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError) as caught, files.written(tmp_path / "pipe"):
        pass
    assert caught.value.errno == errno.ENXIO


def test_what_a_killed_process_left_is_swept(tmp_path):
    """By the next that writes the same file, once nobody can be at it any more."""
    old, fresh, other = (tmp_path / f".{name}.part" for name in ("a.html.1", "a.html.2", "b.html.1"))
    for left in (old, fresh, other):
        left.write_bytes(b"half")
    for left in (old, other):
        os.utime(left, (time.time() - 7200,) * 2)
    with files.written(tmp_path / "a.html") as stream:
        stream.write(b"whole")
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted([fresh.name, other.name, "a.html"])
