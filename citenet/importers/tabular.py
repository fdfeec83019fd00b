"""How do tables with many values in a row become documents, parties and classes?"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from citenet.engine import quoted
from citenet.importers.columns import Wanted
from citenet.importers.intake import Intake, sql

ATTRIBUTES = ("family", "office", "priority_year", "application_year", "publication_year", "applicant",
              "organisation", "country", "inventor", "inventor_country", "ipc", "cpc", "uspc", "technology")
"""What a row may say of a patent."""

ALIASES = {"year": "priority_year"}
SCHEMES = {"ipc": "IPC", "cpc": "CPC", "uspc": "USPC", "technology": "NTS"}
SIDES = ("citing", "cited")
UNPAIRED = "rows with fewer or more countries than applicants: kept, but not paired"

PATENTS = Wanted(("patent",), ATTRIBUTES, ALIASES)
"""Columns of a file of patents."""

EDGES = Wanted(
    SIDES,
    ("origin", "technology", *(f"{side}_{name}" for side in SIDES for name in ATTRIBUTES)),
    {"category": "origin"} | {f"{side}_{name}": f"{side}_{meant}" for side in SIDES for name, meant in ALIASES.items()},
)
"""Columns of an edge list: what concerns one side has its name in front; `technology` alone is of both."""


def stage_descriptions(intake: Intake, parts: Collection[str]) -> None:
    """Offer `raw_patents`, `raw_parties` and `raw_classes` from queries for `document` and `ATTRIBUTES`."""
    described = " union all ".join(parts) or f"select {attributes({}, 'null')} where false"
    intake.connection.execute(f"create or replace temp view described as {described}")
    intake.connection.execute("set variable separator = ?", [intake.options.separator])
    intake.connection.execute(sql("table_macros"))
    years = ", ".join(ATTRIBUTES[:5])
    intake.connection.execute(f"create or replace temp view raw_patents as select document, {years} from described")
    intake.connection.execute("""
        create or replace temp view party_rows as
        select document, applicant, organisation, country, inventor, inventor_country from described
        where coalesce(applicant, organisation, country, inventor, inventor_country) is not null""")
    intake.stage("with_several_rows", "select document from party_rows group by document having count(*) > 1")
    intake.connection.execute(f"create or replace temp view raw_parties as {sql('table_parties')}")
    classes = " union all ".join(
        f"select document, '{scheme}' as scheme, {'lower' if scheme == 'NTS' else 'upper'}("
        f"unnest(str_split({name}, getvariable('separator')))) as symbol from described where {name} is not null"
        for name, scheme in SCHEMES.items())
    intake.connection.execute(f"create or replace temp view raw_classes as {classes}")
    _note_unpaired(intake)


def _note_unpaired(intake: Intake) -> None:
    """Count the rows whose countries are neither one for all applicants nor one for each."""
    separator = quoted(intake.options.separator)
    unpaired = f"""
        from described
        where contains(country, {separator}) and coalesce(applicant, organisation) is not null
            and len(str_split(country, {separator}))
                <> greatest(len(str_split(applicant, {separator})), len(str_split(organisation, {separator})))"""
    rows = intake.value(f"select count(*) {unpaired}")
    if rows:
        examples = intake.column(f"select distinct document {unpaired} order by document limit 5")
        intake.account.find(UNPAIRED, rows, intake.value("select count(country) from described"), examples)


def attributes(columns: Mapping[str, str], document: str) -> str:
    """Return a select list of `document` and all `ATTRIBUTES`, those without a column being missing.

    >>> attributes({"country": "citing_country"}, "citing").split(", ")[:3]
    ['citing as document', 'cast(null as varchar) as family', 'cast(null as varchar) as office']
    """
    listed = (f"{columns.get(name, 'cast(null as varchar)')} as {name}" for name in ATTRIBUTES)
    return ", ".join([f"{document} as document", *listed])
