"""CC101, CC103 and CC104: what is to be said of the credit itself."""

from __future__ import annotations

import shlex
from collections.abc import Iterable

from crosscheck.model import Severity
from crosscheck.rules.base import Rule

UNATTRIBUTED = Rule(
    code="CC101",
    name="unattributed-claim",
    severity=Severity.INFO,
    summary={"de": "Eine Aussage nennt keine Quelle.", "en": "A statement credits no source."},
    explanation={
        "de": "Kein Name, kein Link und keine Fußnote reicht bis zu diesem Satz. Er wird an allen gelesenen Quellen "
        "gemessen.",
        "en": "No name, link or footnote reaches this sentence. It is judged against all sources read.",
    },
    example={
        "de": ("Die Ursache ist unklar.", "(ohne Quelle)"),
        "en": ("The cause is unclear.", "(no source)"),
    },
    messages={"de": "Keine Quelle genannt.", "en": "No source is credited."},
    hint={"de": "Quelle nennen.", "en": "Name the source."},
)
NOT_FOUND = Rule(
    code="CC103",
    name="source-not-found",
    severity=Severity.WARNING,
    summary={
        "de": "Zur genannten Quelle liegt kein Artikel vor.",
        "en": "There is no article for the credited source.",
    },
    explanation={
        "de": "Der Entwurf beruft sich auf ein Medium, von dem kein Artikel angegeben oder gefunden wurde, oder auf "
        "eines, das crosscheck nicht kennt. Die Aussage bleibt ungeprüft. Ein Artikel wird mit --source "
        "MEDIUM=DATEI_ODER_URL oder in sources.toml angegeben; MEDIUM ist der Name, wie er im Entwurf steht.",
        "en": "The draft credits an outlet of which no article was given or found, or one crosscheck does not know. "
        "The statement stays unchecked. Give an article with --source OUTLET=FILE_OR_URL or in sources.toml; OUTLET "
        "is the name as the draft has it.",
    },
    example={
        "de": ("Wie die Seepost berichtet, …", "(kein Artikel)"),
        "en": ("According to the Kinsley Gazette, …", "(no article)"),
    },
    messages={
        "de": "Kein Artikel von {outlet} gefunden.",
        "en": "No article by {outlet} was found.",
    },
    hint={
        "de": "Artikel angeben: {lines}",
        "en": "Give the article: {lines}",
    },
)
AMBIGUOUS = Rule(
    code="CC104",
    name="ambiguous-outlet",
    severity=Severity.WARNING,
    summary={
        "de": "Der Name passt auf mehrere Medien oder angegebene Artikel.",
        "en": "The name fits several outlets, or several articles that are given.",
    },
    explanation={
        "de": "Mehrere bekannte Medien heißen so, oder niemand Bekanntes, aber mehrere der angegebenen Artikel kommen "
        "infrage. Die Aussage wird keinem zugeordnet. Gefragt wird einmal für jeden Namen.",
        "en": "Several known outlets go by this name; or none does, and several of the articles given come into "
        "question. The statement is given to none of them. Each name is asked about once.",
    },
    example={
        "de": ("Wie das Tagblatt berichtet, …", "(mehrere Medien dieses Namens)"),
        "en": ("The Post reports …", "(several outlets of this name)"),
    },
    messages={"de": "„{outlet}“ kann sein: {candidates}", "en": "“{outlet}” may be: {candidates}"},
    hint={
        "de": "Den Artikel des gemeinten angeben: {lines}",
        "en": "Give the article of the one that is meant: {lines}",
    },
)
RULES = (UNATTRIBUTED, NOT_FOUND, AMBIGUOUS)

_OR = {"de": " oder ", "en": " or "}
_ANY = {"de": "DATEI_ODER_URL", "en": "FILE_OR_URL"}


def lines(pairs: Iterable[tuple[str, str]], language: str) -> str:
    """Options for the command line that give an article to an outlet, as a shell takes them; an article
    "" is one the user has yet to name."""
    lang = language if language in _OR else "en"
    told = (shlex.quote(f"{name}={place or _ANY[lang]}") for name, place in dict.fromkeys(pairs))
    return _OR[lang].join(f"--source {each}" for each in told)
