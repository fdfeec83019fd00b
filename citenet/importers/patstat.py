"""How do the tables of PATSTAT Global become a corpus?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from citenet.importers.corpus_tables import write_corpus
from citenet.importers.intake import ImportOptions, Intake, intake, sql
from citenet.importers.table_sets import SetTable, columns, stage_set
from citenet.importers.xml_records import LITERATURE


def _table(name: str, required: str, optional: str = "") -> SetTable:
    """Describe a table, which keeps the names that PATSTAT gives to it and its columns."""
    return SetTable(name, columns({one: [] for one in required.split()}, {one: [] for one in optional.split()}))


TABLES = (
    _table("tls201", "appln_id appln_auth appln_nr",
           "appln_kind appln_filing_year earliest_filing_year docdb_family_id"),
    _table("tls206", "person_id person_name person_ctry_code", "psn_name"),
    _table("tls207", "person_id appln_id applt_seq_nr invt_seq_nr"),
    _table("tls209", "appln_id ipc_class_symbol"),
    _table("tls211", "pat_publn_id publn_auth publn_nr publn_kind appln_id publn_date"),
    _table("tls212", "pat_publn_id cited_pat_publn_id", "citn_origin cited_appln_id cited_npl_publn_id"),
    _table("tls224", "appln_id cpc_class_symbol"),
    _table("tls225", "docdb_family_id cpc_class_symbol"),
)


def import_patstat(files: str | Path | Sequence[str | Path], folder: str | Path, **options: Any) -> dict[str, Any]:
    """Import tables of PATSTAT Global, the statistical database of the European patent office.

    Needed are the citations (tls212). Publications (tls211) have the numbers of the documents, applications
    (tls201) the families (the EPO's simple ones) and years, persons (tls206, tls207) the applicants and inventors,
    tls209, tls224 and tls225 the IPC and CPC classes. What belongs to an application belongs to all its
    publications. 0 is no link and the year 9999 unknown. A citation of an application is one of its first
    publication. The organisation is PATSTAT's standardised name (psn_name).

    Parameters
    ----------
    files : str, Path or sequence of them
        Files, folders or zip archives; parts of a table in any number. They are known by their columns.
    folder : str or Path
        Where the corpus is written.
    **options
        Fields of :class:`~citenet.importers.intake.ImportOptions`; give the `edition`, since ids differ
        between editions.

    Returns
    -------
    dict
        The manifest of the corpus.

    Raises
    ------
    InputError
        When the citations are missing, or a file cannot be read; nothing is written.

    Notes
    -----
    Source: EPO, PATSTAT Global data catalogue.
    """
    with intake(folder, ImportOptions(**options)) as work:
        given = stage_set(work, files, TABLES, needed="tls212", what="PATSTAT")
        for name in ("publications", "applications", "documents", "links", "roles", "symbols"):
            work.stage(f"patstat_{name}", sql(f"patstat_{name}"))
        for name in ("patents", "parties", "classes", "citations"):
            work.stage(f"raw_{name}", sql(f"patstat_{name}"))
        _account_for_links(work)
        _account_for_applications(work)
        return write_corpus(work, importer="patstat", settings={"tables": sorted(given)})


def _account_for_links(work: Intake) -> None:
    """Say which rows of the citations lead to no patent, and which documents have no number."""
    rows, literature, nothing, by_id = work.numbers("""
        select count(*), count_if(cited is null and literature), count_if(cited is null and not literature),
            count_if(starts_with(citing, 'PUBLN') or starts_with(cited, 'PUBLN'))
        from patstat_links""")
    step = work.account.step("references", rows)
    step.lose(LITERATURE, literature)
    step.lose("no link to a publication or an application: 0", nothing)
    step.close(rows - literature - nothing)
    work.account.find("citations of publications that are not in tls211: called PUBLN and their id", by_id, rows)


def _account_for_applications(work: Intake) -> None:
    """Count the persons and classes of applications that are in neither tls211 nor tls201."""
    rows, nobody, homeless = work.numbers("""
        select count(*), count_if(not has_person), count_if(has_person and not has_document) from patstat_roles""")
    step = work.account.step("persons of applications", rows)
    step.lose("a person who is not in tls206", nobody)
    step.lose(_NO_DOCUMENT, homeless)
    step.close(rows - nobody - homeless)
    rows, homeless = work.numbers("select count(*), count_if(not has_document) from patstat_symbols")
    step = work.account.step("classes of applications", rows)
    step.lose(_NO_DOCUMENT, homeless)
    step.close(rows - homeless)


_NO_DOCUMENT = "an application that is in neither tls211 nor tls201"
