"""A reader with random weights and few pieces, in the files that the package reads: what tests run.

python -m training.tiny --base e5-small-q4.bin --output tests/tiny_reader
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from training import base, data, export, vocabulary
from training.model import Reader

PIECES, WIDTH, LAYERS, HEADS, INNER = 2_500, 48, 2, 4, 96


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    args = parser.parse_args()
    groups = data.load(Path(__file__).resolve().parent / "data")[::40]
    found = vocabulary.cut(base.load(args.base), [p for g in groups for p in g.passages], PIECES)
    torch.manual_seed(7)
    reader = Reader(len(found.kept), WIDTH, LAYERS, HEADS, INNER, 1e-6)
    with torch.no_grad():
        for weights in reader.parameters():
            weights.mul_(3.0)  # far enough from nothing that texts differ in what is read of them
    export.write(reader, found.tokenizer, args.output, {"base": "random weights, for tests"})


if __name__ == "__main__":
    main()
