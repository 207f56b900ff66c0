"""A check that remembers the one before says what a full check says, whatever was edited in between."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from examples import examples
from hypothesis import HealthCheck, Phase, given
from hypothesis import strategies as st

from crosscheck import api, pipeline
from crosscheck.config import Config, Network
from crosscheck.outlets import registry as outlets
from crosscheck.retrieval import manifest
from crosscheck.retrieval.collect import collect
from crosscheck.verification import memory as memories
from crosscheck.verification import verifier
from crosscheck.verification.memory import REACH, Memory
from crosscheck.verification.verifier import ClaimVerifier

DEMO = Path(__file__).parents[1] / "fixtures" / "demo"
TEXT = (DEMO / "digest.md").read_text(encoding="utf-8")
WHEN = datetime(2026, 3, 9, 14, tzinfo=UTC)
CONFIG = Config(archive="none", network=Network(offline=True))
# What turns sentences, quotations, scopes and values over.
WORDS = (
    "„",
    "“",
    "»",
    ". ",
    ": ",
    "\n\n",
    " nicht ",
    " laut SZ ",
    "7",
    "(",
    " sagte er ",
    " Mio. ",
    "\n## ",
    "–",
)


@cache
def _sources():
    registry = outlets.load()
    requests = manifest.load(DEMO / "sources.toml", registry)
    articles = collect(requests, CONFIG.network, now=WHEN)
    return registry.with_sources(request.outlet for request in requests), articles


def _reading(text, published=WHEN):
    return pipeline.read(api.read(text, name="digest.md", published=published), CONFIG, _sources()[0])


def _judged(text, memory=None, articles=None, published=WHEN):
    return pipeline.judge(_reading(text, published), articles or _sources()[1], CONFIG, memory)


def _edited(text, edit):
    where, length, words = edit
    start = int(where * len(text))
    return text[:start] + words + text[start + length :]


edits = st.tuples(st.floats(0, 1), st.sampled_from((0, 0, 1, 5, 60, 300)), st.sampled_from(("", *WORDS)))


@examples(12, suppress_health_check=[HealthCheck.too_slow], phases=[Phase.generate])
@given(st.lists(edits, min_size=1, max_size=4))
def test_a_check_after_edits_is_a_full_check(changes):
    """Any edits, one after another: every judgement is the one of a check that remembers nothing."""
    memory, text = Memory(), TEXT
    _judged(text, memory)
    for edit in changes:
        text = _edited(text, edit)
        assert _judged(text, memory) == _judged(text)


def test_nothing_beyond_reach_counts_for_a_judgement():
    """Each statement, with all letters beyond the reach of its judgement replaced, is judged as before."""
    reading = _reading(TEXT)
    whole = ClaimVerifier(reading.text, _sources()[1], CONFIG, reading.attributions)
    expected = whole.judge_all(reading.claims)
    for each, judged in zip(reading.claims, expected, strict=True):
        claim = each.claim
        start, end, text = max(0, claim.span.start - REACH), claim.span.end + REACH, reading.text.string
        other = text[:start].translate(OTHER) + text[start:end] + text[end:].translate(OTHER)
        alone = ClaimVerifier(
            replace(reading.text, string=other), _sources()[1], CONFIG, reading.attributions
        )
        assert alone.judge(claim, each.attributions) == judged


def test_with_a_reader_it_is_the_same():
    """What a model made of a statement is remembered with its marks, and moves with it."""
    config, text = replace(CONFIG, reader=str(Path(__file__).parent / "tiny_reader")), TEXT[:900]
    memory = Memory()
    for edited in (
        text,
        text.replace("Knapp", "Nach dem ersten Bericht hat es knapp"),
        text + " Das war alles.",
    ):
        reading = _reading(edited)
        remembered = pipeline.judge(reading, _sources()[1], config, memory)
        assert remembered == pipeline.judge(reading, _sources()[1], config)
        assert not remembered.unread
        assert any(judgement.entailment for judgement in remembered.judgements)


OTHER = str.maketrans("abcdefghijklmnopqrstuvwxyz", "bcdefghijklmnopqrstuvwxyza")


def test_what_was_judged_is_not_judged_again(monkeypatch):
    """After a word at the end, only the statements near it are compared with the articles."""
    memory = Memory()
    _judged(TEXT, memory)
    decided = []
    decide = verifier.decide
    monkeypatch.setattr(
        verifier, "decide", lambda comparison: decided.append(comparison) or decide(comparison)
    )
    _judged(TEXT, memory)
    assert decided == []
    _judged(TEXT + "\n\nDas meldet auch n-tv.", memory)
    assert 0 < len(decided) < 10  # with the statements in sentences; a full check makes 38


def test_other_articles_or_another_day_are_judged_anew():
    """What judgements depend on beside the text: if it changes, all is forgotten."""
    memory, articles = Memory(), _sources()[1]
    _judged(TEXT, memory)
    assert _judged(TEXT, memory, articles[:2]) == _judged(TEXT, None, articles[:2])
    later = datetime(2027, 3, 9, tzinfo=UTC)
    assert _judged(TEXT, memory, articles, later) == _judged(TEXT, None, articles, later)


def test_a_memory_is_bounded(monkeypatch):
    """The judgements used longest ago are dropped first."""
    monkeypatch.setattr(memories, "_MOST", 3)
    memory = Memory()
    _judged(TEXT, memory)
    assert len(memory._known) == 3
