"""What does every importer work with? A folder in the making, a connection, and an account of the rows."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb

from citenet.corpus import MANIFEST, OF_A_CORPUS, new_folder
from citenet.engine import connect, quoted, statements, table_in, write_parquet
from citenet.errors import SettingsError
from citenet.importers.account import Account


def silent(_text: str) -> None:
    """Show no progress."""


@dataclass(frozen=True)
class ImportOptions:
    """What may be asked of every importer.

    Parameters
    ----------
    max_errors : int
        Malformed lines to skip, in one file, before the import stops.
    memory : str, optional
        Bound on memory, "3GB" unless told otherwise.
    threads : int, optional
        Threads to use; the result does not depend on it.
    separator : str
        What stands between several values in one cell.
    delimiter, encoding : str, optional
        How text files are written; the delimiter, one letter, is found out when it is not given. Encodings are
        utf-8, latin-1 and utf-16.
    simulated : bool
        Whether the data are made up, so that everything made from them says so.
    note, edition : str
        What a reader should know of the data, and which edition or date they are of.
    key : str
        Digest of all that the corpus depends on. With one, an import that was interrupted is gone on with by the next
        of the same key; by default each begins anew, and leaves nothing.
    beside : mapping
        Texts to keep in the corpus folder, by file name.
    progress : callable
        Called with a few words at the start of each step.
    """

    max_errors: int = 100
    memory: str | None = None
    threads: int | None = None
    separator: str = ";"
    delimiter: str | None = None
    encoding: str | None = None
    simulated: bool = False
    note: str = ""
    edition: str = ""
    key: str = ""
    beside: Mapping[str, str] = field(default_factory=dict)
    progress: Callable[[str], None] = silent

    def __post_init__(self) -> None:
        """Make sure that the signs between columns and between values are some; a tab may be written as in Python.

        Raises
        ------
        SettingsError
            When they are not.
        """
        if not self.separator:
            raise SettingsError("nothing separates the values of a cell, which would take names apart",
                                fix="--separator with a text that stands between values and inside none, such as ;")
        if self.delimiter == r"\t":
            object.__setattr__(self, "delimiter", "\t")
        if self.delimiter is not None and (len(self.delimiter) != 1 or self.delimiter in '"\r\n'):
            raise SettingsError(f"the delimiter '{self.delimiter}' cannot separate columns",
                                allowed=r"one letter, such as , ; | or \t", fix=r"--delimiter ';'")

    @property
    def bound(self) -> str:
        """Bound on memory, told or not."""
        return self.memory or MEMORY


_STEPS = "steps"

MEMORY = "3GB"
"""Of 500 million citations, too; more only saves spilling."""

_SPOOLED = "format parquet, compression lz4_raw, parquet_version v2, write_bloom_filter false"
"""How relations wait on disk: ids that stand there often by dictionaries, which are read twice as fast as texts."""

MOST_PARTS = 64
"""Of what memory does not hold at once; what does not fit by then never will."""


@dataclass(frozen=True)
class Intake:
    """An import under way."""

    connection: duckdb.DuckDBPyConnection
    folder: Path
    options: ImportOptions
    account: Account = field(default_factory=Account)
    sources: list[dict[str, Any]] = field(default_factory=list)
    tables: dict[str, int] = field(default_factory=dict)
    spooled: list[str] = field(default_factory=list)

    @property
    def steps(self) -> Path:
        """The folder of what is needed only until the import has ended."""
        return self.folder / _STEPS

    def stage(self, name: str, query: str) -> int:
        """Keep the answer to `query` as relation `name`, to be read more than once; return its rows."""
        # A table of the engine spills to disk like all else, and joins are planned by what it knows of its columns.
        return self.value(f"create or replace temp table {name} as {query}")

    def stage_in_parts(self, name: str, query: str, parts: int) -> None:
        """Keep the answer to `query`, a part of it at a time, as :meth:`stage` does; more parts where one is too large.

        The query finds part ``getvariable('part')`` of ``getvariable('parts')``.
        """
        try:
            for part in range(parts):
                self.connection.execute(f"set variable part = {part}; set variable parts = {parts}")
                if part:
                    self.connection.execute(f"insert into {name} {query}")
                else:
                    self.stage(name, query)
        except duckdb.OutOfMemoryException:
            if parts >= MOST_PARTS:
                raise
            self.stage_in_parts(name, query, 4 * parts)

    def spool(self, name: str, query: str) -> int:
        """Keep the answer to `query` as relation `name` on disk, as :meth:`stage` does in memory; return its rows."""
        # The texts of a source fill the memory that joins and sorting need; ids stand many times in them.
        path = quoted(self.steps / f"{name}.parquet")
        rows = self.value(f"copy ({query}) to {path} ({_SPOOLED})")
        self.offer_spooled(name)
        return rows

    def offer_spooled(self, name: str) -> None:
        """Offer what was spooled under this name as a relation."""
        self.offer(name, self.steps / f"{name}.parquet")
        self.spooled.append(name)

    def offer(self, name: str, *paths: Path) -> None:
        """Offer a table, in one or several files on disk, as a relation."""
        self.connection.execute(f"create or replace temp view {name} as from {table_in(*paths)}")

    def discard(self, *names: str) -> None:
        """Remove staged relations that are no longer needed."""
        for name in names:
            self.connection.execute(f"drop table {name}")

    def write(self, table: str, query: str) -> int:
        """Write the sorted answer to `query` as a table of the corpus; return its rows."""
        with self.writing(table) as path:
            return write_parquet(self.connection, query, path)

    @contextmanager
    def writing(self, table: str) -> Iterator[Path]:
        """Give the path of a table of the corpus to whoever writes it, and offer it as a relation afterwards."""
        self.options.progress(f"writing {table.replace('_', ' ')}")
        path = self.folder / f"{table}.parquet"
        yield path
        self.offer(table, path)
        self.tables[table] = self.value(f"select count(*) from {table}")

    def value(self, query: str) -> int:
        """Return the one number that `query` asks for."""
        return int(self.connection.execute(query).fetchall()[0][0])

    def numbers(self, query: str) -> tuple[int, ...]:
        """Return the one row of counts that `query` asks for; a count over no rows is 0."""
        return tuple(int(number or 0) for number in self.connection.execute(query).fetchall()[0])

    def column(self, query: str) -> list[Any]:
        """Return the first column of the answer to `query`."""
        return [row[0] for row in self.connection.execute(query).fetchall()]


@contextmanager
def intake(folder: str | Path, options: ImportOptions) -> Iterator[Intake]:
    """Begin an import whose corpus appears in `folder` only when all went well."""
    with new_folder(folder, replaces=MANIFEST, own=OF_A_CORPUS, key=options.key) as unfinished:
        (unfinished / _STEPS).mkdir(exist_ok=True)
        with connect(memory=options.bound, threads=options.threads) as connection:
            connection.execute(sql("macros"))
            yield Intake(connection, unfinished, options)
        # First what says that a step was taken: were it to stay without what the step left, nothing could go on.
        for record in (unfinished / _STEPS).glob("*.json"):
            record.unlink()
        shutil.rmtree(unfinished / _STEPS)


def sql(name: str) -> str:
    """Return the SQL of this package that is called `name`."""
    return statements("citenet.importers", f"sql/{name}.sql").rstrip().rstrip(";")
