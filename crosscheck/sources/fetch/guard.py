"""Which addresses may be fetched: the open web only, at every hop and after every name look-up.

A page or a redirect must not make this machine read what only this machine can reach: its own
services, the office network, the metadata service of a cloud. The check is made on the address
that is then connected to, so that a name which answers differently the second time gains nothing.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import Awaitable, Callable, Iterable

from crosscheck.model import Detail, because

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolver = Callable[[str, int], Awaitable[tuple[str, ...]]]

_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class Refused(Exception):
    """An address that is not of the open web; `reason` says which and why."""

    def __init__(self, reason: Detail) -> None:
        super().__init__(reason.code)
        self.reason = reason


async def resolve(host: str, port: int) -> tuple[str, ...]:
    """The addresses of `host`, in the system's order; raises OSError when there are none."""
    answers = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(answer[4][0]) for answer in answers))


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
    """Whether `address` is of the open web, an IPv4 address inside an IPv6 one included."""
    inner = _embedded(address)
    if inner is not None:
        return is_public(inner)
    return address.is_global and not (
        address.is_multicast or address.is_reserved or address.is_unspecified or address.is_loopback
    )


def _embedded(address: Address) -> Address | None:
    """The IPv4 address that an IPv6 one stands for: mapped, 6to4, Teredo or NAT64."""
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if address.teredo is not None:
        return address.teredo[1]
    if address in _NAT64 or (int(address) >> 32 == 0 and int(address) > 1):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return None


def _literal(host: str) -> Address | None:
    try:
        return ipaddress.ip_address(host.strip("[]").split("%")[0])
    except ValueError:
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
