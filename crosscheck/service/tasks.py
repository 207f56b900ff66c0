"""What the server tells a worker process, and what it hears back, as bytes."""

from __future__ import annotations

from msgspec import Struct

from crosscheck.service.shapes import Narrowing


class GivenSource(Struct, frozen=True):
    """A cited article: an address, or a file called `name`, or a saved copy of what stands at the address."""

    where: str  # in the request, as „sources[0]“
    outlet: str = ""
    url: str = ""
    name: str = ""
    data: bytes = b""


class Task(Struct, frozen=True):
    """A check. `outputs` are the formats wanted of the report; "credits" alone asks for no verdicts."""

    id: str
    draft: str
    data: bytes
    sources: tuple[GivenSource, ...]
    options: Narrowing
    outputs: tuple[str, ...]
    decisions: str = ""  # the text of the draft's decisions file, "" for none


class Outcome(Struct, frozen=True):
    """The outputs by format, and how the report is to be counted; or the `status` of an error."""

    outputs: dict[str, bytes] = {}
    result: str = ""  # clean, findings or incomplete
    status: int = 200
    what: str = ""
    hint: str = ""
