"""The analyst's joins as a lazy Polars query, run by its streaming engine."""

import sys

import polars as pl
from tables import TABLES, is_corpus


def main(folder: str, symbols: str, output: str) -> None:
    if is_corpus(folder):
        patents, parties, classes, citations = (pl.scan_parquet(f"{folder}/{name}.parquet") for name in TABLES)
    else:
        patents, parties, classes, citations = _of_published(folder)
    families = patents.select("patent", "family")
    counts = (
        parties.filter((pl.col("role") == "applicant") & pl.col("country").is_not_null())
        .join(families, on="patent")
        .select("family", pl.coalesce("organisation", "name").alias("party"), "country").unique()
        .group_by("family", "country").len()
    )
    shares = counts.join(counts.group_by("family").agg(pl.col("len").sum().alias("all")), on="family").select(
        "family", "country", (pl.col("len") / pl.col("all")).alias("share"))
    fields = (
        classes.join(pl.scan_parquet(symbols), on=["scheme", "symbol"]).join(families, on="patent")
        .select("family", "technology").unique()
    )
    pairs = (
        citations.join(fields, left_on="citing", right_on="family")
        .join(fields, left_on=["cited", "technology"], right_on=["family", "technology"])
    )
    for side in ("citing", "cited"):
        own = shares.rename({"family": side, "country": f"{side}_country", "share": f"{side}_share"})
        pairs = pairs.join(own, on=side, how="left").with_columns(
            pl.col(f"{side}_country").fill_null("unknown"), pl.col(f"{side}_share").fill_null(1))
    flows = pairs.group_by("technology", citing="citing_country", cited="cited_country").agg(
        (pl.col("citing_share") * pl.col("cited_share")).sum().alias("citations"))
    flows.collect(engine="streaming").write_parquet(output)


def _of_published(folder: str) -> tuple[pl.LazyFrame, ...]:
    """Make the tables of a corpus of what was published."""
    patents, citations = (pl.scan_parquet(f"{folder}/{name}.parquet") for name in ("patents", "citations"))
    owners = patents.filter(pl.col("country") != "").select(
        "patent", pl.lit("applicant").alias("role"), pl.lit(None, pl.String).alias("name"),
        pl.col("organisation", "country").str.split(";"))
    classes = patents.select("patent", pl.lit("IPC").alias("scheme"), pl.col("ipc").str.split(";").alias("symbol"))
    for side in ("citing", "cited"):
        families = patents.select(pl.col("patent").alias(side), pl.col("family").alias(f"{side}_family"))
        citations = citations.join(families, on=side)
    pairs = citations.select(citing="citing_family", cited="cited_family").unique()
    return (patents, owners.explode("organisation", "country"), classes.explode("symbol"),
            pairs.filter(pl.col("citing") != pl.col("cited")))


if __name__ == "__main__":
    main(*sys.argv[1:])
