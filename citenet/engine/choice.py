"""Which engine counts? This machine unless the user says otherwise; what all must be able to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from citenet.engine.duck import connect

if TYPE_CHECKING:
    import pandas as pd

LOCAL = "local[*]"
"""The master of Spark that is this machine, with all its cores."""


class Found(Protocol):
    """What a query found."""

    def fetchall(self) -> list[Any]:
        """Return the rows as tuples."""

    def fetchnumpy(self) -> dict[str, np.ndarray]:
        """Return the columns as arrays; of these only texts may be missing."""

    def df(self) -> pd.DataFrame:
        """Return the rows as a table."""


class Connection(Protocol):
    """The part of a DuckDB connection that counting uses; SQL is DuckDB's, whatever the engine."""

    def execute(self, query: str, /) -> Found:
        """Run statements and offer what the last of them found."""

    def register(self, name: str, table: Mapping[str, np.ndarray] | pd.DataFrame, /) -> object:
        """Offer a small table, of arrays or of pandas, to the statements; texts are objects."""


@dataclass(frozen=True)
class Engine:
    """Where counting is done.

    Parameters
    ----------
    name : {"local", "duckdb", "spark"}
        What counts citations: arrays, or the SQL files on DuckDB or Spark; the numbers are the same to 1e-9. All
        else runs on DuckDB unless Spark is named.
    memory : str, optional
        Bound on memory, such as "4GB"; beyond it the work spills to disk. By default the engine's own.
    master : str
        Where Spark runs: this machine, or the address of a cluster.
    """

    name: str = "local"
    memory: str | None = None
    master: str = LOCAL

    @contextmanager
    def connect(self) -> Iterator[Connection]:
        """Open the engine for as long as it is needed.

        Raises
        ------
        MissingExtraError
            When Spark is asked for and it, or Java, is not installed.
        SettingsError
            When `memory` is not a size.
        InputError
            When the machine or the cluster cannot do the work.
        """
        if self.name == "spark":
            from citenet.engine.spark import connect_spark

            with connect_spark(self.master, memory=self.memory) as connection:
                yield connection
        else:
            with connect(memory=self.memory) as connection:
                yield connection
