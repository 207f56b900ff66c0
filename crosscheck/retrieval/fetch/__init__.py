"""Fetching pages: the only network use in the package.

httpx does the talking. What is ours is restraint: http(s) to addresses of the open web only, one
polite request at a time, a cap on everything that could grow, and no exception for anything a
network can do; what went wrong is a value.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crosscheck.retrieval.fetch.answer import Fault, Request, Response

if TYPE_CHECKING:
    from crosscheck.retrieval.fetch.clock import Clock
    from crosscheck.retrieval.fetch.fetcher import Fetcher
    from crosscheck.retrieval.fetch.wire import user_agent

__all__ = ["Clock", "Fault", "Fetcher", "Request", "Response", "user_agent"]


def __getattr__(name: str) -> Any:
    """What needs asyncio comes when it is asked for: most runs fetch nothing."""
    from importlib import import_module

    places = {"Clock": "clock", "Fetcher": "fetcher", "user_agent": "wire"}
    if name not in places:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{places[name]}"), name)
