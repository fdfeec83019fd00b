"""What is known of each family? Each fact is put at its place: half the cost of grouping, joining and sorting."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import duckdb
import numpy as np
from numpy.typing import NDArray

from citenet.engine import pieces, write_parquet
from citenet.spill import filled, places

YEAR_FIELDS = ("priority_year", "application_year", "publication_year")
"""The year of a family is the earliest of the first of these that its members have any of."""

SETS = ("applicant_countries", "inventor_countries", "organisations")
"""Whose a family is: columns of `family_sets`."""

New = Callable[..., NDArray]
"""Gives an array with a place for each family."""

NO_YEAR = np.iinfo(np.int16).max
"""Later than any year, since the earliest counts."""


def write_facts(connection: duckdb.DuckDBPyConnection, path: Path, *, room: int) -> int:
    """Write the table `family_facts`, as family_facts.sql has it, from `patents`, `family_citations` and `family_sets`.

    A fact of all families takes `room` bytes at most, see :func:`places`.

    Returns
    -------
    int
        Families.
    """
    n_families = connection.execute("select coalesce(max(family) + 1, 0) from patents").fetchall()[0][0]
    new = partial(places, n_families, room=room)
    connection.register("facts", {
        "family": filled(n_families, np.int32, lambda here: np.arange(here.start, here.stop), room=room),
        **_of_members(connection, new), "cites": _citing(connection, new), **_sets(connection, new)})
    year = ", ".join(f"nullif({name}, {NO_YEAR})" for name in YEAR_FIELDS)
    year_field = " ".join(f"when {name} <> {NO_YEAR} then '{name}'" for name in YEAR_FIELDS)
    rows = write_parquet(connection, f"""
        select family, recorded, cites, coalesce({year}) as year, case {year_field} else 'unknown' end as year_field,
            {", ".join(SETS)}
        from facts where present""", path, in_order=True)
    connection.unregister("facts")
    return rows


def _of_members(connection: duckdb.DuckDBPyConnection, new: New) -> dict[str, NDArray]:
    """Return whether there is such a family, whether a member is described, and the earliest year of each kind."""
    present, recorded = (new(bool) for _ in range(2))
    years = {name: new(np.int16, fill=NO_YEAR) for name in YEAR_FIELDS}
    known = ", ".join(f"coalesce({name}, {NO_YEAR}) as {name}" for name in YEAR_FIELDS)
    for piece in pieces(connection, f"select family, recorded, {known} from patents"):
        family = piece["family"].to_numpy()
        present[family] = True
        recorded[family[piece["recorded"].to_numpy()]] = True
        for name, earliest in years.items():
            np.minimum.at(earliest, family, piece[name].to_numpy())
    return {"present": present, "recorded": recorded, **years}


def _citing(connection: duckdb.DuckDBPyConnection, new: New) -> NDArray[np.bool_]:
    citing = new(bool)
    for piece in pieces(connection, "select citing from family_citations"):
        citing[piece["citing"].to_numpy()] = True
    return citing


def _sets(connection: duckdb.DuckDBPyConnection, new: New) -> dict[str, NDArray]:
    """Return the columns of `family_sets`, 0 for a family without such a set."""
    sets = {name: new(np.int32) for name in SETS}
    held = ", ".join(f"cast(coalesce({name}, 0) as integer) as {name}" for name in SETS)
    for piece in pieces(connection, f"select family, {held} from family_sets"):
        for name, numbers in sets.items():
            numbers[piece["family"].to_numpy()] = piece[name].to_numpy()
    return sets
