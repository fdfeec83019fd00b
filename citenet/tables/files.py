"""How are tables written, so that a second run gives the same bytes?"""

from __future__ import annotations

from pathlib import Path

import duckdb
import numpy as np
import pandas as pd

from citenet.engine import quoted

BLOCK = 1 << 20
"""Rows looked at together, and in a row group: each of these holds all texts, to which its rows refer by number."""


def write_table(frame: pd.DataFrame, path: Path) -> None:
    """Write `frame` as CSV or Parquet, by the ending of `path`; numbers keep all their digits.

    The bytes are the same however the frame holds its texts: in which order, beside which that it lacks.
    """
    if path.suffix == ".parquet":
        with duckdb.connect(config={"threads": 1}) as connection:
            # Rows of the left side of a join stay in their order, as long as the sides are not changed.
            connection.execute("set disabled_optimizers = 'join_order,build_side_probe_side'")
            connection.execute(f"copy ({_offered(connection, frame)}) to {quoted(path)} "
                               f"(format parquet, compression zstd, row_group_size {BLOCK})")
    else:
        frame.to_csv(path, index=False, lineterminator="\n", encoding="utf-8")


def _offered(connection: duckdb.DuckDBPyConnection, frame: pd.DataFrame) -> str:
    """Offer a table to the connection, and return the query that asks for it.

    Texts are joined to the numbers by which they are held: to hand them over as they are copies the numbers, to look
    at each text takes more than twice the time.
    """
    columns, chosen, joins = {}, [], []
    for place, (name, column) in enumerate(frame.items()):
        if column.dtype in ("category", "str"):
            column = column.astype("category")
            connection.register(f"texts_{place}", _texts(column))
            chosen.append(f'texts_{place}.text as "{name}"')
            joins.append(f'join texts_{place} on rows."{name}" = texts_{place}.number')
            columns[name] = column.array.codes
        else:
            chosen.append(f'rows."{name}"')
            columns[name] = column.array
    connection.register("rows", pd.DataFrame(columns, copy=False))
    return f"select {', '.join(chosen)} from rows {' '.join(joins)}"


def _texts(column: pd.Series) -> pd.DataFrame:
    """Return the texts that are there, in order, each with its number in the column; what is missing has -1."""
    texts, numbers = column.cat.categories, column.array.codes
    there = np.zeros(len(texts) + 1, bool)
    for start in range(0, len(numbers), BLOCK):
        there[numbers[start:start + BLOCK]] = True
    kept = np.flatnonzero(there[:-1])
    kept = kept[texts[kept].argsort()]
    return pd.DataFrame({"number": np.append(kept, -1).astype(numbers.dtype),
                         "text": pd.Categorical.from_codes(np.append(np.arange(len(kept)), -1), texts[kept])})
