"""English: publishers' names take no endings but the possessive, which is set off by an apostrophe."""

from __future__ import annotations

from crosscheck.language.data import words
from crosscheck.language.names import NameForms

NAME_FORMS = NameForms(
    endings=(),
    everyday=words("""
        times guardian sun mirror independent observer economist mail star sky express standard post
        telegraph herald journal news metro nation week world today spiegel bild welt zeit stern focus
        nature variety slate wired verge spectator scotsman intercept esquire namibian tennessean oregonian
        irrawaddy bulwark spinoff quint idea vogue playboy cosmopolitan forbes gazette courier inquirer pioneer
        """),
    generic=frozenset({"press", "news", "media"}),
    articles=frozenset({"the"}),
)
