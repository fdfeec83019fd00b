"""How do the tables of PatentsView become a corpus?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from citenet.importers.corpus_tables import write_corpus
from citenet.importers.intake import ImportOptions, Intake, intake, sql
from citenet.importers.table_sets import SetTable, columns, stage_set

_PATENT = {"patent": ["patent_id"]}

TABLES = (
    SetTable("us_patent_citation",
             columns({**_PATENT, "cited": ["citation_patent_id", "citation_id"]},
                     {"origin": ["citation_category", "category"]}),
             {"uspatentcitation": ("patent_id", "citation_id", "date", "name", "kind", "number", "country",
                                   "category", "sequence")}),
    SetTable("us_application_citation",
             columns({**_PATENT, "cited": ["citation_document_number", "application_id"],
                      "origin": ["citation_category", "category"]}),
             {"usapplicationcitation": ("patent_id", "application_id", "date", "name", "kind", "number", "country",
                                        "category", "sequence")}),
    SetTable("foreign_citation",
             columns({**_PATENT, "cited": ["citation_application_id", "number"],
                      "country": ["citation_country"], "origin": ["citation_category", "category"]},
                     {"kind": ["wipo_kind"]}),
             {"foreigncitation": ("patent_id", "date", "name", "kind", "number", "country", "category",
                                  "sequence")}),
    SetTable("assignee_disambiguated",
             columns({**_PATENT, "sequence": ["assignee_sequence"], "location": ["location_id"],
                      "organisation": ["disambig_assignee_organization"]},
                     {"first": ["disambig_assignee_individual_name_first"],
                      "last": ["disambig_assignee_individual_name_last"]})),
    SetTable("assignee",
             columns({**_PATENT, "sequence": ["assignee_sequence"], "location": ["rawlocation_id"],
                      "organisation": ["raw_assignee_organization", "organization"]},
                     {"first": ["raw_assignee_individual_name_first", "name_first"],
                      "last": ["raw_assignee_individual_name_last", "name_last"]}),
             {"rawassignee": ("patent_id", "assignee_id", "rawlocation_id", "type", "name_first", "name_last",
                              "organization", "residence", "nationality", "sequence")}),
    SetTable("inventor_disambiguated",
             columns({**_PATENT, "sequence": ["inventor_sequence"], "location": ["location_id"],
                      "last": ["disambig_inventor_name_last"]}, {"first": ["disambig_inventor_name_first"]})),
    SetTable("inventor",
             columns({**_PATENT, "sequence": ["inventor_sequence"], "location": ["rawlocation_id"],
                      "last": ["raw_inventor_name_last", "name_last"]},
                     {"first": ["raw_inventor_name_first", "name_first"]}),
             {"rawinventor": ("patent_id", "inventor_id", "rawlocation_id", "name_first", "name_last", "rule_47",
                              "sequence")}),
    SetTable("raw_location",
             columns({"location": ["rawlocation_id", "id"], "country": ["raw_country"], "city": ["raw_city"]}),
             {"rawlocation": ("id", "location_id", "city", "state", "country")}),
    SetTable("location", columns({"location": ["location_id"], "country": ["disambig_country"]})),
    SetTable("application",
             columns({**_PATENT, "date": ["filing_date"], "series": ["series_code"]}),
             {"application": ("id", "patent_id", "series_code", "number", "country", "date", "unused_1",
                              "unused_2")}),
    SetTable("patent",
             columns({"patent": ["patent_id", "id"], "date": ["patent_date"], "title": ["patent_title"]}),
             {"patent": ("id", "type", "number", "country", "date", "abstract", "title", "kind", "num_claims")}),
    SetTable("ipc",
             columns({**_PATENT, "section": [], "class": ["ipc_class"], "subclass": [], "main_group": [],
                      "subgroup": []})),
    SetTable("cpc", columns({**_PATENT, "symbol": ["cpc_group", "subgroup_id"]})),
    SetTable("uspc",
             columns({**_PATENT, "main_class": ["uspc_mainclass_id", "mainclass_id"],
                      "subclass": ["uspc_subclass_id", "subclass_id"]}),
             {"uspc": ("patent_id", "mainclass_id", "subclass_id", "sequence")}),
)
"""Tables since 2022, whose names begin with g_, and those before, with and without a line of column names."""


def import_patentsview(files: str | Path | Sequence[str | Path], folder: str | Path, **options: Any) -> dict[str, Any]:
    """Import the bulk tables of PatentsView, US patents granted since 1976.

    Only the citations to US patents are needed; what else is known depends on the tables given: citations to
    US applications and to documents of other offices, patents and applications (dates), assignees, inventors and
    locations (names and countries), classes (CPC, IPC, USPC). With the raw and the disambiguated table
    of assignees, the name is the raw one and the organisation the disambiguated one. Ids stay text, behind US.
    The tables name no families: each patent counts as its own.

    Parameters
    ----------
    files : str, Path or sequence of them
        Files such as ``g_us_patent_citation.tsv.zip``, unpacked or not, or the folder of them. Raw tables of
        the years before 2022 are known too, such as ``uspatentcitation.tsv``.
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
    Source: PatentsView, data dictionaries of the granted-patent tables.
    """
    with intake(folder, ImportOptions(**options)) as work:
        given = stage_set(work, files, TABLES, needed="us_patent_citation", what="PatentsView")
        for name in ("patents", "parties", "classes", "citations"):
            work.stage(f"raw_{name}", sql(f"patentsview_{name}"))
        _account_for_parties(work)
        return write_corpus(work, importer="patentsview", settings={"tables": sorted(given)})


def _account_for_parties(work: Intake) -> None:
    """Say how many parties came in both forms."""
    rows, kept = work.numbers("""
        select (select count(*) from assignee_disambiguated) + (select count(*) from assignee)
            + (select count(*) from inventor_disambiguated) + (select count(*) from inventor),
            (select count(*) from raw_parties)""")
    step = work.account.step("parties as written", rows)
    step.lose("the raw form of a party that is disambiguated too", rows - kept)
    step.close(kept)
