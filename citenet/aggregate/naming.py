"""From numbers to names: what is counted is told by numbers, what leaves this package by names."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np

from citenet.aggregate.numbered import NumberedRows
from citenet.coded import Coded, code_type
from citenet.engine import Connection, pieces
from citenet.flows import LEVELS
from citenet.spill import Columns

_QUERIES = {
    "technology": "select technology from technologies order by bit",
    "window": "select label from windows order by number",
    "class": "select name from fine_classes order by class",
}

ENTITY_NAMES = "select name from entities order by entity"

COUNTRY_NAMES = """select name from entities
    where entity in (select entity from set_members where level = 0) order by entity"""
"""The entities by whose places those of the tables by bucket are told."""


def in_order(connection: Connection, table: str, columns: Sequence[str], types: Mapping[str, np.dtype] | None = None, *,
             room: int = sys.maxsize) -> NumberedRows:
    """Return a table, sorted, in numbers; those of windows stand in the column ``number``.

    Columns are of the `types` told, or as they come; about `room` bytes of them wait in memory.
    """
    keys = ", ".join("number" if column == "window" else column for column in columns[:-1])
    # Two entities in one number are sorted twice as fast.
    order = keys.replace("citing, cited", "cast(citing as bigint) << 32 | cited")
    asked = f"select {keys}, {columns[-1]} from {table}"
    as_they_come = [values.dtype for values in connection.execute(f"{asked} limit 0").fetchnumpy().values()]
    rows = Columns(dict(zip(columns, as_they_come, strict=True)) | dict(types or {}), room)
    for piece in pieces(connection, f"{asked} order by {order}"):
        rows.append({column: piece.iloc[:, place].to_numpy() for place, column in enumerate(columns)})
    return rows.whole()


def with_names(connection: Connection, numbered: Mapping[str, NumberedRows], *,
               entities: str = ENTITY_NAMES) -> dict[str, Coded]:
    """Tell which names the numbers stand for: a text on each row would be most of the memory.

    `entities` is the query for the names of entities, each at the place that its number says.
    """
    queries = {**_QUERIES, **dict.fromkeys(("citing", "cited", "entity"), entities)}

    @cache
    def asked(query: str) -> list[str]:
        return [name for (name,) in connection.execute(query).fetchall()]

    def names(column: str) -> Sequence[str]:
        return LEVELS if column == "level" else asked(queries[column])

    found = {}
    for name, columns in numbered.items():
        texts = {column: names(column) for column in columns if column in ("level", *queries)}
        narrow = {column: columns[column].astype(code_type(len(own)), copy=False) for column, own in texts.items()}
        found[name] = Coded({**columns, **narrow}, texts)
    return found
