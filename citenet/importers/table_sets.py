"""Which of the tables of a data set did the user give, in how many parts, and what is in them?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from citenet.engine import scratch
from citenet.errors import InputError
from citenet.importers.archives import Part, find_parts
from citenet.importers.columns import Wanted, find_columns
from citenet.importers.dialect import find_dialect
from citenet.importers.intake import Intake
from citenet.importers.reading import open_table, stage_table
from citenet.importers.recognise import refuse_other_forms
from citenet.importers.source import NoTableError, each_file, form_of
from citenet.importers.steps import once

LEFT_ASIDE = "files that are none of the tables wanted: left aside"


@dataclass(frozen=True)
class SetTable:
    """A table of a data set, known by its columns.

    Parameters
    ----------
    name : str
        The relation that it becomes.
    wanted : Wanted
        Its columns; a table is this one if it has all the required ones under any of their names.
    headless : mapping
        Names of files that come without a line of column names → their columns.
    """

    name: str
    wanted: Wanted
    headless: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the relation."""
        return (*self.wanted.required, *self.wanted.optional)

    def fits(self, header: Sequence[str]) -> bool:
        """Tell whether a header is that of this table."""
        titles = {title.casefold() for title in header}
        known = titles | {meant for name, meant in self.wanted.aliases.items() if name in titles}
        return known.issuperset(self.wanted.required)


def columns(required: Mapping[str, Sequence[str]], optional: Mapping[str, Sequence[str]] | None = None) -> Wanted:
    """Return what is wanted of a table from name here → names in the files.

    >>> columns({"patent": ["patent_id"]}).aliases
    {'patent_id': 'patent'}
    """
    optional = optional or {}
    aliases = {name: meant for meant, names in (*required.items(), *optional.items()) for name in names}
    return Wanted(tuple(required), tuple(optional), aliases)


def stage_set(
    work: Intake, given: str | Path | Sequence[str | Path], tables: Sequence[SetTable], *, needed: str, what: str
) -> set[str]:
    """Stage every table of a data set under its name; those that were not given are empty.

    Parameters
    ----------
    given : str, Path or sequence of them
        Files, folders or zip archives; a table may be split in any number of parts.
    needed : str
        The table without which nothing can be done.
    what : str
        The data set, for messages.

    Returns
    -------
    set of str
        The tables that were given.

    Raises
    ------
    InputError
        When a file cannot be read, or a named file is none of the tables, or the one needed is missing.
    """
    found: dict[str, list[tuple[Part, tuple[str, ...]]]] = {}
    aside: list[str] = []
    parts = find_parts(each_file(given), scratch(work.connection))
    for part in parts:
        table, headless = _table_of(work, part, tables)
        if table:
            found.setdefault(table.name, []).append((part, headless))
        else:
            aside.append(part.name)
    if needed not in found:
        raise _missing(needed, tables, found, aside, what)
    for table in tables:
        _stage(work, table, found.get(table.name, []))
    work.account.find(LEFT_ASIDE, len(aside), len(parts), aside[:5])
    return set(found)


def _table_of(
    work: Intake, part: Part, tables: Sequence[SetTable]
) -> tuple[SetTable | None, tuple[str, ...]]:
    """Find out which table a file is, and its columns where they do not stand in it."""
    try:
        header = _header(work, part)
    except NoTableError:
        if not part.listed:
            raise
        return None, ()
    for table in tables:
        if table.fits(header):
            return table, ()
    for table in tables:
        known = table.headless.get(part.stem, ())
        if known and len(known) == len(header):
            return table, known
    if not part.listed:
        raise InputError("this is none of the tables that are known here", where=part.name,
                         found=[", ".join(header[:60])], allowed=", ".join(dict.fromkeys(t.name for t in tables)),
                         fix="leave the file out, or give it the column names of the data set")
    return None, ()


def _header(work: Intake, part: Part) -> tuple[str, ...]:
    head = part.head() if part.member else b""
    if not head or form_of(head, part.name) != ("text", "none"):
        with part.on_disk(scratch(work.connection)) as source:
            return open_table(work, source).columns
    refuse_other_forms(part.name, head)
    options = work.options
    return find_dialect(part.source, head, delimiter=options.delimiter, encoding=options.encoding).header


def _stage(work: Intake, table: SetTable, parts: Sequence[tuple[Part, tuple[str, ...]]]) -> None:
    """Stage the parts of a table, and offer them as one."""
    queries = []
    for number, (part, headless) in enumerate(parts):
        name = f"{table.name}_{number}"
        present = once(work, f"{name}_unpacked", partial(_read, work, table, part, headless, name))
        listed = (one if one in present else f"cast(null as varchar) as {one}" for one in table.columns)
        queries.append(f"select {', '.join(listed)} from {name}")
    empty = ", ".join(f"cast(null as varchar) as {one}" for one in table.columns)
    work.connection.execute(
        f"create temp view {table.name} as {' union all '.join(queries) or f'select {empty} where false'}")


def _read(work: Intake, table: SetTable, part: Part, headless: Sequence[str], name: str) -> list[str]:
    """Read a part of a table into the relation `name`; return which columns it has."""
    with part.on_disk(scratch(work.connection)) as source:
        opened = open_table(work, source, columns=headless)
        places = find_columns(opened.columns, table.wanted, {}, where=part.name)
        stage_table(work, opened, name, places)
    return list(places)


def _missing(
    needed: str, tables: Sequence[SetTable], found: Mapping[str, object], aside: Sequence[str], what: str
) -> InputError:
    required = next(table.wanted.required for table in tables if table.name == needed)
    return InputError(f"the table {needed} is missing", where=what, found=[*found, *aside],
                      allowed=f"a file with the columns {', '.join(required)}, or the names that the data set has for "
                              "them", fix=f"give the file of {needed} too")
