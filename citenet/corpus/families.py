"""What must be known of each family before counting, and is the same for every way to count?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb

from citenet.corpus.arrays import FOLDER, write_arrays
from citenet.corpus.pairs import AT_ONCE, Pairs, packed, unpacked, write_pairs
from citenet.engine import connect, quoted, statements, write_parquet

INPUTS = ("patents", "parties", "classes", "family_citations")
WORKED_OUT = ("symbols", "family_symbols", "family_facts", "entity_sets", "organisation_countries")


def write_family_tables(folder: Path, *, memory: str | None = None, threads: int | None = None) -> dict[str, int]:
    """Work out the tables `WORKED_OUT`, and the arrays, from the others in a corpus folder.

    Done once, at import and after harmonising, since doing it for each count would cost more than all the rest.

    Parameters
    ----------
    folder : Path
        Holds the tables `INPUTS`; those worked out are written beside them.
    memory : str, optional
        Bound on memory.
    threads : int, optional
        The tables do not depend on it.

    Returns
    -------
    dict
        Rows of each table.
    """
    with connect(memory=memory, threads=threads) as connection:
        for name in INPUTS:
            connection.execute(f"create temp view {name} as from read_parquet({quoted(folder / f'{name}.parquet')})")
        connection.execute(statements("citenet.corpus", "families.sql"))
        rows = {}
        for name in WORKED_OUT:
            path = folder / f"{name}.parquet"
            if name == "family_symbols":
                rows[name], _ = write_pairs(connection, path, _symbols(connection), unpacked("family", "symbol_id"))
            else:
                rows[name] = write_parquet(connection, f"from {name}", path)
    write_arrays(folder, folder / FOLDER, memory=memory)
    return rows


def _symbols(connection: duckdb.DuckDBPyConnection) -> Iterator[Pairs]:
    """Go through the symbols of the members of families, a part at a time: sorting them so costs less than the SQL."""
    n_families, n_rows = connection.execute(
        "select (select coalesce(max(family) + 1, 0) from patents), (select count(*) from classes)").fetchall()[0]
    step = max(n_families * AT_ONCE // max(n_rows, 1), 1)
    for first in range(0, n_families, step):
        yield connection.execute(f"""
            select {packed("family", "symbol_id")} as pair from symbols_of_members
            where family >= {first} and family < {first + step}""").fetchnumpy()["pair"]
