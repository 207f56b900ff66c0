"""What a fetch gives back: always a value, whatever the network did."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from crosscheck.model import UNSAID, Detail


class Fault(StrEnum):
    """Why an answer was not had, or not in full; NONE is false."""

    NONE = ""
    SCHEME = "scheme"
    REFUSED = "refused"
    DNS = "dns"
    CONNECTION = "connection"
    TLS = "tls"
    TIMEOUT = "timeout"
    CUT = "cut"
    PROTOCOL = "protocol"
    TOO_LARGE = "too_large"
    REDIRECTS = "redirects"
    ROBOTS = "robots"
    WAIT = "wait"

    @property
    def passing(self) -> bool:
        """Whether the next try may well succeed."""
        return self in {Fault.DNS, Fault.CONNECTION, Fault.TIMEOUT, Fault.CUT, Fault.PROTOCOL}


@dataclass(frozen=True, slots=True)
class Request:
    """One page to be fetched. With `etag` and `modified`, the validators of a copy already held,
    the answer may be status 304."""

    url: str
    etag: str = ""
    modified: str = ""

    @property
    def conditions(self) -> dict[str, str]:
        named = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in named.items() if value}


@dataclass(frozen=True, slots=True)
class Response:
    """What came back for `url`: the last hop's answer, or `fault` with `error`, its reason.

    `content` is decoded; with fault CUT it is what had arrived. `redirects` are the addresses on
    the way to `final_url`, `attempts` says how often the page was asked for, `reservations` what
    rights the site reserves for it. Header names are lower case.
    """

    url: str
    final_url: str = ""
    status: int = 0
    headers: tuple[tuple[str, str], ...] = ()
    content: bytes = b""
    redirects: tuple[str, ...] = ()
    fault: Fault = Fault.NONE
    error: Detail = UNSAID
    attempts: int = 1
    fetched_at: datetime | None = None
    reservations: tuple[str, ...] = ()

    def header(self, name: str) -> str:
        """All values of a header, joined by commas; empty when it is not there."""
        return ", ".join(value for key, value in self.headers if key == name.lower())

    @property
    def ok(self) -> bool:
        """Whether a whole page was had."""
        return self.fault is Fault.NONE and 200 <= self.status < 300
