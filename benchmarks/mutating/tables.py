"""Words the mutations turn on, by language. They describe the language, not any one text."""
# ruff: noqa: E501 - tables of words

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Subs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Tables for one language; `Subs` are (regular expression, replacement), the first that fits is used.

    `magnitudes` exchange names of powers of ten, `units` words right after a number; `weekdays` and
    `months` stand in order. `decimal` and `thousands` are the signs within numbers. `negate` puts a
    negation into a sentence without one (`negators`), `affirm` takes one out. `turns` begin the part of
    a quotation without which its sense turns. What `coordination` joins may be exchanged unharmed.
    After one of `place_prepositions` an unknown word with a capital is a place, unless it ends like
    `no_place`. `causal` joins two facts as cause and effect, `causes` are words that
    already do so. `phrase` finds a short detail with its preposition. `lower` bounds call for more,
    `upper` ones for less.
    """

    number_words: tuple[str, ...]
    magnitudes: Subs
    units: Mapping[str, str]
    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    decimal: str
    thousands: str
    lower: str
    upper: str
    negators: str
    negate: Subs
    affirm: Subs
    quantifiers: Subs
    directions: Subs
    modality_dropped: Subs
    modality_added: Subs
    causal: str
    causes: str
    phrase: str
    relative: str
    last_verbs: str
    turns: str
    quote_negation: Subs
    coordination: str
    place_prepositions: str
    no_place: str
    given_names: frozenset[str]


def both(*pairs: str) -> Subs:
    """Whole-word exchanges in both directions, from „steigt sinkt“."""
    found = []
    for pair in pairs:
        one, other = (word.replace("_", " ") for word in pair.split())
        found += [(rf"\b{one}\b", other), (rf"\b{other}\b", one)]
    return tuple(found)


_DE_AUXILIARY = (
    "hat|haben|hatte|hatten|ist|sind|war|waren|wurde|wurden|wird|werden|kann|können|konnte|konnten|"
    "soll|sollen|sollte|will|wollen|muss|müssen|darf|dürfen|sei|seien|habe"
)
_DE_NAMES = """
    Adam Agnes Aksel Albert Alexander Alina Amir Andrea Andreas Anja Anke Anna Annegret Annette Antje Anton Arne
    Astrid Axel Barbara Beate Ben Bernd Bernhard Birgit Björn Carla Carola Carsten Charlotte Christian Christina
    Christine Clara Claudia Claus Clemens Cornelia Dagmar Daniel Daniela David Derek Dieter Dirk Dominik Doris
    Dorothea Eberhard Edeltraud Edith Elena Elif Elisabeth Elke Emil Emma Erik Erika Erwin Esther Eva Fabian Farid
    Felix Florian Frank Franz Franziska Friederike Friedrich Gabriele Georg Gerd Gerhard Gernot Gisela Giulia Gregor
    Gudrun Günter Hanna Hannah Hannes Hans Harald Heike Heiko Heinrich Heinz Helga Helmut Henning Henrik Herbert
    Herwig Hilde Holger Horst Hubert Hugo Ida Ines Ingo Ingrid Irene Iris Isabel Ivo Jakob Jan Jana Janos Jens
    Joachim Jochen Johann Johanna Johannes Jonas Jörg Josef Judith Julia Julian Jürgen Kai Karin Karl Karsten
    Katharina Katja Katrin Kenan Kerstin Kilian Klara Klaus Konrad Korbinian Kurt Lars Laura Lea Leander Lena Leo
    Leon Leonie Levan Linda Lisa Lorenz Ludwig Luisa Lukas Lutz Magdalena Maja Manfred Manuel Manuela Marc Marco
    Maren Margarete Maria Marie Mario Marion Markus Marlene Martin Martina Mathias Matthias Max Maximilian Mehmet
    Michael Michaela Miriam Mirela Mona Monika Moritz Nadine Nadja Natalie Nicole Niklas Nina Norbert Olaf Oliver
    Orest Oskar Ottmar Otto Patrick Paul Paula Peter Petra Philipp Pia Radu Rainer Ralf Regina Regula Renate Reto
    Richard Robert Roland Rolf Rosa Ruben Rudolf Ruta Sabine Said Salme Sandra Sarah Sebastian Sibel Silke Silvia
    Simon Simone Sofia Sonja Stefan Stefanie Steffen Susanne Svenja Sven Tamara Tanja Tessa Theo Theresa Thomas
    Thorsten Tim Timo Tobias Tom Tomás Torsten Ulla Ulrich Ulrike Ursula Ute Uwe Vanessa Vera Verena Veronika Viktor
    Viktoria Volker Walter Werner Wilhelm Wolfgang Yasmin Yvonne
"""

DE = Words(
    number_words=("zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"),
    magnitudes=both("Millionen Milliarden", "Million Milliarde", "Mio. Mrd.", "Tausende Hunderte", "Hunderttausend Zehntausend"),
    units={
        "Kilometer": "Meter", "Kilometern": "Metern", "Meter": "Kilometer", "Metern": "Kilometern",
        "Zentimeter": "Meter", "Zentimetern": "Metern", "Prozent": "Prozentpunkte", "Prozentpunkte": "Prozent",
        "Euro": "Dollar", "Dollar": "Euro", "Franken": "Euro", "Cent": "Euro", "Minuten": "Stunden",
        "Stunden": "Tage", "Tage": "Wochen", "Tagen": "Wochen", "Wochen": "Monate", "Monate": "Jahre",
        "Monaten": "Jahren", "Jahre": "Monate", "Jahren": "Monaten", "Liter": "Kubikmeter",
        "Tonnen": "Kilogramm", "Kilogramm": "Tonnen", "Hektar": "Quadratmeter", "Quadratmeter": "Hektar",
        "Kubikmeter": "Liter", "Megawatt": "Kilowatt", "Gigawatt": "Megawatt", "Sekunden": "Minuten",
    },
    weekdays=("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
    months=("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"),
    decimal=",",
    thousands=".",
    lower=r"(?:mehr als|mindestens|wenigstens|über|gut|ab|seit) $",
    upper=r"(?:bis zu|höchstens|weniger als|unter|knapp|fast|maximal|nur) $",
    negators=r"\b(?:nicht|nichts|nie|niemals|niemand|kein\w*|ohne|weder|kaum)\b",
    negate=(
        (rf"\b((?:{_DE_AUXILIARY})\b[^,.;:]*?) ((?:zu )?[a-zäöüß]+(?:t|en))(?=[.,;])", r"\1 nicht \2"),
        (r"(?<=\w )(?<!wie )(?<!als )(?<!nur )(?<!gut )(?<!etwa )(?<!rund )(?<!knapp )(?<!fast )(?<!so )(?<!über )"
         r"\bein(e|en|em|er|)\b(?= [A-ZÄÖÜa-zäöüß]{4,})(?! \w+(?:tel|hundert|dutzend)\b)(?! Jahr)", r"kein\1"),
    ),
    affirm=(
        (r"\bnicht mehr\b", "weiterhin"), (r"\bnoch nicht\b(?! einmal)", "bereits"), (r"\bkeinerlei\b", "einige"),
        (r"\bkein(e|en) (\w+) mehr\b", r"weiterhin ein\1 \2"), (r"\bnicht einmal\b", "mehr als"),
        (r"\bkeine(?= \w+n\b)(?! \w+ mehr)", "mehrere"), (r"\bkein(e|en|em|er|es|)\b(?! \w+ mehr)", r"ein\1"),
        (r"\bniemand\b", "jemand"), (r"\bnichts\b", "etwas"), (r"\bnie\b", "oft"),
        (r"\bohne\b(?![^,.;]* zu \w+en)", "mit"), (r"\bweder\b(.*?)\bnoch\b", r"sowohl\1als auch"),
        (r"(?<!noch) nicht\b(?! nur| mehr| einmal| zuletzt)", ""),
    ),
    quantifiers=(
        (r"\balle\b(?! zwei| drei| vier| paar)", "einige"), (r"\bAlle\b(?! zwei| drei| vier| paar)", "Einige"),
        (r"\bdie meisten\b", "alle"), (r"\bDie meisten\b", "Alle"), (r"\beinige\b", "alle"), (r"\bEinige\b", "Alle"),
        (r"\bmehrere\b", "alle"), (r"\bMehrere\b", "Alle"), (r"\bviele\b", "wenige"), (r"\bViele\b", "Wenige"),
        (r"\bmanche\b", "alle"), (r"\bManche\b", "Alle"), (r"\beinzelne\b", "die meisten"), (r"\bEinzelne\b", "Die meisten"),
        (r"\bmindestens(?= \d| \w+ )", "höchstens"), (r"\bwenigstens(?= \d)", "höchstens"), (r"\bhöchstens\b", "mindestens"),
        (r"\bmehr als\b(?! nötig)", "weniger als"), (r"\bweniger als\b", "mehr als"), (r"\bbis zu(?= \d)", "mehr als"),
        (r"\bjeder\b(?= [A-ZÄÖÜ])", "kaum ein"), (r"\bjede\b(?= [A-ZÄÖÜ])", "kaum eine"), (r"\bjeden\b(?= [A-ZÄÖÜ])", "kaum einen"),
        (r"\bsämtliche\b", "einzelne"), (r"\bteilweise\b", "vollständig"), (r"\bknapp die Hälfte\b", "fast alle"),
        (r"\bbeide\b", "eine der"), (r"\bBeide\b", "Eine der"), (r"\bein Teil de[rs]\b", "der Großteil der"), (r"\bfast alle\b", "nur wenige"),
    ),
    directions=(
        *both(
            "steigt sinkt", "stieg sank", "steigen sinken", "gestiegen gesunken", "Anstieg Rückgang",
            "erhöht gesenkt", "erhöhen senken", "Erhöhung Senkung", "Zunahme Abnahme", "zugenommen abgenommen",
            "höher niedriger", "höhere niedrigere", "höheren niedrigeren", "größer kleiner", "größere kleinere",
            "größten kleinsten", "größte kleinste", "länger kürzer", "früher später", "schneller langsamer",
            "gewonnen verloren", "gewann verlor", "gewinnt verliert", "Sieg Niederlage", "teurer billiger",
            "begrüßte kritisierte", "begrüßt kritisiert", "öffnen schließen", "geöffnet geschlossen",
            "nördlich südlich", "westlich östlich", "nördlichen südlichen", "bessere schlechtere", "besser schlechter",
            "stärker schwächer", "oberhalb unterhalb", "innerhalb außerhalb", "vergrößert verkleinert",
            "verlängert verkürzt", "zugestimmt widersprochen", "angehoben gesenkt", "anheben senken", "zu_Beginn am_Ende",
            "verbessert verschlechtert", "gekommen gegangen", "angenommen abgelehnt", "freigesprochen verurteilt",
        ),
        (r"\bunter(?= \d)", "über"), (r"\bvor(?= der (?:Wahl|Sperrung|Saison)| dem Start| Beginn)", "nach"),
        (r"\bmehr(?= [A-ZÄÖÜ])", "weniger"), (r"\bweniger(?= [A-ZÄÖÜ])", "mehr"), (r"\bweniger(?= als nötig)", "mehr"),
    ),
    modality_dropped=(
        (r"\bsoll\b([^,.;:]*?) (\w+) haben\b", r"hat\1 \2"), (r"\bsollen\b([^,.;:]*?) (\w+) haben\b", r"haben\1 \2"),
        (r"\bsoll\b([^,.;:]*?) (\w+) sein\b", r"ist\1 \2"), (r"\bsollen\b([^,.;:]*?) (\w+) sein\b", r"sind\1 \2"),
        (r"\b(\w+(?:t|en)) (?:haben|worden sein) soll(en|)\b", r"\1 hat\2"),
        (r"\bkönnte\b", "wird"), (r"\bkönnten\b", "werden"), (r"\bdürfte\b", "wird"), (r"\bdürften\b", "werden"),
        (r"\b(?:möglicherweise|vermutlich|wahrscheinlich|mutmaßlich|angeblich|offenbar|womöglich|wohl) ", ""),
        (r"\b(?:mutmaßliche|angebliche)[nrsm]? ", ""),
        (r"\bvermuten\b", "wissen"), (r"\bvermutet\b", "weiß"), (r"\bhofft\b", "weiß"), (r"\bhält es für möglich\b", "weiß"),
        (r"\bfür möglich\b", "für sicher"), (r"\bwill prüfen\b", "hat beschlossen"), (r"\bin Aussicht gestellt\b", "ausgezahlt"),
        (r"\bfordert,", "beschließt,"), (r"\bfordern,", "beschließen,"), (r"\bverlangt,", "beschließt,"), (r"\berwägt\b", "beschließt"),
    ),
    modality_added=(
        (r"\b(hat|haben|ist|sind|wurde|wurden)\b(?! (?:er|sie|es|sich|ihm|ihr|das|man|ihn)\b)(?=[^,.;:„“]* \w+(?:t|en)[.,])", r"\1 angeblich"),
        (r"\b(wird|werden)\b(?! (?:er|sie|es|sich|ihm|ihr|das|man|ihn)\b)(?=[^,.;:„“]* \w+en[.,])", r"\1 möglicherweise"),
    ),
    causal="{second}, denn {first}.",
    causes=r"\b(?:weil|denn|da|deshalb|daher|deswegen|darum|wegen|aufgrund|grund|ursache|somit|folge|dadurch|sodass)\b",
    phrase=r"\b(?:nach|aus|mit|unter|gegen|auf|in|bei|für) (?:einer|einem|der|dem|den|die|das|ihrer|seiner) (?:[a-zäöüß]{4,} )?[A-ZÄÖÜ][a-zäöüß]{4,}\b",
    relative="(?:der|die|das|den|dem|dessen|deren)",
    last_verbs="hat haben hatte hatten ist sind war waren wurde wurden wird werden kann können soll sollen will wollen",
    turns=r",? (?:aber|doch|jedoch|wenn|sofern|solange|falls|obwohl|außer|nur|bis|bevor|sondern)\b",
    quote_negation=((r" nicht\b", ""), (r"\bkein(e|en|em|er|es|)\b", r"ein\1"), (r"\bnie\b", "immer")),
    coordination=r"^[\s,]*(?:und|oder|sowie|mit|gegen|,)?\s*$",
    place_prepositions="in|aus|bei|nach|Stadt|Gemeinde|Ortsteil|Ort|Kreis",
    no_place=r"(?:ung|ungen|heit|heiten|keit|keiten|schaft|schaften|tion|tionen|isten|en|er|ern|te|st|um|uro)$",
    given_names=frozenset(_DE_NAMES.split()),
)  # fmt: skip

_EN_NAMES = """
    Aaron Adam Aisha Alan Alex Alice Amanda Amy Andrew Angela Anna Anne Anthony Barbara Ben Brian Bjorn Callum
    Caroline Catherine Charles Charlotte Chris Christine Claire Colin Craig Daniel David Deborah Derek Diane Donald
    Edward Eleanor Elizabeth Ellen Emily Emma Eric Ewan Fiona Frances Frank George Graham Greg Hannah Hanne Harry
    Heather Helen Henry Ian Imogen Jack Jacob James Jane Janet Jason Jean Jennifer Jessica Joan Joanna John Jonathan
    Joseph Joyce Julia Julie Karen Katherine Kenneth Kevin Laura Lewis Linda Lisa Louise Lucy Margaret Maria Mark
    Martha Martin Mary Matthew Michael Michelle Moira Nancy Neil Nicola Nicholas Oliver Owen Pamela Patricia Patrick
    Paul Peter Philip Priya Rachel Rebecca Richard Robert Roger Rory Rosa Ruth Ryan Sally Sam Samuel Sandra Sarah
    Scott Sharon Simon Sophie Stephen Steven Stuart Susan Thomas Timothy Tom Victoria William
"""

EN = Words(
    number_words=("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    magnitudes=(*both("million billion", "thousands hundreds"), (r"(?<=\d)m\b", "bn"), (r"(?<=\d)bn\b", "m")),
    units={
        "kilometres": "metres", "metres": "kilometres", "miles": "metres", "percent": "percentage points",
        "pounds": "euros", "euros": "pounds", "dollars": "pounds", "minutes": "hours", "hours": "days", "days": "weeks",
        "weeks": "months", "months": "years", "years": "months", "litres": "cubic metres", "tonnes": "kilograms",
        "knots": "metres",
    },
    weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    months=("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"),
    decimal=".",
    thousands=",",
    lower=r"(?:more than|at least|over|since) [£$€]?$",
    upper=r"(?:up to|at most|less than|fewer than|under|nearly|almost|only) [£$€]?$",
    negators=r"\b(?:not|no|never|nobody|none|without|neither|nor|cannot|\w+n[’']t)\b",
    negate=(
        (r"\b(is|are|was|were|has|have|had|will|would|can|could|may|must|should)\b(?! not| to\b)", r"\1 not"),
        (r"\b(said|says)\b", r"never \1"),
    ),
    affirm=(
        (r"\bno longer\b", "still"), (r"\bnot yet\b", "already"), (r" not\b(?! only)", ""), (r"\bnever\b", "often"),
        (r"\bno one\b|\bnobody\b", "somebody"), (r"\bNo one\b|\bNobody\b", "Somebody"), (r"\bno\b", "some"),
        (r"\bwithout\b", "with"), (r"\bcannot\b", "can"), (r"\b(\w+)n[’']t\b", r"\1"), (r"\bneither\b(.*?)\bnor\b", r"both\1and"),
    ),
    quantifiers=(
        (r"\ball\b", "some"), (r"\bAll\b", "Some"), (r"\bmost\b", "all"), (r"\bsome\b(?! \d)", "all"), (r"\bSome\b(?! \d)", "All"),
        (r"\bseveral\b", "all"), (r"\bmany\b", "few"), (r"\bMany\b", "Few"), (r"\bat least\b", "at most"), (r"\bat most\b", "at least"),
        (r"\bmore than\b", "fewer than"), (r"\bless than\b|\bfewer than\b", "more than"), (r"\bup to(?= \d)", "more than"),
        (r"\bevery\b|\beach\b", "hardly any"), (r"\bover(?= [\d£$€])", "under"), (r"\bpartly\b", "entirely"),
        (r"\b[Bb]oth\b", "neither of the"), (r"\bthe whole\b", "part of the"),
    ),
    directions=(*both("rise fall", "rises falls", "rose fell", "risen fallen", "rising falling", "increase decrease", "increased decreased", "higher lower", "larger smaller", "longer shorter", "earlier later", "faster slower", "won lost", "wins loses", "before after", "north south", "west east", "above below", "opened closed", "open closed", "welcomed criticised", "up down", "into out_of", "better worse", "backed opposed", "inside outside"), (r"(?<!no )\bmore\b(?! than)", "less"), (r"\bless\b(?! than)", "more")),
    modality_dropped=(
        (r"\b(?:may|might|could) have\b", "has"), (r"\b(?:may|might|could) be\b", "is"), (r"\b(?:could|might|may)\b", "will"),
        (r"\b(?:allegedly|reportedly|possibly|probably|apparently|likely) ", ""), (r"\balleged |\bsuspected |\bpossible ", ""),
        (r"\bbelieves?\b", "confirmed"), (r"\bhopes? to\b", "will"), (r"\bcalled for\b", "secured"), (r"\bplans? to\b", "has begun to"),
    ),
    modality_added=(
        (r"\b(was|were|has|have|is|are)\b(?= \w+ed\b)", r"\1 allegedly"), (r"\bwill\b", "might"),
    ),
    causal="{second} because {first}.",
    causes=r"\b(?:because|since|as|due|therefore|so|after|cause|caused|reason|owing)\b",
    phrase=r"\b(?:after|from|with|under|against|on|in|at|for|by) (?:a|an|the|its|their) (?:[a-z]{4,} )?[a-z]{4,}\b(?= [a-z]+|[,.])",
    relative="(?:who|which|where)",
    last_verbs="",
    turns=r",? (?:but|if|unless|provided|until|although|except|only|before)\b",
    quote_negation=((r" not\b", ""), (r"\b(\w+)n[’']t\b", r"\1"), (r"\bno\b", "some"), (r"\bnever\b", "always")),
    coordination=r"^[\s,]*(?:and|or|with|against|,)?\s*$",
    place_prepositions="in|from|at|near|to|off|of",
    no_place=r"(?:ing|tion|ment|ness|day|ber|ary|ers|ies)$",
    given_names=frozenset(_EN_NAMES.split()),
)  # fmt: skip

TABLES: Mapping[str, Words] = {"de": DE, "en": EN}
