"""Outlets nobody knows, and sources that come with the draft: through the command, with real files."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest

from crosscheck import cli

FERRY = (
    "Fähre liegt fest",
    "Die Fähre nach Hallwerder liegt wegen Niedrigwassers seit Mittwoch im Hafen von Grootsiel fest.",
    "Rund 120 Pendler müssen nach Angaben der Reederei auf Busse umsteigen.",
)
SCHOOL = (
    "Schule bleibt zu",
    "Die Grundschule in Steinau bleibt nach dem Wasserschaden bis zum 9. April geschlossen.",
    "Betroffen sind 214 Kinder, die in zwei Nachbarorten unterrichtet werden.",
)
CLAIM = "Rund 120 Pendler müssen auf Busse umsteigen, wie das Siel-Blatt berichtet.\n"


def page(text: tuple[str, ...], head: str = "") -> str:
    body = "".join(f"<p>{each}</p>" for each in text[1:])
    head = f'<html lang="de"><head><title>{text[0]}</title>{head}</head>'
    return f"{head}<body><article><h1>{text[0]}</h1>{body}</article></body></html>"


def site(name: str) -> str:
    return f'<meta property="og:site_name" content="{name}">'


@pytest.fixture
def workdir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("CROSSCHECK_ARCHIVE", "none")
    (folder / "draft.md").write_text(CLAIM, encoding="utf-8")
    (folder / "ferry.txt").write_text("\n\n".join(FERRY), encoding="utf-8")
    (folder / "school.txt").write_text("\n\n".join(SCHOOL), encoding="utf-8")
    return folder


@pytest.fixture
def run(workdir: Path, capfdbinary: pytest.CaptureFixture[bytes]):
    """Runs `check --offline`; gives (status, stdout, stderr)."""

    def call(*arguments: str) -> tuple[int, str, str]:
        status = cli.main(["check", "--offline", *arguments])
        out, err = capfdbinary.readouterr()
        return status, out.decode(), err.decode()

    return call


@pytest.fixture
def judged(run):
    """The statements of a JSON report: verdict, the outlets credited, the rules found, the hints."""

    def call(*arguments: str) -> list[tuple[str, list[str], list[str], list[str]]]:
        out = run(*arguments, "--output-format", "json")[1]
        return [
            (
                c["verdict"],
                [a["outlet"] for a in c["attributions"]],
                [f["rule"] for f in c["findings"]],
                [f["hint"] for f in c["findings"]],
            )
            for d in json.loads(out)["documents"]
            for c in d["claims"]
            if c["kind"] == "claim"
        ]

    return call


# ------------------------------------------------------------------ names nobody knows


@pytest.mark.parametrize("name", ["Siel-Blatt", "Siel Blatt", "Das Siel-Blatt", "siel-blatt.example"])
def test_a_source_under_any_name(judged, name: str) -> None:
    """A name nobody knows, as the draft has it or nearly so, is whose article it is."""
    assert judged("draft.md", "--source", f"{name}=ferry.txt")[0][0] == "supported"


@pytest.mark.parametrize("name", ["Grüner Bote", "Hällische Abend-Nachrichten", "Inselrundblick am Sonntag"])
def test_names_with_spaces_umlauts_and_hyphens(judged, workdir: Path, name: str) -> None:
    """Whatever a name is made of, credits to it are found once it is given."""
    workdir.joinpath("draft.md").write_text(
        f"Rund 120 Pendler müssen umsteigen, schreibt „{name}“.\n", encoding="utf-8"
    )
    verdict, outlets, _, _ = judged("draft.md", "--source", f"{name}=ferry.txt")[0]
    assert (verdict, outlets) == ("supported", [name])


def test_further_names_in_a_manifest(judged, workdir: Path) -> None:
    """`names` are what else the draft may call it, of a known outlet as well."""
    workdir.joinpath("s.toml").write_text(
        '[[source]]\noutlet = "n-tv.de"\nnames = ["Siel-Blatt"]\nfile = "ferry.txt"\n'
    )
    assert judged("draft.md", "--sources", "s.toml")[0][:2] == ("supported", ["n-tv.de"])


@pytest.mark.parametrize(
    "head",
    [
        site("Siel-Blatt Online"),
        '<script type="application/ld+json">{"@type": "NewsArticle",'
        '"publisher": {"name": "Siel-Blatt Verlag GmbH"}}</script>',
        '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "publisher": {"@id": "#o"}},'
        '{"@type": "Organization", "@id": "#o", "name": "Siel-Blatt"}]}</script>',
        '<link rel="canonical" href="https://www.siel-blatt.example/faehre">',
    ],
    ids=["site name", "publisher", "publisher by id", "address"],
)
def test_the_page_tells_whose_it_is(judged, workdir: Path, head: str) -> None:
    """A source under a domain that says nothing belongs to the credit by what the page calls itself."""
    workdir.joinpath("ferry.html").write_text(page(FERRY, head), encoding="utf-8")
    assert judged("draft.md", "--source", "x1.example=ferry.html")[0][0] == "supported"


def test_initials_of_the_domain(judged, workdir: Path) -> None:
    """Three letters that the name is made of are its domain's."""
    workdir.joinpath("draft.md").write_text(
        "Rund 120 Pendler müssen umsteigen, berichtet die Ostufer-Zeitung.\n", encoding="utf-8"
    )
    assert judged("draft.md", "--source", "ouz-online.example=ferry.txt")[0][0] == "supported"


def test_a_page_that_calls_itself_otherwise_is_not_matched_by_initials(judged, workdir: Path) -> None:
    """Initials are not enough where the page has another name: that is asked about."""
    workdir.joinpath("draft.md").write_text(
        "Rund 999 Pendler müssen umsteigen, berichtet die Ostufer-Zeitung.\n", encoding="utf-8"
    )
    workdir.joinpath("ferry.html").write_text(
        page(FERRY, site("Oberurseler Zwölfuhrblatt")), encoding="utf-8"
    )
    verdict, _, rules, _ = judged("draft.md", "--source", "ouz.example=ferry.html")[0]
    assert (verdict, rules) == ("unverifiable", ["CC103"])


def test_several_that_fit_are_asked_about_once(judged, workdir: Path) -> None:
    """One finding for a name, however many statements are credited to it."""
    for name, text in (("one.html", FERRY), ("two.html", SCHOOL)):
        workdir.joinpath(name).write_text(page(text, site("Siel-Blatt")), encoding="utf-8")
    workdir.joinpath("draft.md").write_text(
        CLAIM + "\nBetroffen sind 214 Kinder, meldet das Siel-Blatt.\n", encoding="utf-8"
    )
    found = judged("draft.md", "--source", "a.example=one.html", "--source", "b.example=two.html")
    assert [verdict for verdict, *_ in found] == ["unverifiable", "unverifiable"]
    assert [rules for _, _, rules, _ in found] == [["CC104"], []]


def advice(hints: list[str]) -> list[list[str]]:
    """The command lines that hints hold, as a shell takes them."""
    found = [m for hint in hints for m in re.findall(r"--source (?:'[^']*'|\S)+", hint)]
    return [shlex.split(each) for each in found]


@pytest.mark.parametrize(
    ("draft", "sources"),
    [
        (CLAIM, []),
        (CLAIM, ["unbekannt.example=ferry.txt"]),
        ("Rund 120 Pendler müssen umsteigen, schreibt das „Hallwerder Tageblatt am Meer“.\n", []),
        ("Rund 120 Pendler müssen umsteigen, berichtet n-tv.\n", []),
        ("Rund 120 Pendler müssen umsteigen, berichtet die AZ.\n", []),
        (CLAIM, ["a.example=one.html", "b.example=two.html"]),
    ],
    ids=["nobody", "left over", "spaces", "known", "ambiguous", "several"],
)
def test_every_advice_works_when_pasted(judged, workdir: Path, draft: str, sources: list[str]) -> None:
    """Each line that is printed settles what it was printed for; a place for a file takes any file."""
    workdir.joinpath("draft.md").write_text(draft, encoding="utf-8")
    for name in ("one.html", "two.html"):
        workdir.joinpath(name).write_text(page(FERRY, site("Siel-Blatt")), encoding="utf-8")
    given = [part for source in sources for part in ("--source", source)]
    ((_, _, _, hints),) = judged("draft.md", *given)
    lines = advice(hints)
    assert lines
    for line in lines:
        pasted = [part.replace("DATEI_ODER_URL", "ferry.txt") for part in line]
        assert judged("draft.md", *given, *pasted)[0][0] == "supported", line


def test_the_terminal_shows_the_advice(run) -> None:
    """Unwrapped, below the statements it is about."""
    assert "  Artikel angeben: --source Siel-Blatt=DATEI_ODER_URL\n" in run("draft.md")[1]


@pytest.mark.parametrize(
    ("arguments", "says", "hint"),
    [
        (("--source", "Siel-Blatt="), "--source Siel-Blatt=", "For example"),
        (("--source", "Siel-Blatt=gone.txt"), "there is no file gone.txt", "Paths"),
        (("--sources", "gone"), "gone: there is no such manifest", "--sources"),
        (("--sources", "empty"), "empty: no saved article", ".html"),
        (("--sources", "bad.toml"), "bad.toml: not valid TOML", "[[source]]"),
        (("--sources", "twins.toml"), "are both given for https://a.example/x", "Keep one"),
    ],
)
def test_bad_sources_are_named(run, workdir: Path, arguments: tuple[str, ...], says: str, hint: str) -> None:
    """What, where and what to do; status 2."""
    workdir.joinpath("empty").mkdir()
    workdir.joinpath("bad.toml").write_text("[[source]\n")
    entry = '[[source]]\noutlet = "a.example"\nurl = "https://a.example/x"\nfile = "{}.txt"\n'
    workdir.joinpath("twins.toml").write_text(entry.format("ferry") + entry.format("school"))
    status, out, err = run("draft.md", *arguments)
    assert (status, out) == (2, "")
    assert says in err
    assert hint in err


def test_a_name_that_no_draft_credits(run, workdir: Path) -> None:
    """The nearest names are offered, of the draft's credits before all others."""
    workdir.joinpath("draft.md").write_text(
        "Rund 120 Pendler müssen umsteigen, berichtet der Südkurier.\n", encoding="utf-8"
    )
    status, _, err = run("draft.md", "--source", "Südkurir=ferry.txt")
    assert status == 2
    assert "'Südkurir'" in err
    assert "'Südkurier'" in err
    assert "The draft credits" in run("draft.md", "--source", "Quittenpost=ferry.txt")[2]


# ------------------------------------------------------------------ sources with the draft

FRONT = """---
published: 2026-03-20
sources:
  - saved/school.html
  - outlet: Siel-Blatt  # as the draft has it
    file: saved/ferry.txt
    names:
      - SB
---
"""
BOTH = CLAIM + "\nBetroffen sind 214 Kinder, meldet der Steinauer Bote.\n"


@pytest.fixture
def saved(workdir: Path) -> Path:
    folder = workdir / "drafts" / "saved"
    folder.mkdir(parents=True)
    folder.joinpath("ferry.txt").write_text("\n\n".join(FERRY), encoding="utf-8")
    folder.joinpath("school.html").write_text(page(SCHOOL, site("Steinauer Bote")), encoding="utf-8")
    return folder


MANIFEST = """[[source]]
outlet = "Siel-Blatt"
file = "saved/ferry.txt"

[[source]]
outlet = "Steinauer Bote"
file = "saved/school.html"
"""


@pytest.mark.parametrize("sidecar", ["a.sources.toml", "a.md.sources.toml", ""])
def test_sources_beside_and_in_the_draft(judged, workdir: Path, saved: Path, sidecar: str) -> None:
    """A list in the front matter and a file beside the draft give its articles without any option."""
    workdir.joinpath("drafts/a.md").write_text(("" if sidecar else FRONT) + BOTH, encoding="utf-8")
    if sidecar:
        workdir.joinpath("drafts", sidecar).write_text(MANIFEST, encoding="utf-8")
    assert [v for v, *_ in judged("drafts/a.md")] == ["supported", "supported"]


def test_one_drafts_sources_say_nothing_of_another(judged, workdir: Path, saved: Path) -> None:
    """What stands beside one draft is its alone."""
    workdir.joinpath("drafts/a.md").write_text(FRONT + BOTH, encoding="utf-8")
    workdir.joinpath("drafts/b.md").write_text(CLAIM, encoding="utf-8")
    assert [v for v, *_ in judged("drafts/a.md", "drafts/b.md")] == ["supported", "supported", "unverifiable"]


def test_flow_list_of_paths(judged, workdir: Path, saved: Path) -> None:
    """`sources: [one, two]`; whose each is, page and name of the file tell."""
    saved.joinpath("ferry.txt").rename(saved / "Siel-Blatt.txt")
    front = '---\nsources: [saved/school.html, "saved/Siel-Blatt.txt"]\n---\n'
    workdir.joinpath("drafts/a.md").write_text(front + BOTH, encoding="utf-8")
    assert [v for v, *_ in judged("drafts/a.md")] == ["supported", "supported"]


def test_a_folder_of_saved_articles(judged, workdir: Path, saved: Path) -> None:
    """`--sources FOLDER`: every file in it, and none below it."""
    saved.joinpath("ferry.txt").rename(saved / "Siel-Blatt - Fähre liegt fest.txt")
    saved.joinpath("page_files").mkdir()
    saved.joinpath("page_files/x.html").write_text("<p>x</p>")
    saved.joinpath("notes.json").write_text('{"no": "article"}')
    workdir.joinpath("drafts/a.md").write_text(BOTH, encoding="utf-8")
    assert [v for v, *_ in judged("drafts/a.md", "--sources", "drafts/saved")] == ["supported", "supported"]


def test_a_link_to_a_saved_page(judged, workdir: Path, saved: Path) -> None:
    """A relative link leads to the article it stands for."""
    text = "Rund 120 Pendler müssen umsteigen, berichtet das [Siel-Blatt](saved/ferry.txt).\n"
    workdir.joinpath("drafts/a.md").write_text(text, encoding="utf-8")
    assert judged("drafts/a.md")[0][:2] == ("supported", ["Siel-Blatt"])


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("a.md", "---\nsources:\n  - ../ferry.txt\n---\n", "a.md:3: ../ferry.txt is not below"),
        ("a.md", "---\nsources:\n  - link.txt\n---\n", "a.md:3: link.txt is not below"),
        (
            "a.md",
            "---\nsources:\n  - outlet: X Y\n    file: ../ferry.txt\n---\n",
            "a.md:3: ../ferry.txt is not",
        ),
        (
            "a.sources.toml",
            '[[source]]\noutlet = "Siel-Blatt"\nfile = "../ferry.txt"\n',
            "a.sources.toml:3: ../ferry.txt",
        ),
    ],
    ids=["front matter", "link of the file system", "table", "sidecar"],
)
def test_a_draft_reads_nothing_outside_of_its_folder(
    run, workdir: Path, saved: Path, name: str, text: str, says: str
) -> None:
    """Links are followed before; --allow-outside opens it."""
    workdir.joinpath("drafts/link.txt").symlink_to(workdir / "ferry.txt")
    workdir.joinpath("drafts/a.md").write_text((text if name == "a.md" else "") + CLAIM, encoding="utf-8")
    if name != "a.md":
        workdir.joinpath("drafts", name).write_text(text, encoding="utf-8")
    status, out, err = run("drafts/a.md")
    assert (status, out) == (2, "")
    assert says in err
    assert "--allow-outside" in err
    assert run("drafts/a.md", "--allow-outside")[0] != 2


def test_a_link_out_of_the_folder_is_not_followed(judged, workdir: Path, saved: Path) -> None:
    """A draft's link to a file elsewhere is a link for readers, unless it is allowed."""
    text = "Rund 120 Pendler müssen umsteigen, berichtet das [Siel-Blatt](../ferry.txt).\n"
    workdir.joinpath("drafts/a.md").write_text(text, encoding="utf-8")
    assert judged("drafts/a.md")[0][0] == "unverifiable"
    assert judged("drafts/a.md", "--allow-outside")[0][0] == "supported"


@pytest.mark.parametrize(
    ("front", "says"),
    [
        ("sources: saved/ferry.txt", ":2: 'sources' is no list"),
        ("sources:\n  outlet: Siel-Blatt", ":3: 'sources' is no list"),
        ("title: x\nsources:\n  -", ":4: an entry of 'sources'"),
        ("sources:\n  - outlet: X Y\n    nonsense", ":4: 'nonsense' is no"),
        ("sources:\n  - outlet: Siel-Blatt\n    fil: x", ":3: unknown key 'fil'"),
        ("sources:\n  - gone.html", ":3: there is no file"),
        ("sources:\n  - ftp://x.example/a", ":3: 'ftp://x.example/a' does not begin"),
    ],
)
def test_front_matter_that_is_wrong(run, workdir: Path, front: str, says: str) -> None:
    """The line is named, and how to write it; status 2."""
    workdir.joinpath("draft.md").write_text(f"---\n{front}\n---\n{CLAIM}", encoding="utf-8")
    status, out, err = run("draft.md")
    assert (status, out) == (2, "")
    assert f"draft.md{says}" in err


# ------------------------------------------------------------------ folders and settings


def paths(out: str) -> list[str]:
    return [d["path"] for d in json.loads(out)["documents"]]


def test_a_folder_is_all_drafts_below_it(run, workdir: Path, saved: Path) -> None:
    """Sorted; without hidden folders, sources, what belongs to saved pages, and what is excluded."""
    folder = workdir / "drafts"
    for name in (
        "b.md",
        "a.txt",
        "deep/c.html",
        ".git/x.md",
        "page_files/y.html",
        "sources/z.html",
        "README.md",
    ):
        folder.joinpath(name).parent.mkdir(exist_ok=True)
        folder.joinpath(name).write_text(CLAIM, encoding="utf-8")
    folder.joinpath("a.sources.toml").write_text(MANIFEST, encoding="utf-8")
    folder.joinpath("all.toml").write_text(MANIFEST, encoding="utf-8")
    out = run("drafts", "--exclude", "README.md", "--output-format", "json")[1]
    assert paths(out) == ["drafts/a.txt", "drafts/b.md", "drafts/deep/c.html"]


def test_settings_hold_what_every_call_repeats(run, workdir: Path, saved: Path) -> None:
    """sources, output-format, published, jobs and exclude; paths as the file sees them."""
    folder = workdir / "drafts"
    folder.joinpath("a.md").write_text(BOTH, encoding="utf-8")
    folder.joinpath("old").mkdir()
    folder.joinpath("old/b.md").write_text(BOTH, encoding="utf-8")
    folder.joinpath("all.toml").write_text(MANIFEST, encoding="utf-8")
    workdir.joinpath("crosscheck.toml").write_text(
        'sources = ["drafts/all.toml"]\noutput-format = ["concise", "json=out.json"]\npublished = 2026-03-20\n'
        'jobs = 1\nexclude = ["drafts/old"]\n'
    )
    status, out, _ = run("drafts")
    report = json.loads(workdir.joinpath("out.json").read_text(encoding="utf-8"))
    assert (status, [d["path"] for d in report["documents"]]) == (0, ["drafts/a.md"])
    assert report["documents"][0]["published"].startswith("2026-03-20")
    assert "2 von 2 prüfbar" in out


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('output-format = ["jsn"]', "'output-format': unknown output format 'jsn'"),
        ('published = "soon"', "'published' in [crosscheck] is not a time: 'soon'"),
        ("jobs = -1", "'jobs' in [crosscheck] is out of range: -1"),
        ('exlude = ["x"]', "unknown key 'exlude'"),
        ('sources = "x.toml"', "'sources' in [crosscheck] must be a list"),
    ],
)
def test_settings_that_are_wrong(run, workdir: Path, line: str, says: str) -> None:
    """Named with the file; status 2."""
    workdir.joinpath("crosscheck.toml").write_text(line + "\n")
    status, _, err = run("draft.md")
    assert status == 2
    assert says in err


def test_a_report_is_not_written_over_a_draft_of_a_folder(run, workdir: Path, saved: Path) -> None:
    """Drafts found in a folder are as safe as those that are named."""
    workdir.joinpath("drafts/a.md").write_text(CLAIM, encoding="utf-8")
    status, _, err = run("drafts", "-o", "drafts/a.md")
    assert status == 2
    assert "would be written over" in err
