"""How large is an entity's portfolio in each field, which place does that give it, and did the place change?"""

from __future__ import annotations

import numpy as np
import pandas as pd

from citenet.graph import ranks


def family_share(families: pd.DataFrame, *, world: pd.Series | None = None) -> pd.DataFrame:
    """Share of an entity in all families of a field: N_rt / N_t.

    Parameters
    ----------
    families : pandas.DataFrame
        Entity × field.
    world : pandas.Series, optional
        Families of each field in the world; by default the sum over entities, which is right for
        fractional counts. Whole counts add up to more than there are: give their number here.

    Returns
    -------
    pandas.DataFrame
        Entity × field, in [0, 1]; missing where the world has no family.

    Notes
    -----
    Citations play no part in it. Source: docs/methods, 4; TNO Vector (2025), Table 3.

    Examples
    --------
    >>> families = pd.DataFrame({"photonics": [10, 30, 60]}, index=["NL", "DE", "US"])
    >>> family_share(families)["photonics"].to_dict()
    {'NL': 0.1, 'DE': 0.3, 'US': 0.6}
    """
    total = families.sum() if world is None else world.reindex(families.columns)
    return families.div(total.where(total > 0), axis=1)


def family_rank(families: pd.DataFrame) -> pd.DataFrame:
    """Place of an entity in a field by families: 1 = most; equal numbers share the better place (1, 2, 2, 4).

    From 1 to the number of entities; missing without families. Citations play no part in it.
    Source: docs/methods, 4; TNO Vector (2025), Table 3.

    Examples
    --------
    >>> families = pd.DataFrame({"photonics": [10, 30, 60, 30, 0]}, index=["NL", "DE", "US", "KR", "MT"])
    >>> family_rank(families)["photonics"].to_dict()
    {'NL': 4.0, 'DE': 2.0, 'US': 1.0, 'KR': 2.0, 'MT': nan}
    """
    return ranks(families.where(families > 0))


def rank_change(earlier: pd.DataFrame, later: pd.DataFrame) -> pd.DataFrame:
    """Compare the places of entities in two windows: rank_change = rank in the earlier − rank in the later.

    Parameters
    ----------
    earlier, later : pandas.DataFrame
        Families, entity × field; an entity or field that one of them lacks has no families there.

    Returns
    -------
    pandas.DataFrame
        A row a (field, entity) with families in either window, in order of the later rank: families and
        rank in both, `rank_change` (places; above 0 = climbed; missing for who entered or left) and
        `status` (stayed, entered, left).

    Notes
    -----
    Citations play no part in it. Source: docs/methods, 4; TNO Vector (2025), Table 3.

    Examples
    --------
    >>> before = pd.DataFrame({"photonics": [10, 20]}, index=["NL", "BE"])
    >>> after = pd.DataFrame({"photonics": [30, 20, 25]}, index=["NL", "BE", "KR"])
    >>> rank_change(before, after).loc["photonics", "rank_change"].to_dict()
    {'NL': 1.0, 'KR': nan, 'BE': -2.0}
    """
    parts = {}
    for window, families in (("earlier", earlier), ("later", later)):
        parts[f"families_{window}"] = _by_field(families)
        parts[f"rank_{window}"] = _by_field(family_rank(families))
    table = pd.DataFrame(parts)
    counts = ["families_earlier", "families_later"]
    table[counts] = table[counts].fillna(0)
    before, after = (table[count] > 0 for count in counts)
    table["rank_change"] = table["rank_earlier"] - table["rank_later"]
    table["status"] = np.select([before & after, after], ["stayed", "entered"], "left")
    return table[before | after].sort_values(["field", "rank_later", "rank_earlier", "entity"])


def _by_field(table: pd.DataFrame) -> pd.Series:
    places = pd.MultiIndex.from_product([table.columns, table.index], names=["field", "entity"])
    return pd.Series(table.to_numpy().T.ravel(), index=places)
