"""German sentence boundaries: abbreviations, ordinals, words that begin a sentence."""

from __future__ import annotations

from crosscheck.language.data import word_list, words
from crosscheck.language.segmentation import Segmentation

FUNCTION_WORDS = words("""
    der die das den dem des ein eine einen einem einer eines und oder aber nicht ist sind war waren wird
    werden wurde wurden hat haben hatte hatten sich auch nach bei mit von vom zu zum zur im in am an auf
    aus für über unter dass wie als noch nur sie er es wir ich ihr so wenn weil kann können soll sollen
    mehr durch bis seit gegen ohne vor dieser diese dieses sein seine ihre kein keine laut wegen rund
    """)

_STARTERS = """
    der die das den dem des ein eine einen einem einer eines dieser diese dieses diesen diesem jener jene
    jenes jede jeder jedes jeden jedem manche mancher viele vieles einige einiges mehrere beide alle alles
    allen andere anderer kein keine keiner keines keinen keinem er sie es wir ich ihr man sein seine seinen
    seinem seiner ihre ihren ihrem ihrer unser unsere mein meine dein euer wer was wo wann warum wie wieso
    weshalb welche welcher welches wozu womit wofür woher wohin in im ins an am auf aus bei beim mit nach von
    vom zu zum zur für über unter vor hinter zwischen durch gegen ohne um seit bis während wegen trotz
    statt anstatt neben laut gemäß entlang binnen innerhalb außerhalb anhand aufgrund dank infolge mangels
    mittels mithilfe zugunsten angesichts und oder aber denn doch jedoch sondern sowie auch nur noch schon
    sogar selbst etwa rund knapp gut fast mehr weniger mindestens höchstens dann danach dabei dadurch dafür
    dagegen daher dahinter damit daneben daran darauf daraus darin darüber darum darunter davon davor dazu
    demnach demzufolge deshalb deswegen derzeit dennoch dort da hier hierbei hierfür hiermit hierzu heute
    gestern morgen jetzt nun bisher bislang bereits zuletzt zunächst zuerst zuvor zudem außerdem allerdings
    andererseits einerseits anschließend schließlich inzwischen mittlerweile unterdessen derweil gleichzeitig
    zugleich ebenso ebenfalls immer immerhin indes insgesamt insbesondere jedenfalls kurz leider lediglich
    letztlich nachdem obwohl obgleich ob wenn weil da als falls sobald solange sofern soweit sodass bevor ehe
    indem nämlich nie niemand nichts offenbar offen so somit sonst später früher trotzdem vielleicht
    vielmehr vermutlich voraussichtlich wahrscheinlich weiter weitere weiterhin wieder zwar ja nein ebenfalls
    hinzu erst erstmals erneut eigentlich einmal ferner folglich genau gerade habe haben hat hatte hatten
    wurde wurden wird werden war waren ist sind sei kann können konnte soll sollen muss müssen darf dürfen
    ganz gar meist meistens oft manchmal selten ungeachtet übrigens überhaupt außer sehr einfach
    wir mir mich dir dich uns euch ihnen ihn ihm sich irgendwann irgendwie dies dessen deren denen dazu
    """
_ORDINAL_FOLLOWERS = """
    januar jänner februar feber märz april mai juni juli august september oktober november dezember
    jahrhundert jahrhunderts jahrhunderten jahrtausend jahrtausends jahrhunderte
    weltkrieg weltkriegs weltkrieges bundesliga liga klasse stock stockwerk etage obergeschoss untergeschoss
    platz rang runde spieltag spieltags minute minuten halbzeit viertel drittel etappe auflage ausgabe mal
    geburtstag geburtstags todestag hochzeitstag jahrestag jubiläum lebensjahr lebensjahres
    schuljahr semester quartal quartals halbjahr halbjahrs monat woche tag
    kapitel band teil akt satz buch abschnitt artikel absatz division armee korps kompanie bataillon
    regiment legislaturperiode amtszeit wahlperiode strafsenat senat zivilsenat kammer sinfonie symphonie
    internationale internationalen deutsche deutschen bundesversammlung republik reich reichs gebot
    """
_ORDINAL_LEADERS = (
    "am vom zum beim der die das den dem des im ab seit und bis auf ihr ihre ihrem ihren "
    "sein seine seinem seinen dessen deren jeder jede jedes jedem ein eine einen einem einer unser unsere"
)
_COUNT_LEADERS = """
    nummer nr seite platz rang jahr jahre jahren jahres jahrgang saison baujahr um mit von über unter gegen
    auf gleis linie kanal kapitel stufe klasse gruppe artikel paragraf paragraph rund etwa knapp fast
    nur noch mehr weniger als bis zirka ca gut lediglich mindestens höchstens etwa à je
    """

_entries = word_list(__package__, "abbreviations.txt")

SEGMENTATION = Segmentation(
    abbreviations=frozenset(e for e in _entries if not e.endswith("+")),
    closing_abbreviations=frozenset(e.rstrip(" +") for e in _entries if e.endswith("+")),
    starters=words(_STARTERS),
    ordinal_followers=words(_ORDINAL_FOLLOWERS),
    ordinal_leaders=words(_ORDINAL_LEADERS),
    count_leaders=words(_COUNT_LEADERS),
    dotted_names=frozenset({"yahoo", "jeopardy", "wham", "jump"}),
    dotted_ordinals=True,
    nouns_capitalised=True,
)
