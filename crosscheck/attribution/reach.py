"""How far a credit reaches over its neighbours.

Within a paragraph every sentence of news belongs to the nearest credit: one that closes what it
cites („… n-tv.de.“) covers what stands before it, back to the previous credit; one that tells
(„wie n-tv berichtet“) also covers what carries on from it. A new publisher takes over. A heading
ends every credit, and a paragraph that follows without one stays uncredited, unless it opens by
carrying on („Demnach …“), belongs to a list its lead-in is credited for, or was announced by a colon.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence

from crosscheck.attribution.credits import Credit
from crosscheck.language.cues import Cues
from crosscheck.language.nearby import Nearby
from crosscheck.language.signs import compiled
from crosscheck.model import BlockKind, Claim, ClaimKind, Draft

Reached = tuple[tuple[Credit, str], ...]
_STOPPED = Nearby(re.compile(r"[.!?…][\W\d]*(?:\([^()]*\)\W*)?$"), 60)
_LONGEST_LIST = 40  # items that a citation at the end of a list reaches back over
_SOURCE_LINES = frozenset({"source_line", "source_sentence"})


def covered(
    draft: Draft,
    claims: Sequence[Claim],
    credits: Sequence[tuple[Credit, ...]],
    views: Sequence[str],
    cues: Cues,
) -> list[Reached]:
    """For each claim the credits that cover it, each with the code of why it does."""
    result: list[Reached] = [
        () if claim.kind is ClaimKind.HEADING else tuple((c, c.code) for c in own)
        for claim, own in zip(claims, credits, strict=True)
    ]
    carried: tuple[tuple[Credit, ...], str] = ((), "")
    section: tuple[Credit, ...] = ()
    blocks = _blocks(claims)
    for number, members in enumerate(blocks):
        kind = draft.blocks[claims[members[0]].block].kind
        if kind is BlockKind.TABLE_HEADER:
            continue
        if claims[members[0]].kind is ClaimKind.HEADING:
            carried = (credits[members[0]], "section")
            section = credits[members[0]]
            continue
        _spread(members, claims, credits, views, cues, result)
        if not any(result[i] for i in members):
            _carry(members, claims, views, carried, kind, cues, result)
        _source_line(number, blocks, draft, claims, credits, result)
        _closed_list(number, blocks, draft, claims, credits, result)
        carried = (section, "section") if section else _onwards(members, result, views, kind, carried)
    _block_quotations(blocks, draft, claims, credits, views, cues, result)
    return result


def _blocks(claims: Sequence[Claim]) -> list[list[int]]:
    blocks: list[list[int]] = []
    for index, claim in enumerate(claims):
        if not blocks or claims[blocks[-1][0]].block != claim.block:
            blocks.append([])
        blocks[-1].append(index)
    return blocks


def _spread(
    members: Sequence[int],
    claims: Sequence[Claim],
    credits: Sequence[tuple[Credit, ...]],
    views: Sequence[str],
    cues: Cues,
    result: list[Reached],
) -> None:
    """Covers the sentences of one paragraph that name nobody."""
    anchors = [i for i in members if credits[i] and claims[i].reason not in ("footnote",)]
    if not anchors:
        return
    for index in members:
        if credits[index] or claims[index].kind is not ClaimKind.CLAIM:
            continue
        place = bisect.bisect_left(anchors, index)
        before = anchors[place - 1] if place else None
        after = anchors[place] if place < len(anchors) else None
        if before is None and after is not None:
            result[index] = _reached(credits[after], "covers_back")
        elif before is not None and (
            after is None or not _takes_over(before, after, index, credits, views, cues)
        ):
            result[index] = _reached(credits[before], _onward_code(views[index], cues))
        elif after is not None:
            result[index] = _reached(credits[after], "covers_back")


def _takes_over(
    before: int,
    after: int,
    index: int,
    credits: Sequence[tuple[Credit, ...]],
    views: Sequence[str],
    cues: Cues,
) -> bool:
    """Between two credits: whether the sentence belongs to the later one."""
    if {c.key for c in credits[before]} == {c.key for c in credits[after]}:
        return False
    if compiled(cues.carriers).search(views[index]) or compiled(cues.carry_on).search(views[index]):
        return False
    return all(c.trailing for c in credits[after])


def _onward_code(sentence: str, cues: Cues) -> str:
    if compiled(cues.carriers).search(sentence):
        return "carried"
    return "continues" if compiled(cues.carry_on).search(sentence) else "same_paragraph"


def _reached(credits: Sequence[Credit], code: str) -> Reached:
    return tuple((c, code) for c in credits)


def _carry(
    members: Sequence[int],
    claims: Sequence[Claim],
    views: Sequence[str],
    carried: tuple[tuple[Credit, ...], str],
    kind: BlockKind,
    cues: Cues,
    result: list[Reached],
) -> None:
    """Covers a paragraph that names nobody by the credit before it, where something says so."""
    credits, way = carried
    if not credits:
        return
    code = ""
    if way == "section":
        code = "section_heading"
    elif way == "colon":
        code = "announced"
    elif way in ("lead_in", "list") and kind is BlockKind.LIST_ITEM:
        code = "list_of_lead_in"
    elif _carries_on(views[members[0]], cues):
        code = "carried"
    if code:
        for index in members:
            if claims[index].kind is ClaimKind.CLAIM:
                result[index] = _reached(credits, code)


def _carries_on(opening: str, cues: Cues) -> bool:
    """Whether a paragraph's first sentence takes up the report before it; what follows a colon in it
    takes up what stands before the colon."""
    if compiled(cues.openers).search(opening):
        return True
    found = compiled(cues.carriers).search(opening)
    return found is not None and ":" not in opening[: found.start()]


def _onwards(
    members: Sequence[int],
    result: Sequence[Reached],
    views: Sequence[str],
    kind: BlockKind,
    carried: tuple[tuple[Credit, ...], str],
) -> tuple[tuple[Credit, ...], str]:
    """What the next block may inherit, and by which way."""
    last = members[-1]
    credited = next((i for i in reversed(members) if result[i]), last)
    own = tuple(dict.fromkeys(c for c, _ in result[credited]))
    if kind is BlockKind.LIST_ITEM:
        return (carried[0], "list") if carried[1] in ("lead_in", "colon", "list") else (own, "item")
    if not own:
        return (), ""
    view = views[last].rstrip()
    if view.endswith(":"):
        return own, "colon"
    # A citation that closes a sentence announces nothing; „Drei Punkte (SZ)“ does.
    return own, "closed" if all(c.trailing for c in own) and _STOPPED.before(view, len(view)) else "lead_in"


def _closed_list(
    number: int,
    blocks: Sequence[Sequence[int]],
    draft: Draft,
    claims: Sequence[Claim],
    credits: Sequence[tuple[Credit, ...]],
    result: list[Reached],
) -> None:
    """A citation that closes the last item of a list covers the list, where no other item is credited,
    and the line that announces it."""
    kinds = [
        draft.blocks[claims[b[0]].block].kind for b in blocks[max(0, number - _LONGEST_LIST) : number + 2]
    ]
    here = min(number, _LONGEST_LIST)
    follows = kinds[here + 1] if here + 1 < len(kinds) else None
    closing = credits[blocks[number][-1]]
    if kinds[here] is not BlockKind.LIST_ITEM or follows is BlockKind.LIST_ITEM:
        return
    if not closing or not all(c.trailing for c in closing):
        return
    run = 0
    while run < here and kinds[here - run - 1] is BlockKind.LIST_ITEM:
        run += 1
    earlier = [blocks[number - back] for back in range(1, run + 1)]
    if number > run and claims[blocks[number - run - 1][-1]].text.rstrip().endswith(":"):
        earlier.append(blocks[number - run - 1])
    if not any(result[i] for members in earlier for i in members):
        for index in (i for members in earlier for i in members if claims[i].kind is ClaimKind.CLAIM):
            result[index] = _reached(closing, "list_closed")


def _block_quotations(
    blocks: Sequence[Sequence[int]],
    draft: Draft,
    claims: Sequence[Claim],
    credits: Sequence[tuple[Credit, ...]],
    views: Sequence[str],
    cues: Cues,
    result: list[Reached],
) -> None:
    """Gives a block quotation without an attribution of its own that of the block after it, where that block refers
    back to the quotation („So zitiert ihn der Spiegel“), else that of the block before it."""
    kinds = [draft.blocks[claims[members[0]].block].kind for members in blocks]
    others = [n for n, kind in enumerate(kinds) if kind is not BlockKind.QUOTE]
    for number, members in enumerate(blocks):
        if kinds[number] is not BlockKind.QUOTE or any(result[i] for i in members):
            continue
        following = bisect.bisect_right(others, number)
        after = others[following] if following < len(others) else None
        named: Sequence[Credit] = ()
        if after is not None and compiled(cues.points_back).search(views[blocks[after][0]]):
            named = credits[blocks[after][0]]
        if not named and number and kinds[number - 1] is not BlockKind.HEADING:
            named = [credit for credit, _ in result[blocks[number - 1][-1]]]
        for index in members:
            if claims[index].kind is ClaimKind.CLAIM:
                result[index] = _reached(named, "block_quotation")


def _names_source(claim: Claim, credits: Sequence[Credit]) -> bool:
    """Whether a sentence does nothing but name a source."""
    if claim.kind is ClaimKind.META and claim.reason in _SOURCE_LINES:
        return True
    return bool(credits) and all(c.code == "source_line" for c in credits)


def _source_line(
    number: int,
    blocks: Sequence[Sequence[int]],
    draft: Draft,
    claims: Sequence[Claim],
    credits: Sequence[tuple[Credit, ...]],
    result: list[Reached],
) -> None:
    """A line „Quelle: n-tv“ covers the paragraphs before it, back to the previous credit or heading."""
    members = blocks[number]
    if not all(_names_source(claims[i], credits[i]) for i in members):
        return
    quoted = draft.blocks[claims[members[0]].block].kind is BlockKind.QUOTE
    named = tuple({c.key: c for i in members for c in credits[i] if c.code in _SOURCE_LINES}.values())
    # A list of several at the very end is the draft's bibliography; it says of no paragraph whose it is.
    if not named or (len(named) > 1 and number == len(blocks) - 1):
        return
    for earlier in (blocks[k] for k in range(number - 1, -1, -1)):
        kind = draft.blocks[claims[earlier[0]].block].kind
        if kind is BlockKind.TABLE_HEADER:
            continue
        if quoted and kind is not BlockKind.QUOTE:
            return  # a signature is the quotation's, not the text's before it
        if claims[earlier[0]].kind is ClaimKind.HEADING or any(result[i] for i in earlier):
            return
        for index in earlier:
            if claims[index].kind is ClaimKind.CLAIM:
                result[index] = _reached(named, "source_line_below")
