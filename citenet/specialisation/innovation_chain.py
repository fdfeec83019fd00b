"""Where along the road from knowledge to firms does an entity gain or lose its share of the world?"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from citenet.errors import InputError

STAGES = ("publications", "patents", "startups", "scale-ups")


def stage_shares(table: pd.DataFrame, *, stages: Sequence[str] = STAGES) -> pd.DataFrame:
    """Share of each entity in the world's count at each stage: X_ets / Σ_e X_ets.

    Parameters
    ----------
    table : pandas.DataFrame
        `entity`, `technology`, `stage`, `count`; together the whole world; years are added up.
    stages : sequence of str
        In the order of the chain.

    Returns
    -------
    pandas.DataFrame
        A row a (technology, entity, stage), stages in their order: `count`, `world`, `share` (in [0, 1];
        missing where the world has none at that stage). An entity without a row at a stage has none there.

    Raises
    ------
    InputError
        When the table holds a stage that `stages` does not.

    Notes
    -----
    Citations play no part in it. Source: TNO Vector (2025), Figures 35 and 37.

    Examples
    --------
    >>> table = pd.DataFrame({"entity": ["NL", "DE", "NL", "DE"], "technology": "ai", "count": [5, 95, 1, 49],
    ...                       "stage": ["publications", "publications", "patents", "patents"]})
    >>> stage_shares(table).loc[("ai", "NL"), "share"].to_dict()
    {'publications': 0.05, 'patents': 0.02, 'startups': nan, 'scale-ups': nan}
    """
    other = table.loc[~table["stage"].isin(stages), "stage"]
    if len(other):
        raise InputError(f"{len(other)} of {len(table)} rows have an unknown stage",
                         found=sorted(other.astype("str").unique()), allowed=", ".join(stages))
    places = table[["technology", "entity"]].drop_duplicates().sort_values(["technology", "entity"])
    rows = pd.MultiIndex.from_frame(places.merge(pd.DataFrame({"stage": list(stages)}), how="cross"))
    count = table.groupby(rows.names)["count"].sum().reindex(rows, fill_value=0)
    world = count.groupby(["technology", "stage"]).transform("sum")
    return pd.DataFrame({"count": count, "world": world, "share": count / world})
