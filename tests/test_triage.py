"""Which findings count: selection, ignore comments, baselines, changed lines."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from examples import examples
from hypothesis import given
from hypothesis import strategies as st
from report_builder import NTV, article, evidence, example, finding

from crosscheck import drafts
from crosscheck.config import Config, PathRules
from crosscheck.errors import TriageError, UsageError
from crosscheck.model import Claim, ClaimKind, Document, Draft, Judgement, Report, Severity, Span, Verdict
from crosscheck.triage import baseline, changed
from crosscheck.triage.fingerprint import normalised
from crosscheck.triage.select import Selection, fits_path, select
from crosscheck.triage.suppress import suppress

RULES = [
    ("CC101", "unattributed-claim"),
    ("CC102", "misattributed"),
    ("CC301", "number-mismatch"),
    ("CC401", "quote-altered"),
    ("CC001", "unused-suppression"),
]


def report_on(text: str, *wrong: str, name: str = "d.md", rule: str = "CC301") -> Report:
    """A report with one finding on each of the sentences `wrong` of the draft `text`."""
    draft = drafts.read(name, text.encode())
    judgements = []
    for number, words in enumerate(wrong):
        start = draft.text.index(words)
        span = Span(start, start + len(words))
        claim = Claim(f"c{number}", span, words, ClaimKind.CLAIM, 0)
        called = dict(RULES)[rule]
        found = replace(example_finding(draft), rule=rule, name=called, claim_id=claim.id, span=span)
        judgements.append(Judgement(claim, Verdict.CONTRADICTED, 0.9, findings=(found,)))
    return Report("0", (Document(draft, tuple(judgements)),), (), "en")


def example_finding(draft: Draft):
    return finding(draft, 0, "CC301", "number-mismatch", "wrong")


def open_claims(report: Report) -> list[str]:
    return [j.claim.text for d in report.documents for j in d.judgements if j.findings]


# ------------------------------------------------------------------ selection


@pytest.mark.parametrize(
    ("selection", "rule", "counts"),
    [
        (Selection(), "CC301", True),
        (Selection(select=("CC3",)), "CC301", True),
        (Selection(select=("CC3",)), "CC102", False),
        (Selection(select=("misattributed",)), "CC102", True),
        (Selection(ignore=("CC3",)), "CC301", False),
        (Selection(ignore=("CC3",), extend_select=("CC301",)), "CC301", True),
        (Selection(select=("CC301",), ignore=("CC3",)), "CC301", True),
        (Selection(select=("CC3",), ignore=("CC301",)), "CC301", False),
        (Selection(select=("CC1",), extend_select=("CC3",)), "CC301", True),
        (Selection(ignore=("ALL",)), "CC301", False),
        (Selection(ignore=("",)), "CC301", True),
    ],
)
def test_the_longer_pattern_decides(selection, rule, counts):
    """Codes, beginnings and names select and ignore; the closest one decides."""
    assert selection.counts(rule, dict(RULES)[rule], 1.0) is counts


def test_unsure_findings_are_left_out():
    """--min-confidence drops what is less sure, and keeps what is as sure."""
    chosen = Selection(min_confidence=0.8)
    assert chosen.counts("CC301", "number-mismatch", 0.8)
    assert not chosen.counts("CC301", "number-mismatch", 0.79)


def test_selection_drops_findings_and_keeps_verdicts():
    """What is deselected is no longer found; the verdict stays what it is."""
    chosen = select(example(), Config(select=("CC4",)), "/here")
    assert [f.rule for f in chosen.findings()] == ["CC401"]
    assert [j.verdict for j in chosen.documents[0].judgements] == [
        j.verdict for j in example().documents[0].judgements
    ]


def test_rules_for_some_paths():
    """A per-path table counts for the drafts its pattern fits, on top of the general settings."""
    there = Config(per_path=(PathRules("/here/*.txt", ignore=("CC3",)),))
    assert "CC301" not in [f.rule for f in select(example(), there, "/here").findings()]
    assert "CC301" in [f.rule for f in select(example(), there, "/elsewhere").findings()]


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("/a/**/*.md", "/a/b.md", True),
        ("/a/**/*.md", "/a/x/y/b.md", True),
        ("/a/*.md", "/a/x/b.md", False),
        ("/a/**", "/a/x/b.md", True),
        ("/a/?.md", "/a/b.md", True),
        ("/a/[x].md", "/a/[x].md", True),
        ("/a.md", "/aXmd", False),
    ],
)
def test_globs_fit_whole_paths(pattern, path, fits):
    """`**` crosses folders, `*` does not, everything else is itself."""
    assert fits_path(pattern, path) is fits


# ------------------------------------------------------------------ ignore comments

IGNORE = "<!-- crosscheck: ignore[CC301] confirmed by phone -->"


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        ("d.md", f"{IGNORE}\nEins ist falsch. Zwei auch.\n\nDrei bleibt.\n", ["Drei bleibt."]),
        ("d.md", f"{IGNORE}\n\n# Kopf\n\nEins ist falsch.\n", ["Eins ist falsch."]),
        ("d.md", f"Eins ist falsch. {IGNORE}\n\nZwei bleibt.\n", ["Zwei bleibt."]),
        ("d.md", f"Eins ist **falsch.** {IGNORE}\nZwei bleibt.\n", ["Zwei bleibt."]),
        ("d.md", f"[Eins ist falsch.](http://x.de) {IGNORE}\n\nZwei bleibt.\n", ["Zwei bleibt."]),
        ("d.md", f"- Eins ist falsch. {IGNORE}\n- Zwei bleibt.\n", ["Zwei bleibt."]),
        ("d.md", f"| A | B |\n|---|---|\n| Eins ist falsch. {IGNORE} | x |\n| Zwei bleibt. | y |\n", ["Zwei bleibt."]),
        ("d.txt", f"{IGNORE}\nEins ist falsch.\n\nZwei bleibt.\n", ["Zwei bleibt."]),
        ("d.txt", f"Eins ist falsch. {IGNORE}\n\nZwei bleibt.\n", ["Zwei bleibt."]),
        ("d.txt", f"Eins ist falsch. {IGNORE}\r\n\r\nZwei bleibt.\r\n", ["Zwei bleibt."]),
        ("d.html", f"<p>Eins ist <b>falsch.</b>{IGNORE}</p><p>Zwei bleibt.</p>", ["Zwei bleibt."]),
        ("d.html", f"<p>Zwei bleibt.</p>{IGNORE}<p>Eins ist falsch.</p>", ["Zwei bleibt."]),
        ("d.html", f"<ul><li>Eins ist falsch. {IGNORE}</li>\n<li>Zwei bleibt.</li></ul>", ["Zwei bleibt."]),
        (
            "d.md",
            "Drei bleibt.\n\n<!-- crosscheck: disable[CC3] all old -->\n\nEins ist falsch.\n\nZwei auch.\n\n"
            "<!-- crosscheck: enable[CC3] -->\n\nZwei bleibt.\n",
            ["Drei bleibt.", "Zwei bleibt."],
        ),
        ("d.md", "Drei bleibt.\n\n<!-- crosscheck: disable[CC301] old -->\n\nEins ist falsch.\n", ["Drei bleibt."]),
        ("d.md", "Eins ist falsch.\n\n<!-- crosscheck: disable-file only a test -->\n", []),
        ("d.md", "Eins ist falsch.\n\n<!-- crosscheck: disable-file[number-mismatch] a test -->\n", []),
        ("d.md", f"Eins ist falsch.\n\n{IGNORE}\n", ["Eins ist falsch."]),
    ],
)  # fmt: skip
def test_ignore_comments_reach_what_they_should(name, text, left):
    """Every kind of comment, beside bold, links, lists and tables, in every format."""
    candidates = ("Eins ist falsch.", "Zwei auch.", "Drei bleibt.", "Zwei bleibt.")
    visible = drafts.read(name, text.encode()).text
    report = report_on(text, *(c for c in candidates if c in visible), name=name)
    assert sorted(open_claims(suppress(report, RULES))) == sorted(left)


def test_silenced_findings_say_why_and_where():
    """What is silenced is kept with its reason and the line of the comment."""
    settled = suppress(report_on(f"{IGNORE}\nEins ist falsch.\n", "Eins ist falsch."), RULES)
    (each,) = settled.silenced()
    assert (each.by, each.reason, each.place) == ("comment", "confirmed by phone", "d.md:1")
    assert settled.exit_code == 0
    assert settled.documents[0].remarks == ()


def test_another_rule_is_not_silenced():
    """A comment on quotations does not silence a wrong number, and is unused."""
    text = "<!-- crosscheck: ignore[CC401] sic -->\nEins ist falsch.\n"
    settled = suppress(report_on(text, "Eins ist falsch."), RULES)
    assert open_claims(settled) == ["Eins ist falsch."]
    (remark,) = settled.documents[0].remarks
    assert (remark.rule, remark.location.line, remark.severity) == ("CC001", 1, Severity.WARNING)


@pytest.mark.parametrize(
    ("comment", "says", "hint"),
    [
        ("crosscheck: ignore[CC301]", "without a reason", "Say why"),
        ("crosscheck: ignore phone", "without rules in brackets", "ignore[CC101]"),
        ("crosscheck: ignore[CC999] phone", "unknown rule 'CC999'", "CC"),
        ("crosscheck: ignore[] phone", "unknown rule ''", "Known"),
        ("crosscheck: ignroe[CC301] phone", "unknown word 'ignroe'", "'ignore'"),
        ("crosscheck: enable[CC301]", "ends nothing", "codes"),
        ("crosscheck:", "says nothing to do", "Write"),
    ],
)
def test_malformed_comments_are_errors(comment, says, hint):
    """A comment that means nothing is an error with its line and column, never ignored."""
    report = report_on(f"Eins.\n\nZwei. <!-- {comment} -->\n", "Eins.")
    with pytest.raises(TriageError) as caught:
        suppress(report, RULES)
    assert "d.md:3:7" in caught.value.message
    assert says in caught.value.message
    assert hint in caught.value.hint


def test_other_comments_are_left_alone():
    """Comments that do not speak to crosscheck mean nothing to it."""
    report = report_on("Eins. <!-- ignore[CC301] prettier-ignore -->\n", "Eins.")
    assert suppress(report, RULES) == report


def test_a_settled_source_no_longer_makes_the_run_incomplete():
    """Whoever has checked an unreadable source by hand says so, and the run is complete."""
    report = example()
    words = report.documents[0].judgements[4]
    text = report.documents[0].draft
    from crosscheck.model import Silenced

    done = replace(
        words, findings=(), silenced=(Silenced(words.findings[0], "comment", "read in print", "x:1"),)
    )
    judgements = tuple(
        done if j is words else replace(j, findings=()) for j in report.documents[0].judgements
    )
    assert replace(report, documents=(Document(text, judgements),)).exit_code == 0


# ------------------------------------------------------------------ baselines


def recorded(report: Report, **more: str) -> tuple[baseline.Entry, ...]:
    values = {"reason": "checked", "editor": "ka", "expires": ""} | more
    return baseline.record(report, (), **values)


def with_source(report: Report, words: str) -> Report:
    """The report with its finding resting on a page that reads `words`."""
    page = article(NTV, "Titel", words)
    proof = evidence(page, words)
    document = report.documents[0]
    judgements = tuple(
        replace(j, findings=tuple(replace(f, evidence=(proof,)) for f in j.findings))
        for j in document.judgements
    )
    return replace(report, documents=(replace(document, judgements=judgements),), articles=(page,))


TODAY = date(2026, 11, 24)


def test_a_baseline_sets_its_findings_aside(tmp_path):
    """Written, read and applied: what was accepted is silenced, with reason and editor."""
    report = with_source(
        report_on("Eins ist falsch.\n\nZwei auch.\n", "Eins ist falsch.", "Zwei auch."), "Q."
    )
    file = tmp_path / "b.jsonl"
    file.write_text(baseline.text_of(recorded(report)), encoding="utf-8")
    settled = baseline.apply(report, baseline.read(file), str(file), TODAY)
    assert open_claims(settled) == []
    assert {each.reason for each in settled.silenced()} == {"checked (ka)"}
    assert settled.exit_code == 0


@pytest.mark.parametrize(
    ("text", "words", "source", "open_"),
    [
        ("Neu davor.\n\nEins ist falsch.\n", "Eins ist falsch.", "Q.", False),
        ("„EINS ist falsch!“\n", "„EINS ist falsch!“", "Q.", False),
        ("Eins ist sehr falsch.\n", "Eins ist sehr falsch.", "Q.", True),
        ("Eins ist falsch.\n", "Eins ist falsch.", "Q, geändert.", True),
    ],
)
def test_a_baseline_follows_the_words_and_the_source(text, words, source, open_):
    """Edits elsewhere and of punctuation leave it closed; another wording or source opens it."""
    accepted = recorded(with_source(report_on("Eins ist falsch.\n", "Eins ist falsch."), "Q."))
    later = with_source(report_on(text, words, name="moved.txt"), source)
    assert bool(open_claims(baseline.apply(later, accepted, "b", TODAY))) is open_


def test_an_entry_expires():
    """From the day it names on, an entry no longer counts."""
    report = report_on("Eins ist falsch.\n", "Eins ist falsch.")
    entries = recorded(report, expires="2026-11-24")
    assert open_claims(baseline.apply(report, entries, "b", date(2026, 11, 23))) == []
    assert open_claims(baseline.apply(report, entries, "b", TODAY)) == ["Eins ist falsch."]


def test_recording_again_keeps_who_accepted_first():
    """A known finding keeps its reason and editor; a new one is added."""
    report = report_on("Eins ist falsch.\n\nZwei auch.\n", "Eins ist falsch.", "Zwei auch.")
    first = recorded(report_on("Eins ist falsch.\n", "Eins ist falsch."))
    both = baseline.record(report, first, reason="later", editor="bo", expires="")
    assert {e.claim: e.editor for e in both} == {"Eins ist falsch.": "ka", "Zwei auch.": "bo"}


def test_pruning_drops_what_no_finding_answers_to():
    """Entries for sentences that are gone are dropped, others stay, also when set aside."""
    both = recorded(report_on("Eins ist falsch.\n\nZwei auch.\n", "Eins ist falsch.", "Zwei auch."))
    now = baseline.apply(report_on("Zwei auch.\n", "Zwei auch."), both, "b", TODAY)
    assert [e.claim for e in baseline.prune(now, both)] == ["Zwei auch."]


HEAD = '{"crosscheck_baseline": 1}\n'
GOOD = '{"rule": "CC301", "claim": "c", "reason": "r", "editor": "e"}'


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", ":1"),
        ("[]\n", ":1"),
        ('{"crosscheck_baseline": 2}\n', ":1: 'crosscheck_baseline' is '2', and only '1' is known"),
        (HEAD + GOOD + "\n{oops\n", ":3: not valid JSON: Expecting property name"),
        (HEAD + "[" * 100_000 + "\n", ":2"),
        (HEAD + GOOD.replace("reason", "raeson"), ":2: unknown key 'raeson'"),
        (HEAD + GOOD.replace('"r"', '""'), ":2: 'reason' must not be empty"),
        (HEAD + GOOD.replace('"e"', "1"), ":2: 'editor' must be text, not a whole number"),
        (HEAD + GOOD[:-1] + ', "expires": "soon"}', ":2: 'expires' is not a day: 'soon'"),
        (HEAD + GOOD[:-1] + ', "sources": []}', ":2: 'sources' must be an object of texts"),
    ],
)
def test_malformed_baselines_are_errors(tmp_path, text, says):
    """A broken baseline is an error with its line, never ignored."""
    file = tmp_path / "b.jsonl"
    file.write_text(text)
    with pytest.raises(TriageError) as caught:
        baseline.read(file)
    assert f"{file}{says}" in caught.value.message
    assert caught.value.hint


@examples(80)
@given(st.text(max_size=30))
def test_normalising_twice_changes_nothing(text):
    """The key of a statement is stable."""
    assert normalised(normalised(text)) == normalised(text)


def test_numbers_stay_apart_when_normalised():
    """3.5 and 35, 1:2 and 12 are different statements; quotation marks and case are not."""
    assert normalised("3.5 Mio.") != normalised("35 Mio.")
    assert normalised("1:2") != normalised("12")
    assert normalised("„Das IST so“, sagt er.") == normalised("Das ist so, sagt er")


# ------------------------------------------------------------------ changed lines


@pytest.fixture
def repository(tmp_path, monkeypatch):
    """A git repository with one committed draft; gives a function that runs git in it."""
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)

    def git(*arguments: str) -> str:
        done = subprocess.run(
            ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", *arguments],
            cwd=tmp_path, check=True, capture_output=True, text=True,
        )  # fmt: skip
        return done.stdout

    git("init", "-q", "-b", "main")
    (tmp_path / "d.md").write_text("Eins ist falsch.\n\nZwei auch.\n\nDrei steht.\n\nVier steht.\n")
    git("add", ".")
    git("commit", "-q", "-m", "first")
    return git


def limited(report: Report, folder: Path, base: str = "main") -> list[str]:
    return open_claims(changed.limit(report, changed.since(base, folder), folder))


def test_only_changed_lines_count(repository, tmp_path):
    """A finding outside the changed lines is set aside, one inside stays."""
    text = "Eins ist falsch.\n\nZwei ist neu.\n\nDrei steht.\n\nVier steht.\n"
    (tmp_path / "d.md").write_text(text)
    assert limited(report_on(text, "Eins ist falsch.", "Zwei ist neu."), tmp_path) == ["Zwei ist neu."]


def test_a_renamed_draft_is_compared_with_what_it_was(repository, tmp_path):
    """Renaming a file and changing one line makes that line new, not the file."""
    text = "Eins ist falsch.\n\nZwei ist neu.\n\nDrei steht.\n\nVier steht.\n"
    repository("mv", "d.md", "größer und neu.md")
    (tmp_path / "größer und neu.md").write_text(text)
    report = report_on(text, "Eins ist falsch.", "Zwei ist neu.", name="größer und neu.md")
    assert limited(report, tmp_path) == ["Zwei ist neu."]


def test_a_new_draft_counts_as_a_whole(repository, tmp_path):
    """A file git does not know yet is new from first to last line."""
    (tmp_path / "n.md").write_text("Eins ist falsch.\n")
    assert limited(report_on("Eins ist falsch.\n", "Eins ist falsch.", name="n.md"), tmp_path)


def test_commits_on_the_base_do_not_count(repository, tmp_path):
    """What others changed on the base since the branch left it is not this branch's change."""
    repository("switch", "-q", "-c", "work")
    repository("switch", "-q", "main")
    (tmp_path / "d.md").write_text("Eins wurde berichtigt.\n\nZwei auch.\n\nDrei steht.\n\nVier steht.\n")
    repository("commit", "-q", "-am", "correct")
    repository("switch", "-q", "work")
    text = "Eins ist falsch.\n\nZwei auch.\n\nDrei steht.\n\nVier steht.\n"
    assert limited(report_on(text, "Eins ist falsch."), tmp_path) == []


@pytest.mark.parametrize("base", ["nowhere", "-x", "--output=x"])
def test_an_unknown_base_is_a_clear_error(repository, tmp_path, base):
    """A revision that git does not know, or that looks like an option, is refused with advice."""
    with pytest.raises(UsageError) as caught:
        changed.since(base, tmp_path)
    assert base in caught.value.message
    assert "commit" in caught.value.hint


def test_outside_of_a_repository_is_a_clear_error(tmp_path, monkeypatch):
    """Where there is no git history nothing can be compared."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(UsageError, match="not a git repository"):
        changed.since("main", tmp_path)


def test_a_line_like_a_file_head_inside_a_hunk_is_text():
    """A changed line that reads `++ b/x` does not start another file."""
    diff = "diff --git d.md d.md\n--- d.md\n+++ d.md\n@@ -1 +1,2 @@\n-a\n+++ x\n+b\n"
    assert changed.parse(diff) == {"d.md": (1, 2)}
