"""The scope of attributions: which sentences around an explicit attribution it covers.

Within a paragraph every sentence of news belongs to the nearest attribution. A citation at the end of a sentence
(„… n-tv.de.“) covers the sentences before it, back to the previous attribution; a reporting cue („wie n-tv berichtet“)
also covers sentences that continue it. A new publisher takes over. A heading ends every scope, and a paragraph without
an attribution stays without, unless it opens by continuing the one before („Demnach …“), is in a list whose
introduction has one, or was announced by a colon.
"""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from crosscheck.attribution.cue_codes import SOURCE_LINES
from crosscheck.attribution.explicit import ExplicitAttribution
from crosscheck.language.cues import Cues
from crosscheck.language.nearby import Nearby
from crosscheck.language.signs import compiled
from crosscheck.model import BlockKind, Claim, ClaimKind, Draft

Scoped = tuple[tuple[ExplicitAttribution, str], ...]  # attributions, each with the code of why it covers
_STOPPED = Nearby(re.compile(r"[.!?…][\W\d]*(?:\([^()]*\)\W*)?$"), 60)
_LONGEST_LIST = 40  # items that a citation at the end of a list covers


@dataclass(slots=True)
class _Sentence:
    claim: Claim
    explicit: tuple[ExplicitAttribution, ...]
    text: str = field(init=False)  # with spaces for line ends
    covered_by: Scoped = ()

    def __post_init__(self) -> None:
        self.text = self.claim.text.replace("\n", " ")
        if self.claim.kind is not ClaimKind.HEADING:
            self.covered_by = tuple((a, a.code) for a in self.explicit)

    def cover(self, attributions: Sequence[ExplicitAttribution], code: str) -> None:
        """Puts the sentence in the scope of `attributions`, if it is a claim."""
        if self.claim.kind is ClaimKind.CLAIM:
            self.covered_by = tuple((a, code) for a in attributions)

    @property
    def names_source(self) -> bool:
        """Whether the sentence does nothing but name a source."""
        if self.claim.kind is ClaimKind.META and self.claim.reason in SOURCE_LINES:
            return True
        return bool(self.explicit) and all(a.code == "source_line" for a in self.explicit)


@dataclass(slots=True)
class _Block:
    kind: BlockKind
    sentences: list[_Sentence]

    @property
    def first(self) -> _Sentence:
        return self.sentences[0]

    @property
    def last(self) -> _Sentence:
        return self.sentences[-1]

    @property
    def is_heading(self) -> bool:
        return self.first.claim.kind is ClaimKind.HEADING

    @property
    def covered(self) -> bool:
        """Whether any of its sentences has an attribution."""
        return any(s.covered_by for s in self.sentences)

    def cover(self, attributions: Sequence[ExplicitAttribution], code: str) -> None:
        for sentence in self.sentences:
            sentence.cover(attributions, code)


@dataclass(frozen=True, slots=True)
class _Inherited:
    """The attributions that a block may take over from those before it, and by what relation."""

    attributions: tuple[ExplicitAttribution, ...] = ()
    relation: str = ""


def with_scope(
    draft: Draft,
    claims: Sequence[Claim],
    explicit: Sequence[tuple[ExplicitAttribution, ...]],
    cues: Cues,
) -> list[Scoped]:
    """For each claim the attributions that cover it, its own (`explicit`) among them, each with the code of the
    reason."""
    sentences = list(map(_Sentence, claims, explicit))
    _Scope(draft, sentences, cues).resolve()
    return [sentence.covered_by for sentence in sentences]


@dataclass(slots=True)
class _Scope:
    """The blocks of one draft while scopes are resolved."""

    draft: Draft
    sentences: Sequence[_Sentence]
    cues: Cues
    blocks: list[_Block] = field(init=False)

    def __post_init__(self) -> None:
        groups = itertools.groupby(self.sentences, key=lambda s: s.claim.block)
        self.blocks = [_Block(self.draft.blocks[number].kind, list(group)) for number, group in groups]

    def resolve(self) -> None:
        inherited = _Inherited()
        section: tuple[ExplicitAttribution, ...] = ()
        for number, block in enumerate(self.blocks):
            if block.kind is BlockKind.TABLE_HEADER:
                continue
            if block.is_heading:
                section = block.first.explicit
                inherited = _Inherited(section, "section")
                continue
            self._within(block)
            if not block.covered:
                self._inherit(block, inherited)
            self._source_line(number)
            self._end_of_list(number)
            inherited = _Inherited(section, "section") if section else _passed_on(block, inherited)
        self._block_quotations()

    def _within(self, block: _Block) -> None:
        """Covers the sentences of a paragraph that have no explicit attribution by the others in it."""
        anchors = [i for i, s in enumerate(block.sentences) if s.explicit and s.claim.reason != "footnote"]
        for index, sentence in enumerate(block.sentences if anchors else ()):
            if sentence.explicit:
                continue
            place = bisect.bisect_left(anchors, index)
            before = block.sentences[anchors[place - 1]] if place else None
            after = block.sentences[anchors[place]] if place < len(anchors) else None
            if before is not None and (after is None or not self._takes_over(before, after, sentence)):
                sentence.cover(before.explicit, self._continuation(sentence.text))
            elif after is not None:
                sentence.cover(after.explicit, "covers_back")

    def _takes_over(self, before: _Sentence, after: _Sentence, sentence: _Sentence) -> bool:
        """Whether a sentence between two attributed ones belongs to the later one."""
        if {a.key for a in before.explicit} == {a.key for a in after.explicit}:
            return False
        if self._continuation(sentence.text) != "same_paragraph":
            return False
        return all(a.trailing for a in after.explicit)

    def _continuation(self, text: str) -> str:
        """The code of how a sentence continues the one before."""
        if compiled(self.cues.carriers).search(text):
            return "carried"
        return "continues" if compiled(self.cues.carry_on).search(text) else "same_paragraph"

    def _inherit(self, block: _Block, inherited: _Inherited) -> None:
        """Covers a paragraph without attributions by those before it, where something shows that it continues them."""
        if not inherited.attributions:
            return
        if inherited.relation == "section":
            block.cover(inherited.attributions, "section_heading")
        elif inherited.relation == "colon":
            block.cover(inherited.attributions, "announced")
        elif inherited.relation in ("lead_in", "list") and block.kind is BlockKind.LIST_ITEM:
            block.cover(inherited.attributions, "list_of_lead_in")
        elif self._continues_paragraph(block.first.text):
            block.cover(inherited.attributions, "carried")

    def _continues_paragraph(self, opening: str) -> bool:
        """Whether a paragraph's first sentence continues the report before it. A carrier after a colon does not:
        it refers to what is before the colon."""
        if compiled(self.cues.openers).search(opening):
            return True
        found = compiled(self.cues.carriers).search(opening)
        return found is not None and ":" not in opening[: found.start()]

    def _source_line(self, number: int) -> None:
        """A line „Quelle: n-tv“ covers the paragraphs before it, back to the previous attribution or heading."""
        block = self.blocks[number]
        if not all(s.names_source for s in block.sentences):
            return
        quoted = block.kind is BlockKind.QUOTE
        listed = (a for s in block.sentences for a in s.explicit if a.code in SOURCE_LINES)
        named = tuple({a.key: a for a in listed}.values())
        # Several at the very end are the draft's bibliography, which tells of no paragraph whose it is.
        if not named or (len(named) > 1 and number == len(self.blocks) - 1):
            return
        for earlier in (self.blocks[n] for n in range(number - 1, -1, -1)):
            if earlier.kind is BlockKind.TABLE_HEADER:
                continue
            if quoted and earlier.kind is not BlockKind.QUOTE:
                return  # a signature belongs to the quotation, not to the text before it
            if earlier.is_heading or earlier.covered:
                return
            earlier.cover(named, "source_line_below")

    def _end_of_list(self, number: int) -> None:
        """A citation at the end of a list's last item covers the list and the line that announces it, where no other
        item has an attribution."""
        block, blocks = self.blocks[number], self.blocks
        follows = blocks[number + 1].kind if number + 1 < len(blocks) else None
        closing = block.last.explicit
        if block.kind is not BlockKind.LIST_ITEM or follows is BlockKind.LIST_ITEM:
            return
        if not closing or not all(a.trailing for a in closing):
            return
        first = number
        while first > max(0, number - _LONGEST_LIST) and blocks[first - 1].kind is BlockKind.LIST_ITEM:
            first -= 1
        if first and blocks[first - 1].last.claim.text.rstrip().endswith(":"):
            first -= 1
        if not any(earlier.covered for earlier in blocks[first:number]):
            for earlier in blocks[first:number]:
                earlier.cover(closing, "list_closed")

    def _block_quotations(self) -> None:
        """Covers a block quotation without an attribution by that of the block after it, where that block refers back
        to it („So zitiert ihn der Spiegel“), else by that of the block before it."""
        others = [n for n, block in enumerate(self.blocks) if block.kind is not BlockKind.QUOTE]
        for number, block in enumerate(self.blocks):
            if block.kind is not BlockKind.QUOTE or block.covered:
                continue
            following = bisect.bisect_right(others, number)
            after = self.blocks[others[following]].first if following < len(others) else None
            named: Sequence[ExplicitAttribution] = ()
            if after is not None and compiled(self.cues.points_back).search(after.text):
                named = after.explicit
            if not named and number and self.blocks[number - 1].kind is not BlockKind.HEADING:
                named = [a for a, _ in self.blocks[number - 1].last.covered_by]
            block.cover(named, "block_quotation")


def _passed_on(block: _Block, inherited: _Inherited) -> _Inherited:
    """What the next block may inherit from `block`, which itself could inherit `inherited`."""
    attributed = next((s for s in reversed(block.sentences) if s.covered_by), block.last)
    own = tuple(dict.fromkeys(a for a, _ in attributed.covered_by))
    if block.kind is BlockKind.LIST_ITEM:
        in_list = inherited.relation in ("lead_in", "colon", "list")
        return _Inherited(inherited.attributions, "list") if in_list else _Inherited(own, "item")
    if not own:
        return _Inherited()
    text = block.last.text.rstrip()
    if text.endswith(":"):
        return _Inherited(own, "colon")
    # A citation that closes a sentence announces nothing; „Drei Punkte (SZ)“ does.
    closed = all(a.trailing for a in own) and _STOPPED.before(text, len(text))
    return _Inherited(own, "closed" if closed else "lead_in")
