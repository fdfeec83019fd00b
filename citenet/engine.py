"""How does citenet open DuckDB? One bounded, deterministic connection."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from citenet.errors import InputError, SettingsError


@contextmanager
def connect(*, memory: str | None = None, threads: int | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open an in-memory DuckDB that spills to a temporary folder and stays inside its bounds.

    Parameters
    ----------
    memory : str, optional
        Upper limit such as ``"4GB"``; by default DuckDB's own (80 % of the machine).
    threads : int, optional
        Number of threads; by default one a core. Results do not depend on it.

    Yields
    ------
    duckdb.DuckDBPyConnection

    Raises
    ------
    SettingsError
        When `memory` is not a size that DuckDB reads.
    InputError
        When the disk is full or the memory bound is too small for the work.
    """
    with TemporaryDirectory(prefix="citenet-") as spill, duckdb.connect() as connection:
        # Without a bound, one badly planned join can fill the disk of the machine.
        connection.execute("SET temp_directory = ?", [spill])
        connection.execute("SET max_temp_directory_size = '200GB'")
        connection.execute("SET preserve_insertion_order = false")
        connection.execute("SET enable_progress_bar = false")
        try:
            if memory:
                connection.execute("SET memory_limit = ?", [memory])
            if threads:
                connection.execute("SET threads = ?", [threads])
        except duckdb.Error as error:
            raise SettingsError(f"memory limit '{memory}' is not understood", allowed="a size such as 4GB",
                                fix="--memory 4GB") from error
        try:
            yield connection
        except duckdb.OutOfMemoryException as error:
            raise InputError("the work does not fit in the memory limit", found=[str(error).splitlines()[0]],
                             fix="raise --memory, or free disk space for spilling") from error


def statements(package: str, name: str) -> str:
    """Return the text of the SQL file `name` that lies in `package`."""
    return resources.files(package).joinpath(name).read_text(encoding="utf-8")


def quoted(path: Path | str) -> str:
    """Return `path` as a SQL string literal."""
    return "'" + str(path).replace("'", "''") + "'"
