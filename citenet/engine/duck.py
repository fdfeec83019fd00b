"""How does citenet open DuckDB? One bounded, deterministic connection."""

from __future__ import annotations

import errno
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from importlib import resources
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import duckdb

from citenet.engine.size import of_duckdb
from citenet.errors import InputError

if TYPE_CHECKING:
    import pandas as pd

    from citenet.engine.connection import Connection

PIECE = 1 << 18
"""Rows that fit into the caches of a processor when they are worked on together."""

_VECTOR = 2048
"""Rows that DuckDB hands over at a time."""

_MORE_SPACE = "free disk space where the results go, and where TMPDIR says that temporary files lie"

_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
"""What the system says when it takes no more: the disk is full, the file too large, the user's share used up."""

_TABLE = "format parquet, compression zstd, parquet_version v2, dictionary_size_limit 1000"
"""How tables of a corpus are written. Dictionaries of numbers and names make files no smaller, and take a third of the
time of writing; countries and offices have theirs."""

_at_work: list[duckdb.DuckDBPyConnection] = []
"""Connections that are open, the latest last."""


@contextmanager
def connect(*, memory: str | None = None, threads: int | None = None,
            in_order: bool = False) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open an in-memory DuckDB that spills to a temporary folder and stays inside its bounds.

    Parameters
    ----------
    memory : str, optional
        Upper limit of the whole process, such as ``"4GB"``; by default DuckDB's own (80 % of the machine).
    threads : int, optional
        Number of threads; by default one a core. Results do not depend on it.
    in_order : bool
        Whether rows that are not sorted come in the order of their file; otherwise large tables come in any.

    Yields
    ------
    duckdb.DuckDBPyConnection

    Raises
    ------
    SettingsError
        When `memory` is not a size.
    InputError
        When the disk is full or the memory bound is too small for the work.
    """
    with TemporaryDirectory(prefix="citenet-") as spill, duckdb.connect() as connection:
        _configure(connection, spill, in_order)
        if memory:
            connection.execute(f"SET memory_limit = '{of_duckdb(memory)}MiB'")
        if threads:
            connection.execute("SET threads = ?", [threads])
        _at_work.append(connection)
        try:
            with _faults_of_the_machine():
                yield connection
        finally:
            _at_work.remove(connection)


_told: list[float] = []
"""The part done of work that is no query, as long as it is under way."""


@contextmanager
def counting_off(n: int) -> Iterator[Callable[[], None]]:
    """Tell how far work in `n` steps is: call what this gives after each of them."""
    steps = count(1)
    _told.append(0.0)
    try:
        yield lambda: _told.__setitem__(-1, next(steps) / n)
    finally:
        _told.pop()


def part_done() -> float:
    """Return the part (0 to 1) of the work under way that is done, 0 when none is or nobody can tell; for threads."""
    try:
        if _told:
            return _told[-1]
        return max(_at_work[-1].query_progress(), 0.0) / 100
    except (IndexError, duckdb.Error):
        return 0.0


def scratch(connection: duckdb.DuckDBPyConnection) -> Path:
    """Return the folder for intermediate files of `connection`; it goes when the connection closes."""
    return Path(connection.execute("SELECT current_setting('temp_directory')").fetchall()[0][0])


def _configure(connection: duckdb.DuckDBPyConnection, spill: str, in_order: bool) -> None:
    # Without a bound, one badly planned join can fill the disk of the machine.
    connection.execute("SET temp_directory = ?", [spill])
    connection.execute("SET max_temp_directory_size = '200GB'")
    connection.execute(f"SET preserve_insertion_order = {in_order}")
    # A moment with a zone is of the same year on every machine.
    connection.execute("SET TimeZone = 'UTC'")
    # Counted for those who ask, printed for nobody.
    connection.execute("SET enable_progress_bar_print = false")
    connection.execute("SET enable_progress_bar = true")
    # DuckDB 2.0 sorts Parquet files part by part: with one thread the parts came out in the wrong
    # order, and the bytes written depended on the number of threads.
    parts = "SELECT name FROM duckdb_optimizers() WHERE name = 'partitioned_execution'"
    for (name,) in connection.execute(parts).fetchall():
        connection.execute(f"SET disabled_optimizers = '{name}'")


@contextmanager
def _faults_of_the_machine() -> Iterator[None]:
    """Tell a full disk, too little memory and Ctrl-C apart from bugs."""
    try:
        yield
    except duckdb.OutOfMemoryException as error:
        raise InputError("the work does not fit in the memory limit", found=[str(error).splitlines()[0]],
                         fix="raise --memory, or free disk space for spilling") from error
    except duckdb.IOException as error:
        raise _fault_of_a_file(error) from error
    except duckdb.InvalidInputException as error:
        # Ours are the queries, the user's the files: a fault that names a table is the table's.
        if ".parquet" not in str(error):
            raise
        raise InputError("a table cannot be read", found=[_said(error)],
                         fix="import the source files again") from error
    except MemoryError as error:
        raise _too_large(error) from error
    except OSError as error:
        fault = _fault_of_the_system(error)
        if fault is None:
            raise
        raise fault from error
    except RuntimeError as error:
        # What DuckDB makes of Ctrl-C during a query.
        if str(error) == "Query interrupted":
            raise KeyboardInterrupt from error
        raise


def _too_large(error: Exception) -> InputError:
    return InputError("the work does not fit in the memory of this machine", found=[str(error)],
                      fix="close other programs, lower --memory, or use a larger machine")


def _fault_of_the_system(error: OSError) -> InputError | None:
    if error.errno == errno.ENOMEM:
        return _too_large(error)
    if error.errno in _FULL:
        return InputError("the disk is full", found=[str(error)], fix=_MORE_SPACE)
    return None


def _fault_of_a_file(error: duckdb.IOException) -> InputError:
    if "No space left" in str(error) or "File too large" in str(error):
        return InputError("the disk is full", found=[_said(error)], fix=_MORE_SPACE)
    return InputError("a file could not be read or written", found=[_said(error)],
                      fix="see whether it is there, and whether you may read and write it; a table of a corpus comes "
                          "back when the source files are imported again")


def _said(error: duckdb.Error) -> str:
    """Return what went wrong without the wrapping that writing in the background puts around it."""
    wrapped = re.search(r'"exception_message":"(.*?)(?<!\\)"', str(error))
    return wrapped[1].replace('\\"', "'") if wrapped else str(error).splitlines()[0]


def pieces(connection: Connection, query: str) -> Iterator[pd.DataFrame]:
    """Go through the answer to a query of numbers and truths, none missing but fractions, `PIECE` rows at a time.

    They come in no order, unless the connection was opened with `in_order`. Until the last piece has come, it answers
    nothing else.
    """
    answer = connection.execute(query)
    while len(piece := answer.fetch_df_chunk(PIECE // _VECTOR)):
        yield piece


def statements(package: str, name: str) -> str:
    """Return the text of the SQL file `name` that lies in `package`."""
    return resources.files(package).joinpath(name).read_text(encoding="utf-8")


def write_parquet(connection: duckdb.DuckDBPyConnection, query: str, path: Path, *, in_order: bool = False) -> int:
    """Write what a query finds as a table of a corpus, the same bytes whatever the threads; return its rows.

    Parameters
    ----------
    connection : duckdb.DuckDBPyConnection
        Where the query is asked.
    query : str
        Sorts its rows itself, or has them in order.
    path : Path
        The file to write.
    in_order : bool
        Whether the rows come in order, without being sorted.
    """
    threads = connection.execute("select current_setting('threads')").fetchall()[0][0]
    # With one thread DuckDB would cut the file into other row groups than with several.
    connection.execute(f"set threads = {max(threads, 2)}")
    with keeping_order(connection) if in_order else nullcontext():
        rows = connection.execute(f"copy ({query}) to {quoted(path)} ({_TABLE})").fetchall()[0][0]
    connection.execute(f"set threads = {threads}")
    return int(rows)


@contextmanager
def keeping_order(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Let rows that are not sorted come in the order of their file."""
    before = connection.execute("select current_setting('preserve_insertion_order')").fetchall()[0][0]
    connection.execute("set preserve_insertion_order = true")
    try:
        yield
    finally:
        connection.execute(f"set preserve_insertion_order = {before}")


def quoted(text: Path | str) -> str:
    """Return a text, or a path that is written to, as a SQL string literal."""
    return "'" + str(text).replace("'", "''") + "'"


def identifier(name: object) -> str:
    """Return the name of a column as a SQL identifier.

    >>> identifier('the "best" year')
    '"the ""best"" year"'
    """
    return '"' + str(name).replace('"', '""') + '"'


def one_file(path: Path | str) -> str:
    """Return a path that is read as a SQL string literal, so that brackets and stars in it are no pattern.

    >>> one_file("corpus [2]/flows.parquet")
    "'corpus [[]2]/flows.parquet'"
    """
    return quoted("".join(f"[{letter}]" if letter in "*?[" else letter for letter in str(path)))


def table_in(*paths: Path | str) -> str:
    """Return the table that lies in one or several Parquet files as a relation in SQL.

    Names of its folders are no columns of it.

    >>> table_in("country=NL/flows.parquet")
    "read_parquet('country=NL/flows.parquet', hive_partitioning=false)"
    >>> table_in("0.parquet", "1.parquet")
    "read_parquet(['0.parquet', '1.parquet'], hive_partitioning=false)"
    """
    listed = ", ".join(map(one_file, paths))
    return f"read_parquet({listed if len(paths) == 1 else f'[{listed}]'}, hive_partitioning=false)"
