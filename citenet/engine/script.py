"""What would an engine be told? A connection that writes the statements down instead of running them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from citenet.engine.dialects import sqlglot, translate

if TYPE_CHECKING:
    import pandas as pd


class Script:
    """The statements of a count in another dialect, in the order in which they must run.

    Parameters
    ----------
    dialect : {"duckdb", "spark", "bigquery"}
        The dialect written.
    sources : mapping, optional
        Full names of tables that others keep, by the name that the SQL files give them.
    """

    def __init__(self, dialect: str, sources: Mapping[str, str] | None = None) -> None:
        self._dialect, self._sources = dialect, sources or {}
        self._statements: list[str] = []

    def execute(self, query: str) -> Any:
        """Write statements down, which find nothing; each must be valid in the dialect it is written in."""
        for statement in translate(query, self._dialect):
            for table in statement.find_all(sqlglot().exp.Table):
                if source := self._sources.get(table.name):
                    table.replace(sqlglot().to_table(source, dialect=self._dialect, alias=table.alias_or_name))
            self._write(statement.sql(self._dialect, pretty=True))

    def register(self, name: str, table: Mapping[str, np.ndarray] | pd.DataFrame) -> None:
        """Write down a table, one row a line."""
        columns = [table[column].tolist() for column in table]
        rows = [", ".join(f"{_literal(value)} as {column}" for column, value in zip(table, row, strict=True))
                for row in zip(*columns, strict=True)]
        for statement in translate(f"create temp table {name} as select {' union all select '.join(rows)}",
                                   self._dialect):
            self._write(statement.sql(self._dialect).replace(" SELECT ", "\nSELECT "))

    def text(self) -> str:
        """Return the statements written down so far."""
        return "".join(f"{statement};\n\n" for statement in self._statements)

    def _write(self, text: str) -> None:
        sqlglot().parse_one(text, read=self._dialect)
        self._statements.append(text)


def _literal(value: object) -> str:
    if isinstance(value, str):
        return "'" + value.replace("'", "''") + "'"
    return str(value).lower()
