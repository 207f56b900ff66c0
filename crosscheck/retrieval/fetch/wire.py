"""One exchange with one server. All of httpx, and every foreign exception, ends here."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
from collections.abc import Iterator
from typing import TYPE_CHECKING

from crosscheck import __version__
from crosscheck.config import Network
from crosscheck.errors import ConfigError
from crosscheck.model import UNSAID, Detail, because
from crosscheck.retrieval.fetch import guard
from crosscheck.retrieval.fetch.answer import Fault, Response
from crosscheck.retrieval.fetch.inflate import Body, TooLarge, Undecodable

if TYPE_CHECKING:
    import httpx

# OpenSSL's codes for what is wrong with a certificate: X509_V_ERR_… in its x509_vfy.h.
_CERTIFICATE = {
    10: "tls_expired",
    62: "tls_name",
    64: "tls_name",
    **dict.fromkeys((18, 19, 20, 21), "tls_issuer"),
}
_ACCEPT = "text/html,application/xhtml+xml;q=0.9,application/xml;q=0.8,text/plain;q=0.7,*/*;q=0.1"


def user_agent(network: Network) -> str:
    """How requests name themselves: the tool, its version and whom to write to."""
    if network.user_agent:
        return network.user_agent
    return f"crosscheck/{__version__}" + (f" (+{network.contact})" if network.contact else "")


class Wire:
    """Makes single requests, without following where they lead.

    A client is kept for each host: addresses are checked and connected to by number, and a shared
    pool would give one host's TLS connection to another that happens to have the same number.
    """

    def __init__(self, network: Network, resolver: guard.Resolver) -> None:
        self._network = network
        self._resolver = resolver
        self._clients: dict[str, httpx.AsyncClient] = {}
        self._tls: ssl.SSLContext | None = None

    async def close(self) -> None:
        for client in self._clients.values():
            await client.aclose()
        self._clients.clear()

    async def exchange(
        self, url: str, headers: dict[str, str], limit: int, sent: bytes | None = None
    ) -> Response:
        """The answer of the server at `url`, redirects as they are; `limit` caps the body in bytes. With `sent` that is
        posted, else the page is asked for.

        Never raises for what a network or server does, time-outs of the caller aside.
        """
        import httpx

        try:
            target = httpx.URL(url)
        except (httpx.InvalidURL, ValueError, TypeError):
            return Response(url, fault=Fault.SCHEME, error=because("no_address"))
        if not 0 < (target.port or 80) < 65_536:
            return Response(url, fault=Fault.SCHEME, error=because("no_address"))
        if target.scheme not in {"http", "https"} or not target.host:
            return Response(url, fault=Fault.SCHEME, error=because("not_web", url=url[:80]))
        target = target.copy_with(fragment=None, userinfo=b"")
        try:
            addresses = await self._addresses(target)
        except guard.Refused as error:
            return Response(url, fault=Fault.REFUSED, error=error.reason)
        except (OSError, UnicodeError):
            return Response(url, fault=Fault.DNS, error=because("dns", host=target.host))
        answer = Response(url, fault=Fault.CONNECTION, error=because("dns", host=target.host))
        for address in addresses[:4]:
            answer = await self._ask(url, target, address, headers, limit, sent)
            if answer.fault is not Fault.CONNECTION:
                break
        return answer

    async def _addresses(self, target: httpx.URL) -> tuple[str, ...]:
        """The checked addresses of the host; behind a proxy its name, since the proxy looks it up."""
        host = target.raw_host.decode("ascii").strip("[]")
        port = target.port or (443 if target.scheme == "https" else 80)
        if not self._network.proxy:
            return await guard.checked_addresses(host, port, self._network.allow_hosts, self._resolver)
        with contextlib.suppress(OSError):  # the name may be known to the proxy alone
            await guard.checked_addresses(host, port, self._network.allow_hosts, self._resolver)
        return (target.host,)

    async def _ask(
        self,
        url: str,
        target: httpx.URL,
        address: str,
        headers: dict[str, str],
        limit: int,
        sent: bytes | None,
    ) -> Response:
        """One request to one address of the host; `url` names the answer."""
        import httpx

        request_headers = {
            "Host": target.netloc.decode("ascii"),
            "User-Agent": user_agent(self._network),
            "Accept": _ACCEPT,
            "Accept-Language": "de,en;q=0.5",
            "Accept-Encoding": "gzip",
            **headers,
        }
        direct = target.copy_with(host=address) if not self._network.proxy else target
        try:
            async with self._client(target).stream(
                "GET" if sent is None else "POST",
                direct,
                content=sent,
                headers=request_headers,
                extensions={"sni_hostname": target.raw_host.decode("ascii").strip("[]")},
            ) as stream:
                return await _received(url, stream, limit)
        except httpx.TimeoutException:
            return Response(url, fault=Fault.TIMEOUT, error=because("late"))
        except httpx.ConnectError as error:
            return _not_connected(url, target.host, error)
        except httpx.ProxyError:
            return Response(url, fault=Fault.CONNECTION, error=because("proxy", host=target.host))
        except (httpx.HTTPError, httpx.StreamError, httpx.InvalidURL) as error:
            if isinstance(error, httpx.NetworkError):
                return Response(url, fault=Fault.CONNECTION, error=because("connection", host=target.host))
            return Response(url, fault=Fault.PROTOCOL, error=because("protocol"))
        except (OSError, UnicodeError, ValueError):
            return Response(url, fault=Fault.CONNECTION, error=because("connection", host=target.host))

    def _client(self, target: httpx.URL) -> httpx.AsyncClient:
        import httpx

        origin = f"{target.scheme}://{target.netloc.decode('ascii')}"
        if origin not in self._clients:
            self._clients[origin] = httpx.AsyncClient(
                verify=self._context() if target.scheme == "https" else False,
                timeout=self._network.timeout,
                follow_redirects=False,
                trust_env=False,
                proxy=self._network.proxy or None,
            )
        return self._clients[origin]

    def _context(self) -> ssl.SSLContext:
        """The TLS settings: the usual authorities, and the config's own on top."""
        if self._tls is None:
            import certifi

            self._tls = ssl.create_default_context(cafile=certifi.where())
            if self._network.ca_file is not None:
                try:
                    self._tls.load_verify_locations(cafile=str(self._network.ca_file))
                except (OSError, ssl.SSLError) as error:
                    raise ConfigError(
                        f"{self._network.ca_file}: no certificates can be read from it ({error})",
                        "ca-file names a PEM file of certificate authorities.",
                    ) from error
        return self._tls


async def _received(url: str, stream: httpx.Response, limit: int) -> Response:
    """The answer with its body, read raw and decoded under the cap."""
    import httpx

    headers = tuple((k.lower(), v) for k, v in stream.headers.multi_items())
    answer = Response(url, url, stream.status_code, headers)
    length = stream.headers.get("content-length", "")
    if length.isdigit() and int(length) > limit:
        reason = because("says_too_large", bytes=int(length), limit=limit)
        return _failed(answer, Fault.TOO_LARGE, reason)
    try:
        body = Body(stream.headers.get("content-encoding", ""), limit)
    except Undecodable as error:
        return _failed(answer, Fault.PROTOCOL, error.reason)
    wire = 0
    fault, reason = Fault.NONE, UNSAID
    try:
        async for piece in stream.aiter_raw():
            wire += len(piece)
            if wire > limit:
                raise TooLarge
            body.feed(piece)
            await asyncio.sleep(0)  # a bomb is decoded in many steps; let the time limit see them
    except TooLarge:
        return _failed(answer, Fault.TOO_LARGE, because("too_large", limit=limit))
    except Undecodable as error:
        return _failed(answer, Fault.PROTOCOL, error.reason)
    except (httpx.RemoteProtocolError, httpx.NetworkError):
        fault, reason = Fault.CUT, because("broke_off", bytes=wire)
    if not fault and body.cut:
        fault, reason = Fault.CUT, because("breaks_off", bytes=wire)
    content = body.content()
    return Response(url, url, answer.status, headers, content, fault=fault, error=reason)


def _failed(answer: Response, fault: Fault, error: Detail) -> Response:
    return Response(answer.url, answer.final_url, answer.status, answer.headers, fault=fault, error=error)


def _not_connected(url: str, host: str, error: Exception) -> Response:
    """httpx calls a failed TLS handshake a failed connection; only the message tells."""
    text = str(error)
    causes = tuple(_causes(error))
    for cause in causes:
        if isinstance(cause, ssl.SSLCertVerificationError):
            code = _CERTIFICATE.get(cause.verify_code, "tls")
            return Response(url, fault=Fault.TLS, error=because(code, host=host))
    if any(isinstance(c, ssl.SSLError) for c in causes) or "certificate" in text.lower() or "SSL" in text:
        return Response(url, fault=Fault.TLS, error=because("tls", host=host))
    refused = any(isinstance(cause, ConnectionRefusedError) for cause in causes)
    return Response(
        url, fault=Fault.CONNECTION, error=because("refused" if refused else "unreachable", host=host)
    )


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error and all that led to it."""
    cause: BaseException | None = error
    while cause is not None:
        yield cause
        cause = cause.__cause__ or cause.__context__
