"""The targets of links in a Word file: relations of its parts, and fields („HYPERLINK "…"“).

Word writes a link as an element with a relation, or, pasted from a browser or saved by other programs,
as a field whose instruction holds the address.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_INSTRUCTION = re.compile(r"^\s*HYPERLINK\b.*?\"(https?://[^\"\s]+)\"", re.IGNORECASE)
#: the part that holds an element, by its root; and the part with that one's relations
_RELATIONS = {
    f"{W}document": "relations",
    f"{W}footnotes": "footnote_relations",
    f"{W}endnotes": "endnote_relations",
}


class Links:
    """The links of one file, of which `parts` are the parsed parts by name."""

    def __init__(self, parts: Mapping[str, _Element]) -> None:
        self._targets = {root: _targets(parts.get(name)) for root, name in _RELATIONS.items()}

    def at(self, node: _Element) -> str:
        """The address of the link around an element, or an empty text."""
        for above in node.iterancestors(f"{W}hyperlink", f"{W}fldSimple"):
            if above.tag == f"{W}fldSimple":
                url = _address(above.get(f"{W}instr", ""))
            else:
                root = str(node.getroottree().getroot().tag)
                url = self._targets.get(root, {}).get(above.get(f"{_R}id", ""), "")
            if url:
                return url
        return ""


class Fields:
    """The fields that are open at an element, while those of a paragraph are visited in order."""

    def __init__(self) -> None:
        self._open: list[str] = []

    def enter(self, node: _Element) -> None:
        """Handles an element that begins or ends a field or has its instruction."""
        if node.tag == f"{W}fldChar":
            if node.get(f"{W}fldCharType") == "begin":
                self._open.append("")
            elif node.get(f"{W}fldCharType") == "end" and self._open:
                self._open.pop()
        elif node.tag == f"{W}instrText" and self._open:
            self._open[-1] += node.text or ""

    @property
    def url(self) -> str:
        """The target of the innermost open field, or an empty text."""
        return next((url for each in reversed(self._open) if (url := _address(each))), "")


def _targets(relations: _Element | None) -> dict[str, str]:
    if relations is None:
        return {}
    return {
        each.get("Id", ""): each.get("Target", "")
        for each in relations
        if each.get("TargetMode") == "External"
    }


def _address(instruction: str) -> str:
    found = _INSTRUCTION.match(instruction)
    return found.group(1) if found else ""
