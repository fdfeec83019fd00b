"""How are tables written, so that a second run gives the same bytes?"""

from __future__ import annotations

from pathlib import Path

import duckdb
import numpy as np
import pandas as pd

from citenet.engine import identifier, quoted

BLOCK = 1 << 20
"""Rows looked at together, and in a row group: each of these holds all texts, to which its rows refer by number."""


def write_table(frame: pd.DataFrame, path: Path) -> None:
    """Write `frame` as CSV or Parquet, by the ending of `path`; numbers keep all their digits.

    The bytes are the same however the frame holds its texts: in which order, beside which that it lacks.
    """
    if path.suffix == ".parquet":
        with duckdb.connect(config={"threads": 1}) as connection:
            connection.execute(f"copy ({_offered(connection, frame)}) to {quoted(path)} "
                               f"(format parquet, compression zstd, row_group_size {BLOCK})")
    else:
        frame.to_csv(path, index=False, lineterminator="\n", encoding="utf-8")


def _offered(connection: duckdb.DuckDBPyConnection, frame: pd.DataFrame) -> str:
    """Offer a table to the connection, and return the query that asks for it.

    Texts are looked up in a list by the numbers by which they are held: to hand them over as they are copies the
    numbers, to look at each text takes more than twice the time, and a join does not keep rows in their order.
    """
    columns, chosen, lists = {}, [], []
    for place, (name, column) in enumerate(frame.items()):
        held = f"c{place}"
        if column.dtype in ("category", "str"):
            column = column.astype("category")
            connection.register(f"texts_{place}", _texts(column))
            lists.append(f"cross join (select list(text order by number) as texts from texts_{place}) as list_{place}")
            chosen.append(f"list_{place}.texts[rows.{held} + 1] as {identifier(name)}")
            columns[held] = column.array.codes
        else:
            chosen.append(f"rows.{held} as {identifier(name)}")
            columns[held] = column.array
    connection.register("rows", pd.DataFrame(columns, copy=False))
    return f"select {', '.join(chosen)} from rows {' '.join(lists)}"


def _texts(column: pd.Series) -> pd.DataFrame:
    """Return the texts of a column, each with its number there; missing are those that no row has.

    They are told apart by their own order, so that the same are written alike.
    """
    texts, numbers = column.cat.categories.astype("str"), column.array.codes
    there = np.zeros(len(texts) + 1, bool)  # the last is what is missing, which has the number -1
    for start in range(0, len(numbers), BLOCK):
        there[numbers[start:start + BLOCK]] = True
    kept = np.flatnonzero(there[:-1])
    kept = kept[texts[kept].argsort()]
    place = np.full(len(texts), -1)
    place[kept] = np.arange(len(kept))
    return pd.DataFrame({"number": np.arange(len(texts)), "text": pd.Categorical.from_codes(place, texts[kept].astype(object))})
