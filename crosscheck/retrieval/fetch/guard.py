"""Which addresses may be fetched: the open web only, at every hop and after every name look-up.

A page or a redirect must not make this machine read what only this machine can reach: its own
services, the office network, the metadata service of a cloud. The check is made on the address
that is then connected to, so that a name which answers differently the second time gains nothing.
"""

from __future__ import annotations

import asyncio
import ipaddress
import re
import socket
from collections.abc import Awaitable, Callable, Iterable

from crosscheck.model import Detail, because

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolver = Callable[[str, int], Awaitable[tuple[str, ...]]]

# Of IPv4 all is the open web but the special ranges of IANA's registry and multicast.
_CLOSED_V4 = tuple(
    map(
        ipaddress.IPv4Network,
        (
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
            "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        ),
    )
)  # fmt: skip
# Of IPv6 only what is given out as global unicast is, without the special ranges in it.
_OPEN_V6 = ipaddress.IPv6Network("2000::/3")
_CLOSED_V6 = tuple(
    map(ipaddress.IPv6Network, ("2001::/23", "2001:db8::/32", "2620:4f:8000::/48", "3fff::/20"))
)
# Written in IPv6, but IPv4 addresses: mapped ones, and those a NAT64 makes for networks without IPv4.
_TRANSLATED = (ipaddress.IPv6Network("::ffff:0:0/96"), ipaddress.IPv6Network("64:ff9b::/96"))
_ISATAP = 0x0000_5EFE  # what stands before the IPv4 address of a tunnel inside a network (RFC 5214)
_NUMBER = re.compile(r"(?:^|\.)(?:\d+|0[xX][0-9a-fA-F]*)$")  # no name of the web ends in a number


class Refused(Exception):
    """An address that is not of the open web; `reason` says which and why."""

    def __init__(self, reason: Detail) -> None:
        super().__init__(reason.code)
        self.reason = reason


async def resolve(host: str, port: int) -> tuple[str, ...]:
    """The addresses of `host`, in the system's order; raises OSError when there are none."""
    answers = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(answer[4][0]) for answer in answers))


class Names:
    """A resolver that asks another, for a name that it cannot tell once, or twice where the failure is a passing one.

    `unknown` are the names without an address.
    """

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver
        self.unknown: set[str] = set()

    async def __call__(self, host: str, port: int) -> tuple[str, ...]:
        if host in self.unknown:
            raise socket.gaierror(socket.EAI_NONAME, "no address was found before")
        try:
            return await self._again(host, port)
        except socket.gaierror:
            self.unknown.add(host)
            raise

    async def _again(self, host: str, port: int) -> tuple[str, ...]:
        try:
            return await self._resolver(host, port)
        except socket.gaierror as error:
            if error.errno != socket.EAI_AGAIN:
                raise
        return await self._resolver(host, port)


async def checked_addresses(
    host: str, port: int, allowed: Iterable[str], resolver: Resolver
) -> tuple[str, ...]:
    """The addresses of `host` that may be connected to.

    `allowed` lists hosts, addresses and networks („10.1.0.0/16“) that are let through all the
    same. Raises :class:`Refused` when any address is not of the open web: a name that has both
    a public and a private one is a trap.
    """
    allowed = tuple(allowed)
    literal = _literal(host)
    if literal is None and _NUMBER.search(host.rstrip(".")):
        raise Refused(because("unknown_address", host=host))
    addresses = (str(literal),) if literal else await resolver(host, port)
    if host_allowed(host, allowed):
        return addresses
    for text in addresses:
        address = _literal(text)
        if address is None:
            raise Refused(because("unknown_address", host=host))
        if not is_public(address) and not _in_networks(address, allowed):
            where = host if host == text else f"{host} ({text})"
            raise Refused(because("not_public", host=where))
    return addresses


def host_allowed(host: str, allowed: Iterable[str]) -> bool:
    """Whether the allow-list names `host` itself."""
    bare = host.lower().strip("[]").rstrip(".")
    return any(bare == entry.lower().strip("[]").rstrip(".") for entry in allowed)


def is_public(address: Address) -> bool:
    """Whether `address` is of the open web; one that stands for an IPv4 address is what that is."""
    if isinstance(address, ipaddress.IPv4Address):
        return not any(address in network for network in _CLOSED_V4)
    inner = _carried(address)
    if any(address in network for network in _TRANSLATED):
        return inner is not None and is_public(inner)
    if address not in _OPEN_V6 or any(address in network for network in _CLOSED_V6):
        return False
    return inner is None or is_public(inner)


def _carried(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address to which what is sent to an IPv6 one is passed on: mapped, NAT64, 6to4, ISATAP."""
    if address.sixtofour is not None:
        return address.sixtofour
    is_tunnel = int(address) >> 32 & 0xFDFF_FFFF == _ISATAP
    if is_tunnel or any(address in network for network in _TRANSLATED):
        return ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF)
    return None


def _literal(host: str) -> Address | None:
    """The address that `host` is, also one written as only C libraries read it: 0x7f.1, 0177.0.0.1, 2130706433."""
    bare = host.strip("[]").split("%")[0].rstrip(".")
    try:
        return ipaddress.ip_address(bare)
    except ValueError:
        pass
    try:
        return ipaddress.IPv4Address(socket.inet_aton(bare)) if _NUMBER.search(bare) else None
    except OSError:
        return None


def _in_networks(address: Address, allowed: Iterable[str]) -> bool:
    for entry in allowed:
        try:
            network = ipaddress.ip_network(entry.strip("[]"), strict=False)
        except ValueError:
            continue
        if address.version == network.version and address in network:
            return True
    return False
