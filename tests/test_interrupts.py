"""Ctrl-C ends every run at once, whatever it is at: status 130, no traceback, no process left."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pages import PARAGRAPHS, page
from server import Handler, Seen, Site, running
from test_limits import BOMB, word

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs process groups")
ROOT = Path(__file__).parent.parent
LONG = (
    "Bei dem Brand in Moosfeld wurden 28 Menschen verletzt, berichtet n-tv.de. Die Brücke ist gesperrt.\n\n"
)
Begun = Callable[[int], bool]


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as found:
        yield found


def interrupted(
    folder: Path, *arguments: str, stdin: bytes = b"", begun: Begun = lambda _: True, alone: bool = False
) -> str:
    """Stderr of a run that gets SIGINT soon after it has read its input and has `begun`: all its processes, as from
    a terminal, or `alone` the one that was started."""
    process = subprocess.Popen(
        [sys.executable, "-m", "crosscheck", *arguments, "--no-archive", "--reader", "none"],
        cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, start_new_session=True,
        stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
    )  # fmt: skip
    try:
        assert process.stdin is not None
        process.stdin.write(stdin)
        process.stdin.close()
        process.stdin = None
        until = time.monotonic() + 60
        while not begun(process.pid):
            assert process.poll() is None, process.communicate()
            assert time.monotonic() < until
            time.sleep(0.02)
        time.sleep(0.7)
        assert process.poll() is None, process.communicate()
        os.kill(process.pid, signal.SIGINT) if alone else os.killpg(process.pid, signal.SIGINT)
        _, err = process.communicate(timeout=20)
        assert process.returncode == 130
        assert b"Traceback" not in err
        assert b"crosscheck: interrupted" in err
        until = time.monotonic() + 10
        while _is_there(process.pid):
            assert time.monotonic() < until, "a process was left"
            time.sleep(0.05)
        return err.decode()
    finally:
        if _is_there(process.pid):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def _has_workers(group: int) -> bool:
    said = subprocess.run(["ps", "-eo", "pgid="], capture_output=True, text=True, check=True).stdout
    return said.split().count(str(group)) > 1


def _is_there(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("alone", [False, True])
def test_while_a_draft_is_judged(tmp_path: Path, alone: bool) -> None:
    (tmp_path / "page.html").write_text(page(*PARAGRAPHS), encoding="utf-8")
    arguments = ("check", "-", "--offline", "--source", "n-tv.de=page.html")
    interrupted(tmp_path, *arguments, stdin=LONG.encode() * 1_900, begun=_has_workers, alone=alone)


@pytest.mark.parametrize("alone", [False, True])
def test_while_a_worker_reads_a_file(tmp_path: Path, alone: bool) -> None:
    """A Word file whose tree takes long to build."""
    arguments = ("check", "-", "--stdin-filename", "a.docx", "--offline")
    interrupted(tmp_path, *arguments, stdin=word(BOMB), begun=_has_workers, alone=alone)


def test_while_a_page_is_fetched(tmp_path: Path, site: Site) -> None:
    """From a server that never answers."""
    (tmp_path / "a.md").write_text(LONG, encoding="utf-8")
    arguments = ("check", "a.md", "--allow-host", "127.0.0.1", "--source", f"n-tv.de={site.silent('/a')}")
    interrupted(tmp_path, *arguments, begun=lambda _: bool(site.asked("/a")))


@pytest.mark.parametrize("command", ["check", "batch"])
def test_while_workers_judge(tmp_path: Path, site: Site, command: str) -> None:
    """Which begins when the page that all drafts wait for is there."""
    answered = []

    def answer(handler: Handler, _: Seen) -> None:
        handler.reply(200, page(*PARAGRAPHS).encode(), {"Content-Type": "text/html"})
        answered.append(True)

    for n in range(4):
        (tmp_path / f"{n}.md").write_text(LONG * 500, encoding="utf-8")
    drafts = [f"{n}.md" for n in range(4)]
    more = ("--jobs", "2") if command == "check" else ("--workers", "2", "-o", "out.jsonl")
    source = ("--allow-host", "127.0.0.1", "--source", f"n-tv.de={site.on('/a', answer)}")
    interrupted(tmp_path, command, *drafts, *more, *source, begun=lambda _: bool(answered))


def test_ctrl_c_while_the_command_is_loaded_ends_it_quietly():
    code = (
        "import os, signal, sys\n"
        "class Interrupting:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'crosscheck.cli.output': os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Interrupting())\n"
        "from crosscheck.__main__ import main\n"
        "sys.exit(main())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (130, "")


def test_the_command_loads_nothing_slow_before_it_can_be_interrupted():
    code = "import sys; import crosscheck.__main__; sys.exit('typing' in sys.modules)"
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    assert subprocess.run([sys.executable, "-S", "-c", code], env=env).returncode == 0
