"""Creates the second opinion that the settings ask for."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator

from crosscheck.config import Config
from crosscheck.errors import JudgeError, UsageError
from crosscheck.second_opinion import backends
from crosscheck.second_opinion.answer_store import AnswerStore, FileAnswerStore, MemoryAnswerStore
from crosscheck.second_opinion.base import JudgeOptions, OfflineError
from crosscheck.second_opinion.review import SecondOpinion

_STORE = "judge-answers.sqlite"
_COMMAND_LINE = "command line"


def create(config: Config, notice: Callable[[str], None]) -> SecondOpinion | None:
    """The second opinion of `config`, to be closed after use; None when no judge is set.

    A judge that cannot be used is no error: the rules decide alone, and the report says so. `notice` is
    called with a text saying what is sent where, before anything is. Raises UsageError for an unknown
    judge, and when the command line itself asks for both a remote judge and --offline.
    """
    settings, network = config.judge, config.network
    wanted = backends.parse_choice(settings.model)
    if wanted is None:
        return None
    options = JudgeOptions(wanted.argument, settings, network.offline, network.proxy, network.ca_file, notice)
    try:
        judge = backends.create_judge(wanted, options)
    except OfflineError as exc:
        origins = dict(config.origins)
        if origins.get("judge.model") == origins.get("network.offline") == _COMMAND_LINE:
            raise UsageError(exc.message, exc.hint) from exc
        return SecondOpinion(None, settings, fault=exc)
    except JudgeError as exc:
        return SecondOpinion(None, settings, fault=exc)
    return SecondOpinion(judge, settings, _store(config.archive))


@contextlib.contextmanager
def opened(config: Config, notice: Callable[[str], None]) -> Iterator[SecondOpinion | None]:
    """A context with the second opinion of `config`, closed at its end; None when no judge is set."""
    second = create(config, notice) if config.judge.model else None
    try:
        yield second
    finally:
        if second is not None:
            second.close()


def _store(archive: str) -> AnswerStore:
    """The store beside the archive or in its database; without an archive one in memory."""
    from crosscheck.retrieval.archive import is_url, path_of

    if archive == "none":
        return MemoryAnswerStore()
    if is_url(archive):
        from crosscheck.second_opinion.database_store import DatabaseAnswerStore

        return DatabaseAnswerStore(archive)
    return FileAnswerStore(path_of(archive).parent / _STORE)
