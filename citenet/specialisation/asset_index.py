"""How much is a portfolio worth, as an approximation: how relevant are its families, in how large a market?"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

WORTH = ("families", "relevance", "coverage", "asset_index", "valued_families", "unvalued_families")
"""What families add to a portfolio; columns of :func:`family_worth`."""


def asset_index(relevance: pd.Series, coverage: pd.Series, *, shares: pd.DataFrame,
                by: Sequence[str] = ("entity",)) -> pd.DataFrame:
    """Add up relevance × coverage over the families of each entity.

    Parameters
    ----------
    relevance, coverage : pandas.Series
        Per family, see `relevance` and `coverage`. Together they make up the world.
    shares : pandas.DataFrame
        `entity`, `family`, `share`: the part of a family that is an entity's; 1 for whole counting.
    by : sequence of str
        Columns of `shares` that tell apart what is added up.

    Returns
    -------
    pandas.DataFrame
        A row an entity, sorted by name: `families` (active ones, with coverage above 0), the mean
        `relevance` and `coverage` of these (missing without any), `asset_index` = Σ share · relevance ·
        coverage (from 0; not the product of the means; missing when all its families are left out),
        `asset_index_share` of the whole world's (missing too when that is 0), and `unvalued_families`:
        those left out since relevance or coverage is not known.

    Notes
    -----
    An open approximation of what patent-analytics firms sell under their own names; its weights are ours.
    Organisations' citations of themselves should be left out of the relevance.
    Source: docs/methods, 4, our design.

    Examples
    --------
    >>> relevance = pd.Series({"A": 2.0, "B": .66667, "D": 1.0})
    >>> coverage = pd.Series({"A": 1.20357, "B": .03929, "D": 1.64286})
    >>> shares = pd.DataFrame({"entity": ["X", "X", "Y"], "family": ["A", "B", "D"], "share": 1.0})
    >>> asset_index(relevance, coverage, shares=shares)["asset_index_share"].round(3).to_dict()
    {'X': 0.597, 'Y': 0.403}
    """
    return portfolio_worth(family_worth(relevance, coverage), shares=shares, by=by)


def family_worth(relevance: pd.Series, coverage: pd.Series) -> pd.DataFrame:
    """Tell what each family adds to a portfolio; of families with the same owners these may be added up.

    Parameters
    ----------
    relevance, coverage : pandas.Series
        Per family, see `relevance` and `coverage`.

    Returns
    -------
    pandas.DataFrame
        A row a family: `families`, 1 for an active one (coverage above 0, relevance known); of these `relevance`,
        `coverage` and their product `asset_index`; `valued_families`, 1 where the product is known, though it be 0
        since it lapsed everywhere; and `unvalued_families`, 1 elsewhere. All else 0.

    Notes
    -----
    Source: docs/methods, 4, our design.

    Examples
    --------
    >>> worth = family_worth(pd.Series({"A": 2.0, "B": 1.0}), pd.Series({"A": 1.5}))
    >>> worth.loc["A"].tolist(), worth.loc["B"].tolist()
    ([1.0, 2.0, 1.5, 3.0, 1.0, 0.0], [0.0, 0.0, 0.0, 0.0, 0.0, 1.0])
    """
    families = pd.DataFrame({"relevance": relevance, "coverage": coverage})
    product = families["relevance"] * families["coverage"]
    valued = product.notna()
    active = valued & (families["coverage"] > 0)
    sums = families.assign(asset_index=product).where(active, 0.0)
    flags = {"families": active, "valued_families": valued, "unvalued_families": ~valued}
    return sums.assign(**{name: flag.astype(float) for name, flag in flags.items()})[list(WORTH)]


def portfolio_worth(worth: pd.DataFrame, *, shares: pd.DataFrame, by: Sequence[str] = ("entity",)) -> pd.DataFrame:
    """Add up what families are worth over the portfolios that they are in.

    Parameters
    ----------
    worth : pandas.DataFrame
        See `family_worth`: a row a family, or a row of sums over families with the same owners. Together they make
        up the world.
    shares, by
        As for `asset_index`; `family` says which row of `worth`.

    Returns
    -------
    pandas.DataFrame
        As from `asset_index`.

    Examples
    --------
    >>> worth = family_worth(pd.Series({"A": 2.0, "B": 1.0}), pd.Series({"A": 1.5, "B": 1.0}))
    >>> of_both = worth.sum().to_frame("A and B").T
    >>> shares = pd.DataFrame({"entity": ["X"], "family": ["A and B"], "share": 1.0})
    >>> portfolio_worth(of_both, shares=shares)[["families", "relevance", "asset_index"]].iloc[0].tolist()
    [2.0, 1.5, 4.0]
    """
    world = worth["asset_index"].sum()
    unknown = dict.fromkeys(WORTH, 0.0) | {"unvalued_families": 1.0}
    owned = shares.join(worth[list(WORTH)], on="family").fillna(unknown)
    sums = owned[list(WORTH)].mul(owned["share"], axis=0).groupby([owned[name] for name in by]).sum()
    count = sums["families"].where(sums["families"] > 0)
    value = sums["asset_index"].where(sums["valued_families"] > 0)
    return pd.DataFrame({
        "families": sums["families"],
        "relevance": sums["relevance"] / count,
        "coverage": sums["coverage"] / count,
        "asset_index": value,
        "asset_index_share": value / (world if world > 0 else float("nan")),
        "unvalued_families": sums["unvalued_families"],
    })
