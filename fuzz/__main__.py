"""python -m fuzz [TARGET …] [--seconds N]: every target for a minute, with atheris; without it the corpus alone."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path


def search(target: str, seconds: int) -> int:
    """In a process of its own: atheris ends the one it runs in."""
    from fuzz.targets import seeds

    with tempfile.TemporaryDirectory() as found:
        for seed in seeds(target):
            Path(found, seed.name).write_bytes(seed.read_bytes())
        return subprocess.call(
            [sys.executable, "-m", "fuzz", "--inside", target, found, f"-max_total_time={seconds}"]
        )


def inside(target: str, arguments: list[str]) -> None:
    import atheris

    with atheris.instrument_imports(include=["crosscheck", "fuzz", "warcio"]):
        from fuzz.targets import once

    atheris.Setup([sys.argv[0], *arguments], lambda data: once(target, bytes(data)))
    atheris.Fuzz()


def main() -> int:
    if sys.argv[1:2] == ["--inside"]:
        inside(sys.argv[2], sys.argv[3:])
        return 0
    from fuzz.targets import TARGETS, once, seeds

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "targets", nargs="*", choices=[*TARGETS, []], metavar="TARGET", help=", ".join(TARGETS)
    )
    parser.add_argument("--seconds", type=int, default=60, metavar="N", help="for each target")
    args = parser.parse_args()
    chosen = args.targets or list(TARGETS)
    for target in chosen:
        for seed in seeds(target):
            once(target, seed.read_bytes())
    try:
        import atheris  # noqa: F401 - whether it is installed
    except ImportError:
        print("The corpus was played. To search for more: pip install atheris, and again.")
        return 0
    return max(search(target, args.seconds) for target in chosen)


if __name__ == "__main__":
    sys.exit(main())
