"""Matches names of outlets that the registry does not know with given articles that no attribution uses.

A name and an article match if the page, its address or the user calls the outlet so, and no other name
or article is possible. Unclear cases are reported as questions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from crosscheck.errors import CrosscheckError, ManifestError, UsageError
from crosscheck.model import Article, Attribution, Outlet
from crosscheck.outlets.called import with_names
from crosscheck.outlets.identity import host_of
from crosscheck.outlets.names import bare_host, name_key
from crosscheck.outlets.registry import Registry, is_makeshift
from crosscheck.retrieval.manifest import SourceRequest
from crosscheck.text.plain import fold_umlauts, plain

GIVEN = frozenset(
    {"manifest", "option", "front matter", "folder", "file link"}
)  # values of `found_by` for given articles
_CLOSE = 0.8  # similarity from which on one name may be a misspelling of the other
_SHOWN = 5  # attributed outlets that a message lists
_MEANT = ' If it is another outlet, say so in its entry: names = ["…"].'
_WORD = re.compile(r"[^\W_]+")
_INITIALS = range(3, 6)  # letters; two are the initials of far too many
# Words that hosts add to a newspaper's name.
_HOST_WORDS = re.compile(r"^(?:www|m|amp|e)\.|[-.]?(?:online|news|digital|epaper|plus|live|24)$")


@dataclass(frozen=True, slots=True)
class Candidates:
    """The articles an unknown name may refer to: the matching ones, and the unused ones of unknown outlets."""

    fitting: tuple[Article, ...]
    left: tuple[Article, ...]


def unknown(credits: Sequence[Attribution]) -> tuple[str, ...]:
    """The attributed names that the registry does not know, each in its first spelling."""
    found: dict[str, str] = {}
    for credit in credits:
        if credit.outlet is None and not credit.candidates:
            found.setdefault(name_key(credit.as_written), credit.as_written)
    return tuple(found.values())


def unused(credits: Sequence[Attribution], articles: Iterable[Article]) -> tuple[Article, ...]:
    """The given articles whose outlet the draft does not attribute anything to."""
    credited = {a.outlet.id for a in credits if a.outlet}
    return tuple(a for a in articles if a.found_by in GIVEN and a.outlet.id not in credited)


def matched(credits: Sequence[Attribution], articles: Iterable[Article]) -> tuple[Outlet, ...]:
    """The outlets of unused articles, each with the one unknown name that surely belongs to it."""
    left = unused(credits, articles)
    pairs = [(name, {a.outlet.id for a in left if _surely(name, a)}) for name in unknown(credits)]
    found = []
    for name, ids in pairs:
        rivals = [other for other, candidates in pairs if candidates & ids and other != name]
        if len(ids) == 1 and all(_one_name(name, other) for other in rivals):
            outlet = next(a.outlet for a in left if a.outlet.id in ids)
            found.append(with_names(outlet, (name,)))
    return tuple(found)


def named_in_text(
    text: str, credits: Sequence[Attribution], articles: Iterable[Article], registry: Registry
) -> tuple[Outlet, ...]:
    """The unknown outlets of unused articles, with those names of their pages that are unambiguous and
    occur in the draft's text."""
    shown = plain(text).text
    owners: dict[str, dict[str, Outlet]] = {}
    for article in unused(credits, articles):
        for name in article.publisher if is_makeshift(article.outlet) else ():
            if name in shown and not registry.by_name(name):
                owners.setdefault(name, {})[article.outlet.id] = article.outlet
    alone = [(name, next(iter(found.values()))) for name, found in owners.items() if len(found) == 1]
    return tuple(with_names(outlet, (name,)) for name, outlet in alone)


def candidates_for(name: str, credits: Sequence[Attribution], articles: Iterable[Article]) -> Candidates:
    """The candidates for a name that `matched` leaves open."""
    left = unused(credits, articles)
    fitting = tuple(a for a in left if fits(name, a))
    return Candidates(fitting, tuple(a for a in left if is_makeshift(a.outlet)))


def fits(name: str, article: Article) -> bool:
    """Whether an article may be of the outlet that a draft calls `name`."""
    return _by_words(name, article) or (is_makeshift(article.outlet) and _by_initials(name, article))


def _surely(name: str, article: Article) -> bool:
    """Whether page or address confirm `name`, and no name the page gives itself contradicts it."""
    if _by_words(name, article):
        return True
    if not is_makeshift(article.outlet) or not _by_initials(name, article):
        return False
    return all(_initials_fit(_stem(own), name) for own in article.publisher)


def _by_words(name: str, article: Article) -> bool:
    """Whether the page, the address or the user calls the outlet so, in full or in part."""
    own = (*article.publisher, *(article.outlet.names if is_makeshift(article.outlet) else ()))
    if any(_same_words(name, each) for each in own):
        return True
    return is_makeshift(article.outlet) and name_key(name) in {name_key(s) for s in _stems(article)}


def _same_words(name: str, own: str) -> bool:
    """Whether one name equals the other or is a part of it that is more than a word like „Zeitung“."""
    if name_key(name) == name_key(_stem(own)):
        return True
    one, two = _words(name), _words(own)
    if len(one) > len(two):
        one, two = two, one
        if len(one) < 2:
            return False
    return any(two[i : i + len(one)] == one for i in range(len(two) - len(one) + 1))


def _by_initials(name: str, article: Article) -> bool:
    return any(_initials_fit(stem, name) for stem in (*_stems(article), *map(_stem, article.outlet.names)))


def _initials_fit(stem: str, name: str) -> bool:
    """Whether `stem` abbreviates the name by initials of its words in order, with letters of the words
    between them, as „nwz“ for „Nordwest-Zeitung“."""
    if len(stem) not in _INITIALS or not stem.isalpha():
        return False
    words = _words(name)
    starts = "".join(word[0] for word in words)
    return len(words) > 1 and stem[:1] == starts[:1] and _in_order(starts, stem) and _drawn(stem, words)


def _in_order(letters: str, text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)


def _drawn(stem: str, words: Sequence[str]) -> bool:
    """Whether `stem` is a subsequence of the words with the first letter of each."""
    text = "".join(words)
    return _in_order(stem, text) and len(stem) >= len(words)


def _stems(article: Article) -> tuple[str, ...]:
    """The names in the addresses of an article: „nwz“ for www.nwzonline.de."""
    hosts = (host_of(u) for u in (article.canonical_url, article.url) if "://" in u)
    return tuple(dict.fromkeys(_stem(host) for host in hosts if host))


def _stem(name: str) -> str:
    """A host, or a name written like one, without generic words and folded."""
    host = fold_umlauts(bare_host(name)) if " " not in name else fold_umlauts(name)
    host = host.rpartition(".")[0].rpartition(".")[2] or host if "." in host and " " not in host else host
    return _HOST_WORDS.sub("", host) or host


def _words(name: str) -> tuple[str, ...]:
    return tuple(fold_umlauts(word) for word in _WORD.findall(name))


def _one_name(name: str, other: str) -> bool:
    """Whether two names are spellings of one, as „Nordwest-Zeitung“ and „Nordwest-Zeitungs“."""
    one, two = sorted((name_key(name), name_key(other)), key=len)
    return two.startswith(one)


def misspelled_source(
    requests: Iterable[SourceRequest], readings: Sequence[Sequence[Attribution]], known: Sequence[str]
) -> CrosscheckError | None:
    """The error for a source under an unknown name that no draft mentions, which is probably misspelled;
    in a manifest only if the name is close to a known one.

    None if a draft has no attributions, or an unknown name of its own. `readings` are the attributions of
    each draft, `known` the names of all outlets.
    """
    credits = [a for each in readings for a in each]
    if not credits or any(unknown(each) for each in readings):
        return None
    attributed = {a.outlet.id for a in credits if a.outlet}
    named = sorted({n for a in credits if a.outlet for n in (a.outlet.domain, *a.outlet.names)})
    domains = sorted({a.domain for a in credits})
    doubtful = (r for r in requests if r.doubtful and r.outlet.id not in attributed)
    return next(filter(None, (_slip(request, (named, known), domains) for request in doubtful)), None)


def _slip(
    request: SourceRequest, names: Iterable[Sequence[str]], credited: Sequence[str]
) -> CrosscheckError | None:
    """The error for an unknown name; None in a manifest, unless it is close to one of `names`."""
    name = request.outlet.names[-1]
    close = dict.fromkeys(c for known in names for c in get_close_matches(name, known, 2, _CLOSE))
    is_option = request.origin == "option"
    if not close and not is_option:
        return None
    hint = "The draft credits " + ", ".join(credited[:_SHOWN]) + "."
    if close:
        hint = "Did you mean " + " or ".join(f"'{c}'" for c in close) + "?"
    message = f"{request.where}: no outlet is known by the name '{name}', and no draft credits one"
    return UsageError(message, hint) if is_option else ManifestError(message, hint + _MEANT)
