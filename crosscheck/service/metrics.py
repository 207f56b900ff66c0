"""What `/metrics` tells, in the text format of Prometheus."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST

TYPE = CONTENT_TYPE_LATEST
_SECONDS = (0.1, 0.25, 0.5, 1, 2, 4, 8, 15, 30, 60, 120)


class Metrics:
    """The figures of one server."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self.checks = Counter(
            "crosscheck_checks", "Checks by their result", ["result"], registry=self._registry
        )
        self.seconds = Histogram(
            "crosscheck_check_seconds", "Duration of checks", buckets=_SECONDS, registry=self._registry
        )
        self.rejected = Counter(
            "crosscheck_rejected",
            "Requests that were refused, by status",
            ["status"],
            registry=self._registry,
        )
        self.waiting = Gauge("crosscheck_waiting", "Checks that wait for a worker", registry=self._registry)
        self.running = Gauge("crosscheck_running", "Checks that a worker is at", registry=self._registry)
        self.jobs = Gauge("crosscheck_jobs", "Jobs that are known", registry=self._registry)

    def text(self) -> bytes:
        found: bytes = generate_latest(self._registry)
        return found
