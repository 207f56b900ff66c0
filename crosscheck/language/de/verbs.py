"""Strong German verbs: the stems of their past forms and participles, and of the infinitive."""

from __future__ import annotations

_FORMS = """
steig stieg stiegen gestiegen
sink sank sanken gesunken
fall fiel fielen gefallen fallt
geh ging gingen gegangen
komm kam kamen gekommen
nehm nahm nahmen genommen nimmt
geb gab gaben gegeben gibt
seh sah sahen gesehen sieht
sprech sprach sprachen gesprochen spricht
treff traf trafen getroffen trifft
helf half halfen geholfen hilft
werf warf warfen geworfen wirft
sterb starb starben gestorben stirbt
werb warb warben geworben wirbt
brech brach brachen gebrochen bricht
steh stand standen gestanden
find fand fanden gefunden
bind band banden gebunden
schliess schloss schlossen geschlossen
verlier verlor verloren
bleib blieb blieben geblieben
schreib schrieb schrieben geschrieben
treib trieb trieben getrieben
lass liess liessen gelassen lasst
halt hielt hielten gehalten halt
lauf lief liefen gelaufen lauft
heiss hiess hiessen geheissen
ruf rief riefen gerufen
trag trug trugen getragen tragt
schlag schlug schlugen geschlagen schlagt
fahr fuhr fuhren gefahren fahrt
wachs wuchs wuchsen gewachsen wachst
lad lud luden geladen
flieg flog flogen geflogen
zieh zog zogen gezogen
bieg bog bogen gebogen
biet bot boten geboten
fliess floss flossen geflossen
schiess schoss schossen geschossen
beginn begann begannen begonnen
gewinn gewann gewannen gewonnen
schwimm schwamm schwammen geschwommen
sing sang sangen gesungen
zwing zwang zwangen gezwungen
bring brachte brachten gebracht bracht
denk dachte dachten gedacht dacht
kenn kannte kannten gekannt kannt
nenn nannte nannten genannt nannt
brenn brannte brannten gebrannt brannt
wiss wusste wussten gewusst weiss
liess las lasen gelesen liest
mess mass massen gemessen misst
vergess vergass vergessen
sitz sass sassen gesessen
lieg lag lagen gelegen
bitt bat baten gebeten
leid litt litten gelitten
schneid schnitt schnitten geschnitten
streit stritt stritten gestritten
greif griff griffen gegriffen
weis wies wiesen gewiesen
schweig schwieg schwiegen geschwiegen
steck steckte gesteckt
rat riet rieten geraten
empfehl empfahl empfahlen empfohlen empfiehl empfiehlt
hang hing hingen gehangen
fang fing fingen gefangen
tret trat traten getreten tritt
"""

IRREGULAR: dict[str, str] = {}
for _line in _FORMS.strip().splitlines():
    _infinitive, *_others = _line.split()
    for _form in _others:
        for _stem in (_form, _form.removesuffix("en"), _form.removesuffix("t"), _form.removesuffix("te")):
            if len(_stem) >= 3:
                IRREGULAR.setdefault(_stem, _infinitive)
