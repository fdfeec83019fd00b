"""A table that grows at its end: in memory as long as there is room for it, else in files."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from citenet.spill.numbers import Numbers


class Columns:
    """Columns of the same length.

    Parameters
    ----------
    types : mapping of numpy.dtype
        By name; there is at least one.
    room : int
        So many bytes may wait in memory, see :class:`Numbers`.

    Examples
    --------
    >>> columns = Columns({"entity": np.dtype("int8"), "total": np.dtype("float64")}, room=100)
    >>> columns.append({"entity": np.array([1, 2]), "total": np.array([.5, 4])})
    slice(0, 2, None)
    >>> columns.read(slice(1, 2)), columns.held
    ({'entity': array([2], dtype=int8), 'total': array([4.])}, 18)
    """

    def __init__(self, types: Mapping[str, np.dtype], room: int) -> None:
        n_rows = room // sum(dtype.itemsize for dtype in types.values())
        self._numbers = {name: Numbers(dtype, n_rows * dtype.itemsize) for name, dtype in types.items()}

    def __len__(self) -> int:
        return len(next(iter(self._numbers.values())))

    @property
    def held(self) -> int:
        """Bytes that wait in memory."""
        return sum(numbers.held for numbers in self._numbers.values())

    def append(self, values: Mapping[str, np.ndarray]) -> slice:
        """Add rows at the end, and return where they are."""
        start = len(self)
        for name, numbers in self._numbers.items():
            numbers.append(values[name])
        return slice(start, len(self))

    def read(self, where: slice) -> dict[str, np.ndarray]:
        """Return some rows."""
        return {name: numbers.read(where) for name, numbers in self._numbers.items()}

    def whole(self) -> dict[str, np.ndarray]:
        """Return all rows, to be looked at before more are added; of files memory holds what is looked at."""
        return {name: numbers.whole() for name, numbers in self._numbers.items()}
