"""Where do arrays stay that are worked out once and looked at again and again? Where memory is short, in files."""

from __future__ import annotations

import numpy as np

from citenet.spill.numbers import Numbers

_AT_ONCE = 64
"""Of so many arrays of a network at the most, those being worked out included, memory holds what one may take."""

_most: list[int] = []
"""Bytes that an array may take in memory; empty where there is no bound."""


def keep_within(memory: int | None) -> None:
    """Let :func:`kept` put away what is large beside the `memory` of this process, in bytes; with None, nothing.

    Holds for the process until it is told otherwise.
    """
    _most[:] = [] if memory is None else [memory // _AT_ONCE]


def kept(array: np.ndarray) -> np.ndarray:
    """Return an array that stays: itself, or, where it is large, a look at a file without a name.

    Of a file the system holds in memory what is looked at, as long as nothing else needs the room.

    Examples
    --------
    >>> keep_within(64)
    >>> found = kept(np.arange(3))
    >>> found.tolist(), isinstance(found.base, np.memmap)
    ([0, 1, 2], True)
    >>> keep_within(None)
    """
    if not _most or array.nbytes <= _most[-1] or array.ndim > 1 or isinstance(array.base, np.memmap):
        return array
    numbers = Numbers(array.dtype, room=0)
    numbers.append(np.ascontiguousarray(array))
    return numbers.whole()
