"""How does DuckDB plan the statements that importing and counting run, and does a plan join all with all?"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import duckdb

from citenet.engine import connect

ALL_WITH_ALL = ("CROSS_PRODUCT", "NESTED_LOOP_JOIN", "BLOCKWISE_NL_JOIN", "PIECEWISE_MERGE_JOIN", "IE_JOIN")
EXPLAINED = re.compile(r"\s*(--.*\n\s*)*(create (or replace )?temp table|copy|select|with|from)\b", re.IGNORECASE)

Plans = list[tuple[str, list]]


def watching(plans: Plans) -> type:
    """Return what may stand in the place of `connect`, and notes the plan of every statement that asks for rows."""

    class Watching:
        def __init__(self, connection):
            self._connection = connection

        def execute(self, query, *parameters):
            for statement in duckdb.extract_statements(query):
                text = statement.query
                if EXPLAINED.match(text):
                    plan = self._connection.execute("explain (format json) " + text, *parameters).fetchall()
                    plans.append((text, json.loads(plan[0][1])))
                found = self._connection.execute(text, *parameters)
            return found

        def __getattr__(self, name):
            return getattr(self._connection, name)

    class Opened:
        def __init__(self, **options):
            self._manager = connect(**options)

        def __enter__(self):
            return Watching(self._manager.__enter__())

        def __exit__(self, *error):
            return self._manager.__exit__(*error)

    return Opened


def joins_of_all_with_all(nodes: list, *, tiny: int) -> Iterator[str]:
    """Go through the joins of all with all of which neither side is expected to have `tiny` rows or fewer."""
    for node in nodes:
        name = node["name"].strip().upper().replace(" ", "_")
        if name in ALL_WITH_ALL and min(_rows(child) for child in node["children"]) > tiny:
            yield name
        yield from joins_of_all_with_all(node["children"], tiny=tiny)


def _rows(node: dict) -> int:
    """Return about how many rows come out of a step: what DuckDB expects, or what goes in."""
    expected = node["extra_info"].get("Estimated Cardinality")
    return int(str(expected).lstrip("~").replace(",", "")) if expected else min(map(_rows, node["children"]), default=1)
