"""Is an entity stronger in a field than its own size and that of the field explain?

A count table has a row an entity, a column a field, and holds anything that can be counted: patent
families, publications, exports, firms.
"""

from __future__ import annotations

import pandas as pd

_ROUNDING = 1e-9
"""A ratio that misses the threshold by less than this part of it has met it: sums of fractions are not exact."""


def rca(counts: pd.DataFrame) -> pd.DataFrame:
    """Share of a field in an entity's counts over its share in the world's: (X_rt / X_r.) / (X_.t / X_..).

    Revealed comparative advantage; the same number is the relative activity index (RAI) of publications
    and the revealed technological advantage of patents.

    Parameters
    ----------
    counts : pandas.DataFrame
        Entity × field, none negative; together the whole world.

    Returns
    -------
    pandas.DataFrame
        Entity × field: a ratio from 0, 1 = as the world; missing for an entity or field without any count.

    Notes
    -----
    Citations play no part in it. Source: docs/methods, 4; Balassa (1965), The Manchester School 33.

    Examples
    --------
    >>> counts = pd.DataFrame({"optics": [8, 2, 10], "software": [2, 8, 10]}, index=["NL", "DE", "US"])
    >>> rca(counts)["optics"].to_dict()
    {'NL': 1.6, 'DE': 0.4, 'US': 1.0}
    """
    of_entity, of_field = counts.sum(axis=1), counts.sum()
    world_share = of_field.where(of_field > 0) / of_field.sum()
    return counts.div(of_entity.where(of_entity > 0), axis=0).div(world_share, axis=1)


def specialised(counts: pd.DataFrame, *, threshold: float = 1.0) -> pd.DataFrame:
    """Tell in which fields each entity is specialised: M = RCA ≥ `threshold`.

    True or false; false where the RCA is undefined. Citations play no part in it.
    Source: docs/methods, 4; Hidalgo & Hausmann (2009), PNAS 106.

    Examples
    --------
    >>> counts = pd.DataFrame({"optics": [8, 2, 10], "software": [2, 8, 10]}, index=["NL", "DE", "US"])
    >>> specialised(counts)["optics"].to_dict()
    {'NL': True, 'DE': False, 'US': True}
    """
    return rca(counts) >= threshold * (1 - _ROUNDING)
