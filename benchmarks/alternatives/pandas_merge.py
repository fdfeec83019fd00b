"""Merges and a groupby in pandas: sets of countries first, so that the citations are joined only twice."""

import sys

import pandas as pd
from tables import frames


def main(folder: str, symbols: str, output: str) -> None:
    tables = frames(folder)
    shares = shares_of(tables.patents, tables.parties)
    fields = (
        tables.classes.merge(pd.read_parquet(symbols), on=["scheme", "symbol"])
        .merge(tables.patents, on="patent")[["family", "technology"]].drop_duplicates()
    )
    pairs = (
        tables.citations.merge(fields, left_on="citing", right_on="family").drop(columns="family")
        .merge(fields, left_on=["cited", "technology"], right_on=["family", "technology"]).drop(columns="family")
    )
    for side in ("citing", "cited"):
        own = shares.rename(columns={"family": side, "country": f"{side}_country", "share": f"{side}_share"})
        pairs = pairs.merge(own, on=side, how="left")
        pairs[f"{side}_country"] = pairs[f"{side}_country"].fillna("unknown")
        pairs[f"{side}_share"] = pairs[f"{side}_share"].fillna(1)
    pairs["citations"] = pairs["citing_share"] * pairs["cited_share"]
    flows = pairs.groupby(["technology", "citing_country", "cited_country"], as_index=False)["citations"].sum()
    flows.rename(columns={"citing_country": "citing", "cited_country": "cited"}).to_parquet(output)


def shares_of(patents: pd.DataFrame, parties: pd.DataFrame) -> pd.DataFrame:
    """Return the share of each country in each family: columns family, country, share."""
    known = parties[(parties["role"] == "applicant") & parties["country"].notna()].merge(patents, on="patent")
    distinct = known.drop_duplicates(["family", "organisation", "country"])
    counts = distinct.groupby(["family", "country"], as_index=False).size()
    counts["share"] = counts["size"] / counts.groupby("family")["size"].transform("sum")
    return counts[["family", "country", "share"]]


if __name__ == "__main__":
    main(*sys.argv[1:])
