"""How do the NBER patent citation files become a corpus?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from citenet.importers.columns import Wanted
from citenet.importers.corpus_tables import write_corpus
from citenet.importers.intake import ImportOptions, intake
from citenet.importers.reading import choose_columns, open_table, stage_table
from citenet.importers.tabular import attributes, stage_descriptions

CITATIONS = Wanted(("citing", "cited"), (), {})
PATENTS = Wanted(("patent", "gyear", "appyear", "country", "assignee", "nclass"), (), {})

_SAID = {
    "office": "'US'",
    "application_year": "appyear",
    "publication_year": "gyear",
    "organisation": "assignee",
    "inventor_country": "country",
    "uspc": "nclass",
}


def import_nber(
    citations: str | Path, patents: str | Path, folder: str | Path, **options: Any
) -> dict[str, Any]:
    """Import the NBER patent citation files, US patents granted in 1963 to 1999.

    COUNTRY is the country of the first inventor, ASSIGNEE the code of the first applicant, NCLASS the
    main US class, APPYEAR the application year, GYEAR the year of the grant. Numbers get the prefix US.
    The files name no families: each patent counts as its own.

    Parameters
    ----------
    citations, patents : str or Path
        The files `cite75_99` and `apat63_99`.
    folder : str or Path
        Where the corpus is written.
    **options
        Fields of :class:`~citenet.importers.intake.ImportOptions`.

    Returns
    -------
    dict
        The manifest of the corpus.

    Raises
    ------
    InputError
        When a file cannot be read or is another one.

    Notes
    -----
    Source: Hall, Jaffe and Trajtenberg (2001), NBER Working Paper 8498. Before 1976 the patents have
    no cited patents in the file, and patents cited from before 1963 have no record.
    """
    with intake(folder, ImportOptions(**options)) as work:
        cited, described = open_table(work, citations), open_table(work, patents)
        places = choose_columns(cited, CITATIONS, {}), choose_columns(described, PATENTS, {})
        stage_table(work, cited, "edge_rows", places[0])
        stage_table(work, described, "patent_rows", places[1])
        work.connection.execute("""
            create or replace temp view raw_citations as
            select 'US' || citing as citing, 'US' || cited as cited, cast(null as varchar) as origin from edge_rows""")
        stage_descriptions(work, [f"select {attributes(_SAID, _US_PATENT)} from patent_rows"])
        return write_corpus(work, importer="nber", settings={})


_US_PATENT = "'US' || patent"
