"""What rules weigh by has a name and a word of explanation, and stands in one file."""

from __future__ import annotations

import ast
from itertools import pairwise
from pathlib import Path

import pytest

import crosscheck.rules
from crosscheck.rules.scores import scores, tables

FOLDER = Path(crosscheck.rules.__file__).parent
MODULES = sorted(FOLDER.rglob("*.py"))
NEUTRAL = {0.0, 1.0}  # nothing and all of a share, a sum that begins


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_no_number_that_weighs_stands_in_the_code_of_a_rule(path: Path) -> None:
    literals = {
        n.value for n in ast.walk(tree(path)) if isinstance(n, ast.Constant) and isinstance(n.value, float)
    }
    assert literals <= NEUTRAL


@pytest.mark.parametrize("module", tables())
def test_a_module_uses_the_scores_that_are_its_own(module: str) -> None:
    (path,) = (path for path in MODULES if path.stem == module)
    used = {
        n.attr
        for n in ast.walk(tree(path))
        if isinstance(n, ast.Attribute) and isinstance(n.value, ast.Name) and n.value.id == "score"
    }
    assert used == set(tables()[module])


def test_scores_stand_under_a_comment_that_says_what_they_weigh() -> None:
    lines = (FOLDER / "scores.toml").read_text(encoding="utf-8").splitlines()
    kinds = ["#" if line.startswith("#") else "=" if "=" in line else "" for line in lines]
    assert not [line for line, (before, kind) in zip(lines[1:], pairwise(kinds), strict=True)
                if kind == "=" and not before]  # fmt: skip


def test_a_score_that_is_not_in_the_file_is_named() -> None:
    with pytest.raises(AttributeError, match="numbers"):
        _ = scores("numbers").no_such_score
