"""Only reading the columns that the count rests on from the corpus, where most of them are numbers."""

import sys

import duckdb

COLUMNS = {
    "family_citations": ("sum(citing)", "sum(cited)"),
    "family_facts": ("sum(family)", "sum(year)", "sum(applicant_countries)"),
    "family_symbols": ("sum(family)", "sum(symbol_id)"),
}


def main(corpus: str) -> None:
    for table, columns in COLUMNS.items():
        duckdb.sql(f"select {', '.join(columns)} from '{corpus}/{table}.parquet'").fetchall()


if __name__ == "__main__":
    main(*sys.argv[1:])
