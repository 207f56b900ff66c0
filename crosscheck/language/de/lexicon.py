"""German words for aligning texts. All folded: lower case, umlauts without dots but for those that make
another word (`umlauts.txt`), ß as ss."""

from __future__ import annotations

import functools

from crosscheck.language.data import first_words, groups, words
from crosscheck.language.de.verbs import IRREGULAR
from crosscheck.language.lexicon import Lexicon

_FUNCTION = words(
    """
    der die das den dem des ein eine einen einem einer eines und oder aber sondern denn doch jedoch
    allerdings dagegen hingegen wahrend als wie wenn weil da dass ob damit dadurch dafur daran darauf
    daraus darin daruber darum davon davor dazu dabei deshalb deswegen daher somit indem nachdem bevor
    ehe bis seit seitdem sobald solange sowie sowohl weder noch entweder auch nur schon erst bereits
    bisher bislang zunachst zuletzt zudem ausserdem ferner uberdies dann danach daraufhin zuvor vorher
    nun jetzt derzeit gegenwartig aktuell inzwischen mittlerweile weiter weiterhin wieder immer ich du
    er sie es wir ihr mich dich ihn uns euch mir dir ihm ihnen sich man mein meine sein seine seinen
    seinem seiner seines ihre ihren ihrem ihrer ihres unser unsere dieser diese dieses diesen diesem
    jener jene jenes jenen jenem welcher welche welches welchen welchem deren dessen denen wer was wen
    wem wessen wo wohin woher wann warum wieso weshalb hier dort dorthin hierbei hiermit hinter vor nach
    zu zum zur in im ins an am ans auf aufs aus bei beim mit von vom fur gegen ohne um durch uber unter
    neben zwischen entlang trotz wegen binnen innerhalb ausserhalb gemass laut bin bist ist sind seid
    war warst waren wart gewesen sei seien wird werden wurde wurden worden werde habe haben hast
    hat hatte hatten gehabt kann konnen konnte konnten konne soll sollen sollte sollten solle will
    wollen wollte wollten wolle muss mussen musste mussten musse darf durfen durfte durften durfe mag
    mogen mochte mochten würde würden wäre wären hätte hätten könnte könnten müsste müssten dürfte
    dürften möchte möchten lassen lasst liess etwas etwa rund circa ca knapp gut fast beinahe annahernd
    ungefahr mehr weniger sehr so solch solche solcher solchen ganz gar eher wohl eben gerade mal nicht
    kein keine keinen keinem keiner keines nichts nie niemals ja nein zwar namlich also bzw usw etc
    jeweils je pro alle aller allen alles jeder jede jedes jeden jedem beide beiden beider einige
    einiger einigen manche mancher viele vieler vielen wenige wenigen mehrere mehreren andere anderen
    anderer anderes selbst selber eigen eigene eigenen ebenfalls ebenso gleich gleichen gegenuber statt
    anstatt sogar lediglich allein allem insbesondere demnach weiteres weitere weiteren
    """
)

_REPORTING = words(
    """
    berichtet berichten berichtete bericht meldet melden meldete schreibt schreiben schrieb heisst laut
    zufolge nach angaben angabe demnach sagte sagt sagten sagen teilte mit mitgeteilt erklart erklarte
    erklaren betonte betont informationen recherchen zitiert erganzt moniert urteilt gegenuber schliesst
    hiess worten darstellung auskunft ubereinstimmend
    """
)

# Words that news texts use for one thing; one line a group. They are not full synonyms, but in the
# same slot of two texts about one event they name the same.
_GROUPS = """
eu europaische-union
usa us vereinigte-staaten amerika us-amerikanisch amerikanisch
uno un vereinte-nationen
sankt st
grossbritannien uk vereinigtes-konigreich
brd bundesrepublik deutschland
prozent %
euro eur €
dollar usd $
mio million millionen
mrd milliarde milliarden
tsd tausend
unternehmen firma firmen konzern betrieb gesellschaft
beschaftigte mitarbeiter angestellte belegschaft arbeitnehmer personal
burgermeister rathauschef rathauschefin stadtoberhaupt oberburgermeister
chef leiter vorsitzender direktor geschäftsführer vorstand
gemeinde kommune ort ortschaft
kommunen gemeinden stadte rathauser
behorde amt verwaltung
treffen gesprach gesprache zusammenkunft verhandlung verhandlungen unterredung
telefonat telefongesprach telefonieren
brand feuer flammen grossbrand grossfeuer
polizei beamte polizisten
haus gebaude
auto wagen fahrzeug pkw
lkw lastwagen laster
kind kinder nachwuchs
frau frauen
opfer tote todesopfer
sterben gestorben starben kamen-ums-leben getotet tot
verletzt verletzte verletzungen
geld mittel summe betrag
hilfe unterstützung zuschuss beihilfe förderung finanzspritze
vorhaben projekt plan plane
einwohner bewohner burger bevolkerung anwohner
lehnen-ab ablehnen ablehnung zuruckweisen zuruckgewiesen
fordern verlangen verlangt fordert forderung pochen dringen dringt
beginnen starten anfangen beginn start auftakt
enden schliessen beenden ende schluss
kaufen erwerben ubernehmen ubernahme kauf
steigen zunehmen wachsen klettern anstieg zunahme erhohung
sinken fallen zuruckgehen abnehmen ruckgang schrumpfen
gewinn uberschuss ertrag
verlust minus fehlbetrag
sieg erfolg gewinnen siegen
niederlage verlieren unterliegen
bestatigen bestatigt bestatigung
jahrzehnt jahrzehnte dekade
anteil quote
wohnung wohnungen apartment
schule gymnasium
krankenhaus klinik klinikum spital hospital
arzt arztin mediziner
experte fachmann fachleute experten sachverstandige
studie untersuchung erhebung analyse
umfrage befragung
gericht richter kammer
urteil entscheidung beschluss
haft gefangnis freiheitsstrafe
gesetz regelung
vertrag abkommen vereinbarung
waffenruhe feuerpause waffenstillstand
kosten ausgaben aufwendungen
preis preise tarif
lohn gehalt bezahlung
streik ausstand arbeitskampf
wahl urnengang abstimmung
zug bahn
schiff fähre dampfer
tier tiere
ursache grund
rest ubrige ubrigen
teuer kostspielig
jahrlich jahr
monatlich monat
taglich tag
wochentlich woche
""".strip()

_PHRASES = {
    "europaische union": "eu",
    "europaischen union": "eu",
    "vereinigte staaten": "usa",
    "vereinigten staaten": "usa",
    "vereinte nationen": "uno",
    "vereinten nationen": "uno",
}

DETERMINERS = words(
    """
    der die das den dem des ein eine einen einem einer eines dieser diese dieses diesen diesem jener
    sein seine seinen seinem seiner seines ihr ihre ihren ihrem ihrer ihres kein keine keinen keinem
    keiner jede jeder jedes jeden jedem alle allen aller im am zum zur beim vom ins ans aufs
    """
)

LEXICON = Lexicon(
    function_words=_FUNCTION,
    reporting=_REPORTING,
    suffixes=(
        "ungen",
        "innen",
        "heiten",
        "keiten",
        "ischen",
        "ischer",
        "isches",
        "erinnen",
        "ung",
        "heit",
        "keit",
        "isch",
        "ische",
        "ern",
        "erin",
        "est",
        "end",
        "ende",
        "enden",
        "ten",
        "tet",
        "te",
        "in",
        "em",
        "en",
        "er",
        "es",
        "et",
        "st",
        "e",
        "n",
        "s",
        "t",
    ),
    prefixes=(
        "zuruck",
        "zusammen",
        "auseinander",
        "entgegen",
        "gegenuber",
        "uber",
        "unter",
        "wieder",
        "hinzu",
        "heraus",
        "herein",
        "hinaus",
        "voran",
        "vorbei",
        "weiter",
        "durch",
        "nach",
        "nieder",
        "ab",
        "an",
        "auf",
        "aus",
        "bei",
        "ein",
        "fest",
        "fort",
        "frei",
        "her",
        "hin",
        "los",
        "mit",
        "um",
        "vor",
        "weg",
        "zu",
        "be",
        "ge",
        "ent",
        "er",
        "ver",
        "zer",
    ),
    groups=tuple(frozenset(line.split()) for line in _GROUPS.splitlines()),
    phrases=tuple((tuple(k.split()), v) for k, v in _PHRASES.items()),
    determiners=DETERMINERS,
    place_prepositions=frozenset(
        [
            "in",
            "aus",
            "nach",
            "bei",
            "von",
            "um",
            "nahe",
            "bis",
            "richtung",
            "sudlich",
            "nordlich",
            "ostlich",
            "westlich",
        ]
    ),
    indefinite=frozenset(
        ["ein", "eine", "einen", "einem", "einer", "eines", "kein", "keine", "keinen", "keinem", "keiner"]
    ),
    nouns_capitalised=True,
    countries=first_words(__package__, "peoples.txt"),
    plurals=("en", "n", "er", "e", "s"),
    synonyms=functools.cache(lambda: groups(__package__, "synonyms.txt", "peoples.txt")),
    infinitive="en",
    participle_ending=r"(?<=.{4})[et]{1,2}$",
    links=("s", "n", "en", "es"),
    participle_marks=("ge", "zu"),
    irregular=IRREGULAR,
)
