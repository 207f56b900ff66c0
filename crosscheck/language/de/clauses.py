"""German clauses: finite verbs and the words that open a clause."""

from __future__ import annotations

from crosscheck.language.clauses import Clauses
from crosscheck.language.data import words

_FINITE = """
    ist sind war waren sei seien wäre wären wird werden wurde wurden würde würden hat haben hatte hatten habe hätte
    hätten kann können konnte konnten könne könnte könnten muss müssen musste mussten müsse müsste müssten soll sollen
    sollte sollten solle will wollen wollte wollten wolle darf dürfen durfte durften dürfe dürfte dürften mag mochte
    möchte möchten lässt lassen ließ ließen gibt gab gaben gebe geht ging gingen gehe steht stand standen stehe liegt
    lag lagen liege kommt kam kamen komme bleibt blieb blieben bleibe fällt fiel fielen hält hielt hielten nimmt nahm
    nahmen bringt brachte brachten findet fand fanden sieht sah sahen spricht sprach sprachen trägt trug trugen tritt
    trat traten zieht zog zogen schließt schloss schlossen verliert verlor verloren gewinnt gewann gewannen steigt
    stieg stiegen sinkt sank sanken beginnt begann begannen stirbt starb starben schreibt schrieb schrieben läuft lief
    liefen fährt fuhr fuhren schlägt schlug schlugen trifft traf trafen hilft half halfen wirft warf warfen bricht
    brach brachen entscheidet entschied entschieden erhält erhielt erhielten beschließt beschloss beschlossen kostet
    kosten zahlt zahlen plant planen fordert fordern sagt sagen heißt hieß hießen gilt galt galten wächst wuchs wuchsen
    bekommt bekam bekamen verlässt verließ verließen vertritt weist wies wiesen verweist verwies rechnet rechnen sucht
    suchen prüft prüfen baut bauen arbeitet arbeiten reicht reichen führt führen spielt spielen fehlt fehlen droht
    drohen dauert dauern lehnt lehnen setzt setzen stellt stellen leitet leiten kündigt kündigen quälen brauchen
    braucht entfallen entfällt entfiel entfielen erwartet erwarten gehört gehören übernimmt übernahm verklagt
    käme kämen gäbe gäben ginge gingen ließe ließen bliebe blieben stünde stünden läge lägen bräuchte bräuchten fände
    nähme hielte zöge
"""
_NOT_FINITE = """
    nicht jetzt seit mit erst fast statt laut zuletzt damit somit selbst sonst insgesamt oft weit breit bereit
    zunächst samt nebst dort gut rund heute bitte mitte letzte letzten erste ersten zweite zweiten dritte dritten
    vierte vierten gesamte gesamten rechte rechten dicht leicht recht echt acht nacht macht bekannt direkt exakt
    konkret perfekt korrekt spät tot rot laut bunt kalt alt sanft hart zart bestimmt gesamt getrennt insbesonderst
    spätestens mindestens jüngst längst meist möglichst höchst äußerst zumeist umsonst ernst derart geplante
    neben gegen wegen zwischen oben unten außen innen morgen einzelnen beiden diesen jenen ihren seinen unseren
    anderen weiteren eigenen gestern wenigen einigen mehreren vielen allen keinen einen sowie bisherigen
    geplanten bereits unbekannt verletzt gesperrt beschädigt geplant verlangt gemeldet
"""

_SAYING = """
    sagt sagte sagten erklärt erklärte erklärten betont betonte betonten meint meinte meinten teilte teilten kündigte
    kündigten schreibt schrieb schrieben berichtet berichtete berichteten meldet meldete meldeten bestätigte
    bestätigten räumte räumten versicherte versicherten kritisierte kritisierten bemängelte beklagte warnte warnten
    heißt hieß hießen glaubt glaubte hofft hoffte fürchtet fürchtete rechnet rechnete nannte zitiert zitierte mahnte
    schimpfte schloss moniert monierte urteilt urteilte ergänzt ergänzte fügte verwies verweist
"""

_STRONG_PAST = """
    ging kam gab nahm stand fand lag sah hielt fiel ließ lief trat zog schloss brach schrieb blieb stieg sank warf traf
    sprach trug fuhr schlug wuchs bot verlor gewann begann sprang rief riet wies starb half bat saß griff schnitt litt
    schob flog floh log zwang band schwamm sang klang gelang drang schwand trank brachte dachte wusste kannte nannte
    brannte rannte sandte wandte stahl barg galt schmolz fror hob schwieg las aß maß fraß lud stieß hing fing schuf
"""

CLAUSES = Clauses(
    finite=words(_FINITE),
    strong_pattern=r"(?:ver|be|er|ent|zer|miss|über|unter|wider|hinter|um|durch)?(?:"
    + "|".join(_STRONG_PAST.split())
    + r")(?:e?n)?",
    past_pattern=r"(?!ge)[a-zäöüß]{3,}te[nt]?",
    present_pattern=r"(?!ge)[a-zäöüß]{3,}t",
    plural_pattern=r"(?!ge)[a-zäöüß]{3,}(?:en|eln|ern)",
    not_finite=words(_NOT_FINITE),
    openers=words("""
        der die das den dem des ein eine einen einem einer sich er sie es ihr ihre ihren ihrem sein seine seinen seinem
        man wir kein keine keinen
        """),
    saying=words(_SAYING),
    credit_words=frozenset({"so", "laut", "wie"}),
    coordinators=frozenset({"und", "aber", "doch", "jedoch"}),
    contrasts=frozenset({"während", "wohingegen", "wobei", "wogegen"}),
    subordinators=words("""
        denn dass ob weil wenn falls sofern da damit sodass bevor ehe bis nachdem seitdem sobald solange obwohl obgleich
        als wie indem um ohne statt anstatt zumal soweit sooft je weshalb warum wo woher wohin wann wer wen wem
        """),
    modifiers=frozenset(
        {"auch", "selbst", "erst", "nur", "vor", "gerade", "zumindest", "insbesondere", "außer", "nicht"}
    ),
    relatives=words("""
        der die das dem den deren dessen denen welche welcher welches welchem welchen was wodurch womit wofür worauf
        woran worin wozu wonach
        """),
    prepositions=words(
        "in an auf aus bei mit nach von vor zu für über unter durch gegen ohne um zwischen neben hinter wegen am im zum zur vom "
        "beim ab seit bis"
    ),
    verb_final=True,
    infinitive=r"\bzu [a-zäöüß]+n$|\b(?=[a-zäöüß]++(?<=en)$)[a-zäöüß]{2,}zu[a-zäöüß]{3,}en$",
)
