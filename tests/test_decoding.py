"""Files as typed values: whatever does not fit is refused, with where it stands and what belongs there."""

from __future__ import annotations

import contextlib
import json
import math
import pickle
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
import pytest
from examples import examples
from hypothesis import given
from hypothesis import strategies as st
from msgspec import UNSET, Meta, Struct

from crosscheck import config, decoding, files
from crosscheck.config import outlets
from crosscheck.decoding import Filled, TomlLines, Unfit
from crosscheck.errors import ConfigError, CrosscheckError, DraftError, LockError, ManifestError, TriageError
from crosscheck.evaluation.rows import RowError, parse
from crosscheck.outlets import registry
from crosscheck.retrieval import lock, manifest
from crosscheck.triage import baseline


class Tide(Struct, frozen=True, forbid_unknown_fields=True):
    """A high water at a gauge."""

    gauge: Filled
    metres: Annotated[float, Meta(ge=-10, le=20)] = 0.0
    kind: Literal["spring", "neap"] = "neap"
    hours: tuple[int, ...] = ()
    notes: dict[str, str] = {}
    dry: bool = False


class Tides(Struct, frozen=True, forbid_unknown_fields=True):
    tide: tuple[Tide, ...] = ()


def refused(text: str, kind: Any = Tides) -> CrosscheckError:
    with pytest.raises(DraftError) as caught:
        decoding.from_toml(text, kind, "tides.toml", DraftError, "See the example.")
    assert caught.value.hint
    return caught.value


@pytest.mark.parametrize(
    ("line", "says", "hint"),
    [
        ("metres = true", "'metres' in [[tide]] number 1 must be a number, not true or false", ""),
        ('metres = "1"', "'metres' in [[tide]] number 1 must be a number, not text", ""),
        ("metres = nan", "'metres' in [[tide]] number 1 is out of range: nan", "from -10 to 20"),
        ("metres = inf", "'metres' in [[tide]] number 1 is out of range: inf", "from -10 to 20"),
        ("metres = " + "9" * 50, "'metres' in [[tide]] number 1 is out of range: 999", "from -10 to 20"),
        ("metres = 0x" + "f" * 9000, "'metres' in [[tide]] number 1 is out of range: more digits", ""),
        ('kind = "sprnig"', "'kind' in [[tide]] number 1 has the unknown value 'sprnig'", "'spring'"),
        ("hours = [1, true]", "'hours' in [[tide]] number 1 must be a list of whole numbers", ""),
        ("hours = 1", "must be a list of whole numbers, not a whole number", ""),
        ("notes = {a = 1}", "'notes' in [[tide]] number 1 must be a table of texts", ""),
        ("dry = 1", "'dry' in [[tide]] number 1 must be true or false, not a whole number", ""),
        ("dry = 2025-01-01", "must be true or false, not a date", ""),
        ("metrs = 1", "unknown key 'metrs' in [[tide]] number 1", "'metres'"),
    ],
)
def test_a_value_that_does_not_fit_is_named_with_its_line(line: str, says: str, hint: str) -> None:
    """File, line, key, table, what is wrong, and what is allowed."""
    error = refused(f'# of one gauge\n[[tide]]\ngauge = "Ostersiel"\n{line}\n')
    assert error.message.startswith("tides.toml:4: ")
    assert says in error.message
    assert hint in error.hint


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[tide]]\n", "tides.toml:1: 'gauge' in [[tide]] number 1 is missing"),
        ('[[tide]]\ngauge = "a"\n\n[[tide]]\ngauge = " "', "tides.toml:5: 'gauge' in [[tide]] number 2 must not be"),
        ("tide = 3", "tides.toml:1: 'tide' must be a list of tables, not a whole number"),
        ("tide = [3]", "tides.toml:1: [[tide]] number 1 must be a table, not a whole number"),
        ("tied = 3", "tides.toml:1: unknown key 'tied'"),
        ("tide = ", "tides.toml: not valid TOML"),
        ("a = 1\na = 2", "tides.toml: not valid TOML"),
        ("a = " + "[" * 50_000, "nested too deeply"),
        (".".join("a" * 5_000) + " = 1", "nested too deeply"),
        ("a = " + "1" * 5_000, "too many digits"),
    ],
)  # fmt: skip
def test_a_file_that_does_not_fit_is_named(text: str, says: str) -> None:
    """Missing values, wrong tables, broken files and those made to exhaust their reader."""
    assert says in refused(text).message


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{"gauge": "a", "gauge": "b"}', "the key 'gauge' is given twice"),
        ('{"gauge": "a", "metres": NaN}', "NaN is no number"),
        ('{"gauge": "a", "metres": -Infinity}', "-Infinity is no number"),
        ('{"gauge": "a", "metres": 1e999}', "'metres' is out of range: inf"),
        ('{"gauge": null}', "'gauge' must be text, not null"),
        ('{"gauge": "a", "hours": [' + "1" * 5_000 + "]}", "too many digits"),
        ("[" * 100_000, "nested too deeply"),
        ("[]", "the value must be an object, not a list"),
        ('{"gauge": ', "not valid JSON: Expecting value (column 11)"),
        ('{\n"gauge": ', "not valid JSON: Expecting value (line 2, column 10)"),
        ("", "not valid JSON"),
    ],
)
def test_json_that_does_not_fit_is_named(text: str, says: str) -> None:
    """Also what Python's own reader lets pass: keys given twice, and numbers that are none."""
    with pytest.raises(DraftError, match="row 7: ") as caught:
        decoding.from_json(text, Tide, "row 7", DraftError, "Mend the line.")
    assert says in caught.value.message


def test_a_number_out_of_range_in_a_list_or_a_table_is_named() -> None:
    """By the list or table it stands in."""
    number = Annotated[float, Meta(ge=0, le=9)]
    kind = msgspec.defstruct("Kind", [("heights", dict[str, number]), ("hours", list[number], [])])
    for table, says in (
        ({"heights": {"a": 1, "b": 10}}, "'heights' is out of range: {'a': 1, 'b': 10}"),
        ({"heights": {}, "hours": [1, 12]}, "'hours' is out of range: 12"),
    ):
        with pytest.raises(Unfit) as caught:
            decoding.convert(table, kind)
        assert caught.value.worded() == says
        assert caught.value.hint == "Give a number from 0 to 9."


def test_what_fits_comes_as_it_is() -> None:
    """Whole numbers pass for numbers; what is not given has its default."""
    text = '[[tide]]\ngauge = "Ostersiel"\nmetres = 3\nhours = [4, 16]'
    (tide,) = decoding.from_toml(text, Tides, "", DraftError, "").tide
    assert tide == Tide("Ostersiel", 3.0, "neap", (4, 16))


LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
NESTED = LEAVES | st.lists(LEAVES, max_size=3) | st.dictionaries(st.text(max_size=8), LEAVES, max_size=3)
VALUES = NESTED | st.lists(NESTED, max_size=3) | st.dictionaries(st.text(max_size=8), NESTED, max_size=3)


@examples(150)
@given(st.dictionaries(st.sampled_from([*Tide.__struct_fields__, "other"]), VALUES))
def test_any_table_is_a_value_or_unfit(table: dict[str, Any]) -> None:
    """Never another exception; and what is taken is of the types that were asked for."""
    try:
        tide = decoding.convert(table, Tide)
    except Unfit:
        return
    assert isinstance(tide.gauge, str)
    assert tide.gauge.strip()
    assert type(tide.metres) is float
    assert -10 <= tide.metres <= 20
    assert all(type(hour) is int for hour in tide.hours)


READERS = {
    "sources.toml": (ManifestError, lambda file: manifest.load(file, registry.load())),
    "sources.lock": (LockError, lock.read),
    "baseline.jsonl": (TriageError, baseline.read),
    "crosscheck.toml": (ConfigError, lambda file: config.load(file, file.parent, {}, {})),
}
SEEDS = [
    '[[source]]\noutlet = "n-tv.de"\nurl = "https://www.n-tv.de/a"\n', 'version = 1\n[[pin]]\noutlet = "a"\n',
    '{"crosscheck_baseline": 1}\n', '{"rule": "CC301", "claim": "c", "reason": "r", "editor": "e"}\n',
    '[crosscheck]\nfail-on = "info"\n[crosscheck.network]\ntimeout = 3\n', '[[crosscheck.outlet]]\ndomain = "a.de"\n',
    "names = [1]\n", "sources = []\n", "= 3\n", "[per-path]\n", '"\\u0000"', "[[", "]]", "{", "}", "\x00", "é", "nan",
    "9" * 30,
]  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One for all examples; not one above other tests' folders, where their settings would be looked for."""
    return tmp_path_factory.mktemp("files")


@pytest.mark.parametrize("name", READERS)
@examples(60)
@given(pieces=st.lists(st.sampled_from(SEEDS) | st.text(max_size=6), max_size=6))
def test_any_file_is_read_or_refused(folder: Path, name: str, pieces: list[str]) -> None:
    """Manifest, lock, baseline and settings: their own error, whatever is in the file."""
    error, read = READERS[name]
    file = folder / name
    file.write_text("".join(pieces), encoding="utf-8", errors="replace")
    with contextlib.suppress(error):
        read(file)


@examples(100)
@given(VALUES)
def test_any_line_is_a_row_or_refused(value: object) -> None:
    """Rows to evaluate on."""
    with contextlib.suppress(RowError):
        parse(json.dumps(value).encode(), "rows.jsonl, line 1")


# ------------------------------------------------------------------ lines


def test_lines_of_a_toml_text() -> None:
    """Of tables, of lists of tables, of dotted and quoted keys; of what is not there the line of what holds it."""
    text = 'top = 1\n[a]\nb.c = 2\n[[list]]\nx = 1\n\n[[list]]\n"x" = 2\n[list.inner]\ny = 3\n[a."d.e"]\nf_g = 4\n'
    lines = TomlLines(text)
    keys: list[tuple[tuple[str | int, ...], str]] = [
        (("top",), ":1"), (("a",), ":2"), (("a", "b", "c"), ":3"), (("list", 0), ":4"), (("list", 0, "x"), ":5"),
        (("list", 1, "x"), ":8"), (("list", 1, "inner", "y"), ":10"), (("a", "d.e", "f-g"), ":12"),
        (("list", 1, "gone"), ":7"), (("gone",), ""),
    ]  # fmt: skip
    assert [(key, lines.of(key)) for key, _ in keys] == keys


@given(st.lists(st.sampled_from(["[", "]", "a", '"', "'", "\\", ".", "=", " ", "\n", "#"]), max_size=60))
def test_lines_of_any_text(pieces: list[str]) -> None:
    """Whatever stands there, they are looked for without an error."""
    TomlLines("".join(pieces)).of(("a",))


# ------------------------------------------------------------------ what a table may give


@dataclass(frozen=True)
class Lamp:
    watts: Annotated[int, Meta(ge=1)] = 5
    light_colour: str = "white"
    wired: bool = field(default=False, metadata={"internal": True})


def test_a_table_may_give_some_fields_and_no_others() -> None:
    """Names with hyphens; what is internal cannot be given."""
    table = decoding.given(Lamp)
    found = decoding.convert({"light-colour": "red"}, table)
    assert (found.watts, found.light_colour) == (UNSET, "red")
    with pytest.raises(Unfit) as caught:
        decoding.convert({"wired": True}, table)
    assert caught.value.worded() == "unknown key 'wired'"


def test_a_key_in_both_spellings_is_refused() -> None:
    """Which of them counts nobody could tell."""
    with pytest.raises(Unfit) as caught:
        decoding.hyphened({"a": [{"light-colour": 1, "light_colour": 2}]})
    assert caught.value.worded() == "'light-colour' in [[a]] number 1 is given twice"


# ------------------------------------------------------------------ outlets: one decoder for both


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('article_id = "("', "is no regular expression"),
        ('article_id = "a"', "needs exactly one group"),
        ('timezone = "Europe/Seebad"', "'Europe/Seebad', which is no time zone"),
        ('timezone = "../etc/passwd"', "which is no time zone"),
        ('medium = "gazette"', "unknown value 'gazette'"),
        ('domains = ["www.seebote.example"]', "no bare domain"),
        ('names = [""]', "must not be empty"),
        ("verified = 1", "must be true or false"),
    ],
)
def test_an_outlet_is_checked_wherever_it_stands(tmp_path: Path, line: str, says: str) -> None:
    """In the package's profiles and in a user's settings alike."""
    with pytest.raises(CrosscheckError, match=r"outlets/seebote\.toml:3: ") as shipped:
        registry.parse(f'name = "Seebote"\ndomains = ["seebote.example"]\n{line}'.replace(
            'domains = ["seebote.example"]\ndomains', "\ndomains"), "seebote")  # fmt: skip
    file = tmp_path / "crosscheck.toml"
    file.write_text(f'[[outlet]]\ndomain = "seebote.example"\n{line}')
    with pytest.raises(ConfigError, match=r"crosscheck\.toml:3: ") as own:
        config.load(file, tmp_path, {}, {})
    assert says in shipped.value.message
    assert says in own.value.message


def test_an_outlet_is_made_of_plain_texts() -> None:
    """Not of the classes that checked them: it goes to other processes and machines."""
    table = {"domain": "seebote.example", "timezone": "Europe/Vienna", "article-id": r"-(\d+)"}
    outlet = decoding.convert(table, outlets.table()).outlet()
    assert all(type(v) in (str, bool, tuple) for v in (getattr(outlet, n) for n in outlet.__slots__))
    assert pickle.loads(pickle.dumps(outlet)) == outlet


def test_settings_are_plain_values(tmp_path: Path) -> None:
    """The same of settings."""
    (tmp_path / "crosscheck.toml").write_text('published = 2026-03-01\n[network]\ncontact = "a@b.example"')
    force = config.load(None, tmp_path, {}, {})
    assert (type(force.published), type(force.network.contact)) == (str, str)


# ------------------------------------------------------------------ strictness, and what it costs


def test_files_of_other_programs_are_read_leniently() -> None:
    """A model's settings may hold Infinity, which Python writes."""
    assert files.json_value('{"a": Infinity}') == {"a": math.inf}


def test_the_library_says_what_is_understood() -> None:
    """The sentences that are told from msgspec's: another version of it may word them anew."""
    problem = []
    for table in (
        {"gauge": 1},
        {},
        {"gauge": "a", "x": 1},
        {"gauge": "a", "kind": "x"},
        {"gauge": "a", "metres": 99},
    ):
        with pytest.raises(msgspec.ValidationError) as caught:
            msgspec.convert([table], list[Tide])
        problem.append(str(caught.value))
    assert problem == [
        "Expected `str`, got `int` - at `$[0].gauge`",
        "Object missing required field `gauge` - at `$[0]`",
        "Object contains unknown field `x` - at `$[0]`",
        "Invalid enum value 'x' - at `$[0].kind`",
        "Expected `float` <= 20.0 - at `$[0].metres`",
    ]
