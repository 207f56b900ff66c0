"""The outlets there are, and the names they go by."""

from __future__ import annotations

from dataclasses import replace
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosscheck import decoding
from crosscheck.cli.commands.outlets import described
from crosscheck.config import outlets
from crosscheck.errors import OutletError
from crosscheck.model import Outlet
from crosscheck.outlets import outlet_table, registry
from crosscheck.outlets.registry import outlet_for_domain, outlet_for_name, parse
from crosscheck.text.plain import fold_umlauts

KNOWN = registry.load()


def test_there_are_outlets_enough() -> None:
    """The three in full depth, those of every German-speaking country, many in English, agencies."""
    assert {"suedkurier", "n-tv", "sueddeutsche"} <= {o.id for o in KNOWN.outlets}
    german = [o for o in KNOWN.outlets if o.language == "de"]
    assert len(german) >= 600
    assert {"DE", "AT", "CH", "LI", "LU", "IT", "BE"} <= {o.country for o in german}
    assert len([o for o in KNOWN.outlets if o.language == "en"]) >= 150
    assert len([o for o in KNOWN.outlets if o.medium == "agency"]) >= 6


def test_every_outlet_is_found_by_all_its_names_and_domains() -> None:
    """Each name leads back to its outlet, alone; each domain too, with and without www."""
    for outlet in KNOWN.outlets:
        for name in outlet.names:
            assert KNOWN.by_name(name) == (outlet,), name
        for domain in outlet.domains:
            assert KNOWN.by_domain(domain) == KNOWN.by_domain(f"www.{domain}") == outlet
        assert KNOWN.by_id(outlet.id) == outlet
        for name in outlet.shared_names:
            assert outlet in KNOWN.by_name(name) or len(KNOWN.by_name(name)) == 1, name


def test_no_two_outlets_of_the_package_claim_one_name_or_domain() -> None:
    """Files and table together; a short form that several go by stands under `shared_names`."""
    registry.check_overlap(KNOWN.outlets)


def test_a_name_of_the_table_yields_to_a_users_outlet() -> None:
    """Somebody's own outlet may bear a name that an outlet of the table bears; the latter keeps its domain."""
    (table,) = KNOWN.by_name("Teckbote")
    own = Outlet("teck", "teck.example", "Teckbote", ("Teckbote",), ("teck.example",))
    known = registry.load([own])
    assert known.by_name("Teckbote") == (own,)
    found = known.by_domain(table.domain)
    assert found is not None
    assert found.id == table.id
    assert "Teckbote" not in found.names


def test_names_are_found_whatever_was_looked_for_before() -> None:
    """Entries are made as texts need them: the order of searches changes nothing, and inflected forms come along."""
    texts = ("des Südkuriers", "n-tv", "Sueddeutsche Zeitung", "der Süddeutschen Zeitung", "die SZ", "ntv.de")
    forth, back = (registry.Registry(KNOWN.outlets) for _ in range(2))
    registry._index.cache_clear()
    first = [forth.by_name(t) for t in texts]
    registry._index.cache_clear()
    assert [back.by_name(t) for t in reversed(texts)] == first[::-1]
    assert all(len(found) == 1 for found in first)


def test_an_edition_without_a_domain_is_a_name_of_its_outlet() -> None:
    """A credit to a regional edition is one to the paper whose edition it is."""
    head = "\t".join(outlet_table.COLUMNS)
    rows = outlet_table.parse(
        f"{head}\nseebote\tSeebote\t\tSB1\tseebote.example\tnewspaper\tDE\tde\tEurope/Berlin\t\t\n"
        "uferbote\tUferbote\tDer Uferbote\t\t\tnewspaper\tDE\tde\tEurope/Berlin\t\tseebote\n"
    )
    (found,) = outlet_table.merged(rows)
    assert found.names == ("Seebote", "Uferbote", "Der Uferbote")
    assert found.domains == ("seebote.example",)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("id\tname", "first line"),
        ("\t".join(outlet_table.COLUMNS) + "\nx\tX", "line 2: 2 columns where 11"),
        ("\t".join(outlet_table.COLUMNS) + "\nx\tX" + "\t" * 9, "line 2: an id, a name, and domains"),
    ],
)
def test_a_table_amiss_is_refused(text: str, message: str) -> None:
    """The error names the line and what belongs there."""
    with pytest.raises(OutletError, match=message):
        outlet_table.parse(text)


def test_lines_of_the_table_are_checked_as_files_are() -> None:
    """Medium, time zone and domains; not in every run, as that would take a while."""
    for outlet in KNOWN.outlets:
        table = {key: getattr(outlet, key) for key in ("domain", "domains", "names", "medium", "timezone")}
        assert decoding.convert(table, outlets.table()).outlet().timezone == outlet.timezone


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SZ", "sueddeutsche"),
        ("der Süddeutschen Zeitung", "sueddeutsche"),
        ("die „Süddeutsche“", "sueddeutsche"),
        ("Sueddeutsche Zeitung", "sueddeutsche"),
        ("SÜDDEUTSCHE ZEITUNG", "sueddeutsche"),
        ("sueddeutsche.de", "sueddeutsche"),
        ("https://www.sueddeutsche.de/politik/", "sueddeutsche"),
        ("n\u2011tv", "n-tv"),
        ("ntv", "n-tv"),
        ("NTV.DE", "n-tv"),
        ("Süd\u00adkurier", "suedkurier"),
        ("Su\u0308dkurier", "suedkurier"),
        ("des Südkuriers", "suedkurier"),
        ("Neuen\u00a0Zürcher Zeitung", "nzz"),
        ("der Westdeutschen Allgemeinen Zeitung", "waz"),
        ("dem Bayerischen Rundfunk", "br"),
        ("F.A.Z.", "faz"),
        ("des „Spiegels“", "spiegel"),
        ("Die Zeit", "zeit"),
        ("the Guardian", "guardian"),
        ("m.faz.net", "faz"),
    ],
)
def test_by_name(text: str, expected: str) -> None:
    """Inflected, quoted, in capitals, in other spellings, with an article, as an address."""
    assert [o.id for o in KNOWN.by_name(text)] == [expected]


@pytest.mark.parametrize(
    "text", ["", "Foo", "der", "polizei.de", "SZ-Redakteur Müller sagte", "redaktion@n-tv.de"]
)
def test_by_name_of_nobody(text: str) -> None:
    """What is no outlet's name leads nowhere."""
    assert KNOWN.by_name(text) == ()


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("www.n-tv.de", "n-tv"),
        ("m.n-tv.de", "n-tv"),
        ("N-TV.DE", "n-tv"),
        ("rss.sueddeutsche.de", "sueddeutsche"),
        ("n-tv.de:443", "n-tv"),
        ("notn-tv.de", None),
        ("de", None),
        ("", None),
    ],
)
def test_by_domain(host: str, expected: str | None) -> None:
    """Hosts under a domain are its outlet's; a longer word that ends in it is not."""
    outlet = KNOWN.by_domain(host)
    assert (outlet.id if outlet else None) == expected


def test_a_name_that_several_go_by_is_ambiguous() -> None:
    """All who share „AZ“ are listed; one of them among the sources decides."""
    shared = KNOWN.by_name("AZ")
    assert len(shared) >= 3
    assert KNOWN.with_sources((shared[0],)).by_name("AZ") == (shared[0],)


def test_a_domain_nobody_knows_becomes_an_outlet() -> None:
    """It goes by the domain and its plain forms, and the registry's own names win over them."""
    outlet = outlet_for_domain("www.beispiel-kurier.de")
    assert outlet.domain == "beispiel-kurier.de"
    known = KNOWN.with_sources((outlet,))
    for text in ("beispiel-kurier.de", "Beispiel-Kurier", "des Beispiel-Kuriers", "Beispiel Kurier"):
        assert known.by_name(text) == (outlet,), text
    assert KNOWN.by_name("Beispiel-Kurier") == ()
    assert KNOWN.with_sources((outlet_for_domain("n-tv.de"),)).outlets == KNOWN.outlets


def test_sources_are_kept_apart() -> None:
    """What is added is marked, and the registry it is added to stays as it is."""
    outlet = outlet_for_domain("seeblick.example")
    assert KNOWN.with_sources((outlet,)).is_source(outlet)
    assert KNOWN.sources == frozenset()


@given(
    st.lists(
        st.sampled_from(
            [
                outlet_for_domain("seeblick.example"),
                outlet_for_domain("www.seeblick.example"),
                outlet_for_domain("m.n-tv.de"),
                outlet_for_name("Der Seeblick", "seeblick.example"),
                outlet_for_name("Uferbote"),
                replace(outlet_for_name("Uferbote"), names=("Uferbote", "Bote vom Ufer")),
                replace(outlet_for_domain("seeblick.example"), names=("Seeblatt",)),
            ]
        ),
        max_size=6,
    )
)
def test_many_sources_at_once_are_as_one_after_another(outlets: list[Outlet]) -> None:
    """In every order, with outlets that are known, twins and further names."""
    one_by_one = KNOWN
    for outlet in outlets:
        one_by_one = one_by_one.with_sources((outlet,))
    assert KNOWN.with_sources(outlets) == one_by_one


def test_a_users_outlet_replaces_the_shipped_one() -> None:
    """An outlet of the configuration wins over a file of the same domain."""
    own = Outlet("n-tv", "n-tv.de", "n-tv", ("n-tv", "Enteefau"), ("n-tv.de",), medium="broadcaster")
    known = registry.load([own])
    assert known.by_domain("n-tv.de") == own
    assert known.by_name("Enteefau") == (own,)


def test_two_outlets_must_not_claim_one_name() -> None:
    """The error names both and says where a shared short form belongs."""
    thief = Outlet("thief", "thief.example", "Thief", ("Thief", "Suedkurier"), ("thief.example",))
    with pytest.raises(OutletError) as caught:
        registry.load([thief])
    assert "thief.example" in caught.value.message
    assert "suedkurier.de" in caught.value.message
    assert "shared_names" in caught.value.hint


def test_two_outlets_must_not_claim_one_domain() -> None:
    """The same for a host."""
    thief = Outlet("thief", "thief.example", "Thief", ("Thief",), ("thief.example", "n-tv.de"))
    with pytest.raises(OutletError, match=r"n-tv\.de"):
        registry.load([thief])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name = 'X'\ndomains = ['x.de']\nmedia = 'x'", "unknown key 'media'"),
        ("name = 'X'", "'domain' is missing"),
        ("domains = ['x.de']", "'name' is missing"),
        ("name = 3\ndomains = ['x.de']", "x.toml:1: 'name' must be text"),
        ("name = 'X'\ndomains = 'x.de'", "x.toml:2: 'domains' must be a list of texts"),
        ("name = 'X'\ndomains = ['x.de']\nverified = 'yes'", "true or false"),
        ("name = 'X'\ndomains = ['www.x.de']", "no bare domain"),
        ("name = 'X'\ndomains = ['x']", "no bare domain"),
        ("name = 'X'\ndomains = ['x.de']\nmedium = 'gazette'", "unknown value 'gazette'"),
        ("name = 'X'\ndomains = ['x.de']\narticle_id = '('", "regular expression"),
        ("name = 'X'\ndomains = ['x.de']\narticle_id = 'a'", "one group"),
        ("name = 'X'\ndomains = ['x.de']\narticle_id = '(?:\\d+\\w?)+(x)'", "repeats a group"),
        ("name = 'X'\ndomains = ['x.de']\narticle_id = '.*.*.*(.*)x'", "more than 3 signs"),
        ("name = 'X'\ndomains = ['x.de']\nlead_selectors = ['p:has(a)']", "no selector that is known"),
        ("name = 'X'\ndomains = ['x.de']\nid = 'y'", "`id` has to be"),
        ("name = ", "outlets/x.toml"),
    ],
)
def test_a_malformed_file_is_an_error(text: str, message: str) -> None:
    """It names the file and what is wrong in it."""
    with pytest.raises(OutletError, match=message) as caught:
        parse(text, "x")
    assert "outlets/x.toml" in caught.value.message
    assert caught.value.hint


def test_the_registry_is_its_files_and_its_table() -> None:
    """Every file is an outlet, and every line of the table that names a domain."""
    folder = resources.files("crosscheck.outlets").joinpath("profiles")
    files = [f.name.removesuffix(".toml") for f in folder.iterdir() if f.name.endswith(".toml")]
    table = outlet_table.parse(
        resources.files("crosscheck.outlets").joinpath("outlets.tsv").read_text("utf-8")
    )
    assert sorted([*files, *(o.id for o in table if o.domains)]) == sorted(o.id for o in KNOWN.outlets)


@pytest.mark.parametrize(
    ("word", "folded"),
    [("Südkurier", "suedkurier"), ("ZÜRCHER", "zuercher"), ("Weiß", "weiss"), ("Café", "cafe")],
)
def test_fold(word: str, folded: str) -> None:
    """Umlauts are written out, other diacritics fall."""
    assert fold_umlauts(word) == folded


def test_the_owner_and_the_paper_of_an_edition_are_shown() -> None:
    """What the table says of an outlet is told, and nothing is told of what it does not say."""
    outlet = Outlet(
        "ufer", "ufer.example", "Uferbote", ("Uferbote",), ("ufer.example",),
        shared_names=("UB",), owner="Verlag am See", edition_of="seebote",
    )  # fmt: skip
    told = described(outlet)
    assert "  shared     UB\n" in told
    assert "  owner      Verlag am See\n" in told
    assert "  edition of seebote\n" in told
    assert "feeds" not in told


def test_a_domain_nobody_knows_has_the_clock_of_its_country() -> None:
    """As most outlets that are known there; without a country's ending it is the newsroom's."""
    zones = [
        outlet_for_domain(f"tagblatt-neu.{end}").timezone for end in ("at", "ch", "co.uk", "de", "example")
    ]
    assert zones == ["Europe/Vienna", "Europe/Zurich", "Europe/London", "Europe/Berlin", "Europe/Berlin"]
