"""How much is a portfolio worth, as an approximation: how relevant are its families, in how large a market?"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd


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
    families = pd.DataFrame({"relevance": relevance, "coverage": coverage})
    families["value"] = families["relevance"] * families["coverage"]
    owned = shares.join(families, on="family")
    owner = [owned[name] for name in by]
    unvalued = owned["share"].where(owned["value"].isna(), 0.0).groupby(owner).sum()
    # Where a family counts, an entity's share of it; 0 elsewhere, so that every entity keeps its row.
    active = owned["share"].where((owned["coverage"] > 0) & owned["value"].notna(), 0.0)
    sums = owned[["relevance", "coverage", "value"]].fillna(0.0).mul(active, axis=0).groupby(owner).sum()
    count = active.groupby(owner).sum()
    value = sums["value"].where(owned["value"].notna().groupby(owner).any())
    world = families["value"].sum()
    return pd.DataFrame({
        "families": count,
        "relevance": sums["relevance"] / count.where(count > 0),
        "coverage": sums["coverage"] / count.where(count > 0),
        "asset_index": value,
        "asset_index_share": value / (world if world > 0 else float("nan")),
        "unvalued_families": unvalued,
    })
