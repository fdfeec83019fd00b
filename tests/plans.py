"""How does DuckDB plan what it is told, and does a plan join all with all?"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

import duckdb

ALL_WITH_ALL = ("CROSS_PRODUCT", "NESTED_LOOP_JOIN", "BLOCKWISE_NL_JOIN", "PIECEWISE_MERGE_JOIN", "IE_JOIN")
CONSTANTS = ("COLUMN_DATA_SCAN", "DUMMY_SCAN", "EMPTY_RESULT")
TABLE_OF_PROGRAM = "PANDAS_SCAN"

ASKS_NOTHING = re.compile(r"\s*(--.*\n\s*)*(set|drop|create( or replace)?( temp)? (view|macro|type))\b", re.IGNORECASE)
"""The statements that DuckDB does not plan: what a view holds is planned where it is read."""


@contextmanager
def watching(*, rules: int = 0) -> Iterator[list[str]]:
    """Explain every statement in the connections opened meanwhile, and fail before one runs that joins all with all.

    Tables of the program with up to so many `rules`, such as its technologies or windows, may be joined with all.
    Gives what DuckDB was told.
    """
    told: list[str] = []
    connect = duckdb.connect
    with patch.object(duckdb, "connect", lambda *place, **options: _Watched(connect(*place, **options), told, rules)):
        yield told


class _Watched:
    def __init__(self, connection, told, rules):
        self._connection, self._told, self._rules = connection, told, rules

    def execute(self, query, *parameters):
        self._told.append(query)
        for statement in duckdb.extract_statements(query):
            if not ASKS_NOTHING.match(text := statement.query):
                plan = self._connection.execute("explain (format json) " + text, *parameters).fetchall()
                if join := next(joins_of_all_with_all(json.loads(plan[0][1]), rules=self._rules), None):
                    raise AssertionError(f"{join} of all with all:\n{text}")
            found = self._connection.execute(statement, *parameters)
        return found

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return self._connection.__exit__(*error)

    def __getattr__(self, name):
        return getattr(self._connection, name)


def joins_of_all_with_all(nodes: list, *, rules: int) -> Iterator[str]:
    """Go through the joins of all with all of which both sides grow with the corpus."""
    for node in nodes:
        name = _name(node)
        if name in ALL_WITH_ALL and not any(_stays_small(child, rules) for child in node["children"]):
            yield name
        yield from joins_of_all_with_all(node["children"], rules=rules)


def _stays_small(node: dict, rules: int) -> bool:
    """Whether a step has few rows whatever the corpus; that it has few in a test says nothing."""
    name = _name(node)
    if name == "UNGROUPED_AGGREGATE":
        return True
    if node["children"]:
        return all(_stays_small(child, rules) for child in node["children"])
    rows = int(str(node["extra_info"].get("Estimated Cardinality", 1)).lstrip("~").replace(",", ""))
    return (name in CONSTANTS and rows <= 1) or (name == TABLE_OF_PROGRAM and rows <= rules)


def _name(node: dict) -> str:
    return node["name"].strip().upper().replace(" ", "_")
