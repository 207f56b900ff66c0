"""Settings: which are found, which win, and what is said about wrong ones."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from examples import examples
from hypothesis import given
from hypothesis import strategies as st

from crosscheck import config
from crosscheck.errors import ConfigError


def load(folder: Path, text: str = "", name: str = "config.toml", environ=None, **overrides):
    if text:
        (folder / name).write_text(text, encoding="utf-8")
    return config.load(None, folder, environ or {}, overrides)


def test_defaults_without_a_file(tmp_path):
    """Without any file the defaults are in force and nothing claims another origin."""
    assert load(tmp_path) == config.Config()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("crosscheck.toml", 'fail-on = "info"'),
        ("crosscheck.toml", '[crosscheck]\nfail_on = "info"'),
        ("config.toml", '[crosscheck]\nfail-on = "info"\n[other]\nx = 1'),
        ("pyproject.toml", '[project]\nname = "x"\n[tool.crosscheck]\nfail-on = "info"'),
    ],
)
def test_each_kind_of_file_is_read(tmp_path, name, text):
    """All three places of a configuration are read, with - or _ in the keys."""
    assert load(tmp_path, text, name).fail_on == "info"


def test_nearest_file_upward_wins(tmp_path):
    """A file in the folder above counts only when the nearer folders have none."""
    inner = tmp_path / "desk" / "drafts"
    inner.mkdir(parents=True)
    (tmp_path / "crosscheck.toml").write_text('fail-on = "info"')
    assert load(inner).fail_on == "info"
    (tmp_path / "desk" / "config.toml").write_text('[crosscheck]\nfail-on = "never"')
    assert load(inner).fail_on == "never"


def test_config_toml_of_another_program_is_passed_over(tmp_path):
    """A config.toml without our table, even a broken one, is not ours."""
    (tmp_path / "config.toml").write_text("[blog]\ntitle = broken")
    assert config.find(tmp_path) is None or config.find(tmp_path).parent != tmp_path


def test_broken_file_of_ours_is_reported(tmp_path):
    """A slip in our own table is an error, never ignored."""
    with pytest.raises(ConfigError, match="not valid TOML"):
        load(tmp_path, "[crosscheck]\nfail-on = error")


def test_command_line_beats_environment_beats_file(tmp_path):
    """The three layers, and where each value is said to come from."""
    text = '[crosscheck]\nfail-on = "info"\nselect = ["CC3"]\n[crosscheck.network]\ntimeout = 3'
    environ = {"CROSSCHECK_FAIL_ON": "warning", "CROSSCHECK_NETWORK_TIMEOUT": "4"}
    force = load(tmp_path, text, environ=environ, **{"network.timeout": 5.0, "fail_on": None})
    assert (force.fail_on, force.select, force.network.timeout) == ("warning", ("CC3",), 5.0)
    assert dict(force.origins) == {
        "fail_on": "environment variable CROSSCHECK_FAIL_ON",
        "network.timeout": "command line",
        "select": str(tmp_path / "config.toml"),
    }


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("fail-onn = 1", "unknown key 'fail-onn' in [crosscheck]"),
        ('fail-on = "eror"', "unknown value 'eror'"),
        ("fail-on = 3", "must be text, not a whole number"),
        ('select = "CC3"', "must be a list of texts"),
        ("select = [1]", "must be a list of texts"),
        ("min-confidence = 1.5", "out of range"),
        ("min-confidence = nan", "out of range"),
        ("network = 3", "must be a table"),
        ("[crosscheck.network]\ntimout = 3", "unknown key 'timout' in [crosscheck.network]"),
        ("[crosscheck.network]\ntimeout = -3", "out of range"),
        ("[crosscheck.network]\nretries = 1.5", "must be a whole number"),
        ("[crosscheck.network]\noffline = 1", "must be true or false"),
        ("[crosscheck.outlet]\nname = 'x'", "must be a list of tables"),
        ("[[crosscheck.outlet]]\nname = 'x'", "'domain' in [[crosscheck.outlet]] number 1 is missing"),
        ("[[crosscheck.outlet]]\ndomian = 'x.de'", "unknown key 'domian'"),
        ('[crosscheck.per-path]\n"a/*" = 1', "must be a table"),
        ("[crosscheck.per-path.\"a/*\"]\nignor = ['CC1']", "unknown key 'ignor'"),
    ],
)
def test_wrong_settings_are_named(tmp_path, text, says):
    """Every wrong setting says the file and what is wrong."""
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, "[crosscheck]\n" + text)
    assert says in caught.value.message
    assert str(tmp_path / "config.toml") in caught.value.message
    assert caught.value.hint


def test_nearest_key_is_named(tmp_path):
    """A slip names the key that was meant."""
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, "[crosscheck]\nfail-onn = 1")
    assert caught.value.hint == "Did you mean 'fail-on'?"


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("CROSSCHECK_FAILON", "x", "no such setting"),
        ("CROSSCHECK_NETWORK_OFFLINE", "maybe", "must be true or false"),
        ("CROSSCHECK_NETWORK_RETRIES", "two", "must be a whole number"),
        ("CROSSCHECK_FAIL_ON", "all", "unknown value 'all'"),
    ],
)
def test_wrong_environment_is_named(tmp_path, name, value, says):
    """A wrong variable is an error too, and names itself."""
    with pytest.raises(ConfigError, match=says) as caught:
        load(tmp_path, environ={name: value})
    assert name in caught.value.message


def test_outlets_of_ones_own(tmp_path):
    """An outlet needs its domain alone; names and id follow from what is given."""
    text = '[[crosscheck.outlet]]\ndomain = "dorfbote.example"\nname = "Dorfbote"\nmedium = "newspaper"'
    (outlet,) = load(tmp_path, text).outlets
    assert (outlet.id, outlet.domain, outlet.names) == ("dorfbote", "dorfbote.example", ("Dorfbote",))


def test_rules_for_some_paths(tmp_path):
    """Patterns of a per-path table are joined to the folder of the file."""
    text = '[crosscheck.per-path."opinion/**"]\nignore = ["CC101"]\nmin-confidence = 0.5'
    (rules,) = load(tmp_path, text).per_path
    assert (rules.pattern, rules.ignore, rules.min_confidence) == (
        str(tmp_path / "opinion/**"),
        ("CC101",),
        0.5,
    )


def test_paths_are_relative_to_the_file(tmp_path):
    """A path in the file is read from where the file stands, not from where the command runs."""
    inner = tmp_path / "drafts"
    inner.mkdir()
    (tmp_path / "crosscheck.toml").write_text('[network]\nca-file = "ca.pem"')
    assert config.load(None, inner, {}, {}, trusting=True).network.ca_file == tmp_path / "ca.pem"


def test_missing_file_given_by_hand(tmp_path):
    """--config with a file that is not there is an error."""
    with pytest.raises(ConfigError, match="no such configuration file"):
        config.load(tmp_path / "no.toml", tmp_path, {}, {})


def test_the_example_at_the_top_is_valid():
    """The commented example of the project is itself a valid configuration."""
    path = Path(__file__).parent.parent / "config.toml"
    assert config.load(path, path.parent, {}, {})


def test_the_example_mentions_every_setting():
    """Whoever adds a setting shows it in the example."""
    text = (Path(__file__).parent.parent / "config.toml").read_text(encoding="utf-8")
    missing = [k.name for k in config.settings() if f"{k.written.rpartition('.')[2]} =" not in text]
    assert missing == []


@examples(60)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
        max_leaves=8,
    ),
    st.sampled_from([key.name for key in config.settings()]),
)
def test_no_value_crashes(value, name):
    """Any value for any key is taken or is a ConfigError, never another exception."""
    with contextlib.suppress(ConfigError):
        config.load(None, Path("/nowhere"), {}, {name: value})


def test_a_setting_of_an_earlier_version_is_told_and_left_out(tmp_path: Path) -> None:
    """With what to write instead; the others of its table count."""
    file = tmp_path / "crosscheck.toml"
    file.write_text("[judge]\nthreshold = 0.4\nbudget = 3\n", encoding="utf-8")
    found = config.load(file, tmp_path, {}, {})
    assert found.judge.budget == 3
    (note,) = config.deprecation_notes(found.deprecated)
    assert str(file) in note
    assert "judge.threshold no longer has an effect" in note
    assert "reader = " in note
