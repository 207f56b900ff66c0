"""What the HTML report decides: the verdict on the draft, what is listed where, which words and passages are shown."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from examples import examples
from hypothesis import given
from hypothesis import strategies as st
from report_builder import NTV, SK, article, clean, credit, draft, evidence, example, finding, judge, place
from report_pages import digest

from crosscheck.model import Document, Failed, Report, Severity, Silenced, Span, Stance, Verdict, WordPair
from crosscheck.reports.html_report.excerpts import LONGEST, excerpt, passages
from crosscheck.reports.html_report.headline import headline
from crosscheck.reports.html_report.marks import in_statement
from crosscheck.reports.html_report.queue import Kind, queue
from crosscheck.reports.words import Wording


def said(report: Report, language: str = "de") -> str:
    queues = [queue(each, number) for number, each in enumerate(report.documents)]
    return headline(report, queues, Wording(language)).text


def one(verdict: Verdict, **more: object) -> Report:
    text = draft("Der Turm ist fertig.")
    return Report("0", (Document(text, (judge(text, 0, verdict, **more),)),), (), "de")


# ------------------------------------------------------------------ the verdict on the draft


def test_errors_say_not_to_release_it():
    """The gravest first, each kind with its number."""
    assert said(example()) == "Nicht freigeben: 2 Widersprüche, 1 falsch zugeordnet"
    assert said(example(), "en") == "Do not publish: 2 contradicted, 1 misattributed"


def test_supported_statements_alone_say_to_release_it():
    assert said(clean(), "de") == "Freigeben: die Aussage ist belegt"


def test_a_missing_article_says_it_cannot_be_told_yet():
    assert said(one(Verdict.UNVERIFIABLE)) == "Noch nicht prüfbar: 1 Aussage ohne lesbare Quelle"


def test_a_draft_that_could_not_be_read_says_so():
    report = replace(clean(), failed=(Failed("b.md", "broken"),))
    assert said(report) == "Noch nicht prüfbar: 1 Entwurf nicht lesbar"


def test_doubts_alone_ask_to_look():
    text = draft("Der Turm ist fertig.")
    found = finding(text, 0, "CC202", "unsupported-detail", "m", severity=Severity.WARNING)
    assert said(one(Verdict.PARTIAL, findings=(found,))) == "Vor der Freigabe ansehen: 1 teilweise belegt"


def test_a_warning_says_not_to_release_it_where_warnings_fail():
    """The verdict and the exit status say the same."""
    text = draft("Der Turm ist fertig.")
    found = finding(text, 0, "CC202", "unsupported-detail", "m", severity=Severity.WARNING)
    report = replace(one(Verdict.PARTIAL, findings=(found,)), fail_on="warning")
    assert (said(report), report.exit_code) == ("Nicht freigeben: 1 weiterer Befund", 1)


def test_a_draft_without_statements_has_nothing_to_check():
    assert said(Report("0", (), (), "de")).startswith("Nichts zu prüfen")


@given(
    st.lists(
        st.tuples(st.sampled_from(Verdict), st.sampled_from([None, *Severity]), st.booleans()), max_size=5
    ),
    st.sampled_from(["error", "warning", "info"]),
)
def test_the_verdict_agrees_with_the_exit_status(
    rows: list[tuple[Verdict, Severity | None, bool]], fail_on: str
):
    """Status 1 says not to release it; to release it is said with status 0 alone."""
    text = draft(*(f"Satz {n}." for n in range(len(rows))), "Ende.")
    judged = []
    for n, (verdict, severity, missing) in enumerate(rows):
        rule = "CC103" if missing and verdict is Verdict.UNVERIFIABLE else "CC202"
        found = (finding(text, n, rule, "r", f"m{n}", severity=severity),) if severity else ()
        judged.append(judge(text, n, verdict, findings=found))
    report = Report("0", (Document(text, tuple(judged)),), (), "de", fail_on=fail_on)
    if report.exit_code == 1:
        assert said(report).startswith("Nicht freigeben")
    if said(report).startswith("Freigeben"):
        assert report.exit_code == 0


# ------------------------------------------------------------------ what is listed


def test_open_findings_come_first_and_the_gravest_of_them_before_the_others():
    listed = [(item.kind, item.verdict) for item in queue(digest().documents[0], 0).items]
    assert listed == [
        (Kind.OPEN, Verdict.CONTRADICTED),
        (Kind.OPEN, Verdict.UNSUPPORTED),
        (Kind.OPEN, Verdict.PARTIAL),
        (Kind.OPEN, Verdict.UNVERIFIABLE),
        (Kind.SUPPORTED, Verdict.SUPPORTED),
        (Kind.SUPPORTED, Verdict.SUPPORTED),
        (Kind.SETTLED, Verdict.CONTRADICTED),
    ]


def test_a_missing_article_is_one_entry_with_all_its_statements():
    waiting = [item for item in queue(digest(3).documents[0], 0).items if item.missing]
    assert [len(item.members) for item in waiting] == [6]


def test_a_missing_article_reported_at_a_statement_without_credit_is_found_by_its_name():
    """Statements of other outlets do not join it."""
    text = draft("Der Turm steht.", "Er ist hoch, so n-tv.de.", "Er ist rot, so der Südkurier.")
    lost = finding(text, 0, "CC501", "source-unreadable", "n-tv.de: nicht lesbar", severity=Severity.WARNING)
    judged = (
        judge(text, 0, Verdict.UNVERIFIABLE, findings=(lost,)),
        judge(text, 1, Verdict.UNVERIFIABLE, attributions=(credit(text.text, NTV, "n-tv.de"),)),
        judge(text, 2, Verdict.UNVERIFIABLE, attributions=(credit(text.text, SK, "Südkurier"),)),
    )
    items = queue(Document(text, judged), 0).items
    assert [len(item.members) for item in items] == [2, 1]


def test_an_error_in_a_heading_is_open():
    """What is no statement is listed where a rule objects to it."""
    text = draft("Gern, hier ist der Text:")
    found = finding(text, 0, "CC506", "leftover", "m")
    document = Document(text, (judge(text, 0, Verdict.NOT_CHECKABLE, findings=(found,)),))
    assert [item.kind for item in queue(document, 0).items] == [Kind.OPEN]
    assert said(Report("0", (document,), (), "de")) == "Nicht freigeben: 1 weiterer Befund"


def test_a_settled_accusation_does_not_stop_the_release():
    text = draft("Der Turm ist fertig.")
    gone = Silenced(finding(text, 0, "CC301", "number-mismatch", "m"), "comment", "weiß ich", "a.md:1")
    report = one(Verdict.CONTRADICTED, silenced=(gone,))
    assert [item.kind for item in queue(report.documents[0], 0).items] == [Kind.SETTLED]
    assert said(report) == "Freigeben: 1 erledigt"


# ------------------------------------------------------------------ which words are marked


def test_words_that_a_finding_opposes_are_marked():
    (document,) = example().documents
    marks = in_statement(document.judgements[1], document.draft)
    assert [span.of(document.draft.text) for span in marks["differs"]] == ["38"]


def test_words_without_a_counterpart_are_marked_as_the_message_lists_them():
    (document,) = digest().documents
    marks = in_statement(document.judgements[2], document.draft)
    assert [span.of(document.draft.text) for span in marks["missing"]] == ["kündigte", "zweite"]


def test_a_supported_statement_has_no_marks():
    (document,) = digest().documents
    assert not any(in_statement(document.judgements[0], document.draft).values())


# ------------------------------------------------------------------ which part of an article is shown


WORDS = st.lists(st.sampled_from(["a", "brücke", "nicht", "\n", "\n\n", "40"]), min_size=1, max_size=400)


@given(WORDS, st.data())
@examples(150)
def test_no_marked_word_is_cut_off(words: list[str], data: st.DataObject):
    """Every marked word lies in a part that is shown, wherever it stands in the article; the parts do not overlap."""
    text = " ".join(words)

    def spans() -> Span:
        start = data.draw(st.integers(0, len(text) - 1))
        return Span(start, data.draw(st.integers(start + 1, len(text))))

    passage, marks = spans(), [spans() for _ in range(data.draw(st.integers(0, 4)))]
    shown = excerpt(text, passage, marks)
    assert all(any(part.covers(mark) for part in shown) for mark in marks)
    assert shown[0].start <= passage.start or any(part.start <= passage.start < part.end for part in shown)
    assert all(one.end < other.start for one, other in itertools.pairwise(shown))


def test_a_word_in_another_paragraph_is_shown_with_what_stands_around_it():
    text = "Ein langer Anfang, sagte Asmussen am Abend.\n\n" + "Mitte. " * 60 + "\n\n„Wir bauen“, sagte er."
    shown = excerpt(text, place(text, "„Wir bauen“, sagte er."), [place(text, "Asmussen")])
    assert [part.of(text) for part in shown] == [
        "Ein langer Anfang, sagte Asmussen am Abend.", "„Wir bauen“, sagte er.",
    ]  # fmt: skip


def test_what_stands_around_a_passage_ends_with_whole_words():
    text = "Vorangegangenes " * 20 + "Hier steht es. " + "Nachfolgendes " * 20
    (shown,) = excerpt(text, place(text, "Hier steht es."), [])
    assert {*shown.of(text).split()} == {"Vorangegangenes", "Hier", "steht", "es.", "Nachfolgendes"}


def test_a_passage_without_end_is_shown_in_part():
    text = "wort " * 100_000
    assert len(excerpt(text, Span(0, len(text)), [])[0]) < LONGEST + 500


def test_passages_that_overlap_are_one():
    """A contradiction in a part of what supports the rest is shown once, with the rivals of both."""
    text = draft("Der Turm ist 90 Meter hoch und rot.")
    page = article(NTV, "Turm", "Der Turm ist rot. Er ist 80 Meter hoch.")
    whole = evidence(page, "Der Turm ist rot. Er ist 80 Meter hoch.")
    part = evidence(page, "Er ist 80 Meter hoch.", Stance.CONTRADICTS)
    rival = WordPair(place(text.text, "90"), place(page.text, "80"), 0.5)
    first = replace(finding(text, 0, "CC301", "number-mismatch", "m", proof=(part,)), differs=(rival,))
    judged = judge(
        text, 0, Verdict.CONTRADICTED,
        findings=(first, finding(text, 0, "CC202", "unsupported-detail", "n", proof=(whole,))),
    )  # fmt: skip
    ((shown, rivals),) = passages(judged)
    assert (shown.stance, shown.quote) == (Stance.CONTRADICTS, whole.quote)
    assert [span.of(page.text) for span in rivals] == ["80"]


@pytest.mark.parametrize("times", [1, 40])
def test_every_statement_of_the_draft_is_listed_once(times: int):
    (document,) = digest(times).documents
    listed = [j.claim.id for item in queue(document, 0).items for j in item.members]
    assert sorted(listed) == sorted(j.claim.id for j in document.judgements)
