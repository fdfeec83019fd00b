"""How does a table of citations that are already counted become a corpus?"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from citenet.corpus import FLOW_TABLES
from citenet.engine import quoted
from citenet.errors import InputError, SettingsError
from citenet.flows import LEVELS, UNKNOWN
from citenet.importers.columns import Wanted, check_names, columns_of
from citenet.importers.corpus_tables import finish
from citenet.importers.countries import read_countries
from citenet.importers.documents import day_numbers
from citenet.importers.intake import ImportOptions, Intake, intake, sql
from citenet.importers.reading import choose_columns, open_table, stage_table
from citenet.importers.relations import Table
from citenet.reference.technologies import ALL

TABLE = Wanted(("citing", "cited", "citations"), ("technology", "year"), {})
ENTITIES = Wanted(("entity", "families"), ("technology", "year"), {})

_PLAIN = "write numbers as 1234.5, without separators of thousands"


def import_flows(
    table: str | Path,
    folder: str | Path,
    *,
    columns: Mapping[str, str] | None = None,
    entities: str | Path | None = None,
    level: str = "country",
    **options: Any,
) -> dict[str, Any]:
    """Import an aggregated table of citations between countries or organisations.

    Parameters
    ----------
    table : str or Path
        One row a cell: `citing`, `cited`, `citations` (fractions allowed, none negative), optionally
        `technology` and `year`, a single one or a period such as 1975-1979. Rows of the same cell are
        added up. Without `technology` all citations are of "all".
    folder : str or Path
        Where the corpus is written.
    columns : mapping, optional
        Name here → column in the files, where they differ.
    entities : str or Path, optional
        Families per entity: `entity`, `families`, optionally `technology` and `year`. An entity
        without any citation is kept.
    level : str
        "country" (names and codes of countries are recognised; what is none is counted as the entity
        "unknown", and so are offices such as EP and WO) or "organisation".
    **options
        Fields of :class:`~citenet.importers.intake.ImportOptions`.

    Returns
    -------
    dict
        The manifest of the corpus.

    Raises
    ------
    InputError
        When a file cannot be read, a column is missing, or a number is negative; nothing is written.
    """
    columns = dict(columns or {})
    check_names(columns, (*TABLE.names, *(ENTITIES.names if entities else ())))
    if level not in LEVELS:
        raise SettingsError(f"there is no level '{level}'", allowed=", ".join(LEVELS), fix="--level country")
    with intake(folder, ImportOptions(**options)) as work:
        work.connection.execute(sql("flow_macros"))
        cells = open_table(work, table)
        counts = open_table(work, entities) if entities else None
        titles = counts.columns if counts else ()
        places = choose_columns(cells, TABLE, columns_of(cells.columns, TABLE, columns, other=titles))
        if counts:
            counted = choose_columns(counts, ENTITIES, columns_of(titles, ENTITIES, columns, other=cells.columns))
        _stage(work, cells, "flow_rows", places)
        if counts:
            _stage(work, counts, "entity_rows", counted)
        else:
            work.connection.execute(sql("no_entities"))
        _name_entities(work, level)
        _write_cells(work, "flows", "flow_rows", "citations")
        _write_cells(work, "families", "entity_rows", "families")
        return finish(work, importer="flows", unit="as in the table",
                      settings={"columns": columns, "level": level})


def _stage(work: Intake, table: Table, name: str, places: Mapping[str, int]) -> None:
    """Stage a table; one without technology is about all of them."""
    stage_table(work, table, f"{name}_given", places)
    absent = {"technology": f"'{ALL}'", "year": "cast(null as varchar)"}
    extra = "".join(f", {value} as {column}" for column, value in absent.items() if column not in places)
    work.connection.execute(f"create temp view {name} as select *{extra} from {name}_given")
    _refuse_technologies(work, name, table.source.name)
    number = "families" if "families" in places else "citations"
    _refuse_numbers(work, name, number, table.source.name)
    if table.dialect and table.dialect.delimiter != ",":
        _note_thousands(work, name, number)
    _note_repeated(work, name)
    _note_odd_years(work, name, table.source.name)


def _refuse_technologies(work: Intake, name: str, where: str) -> None:
    """Refuse technologies after which no page can be called."""
    wrong = "technology_of(technology) is not null and not names_a_file(technology_of(technology))"
    if found := work.column(f"select distinct technology from {name} where {wrong} order by 1"):
        total = work.value(f"select count(distinct technology) from {name}")
        raise InputError(f"{len(found)} of {total} technologies cannot serve as names of pages", where=where,
                         found=found, allowed="letters, digits, blanks and . , ( ) & + ' - _; 100 letters at most; "
                         "not what Windows keeps for itself, such as con", fix="write them otherwise")


def _refuse_numbers(work: Intake, name: str, number: str, where: str) -> None:
    """Refuse negative numbers, numbers with a decimal comma and the like, and a column without any number."""
    rows, numbers, negative, otherwise = work.numbers(f"""
        select count(*), count(number_of({number})), count_if(number_of({number}) < 0),
            count_if(is_written_otherwise({number})) from {name}""")
    if otherwise:
        raise InputError(f"{otherwise} of {rows} rows write their number of {number} in a way that is not read",
                         where=where, found=_examples(work, name, f"is_written_otherwise({number})"),
                         allowed="0 or more, fractions too", fix=_PLAIN)
    if negative:
        raise InputError(f"{negative} of {rows} rows have a negative number of {number}", where=where,
                         found=_examples(work, name, f"number_of({number}) < 0"), allowed="0 or more, fractions too",
                         fix="remove them, or name the right column with --columns")
    if not numbers:
        raise InputError(f"0 of {rows} rows have a number of {number}", where=where,
                         found=work.column(f"select distinct {number} from {name} where {number} is not null "
                                           "order by 1 limit 5"),
                         allowed="numbers such as 12 or 0.5", fix=f"--columns {number}=COLUMN")


def _note_thousands(work: Intake, name: str, number: str) -> None:
    """Where a comma is not the delimiter it may be that of decimals, and the point that of thousands."""
    doubtful = f"from {name} where regexp_full_match({number}, '\\s*[1-9]\\d{{0,2}}(\\.\\d{{3}})\\s*')"
    work.account.find(f"numbers of {number} read as fractions that may have a point between thousands: {_PLAIN}",
                      work.value(f"select count(*) {doubtful}"), work.value(f"select count({number}) from {name}"),
                      work.column(f"select distinct {number} {doubtful} order by 1 limit 5"))


def _note_repeated(work: Intake, name: str) -> None:
    """Rows of one cell are parts of it, but the same number twice may be the same part."""
    again = f"from (select *, count(*) as times from {name} group by all having count(*) > 1)"
    times, rows = work.numbers(f"select (select sum(times - 1) {again}), count(*) from {name}")
    work.account.find("rows like one before, number and all: added up; leave them out if they tell it twice",
                      times, rows,
                      work.column(f"select concat_ws(' ', *columns(* exclude times)) {again} order by 1 limit 5"))


def _note_odd_years(work: Intake, name: str, where: str) -> None:
    odd, cells, serial = work.numbers(f"""
        select count_if(no_period(year)), count_if(not means_no_year(year)), count_if(is_serial_day(year))
        from {name} where year is not null""")
    examples = work.column(f"select distinct year from {name} where no_period(year) order by 1 limit 5")
    if odd and odd == cells:
        raise InputError(f"0 of {cells} cells of the year hold a year", where=where, found=examples,
                         allowed="a year such as 1999, or a period such as 1995-1999",
                         fix=day_numbers(serial, odd) or "--columns year=COLUMN")
    work.account.find("; ".join(filter(None, ("years that are no year or period: set to missing",
                                              day_numbers(serial, odd)))), odd, cells, examples)


def _name_entities(work: Intake, level: str) -> None:
    """Offer `entity_names`: the entity that each text stands for."""
    texts = ("select citing as text from flow_rows union all select cited from flow_rows "
             "union all select entity from entity_rows")
    nameless = work.value(f"select count(*) from ({texts}) where cell(text) is null")
    work.account.find("sides without a name: taken as unknown", nameless, work.value(f"select count(*) from ({texts})"))
    if level == "country":
        # Counts that citenet made name what it could not place, which is nobody's slip.
        named = f"from ({texts}) where text is distinct from {quoted(UNKNOWN)}"
        read_countries(work, f"select cell(text) as text, count(*) as n {named} group by all")
        _refuse_without_countries(work)
        entity = "(select code from country_codes where country_codes.text = cell(texts.text))"
    else:
        entity = "tidy(text)"
    work.connection.execute(f"create temp table entity_names as select text, {entity} as entity "
                            f"from (select distinct text from ({texts})) as texts where text is not null")
    work.connection.execute("set variable level = ?", [level])
    work.connection.execute("set variable unknown = ?", [UNKNOWN])


def _refuse_without_countries(work: Intake) -> None:
    """When not one name is that of a country, they are something else."""
    names, known = work.numbers("select count(*), count(code) from country_codes")
    if names and not known:
        raise InputError(f"0 of {names} names are countries", where=work.sources[0]["name"],
                         found=work.column("select text from country_codes where text is not null order by 1 limit 5"),
                         allowed="codes and names of countries", fix="--level organisation, if that is what they are")


def _write_cells(work: Intake, table: str, rows_name: str, number: str) -> None:
    cells = f"{table}_cells"
    n_cells = work.stage(cells, sql("flow_cells" if table == "flows" else "entity_cells"))
    rows = work.value(f"select count(*) from {rows_name}")
    step = work.account.step(table, rows)
    no_number = f"number_of({number}) is null"
    no_technology = f"number_of({number}) is not null and technology_of(technology) is null"
    for reason, where in ((f"no number of {number}", no_number), ("no technology", no_technology)):
        step.lose(reason, work.value(f"select count(*) from {rows_name} where {where}"),
                  _examples(work, rows_name, where))
    step.lose("added to another row of the same cell", rows - step.lost - n_cells)
    columns = FLOW_TABLES[table]
    picked = ", ".join(columns)
    step.close(work.write(table, f"select {picked} from {cells} order by {', '.join(columns[:-1])}"))


def _examples(work: Intake, name: str, where: str) -> list[str]:
    """Show rows as they stand in the file."""
    return work.column(f"select distinct concat_ws(' ', *columns(*)) from {name} where {where} order by 1 limit 5")
