"""The CSS selectors of outlets' profiles as XPath: elements by name, id, class and attribute, inside one another."""

from __future__ import annotations

import re

HINT = "It marks an element, as in div.teaser, #paywall, [data-kind=lead] or article > .box."
_VALUE = r"[\w-]+|\"[^\"'\s\]]*\"|'[^\"'\s\]]*'"
_MARK = re.compile(rf"#(?P<id>[\w-]+)|\.(?P<name>[\w-]+)|\[(?P<attribute>[\w:-]+)(?:=(?P<value>{_VALUE}))?\]")
_COMPOUND = re.compile(rf"(?P<tag>[\w-]+|\*)?(?P<marks>(?:{re.sub(r'[?]P<[a-z]+>', '?:', _MARK.pattern)})*)")
_COMBINATOR = re.compile(r"\s*(>)\s*|\s+")


def as_xpath(selector: str) -> str:
    """The XPath of the elements of a document that the selector marks.

    Raises:
        ValueError: the selector is of a kind that is not known here.
    """
    joint, path = "", ""
    for part in _COMBINATOR.split(selector.strip()):
        if part is None or part == ">":
            joint = part or ""
            continue
        found = _COMPOUND.fullmatch(part)
        if not part or found is None:
            raise ValueError(selector)
        conditions = (f"[{_condition(mark)}]" for mark in _MARK.finditer(found["marks"]))
        path += ("/" if joint else "//") + (found["tag"] or "*").lower() + "".join(conditions)
    return path


def _condition(mark: re.Match[str]) -> str:
    if mark["id"]:
        return f"@id='{mark['id']}'"
    if mark["name"]:
        name = mark["name"]  # looked for twice: few elements have it at all
        return (
            f"contains(@class, '{name}') and contains(concat(' ', normalize-space(@class), ' '), ' {name} ')"
        )
    attribute = mark["attribute"].lower()
    return f"@{attribute}='{mark['value'].strip(chr(34) + chr(39))}'" if mark["value"] else f"@{attribute}"
