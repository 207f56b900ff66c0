"""How a digest credits statements to one outlet: the turns in which the drafts of the trials name it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

#: How German digests name some outlets, in the nominative; the others go by their address.
NAMES = {
    "augsburger-allgemeine.de": "die Augsburger Allgemeine", "br.de": "der BR",
    "deutschlandfunk.de": "der Deutschlandfunk", "fr.de": "die Frankfurter Rundschau",
    "handelsblatt.com": "das Handelsblatt", "lvz.de": "die Leipziger Volkszeitung", "mdr.de": "der MDR",
    "merkur.de": "der Münchner Merkur", "morgenpost.de": "die Berliner Morgenpost", "ndr.de": "der NDR",
    "nordkurier.de": "der Nordkurier", "noz.de": "die Neue Osnabrücker Zeitung", "nzz.ch": "die NZZ",
    "rheinpfalz.de": "die Rheinpfalz", "saechsische.de": "die Sächsische Zeitung", "stern.de": "der Stern",
    "stuttgarter-zeitung.de": "die Stuttgarter Zeitung", "sueddeutsche.de": "die Süddeutsche Zeitung",
    "swp.de": "die Südwest Presse", "swr.de": "der SWR", "tagesspiegel.de": "der Tagesspiegel", "taz.de": "die taz",
    "waz.de": "die WAZ", "wdr.de": "der WDR", "weser-kurier.de": "der Weser-Kurier", "wiwo.de": "die Wirtschaftswoche",
    "zdf.de": "das ZDF", "zeit.de": "die Zeit",
    "aljazeera.com": "Al Jazeera", "apnews.com": "AP", "bbc.com": "the BBC", "ft.com": "the Financial Times",
    "independent.co.uk": "the Independent", "irishtimes.com": "the Irish Times", "npr.org": "NPR",
    "nytimes.com": "the New York Times", "politico.com": "Politico", "theguardian.com": "the Guardian",
}  # fmt: skip

#: `said` is the statement without its full stop, `name` the outlet in the nominative, `at` with „bei“,
#: `site` its address; `Name` and `At` begin a sentence.
INSIDE = {
    "de": (
        "{said}, berichtet {name}.", "{said}, heißt es {at}.", "{said}, schreibt {name}.", "{said}, so {name}.",
        "{said}, wie {name} meldet.", "{said} ({site}).", "{At} heißt es: {said}.", "{said}, meldet {name}.",
    ),
    "en": (
        "{said}, {name} reports.", "{said}, according to {name}.", "{said}, {name} said.", "{said} ({site}).",
        "{Name} reports: {said}.", "{said}, as {name} reports.",
    ),
}  # fmt: skip

#: At the end of a paragraph an address may stand alone.
CLOSING = "{said} {site}."

_AT = {"der": "beim", "das": "beim", "die": "bei der"}
_SENTENCES = (2, 3, 1)  # of the paragraphs, over and over


def credited(texts: Sequence[str], outlet: str, language: str) -> Iterator[str]:
    """Paragraphs in which each of `texts` is a sentence that names `outlet`."""
    turns = itertools.islice(
        itertools.cycle(INSIDE[language]), len(outlet), None
    )  # not always the same first
    sizes = itertools.cycle(_SENTENCES)
    waiting = list(texts)
    while waiting:
        size = next(sizes)
        some, waiting = waiting[:size], waiting[size:]
        alone = language == "de" and size == 3  # the turn of German digests
        patterns = [CLOSING if alone and place == size - 1 else next(turns) for place in range(len(some))]
        yield " ".join(_sentence(text, turn, outlet) for text, turn in zip(some, patterns, strict=True))


def _sentence(text: str, turn: str, outlet: str) -> str:
    name = NAMES.get(outlet, outlet)
    article, _, rest = name.partition(" ")
    at = f"{_AT[article]} {rest}" if article in _AT else f"bei {name}"
    words = {
        "name": name,
        "Name": name[0].upper() + name[1:],
        "at": at,
        "At": at[0].upper() + at[1:],
        "site": outlet,
    }
    return turn.format(said=text.removesuffix("."), **words)
