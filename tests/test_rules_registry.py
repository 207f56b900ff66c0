"""The registry: rules are found where they are defined, and their checks speak in a fixed order."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import crosscheck.rules
from crosscheck.rules import all_rules
from crosscheck.rules.base import Rule
from crosscheck.rules.registry import Kind, check, checks, rules_of

FOLDER = Path(crosscheck.rules.__file__).parent
HELPERS = sorted((FOLDER / "helpers").glob("*.py"))


def test_every_check_raises_rules_that_are_listed() -> None:
    listed = {rule.code for rule in all_rules()}
    assert {rule.code for found in checks(*Kind) for rule in found.rules} <= listed


def test_checks_come_in_their_order() -> None:
    orders = [found.order for found in checks(*Kind)]
    assert orders == sorted(set(orders))


def test_a_second_check_with_the_same_order_is_refused() -> None:
    taken = checks(Kind.CONTRADICTION)[0]
    with pytest.raises(ValueError, match=f"order {taken.order}"):
        check(*taken.rules, kind=Kind.NOTE, order=taken.order)(lambda *_: ())
    assert taken in checks(Kind.CONTRADICTION)


def test_a_rule_is_raised_by_checks_of_one_kind_alone() -> None:
    """The verdict asks of a hit's rule what it does to the claim."""
    kinds: dict[str, set[Kind]] = {}
    for kind in Kind:
        for code in rules_of(kind):
            kinds.setdefault(code, set()).add(kind)
    assert all(len(found) == 1 for found in kinds.values())


@pytest.mark.parametrize("path", HELPERS, ids=lambda path: path.stem)
def test_helpers_define_no_rule_and_know_none(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imported = {n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
    rules = {name for name in imported if name.startswith("crosscheck.rules.")}
    assert rules <= {"crosscheck.rules.base", "crosscheck.rules.scores"} | {
        f"crosscheck.rules.helpers.{helper.stem}" for helper in HELPERS
    }
    called = {n.func.id for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)}
    assert Rule.__name__ not in called


def test_a_module_in_the_folder_is_all_that_a_check_needs(tmp_path: Path) -> None:
    (tmp_path / "sample.py").write_text(
        "from crosscheck.rules.registry import Kind, check\n"
        "from crosscheck.rules.sourcing import VERBATIM\n\n"
        "@check(VERBATIM, kind=Kind.NOTE, order=9999)\n"
        "def sample(pair):\n    return ()\n",
        encoding="utf-8",
    )
    asked = (
        "import sys, crosscheck.rules as rules\n"
        "rules.__path__.append(sys.argv[1])\n"
        "from crosscheck.rules.registry import Kind, checks\n"
        "print(checks(*Kind)[-1].order)"
    )
    done = subprocess.run([sys.executable, "-c", asked, str(tmp_path)], capture_output=True, text=True)
    assert done.stdout.strip() == "9999", done.stderr
