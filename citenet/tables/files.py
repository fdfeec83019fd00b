"""How are tables written, so that a second run gives the same bytes?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import numpy as np

from citenet.coded import Coded
from citenet.engine import identifier, quoted

if TYPE_CHECKING:
    import pandas as pd

BLOCK = 1 << 20
"""Rows looked at together, and in a row group: each of these holds all texts, to which its rows refer by number."""

TEXTS = ("category", "str")
"""What pandas calls columns of texts."""

SPELT = 1 << 18
"""Of more rows texts are handed over by number: then that saves more time than pandas takes to load."""

FEW, HELD = 127, 1 << 26
"""Texts whose numbers take a byte, which are handed over as they are, in a column of its own if need be, and rows up to
which they are: the engine has such a column copied into memory, where looking up texts takes a seventh longer."""


def write_table(table: pd.DataFrame | Coded, path: Path) -> None:
    """Write `table` as CSV or Parquet, by the ending of `path`; numbers keep all their digits.

    The bytes are the same however the table holds its texts: in which order, beside which that it lacks.
    """
    if path.suffix == ".parquet":
        offer = _offer_spelt if len(table) <= SPELT else _offer_by_number
        with duckdb.connect(config={"threads": 1}) as connection:
            # A higher level takes a tenth longer for files that are 4 % smaller.
            connection.execute(f"copy ({offer(connection, table)}) to {quoted(path)} "
                               f"(format parquet, compression zstd, compression_level 1, row_group_size {BLOCK})")
    else:
        _frame(table).to_csv(path, index=False, lineterminator="\n", encoding="utf-8")


def _frame(table: pd.DataFrame | Coded) -> pd.DataFrame:
    return table.frame() if isinstance(table, Coded) else table


def _offer_spelt(connection: duckdb.DuckDBPyConnection, table: pd.DataFrame | Coded) -> str:
    """Offer a table with a text on each row, as is quick where these are few, and return the query that asks for it.

    Of a coded table that takes no pandas, which is longer in loading than such a table in writing.
    """
    names = list(table.columns)
    held = {name: f"c{place}" for place, name in enumerate(names)}
    if isinstance(table, Coded):
        texts = [*table.texts]
        connection.register("rows", {held[name]: table.spelt(name) for name in names})
    else:
        texts = [name for name, kind in table.dtypes.items() if kind in TEXTS]
        connection.register("rows", _spelt(table, texts).rename(columns=held))
    # Of objects the engine looks at a sample only, which may hold nothing but what is missing.
    given = {name: f"cast({held[name]} as varchar)" if name in texts else held[name] for name in names}
    return f"select {', '.join(f'{column} as {identifier(name)}' for name, column in given.items())} from rows"


def _spelt(table: pd.DataFrame, texts: Sequence[str]) -> pd.DataFrame:
    """Give these columns as Python's own texts, which the engine goes through most quickly."""
    return table.astype(dict.fromkeys(texts, "str")).astype(dict.fromkeys(texts, object))


def _offer_by_number(connection: duckdb.DuckDBPyConnection, table: pd.DataFrame | Coded) -> str:
    """Offer a table by the numbers of its texts, and return the query that asks for it.

    Of many texts the numbers by which they are held are looked up in a list: to number them anew would be a third of
    the memory, to look at each text takes more than twice the time, and a join does not keep rows in their order.
    """
    import pandas as pd

    columns, chosen, lists = {}, [], []
    for place, (name, column) in enumerate(_frame(table).items()):
        held, given = f"c{place}", f"rows.c{place}"
        columns[held] = column.array
        if column.dtype in TEXTS:
            # What are categories already would be copied.
            texts = (column if column.dtype == "category" else column.astype("category")).array
            numbers, kept = _in_order(texts)
            if len(numbers) <= FEW and len(column) <= HELD:
                columns[held] = pd.Categorical.from_codes(_numbered(texts.codes, numbers), kept)
            else:
                columns[held] = texts.codes
                told = f"texts_{place}"
                connection.register(told, pd.DataFrame({"number": np.arange(len(numbers)),
                                                        "text": pd.Categorical.from_codes(numbers, kept)}))
                lists.append(f"cross join (select list(text order by number) as list from {told}) as {told}")
                given = f"{told}.list[rows.{held} + 1]"
        chosen.append(f"{given} as {identifier(name)}")
    connection.register("rows", pd.DataFrame(columns, copy=False))
    return f"select {', '.join(chosen)} from rows {' '.join(lists)}"


def _in_order(texts: pd.Categorical) -> tuple[np.ndarray, pd.Index]:
    """Give the texts that rows have numbers in their own order, so that the same are written alike.

    Returns
    -------
    array of int
        The number of each category; -1 for those that no row has.
    pandas.Index
        The texts by their numbers.
    """
    held, numbers = texts.categories.astype("str"), texts.codes
    there = np.zeros(len(held) + 1, bool)  # the last is what is missing, which has the number -1
    for start in range(0, len(numbers), BLOCK):
        there[numbers[start:start + BLOCK]] = True
    kept = np.flatnonzero(there[:-1])
    kept = kept[held[kept].argsort()]
    place = np.full(len(held), -1)
    place[kept] = np.arange(len(kept))
    # The engine goes through Python's own texts a hundred times as quickly as through those of pandas.
    return place, held[kept].astype(object)


def _numbered(numbers: np.ndarray, anew: np.ndarray) -> np.ndarray:
    """Give numbers up to `FEW`, -1 for what is missing, `anew`; nothing is copied where they stay as they are."""
    if np.array_equal(anew, np.arange(len(anew))):
        return numbers
    return np.append(anew, -1).astype(np.int8)[numbers]
