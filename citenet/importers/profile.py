"""What is in this file, and which command would import it?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from citenet.engine import connect, quoted
from citenet.errors import InputError
from citenet.importers.broken_lines import (
    EXAMPLES,
    BrokenLines,
    find_broken_lines,
    nothing_read,
    noting_broken_lines,
)
from citenet.importers.columns import GUESSES
from citenet.importers.dialect import DELIMITERS
from citenet.importers.flows import TABLE as FLOWS
from citenet.importers.intake import ImportOptions, Intake, sql
from citenet.importers.reading import faults_of_the_file, open_table
from citenet.importers.recognise import recognise
from citenet.importers.relations import Table
from citenet.importers.streams import refuse_cut_off
from citenet.importers.tabular import EDGES, PATENTS
from citenet.reference.countries import match_country
from citenet.reference.symbols import parse_symbol

READ = {*EDGES.names, *PATENTS.names, *FLOWS.names}
"""Columns that a table is imported by."""

LOOKED_AT = 1000
SHOWN = 3
_NAME = "looked_at"
MOSTLY = 0.9


def check_file(path: str | Path, **options: Any) -> dict[str, Any]:
    """Look at a raw file before importing it.

    Parameters
    ----------
    path : str or Path
        A table of text or Parquet.
    **options
        `delimiter` and `encoding`, when they are not to be found out.

    Returns
    -------
    dict
        ``file``, ``form``, ``delimiter`` (a word), ``encoding``, ``rows``, ``kind`` (what export it
        is, if known), ``lacks`` (lines that cannot be read among it), ``command`` (what to do with it),
        ``columns`` (rows `column`, `values`, `looks_like`: what most of the first 1,000 rows hold).

    Raises
    ------
    InputError
        When it cannot be read at all, or is no table.
    """
    with connect(in_order=True) as connection:
        connection.execute(sql("macros"))
        work = Intake(connection, Path(), ImportOptions(**options))
        table = open_table(work, path)
        refuse_cut_off(table.source)
        with faults_of_the_file(table.source):
            # What cannot be read in a column shows only when that is read.
            rows = work.value(f"select count(*), count(columns(*)) from "
                              f"{table.relation(noting_broken_lines(_NAME, work.options.max_errors))}")
            unread, mending = _unread(work, table, rows)
            columns = [_column(work, table, place) for place in range(len(table.columns))]
    kind = recognise(table.columns)
    # Only columns that an import reads: any other name may stand in a header as often as it likes.
    titles = [title for title in table.columns if title.casefold() in READ]
    twice = [title for title in titles if [one.casefold() for one in titles].count(title.casefold()) > 1]
    dialect = table.dialect
    return {
        "file": table.source.name,
        "form": table.source.form,
        "compression": table.source.compression,
        "delimiter": DELIMITERS.get(dialect.delimiter, dialect.delimiter) if dialect else None,
        "encoding": dialect.encoding if dialect else None,
        "rows": rows,
        "kind": kind.name if kind else None,
        "lacks": "; ".join(filter(None, (f"{len(twice)} columns are called {_quoted(twice)}" if twice else "",
                                         kind.lacks if kind else "", unread))),
        "command": "give the columns different names" if twice else mending or (
                   kind.advice(table.columns) if kind else _command(table.columns)),
        "columns": columns,
    }


def _unread(work: Intake, table: Table, rows: int) -> tuple[str, str]:
    """Say which lines an import would leave out, and what to do where it would stop at them."""
    try:
        broken = find_broken_lines(work, table, _NAME, rows) if table.dialect else BrokenLines()
    except InputError as error:
        return f"{error.where}: {error.what}", error.fix or ""
    if not rows:
        raise nothing_read(table, broken)
    return (f"{broken.total} of {rows + broken.total} lines cannot be read, and are left out: "
            f"{', '.join(broken.listed[:EXAMPLES])}" if broken.total else ""), ""


def _quoted(titles: Sequence[str]) -> str:
    return " and ".join(f"'{title}'" for title in dict.fromkeys(titles))


def _column(work: Intake, table: Table, place: int) -> dict[str, Any]:
    text = table.as_text(place, work.options.separator)
    values = work.column(f"select {text} from (from {table.relation()} limit {LOOKED_AT})")
    filled = [value.strip() for value in values if value and value.strip()]
    return {"column": table.columns[place], "values": list(dict.fromkeys(filled))[:SHOWN],
            "looks_like": _looks_like(work, filled)}


def _looks_like(work: Intake, values: Sequence[str]) -> str:
    if not values:
        return "nothing: it is empty"
    first = [value.split(work.options.separator)[0].strip() for value in values]
    years = work.value(f"select count(year_of(text)) from (select unnest([{', '.join(map(quoted, first))}]) as text)")
    tests: dict[str, Callable[[str], bool]] = {
        "a country": lambda text: match_country(text).kind in ("country", "historical", "office"),
        "an IPC or CPC symbol": lambda text: parse_symbol(text) is not None,
        "a number": _is_number,
        "an identifier": lambda text: any(letter.isdigit() for letter in text) and " " not in text.strip(),
    }
    if years >= MOSTLY * len(first):
        return "a year or date"
    fits = (name for name, test in tests.items() if sum(map(test, first)) >= MOSTLY * len(first))
    return next(fits, "text")


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _command(titles: Sequence[str]) -> str:
    """Propose how to import a table of which only the names of its columns are known."""
    by_name = {title.casefold(): title for title in titles}
    guesses = {name: next((by_name[guess] for guess in GUESSES[name] if guess in by_name), None)
               for name in ("citing", "cited", "citations")}
    if guesses["citing"] and guesses["cited"]:
        verb = "flows" if guesses["citations"] else "edges"
        named = ",".join(f"{name}={title}" for name, title in guesses.items() if title)
        return f"citenet import {verb} FILE --columns {named}"
    return "citenet import edges FILE --columns citing=COLUMN,cited=COLUMN"
