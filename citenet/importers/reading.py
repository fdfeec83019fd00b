"""How does a table of text or Parquet get into the engine, as text and with its broken lines counted?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import duckdb

from citenet.engine import quoted, scratch
from citenet.errors import InputError
from citenet.importers.broken_lines import BrokenLines, find_broken_lines
from citenet.importers.dialect import Dialect, find_dialect
from citenet.importers.intake import Intake
from citenet.importers.recognise import explain
from citenet.importers.source import Source, find_source, truncated


@dataclass(frozen=True)
class Table:
    """A file opened for reading: its columns in order, and as what they are to be read."""

    source: Source
    columns: tuple[str, ...]
    types: tuple[str, ...] = ()
    dialect: Dialect | None = None


def open_table(intake: Intake, given: object) -> Table:
    """Open a CSV, TSV, semicolon or pipe file, plain or compressed, or a Parquet file.

    Raises
    ------
    InputError
        When it cannot be read, holds no table, or is a known export that holds no citations.
    """
    source = find_source(str(given), scratch(intake.connection))
    if source.form == "parquet":
        with faults_of_the_file(source):
            rows = intake.connection.execute(f"describe from {_parquet(source)}").fetchall()
        return Table(source, tuple(row[0] for row in rows), tuple(row[1] for row in rows))
    head = source.head() or _head_by_engine(intake, source)
    explain(source.name, head)
    dialect = find_dialect(source, head, delimiter=intake.options.delimiter, encoding=intake.options.encoding)
    return Table(source, dialect.header, dialect=dialect)


def stage_table(intake: Intake, table: Table, name: str, columns: Mapping[str, int]) -> int:
    """Read the given columns of a table, once, into the staged relation `name`, all of them as text.

    Parameters
    ----------
    columns : mapping
        Name in the relation → position in the file.

    Returns
    -------
    int
        Rows read. The lines lost are in the account.

    Raises
    ------
    InputError
        When the file holds no row, is damaged, or has more broken lines than `max_errors`.
    """
    intake.options.progress(f"reading {table.source.name}")
    picked = ", ".join(f"{_as_text(table, place, intake)} as {alias}" for alias, place in columns.items())
    with faults_of_the_file(table.source):
        rows = intake.stage(name, f"select {picked} from {_relation(table, name, intake.options.max_errors)}")
        broken = find_broken_lines(intake, table, name, rows) if table.dialect else BrokenLines()
    broken.stop_beyond(intake.options.max_errors, table.source.name, rows)
    if not rows:
        raise InputError("the file holds a header and no rows", where=table.source.name,
                         fix="download or export it again")
    step = intake.account.step(f"lines of {table.source.name}", rows + broken.total)
    for reason, lines in broken.reasons.items():
        step.lose(reason, lines, broken.examples[reason])
    step.close(rows)
    used = {alias: table.columns[place] for alias, place in columns.items()}
    left = [title for place, title in enumerate(table.columns) if place not in columns.values()]
    intake.sources.append(table.source.record() | {"rows": rows, "columns": used, "unused_columns": left})
    return rows


@contextmanager
def faults_of_the_file(source: Source) -> Iterator[None]:
    """Turn what DuckDB says of a damaged file into an error for its owner."""
    try:
        yield
    except (duckdb.IOException, duckdb.InvalidInputException) as error:
        reason = str(error).splitlines()[0]
        if "GZIP" in reason or "ZSTD" in reason:
            raise truncated(source.name, reason) from error
        if "No space left" in reason or "File too large" in reason:
            raise
        if "not latin-1" in reason:
            raise InputError("the file is not LATIN-1 text", where=source.name, fix="save it as UTF-8") from error
        fix = "download or export it again; if it was joined from parts, give all lines the same ending: dos2unix FILE"
        raise InputError("the table is damaged, or its lines end in different ways", where=source.name,
                         found=[reason], fix=fix) from error


def _relation(table: Table, name: str, max_errors: int) -> str:
    if table.dialect is None:
        return _parquet(table.source)
    columns = ", ".join(f"c{place}: 'VARCHAR'" for place in range(len(table.columns)))
    return (f"read_csv({_path(table.source)}, delim={quoted(table.dialect.delimiter)}, quote='\"', escape='\"', "
            f"header=true, auto_detect=false, columns={{{columns}}}, encoding={quoted(table.dialect.encoding)}, "
            f"compression={quoted(table.source.compression)}, store_rejects=true, rejects_limit={max_errors + 1}, "
            f"rejects_scan='{name}_scans', rejects_table='{name}_rejects')")


def _as_text(table: Table, place: int, intake: Intake) -> str:
    if table.dialect is not None:
        return f"c{place}"
    column, type_ = '"' + table.columns[place].replace('"', '""') + '"', table.types[place]
    if type_.endswith("[]"):
        return f"array_to_string(cast({column} as varchar[]), {quoted(intake.options.separator)})"
    if type_ in ("DOUBLE", "FLOAT"):
        # Identifiers and years become fractions when a column with gaps passes through other tools.
        return f"coalesce(case when {column} = trunc({column}) then cast(try_cast({column} as hugeint) as varchar) end, " \
               f"cast({column} as varchar))"
    return f"cast({column} as varchar)"


def _parquet(source: Source) -> str:
    return f"read_parquet({_path(source)})"


def _path(source: Source) -> str:
    """Write the path so that brackets and stars in it are no pattern."""
    escaped = "".join(f"[{letter}]" if letter in "*?[" else letter for letter in str(source.path))
    return quoted(escaped)


def _head_by_engine(intake: Intake, source: Source) -> bytes:
    with faults_of_the_file(source):
        lines = intake.column(f"select line from ({raw_lines(source)}) limit 100")
    return "\n".join(line or "" for line in lines).encode()


def raw_lines(source: Source) -> str:
    """Return the query for the lines of a text file as they stand, quotes and delimiters included."""
    return (f"from read_csv({_path(source)}, columns={{line: 'VARCHAR'}}, delim=chr(1), quote='', escape='', "
            f"header=false, auto_detect=false, store_rejects=true, compression={quoted(source.compression)})")
