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

_AT_FIRST, _TOGETHER = 1 << 24, 1 << 20
"""Bytes of room taken at first, and those kept of a row of which a part is in a file: so many are written together."""


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

    Room is taken as it is filled, however much there may be:

    >>> len(Numbers(np.dtype("int8"), room=1 << 60))
    0
    """

    def __init__(self, dtype: np.dtype, room: int) -> None:
        self._most, self._room = max(room // dtype.itemsize, 1), np.zeros(0, dtype)
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
        if self._n_in_room + len(values) > self._most:
            self._put_away()
        if len(values) > self._most:
            self._write(values.astype(self._room.dtype, copy=False))
            return
        start, self._n_in_room = self._n_in_room, self._n_in_room + len(values)
        if self._n_in_room > len(self._room):
            self._grow(start)
        self._in_room[start:] = values

    def _grow(self, n_kept: int) -> None:
        # Not all at once: some systems count memory that is set aside, though nothing is in it. But in few steps, since
        # what is there is copied.
        at_first = _AT_FIRST // self._room.itemsize
        room = _room(self._room.dtype, min(max(self._n_in_room, 4 * len(self._room), at_first), self._most))
        room[:n_kept] = self._room[:n_kept]
        self._room = room

    def _put_away(self) -> None:
        if self._n_in_room:
            self._write(self._in_room)
            self._n_in_room = 0
            self._most = min(self._most, max(_TOGETHER // self._room.itemsize, 1))
            self._room = self._room[:0].copy()

    def _write(self, values: np.ndarray) -> None:
        if self._file is None:
            # Without a buffer, which would be written once more as the file is closed, though the disk be full.
            self._file = TemporaryFile(buffering=0)  # noqa: SIM115 - open as long as this object is there
            weakref.finalize(self, self._file.close)
        self._file.seek(0, SEEK_END)
        rest = values.data.cast("B")
        while rest:
            # Unlike ndarray.tofile, this says why when the disk is full.
            rest = rest[self._file.write(rest):]
        self._n_on_disk += len(values)

    def whole(self, *, to_be_written: bool = False) -> np.ndarray:
        """Return all, to be looked at or written to before more is added; of a file memory holds what is looked at."""
        if self._file is None:
            return self._in_room
        self._put_away()
        return np.asarray(np.memmap(self._file, self._room.dtype, "r+" if to_be_written else "r"))

    def read(self, where: slice) -> np.ndarray:
        """Return a piece, which of a file is quicker than mapping it when the piece is small."""
        if self._file is None:
            return self._in_room[where]
        self._put_away()
        return self._from(self._file, where)

    def taken(self) -> np.ndarray:
        """Return all, in memory, to be done with as one likes; nothing is left here."""
        found = self._in_room
        if self._file is not None:
            self._put_away()
            found = self._from(self._file, slice(0, len(self)))
            self._file.close()
        self._room, self._file, self._n_on_disk, self._n_in_room = self._room[:0].copy(), None, 0, 0
        return found

    def _from(self, file: IO[bytes], where: slice) -> np.ndarray:
        file.seek(where.start * self._room.itemsize)
        return np.fromfile(file, self._room.dtype, where.stop - where.start)


def _room(dtype: np.dtype, n: int) -> np.ndarray:
    # Unlike an array of NumPy's this lies between no other things in memory, and goes back to the system at once.
    return np.frombuffer(mmap.mmap(-1, n * dtype.itemsize, **_PRIVATE), dtype)
