"""Where jobs and decisions are kept: beside the archive."""

from __future__ import annotations

from pathlib import Path

from crosscheck.config import Config
from crosscheck.errors import ConfigError
from crosscheck.retrieval.archive import default_path, is_url, path_of


def beside_archive(config: Config) -> Path | None:
    """The folder of the archive; for one on a server the user's data folder, and None without an archive."""
    if config.archive == "none":
        return None
    return (default_path() if is_url(config.archive) else path_of(config.archive)).absolute().parent


def absolute(archive: str) -> str:
    """The place of the archive for a process that stands in another folder."""
    return archive if archive in ("", "none") or is_url(archive) else str(path_of(archive).absolute())


def jobs_folder(config: Config) -> Path | None:
    folder = beside_archive(config)
    return folder / "jobs" if folder else None


def make_jobs_folder(config: Config) -> None:
    """Makes the folder of jobs, before the server is started. Raises ConfigError."""
    folder = jobs_folder(config)
    if folder is None:
        return
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as exc:
        raise ConfigError(
            f"{folder}: the folder of jobs cannot be made ({exc.strerror})",
            "Name an archive elsewhere with --archive, or keep nothing: --archive none.",
        ) from exc
