"""The application: its routes, and what all of them share."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from crosscheck.batch.work import RunSettings
from crosscheck.config import Config
from crosscheck.errors import ConfigError
from crosscheck.outlets import registry as outlets
from crosscheck.outlets.identity import is_loopback
from crosscheck.outlets.registry import Registry
from crosscheck.retrieval import manifest, saved
from crosscheck.retrieval.manifest import SourceRequest
from crosscheck.service import decision_store, faults, openapi, operations, warming
from crosscheck.service.check_pool import CheckPool
from crosscheck.service.faults import ProblemError
from crosscheck.service.guard import Guard
from crosscheck.service.jobs import Jobs
from crosscheck.service.metrics import Metrics
from crosscheck.service.places import absolute, jobs_folder
from crosscheck.service.state import ServiceState
from crosscheck.triage import apply
from crosscheck.workers import free_cpus


def create_app(config: Config, token: str = "") -> Starlette:
    """The application with these settings; `token`, if any, is asked of everyone.

    Raises CrosscheckError for settings that no check can be made with.
    """
    served = config.serve
    if not token and not is_loopback(served.host):
        raise ConfigError(
            f"serve.host: {served.host} can be reached from other machines, and no token is set",
            "Name a file with one, --token-file FILE, or set CROSSCHECK_TOKEN.",
        )
    config = replace(config, archive=absolute(config.archive))
    common = _common(config)

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        checks = CheckPool(common, served.workers or free_cpus(), served.waiting, served.check_seconds)
        jobs = Jobs(checks, jobs_folder(config), served.jobs)
        jobs.load()
        app.state.service = ServiceState(config, checks, jobs, Metrics(), decision_store.opened(config))
        warm = warming.begin(checks)
        try:
            yield
        finally:
            warm.cancel()
            await stop(app)
            checks.close()

    def refused(status: int) -> None:
        app.state.service.metrics.rejected.labels(str(status)).inc()

    app = Starlette(
        routes=list(_routes()),
        middleware=[Middleware(Guard, settings=served, token=token, refused=refused)],
        exception_handlers={ProblemError: faults.problem, HTTPException: faults.http},
        lifespan=lifespan,
    )
    app.state.operations = operations.ALL
    return app


def _routes() -> Iterator[Route]:
    """One for each path, so that it knows all of its methods."""
    by_path: dict[str, dict[str, openapi.Handler]] = {}
    for each in operations.ALL:
        by_path.setdefault(each.path, {})[each.method] = each.handler
    for path, handlers in by_path.items():
        yield Route(path, _chosen(handlers), methods=list(handlers))


def _chosen(handlers: Mapping[str, openapi.Handler]) -> openapi.Handler:
    async def endpoint(request: Request) -> Response:
        return await handlers["GET" if request.method == "HEAD" else request.method](request)

    return endpoint


def _common(config: Config) -> RunSettings:
    """What all checks share."""
    apply.check_settings(config)
    registry = outlets.load(config.outlets)
    requests = tuple(_requests(config, registry))
    return RunSettings(
        config, registry.with_sources(request.outlet for request in requests), requests,
        accepted=apply.baseline_entries(config), today=date.today(), folder=str(Path.cwd()),
    )  # fmt: skip


def _requests(config: Config, registry: Registry) -> Iterator[SourceRequest]:
    """The articles that the settings name for every draft."""
    for path in map(Path, config.sources):
        yield from saved.folder(path, registry) if path.is_dir() else manifest.load(path, registry)


async def stop(app: Starlette) -> None:
    """Stops all checks; jobs that are not done are marked as interrupted."""
    service: ServiceState = app.state.service
    service.checks.stop()
    await service.jobs.finish()
