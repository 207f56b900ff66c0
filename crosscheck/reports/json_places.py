"""The types of the JSON report for places, shares and times."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

Number = Annotated[int, Meta(ge=0)]
Line = Annotated[int, Meta(ge=1, description="1-based line of the draft file")]
Column = Annotated[int, Meta(ge=1, description="1-based, in code points")]
EndLine = Annotated[int, Meta(ge=1)]
EndColumn = Annotated[int, Meta(ge=1, description="one past the last character")]
Share = Annotated[float, Meta(ge=0, le=1)]
Time = Annotated[str, Meta(extra_json_schema={"format": "date-time"})]
Rule = Annotated[str, Meta(pattern="^CC[0-9]{3}$")]


class Span(Struct):
    """half-open, in code points of the draft's visible text"""

    start: Number
    end: Number
