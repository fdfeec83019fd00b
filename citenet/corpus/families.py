"""What must be known of each family before counting, and is the same for every way to count?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import numpy as np

from citenet.corpus.arrays import FOLDER, write_arrays
from citenet.corpus.pairs import AT_ONCE, Pairs, packed, unpacked, write_pairs
from citenet.engine import connect, quoted, statements, write_parquet

INPUTS = ("patents", "parties", "classes", "family_citations")
YEAR_FIELDS = ("priority_year", "application_year", "publication_year", "unknown")
SETS = ("applicant_countries", "inventor_countries", "organisations")
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
            elif name == "family_facts":
                rows[name] = _write_facts(connection, path)
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


def _write_facts(connection: duckdb.DuckDBPyConnection, path: Path) -> int:
    """Write the view `family_facts` in order: putting each family at its place costs half of joining and sorting."""
    n_families = connection.execute("select coalesce(max(family) + 1, 0) from family_years").fetchall()[0][0]

    def placed(relation: str, value: str) -> np.ndarray:
        """Put the value of each family at its place, and 0 where it has none."""
        found = connection.execute(f"select family, {value} as value from {relation}").fetchnumpy()
        values = np.zeros(n_families, found["value"].dtype)
        values[found["family"]] = np.ma.filled(found["value"], 0)
        return values

    connection.register("facts", {
        "family": np.arange(n_families, dtype=np.int32),
        "present": placed("family_years", "true"),
        "recorded": placed("family_years", "recorded"),
        "cites": placed("(select distinct citing as family from family_citations)", "true"),
        "year": placed("family_years", "year"),
        "year_field": placed("family_years", f"list_position({[*YEAR_FIELDS]}, year_field)"),
        **{name: placed("family_sets", f"cast({name} as integer)") for name in SETS}})
    rows = write_parquet(connection, f"""
        select family, recorded, cites, nullif(year, 0) as year, ({[*YEAR_FIELDS]})[year_field] as year_field,
            {", ".join(SETS)}
        from facts where present""", path, in_order=True)
    connection.unregister("facts")
    return rows
