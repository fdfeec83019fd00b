"""An array with a place for each of many: in memory where there is room for it, else in a file."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import DTypeLike

from citenet.spill.numbers import Numbers

_AT_ONCE = 1 << 18
"""So many places are filled at once."""


def places(n: int, dtype: DTypeLike, *, room: int, fill: float = 0) -> np.ndarray:
    """Return an array to be written to.

    Parameters
    ----------
    n : int
        Its places.
    dtype : dtype
        Of what they hold.
    room : int
        So many bytes it may take in memory. A larger one lies in a file without a name, which goes with the last who
        looks at it; of it the system holds in memory what is looked at, as long as nothing else needs the room.
    fill : number
        What each place holds at first.

    Examples
    --------
    >>> for room in (100, 2):
    ...     years = places(3, "int16", room=room, fill=-1)
    ...     years[1] = 2010
    ...     print(years.tolist(), isinstance(years.base, np.memmap))
    [-1, 2010, -1] False
    [-1, 2010, -1] True
    """
    dtype = np.dtype(dtype)
    if n * dtype.itemsize <= room:
        return np.full(n, fill, dtype)
    numbers = Numbers(dtype, room=0)
    # Written, not left open: a disk that is full then says so, where else the process would be killed later.
    for first in range(0, n, _AT_ONCE):
        numbers.append(np.full(min(_AT_ONCE, n - first), fill, dtype))
    return numbers.whole(to_be_written=True)


def filled(n: int, dtype: DTypeLike, values: Callable[[slice], np.ndarray], *, room: int) -> np.ndarray:
    """Return an array of which the values are worked out for some places that follow each other at a time.

    >>> filled(3, "int8", lambda here: 2 * np.arange(here.start, here.stop), room=100).tolist()
    [0, 2, 4]
    """
    found = places(n, dtype, room=room)
    for first in range(0, n, _AT_ONCE):
        here = slice(first, min(first + _AT_ONCE, n))
        found[here] = values(here)
    return found
