"""The application: its routes, and what all of them share."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import Route

from crosscheck.batch.work import RunSettings
from crosscheck.config import Config
from crosscheck.errors import ConfigError
from crosscheck.outlets import registry as outlets
from crosscheck.service import decision_store, faults, operations, warming
from crosscheck.service.crew import Crew
from crosscheck.service.desk import Desk
from crosscheck.service.faults import ProblemError
from crosscheck.service.guard import Guard, is_loopback
from crosscheck.service.jobs import Jobs
from crosscheck.service.metrics import Metrics
from crosscheck.service.places import jobs_folder
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
    apply.check_settings(config)
    common = RunSettings(
        config, outlets.load(config.outlets), accepted=apply.baseline_entries(config), today=date.today(),
        folder=str(Path.cwd()),
    )  # fmt: skip

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        crew = Crew(common, served.workers or free_cpus(), served.waiting, served.check_seconds)
        jobs = Jobs(crew, jobs_folder(config), served.jobs)
        jobs.load()
        app.state.desk = Desk(config, crew, jobs, Metrics(), decision_store.opened(config))
        warm = warming.begin(crew)
        try:
            yield
        finally:
            warm.cancel()
            await stop(app)
            crew.close()

    def refused(status: int) -> None:
        app.state.desk.metrics.rejected.labels(str(status)).inc()

    app = Starlette(
        routes=[Route(each.path, each.handler, methods=[each.method]) for each in operations.ALL],
        middleware=[Middleware(Guard, settings=served, token=token, refused=refused)],
        exception_handlers={ProblemError: faults.problem, HTTPException: faults.http},
        lifespan=lifespan,
    )
    app.state.operations = operations.ALL
    return app


async def stop(app: Starlette) -> None:
    """Stops all checks; jobs that are not done are marked as interrupted."""
    desk: Desk = app.state.desk
    desk.crew.stop()
    await desk.jobs.finish()
