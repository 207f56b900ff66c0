"""Downloads entailment models from a model hub; the only use of huggingface_hub, imported on demand."""

from __future__ import annotations

import contextlib
import glob
import re
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from crosscheck.errors import ReaderError
from crosscheck.reader.model_folder import CONFIG, GUIDE, PLACES, TOKENIZER, labels_of, printable, read_json
from crosscheck.reader.user_reader import UserReader

_BESIDE = re.compile(r"tokenizer[\w.-]*\.json|special_tokens_map\.json")
_ONNX = re.compile(r"(?:onnx/)?[\w.-]+\.onnx")
_MARK = Path(".cache") / "huggingface"  # the library leaves this in folders it has filled


def default_folder(model: str) -> Path:
    """The default place of a downloaded model, in the user's data folder."""
    from platformdirs import user_data_path

    return user_data_path("crosscheck", appauthor=False) / "readers" / model.replace("/", "--")


def fetch(model: str, revision: str | None, folder: Path | None, progress: bool = False) -> UserReader:
    """Downloads the missing files of `model` (owner/name) into `folder` and opens it.

    The labels are checked before large files are fetched. `progress` shows bars on stderr. The library's environment
    variables apply: HF_ENDPOINT for another hub, HF_TOKEN, HTTPS_PROXY.

    Raises:
        ReaderError: the hub cannot be reached or has no such model, it is no entailment model in ONNX form, or the
            folder cannot be used.
    """
    try:
        from huggingface_hub import HfApi, snapshot_download
        from huggingface_hub.utils import disable_progress_bars
    except ImportError as exc:
        raise ReaderError(
            "huggingface_hub is not installed, which downloads models",
            "Install it with: pip install '.[hub]'",
        ) from exc
    if not progress:
        disable_progress_bars()
    with _translated_errors(model, revision):
        info = HfApi(library_name="crosscheck").model_info(model, revision=revision)
    names = _wanted(model, [each.rfilename for each in info.siblings or ()])
    target = folder or default_folder(model)
    with _usable(target):
        for chosen in ([CONFIG], names):  # a model that is of no use is known by its labels
            with _translated_errors(model, revision):
                snapshot_download(
                    model, revision=info.sha, local_dir=target, library_name="crosscheck",
                    allow_patterns=[glob.escape(name) for name in chosen],
                )  # fmt: skip
            labels_of(read_json(target / CONFIG), f"{model}: {CONFIG}")
        return UserReader(target)


def _wanted(model: str, files: Sequence[str]) -> list[str]:
    """The files of a repository that a reader needs. Raises ReaderError if one is missing."""
    missing = [name for name in (CONFIG, TOKENIZER) if name not in files]
    if missing:
        raise ReaderError(
            f"the model {model} has no {' and no '.join(missing)}", "Choose another; a reader needs both."
        )
    graphs = [name for name in PLACES if name in files] or [name for name in files if _ONNX.fullmatch(name)]
    if not graphs:
        raise ReaderError(
            f"the model {model} is not there in ONNX form", f"Choose another, or export this one ({GUIDE})."
        )
    if len(graphs) > 1 and graphs[0] not in PLACES:
        raise ReaderError(f"the model {model} has several graphs, none of them model.onnx: {', '.join(graphs)}",
                          f"Download the one you want by hand, and put it into a folder ({GUIDE}).")  # fmt: skip
    weights = [name for name in files if name.startswith((graphs[0] + "_", graphs[0] + "."))]
    return [CONFIG, *(n for n in files if _BESIDE.fullmatch(n)), graphs[0], *weights]


@contextlib.contextmanager
def _usable(target: Path) -> Iterator[None]:
    """A context with the folder, created if missing, and removed again if the model turns out unusable.

    Raises ReaderError for a folder with other files.
    """
    made = not target.exists()
    try:
        target.mkdir(parents=True, exist_ok=True)
        foreign = any(target.iterdir()) and not (target / _MARK).is_dir()
    except OSError as exc:
        raise ReaderError(
            f"{target}: the folder cannot be used ({exc.strerror})", "Name another: --folder DIR."
        ) from exc
    if foreign:
        raise ReaderError(
            f"{target}: there is something else in this folder", "Name a new one: --folder DIR."
        )
    try:
        yield
    except ReaderError as exc:
        if made and not isinstance(exc, _Interrupted):
            shutil.rmtree(target, ignore_errors=True)
        raise


class _Interrupted(ReaderError):
    """An interrupted download, which a second call resumes."""


@contextlib.contextmanager
def _translated_errors(model: str, revision: str | None) -> Iterator[None]:
    """A context that turns the library's exceptions into ReaderError."""
    from huggingface_hub import constants, errors

    try:
        yield
    except errors.GatedRepoError as exc:
        raise ReaderError(
            f"the model {model} is given only to those who asked for it",
            "Ask on its page, then put your token into the environment: HF_TOKEN.",
        ) from exc
    except errors.RepositoryNotFoundError as exc:
        raise ReaderError(
            f"there is no model {model} at {constants.ENDPOINT}",
            "Check the name, as in owner/name. A private one needs a token in the environment: HF_TOKEN.",
        ) from exc
    except errors.RevisionNotFoundError as exc:
        raise ReaderError(
            f"the model {model} has no revision '{revision}'", "Leave --revision out for the newest."
        ) from exc
    except errors.HFValidationError as exc:
        raise ReaderError(f"'{model}' is not the name of a model", "Write it as owner/name.") from exc
    except Exception as exc:  # of httpx or requests, by the library's version, or of the file system
        reason = printable(f"{type(exc).__name__}: {exc}".split("\n", 1)[0])
        raise _Interrupted(
            f"the model {model} could not be downloaded from {constants.ENDPOINT} ({reason})",
            "Check the connection and the space on the disk, then try again: what is there already is kept.",
        ) from exc
