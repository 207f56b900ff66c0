"""German words of negation, doubt, quantity, direction, cause and novelty.

Folded: without the dots of umlauts, but for those that make another word („könnte“, „konnte“; `umlauts.txt`).
"""

from __future__ import annotations

from crosscheck.language.de.opposites import OPPOSITES
from crosscheck.language.logic import Logic


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _opposites(text: str) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    pairs = (line.split("|") for line in text.strip().splitlines())
    return tuple((_set(a), _set(b)) for a, b in pairs)


# A noun whose determiner differs in two texts has another case there: „die Bahn“ / „der Bahn“ (feminine),
# „der Rat“ / „dem Rat“ (masculine), „das Amt“ / „dem Amt“ (neuter), „die Stadtwerke“ / „den Stadtwerken“.
_SUBJECT_OBJECT = (
    ("die", "der"), ("die", "den"), ("der", "dem"), ("der", "den"), ("das", "dem"), ("ein", "einem"), ("ein", "einen"),
    ("eine", "einer"), ("sein", "seinem"), ("seine", "seiner"), ("ihr", "ihrem"), ("ihre", "ihrer"),
)  # fmt: skip
_FLIPS = {
    **dict.fromkeys(_SUBJECT_OBJECT, 1),
    **{(other, one): -1 for one, other in _SUBJECT_OBJECT},
}

LOGIC = Logic(
    negators=_set(
        "nicht kein keine keinen keinem keiner keines nie niemals nichts niemand weder keinesfalls keineswegs "
        "nirgends mitnichten ohne"
    ),
    noun_negators=_set("kein keine keinen keinem keiner keines nichts niemand ohne weder noch"),
    contrasts=_set("sondern"),
    negative_verbs=(
        ("lehn", "ab"),
        ("ablehn",),
        ("abgelehn",),
        ("schliess", "aus"),
        ("schloss", "aus"),
        ("ausgeschlossen",),
        ("ausschliess",),
        ("auszuschliess",),
        ("verneint",),
        ("bestreit",),
        ("bestritt",),
        ("dementier",),
        ("weis", "zuruck"),
        ("wies", "zuruck"),
        ("zuruckgewiesen",),
        ("zuruckweis",),
        ("verzicht",),
        ("abgeseh",),
        ("abzuseh",),
        ("sieh", "ab"),
        ("sah", "ab"),
        ("verweiger",),
        ("widersprach",),
        ("widersproch",),
        ("widersprech",),
        ("verhinder",),
        ("scheiter",),
        ("verbot",),
        ("verbiet",),
        ("untersag",),
        ("ausgeblieb",),
        ("entfall",),
        ("verfehl",),
        ("verpass",),
        ("unterlass",),
        ("stopp",),
        ("gestoppt",),
        ("absag",),
        ("abgesagt",),
        ("weiger",),
        ("abstreit",),
        ("bestritten",),
        ("vermeid",),
        ("vermied",),
    ),
    hedges=_set(
        "könnte könnten dürfte dürften moglicherweise moglich mutmasslich vermutlich wahrscheinlich wohl angeblich "
        "offenbar anscheinend womoglich eventuell vielleicht unklar offen denkbar ungeklart fraglich ungewiss "
        "vermuten vermutet verdacht verdachtigt spekulation schatzungsweise voraussichtlich würde würden wäre "
        "wären hätte hätten droht drohen gefahr annahme hinweise anzeichen scheint scheinen gelten gilt hochstwahrscheinlich "
        "müsste müssten bedingt bestenfalls fruhestens rechnet rechnen erwartet erwarten hofft hoffen glaubt"
    ),
    strong_hedges=_set(
        "könnte könnten dürfte dürften moglicherweise mutmasslich vermutlich angeblich offenbar womoglich "
        "eventuell vielleicht vermuten vermutet vermutung vermutungen verdacht wahrscheinlich aussicht erwagt erwagen pruft prufen plant planen "
        "geplant ausgemacht bewiesen fordert fordern forderte forderten verlangt verlangen verlangte schlagt vorgeschlagen "
        "mutmassliche mutmasslichen mutmasslicher angebliche angeblichen angeblicher vermutliche vermutlichen "
        "mogliche moglichen moglicher voraussichtliche voraussichtlichen"
    ),
    perfect=_set("haben sein worden"),
    reported=_set("soll sollen"),
    reported_link=frozenset(),
    wishes=_set(
        "möchte möchten hofft hoffen hoffte hofften erwagt erwagen erwog pruft prufen uberlegt uberlegen fordert fordern forderte "
        "forderten verlangt verlangen verlangte schlagt schlug wunscht wunschen bittet bat bitten strebt"
    ),
    guesses=_set(
        "könnte könnten dürfte dürften moglicherweise mutmasslich vermutlich angeblich womoglich eventuell vielleicht "
        "wahrscheinlich"
    ),
    modals=frozenset(),
    attributes=_set(
        "mutmassliche mutmasslichen mutmasslicher mutmasslichem mutmassliches angebliche angeblichen angeblicher "
        "vermutliche vermutlichen mogliche moglichen moglicher voraussichtliche voraussichtlichen"
    ),
    questions=_set("ob"),
    governed=_set("dass"),
    infinitive=_set("zu"),
    future=_set("wird werden"),
    done=_set("hat haben hatte hatten ist sind war waren wurde wurden worden"),
    passive_done=_set("worden"),
    past_endings=("te", "ten"),
    present_endings=("t",),
    infinitive_endings=("n",),
    unreal=_set("würde wäre hätte müsste"),
    unreal_if=_set("würden wären hätten müssten"),
    reflexive=_set("sich"),
    obliged=_set("sollen mussen konnen durfen"),
    suppositions=_set("wenn falls sofern ohne fall andernfalls sonst sollte sollten"),
    open=_set(
        "kann konnen konne etwa wenn falls sollte sollten muss müsste prognose prognostiziert schatzt schatzen geschatzt "
        "einschatzung annehmen these theorie frage fragen raum drohte angst sorge befurchtet befurchten chance"
    ),
    doubt_turns=(
        ("geh", "davon", "aus"),
        ("ging", "davon", "aus"),
        ("denk", "uber", "nach"),
        ("dacht", "uber", "nach"),
        ("schliess", "nicht", "aus"),
        ("schloss", "nicht", "aus"),
        ("nicht", "auszuschliessen"),
        ("nicht", "ausgeschlossen"),
        ("hoff", "auf"),
        ("uberleg",),
        ("unklar",),
        ("ungeklart",),
        ("fraglich",),
    ),
    intents=_set(
        "will wollen wolle wollte wollten plant planen geplant plane erwagt erwagen pruft prufen prufe fordert fordern verlangt "
        "verlangen aussicht beabsichtigt vorhaben angekundigt ankundigt ankundigte kundigt kundigte möchte möchten "
        "strebt anstreben vorschlag vorgeschlagen schlug schlagt wunsch wunscht"
    ),
    certain=_set(
        "unweigerlich sicher fest definitiv zweifellos nachweislich bewiesen erwiesen steht feststeht eindeutig "
        "bestatigt garantiert zwangslaufig tatsachlich ausnahmslos endgultig"
    ),
    quantifiers={
        "kein": 0,
        "keine": 0,
        "keiner": 0,
        "niemand": 0,
        "einzelne": 1,
        "einzelner": 1,
        "einzelnen": 1,
        "wenige": 1,
        "wenigen": 1,
        "weniger": 1,
        "vereinzelt": 1,
        "vereinzelte": 1,
        "manche": 1,
        "mancher": 1,
        "manchen": 1,
        "einige": 1,
        "einigen": 1,
        "einiger": 1,
        "paar": 1,
        "teils": 1,
        "teilweise": 1,
        "mehrere": 2,
        "mehreren": 2,
        "viele": 2,
        "vielen": 2,
        "vieler": 2,
        "zahlreiche": 2,
        "zahlreichen": 2,
        "etliche": 2,
        "meisten": 3,
        "mehrheit": 3,
        "mehrheitlich": 3,
        "uberwiegend": 3,
        "teil": 1,
        "teile": 1,
        "bruchteil": 1,
        "grossteil": 3,
        "mehrzahl": 3,
        "fast-alle": 3,
        "alle": 4,
        "aller": 4,
        "allen": 4,
        "alles": 4,
        "samtliche": 4,
        "samtlichen": 4,
        "samtlicher": 4,
        "jeder": 4,
        "jede": 4,
        "jedes": 4,
        "jeden": 4,
        "jedem": 4,
        "durchweg": 4,
        "ausnahmslos": 4,
        "gesamte": 4,
        "gesamten": 4,
        "einstimmig": 4,
        "geschlossen": 4,
    },
    opposites=OPPOSITES,
    places=_opposites(
        """
        nordlich norden nord|sudlich suden sud
        ostlich osten ost|westlich westen west
        links linken linke|rechts rechten rechte
        nordost|sudwest
        nordwest|sudost
        """
    ),
    causes=_set("weil da wegen aufgrund infolge deshalb deswegen daher darum denn dank angesichts folge"),
    causes_after_comma=_set("da denn folge"),
    causes_of_nouns=_set("wegen aufgrund angesichts dank infolge"),
    cause_hints=_set(
        "weil da wegen aufgrund infolge deshalb deswegen daher darum denn dank angesichts grund grunde grunden "
        "begrundet begrundete begrundung ursache folge zurückzuführen führt führte auslöser ausgelöst bedingt "
        "verantwortlich dadurch dafur dazu damit wodurch sodass indem nachdem um durch liegt lag hintergrund schuld daraufhin"
    ),
    novelty=_set("jetzt nun soeben aktuell heute derzeit neuerdings kurzlich frisch gerade"),
    conditions=_set(
        "wenn falls sofern solange aber doch sondern allerdings jedoch vorausgesetzt ausser es nur sobald bevor ehe nicht"
    ),
    case_flips=_FLIPS,
    speech=_set(
        "sagt sagte sagten erklart erklarte betont betonte meint meinte kritisiert kritisierte warnt warnte lobt lobte "
        "fordert forderte spricht sprach nennt nannte heisst so urteilt findet fand mahnt mahnte zitiert rief ruft "
        "versichert versicherte versprach verspricht kundigte kundigt klagt klagte berichtet erzählt teilte schreibt schrieb zufolge worten"
    ),
    clause_words=_set(
        "aber doch sondern jedoch wahrend weil da obwohl dass ob wenn falls nachdem bevor damit sodass wobei wo "
        "allerdings und oder denn als sowie"
    ),
    pronouns=_set("er sie ihm ihr ihn"),
    prepositions=_set(
        "in im ins an am ans auf aufs aus bei beim mit nach von vom zu zum zur vor hinter uber unter neben zwischen durch fur "
        "gegen ohne um wegen trotz seit wahrend infolge aufgrund mithilfe anhand laut gemass binnen innerhalb ausserhalb "
        "samt nebst entlang gegenuber statt anstatt dank angesichts mangels zugunsten"
    ),
    opposite_prepositions=(("vor", "nach"), ("uber", "unter"), ("mit", "ohne"), ("fur", "gegen")),
    until=_set("bis"),
    prefixes_of_denial=("un",),
    adverb_endings=(),
    novelty_phrases=(
        ("diese", "woche"),
        ("dieser", "woche"),
        ("diesen", "tagen"),
        ("diesem", "monat"),
        ("diesen", "monat"),
        ("an", "diesem"),
        ("zur", "stunde"),
    ),
    not_novel_after=_set("bis seit noch auch gerade schon"),
    credits=_set("laut zufolge gemass"),
    courses=(("von", "auf"),),
    recipients=_set("dem der den"),
    joints=_set("und aber"),
    press=_set(
        "blatt zeitung sender magazin nachrichtenmagazin portal agentur zeitungsbericht bericht medienbericht"
    ),
)
