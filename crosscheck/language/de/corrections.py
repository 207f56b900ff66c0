"""German turns with which a text takes back what it, or others, said."""

from __future__ import annotations

from crosscheck.language.corrections import Corrections, expression, expressions

_VERSION = r"\b(?:früheren?|ersten?|ursprünglichen?|vorherigen?|vorigen?|älteren?|alten)_(?:version|fassung)"
_OURS = r"""_(?:dieses|des|dieser|der|unseres|unserer)_
    (?:artikels?|textes|beitrags|berichts|meldung|interviews?|überschrift|newsletters?|reportage|analyse|liveblogs?)\b"""
_FIRST = r"\b(?:zunächst|zuerst|anfangs|anfänglich|ursprünglich)\b"
_EARLY = r"\b(?:in|nach)_ersten_(?:meldungen|berichten|angaben)\b|\berste_(?:meldungen|berichte|angaben)\b"
_MISTAKEN = r"\b(?:irrtümlich|fälschlich|irrtümlicherweise|fälschlicherweise|versehentlich)\b"
_SAID = r"""\b(?:wir|hieß_es|geheißen|berichtet|gemeldet|genannt|angegeben|geschrieben|bezeichnet|zugeschrieben|
    behauptet|stand|gestanden|die_rede)\b"""
_STATEMENT = (
    r"(?:behauptung|aussage|meldung|angabe|darstellung|annahme|gerücht|these|nachricht|vorwurf)\w{0,3}"
)
_UNTRUE = r"""(?:(?:ist|sind|war|waren|sei|seien)_(?:aber_|jedoch_|allerdings_|schlicht_|frei_|nachweislich_|schlichtweg_)?
    (?:falsch|unwahr|unzutreffend|erfunden|haltlos|gelogen|ein_irrtum|nicht_(?:wahr|richtig|korrekt|zutreffend))\b
    | (?:stimmt|stimmen|stimmte)_(?:so_|aber_|jedoch_|auch_)?nicht\b(?!_(?:mit|überein))
    | (?:trifft|treffen|traf)_(?:so_|aber_|jedoch_|auch_)?nicht_zu\b
    | entbehrt_jeder_grundlage)"""

CORRECTIONS = Corrections(
    earlier=(
        expressions([rf"{_VERSION}(?:{_OURS}|_(?:hieß|hatten_wir|haben_wir|stand|war_von)\b)"]),
        expressions(
            [
                rf"{_FIRST}|{_EARLY}",
                r"""\b(?:die_rede|hieß_es|geheißen|ging(?:en)?_[^.]{0,80}\baus\b|ausgegangen
                | von_[^.]{1,80}_gesprochen)\b""",
            ]
        ),
        expressions([_MISTAKEN, _SAID]),
    ),
    instead=expression(
        r"""\b(?:tatsächlich|in_wirklichkeit|in_wahrheit|richtig_(?:ist|sind|wäre|muss)|korrekt_(?:ist|sind|wäre)|
        vielmehr|inzwischen|mittlerweile|sondern|wir_(?:haben_(?:das|dies|die|den|es)|bitten)|(?:das|dies)_haben_wir)\b"""
    ),
    refused=expressions(
        [
            rf"\b(?:falsch|unwahr|erfunden|unzutreffend)_(?:ist|war|sei|sind)_[^,:]{{0,40}}\b{_STATEMENT}[,:]_(?P<said>.+)$",
            rf"\b{_STATEMENT},_(?P<said>[^.!?]{{5,300}}?),_{_UNTRUE}",
            rf"^(?:und_|auch_)?(?P<said>dass_[^.!?]{{5,300}}?),_{_UNTRUE}",
            r"""\b(?:nicht|kaum|ebenso_wenig|ebensowenig|genauso_wenig)_
            (?:stimmt|wahr_ist|richtig_ist|korrekt_ist|zutreffend_ist)[^,]{0,30},_(?P<said>dass_.+)$""",
            rf"\b(?:es|das)_{_UNTRUE},_(?P<said>dass_.+)$",
        ]
    ),
    rejects=expression(
        rf"""^(?:das|dies|beides|diese_(?:angaben?|zahl|behauptung|darstellung|meldung|aussage|information))_
        {_UNTRUE}"""
    ),
    reported=expression(
        r"""\b(?:sei|seien|habe|hätten|hätte|werde|würden|heißt_es|hieß_es|behaupte\w*|behauptung\w*|gerücht\w*|
        kursier\w*|verbreite\w*|angeblich|in_sozialen_(?:medien|netzwerken))\b"""
    ),
    note=expression(
        r"""^(?:(?:anmerkung|hinweis|notiz|anm\.)_(?:der|an_die|d\.)_?(?:redaktion|red\.)|korrektur(?:hinweis|notiz)?\b
        |berichtigung|richtigstellung|transparenzhinweis|in_eigener_sache|klarstellung)"""
    ),
    contrary=expression(
        r"""\b(?:entgegen|anders_als)_[^,.]{0,80}
        (?:angabe\w*|bericht\w*|meldung\w*|gemeldet|behaupt\w*|dargestellt|annahme\w*|gerücht\w*|geschrieben)"""
    ),
    replaced=expressions(
        [
            r"\b(?:statt|anstatt|anstelle_von)\b(?:,_wie_[^,.]{0,60},)?_(?P<said>[^,.;]{1,60})",
            r"\bnicht,?_(?:wie_[^,.]{0,60},_)?(?P<said>[^,.;]{1,80}),_sondern\b",
            r"\bnicht,?_(?:wie_[^,.]{0,60},_)?(?P<said>[^,.;]{1,80})",
            r"\bvon_(?P<said>[^,.;]{1,40})_auf_[^.;]{1,60}_(?:korrigiert|berichtigt|geändert)\b",
        ]
    ),
    claim=expression(r"^(?:(?:die_)?behauptung|gerücht|mythos|these)(?:_(?:nr\.?_)?\d{1,2})?_?:_?"),
    ruling=expression(r"^(?:(?:die_|unsere_)?bewertung|urteil|einschätzung|fazit|ergebnis|faktencheck)_?:_?"),
    untrue=expression(
        r"""^(?:(?:das|dies)_(?:ist|stimmt)_)?(?:größtenteils_|überwiegend_|weitgehend_|frei_|komplett_|völlig_)?
        (?:falsch|unwahr|erfunden|irreführend|nicht|unbelegt|nicht_belegt|ohne_beleg|fake|manipuliert)\b"""
    ),
    untrue_label=expression(r"^(?:falsch|fake|falschmeldung|falsche_behauptung|unwahr)_?(?::|_[–-]_)_?"),
    hints=(
        "version", "fassung", "zunächst", "zuerst", "anfangs", "anfänglich", "ursprünglich", " ersten ", "erste ",
        "irrtümlich", "fälschlich", "versehentlich", "falsch", "unwahr", "unzutreffend", "erfunden", "haltlos", "gelogen",
        "irrtum", "nicht wahr", "nicht richtig", "nicht korrekt", "stimm", "trifft", "treffen", "entbehrt", "wahr ist",
        "richtig ist", "korrekt ist", "redaktion", "korrektur", "berichtigung", "richtigstellung", "transparenzhinweis",
        "in eigener sache", "klarstellung", "entgegen", "anders als", "behauptung", "gerücht", "mythos", "these", "fake",
    ),
    speaks=(
        "zunachst", "zuerst", "anfangs", "ursprunglich", "fruher", "falsch", "korrigier", "korrektur", "berichtig",
        "behaupt", "gerucht", "angeblich", "irrtumlich", "falschlich", "zuruckgenomm", "widerleg", "dementier",
    ),
)  # fmt: skip
