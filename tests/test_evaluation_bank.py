"""The labelled digests inside one process, and the mutation bank: errors that are errors."""
# ruff: noqa: E402 - the measurements are scripts beside the package, found by their folder

from __future__ import annotations

import collections
import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "benchmarks"))

import itertools

import mutations
from mutating import names, senses, values
from mutating.kinds import KINDS, variant
from mutating.pairs import Case, Pair, pairs

from crosscheck.evaluation import digests
from crosscheck.retrieval.extract.canonical import assemble

FOLDER, FIXTURES = ROOT / "benchmarks" / "digests_dev", ROOT / "fixtures"
LINES = (
    "Der Deich bei Solderup ist auf 38,5 Metern gebrochen, wie Einsatzleiterin Frauke Lehmann sagte.",
    "Rund 1.250 Menschen mussten am Dienstag ihre Häuser verlassen, mehr als elf Millionen Euro kostet das.",
    "„Wir schaffen das nicht, wenn der Wind dreht“, sagte Lehmann.",
    "Bürgermeister Ole Harms lehnte die Hilfe am 4. März 2025 ab.",
)


def pair(text: str, language: str = "de") -> Pair:
    """A pair whose article holds LINES and `text`."""
    source = {
        "id": "s1", "outlet": "ndr.de", "url": "https://www.ndr.de/deich", "title": "Deichbruch",
        "published": "2025-03-05T08:00:00+01:00", "paragraphs": [*LINES, text],
    }  # fmt: skip
    article = digests.article(source, {"lang": language})
    when = datetime.fromisoformat("2025-03-05T09:00:00+01:00")
    case = Case(
        "c", language, when, (article,), (("Frauke", "Lehmann"), ("Ole", "Harms")), ("Solderup",), (), ()
    )
    foreign = replace(case, id="f", persons=(("Jana", "Petrik"),), places=("Unterzell",))
    return Pair("c/1", "paraphrase", text, ("ndr.de",), case, foreign, when, True)


def made(kind, text: str, language: str = "de") -> list[str]:
    return list(kind(pair(text, language)))


# ------------------------------------------------------------------ digests in one process


@pytest.fixture(scope="module")
def everything():
    return [(path, digests.load(path)) for path in digests.paths(FOLDER)]


def test_every_labelled_sentence_is_found_in_its_draft(everything):
    """Labels and drafts fit together: all sentences in order, each with its span, in all formats."""
    formats = set()
    for _, case in everything:
        draft, _ = digests.read_draft(case)
        claims = digests.gold_claims(draft, case["sentences"])
        formats.add(draft.format)
        assert [c.kind.value for c in claims] == [s["kind"] for s in case["sentences"]]
        assert all(c.span.of(draft.text) == c.text for c in claims)
        assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(claims))
    assert formats == {"txt", "markdown", "html"}


def test_credits_are_those_of_the_labels(everything):
    """Each sentence is credited to whom its label names, whatever the attribution stage thinks."""
    _, case = everything[0]
    draft, language = digests.read_draft(case)
    claims = digests.gold_claims(draft, case["sentences"])
    articles = [digests.article(source, case) for source in case["sources"]]
    credits = digests.gold_credits(draft, claims, case["sentences"], articles, language)
    assert [[a.domain for a in group] for group in credits] == [s["outlets"] for s in case["sentences"]]
    turned = [dict(s, outlets=["faz.net"]) for s in case["sentences"]]
    credits = digests.gold_credits(draft, claims, turned, articles, language)
    assert {a.domain for group in credits for a in group} == {"faz.net"}


def test_the_verdict_is_given_what_the_pipeline_gives_it(everything):
    """The comparison is the one that the verifier lays before the verdict: its words without the credit's."""
    entry = next(
        e for _, case in everything for e in digests.case_entries(case) if e.gold["basis"] == "explicit"
    )
    assert entry.comparison is not None
    assert {a.domain for a in entry.comparison.attributions} == set(entry.gold["outlets"])
    cues = [a.cue_span for a in entry.comparison.attributions]
    assert not any(cue.overlaps(token.span) for cue in cues for token in entry.comparison.tokens)


def test_a_label_that_is_not_in_the_draft_is_an_error(everything):
    """A case whose sentences do not stand in its draft is not measured on in silence."""
    _, case = everything[0]
    draft, _ = digests.read_draft(case)
    with pytest.raises(ValueError, match="sentence 1 is not in the draft"):
        digests.gold_claims(draft, [{"text": "Steht nirgends.", "kind": "claim"}])


# ------------------------------------------------------------------ what is planted


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (values.decimal, LINES[0], "5,38 Metern"),
        (values.transposed, LINES[1], "Rund 2.150 Menschen"),
        (values.number, LINES[1], "Rund 4.250 Menschen"),
        (values.unit, LINES[0], "38,5 Kilometern"),
        (values.magnitude, LINES[1], "elf Milliarden Euro"),
        (values.weekday, LINES[1], "am Donnerstag"),
        (values.date, LINES[3], "8. März 2025"),
        (values.date, LINES[3], "4. Mai 2025"),
        (values.date, LINES[3], "4. März 2022"),
        (names.name, LINES[3], "Bürgermeister Frauke Lehmann lehnte"),
        (names.name, LINES[3], "Bürgermeister Jana Petrik lehnte"),
        (names.quote_speaker, LINES[2], "sagte Harms"),
        (names.place, LINES[0], "bei Unterzell"),
        (names.quote_cut, LINES[2], "„Wir schaffen das nicht“, sagte"),
        (names.quote_negation, LINES[2], "„Wir schaffen das, wenn"),
        (senses.negation_added, "Der Deich ist am Abend gebrochen.", "am Abend nicht gebrochen."),
        (senses.negation_dropped, "Verletzt wurde dabei niemand.", "dabei jemand."),
        (senses.quantifier, "Alle Häuser sind wieder trocken.", "Einige Häuser"),
        (senses.direction, "Der Pegel stieg am Abend.", "Pegel sank"),
        (senses.modality_dropped, "Der Deich könnte brechen.", "Deich wird brechen"),
        (senses.modality_added, "Der Deich ist am Abend gebrochen.", "ist angeblich am Abend"),
    ],
)  # fmt: skip
def test_errors_are_made_as_their_kind_says(kind, text, expected):
    """Each kind changes what it is named after, and that alone."""
    assert any(expected in found for found in made(kind, text))


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (values.number, "Im Jahr 1997 kam die Flut.[1]"),  # a year, a footnote
        (values.number, "Am 4. März um 13.10 Uhr war es soweit."),  # a date, a time
        (values.number, "„Es waren 300 Leute da“, hieß es."),  # a quotation is another kind's
        (
            values.number,
            "Es kamen mehr als neun Helfer.",
        ),  # more than nine bears out more than seven? no: eleven
        (senses.negation_added, "Der Deich ist nicht gebrochen."),
        (senses.direction, "Der Pegel stieg nicht."),
        (names.names_exchanged, "Frauke Lehmann und Ole Harms halfen."),
        (names.quote_cut, "„Wir schaffen das heute noch“, sagte Lehmann."),
    ],
)
def test_what_would_be_no_error_is_not_made(kind, text):
    """What leaves the sense as it is, or belongs to another kind, is left alone."""
    found = made(kind, text)
    assert all("sieben" not in one for one in found)
    assert found == [] or "neun" in text


def test_bounds_are_respected():
    """„mehr als 60“ would still be true of 90, so after it numbers only grow, and after „bis zu“ only fall."""
    assert made(values.number, "Es kamen mehr als 60 Helfer.") == ["Es kamen mehr als 90 Helfer."]
    assert made(values.number, "Es kamen mehr als 70 Helfer.") == []
    assert made(values.number, "Es kamen bis zu 70 Helfer.") == ["Es kamen bis zu 40 Helfer."]
    assert made(values.number, "Es kamen bis zu 60 Helfer.") == []


def test_a_number_that_the_article_has_is_not_planted():
    """The new number stands nowhere in the credited article: else the claim might be true of something else."""
    text = "Rund 60 Menschen halfen, 90 sahen zu."
    assert not any(found.startswith("Rund 90") for found in made(values.number, text))


def test_causes_are_joined_from_sentences_that_are_apart():
    """A made-up cause holds two whole sentences of one article, not neighbours."""
    case = pair(LINES[0]).case
    plain = [
        f"Der {word} Helfer trug am Abend zwei Säcke Sand."
        for word in ("erste", "zweite", "dritte", "letzte", "späte")
    ]
    text, passages = assemble(("paragraph", line) for line in plain)
    article = replace(case.articles[0], text=text, passages=passages)
    one = replace(pair(plain[0]), case=replace(case, articles=(article,)), origin="verbatim")
    (found,) = senses.causal(one)
    first, second = found.removesuffix(".").split(", denn ")
    assert first + "." == plain[0]
    assert second.replace("der ", "Der ", 1) + "." in plain[2:4]


# ------------------------------------------------------------------ the bank as a whole


@pytest.fixture(scope="module")
def bank():
    return pairs(FOLDER, FIXTURES)


def test_pairs_have_names_of_their_own(bank):
    """Every pair can be told from the others, paraphrases come first, and no held-out case is among them."""
    assert len({p.id for p in bank}) == len(bank)
    origins = [p.origin for p in bank]
    assert origins == sorted(origins)
    assert not {p.case.id.split("-")[0] for p in bank} & digests.HELD_OUT


SCARCE = {
    "clock",
    "names_exchanged",
    "quote_cut",
    "quote_negation",
    "modality_dropped",
}  # the material has no more


def test_there_are_forty_of_each_kind_in_german(bank):
    """The bank holds what it promises."""
    counts = collections.Counter(
        kind.name for kind in KINDS for p in bank if p.case.language == "de" and variant(kind, p) is not None
    )
    assert {kind.name for kind in KINDS if counts[kind.name] < 40} <= SCARCE
    assert all(counts[kind.name] >= 5 for kind in KINDS)


def test_an_error_changes_the_text(bank):
    """A mutated text is never the pair's own, and a made-up credit never the true one."""
    for kind in KINDS:
        for p in bank[::7]:
            text = variant(kind, p)
            assert text is None or text not in ((*p.domains,) if kind.credit else (p.text,))


def test_nobody_chooses(bank):
    """Other hash seeds give the same mutations: they follow from the pair's name."""
    here = hashlib.sha256(repr([variant(k, p) for k in KINDS for p in bank[::9]]).encode()).hexdigest()
    script = (
        "import sys, hashlib; sys.path.insert(0, 'benchmarks'); from pathlib import Path\n"
        "from mutating.pairs import pairs; from mutating.kinds import KINDS, variant\n"
        "bank = pairs(Path('benchmarks/digests_dev'), Path('fixtures'))[::9]\n"
        "print(hashlib.sha256(repr([variant(k, p) for k in KINDS for p in bank]).encode()).hexdigest())"
    )
    seed = "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1"  # not the one of this process
    there = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={"PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert there.strip() == here


def test_rates_are_over_kind_and_language(bank):
    """A run judges what it made and the pairs it used, untouched; the table has a row for each."""
    number = next(kind for kind in KINDS if kind.name == "number")
    results = mutations.run([p for p in bank if p.case.language == "de"][:40], [number], most=4)
    kinds = collections.Counter(r.kind for r in results)
    assert kinds == {"number": 4, mutations.UNTOUCHED: 4}
    made_row, untouched = mutations.rows(results)
    assert (made_row.n, made_row.kind, untouched.kind) == (4, "number", mutations.UNTOUCHED)
    assert made_row.detected == sum(r.verdict != "supported" for r in results if r.kind == "number") / 4
    assert made_row.named <= made_row.detected
    assert mutations.table([made_row]).count("\n") == 2
