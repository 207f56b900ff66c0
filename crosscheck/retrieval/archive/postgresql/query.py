"""Queries and index entries for the server's full-text search."""

from __future__ import annotations

from crosscheck.model import Article
from crosscheck.retrieval.archive.words import Query, Term, spellings, split

_LONGEST = 250  # letters of a word that is indexed and looked for; longer ones the server refuses
_INDEXED = 250_000  # letters of an article that are indexed; a news article has 5,000


def indexed(article: Article) -> tuple[str, str]:
    """The words of title and text, as `to_tsvector` gets them: nothing that it takes for more than
    words, such as „CDU/CSU“ for the name of a file."""
    return _words(article.title), _words(article.text)


def _words(text: str) -> str:
    return " ".join(word for word in split(text[:_INDEXED]) if len(word) <= _LONGEST)


def expression(query: Query) -> str:
    """The text for `to_tsquery`; empty when no word of the query can be looked for."""
    joined = (" | " if query.any_word else " & ").join(filter(None, map(_term, query.wanted)))
    if not joined:
        return ""
    return f"({joined})" + "".join(f" & !{term}" for term in map(_term, query.unwanted) if term)


def _term(term: Term) -> str:
    ending = ":*" if term.is_inflected else ""
    words = [word for word in term.words if len(word) <= _LONGEST]
    either = ["(" + " | ".join(f"'{each}'{ending}" for each in spellings(word)) + ")" for word in words]
    return f"({' <-> '.join(either)})" if len(either) > 1 else "".join(either)
