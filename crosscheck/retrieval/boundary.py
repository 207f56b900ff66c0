"""One bad source is one bad source: where anything that a foreign page, file or list sets off becomes its reason.

Everything that is read for one item (a page, a saved copy, a feed, a robots.txt) runs inside :func:`contained`,
so that the run goes on and says what became of the item.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeVar

from crosscheck.errors import CrosscheckError
from crosscheck.model import Detail, because

T = TypeVar("T")
_KINDS: tuple[tuple[type[Exception], str], ...] = (
    (RecursionError, "nested"),
    (MemoryError, "memory"),
    (UnicodeError, "characters"),
)


def contained(
    work: Callable[[], T], failed: Callable[[Detail], T], passing: tuple[type[Exception], ...] = ()
) -> T:
    """What `work` gives, or what `failed` makes of the reason why it gave nothing.

    Errors meant for the user (the archive, the lock, the settings) are no fault of the item and pass, as do those
    of the kinds `passing`.
    """
    try:
        return work()
    except Exception as error:
        if isinstance(error, (CrosscheckError, *passing)):
            raise
        return failed(reason(error))


async def awaited(work: Awaitable[T], failed: Callable[[Detail], T]) -> T:
    """The same for work that has to be waited for."""
    try:
        return await work
    except CrosscheckError:
        raise
    except Exception as error:  # noqa: BLE001 - as above
        return failed(reason(error))


def reason(error: Exception) -> Detail:
    """The kind of a failure, for the report; never what a library said."""
    known = (because(code) for kind, code in _KINDS if isinstance(error, kind))
    return next(known, None) or because("unforeseen", kind=type(error).__name__)
