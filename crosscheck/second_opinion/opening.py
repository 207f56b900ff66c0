"""The second reader that the settings name, ready to be asked."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator

from crosscheck.config import Config
from crosscheck.errors import JudgeError, UsageError
from crosscheck.second_opinion import backends
from crosscheck.second_opinion.answers import Answers, AnswerStore, Memory
from crosscheck.second_opinion.base import OfflineError, Opening
from crosscheck.second_opinion.rereading import SecondReader

_STORE = "judge-answers.sqlite"
_COMMAND_LINE = "command line"


def opened(config: Config, notice: Callable[[str], None]) -> SecondReader | None:
    """The judge of `config`, to be closed after use; None when none is wanted.

    One that cannot be used is no error: the rules decide without it, and the report says so. `notice`
    is told what leaves the machine, before it does. Raises UsageError for a judge nobody knows, and for
    one that is elsewhere when the command line says both that it is to be asked and --offline.
    """
    settings, network = config.judge, config.network
    wanted = backends.choice(settings.model)
    if wanted is None:
        return None
    opening = Opening(wanted.argument, settings, network.offline, network.proxy, network.ca_file, notice)
    try:
        judge = backends.opened(wanted, opening)
    except OfflineError as exc:
        origins = dict(config.origins)
        if origins.get("judge.model") == origins.get("network.offline") == _COMMAND_LINE:
            raise UsageError(exc.message, exc.hint) from exc
        return SecondReader(None, settings, fault=exc)
    except JudgeError as exc:
        return SecondReader(None, settings, fault=exc)
    return SecondReader(judge, settings, _store(config.archive))


@contextlib.contextmanager
def held(config: Config, notice: Callable[[str], None]) -> Iterator[SecondReader | None]:
    """The judge of `config`, closed at the end; None, and no back end looked for, when it names none."""
    second = opened(config, notice) if config.judge.model else None
    try:
        yield second
    finally:
        if second is not None:
            second.close()


def _store(archive: str) -> AnswerStore:
    """Beside the archive, or in its database; without one for this run alone."""
    from crosscheck.retrieval.archive import is_url, path_of

    if archive == "none":
        return Memory()
    if is_url(archive):
        from crosscheck.second_opinion.shared_answers import SharedAnswers

        return SharedAnswers(archive)
    return Answers(path_of(archive).parent / _STORE)
