"""Decides, by the cue around it, whether a mention of a publisher in a sentence attributes the sentence to it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from crosscheck.attribution.cue_codes import (
    ALWAYS_BLOCKS,
    EXCLUDES_WORDS_BEFORE,
    FOR_PROGRAMMES,
    INCLUDES_WORDS_AFTER,
    NOT_EVEN_FOR_SOURCES,
    NOT_FOR_EVERYDAY_WORDS,
    WEAKER_THAN_BLOCKS,
)
from crosscheck.attribution.mentions import Mention, Name
from crosscheck.language.cues import Cue, Cues
from crosscheck.language.nearby import nearby
from crosscheck.language.signs import compiled
from crosscheck.model import Span

WINDOW = 160  # characters on each side of a name within which its cue has to be
_LONGEST_CUE = 70
_LEAST_WORDS = 4  # of the sentence headed by a name that is an ordinary word; „Zeit: 20 Uhr“ has fewer
_END = re.compile(
    r"[“”\"«»’')\]*_]*+\s*+[.!?…]*+[“”\"«»]*+(?:\s*+\[\^?\w{1,4}\]|[¹²³⁰⁴-⁹]|\d)*+\s*+\Z",
)
# „Die Zeitung“, „der Sender“ always mean a publisher; „das Portal“ can be anybody's.
_PRESS = frozenset({"newspaper", "magazine", "broadcaster"})
_PRINTED = frozenset({"newspaper", "magazine"})


def ends_here(after: str) -> bool:
    """Whether only full stops, brackets and footnote marks follow."""
    return bool(_END.match(after))


@dataclass(frozen=True, slots=True)
class ClassifiedMention:
    """A mention and whether it is an attribution (`accepted`); `code` says by which cue, or why not.

    `cue` is the span in the text of the cue with the name in it.
    """

    mention: Mention
    code: str
    cue: Span
    accepted: bool

    @property
    def names(self) -> tuple[Name, ...]:
        return self.mention.names


def classify(
    text: str, sentence: Span, mention: Mention, cues: Cues, *, first: bool, source: bool, review: bool
) -> ClassifiedMention:
    """Classifies one mention.

    Args:
        text: the draft, to which all spans refer.
        sentence: the span of the sentence.
        mention: the mention in it.
        cues: the cues of the draft's language.
        first: whether the sentence is the first of its paragraph.
        source: whether a publisher of the mention is a known source of the draft.
        review: whether the draft is a press review, in which an ordinary word is rather a publisher's name.
    """
    before = text[max(sentence.start, mention.outer.start - WINDOW) : mention.outer.start]
    after = text[mention.outer.end : min(sentence.end, mention.outer.end + WINDOW)]
    context = _Context(text, sentence, mention, before, after, first, source, review)
    if mention.generic and not source and not any(n.url for n in mention.names):
        return context.rejected("everyday_word")
    if mention.rest:
        return _compound(context, cues)
    block = next((c.code for c in cues.blocks if context.match(c)), "")
    if block in ALWAYS_BLOCKS:
        return context.rejected(block)
    return (
        _reported(context, cues, block)
        or _talked_to(context, cues)
        or (context.rejected(block) if block else None)
        or _of_the_press(context, cues)
        or _named_alone(context, cues)
        or context.rejected("no_cue")
    )


def _reported(context: _Context, cues: Cues, block: str) -> ClassifiedMention | None:
    """By a reporting cue, or by an address at the end of the sentence; `block` is the code of a blocking cue."""
    for cue in cues.report:
        if not (block and cue.code in WEAKER_THAN_BLOCKS) and (found := context.accept_by(cue)):
            return found
    name = context.mention.names[0]
    if name.host and name.outlets and _END.match(context.after):
        return context.accepted("trailing", context.mention.span)
    return None


def _talked_to(context: _Context, cues: Cues) -> ClassifiedMention | None:
    """By a cue that says that somebody talked to the publisher („sagte der Zeitung“)."""
    allowed = (cue for cue in cues.told if cue.code != "told" or context.addressed(cues))
    return next(filter(None, map(context.accept_by, allowed)), None)


def _of_the_press(context: _Context, cues: Cues) -> ClassifiedMention | None:
    """By a loose cue, which counts only for a source of the draft, in a press review or for „das Blatt“."""
    if not (context.source or context.review or context.mention.anaphor):
        return None
    return next(filter(None, map(context.accept_by, cues.press)), None)


def _named_alone(context: _Context, cues: Cues) -> ClassifiedMention | None:
    """By the name of a source without a cue, unless the sentence is about the publisher."""
    mention = context.mention
    plain_noun = mention.anaphor is not None and mention.anaphor.media <= _PRESS
    named = (context.source or (context.review and context.first)) and not mention.bare
    if (named or plain_noun) and not any(context.match(cue) for cue in cues.about):
        return context.accepted("named_source", mention.outer)
    return None


@dataclass(frozen=True, slots=True)
class _Context:
    """A mention with the text of its sentence before and after it, and the conditions of `classify`."""

    text: str
    sentence: Span
    mention: Mention
    before: str
    after: str
    first: bool
    source: bool
    review: bool

    def accept_by(self, cue: Cue) -> ClassifiedMention | None:
        """The mention as an attribution by `cue`, or None where the cue does not match or is too loose for the name."""
        span = self.match(cue)
        return self.accepted(cue.code, span) if span and self.allows(cue.code) else None

    def match(self, cue: Cue) -> Span | None:
        """The span of the cue with the name in it, or None where it does not match here."""
        start, end = self.mention.outer.start, self.mention.outer.end
        if cue.code == "head" and not self.first:
            return None
        if cue.before:
            pattern, bare = nearby(cue.before, WINDOW), self.before.rstrip(" ")
            found = pattern.before(bare, len(bare)) or pattern.before(self.before, len(self.before))
            if not found:
                return None
            if cue.code not in EXCLUDES_WORDS_BEFORE:
                start -= len(self.before) - found.start()
        if cue.after:
            following = nearby(cue.after, WINDOW).after(self.after, 0, len(self.after))
            if not following:
                return None
            if cue.code in INCLUDES_WORDS_AFTER and following.end() <= _LONGEST_CUE:
                end += following.end()
        return _trimmed(self.text, Span(start, end))

    def allows(self, code: str) -> bool:
        """Whether a cue with this code is clear enough for this name."""
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
        if code not in NOT_FOR_EVERYDAY_WORDS:
            return True
        return not alone and (self.review or (self.source and code not in NOT_EVEN_FOR_SOURCES))

    def addressed(self, cues: Cues) -> bool:
        """Whether the article before the name has a case in which the name can be the one talked to."""
        lead = self.text[self.mention.outer.start : self.mention.outer.end]
        return bool(compiled(cues.addressee).match(lead))

    def accepted(self, code: str, span: Span) -> ClassifiedMention:
        return ClassifiedMention(self.mention, code, span, True)

    def rejected(self, code: str) -> ClassifiedMention:
        return ClassifiedMention(self.mention, code, self.mention.span, False)


def _compound(context: _Context, cues: Cues) -> ClassifiedMention:
    """A name joined to a noun: „SZ-Bericht“ needs no cue, „ARD-Morgenmagazin“ needs one, „ZDF-Intendant“ is none."""
    mention = context.mention
    if compiled(cues.reports).match(mention.rest):
        end = mention.span.end + 1 + len(mention.rest)
        return context.accepted("compound", Span(mention.span.start, end))
    if compiled(cues.shows).match(mention.rest):
        for cue in (*(c for c in cues.report if c.code in FOR_PROGRAMMES), *cues.told):
            span = context.match(cue)
            if span:
                return context.accepted(cue.code, span)
        if context.source and not any(context.match(cue) for cue in cues.about):
            return context.accepted("named_source", mention.outer)
    return context.rejected("compound")


def _trimmed(text: str, span: Span) -> Span:
    """`span` without white space, punctuation and unpaired brackets at its ends."""
    piece = span.of(text)
    start = span.start + len(piece) - len(piece.lstrip(' ,;:–—-([“”"«»'))
    if "(" not in piece[start - span.start :] and piece.endswith(")"):
        piece = piece[:-1] + " "
    end = span.end - (len(piece) - len(piece.rstrip(" ,;:–—-[")))
    return Span(start, end) if start < end else span
