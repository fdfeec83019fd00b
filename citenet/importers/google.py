"""How do extracts of the Google Patents table on BigQuery become a corpus?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from citenet.engine import scratch
from citenet.importers.archives import find_parts
from citenet.importers.corpus_tables import write_corpus
from citenet.importers.intake import ImportOptions, Intake, intake, sql
from citenet.importers.nested import stage_nested
from citenet.importers.reading import refuse_table
from citenet.importers.records import is_json, json_reader, stage_parts
from citenet.importers.source import each_file

WANTED = "the table `publications` of patents-public-data, as JSON Lines, JSON or Parquet"
NO_NUMBER = "no publication_number"
OTHER_FORM = "fields in another form than the table has them"

_TEXT = "VARCHAR"
_PARTIES = [{"name": _TEXT, "country_code": _TEXT}]
_CLASSES = [{"code": _TEXT}]
_LISTS = {
    "assignee_harmonized": _PARTIES, "inventor_harmonized": _PARTIES, "assignee": [_TEXT], "inventor": [_TEXT],
    "ipc": _CLASSES, "cpc": _CLASSES, "uspc": _CLASSES,
    "citation": [{"publication_number": _TEXT, "application_number": _TEXT, "npl_text": _TEXT, "category": _TEXT}],
}
SHAPE = {
    **dict.fromkeys(("publication_number", "country_code", "family_id", "priority_date", "filing_date",
                     "publication_date"), _TEXT),
    **_LISTS,
}
"""The fields of the table that a corpus is made of."""


def import_google(files: str | Path | Sequence[str | Path], folder: str | Path, **options: Any) -> dict[str, Any]:
    """Import an extract of the public table of patents on Google BigQuery.

    The family is `family_id`, the country of a party that of its harmonised name. References without a
    publication number, which are literature or applications, are counted and left out.

    Parameters
    ----------
    files : str, Path or sequence of them
        One or several files of the table `publications`: JSON Lines or JSON, plain, ``.gz``, ``.zst`` or in ``.zip``
        archives, or Parquet. Needed are `publication_number` and `citation`; the other fields are
        `family_id`, `country_code`, `priority_date`, `filing_date`, `publication_date`, `assignee_harmonized`,
        `inventor_harmonized`, `ipc`, `cpc`, `uspc`.
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
        When a file is a download of the search page, cannot be read, or has more faulty records than
        `max_errors`; then nothing is written.

    Notes
    -----
    Source: patents-public-data.patents.publications, by IFI CLAIMS and Google, CC BY 4.0.
    """
    with intake(folder, ImportOptions(**options)) as work:
        _stage(work, files)
        work.options.progress("reading references")
        work.stage("google_references", sql("google_references"))
        work.connection.execute("""
            create temp view raw_citations as select citing, cited, origin from google_references
            where cited is not null""")
        for table in ("patents", "parties", "classes"):
            work.connection.execute(f"create temp view raw_{table} as {sql(f'google_{table}')}")
        _account_for_references(work)
        return write_corpus(work, importer="google", settings={})


def fault(record: Mapping[str, Any]) -> str | None:
    """Say why a record of the table cannot be used; None when it can.

    Examples
    --------
    >>> fault({"publication_number": "US-7650331-B1", "citation": []}) is None
    True
    >>> fault({"citation": []})
    'no publication_number'
    """
    number = record.get("publication_number")
    if not isinstance(number, str) or not number.strip():
        return NO_NUMBER
    has_form = all(isinstance(record.get(name) or [], list) for name in _LISTS)
    return None if has_form else OTHER_FORM


def _stage(work: Intake, files: str | Path | Sequence[str | Path]) -> None:
    """Offer the records of all files as `google_records`."""
    parts = find_parts(each_file(files), scratch(work.connection))
    tables = [part for part in parts if part.source.form == "parquet"]
    texts = [part for part in parts if part.source.form != "parquet"]
    for part in texts:
        if not is_json(part, work.options.encoding):
            refuse_table(work, part, WANTED)
    names = [f"google_table_{place}" for place in range(len(tables))]
    for name, part in zip(names, tables, strict=True):
        stage_nested(work, name, SHAPE, part, required=("publication_number", "citation"))
    if texts:
        names.append("google_texts")
        stage_parts(work, names[-1], SHAPE, texts, json_reader(SHAPE, fault))
    work.connection.execute("create temp view google_records as "
                            + " union all ".join(f"select {', '.join(SHAPE)} from {name}" for name in names))


def _account_for_references(work: Intake) -> None:
    references, patents, literature, applications = work.numbers("""
        select count(*), count(cited), count_if(cited is null and is_literature),
            count_if(cited is null and not is_literature and is_application)
        from google_references""")
    step = work.account.step("references", references)
    step.lose("literature, not a patent", literature)
    step.lose("an application without a publication number", applications)
    step.lose("neither a patent nor literature", references - patents - literature - applications)
    step.close(patents)
    records, citing = work.numbers("""
        select (select count(distinct document) from raw_patents), count(distinct citing) filter (cited is not null)
        from google_references""")
    work.account.find("patents whose record names no cited patent", records - citing, records)
