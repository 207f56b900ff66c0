"""The errors a user can cause.

    CrosscheckError
    ├── UsageError      wrong option or combination of options
    ├── ConfigError     config file: unreadable, unknown key, wrong type
    ├── ManifestError   sources manifest: the same
    │   └── NoFileError     the file of an article is not there, or lies where none is read
    ├── DraftError      the draft cannot be read as text
    ├── OutletError     an outlet file is malformed, or two outlets claim one name
    ├── TriageError     an ignore comment, a baseline or a file of decisions is malformed
    │   └── ConflictError   a file of decisions was changed by another program meanwhile
    ├── CorrectionError corrections cannot be written into a draft of this format
    ├── ArchiveError    the archive of articles cannot be read or written
    ├── LockError       the lock file is malformed, or a pinned source has changed
    ├── ReaderError     the reader's model is missing, damaged or cannot be run
    ├── JudgeError      a judge (model or service) cannot be used
    ├── WorkerError     worker processes or the cluster cannot be used
    └── OutputError     a report could not be written

Every one says what is wrong, where, and what to do; the command line prints that and
exits with status 2. A source that cannot be read is *not* an error: it is an article with a
:class:`crosscheck.model.State`.
"""

from __future__ import annotations

from collections.abc import Iterable

_TELLING = 3  # letters of a word that tell which of the known ones hold it
_SHOWN = 5  # of many known words
_LISTED = 20  # known words that are listed in full


class CrosscheckError(Exception):
    """Base of all errors meant for the user.

    `message` says what is wrong and where, `hint` what to do about it.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(CrosscheckError):
    """A wrong option, or options that do not go together."""


class ConfigError(CrosscheckError):
    """The configuration cannot be read or has an unknown or invalid setting."""


class ManifestError(CrosscheckError):
    """The sources manifest cannot be read or names a missing file."""


class NoFileError(ManifestError):
    """There is no such file of an article, or it lies where none is read."""


class DraftError(CrosscheckError):
    """The draft cannot be read as text."""


class OutletError(CrosscheckError):
    """An outlet file is malformed, or two outlets claim the same name."""


class TriageError(CrosscheckError):
    """An ignore comment in a draft, an entry of a baseline or a decision is malformed."""


class ConflictError(TriageError):
    """A file of decisions has another revision than the one that was read; nothing was written."""


class CorrectionError(CrosscheckError):
    """Corrections cannot be written into a draft."""


class ArchiveError(CrosscheckError):
    """The archive of articles cannot be read or written."""


class LockError(CrosscheckError):
    """The lock file cannot be read, or a source differs from what it pins."""


class ReaderError(CrosscheckError):
    """The reader's model is missing, damaged or cannot be run."""


class JudgeError(CrosscheckError):
    """A judge cannot be used; the rules decide without it."""


class WorkerError(CrosscheckError):
    """Worker processes cannot be started, or a cluster cannot be used."""


class OutputError(CrosscheckError):
    """A report could not be written."""


class LateError(Exception):
    """Work on a draft that was stopped after so many seconds: no error of the user's, and no fault of the program's."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"took longer than the {seconds:g} s of limits.draft-seconds")


def is_limit(detail: str) -> bool:
    """Whether a draft could not be checked because it reached a limit of the settings, which `detail` names."""
    return " of limits." in detail


def kind_of(exc: BaseException) -> str:
    """A description for reports: the message of our own errors; of all others the type and the system's
    reason alone, as their messages may quote text of drafts or pages."""
    if isinstance(exc, CrosscheckError):
        return exc.message
    if isinstance(exc, LateError):
        return str(exc)
    reason = exc.strerror if isinstance(exc, OSError) else ""
    return f"{type(exc).__name__}: {reason}" if reason else type(exc).__name__


def nearest(word: str, known: Iterable[str]) -> str:
    """A „Did you mean …?“ sentence for `word`, or the known words if none is similar: of many the nearest."""
    import difflib

    options = sorted(known)
    close = difflib.get_close_matches(word, options, n=2, cutoff=0.6)
    close = close or [option for option in options if len(word) >= _TELLING and word in option][:_SHOWN]
    if close:
        return "Did you mean " + " or ".join(f"'{c}'" for c in close) + "?"
    if len(options) > _LISTED:
        return "The nearest are " + ", ".join(difflib.get_close_matches(word, options, _SHOWN, 0.0)) + "."
    return "Known: " + ", ".join(options) + "." if options else ""
