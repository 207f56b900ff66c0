"""States of passages that are kept: rounding, bytes, the file beside the archive, and what a check does with it."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from reader_files import TINY
from test_cli import PAGE, RIGHT, WRONG

from crosscheck import api, cli
from crosscheck import reader as readers
from crosscheck.config import Config
from crosscheck.reader import box, states_file
from crosscheck.reader.base import Chunked, Reading, Statement, Task
from crosscheck.reader.box import BoxReader
from crosscheck.reader.passage_states import States, packed, rounded, unpacked
from crosscheck.reader.states_file import StatesFile, faults, mend
from crosscheck.retrieval.archive import states as beside

CHUNKS = (
    "Der Pegel der Ache ist in der Nacht um 40 Zentimeter gefallen. Bürgermeister Amann gab Entwarnung.",
    "Die Sandsäcke bleiben bis Freitag liegen.",
    "The fire broke out at 3 a.m. and was put out in the morning.",
)
STATEMENTS = (
    "Der Pegel der Ache ist um 40 Zentimeter gefallen",
    "Amann warnt weiter",
    "The fire broke out at noon",
)
MODEL = "m" * 64
ROOT = Path(__file__).parent.parent


def some(seed: int = 0, tokens: int = 5) -> States:
    return rounded(np.random.default_rng(seed).normal(size=(3, 2, tokens, 8)).astype(np.float32))


def same(one: States | None, other: States | None) -> bool:
    assert one is not None
    assert other is not None
    return np.array_equal(one.values, other.values) and np.array_equal(one.scales, other.scales)


# ------------------------------------------------------------------ numbers and bytes

FLOATS = st.floats(-1e6, 1e6, width=32) | st.floats(-(2**-12), 2**-12, width=32)
SHAPES = st.tuples(st.integers(1, 3), st.just(2), st.integers(1, 4), st.integers(1, 6))
GIVEN = arrays.arrays(np.float32, SHAPES, elements=FLOATS)


@given(GIVEN)
def test_rounding_is_off_by_half_a_step_at_most(numbers):
    """The bound that `rounded` states, for rows of any size; what is restored is rounded to itself."""
    made = rounded(numbers)
    peaks = np.abs(numbers).max(axis=-1, keepdims=True).astype(np.float64)
    error = np.abs(made.restored().astype(np.float64) - numbers)
    assert made.restored().dtype == np.float32
    assert (error <= peaks / 254 * (1 + 2**-9) + 2**-24).all()


@given(GIVEN, st.text(max_size=8))
def test_bytes_and_back(numbers, name):
    """Nothing is lost between states and bytes, and bytes are of one name only."""
    made = rounded(numbers)
    data = packed(made, name)
    assert same(unpacked(data, name), made)
    assert unpacked(data, name + "x") is None


@given(st.data())
def test_damaged_bytes_are_none(data):
    """One bit that is otherwise, an end that is missing or one too many: no states, and no error."""
    whole = packed(some(), "name")
    place, bit = data.draw(st.integers(0, len(whole) - 1)), data.draw(st.integers(0, 7))
    broken = bytearray(whole)
    broken[place] ^= 1 << bit
    assert unpacked(bytes(broken), "name") is None
    assert unpacked(whole[:place], "name") is None
    assert unpacked(whole + b"\0" * (place + 1), "name") is None


def test_numbers_beyond_all_scales_are_cut_off():
    """Greater numbers than a scale can carry become the greatest one."""
    made = rounded(np.full((1, 2, 1, 2), 3e38, dtype=np.float32))
    assert np.isfinite(made.restored()).all()


# ------------------------------------------------------------------ the file


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "reader-states.sqlite"


def python(code: str, *arguments: object, **options: object) -> subprocess.Popen[str]:
    """A process of its own that runs `code`; arguments stand in sys.argv."""
    command = [sys.executable, "-c", code, *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}:{ROOT / 'tests'}"}
    return subprocess.Popen(command, env=environment, text=True, cwd="/", **options)  # type: ignore[call-overload]  # options are passed on by name


def test_what_was_kept_is_there_for_others(file):
    """Under its model and text alone; a file is made when something is kept."""
    store = StatesFile(file)
    assert store.get(MODEL, "a") is None
    assert not file.exists()
    store.put(MODEL, "a", some())
    assert same(StatesFile(file).get(MODEL, "a"), some())
    assert store.get("another model", "a") is None
    assert store.get(MODEL, "b") is None
    assert faults(file) == ()


def test_the_least_recently_used_makes_room(file):
    """The bound holds, also for the file; what was used again stays, and what is larger than all is not kept."""
    now = [0.0]
    size = len(packed(some(tokens=2000), "x"))
    store = StatesFile(file, limit=3 * size + 100, clock=lambda: now[0])
    for name in ("a", "b", "c"):
        now[0] += 10_000
        store.put(MODEL, name, some(tokens=2000))
    now[0] += 10_000
    assert store.get(MODEL, "a")
    store.put(MODEL, "d", some(tokens=2000))
    assert [name for name in "abcd" if store.get(MODEL, name)] == ["a", "c", "d"]
    for number in range(20):
        store.put(MODEL, f"more {number}", some(number, tokens=2000))
    assert file.stat().st_size < 1.1 * 3 * size
    store.put(MODEL, "large", some(tokens=7000))
    assert store.get(MODEL, "large") is None
    assert store.get(MODEL, "more 19")


def test_a_damaged_row_is_as_none_and_is_replaced(file):
    """It is told by `faults`, dropped when it is met, and kept anew."""
    store = StatesFile(file)
    for name in ("a", "b"):
        store.put(MODEL, name, some())
    with_sql(file, "UPDATE states SET data = zeroblob(length(data)) WHERE id = 1")
    assert "1 of the reader's states damaged" in faults(file)[0]
    assert store.get(MODEL, "a") is None
    assert faults(file) == ()
    store.put(MODEL, "a", some(7))
    assert same(StatesFile(file).get(MODEL, "a"), some(7))
    assert same(store.get(MODEL, "b"), some())


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE states SET data = 5 WHERE id = 1",
        "UPDATE states SET data = (SELECT data FROM states WHERE id = 2) WHERE id = 1",
        "DELETE FROM states WHERE id = 1",
        "DELETE FROM kept WHERE id = 1",
    ],
)
def test_mending_takes_out_what_cannot_be_used(file, change):
    """Of any kind: values of another type, the states of another passage, halves of a pair."""
    store = StatesFile(file)
    for number, name in enumerate("abc"):
        store.put(MODEL, name, some(number))
    with_sql(file, change)
    assert store.get(MODEL, "a") is None
    with_sql(file, change)
    assert mend(file) <= 1
    assert faults(file) == ()
    assert mend(file) == 0
    assert same(store.get(MODEL, "c"), some(2))


def test_a_file_that_is_no_database_is_begun_anew(file):
    """Where it is met, and by `mend`; an empty one is no fault."""
    for content in (b"no database " * 1000, b""):
        file.write_bytes(content)
        assert len(faults(file)) == bool(content)
        store = StatesFile(file)
        assert store.get(MODEL, "a") is None
        store.put(MODEL, "a", some())
        assert same(store.get(MODEL, "a"), some())
    file.write_bytes(b"no database " * 1000)
    assert mend(file) == -1
    assert not file.exists()


def test_a_locked_file_is_left_alone(file, monkeypatch):
    """Another process that does not finish costs the wait once, and no error."""
    monkeypatch.setattr(states_file, "_PATIENCE", 0.05)
    StatesFile(file).put(MODEL, "a", some())
    store = StatesFile(file)
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    store.put(MODEL, "b", some())
    assert store.get(MODEL, "a") is None
    other.execute("ROLLBACK")
    other.close()
    assert StatesFile(file).get(MODEL, "b") is None
    assert StatesFile(file).get(MODEL, "a")


def test_a_full_disk_costs_nothing(file):
    """A process that can write no more goes on; what was kept before is whole."""
    StatesFile(file).put(MODEL, "a", some())
    code = (
        "import sys; from pathlib import Path; from test_reader_kept import *; import resource\n"
        "store = StatesFile(Path(sys.argv[1]))\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))\n"
        "for n in range(20): store.put(MODEL, str(n), some(n, tokens=1000))\n"
        "assert store.get(MODEL, 'a') is not None\n"
    )
    assert python(code, file).wait(60) == 0
    assert faults(file) == ()
    assert same(StatesFile(file).get(MODEL, "a"), some())


def test_two_processes_write_at_once(file):
    """Both begin without a file and keep the same and other things: all of it is there."""
    code = (
        "import sys; from pathlib import Path; from test_reader_kept import *\n"
        "store, start = StatesFile(Path(sys.argv[1])), int(sys.argv[2])\n"
        "for n in range(start, start + 60):\n"
        "    store.put(MODEL, str(n), some(n, tokens=300))\n"
        "    assert same(store.get(MODEL, str(n)), some(n, tokens=300))\n"
    )
    processes = [python(code, file, start) for start in (0, 30)]
    assert [process.wait(120) for process in processes] == [0, 0]
    store = StatesFile(file)
    assert all(same(store.get(MODEL, str(n)), some(n, tokens=300)) for n in range(90))
    assert faults(file) == ()


def test_a_process_that_dies_while_it_writes(file):
    """What it had not finished is undone by the next one."""
    StatesFile(file).put(MODEL, "a", some(tokens=3000))
    code = (
        "import sys, sqlite3, time; db = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "db.execute('PRAGMA cache_size = 1'); db.execute('BEGIN IMMEDIATE')\n"
        "db.execute('UPDATE states SET data = zeroblob(length(data))')\n"
        "print('there', flush=True); time.sleep(60)\n"
    )
    process = python(code, file, stdout=subprocess.PIPE)
    assert process.stdout is not None
    with process.stdout as out:
        assert out.readline() == "there\n"
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert Path(f"{file}-journal").exists()
    store = StatesFile(file)
    assert same(store.get(MODEL, "a"), some(tokens=3000))
    store.put(MODEL, "b", some())
    assert store.get(MODEL, "b")


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user may look into."""
    folder = Path(tempfile.mkdtemp(prefix="crosscheck-"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_a_read_only_file_is_read(open_folder):
    """By somebody who may not write it: what is there is used, nothing is kept, and the file stays as it is."""
    file = open_folder / "reader-states.sqlite"
    StatesFile(file).put(MODEL, "a", some())
    with_sql(file, "UPDATE kept SET used = 0")  # a use that would be noted
    file.chmod(0o444)
    open_folder.chmod(0o555)
    before = file.read_bytes()
    code = (
        "import os, sys; from pathlib import Path; from crosscheck.reader.states_file import StatesFile\n"
        "if os.geteuid() == 0: os.setuid(65534)\n"  # root may write everything
        "store = StatesFile(Path(sys.argv[1])); found = store.get(sys.argv[2], 'a')\n"
        "assert found is not None; store.put(sys.argv[2], 'b', found)\n"
        "assert store.get(sys.argv[2], 'b') is None and store.get(sys.argv[2], 'a') is not None\n"
    )
    assert python(code, file, MODEL).wait(60) == 0
    assert file.read_bytes() == before
    assert [each.name for each in open_folder.iterdir()] == [file.name]


def with_sql(file: Path, statement: str) -> list[tuple[object, ...]]:
    with contextlib.closing(sqlite3.connect(file)) as db:
        found = db.execute(statement).fetchall()
        db.commit()
    return found


# ------------------------------------------------------------------ the reader


def readings(reader: BoxReader) -> list[Reading]:
    tasks = [
        Task(Statement(text, "", tuple(range(len(text)))), chunks)
        for text in STATEMENTS
        for chunks in ((0,), (1, 2), (0, 1, 2))
    ]
    return reader.read(Chunked("key", CHUNKS), tasks)


class Counting(StatesFile):
    """A file that notes what was found and kept."""

    found = kept = 0

    def get(self, model: str, text: str) -> States | None:
        states = super().get(model, text)
        self.found += states is not None
        return states

    def put(self, model: str, text: str, states: States) -> None:
        self.kept += 1
        super().put(model, text, states)


def test_readings_are_the_same_wherever_states_come_from(file, monkeypatch):
    """Made without a store, made and kept, from memory, from the file, and with memory for one chunk only."""
    expected = readings(BoxReader(TINY))
    first, second = Counting(file), Counting(file)
    reader = BoxReader(TINY)
    reader.keep_in(first)
    assert readings(reader) == readings(reader) == expected
    assert (first.found, first.kept) == (0, 3)
    monkeypatch.setattr(box, "_KEPT_BYTES", 1)
    later = BoxReader(TINY)
    later.keep_in(second)
    assert readings(later) == expected
    assert second.kept == 0
    assert second.found >= 3
    later.keep_in(None)
    assert readings(later) == expected


def test_damaged_states_are_read_anew(file):
    """A row that is damaged, and one of another shape: the readings are the same."""
    reader = BoxReader(TINY)
    reader.keep_in(StatesFile(file))
    expected = readings(reader)
    with_sql(file, "UPDATE states SET data = substr(data, 1, 1000) WHERE id = 2")
    names = [name for (name,) in with_sql(file, "SELECT text FROM kept ORDER BY id")]
    with_sql(file, "DELETE FROM kept WHERE id = 3")
    StatesFile(file).put(reader.digest, names[2], some())
    other, store = BoxReader(TINY), Counting(file)
    other.keep_in(store)
    assert readings(other) == expected
    assert store.kept == 2


def test_another_model_reads_for_itself(file, tmp_path):
    """States are those of a model with one digest."""
    reader = BoxReader(TINY)
    reader.keep_in(StatesFile(file))
    readings(reader)
    folder = TINY
    copy = tmp_path / "weights"
    copy.mkdir()
    for name in (box.GRAPH, box.TOKENIZER):
        (copy / name).symlink_to(folder / name)
    card = json.loads((folder / box.CARD).read_text()) | {"digest": "0" * 64}
    (copy / box.CARD).write_text(json.dumps(card))
    other, store = BoxReader(copy), Counting(file)
    other.keep_in(store)
    readings(other)
    assert (store.found, store.kept) == (0, 3)


# ------------------------------------------------------------------ checks and the archive


@pytest.fixture
def workdir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "draft.md").write_text(WRONG, encoding="utf-8")
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    rows = [{"id": f"d{n}", "text": WRONG if n % 3 else RIGHT} for n in range(6)]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return tmp_path


@pytest.fixture
def crosscheck(workdir, monkeypatch, capfd):
    """The command with a reader that is loaded anew: its memory holds no states yet."""
    monkeypatch.setenv("XDG_DATA_HOME", str(workdir / "data"))

    def call(*arguments: str) -> tuple[int, str]:
        readers.opened.cache_clear()
        status = cli.main([*arguments])
        return status, capfd.readouterr().out

    yield call
    readers.opened.cache_clear()


CHECK = ("check", "draft.md", "--source", "n-tv.de=page.html", "--offline", "--published", "2026-03-07",
         "--reader", str(TINY), "--output-format", "json")  # fmt: skip


def test_a_check_keeps_states_beside_its_archive(workdir, crosscheck):
    """The same report from kept states, from damaged ones, and without an archive; then nothing is kept."""
    expected = crosscheck(*CHECK, "--no-archive")
    assert not list(workdir.rglob("*.sqlite"))
    file = workdir / "reader-states.sqlite"
    assert crosscheck(*CHECK, "--archive", "articles.sqlite") == expected
    before = file.read_bytes()
    assert before.startswith(b"SQLite format 3")
    assert crosscheck(*CHECK, "--archive", "articles.sqlite") == expected
    assert file.read_bytes() == before
    file.write_bytes(b"no database " * 1000)
    assert crosscheck(*CHECK, "--archive", "articles.sqlite") == expected
    assert faults(file) == ()


def test_workers_keep_in_one_file(workdir, crosscheck):
    """Two processes of a batch: the rows are those of a run that keeps nothing."""
    batch = ("batch", "in.jsonl", "--source", "n-tv.de=page.html", "--offline", "--reader", str(TINY))
    assert crosscheck(*batch, "--workers", "1", "--no-archive", "-o", "out0.jsonl")[0] == 1
    for out in ("out1.jsonl", "out2.jsonl"):
        assert crosscheck(*batch, "--workers", "2", "--archive", "a.sqlite", "-o", out)[0] == 1
        assert (workdir / out).read_bytes() == (workdir / "out0.jsonl").read_bytes()
    assert faults(workdir / "reader-states.sqlite") == ()
    assert with_sql(workdir / "reader-states.sqlite", "SELECT count(*) FROM kept") == [(1,)]


def test_verify_and_repair_know_the_file(workdir, crosscheck):
    """Damage is a problem of the archive; `--repair` takes out what is damaged."""
    archive = ("--archive", "articles.sqlite")
    crosscheck(*CHECK, *archive)
    file = workdir / "reader-states.sqlite"
    assert crosscheck("archive", "verify", *archive)[0] == 0
    with_sql(file, "UPDATE states SET data = x'00'")
    status, out = crosscheck("archive", "verify", *archive)
    assert (status, "1 of the reader's states damaged" in out) == (1, True)
    status, out = crosscheck("archive", "verify", "--repair", *archive)
    assert (status, "1 of the reader's states damaged, and taken out" in out) == (0, True)
    file.write_bytes(b"no database " * 1000)
    assert crosscheck("archive", "verify", *archive)[0] == 1
    assert "are deleted" in crosscheck("archive", "verify", "--repair", *archive)[1]
    assert crosscheck("archive", "verify", *archive)[0] == 0


def test_the_place_of_the_file(tmp_path, monkeypatch):
    """Beside an archive in a file; in the data folder for a server's; nowhere without one."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert beside.place("work/a.sqlite") == Path("work/reader-states.sqlite")
    for where in ("", "postgresql://desk@db.example/crosscheck"):
        assert beside.place(where) == tmp_path / "crosscheck" / "reader-states.sqlite"
    reader = Holding()
    for where, there in (
        ("none", False),
        ("no/folder/a.sqlite", False),
        (str(tmp_path / "a.sqlite"), True),
        ("", True),
    ):
        beside.keep(reader, where)
        assert (reader.store is not None) is there
    beside.keep(None, "")


class Holding(BoxReader):
    """A reader without a model that says where it would keep its states."""

    def __init__(self) -> None:
        self.store: object = None

    def keep_in(self, store: object) -> None:
        self.store = store


def test_the_api_keeps_nothing(workdir, monkeypatch):
    """Whatever archive the settings name."""
    monkeypatch.setenv("XDG_DATA_HOME", str(workdir / "data"))
    api.check(workdir / "draft.md", sources={"n-tv.de": workdir / "page.html"}, offline=True,
              config=Config(archive="", reader=str(TINY)))  # fmt: skip
    assert not (workdir / "data").exists()
