"""A long row of numbers: in memory as long as there is room for it, else in a file."""

from __future__ import annotations

import mmap
import weakref
from os import SEEK_END
from tempfile import TemporaryFile
from typing import IO

import numpy as np

_PRIVATE = {"flags": mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS} if hasattr(mmap, "MAP_PRIVATE") else {}
"""Memory that no other process can be given takes two thirds of the time to fill."""

_AT_LEAST = 1 << 20
"""Bytes that are written together; a row of which a part is in a file keeps no more of its room."""


class Numbers:
    """A row of numbers that grows at its end.

    Parameters
    ----------
    dtype : numpy.dtype
        Of the numbers.
    room : int
        So many bytes may wait in memory, which is taken as it is filled and goes back with this object; more wait in
        a file without a name, which goes with the last who looks at it, even when the process is killed.

    Examples
    --------
    >>> few, many = (Numbers(np.dtype("int8"), room) for room in (100, 2))
    >>> for numbers in (few, many):
    ...     numbers.append(np.array([1, 2]))
    ...     numbers.append(np.array([3]))
    ...     print(len(numbers), numbers.whole().tolist(), numbers.read(slice(1, 3)).tolist(), numbers.held)
    3 [1, 2, 3] [2, 3] 3
    3 [1, 2, 3] [2, 3] 0
    """

    def __init__(self, dtype: np.dtype, room: int) -> None:
        self._room = _room(dtype, room)
        self._file: IO[bytes] | None = None
        self._n_on_disk = self._n_in_room = 0

    def __len__(self) -> int:
        return self._n_on_disk + self._n_in_room

    @property
    def held(self) -> int:
        """Bytes that wait in memory."""
        return self._in_room.nbytes

    @property
    def _in_room(self) -> np.ndarray:
        return self._room[:self._n_in_room]

    def append(self, values: np.ndarray) -> None:
        """Add numbers at the end."""
        if self._n_in_room + len(values) > len(self._room):
            self._put_away()
        if len(values) > len(self._room):
            self._write(values.astype(self._room.dtype, copy=False))
            return
        self._n_in_room += len(values)
        self._in_room[self._n_in_room - len(values):] = values

    def _put_away(self) -> None:
        if self._n_in_room:
            self._write(self._in_room)
            self._n_in_room = 0
            if self._room.nbytes > _AT_LEAST:
                self._room = _room(self._room.dtype, _AT_LEAST)

    def _write(self, values: np.ndarray) -> None:
        if self._file is None:
            # Without a buffer, which would be written once more as the file is closed, though the disk be full.
            self._file = TemporaryFile(buffering=0)  # noqa: SIM115 - open as long as this object is there
            weakref.finalize(self, self._file.close)
        self._file.seek(0, SEEK_END)
        rest = memoryview(values).cast("B")
        while rest:
            # Unlike ndarray.tofile, this says why when the disk is full.
            rest = rest[self._file.write(rest):]
        self._n_on_disk += len(values)

    def whole(self) -> np.ndarray:
        """Return all, to be looked at before more is added; of a file memory holds what is looked at."""
        if self._file is None:
            return self._in_room
        self._put_away()
        # What is changed there stays in memory.
        return np.asarray(np.memmap(self._file, self._room.dtype, "c"))

    def read(self, where: slice) -> np.ndarray:
        """Return a piece, which of a file is quicker than mapping it when the piece is small."""
        if self._file is None:
            return self._in_room[where]
        self._put_away()
        return self._from_file(where)

    def taken(self) -> np.ndarray:
        """Return all, in memory, to be done with as one likes; nothing is left here."""
        found = self._in_room
        if self._file is not None:
            self._put_away()
            found = self._from_file(slice(0, len(self)))
            self._file.close()
        self._file, self._n_on_disk, self._n_in_room = None, 0, 0
        return found

    def _from_file(self, where: slice) -> np.ndarray:
        self._file.seek(where.start * self._room.itemsize)
        return np.fromfile(self._file, self._room.dtype, where.stop - where.start)


def _room(dtype: np.dtype, size: int) -> np.ndarray:
    # Unlike an array of NumPy's this lies between no other things in memory, and goes back to the system at once.
    memory = mmap.mmap(-1, max(size, dtype.itemsize), **_PRIVATE)
    return np.frombuffer(memory, dtype, max(size // dtype.itemsize, 1))
