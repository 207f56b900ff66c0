"""Footnotes for markdown-it: `[^1]` in the text and `[^1]: …` at the start of a line."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

DEFINITION = re.compile(r"\[\^([^\]\[\s^]{1,80})\]:")
_REFERENCE = re.compile(r"\[\^([^\]\[\s^]{1,80})\]")
_KNOWN = "crosscheck_footnotes"


def enable(md: MarkdownIt) -> None:
    """Add the two rules; a reference counts only when its definition is in the file."""
    md.block.ruler.before("reference", "footnote", _definition, {"alt": ["paragraph", "reference"]})
    md.inline.ruler.before("link", "footnote_mark", _mark)


def _mark(state: StateInline, silent: bool) -> bool:
    found = _REFERENCE.match(state.src, state.pos, state.posMax)
    if found is None or found[1] not in state.env.get(_KNOWN, ()):
        return False
    if not silent:
        state.push("footnote_mark", "", 0).content = found[1]
    state.pos = found.end()
    return True


def _definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if state.is_code_block(start):
        return False
    found = DEFINITION.match(state.src, state.bMarks[start] + state.tShift[start], state.eMarks[start])
    if found is None:
        return False
    if silent:
        return True
    state.env.setdefault(_KNOWN, set()).add(found[1])
    opening = state.push("footnote_open", "", 1)
    opening.content = found[1]
    line = start
    while True:
        last = _paragraph_end(state, line, end)
        skip = found.end() - found.start() if line == start else 0
        _paragraph(state, line, last, skip)
        following = state.skipEmptyLines(last)
        # After a blank line only what is indented still belongs to the note.
        if following == last or following >= end or state.sCount[following] < state.blkIndent + 4:
            break
        line = following
    state.push("footnote_close", "", -1)
    opening.map = [start, last]
    state.line = last
    return True


def _paragraph(state: StateBlock, first: int, last: int, skip: int) -> None:
    """Adds a paragraph of these lines, without the first `skip` characters (the note's mark)."""
    rows = [
        state.src[state.bMarks[row] + state.tShift[row] : state.eMarks[row]] for row in range(first, last)
    ]
    rows[0] = rows[0][skip:]
    if not rows[0].strip():
        rows, first = rows[1:], first + 1
    if not rows:
        return
    state.push("paragraph_open", "p", 1).map = [first, last]
    token = state.push("inline", "", 0)
    token.content = "\n".join(rows).strip()
    token.map = [first, last]
    token.children = []
    state.push("paragraph_close", "p", -1)


def _paragraph_end(state: StateBlock, start: int, end: int) -> int:
    """The line after a note's paragraph: the first that is blank or begins another block."""
    rules = state.md.block.ruler.getRules("paragraph")
    outer, state.parentType = state.parentType, "paragraph"
    line = start + 1
    while line < end and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent:
        if any(rule(state, line, end, True) for rule in rules):
            break
        line += 1
    state.parentType = outer
    return line
