"""How does citenet open Spark? As if it were DuckDB: the same statements, translated on the way."""

from __future__ import annotations

import os
import shutil
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext, suppress
from importlib import resources
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from citenet.engine.dialects import INSTALL, sqlglot, translate
from citenet.engine.size import in_mebibytes
from citenet.errors import InputError, MissingExtraError

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

DTYPES = {"string": "str", "double": "float64", "bigint": "int64", "int": "int32", "smallint": "int16",
          "tinyint": "int8", "boolean": "bool"}
"""Types of Spark's columns as DuckDB gives them to pandas, where nothing is missing."""

FAULTS = {
    "OutOfMemoryError": ("the work does not fit in the memory limit", "raise --memory"),
    "No space left": ("the disk is full", "free disk space for spilling"),
    "CHECKPOINT_RDD_BLOCK_ID_NOT_FOUND": ("a machine of the cluster was lost, and with it intermediate tables",
                                          "start again"),
    "Master removed our application": ("the cluster has given up the work",
                                       "see in the logs of the workers why they ended, and start again"),
}
"""By words in what Spark says: what a user is told, and what helps."""


@contextmanager
def connect_spark(master: str, *, memory: str | None = None) -> Iterator[SparkConnection]:
    """Open Spark; where a session runs already it is used as it is, and goes on afterwards.

    Parameters
    ----------
    master : str
        Such as "local[*]" or "spark://host:7077".
    memory : str, optional
        Bound on memory of the driver and of each executor; by default Spark's own.

    Raises
    ------
    MissingExtraError
        When PySpark, sqlglot or Java is not installed.
    SettingsError
        When `memory` is not a size.
    InputError
        When the master cannot be reached, or the work does not fit.
    """
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise MissingExtraError("PySpark is not installed", fix=INSTALL) from error
    sqlglot()
    configuration = _configuration(master, memory)
    running = SparkSession.getActiveSession()
    with nullcontext(running.newSession()) if running else _started(master, configuration) as session, _faults():
        yield SparkConnection(session)


class SparkConnection:
    """A session of Spark that understands what is said to DuckDB."""

    def __init__(self, session: SparkSession) -> None:
        self._session = session

    def execute(self, query: str) -> SparkRows:
        """Run statements; temporary tables are kept in memory, or on disk where they do not fit."""
        rows = self._session.createDataFrame([], "nothing string")
        for statement in translate(query, "spark"):
            if statement.key != "create":
                rows = self._session.sql(statement.sql("spark"))
                continue
            made = self._session.sql(statement.expression.sql("spark"))
            if statement.args["kind"] == "TABLE":
                # A table that forgets how it was made: else the plan of each would hold those of all before it.
                made = made.localCheckpoint()
            made.createOrReplaceTempView(statement.this.name)
        return SparkRows(rows)

    def register(self, name: str, table: Mapping[str, np.ndarray] | pd.DataFrame) -> None:
        """Offer a small table, which is sent whole to where it is joined."""
        table = pd.DataFrame(dict(table))
        columns = ", ".join(f"`{column}` {_type(table[column])}" for column in table)
        values = table.astype(object).where(table.notna(), None).itertuples(index=False, name=None)
        self._session.createDataFrame(list(values), columns).hint("broadcast").createOrReplaceTempView(name)


class SparkRows:
    """What a query found; it runs when the rows are asked for."""

    def __init__(self, found: DataFrame) -> None:
        self._found, self._is_told = found, False

    def fetchall(self) -> list[tuple[Any, ...]]:
        """Return the rows as tuples."""
        return [tuple(row) for row in self._found.collect()]

    def fetchnumpy(self) -> dict[str, np.ndarray]:
        """Return the columns as arrays."""
        return {name: column.to_numpy() for name, column in self.df().items()}

    def df(self) -> pd.DataFrame:
        """Return the rows as a table, with the types that DuckDB gives them."""
        rows = self.fetchall()
        columns = {}
        for place, (name, kind) in enumerate(self._found.dtypes):
            values = [row[place] for row in rows]
            dtype = DTYPES[kind]
            columns[name] = pd.Series(values, dtype=dtype.capitalize() if "int" in dtype and None in values else dtype)
        return pd.DataFrame(columns)


    def fetch_df_chunk(self, _vectors: int) -> pd.DataFrame:
        """Return all rows as a table the first time, and none thereafter."""
        rows = self._found.limit(0) if self._is_told else self._found
        self._is_told = True
        return SparkRows(rows).df()


def _type(column: pd.Series) -> str:
    """Return the type of a column in Spark."""
    if pd.api.types.is_bool_dtype(column):
        return "boolean"
    if pd.api.types.is_integer_dtype(column):
        return "bigint"
    return "double" if pd.api.types.is_float_dtype(column) else "string"


@contextmanager
def _started(master: str, configuration: Mapping[str, str]) -> Iterator[SparkSession]:
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException
    from pyspark.sql import SparkSession

    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        raise MissingExtraError("Java, on which Spark runs, is not installed",
                                fix="apt install default-jre-headless, or set JAVA_HOME")
    builder = SparkSession.builder.master(master).appName("citenet")
    for name, value in configuration.items():
        builder = builder.config(name, value)
    with TemporaryDirectory(prefix="citenet-") as warehouse:
        try:
            # PySpark warns of pandas 3 as it starts; only plain rows pass between the two here.
            with warnings.catch_warnings(action="ignore", category=FutureWarning):
                session = builder.config("spark.sql.warehouse.dir", warehouse).getOrCreate()
        except (PySparkException, Py4JError) as error:
            raise InputError(f"Spark does not start on '{master}'", found=[_said(error)],
                             fix="see whether a master runs there that this machine can reach, and whether --memory is "
                                 "more than there is") from error
        try:
            yield session
        finally:
            with suppress(Py4JError, ConnectionError):  # it may have ended already
                session.stop()


def _configuration(master: str, memory: str | None) -> dict[str, str]:
    quiet = resources.files("citenet.engine").joinpath("log4j2.properties")
    values = {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false",
              "spark.driver.extraJavaOptions": f'-Dlog4j2.configurationFile="{quiet}"'}
    if master.startswith("local"):
        # A machine of its own listens to nobody else, and has no use for 200 parts.
        values |= {"spark.driver.bindAddress": "127.0.0.1", "spark.driver.host": "127.0.0.1",
                   "spark.sql.shuffle.partitions": "16"}
    if memory:
        values |= dict.fromkeys(("spark.driver.memory", "spark.executor.memory"), f"{in_mebibytes(memory)}m")
    return values


@contextmanager
def _faults() -> Iterator[None]:
    """Tell too little memory, a full disk and machines that are gone apart from bugs."""
    from py4j.protocol import Py4JJavaError, Py4JNetworkError

    try:
        yield
    except (Py4JNetworkError, ConnectionError) as error:
        raise InputError("Spark ended before the work was done", found=[_said(error)],
                         fix="see whether something ended Java, such as too little memory, and start again") from error
    except Py4JJavaError as error:
        for words, (what, fix) in FAULTS.items():
            if words in str(error):
                raise InputError(what, found=[_said(error)], fix=fix) from error
        raise


def _said(error: Exception) -> str:
    """Return what Spark says, without which call from Python it was and where in Java."""
    first, *others = (str(error).strip() or type(error).__name__).splitlines()
    return next((line[2:] for line in others[:1] if line.startswith(": ")), first)
