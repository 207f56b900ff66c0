"""Answers of a judge are accepted only with verbatim quotes from the passages."""

from __future__ import annotations

import string
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from examples import examples
from hypothesis import given
from hypothesis import strategies as st

from crosscheck.model import Span, Verdict
from crosscheck.second_opinion.base import Answer, Excerpt, MentionedOutlet, Question, Task
from crosscheck.second_opinion.validation import (
    MAX_REASON,
    RejectedAnswer,
    RejectionReason,
    UndecidedAnswer,
    ValidAnswer,
    validate_attribution,
    validate_support,
)
from crosscheck.second_opinion.verbatim import (
    anchors,
    find,
    normalized,
    normalized_with_offsets,
    shared_anchors,
)

WHEN = datetime(2025, 3, 4, 8, tzinfo=UTC)
NTV = "Der Pegel der Ache ist um 40 Zentimeter gefallen. „Wir sind über den Berg“, sagte Amann."
SK = "Die Sandsäcke bleiben bis Freitag liegen, teilte das Landratsamt mit."


def question(
    sentence: str = "Nach Amanns Worten ist das Schlimmste überstanden.", **more: object
) -> Question:
    excerpts = (
        Excerpt(0, "n-tv.de", True, WHEN, 100, 100 + len(NTV), NTV),
        Excerpt(1, "suedkurier.de", False, WHEN, 0, len(SK), SK),
    )
    plain_ = Question(
        "c1", Task.SUPPORT, "de", sentence, sentence, credited=("n-tv.de",), published=WHEN, excerpts=excerpts
    )
    return replace(plain_, **more)  # type: ignore[arg-type]  # values passed on by name, checked when they are used


PROVEN = Answer("supported", ("„Wir sind über den Berg“, sagte Amann",), reason="Sinngemäß gesagt.")


def why(
    answer: object, asked: Question | None = None, contested: tuple[tuple[str, ...], ...] = ()
) -> RejectionReason | None:
    outcome = validate_support(asked or question(), answer, contested)
    return outcome.reason if isinstance(outcome, RejectedAnswer) else None


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ('"über den Berg"', "„über den Berg“"),
        ("»über den Berg«", "sind “über den Berg”"),
        ("Ost-West-Achse gesperrt", "die Ost‑West–Achse\u00a0gesperrt"),
        ("zwei  drei\nvier", "eins zwei drei vier"),
        ("so ... nicht", "so … nicht"),
        ("Bundesrat tagt", "der Bundes\u00adrat tagt"),
        ("’s ist gut", "'s ist gut"),
        ("40 Zentimeter.", "um 40 Zentimeter gefallen"),
        ("fünf Öfen", "fu\u0308nf Öfen".replace("u\u0308", "ü")),
    ],
)
def test_marks_and_white_space_are_no_matter(quote, text):
    """A quote is found whatever quotation marks, dashes, blanks and soft hyphens it is written with."""
    assert find(quote, text) is not None


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("38 Menschen", "138 Menschen"),
        ("38 Menschen", "1.38 Menschen"),
        ("um 40", "um 40,5 Zentimeter"),
        ("Rat tagt", "der Stadtrat tagt"),
        ("ist gefallen", "ist nicht gefallen"),
        ("der pegel", "Der Pegel"),
        ("", "etwas"),
        ("„“ …", "„“ …"),
    ],
)
def test_a_wording_that_is_not_there_is_not_found(quote, text):
    """Parts of words and numbers, dropped words and other capitals are no verbatim quote."""
    assert find(quote, text) is None


def test_a_proof_is_placed_in_the_article():
    """The span of a proof counts in the article's text, not in the passage's."""
    outcome = validate_support(question(), PROVEN)
    assert isinstance(outcome, ValidAnswer)
    assert outcome.verdict is Verdict.SUPPORTED
    proof = outcome.proofs[0]
    assert proof.span.shifted(-100).of(NTV) == "Wir sind über den Berg“, sagte Amann"


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("supported", RejectionReason.SHAPE),
        (None, RejectionReason.SHAPE),
        ({"verdict": "supported"}, RejectionReason.SHAPE),
        (Answer(7), RejectionReason.SHAPE),
        (Answer("supported", ["no", "tuple"]), RejectionReason.SHAPE),
        (Answer("supported", (1, 2)), RejectionReason.SHAPE),
        (replace(PROVEN, quotes=PROVEN.quotes * 7), RejectionReason.SHAPE),
        (replace(PROVEN, verdict="true"), RejectionReason.VERDICT),
        (replace(PROVEN, verdict="unverifiable"), RejectionReason.VERDICT),
        (replace(PROVEN, verdict="not_checkable"), RejectionReason.VERDICT),
        (replace(PROVEN, verdict=""), RejectionReason.VERDICT),
        (replace(PROVEN, quotes=("Amann gab Entwarnung",)), RejectionReason.QUOTE),
        (replace(PROVEN, quotes=(*PROVEN.quotes, "frei erfundener Satz")), RejectionReason.QUOTE),
        (replace(PROVEN, quotes=("Amann",)), RejectionReason.QUOTE),
        (replace(PROVEN, quotes=()), RejectionReason.PROOF),
        (replace(PROVEN, verdict="contradicted", quotes=()), RejectionReason.PROOF),
        (replace(PROVEN, quotes=("Die Sandsäcke bleiben bis Freitag liegen",)), RejectionReason.PROOF),
        (replace(PROVEN, verdict="misattributed"), RejectionReason.PROOF),
        (replace(PROVEN, quotes=("um 40 Zentimeter gefallen",)), RejectionReason.FOREIGN),
        (
            replace(PROVEN, verdict="contradicted", quotes=("um 40 Zentimeter gefallen",)),
            RejectionReason.FOREIGN,
        ),
        (replace(PROVEN, verdict="partial"), RejectionReason.MISSING),
        (Answer("unsupported"), RejectionReason.MISSING),
        (Answer("unsupported", missing=("Worte, die nicht dastehen",)), RejectionReason.MISSING),
    ],
)
def test_what_voids_an_answer(answer, expected):
    """Shape, verdict, quote, source, subject and what is missing: each is looked at."""
    assert why(answer) is expected


def test_missing_words_must_be_missing():
    """„Unsupported“ is void when the words it names do stand in a credited passage."""
    asked = question("Der Pegel der Ache ist gefallen und Amann tritt zurück.")
    assert why(Answer("unsupported", missing=("Der Pegel der Ache ist",)), asked) is RejectionReason.MISSING
    outcome = validate_support(asked, Answer("unsupported", missing=("tritt zurück",)))
    assert isinstance(outcome, ValidAnswer)
    assert outcome.missing[0].of(asked.sentence) == "tritt zurück"


def test_another_source_proves_a_wrong_credit():
    """„Misattributed“ rests on a passage of an article that is not credited."""
    asked = question("Die Sandsäcke liegen noch bis zum Ende der Woche.")
    told = Answer("misattributed", ("Die Sandsäcke bleiben bis Freitag liegen",))
    outcome = validate_support(asked, told)
    assert isinstance(outcome, ValidAnswer)
    assert outcome.proofs[0].excerpt.outlet == "suedkurier.de"


def test_a_judge_may_not_know():
    """„Unsure“ is no ruling and no fault."""
    assert isinstance(validate_support(question(), Answer("unsure")), UndecidedAnswer)


@pytest.mark.parametrize(
    ("quote", "contested", "expected"),
    [
        ("Der Pegel der Ache ist um 40 Zentimeter gefallen", (("45",),), RejectionReason.STANDS),
        ("Der Pegel der Ache ist um 40 Zentimeter gefallen", (("40",),), None),
        ("um 40 Zentimeter gefallen", (("40 Zentimeter",),), RejectionReason.STANDS),
        ("Der Pegel der Ache ist um 40 Zentimeter gefallen", ((),), RejectionReason.STANDS),
        ("Der Pegel der Ache ist um 40 Zentimeter gefallen", (("40",), ("nicht",)), RejectionReason.STANDS),
    ],
)
def test_a_typed_contradiction_stands(quote, contested, expected):
    """Only a proven quote with the draft's own value does away with a contradiction of the rules."""
    asked = question("Die Ache bei Lindhofen fiel um 40 Zentimeter, nicht um mehr.")
    assert why(Answer("supported", (quote,)), asked, contested) is expected


def test_a_contradiction_may_be_confirmed():
    """A judge that finds the same contradiction need not show the draft's value."""
    asked = question("Die Ache fiel um 45 Zentimeter.")
    told = Answer("contradicted", ("Der Pegel der Ache ist um 40 Zentimeter gefallen",))
    assert isinstance(validate_support(asked, told, (("45",),)), ValidAnswer)


def test_thousands_are_one_number():
    """1.200 in the draft is 1200 in the source when a contradiction is to be cleared."""
    text = "Zum Fest kamen 1200 Gäste."
    asked = question(
        "Rund 1.200 Gäste feierten mit.", excerpts=(Excerpt(0, "n-tv.de", True, None, 0, len(text), text),)
    )
    assert why(Answer("supported", ("Zum Fest kamen 1200 Gäste",)), asked, (("1.200",),)) is None


def test_reasons_are_short_and_harmless():
    """A model's own words come out as one line of limited length."""
    outcome = validate_support(question(), replace(PROVEN, reason="\x1b[31mA\nB\x00" + "x" * 999))
    assert isinstance(outcome, ValidAnswer)
    assert len(outcome.reason) == MAX_REASON
    assert outcome.reason.startswith("[31mA B x")


ATTRIBUTION = Question(
    "c2", Task.ATTRIBUTION, "de", "Das Blatt nennt dafür Kosten.", "Das Blatt nennt dafür Kosten.",
    before="Wie die Seepost meldet, wird gebaut.", outlets=(MentionedOutlet("seepost.example", ("Seepost",)),),
)  # fmt: skip


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (Answer(outlet="faz.net", quotes=("Das Blatt",)), RejectionReason.OUTLET),
        (Answer(outlet="seepost.example"), RejectionReason.PROOF),
        (Answer(outlet="seepost.example", quotes=("laut Seepost",)), RejectionReason.QUOTE),
        (Answer(outlet=None), RejectionReason.SHAPE),
    ],
)
def test_credit_only_for_outlets_of_the_draft(answer, expected):
    """A credit names an outlet the draft mentions, by words that stand in the draft."""
    outcome = validate_attribution(ATTRIBUTION, answer)
    assert isinstance(outcome, RejectedAnswer)
    assert outcome.reason is expected


def test_a_credit_that_holds():
    """An outlet of the draft with the words that credit it is taken."""
    outcome = validate_attribution(ATTRIBUTION, Answer(outlet="seepost.example", quotes=("Das Blatt nennt",)))
    assert outcome == ValidAnswer(None, outlet="seepost.example", quotes=("Das Blatt nennt",))
    assert isinstance(validate_attribution(ATTRIBUTION, Answer(outlet="unsure")), UndecidedAnswer)
    assert validate_attribution(ATTRIBUTION, Answer(outlet="none")) == ValidAnswer(None)


def test_anchors_are_content():
    """Small words are no anchors; inflected and compound words still meet."""
    assert not shared_anchors("Das ist nicht so, und sie haben es.", "Und das ist es nicht", "de")
    assert shared_anchors("Der Brand", "Großbrand im Werk", "de")
    assert "40" in anchors("um 40 Zentimeter", "de")


_TEXT = st.text(alphabet=string.ascii_letters + "äöüß 0123456789.,-„“”'\u00ad\u00a0\n…", max_size=80)


@examples(150)
@given(st.data())
def test_whole_words_of_a_passage_are_found_where_they_stand(data):
    """Any run of whole words is found, however its marks and blanks are changed, and at such words."""
    words = data.draw(
        st.lists(st.text(alphabet=string.ascii_letters + "äß", min_size=1), min_size=1, max_size=8)
    )
    blanks = data.draw(
        st.lists(st.sampled_from([" ", "  ", "\n", "\u00a0", " „", "“ "]), min_size=8, max_size=8)
    )
    text = "".join(w + b for w, b in zip(words, blanks, strict=False))
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    quote = "".join(w + b.replace("„", "»").replace("“", '"') for w, b in zip(words, blanks, strict=False))
    start = sum(len(w) + len(b) for w, b in zip(words[:first], blanks, strict=False))
    end = start + sum(len(w) + len(b) for w, b in zip(words[first : last + 1], blanks[first:], strict=False))
    found = find(quote[start:end], text)
    assert found is not None
    assert normalized(found.of(text)) == normalized(text[start:end])


@examples(150)
@given(_TEXT)
def test_normalising_keeps_the_way_back(text):
    """Every normalised character knows the place it came from, in order."""
    normal, places = normalized_with_offsets(text)
    assert len(normal) == len(places)
    assert places == sorted(places)
    assert all(0 <= place < len(text) for place in places)


@examples(200)
@given(
    st.builds(
        Answer,
        st.sampled_from(
            ["supported", "partial", "contradicted", "unsupported", "misattributed", "unsure", "x"]
        ),
        st.lists(st.one_of(_TEXT, st.just(NTV[:49]), st.just(SK)), max_size=3).map(tuple),
        st.lists(st.one_of(_TEXT, st.just("überstanden")), max_size=2).map(tuple),
        _TEXT,
    )
)
def test_whatever_is_said_every_proof_stands(answer):
    """No answer at all makes a ruling with a proof that its article does not have."""
    asked = question()
    outcome = validate_support(asked, answer)
    if isinstance(outcome, ValidAnswer):
        for proof in outcome.proofs:
            here = proof.span.shifted(-proof.excerpt.start)
            assert Span(0, len(proof.excerpt.text)).covers(here)
            assert any(normalized(q) == normalized(here.of(proof.excerpt.text)) for q in answer.quotes)
        assert outcome.proofs or outcome.verdict is Verdict.UNSUPPORTED


@pytest.mark.parametrize(
    ("sentence", "common", "expected"),
    [
        ("Der Pegel fiel um 40 Zentimeter.", 0.5, None),
        ("Der Pegel fiel um 45 Zentimeter.", 0.0, RejectionReason.FOREIGN),
        ("Der Pegel der Donau sank in Ulm nach Tagen voller Regen wieder.", 0.5, RejectionReason.FOREIGN),
        ("Der Pegel der Donau sank in Ulm nach Tagen voller Regen wieder.", 0.1, None),
    ],
)
def test_a_proof_has_the_numbers_and_enough_of_the_words(sentence, common, expected):
    """A quote that shares a name with the statement, and not its number, bears nothing out."""
    told = Answer("supported", ("Der Pegel der Ache ist um 40 Zentimeter gefallen",))
    outcome = validate_support(question(sentence), told, (), common)
    assert (outcome.reason if isinstance(outcome, RejectedAnswer) else None) is expected


def test_plug_ins_of_the_first_version_find_what_they_import() -> None:
    """Under the former names, with a warning."""
    script = """
import warnings
with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter("always")
    from crosscheck.judges.base import Judge, Open, Opening
from crosscheck.second_opinion import base
assert (Judge, Open, Opening) == (base.Judge, base.JudgeFactory, base.JudgeOptions)
assert "crosscheck.second_opinion" in str(told[0].message)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
