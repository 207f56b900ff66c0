"""Publishers mentioned in a sentence: known names and hosts, unknown names, and „das Blatt“.

All offsets are into the draft's text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from crosscheck.language.cues import Anaphor, Cues
from crosscheck.language.nearby import nearby
from crosscheck.language.segmentation import Segmentation
from crosscheck.language.signs import compiled
from crosscheck.model import Outlet, Span
from crosscheck.outlets.names import NameHit
from crosscheck.outlets.wrapped import unwrapped

_AFTER_QUOTE = re.compile(r"[“”\"«»’‘]-(?P<rest>[^\W\d_][\w-]*)")
_MOST = 100  # mentions in one sentence that are examined; text with more is no sentence
LONGEST_LEAD, LONGEST_TAIL = 80, 40  # characters before and after a name that may belong to it
_TITLE = re.compile(r" [„“\"»‚][^„“”\"»«‚‘]{1,40}[“”\"«‘]")
_LONGER_NAME = re.compile(r" [A-Z]")
_ALIAS = re.compile(r"^[“”\"«»’']* \($")


@dataclass(frozen=True, slots=True)
class Mention:
    """One publisher, or several joined by „und“, as one sentence names them.

    `names` are the names alone; `outer` includes article, role and quotation marks. `rest` is the word that a hyphen
    joins to the (last) name. `anaphor` is set where a noun refers to a publisher named elsewhere, `bare` where the
    name is an ordinary word and nothing marks it as a name, `generic` where such a word means publishers in general.
    """

    names: tuple[Name, ...]
    outer: Span
    rest: str = ""
    anaphor: Anaphor | None = None
    bare: bool = False
    generic: bool = False

    @property
    def span(self) -> Span:
        return Span(self.names[0].span.start, self.names[-1].span.end)


@dataclass(frozen=True, slots=True)
class Name:
    """A publisher's name as written, and the outlets it can mean (none, one or more)."""

    span: Span
    outlets: tuple[Outlet, ...]
    written: str
    host: str = ""
    url: str = ""


def mentions(
    text: str, sentence: Span, hits: Sequence[NameHit], cues: Cues, rules: Segmentation
) -> list[Mention]:
    """The mentions in one sentence of `text`, in order; `hits` are those inside it."""
    strangers = list(islice(_unknown(text, sentence, cues, rules.starters), _MOST))
    known = [h for h in hits[:_MOST] if not any(_is_part(h, stranger) for stranger in strangers)]
    each = [_mention(text, sentence, hit, cues, capitals=not rules.nouns_capitalised) for hit in known]
    found = list(_joined(text, each, cues))
    taken = [m.outer for m in found]
    anaphors = [m for m in islice(_anaphors(text, sentence, cues), _MOST) if not _overlap(m.outer, taken)]
    taken += [m.outer for m in anaphors]
    unknown = [m for m in strangers if not _overlap(m.span, taken)]
    return sorted((*found, *anaphors, *unknown), key=lambda m: m.outer)


def _is_part(hit: NameHit, stranger: Mention) -> bool:
    """Whether the hit is an ordinary word at the end of a longer unknown name: „der Nordheimer Kurier“ is not the
    „Kurier“."""
    span = stranger.span
    return hit.everyday and span.start < hit.span.start and hit.span.end <= span.end


def _mention(text: str, sentence: Span, hit: NameHit, cues: Cues, *, capitals: bool) -> Mention:
    """The mention of a known name; `capitals`: the language capitalises names only, not all nouns."""
    joined = _AFTER_QUOTE.match(text, hit.span.end) if not hit.rest else None
    rest = joined["rest"] if joined else hit.rest
    end = joined.end() if joined else hit.span.end + (1 + len(rest) if rest else 0)
    if compiled(cues.editions).match(rest):
        rest = ""
    elif rest and compiled(cues.shows).match(rest):
        title = _TITLE.match(text, end)
        end = title.end() if title else end
    outer = _outer(text, sentence, Span(hit.span.start, end), cues)
    url = unwrapped(text[hit.span.start : hit.span.end]) if hit.path else ""
    name = Name(hit.span, hit.outlets, hit.span.of(text), hit.host, url)
    lone = not _LONGER_NAME.match(text, end)
    capital = capitals and hit.span.start > sentence.start and name.written[:1].isupper() and lone
    lead = text[outer.start : hit.span.start]
    marked = name.written.isupper() or capital or _marks(lead, outer.start > sentence.start)
    return Mention((name,), outer, rest, None, hit.everyday and not marked, hit.generic and not marked)


def _marks(lead: str, inside: bool) -> bool:
    """Whether the text before a word marks it as a name; `inside`: it does not begin the sentence."""
    return (
        any(not (c.isalnum() or c.isspace()) for c in lead)  # a quotation mark
        or len(lead.split()) > 1  # „der Sender …“
        or (inside and lead[:1].isupper())  # „berichtet Die Zeit“
    )


def _outer(text: str, sentence: Span, span: Span, cues: Cues) -> Span:
    """`span` with the article, role and quotation marks of the name: „dem Magazin ‚…‘“."""
    lead = nearby(cues.lead_in, LONGEST_LEAD).before(text, span.start, sentence.start)
    tail = nearby(cues.tail, LONGEST_TAIL).after(text, span.end, sentence.end)
    return Span(lead.start() if lead else span.start, span.end + (tail.end() if tail else 0))


def _joined(text: str, found: Sequence[Mention], cues: Cues) -> Iterator[Mention]:
    """The mentions, adjacent ones merged: „n-tv und der SWR“, „Süddeutsche Zeitung (SZ)“."""
    held: Mention | None = None
    for mention in found:
        if held is None:
            held = mention
            continue
        between = text[held.outer.end : mention.outer.start].rstrip()
        aside = (
            _ALIAS.match(text[held.span.end : mention.span.start])
            and text[mention.span.end : mention.span.end + 1] == ")"
        )
        if aside and _same(held.names[-1], mention.names[0]):
            held = replace(held, outer=Span(held.outer.start, mention.span.end + 1), bare=False)
            continue
        if _same(held.names[-1], mention.names[0]) and len(between) <= 5 and not held.rest:
            # „im ‚heute journal‘ des ZDF“: a programme and its broadcaster
            held = replace(held, outer=Span(held.outer.start, mention.outer.end), rest=mention.rest)
            continue
        side_by_side = not between and held.names[-1].host and mention.names[0].host
        if (side_by_side or compiled(cues.joint).match(between)) and not held.rest:
            held = Mention(
                (*held.names, *mention.names),
                Span(held.outer.start, mention.outer.end),
                mention.rest,
                None,
                held.bare and mention.bare,
            )
            continue
        yield held
        held = mention
    if held is not None:
        yield held


def _same(name: Name, alias: Name) -> bool:
    """Whether two names mean one publisher, as in „Süddeutsche Zeitung (SZ)“; an unknown one may show its address."""
    return bool(set(name.outlets) & set(alias.outlets) or (alias.host and not name.outlets))


def _anaphors(text: str, sentence: Span, cues: Cues) -> Iterator[Mention]:
    for anaphor in cues.anaphors:
        for match in compiled(anaphor.pattern).finditer(text, sentence.start, sentence.end):
            after = text[match.end() : match.end() + 2]
            if after[:1] == "-" or (after[:1] == " " and (after[1:].isupper() or after[1:] in "„“\"»'‚")):
                continue  # the noun introduces a name
            span = Span(match.start(), match.end())
            yield Mention((Name(span, (), match.group()),), span, "", anaphor)


def _unknown(text: str, sentence: Span, cues: Cues, function_words: frozenset[str]) -> Iterator[Mention]:
    """Unregistered names with a word of the press in them: „die Schwäbische Zeitung“."""
    done = sentence.start
    for pattern in cues.unknown:
        for match in compiled(pattern).finditer(text, sentence.start, sentence.end):
            key = "name" if match.groupdict()["name"] else "quoted"
            start = _name_start(match, key, function_words)
            name = text[start : match.end(key)]
            if match.start() < done or not name or compiled(cues.not_publishers).match(name):
                continue
            span = Span(start, match.end(key))
            outer = _outer(text, sentence, span, cues)
            outer = Span(min(outer.start, match.start()), max(outer.end, match.end()))
            yield Mention((Name(span, (), _base_form(name, cues)),), outer)


def _name_start(match: re.Match[str], key: str, function_words: frozenset[str]) -> int:
    """Where the name begins: function words, capitalised at the start of a sentence, do not belong to it."""
    start = match.start(key)
    for word in match[key].split(" ")[:-1]:
        if word.lower() not in function_words:
            break
        start += len(word) + 1
    return start


def _base_form(name: str, cues: Cues) -> str:
    """The uninflected name: „der Schwäbischen Zeitung“ → „Schwäbische Zeitung“."""
    for pattern, base in cues.base_forms:
        name = compiled(pattern).sub(base, name)
    return name


def _overlap(span: Span, others: Sequence[Span]) -> bool:
    return any(span.overlaps(other) for other in others)
