"""What must be known of each family before counting, and is the same for every way to count?"""

from __future__ import annotations

from pathlib import Path

from citenet.corpus.arrays import FOLDER, write_arrays
from citenet.engine import connect, quoted, statements

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
        rows = {name: connection.execute(
            f"copy (from {name}) to {quoted(folder / f'{name}.parquet')} (format parquet, compression zstd)"
        ).fetchall()[0][0] for name in WORKED_OUT}
    write_arrays(folder, folder / FOLDER, memory=memory)
    return rows
