"""The page for editors, and the files that it and the reports need."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from crosscheck import messages
from crosscheck.service.faults import ProblemError

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".json": "application/json",
    ".woff2": "font/woff2",
}
_NAME = re.compile(r"[\w-][\w.-]*(\.\w+)", re.ASCII)
_FOLDERS = (("crosscheck.service", "page"), ("crosscheck.reports", "assets"))


async def index(_: Request) -> Response:
    return _file("index.html")


async def asset(request: Request) -> Response:
    return _file(request.path_params["name"])


def _file(name: str) -> Response:
    content, kind = _read(name) or (None, "")
    if content is None:
        raise ProblemError(404, "there is no such file", "See / for the page.")
    return Response(content, headers={"Content-Type": kind, "Cache-Control": "no-cache"})


@lru_cache(maxsize=64)
def _read(name: str) -> tuple[bytes, str] | None:
    """The content and type of a file of the page or of the reports; None for any other."""
    if name == "texts.json":
        return msgspec.json.encode(_texts()), _TYPES[".json"]
    fits = _NAME.fullmatch(name)
    if not fits or fits[1] not in _TYPES:
        return None
    for package, folder in _FOLDERS:
        file = resources.files(package).joinpath(folder, name)
        if file.is_file():
            return file.read_bytes(), _TYPES[fits[1]]
    return None


def _texts() -> dict[str, dict[str, messages.Text]]:
    """The texts of the page by language and key."""
    found = {}
    for language in messages.languages():
        texts = messages.catalogue(language, "desk")
        found[language] = {key.removeprefix("desk."): text for key, text in texts.items()}
    return found
