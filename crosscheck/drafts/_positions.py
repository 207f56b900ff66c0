"""markdown-it with positions: every inline token has its run of the block's content.

markdown-it records the lines of blocks, but no positions within them. Here its own rules are run unchanged, and the
position before and after each call is recorded in `token.meta["at"]`.
"""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline, RuleFuncInlineType
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from crosscheck.drafts import _footnotes

AT = "at"
ROWS = "crosscheck_rows"  # env key: line number -> column at which a table row begins
_NESTING = 100


class _State(StateInline):
    """Inline state with the position at which the current rule began; None between rules."""

    rule_start: int | None = None

    def pushPending(self) -> Token:
        end = self.pos if self.rule_start is None else self.rule_start
        text = self.pending
        # The rule for line ends has taken the spaces before one off the text.
        while end > len(text) and not self.src.startswith(text, end - len(text)):
            end -= 1
        token = super().pushPending()
        token.meta[AT] = (end - len(text), end)
        return token


def _recorded(rule: RuleFuncInlineType) -> RuleFuncInlineType:
    def run(state: StateInline, silent: bool) -> bool:
        if silent or not isinstance(state, _State):
            return rule(state, silent)
        begin, first = state.pos, len(state.tokens)
        state.rule_start = begin
        done = rule(state, False)
        state.rule_start = None
        if done and len(state.tokens) > first:
            _note(state.tokens[first:], begin, state.pos)
        return done

    return run


def _note(tokens: list[Token], begin: int, end: int) -> None:
    """Sets the positions of the tokens of one rule; its text tokens are consecutive delimiters."""
    at = begin
    for token in tokens:
        if AT in token.meta:
            continue
        if token.type == "text":
            token.meta[AT] = (at, at + len(token.content))
            at += len(token.content)
        else:
            token.meta[AT] = (begin, end)


class _Inline(ParserInline):
    def parse(
        self, src: str, md: MarkdownIt, env: MutableMapping[str, Any], tokens: list[Token]
    ) -> list[Token]:
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def _table_rows(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The table rule, noting the column each row begins at behind the marks of quotations and lists."""
    from markdown_it.rules_block import table

    done = table(state, start, end, silent)
    if done and not silent:
        rows = state.env.setdefault(ROWS, {})
        for line in range(start, state.line):
            first = state.bMarks[line] + state.tShift[line]
            rows[line] = first - (state.src.rfind("\n", 0, first) + 1)
    return done


def parser() -> MarkdownIt:
    """CommonMark with tables, strikethrough and footnotes, and places on all inline tokens."""
    md = MarkdownIt()
    md.inline = _Inline()
    md.configure("commonmark", {"maxNesting": _NESTING})
    md.enable(["table", "strikethrough"])
    # These join tokens and would lose where each came from.
    md.core.ruler.disable("text_join")
    md.inline.ruler2.disable("fragments_join")
    md.block.ruler.at("table", _table_rows, {"alt": ["paragraph", "reference"]})
    _footnotes.enable(md)
    for rule in md.inline.ruler.__rules__:
        rule.fn = _recorded(rule.fn)
    return md
