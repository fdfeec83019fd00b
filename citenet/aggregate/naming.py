"""From numbers to names: what is counted is told by numbers, what leaves this package by names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

import pandas as pd

from citenet.engine import Connection
from citenet.flows import LEVELS

_QUERIES = {
    "technology": "select technology from technologies order by bit",
    "window": "select label from windows order by number",
    "class": "select name from fine_classes order by class",
}

ENTITY_NAMES = "select name from entities order by entity"

COUNTRY_NAMES = """select name from entities
    where entity in (select entity from set_members where level = 0) order by entity"""
"""The entities by whose places those of the tables by bucket are told."""


def in_order(connection: Connection, table: str, columns: Sequence[str]) -> pd.DataFrame:
    """Return a table, sorted, in numbers; those of windows stand in the column ``number``."""
    keys = ", ".join("number" if column == "window" else column for column in columns[:-1])
    # Two entities in one number are sorted twice as fast.
    order = keys.replace("citing, cited", "cast(citing as bigint) << 32 | cited")
    return connection.execute(f"select {keys}, {columns[-1]} from {table} order by {order}").df().set_axis(
        list(columns), axis=1)


def with_names(connection: Connection, numbered: Mapping[str, pd.DataFrame], *,
               entities: str = ENTITY_NAMES) -> dict[str, pd.DataFrame]:
    """Give names for numbers, as categories: a text on each row would be most of the memory.

    `entities` is the query for the names of entities, each at the place that its number says.
    """
    queries = {**_QUERIES, **dict.fromkeys(("citing", "cited", "entity"), entities)}

    @cache
    def kind(query: str) -> pd.CategoricalDtype:
        return pd.CategoricalDtype(pd.Index([name for (name,) in connection.execute(query).fetchall()], dtype="str"))

    def named(column: str, codes: pd.Series) -> pd.Series | pd.Categorical:
        if column == "level":
            return pd.Categorical.from_codes(codes, LEVELS)
        return pd.Categorical.from_codes(codes, dtype=kind(queries[column])) if column in queries else codes

    return {name: pd.DataFrame({column: named(column, codes) for column, codes in table.items()}, copy=False)
            for name, table in numbered.items()}
