"""The only use of onnxruntime and tokenizers; both are imported when a model is opened."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from crosscheck.errors import ReaderError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

_ADVICE = "Install crosscheck again, or use --reader none to check by words alone."


def session(path: Path) -> InferenceSession:
    """The graph in `path`, ready to run. Raises ReaderError."""
    try:
        import onnxruntime
    except Exception as exc:  # a missing package, or a processor or system it does not run on
        raise ReaderError(f"onnxruntime cannot be used ({_first_line(exc)})", _ADVICE) from exc
    if not path.is_file():
        raise ReaderError(f"the reader's model {path} is missing", _ADVICE)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = _threads()
    options.log_severity_level = 4  # its warnings are not for editors
    options.add_session_config_entry(
        "session.intra_op.allow_spinning", "0"
    )  # idle threads take no time from others
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as exc:  # it raises errors of no common kind
        raise ReaderError(
            f"the reader's model {path} cannot be loaded ({_first_line(exc)})", _ADVICE
        ) from exc


def tokenizer(path: Path) -> Tokenizer:
    """The tokeniser in `path`, without truncation or padding. Raises ReaderError."""
    try:
        from tokenizers import Tokenizer

        found = Tokenizer.from_file(str(path))
    except Exception as exc:  # it raises plain Exception
        raise ReaderError(
            f"the reader's tokeniser {path} cannot be loaded ({_first_line(exc)})", _ADVICE
        ) from exc
    found.no_truncation()
    found.no_padding()
    return found


def _threads() -> int:
    """The number of processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _first_line(exc: Exception) -> str:
    """The error's first line, short."""
    return (str(exc).strip().splitlines() or [type(exc).__name__])[0][:120]
