"""`crosscheck serve`: the check as a page for editors and as an HTTP API."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from crosscheck.cli import inputs, judge_options, output, reader_options, triage_options
from crosscheck.cli.parallel import jobs
from crosscheck.errors import ConfigError, UsageError

if TYPE_CHECKING:
    from crosscheck.config import Config

HELP = "serve the check over HTTP: a page for editors, and an API for other programs"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("server")
    group.add_argument(
        "--host", metavar="HOST", help="address to listen on; else 127.0.0.1, this machine alone"
    )
    group.add_argument("--port", type=inputs.count, metavar="PORT", help="else 8765; 0 takes any free one")
    group.add_argument(
        "--token-file", type=Path, metavar="FILE",
        help="a file with the token that every request has to send; or the variable CROSSCHECK_TOKEN",
    )  # fmt: skip
    group.add_argument(
        "--allowed-host", action="append", metavar="HOST", help="another name the server is asked under"
    )
    group.add_argument(
        "--workers", type=jobs, metavar="N", help="checks at once; else one for each processor"
    )
    group.add_argument("--decisions", type=Path, metavar="DIR", help="where decisions of editors are kept")
    triage_options.add_selection(parser.add_argument_group("which findings count"))
    reader_options.add_arguments(parser)
    judge_options.add_arguments(parser)
    inputs.add_network(parser)
    inputs.add_common(parser)


def run(args: argparse.Namespace) -> int:
    config = _configuration(args)
    reader_options.check(config)
    token = _token(config)
    try:
        from crosscheck.service import places, server
        from crosscheck.service.app import create_app
    except ImportError as exc:
        raise UsageError(
            f"serve needs the package {exc.name}, which is not installed",
            "pip install '.[serve]'",
        ) from exc
    app = create_app(config, token)
    places.make_jobs_folder(config)
    listening = server.bound(config.serve.host, config.serve.port)
    server.run(app, listening, lambda where: output.emit(f"{where}\n"))
    return 0


def _configuration(args: argparse.Namespace) -> Config:
    given: dict[str, object] = {
        "serve.host": args.host,
        "serve.port": args.port,
        "serve.token_file": args.token_file,
        "serve.allowed_hosts": args.allowed_host,
        "serve.workers": args.workers,
        "serve.decisions": args.decisions,
        "select": triage_options.flat(args.select),
        "extend_select": triage_options.flat(args.extend_select),
        "ignore": triage_options.flat(args.ignore),
        "min_confidence": args.min_confidence,
    }
    given |= inputs.network_overrides(args) | judge_options.overrides(args) | reader_options.overrides(args)
    return inputs.configuration(args, given)


def _token(config: Config) -> str:
    """The token of the settings, "" for none. Raises ConfigError for one that cannot be used."""
    from crosscheck import decoding

    file = config.serve.token_file
    token = config.serve.token
    if file is not None:
        token = decoding.text(file, ConfigError, "token file", "Check --token-file.").strip()
    if (file is not None or token) and (len(token) < 16 or not token.isascii() or not token.isprintable()):
        raise ConfigError(
            f"{file or 'the token'}: is no token",
            "Give 16 ASCII characters or more, as of `openssl rand -hex 16`.",
        )
    return token
