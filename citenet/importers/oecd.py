"""How do the patent databases of the OECD, Citations and REGPAT, become a corpus?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from citenet.importers.corpus_tables import write_corpus
from citenet.importers.intake import ImportOptions, Intake, intake, sql
from citenet.importers.table_sets import SetTable, columns, stage_set

_APPLICATION = {"application": ["appln_id"]}
_NUMBERS = {"number": ["pub_nbr", "pct_nbr"]}

TABLES = (
    SetTable("oecd_citations", columns(
        {"citing": ["citing_pub_nbr"], "cited": ["cited_pub_nbr"]},
        {"citing_date": ["citing_pub_date"], "citing_application": ["citing_appln_id"],
         "cited_date": ["cited_pub_date"], "cited_application": ["cited_appln_id"],
         "cited_office": ["cited_app_auth"], "cited_application_number": ["cited_app_nbr"],
         "origin": ["citn_origin"]})),
    SetTable("oecd_applicants", columns(
        {**_APPLICATION, "name": ["app_name"], "country": ["ctry_code"]}, {**_NUMBERS, "person": ["person_id"]})),
    SetTable("oecd_inventors", columns(
        {**_APPLICATION, "name": ["inv_name"], "country": ["ctry_code"]}, {**_NUMBERS, "person": ["person_id"]})),
    SetTable("oecd_ipc", columns(
        {**_APPLICATION, "symbol": ["ipc"]},
        {**_NUMBERS, "priority_year": ["prio_year"], "application_year": ["app_year"]})),
    SetTable("oecd_cpc", columns({**_APPLICATION, "symbol": ["cpc_class"]})),
)


def import_oecd(files: str | Path | Sequence[str | Path], folder: str | Path, **options: Any) -> dict[str, Any]:
    """Import the OECD Citations database, with REGPAT for the parties.

    Citations of EP, US and PCT documents come from Citations; applicants, inventors, years and IPC from the
    EPO and PCT files of REGPAT, CPC from its file of classes. REGPAT names parties of EP and PCT applications
    only: of US documents no country is known. What belongs to an application belongs to the publication that
    REGPAT names with it. The tables name no families: each publication counts as its own.

    Parameters
    ----------
    files : str, Path or sequence of them
        Files, folders or zip archives; parts of a table in any number. Pipes between columns, with or
        without quotes, any line ends.
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
        When the citations are missing, or a file cannot be read; nothing is written.

    Notes
    -----
    Source: OECD, Citations database and REGPAT database, descriptions of their tables.
    """
    with intake(folder, ImportOptions(**options)) as work:
        given = stage_set(work, files, TABLES, needed="oecd_citations", what="OECD")
        for name in ("oecd_named", "oecd_applications"):
            work.stage(name, sql(name))
        for name in ("patents", "parties", "classes", "citations"):
            work.stage(f"raw_{name}", sql(f"oecd_{name}"))
        _account_for(work, "parties", ("oecd_applicants", "oecd_inventors"))
        _account_for(work, "classes", ("oecd_ipc", "oecd_cpc"))
        return write_corpus(work, importer="oecd", settings={"tables": sorted(given)})


def _account_for(work: Intake, kind: str, tables: Sequence[str]) -> None:
    """Count what belongs to applications of which no publication is known."""
    rows = sum(work.value(f"select count(*) from {table}") for table in tables)
    kept = work.value(f"select count(*) from raw_{kind}")
    strangers = " union ".join(f"""
        select application from {table} where application not in (select application from oecd_applications)"""
        for table in tables)
    step = work.account.step(f"{kind} of applications", rows)
    step.lose("of an application that has no publication number and is in no citation", rows - kept,
              work.column(f"select * from ({strangers}) order by 1 limit 5"))
    step.close(kept)
