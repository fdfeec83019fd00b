"""Keys by the million: how often does each occur? Sorted part by part, parts waiting on disk beyond the memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Lock

import numpy as np

BLOCK = 1 << 18
"""So many groups are worked on at once. What is added up in blocks depends on it to the last digits, so it is fixed."""


class Groups:
    """Distinct keys in ascending order, and how often each occurs, in files that may be larger than memory.

    Parameters
    ----------
    keys, n : Path
        Files of as many 64-bit numbers, unsigned and signed; missing when there is nothing.
    """

    def __init__(self, keys: Path, n: Path) -> None:
        self._keys, self._n = keys, n

    def mapped(self) -> tuple[np.ndarray, np.ndarray]:
        """Map both into memory, which holds what is looked at until the arrays are let go."""
        return _mapped(self._keys, np.uint64), _mapped(self._n, np.int64)

    def read(self, where: slice) -> tuple[np.ndarray, np.ndarray]:
        """Read a piece of both, which of small pieces is quicker than mapping them."""
        n = where.stop - where.start
        return (np.fromfile(self._keys, np.uint64, n, offset=8 * where.start),
                np.fromfile(self._n, np.int64, n, offset=8 * where.start))

    def runs(self, shift: int) -> Iterator[tuple[int, slice]]:
        """Go through the runs of groups alike above the lowest `shift` bits of their keys: one of these, and where."""
        keys, start = self.mapped()[0], 0
        while start < len(keys):
            key = int(keys[start])
            stop = int(np.searchsorted(keys, np.uint64(key | (1 << shift) - 1), side="right"))
            yield key, slice(start, stop)
            start = stop


class Sorter:
    """Takes keys in any order, and gives them back as groups.

    Parameters
    ----------
    folder : Path
        Made for parts that wait, and for the groups; whoever asks removes it when they are no longer needed.
    borders : numpy.ndarray, optional
        Keys between which parts are cut, ascending; each part must fit into memory. By default there is one part.
    """

    def __init__(self, folder: Path, borders: np.ndarray | None = None) -> None:
        folder.mkdir()
        self._folder, self._borders = folder, np.zeros(0, np.uint64) if borders is None else borders
        self._lock = Lock()

    def add(self, keys: np.ndarray) -> None:
        """Take keys, which are sorted in place; may be called from several threads."""
        keys.sort()
        cuts = [0, *np.searchsorted(keys, self._borders), len(keys)]
        with self._lock:
            for path, start, stop in zip(self._parts(), cuts[:-1], cuts[1:], strict=True):
                _append(path, keys[start:stop])

    def _parts(self) -> list[Path]:
        return [self._folder / f"part-{i}" for i in range(len(self._borders) + 1)]

    def groups(self, *, shift: int = 0) -> tuple[Groups, Groups]:
        """Return the groups of all keys, and of the keys without their lowest `shift` bits."""
        for path in filter(Path.is_file, self._parts()):
            keys = np.fromfile(path, np.uint64)
            path.unlink()
            keys.sort()
            keys, n = _counted(keys, None)
            self._write("fine", keys, n)
            if shift:
                self._write("coarse", *_counted(keys >> np.uint64(shift), n))
        fine = self._read("fine")
        return fine, self._read("coarse") if shift else fine

    def _write(self, name: str, keys: np.ndarray, n: np.ndarray) -> None:
        _append(self._folder / f"{name}-keys", keys)
        _append(self._folder / f"{name}-n", n)

    def _read(self, name: str) -> Groups:
        return Groups(self._folder / f"{name}-keys", self._folder / f"{name}-n")


def borders_of(sample: np.ndarray, n_parts: int, shift: int) -> np.ndarray:
    """Return where to cut keys into parts of about the same size; keys alike above the lowest bits stay together.

    >>> borders_of(np.array([9, 2, 4, 7], np.uint64), 2, shift=1)
    array([6], dtype=uint64)
    """
    places = np.linspace(0, len(sample), n_parts + 1)[1:-1].astype(int)
    return np.unique(np.sort(sample)[places] >> np.uint64(shift) << np.uint64(shift))


def _counted(keys: np.ndarray, n: np.ndarray | None) -> tuple[np.ndarray, np.ndarray]:
    """Return sorted keys once, with how often they occur or with the sum of `n`."""
    first = np.flatnonzero(np.concatenate((np.ones(min(len(keys), 1), bool), keys[1:] != keys[:-1])))
    return keys[first], np.diff(first, append=len(keys)) if n is None else np.add.reduceat(n, first)


def _append(path: Path, values: np.ndarray) -> None:
    # Unlike ndarray.tofile, this says why when the disk is full.
    with path.open("ab") as file:
        file.write(values.data)


def _mapped(path: Path, dtype: type[np.generic]) -> np.ndarray:
    # Nothing cannot be mapped.
    return np.memmap(path, dtype, "r") if path.is_file() and path.stat().st_size else np.zeros(0, dtype)
