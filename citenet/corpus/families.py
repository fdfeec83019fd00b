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
    years = connection.execute(
        f"select family, recorded, year, list_position({[*YEAR_FIELDS]}, year_field) as year_field from family_years"
    ).fetchnumpy()
    sets = connection.execute(f"select family, {', '.join(SETS)} from family_sets").fetchnumpy()
    citing = connection.execute("select distinct citing from family_citations").fetchnumpy()["citing"]
    n_families = int(years["family"].max(initial=-1)) + 1
    facts = {"present": np.zeros(n_families, bool), "cites": np.zeros(n_families, bool)}
    facts["present"][years["family"]] = facts["cites"][citing] = True
    for columns, names in ((years, ("recorded", "year", "year_field")), (sets, SETS)):
        for name in names:
            # What is missing is 0: no year, and the set that is not known.
            values = np.ma.filled(columns[name], 0)
            facts[name] = np.zeros(n_families, values.dtype)
            facts[name][columns["family"]] = values
    connection.register("facts", {"family": np.arange(n_families, dtype=np.int32), **facts})
    rows = write_parquet(connection, f"""
        select family, recorded, cites, nullif(year, 0) as year, ({[*YEAR_FIELDS]})[year_field] as year_field,
            {", ".join(f"cast({name} as integer) as {name}" for name in SETS)}
        from facts where present""", path, in_order=True)
    connection.unregister("facts")
    return rows
