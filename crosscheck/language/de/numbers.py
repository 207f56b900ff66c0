"""German numbers and amounts. Number words stand in `number_words`, dates in `dates`."""

from __future__ import annotations

from crosscheck.language.de.dates import DATES
from crosscheck.language.de.number_words import number, ordinal
from crosscheck.language.de.units import UNITS
from crosscheck.language.quantity import Bound, NumberWords, QuantityWords, ShareWords, VagueWords

_ABOUT = Bound(0.9, 1.1)
_NEARLY = Bound(0.85, 1.0)
_GOOD = Bound(1.0, 1.15)
_MORE = Bound(1.0, 2.0, strict=True)
_LEAST = Bound(1.0, 2.0)
_LESS = Bound(0.5, 1.0, strict=True)
_BELOW = Bound(0.5, 1.0)
_MOST = Bound(0.75, 1.0)

_ARTICLES = frozenset({"ein", "eine", "einen", "einem", "einer", "eines"})


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NUMBERS = NumberWords(
    number=number,
    ordinal=ordinal,
    decimal=",",
    scales={
        "hundert": 1e2,
        "tausend": 1e3,
        "tsd": 1e3,
        "million": 1e6,
        "millionen": 1e6,
        "mio": 1e6,
        "mill": 1e6,
        "milliarde": 1e9,
        "milliarden": 1e9,
        "mrd": 1e9,
        "billion": 1e12,
        "billionen": 1e12,
        "bio": 1e12,
        "dutzend": 12.0,
    },
    rough_scales={"dutzend": _ABOUT},
    adjectives={
        stem + end: bound
        for stem, bound in (("gut", _GOOD), ("knapp", _NEARLY))
        for end in ("e", "en", "er", "es", "em")
    },
    articles=_ARTICLES,
    ones=_ARTICLES,
    # Nouns whose number is a name or a rank.
    labels=_words(
        "platz platze rang range nummer nr startnummer ruckennummer hausnummer stelle halle saal raum zimmer "
        "gleis bahnsteig gate terminal block abschnitt artikel paragraf paragraph absatz abs satz "
        "ziffer seite kapitel band staffel runde etappe spieltag stufe klasse phase schritt "
        "tempo linie bundesstrasse autobahn ausfahrt strecke reaktor version typ baureihe modell aktenzeichen "
        "kategorie top warnstufe alarmstufe pflegegrad jahrgang airbus boeing formel gruppe liga startplatz "
        "tabellenplatz weltranglistenplatz apollo"
    ),
    rank_nouns=_words("platz platzen platzes rang range rangs"),
    minus=_words("minus"),
    capital_nouns=True,
    spaced=True,
    ordinal_dot=True,
    sentence_starts=_words(
        "der die das den dem ein eine einen einem einer er sie es wir ich in im am an auf bei nach vor zu zum "
        "zur mit von vom fur aus als wie wenn doch aber auch so dann da dort hier dabei damit dazu nun noch nur "
        "seit bis uber unter laut trotz wegen wer was wo diese dieser dieses viele alle mehr zudem jedoch"
    ),
)

SHARES = ShareWords(
    fractions={
        "drittel": 1 / 3,
        "dritteln": 1 / 3,
        "viertel": 1 / 4,
        "vierteln": 1 / 4,
        "funftel": 1 / 5,
        "funfteln": 1 / 5,
        "sechstel": 1 / 6,
        "siebtel": 1 / 7,
        "achtel": 1 / 8,
        "neuntel": 1 / 9,
        "zehntel": 1 / 10,
        "zwanzigstel": 1 / 20,
    },
    alone={"halfte": 1 / 2, "dreiviertel": 3 / 4},
    leads=_words(
        "die der zur ihre ihrer seine seiner unsere eine einer jede knappe gute knappen guten etwa rund ca"
    ),
    followers=_words("der des aller dieser von"),
    ratio_words=_words("von der aus"),
    every=_words("jeder jede jedes jeden jedem"),
    multiples={
        "doppelt": 2.0,
        "doppelte": 2.0,
        "doppelten": 2.0,
        "doppelter": 2.0,
        "verdoppelt": 2.0,
        "verdoppeln": 2.0,
        "verdoppelte": 2.0,
        "verdoppelten": 2.0,
        "verdoppelung": 2.0,
        "verdopplung": 2.0,
        "verdreifacht": 3.0,
        "verdreifachen": 3.0,
        "verdreifachte": 3.0,
        "verdreifachung": 3.0,
        "vervierfacht": 4.0,
        "vervierfachen": 4.0,
        "verfunffacht": 5.0,
        "verzehnfacht": 10.0,
        "halbiert": 0.5,
        "halbieren": 0.5,
        "halbierte": 0.5,
        "halbierung": 0.5,
    },
    multiple_endings=("fach", "fache", "fachen", "facher", "faches"),
    times=_words("mal"),
    often={"halb": 0.5},
    multiple_followers=_words("so mehr hoher grosser starker teurer"),
)

VAGUE = VagueWords(
    ranges={
        "dutzende": (24, 150),
        "hunderte": (150, 2000),
        "tausende": (1500, 20000),
        "abertausende": (2000, 50000),
        "zigtausende": (15000, 200000),
        "zehntausende": (15000, 150000),
        "hunderttausende": (150000, 1.5e6),
        "einstellig": (1, 9.99),
        "zweistellig": (10, 99.99),
        "dreistellig": (100, 999.99),
        "vierstellig": (1000, 9999),
        "funfstellig": (10000, 99999),
        "sechsstellig": (100000, 999999),
        "siebenstellig": (1e6, 9.999e6),
        "achtstellig": (1e7, 9.999e7),
    },
    several={
        "mehrere": (2, 10),
        "mehreren": (2, 10),
        "mehrerer": (2, 10),
        "einige": (2, 10),
        "einigen": (2, 10),
        "paar": (2, 10),
        "wenige": (2, 5),
        "wenigen": (2, 5),
    },
    scales={"millionen": 1e6, "milliarden": 1e9, "billionen": 1e12},
    heads=(
        "hohe",
        "betrag",
        "betrags",
        "betrages",
        "betrage",
        "summe",
        "summen",
        "schaden",
        "bereich",
        "verlust",
        "gewinn",
    ),
    thirds={
        "niedrige": (0.0, 0.4),
        "untere": (0.0, 0.4),
        "mittlere": (0.25, 0.75),
        "hohe": (0.6, 1.0),
        "obere": (0.6, 1.0),
    },
    of_words=_words("von"),
)

QUANTITIES = QuantityWords(
    numbers=NUMBERS,
    shares=SHARES,
    vague=VAGUE,
    measures=UNITS,
    bounds={
        ("rund",): _ABOUT,
        ("etwa",): _ABOUT,
        ("in", "etwa"): _ABOUT,
        ("ungefahr",): _ABOUT,
        ("circa",): _ABOUT,
        ("ca",): _ABOUT,
        ("zirka",): _ABOUT,
        ("um", "die"): _ABOUT,
        ("geschatzt",): _ABOUT,
        ("geschatzte",): _ABOUT,
        ("schatzungsweise",): _ABOUT,
        ("an", "die"): Bound(0.85, 1.05),
        ("annahernd",): Bound(0.85, 1.02),
        ("knapp",): _NEARLY,
        ("fast",): _NEARLY,
        ("beinahe",): _NEARLY,
        ("nahezu",): _NEARLY,
        ("etwas", "weniger", "als"): Bound(0.85, 1.0, strict=True),
        ("gut",): _GOOD,
        ("etwas", "mehr", "als"): Bound(1.0, 1.15, strict=True),
        ("etwas", "uber"): _GOOD,
        ("mehr", "als"): _MORE,
        ("weit", "mehr", "als"): _MORE,
        ("deutlich", "mehr", "als"): _MORE,
        # „über 38 Anträge“ may be what was talked about, „unter 100 Bewerbern“ whom one was among.
        ("uber",): _LEAST,
        ("von", "uber"): _LEAST,
        ("weit", "uber"): _LEAST,
        ("mindestens",): _LEAST,
        ("wenigstens",): _LEAST,
        ("zumindest",): _LEAST,
        ("nicht", "weniger", "als"): _LEAST,
        ("weniger", "als"): _LESS,
        ("nicht", "einmal"): _LESS,
        ("nicht", "mal"): _LESS,
        ("noch", "keine"): _LESS,
        ("keine",): _LESS,
        ("unter",): _BELOW,
        ("hochstens",): _MOST,
        ("maximal",): _MOST,
        ("allenfalls",): _MOST,
        ("bis", "zu"): _MOST,
        ("nicht", "mehr", "als"): _MOST,
    },
    to_words=_words("bis"),
    and_words=_words("und"),
    or_words=_words("oder"),
    between=_words("zwischen"),
    lenders=_words("auf statt und oder bis von der gegenuber nach gegen zu beziehungsweise bzw anstatt"),
    result_words=_words("zu"),
    fillers=_words("bisher zuvor zuletzt derzeit rund etwa knapp fast gut ursprunglich"),
)

__all__ = ["DATES", "QUANTITIES"]
