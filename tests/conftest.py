"""What holds for every test: nothing is kept in the archive of whoever runs them."""

from __future__ import annotations

import os

os.environ.setdefault("CROSSCHECK_ARCHIVE", "none")
