"""German words that cues are made of: verbs of reporting, nouns for reports, kinds of publishers."""

from __future__ import annotations

from crosscheck.language.cues import any_of

# What kind of publisher it is: „der Nachrichtensender“, „die Tageszeitung“.
ROLE = (
    r"(?:[\w-]*(?:[Zz]eitung|[Ss]enders?|[Pp]ortals?|[Mm]agazins?|[Bb]latte?s?|[Nn]achrichtenseite|"
    r"[Ww]ebsite|[Ww]ebseite|[Rr]undfunks?|[Aa]gentur|[Pp]lattform|[Jj]ournals?|[Zz]eitschrift|"
    r"[Dd]ienste?s?|[Mm]ediums?|[Rr]echercheverbunde?s?|[Rr]echerchenetzwerks?|[Ff]ernsehens?))"
)
ARTICLE = r"(?:[Dd](?:er|ie|as|em|en|es)|D(?:ER|IE|AS|EM|EN|ES))"
OPEN = r"[„“\"»«›‚'*_]*"
CLOSE = r"[“”\"«»‹‘’'*_]*"

# Verbs whose subject is the publisher that reports, in the forms of the third person.
REPORTS = any_of(
    "berichten? berichtet berichteten? meldet melden meldeten? schreibt schreiben schrieb schrieben "
    "vermelden vermeldet vermeldeten? zitiert zitieren zitierten? erfährt erfahren erfuhr erfuhren ergänzt "
    "ergänzen ergänzten? notiert notierten? kommentiert kommentieren kommentierten? enthüllt enthüllten? "
    "enthüllen recherchierten? recherchiert schildert schilderten? beschreibt beschrieb beschreiben referiert "
    "dokumentiert erläutert präzisiert analysiert analysierten? informiert informierten? verbreiteten? "
    "verbreitet veröffentlichten? veröffentlicht herausfand herausfanden herausgefunden aufdeckten? "
    "aufgedeckt darlegten? mitteilten? anmerkten? nachzeichnet festhält darstellten? thematisiert vorrechnet "
    "vorrechneten? titelt titelten? rechnet~vor führt~aus publik~machten? wissen~will wissen~wollen"
)
# Verbs of a commentator: they credit where a paper is the subject of its own sentence.
VIEWS = any_of(
    "moniert monierten? urteilt urteilten? meint meinten? findet fand glaubt hält hielt sieht sah fordert "
    "forderte warnt warnte lobt lobte kritisiert kritisierte begrüßt begrüßte bedauert bedauerte mahnt mahnte "
    "rät riet fragt fragte wundert wunderte hofft hoffte fürchtet fürchtete schließt schloss bilanziert "
    "bilanzierte resümiert resümierte konstatiert konstatierte betont betonte unterstreicht gibt~zu gab~zu "
    "prophezeit prophezeite argumentiert argumentierte spottet spottete wertet wertete bezeichnet bezeichnete "
    "nennt nannte attestiert bescheinigt vermutet vermutete folgert folgerte befürchtet erwartet stellt~fest "
    "stellte~fest plädiert plädierte blickt blickte verlangt verlangte empfiehlt beklagt beklagte erinnert "
    "erinnerte verweist verwies beruft~sich berief~sich bezieht~sich spricht sprach weist~darauf wies~darauf "
    "weist~auf wies~auf legt~nahe deutet deutete erklärt erklärte behauptet behauptete ordnet ordnete "
    "interpretiert widmet~sich befasst~sich hebt~hervor hob~hervor macht~deutlich rechnet rechnete zählt "
    "zählte weiß wusste beziffert bezifferte listet geht~davon~aus geht~von führt zeichnet zieht~daraus"
)
# Verbs of somebody who speaks to a publisher: „sagte der Wirt dem Südkurier“.
SPOKE = any_of(
    "sagt sagte sagten sagen erklärt erklärte erklärten erzählt erzählte erzählten teilt teilte teilten "
    "bestätigt bestätigte bestätigten verrät verriet versichert versicherte versicherten berichtet berichtete "
    "berichteten kündigt kündigte kündigten äußert äußerte äußerten sprach sprachen räumt räumte räumten "
    "bekräftigt bekräftigte gesteht gestand schilderte schildert beteuert beteuerte antwortet antwortete "
    "begründet begründete gab gaben gibt betonte betont nannte"
)
SPOKEN = any_of(
    "gesagt bestätigt mitgeteilt erklärt erzählt berichtet anvertraut verraten geschildert versichert "
    "geantwortet ausgerichtet zugespielt gestanden"
)
# Participles of reporting: „hat die SZ berichtet“, „gemeldet hatte das zuerst der SWR“.
REPORTED = any_of(
    "berichtet gemeldet geschrieben vermeldet veröffentlicht enthüllt aufgedeckt recherchiert herausgefunden ermittelt "
    "errechnet nachgerechnet erfahren zitiert ausgewertet eingesehen gesichtet gezählt befragt gesprochen getroffen "
    "interviewt nachgefragt angefragt erkundigt zusammengetragen nachgezeichnet dokumentiert"
)
# Nouns for what a publisher brings out: „laut einem Bericht der …“, „nach Recherchen von …“.
PAPER = (
    r"(?:[\w-]*(?:[Bb]ericht(?:e[ns]?|s)?|[Bb]erichterstattung|[Mm]eldung(?:en)?|[Aa]rtikels?|[Rr]echerchen?|"
    r"[Rr]eportagen?|[Kk]ommentare?n?s?|[Ll]eitartikels?|[Bb]eitrags?|[Bb]eiträgen?|[Ii]nformationen|"
    r"[Aa]ngaben|[Dd]arstellung|[Tt]ickers?|[Ll]iveblogs?|[Aa]nalysen?|[Dd]okumentation|[Ee]nthüllung(?:en)?|"
    r"[Vv]eröffentlichung(?:en)?|[Ee]rkenntnissen?|[Ss]childerung(?:en)?|[Nn]achforschungen|[Aa]uswertung|"
    r"[Hh]inweisen|Material))"
)
BY = r"(?:von|vom|der|des|in|im|bei|beim|aus|auf|durch|seitens)"
# Adverbials between verb and name: „schreibt dazu am Montag die …“.
WHEN = (
    r"(?:etwa|auch|nun|zudem|weiter|ferner|übereinstimmend|unter anderem|zuerst|zunächst|heute|gestern|jetzt|"
    r"unterdessen|außerdem|dazu|darüber|hierzu|ebenfalls|indes|derweil|vorab|exklusiv|online|erneut|das|es|so|"
    r"am \w+(?: \w+)?|in (?:ihrer|seiner|der|einer) [\w-]+)"
)
# People and parts of a publishing house; news about them is no credit.
STAFF = any_of(
    "Chefredakteur\\w* Chefredaktion Intendant\\w* Redakteur\\w* Journalist\\w* Moderator\\w* "
    "Mitarbeiter\\w* Chef Chefin Chefs Verlage?s? Verleger\\w* Geschäftsführ\\w* Sprecher\\w* Eigentümer\\w* "
    "Gesellschafter\\w* Herausgeber\\w* Aktien? Übernahme Verkauf Büros? Leser\\w* Zuschauer\\w* Hörer\\w* "
    "Abonnent\\w* Standort\\w* Sitz Werbung Kolumnist\\w* Autor\\w* Volontär\\w* Gründer\\w* Fotograf\\w* "
    "Auflage Archiv Mutterkonzern Team Belegschaft Betriebsrat Beschäftigten? Kamerateam "
    "Rundfunkrat Verwaltungsrat Konkurrent\\w* Quiz\\w* Serie Show Krimi Talkshow Sendung Mediathek App "
    "Studios? Funkhaus Verlagshaus Druckerei Kritik Vorwürfe"
)
# What happens to a publisher itself, with the publisher as subject.
OWN_NEWS = any_of(
    "entlässt entließ entlassen streicht strich streichen verliert verlor verlieren gewinnt gewann verkauft "
    "verkaufte kauft kaufte übernimmt übernahm startet startete erhöht erhöhte senkt senkte zahlt zahlte zieht "
    "zog plant plante trennt trennte bekommt bekam erhält erhielt muss musste müssen soll sollte will wollte "
    "darf durfte feiert feierte verlost verloste sendet sendete zeigt zeigte überträgt übertrug strahlt~\\w*~?aus produziert "
    "produzierte druckt druckte erscheint erschien eröffnet eröffnete verklagt verklagte wehrt~sich "
    "wehrte~sich entschuldigt entschuldigte wechselt wechselte sucht suchte beschäftigt beschäftigte "
    "verzeichnet verzeichnete holt holte verlegt verlegte stoppt stoppte beendet beendete verzichtet "
    "verzichtete testet testete veranstaltet veranstaltete verleiht verlieh leidet litt gehört gehörte ist war "
    "wird wurde baut~\\w*~?(?:Stellen|aus|um|ab) stellt~(?:ihre|seine|den|das|die|ein) kooperiert fusioniert "
    "hat~(?:einen?|neuen?|weniger|mehr) kündigt~(?:Mitarbeiter|Redakteur|Stellenabbau|ein) "
    "schreibt~(?:rote|schwarze) schrieb~(?:rote|schwarze) setzt~auf bietet dreht drehte moderiert wirbt warb"
)
