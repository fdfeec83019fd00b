"""When are numbers the same? Sums of fractions are not exact, so not only when their last digits are."""

from __future__ import annotations

from typing import Any, TypeVar

import numpy as np
import pandas as pd

Table = TypeVar("Table", pd.Series, pd.DataFrame)

NEARLY = 1e-9
"""Numbers that differ by no more than this part are the same."""

DIGITS = 10
"""So many of them are looked at where numbers are put in order."""


def exceeds(values: Any, limit: Any) -> Any:
    """Tell where values lie above a limit, by more than what sums of fractions lose to rounding; both from 0 up.

    >>> bool(.1 + .2 > .3), bool(exceeds(.1 + .2, .3)), bool(exceeds(.4, .3))
    (True, False, True)
    """
    return np.asarray(values) > np.asarray(limit) * (1 + NEARLY)


def rounded(values: Table) -> Table:
    """Round to `DIGITS` significant digits; what is missing stays so.

    >>> rounded(pd.Series([.1 + .2, -12345.678901234])).tolist()
    [0.3, -12345.6789]
    """
    size = values.abs().where(values != 0, 1.0)
    scale = 10.0 ** (DIGITS - 1 - np.floor(np.log10(size)))
    return (values * scale).round() / scale


def ranks(values: Table) -> Table:
    """Rank by size, columns for themselves: 1 = most; what is the same shares the better rank, missing has none.

    >>> ranks(pd.Series([.3, .5, .1 + .2, .1])).tolist()
    [2.0, 1.0, 2.0, 4.0]
    """
    return rounded(values).rank(ascending=False, method="min")
