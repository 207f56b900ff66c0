"""The groups of cue codes name only codes that exist."""

import pytest

from crosscheck import messages
from crosscheck.attribution import cue_codes

GROUPS = {name: codes for name, codes in vars(cue_codes).items() if name.isupper()}
REASONS = ("reasons.named", "reasons.kind", "reasons.passed_over")


@pytest.mark.parametrize("name", GROUPS)
def test_every_code_of_a_group_has_a_text_in_reports(name: str) -> None:
    unknown = [c for c in GROUPS[name] if not any(messages.known(f"{area}.{c}") for area in REASONS)]
    assert not unknown
