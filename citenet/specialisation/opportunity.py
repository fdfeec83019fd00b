"""What would a field that an entity lacks open up for it?

Both measures are in the unit of the complexity that is given, and depend on where its zero lies: on the
scale from 0 to 100 every field is worth something; standardised, the simpler half counts against.
"""

from __future__ import annotations

import pandas as pd

from citenet.specialisation.relatedness import relatedness_density


def opportunity_value(presence: pd.DataFrame, related: pd.DataFrame, *, of_fields: pd.Series) -> pd.Series:
    """Complexity of the fields an entity lacks, weighted with how near they are: Σ_t (1 − d_rt)(1 − M_rt) K_t.

    Parameters
    ----------
    presence : pandas.DataFrame
        Entity × field, true where the entity is specialised.
    related : pandas.DataFrame
        Field × field from `relatedness`.
    of_fields : pandas.Series
        Complexity K of each field; fields where it is missing are left out of the sum.

    Returns
    -------
    pandas.Series
        Per entity; 0 for one that has every field; missing when no complexity is known.

    Notes
    -----
    Citations play no part in it. Source: Hausmann et al. (2013), The Atlas of Economic Complexity,
    technical box 5.4; also called complexity outlook index.

    Examples
    --------
    >>> from citenet.specialisation import relatedness
    >>> M = pd.DataFrame([[1, 1, 1], [1, 1, 0], [1, 0, 0]], index=["DE", "NL", "LU"], columns=["a", "b", "c"])
    >>> K = pd.Series({"a": 0, "b": 50, "c": 100})
    >>> opportunity_value(M, relatedness(M), of_fields=K).round(5).to_dict()
    {'DE': 0.0, 'NL': 100.0, 'LU': 68.57143}
    """
    worth = of_fields.reindex(presence.columns)
    near = relatedness_density(presence, related) / 100
    lacking = near * ~presence.astype(bool) * worth
    return lacking.sum(axis=1, min_count=1).rename("opportunity_value")


def opportunity_gain(presence: pd.DataFrame, related: pd.DataFrame, *, of_fields: pd.Series) -> pd.DataFrame:
    """Tell what the opportunity value of an entity would gain if it took up a field.

    Σ_s φ_ts / Σ_q φ_qs · (1 − M_rs) K_s − (1 − d_rt) K_t: the fields s that it lacks come nearer, and t
    itself is no longer an opportunity. With relatedness held fixed this is exactly the change in
    `opportunity_value`.

    Parameters
    ----------
    presence, related, of_fields
        As for `opportunity_value`.

    Returns
    -------
    pandas.DataFrame
        Entity × field; missing where the entity has the field already, where the complexity of the
        field is not known, and for a field that is related to none.

    Notes
    -----
    Citations play no part in it. Source: Hausmann et al. (2013), The Atlas of Economic Complexity,
    technical box 5.4; also called complexity outlook gain. The Atlas's own program (ecomplexity) leaves
    the last term out: add (1 − distance) · K to compare.

    Examples
    --------
    >>> from citenet.specialisation import relatedness
    >>> M = pd.DataFrame([[1, 1, 1], [1, 1, 0], [1, 0, 0]], index=["DE", "NL", "LU"], columns=["a", "b", "c"])
    >>> K = pd.Series({"a": 0, "b": 50, "c": 100})
    >>> opportunity_gain(M, relatedness(M), of_fields=K).round(5).loc["LU"].to_dict()
    {'a': nan, 'b': 31.42857, 'c': -18.57143}
    """
    worth = of_fields.reindex(presence.columns)
    lacks = ~presence.astype(bool)
    ties = related.loc[presence.columns, presence.columns].fillna(0.0)
    total = ties.sum()
    nearer = ties.div(total.where(total > 0), axis=1).fillna(0.0)
    opened = (lacks * worth.fillna(0.0)) @ nearer.T
    return (opened - relatedness_density(presence, related) / 100 * worth).where(lacks)
