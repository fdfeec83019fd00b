"""Against which other families is a family compared? Those of its kind and year, or the nearest wider group."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd


def reference_mean(
    values: pd.Series, families: pd.DataFrame, *, kinds: Sequence[Sequence[str]] = (("field",), ()), minimum: int = 10,
    size: pd.Series | None = None,
) -> pd.Series:
    """Mean of a value over the group that a family belongs to.

    The group is all families of the same kind and year. When it holds fewer than `minimum` of them, or
    when its mean is 0, the years around it join, one more on either side at a time, until it does not,
    or until there are no more years. A kind that has nothing but zeros in all years gives way to the
    next wider kind.

    Parameters
    ----------
    values : pandas.Series
        A number, 0 or more, per family.
    families : pandas.DataFrame
        Indexed by family: `year`, and the columns that `kinds` names.
    kinds : sequence of sequences of str
        Columns that make two families of one kind, narrowest first; an empty one means all families.
    minimum : int
        Families that a group should hold.
    size : pandas.Series, optional
        How many families each row stands for, `values` being their mean; by default one.

    Returns
    -------
    pandas.Series
        Per family of `values`; above 0; missing when its year or kind is not known, and when all values
        are 0.

    Notes
    -----
    Source: docs/methods, 4 (groups under 10 merge with neighbours; empty, next wider group); that the
    neighbours are years, taken from both sides, is our choice.

    Examples
    --------
    >>> families = pd.DataFrame({"field": ["a", "a", "b", "b"], "year": [2015, 2016, 2015, 2015]})
    >>> reference_mean(pd.Series([6.0, 2.0, 0.0, 0.0]), families, minimum=1).tolist()
    [6.0, 2.0, 2.0, 2.0]
    """
    known = families.reindex(values.index).assign(value=values, size=1.0 if size is None else size)
    known = known[known["year"].notna() & values.notna()]
    found = pd.Series(np.nan, index=values.index)
    for kind in kinds:
        members = known[found.reindex(known.index).isna()].dropna(subset=list(kind))
        everyone = known.dropna(subset=list(kind))
        if len(members):
            found[members.index] = _mean_in_years(everyone, kind=list(kind), minimum=minimum)[members.index]
    return found


def _mean_in_years(families: pd.DataFrame, *, kind: list[str], minimum: int) -> pd.Series:
    """Mean over kind and nearest years, per family; missing for a kind with nothing but zeros."""
    group = families.groupby(kind).ngroup().to_numpy() if kind else np.zeros(len(families), dtype=int)
    year = families["year"].to_numpy(dtype=int)
    year = year - year.min()
    cells = (group.max() + 1, year.max() + 1)
    count, total = np.zeros(cells), np.zeros(cells)
    np.add.at(count, (group, year), families["size"])
    np.add.at(total, (group, year), families["value"] * families["size"])
    return pd.Series(_widened(count, total, minimum=minimum)[group, year], index=families.index)


def _widened(count: np.ndarray, total: np.ndarray, *, minimum: int) -> np.ndarray:
    """Mean per (group, year), over as many years on either side as it takes."""
    n_years = count.shape[1]
    count, total = (np.pad(np.cumsum(cells, axis=1), ((0, 0), (1, 0))) for cells in (count, total))
    year = np.arange(n_years)
    mean = np.full((len(count), n_years), np.nan)
    for reach in range(n_years):
        first, last = np.maximum(year - reach, 0), np.minimum(year + reach, n_years - 1) + 1
        n, sum_ = (cells[:, last] - cells[:, first] for cells in (count, total))
        enough = (n >= minimum) | (last - first == n_years)
        settled = np.isnan(mean) & enough & (sum_ > 0)
        mean[settled] = sum_[settled] / n[settled]
    return mean
