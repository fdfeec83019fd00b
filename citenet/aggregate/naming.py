"""From numbers to names: what is counted is told by numbers, what leaves this package by names."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from citenet.engine import Connection
from citenet.flows import LEVELS

_OF_ENTITIES = "select name from entities order by entity"
_OTHERS = {
    "technology": "select technology from technologies order by bit",
    "window": "select label from windows order by number",
    "class": "select name from fine_classes order by class",
}
_NAMED = ("technology", "level", "window", "class", "citing", "cited", "entity")


def in_order(connection: Connection, table: str, columns: Sequence[str]) -> pd.DataFrame:
    """Return a table, sorted, in numbers; those of windows stand in the column ``number``."""
    keys = ", ".join("number" if column == "window" else column for column in columns[:-1])
    # Two entities in one number are sorted twice as fast.
    order = keys.replace("citing, cited", "cast(citing as bigint) << 32 | cited")
    return connection.execute(f"select {keys}, {columns[-1]} from {table} order by {order}").df().set_axis(
        list(columns), axis=1)


def with_names(connection: Connection, numbered: pd.DataFrame) -> pd.DataFrame:
    """Give names for numbers, as categories: a text on each row would be most of the memory."""
    return pd.DataFrame({
        column: pd.Categorical.from_codes(codes, _names(connection, column)) if column in _NAMED else codes
        for column, codes in numbered.items()}, copy=False)


def _names(connection: Connection, column: str) -> pd.Index:
    if column == "level":
        return pd.Index(LEVELS, dtype="str")
    query = _OTHERS.get(column, _OF_ENTITIES)
    return pd.Index([name for (name,) in connection.execute(query).fetchall()], dtype="str")
