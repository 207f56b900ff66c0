"""Finds outlets' names in a text, in one pass over its words, whatever the number of names.

A name is a sequence of words with the separators between them; each word matches all its
inflected forms. Hosts („www.n-tv.de“) are found first.
"""

from __future__ import annotations

import itertools
import re
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from crosscheck import language
from crosscheck.model import Outlet, Span
from crosscheck.text.plain import fold_umlauts

_WORD = re.compile(r"[^\W_]+")
_HOST = re.compile(
    r"(?<![\w@.-])(?P<scheme>https?://)?(?P<host>(?:[^\W_][\w-]*\.)+[a-zA-Z]{2,12})(?P<path>/[^\s<>()\[\]„“”\"»«]*)?(?![\w@-])"
)
_ENTERING = threading.Lock()  # of the module, since indexes go to other processes
_BEGINNING = 3  # letters by which names wait for a text that has them
_COMPOUND = re.compile(r"-(?=[^\W\d_])(?P<rest>[\w-]*\w)")
_SEPARATORS = {" ": re.compile(r"(?: +|-)\Z"), "-": re.compile(r"(?:-| )\Z"), ".": re.compile(r"\. ?\Z")}


@dataclass(frozen=True, slots=True)
class NameHit:
    """A name found: offsets into the view it was found in.

    `outlets` has more than one member when the name fits several. `host` is set when a web address
    or a bare domain was found, `rest` is what a hyphen joins to the name („Bericht“ in „SZ-Bericht“).
    """

    span: Span
    outlets: tuple[Outlet, ...]
    host: str = ""
    path: str = ""
    rest: str = ""
    everyday: bool = False
    generic: bool = False


@dataclass(frozen=True, slots=True)
class _Entry:
    """One name: the forms of its words after the first, and the separators before them."""

    rest: tuple[tuple[str, frozenset[str]], ...]
    dotted: bool  # ends in a full stop of its own, like „F.A.Z.“
    case: str  # "upper": as written, an acronym · "title": begins with a capital · "any"
    key: str


class NameIndex:
    """The names of a set of outlets, ready for searching.

    Entries are made when a text has a word that begins like the name: most drafts need a few of thousands.
    """

    def __init__(self, outlets: Iterable[Outlet]) -> None:
        self._rules = tuple(language.get(code).names for code in language.codes())
        self._articles = frozenset().union(*(rules.articles for rules in self._rules))
        self.everyday = frozenset().union(*(rules.everyday for rules in self._rules))
        self.generic = frozenset().union(*(rules.generic for rules in self._rules))
        self._entries: dict[str, list[_Entry]] = {}
        self._waiting: dict[str, list[tuple[str, str]]] = {}  # by how they begin: names as written, keys
        self.owners: dict[str, tuple[Outlet, ...]] = {}
        self.sharers: dict[str, tuple[Outlet, ...]] = {}
        for outlet in outlets:
            for name in dict.fromkeys((outlet.name, *outlet.names)):
                self._add(name, outlet, self.owners)
            for name in outlet.shared_names:
                self._add(name, outlet, self.sharers)

    def _add(self, name: str, outlet: Outlet, side: dict[str, tuple[Outlet, ...]]) -> None:
        words = list(_WORD.finditer(name))
        folded = [fold_umlauts(word.group()) for word in words]
        if len(words) > 1 and folded[0] in self._articles:
            del folded[0]  # the article is read with the text around a name
            name = name[words[1].start() :]
        if not folded or is_host(name):
            return  # a domain used as a name is found as a host
        key = "".join(folded)
        if outlet not in side.get(key, ()):
            side[key] = (*side.get(key, ()), outlet)
        self._waiting.setdefault(folded[0][:_BEGINNING], []).append((name, key))

    def _bucket(self, form: str) -> list[_Entry]:
        """The entries of names whose first word has this form."""
        with _ENTERING:  # no search while another thread is adding entries
            waiting = [n for size in range(1, _BEGINNING + 1) for n in self._waiting.pop(form[:size], ())]
            forms = (self._enter(name, key) for name, key in dict.fromkeys(waiting))
            for each in frozenset().union(*forms):
                made = dict.fromkeys(self._entries[each])
                self._entries[each] = sorted(made, key=lambda e: (-len(e.rest), e.key))
            return self._entries.get(form, [])

    def _enter(self, name: str, key: str) -> frozenset[str]:
        """Makes the entry of a name; the forms of its first word."""
        words = list(_WORD.finditer(name))
        rest = tuple(
            (_separator(name[a.end() : b.start()]), self._forms(b.group()))
            for a, b in itertools.pairwise(words)
        )
        entry = _Entry(rest, name.endswith("."), _case(name), key)
        forms = self._forms(words[0].group())
        for form in forms:
            self._entries.setdefault(form, []).append(entry)
        return forms

    def _forms(self, word: str) -> frozenset[str]:
        folded = fold_umlauts(word)
        return frozenset().union(*(rules.forms(folded) for rules in self._rules), {folded})

    def key(self, name: str) -> str:
        """A key equal for all spellings of a name: its folded words without separators and article."""
        words = [fold_umlauts(word) for word in _WORD.findall(name)]
        return "".join(words[1:] if len(words) > 1 and words[0] in self._articles else words)

    def find(self, text: str, any_case: bool = False) -> Iterator[tuple[Span, str, str]]:
        """(span, key of the name, what a hyphen joins to it), in order."""
        words = [(m.start(), m.end(), m.group()) for m in _WORD.finditer(text)]
        folded: dict[str, str] = {}
        done = 0
        for index, (start, _end, word) in enumerate(words):
            form = folded.get(word)
            if form is None:
                form = folded[word] = fold_umlauts(word)
            bucket = self._bucket(form)
            if not bucket or start < done or not _free(text, start):
                continue
            for entry in bucket:
                last = self._matches(entry, words, index, text)
                if last is None or not (any_case or _cased(entry, text[start:last], word)):
                    continue
                compound = _COMPOUND.match(text, last)
                if entry.dotted and text[last : last + 1] == ".":
                    last += 1
                yield Span(start, last), entry.key, compound["rest"] if compound else ""
                done = compound.end() if compound else last
                break

    @staticmethod
    def _matches(entry: _Entry, words: list[tuple[int, int, str]], index: int, text: str) -> int | None:
        if index + len(entry.rest) >= len(words):
            return None
        last = words[index][1]
        for step, (separator, forms) in enumerate(entry.rest, 1):
            start, end, word = words[index + step]
            if fold_umlauts(word) not in forms or not _SEPARATORS[separator].match(text[last:start]):
                return None
            last = end
        return last


def hosts(text: str) -> Iterator[tuple[Span, str, str]]:
    """(span, host in lower case without „www.“, path) of every web address or bare domain."""
    for found in _HOST.finditer(text):
        path = (found["path"] or "").rstrip(".,;:!?…")
        end = found.end("host") + len(path)
        yield Span(found.start(), end), bare_host(found["host"]), path


def is_host(name: str) -> bool:
    """Whether a name is written like a domain („n-tv.de“)."""
    return bool(_HOST.fullmatch(name))


def bare_host(host: str) -> str:
    """A host in lower case, without port and „www.“."""
    host = host.strip().lower().rstrip(".").split(":", 1)[0]
    return host.removeprefix("www.")


def name_key(name: str) -> str:
    """A key equal for all spellings of a name: its folded words without separators."""
    return "".join(fold_umlauts(word) for word in _WORD.findall(name))


def _separator(between: str) -> str:
    return "." if "." in between else "-" if between.strip() else " "


def _case(name: str) -> str:
    letters = [c for c in name if c.isalpha()]
    if len(letters) <= 4 and all(c.isupper() for c in letters):
        return "upper"
    return "title" if name[:1].isupper() else "any"


def _cased(entry: _Entry, written: str, first: str) -> bool:
    if entry.case == "any":
        return True
    if entry.case == "upper":
        return sum(c.isupper() for c in written) >= min(2, len(written))
    return first[:1].isupper() or first[:1].isdigit()


def _free(text: str, start: int) -> bool:
    """Whether the word at `start` is no part of a longer one, of a handle or an address."""
    before = text[start - 1 : start]
    if before in ("@", "#", "_"):
        return False
    return not (before in ("-", ".") and text[start - 2 : start - 1].isalnum())
