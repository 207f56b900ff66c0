"""Any bytes give a result or the package's own error: the corpus, and what hypothesis makes of it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from examples import examples
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from fuzz.targets import TARGETS, once, seeds  # noqa: E402 - found by the path set above

NAMES = tuple(TARGETS)


@pytest.mark.parametrize(
    "seed", [(name, seed) for name in NAMES for seed in seeds(name)], ids=lambda s: s[1].name
)
def test_the_corpus_is_read(seed: tuple[str, Path]) -> None:
    name, file = seed
    once(name, file.read_bytes())


@pytest.mark.parametrize("name", NAMES)
@examples(40, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_any_damage_gives_a_result_or_an_error_of_ours(name: str, data: st.DataObject) -> None:
    """Bytes from nowhere, and a seed with a stretch of it replaced."""
    seed = data.draw(st.sampled_from([b"", *(file.read_bytes() for file in seeds(name))]))
    start = data.draw(st.integers(0, len(seed)))
    gone = data.draw(st.integers(0, 20))
    once(name, seed[:start] + data.draw(st.binary(max_size=60)) + seed[start + gone :])


@pytest.mark.parametrize("name", NAMES)
def test_every_target_has_a_seed(name: str) -> None:
    assert seeds(name)


def test_the_targets_run_without_the_fuzzer() -> None:
    arguments = [sys.executable, "-m", "fuzz", "accepted", "--seconds", "1"]
    result = subprocess.run(arguments, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
