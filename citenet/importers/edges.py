"""How does a citation edge list, with or without a table of patents, become a corpus?"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from citenet.importers.columns import check_names, columns_of
from citenet.importers.corpus_tables import write_corpus
from citenet.importers.intake import ImportOptions, Intake, intake
from citenet.importers.reading import choose_columns, open_table, stage_table
from citenet.importers.relations import Table
from citenet.importers.tabular import ATTRIBUTES, EDGES, PATENTS, SIDES, attributes, stage_descriptions


def import_edges(
    edges: str | Path,
    folder: str | Path,
    *,
    patents: str | Path | None = None,
    columns: Mapping[str, str] | None = None,
    **options: Any,
) -> dict[str, Any]:
    """Import a citation edge list: text or Parquet.

    Parameters
    ----------
    edges : str or Path
        One row a citation: `citing`, `cited`, and optionally `origin` and, behind ``citing_`` or
        ``cited_``, any of `family`, `office`, `year` (the priority year), `priority_year`,
        `application_year`, `publication_year`, `applicant`, `organisation`, `country` (the
        applicant's), `inventor`, `inventor_country`, `ipc`, `cpc`, `uspc`, `technology`. ``-`` is
        standard input.
    folder : str or Path
        Where the corpus is written.
    patents : str or Path, optional
        One or many rows a patent: `patent`, and the same names without a side.
    columns : mapping, optional
        Name here → column in the file, where they differ; upper and lower case are the same.
    **options
        Fields of :class:`~citenet.importers.intake.ImportOptions`, such as `separator`, ";" unless
        told otherwise, which stands between several values in one cell.

    Returns
    -------
    dict
        The manifest of the corpus: sources, rows a table, every loss with its reason.

    Raises
    ------
    InputError
        When a file cannot be read, a column is missing, or the two files have no id in common; then
        nothing is written.
    """
    columns = dict(columns or {})
    check_names(columns, (*EDGES.names, *(PATENTS.names if patents else ())))
    with intake(folder, ImportOptions(**options)) as work:
        cites = open_table(work, edges)
        describes = open_table(work, patents) if patents else None
        titles = describes.columns if describes else ()
        places = choose_columns(cites, EDGES, columns_of(cites.columns, EDGES, columns, other=titles))
        if describes:
            named = columns_of(titles, PATENTS, columns, other=cites.columns)
            described = choose_columns(describes, PATENTS, named)
        parts = _stage_edges(work, cites, places)
        if describes:
            stage_table(work, describes, "patent_rows", described)
            parts.append(f"select {attributes({name: name for name in described}, 'patent')} from patent_rows")
        stage_descriptions(work, parts)
        settings = {"columns": columns, "separator": work.options.separator}
        return write_corpus(work, importer="edges", settings=settings)


def _stage_edges(work: Intake, table: Table, places: Mapping[str, int]) -> list[str]:
    """Offer `raw_citations`; return the query for what the rows say of the documents themselves."""
    stage_table(work, table, "edge_rows", places)
    origin = "origin" if "origin" in places else "cast(null as varchar)"
    work.connection.execute(
        f"create or replace temp view raw_citations as select citing, cited, {origin} as origin from edge_rows")
    described = [_side(side, set(places)) for side in SIDES]
    if not any(described):
        return []
    work.stage("edge_descriptions", "select distinct * from (" + " union all ".join(filter(None, described)) + ")")
    return ["from edge_descriptions"]


def _side(side: str, present: set[str]) -> str:
    """Return the query for what an edge row says of one side; empty when it says nothing."""
    names = {name: f"{side}_{name}" for name in ATTRIBUTES if f"{side}_{name}" in present}
    if "technology" in present:
        names.setdefault("technology", "technology")
    if not names:
        return ""
    said = ", ".join(names.values())
    return f"select {attributes(names, side)} from edge_rows where coalesce({said}) is not null"
