"""Which engine counts? This machine unless the user says otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from citenet.engine.connection import Connection
from citenet.engine.duck import connect

LOCAL = "local[*]"
"""The master of Spark that is this machine, with all its cores."""


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
