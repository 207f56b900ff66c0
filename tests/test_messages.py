"""The catalogues of texts that readers see."""

from __future__ import annotations

from string import Formatter

import pytest

from crosscheck import messages
from crosscheck.rules import Rule, all_rules
from crosscheck.triage.rules import RULES

AREAS = sorted(path.stem for path in (messages._FOLDER / messages.FALLBACK).glob("*.toml"))
OTHERS = [language for language in messages.languages() if language != messages.FALLBACK]


def _forms(text: messages.Text) -> tuple[str, ...]:
    return text if isinstance(text, tuple) else (text,)


def _places(text: messages.Text) -> set[str]:
    return {name for form in _forms(text) for _, name, _, _ in Formatter().parse(form) if name}


def test_german_and_english_are_shipped() -> None:
    assert messages.languages() == ("de", "en")


@pytest.mark.parametrize("language", OTHERS)
def test_no_shipped_language_lacks_a_text(language: str) -> None:
    assert messages.missing(language) == ()


@pytest.mark.parametrize("language", OTHERS)
def test_no_language_has_a_text_that_english_lacks(language: str) -> None:
    areas = {path.stem for path in (messages._FOLDER / language).glob("*.toml")}
    assert areas == set(AREAS)
    for area in areas:
        assert not set(messages.catalogue(language, area)) - set(messages.catalogue(messages.FALLBACK, area))


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("area", AREAS)
def test_every_language_fills_in_the_same_values(area: str, language: str) -> None:
    english, other = (messages.catalogue(code, area) for code in (messages.FALLBACK, language))
    differing = {key for key in english if _places(english[key]) != _places(other[key])}
    assert not differing


@pytest.mark.parametrize("language", messages.languages())
@pytest.mark.parametrize("rule", [*RULES, *all_rules()], ids=lambda r: r.code)
def test_every_rule_has_its_texts(rule: Rule, language: str) -> None:
    for part in ("summary", "explanation", "draft", "source", "message", "hint"):
        assert messages.catalogue(language, "rules")[f"rules.{rule.code}.{part}"]


def test_no_text_is_of_a_rule_that_is_not_there() -> None:
    codes = {key.split(".")[1] for key in messages.catalogue(messages.FALLBACK, "rules")}
    assert codes == {rule.code for rule in (*RULES, *all_rules())}


def test_line_breaks_are_spaces_and_empty_lines_part_paragraphs() -> None:
    assert messages._unwrapped("one\ntwo\n\nthree") == "one two\n\nthree"


def test_an_unknown_language_is_answered_in_english() -> None:
    assert messages.text("rules.CC301.summary", "xx") == messages.text("rules.CC301.summary", "en")


def test_an_unknown_key_is_an_error() -> None:
    with pytest.raises(KeyError):
        messages.text("rules.CC999.summary", "en")
