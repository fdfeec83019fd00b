"""How does a table of nested Parquet become a relation of the engine?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from typing import Any

import duckdb

from citenet.engine import scratch
from citenet.errors import InputError
from citenet.importers.archives import Part
from citenet.importers.intake import Intake
from citenet.importers.reading import faults_of_the_file, open_table
from citenet.importers.records import Shape
from citenet.importers.refused import Refused
from citenet.importers.relations import Table
from citenet.importers.steps import once

_WRAPPED = re.compile(r"STRUCT\(\"?list\"? STRUCT\(\"?(element|item)\"? ")


def stage_nested(intake: Intake, name: str, shape: Shape, part: Part, *, required: Sequence[str]) -> int:
    """Keep what `shape` names of the rows of a Parquet file as the spooled relation `name`; return its rows.

    Parameters
    ----------
    required : sequence of str
        Columns that must be there. Rows in which the first of them is empty are left out.

    Raises
    ------
    InputError
        When a column is missing or has another form, the file is damaged, or more rows are left out than the
        options allow.
    """
    return once(intake, name, partial(_read, intake, name, shape, part, required))


def _read(intake: Intake, name: str, shape: Shape, part: Part, required: Sequence[str]) -> int:
    intake.options.progress(f"reading {part.name}")
    with part.on_disk(scratch(intake.connection)) as source, faults_of_the_file(source):
        table = open_table(intake, source)
        absent = [column for column in required if column not in table.columns]
        if absent:
            raise InputError(f"no column '{absent[0]}' among {len(table.columns)}", where=part.name,
                             found=[", ".join(table.columns[:60])], fix=f"select {', '.join(shape)}")
        picked = ", ".join(_column(intake, table, column, form) for column, form in shape.items())
        empty = f"nullif(trim(cast({required[0]} as varchar)), '') is null"
        rows = intake.spool(name, f"select {picked} from {table.relation()} where not ({empty})")
        refused = Refused(part.name, intake.options.max_errors)
        for row in intake.column(f"select file_row_number + 1 from {table.relation()} where {empty} order by 1 "
                                 f"limit {intake.options.max_errors + 1}"):
            refused.refuse(row, f"no {required[0]}")
    refused.close(intake.account, rows)
    intake.sources.append(part.source.record() | {"rows": rows, "columns": list(shape)})
    return rows


def _column(intake: Intake, table: Table, column: str, form: Any) -> str:
    """Return the expression for a column in the form that is wanted."""
    if column not in table.columns:
        return f"cast(null as {_type(form)}) as {column}"
    stated = table.types[table.columns.index(column)]
    # Other writers put each value of a list into a field of its own.
    wrapped = _WRAPPED.match(stated)
    value = f"list_transform({column}.list, lambda one: one.{wrapped[1]})" if wrapped else column
    picked = f"cast({value} as {_type(form)}) as {column}"
    try:
        intake.connection.execute(f"describe select {picked} from {table.relation()}")
    except duckdb.BinderException as error:
        raise _other_form(table, column, stated, form) from error
    if isinstance(form, list) and not wrapped and not stated.endswith("[]"):
        raise _other_form(table, column, stated, form)
    return picked


def _other_form(table: Table, column: str, stated: str, form: Any) -> InputError:
    return InputError(f"the column '{column}' has another form", where=table.source.name, found=[stated],
                      allowed=_type(form), fix="export the column as it is in the table")


def _type(form: Any) -> str:
    """Return the type of DuckDB for the shape of a field.

    >>> _type([{"name": "VARCHAR"}])
    'STRUCT(name VARCHAR)[]'
    """
    if isinstance(form, list):
        return f"{_type(form[0])}[]"
    if isinstance(form, dict):
        return f"STRUCT({', '.join(f'{name} {_type(inner)}' for name, inner in form.items())})"
    return str(form)
