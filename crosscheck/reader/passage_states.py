"""The attention states of a passage: their quantisation, and their form as bytes.

Keys and values of every layer are rounded to int8, with one scale per row (layer, key or value, token). Rounding is
applied always, so that fresh and cached states, and with them all readings, are the same.
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
        """The states as the model takes them."""
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
    """`states` with their key `name` as bytes, for :func:`unpacked`.

    Not compressed: zlib saves a twelfth and takes longer than computing the states again.
    """
    shape, body = states.values.shape, states.scales.astype("<f2").tobytes() + states.values.tobytes()
    return _HEAD.pack(_FORMAT, *shape, _sum(name, shape, body)) + body


def unpacked(data: bytes, name: str) -> States | None:
    """The states in `data`; None for bytes of another name, format or length, and for damaged ones."""
    if len(data) < _HEAD.size:
        return None
    form, *shape, checksum = _HEAD.unpack_from(data)
    layers, sides, tokens, width = shape
    rows = layers * sides * tokens
    body = memoryview(data)[_HEAD.size :]
    if form != _FORMAT or len(body) != rows * (2 + width) or checksum != _sum(name, shape, body):
        return None
    scales = np.frombuffer(body, dtype="<f2", count=rows).astype(np.float16, copy=False)
    values = np.frombuffer(body, dtype=np.int8, offset=2 * rows)
    return States(values.reshape(shape), scales.reshape(shape[:-1]))


def _sum(name: str, shape: Sequence[int], body: bytes | memoryview) -> int:
    head = name.encode() + _HEAD.pack(_FORMAT, *shape, 0)
    return zlib.crc32(body, zlib.crc32(head))


class StateStore(Protocol):
    """A cache of states for later runs. It never raises: on errors nothing is found or stored."""

    def get(self, model: str, text: str) -> States | None:
        """The states of the passage with the digest `text` by the model with the digest `model`; None if they are
        missing or damaged."""

    def put(self, model: str, text: str, states: States) -> None:
        """Stores `states`; the least recently used ones are removed beyond the size limit."""


@runtime_checkable
class Keeper(Protocol):
    """A reader whose passage states can be cached."""

    def keep_in(self, store: StateStore | None) -> None:
        """Uses `store` as cache besides memory; None for memory alone."""
