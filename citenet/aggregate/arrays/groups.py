"""Keys by the million: how often does each occur? Sorted part by part, so that the memory holds one at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from threading import Lock

import numpy as np

from citenet.spill import Numbers

BLOCK = 1 << 18
"""So many groups are worked on at once. What is added up in blocks depends on it to the last digits, so it is fixed."""

KEY = np.dtype(np.uint64)

_PARTS = 100
"""At most, since each may have a file open, of which some systems allow 256."""


@dataclass(frozen=True)
class Room:
    """How much memory there is.

    Parameters
    ----------
    part : int
        So many keys are sorted at once.
    keys : int
        About so many bytes of keys wait in memory, more on disk.
    groups : int
        About so many bytes of the keys of groups, and half as many of how often they occur.
    tables : int
        About so many bytes of what is counted.
    families : int
        So many bytes of what is worked out of each family.
    cited : int
        So many bytes of what families say when they are cited.
    members : int
        So many bytes of an array of the members of sets, of which there are six.
    """

    part: int
    keys: int
    groups: int
    tables: int
    families: int
    cited: int
    members: int


@dataclass(frozen=True)
class Groups:
    """Distinct keys in ascending order, and how often each occurs."""

    keys: Numbers
    n: Numbers

    def append(self, keys: np.ndarray, n: np.ndarray) -> None:
        """Add groups, whose keys are larger than all before."""
        self.keys.append(keys)
        self.n.append(n)

    def runs(self, shift: int) -> Iterator[tuple[int, slice]]:
        """Go through the runs of groups alike above the lowest `shift` bits of their keys: one of these, and where."""
        keys, start = self.keys.whole(), 0
        while start < len(keys):
            key = int(keys[start])
            stop = int(np.searchsorted(keys, np.uint64(key | (1 << shift) - 1), side="right"))
            yield key, slice(start, stop)
            start = stop


class Sorter:
    """Takes keys in any order, and gives them back as groups.

    Parameters
    ----------
    room : Room
        What fits into memory.
    borders : numpy.ndarray, optional
        Keys between which parts are cut, ascending, so that each fits `room.part`. By default there is one part.
    """

    def __init__(self, room: Room, borders: np.ndarray | None = None) -> None:
        self._room, self._n_keys = room, 0
        self._borders = np.zeros(0, KEY) if borders is None else borders
        n_parts = len(self._borders) + 1
        self._parts = [Numbers(KEY, room.keys // n_parts) for _ in range(n_parts)]
        self._lock = Lock()

    def add(self, keys: np.ndarray) -> None:
        """Take keys, which are sorted in place; may be called from several threads."""
        keys.sort()
        cuts = [0, *np.searchsorted(keys, self._borders), len(keys)]
        with self._lock:
            self._n_keys += len(keys)
            for part, start, stop in zip(self._parts, cuts[:-1], cuts[1:], strict=True):
                part.append(keys[start:stop])

    def groups(self, *, shift: int = 0) -> tuple[Groups, Groups]:
        """Return the groups of all keys, and of the keys without their lowest `shift` bits; the keys are let go."""
        fine = self._nothing()
        coarse = self._nothing() if shift else fine
        while self._parts:
            keys = self._parts.pop(0).taken()
            keys.sort()
            keys, n = _counted(keys, None)
            fine.append(keys, n)
            if shift:
                coarse.append(*_counted(keys >> np.uint64(shift), n))
        return fine, coarse

    def _nothing(self) -> Groups:
        n_type = np.dtype(np.uint64 if self._n_keys >> 32 else np.uint32)
        return Groups(Numbers(KEY, self._room.groups), Numbers(n_type, self._room.groups // 2))


def borders_of(sample: np.ndarray, n_keys: int, part: int, *, shift: int) -> np.ndarray:
    """Return where to cut about `n_keys` into parts of about `part`; keys alike above the lowest bits stay together.

    >>> borders_of(np.array([9, 2, 4, 7], np.uint64), 400, 250, shift=1)
    array([6], dtype=uint64)
    """
    if not len(sample):
        return sample
    n_parts = min(n_keys // part + 1, _PARTS)
    places = np.linspace(0, len(sample), n_parts + 1)[1:-1].astype(int)
    return np.unique(np.sort(sample)[places] >> np.uint64(shift) << np.uint64(shift))


def _counted(keys: np.ndarray, n: np.ndarray | None) -> tuple[np.ndarray, np.ndarray]:
    """Return sorted keys once, with how often they occur or with the sum of `n`."""
    first = first_of_each(keys)
    return keys.take(first), np.diff(first, append=len(keys)) if n is None else np.add.reduceat(n, first)


def distinct(parts: Iterable[np.ndarray]) -> np.ndarray:
    """Return the values that there are in any of the parts, of which there is one at least, ascending.

    >>> distinct([np.array([3, 1, 3]), np.array([2, 1])]).tolist()
    [1, 2, 3]
    """
    return np.unique(np.concatenate([np.unique(part) for part in parts]))


def first_of_each(values: np.ndarray) -> np.ndarray:
    """Return where each of some sorted values stands first.

    >>> first_of_each(np.array([2, 2, 5])).tolist()
    [0, 2]
    """
    is_first = np.ones(len(values), bool)
    np.not_equal(values[1:], values[:-1], out=is_first[1:])
    return np.flatnonzero(is_first)
