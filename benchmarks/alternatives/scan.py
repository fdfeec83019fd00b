"""Only reading the columns that the count rests on, as the source published them: the least that any way must do."""

import sys

import duckdb


def main(raw: str) -> None:
    duckdb.sql(f"""
        select (select sum(strlen(citing)) + sum(strlen(cited)) from '{raw}/citations.parquet'),
            sum(strlen(patent)), sum(strlen(family)), sum(year), sum(strlen(country)), sum(strlen(ipc))
        from '{raw}/patents.parquet'""").fetchall()


if __name__ == "__main__":
    main(*sys.argv[1:])
