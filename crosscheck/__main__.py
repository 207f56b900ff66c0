"""``python -m crosscheck`` is the ``crosscheck`` command."""

import sys

if __name__ == "__main__":
    if sys.version_info < (3, 11):  # noqa: UP036 - run from its folder; where it is installed, pip refuses
        found = sys.version.split()[0]
        sys.stderr.write(f"crosscheck needs Python 3.11 or newer; {sys.executable} is Python {found}.\n")
        sys.exit(2)
    try:
        from crosscheck.cli import main

        sys.exit(main())
    except KeyboardInterrupt:  # while it was being loaded
        sys.exit(130)
