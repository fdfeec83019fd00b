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
    """The years of families by the windows that hold them.

    Parameters
    ----------
    windows : sequence of sequence of int
        The windows, by number, of each period; that of families without a year is `UNDATED_PERIOD`.
    of_family : numpy.ndarray
        The period of each family.
    """

    windows: Sequence[Sequence[int]]
    of_family: np.ndarray


def periods_of(year: np.ndarray, windows: Sequence[Window]) -> Periods:
    """Put each family into its period; years are numbers of 16 bits.

    >>> found = periods_of(np.array([2001, UNDATED, 2012], np.int16), [Window("2010-2019", 2010, 2019)])
    >>> [found.windows[period] for period in found.of_family]
    [(), (), (0,)]
    """
    found = np.unique(year)
    held = {int(one): _windows_of(int(one), windows) for one in found if one != UNDATED}
    kinds = [_windows_of(None, windows), *dict.fromkeys(held.values())]
    # A look-up takes a year as a whole number of 16 bits without sign.
    period_of_year = np.zeros(1 << 16, np.min_scalar_type(len(kinds) - 1))
    for one, numbers in held.items():
        period_of_year[one] = kinds.index(numbers, 1)
    return Periods(kinds, period_of_year[year.view(np.uint16)])


def _windows_of(year: int | None, windows: Sequence[Window]) -> tuple[int, ...]:
    return tuple(number for number, window in enumerate(windows) if window.holds(year))
