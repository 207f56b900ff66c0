"""How many examples hypothesis tries: a quarter of those asked for, all of them where THOROUGH is set (`make fuzz`)."""

from __future__ import annotations

import os
from typing import Any

from hypothesis import settings

THOROUGH = bool(os.environ.get("THOROUGH"))


def examples(most: int, **more: Any) -> settings:
    """Settings for a test that tries up to `most` examples, in any time."""
    return settings(max_examples=most if THOROUGH else -(-most // 4), deadline=None, **more)


settings.register_profile("crosscheck", parent=examples(100))  # of tests that ask for no number
