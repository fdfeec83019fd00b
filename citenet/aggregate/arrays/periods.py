"""Which years count alike? Those in the same windows; see cohorts_by_period.sql."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from citenet.aggregate.windows import Window
from citenet.corpus import UNDATED

UNDATED_PERIOD = 0
"""The period of families without a year."""


@dataclass(frozen=True, eq=False)
class Periods:
    """Years by the windows that hold them.

    Parameters
    ----------
    windows : sequence of sequence of int
        The windows, by number, of each period; that of families without a year is `UNDATED_PERIOD`.
    of_year : numpy.ndarray
        The period of each year, at the place of its 16 bits as a number without sign.
    """

    windows: Sequence[Sequence[int]]
    of_year: np.ndarray

    def of(self, year: np.ndarray) -> np.ndarray:
        """Return the period of each of some years, which are numbers of 16 bits."""
        return self.of_year.take(year.view(np.uint16))


def periods_of(years: np.ndarray, windows: Sequence[Window]) -> Periods:
    """Put each of the years that there are into its period; they are numbers of 16 bits.

    >>> years = np.array([2001, UNDATED, 2012], np.int16)
    >>> found = periods_of(years, [Window("2010-2019", 2010, 2019)])
    >>> [found.windows[period] for period in found.of(years)]
    [(), (), (0,)]
    """
    held = {int(one): _windows_of(int(one), windows) for one in years if one != UNDATED}
    kinds = [_windows_of(None, windows), *dict.fromkeys(held.values())]
    period_of_year = np.zeros(1 << 16, np.min_scalar_type(len(kinds) - 1))
    for one, numbers in held.items():
        period_of_year[one] = kinds.index(numbers, 1)
    return Periods(kinds, period_of_year)


def _windows_of(year: int | None, windows: Sequence[Window]) -> tuple[int, ...]:
    return tuple(number for number, window in enumerate(windows) if window.holds(year))
