"""Which fields go together, and how near is an entity to each of them?"""

from __future__ import annotations

import numpy as np
import pandas as pd


def relatedness(presence: pd.DataFrame) -> pd.DataFrame:
    """Chance that who has one of two fields has the other: φ_ts = C_ts / max(k_t, k_s), with C = MᵀM.

    k is the ubiquity of a field; the larger one gives the smaller of the two conditional chances.

    Parameters
    ----------
    presence : pandas.DataFrame
        Entity × field, true where the entity is specialised, see `specialised`.

    Returns
    -------
    pandas.DataFrame
        Field × field, symmetric, in [0, 1]; 0 on the diagonal, which is left out; missing between two
        fields that nobody has.

    Notes
    -----
    Citations play no part in it. Source: docs/methods, 4; Hidalgo et al. (2007), Science 317, proximity.

    Examples
    --------
    >>> M = pd.DataFrame([[1, 1, 1], [1, 1, 0], [1, 0, 0]], columns=["a", "b", "c"])
    >>> relatedness(M).round(5).loc["a"].to_dict()
    {'a': 0.0, 'b': 0.66667, 'c': 0.33333}
    """
    present = presence.to_numpy(dtype=float)
    ubiquity = present.sum(axis=0)
    larger = np.maximum.outer(ubiquity, ubiquity)
    shared = present.T @ present
    np.fill_diagonal(shared, 0.0)
    np.fill_diagonal(larger, 1.0)
    chance = shared / np.where(larger > 0, larger, np.nan)
    return pd.DataFrame(chance, index=presence.columns, columns=presence.columns)


def relatedness_density(presence: pd.DataFrame, related: pd.DataFrame) -> pd.DataFrame:
    """Part of what is related to a field that an entity has already: 100 Σ_s M_rs φ_st / Σ_s φ_st.

    Parameters
    ----------
    presence : pandas.DataFrame
        Entity × field, true where the entity is specialised.
    related : pandas.DataFrame
        Field × field from `relatedness`, of the same table or of another, such as the world's.

    Returns
    -------
    pandas.DataFrame
        Entity × field, in percent from 0 to 100; missing for a field that is related to none.

    Notes
    -----
    Citations play no part in it. Source: docs/methods, 4; Balland et al. (2019), Regional Studies 53.

    Examples
    --------
    >>> M = pd.DataFrame([[1, 1, 1], [1, 1, 0], [1, 0, 0]], index=["DE", "NL", "LU"], columns=["a", "b", "c"])
    >>> relatedness_density(M, relatedness(M)).round(3).loc["NL"].to_dict()
    {'a': 66.667, 'b': 57.143, 'c': 100.0}
    """
    ties = related.loc[presence.columns, presence.columns].fillna(0.0)
    total = ties.sum()
    return 100 * (presence.astype(float) @ ties).div(total.where(total > 0), axis=1)


def distance(presence: pd.DataFrame, related: pd.DataFrame) -> pd.DataFrame:
    """Part of what is related to a field that an entity lacks: d_rt = Σ_s (1 − M_rs) φ_st / Σ_s φ_st.

    One minus the relatedness density as a share. In [0, 1], 0 = has all that is related; missing for a
    field that is related to none. Citations play no part in it.
    Source: Hausmann et al. (2013), The Atlas of Economic Complexity, technical box 5.4.

    Examples
    --------
    >>> M = pd.DataFrame([[1, 1, 1], [1, 1, 0], [1, 0, 0]], index=["DE", "NL", "LU"], columns=["a", "b", "c"])
    >>> distance(M, relatedness(M)).round(5).loc["LU"].to_dict()
    {'a': 1.0, 'b': 0.42857, 'c': 0.6}
    """
    return 1 - relatedness_density(presence, related) / 100
