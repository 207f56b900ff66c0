"""A language is a folder of data: what may stand in it, what may be left out, what is told of mistakes."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from crosscheck import api, language
from crosscheck.language.base import Language
from crosscheck.language.clauses import Clauses
from crosscheck.language.cues import Cues
from crosscheck.language.data import LanguageDataError, facet
from crosscheck.language.quantity import QuantityWords
from crosscheck.model import FLAGGED, Verdict

# A third language as somebody would begin one.
DUTCH = {
    "function_words.txt": "# Dutch\nde\nhet\neen\nvan\nen\nvolgens\nop\naan\nis\nniet\ner\nmet\nvoor",
    "quantities.toml": """
        [numbers]
        decimal = ','
        [numbers.scales]
        'miljoen, miljoenen' = 1e6
        [numbers.numerals.ones]
        twee = 2
        drie = 3
        [measures.names]
        'euro, euros' = ['EUR']
        """,
    "dates.toml": """
        day_first = true
        [months]
        'mei' = 5
        """,
    "lexicon.toml": """
        function_words = 'de het een van en volgens op aan is niet er met voor'
        suffixes = 'en e s t'
        """,
    "cues.toml": r"""
        lead_in = '(?:\b[Dd]e krant )?$'
        [parts]
        end = '(?:$|[.,])'
        [[report]]
        code = 'according_to'
        before = '\b[Vv]olgens$'
        [[report]]
        code = 'so'
        after = '^ meldt{end}'
        """,
    "logic.toml": "negators = 'niet geen nooit'",
}
NEEDED = ("function_words.txt", "quantities.toml", "dates.toml")


def folder_of(files: dict[str, str], at: Path) -> Path:
    at.mkdir()
    for name, text in files.items():
        (at / name).write_text("\n".join(line.strip() for line in text.splitlines()), encoding="utf-8")
    return at


@pytest.fixture(params=["all", "needed"])
def files(request):
    return DUTCH if request.param == "all" else {name: DUTCH[name] for name in NEEDED}


@pytest.fixture
def known(tmp_path, monkeypatch):
    """Makes a language of data files in a temporary directory one of the package's."""

    def add(code: str, files: dict[str, str]) -> Language:
        folders = {**language._folders(), code: folder_of(files, tmp_path / code)}
        monkeypatch.setattr(language, "_folders", lambda: folders)
        language.codes.cache_clear()
        return language.get(code)

    yield add
    language.codes.cache_clear()


def checked(tmp_path: Path, draft: str, article: str):
    path = tmp_path / "article.txt"
    path.write_text(article, encoding="utf-8")
    report = api.check(api.read(draft), sources={"reuters.com": path}, offline=True)
    return report.documents[0]


ARTICLE = (
    "De brug over de Vlier in Harvelde kost 14 miljoen euro en is op 3 mei niet klaar. Aan de brug bouwen "
    "volgens de gemeente twee bedrijven uit Ommerdam met 130 mensen. De oude brug van hout is in de storm gebroken.\n"
)


def test_a_folder_of_data_is_enough_to_find_a_credit_and_a_wrong_number(known, tmp_path):
    known("nl", DUTCH)
    fair = "Volgens Reuters kost de brug over de Vlier in Harvelde 14 miljoen euro."
    wrong = "Volgens Reuters bouwen aan de brug twee bedrijven uit Ommerdam met 180 mensen."
    document = checked(tmp_path, f"{fair} {wrong}\n", ARTICLE)
    assert document.draft.language == "nl"
    credited = [[a.domain for a in judged.attributions] for judged in document.judgements]
    assert credited == [["reuters.com"]] * 2
    one, two = document.judgements
    assert one.verdict not in FLAGGED
    assert two.verdict is Verdict.CONTRADICTED
    assert [f.rule for f in two.findings] == ["CC301"]


def test_a_text_is_told_to_be_in_a_language_by_its_function_words(known):
    known("nl", DUTCH)
    assert language.detect("De brug is niet van hout en er is op het plein een feest voor de stad.") == "nl"
    assert language.codes() == ("de", "en", "nl")


def test_with_three_files_sources_are_known_by_name_and_numbers_compared(known, tmp_path):
    known("sv", {name: DUTCH[name] for name in NEEDED})
    wrong = "Volgens Reuters bouwen aan de brug twee bedrijven uit Ommerdam met 180 mensen."
    document = checked(tmp_path, f"{wrong}\n", ARTICLE)
    assert document.draft.language == "sv"
    assert [a.reach for a in document.judgements[0].attributions] == ["named_source"]
    assert [f.rule for f in document.judgements[0].findings] == ["CC301"]


def test_all_but_three_files_may_be_left_out(tmp_path):
    bare = Language(folder_of({name: DUTCH[name] for name in NEEDED}, tmp_path / "nl"))
    facets = {field.name: getattr(bare, field.name) for field in dataclasses.fields(Language)}
    assert facets["cues"] == Cues()
    assert not facets["logic"].negators
    assert not facets["logic"].opposites.words
    assert facets["lexicon"].synonyms() == ()
    assert facets["names"].forms("krant") == {"krant"}


@pytest.mark.parametrize("name", ["quantities.toml", "dates.toml"])
def test_a_file_that_may_not_be_left_out_is_missed_by_name(tmp_path, name):
    bare = Language(folder_of({}, tmp_path / "nl"))
    with pytest.raises(LanguageDataError, match=rf"nl/{name}: \w+ is missing"):
        getattr(bare, name.removesuffix(".toml"))


@pytest.mark.parametrize(
    "kind, text, said",
    [
        (Clauses, "finit = 'is'", r"finit is not known; known are finite, strong_pattern"),
        (Clauses, "finite = 3", r"finite should be words or a list"),
        (Clauses, "finite = ['is', 3]", r"finite\[2\] should be a text"),
        (Clauses, "verb_final = 'yes'", r"verb_final should be true or false"),
        (Clauses, "infinitive = '{ending}'", r"infinitive: no part \{ending\}"),
        (Clauses, "finite = 'is", r"nl/x.toml: Expected"),
        (Cues, "[[report]]\nafter = '^ meldt'", r"report\[1\].code is missing"),
        (Cues, "[[report]]\ncode = 'so'\nbehind = 'x'", r"report\[1\].behind is not known"),
        (Cues, "report = 'so'", r"report\[1\] should be a table"),
        (Cues, "base_forms = [['a']]", r"base_forms\[1\] should be 2 values"),
        (QuantityWords, "[numbers]\ndecimal = ','\nscales = 3", r"numbers.scales should be a table"),
        (
            QuantityWords,
            "[numbers]\ndecimal = ','\n[numbers.scales]\nmil = 'x'",
            r"numbers.scales.mil should be",
        ),
        (
            QuantityWords,
            "[measures.names]\neuro = ['EUR', 1, 0, 0]",
            r"measures.names.euro has 4 values, at most 3",
        ),
    ],
)
def test_a_mistake_is_told_with_file_and_key(tmp_path, kind, text, said):
    folder = folder_of({"x.toml": text}, tmp_path / "nl")
    with pytest.raises(LanguageDataError, match=said) as told:
        facet(kind, folder, "x.toml")
    assert str(told.value).startswith("nl/x.toml: ")


def test_opposites_need_two_sides(tmp_path):
    wrong = Language(folder_of({**DUTCH, "opposites.txt": "open dicht"}, tmp_path / "nl"))
    with pytest.raises(LanguageDataError, match=r"nl/opposites.txt: 'open dicht' should be two sides"):
        _ = wrong.logic


def test_opposites_of_a_language_without_inflection_count_as_they_stand(tmp_path):
    opposites = Language(folder_of({**DUTCH, "opposites.txt": "open|dicht"}, tmp_path / "nl")).logic.opposites
    assert opposites.sides("open", noun=False) == (0,)
    assert opposites.sides("dicht", noun=False) == (1,)


def test_a_pattern_may_run_over_lines_and_use_named_parts(tmp_path):
    text = "openers = '''\n    ^(?:a|\n    b){end}{verbs}'''\n[any_of]\nverbs = 'is was~er'\n[parts]\nend = ' $'\n"
    (tmp_path / "cues.toml").write_text(text)
    assert facet(Cues, tmp_path, "cues.toml").openers == "^(?:a|b) $(?:is|was er)"


def test_a_key_may_be_several_words_and_all_inflections_of_one(tmp_path):
    text = "inflections = 'e en'\n[numbers]\ndecimal = ','\n[numbers.scales]\n'groot*, tien' = 10\n"
    (tmp_path / "quantities.toml").write_text(text)
    assert set(facet(QuantityWords, tmp_path, "quantities.toml").numbers.scales) == {
        "groote",
        "grooten",
        "tien",
    }


@pytest.mark.parametrize("code", language.codes())
def test_every_table_of_a_language_is_a_facets(code):
    facets = {field.name for field in dataclasses.fields(Language)}
    tables = {entry.name for entry in language.get(code).folder.iterdir() if entry.name.endswith(".toml")}
    assert {name.removesuffix(".toml") for name in tables} <= facets


def test_a_facet_is_read_only_when_it_is_asked_for(tmp_path):
    broken = Language(folder_of({**DUTCH, "signs.toml": "???"}, tmp_path / "nl"))
    assert broken.dates.day_first
    with pytest.raises(LanguageDataError):
        _ = broken.signs
