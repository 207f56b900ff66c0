"""Queries and index entries for FTS5."""

from __future__ import annotations

from crosscheck.model import Article
from crosscheck.retrieval.archive.words import Query, Term, split
from crosscheck.text.plain import fold_umlauts


def indexed(article: Article) -> tuple[str, str, str]:
    """What the search table's columns hold of an article."""
    return fold_umlauts(article.title), fold_umlauts(article.text), place(article.outlet.domain)


def place(domain: str) -> str:
    """The one word under which snapshots of an outlet are indexed."""
    return "at" + "".join(split(domain)).replace("_", "")


def expression(query: Query, outlet: str = "") -> str:
    """The FTS5 expression for `query`, which has wanted terms, of one outlet or all.

    Nothing of the query reaches FTS5 as syntax.
    """
    joined = (" OR " if query.any_word else " AND ").join(map(_term, query.wanted))
    match = f"{{title text}} : (({joined})" + "".join(f" NOT {_term(t)}" for t in query.unwanted) + ")"
    return f"place : {place(outlet)} AND ({match})" if outlet else match


def _term(term: Term) -> str:
    words = [fold_umlauts(word) for word in term.words]
    if not term.is_inflected:
        return f'"{" ".join(words)}"'
    (word,) = words  # its end is cut and the rest matched as a beginning
    return f'"{word[: -2 if len(word) > 6 else -1]}" *'
