"""Which values of a Parquet file cannot be written as text, one or several in a cell?"""

from __future__ import annotations

from collections.abc import Mapping

from citenet.engine import quoted
from citenet.errors import InputError
from citenet.importers.intake import Intake
from citenet.importers.relations import Table

_NESTED = ("STRUCT", "MAP", "UNION")


def refuse_values(intake: Intake, table: Table, columns: Mapping[str, int]) -> None:
    """Make sure that the values of a Parquet file can be read from the text that is made of them.

    Parameters
    ----------
    columns : mapping
        Name here → position in the file.

    Raises
    ------
    InputError
        When values have fields of their own, or an entry of a list holds what separates the entries.
    """
    for name, place in columns.items():
        if not table.types or table.types[place] == "VARCHAR":
            continue
        entry = table.types[place].removesuffix("[]")
        if entry.startswith(_NESTED) or entry.endswith("]"):
            raise InputError(f"the values of the column '{table.columns[place]}', which is read as '{name}', have "
                             "fields of their own", where=table.source.name, found=[table.types[place][:200]],
                             allowed="texts, numbers, dates, and lists of them",
                             fix="export the one field that is meant as a column")
        if table.types[place] == "VARCHAR[]":
            _refuse_divided(intake, table, place)


def _refuse_divided(intake: Intake, table: Table, place: int) -> None:
    separator = intake.options.separator
    listed = f"(select unnest({table.column(place)}) as entry from {table.relation()})"
    [(divided, entries, examples)] = intake.connection.execute(f"""
        select count(*) filter (holds), count(*), min(entry, 5) filter (holds)
        from (select entry, contains(entry, {quoted(separator)}) as holds from {listed})""").fetchall()
    if divided:
        raise InputError(f"{divided} of {entries} entries of the lists in the column '{table.columns[place]}' hold "
                         f"'{separator}', which separates values", where=table.source.name, found=examples,
                         fix="--separator with a text that stands in none of them, such as |")
