"""How much does an entity produce with the people it has?"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd


def productivity(
    table: pd.DataFrame, *, output: str = "publications", by: Sequence[str] = ("entity", "field")
) -> pd.DataFrame:
    """Output per researcher: Σ output / Σ researchers, each added up before dividing.

    Parameters
    ----------
    table : pandas.DataFrame
        The columns `by`, `output` and `researchers`; over several years researchers add up to
        researcher-years.
    output : str
        The column that is counted.
    by : sequence of str
        What to tell apart.

    Returns
    -------
    pandas.DataFrame
        A row a combination of `by`: `output` under its own name, `researchers`, `productivity` (output per
        researcher and year; missing without researchers) and `rows_left_out`, rows in which either number
        is missing, which count in neither.

    Notes
    -----
    Citations play no part in it. Source: TNO Vector (2025), appendix 7.1.

    Examples
    --------
    >>> table = pd.DataFrame({"entity": ["NL", "NL", "BE"], "field": "ai", "publications": [60, 40, 30],
    ...                       "researchers": [30, 20, None]})
    >>> productivity(table)["productivity"].to_dict()
    {('BE', 'ai'): nan, ('NL', 'ai'): 2.0}
    """
    keys = list(by)
    known = table[[output, "researchers"]].notna().all(axis=1)
    kept = table[[output, "researchers"]].where(known, 0.0)
    sums = pd.concat([table[keys], kept.assign(rows_left_out=~known)], axis=1).groupby(keys).sum()
    sums.insert(2, "productivity", sums[output] / sums["researchers"].where(sums["researchers"] > 0))
    return sums
