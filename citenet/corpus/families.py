"""What must be known of each family before counting, and is the same for every way to count?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import numpy as np
from numpy.typing import NDArray

from citenet.corpus.arrays import FOLDER, write_arrays
from citenet.corpus.facts import write_facts
from citenet.corpus.pairs import Pairs, in_parts, unpacked, write_pairs
from citenet.engine import connect, in_mebibytes, part_of, pieces, statements, table_in, write_parquet
from citenet.spill import places

INPUTS = ("patents", "parties", "classes", "family_citations")
WORKED_OUT = ("symbols", "family_symbols", "family_facts", "entity_sets", "organisation_countries")

ROOM = 64
"""A number of each family, or patent, takes this part of the memory at most, of which there are eight at a time. They
are gone through nearly in order, so that what lies in files is as quick."""


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
    room, beside = part_of(memory, ROOM), memory and f"{in_mebibytes(memory) * 7 // 8}MB"
    with connect(memory=beside, threads=threads) as connection:
        for name in INPUTS:
            connection.execute(f"create temp view {name} as from {table_in(folder / f'{name}.parquet')}")
        connection.execute(statements("citenet.corpus", "families.sql"))
        rows = {}
        for name in WORKED_OUT:
            path = folder / f"{name}.parquet"
            if name == "family_symbols":
                pairs = _symbols(connection, room)
                rows[name], _ = write_pairs(connection, path, pairs, unpacked("family", "symbol_id"))
            elif name == "family_facts":
                rows[name] = write_facts(connection, path, room=room)
            else:
                rows[name] = write_parquet(connection, f"from {name}", path)
    write_arrays(folder, folder / FOLDER, memory=memory)
    return rows


def family_of_patents(connection: duckdb.DuckDBPyConnection, *, room: int) -> NDArray[np.int32]:
    """Return the family of each patent of the relation `patents`, at the place of its number; see :func:`places`."""
    n_patents = connection.execute("select count(*) from patents").fetchall()[0][0]
    families = places(n_patents, np.int32, room=room)
    for piece in pieces(connection, "select patent, family from patents"):
        families[piece["patent"].to_numpy()] = piece["family"].to_numpy()
    return families


def _symbols(connection: duckdb.DuckDBPyConnection, room: int) -> Iterator[Pairs]:
    """Go through the symbols of the members of families, a part at a time: sorting them so costs less than the SQL."""
    families = family_of_patents(connection, room=room)
    n_rows = connection.execute("select count(*) from classes").fetchall()[0][0]
    rows = "select patent, symbol_id from classes join symbols using (scheme, symbol)"
    pairs = (families[piece["patent"].to_numpy()].astype(np.uint64) << 33 | piece["symbol_id"].to_numpy(np.uint64) << 2
             for piece in pieces(connection, rows))
    return in_parts(pairs, connection, n_pairs=n_rows, citing=range(families.max(initial=-1) + 1))
