"""Requests as tasks: JSON and multipart bodies, their limits, and the names of files in them."""

from __future__ import annotations

import base64
import binascii
import secrets
from collections.abc import Sequence
from typing import Any, TypeVar

import msgspec
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import Request

from crosscheck import decoding
from crosscheck.config.schema import ServeSettings
from crosscheck.decoding import Unfit
from crosscheck.outlets.called import is_lone_address
from crosscheck.service.faults import ProblemError
from crosscheck.service.shapes import CheckRequest, DraftPart, Narrowing, SourcePart
from crosscheck.service.tasks import GivenSource, Task

T = TypeVar("T", bound=CheckRequest)
_FIELDS = 20  # of a form, besides its files
_OPTIONS = 10_000  # bytes of the form's field with options


async def body(request: Request, kind: type[T], settings: ServeSettings) -> tuple[T, dict[str, bytes]]:
    """The body of a request, and the files that a form sends with it, by their place. Raises ProblemError."""
    sort = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if sort == "application/json":
        return _from_json(await request.body(), kind), {}
    if sort == "multipart/form-data":
        return await _from_form(request, kind, settings)
    raise ProblemError(
        415, f"a body of the type '{sort[:60]}' is not read", "Send application/json or multipart/form-data."
    )


async def plain(request: Request, kind: type[Any]) -> Any:
    """A JSON body that sends no files. Raises ProblemError."""
    sort = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if sort != "application/json":
        raise ProblemError(415, f"a body of the type '{sort[:60]}' is not read", "Send application/json.")
    return _from_json(await request.body(), kind)


def _from_json(data: bytes, kind: type[Any]) -> Any:
    try:
        return decoding.convert(msgspec.json.decode(data), kind)
    except Unfit as exc:
        what, hint = exc.in_json("the body")
        raise ProblemError(422, what, hint or "See /openapi.json.") from None
    except (ValueError, RecursionError) as exc:
        raise ProblemError(
            400, f"the body is not JSON that can be read: {exc}", "See /openapi.json."
        ) from None


async def _from_form(request: Request, kind: type[T], settings: ServeSettings) -> tuple[T, dict[str, bytes]]:
    try:
        form = await request.form(
            max_files=settings.max_sources + 1, max_fields=_FIELDS + settings.max_sources,
            max_part_size=settings.max_bytes,
        )  # fmt: skip
    except MultiPartException as exc:
        raise ProblemError(
            400, f"the form cannot be read: {exc.message}", "Send multipart/form-data."
        ) from None
    except HTTPException as exc:  # what Starlette makes of the same error
        raise ProblemError(
            400, f"the form cannot be read: {exc.detail}", "Send multipart/form-data."
        ) from None
    try:
        return await _of_form(form, kind)
    finally:
        await form.close()


async def _of_form(form: FormData, kind: type[T]) -> tuple[T, dict[str, bytes]]:
    """The parts `draft`, `source`, `options` and `format` of a form."""
    files: dict[str, bytes] = {}
    values: dict[str, Any] = {"sources": []}
    for name, value in form.multi_items():
        if name == "draft" and "draft" not in values:
            values["draft"], files["draft"] = await _file(value, "draft.txt")
        elif name == "source":
            place = f"sources[{len(values['sources'])}]"
            if isinstance(value, UploadFile) and value.filename:
                entry, files[place] = await _file(value, "")
            else:
                entry = _source(await _text(value))
            values["sources"].append(entry)
        elif name in ("options", "format") and name not in values:
            text = await _text(value)
            values[name] = _from_json(text.encode(), Narrowing) if name == "options" else text
        else:
            raise ProblemError(
                422,
                f"the form has a part '{name[:60]}' too many",
                "Parts are draft, source, options and format.",
            )
    if "draft" not in values:
        raise ProblemError(422, "the form has no part 'draft'", "Send the draft as a file of that name.")
    given = [field for field in values if field not in kind.__struct_fields__]
    if given:
        raise ProblemError(
            422, f"the form has a part '{given[0]}', which nothing is done with here", "Leave it out."
        )
    try:
        return decoding.convert(values, kind), files
    except Unfit as exc:
        what, hint = exc.in_json("the form")
        raise ProblemError(422, what, hint or "See /openapi.json.") from None


async def _file(value: UploadFile | str, name: str) -> tuple[dict[str, str], bytes]:
    """The description of a part, and its content; the name of a file without the folders that some programs send."""
    if isinstance(value, str):
        return {"name": name}, value.encode("utf-8", "replace")
    called = (value.filename or name).replace("\\", "/").rpartition("/")[2]
    return ({"name": called} if called else {}), await value.read()


async def _text(value: UploadFile | str) -> str:
    data = value.encode() if isinstance(value, str) else await value.read(_OPTIONS + 1)
    if len(data) > _OPTIONS:
        raise ProblemError(413, "a field of the form is too long", f"Send at most {_OPTIONS:,} bytes in it.")
    return data.decode("utf-8", "replace")


def _source(text: str) -> dict[str, Any]:
    """A source that is not a file: an address, or an object as in JSON."""
    if not text.lstrip().startswith("{"):
        return {"url": text.strip()}
    try:
        value = msgspec.json.decode(text)
    except (ValueError, RecursionError) as exc:
        raise ProblemError(400, f"a part 'source' is not JSON that can be read: {exc}", "Mend it.") from None
    return value if isinstance(value, dict) else {}


# ------------------------------------------------------------------ tasks


def task(
    asked: CheckRequest, files: dict[str, bytes], settings: ServeSettings, outputs: Sequence[str]
) -> Task:
    """The task in a request. Raises ProblemError for what is too large, or named as no file can be."""
    if len(asked.sources) > settings.max_sources:
        raise ProblemError(
            413, f"{len(asked.sources)} sources are more than the {settings.max_sources} that are taken",
            "Send fewer; who runs the server can raise serve.max-sources.",
        )  # fmt: skip
    name = file_name(asked.draft.name, "draft.name")
    data = files["draft"] if "draft" in files else _content(asked.draft, "draft")
    taken = {name.lower()}
    sources = tuple(_given(source, n, files, taken) for n, source in enumerate(asked.sources))
    return Task(secrets.token_hex(16), name, data, sources, asked.options, tuple(outputs))


def _given(part: SourcePart, number: int, files: dict[str, bytes], taken: set[str]) -> GivenSource:
    where = f"sources[{number}]"
    data = files.get(where, b"")
    ending = ".html"
    if where not in files and (part.text, part.html, part.base64) != (None, None, None):
        data, ending = _content(part, where), ".html" if part.html is not None else ".txt"
        if is_lone_address(part.text or ""):
            raise ProblemError(422, f"{where}.text: is an address, not an article", "Give it as url.")
    elif where not in files:
        if not part.url:
            raise ProblemError(
                422, f"{where}: has no article", "Give its url, or what it reads as text or html."
            )
        return GivenSource(where, part.outlet or "", part.url)
    name = file_name(part.name, f"{where}.name") if part.name else f"source-{number + 1}{ending}"
    if name.lower() in taken:
        raise ProblemError(422, f"{where}: '{name}' is the name of another file", "Give each its own name.")
    taken.add(name.lower())
    return GivenSource(where, part.outlet or "", part.url or "", name, data)


def _content(part: DraftPart | SourcePart, where: str) -> bytes:
    """The file of a part: exactly one of its texts."""
    texts = {"text": part.text, "base64": part.base64, "html": getattr(part, "html", None)}
    given = [key for key, value in texts.items() if value is not None]
    if len(given) != 1:
        what = "has no text" if not given else f"has {' and '.join(given)}"
        raise ProblemError(422, f"{where}: {what}", "Give one of text, html (of sources) and base64.")
    value = texts[given[0]] or ""
    if given[0] != "base64":
        return value.encode("utf-8", "replace")
    try:
        return base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError):
        raise ProblemError(422, f"{where}.base64: is not Base64", "Encode the file's bytes.") from None


def file_name(name: str, where: str) -> str:
    """`name`, which becomes the name of a file in an empty folder. Raises ProblemError."""
    wrong = "/" in name or "\\" in name or name.startswith(".") or not name.isprintable() or not name.strip()
    if wrong or len(name.encode("utf-8", "replace")) > 240:
        raise ProblemError(
            422, f"{where}: is no name of a file", "Give a name without folders, as in digest.md."
        )
    return name
