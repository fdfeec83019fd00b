"""By how much does a number change, from year to year or since the window before?"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from citenet.graph import ratio
from citenet.trend.windows import middle_year


def slopes(by_window: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Fit a straight line through the windows, for each number: least squares, change a year.

    Σ (t − t̄)(x_t − x̄) / Σ (t − t̄)², with t the middle year of each window in which the number is known.

    Parameters
    ----------
    by_window : mapping of str to pandas.DataFrame
        Window to measures: a row an entity and a column an indicator, or, of resampled networks, a row a draw
        and a column each (indicator, entity). The windows may have different entities, not other draws.

    Returns
    -------
    pandas.DataFrame
        Shaped as the frames; unit of the number per year; missing where it is known in fewer than two windows.

    Notes
    -----
    A window in which an entity takes no part, or a number is missing, is left out of its line. Draw by
    draw, with the same counts in each window, it gives the interval of a trend although windows that
    slide or grow hold the same families. Source: docs/methods, 5.

    Examples
    --------
    >>> early, late = (pd.DataFrame({"source_hhi": [value]}, index=["NL"]) for value in (0.4, 0.5))
    >>> slopes({"2005-2009": early, "2010-2014": late}).round(3).to_dict()
    {'source_hhi': {'NL': 0.02}}
    """
    frames = list(by_window.values())
    rows, columns = frames[0].index, frames[0].columns
    for frame in frames[1:]:
        rows, columns = rows.union(frame.index, sort=False), columns.union(frame.columns, sort=False)
    year = np.array([middle_year(window) for window in by_window])
    n, t, tt, x, tx = np.zeros((5, len(columns), len(rows)))
    for since, frame in zip(year - year.mean(), frames, strict=True):
        # A frame holds a column, such as the draws of a number, side by side in memory.
        value = frame.reindex(index=rows, columns=columns).to_numpy(dtype=float).T
        known = (~np.isnan(value)).astype(float)
        value = np.where(known, value, 0.0)
        n, t, tt = n + known, t + known * since, tt + known * since**2
        x, tx = x + value, tx + value * since
    several = np.where(n > 1, n, np.nan)
    return pd.DataFrame(ratio(tx - t * x / several, tt - t**2 / several).T, index=rows, columns=columns)


def last_change(by_window: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return by how much each number changed from the last window but one to the last.

    Parameters as for `slopes`, with the same rows in both windows; missing where a number is missing in either, and
    with fewer than two windows.

    Examples
    --------
    >>> early, late = (pd.DataFrame({"source_hhi": [value]}, index=["NL"]) for value in (0.4, 0.5))
    >>> last_change({"2005-2009": early, "2010-2014": late}).round(3).to_dict()
    {'source_hhi': {'NL': 0.1}}
    """
    *earlier, last = by_window.values()
    return last - earlier[-1] if earlier else last * np.nan
