"""From what was counted to rows by technology, level, window and entity, all in numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product

import numpy as np

from citenet.aggregate.account import check_sum
from citenet.aggregate.arrays.periods import Periods
from citenet.aggregate.arrays.spreading import NOTHING, Spreading


@dataclass(frozen=True)
class Technologies:
    """The technologies that are counted.

    Parameters
    ----------
    n : int
        How many; each is the bit of its place in a mask.
    all_bit : int
        The bit of all patents together; 0 for none.
    counting : {"whole", "fractional"}
        Whether a family of several technologies counts in full for each.
    """

    n: int
    all_bit: int
    counting: str

    def weight(self, technology: int, mask: int) -> float:
        """Return how much a family or a citation counts for a technology; 0 where it is not in it.

        >>> [Technologies(3, 0b100, "fractional").weight(technology, 0b111) for technology in range(3)]
        [0.5, 0.5, 1.0]
        """
        if not mask >> technology & 1:
            return 0.0
        if self.counting == "whole" or 1 << technology == self.all_bit:
            return 1.0
        return 1 / max((mask & ~self.all_bit).bit_count(), 1)


def rows(levels: Mapping[int, Spreading], periods: Periods, n_windows: int,
         technologies: Technologies) -> dict[str, np.ndarray]:
    """Return the sums, in the order of the columns.

    Returns
    -------
    dict of numpy.ndarray
        ``technology``, ``level``, ``number`` (of the window), ``bucket``, ``citing``, ``cited`` (entities of
        all levels) and ``total``; no row where nothing is.

    Raises
    ------
    ArithmeticError
        When something is lost on the way: a bug of citenet, never of the data.
    """
    found = {name: np.zeros(0, values.dtype) for name, values in _rows(0, 0, 0, NOTHING).items()}
    for technology, level, number in product(range(technologies.n), levels, range(n_windows)):
        chosen = [(run, weight) for run in levels[level].runs if number in periods.windows[run.period]
                  and (weight := technologies.weight(technology, run.mask))]
        cells = levels[level].cells([(run.where, weight) for run, weight in chosen])
        check_sum(sum(run.arriving * weight for run, weight in chosen), float(cells["total"].sum()))
        for name, values in _rows(technology, level, number, cells).items():
            _append(found[name], values)
    return found


def _rows(technology: int, level: int, number: int, cells: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
    n = len(cells["total"])
    return {"technology": np.full(n, technology, np.int8), "level": np.full(n, level, np.int8),
            "number": np.full(n, number, np.int16), **cells}


def _append(column: np.ndarray, values: np.ndarray) -> None:
    """Lengthen a column in place: large ones are moved by the system without a copy, which joining parts would be."""
    n = len(column)
    column.resize(n + len(values), refcheck=False)
    column[n:] = values
