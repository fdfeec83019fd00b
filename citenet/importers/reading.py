"""How does a table of text or Parquet get into the engine, with every line accounted for?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NoReturn

import duckdb

from citenet.engine import scratch
from citenet.errors import InputError
from citenet.importers.archives import Part, only_file
from citenet.importers.broken_lines import BrokenLines, find_broken_lines, nothing_read, noting_broken_lines
from citenet.importers.columns import Wanted, find_columns
from citenet.importers.dialect import find_dialect
from citenet.importers.intake import Intake
from citenet.importers.parquet_values import refuse_values
from citenet.importers.recognise import recognise, refuse_other_forms
from citenet.importers.relations import Table, parquet
from citenet.importers.source import OTHER, NoTableError, Source, truncated
from citenet.importers.steps import once

_OF_TEXT = (duckdb.IOException, duckdb.InvalidInputException)
_OF_PARQUET = (duckdb.Error, duckdb.InternalException, duckdb.ConversionException, duckdb.OutOfRangeException)
"""What DuckDB says of damage; faults inside a Parquet file have no class of their own."""


def open_table(intake: Intake, given: str | Path | Source, *, columns: Sequence[str] = ()) -> Table:
    """Open a CSV, TSV, semicolon or pipe file, plain, compressed or alone in a zip archive, or a Parquet file.

    Parameters
    ----------
    columns : sequence of str
        The columns of a text file without a line of their names.

    Raises
    ------
    InputError
        When it cannot be read or holds no table.
    """
    source = given if isinstance(given, Source) else only_file(given, scratch(intake.connection))
    if source.form == OTHER:
        raise NoTableError("this is no table of text or Parquet", where=source.name, fix="leave the file out")
    if source.form == "parquet":
        with faults_of_the_file(source):
            rows = intake.connection.execute(f"describe from {parquet(source)}").fetchall()
        return Table(source, tuple(row[0] for row in rows), types=tuple(row[1] for row in rows))
    head = source.head()
    refuse_other_forms(source.name, head)
    dialect = find_dialect(source, head, delimiter=intake.options.delimiter, encoding=intake.options.encoding)
    if columns:
        dialect = replace(dialect, header=tuple(columns), is_headed=False)
    return Table(source, dialect.header, dialect=dialect)


def choose_columns(table: Table, wanted: Wanted, columns: Mapping[str, str]) -> dict[str, int]:
    """Find the wanted columns in a table, and say what it is when they cannot be there.

    Raises
    ------
    InputError
        When a required column is missing.
    """
    titles = {title.casefold() for title in table.columns}
    kind = recognise(table.columns)
    # A column that the user named and that is not there is a slip of theirs, not another kind of file.
    if kind and kind.lacks and any(name not in columns and name.casefold() not in titles for name in wanted.required):
        raise kind.refuse(table.source.name, table.columns)
    return find_columns(table.columns, wanted, columns, where=table.source.name)


def refuse_table(intake: Intake, part: Part, wanted: str) -> NoReturn:
    """Refuse a table where something else was wanted, and say which table it is.

    Raises
    ------
    InputError
        Always.
    """
    with part.on_disk(scratch(intake.connection)) as source:
        table = open_table(intake, source)
        kind = recognise(table.columns)
        if kind and kind.lacks:
            with faults_of_the_file(source):
                rows = intake.value(f"select count(*) from {table.relation()}")
            raise kind.refuse(part.name, table.columns, rows)
    raise InputError(f"this is {kind.name}" if kind else "this is none of the files that are read here",
                     where=part.name, found=[", ".join(table.columns[:60])], allowed=wanted,
                     fix=kind.fix if kind else "citenet check FILE says what is in it")


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
        When the file holds no row, is damaged, has values that are no text, or more broken lines than the options
        allow.
    """
    return once(intake, name, partial(_read, intake, table, name, columns))


def _read(intake: Intake, table: Table, name: str, columns: Mapping[str, int]) -> int:
    intake.options.progress(f"reading {table.source.name}")
    refuse_values(intake, table, columns)
    picked = ", ".join(f"{table.as_text(place, intake.options.separator)} as {alias}"
                       for alias, place in columns.items())
    rejects = noting_broken_lines(name, intake.options.max_errors)
    with faults_of_the_file(table.source):
        rows = intake.spool(name, f"select {picked} from {table.relation(rejects)}")
        broken = find_broken_lines(intake, table, name, rows) if table.dialect else BrokenLines()
    if not rows:
        raise nothing_read(table, broken)
    step = intake.account.step(f"lines of {table.source.name}", rows + broken.total, reads=True)
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
    except duckdb.Error as error:
        if not isinstance(error, _OF_TEXT) and not (source.form == "parquet" and type(error) in _OF_PARQUET):
            raise
        reason = str(error).splitlines()[0].replace(str(source.path), source.name)
        if "No space left" in reason or "File too large" in reason:
            raise
        if "GZIP" in reason or (source.compression == "zstd" and isinstance(error, duckdb.IOException)):
            raise truncated(source.name, reason) from error
        if "not latin-1" in reason:
            raise InputError("the file is not LATIN-1 text", where=source.name, fix="save it as UTF-8") from error
        if source.form == "parquet":
            raise InputError("the table is damaged", where=source.name, found=[reason],
                             fix="download or export it again") from error
        raise InputError("the table is damaged, or its lines end in different ways", where=source.name,
                         found=[reason], fix="export it again, or give all lines the same ending: dos2unix FILE",
                         ) from error
