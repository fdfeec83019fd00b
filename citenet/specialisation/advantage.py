"""Is an entity stronger in a field than its own size and that of the field explain?

A count table has a row an entity, a column a field, and holds anything that can be counted: patent
families, publications, exports, firms.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from citenet.graph import NEARLY, ratio

MET = 1 - NEARLY
"""A ratio of this part of the threshold has met it."""


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
    return pd.DataFrame(advantage(counts.to_numpy(dtype=float)), counts.index, counts.columns)


def advantage(counts: np.ndarray) -> np.ndarray:
    """Work out `rca` of counts as an array, shape (n_entities, n_fields).

    Examples
    --------
    >>> advantage(np.array([[8, 2], [2, 8], [10, 10]])).tolist()
    [[1.6, 0.4], [0.4, 1.6], [1.0, 1.0]]
    """
    of_entity, of_field = counts.sum(axis=1, keepdims=True), counts.sum(axis=0)
    return ratio(ratio(counts, of_entity), ratio(of_field, of_field.sum()))


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
    return rca(counts) >= threshold * MET
