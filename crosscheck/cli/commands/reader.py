"""`crosscheck reader`: the model that reads. Show it, get another one, calibrate it."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from crosscheck.cli import inputs, output, reader_options
from crosscheck.cli.parser import one_of
from crosscheck.errors import UsageError

if TYPE_CHECKING:
    from crosscheck.config import Config
    from crosscheck.reader.about import About

HELP = "show the reader in force, get another one, calibrate it on your own digests"
FORMATS = ("text", "json")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)

    def action(name: str, text: str) -> argparse.ArgumentParser:
        made = actions.add_parser(name, help=text, description=text, allow_abbrev=False)
        inputs.add_common(made)
        return made

    _get(action("get", "download an entailment model in ONNX form from a model hub"))
    _show(action("show", "which reader is in force: its digest, size and figures"))
    _fit(action("fit", "calibrate a reader, or rules and words alone, on labelled digests"))


def run(args: argparse.Namespace) -> int:
    """Always status 0; failures raise."""
    return {"get": get, "show": show, "fit": fit}[args.action](args)


def _get(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "model", metavar="ID", help="owner and name of the model at the hub, as in owner/name"
    )
    parser.add_argument("--revision", metavar="REV", help="a branch, tag or commit; else the newest")
    parser.add_argument(
        "--folder", type=Path, metavar="DIR", help="where it goes; else a folder in the user's data folder"
    )
    parser.add_argument("--offline", action="store_const", const=True, help="fetch nothing: refuses")


def _show(parser: argparse.ArgumentParser) -> None:
    reader_options.add_option(parser)
    parser.add_argument(
        "--output-format", type=one_of(FORMATS, "output format"), default="text", metavar="FORMAT",
        help="text or json",
    )  # fmt: skip


def _fit(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "data",
        type=Path,
        nargs="+",
        metavar="DATA",
        help="a folder of labelled digests, or of such folders, or a file of pairs",
    )
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write the calibration there")
    parser.add_argument(
        "--limit", type=_limit, action="append", default=[], metavar="NAME=X",
        help="a limit of the decision that is given, not searched: green=0.4 (repeatable)",
    )  # fmt: skip
    reader_options.add_option(parser)


def _limit(text: str) -> tuple[str, float]:
    from crosscheck.verification.fusion import LIMITS

    name, _, value = text.partition("=")
    if name not in LIMITS:
        raise argparse.ArgumentTypeError(f"there is no limit '{name}'; known: {', '.join(LIMITS)}")
    try:
        found = float(value)
    except ValueError:
        found = -1.0
    if not 0 <= found <= 1:
        raise argparse.ArgumentTypeError(f"{text}: a limit is a number from 0 to 1, as in {name}=0.4")
    return name, found


def get(args: argparse.Namespace) -> int:
    from crosscheck.reader import hub

    config = inputs.configuration(args, {"network.offline": args.offline})
    if config.network.offline:
        origin = dict(config.origins).get("network.offline", "")
        raise UsageError(
            f"reader get: a model is not downloaded with network.offline (set by: {origin})",
            "Leave it out, or get the model on another machine and copy the folder.",
        )
    progress = output.progress(args.quiet, args.verbose) is not None
    found = hub.fetch(args.model, args.revision, args.folder, progress)
    folder = found.folder.path.absolute()
    line = f"reader = {json.dumps(str(folder), ensure_ascii=False)}"
    output.emit(f"{folder}\n\nTo use it, put this line into the settings:\n\n{line}\n")
    return 0


def show(args: argparse.Namespace) -> int:
    from crosscheck.reader.about import about

    config = inputs.configuration(args, reader_options.overrides(args))
    found = about(config.reader)
    output.emit(_as_json(found) if args.output_format == "json" else _as_text(found, config))
    return 0


def fit(args: argparse.Namespace) -> int:
    from crosscheck import calibration

    config = inputs.configuration(args, reader_options.overrides(args))
    for one in args.data:
        if not one.exists():
            raise UsageError(
                f"{one}: there is no such file or folder", "Name the folder with the labelled digests."
            )
    if args.output is not None:
        output.check_writable(args.output)
    reader_options.check(config)
    output.emit(calibration.run(args.data, config, args.output, dict(args.limit)).rstrip("\n") + "\n")
    return 0


def _as_json(found: About | None) -> str:
    fields: dict[str, object] = {"reader": "none"}
    if found is not None:
        fields = {"reader": found.name, "folder": str(found.folder), "digest": found.digest,
                "bytes": found.size, "figures": dict(found.figures)}  # fmt: skip
    return json.dumps(fields, ensure_ascii=False, indent=2) + "\n"


def _as_text(found: About | None, config: Config) -> str:
    from crosscheck.reader.model_folder import printable

    origin = dict(config.origins).get("reader", "default")
    if found is None:
        return f"reader  none: words and rules decide alone\nset by  {origin}\n"
    rows = [
        ("reader", found.name),
        ("set by", origin),
        ("folder", str(found.folder)),
        ("digest", found.digest),
        ("size", f"{found.size / 1e6:.1f} MB"),
    ]
    rows += [(printable(name), printable(_value(value))) for name, value in found.figures.items()]
    width = max(len(name) for name, _ in rows)
    return "".join(f"{name:<{width}}  {value}\n" for name, value in rows)


def _value(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
