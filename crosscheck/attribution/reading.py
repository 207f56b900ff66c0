"""Which mentions of a publisher in a sentence are credits, and by what turn of phrase."""

from __future__ import annotations

import re
from dataclasses import dataclass

from crosscheck.attribution.mentions import Mention, Name
from crosscheck.language.cues import Cue, Cues
from crosscheck.language.nearby import nearby
from crosscheck.language.signs import compiled
from crosscheck.model import Span

WINDOW = 160  # characters on each side of a name within which its cue has to stand
# The words of a turn that hold no news themselves; the others may stand far from the name, with news
# in between, and are left out of the cue's span.
_WORDS_AFTER = frozenset({"according_to", "as_reported", "so", "subject", "parenthesis"})
_WORDS_APART = frozenset({"told", "spoke_in", "has_reported"})
_LONGEST_CUE = 70
_LEAST_WORDS = 4  # of what a name that is an ordinary word may head; „Zeit: 20 Uhr“ has fewer
_END = re.compile(
    r"[“”\"«»’')\]*_]*+\s*+[.!?…]*+[“”\"«»]*+(?:\s*+\[\^?\w{1,4}\]|[¹²³⁰⁴-⁹]|\d)*+\s*+\Z",
)

# Turns at the end of a statement that cite rather than tell; they cover what stands before them.
TRAILING = frozenset(
    {"trailing", "parenthesis", "source_line", "dash", "footnote", "link_at_end", "source_sentence"}
)
# Turns by which news passes on what another publisher had: no credit beside a source of the draft.
# Turns that credit a programme or a reporter of a publisher („Die ZDF-Sendung ‚…‘ berichtet“).
_OF_A_SHOW = frozenset(
    {"according_to", "as_reported", "so", "subject", "reported_by", "has_reported", "says_in"}
)
_ALWAYS_BLOCKS = frozenset({"photo_credit", "staff", "affiliation", "company"})
_SOFT = frozenset({"subject", "subject_of_clause", "views_of", "introduces"})
# Turns too loose to make an ordinary word („Der Standard sieht vor …“) a publisher.
_NOT_FOR_EVERYDAY_WORDS = frozenset(
    {
        "views_of",
        "subject_of_clause",
        "introduces",
        "in_print",
        "press_subject",
        "dash",
        "says_in",
        "spoke_in",
    }
)
_NOT_EVEN_OF_A_SOURCE = frozenset({"in_print", "press_subject", "dash"})
# „Die Zeitung“, „der Sender“ mean a publisher wherever they stand; „das Portal“ can be anybody's.
_PRESS = frozenset({"newspaper", "magazine", "broadcaster"})
_PRINTED = frozenset({"newspaper", "magazine"})


def ends_here(after: str) -> bool:
    """Whether nothing but stops, brackets and footnote marks follows."""
    return bool(_END.match(after))


@dataclass(frozen=True, slots=True)
class Reading:
    """What was made of a mention: a credit (`accepted`), or none, and the code of the reason.

    `cue` is the turn with the name in it, as a span of the text.
    """

    mention: Mention
    code: str
    cue: Span
    accepted: bool

    @property
    def names(self) -> tuple[Name, ...]:
        return self.mention.names


def read(
    text: str, sentence: Span, mention: Mention, cues: Cues, *, first: bool, source: bool, review: bool
) -> Reading:
    """Judge one mention. `first`: the sentence opens its paragraph; `source`: the draft is known to
    draw on one of the publishers named; `review`: it goes through the papers, so that names are names."""
    before = text[max(sentence.start, mention.outer.start - WINDOW) : mention.outer.start]
    after = text[mention.outer.end : min(sentence.end, mention.outer.end + WINDOW)]
    place = _Place(text, sentence, mention, before, after, first, source, review)
    if mention.generic and not source and not any(n.url for n in mention.names):
        return place.rejected("everyday_word")
    if mention.rest:
        return _compound(place, cues)
    block = next((c.code for c in cues.blocks if place.match(c)), "")
    if block in _ALWAYS_BLOCKS:
        return place.rejected(block)
    return (
        _reported(place, cues, block)
        or _told(place, cues)
        or (place.rejected(block) if block else None)
        or _of_the_press(place, cues)
        or _named_alone(place, cues)
        or place.rejected("no_cue")
    )


def _reported(place: _Place, cues: Cues, block: str) -> Reading | None:
    """A turn that reports, or an address at the end; soft turns do not count where one of `cues.blocks` stands."""
    for cue in cues.report:
        if not (block and cue.code in _SOFT) and (found := place.by(cue)):
            return found
    name = place.mention.names[0]
    if name.host and name.outlets and _END.match(place.after):
        return place.accepted("trailing", place.mention.span)
    return None


def _told(place: _Place, cues: Cues) -> Reading | None:
    """A turn by which somebody told the publisher something."""
    turns = (cue for cue in cues.told if cue.code != "told" or place.addressed(cues))
    return next(filter(None, map(place.by, turns)), None)


def _of_the_press(place: _Place, cues: Cues) -> Reading | None:
    """A turn that is a credit only where the draft is known to draw on the publisher."""
    if not (place.source or place.review or place.mention.anaphor):
        return None
    return next(filter(None, map(place.by, cues.press)), None)


def _named_alone(place: _Place, cues: Cues) -> Reading | None:
    """The name of a source without any turn, unless the sentence is about the publisher."""
    mention = place.mention
    plain_noun = mention.anaphor is not None and mention.anaphor.media <= _PRESS
    named = (place.source or (place.review and place.first)) and not mention.bare
    if (named or plain_noun) and not any(place.match(cue) for cue in cues.about):
        return place.accepted("named_source", mention.outer)
    return None


@dataclass(frozen=True, slots=True)
class _Place:
    """A mention with what stands around it in its sentence."""

    text: str
    sentence: Span
    mention: Mention
    before: str
    after: str
    first: bool
    source: bool
    review: bool

    def by(self, cue: Cue) -> Reading | None:
        """The credit by this turn, where it stands here and may stand with the mention."""
        span = self.match(cue)
        return self.accepted(cue.code, span) if span and self.allows(cue.code) else None

    def match(self, cue: Cue) -> Span | None:
        """The turn as a span, or None when it does not stand here."""
        start, end = self.mention.outer.start, self.mention.outer.end
        if cue.code == "head" and not self.first:
            return None
        if cue.before:
            turn, bare = nearby(cue.before, WINDOW), self.before.rstrip(" ")
            found = turn.before(bare, len(bare)) or turn.before(self.before, len(self.before))
            if not found:
                return None
            if cue.code not in _WORDS_APART:
                start -= len(self.before) - found.start()
        if cue.after:
            following = nearby(cue.after, WINDOW).after(self.after, 0, len(self.after))
            if not following:
                return None
            if cue.code in _WORDS_AFTER and following.end() <= _LONGEST_CUE:
                end += following.end()
        return _trimmed(self.text, Span(start, end))

    def allows(self, code: str) -> bool:
        """Whether a turn this loose can credit this name."""
        if code == "in_print" and not any(
            o.medium in _PRINTED for n in self.mention.names for o in n.outlets
        ):
            return False
        if not self.mention.bare:
            return True
        alone = self.mention.outer.start == self.mention.span.start  # no article before it
        if code == "head" and self.source:
            return not alone or len(self.after.split()) >= _LEAST_WORDS  # „Spiegel: Käufer ist ein Konzern“
        if code in ("told", "head"):
            return not alone
        if code not in _NOT_FOR_EVERYDAY_WORDS:
            return True
        return not alone and (self.review or (self.source and code not in _NOT_EVEN_OF_A_SOURCE))

    def addressed(self, cues: Cues) -> bool:
        """Whether the form of the article lets the name be the one spoken to."""
        lead = self.text[self.mention.outer.start : self.mention.outer.end]
        return bool(compiled(cues.addressee).match(lead))

    def accepted(self, code: str, span: Span) -> Reading:
        return Reading(self.mention, code, span, True)

    def rejected(self, code: str) -> Reading:
        return Reading(self.mention, code, self.mention.span, False)


def _compound(place: _Place, cues: Cues) -> Reading:
    """„SZ-Bericht“, „n-tv-Informationen“ credit by themselves, „ZDF-Intendant“ never does."""
    mention = place.mention
    if compiled(cues.reports).match(mention.rest):
        end = mention.span.end + 1 + len(mention.rest)
        return place.accepted("compound", Span(mention.span.start, end))
    if compiled(cues.shows).match(mention.rest):
        for cue in (*(c for c in cues.report if c.code in _OF_A_SHOW), *cues.told):
            span = place.match(cue)
            if span:
                return place.accepted(cue.code, span)
        if place.source and not any(place.match(cue) for cue in cues.about):
            return place.accepted("named_source", mention.outer)
    return place.rejected("compound")


def _trimmed(text: str, span: Span) -> Span:
    piece = span.of(text)
    start = span.start + len(piece) - len(piece.lstrip(' ,;:–—-([“”"«»'))
    if "(" not in piece[start - span.start :] and piece.endswith(")"):
        piece = piece[:-1] + " "
    end = span.end - (len(piece) - len(piece.rstrip(" ,;:–—-[")))
    return Span(start, end) if start < end else span
