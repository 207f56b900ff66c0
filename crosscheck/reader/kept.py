"""What the reader has read of a passage, in a form that can be kept: as numbers, and as bytes.

The keys and values that a passage has in every layer are rounded to int8, each row of them (layer, key or value, token)
with a scale of its own. Rounding is part of how states are made: whether they come fresh, from memory or from a store,
they are the same, and so is every reading.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

import numpy as np
import numpy.typing as npt

from crosscheck.reader.encoding import Floats

_FORMAT = b"ccs1"  # of the bytes; another one when they are laid out otherwise
_HEAD = struct.Struct("<4s4II")  # format, shape of the values, CRC-32 of name, format, shape and body
_STEPS = 127  # int8 holds as many on either side of 0
_LARGEST = float(np.finfo(np.float16).max)


@dataclass(frozen=True, slots=True, eq=False)
class States:
    """Keys and values of one passage: `values` (layers, 2, tokens, width), a scale for each row of them."""

    values: npt.NDArray[np.int8]
    scales: npt.NDArray[np.float16]

    @property
    def size(self) -> int:
        """Bytes."""
        return self.values.nbytes + self.scales.nbytes

    def restored(self) -> Floats:
        """As the model takes them."""
        return self.values * self.scales.astype(np.float32)[..., None]


def rounded(states: Floats) -> States:
    """`states`, (layers, 2, tokens, width), to the nearest of 255 steps.

    In a row whose greatest magnitude is m, restored numbers are off by no more than half a step:
    m / 254 * (1 + 2**-9) + 2**-24. The scale is rounded up, so that m itself is within the steps.
    """
    peaks = np.maximum(states.max(axis=-1), -states.min(axis=-1))
    scales = np.minimum(peaks / _STEPS, _LARGEST).astype(np.float16)
    short = (scales.astype(np.float32) * _STEPS < peaks) & (scales < _LARGEST)
    scales[short] = np.nextafter(scales[short], np.float16(_LARGEST))
    steps = states / np.where(scales > 0, scales, 1).astype(np.float32)[..., None]
    np.clip(np.rint(steps, out=steps), -_STEPS, _STEPS, out=steps)
    return States(steps.astype(np.int8), scales)


def packed(states: States, name: str) -> bytes:
    """`states`, stored under the key `name`, as bytes that :func:`unpacked` reads back.

    Not compressed: zlib takes off a twelfth, and takes longer than reading the passage anew.
    """
    shape, body = states.values.shape, states.scales.astype("<f2").tobytes() + states.values.tobytes()
    return _HEAD.pack(_FORMAT, *shape, _sum(name, shape, body)) + body


def unpacked(data: bytes, name: str) -> States | None:
    """The states in `data`; None for bytes of another name or format, too few or too many, or damaged ones."""
    if len(data) < _HEAD.size:
        return None
    form, *shape, told = _HEAD.unpack_from(data)
    layers, sides, tokens, width = shape
    rows = layers * sides * tokens
    body = memoryview(data)[_HEAD.size :]
    if form != _FORMAT or len(body) != rows * (2 + width) or told != _sum(name, shape, body):
        return None
    scales = np.frombuffer(body, dtype="<f2", count=rows).astype(np.float16, copy=False)
    values = np.frombuffer(body, dtype=np.int8, offset=2 * rows)
    return States(values.reshape(shape), scales.reshape(shape[:-1]))


def _sum(name: str, shape: Sequence[int], body: bytes | memoryview) -> int:
    head = name.encode() + _HEAD.pack(_FORMAT, *shape, 0)
    return zlib.crc32(body, zlib.crc32(head))


class StateStore(Protocol):
    """Where states are kept for later runs. It never fails: what cannot be had is not there, what cannot be kept is
    not kept, and the reader reads again."""

    def get(self, model: str, text: str) -> States | None:
        """What the model with the digest `model` made of the passage with the digest `text`; None when it is not
        there or damaged."""

    def put(self, model: str, text: str, states: States) -> None:
        """Keep `states`; what has not been used for longest makes room."""


@runtime_checkable
class Keeper(Protocol):
    """A reader that can keep what it has read of passages."""

    def keep_in(self, store: StateStore | None) -> None:
        """Look in `store` before a passage is read, and keep there what was read; None: in memory alone."""
