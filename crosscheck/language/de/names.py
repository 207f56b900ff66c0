"""German: the inflection of publishers' names, and names that are everyday words."""

from __future__ import annotations

from crosscheck.language.data import words
from crosscheck.language.names import NameForms

NAME_FORMS = NameForms(
    endings=(
        # Feminine heads and plurals stay as they are; adjectives take weak and strong endings.
        ("zeitung", ("zeitung", "zeitungs")),
        ("ung", ("ung",)),
        ("nachrichten", ("nachrichten",)),
        ("stimme", ("stimme",)),
        ("presse", ("presse",)),
        ("woche", ("woche",)),
        ("krone", ("krone",)),
        ("bote", ("bote", "boten")),
        ("e", ("e", "en", "er", "es", "em")),
        ("ischer", ("ischer", "ische", "ischen", "ischem", "ischs")),
        ("deutscher", ("deutscher", "deutsche", "deutschen", "deutschem")),
        ("blatt", ("blatt", "blatts", "blattes")),
        ("s", ("s",)),
        ("", ("", "s")),
    ),
    everyday=words("""
        zeit welt bild spiegel stern standard presse kurier focus fokus post blick heute krone profil news
        freitag echo merkur anzeiger tag express falter trend horizont capital bunte gala brigitte times
        sun mirror independent observer guardian economist mail star sky bote volksstimme rundschau
        woche krautreporter correctiv morgenpost abendblatt abendzeitung tagblatt tageblatt
        sonntag westen kirche cash chip demo emma fritz phoenix metro vorwaerts panorama blitz bravo konkret
        glocke kicker vaterland patriot gala courier grazer kreuzer titanic cicero norddeutsche utopia
        aktionaer postillon feinschmecker imago katapult harke volksfreund rundblick siegessaeule charivari tarnkappe
        stadtanzeiger tagespresse lokalzeit berliner watson eulenspiegel merian falstaff furche tagespost gewinn
        datum boersianer schwaebische volksblatt landeszeitung kreiszeitung wochenblatt volkszeitung kirchenzeitung
        kreisblatt generalanzeiger investment bilanz eltern yacht geo art mare monopol pirsch chilli
        """),
    generic=frozenset({"presse", "news", "medien"}),
    articles=frozenset({"der", "die", "das"}),
)
