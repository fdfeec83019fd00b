"""What may be said of a trend?"""

from __future__ import annotations

import numpy as np
import pandas as pd

from citenet.trend.truncation import GROWS_WITH_COUNTS

RISING, FALLING, UNCLEAR, NOT_COMPARABLE = "rising", "falling", "no clear trend", "not comparable"


def verdicts(table: pd.DataFrame, *, comparable: bool) -> pd.DataFrame:
    """Add what may be said of each slope: ``direction``.

    Parameters
    ----------
    table : pandas.DataFrame
        A row a slope: ``value``, ``low``, ``high``; the first level of its index names indicators.
    comparable : bool
        Whether all windows are complete, see `complete_windows`, or the slopes are of
        `relative_to_technology`. If not, nothing is said of indicators that grow with counts.

    Returns
    -------
    pandas.DataFrame
        `table` with ``direction``; missing where the slope or its interval is.

    Notes
    -----
    A fall that may come from citations not published yet is never called a decline. Source: docs/methods, 5.

    Examples
    --------
    >>> table = pd.DataFrame({"value": [0.02, -3.0], "low": [0.01, -4.0], "high": [0.03, -2.0]},
    ...                      index=["source_hhi", "citations_received"])
    >>> verdicts(table, comparable=False)["direction"].to_dict()
    {'source_hhi': 'rising', 'citations_received': 'not comparable'}
    """
    direction = np.select([table["low"] > 0, table["high"] < 0], [RISING, FALLING], UNCLEAR)
    named = pd.Series(direction, index=table.index, dtype="str")
    if not comparable:
        named = named.mask(table.index.get_level_values(0).isin(GROWS_WITH_COUNTS), NOT_COMPARABLE)
    return table.assign(direction=named.where(table[["value", "low", "high"]].notna().all(axis=1)))
