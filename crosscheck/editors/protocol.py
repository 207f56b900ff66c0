"""Findings as diagnostics and code actions of the Language Server Protocol."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lsprotocol import types

from crosscheck import messages
from crosscheck.editors.outcome import Change, Mark
from crosscheck.editors.places import Place, Range

DECIDE = "crosscheck.decide"  # the command that adds a decision: document, finding, choice, reason
_CHOICES = ("accepted", "dismissed")
_SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}


def range_of(each: Range) -> types.Range:
    start, end = (types.Position(place.line, place.character) for place in (each.start, each.end))
    return types.Range(start, end)


def touches(each: Range, other: types.Range) -> bool:
    """Whether the two have a place in common, their ends included."""
    start, end = (Place(place.line, place.character) for place in (other.start, other.end))
    return each.start <= end and start <= each.end


def diagnostic(mark: Mark) -> types.Diagnostic:
    severity = _SEVERITIES[mark.severity]
    return types.Diagnostic(
        range_of(mark.range), mark.message, severity, mark.rule or None, source="crosscheck"
    )


@dataclass(frozen=True, slots=True)
class Draft:
    """A document of the client; `versioned`: it takes edits that name the version they are for."""

    uri: str
    version: int | None
    versioned: bool
    language: str

    def actions(self, mark: Mark) -> Iterator[types.CodeAction]:
        """What is offered for a finding: its correction, a comment that silences it, decisions on it."""
        if mark.fix is not None:
            yield self._action(mark, mark.fix, preferred=True)
        if mark.ignore is not None:
            yield self._action(mark, mark.ignore)
        for choice in _CHOICES if mark.key else ():
            title = messages.text(f"editor.decide.{choice}", self.language, rule=mark.rule)
            command = types.Command(title, DECIDE, arguments=[self.uri, mark.key, choice])
            kind = types.CodeActionKind.QuickFix
            yield types.CodeAction(title, kind, diagnostics=[diagnostic(mark)], command=command)

    def _action(self, mark: Mark, change: Change, *, preferred: bool = False) -> types.CodeAction:
        return types.CodeAction(
            change.title,
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[diagnostic(mark)],
            is_preferred=preferred or None,
            edit=self._edit([types.TextEdit(range_of(where), text) for where, text in change.edits]),
        )

    def _edit(self, edits: list[types.TextEdit]) -> types.WorkspaceEdit:
        if not self.versioned:
            return types.WorkspaceEdit(changes={self.uri: edits})
        document = types.OptionalVersionedTextDocumentIdentifier(self.uri, self.version)
        return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, list(edits))])
