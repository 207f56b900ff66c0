"""``python -m crosscheck`` is the ``crosscheck`` command."""

import sys

if __name__ == "__main__":
    try:
        from crosscheck.cli import main

        sys.exit(main())
    except KeyboardInterrupt:  # while it was being loaded
        sys.exit(130)
