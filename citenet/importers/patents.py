"""How does a table of patents, without citations, become a corpus that others can be merged with?"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from citenet.engine import quoted
from citenet.importers.columns import check_names
from citenet.importers.corpus_tables import write_corpus
from citenet.importers.intake import ImportOptions, intake
from citenet.importers.reading import choose_columns, open_table, stage_table
from citenet.importers.tabular import PATENTS, attributes, stage_descriptions


def import_patents(
    patents: str | Path,
    folder: str | Path,
    *,
    columns: Mapping[str, str] | None = None,
    office: str = "",
    **options: Any,
) -> dict[str, Any]:
    """Import a table of patents, which tells of documents that other corpora cite.

    Parameters
    ----------
    patents : str or Path
        One or many rows a patent, with the columns that :func:`~citenet.importers.import_edges` knows of its
        `patents`.
    folder : str or Path
        Where the corpus is written.
    columns : mapping, optional
        Name here → column in the file, where they differ.
    office : str, optional
        The office of all the numbers, where they stand without one, such as "US".
    **options
        Fields of :class:`~citenet.importers.intake.ImportOptions`.

    Returns
    -------
    dict
        The manifest of the corpus, which has no citations.

    Raises
    ------
    InputError
        When the file cannot be read, or a column is missing; nothing is written.
    """
    columns = dict(columns or {})
    check_names(columns, PATENTS.names)
    with intake(folder, ImportOptions(**options)) as work:
        table = open_table(work, patents)
        places = choose_columns(table, PATENTS, columns)
        stage_table(work, table, "patent_rows", places)
        said = {name: name for name in places}
        number = "patent"
        if office:
            said.setdefault("office", quoted(office))
            number = f"document_identity(publication_text({quoted(office)}, patent, null))"
        stage_descriptions(work, [f"select {attributes(said, number)} from patent_rows"])
        work.connection.execute("""
            create or replace temp view raw_citations as
            select null::varchar as citing, null::varchar as cited, null::varchar as origin where false""")
        return write_corpus(work, importer="patents", settings={"columns": columns, "office": office})
