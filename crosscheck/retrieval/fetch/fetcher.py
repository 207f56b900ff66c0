"""The fetcher: what may be asked for, how often, and how far it is followed."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Iterable
from dataclasses import replace
from types import TracebackType
from typing import TypeVar
from urllib.parse import urljoin, urlsplit

from crosscheck.config import Network
from crosscheck.model import because
from crosscheck.retrieval.boundary import awaited
from crosscheck.retrieval.fetch import guard, robots
from crosscheck.retrieval.fetch.answer import Fault, Request, Response
from crosscheck.retrieval.fetch.clock import Clock
from crosscheck.retrieval.fetch.pace import Pace, retry_after, wait_before
from crosscheck.retrieval.fetch.wire import Wire

T = TypeVar("T")
_AT_ONCE = 4  # pages in memory over all hosts at one time
_RETRIED = frozenset({429, 502, 503, 504})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_LONGEST_DELAY = 30.0  # seconds of Crawl-delay that are waited for; a site asking more is left alone


class Fetcher:
    """Fetches pages as `network` allows; a context manager.

    `clock`, `resolver` and `chance` are for tests. The methods run an event loop of their own, so
    they cannot be called from inside another.
    """

    def __init__(
        self,
        network: Network,
        *,
        clock: Clock | None = None,
        resolver: guard.Resolver = guard.resolve,
        chance: random.Random | None = None,
    ) -> None:
        self.network = network
        self.clock = clock or Clock()
        self._chance = chance or random.Random()  # noqa: S311 -- jitter, not a secret
        self._pace = Pace(network.requests_per_second, network.connections_per_host, self.clock)
        self._names = guard.Names(resolver)
        self._wire = Wire(network, self._names)
        self._rules: dict[str, asyncio.Task[robots.Rules | Response]] = {}
        self._reservations: dict[str, asyncio.Task[bytes]] = {}
        self._runner = asyncio.Runner()

    def __enter__(self) -> Fetcher:
        self._runner.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._runner.run(self._wire.close())
        finally:
            self._runner.close()

    def get(self, request: Request | str) -> Response:
        """The answer to one request."""
        return self.each([request], lambda _, response: response)[0]

    def sitemaps(self, url: str) -> tuple[str, ...]:
        """The sitemaps that the robots.txt of the site at `url` names."""
        rules = self._runner.run(self._site_rules(url))
        return rules.sitemaps if isinstance(rules, robots.Rules) else ()

    def each(self, requests: Iterable[Request | str], use: Callable[[int, Response], T]) -> tuple[T, ...]:
        """`use(index, response)` for every request, as the answers come in; results in their order.

        Hosts are asked side by side, each at its own pace. An answer is handed over at once and
        not kept, so memory is bounded by a few pages however many are asked for.
        """
        asked = [r if isinstance(r, Request) else Request(r) for r in requests]
        return self._runner.run(self._each(asked, use))

    async def _each(self, asked: list[Request], use: Callable[[int, Response], T]) -> tuple[T, ...]:
        room = asyncio.Semaphore(_AT_ONCE)

        async def one(index: int, request: Request) -> T:
            queue = hosts.setdefault(_site(request.url), asyncio.Semaphore(self.network.connections_per_host))
            async with queue, room:
                return use(index, await self._fetch(request))

        hosts: dict[str, asyncio.Semaphore] = {}
        try:
            async with asyncio.TaskGroup() as group:
                tasks = [group.create_task(one(i, r)) for i, r in enumerate(asked)]
        except BaseExceptionGroup as several:  # one cause is enough to report
            raise several.exceptions[0] from several.exceptions[0].__cause__
        return tuple(task.result() for task in tasks)

    # ------------------------------------------------------------------ one page

    async def _fetch(self, request: Request) -> Response:
        """One page with redirects and retries; whatever goes wrong with it is its fault alone."""
        return await awaited(
            self._in_time(request), lambda why: Response(request.url, fault=Fault.PROTOCOL, error=why)
        )

    async def _in_time(self, request: Request) -> Response:
        """One page, inside one limit of time."""
        answer = Response(request.url)
        try:
            async with self.clock.timeout(self.network.total_timeout):
                answer = await self._tried(request)
                answer = replace(answer, reservations=await self._reserved(answer))
        except TimeoutError:
            reason = because("over_time", seconds=f"{self.network.total_timeout:g}")
            answer = Response(request.url, fault=Fault.TIMEOUT, error=reason)
        return replace(answer, url=request.url, fetched_at=self.clock.now())

    async def _tried(self, request: Request) -> Response:
        deadline = self.clock.monotonic() + self.network.total_timeout
        attempt = 0
        while True:
            attempt += 1
            answer = replace(await self._followed(request), attempts=attempt)
            passing = (
                answer.fault.passing and answer.fault is not Fault.DNS
            )  # names are asked for again at once
            if not (answer.status in _RETRIED or passing) or attempt > self.network.retries:
                return answer
            asked = (
                retry_after(answer.header("retry-after"), self.clock.now())
                if answer.status in _RETRIED
                else None
            )
            wait = wait_before(attempt, asked, self._chance)
            if self.clock.monotonic() + wait >= deadline:
                if asked is None:
                    return answer
                reason = because("come_back", seconds=round(asked), status=answer.status)
                return replace(answer, fault=Fault.WAIT, error=reason)
            await self.clock.sleep(wait)

    async def _followed(self, request: Request) -> Response:
        """The answer at the end of the redirects, every hop checked like the first."""
        url, way = request.url, list[str]()
        while True:
            rules = await self._site_rules(url)
            if isinstance(rules, Response):
                return replace(rules, redirects=tuple(way))
            if not rules.allows(url):
                reason = rules.denied or because("robots")
                return Response(request.url, url, fault=Fault.ROBOTS, error=reason, redirects=tuple(way))
            answer = await self._asked(
                url, request.conditions, self.network.max_bytes, min(rules.delay, _LONGEST_DELAY)
            )
            answer = replace(answer, redirects=tuple(way))
            hop = self._hop(url, answer, way)
            if isinstance(hop, Response):
                return hop
            url = hop

    def _hop(self, url: str, answer: Response, way: list[str]) -> Response | str:
        """Where a redirect leads, with its address added to the `way`; the answer itself if it ends here."""
        target = answer.header("location")
        if answer.status not in _REDIRECTS or not target:
            return answer
        way.append(url)
        if len(way) > self.network.max_redirects:
            reason = because("redirects", most=self.network.max_redirects)
            return replace(answer, fault=Fault.REDIRECTS, error=reason, redirects=tuple(way))
        try:
            return urljoin(url, target)
        except ValueError:
            return replace(answer, fault=Fault.REDIRECTS, error=because("bad_redirect"))

    async def _asked(self, url: str, headers: dict[str, str], limit: int, delay: float = 0.0) -> Response:
        host = _site(url).rpartition("/")[2].partition(":")[0]
        if host in self._names.unknown:  # no server has this name, so no pause between requests is needed
            return await self._wire.exchange(url, headers, limit)
        async with self._pace.slot(_site(url), delay):
            return await self._wire.exchange(url, headers, limit)

    # ------------------------------------------------------------------ what the site asks

    async def _site_rules(self, url: str) -> robots.Rules | Response:
        """The robots.txt of the page's site, asked for once; the failure itself when there is no
        reaching the site at all."""
        site = _site(url)
        if not self.network.respect_robots or not site:
            return robots.Rules()
        if site not in self._rules:
            self._rules[site] = asyncio.create_task(self._read_rules(site))
        found = await asyncio.shield(self._rules[site])
        if isinstance(found, Response) and found.fault.passing:
            self._rules.pop(site, None)  # a retry asks again
        return found

    async def _read_rules(self, site: str) -> robots.Rules | Response:
        answer = await self._site_file(site + robots.ROBOTS_PATH, robots.LARGEST * 4)
        if answer.fault in {Fault.DNS, Fault.CONNECTION, Fault.TLS, Fault.REFUSED, Fault.SCHEME}:
            return answer
        if answer.fault and answer.fault is not Fault.REDIRECTS:
            return robots.rules(0, b"", unreachable=answer.error)
        return robots.rules(answer.status, answer.content)

    async def _reserved(self, answer: Response) -> tuple[str, ...]:
        """The rights the site reserves for a page that was had."""
        if not answer.ok:
            return ()
        found = robots.header_reservation(
            answer.header("tdm-reservation"), answer.header("tdm-policy"), answer.header("x-robots-tag")
        )
        if not self.network.respect_robots or any(f.startswith("tdm") for f in found):
            return found
        site = _site(answer.final_url)
        if site not in self._reservations:
            self._reservations[site] = asyncio.create_task(self._read_reservation(site))
        said = robots.reservation(await asyncio.shield(self._reservations[site]), answer.final_url)
        return (*found, said) if said else found

    async def _read_reservation(self, site: str) -> bytes:
        answer = await self._site_file(site + robots.RESERVATION_PATH, robots.LARGEST)
        return answer.content if answer.ok else b""

    async def _site_file(self, url: str, limit: int) -> Response:
        """A file that says what a site wants, redirects followed; read once, without retries."""
        way: list[str] = []
        while True:
            try:
                async with self.clock.timeout(self.network.timeout):
                    answer = await self._asked(url, {}, limit)
            except TimeoutError:
                return Response(url, fault=Fault.TIMEOUT, error=because("late"))
            hop = answer if answer.fault else self._hop(url, answer, way)
            if isinstance(hop, Response):
                return hop
            url = hop


def _site(url: str) -> str:
    """Scheme, host and port of a web address, lower case; empty for anything else."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    web = parts.scheme.lower() in {"http", "https"} and parts.netloc
    return f"{parts.scheme}://{parts.netloc}".lower() if web else ""
