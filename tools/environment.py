"""Makes a virtual environment from a lock file, and installs this project into it.

    python tools/environment.py FOLDER LOCK [--wheelhouse DIR] [--size TEXT] [--pip] [--package FILE]

Uses uv if it is there, else pip. With a wheelhouse nothing is fetched. The syntax is that of Python 3.8: an older
Python gets a message and no syntax error.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile

OLDEST = (3, 11)
_SHOWN = 15  # last lines of an installer that failed
_FILL = "Fill one where there is a network: pip download -r requirements-use.lock -d FOLDER"
_ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


class Failed(Exception):
    """What went wrong, and what to do."""


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder")
    parser.add_argument("lock")
    parser.add_argument(
        "--wheelhouse", default="", help="a folder with the files of the lock; nothing is fetched"
    )
    parser.add_argument("--size", default="", help="what is said of the download before it starts")
    parser.add_argument("--pip", action="store_true", help="put a pip into the environment, too")
    parser.add_argument(
        "--package", default="", help="install this wheel instead of the folder of the project"
    )
    args = parser.parse_args()
    try:
        check_python()
        check_wheelhouse(args.wheelhouse)
        install(args)
    except Failed as exc:
        sys.stderr.write("%s\n" % exc)
        return 1
    return 0


def check_python():
    if sys.version_info < OLDEST:
        found = "%d.%d" % sys.version_info[:2]
        raise Failed(
            "crosscheck needs Python %d.%d or newer; %s is Python %s.\n" % (*OLDEST, sys.executable, found)
            + "Name another one: make PYTHON=python3.12 demo"
        )


def check_wheelhouse(folder):
    if folder and not os.path.isdir(folder):
        raise Failed("WHEELHOUSE=%s: there is no such folder.\n" % folder + _FILL)


def install(args):
    folder, lock, wheelhouse = args.folder, args.lock, args.wheelhouse
    names = re.findall(r"^([A-Za-z0-9][\w.-]*)==", read(lock), re.MULTILINE)
    said = "from the files in " + wheelhouse if wheelhouse else args.size
    sys.stderr.write("%s: %d packages from %s%s\n" % (folder, len(names), lock, said and ", " + said))
    given = ["--no-index", "--find-links", wheelhouse] if wheelhouse else []
    uv = shutil.which("uv")
    python = os.path.join(folder, "Scripts" if os.name == "nt" else "bin", "python")
    if uv:
        seed = ["--seed"] if args.pip else []
        run(
            [uv, "venv", "--quiet", "--clear", *seed, "--python", sys.executable, folder],
            "make the environment",
        )
        start = [uv, "pip", "install", "--python", python]
    elif (
        not args.pip and pip_installs_elsewhere()
    ):  # an environment without a pip of its own is 24 MB smaller
        run([sys.executable, "-m", "venv", "--clear", "--without-pip", folder], "make the environment")
        start = [sys.executable, "-m", "pip", "--python", python, "install", "--disable-pip-version-check"]
    else:
        run([sys.executable, "-m", "venv", "--clear", folder], "make the environment")
        start = [python, "-m", "pip", "install", "--disable-pip-version-check"]
    run([*start, *given, "--require-hashes", "-r", lock], "install the packages", wheelhouse, len(names))
    package = [args.package] if args.package else ["--no-build-isolation", "--editable", _ROOT]
    run([*start, *given, "--no-deps", *package], "install crosscheck", wheelhouse)
    open(os.path.join(folder, ".installed"), "w").close()


def pip_installs_elsewhere():
    """Whether this Python has a pip that knows --python (22.3)."""
    found = subprocess.run(
        [sys.executable, "-m", "pip", "--version"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    version = re.match(rb"pip (\d+)\.(\d+)", found.stdout)
    return bool(version) and (int(version.group(1)), int(version.group(2))) >= (22, 3)


def read(lock):
    with open(lock, encoding="utf-8") as stream:
        return stream.read()


def run(command, purpose, wheelhouse="", packages=0):
    """Runs the command, counts the packages that it names, and shows its end if it fails."""
    lines = []
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, universal_newlines=True, errors="replace"
    ) as process:
        count = 0
        for line in process.stdout:
            if "Expected     or " not in line:  # pip lists every hash of the lock
                lines.append(line.rstrip())
            if packages and line.startswith("Collecting "):
                count += 1
                show(count, packages, line.split()[1].partition("==")[0])
    if packages and count and sys.stderr.isatty():
        sys.stderr.write("\n")
    if process.returncode:
        raise Failed(
            "\n".join([*lines[-_SHOWN:], "", "Could not %s." % purpose, hint("\n".join(lines), wheelhouse)])
        )


def show(count, packages, name):
    """Progress: one line that is overwritten on a terminal, else every tenth package."""
    text = "  %d/%d %s" % (count, packages, name)
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[2K%s" % text)
    elif count % 10 == 0:
        sys.stderr.write(text + "\n")
    sys.stderr.flush()


def hint(output, wheelhouse):
    """What to do about a failed installer, from what it has printed."""
    if re.search(r"(?i)no space left|disk quota", output):
        places = "the environment, %s (TMPDIR) or the installer's cache" % tempfile.gettempdir()
        return "A disk is full, where %s lies. Free some space there." % places
    if re.search(r"(?i)do not match the hash|hash mismatch", output):
        return (
            "A file is damaged, or is not the one of the lock. Fetch it anew; if the lock is wrong: make lock"
        )
    if wheelhouse:
        return (
            "Is every package of the lock in %s, for Python %d.%d and this system?\n"
            % (wheelhouse, sys.version_info[0], sys.version_info[1])
            + _FILL
        )
    if re.search(r"(?i)resolution|connect|network|timed out|unreachable|no matching distribution", output):
        return "Without a network: make demo WHEELHOUSE=FOLDER, with the files of the lock in it."
    if re.search(r"(?i)gcc|compil|building wheel", output):
        return "A package had to be compiled: use a Python with wheels for it (3.11 to 3.13), or install a C compiler."
    return "What the installer said stands above."


if __name__ == "__main__":
    sys.exit(main())
