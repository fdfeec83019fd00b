"""Which organisations lead, in the world and in one country: by size, by citations, by worth?"""

from __future__ import annotations

import pandas as pd

from citenet.errors import SettingsError
from citenet.graph import ranks

MEASURES = ("asset_index", "families", "received_per_family")


def leading_organisations(
    table: pd.DataFrame, *, country: str | None = None, top: int = 10, by: str = "asset_index"
) -> pd.DataFrame:
    """List the first organisations of the world or of a country, with size, mean citations and asset index.

    Parameters
    ----------
    table : pandas.DataFrame
        A row an organisation of the world: `organisation`, `country`, `families`, `citations_received`
        (without those from the organisation itself) and `asset_index`.
    country : str, optional
        Only organisations of this country.
    top : int
        How many places; organisations that share the last place are all listed.
    by : {"asset_index", "families", "received_per_family"}
        What they are ranked by; families where no organisation has an asset index above 0. The three stay beside each
        other: no product of them is made.

    Returns
    -------
    pandas.DataFrame
        In order of `rank` (1 = largest; equal values share the better place), then name: `rank`,
        `world_rank`, `organisation`, `country`, `families`, `citations_received`, `received_per_family`
        (missing without families), `asset_index`. Who has nothing of the measure has no place.

    Raises
    ------
    SettingsError
        When `by` is none of the three.

    Notes
    -----
    Source: docs/methods, 4; TNO Vector (2025), Figures 30 and 31.

    Examples
    --------
    >>> table = pd.DataFrame({"organisation": ["Ada", "Bell", "Cats"], "country": ["NL", "US", "NL"],
    ...     "families": [10, 40, 20], "citations_received": [30, 40, 10], "asset_index": [9.0, 7.0, 3.0]})
    >>> leaders = leading_organisations(table, country="NL", by="families")
    >>> leaders[["rank", "world_rank", "organisation"]].to_numpy().tolist()
    [[1, 2, 'Cats'], [2, 3, 'Ada']]
    """
    if by not in MEASURES:
        raise SettingsError(f"organisations cannot be ranked by '{by}'", allowed=", ".join(MEASURES))
    if by == "asset_index" and not (table[by] > 0).any():
        by = "families"
    families = table["families"]
    ranked = table.assign(received_per_family=table["citations_received"] / families.where(families > 0))
    ranked = ranked[ranked[by] > 0]
    ranked = ranked.assign(world_rank=ranks(ranked[by]).astype(int))
    if country is not None:
        ranked = ranked[ranked["country"] == country]
    ranked = ranked.assign(rank=ranks(ranked[by]).astype(int))
    columns = ["rank", "world_rank", "organisation", "country", "families", "citations_received",
               "received_per_family", "asset_index"]
    return ranked.loc[ranked["rank"] <= top, columns].sort_values(["rank", "organisation"], ignore_index=True)
