"""A long row of numbers: in memory as long as there is room for it, else in a file."""

from __future__ import annotations

import mmap
from pathlib import Path

import numpy as np

_PRIVATE = {"flags": mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS} if hasattr(mmap, "MAP_PRIVATE") else {}
"""Memory that no other process can be given takes two thirds of the time to fill."""


class Numbers:
    """A row of numbers that grows at its end.

    Parameters
    ----------
    path : Path
        The file, where one is needed; whoever asks removes it.
    dtype : numpy.dtype
        Of the numbers.
    room : int
        So many bytes may wait in memory, which is taken as it is filled and goes back with this object.

    Examples
    --------
    >>> few = Numbers(Path("unused"), np.dtype("int8"), room=100)
    >>> few.append(np.array([1, 2])), few.append(np.array([3]))
    (None, None)
    >>> len(few), few.whole().tolist(), few.read(slice(1, 3)).tolist()
    (3, [1, 2, 3], [2, 3])
    """

    def __init__(self, path: Path, dtype: np.dtype, room: int) -> None:
        # Unlike an array of NumPy's this lies between no other things in memory, and goes back to the system at once.
        memory = mmap.mmap(-1, max(room, dtype.itemsize), **_PRIVATE)
        self._path, self._room = path, np.frombuffer(memory, dtype, max(room // dtype.itemsize, 1))
        self._n_on_disk = self._n_in_room = 0

    def __len__(self) -> int:
        return self._n_on_disk + self._n_in_room

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
        self._write(self._in_room)
        self._n_in_room = 0

    def _write(self, values: np.ndarray) -> None:
        if len(values):
            # Unlike ndarray.tofile, this says why when the disk is full.
            with self._path.open("ab") as file:
                file.write(values.data)
            self._n_on_disk += len(values)

    def whole(self) -> np.ndarray:
        """Return all, to be looked at before more is added; of a file memory holds what is looked at."""
        if not self._n_on_disk:
            return self._in_room
        self._put_away()
        return np.memmap(self._path, self._room.dtype, "r")

    def read(self, where: slice) -> np.ndarray:
        """Return a piece, which of a file is quicker than mapping it when the piece is small."""
        if not self._n_on_disk:
            return self._in_room[where]
        self._put_away()
        dtype = self._room.dtype
        return np.fromfile(self._path, dtype, where.stop - where.start, offset=dtype.itemsize * where.start)

    def taken(self) -> np.ndarray:
        """Return all, in memory, to be done with as one likes; nothing is left here."""
        found = self._in_room
        if self._n_on_disk:
            found = np.empty(len(self), self._room.dtype)
            with self._path.open("rb") as file:
                file.readinto(found[:self._n_on_disk].data)
            found[self._n_on_disk:] = self._in_room
            self._path.unlink()
        self._n_on_disk = self._n_in_room = 0
        return found
