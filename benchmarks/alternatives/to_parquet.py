"""Only turning the two CSV files into Parquet, all columns as they stand."""

import sys

import duckdb


def main(raw: str) -> None:
    for name in ("citations", "patents"):
        duckdb.sql(f"copy (from read_csv('{raw}/{name}.csv', all_varchar=true)) to '{raw}/{name}.copy.parquet'"
                   " (format parquet, compression zstd)")


if __name__ == "__main__":
    main(*sys.argv[1:])
